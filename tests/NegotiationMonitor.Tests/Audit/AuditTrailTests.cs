using System.Text.Json;
using NegotiationMonitor.Articles;
using NegotiationMonitor.Audit;
using NegotiationMonitor.Positions;
using NegotiationMonitor.Tests.Positions;

namespace NegotiationMonitor.Tests.Audit;

public sealed class AuditTrailTests
{
    private static readonly PositionKey Key = new(Story.Dossier, "us", "troops");

    [Fact]
    public void The_chain_leads_from_the_position_to_the_sentence_and_the_article()
    {
        var trail = TrailOf(new Story().In("article-a").Append(Received("a", "Reuters", "Talks went on. Mr. Trump ruled out troops on Monday. Nobody was surprised."))
            .Act(Act(10, Stance.RulesOut, 15, 32, "Mr. Trump ruled")).Read());

        var entry = Assert.Single(trail.Entries);
        var passage = Assert.Single(entry.Passages);
        Assert.Equal(("Mr. Trump ruled out troops on Monday.", "Talks went on.", "Nobody was surprised."), (passage.Sentence, passage.Before, passage.After));
        Assert.Equal((Weight.Decides, "test", "hash-2"), (entry.Weighed!.Weight, entry.Act.Rule, entry.Hash));
        Assert.Equal(("Reuters", "hash-3", 3L), trail.Articles.Select(a => (a.Outlet, a.Hash, a.Version)).Single());
    }

    [Fact]
    public void Two_articles_of_one_story_are_shown_as_one_origin()
    {
        var trail = TrailOf(new Story().In("article-a")
            .Append(Received("a", "Reuters", "Trump ruled out troops.")).Act(Act(10, Stance.RulesOut, 0, 5, "Trump")).Read()
            .In("article-b").Append(Received("b", "Daily Copy", "Trump ruled out troops!")).Append(new CopyRecognised("article-a", 0.9))
            .Act(Act(10, Stance.RulesOut, 0, 5, "Trump")).Read());

        Assert.Equal(2, trail.Articles.Count);
        Assert.Single(trail.Articles.Select(a => a.Story).Distinct());
        var origin = Assert.Single(trail.Origins);
        Assert.Equal(("Reuters", 2, 2), (origin.Name, origin.Statements, origin.Streams.Count));
        Assert.Equal("article-a", trail.Articles.Single(a => a.CopyOf is not null).CopyOf!.Of);
    }

    [Fact]
    public void Corrections_are_told_with_who_and_why()
    {
        var trail = TrailOf(new Story().In("article-a")
            .Append(Received("a", "Reuters", "Trump ruled out troops.")).Act(Act(10, Stance.Supports, 0, 5, "Trump")).Act(Act(11, Stance.Wary, 0, 5, "Trump")).Read()
            .Append(new ActAmended(Story.IdOf(2), Act(10, Stance.RulesOut, 0, 5, "Trump"), "Ann", "negated"))
            .Append(new ActRetracted(Story.IdOf(3), "Bob", "not about troops")));

        Assert.Equal(Stance.RulesOut, trail.Position.Stance);
        Assert.Equal([2L, 3L], trail.Ended.Select(e => e.Entry.Sequence));
        Assert.Equal(
            ["act_amended Ann negated ends 2 begins 5", "act_retracted Bob not about troops ends 3 begins "],
            trail.Corrections.Select(c => $"{c.Kind} {c.By} {c.Why} ends {string.Join(' ', c.Ended)} begins {string.Join(' ', c.Begun)}"));
    }

    [Fact]
    public void A_quote_is_shown_in_the_text_as_it_stood_when_the_act_was_recorded()
    {
        var trail = TrailOf(new Story().In("article-a")
            .Append(Received("a", "Reuters", "Old words here.")).Act(Act(10, Stance.Supports, 0, 9, "Old words")).Read()
            .Append(new ArticleRevised("Say no more. New words here.", "h2", null, null, null)).Act(Act(10, Stance.Opposes, 13, 22, "New words")).Read());

        Assert.Equal(("New words here.", "Say no more."), trail.Entries.Select(e => (e.Passages[0].Sentence, e.Passages[0].Before)).Single());
        Assert.Equal("Old words here.", Assert.Single(trail.Ended).Passages[0].Sentence);
        Assert.Equal(["h2"], trail.Articles[0].Revisions);
    }

