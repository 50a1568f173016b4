using NegotiationMonitor.Articles;
using NegotiationMonitor.Positions;
using static NegotiationMonitor.Tests.Positions.Story;

namespace NegotiationMonitor.Tests.Positions;

/// <summary>One example for every kind of change: given what was recorded, when this is recorded, then that changed.</summary>
public sealed class ChangeTests
{
    private static readonly Condition IfPeace = new("in the event of a peace deal", null);

    [Fact]
    public void First_stance_emerges()
    {
        var story = new Story();

        var change = When(story, s => s.Article().Says("russia", "force", Stance.RulesOut, 18).Read());

        Assert.Equal((ChangeKind.Emerged, Stance.None, Stance.RulesOut), (change.What.Kind, change.What.From, change.What.To));
        Assert.Equal(("3:peace:russia:force", 2L, Aug(18)), (change.Id, change.Act, change.SaidOn));
    }

    [Fact]
    public void Up_the_scale_is_toward_and_down_is_away()
    {
        var story = Given("us", Stance.Wary, 18);

        Assert.Equal(ChangeKind.Toward, When(story, s => s.Article().Says("us", "force", Stance.Undecided, 19).Read()).What.Kind);
        Assert.Equal(ChangeKind.Away, When(story, s => s.Article().Says("us", "force", Stance.RulesOut, 20).Read()).What.Kind);
    }

    [Fact]
    public void From_one_side_to_the_other_is_reversed()
    {
        var story = Given("us", Stance.RulesOut, 18);

        Assert.Equal(ChangeKind.Reversed, When(story, s => s.Article().Says("us", "force", Stance.Open, 19).Read()).What.Kind);
    }

    [Fact]
    public void Gained_and_lost_conditions_are_told()
    {
        var story = Given("us", Stance.Supports, 18);

        var gained = When(story, s => s.Article().Says("us", "force", Stance.Supports, 19, conditions: [IfPeace]).Read());
        var lost = When(story, s => s.Article().Does<ConcessionMade>("us", "force", 20, Stance.Supports).Read());

        Assert.Equal((ChangeKind.ConditionsChanged, IfPeace), (gained.What.Kind, Assert.Single(gained.What.Gained)));
        Assert.Equal((ChangeKind.ConditionsChanged, IfPeace), (lost.What.Kind, Assert.Single(lost.What.Lost)));
    }

    [Fact]
    public void A_condition_in_other_words_is_no_change()
    {
        var story = new Story().Article().Says("us", "force", Stance.Supports, 18, conditions: [IfPeace]).Read();

        ThenNothing(story, s => s.Article().Says("us", "force", Stance.Supports, 19, conditions: [new("under a potential peace deal", null)]).Read());
    }

    [Fact]
    public void Two_voices_on_opposite_sides_within_seven_days_are_contested()
    {
        var story = new Story().Article().Says("us", "force", Stance.Supports, 18, "Trump", Mode.DirectQuote).Read();

        var change = When(story, s => s.Article().Says("us", "force", Stance.Opposes, 18, "Hegseth").Read());

        // Trump's own words weigh more that day, so the stance stays.
        Assert.Equal((ChangeKind.Contested, Stance.Supports), (change.What.Kind, change.What.To));
        Assert.True(story.Book().Positions.Single().Contested);
    }

    [Fact]
    public void A_voice_of_eight_days_ago_contests_nothing()
    {
        var story = new Story()
            .Article().Says("us", "force", Stance.Supports, 10, "Trump").Read()
            .Article().Says("us", "force", Stance.Opposes, 18, "Hegseth").Read();

        Assert.False(story.Book().Positions.Single().Contested);
    }

    [Fact]
    public void An_agreement_settles()
    {
        var story = Given("us", Stance.Supports, 18);

        Assert.Equal(ChangeKind.Settled, When(story, s => s.Article().Does<AgreementReached>("us", "force", 20, Stance.Committed).Read()).What.Kind);
        Assert.Equal(ChangeKind.Reversed, When(story, s => s.Article().Says("us", "force", Stance.Opposes, 22).Read()).What.Kind);
        Assert.Equal(Outcome.None, story.Book().Positions.Single().Outcome);
    }

    [Fact]
    public void An_offer_taken_back_is_withdrawn()
    {
        var story = new Story().Article().Does<OfferMade>("us", "force", 18, Stance.Supports, proposition: "send aircraft").Read();
        Assert.Single(story.Book().Positions.Single().Offers);

        Assert.Equal(ChangeKind.Withdrawn, When(story, s => s.Article().Does<OfferWithdrawn>("us", "force", 20, Stance.Opposes).Read()).What.Kind);
        Assert.Empty(story.Book().Positions.Single().Offers);
    }

    [Fact]
    public void An_offer_that_could_be_taken_back_is_not_withdrawn()
    {
        var story = new Story().Article().Does<OfferMade>("us", "force", 18, Stance.Supports).Read();

        var change = When(story, s => s.Article().Does<OfferWithdrawn>("us", "force", 20, Stance.Wary, Certainty.Hedged).Read());

        Assert.Equal(ChangeKind.Reversed, change.What.Kind);
    }

