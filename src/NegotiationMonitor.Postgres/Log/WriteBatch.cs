using NegotiationMonitor.Articles;
using NegotiationMonitor.Audit;
using Npgsql;

namespace NegotiationMonitor.Postgres.Log;

/// <summary>Where a stream stands within the transaction.</summary>
internal sealed class StreamHead
{
    public long Version { get; set; }

    public string Hash { get; set; } = EventHash.Start;

    /// <summary>Of the ids that the transaction's writes know beforehand, those that the stream has.</summary>
    public HashSet<Guid> Ids { get; } = [];
}

/// <summary>
/// One transaction of the writer, under the lock: what its writes must know is loaded first, then each plans on what those before it left
/// behind, then all rows go out together.
/// </summary>
internal sealed class WriteBatch(Database database, NpgsqlTransaction transaction, IEventRows store, TimeProvider? clock)
{
    private readonly NpgsqlConnection connection = transaction.Connection!;
    private readonly Dictionary<string, StreamHead> heads = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ArticleRecord> records = new(StringComparer.Ordinal);
    private readonly List<(string Stream, long Version, PreparedEvent Event)> rows = [];
    private readonly ArticleIndex index = new(transaction.Connection!);
    private long lastSequence;
    private string logHash = EventHash.Start;
    private DateTimeOffset recordedAt;

    /// <summary>Takes the lock, and loads the log's end and the streams that the writes name.</summary>
    public async Task LoadAsync(IReadOnlyList<Write> writes)
    {
        var streams = writes.Select(w => w.Stream).OfType<string>().Distinct(StringComparer.Ordinal).ToArray();
        await using var batch = new NpgsqlBatch(connection);
        batch.BatchCommands.Add(Command("lock", Parameter(database.LockKey("append"))));
        // A statement of its own: it must see what was committed while we waited for the lock.
        batch.BatchCommands.Add(Command("log_end"));
        batch.BatchCommands.Add(Command("heads", Parameter(streams)));
        batch.BatchCommands.Add(Command("known_ids", Parameter(streams), Parameter(writes.SelectMany(w => w.Ids).ToArray())));
        await using (var reader = await batch.ExecuteReaderAsync())
        {
            await reader.NextResultAsync();
            await reader.ReadAsync();
            lastSequence = reader.GetInt64(0);
            logHash = reader.GetString(1);
            recordedAt = Later(clock?.GetUtcNow() ?? reader.GetFieldValue<DateTimeOffset>(3), reader.IsDBNull(2) ? default : reader.GetFieldValue<DateTimeOffset>(2));
            await reader.NextResultAsync();
            await ReadHeadsAsync(reader);
            await reader.NextResultAsync();
            while (await reader.ReadAsync())
            {
                Head(reader.GetString(0)).Ids.Add(reader.GetGuid(1));
            }
        }

        await index.LoadAsync([.. writes.OfType<RecordWrite>()]);
        await LoadHeadsAsync([.. index.Streams.Except(streams, StringComparer.Ordinal)]);
        await LoadRecordsAsync(writes.Where(w => w.NeedsRecord).Select(w => w.Stream!).Concat(index.Streams));
    }

    /// <summary>The articles known so far, those of this transaction included.</summary>
    public ArticleIndex Index => index;

    /// <summary>Where a stream stands after the writes planned so far.</summary>
    public StreamHead Head(string stream)
    {
        if (!heads.TryGetValue(stream, out var head))
        {
            heads.Add(stream, head = new StreamHead());
        }

        return head;
    }

    /// <summary>A stream's record after the writes planned so far. To be decided on, not changed.</summary>
    public ArticleRecord Record(string stream)
    {
        if (!records.TryGetValue(stream, out var record))
        {
            records.Add(stream, record = new ArticleRecord(stream));
        }

        return record;
    }

