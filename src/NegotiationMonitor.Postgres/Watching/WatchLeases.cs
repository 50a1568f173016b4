using NegotiationMonitor.Articles;
using NegotiationMonitor.Postgres.Positions;
using NegotiationMonitor.Watching;
using Npgsql;
using NpgsqlTypes;

namespace NegotiationMonitor.Postgres.Watching;

/// <summary>A watch as its owner has it.</summary>
/// <param name="Secrets">That sign its webhooks now, the newest first; the second is on its way out.</param>
public sealed record OwnedWatch(Watch Watch, Progress Progress, IReadOnlyList<byte[]> Secrets);

/// <summary>
/// One node's hold on watches. The session lock of each and all that is written about it are on one connection: who loses the connection loses the
/// locks, and with them the right to move a cursor. Other nodes take over then. Safe for concurrent use.
/// </summary>
public sealed class WatchLeases : IAsyncDisposable
{
    private readonly Database _database;
    private readonly NpgsqlConnection _connection;
    private readonly SemaphoreSlim _one = new(1);

    private WatchLeases(Database database, NpgsqlConnection connection) => (_database, _connection) = (database, connection);

    /// <summary>Whether the connection is lost, and the locks with it.</summary>
    public bool IsLost => _connection.State is System.Data.ConnectionState.Closed or System.Data.ConnectionState.Broken;

    /// <summary>Opens the connection.</summary>
    public static async Task<WatchLeases> OpenAsync(Database database, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(database);
        var connection = await database.OpenDedicatedAsync(cancellation);
        try
        {
            await WatchStore.Command(connection, "notice_death_soon").RunAsync(cancellation);
            return new WatchLeases(database, connection);
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    /// <summary>The watches that somebody must deliver, with their versions.</summary>
    public Task<List<(string Name, int Version)>> RunningAsync(CancellationToken cancellation) =>
        ListAsync("running_watches", c => c, row => (row.GetString(0), row.GetInt32(1)), cancellation);

    /// <summary>Takes a watch; false where another node has it.</summary>
    public async Task<bool> TryOwnAsync(string name, CancellationToken cancellation) =>
        (await ListAsync("own", c => c.With(Key(name)), row => row.GetBoolean(0), cancellation))[0];

    /// <summary>Gives a watch back.</summary>
    public Task ReleaseAsync(string name, CancellationToken cancellation) => ListAsync("release", c => c.With(Key(name)), row => row.GetBoolean(0), cancellation);

    /// <summary>A watch with its secrets; null where it is gone.</summary>
    public async Task<OwnedWatch?> LoadAsync(string name, DateTimeOffset now, CancellationToken cancellation) =>
        (await ListAsync("load_watch", c => c.With(name), row => Owned(row, now), cancellation)).FirstOrDefault();

    /// <summary>Keeps where a watch is.</summary>
    /// <returns>Its version; null where it is gone.</returns>
    public async Task<int?> SaveAsync(string name, ChangeCursor cursor, Progress progress, CancellationToken cancellation) =>
        (await ListAsync("save_progress", c => c.With(name).With(cursor.ToString()).With(WatchJson.Write(progress), NpgsqlDbType.Jsonb), Version, cancellation)).FirstOrDefault();

    /// <summary>Stops a watch on its endpoint's account, unless people changed it meanwhile.</summary>
    public Task EndAsync(Watch watch, WatchState state, string why, Progress progress, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(watch);
        return ListAsync(
            "end_watch", c => c.With(watch.Name).With(watch.Version).With(state.Word()).With(why).With(WatchJson.Write(progress), NpgsqlDbType.Jsonb), Version, cancellation);
    }

    /// <summary>Keeps what could not be delivered and moves on, in one.</summary>
    public async Task<int?> BuryAsync(string name, ChangeCursor cursor, Progress progress, DeadLetter letter, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(letter);
        return (await ListAsync(
            "bury",
            c => c.With(name).With(cursor.ToString()).With(WatchJson.Write(progress), NpgsqlDbType.Jsonb).With(letter.Id).With(letter.Sequence).With(letter.Body)
                .With(letter.Tries).With(letter.FirstTry.ToUniversalTime()).With(letter.DiedAt.ToUniversalTime()).With(letter.Error),
            Version,
            cancellation)).FirstOrDefault();
    }

    /// <summary>The first dead letter of a watch that is to be sent again.</summary>
    public async Task<DeadLetter?> NextReplayAsync(string name, CancellationToken cancellation) =>
        (await ListAsync("next_replay", c => c.With(name), DeadLetter.Read, cancellation)).FirstOrDefault();

    /// <summary>Keeps what became of a replay.</summary>
    /// <param name="error">Null where it was delivered.</param>
    public Task ReplayedAsync(long number, string? error, DateTimeOffset now, CancellationToken cancellation) => error is null
        ? ListAsync("replayed", c => c.With(number), _ => 0, cancellation)
        : ListAsync("not_replayed", c => c.With(number).With(error).With(now.ToUniversalTime()), _ => 0, cancellation);

    /// <summary>Closes the connection; the locks go with it.</summary>
    public async ValueTask DisposeAsync()
    {
        await _connection.DisposeAsync();
        _one.Dispose();
    }

    private long Key(string name) => _database.LockKey("watch:" + name);

    private async Task<List<T>> ListAsync<T>(string file, Func<NpgsqlCommand, NpgsqlCommand> with, Func<NpgsqlDataReader, T> row, CancellationToken cancellation)
    {
        await _one.WaitAsync(cancellation);
        try
        {
            // Not cancelled half-way: a cancelled command may cost the connection, and all locks with it.
            return await with(WatchStore.Command(_connection, file)).ListAsync(row, CancellationToken.None);
        }
        finally
        {
            _one.Release();
        }
    }

    private static int? Version(NpgsqlDataReader row) => row.GetInt32(0);

    private static OwnedWatch Owned(NpgsqlDataReader row, DateTimeOffset now)
    {
        var view = WatchJson.Read(row);
        var secrets = new List<byte[]>();
        if (!row.IsDBNull(12))
        {
            secrets.Add(row.GetFieldValue<byte[]>(12));
        }

        if (!row.IsDBNull(13) && row.GetFieldValue<DateTimeOffset>(14) > now)
        {
            secrets.Add(row.GetFieldValue<byte[]>(13));
        }

        return new OwnedWatch(view.Watch, view.Progress, secrets);
    }
}
