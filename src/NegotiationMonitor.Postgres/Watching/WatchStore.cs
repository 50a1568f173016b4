using System.Security.Cryptography;
using NegotiationMonitor.Articles;
using NegotiationMonitor.Postgres.Positions;
using NegotiationMonitor.Watching;
using Npgsql;
using NpgsqlTypes;

namespace NegotiationMonitor.Postgres.Watching;

/// <summary>A watch that was added, with its secret, which is shown this once.</summary>
/// <param name="Secret">Null where nothing is signed.</param>
public sealed record AddedWatch(WatchView View, byte[]? Secret);

/// <summary>Watches as people make and change them. Who runs them is told by a notification.</summary>
public sealed class WatchStore(Database database)
{
    /// <summary>How long a secret that was replaced still signs.</summary>
    public static readonly TimeSpan Overlap = TimeSpan.FromHours(24);

    /// <summary>NOTIFY channel that tells of watches people changed; its payload is the name. It only wakes: the table is the truth.</summary>
    public static string Channel(Database database)
    {
        ArgumentNullException.ThrowIfNull(database);
        return "negmon_watches_" + database.Schema;
    }

    /// <summary>Adds a watch. It begins with the changes behind a cursor.</summary>
    /// <param name="from">Null to begin now.</param>
    /// <exception cref="RefusedException">The name is taken or something about it impossible.</exception>
    public async Task<AddedWatch> AddAsync(
        string name, WatchFilter filter, Delivery delivery, Pacing pacing, ChangeCursor? from, CancellationToken cancellation = default)
    {
        WatchRules.Check(name, filter, delivery, pacing);
        var secret = delivery.Url is null ? null : StandardWebhook.NewSecret();
        await using var connection = await database.Source.OpenConnectionAsync(cancellation);
        var cursor = from ?? new ChangeCursor(await HeadAsync(connection, cancellation));
        var added = await Command(connection, "insert_watch").With(name)
            .With(WatchJson.Write(filter), NpgsqlDbType.Jsonb).With(WatchJson.Write(delivery), NpgsqlDbType.Jsonb).With(WatchJson.Write(pacing), NpgsqlDbType.Jsonb)
            .With(cursor.ToString()).With(secret, NpgsqlDbType.Bytea).With(Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(20)))
            .ListAsync(WatchJson.Read, cancellation);
        if (added.Count == 0)
        {
            throw new RefusedException($"there is a watch '{name}' already; take another name or remove it first");
        }

