using NegotiationMonitor.Audit.Merkle;
using NegotiationMonitor.Postgres.Tree;
using Npgsql;

namespace NegotiationMonitor.Postgres.Log;

/// <summary>What is wrong with the log at a place.</summary>
public enum LogFaultKind
{
    /// <summary>An event is not what was recorded.</summary>
    Altered,

    /// <summary>One or more events are gone.</summary>
    Removed,

    /// <summary>Events do not stand in the order in which they were recorded.</summary>
    Reordered,

    /// <summary>An event claims to have been recorded before the one it follows.</summary>
    BackDated,

    /// <summary>An event was put in behind the log's back.</summary>
    Inserted,

    /// <summary>A signed head does not bear the signature of a key that counts.</summary>
    Unsigned,
}

/// <summary>Something wrong with the log.</summary>
/// <param name="Stream">Stream it is in; null where that can no longer be told.</param>
/// <param name="Version">Version in the stream; null likewise.</param>
/// <param name="Sequence">Sequence number of the event, or of the first that shows the fault; null where the end of the log is missing.</param>
/// <param name="Message">One line for people.</param>
public sealed record LogFault(LogFaultKind Kind, string? Stream, long? Version, long? Sequence, string Message);

/// <summary>What verification found.</summary>
/// <param name="Faults">Empty for a sound log; at most <see cref="LogVerifier.MostFaults"/>.</param>
/// <param name="Hash">The log's running hash: equal hashes mean equal logs.</param>
/// <param name="Signed">The last signed head that the log was held against; null where nothing is signed.</param>
public sealed record LogVerification(long Events, long Streams, long LastSequence, string Hash, SignedHead? Signed, IReadOnlyList<LogFault> Faults)
{
    /// <summary>Whether nothing is wrong.</summary>
    public bool IsSound => Faults.Count == 0;
}

/// <summary>How far verification has come: rows looked at, of how many.</summary>
public readonly record struct VerifyProgress(long Done, long Total);

/// <summary>
/// Checks the whole log: each stream's chain in the order of its versions, then every event's content, the log's chain and the Merkle tree with its signed
/// heads in the order of sequence numbers. One row in memory at a time; one snapshot, so it may run while others append.
/// </summary>
public static class LogVerifier
{
    /// <summary>After so many faults it stops looking for more.</summary>
    public const int MostFaults = 1000;

    private const int RowsAReport = 2000;

    /// <summary>Checks everything.</summary>
    /// <param name="trust">Keys and heads from outside the database; null to check heads against the log only, not their signatures.</param>
    public static async Task<LogVerification> VerifyAsync(Database database, LogTrust? trust = null, IProgress<VerifyProgress>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(database);
        // Its view of what is signed is older than the snapshot of the log, so that nothing is signed that the snapshot does not hold.
        await using var side = await database.Source.OpenConnectionAsync(cancellation);
        var faults = new List<LogFault>();
        var tree = await TreeCheck.BeginAsync(side, trust, faults, cancellation);
        await using var connection = await database.Source.OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(System.Data.IsolationLevel.RepeatableRead, cancellation);
        var rows = new Rows(progress, 2 * await CountAsync(connection, cancellation));
        var streams = await StreamsAsync(connection, rows, faults, cancellation);
        await EmptyStreamsAsync(connection, faults, cancellation);
        var chain = await WholeAsync(connection, tree, rows, faults, cancellation);
        return new LogVerification(chain.Events, streams, chain.LastSequence, chain.Hash, tree.Newest, faults);
    }

    private static async Task<long> CountAsync(NpgsqlConnection connection, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(SqlFile.Text("Log/Sql/log_record"), connection);
        return await command.ExecuteScalarAsync(cancellation) is long events ? events : 0;
    }

    private static async Task<long> StreamsAsync(NpgsqlConnection connection, Rows rows, List<LogFault> faults, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(SqlFile.Text("Log/Sql/verify_streams"), connection) { CommandTimeout = 0 };
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        StreamChain? chain = null;
        long streams = 0;
        while (faults.Count < MostFaults && await reader.ReadAsync(cancellation))
        {
            var stream = reader.GetString(0);
            if (chain is null || !string.Equals(chain.Stream, stream, StringComparison.Ordinal))
            {
                chain?.End(faults);
                chain = new StreamChain(stream, reader.IsDBNull(1) ? null : reader.GetInt64(1));
                streams++;
            }

            chain.Next(StreamRow.Read(reader), faults);
            rows.Count();
        }

        chain?.End(faults);
        return streams;
    }

    private static async Task EmptyStreamsAsync(NpgsqlConnection connection, List<LogFault> faults, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(SqlFile.Text("Log/Sql/empty_streams"), connection) { CommandTimeout = 0 };
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        while (faults.Count < MostFaults && await reader.ReadAsync(cancellation))
        {
            new StreamChain(reader.GetString(0), reader.GetInt64(1)).End(faults);
        }
    }

    private static async Task<LogChain> WholeAsync(NpgsqlConnection connection, TreeCheck tree, Rows rows, List<LogFault> faults, CancellationToken cancellation)
    {
        var chain = new LogChain();
        await using (var command = new NpgsqlCommand(SqlFile.Text("Log/Sql/verify_log"), connection) { CommandTimeout = 0 })
        await using (var reader = await command.ExecuteReaderAsync(cancellation))
        {
            while (faults.Count < MostFaults && await reader.ReadAsync(cancellation))
            {
                var row = LogRow.Read(reader);
                chain.Next(row, faults);
                await tree.NextAsync(row, cancellation);
                rows.Count();
            }
        }

        if (faults.Count < MostFaults)
        {
            await EndAsync(connection, chain, faults, cancellation);
            await tree.EndAsync(cancellation);
        }

        return chain;
    }

    private static async Task EndAsync(NpgsqlConnection connection, LogChain chain, List<LogFault> faults, CancellationToken cancellation)
    {
        await using var end = new NpgsqlCommand(SqlFile.Text("Log/Sql/log_record"), connection);
        await using var record = await end.ExecuteReaderAsync(cancellation);
        if (await record.ReadAsync(cancellation))
        {
            chain.End(record.GetInt64(0), record.GetInt64(1), record.GetString(2), faults);
        }
        else
        {
            faults.Add(new LogFault(LogFaultKind.Removed, null, null, null, "the log's running record (nm_log) is gone, so it cannot be told whether the log's end is whole"));
        }
    }

    /// <summary>Counts rows and reports now and then.</summary>
    private sealed class Rows(IProgress<VerifyProgress>? progress, long total)
    {
        private long done;

        public void Count()
        {
            if (++done % RowsAReport == 0)
            {
                progress?.Report(new VerifyProgress(done, Math.Max(done, total)));
            }
        }
    }
}
