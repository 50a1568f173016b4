using NegotiationMonitor.Articles;
using Npgsql;

namespace NegotiationMonitor.Postgres.Log;

/// <summary>Takes a batch of events, in order, in the transaction that also moves the follower's checkpoint: both happen or neither.</summary>
/// <param name="events">Never empty; all after the checkpoint, none left out.</param>
/// <param name="connection">Within the transaction. Write with it; do not commit.</param>
public delegate Task HandleEvents(IReadOnlyList<RecordedEvent> events, NpgsqlConnection connection, CancellationToken cancellation);

/// <summary>What a follower is at.</summary>
/// <param name="Owned">Whether this node runs it.</param>
/// <param name="Checkpoint">Sequence number of the last event it has handled, as this node saw it.</param>
/// <param name="Failure">Why it does not get on; null while it does.</param>
public sealed record FollowerStatus(bool Owned, long Checkpoint, Exception? Failure);

/// <summary>How a follower goes about it.</summary>
public sealed record FollowerOptions
{
    /// <summary>Most events in one transaction.</summary>
    public int BatchSize { get; init; } = 1000;

    /// <summary>How often it looks without being woken, and asks whether it may take over.</summary>
    public TimeSpan Poll { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>First pause after a failure; doubled each time up to <see cref="LongestPause"/>.</summary>
    public TimeSpan FirstPause { get; init; } = TimeSpan.FromMilliseconds(100);

    /// <summary>Longest pause after failures.</summary>
    public TimeSpan LongestPause { get; init; } = TimeSpan.FromSeconds(30);
}

/// <summary>
/// Reads the log in order from its checkpoint (<c>mt_event_progression</c>) and hands it on. One node at a time runs a follower of a name: whoever holds the
/// session lock. Lock, notifications and transactions are on one connection of its own, so who loses the connection also loses
/// the right to write. A notification only wakes; the log is the truth, and is looked at in any case every <see cref="FollowerOptions.Poll"/>.
/// An event that cannot be handled stops the follower there, with the reason in <see cref="Status"/>; it is tried again and never skipped.
/// </summary>
public sealed class Follower(Database database, string name, HandleEvents handle, FollowerOptions? options = null)
{
    private readonly FollowerOptions options = options ?? new FollowerOptions();
    private volatile FollowerStatus status = new(Owned: false, 0, null);

    /// <summary>Name of the follower and of its checkpoint.</summary>
    public string Name => name;

    /// <summary>What it is at.</summary>
    public FollowerStatus Status => status;

    /// <summary>Called for each failure, before the pause that follows it.</summary>
    public Action<Exception>? OnFailure { get; init; }

    /// <summary>Follows until cancelled, over lost connections and failing handlers; waits while another node runs it.</summary>
    public async Task RunAsync(CancellationToken cancellation)
    {
        var pause = options.FirstPause;
        while (!cancellation.IsCancellationRequested)
        {
            var before = status.Checkpoint;
            try
            {
                await FollowAsync(cancellation);
            }
            catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
            {
                break;
            }
            catch (Exception e)
            {
                OnFailure?.Invoke(e);
                pause = status.Checkpoint > before ? options.FirstPause : pause;
                status = status with { Owned = false, Failure = PostgresErrors.Explain(e, database.Source.ConnectionString) };
                await Task.Delay(pause, cancellation).ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
                pause = pause * 2 < options.LongestPause ? pause * 2 : options.LongestPause;
            }
        }

        status = status with { Owned = false };
    }

    /// <summary>
    /// Returns when everything that is in the log now has been handled: by this node, or by the one that runs the follower.
    /// </summary>
    /// <returns>The checkpoint.</returns>
    /// <exception cref="RefusedException">The database does not answer, or the handler refused.</exception>
    public async Task<long> CatchUpAsync(CancellationToken cancellation = default)
    {
        try
        {
            await using var connection = await database.OpenDedicatedAsync(cancellation);
            var head = await ScalarAsync<long>(connection, "head", cancellation);
            while (!await TryOwnAsync(connection, cancellation))
            {
                if (await CheckpointAsync(connection, cancellation) is var handled && handled >= head)
                {
                    return handled;
                }

                await Task.Delay(TimeSpan.FromMilliseconds(20), cancellation);
            }

            while (await StepAsync(connection, cancellation) && status.Checkpoint < head)
            {
            }

            return status.Checkpoint;
        }
        catch (Exception e)
        {
            throw PostgresErrors.Explain(e, database.Source.ConnectionString);
        }
        finally
        {
            status = status with { Owned = false };
        }
    }

    private async Task FollowAsync(CancellationToken cancellation)
    {
        await using var connection = await database.OpenDedicatedAsync(cancellation);
        while (!await TryOwnAsync(connection, cancellation))
        {
            await Task.Delay(options.Poll, cancellation);
        }

        // A notification may come in with the answer to any query; then there is nothing left to wait for.
        var woken = false;
        connection.Notification += (_, _) => woken = true;
        await using (var listen = new NpgsqlCommand("listen " + database.EventsChannel, connection))
        {
            await listen.ExecuteNonQueryAsync(cancellation);
        }

        while (true)
        {
            woken = false;
            if (!await StepAsync(connection, cancellation) && !woken)
            {
                await connection.WaitAsync(options.Poll, cancellation);
            }
        }
    }

    /// <summary>One transaction: the checkpoint, the events behind it, the handler, the new checkpoint. False where there was nothing to do.</summary>
    private async Task<bool> StepAsync(NpgsqlConnection connection, CancellationToken cancellation)
    {
        if (await ScalarAsync<bool>(connection, "is_level", cancellation, new NpgsqlParameter<string> { TypedValue = name }))
        {
            // Idle followers write nothing.
            status = new FollowerStatus(Owned: true, await CheckpointAsync(connection, cancellation), null);
            return false;
        }

        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        var checkpoint = await ScalarAsync<long>(connection, "lock_checkpoint", cancellation, new NpgsqlParameter<string> { TypedValue = name });
        status = status with { Owned = true, Checkpoint = checkpoint };
        var events = await EventLog.ReadAsync(connection, checkpoint, options.BatchSize, cancellation);
        if (events.Count > 0)
        {
            await handle(events, connection, cancellation);
            checkpoint = events[^1].Sequence;
            await ScalarAsync<long>(connection, "move_checkpoint", cancellation, new NpgsqlParameter<string> { TypedValue = name }, new NpgsqlParameter<long> { TypedValue = checkpoint });
        }

        await transaction.CommitAsync(cancellation);
        status = new FollowerStatus(Owned: true, checkpoint, null);
        return events.Count > 0;
    }

    private Task<long> CheckpointAsync(NpgsqlConnection connection, CancellationToken cancellation) =>
        ScalarAsync<long>(connection, "checkpoint", cancellation, new NpgsqlParameter<string> { TypedValue = name });

    private Task<bool> TryOwnAsync(NpgsqlConnection connection, CancellationToken cancellation) =>
        ScalarAsync<bool>(connection, "try_own", cancellation, new NpgsqlParameter<long> { TypedValue = database.LockKey("follower:" + name) });

    private static async Task<T> ScalarAsync<T>(NpgsqlConnection connection, string file, CancellationToken cancellation, params NpgsqlParameter[] parameters)
    {
        await using var command = new NpgsqlCommand(SqlFile.Text("Log/Sql/" + file), connection);
        command.Parameters.AddRange(parameters);
        return (T)(await command.ExecuteScalarAsync(cancellation))!;
    }
}
