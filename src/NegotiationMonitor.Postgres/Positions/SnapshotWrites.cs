using NegotiationMonitor.Positions;
using Npgsql;
using NpgsqlTypes;

namespace NegotiationMonitor.Postgres.Positions;

/// <summary>Ends the kept states that a batch has overtaken and keeps new ones.</summary>
internal static class SnapshotWrites
{
    /// <param name="before">The last sequence before the batch.</param>
    public static async Task WriteAsync(ProjectedBatch batch, long before, Numbers numbers, NpgsqlConnection connection, CancellationToken cancellation)
    {
        var (ended, taken) = (new List<(int Position, DateOnly Day, long Until)>(), new List<Taken>());
        foreach (var (key, account) in batch.Book.Accounts)
        {
            if (account.Touches.Count == 0)
            {
                continue;
            }

            var position = numbers.Positions[key];
            var kept = new List<DateOnly>();
            foreach (var day in batch.Kept.GetValueOrDefault(key, []))
            {
                if (Until(account, day) is { } until)
                {
                    ended.Add((position, day, until));
                }
                else
                {
                    kept.Add(day);
                }
            }

            account.Ledger.Evaluate();
            taken.AddRange(account.Ledger.Cuts(kept, PositionProjection.Spacing, PositionProjection.Behind).Select(s => Since(account, before, position, s)));
        }

        await EndAsync(ended, connection, cancellation);
        await KeepAsync(taken, connection, cancellation);
    }

    /// <summary>A state holds from the last sequence that touched its days, whatever the batch brought after that: so it does not matter how large batches are.</summary>
    private static Taken Since(PositionAccount account, long before, int position, Snapshot snapshot)
    {
        var from = before;
        foreach (var (day, sequence) in account.Touches)
        {
            from = day <= snapshot.Day && sequence > from ? sequence : from;
        }

        var latest = account.Before;
        foreach (var (day, sequence) in account.Touches)
        {
            latest = sequence <= from && day > latest ? day : latest;
        }

        return new Taken(position, snapshot, from, latest);
    }

    /// <summary>The first sequence that touched a day up to <paramref name="day"/>; null where none did.</summary>
    private static long? Until(PositionAccount account, DateOnly day)
    {
        long? until = null;
        foreach (var (touched, sequence) in account.Touches)
        {
            until = touched <= day && !(until <= sequence) ? sequence : until;
        }

        return until;
    }

    private static Task EndAsync(List<(int Position, DateOnly Day, long Until)> ended, NpgsqlConnection connection, CancellationToken cancellation) =>
        ended.Count == 0
            ? Task.CompletedTask
            : connection.Command("end_snapshots")
                .With(ended.Select(e => e.Position).ToArray()).With(ended.Select(e => e.Day).ToArray()).With(ended.Select(e => e.Until).ToArray())
                .RunAsync(cancellation);

    private static Task KeepAsync(
        List<Taken> taken, NpgsqlConnection connection, CancellationToken cancellation) =>
        PositionProjection.CopyAsync(
            connection,
            "copy_snapshots",
            taken,
            async (rows, t) =>
            {
                await rows.StartRowAsync(cancellation);
                await rows.WriteAsync(t.Position, NpgsqlDbType.Integer, cancellation);
                await rows.WriteAsync(t.Snapshot.Day, NpgsqlDbType.Date, cancellation);
                await rows.WriteAsync(t.From, NpgsqlDbType.Bigint, cancellation);
                await rows.WriteAsync(Entry.Forever, NpgsqlDbType.Bigint, cancellation);
                await rows.WriteAsync(t.Snapshot.Published, NpgsqlDbType.Date, cancellation);
                await rows.WriteAsync(t.Latest, NpgsqlDbType.Date, cancellation);
                await rows.WriteAsync(PositionCodec.Write(t.Snapshot.State), NpgsqlDbType.Bytea, cancellation);
            },
            cancellation);

    /// <summary>A state to keep.</summary>
    /// <param name="From">It holds from this sequence on.</param>
    /// <param name="Latest">The latest day of any entry that the position had by then.</param>
    private sealed record Taken(int Position, Snapshot Snapshot, long From, DateOnly Latest);
}
