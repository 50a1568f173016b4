using NegotiationMonitor.Articles;
using NegotiationMonitor.Codebooks;
using NegotiationMonitor.Deals;
using NegotiationMonitor.Positions;
using NegotiationMonitor.Tests.Positions;

namespace NegotiationMonitor.Tests.Deals;

public sealed class DealMapTests
{
    private static readonly Issue[] Issues =
    [
        new("troops", "European troops", ["European troops", "reassurance force"], ["europeans", "uk", "france"], false),
        new("enablers", "American enablers", ["intelligence", "air support"], ["us"], false),
        new("peace-deal", "A peace deal", ["peace deal"], [], false),
    ];

    [Fact]
    public void Each_waits_for_the_other_is_found()
    {
        var map = MapOf(new Story()
            .Article().Does<OfferConditioned>("us", "enablers", 25, Stance.Supports, conditions: [new("only with a commitment to deploy tens of thousands of soldiers", "europeans")])
            .Does<OfferConditioned>("europeans", "troops", 26, Stance.Supports, conditions: [new("only with the support of the US", "us")]).Read());

        var cycle = map.Cycles.Single(c => c.Parties.Contains("europeans"));
        Assert.Equal(["europeans", "us"], cycle.Parties);
        Assert.Equal(["only with the support of the US"], cycle.Links[0].Select(l => l.Condition.Text));
        Assert.Equal([("enablers", Blockage.Waiting), ("troops", Blockage.Waiting)], map.Blocked.Select(b => (b.Issue, b.Why)));
    }

    [Fact]
    public void A_condition_waits_for_all_who_carry_the_deed_it_is_about()
    {
        var map = MapOf(new Story()
            .Article().Does<OfferConditioned>("us", "enablers", 25, Stance.Open, conditions: [new("once European troops are there", null)]).Read());

        var link = Assert.Single(map.Links);
        Assert.Equal("troops", link.Issue);
        Assert.Equal(["europeans", "france", "uk"], link.Parties);
    }

    [Fact]
    public void A_condition_on_an_event_waits_for_nobody_and_makes_no_circle()
    {
        var map = MapOf(new Story()
            .Article().Does<OfferConditioned>("us", "enablers", 25, Stance.Open, conditions: [new("in the event of a peace deal", null)]).Read());

        var link = Assert.Single(map.Links);
        Assert.Equal(("peace-deal", 0, 0), (link.Issue, link.Parties.Count, map.Cycles.Count));
    }

    [Fact]
    public void A_circle_of_three_is_told_once()
    {
        var map = MapOf(new Story()
            .Article().Does<OfferConditioned>("a", "x", 25, Stance.Open, conditions: [new("if b acts", "b")])
            .Does<OfferConditioned>("b", "x", 25, Stance.Open, conditions: [new("if c acts", "c")])
            .Does<OfferConditioned>("c", "x", 25, Stance.Open, conditions: [new("if a acts", "a")]).Read());

        Assert.Equal(["a", "b", "c"], Assert.Single(map.Cycles).Parties);
    }

    [Fact]
    public void An_issue_that_one_wants_and_another_excludes_is_blocked()
    {
        var map = MapOf(new Story().Article().Says("uk", "troops", Stance.Supports, 20).Says("russia", "troops", Stance.RulesOut, 21).Read());

        var blocked = Assert.Single(map.Blocked);
        Assert.Equal((Blockage.Refused, "uk", "russia"), (blocked.Why, blocked.For[0].Actor, blocked.Against[0].Actor));
    }

    [Fact]
    public void The_map_is_drawn_for_graphviz_and_mermaid()
    {
        var map = MapOf(new Story().Article()
            .Does<OfferConditioned>("us", "enablers", 25, Stance.Open, conditions: [new("if \"they\" <act>", "uk")]).Read());

        Assert.Contains("\"us\" -> \"uk\" [label=\"enablers: if \\\"they\\\" <act>\"];", DealMapText.Dot(map), StringComparison.Ordinal);
        Assert.Contains("n0 -->|\"enablers: if &quot;they&quot; &lt;act&gt;\"| n1", DealMapText.Mermaid(map), StringComparison.Ordinal);
    }

    private static DealMap MapOf(Story story) => DealMaps.Of([.. story.Book().Positions], Issues);
}
