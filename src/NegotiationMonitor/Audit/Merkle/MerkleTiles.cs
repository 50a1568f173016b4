namespace NegotiationMonitor.Audit.Merkle;

/// <summary>Which tile: the <paramref name="Index"/>-th of its level, from 0.</summary>
public readonly record struct TilePlace(int Level, long Index);

/// <summary>
/// A tree kept in tiles of 256 hashes. Those of level 0 hold the leaves' hashes, those of the next level the roots of full tiles below. Only
/// the last tile of a level ever grows. Nodes between the levels are worked out from a tile.
/// </summary>
public sealed class MerkleTiles
{
    /// <summary>Height of a tile in nodes: the binary logarithm of <see cref="Width"/>.</summary>
    public const int Height = 8;

    /// <summary>Most hashes in a tile.</summary>
    public const int Width = 1 << Height;

    private readonly List<List<byte>> edge = [];
    private readonly List<long> begun = [];
    private readonly Dictionary<TilePlace, byte[]> full = [];
    private readonly HashSet<int> touched = [];

    /// <summary>Leaves so far.</summary>
    public long Size { get; private set; }

    /// <summary>Continues a tree.</summary>
    /// <param name="size">Leaves so far.</param>
    /// <param name="tile">The hashes of a tile, one after another; needed of the last tile of each level.</param>
    /// <exception cref="RefusedException">A tile is shorter than the size asks for.</exception>
    public static MerkleTiles Continue(long size, Func<TilePlace, byte[]?> tile)
    {
        ArgumentNullException.ThrowIfNull(tile);
        var tiles = new MerkleTiles { Size = size };
        foreach (var (place, count) in Edge(size))
        {
            var hashes = count == 0 ? [] : tile(place);
            if (hashes is null || hashes.Length < count * MerkleHash.Bytes)
            {
                throw new RefusedException($"The log's hash tree has lost tile {place.Index} of level {place.Level}; run `negmon verify`, then `negmon rebuild`");
            }

            tiles.edge.Add([.. hashes.AsSpan(0, count * MerkleHash.Bytes)]);
            tiles.begun.Add(place.Index);
        }

        return tiles;
    }

    /// <summary>The last tile of each level of a tree with how many hashes it holds; those that hold none included.</summary>
    public static IEnumerable<(TilePlace Place, int Count)> Edge(long size)
    {
        for (var (level, entries) = (0, size); entries > 0; (level, entries) = (level + 1, entries >> Height))
        {
            yield return (new TilePlace(level, entries >> Height), (int)(entries & (Width - 1)));
        }
    }

    /// <summary>The tile in which a node's root is worked out.</summary>
    public static TilePlace PlaceOf(MerkleNode node) =>
        new(node.Height / Height, node.Index >> (Height - (node.Height % Height)));

    /// <summary>A node's root, out of its tile.</summary>
    /// <param name="tile">Hashes of the tile at <see cref="PlaceOf"/>.</param>
    /// <returns>Null where the tile does not hold the node.</returns>
    public static byte[]? RootOf(MerkleNode node, ReadOnlySpan<byte> tile)
    {
        var height = node.Height % Height;
        var from = (int)(node.Index << height & (Width - 1)) * MerkleHash.Bytes;
        var length = MerkleHash.Bytes << height;
        return from + length <= tile.Length ? RootOf(tile.Slice(from, length)) : null;
    }

    /// <summary>Adds a leaf.</summary>
    /// <param name="leaf">Its hash.</param>
    public void Append(ReadOnlySpan<byte> leaf)
    {
        Append(0, leaf);
        Size++;
    }

    /// <summary>Root over all leaves.</summary>
    public byte[] Root() => MerkleHash.Join([.. new MerkleSpan(0, Size).Nodes().Select(n => RootOf(n, System.Runtime.InteropServices.CollectionsMarshal.AsSpan(edge[n.Height / Height]))!)]);

    /// <summary>The tiles that have changed since they were last taken, to be stored.</summary>
    public IReadOnlyList<(TilePlace Place, byte[] Hashes)> TakeChanged()
    {
        List<(TilePlace, byte[])> changed =
        [
            .. full.Select(f => (f.Key, f.Value)),
            .. touched.Where(level => edge[level].Count > 0).Select(level => (new TilePlace(level, begun[level]), edge[level].ToArray())),
        ];
        full.Clear();
        touched.Clear();
        return changed;
    }

    private void Append(int level, ReadOnlySpan<byte> hash)
    {
        if (level == edge.Count)
        {
            edge.Add([]);
            begun.Add(0);
        }

        var tile = edge[level];
        tile.AddRange(hash);
        touched.Add(level);
        if (tile.Count == Width * MerkleHash.Bytes)
        {
            var hashes = tile.ToArray();
            full[new TilePlace(level, begun[level]++)] = hashes;
            tile.Clear();
            Append(level + 1, RootOf(hashes));
        }
    }

    /// <summary>Root over hashes that stand side by side, a power of two of them.</summary>
    private static byte[] RootOf(ReadOnlySpan<byte> hashes)
    {
        if (hashes.Length == MerkleHash.Bytes)
        {
            return hashes.ToArray();
        }

        var row = hashes.ToArray();
        for (var length = row.Length; length > MerkleHash.Bytes; length /= 2)
        {
            for (var at = 0; at < length; at += 2 * MerkleHash.Bytes)
            {
                MerkleHash.Node(row.AsSpan(at, MerkleHash.Bytes), row.AsSpan(at + MerkleHash.Bytes, MerkleHash.Bytes)).CopyTo(row.AsSpan(at / 2));
            }
        }

        return row[..MerkleHash.Bytes];
    }
}
