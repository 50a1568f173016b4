using System.Numerics;

namespace NegotiationMonitor.Audit.Merkle;

/// <summary>A complete subtree: 2^<paramref name="Height"/> leaves, the <paramref name="Index"/>-th of that height from the left.</summary>
public readonly record struct MerkleNode(int Height, long Index);

/// <summary>Leaves <paramref name="From"/> up to before <paramref name="To"/> that stand together under one node of the tree.</summary>
public readonly record struct MerkleSpan(long From, long To)
{
    /// <summary>The complete subtrees it is made of, the largest first; their roots joined (<see cref="MerkleHash.Join"/>) are its root.</summary>
    public IEnumerable<MerkleNode> Nodes()
    {
        var from = From;
        while (from < To)
        {
            var height = BitOperations.Log2((ulong)(To - from));
            yield return new MerkleNode(height, from >> height);
            from += 1L << height;
        }
    }
}

/// <summary>Which subtrees' roots a proof is made of, in its order (RFC 6962, sections 2.1.1 and 2.1.2), and the check of a proof (RFC 9162, section 2.1).</summary>
public static class MerklePath
{
    /// <summary>The subtrees whose roots show that a leaf is in a tree.</summary>
    /// <param name="index">The leaf, from 0.</param>
    /// <param name="size">Leaves of the tree.</param>
    public static IReadOnlyList<MerkleSpan> Inclusion(long index, long size)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, size);
        var path = new List<MerkleSpan>();
        for (var tree = new MerkleSpan(0, size); tree.To - tree.From > 1;)
        {
            var (left, right) = Split(tree);
            (tree, var other) = index < left.To ? (left, right) : (right, left);
            path.Add(other);
        }

        path.Reverse();
        return path;
    }

    /// <summary>The subtrees whose roots show that a tree is a beginning of a larger one.</summary>
    /// <param name="first">Leaves of the smaller tree, at least 1.</param>
    /// <param name="second">Leaves of the larger.</param>
    public static IReadOnlyList<MerkleSpan> Consistency(long first, long second)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(first, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(first, second);
        var path = new List<MerkleSpan>();
        var tree = new MerkleSpan(0, second);
        var whole = true;
        while (first != tree.To)
        {
            var (left, right) = Split(tree);
            if (first <= left.To)
            {
                path.Add(right);
                tree = left;
            }
            else
            {
                path.Add(left);
                tree = right;
                whole = false;
            }
        }

        if (!whole)
        {
            path.Add(tree);
        }

        path.Reverse();
        return path;
    }

    /// <summary>Whether a proof shows that a leaf is in a tree of this root.</summary>
    /// <param name="leaf">The leaf's hash.</param>
    /// <param name="path">Hashes of the proof, in order.</param>
    public static bool Includes(ReadOnlySpan<byte> leaf, long index, long size, IReadOnlyList<byte[]> path, ReadOnlySpan<byte> root)
    {
        ArgumentNullException.ThrowIfNull(path);
        if (index < 0 || index >= size)
        {
            return false;
        }

        var (fn, sn, r) = (index, size - 1, leaf.ToArray());
        foreach (var p in path)
        {
            if (sn == 0 || p.Length != MerkleHash.Bytes)
            {
                return false;
            }

            if ((fn & 1) == 1 || fn == sn)
            {
                r = MerkleHash.Node(p, r);
                while ((fn & 1) == 0 && fn != 0)
                {
                    (fn, sn) = (fn >> 1, sn >> 1);
                }
            }
            else
            {
                r = MerkleHash.Node(r, p);
            }

            (fn, sn) = (fn >> 1, sn >> 1);
        }

        return sn == 0 && root.SequenceEqual(r);
    }

    /// <summary>Whether a proof shows that the tree of the first root is a beginning of the tree of the second.</summary>
    /// <param name="first">Leaves of the first tree, at least 1.</param>
    /// <param name="path">Hashes of the proof, in order.</param>
    public static bool Continues(long first, ReadOnlySpan<byte> firstRoot, long second, ReadOnlySpan<byte> secondRoot, IReadOnlyList<byte[]> path)
    {
        ArgumentNullException.ThrowIfNull(path);
        if (first < 1 || first > second || path.Any(p => p.Length != MerkleHash.Bytes))
        {
            return false;
        }

        if (first == second)
        {
            return path.Count == 0 && firstRoot.SequenceEqual(secondRoot);
        }

        List<byte[]> hashes = BitOperations.IsPow2(first) ? [firstRoot.ToArray(), .. path] : [.. path];
        if (hashes.Count == 0)
        {
            return false;
        }

        var (fn, sn) = (first - 1, second - 1);
        while ((fn & 1) == 1)
        {
            (fn, sn) = (fn >> 1, sn >> 1);
        }

        var (fr, sr) = (hashes[0], hashes[0]);
        foreach (var c in hashes.Skip(1))
        {
            if (sn == 0)
            {
                return false;
            }

            if ((fn & 1) == 1 || fn == sn)
            {
                (fr, sr) = (MerkleHash.Node(c, fr), MerkleHash.Node(c, sr));
                while ((fn & 1) == 0 && fn != 0)
                {
                    (fn, sn) = (fn >> 1, sn >> 1);
                }
            }
            else
            {
                sr = MerkleHash.Node(sr, c);
            }

            (fn, sn) = (fn >> 1, sn >> 1);
        }

        return sn == 0 && firstRoot.SequenceEqual(fr) && secondRoot.SequenceEqual(sr);
    }

    private static (MerkleSpan Left, MerkleSpan Right) Split(MerkleSpan tree)
    {
        // The largest power of two below the number of leaves.
        var left = tree.From + (1L << BitOperations.Log2((ulong)(tree.To - tree.From - 1)));
        return (tree with { To = left }, tree with { From = left });
    }
}
