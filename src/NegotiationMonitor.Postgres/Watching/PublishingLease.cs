using NegotiationMonitor.Postgres.Positions;
using NegotiationMonitor.Watching;
using Npgsql;

namespace NegotiationMonitor.Postgres.Watching;

/// <summary>
/// One node's right to publish all changes to a broker, and how far they are published. The session lock and the checkpoint (<c>mt_event_progression</c>) are on one
/// connection: who loses it loses both.
/// </summary>
public sealed class PublishingLease : IAsyncDisposable
{
    private readonly string _name;
    private readonly NpgsqlConnection _connection;

    private PublishingLease(string name, NpgsqlConnection connection) => (_name, _connection) = (name, connection);

    /// <summary>Takes the right; null where another node has it.</summary>
    /// <param name="target">What is published to; each has its own checkpoint.</param>
    public static async Task<PublishingLease?> TryTakeAsync(Database database, string target, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(database);
        var connection = await database.OpenDedicatedAsync(cancellation);
        try
        {
            await WatchStore.Command(connection, "notice_death_soon").RunAsync(cancellation);
            var name = "publish:" + target;
            var taken = await WatchStore.Command(connection, "own").With(database.LockKey(name)).ListAsync(row => row.GetBoolean(0), cancellation);
            if (taken[0])
            {
                return new PublishingLease(name, connection);
            }
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }

        await connection.DisposeAsync();
        return null;
    }

    /// <summary>How far changes are published; at first, before the first change.</summary>
    public async Task<ChangeCursor> CursorAsync(CancellationToken cancellation = default) =>
        new((await new NpgsqlCommand(SqlFile.Text("Log/Sql/lock_checkpoint"), _connection).With(_name).ListAsync(row => row.GetInt64(0), cancellation))[0]);

    /// <summary>All changes up to a cause are published.</summary>
    public Task MoveAsync(long sequence, CancellationToken cancellation = default) =>
        new NpgsqlCommand(SqlFile.Text("Log/Sql/move_checkpoint"), _connection).With(_name).With(sequence).RunAsync(cancellation);

    /// <summary>Gives the right back.</summary>
    public ValueTask DisposeAsync() => _connection.DisposeAsync();
}
