using System.Globalization;
using System.Security.Cryptography;
using NegotiationMonitor.Audit.Merkle;
using NegotiationMonitor.Postgres.Positions;
using Npgsql;

namespace NegotiationMonitor.Postgres.Tree;

/// <summary>
/// Lets the tree grow with the log and signs its head. Before it signs it checks that the new events' chains hold, and that the tree still leads to
/// every head that this folder of keys remembers. What was recorded but not signed yet is protected by the chains alone, so it is to be run
/// soon after each write. Any number of programs may run it: one at a time works.
/// </summary>
/// <param name="clock">For tests: when heads are signed.</param>
public sealed class Sealer(Database database, KeyFolder keys, TimeProvider? clock = null)
{
    private const int LeavesAtOnce = 20_000;

    /// <summary>Signs what the log holds now.</summary>
    /// <param name="progress">Leaves so far.</param>
    /// <returns>The head; null for an empty log.</returns>
    /// <exception cref="RefusedException">The log or its tree is not what was recorded, the keys cannot be used, or the database does not answer.</exception>
    public async Task<SignedHead?> SealAsync(IProgress<long>? progress = null, CancellationToken cancellation = default)
    {
        try
        {
            while (true)
            {
                var (head, level) = await StepAsync(cancellation);
                if (head is not null)
                {
                    keys.Keep(head);
                    progress?.Report(head.Head.Size);
                }

                if (level)
                {
                    return head;
                }
            }
        }
        catch (Exception e) when (e is NpgsqlException or IOException)
        {
            throw PostgresErrors.Explain(e, database.Source.ConnectionString);
        }
    }

    /// <summary>Signs again and again until cancelled.</summary>
    /// <param name="failed">Told of each failure; it goes on.</param>
    public async Task RunAsync(TimeSpan every, Action<Exception> failed, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(failed);
        using var timer = new PeriodicTimer(every);
        try
        {
            while (await timer.WaitForNextTickAsync(cancellation))
            {
                try
                {
                    await SealAsync(null, cancellation);
                }
                catch (Exception e) when (e is not OperationCanceledException)
                {
                    failed(e);
                }
            }
        }
        catch (OperationCanceledException)
        {
            // Asked to end.
        }
    }

    /// <summary>Makes the tree anew from the log, in one transaction.</summary>
    /// <returns>Its leaves.</returns>
    /// <exception cref="RefusedException">It does not lead to what was signed: the log was altered. The old tree stays, which shows where.</exception>
    public async Task<long> RebuildAsync(CancellationToken cancellation = default)
    {
        await using var connection = await database.Source.OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        var state = await LockAsync(connection, cancellation);
        await connection.Tree("clear_tiles").RunAsync(cancellation);
        await connection.Tree("reset_state").RunAsync(cancellation);
        var tiles = new MerkleTiles();
        for (var (at, hash) = (0L, ""); at < state.Sequence;)
        {
            (var before, (at, hash)) = (at, await TreeRows.GrowAsync(connection, tiles, at, hash, LeavesAtOnce, cancellation));
            if (at == before)
            {
                break;
            }

            await TreeRows.PutTilesAsync(connection, tiles.TakeChanged(), cancellation);
            await connection.Tree("move_state").With(tiles.Size).With(at).With(hash).RunAsync(cancellation);
        }

        var head = await TreeRows.LastHeadAsync(connection, state.Log, cancellation);
        await RequireAsync(connection, state with { Size = tiles.Size }, head, keys.Trust(), keys.Directory, cancellation);
        await transaction.CommitAsync(cancellation);
        return tiles.Size;
    }

