namespace NegotiationMonitor.Positions;

/// <summary>What differs in one position between two sets of clocks.</summary>
/// <param name="Before">The position under the first clocks; empty where it did not exist.</param>
/// <param name="After">The position under the second.</param>
public sealed record PositionDiff(Position Before, Position After, Difference What);

/// <summary>Compares two answers.</summary>
public static class PositionDiffs
{
    /// <summary>
    /// The positions that differ, by key. Between two days, a position that moved and came back does not differ; between two states of
    /// knowledge, one whose past alone reads differently does (<see cref="ChangeKind.HistoryRevised"/>).
    /// </summary>
    public static IReadOnlyList<PositionDiff> Between(IEnumerable<Position> before, Clocks first, IEnumerable<Position> after, Clocks second)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        var (old, now) = (before.ToDictionary(p => p.Key), after.ToDictionary(p => p.Key));
        var knowledge = first.SaidBy == second.SaidBy;
        var diffs = new List<PositionDiff>();
        foreach (var key in old.Keys.Union(now.Keys).Order(PositionKey.Order))
        {
            var (b, a) = (old.GetValueOrDefault(key) ?? Position.Empty(key), now.GetValueOrDefault(key) ?? Position.Empty(key));
            if (Differences.Between(b, a) is { } what && (knowledge || what.Kind != ChangeKind.HistoryRevised))
            {
                diffs.Add(new PositionDiff(b, a, what));
            }
        }

        return diffs;
    }
}
