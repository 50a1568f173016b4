namespace NegotiationMonitor.Positions;

/// <summary>A position while events are applied to it.</summary>
public sealed class PositionAccount
{
    private readonly List<(DateOnly Day, long Sequence)> _touches = [];

    /// <summary>A position that has no entries yet.</summary>
    public PositionAccount(PositionKey key)
        : this(Position.Empty(key), new Ledger(key), DateOnly.MinValue)
    {
    }

    /// <summary>A position as it was kept.</summary>
    /// <param name="current">As of its last change or confirmation.</param>
    /// <param name="ledger">Its alive entries, at least from the first day that will be touched on.</param>
    /// <param name="latest">The latest day of any entry it ever had.</param>
    public PositionAccount(Position current, Ledger ledger, DateOnly latest) => (Current, Ledger, Latest, Before) = (current, ledger, latest, latest);

    /// <summary>The position as last settled.</summary>
    public Position Current { get; private set; }

    /// <summary>Its entries.</summary>
    public Ledger Ledger { get; }

    /// <summary>The latest day of any entry it ever had.</summary>
    public DateOnly Latest { get; private set; }

    /// <summary>What <see cref="Latest"/> was when it was restored.</summary>
    public DateOnly Before { get; }

    /// <summary>Days at which entries began or ended, with the sequences that did it.</summary>
    public IReadOnlyList<(DateOnly Day, long Sequence)> Touches => _touches;

    internal void Begin(Entry entry)
    {
        Ledger.Add(entry);
        Latest = entry.SaidOn.To > Latest ? entry.SaidOn.To : Latest;
        _touches.Add((entry.SaidOn.To, entry.From));
    }

    internal void End(Entry entry, long sequence)
    {
        Ledger.Remove(entry);
        _touches.Add((entry.SaidOn.To, sequence));
    }

    /// <summary>Brings <see cref="Current"/> up to the ledger and tells the difference.</summary>
    /// <param name="ended">Entries that the cause ended.</param>
    /// <param name="begun">Entries that the cause began.</param>
    internal Difference? Settle(IReadOnlyList<Entry> ended, IReadOnlyList<Entry> begun)
    {
        var before = Current;
        Current = Ledger.Evaluate();
        return Differences.Between(before, Current, IsOverruled(before, ended, begun));
    }

    private static bool IsOverruled(Position before, IReadOnlyList<Entry> ended, IReadOnlyList<Entry> begun)
    {
        foreach (var entry in ended)
        {
            if (entry.Sequence == before.Deciding?.Sequence)
            {
                return !begun.Any(b => b.Key == entry.Key && (b.Sequence == entry.Sequence || b.Repeats(entry)));
            }
        }

        return false;
    }
}
