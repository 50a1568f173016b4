using NegotiationMonitor.Articles;
using NegotiationMonitor.Deals;
using NegotiationMonitor.Positions;
using NegotiationMonitor.Postgres.Positions;

namespace NegotiationMonitor.App.Shapes;

/// <summary>A day on which an actor moved.</summary>
/// <param name="First">Whether nobody moved earlier on the issue.</param>
public sealed record ShownShift(
    string? Dossier, string Actor, string Issue, string? IssueTitle, DateOnly Said, Move Move, Stance From, Stance To, bool First,
    IReadOnlyList<Condition> Conditions, ShownWords Words)
{
    internal static ShownShift Of(ShiftView view, Titles titles)
    {
        var (key, point) = (view.Shift.Key, view.Shift.Point);
        return new(
            Titles.Dossier(key.Dossier), key.Actor, key.Issue, titles.Issue(key), view.Shift.On, point.Move, point.From, point.Entry.Stance, view.First,
            point.Entry.Conditions, ShownWords.Of(point.Entry, view.Article));
    }
}

/// <summary>How far two parties were apart from a day on.</summary>
/// <param name="Distance">0 (the same on every shared issue) to 1 (rules out and committed on every one).</param>
/// <param name="Issues">Issues on which both have a stance.</param>
/// <param name="Opposed">On how many of them they are on opposite sides.</param>
public sealed record ShownDistance(string? Dossier, DateOnly On, double Distance, int Issues, int Opposed)
{
    internal static ShownDistance Of(DistanceView view) =>
        new(Titles.Dossier(view.Dossier), view.Point.On, Math.Round(view.Point.Distance, 4), view.Point.Issues, view.Point.Opposed);
}

/// <summary>"X would, if Y does."</summary>
/// <param name="WaitsFor">Who would have to fulfil the condition; empty where nobody in particular is known.</param>
/// <param name="About">Issue that the condition is about; null where it names none.</param>
public sealed record ShownLink(string Actor, string Issue, Stance Stance, IReadOnlyList<string> WaitsFor, string? About, string Condition, ShownWords Words);

/// <summary>Parties of which each waits for the next and the last for the first.</summary>
/// <param name="Links">The conditions by which they wait, party by party.</param>
public sealed record ShownCycle(IReadOnlyList<string> Parties, IReadOnlyList<ShownLink> Links);

/// <summary>An offer or a demand that is open.</summary>
public sealed record ShownOpen(string Actor, string Issue, OpenItem Item);

/// <summary>An issue that does not move.</summary>
/// <param name="Why">refused: a party excludes what another wants; waiting: everybody who is for it waits for somebody who waits in turn.</param>
public sealed record ShownBlocked(string Issue, string? IssueTitle, Blockage Why, IReadOnlyList<string> For, IReadOnlyList<string> Against);

/// <summary>How the positions of a dossier hang together.</summary>
public sealed record ShownDeal(
    string? Dossier, string? Title, IReadOnlyList<ShownOpen> Offers, IReadOnlyList<ShownOpen> Demands, IReadOnlyList<ShownLink> Links,
    IReadOnlyList<ShownCycle> Cycles, IReadOnlyList<ShownBlocked> Blocked)
{
    internal static ShownDeal Of(DealView view, Titles titles)
    {
        var map = view.Map;
        return new(
            Titles.Dossier(view.Dossier), titles.TitleOf(view.Dossier),
            [.. map.Positions.SelectMany(p => p.Offers.Select(o => new ShownOpen(p.Key.Actor, p.Key.Issue, o)))],
            [.. map.Positions.SelectMany(p => p.Demands.Select(d => new ShownOpen(p.Key.Actor, p.Key.Issue, d)))],
            [.. map.Links.Select(Link)],
            [.. map.Cycles.Select(c => new ShownCycle(c.Parties, [.. c.Links.SelectMany(l => l).Select(Link)]))],
            [.. map.Blocked.Select(b => new ShownBlocked(b.Issue, titles.Issue(new(view.Dossier, "", b.Issue)), b.Why, Actors(b.For), Actors(b.Against)))]);

        ShownLink Link(DealLink link) => new(
            link.From.Actor, link.From.Issue, map.Positions.First(p => p.Key == link.From).Stance, link.Parties, link.Issue, link.Condition.Text,
            ShownWords.Of(view.Words[link.Condition.Sequence])!);
    }

    private static List<string> Actors(IReadOnlyList<PositionKey> keys) => [.. keys.Select(k => k.Actor)];
}
