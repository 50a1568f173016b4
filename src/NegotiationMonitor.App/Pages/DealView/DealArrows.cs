using NegotiationMonitor.App.Pages.Frame;
using NegotiationMonitor.Codebooks;
using NegotiationMonitor.Deals;
using NegotiationMonitor.Positions;

namespace NegotiationMonitor.App.Pages.DealView;

/// <summary>Something one party wants of another.</summary>
/// <param name="Waits">Whether the party's own position hangs on it (a condition); otherwise it is a demand.</param>
public sealed record Want(PositionKey Key, string Text, DateOnly Said, long Sequence, bool Waits);

/// <summary>All that one party wants of another: an arrow of the graph.</summary>
/// <param name="InCircle">Whether it is part of a circle of parties that wait for each other.</param>
public sealed record Arrow(string From, string To, IReadOnlyList<Want> Wants, bool InCircle)
{
    /// <summary>Whether any of it is a condition.</summary>
    public bool Waits => Wants.Any(w => w.Waits);
}

/// <summary>The arrows between parties.</summary>
internal static class DealArrows
{
    /// <summary>More could not be told apart.</summary>
    public const int MostArrows = 24;

    /// <summary>More boxes would lie on each other on a phone.</summary>
    public const int MostParties = 12;

    /// <summary>All arrows of a map: circles first, then who waits, then who demands.</summary>
    public static IReadOnlyList<Arrow> Of(DealMap map, PageFrame frame)
    {
        var issues = frame.Names.Book(frame.View.Dossier)?.Issues ?? [];
        var circles = map.Cycles.SelectMany(c => c.Parties.Select((p, i) => (p, c.Parties[(i + 1) % c.Parties.Count]))).ToHashSet();
        var waits = map.Links.SelectMany(l => l.Parties.Where(to => IsMeant(frame, l, to) || circles.Contains((l.From.Actor, to)))
            .Select(to => (l.From.Actor, To: to, Want: new Want(l.From, l.Condition.Text, l.Condition.Said, l.Condition.Sequence, true))));
        var demands = map.Positions.SelectMany(p => p.Demands.SelectMany(d => Addressees(frame, issues, p.Key)
            .Select(to => (p.Key.Actor, To: to, Want: new Want(p.Key, d.Text, d.Said, d.Sequence, false)))));
        return InOrder(waits.Concat(demands).GroupBy(w => (w.Actor, w.To))
            .Select(g => new Arrow(g.Key.Actor, g.Key.To, [.. g.Select(w => w.Want).OrderByDescending(w => w.Waits).ThenByDescending(w => w.Said)], circles.Contains(g.Key))));
    }

    /// <summary>As many as can be drawn: circles before conditions before demands, the latest first, and no more parties than there is room for.</summary>
    /// <param name="party">The party looked at, whose own come first; null for none.</param>
    public static IReadOnlyList<Arrow> Drawn(IEnumerable<Arrow> arrows, string? party)
    {
        var (drawn, parties) = (new List<Arrow>(), new HashSet<string>(StringComparer.Ordinal));
        foreach (var arrow in arrows.OrderByDescending(a => a.InCircle).ThenByDescending(a => a.Waits).ThenByDescending(a => a.Wants.Max(w => w.Said)))
        {
            var joined = parties.Append(arrow.From).Append(arrow.To).ToHashSet(StringComparer.Ordinal);
            if (drawn.Count < MostArrows && joined.Count <= MostParties)
            {
                drawn.Add(arrow);
                parties = joined;
            }
        }

        return [.. InOrder(drawn).OrderByDescending(a => a.From == party)];
    }

    private static List<Arrow> InOrder(IEnumerable<Arrow> arrows) =>
        [.. arrows.OrderByDescending(a => a.InCircle).ThenByDescending(a => a.Waits).ThenBy(a => a.From, StringComparer.Ordinal).ThenBy(a => a.To, StringComparer.Ordinal)];

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
