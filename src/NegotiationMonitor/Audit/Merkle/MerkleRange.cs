using System.Numerics;

namespace NegotiationMonitor.Audit.Merkle;

/// <summary>The right edge of a growing tree: the roots of its complete subtrees, at most one of a height. All that a root needs, in a few hundred bytes.</summary>
public sealed class MerkleRange
{
    private readonly List<byte[]> nodes = [];

    /// <summary>Leaves so far.</summary>
    public long Size { get; private set; }

    /// <summary>Root over all leaves so far.</summary>
    public byte[] Root => MerkleHash.Join(nodes);

    /// <summary>Adds a leaf.</summary>
    /// <param name="leaf">Its hash.</param>
    public void Append(byte[] leaf)
    {
        nodes.Add(leaf);
        for (var merges = BitOperations.TrailingZeroCount(++Size); merges > 0; merges--)
        {
            var node = MerkleHash.Node(nodes[^2], nodes[^1]);
            nodes.RemoveRange(nodes.Count - 2, 2);
            nodes.Add(node);
        }
    }
}
