using NegotiationMonitor.Articles;
using Npgsql;
using NpgsqlTypes;

namespace NegotiationMonitor.Postgres.Log;

/// <summary>An event with its place in the log and its hashes, ready to be stored.</summary>
internal sealed record ChainedEvent(long Sequence, string Stream, long Version, DateTimeOffset RecordedAt, PreparedEvent Event, EventHashes Hashes);

/// <summary>What an event's headers hold.</summary>
/// <param name="Previous">Hash of the event before it in its stream.</param>
/// <param name="Log">The log's running hash up to it.</param>
internal sealed record EventHashes(string Previous, string Hash, string Log);

/// <summary>Who reads and stores the rows of events within a transaction of the writer, which holds the lock on the log.</summary>
internal interface IEventRows
{
    /// <summary>The records of streams that are there.</summary>
    Task<IReadOnlyList<ArticleRecord>> RecordsAsync(NpgsqlTransaction transaction, IReadOnlyList<string> streams);

    /// <summary>The numbers that the next events get, ascending.</summary>
    Task<long[]> NumberAsync(NpgsqlTransaction transaction, int count);

    /// <summary>Stores events in their order under their numbers, and with them the versions of their streams: at once, or by what it adds to the batch.</summary>
    /// <param name="batch">Is run next, in the same transaction.</param>
    Task StoreAsync(NpgsqlTransaction transaction, NpgsqlBatch batch, IReadOnlyList<ChainedEvent> events);
}

/// <summary>The rows of <c>mt_events</c> and <c>mt_streams</c>, as few statements as can be.</summary>
internal sealed class EventRows : IEventRows
{
    private const int RowsAStatement = 5000;

    public static EventRows Instance { get; } = new();

    public async Task<IReadOnlyList<ArticleRecord>> RecordsAsync(NpgsqlTransaction transaction, IReadOnlyList<string> streams)
    {
        var records = new Dictionary<string, ArticleRecord>(StringComparer.Ordinal);
        await using var command = new NpgsqlCommand(SqlFile.Text("Log/Sql/read_streams"), transaction.Connection);
        command.Parameters.Add(WriteBatch.Parameter(streams.ToArray()));
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
        {
            var row = EventRow.Read(reader);
            if (!records.TryGetValue(row.Stream, out var record))
            {
                records.Add(row.Stream, record = new ArticleRecord(row.Stream));
            }

            record.Apply(row.Id, row.Event);
        }

        return [.. records.Values];
    }

    public async Task<long[]> NumberAsync(NpgsqlTransaction transaction, int count)
    {
        await using var command = new NpgsqlCommand(SqlFile.Text("Log/Sql/draw"), transaction.Connection);
        command.Parameters.Add(WriteBatch.Parameter(count));
        return (long[])(await command.ExecuteScalarAsync())!;
    }

    public Task StoreAsync(NpgsqlTransaction transaction, NpgsqlBatch batch, IReadOnlyList<ChainedEvent> events)
    {
        var versions = new Dictionary<string, long>(StringComparer.Ordinal);
        foreach (var e in events)
        {
            versions[e.Stream] = e.Version;
        }

        batch.BatchCommands.Add(WriteBatch.Command("upsert_streams", WriteBatch.Parameter(versions.Keys.ToArray()), WriteBatch.Parameter(versions.Values.ToArray()), WriteBatch.Parameter(events[0].RecordedAt)));
        for (var from = 0; from < events.Count; from += RowsAStatement)
        {
            batch.BatchCommands.Add(Insert(events, from, Math.Min(RowsAStatement, events.Count - from)));
        }

        return Task.CompletedTask;
    }

    private static NpgsqlBatchCommand Insert(IReadOnlyList<ChainedEvent> events, int from, int count)
    {
        var (sequences, ids, streams, versions) = (new long[count], new Guid[count], new string[count], new long[count]);
        var (data, types, headers) = (new byte[count][], new string[count], new string[count]);
        for (var i = 0; i < count; i++)
        {
            var e = events[from + i];
            (sequences[i], ids[i], streams[i], versions[i], data[i], types[i]) = (e.Sequence, e.Event.Id, e.Stream, e.Version, e.Event.Data, e.Event.Type);
            headers[i] = $"{{\"prev\":\"{e.Hashes.Previous}\",\"hash\":\"{e.Hashes.Hash}\",\"log\":\"{e.Hashes.Log}\"}}";
        }

        return WriteBatch.Command(
            "insert_events",
            WriteBatch.Parameter(sequences),
            WriteBatch.Parameter(ids),
            WriteBatch.Parameter(streams),
            WriteBatch.Parameter(versions),
            new NpgsqlParameter { Value = data, NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Jsonb },
            WriteBatch.Parameter(types),
            WriteBatch.Parameter(events[0].RecordedAt),
            new NpgsqlParameter { Value = headers, NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Jsonb });
    }
}
