using NegotiationMonitor.Postgres.Positions;
using Npgsql;
using NpgsqlTypes;

namespace NegotiationMonitor.Postgres.Watching;

/// <summary>What could not be delivered in all its tries.</summary>
/// <param name="Number">Its number, to replay it by.</param>
/// <param name="Id">The <c>webhook-id</c>, the same when it is replayed.</param>
/// <param name="Sequence">Of the change's cause.</param>
/// <param name="Replay">Whether it is to be sent again.</param>
public sealed record DeadLetter(
    long Number, string Watch, string Id, long Sequence, string Body, int Tries, DateTimeOffset FirstTry, DateTimeOffset DiedAt, string Error, bool Replay)
{
    internal static DeadLetter Read(NpgsqlDataReader row) => new(
        row.GetInt64(0), row.GetString(1), row.GetString(2), row.GetInt64(3), row.GetString(4), row.GetInt32(5), row.GetFieldValue<DateTimeOffset>(6),
        row.GetFieldValue<DateTimeOffset>(7), row.GetString(8), row.GetBoolean(9));
}

/// <summary>Which dead letters are to be sent again; null is all.</summary>
/// <param name="From">First sequence of the cause.</param>
/// <param name="To">Last sequence of the cause.</param>
/// <param name="Since">Only what died since then.</param>
public sealed record ReplayRange(long? Number = null, long? From = null, long? To = null, DateTimeOffset? Since = null);

/// <summary>Lists dead letters and asks for their replay; the node that owns the watch sends them.</summary>
public sealed class DeadLetters(Database database)
{
    /// <summary>Dead letters in the order they died.</summary>
    /// <param name="watch">Null for all watches.</param>
    public async Task<IReadOnlyList<DeadLetter>> ListAsync(string? watch, long after, int limit, CancellationToken cancellation = default)
    {
        if (watch is not null)
        {
            await new WatchStore(database).GetAsync(watch, cancellation);
        }

        await using var connection = await database.Source.OpenConnectionAsync(cancellation);
        return await WatchStore.Command(connection, "list_dead_letters").With(watch, NpgsqlDbType.Text).With(after).With((long)limit).ListAsync(DeadLetter.Read, cancellation);
    }

    /// <summary>Asks for a replay.</summary>
    /// <returns>How many will be sent again.</returns>
    /// <exception cref="RefusedException">No such watch, or it is not active.</exception>
    public async Task<long> ReplayAsync(string watch, ReplayRange range, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(range);
        var found = await new WatchStore(database).GetAsync(watch, cancellation);
        if (found.Watch.State != NegotiationMonitor.Watching.WatchState.Active)
        {
            throw new RefusedException($"watch '{watch}' is not active ({found.Watch.Why}); resume it first");
        }

        await using var connection = await database.Source.OpenConnectionAsync(cancellation);
        var marked = await WatchStore.Command(connection, "mark_replay").With(watch).With(range.Number, NpgsqlDbType.Bigint)
            .With(range.From ?? 0).With(range.To ?? long.MaxValue).With((range.Since ?? DateTimeOffset.UnixEpoch).ToUniversalTime())
            .ListAsync(row => row.GetInt64(0), cancellation);
        await WatchStore.Command(connection, "notify_watches").With(WatchStore.Channel(database)).With(watch).RunAsync(cancellation);
        return marked[0];
    }
}
