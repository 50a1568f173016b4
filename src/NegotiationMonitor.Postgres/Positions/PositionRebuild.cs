using System.Threading.Channels;
using NegotiationMonitor.Articles;
using NegotiationMonitor.Postgres.Log;
using Npgsql;

namespace NegotiationMonitor.Postgres.Positions;

/// <summary>What a rebuild did.</summary>
/// <param name="Events">Events it went through.</param>
/// <param name="Sequence">The last of them: the tables are as of there.</param>
/// <param name="Took">Until the fresh tables were in use. Their words are indexed behind that.</param>
public sealed record Rebuilt(long Events, long Sequence, TimeSpan Took);

/// <summary>
/// Makes the tables of positions anew from the log alone. It fills fresh tables in a schema beside the real one while the old ones go on
/// answering and following, and takes their place at the end: all in one transaction, so whatever happens there is one whole set of tables.
/// Rows and identities of changes come out as they were.
/// </summary>
public sealed class PositionRebuild(Database database)
{
    private const int BatchSize = 20_000;

    /// <summary>Rebuilds and reports the sequence reached after each batch.</summary>
    /// <exception cref="RefusedException">A rebuild is under way already, or the database does not answer.</exception>
    public async Task<Rebuilt> RunAsync(IProgress<long>? progress = null, CancellationToken cancellation = default)
    {
        var started = System.Diagnostics.Stopwatch.GetTimestamp();
        try
        {
            await using var connection = await database.OpenDedicatedAsync(cancellation);
            await using var transaction = await connection.BeginTransactionAsync(cancellation);
            await EnterShadowAsync(connection, cancellation);
            var reached = await FillAsync(connection, progress, cancellation);

            // From here on the follower waits; it goes on behind the new checkpoint.
            await new NpgsqlCommand(SqlFile.Text("Log/Sql/lock_checkpoint"), connection).With(PositionProjection.Name).RunAsync(cancellation);
            reached = await FinishAsync(connection, reached, cancellation);
            await SwapAsync(connection, cancellation);
            await new NpgsqlCommand(SqlFile.Text("Log/Sql/move_checkpoint"), connection).With(PositionProjection.Name).With(reached.Sequence).RunAsync(cancellation);
            await transaction.CommitAsync(cancellation);
            reached = reached with { Took = System.Diagnostics.Stopwatch.GetElapsedTime(started) };
            await IndexWordsAsync(connection, cancellation);
            return reached;
        }
        catch (Exception e)
        {
            throw PostgresErrors.Explain(e, database.Source.ConnectionString);
        }
    }

    private string Shadow => database.Schema + "_rebuild";

    private async Task EnterShadowAsync(NpgsqlConnection connection, CancellationToken cancellation)
    {
        if (!(await connection.Command("try_rebuild").With(database.LockKey("rebuild:positions")).ListAsync(row => row.GetBoolean(0), cancellation))[0])
        {
            throw new RefusedException("A rebuild of the positions is under way already; wait until it has ended");
        }

        await RunAsync(connection, "create_shadow", cancellation, ("$shadow", Shadow));
        await connection.Command("enter_shadow").With($"{Shadow}, {database.Schema}").RunAsync(cancellation);
        foreach (var (name, text) in SqlFile.Folder("Schema/Scripts"))
        {
            if (name.Contains("positions", StringComparison.Ordinal))
            {
                await new NpgsqlCommand(text, connection).RunAsync(cancellation);
            }
        }
    }

    /// <summary>Everything that is in the log now. The next batch is read while one is projected.</summary>
    private async Task<Rebuilt> FillAsync(NpgsqlConnection connection, IProgress<long>? progress, CancellationToken cancellation)
    {
        var batches = Channel.CreateBounded<List<RecordedEvent>>(1);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var reading = ReadAsync(batches.Writer, stop.Token);
        var (events, sequence, count) = (0L, 0L, 0);
        try
        {
            await foreach (var batch in batches.Reader.ReadAllAsync(cancellation))
            {
                await PositionProjection.HandleAsync(batch, connection, null, cancellation);
                (events, sequence) = (events + batch.Count, batch[^1].Sequence);
                progress?.Report(sequence);

                // Fresh tables have no statistics; enough to have them early and now and then.
                if (System.Numerics.BitOperations.IsPow2(++count))
                {
                    await connection.Command("analyze").RunAsync(cancellation);
                }
            }
        }
        finally
        {
            await stop.CancelAsync();
            await reading;
        }

        return new Rebuilt(events, sequence, default);
    }

    private async Task ReadAsync(ChannelWriter<List<RecordedEvent>> batches, CancellationToken cancellation)
    {
        Exception? failure = null;
        try
        {
            await using var connection = await database.Source.OpenConnectionAsync(cancellation);
            for (var batch = await EventLog.ReadAsync(connection, 0, BatchSize, cancellation); batch.Count > 0; batch = await EventLog.ReadAsync(connection, batch[^1].Sequence, BatchSize, cancellation))
            {
                await batches.WriteAsync(batch, cancellation);
            }
        }
        catch (OperationCanceledException)
        {
            // Whoever cancelled knows why.
        }
        catch (Exception e)
        {
            failure = e;
        }

        batches.TryComplete(failure);
    }

    private static async Task<Rebuilt> FinishAsync(NpgsqlConnection connection, Rebuilt reached, CancellationToken cancellation)
    {
        while (await EventLog.ReadAsync(connection, reached.Sequence, BatchSize, cancellation) is { Count: > 0 } batch)
        {
            await PositionProjection.HandleAsync(batch, connection, null, cancellation);
            reached = reached with { Events = reached.Events + batch.Count, Sequence = batch[^1].Sequence };
        }

        return reached;
    }

    private async Task SwapAsync(NpgsqlConnection connection, CancellationToken cancellation)
    {
        var relations = await connection.Command("shadow_relations").With(Shadow).ListAsync(row => (Name: row.GetString(0), IsView: row.GetBoolean(1)), cancellation);
        foreach (var file in (string[])["drop_relation", "move_relation"])
        {
            foreach (var (name, isView) in relations)
            {
                await RunAsync(connection, file, cancellation, ("$kind", isView ? "view" : "table"), ("$shadow", Shadow), ("$schema", database.Schema), ("$name", $"\"{name}\""));
            }
        }

        await RunAsync(connection, "drop_shadow", cancellation, ("$shadow", Shadow));
    }

    /// <summary>The fresh tables are in use already; until their words are indexed, searching reads them from end to end.</summary>
    private static async Task IndexWordsAsync(NpgsqlConnection connection, CancellationToken cancellation)
    {
        // One at a time: two in one transaction and the follower, who writes these tables in another order, would wait for each other.
        foreach (var statement in SqlFile.Text("Schema/Scripts/0008_words").Split(";\n", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            await using var command = new NpgsqlCommand(statement, connection) { CommandTimeout = 0 };
            await command.ExecuteNonQueryAsync(cancellation);
        }
    }

    private static Task RunAsync(NpgsqlConnection connection, string file, CancellationToken cancellation, params (string Placeholder, string Name)[] names)
    {
        var text = names.Aggregate(SqlFile.Text("Positions/Sql/" + file), (sql, n) => sql.Replace(n.Placeholder, n.Name, StringComparison.Ordinal));
        return new NpgsqlCommand(text, connection).RunAsync(cancellation);
    }
}
