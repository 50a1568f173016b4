using NegotiationMonitor.Articles;

namespace NegotiationMonitor.Tests.Articles;

public sealed class ActDraftTests
{
    private const string Text = "Talks began. Ann is for it. Bob is for it too.";

    private static readonly Act Act = new StanceStated
    {
        Dossier = "d", Actor = "ann", Issue = "i", Stance = Stance.Open, Speaker = "Ann", Conditions = [new Condition("if paid", null)],
        SaidOn = new SaidOn(new(2025, 8, 1), new(2025, 8, 3), DateBasis.Window), Evidence = [new Evidence(13, 27, "Ann is for it.")], Rule = "r", Reader = "rules/1",
    };

    [Fact]
    public void What_is_not_said_stays_and_an_empty_word_takes_away()
    {
        var act = new ActDraft(Stance: Stance.Supports, Speaker: "").Amend(Act, Text);
        Assert.Equal((Stance.Supports, null, "i", "ann", Act.SaidOn, "review"), (act.Stance, act.Speaker, act.Issue, act.Actor, act.SaidOn, act.Rule));
        Assert.Same(Act.Conditions, act.Conditions);
        Assert.Empty(new ActDraft(Conditions: []).Amend(Act, Text).Conditions);
    }

    [Fact]
    public void Another_kind_of_act_keeps_the_rest()
    {
        var act = Assert.IsType<OfferMade>(new ActDraft(Type: "offer_made").Amend(Act, Text));
        Assert.Equal((Act.Actor, Act.Stance, Act.Conditions[0]), (act.Actor, act.Stance, act.Conditions[0]));
        Assert.Contains("stance_stated", Assert.Throws<RefusedException>(() => new ActDraft(Type: "guess").Amend(Act, Text)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_quote_is_found_where_it_stands()
    {
        Assert.Equal(new Evidence(28, 46, "Bob is for it too."), Assert.Single(new ActDraft(Quotes: ["Bob is for it too."]).Amend(Act, Text).Evidence));
        Assert.Equal(32, Assert.Single(new ActDraft(Quotes: ["is for it"], At: 32).Amend(Act, Text).Evidence).Start);
        Assert.Contains("17 and 32", Assert.Throws<RefusedException>(() => new ActDraft(Quotes: ["is for it"]).Amend(Act, Text)).Message, StringComparison.Ordinal);
        Assert.Throws<RefusedException>(() => new ActDraft(Quotes: ["nobody is"]).Amend(Act, Text));
        Assert.Throws<RefusedException>(() => new ActDraft(Quotes: [""]).Amend(Act, Text));
    }

    [Fact]
    public void A_day_that_is_said_is_stated()
    {
        var day = new DateOnly(2025, 8, 2);
        Assert.Equal(new SaidOn(day, day, DateBasis.Stated), new ActDraft(SaidOn: day).Amend(Act, Text).SaidOn);
        Assert.Equal(new SaidOn(Act.SaidOn.From, day, DateBasis.Stated), new ActDraft(SaidTo: day).Amend(Act, Text).SaidOn);
    }

    [Fact]
    public void A_new_act_needs_an_actor_words_and_a_day()
    {
        var article = new ArticleText(Text, PublishedOn: new(2025, 8, 4));
        var act = new ActDraft(Actor: "bob", Issue: "i", Stance: Stance.Supports, Quotes: ["Bob is for it too."]).Create("d", article);
        Assert.Equal(("d", "bob", new SaidOn(new(2025, 8, 4), new(2025, 8, 4), DateBasis.Reported)), (act.Dossier, act.Actor, act.SaidOn));
        Assert.Throws<RefusedException>(() => new ActDraft(Actor: "bob").Create("d", article));
        Assert.Throws<RefusedException>(() => new ActDraft(Quotes: ["Bob"]).Create("d", article));
        Assert.Contains("--said-on", Assert.Throws<RefusedException>(() => new ActDraft(Actor: "bob", Quotes: ["Bob"]).Create("d", article with { PublishedOn = null })).Message, StringComparison.Ordinal);
    }
}