    [Fact]
    public void The_report_says_it_all_in_markdown_and_json()
    {
        var trail = TrailOf(new Story().In("article-a").Append(Received("a", "Reuters", "Trump ruled out troops.")).Act(Act(10, Stance.RulesOut, 0, 15, "Trump ruled out")).Read());

        var text = AuditText.Markdown(trail);
        foreach (var part in (string[])["# us on troops (peace)", "**rules-out**. Since 2025-08-10", "rule test, reader test/1", "**Trump ruled out troops.**", "“Trump ruled out”", "hash-2", "Reuters"])
        {
            Assert.Contains(part, text, StringComparison.Ordinal);
        }

        using var json = JsonDocument.Parse(AuditText.Json(trail));
        Assert.Equal("Trump ruled out", json.RootElement.GetProperty("entries")[0].GetProperty("passages")[0].GetProperty("quote").GetString());
        Assert.Equal("stance_stated", json.RootElement.GetProperty("entries")[0].GetProperty("act").GetProperty("type").GetString());
        Assert.Equal("decides", json.RootElement.GetProperty("entries")[0].GetProperty("weighed").GetProperty("weight").GetString());
    }

    [Fact]
    public void The_page_shows_others_words_as_text_and_needs_no_other_file()
    {
        var hostile = TrailOf(new Story().In("article-a")
            .Append(Received("a", "<b>Reuters</b>", "First. Trump <script>alert(1)</script> ruled out troops & more. Last."))
            .Act(Act(10, Stance.RulesOut, 13, 38, "<script>alert(1)</script>")).Read()
            .Append(new ActRetracted(Story.IdOf(2), "Ann <i>", "wrong")));

        var page = AuditHtml.Page([hostile], _ => "American & other <troops>");
        foreach (var part in (string[])["“American &amp; other &lt;troops&gt;”", "<mark>&lt;script&gt;alert(1)&lt;/script&gt;</mark>", "act retracted by Ann &lt;i&gt; (wrong)", "First.", "No stance", "hash-2", "content-a"])
        {
            Assert.Contains(part, page, StringComparison.Ordinal);
        }

        foreach (var part in (string[])["<script", "<b>Reuters", "src=", "http-equiv", "@import", "url("])
        {
            Assert.DoesNotContain(part, page, StringComparison.OrdinalIgnoreCase);
        }

        Assert.DoesNotContain("<script", AuditText.Markdown(hostile), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("One. Two said “Yes.” Three.", "Two", "Two said “Yes.”", "One.", "Three.")]
    [InlineData("The U.S. Army left. It rained.", "Army", "The U.S. Army left.", "", "It rained.")]
    [InlineData("Title\nFirst here. Then more.\nNext", "First", "First here.", "", "Then more.")]
    [InlineData("no stop at all", "stop", "no stop at all", "", "")]
    public void Surroundings_keep_to_sentences_and_paragraphs(string text, string quote, string sentence, string before, string after)
    {
        var at = text.IndexOf(quote, StringComparison.Ordinal);
        var passage = Surroundings.Of(text, at, at + quote.Length)!;

        Assert.Equal((sentence, before, after), (passage.Sentence, passage.Before, passage.After));
    }

    [Theory]
    [InlineData(-1, 2)]
    [InlineData(0, 99)]
    [InlineData(2, 2)]
    public void A_span_outside_the_text_has_no_surroundings(int start, int end) => Assert.Null(Surroundings.Of("short", start, end));

    private static AuditTrail TrailOf(Story story)
    {
        var versions = story.Book().Begun.Where(e => e.Key == Key).ToList();
        return AuditTrails.Of(
            Key, Clocks.Now, story.Head, [.. versions.Where(v => v.Until == Entry.Forever)], [.. versions.Where(v => v.Until != Entry.Forever)],
            [.. story.Log.Select(e => new AuditEvent(e, "hash-" + e.Sequence))]);
    }

    private static ArticleReceived Received(string name, string outlet, string text) => new(text, "content-" + name, "en", outlet, null, null, null, name + ".txt", Story.Dossier);

    private static Act Act(int day, Stance stance, int start, int end, string quote) =>
        Story.Make<StanceStated>("us", "troops", day) with { Stance = stance, Evidence = [new Evidence(start, end, quote)] };
}
