using System.Security.Cryptography;

namespace NegotiationMonitor.Audit.Merkle;

/// <summary>
/// Hashes of the Merkle tree as in RFC 6962, section 2.1: SHA-256 with one byte before a leaf and another before a node, so that neither can be
/// taken for the other. Hashes are 32 bytes.
/// </summary>
public static class MerkleHash
{
    /// <summary>Length of a hash in bytes.</summary>
    public const int Bytes = 32;

    /// <summary>Root of a tree without leaves.</summary>
    public static byte[] Empty { get; } = SHA256.HashData([]);

    /// <summary>Hash of a leaf.</summary>
    public static byte[] Leaf(ReadOnlySpan<byte> data)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData([0]);
        hash.AppendData(data);
        return hash.GetHashAndReset();
    }

    /// <summary>Hash of a node over its two children.</summary>
    public static byte[] Node(ReadOnlySpan<byte> left, ReadOnlySpan<byte> right)
    {
        Span<byte> both = stackalloc byte[1 + (2 * Bytes)];
        both[0] = 1;
        left.CopyTo(both[1..]);
        right.CopyTo(both[(1 + Bytes)..]);
        return SHA256.HashData(both);
    }

    /// <summary>Root over nodes that stand side by side, each over more leaves than the next: the left one, and all others together.</summary>
    public static byte[] Join(IReadOnlyList<byte[]> nodes)
    {
        ArgumentNullException.ThrowIfNull(nodes);
        if (nodes.Count == 0)
        {
            return Empty;
        }

        var root = nodes[^1];
        for (var i = nodes.Count - 2; i >= 0; i--)
        {
            root = Node(nodes[i], root);
        }

        return root;
    }
}
