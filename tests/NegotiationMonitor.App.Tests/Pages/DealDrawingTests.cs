using NegotiationMonitor.App.Pages.Charts;
using NegotiationMonitor.App.Pages.DealView;
using NegotiationMonitor.Positions;

namespace NegotiationMonitor.App.Tests.Pages;

/// <summary>What of a large deal map is drawn, and how.</summary>
public sealed class DealDrawingTests
{
    [Fact]
    public void Of_very_many_arrows_those_are_drawn_that_tell_most_between_no_more_parties_than_there_is_room_for()
    {
        var arrows = Enumerable.Range(0, 40).SelectMany(a => Enumerable.Range(0, 40).Where(b => b != a).Select(b => ArrowOf(a, b, waits: (a + b) % 3 == 0, circle: (a, b) is (30, 31) or (31, 30)))).ToList();
        var drawn = DealArrows.Drawn(arrows, null);
        Assert.InRange(drawn.Count, 10, DealArrows.MostArrows);
        Assert.InRange(drawn.SelectMany(a => (string[])[a.From, a.To]).Distinct().Count(), 2, DealArrows.MostParties);
        Assert.All(drawn.Take(2), a => Assert.True(a.InCircle));
        Assert.All(drawn, a => Assert.True(a.InCircle || a.Waits));
    }

    [Fact]
    public void The_own_arrows_of_the_party_looked_at_come_first()
    {
        var drawn = DealArrows.Drawn([ArrowOf(1, 2, waits: true, circle: false), ArrowOf(2, 1, waits: false, circle: false), ArrowOf(3, 2, waits: true, circle: false)], "party-2");
        Assert.Equal(["party-2", "party-1", "party-3"], drawn.Select(a => a.From));
    }

    [Theory]
    [InlineData(1000, null)]
    [InlineData(350, null)]
    [InlineData(1000, "party-0")]
    [InlineData(350, "party-0")]
    public void Boxes_lie_apart_and_within_the_drawing_however_many_parties_there_are(double width, string? middle)
    {
        for (var count = 2; count <= DealArrows.MostParties; count++)
        {
            var parties = Enumerable.Range(0, count).Select(i => ($"party-{i}", i == 1 ? "International Association of Machinists and Aerospace Workers" : "European Union")).ToList();
            var layout = new GraphLayout(parties, [.. Enumerable.Range(1, count - 1).Select(i => ("party-0", $"party-{i}"))], width, middle);
            Assert.All(layout.Nodes, n => Assert.True(n.X - (n.Width / 2) >= 0 && n.X + (n.Width / 2) <= width && n.Y - (n.Height / 2) >= layout.Top && n.Y + (n.Height / 2) <= layout.Top + layout.Height));
            Assert.All(
                layout.Nodes.SelectMany((a, i) => layout.Nodes.Skip(i + 1).Select(b => (a, b))),
                pair => Assert.True(Math.Abs(pair.a.X - pair.b.X) >= (pair.a.Width + pair.b.Width) / 2 || Math.Abs(pair.a.Y - pair.b.Y) >= pair.a.Height, $"{count} parties in {width}: {pair}"));
        }
    }

    [Theory]
    [InlineData(1000, null)]
    [InlineData(350, null)]
    [InlineData(1000, "party-0")]
    [InlineData(350, "party-0")]
    public void No_arrow_passes_behind_a_box_however_full_the_drawing_is(double width, string? middle)
    {
        var parties = Enumerable.Range(0, DealArrows.MostParties).Select(i => ($"party-{i}", "European Union")).ToList();
        var pairs = Enumerable.Range(0, DealArrows.MostArrows).Select(i => middle is null ? (i * 7 % 12, ((i * 5) + 1 + (i / 12)) % 12) : i < 11 ? (0, i + 1) : ((i - 11) % 11 + 1, 0)).Where(p => p.Item1 != p.Item2).Distinct().ToList();
        var layout = new GraphLayout(parties, [.. pairs.Select(p => ($"party-{p.Item1}", $"party-{p.Item2}"))], width, middle);
        Assert.All(layout.Edges, e => Assert.DoesNotContain(layout.Nodes, n => Along(e.Path).Any(p => n.Distance(p) <= 0)));
    }

    /// <summary>Points along a quadratic curve.</summary>
    private static IEnumerable<(double X, double Y)> Along(string path)
    {
        var at = path.Split('M', 'Q', ' ').Where(s => s.Length > 0).Select(s => double.Parse(s, System.Globalization.CultureInfo.InvariantCulture)).ToArray();
        return Enumerable.Range(0, 101).Select(i => i / 100.0).Select(t => (Between(0, t), Between(1, t)));

        double Between(int axis, double t) => ((1 - t) * (1 - t) * at[axis]) + (2 * t * (1 - t) * at[axis + 2]) + (t * t * at[axis + 4]);
    }

    private static Arrow ArrowOf(int from, int to, bool waits, bool circle) =>
        new($"party-{from}", $"party-{to}", [new Want(new PositionKey("d", $"party-{from}", "i"), "if", new DateOnly(2025, 1, 1).AddDays(from + to), 1, waits)], circle);
}
