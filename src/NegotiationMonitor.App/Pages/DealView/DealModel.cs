using NegotiationMonitor.App.Pages.Frame;
using NegotiationMonitor.Codebooks;
using NegotiationMonitor.Deals;
using NegotiationMonitor.Positions;
using NegotiationMonitor.Postgres.Positions;

namespace NegotiationMonitor.App.Pages.DealView;

/// <summary>Something one party wants of another.</summary>
/// <param name="Waits">Whether the party's own position hangs on it (a condition); otherwise it is a demand.</param>
public sealed record Want(PositionKey Key, string Text, DateOnly Said, long Sequence, bool Waits);

/// <summary>All that one party wants of another: an arrow of the graph.</summary>
/// <param name="Number">Under which it is listed.</param>
/// <param name="InCircle">Whether it is part of a circle of parties that wait for each other.</param>
public sealed record Arrow(int Number, string From, string To, IReadOnlyList<Want> Wants, bool InCircle)
{
    /// <summary>Whether any of it is a condition.</summary>
    public bool Waits => Wants.Any(w => w.Waits);
}

/// <summary>How the positions hang together.</summary>
/// <param name="Loose">Conditions that nobody in particular could fulfil.</param>
public sealed record DealModel(PageFrame Frame, DealMap Map, IReadOnlyList<Arrow> Arrows, IReadOnlyList<DealLink> Loose) : IFramed
{
    /// <summary>Parties of the graph with the number of their open offers, the busiest first.</summary>
    public IReadOnlyList<(string Actor, int Offers)> Parties { get; } =
    [
        .. Arrows.SelectMany(a => (string[])[a.From, a.To]).GroupBy(a => a, StringComparer.Ordinal).OrderByDescending(g => g.Count()).ThenBy(g => g.Key, StringComparer.Ordinal)
            .Select(g => (g.Key, Map.Positions.Where(p => p.Key.Actor == g.Key).Sum(p => p.Offers.Count))),
    ];

    internal static async Task<DealModel> LoadAsync(Desk desk, HttpRequest request)
    {
        var frame = await desk.FrameAsync(request);
        var issues = frame.Names.Book(frame.View.Dossier)?.Issues ?? [];
        var positions = frame.Dossiers.Count == 0
            ? []
            : (await new PositionQueries(desk.Store.Database).PositionsAsync(new([frame.View.Dossier]), frame.View.Clocks, request.HttpContext.RequestAborted)).Rows;
        var map = DealMaps.Of([.. positions.Select(p => p.Position)], issues);
        var circles = map.Cycles.SelectMany(c => c.Parties.Select((p, i) => (p, c.Parties[(i + 1) % c.Parties.Count]))).ToHashSet();
        var waits = map.Links.SelectMany(l => l.Parties.Where(to => IsMeant(frame, l, to) || circles.Contains((l.From.Actor, to)))
            .Select(to => (l.From.Actor, To: to, Want: new Want(l.From, l.Condition.Text, l.Condition.Said, l.Condition.Sequence, true))));
        var demands = map.Positions.SelectMany(p => p.Demands.SelectMany(d => Addressees(frame, issues, p.Key)
            .Select(to => (p.Key.Actor, To: to, Want: new Want(p.Key, d.Text, d.Said, d.Sequence, false)))));
        var arrows = waits.Concat(demands).GroupBy(w => (w.Actor, w.To))
            .Select(g => (g.Key, Wants: g.Select(w => w.Want).OrderByDescending(w => w.Waits).ThenByDescending(w => w.Said).ToList(), Circle: circles.Contains((g.Key.Actor, g.Key.To))))
            .OrderByDescending(a => a.Circle).ThenByDescending(a => a.Wants.Exists(w => w.Waits)).ThenBy(a => a.Key.Actor, StringComparer.Ordinal).ThenBy(a => a.Key.To, StringComparer.Ordinal)
            .Select((a, i) => new Arrow(i + 1, a.Key.Actor, a.Key.To, a.Wants, a.Circle));
        return new DealModel(frame, map, [.. arrows], [.. map.Links.Where(l => l.Parties.Count == 0)]);
    }

    /// <summary>Whether a condition is drawn to a party: the one it names; where it names nobody, a bloc stands for its members.</summary>
    private static bool IsMeant(PageFrame frame, DealLink link, string to) =>
        link.Condition.On is { } on && link.Parties.Contains(on, StringComparer.Ordinal) ? to == on : !link.Parties.Any(p => IsBloc(frame, p)) || IsBloc(frame, to);

    /// <summary>Whose deed an issue is, other than of who demands it; a bloc stands for its members.</summary>
    private static List<string> Addressees(PageFrame frame, IReadOnlyList<Issue> issues, PositionKey key)
    {
        var carriers = (issues.FirstOrDefault(i => i.Id == key.Issue)?.DeedOf ?? []).Where(a => a != key.Actor).ToList();
        return carriers.Exists(a => IsBloc(frame, a)) ? carriers.FindAll(a => IsBloc(frame, a)) : carriers.Count <= 3 ? carriers : [];
    }

    private static bool IsBloc(PageFrame frame, string actor) => frame.Names.Find(frame.View.Dossier, actor)?.Kind == ActorKind.Bloc;
}
