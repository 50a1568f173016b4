using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace NegotiationMonitor.Reading.Syntax;

/// <summary>
/// The weights of a linear model over hashed features, most of them zero: feature → (class, 8-bit weight) pairs. Scores are
/// sums of integers, hence the same on every machine.
/// </summary>
internal sealed class SparseWeights
{
    // Features with so many classes are few but met often: they are kept as rows of all classes' weights.
    private const int Many = 8;

    // Classes that are added at once.
    private const int Lane = 32;

    // Where an entry says so, it leads to a row, else to pairs.
    private const uint IsRow = 0x8000_0000;

    // Key in the upper half, start in the lower; 0 where free.
    private readonly ulong[] slots;
    private readonly sbyte[] rows;
    private readonly ushort[] pairs;
    private readonly int shift;

    /// <param name="features">Ascending keys.</param>
    /// <param name="counts">How many pairs each feature has, at least one.</param>
    /// <param name="pairs">Class in the upper byte, weight as signed byte in the lower, feature after feature.</param>
    /// <param name="classes">How many classes there are.</param>
    public SparseWeights(uint[] features, byte[] counts, ushort[] pairs, int classes)
    {
        Width = (classes + Lane - 1) / Lane * Lane;
        rows = new sbyte[counts.Count(c => c >= Many) * Width];

        var size = (int)BitOperations.RoundUpToPowerOf2((uint)Math.Max(16, features.Length * 2));
        shift = 32 - BitOperations.Log2((uint)size);
        slots = new ulong[size];
        this.pairs = new ushort[pairs.Length + features.Length + 1];
        var read = 0;
        var write = 1;
        var row = 0;
        for (var i = 0; i < features.Length; i++)
        {
            var slot = Slot(features[i]);
            while (slots[slot] != 0) slot = (slot + 1) & (size - 1);
            var own = pairs.AsSpan(read, counts[i]);
            read += counts[i];
            if (counts[i] >= Many)
            {
                foreach (var pair in own) rows[row + (pair >> 8)] = (sbyte)(byte)pair;
                slots[slot] = ((ulong)features[i] << 32) | IsRow | (uint)row;
                row += Width;
                continue;
            }

            slots[slot] = ((ulong)features[i] << 32) | (uint)write;
            this.pairs[write++] = counts[i];
            own.CopyTo(this.pairs.AsSpan(write));
            write += counts[i];
        }
    }

    /// <summary>Number of scores: one for each class, rounded up; those too many stay 0.</summary>
    public int Width { get; }

    /// <summary>Adds the features' weights to the scores of their classes.</summary>
    /// <param name="scores"><see cref="Width"/> of them.</param>
    public void Add(ReadOnlySpan<uint> features, Span<short> scores)
    {
        // The table is far larger than the cache: all entries are fetched before the first is needed, then all pairs.
        Span<ulong> entries = stackalloc ulong[features.Length];
        for (var i = 0; i < features.Length; i++) entries[i] = slots[Slot(features[i])];
        Span<int> starts = stackalloc int[features.Length];
        Span<int> dense = stackalloc int[features.Length];
        var (found, full) = (0, 0);
        for (var i = 0; i < features.Length; i++)
        {
            var entry = entries[i];
            if ((uint)(entry >> 32) != features[i] || entry == 0) entry = Search(features[i]);
            if (((uint)entry & IsRow) != 0)
            {
                dense[full++] = (int)((uint)entry & ~IsRow);
                continue;
            }

            starts[found] = (int)(uint)entry;
            if (entry != 0) found++;
        }

        AddRows(dense[..full], scores);

        foreach (var start in starts[..found])
        {
            foreach (var pair in pairs.AsSpan(start + 1, pairs[start])) scores[pair >> 8] += (sbyte)(byte)pair;
        }
    }

    private void AddRows(ReadOnlySpan<int> starts, Span<short> scores)
    {
        ref var from = ref MemoryMarshal.GetArrayDataReference(rows);
        ref var to = ref MemoryMarshal.GetReference(scores[..Width]);
        for (nuint i = 0; i < (nuint)Width; i += Lane)
        {
            var low = Vector256.LoadUnsafe(ref to, i);
            var high = Vector256.LoadUnsafe(ref to, i + (Lane / 2));
            foreach (var start in starts)
            {
                var (a, b) = Vector256.Widen(Vector256.LoadUnsafe(ref from, (nuint)start + i));
                low += a;
                high += b;
            }

            low.StoreUnsafe(ref to, i);
            high.StoreUnsafe(ref to, i + (Lane / 2));
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
