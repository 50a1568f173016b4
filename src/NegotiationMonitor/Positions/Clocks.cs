namespace NegotiationMonitor.Positions;

/// <summary>
/// What a question asks about (DESIGN 3). All three bounds are inclusive; null is no bound. An act counts when it was said by, recorded by and
/// published by then.
/// </summary>
/// <param name="SaidBy">Last day, UTC, in the world.</param>
/// <param name="RecordedBy">Last sequence number of the log.</param>
/// <param name="PublishedBy">Last day of publication, UTC: what a reader of the press could have known.</param>
public readonly record struct Clocks(DateOnly? SaidBy = null, long? RecordedBy = null, DateOnly? PublishedBy = null)
{
    /// <summary>Everything known now.</summary>
    public static Clocks Now => default;

    /// <summary>Whether an entry counts.</summary>
    public bool Admit(Entry entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        return (SaidBy is null || entry.SaidOn.To <= SaidBy)
            && (PublishedBy is null || entry.PublishedOn <= PublishedBy)
            && entry.AliveAt(RecordedBy ?? long.MaxValue - 1);
    }
}
