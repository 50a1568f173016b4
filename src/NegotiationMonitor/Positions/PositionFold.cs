namespace NegotiationMonitor.Positions;

/// <summary>The fold and the three questions, over sets of entries.</summary>
public static class PositionFold
{
    /// <summary>The position of a set of entries of one key, whatever their order; the same sequence twice counts once.</summary>
    public static Position Of(PositionKey key, IEnumerable<Entry> entries)
    {
        ArgumentNullException.ThrowIfNull(entries);
        var ledger = new Ledger(key);
        foreach (var entry in entries)
        {
            ledger.Add(entry);
        }

        return ledger.Evaluate();
    }

    /// <summary>
    /// Every position that the versions of entries show under the clocks, by key. Positions without a stance are among them when they carry
    /// an open demand, an offer, a condition or talks.
    /// </summary>
    public static IReadOnlyList<Position> AsOf(IEnumerable<Entry> versions, Clocks clocks) =>
    [
        .. versions.Where(e => e.Key.IsPosition && clocks.Admit(e)).GroupBy(e => e.Key)
            .Select(g => Of(g.Key, g)).Where(p => !p.IsBlank()).OrderBy(p => p.Key, PositionKey.Order),
    ];

    /// <summary>Whether nothing can be said: no stance and nothing open.</summary>
    public static bool IsBlank(this Position position)
    {
        ArgumentNullException.ThrowIfNull(position);
        return !position.HasStance && position.Conditions.Count == 0 && position.Offers.Count == 0
            && position.Demands.Count == 0 && position.Talks.Count == 0;
    }
}
