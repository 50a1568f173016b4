using System.Runtime.CompilerServices;
using NegotiationMonitor.Articles;
using Npgsql;

namespace NegotiationMonitor.Postgres.Log;

/// <summary>What an append came to.</summary>
/// <param name="Version">The stream's version now.</param>
/// <param name="Sequence">The log's last sequence number after it: a follower that has got there has seen the append.</param>
/// <param name="Events">Events it recorded; 0 where all were there already.</param>
public sealed record Appended(string Stream, long Version, long Sequence, int Events);

/// <summary>What recording an article came to.</summary>
public enum RecordOutcome
{
    /// <summary>A new article.</summary>
    New,

    /// <summary>Known and read for the dossier: nothing was recorded.</summary>
    Known,

    /// <summary>Known, now also read for another dossier.</summary>
    ReadForDossier,

    /// <summary>Known under its address with another text.</summary>
    Revised,
}

/// <summary>What recording an article came to.</summary>
/// <param name="Copy">The article whose story a new one tells again; null where it is its own origin.</param>
/// <param name="Acts">Acts it recorded.</param>
public sealed record Recorded(RecordOutcome Outcome, CopyRecognised? Copy, int Acts, Appended Appended);

/// <summary>
/// The log of all events. Whoever writes goes through one writer for each process, which puts the appends that wait into one transaction and
/// takes one advisory lock before it draws sequence numbers: so numbers ascend in the order of commit, and a follower that has
/// read up to a number has missed nothing before it.
/// </summary>
public sealed class EventLog : IAsyncDisposable
{
    private readonly Database database;
    private readonly LogWriter writer;

    /// <summary>The log of a database.</summary>
    /// <param name="clock">For tests: the second clock. Null for PostgreSQL's own, which all nodes share. Recorded times never go back.</param>
    public EventLog(Database database, TimeProvider? clock = null)
        : this(database, EventRows.Instance, clock)
    {
    }

    internal EventLog(Database database, IEventRows rows, TimeProvider? clock = null)
    {
        this.database = database;
        writer = new LogWriter(database, rows, clock);
    }

    /// <summary>Whether anything was recorded through it.</summary>
    public bool HasRecorded { get; private set; }

    /// <summary>Appends events to a stream. Events that are all there already are a success that records nothing.</summary>
    /// <param name="expectedVersion">The stream's version that the events were decided on; 0 for a new stream.</param>
    /// <exception cref="VersionConflictException">The stream is at another version.</exception>
    /// <exception cref="RefusedException">The database does not answer; whether the events were recorded is then unknown, and trying again is safe.</exception>
    public async Task<Appended> AppendAsync(string stream, long expectedVersion, IReadOnlyList<NewEvent> events, CancellationToken cancellation = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(stream);
        ArgumentNullException.ThrowIfNull(events);
        ArgumentOutOfRangeException.ThrowIfNegative(expectedVersion);
        var write = new AppendWrite(stream, expectedVersion, events, cancellation);
        await writer.EnqueueAsync(write);
        HasRecorded |= write.Appended.Events > 0;
        return write.Appended;
    }

    /// <summary>Decides on a stream's record and appends what was decided, with nobody writing in between.</summary>
    /// <param name="decide">Pure and quick; its exceptions come back to the caller and record nothing.</param>
    /// <exception cref="RefusedException">The decision was a refusal, or the database does not answer.</exception>
    public async Task<Appended> DecideAsync(string stream, Func<ArticleRecord, IReadOnlyList<NewEvent>> decide, CancellationToken cancellation = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(stream);
        var write = new DecideWrite(stream, decide, cancellation);
        await writer.EnqueueAsync(write);
        HasRecorded |= write.Appended.Events > 0;
        return write.Appended;
    }

    /// <summary>
    /// Records an article and its reading. In one transaction under the lock it is found out whether the article is new, known (by content), revised
    /// (another text under its address) or a copy of an earlier one's story, so two programs that race cannot both be the first.
    /// </summary>
    /// <exception cref="RefusedException">The text is no text, an act cannot be shown in it, or the database does not answer.</exception>
    public async Task<Recorded> RecordAsync(ArticleText article, ArticleReading reading, CancellationToken cancellation = default)
    {
        ActCheck.Require(article);
        ArgumentNullException.ThrowIfNull(reading);
        var write = new RecordWrite(article, reading, cancellation);
        await writer.EnqueueAsync(write);
        HasRecorded |= write.Appended.Events > 0;
        return write.Recorded with { Appended = write.Appended };
    }

    /// <summary>Events after a sequence number, in order, at most <paramref name="limit"/> of them.</summary>
    public async Task<IReadOnlyList<RecordedEvent>> ReadAsync(long after, int limit, CancellationToken cancellation = default)
    {
        await using var connection = await database.Source.OpenConnectionAsync(cancellation);
        return await ReadAsync(connection, after, limit, cancellation);
    }

    /// <summary>All events after a sequence number up to the log's end, in order; never more than a batch in memory.</summary>
    public async IAsyncEnumerable<RecordedEvent> ReadAllAsync(long after = 0, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        const int batch = 1000;
        for (IReadOnlyList<RecordedEvent> events = []; ; after = events[^1].Sequence)
        {
            events = await ReadAsync(after, batch, cancellation);
            foreach (var @event in events)
            {
                yield return @event;
            }

            if (events.Count < batch)
            {
                yield break;
            }
        }
    }

    /// <summary>A stream's events in order; none where there is no such stream.</summary>
    public async IAsyncEnumerable<RecordedEvent> ReadStreamAsync(string stream, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        await using var command = database.Source.CreateCommand(SqlFile.Text("Log/Sql/read_stream"));
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = stream });
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        while (await reader.ReadAsync(cancellation))
        {
            yield return EventRow.Read(reader);
        }
    }

    /// <summary>An article's record as it stands.</summary>
    public async Task<ArticleRecord> LoadAsync(string stream, CancellationToken cancellation = default)
    {
        var record = new ArticleRecord(stream);
        await foreach (var @event in ReadStreamAsync(stream, cancellation))
        {
            record.Apply(@event.Id, @event.Event);
        }

        return record;
    }

    /// <summary>Sequence number of the last event; 0 where there is none.</summary>
    public async Task<long> HeadAsync(CancellationToken cancellation = default)
    {
        await using var command = database.Source.CreateCommand(SqlFile.Text("Log/Sql/head"));
        return (long)(await command.ExecuteScalarAsync(cancellation))!;
    }

    /// <summary>Finishes what waits to be written, then stops the writer.</summary>
    public ValueTask DisposeAsync() => writer.DisposeAsync();

    internal static async Task<List<RecordedEvent>> ReadAsync(NpgsqlConnection connection, long after, int limit, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(SqlFile.Text("Log/Sql/read"), connection);
        command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = after });
        command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = limit });
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var events = new List<RecordedEvent>();
        while (await reader.ReadAsync(cancellation))
        {
            events.Add(EventRow.Read(reader));
        }

        return events;
    }
}
