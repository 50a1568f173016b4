using System.Numerics;

namespace NegotiationMonitor.Reading.Syntax;

/// <summary>
/// The weights of a linear model over hashed features, most of them zero: feature → (class, 8-bit weight) pairs. Scores are
/// sums of integers, hence the same on every machine.
/// </summary>
internal sealed class SparseWeights
{
    // Key in the upper half, start in the lower; 0 where free.
    private readonly ulong[] slots;
    private readonly ushort[] pairs;
    private readonly int shift;

    /// <param name="features">Ascending keys.</param>
    /// <param name="counts">How many pairs each feature has, at least one.</param>
    /// <param name="pairs">Class in the upper byte, weight as signed byte in the lower, feature after feature.</param>
    public SparseWeights(uint[] features, byte[] counts, ushort[] pairs)
    {
        var size = (int)BitOperations.RoundUpToPowerOf2((uint)Math.Max(16, features.Length * 2));
        shift = 32 - BitOperations.Log2((uint)size);
        slots = new ulong[size];
        this.pairs = new ushort[pairs.Length + features.Length + 1];
        var read = 0;
        var write = 1;
        for (var i = 0; i < features.Length; i++)
        {
            var slot = Slot(features[i]);
            while (slots[slot] != 0) slot = (slot + 1) & (size - 1);
            slots[slot] = ((ulong)features[i] << 32) | (uint)write;
            this.pairs[write++] = counts[i];
            pairs.AsSpan(read, counts[i]).CopyTo(this.pairs.AsSpan(write));
            read += counts[i];
            write += counts[i];
        }
    }

    /// <summary>Adds the features' weights to the scores of their classes.</summary>
    public void Add(ReadOnlySpan<uint> features, Span<short> scores)
    {
        // The table is far larger than the cache: all entries are fetched before the first is needed, then all pairs.
        Span<ulong> entries = stackalloc ulong[features.Length];
        for (var i = 0; i < features.Length; i++) entries[i] = slots[Slot(features[i])];
        Span<int> starts = stackalloc int[features.Length];
        var found = 0;
        for (var i = 0; i < features.Length; i++)
        {
            var entry = entries[i];
            if ((uint)(entry >> 32) != features[i] || entry == 0) entry = Search(features[i]);
            starts[found] = (int)(uint)entry;
            if (entry != 0) found++;
        }

        foreach (var start in starts[..found])
        {
            foreach (var pair in pairs.AsSpan(start + 1, pairs[start])) scores[pair >> 8] += (sbyte)(byte)pair;
        }
    }

    // The feature's entry; 0 where there is none.
    private ulong Search(uint feature)
    {
        for (var slot = Slot(feature); slots[slot] is var entry and not 0; slot = (slot + 1) & (slots.Length - 1))
        {
            if ((uint)(entry >> 32) == feature) return entry;
        }

        return 0;
    }

    private int Slot(uint feature) => (int)((feature * 0x9E3779B1u) >> shift);
}
