using System.Globalization;
using NegotiationMonitor.Audit;
using NegotiationMonitor.Audit.Merkle;
using NegotiationMonitor.Postgres.Positions;
using Npgsql;

namespace NegotiationMonitor.Postgres.Tree;

/// <summary>How far the tree has come, and the log.</summary>
/// <param name="Size">Leaves of the tree.</param>
/// <param name="Sequence">Of the last leaf.</param>
/// <param name="Hash">The log's running hash there.</param>
/// <param name="LogEnd">The log's last sequence number.</param>
internal sealed record TreeState(Guid Log, long Size, long Sequence, string Hash, long LogEnd);

/// <summary>The rows of the tree's tables.</summary>
internal static class TreeRows
{
    public static NpgsqlCommand Tree(this NpgsqlConnection connection, string file) => new(SqlFile.Text("Tree/Sql/" + file), connection);

    public static async Task<TreeState> StateAsync(NpgsqlConnection connection, CancellationToken cancellation) =>
        (await connection.Tree("state").ListAsync(r => new TreeState(r.GetGuid(0), r.GetInt64(1), r.GetInt64(2), r.GetString(3), r.GetInt64(4)), cancellation)).FirstOrDefault()
        ?? throw new RefusedException("The log's running records (nm_tree, nm_log) are gone; `negmon verify` shows what is left");

    public static async Task<SignedHead?> LastHeadAsync(NpgsqlConnection connection, Guid log, CancellationToken cancellation) =>
        (await connection.Tree("last_head").ListAsync(r => Head(r, log), cancellation)).FirstOrDefault();

    public static SignedHead Head(NpgsqlDataReader row, Guid log) => new(
        new TreeHead(log, row.GetInt64(0), row.GetInt64(1), row.GetString(2), row.GetFieldValue<DateTimeOffset>(3)), row.GetString(4), row.GetString(5));

    /// <summary>Adds the leaves of the next events to a tree, if their chains hold.</summary>
    /// <returns>The last one's sequence number and running hash.</returns>
    /// <exception cref="RefusedException">An event is not what was recorded.</exception>
    public static async Task<(long Sequence, string Hash)> GrowAsync(NpgsqlConnection connection, MerkleTiles tiles, long after, string hash, int most, CancellationToken cancellation)
    {
        await connection.Tree("leaves").With(after).With(most).EachAsync(
            row =>
            {
                var (sequence, id, stream, version, type, at) = (row.GetInt64(0), row.GetGuid(1), row.Text(2) ?? "", row.GetInt64(3), row.GetString(4), row.GetFieldValue<DateTimeOffset>(5));
                var data = EventHash.OfData(row.GetFieldValue<byte[]>(6));
                var (own, log) = (row.Text(8) ?? "", row.Text(9) ?? "");
                if (!string.Equals(EventHash.OfEvent(row.Text(7) ?? "", stream, version, id, type, data, at), own, StringComparison.Ordinal)
                    || !string.Equals(EventHash.OfLog(hash, sequence, own), log, StringComparison.Ordinal))
                {
                    throw new RefusedException(string.Create(
                        CultureInfo.InvariantCulture, $"Event {sequence} is not what was recorded, so the log is not signed beyond event {after}; `negmon verify` shows what happened"));
                }

                tiles.Append(EventLeaf.HashOf(sequence, id, stream, version, type, at, data));
                (after, hash) = (sequence, log);
            },
            cancellation);
        return (after, hash);
    }

    public static async Task PutTilesAsync(NpgsqlConnection connection, IReadOnlyList<(TilePlace Place, byte[] Hashes)> tiles, CancellationToken cancellation) =>
        await connection.Tree("put_tiles")
            .With(tiles.Select(t => (short)t.Place.Level).ToArray())
            .With(tiles.Select(t => t.Place.Index).ToArray())
            .With(tiles.Select(t => t.Hashes).ToArray())
            .RunAsync(cancellation);
}

/// <summary>Nodes of the stored tree, each tile read once.</summary>
internal sealed class TileReader(NpgsqlConnection connection)
{
    private readonly Dictionary<TilePlace, byte[]> tiles = [];

    /// <summary>A tile that was loaded; null where the database has none.</summary>
    public byte[]? Tile(TilePlace place) => tiles.GetValueOrDefault(place);

    public async Task LoadAsync(IEnumerable<TilePlace> places, CancellationToken cancellation)
    {
        var wanted = places.Distinct().Where(p => !tiles.ContainsKey(p)).ToList();
        if (wanted.Count > 0)
        {
            await connection.Tree("tiles").With(wanted.Select(p => (short)p.Level).ToArray()).With(wanted.Select(p => p.Index).ToArray())
                .EachAsync(r => tiles[new TilePlace(r.GetInt16(0), r.GetInt64(1))] = r.GetFieldValue<byte[]>(2), cancellation);
        }
    }

    /// <summary>Roots of parts of the tree.</summary>
    /// <exception cref="RefusedException">A tile is lost.</exception>
    public async Task<IReadOnlyList<byte[]>> RootsAsync(IReadOnlyList<MerkleSpan> spans, CancellationToken cancellation)
    {
        await LoadAsync(spans.SelectMany(s => s.Nodes()).Select(MerkleTiles.PlaceOf), cancellation);
        return [.. spans.Select(s => MerkleHash.Join([.. s.Nodes().Select(Root)]))];
    }

    /// <summary>Root of the whole tree when it had so many leaves, lower-case hex.</summary>
    public async Task<string> RootAsync(long size, CancellationToken cancellation) =>
        Convert.ToHexStringLower((await RootsAsync([new MerkleSpan(0, size)], cancellation))[0]);

    private byte[] Root(MerkleNode node) =>
        Tile(MerkleTiles.PlaceOf(node)) is { } tile && MerkleTiles.RootOf(node, tile) is { } root ? root
        : throw new RefusedException("The log's hash tree is not whole in the database; run `negmon verify`, then `negmon rebuild`");
}