    private async Task<(SignedHead? Head, bool Level)> StepAsync(CancellationToken cancellation)
    {
        await using var connection = await database.Source.OpenConnectionAsync(cancellation);
        var state = await TreeRows.StateAsync(connection, cancellation);
        if (state is { Size: 0, LogEnd: 0 })
        {
            // Empty, unless it was emptied.
            await RequireAsync(connection, state, null, keys.Trust(), keys.Directory, cancellation);
            return (null, true);
        }

        using var key = keys.Open();
        var id = TreeKey.Of(key).Id;
        var last = await TreeRows.LastHeadAsync(connection, state.Log, cancellation);
        if (IsLevel(state, last, id))
        {
            return (last, true);
        }

        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        state = await LockAsync(connection, cancellation);
        last = await TreeRows.LastHeadAsync(connection, state.Log, cancellation);
        if (IsLevel(state, last, id))
        {
            return (last, true);
        }

        await RequireAsync(connection, state, last, keys.Trust(), keys.Directory, cancellation);
        var reader = new TileReader(connection);
        await reader.LoadAsync(MerkleTiles.Edge(state.Size).Select(e => e.Place), cancellation);
        var tiles = MerkleTiles.Continue(state.Size, reader.Tile);
        var (sequence, hash) = await TreeRows.GrowAsync(connection, tiles, state.Sequence, state.Hash, LeavesAtOnce, cancellation);
        if (tiles.Size == state.Size && state.LogEnd > state.Sequence)
        {
            throw new RefusedException(string.Create(
                CultureInfo.InvariantCulture, $"The log went up to event {state.LogEnd}, but nothing is left after event {state.Sequence}, so nothing more is signed; `negmon verify` shows what happened"));
        }

        var head = Sign(new TreeHead(state.Log, tiles.Size, sequence, Convert.ToHexStringLower(tiles.Root()), KeyFolder.Whole((clock ?? TimeProvider.System).GetUtcNow())), key, id);
        await TreeRows.PutTilesAsync(connection, tiles.TakeChanged(), cancellation);
        await connection.Tree("move_state").With(tiles.Size).With(sequence).With(hash).RunAsync(cancellation);
        await connection.Tree("put_head").With(head.Head.Size).With(head.Key).With(sequence).With(head.Head.Root).With(head.Head.SignedAt).With(head.Signature).RunAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return (head, tiles.Size - state.Size < LeavesAtOnce);
    }

    private async Task<TreeState> LockAsync(NpgsqlConnection connection, CancellationToken cancellation)
    {
        await connection.Tree("lock").With(database.LockKey("tree")).RunAsync(cancellation);
        return await TreeRows.StateAsync(connection, cancellation);
    }

    private static bool IsLevel(TreeState state, SignedHead? last, string key) =>
        state.Sequence >= state.LogEnd && last is not null && last.Head.Size == state.Size && string.Equals(last.Key, key, StringComparison.Ordinal);

    private static SignedHead Sign(TreeHead head, ECDsa key, string id) => new(head, id, TreeKey.Sign(key, head.ToBytes()));

    /// <summary>Nothing is signed on top of a log that is not the one that was signed before.</summary>
    private static async Task RequireAsync(NpgsqlConnection connection, TreeState state, SignedHead? last, LogTrust trust, string directory, CancellationToken cancellation)
    {
        if (last is not null && (trust.Ring.Find(last.Key) is not { } signer || !signer.HasSigned(last)))
        {
            throw new RefusedException(string.Create(
                CultureInfo.InvariantCulture,
                $"The last head of the log ({last.Head.Size} events) is not signed by any of the keys in {directory}, so nothing more is signed; if another machine or user of yours signed it, put that one's .pub.pem there or share its folder with NEGMON_KEYS"));
        }

        var reader = new TileReader(connection);
        foreach (var head in trust.Binding(state.Log).Append(last).OfType<SignedHead>().Select(h => h.Head))
        {
            if (head.Log != state.Log || head.Size > state.Size || !string.Equals(await reader.RootAsync(head.Size, cancellation), head.Root, StringComparison.Ordinal))
            {
                throw new RefusedException(string.Create(
                    CultureInfo.InvariantCulture,
                    $"The log is not the one whose {head.Size} events were signed on {EventLeaf.Time(head.SignedAt)}, so nothing more is signed; `negmon verify` shows what happened"));
            }
        }
    }
}
