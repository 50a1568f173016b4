namespace NegotiationMonitor.Positions;

/// <summary>A day of a position's path that reads differently.</summary>
/// <param name="Before">The entry that decided the day; null where none did.</param>
/// <param name="After">The entry that decides it now; null where none does.</param>
public sealed record DayDifference(PositionKey Key, DateOnly On, Entry? Before, Entry? After);

/// <summary>Compares paths: what a correction or a new reading makes of the past, not of the present alone.</summary>
public static class DayDifferences
{
    /// <summary>The days on which two sets of entries of one position show different stances, by day.</summary>
    public static IReadOnlyList<DayDifference> Between(PositionKey key, IEnumerable<Entry> before, IEnumerable<Entry> after)
    {
        var (old, now) = (ByDay(before), ByDay(after));
        return
        [
            .. old.Keys.Union(now.Keys).Order().Select(day => new DayDifference(key, day, old.GetValueOrDefault(day), now.GetValueOrDefault(day)))
                .Where(d => d.Before?.Stance != d.After?.Stance),
        ];
    }

    private static Dictionary<DateOnly, Entry> ByDay(IEnumerable<Entry> entries) => Paths.Of(entries).ToDictionary(p => p.Entry.SaidOn.To, p => p.Entry);
}
