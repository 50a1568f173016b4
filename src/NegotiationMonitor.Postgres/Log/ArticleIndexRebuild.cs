using NegotiationMonitor.Articles;
using Npgsql;

namespace NegotiationMonitor.Postgres.Log;

/// <summary>Makes the articles' index anew from the log, with nobody appending meanwhile.</summary>
public static class ArticleIndexRebuild
{
    private const int TextsAtOnce = 200;

    /// <summary>Empties the index and fills it again, in one transaction.</summary>
    /// <returns>How many texts it holds.</returns>
    public static async Task<int> RunAsync(Database database, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(database);
        await using var connection = await database.Source.OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        await ExecuteAsync(connection, "lock", cancellation, WriteBatch.Parameter(database.LockKey("append")));
        await ExecuteAsync(connection, "clear_articles", cancellation);
        var texts = 0;
        for (var after = 0L; ;)
        {
            var events = await TextEventsAsync(connection, after, cancellation);
            if (events.Count == 0)
            {
                break;
            }

            after = events[^1].Sequence;
            texts += events.Count(e => e.Event is not CopyRecognised);
            await IndexAsync(connection, events, cancellation);
        }

        await transaction.CommitAsync(cancellation);
        return texts;
    }

    private static async Task IndexAsync(NpgsqlConnection connection, List<RecordedEvent> events, CancellationToken cancellation)
    {
        var index = new ArticleIndex(connection);
        foreach (var e in events)
        {
            var record = e.Event is ArticleRevised ? await RecordAsync(connection, e.Stream, cancellation) : null;
            index.Add(e.Stream, e.Version, e.Event, null, record);
        }

        await using var batch = new NpgsqlBatch(connection);
        index.AddCommands(batch);
        await batch.ExecuteNonQueryAsync(cancellation);
    }

    private static async Task<List<RecordedEvent>> TextEventsAsync(NpgsqlConnection connection, long after, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(SqlFile.Text("Log/Sql/read_texts"), connection);
        command.Parameters.Add(WriteBatch.Parameter(after));
        command.Parameters.Add(WriteBatch.Parameter(TextsAtOnce));
        return await ReadAllAsync(command, cancellation);
    }

    private static async Task<ArticleRecord> RecordAsync(NpgsqlConnection connection, string stream, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(SqlFile.Text("Log/Sql/read_stream"), connection);
        command.Parameters.Add(WriteBatch.Parameter(stream));
        return ArticleRecord.Fold(stream, (await ReadAllAsync(command, cancellation)).Select(e => new NewEvent(e.Id, e.Event)));
    }

    private static async Task<List<RecordedEvent>> ReadAllAsync(NpgsqlCommand command, CancellationToken cancellation)
    {
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        List<RecordedEvent> events = [];
        while (await reader.ReadAsync(cancellation))
        {
            events.Add(EventRow.Read(reader));
        }

        return events;
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string file, CancellationToken cancellation, params NpgsqlParameter[] parameters)
    {
        await using var command = new NpgsqlCommand(SqlFile.Text("Log/Sql/" + file), connection);
        command.Parameters.AddRange(parameters);
        await command.ExecuteNonQueryAsync(cancellation);
    }
}
