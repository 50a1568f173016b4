using NegotiationMonitor.Articles;
using static NegotiationMonitor.Tests.Articles.Decision;

namespace NegotiationMonitor.Tests.Articles;

public sealed class RecordArticleTests
{
    [Fact]
    public void A_new_article_is_received_its_acts_recorded_and_read()
    {
        var after = Given().When(Samples.Record(Samples.Offer, Samples.Refusal)).Then("article_received", "offer_made", "stance_stated", "article_read");
        Assert.Equal(2, after.Record.Acts.Count);
        Assert.Equal(new DossierReading("rules/1", "c0debook", 1, Stands: true), after.Record.ReadingFor("port"));
        Assert.Equal(ContentKey.HashOf(Samples.Text), after.Record.ContentHash);
    }

    [Fact]
    public void An_article_of_furniture_alone_is_read_with_no_acts() => Given().When(Samples.Record()).Then("article_received", "article_read");

    [Fact]
    public void A_copy_is_marked_before_its_acts_come() =>
        Given().When(Samples.Record(Samples.Offer) with { Copy = new CopyRecognised("article-first", 0.9) })
            .Then("article_received", "copy_recognised", "offer_made", "article_read");

    [Fact]
    public void The_same_article_again_records_nothing() => Given(Samples.Recorded).When(Samples.Record(Samples.Offer, Samples.Refusal)).ThenNothing();

    [Fact]
    public void A_newer_reader_or_codebook_alone_records_nothing() =>
        Given(Samples.Recorded).When(new RecordArticle(Samples.Article, new ArticleReading("rules/2", "port", "other", [Samples.Offer], 2))).ThenNothing();

    [Fact]
    public void White_space_and_line_ends_do_not_make_another_article()
    {
        var spaced = Samples.Article with { Text = Samples.Text.Replace(". ", ".\r\n\r\n", StringComparison.Ordinal) + "\n" };
        Given(Samples.Recorded).When(new RecordArticle(spaced, Samples.Reading())).ThenNothing();
        Assert.Equal(ContentKey.StreamOf(Samples.Article), ContentKey.StreamOf(spaced));
    }

    [Fact]
    public void Another_outlet_makes_another_article_and_case_does_not()
    {
        Assert.NotEqual(ContentKey.StreamOf(Samples.Article), ContentKey.StreamOf(Samples.Article with { Outlet = "Another" }));
        Assert.Equal(ContentKey.StreamOf(Samples.Article), ContentKey.StreamOf(Samples.Article with { Outlet = "THE HARBOUR POST" }));
        Assert.Matches("^article-[0-9a-f]{20}$", ContentKey.StreamOf(Samples.Article));
    }

    [Fact]
    public void A_known_article_for_another_dossier_gets_only_acts_and_read()
    {
        var tariffs = new ArticleReading("rules/1", "tariffs", "cb2", [Samples.Refusal with { Dossier = "tariffs" }], 2);
        var after = Given(Samples.Recorded).When(new RecordArticle(Samples.Article, tariffs)).Then("stance_stated", "article_read");
        Assert.Equal(3, after.Record.Acts.Count);
    }

    [Fact]
    public void Quotes_read_in_a_text_with_other_white_space_are_found_in_the_recorded_one()
    {
        var spaced = Samples.Article with { Text = "\n\n" + Samples.Text };
        var moved = Samples.Refusal with { Dossier = "tariffs", Evidence = [.. Samples.Refusal.Evidence.Select(e => new Evidence(e.Start + 2, e.End + 2, e.Quote))] };
        var after = Given(Samples.Recorded).When(new RecordArticle(spaced, new ArticleReading("rules/1", "tariffs", "cb2", [moved], 2))).Then("stance_stated", "article_read");
        Assert.Equal(Samples.Refusal.Evidence, after.Record.Acts[^1].Act.Evidence);
    }

    [Fact]
    public void Evidence_that_is_not_verbatim_is_refused()
    {
        Act Shown(int start, int end, string quote) => Samples.Offer with { Evidence = [new Evidence(start, end, quote)] };
        Given().When(Samples.Record(Shown(10, 32, "ready to open its ports"))).ThenRefused("arland", "\"ready to open its ports\"");
        Given().When(Samples.Record(Shown(0, 5, "ready"))).ThenRefused("0–5");
        Given().When(Samples.Record(Shown(-1, 3, "Arl"))).ThenRefused("does not stand");
        Given().When(Samples.Record(Shown(0, 9999, "Arland"))).ThenRefused("does not stand");
        Given().When(Samples.Record(Shown(6, 7, " "))).ThenRefused("does not stand");
        Given().When(Samples.Record(Samples.Offer with { Evidence = [] })).ThenRefused("no evidence");
    }

    [Fact]
    public void Evidence_that_cuts_a_character_in_half_is_refused()
    {
        const string text = "They agreed 🤝 today.";
        var half = Samples.Offer with { Evidence = [new Evidence(0, 13, text[..13])] };
        Given().When(new RecordArticle(new ArticleText(text), Samples.Reading(half))).ThenRefused("half a character");
    }

    [Fact]
    public void Impossible_dates_and_conditions_are_refused()
    {
        var day = new DateOnly(2025, 5, 6);
        Given().When(Samples.Record(Samples.Offer with { SaidOn = new SaidOn(day, day.AddDays(-1), DateBasis.Stated) })).ThenRefused("2025-05-06 to 2025-05-05", "impossible");
        Given().When(Samples.Record(Samples.Offer with { SaidOn = default })).ThenRefused("0001-01-01");
        Given().When(Samples.Record(Samples.Offer with { ScheduledFor = new DateRange(day, day.AddDays(-3)) })).ThenRefused("scheduled");
        Given().When(Samples.Record(Samples.Offer with { Conditions = [new Condition(" ", null)] })).ThenRefused("condition");
        Given().When(Samples.Record(Samples.Offer with { Actor = "" })).ThenRefused("no actor");
    }

    [Fact]
    public void What_is_no_text_is_refused()
    {
        foreach (var text in (string[])[" \n", "a\0b", "half \ud83e of a character", "ends in half \ud83e"])
        {
            Given().When(new RecordArticle(new ArticleText(text, File: "bad.txt"), Samples.Reading())).ThenRefused("bad.txt");
        }
    }

    [Fact]
    public void A_text_beyond_all_measure_and_an_impossible_day_are_refused()
    {
        Given().When(new RecordArticle(new ArticleText(new string('a', ActCheck.LongestText + 1)), Samples.Reading())).ThenRefused("split it");
        Given().When(new RecordArticle(Samples.Article with { PublishedOn = DateOnly.MinValue }, Samples.Reading())).ThenRefused("0001-01-01");
    }

    [Fact]
    public void A_copy_is_recognised_once_and_never_of_itself()
    {
        Given(Samples.Recorded).When(new RecogniseCopy("article-first", 0.8)).Then("copy_recognised");
        Given(Samples.Recorded).When(new RecogniseCopy(Article, 1)).ThenRefused("itself");
        Given().When(new RecogniseCopy("article-first", 0.8)).ThenRefused(Article);
    }
}
