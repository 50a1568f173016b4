using NegotiationMonitor.Articles;
using static NegotiationMonitor.Tests.Articles.Decision;

namespace NegotiationMonitor.Tests.Articles;

public sealed class ReviewTests
{
    private static readonly Decision.Situation Start = Given(Samples.Recorded);
    private static readonly Guid Offer = Start.Record.Acts[0].Id;
    private static readonly Act Better = Samples.Offer with { Stance = Stance.Supports, Rule = "review" };

    [Fact]
    public void A_retracted_act_no_longer_counts()
    {
        var after = Start.When(new Retract(Offer, "ana", "not theirs")).Then("act_retracted");
        Assert.Equal("borland", Assert.Single(after.Record.Acts).Act.Actor);
    }

    [Fact]
    public void An_amended_act_counts_as_amended()
    {
        var after = Start.When(new Amend(Offer, Better, "ana", "is for it")).Then("act_amended");
        Assert.Equal(Stance.Supports, after.Record.Acts[0].Act.Stance);
        Assert.Equal(after.Events[^1].Id, after.Record.Acts[0].Id);
        after.When(new Amend(after.Record.Acts[0].Id, Better with { Stance = Stance.Committed }, "ben", "has decided")).Then("act_amended");
    }

    [Fact]
    public void The_later_of_two_reviewers_is_told_of_the_earlier()
    {
        var retracted = Start.When(new Retract(Offer, "ana", "not theirs")).Then("act_retracted");
        retracted.When(new Retract(Offer, "ben", "wrong day")).ThenRefused("retracted by ana", "not theirs");
        retracted.When(new Amend(Offer, Better, "ben", "wrong day")).ThenRefused("retracted by ana");
        var amended = Start.When(new Amend(Offer, Better, "ana", "is for it")).Then("act_amended");
        amended.When(new Retract(Offer, "ben", "wrong")).ThenRefused("amended by ana", amended.Events[^1].Id.ToString());
        amended.When(new Amend(Offer, Better, "ben", "is for it")).ThenRefused("amended by ana");
    }

    [Fact]
    public void An_added_act_counts()
    {
        var after = Start.When(new Add(Samples.Complaint, "ana", "missed")).Then("act_added");
        Assert.True(after.Record.Acts[^1].Reviewed);
        after.When(new Add(Samples.Complaint, "ben", "missed")).ThenRefused("already stands");
        after.When(new Retract(after.Record.Acts[^1].Id, "ben", "it was not")).Then("act_retracted");
    }

    [Fact]
    public void A_review_shows_its_evidence_like_everything_else()
    {
        var wrong = Samples.Complaint with { Evidence = [new Evidence(0, 3, "xyz")] };
        Start.When(new Add(wrong, "ana", "missed")).ThenRefused("xyz");
        Start.When(new Amend(Offer, wrong, "ana", "missed")).ThenRefused("xyz");
    }

    [Fact]
    public void An_amendment_that_changes_nothing_records_nothing() => Start.When(new Amend(Offer, Samples.Offer, "ana", "same")).ThenNothing();

    [Fact]
    public void A_review_says_who_and_why()
    {
        Start.When(new Retract(Offer, " ", "x")).ThenRefused("--by");
        Start.When(new Amend(Offer, Better, "ana", "")).ThenRefused("--why");
        Start.When(new Add(Better, "", "x")).ThenRefused("--by");
    }

    [Fact]
    public void An_act_that_does_not_stand_is_refused()
    {
        Start.When(new Retract(Guid.Empty, "ana", "x")).ThenRefused(Guid.Empty.ToString());
        Given().When(new Retract(Offer, "ana", "x")).ThenRefused(Article);
    }
}