    [Fact]
    public void A_retraction_of_what_decided_is_retracted_and_not_a_move()
    {
        var story = Given("us", Stance.Supports, 18).Article().Says("us", "force", Stance.Opposes, 20).Read();

        var change = When(story, s => s.Append(new ActRetracted(IdOf(5), "Ann", "misread")));

        Assert.Equal((ChangeKind.Retracted, Stance.Opposes, Stance.Supports), (change.What.Kind, change.What.From, change.What.To));
    }

    [Fact]
    public void A_retraction_of_the_only_word_leaves_nothing()
    {
        var story = Given("us", Stance.Supports, 18);

        var change = When(story, s => s.Append(new ActRetracted(IdOf(2), "Ann", "misread")));

        Assert.Equal((ChangeKind.Retracted, Stance.None, null), (change.What.Kind, change.What.To, change.Act));
        Assert.Empty(story.Book().Positions);
    }

    [Fact]
    public void An_amended_stance_is_retracted_and_not_a_move()
    {
        var story = Given("us", Stance.Supports, 18);

        var change = When(story, s => s.Append(new ActAmended(IdOf(2), Make<StanceStated>("us", "force", 18) with { Stance = Stance.Opposes }, "Ann", "negated")));

        Assert.Equal((ChangeKind.Retracted, Stance.Supports, Stance.Opposes), (change.What.Kind, change.What.From, change.What.To));
    }

    [Fact]
    public void A_late_arrival_that_alters_only_the_past_revises_history()
    {
        var story = Given("us", Stance.Supports, 18);

        Assert.Equal(ChangeKind.HistoryRevised, When(story, s => s.Article().Says("us", "force", Stance.Opposes, 10).Read()).What.Kind);
    }

    [Fact]
    public void A_confirmation_is_no_change()
    {
        var story = Given("us", Stance.Supports, 18);

        ThenNothing(story, s => s.Article("Bloomberg").Says("us", "force", Stance.Supports, 19).Read());
        Assert.Equal((Aug(18), Aug(19), 2), story.Book().Positions.Select(p => (p.Since, p.LastConfirmed, p.Origins.Count)).Single());
    }

    [Fact]
    public void A_reading_that_finds_the_same_again_is_no_change()
    {
        var story = Given("us", Stance.Supports, 18);

        ThenNothing(story, s => s.Append(new ReadingSuperseded(Dossier, "test/2", "newer")).Says("us", "force", Stance.Supports, 18).Read());
    }

    [Fact]
    public void A_newer_reading_keeps_a_reviewers_work()
    {
        var story = Given("us", Stance.Supports, 18).Append(new ActAmended(IdOf(2), Make<StanceStated>("us", "force", 18) with { Stance = Stance.Opposes }, "Ann", "negated"));

        ThenNothing(story, s => s.Append(new ReadingSuperseded(Dossier, "test/2", "newer")).Read());
        Assert.Equal(Stance.Opposes, story.Book().Positions.Single().Stance);
    }

    [Fact]
    public void A_revised_article_that_drops_its_claim_retracts_it()
    {
        var story = Given("us", Stance.Supports, 18);

        var change = When(story, s => s.Append(new ArticleRevised("…", "hash2", null, null, null)).Says("us", "other", Stance.Open, 18).Read(), 2);

        Assert.Equal((ChangeKind.Retracted, "force"), (change.What.Kind, change.Key.Issue));
    }

    [Fact]
    public void A_reviewers_act_that_is_carried_into_the_revised_text_is_no_change()
    {
        var story = new Story().Article().Read().Append(new ActAdded(Make<StanceStated>("us", "force", 18) with { Stance = Stance.Open }, "Ann", "missed"));

        ThenNothing(story, s => s.Append(new ArticleRevised("…", "hash2", null, null, null))
            .Append(new ActAdded(Make<StanceStated>("us", "force", 18) with { Stance = Stance.Open }, "negmon", "stands in the revised text as well")).Read());
    }

    [Fact]
    public void A_revised_article_with_later_news_is_a_move()
    {
        var story = Given("us", Stance.Supports, 18);

        Assert.Equal(ChangeKind.Reversed, When(story, s => s.Append(new ArticleRevised("…", "hash2", null, null, null)).Says("us", "force", Stance.Opposes, 21).Read()).What.Kind);
    }

    private static Story Given(string actor, Stance stance, int day) => new Story().Article().Says(actor, "force", stance, day).Read();

    private static Change When(Story story, Action<Story> happens, int changes = 1)
    {
        var before = story.Head;
        happens(story);
        var all = story.ChangesAfter(before);
        Assert.Equal(changes, all.Count);
        return all[0];
    }

    private static void ThenNothing(Story story, Action<Story> happens)
    {
        var before = story.Head;
        happens(story);
        Assert.Empty(story.ChangesAfter(before));
    }
}