    /// <summary>Puts events at the end of a stream.</summary>
    public void Add(string stream, IReadOnlyList<PreparedEvent> events)
    {
        var head = Head(stream);
        var record = records.GetValueOrDefault(stream);
        foreach (var @event in events)
        {
            rows.Add((stream, ++head.Version, @event));
            head.Ids.Add(@event.Id);
            record?.Apply(@event.Id, @event.Event);
            index.Add(stream, head.Version, @event.Event, @event.Print, record);
        }
    }

    /// <summary>Writes all rows and tells those who listen. The log's last sequence number.</summary>
    public async Task<long> FlushAsync()
    {
        if (rows.Count == 0)
        {
            return lastSequence;
        }

        var chained = Chain(await store.NumberAsync(transaction, rows.Count));
        var last = chained[^1].Sequence;
        await using var batch = new NpgsqlBatch(connection);
        batch.BatchCommands.Add(Command("plan_once"));
        await store.StoreAsync(transaction, batch, chained);
        index.AddCommands(batch);
        batch.BatchCommands.Add(Command("update_log", Parameter((long)rows.Count), Parameter(last), Parameter(recordedAt), Parameter(logHash)));
        batch.BatchCommands.Add(Command("notify", Parameter(database.EventsChannel), Parameter(last)));
        await batch.ExecuteNonQueryAsync();
        return last;
    }

    /// <summary>Hashes what was planned, each event behind the one before it in its stream and in the log.</summary>
    private List<ChainedEvent> Chain(long[] sequences)
    {
        var chained = new List<ChainedEvent>(rows.Count);
        for (var i = 0; i < rows.Count; i++)
        {
            var (stream, version, e) = rows[i];
            var head = Head(stream);
            var hash = EventHash.OfEvent(head.Hash, stream, version, e.Id, e.Type, e.DataHash, recordedAt);
            logHash = EventHash.OfLog(logHash, sequences[i], hash);
            chained.Add(new(sequences[i], stream, version, recordedAt, e, new(head.Hash, hash, logHash)));
            head.Hash = hash;
        }

        return chained;
    }

    private async Task ReadHeadsAsync(NpgsqlDataReader reader)
    {
        while (await reader.ReadAsync())
        {
            if (reader.IsDBNull(2))
            {
                throw new RefusedException($"{reader.GetString(0)} has lost its last event; nothing can be appended before `negmon verify` has shown what happened");
            }

            var head = Head(reader.GetString(0));
            (head.Version, head.Hash) = (reader.GetInt64(1), reader.GetString(2));
        }
    }

    /// <summary>Streams under another key than the article's own: its text was revised, or it came by another outlet's name.</summary>
    private async Task LoadHeadsAsync(string[] streams)
    {
        if (streams.Length > 0)
        {
            await using var command = new NpgsqlCommand(SqlFile.Text("Log/Sql/heads"), connection);
            command.Parameters.Add(Parameter(streams));
            await using var reader = await command.ExecuteReaderAsync();
            await ReadHeadsAsync(reader);
        }
    }

    private async Task LoadRecordsAsync(IEnumerable<string> streams)
    {
        var wanted = streams.Distinct(StringComparer.Ordinal).Where(s => Head(s).Version > 0).ToArray();
        if (wanted.Length > 0)
        {
            foreach (var record in await store.RecordsAsync(transaction, wanted))
            {
                records.Add(record.Stream, record);
            }
        }
    }

    private static DateTimeOffset Later(DateTimeOffset one, DateTimeOffset other)
    {
        var later = one > other ? one : other;
        return new DateTimeOffset(later.UtcTicks - (later.UtcTicks % TimeSpan.TicksPerMicrosecond), TimeSpan.Zero);
    }

    internal static NpgsqlBatchCommand Command(string name, params ReadOnlySpan<NpgsqlParameter> parameters)
    {
        var command = new NpgsqlBatchCommand(SqlFile.Text("Log/Sql/" + name));
        foreach (var parameter in parameters)
        {
            command.Parameters.Add(parameter);
        }

        return command;
    }

    internal static NpgsqlParameter<T> Parameter<T>(T value) => new() { TypedValue = value };
}
