using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace NegotiationMonitor.Reading.Syntax;

/// <summary>
/// The hidden layer of the parser's net: a sum of rows of integers, one for each place, label and fact. What a word adds at a place is
/// computed once a sentence; at the places of dependents, where few words ever stand, only when it is asked for.
/// </summary>
internal sealed class HiddenLayer(ParserWeights weights)
{
    private const int Lane = 16;
    private readonly int width = weights.Hidden;
    private readonly int relations = weights.Relations.Length;
    private readonly int[] rows = new int[ParserInputs.Places + ParserInputs.Labels + ParserInputs.Facts];
    private readonly short[] activations = new short[weights.Hidden];

    // The constant rows, then a row for each word and place.
    private int[] table = weights.Constants;
    private bool[] computed = [];
    private WordVectors vectors = new(weights);

    /// <summary>Prepares a sentence of <paramref name="words"/> words, the root among them.</summary>
    public void Begin(WordVectors of, int words)
    {
        vectors = of;
        var cells = words * ParserInputs.Places;
        if (computed.Length < cells)
        {
            computed = new bool[cells];
            table = new int[weights.Constants.Length + (cells * width)];
            weights.Constants.CopyTo(table, 0);
        }

        computed.AsSpan(0, cells).Clear();
        for (var place = 0; place < ParserInputs.Spine; place++)
        {
            weights.Places[place].Multiply(vectors.All(words), ParserNet.Vector, words, table.AsSpan(weights.Constants.Length + (place * width)), ParserInputs.Places * width);
        }
    }

    /// <summary>The activations for a state, as 16-bit numbers.</summary>
    public ReadOnlySpan<short> Compute(ParserInputs inputs)
    {
        var at = 0;
        for (var place = 0; place < ParserInputs.Places; place++)
        {
            var word = inputs.Word[place];
            rows[at++] = word < 0 ? ParserNet.EmptyRow(place) * width : Contribution(word, place);
        }

        for (var slot = 0; slot < ParserInputs.Labels; slot++) rows[at++] = ParserNet.LabelRow(slot, inputs.Label[slot], relations) * width;
        for (var slot = 0; slot < ParserInputs.Facts; slot++) rows[at++] = ParserNet.FactRow(slot, inputs.Fact[slot], relations) * width;
        for (var column = 0; column < width; column += 4 * Lane) Sum(column);
        return activations;
    }

    private int Contribution(int word, int place)
    {
        var cell = (word * ParserInputs.Places) + place;
        var start = weights.Constants.Length + (cell * width);
        if (place < ParserInputs.Spine || computed[cell]) return start;
        computed[cell] = true;
        weights.Places[place].Multiply(vectors[word], table.AsSpan(start, width));
        return start;
    }

    // Sixty-four units: the rows' sum, of which what is negative becomes 0 and the rest is scaled, rounded and cut to 16 bits.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Sum(int column)
    {
        ref var from = ref MemoryMarshal.GetArrayDataReference(table);
        ref var bias = ref Unsafe.Add(ref from, weights.BiasRow * width);
        var a = Vector512.LoadUnsafe(ref bias, (nuint)column);
        var b = Vector512.LoadUnsafe(ref bias, (nuint)(column + Lane));
        var c = Vector512.LoadUnsafe(ref bias, (nuint)(column + (2 * Lane)));
        var d = Vector512.LoadUnsafe(ref bias, (nuint)(column + (3 * Lane)));
        foreach (var row in rows)
        {
            var at = (nuint)(row + column);
            a += Vector512.LoadUnsafe(ref from, at);
            b += Vector512.LoadUnsafe(ref from, at + Lane);
            c += Vector512.LoadUnsafe(ref from, at + (2 * Lane));
            d += Vector512.LoadUnsafe(ref from, at + (3 * Lane));
        }

        ref var scale = ref MemoryMarshal.GetArrayDataReference(weights.HiddenScale);
        ref var to = ref MemoryMarshal.GetArrayDataReference(activations);
        Vector512.Narrow(Activate(a, ref scale, column), Activate(b, ref scale, column + Lane)).StoreUnsafe(ref to, (nuint)column);
        Vector512.Narrow(Activate(c, ref scale, column + (2 * Lane)), Activate(d, ref scale, column + (3 * Lane))).StoreUnsafe(ref to, (nuint)(column + (2 * Lane)));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<int> Activate(Vector512<int> sum, ref float scale, int at)
    {
        var positive = Vector512.ConvertToSingle(Vector512.Max(sum, Vector512<int>.Zero));
        var scaled = (positive * Vector512.LoadUnsafe(ref scale, (nuint)at)) + Vector512.Create(0.5f);
        return Vector512.ConvertToInt32(Vector512.Min(scaled, Vector512.Create(ParserNet.HiddenMost)));
    }
}
