using NegotiationMonitor.Articles;
using static NegotiationMonitor.Tests.Articles.Decision;

namespace NegotiationMonitor.Tests.Articles;

public sealed class ReviseAndRereadTests
{
    private const string Shorter = "Correction. Arland is ready to open its port, its minister said.";

    private static readonly Act OfferInShorter = Samples.Make<OfferMade>("arland", "ready to open its port", Shorter, "port", "rules/1");

    private static ReviseArticle Revision => new(Samples.Article with { Text = Shorter }, Samples.Reading(OfferInShorter));

    private static Guid IdOf(Decision.Situation situation, int act) => situation.Record.Acts[act].Id;

    [Fact]
    public void A_revised_article_supersedes_every_reading_and_is_read_anew()
    {
        var tariffs = new ArticleReading("rules/1", "tariffs", "cb2", [Samples.Refusal with { Dossier = "tariffs" }], 2);
        var both = Given(Samples.Recorded).When(new RecordArticle(Samples.Article, tariffs)).Then("stance_stated", "article_read");
        var after = both.When(Revision).Then("article_revised", "reading_superseded", "reading_superseded", "offer_made", "article_read");
        Assert.Equal(OfferInShorter.Evidence, Assert.Single(after.Record.Acts).Act.Evidence);
        Assert.Equal(1, after.Record.Revision);
        Assert.False(after.Record.ReadingFor("tariffs")!.Stands);
        Assert.True(after.Record.ReadingFor("port")!.Stands);
    }

    [Fact]
    public void A_text_it_once_had_revises_nothing()
    {
        var revised = Given(Samples.Recorded).When(Revision).Then("article_revised", "reading_superseded", "offer_made", "article_read");
        revised.When(new ReviseArticle(Samples.Article, Samples.Reading(Samples.Offer))).ThenNothing();
        revised.When(Samples.Record(Samples.Offer)).ThenNothing();
    }

    [Fact]
    public void A_revised_article_is_read_for_the_other_dossier_when_it_comes_again_for_that()
    {
        var tariffs = new ArticleReading("rules/1", "tariffs", "cb2", [], 2);
        var revised = Given(Samples.Recorded).When(new RecordArticle(Samples.Article, tariffs)).Then("article_read")
            .When(Revision).Then("article_revised", "reading_superseded", "reading_superseded", "offer_made", "article_read");
        revised.When(new RecordArticle(Revision.Article, tariffs)).Then("article_read");
    }

    [Fact]
    public void A_reviewers_act_whose_quote_still_stands_moves_into_the_revised_text()
    {
        var offer = Samples.Make<DemandMade>("arland", "its minister said", Samples.Text, "port", "review");
        var gone = Samples.Complaint with { Reader = "review" };
        var reviewed = Given(Samples.Recorded).When(new Add(offer, "ana", "missed")).Then("act_added").When(new Add(gone, "ana", "missed")).Then("act_added");
        var after = reviewed.When(Revision).Then("article_revised", "reading_superseded", "act_added", "offer_made", "article_read");
        var moved = after.Record.Acts.Single(a => a.Reviewed).Act;
        Assert.Equal("its minister said", Shorter[moved.Evidence[0].Start..moved.Evidence[0].End]);
    }

    [Fact]
    public void Reading_again_with_another_result_supersedes_the_earlier_reading()
    {
        var again = new Reread(new ArticleReading("rules/2", "port", "c0debook", [Samples.Offer, Samples.Complaint], 2), "newer reader");
        var after = Given(Samples.Recorded).When(again).Then("reading_superseded", "offer_made", "proposal_rejected", "article_read");
        Assert.Equal(["arland", "borland"], after.Record.Acts.Select(a => a.Act.Actor));
        Assert.Equal(2, after.Record.ReadingFor("port")!.Number);
    }

    [Fact]
    public void Reading_again_with_the_same_result_records_nothing() =>
        Given(Samples.Recorded).When(new Reread(new ArticleReading("rules/2", "port", "c0debook", [Samples.Offer with { Reader = "rules/2" }, Samples.Refusal with { Reader = "rules/2" }], 2), "newer"))
            .ThenNothing();

    [Fact]
    public void Going_back_to_an_earlier_codebook_is_a_reading_of_its_own()
    {
        Reread With(string codebook, params Act[] acts) => new(new ArticleReading("rules/1", "port", codebook, acts, 2), "another codebook");
        var there = Given(Samples.Recorded).When(With("other", Samples.Offer)).Then("reading_superseded", "offer_made", "article_read");
        there.When(With("c0debook", Samples.Offer, Samples.Refusal)).Then("reading_superseded", "offer_made", "stance_stated", "article_read");
    }

    [Fact]
    public void Reading_again_keeps_what_reviewers_did()
    {
        var start = Given(Samples.Recorded);
        var better = Samples.Refusal with { Stance = Stance.Opposes, Rule = "review" };
        var reviewed = start.When(new Retract(IdOf(start, 0), "ana", "not theirs")).Then("act_retracted")
            .When(new Amend(IdOf(start, 1), better, "ben", "too strong")).Then("act_amended")
            .When(new Add(Samples.Complaint, "ana", "missed")).Then("act_added");
        var found = new Reread(new ArticleReading("rules/2", "port", "new", [Samples.Offer, Samples.Refusal, Samples.Complaint, Samples.Make<DemandMade>("borland", "lift its tariffs", Samples.Text, "port", "rules/2")], 2), "newer");
        var after = reviewed.When(found).Then("reading_superseded", "demand_made", "article_read");
        Assert.Equal(["stance_stated", "proposal_rejected", "demand_made"], after.Record.Acts.Select(a => EventNames.NameOf(a.Act)));
        Assert.Equal(Stance.Opposes, after.Record.Acts[0].Act.Stance);
    }

    [Fact]
    public void An_unknown_article_is_neither_revised_nor_read_again()
    {
        Given().When(Revision).ThenRefused(Article);
        Given().When(new Reread(Samples.Reading(), "newer")).ThenRefused(Article);
    }
}