        await TellAsync(connection, name, cancellation);
        return new AddedWatch(added[0], secret);
    }

    /// <summary>Changes what a watch is of and how it tells. What was delivered stays delivered; one that sent nothing by itself so far begins now.</summary>
    /// <returns>With a secret where it has a new address.</returns>
    /// <exception cref="RefusedException">There is none of that name, something about it is impossible, or somebody else changed it meanwhile (a conflict).</exception>
    public async Task<AddedWatch> EditAsync(string name, Func<Watch, (WatchFilter Filter, Delivery Delivery, Pacing Pacing)> edit, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(edit);
        var before = (await GetAsync(name, cancellation)).Watch;
        var (filter, delivery, pacing) = edit(before);
        WatchRules.Check(name, filter, delivery, pacing);
        var secret = delivery.Url is null || delivery.Url == before.Delivery.Url ? null : StandardWebhook.NewSecret();
        await using var connection = await database.Source.OpenConnectionAsync(cancellation);
        var cursor = new ChangeCursor(await HeadAsync(connection, cancellation));
        var edited = await Command(connection, "update_watch").With(name)
            .With(WatchJson.Write(filter), NpgsqlDbType.Jsonb).With(WatchJson.Write(delivery), NpgsqlDbType.Jsonb).With(WatchJson.Write(pacing), NpgsqlDbType.Jsonb)
            .With(cursor.ToString()).With(secret, NpgsqlDbType.Bytea).With(before.Version).ListAsync(WatchJson.Read, cancellation);
        if (edited.Count == 0)
        {
            throw new RefusedException($"watch '{name}' was changed by somebody else just now; look at it again") { IsConflict = true };
        }

        await TellAsync(connection, name, cancellation);
        return new AddedWatch(edited[0], secret);
    }

    /// <summary>All watches, by name.</summary>
    public async Task<IReadOnlyList<WatchView>> ListAsync(CancellationToken cancellation = default)
    {
        await using var connection = await database.Source.OpenConnectionAsync(cancellation);
        return await Command(connection, "list_watches").With(null, NpgsqlDbType.Text).ListAsync(WatchJson.Read, cancellation);
    }

    /// <summary>One watch.</summary>
    /// <exception cref="RefusedException">There is none of that name.</exception>
    public async Task<WatchView> GetAsync(string name, CancellationToken cancellation = default)
    {
        await using var connection = await database.Source.OpenConnectionAsync(cancellation);
        var found = await Command(connection, "list_watches").With(name, NpgsqlDbType.Text).ListAsync(WatchJson.Read, cancellation);
        return found.Count > 0 ? found[0] : throw Unknown(name);
    }

    /// <summary>The watch whose feed a token opens; null where it opens none.</summary>
    public async Task<WatchView?> OfFeedAsync(string token, CancellationToken cancellation = default)
    {
        await using var connection = await database.Source.OpenConnectionAsync(cancellation);
        var names = await Command(connection, "find_feed").With(token).ListAsync(row => row.GetString(0), cancellation);
        return names.Count == 0 ? null : await GetAsync(names[0], cancellation);
    }

    /// <summary>Pauses a watch, or lets it go on where it stopped.</summary>
    /// <exception cref="RefusedException">There is none of that name.</exception>
    public Task SetStateAsync(string name, WatchState state, string? why, CancellationToken cancellation = default) =>
        ChangeAsync(name, connection => Command(connection, "set_watch_state").With(name).With(state.Word()).With(why, NpgsqlDbType.Text), cancellation);

    /// <summary>Removes a watch and its dead letters.</summary>
    /// <exception cref="RefusedException">There is none of that name.</exception>
    public Task RemoveAsync(string name, CancellationToken cancellation = default) =>
        ChangeAsync(name, connection => Command(connection, "delete_watch").With(name), cancellation);

    /// <summary>Gives a watch a new secret; the old one signs too for <see cref="Overlap"/>.</summary>
    /// <returns>The new secret, which is shown this once.</returns>
    /// <exception cref="RefusedException">There is none of that name, or it signs nothing.</exception>
    public async Task<byte[]> RotateAsync(string name, DateTimeOffset now, CancellationToken cancellation = default)
    {
        var watch = await GetAsync(name, cancellation);
        if (watch.Watch.Delivery.Url is null)
        {
            throw new RefusedException($"watch '{name}' sends no webhooks, so it has no secret");
        }

        var secret = StandardWebhook.NewSecret();
        await ChangeAsync(name, connection => Command(connection, "rotate_secret").With(name).With(secret).With(now.ToUniversalTime() + Overlap), cancellation);
        return secret;
    }

    internal static NpgsqlCommand Command(NpgsqlConnection connection, string file) => new(SqlFile.Text("Watching/Sql/" + file), connection);

    internal static async Task<long> HeadAsync(NpgsqlConnection connection, CancellationToken cancellation) =>
        (await connection.Command("checkpoint").ListAsync(row => row.GetInt64(0), cancellation))[0];

    private async Task ChangeAsync(string name, Func<NpgsqlConnection, NpgsqlCommand> change, CancellationToken cancellation)
    {
        await using var connection = await database.Source.OpenConnectionAsync(cancellation);
        if ((await change(connection).ListAsync(row => row.GetInt32(0), cancellation)).Count == 0)
        {
            throw Unknown(name);
        }

        await TellAsync(connection, name, cancellation);
    }

    private Task TellAsync(NpgsqlConnection connection, string name, CancellationToken cancellation) =>
        Command(connection, "notify_watches").With(Channel(database)).With(name).RunAsync(cancellation);

    private static RefusedException Unknown(string name) => new($"there is no watch '{name}'; `negmon watch list` shows them");
}
