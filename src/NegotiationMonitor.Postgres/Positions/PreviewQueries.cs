using NegotiationMonitor.Articles;
using NegotiationMonitor.Positions;
using Npgsql;

namespace NegotiationMonitor.Postgres.Positions;

/// <summary>What events would make of the positions if they were recorded.</summary>
/// <param name="Sequence">The point of the log it starts from.</param>
/// <param name="Now">Positions that would differ.</param>
/// <param name="Days">Days of the past on which a position would read differently, with the entries that decide them before and after.</param>
public sealed record Preview(long Sequence, IReadOnlyList<DiffView> Now, IReadOnlyList<DayView> Days);

/// <summary>A day of a position's path that reads differently.</summary>
public sealed record DayView(DayDifference Day, EntryLine? Before, EntryLine? After);

/// <summary>Works out what events would change, without recording them: the projection's own fold, written nowhere.</summary>
public sealed class PreviewQueries(Database database)
{
    /// <summary>The difference that events would make, appended after what the positions follow now.</summary>
    /// <param name="events">Stream by stream, each as decided on its record.</param>
    public async Task<Preview> PreviewAsync(IReadOnlyList<(string Stream, NewEvent Event)> events, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(events);
        await using var connection = await database.Source.OpenConnectionAsync(cancellation);

        // One state of the tables for everything that is read.
        await using var transaction = await connection.BeginTransactionAsync(System.Data.IsolationLevel.RepeatableRead, cancellation);
        var at = await ClockRows.PointAsync(connection, Clocks.Now, cancellation);
        var recorded = events.Select((e, i) => new RecordedEvent(at + 1 + i, e.Event.Id, e.Stream, 0, DateTimeOffset.UtcNow, e.Event.Event)).ToList();
        var batch = await ProjectedBatch.LoadAsync(recorded, connection, cancellation);
        var before = batch.Book.Accounts.ToDictionary(a => a.Key, a => (Position: a.Value.Current, Entries: a.Value.Ledger.Entries.ToList()));
        recorded.ForEach(batch.Book.Apply);
        var (positions, days) = Compare(before, batch.Book);
        return await ViewAsync(connection, at, positions, days, batch.Book, cancellation);
    }

    private static (List<PositionDiff> Positions, List<DayDifference> Days) Compare(Dictionary<PositionKey, (Position Position, List<Entry> Entries)> before, PositionBook book)
    {
        var (positions, days) = (new List<PositionDiff>(), new List<DayDifference>());
        foreach (var account in book.Accounts.Values.Where(a => a.Current.Key.IsPosition).OrderBy(a => a.Current.Key, PositionKey.Order))
        {
            var (old, entries) = before.TryGetValue(account.Current.Key, out var known) ? known : (Position.Empty(account.Current.Key), []);
            if (Differences.Between(old, account.Current) is { } what && what.Kind != ChangeKind.HistoryRevised)
            {
                positions.Add(new PositionDiff(old, account.Current, what));
            }

            days.AddRange(DayDifferences.Between(account.Current.Key, entries, account.Ledger.Entries));
        }

        return (positions, days);
    }

    private static async Task<Preview> ViewAsync(
        NpgsqlConnection connection, long at, List<PositionDiff> positions, List<DayDifference> days, PositionBook book, CancellationToken cancellation)
    {
        var sequences = positions.SelectMany(p => new[] { p.Before.Deciding?.Sequence, p.After.Deciding?.Sequence })
            .Concat(days.SelectMany(d => new[] { d.Before?.Sequence, d.After?.Sequence })).OfType<long>().Distinct().ToList();
        var lines = (await PositionQueries.EntryLinesAsync(connection, [.. sequences.Where(s => s <= at)], at, cancellation)).ToDictionary(l => l.Entry.Sequence);
        foreach (var entry in book.Begun.Where(e => e.Sequence > at))
        {
            lines[entry.Sequence] = new EntryLine(entry, ActQueries.View(book.Articles[entry.Stream]));
        }

        return new Preview(
            at,
            [.. positions.Select(p => new DiffView(p, Line(p.Before.Deciding?.Sequence), Line(p.After.Deciding?.Sequence), [], []))],
            [.. days.Select(d => new DayView(d, Line(d.Before?.Sequence), Line(d.After?.Sequence)))]);

        EntryLine? Line(long? sequence) => sequence is { } s ? lines[s] : null;
    }
}
