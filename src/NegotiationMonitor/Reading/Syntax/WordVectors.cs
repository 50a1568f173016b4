using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace NegotiationMonitor.Reading.Syntax;

/// <summary>The vectors of a sentence's words and of the root, as 16-bit numbers: looked up, then shown to their neighbours by the residual layers.</summary>
internal sealed class WordVectors(ParserWeights weights)
{
    private const int Size = ParserNet.Vector, Lane = 16;
    private float[] values = new float[80 * Size];
    private short[] units = new short[83 * Size];
    private int[] outputs = new int[80 * Size];

    /// <summary>The vector of a word; of the root behind the last.</summary>
    public ReadOnlySpan<short> this[int word] => units.AsSpan((word + 1) * Size, Size);

    /// <summary>The vectors of all words from one on, one after another; zeros behind the root.</summary>
    public ReadOnlySpan<short> From(int word) => units.AsSpan((word + 1) * Size);

    /// <summary>Computes all vectors of a tagged sentence.</summary>
    public void Compute(Sentence sentence)
    {
        var count = sentence.Count + 1;
        if (values.Length < count * Size)
        {
            values = new float[count * 2 * Size];
            units = new short[((count * 2) + 3) * Size];
            outputs = new int[count * 2 * Size];
        }

        for (var i = 0; i < count; i++) LookUp(sentence, i, values.AsSpan(i * Size, Size));
        units.AsSpan(0, Size).Clear();
        units.AsSpan((count + 1) * Size, 2 * Size).Clear();
        Round(count);
        for (var layer = 0; layer < weights.Layers.Length; layer++)
        {
            Mix(layer, count);
            Round(count);
        }
    }

    private void LookUp(Sentence sentence, int index, Span<float> vector)
    {
        var net = weights.Net;
        vector.Clear();
        if (index == sentence.Count)
        {
            Add(net.Shapes, net.Shapes.Rows - 1, vector);
            Add(net.TagRows, net.TagRows.Rows - 1, vector[ParserNet.WordPart..]);
            return;
        }

        Of(sentence.Words[index]).CopyTo(vector);
        Add(net.TagRows, sentence.Tag[index], vector[ParserNet.WordPart..]);
        if (sentence.Doubt[index] >= 0) Add(net.Doubts, sentence.Doubt[index], vector[ParserNet.WordPart..]);
    }

    private float[] Of(KnownWord word)
    {
        var net = weights.Net;
        if (ReferenceEquals(word.Vector.Of, net)) return word.Vector.Values;
        var vector = new float[ParserNet.WordPart];
        Add(net.Words, net.WordIds[word.Lower], vector);
        Add(net.Suffixes, ParserNet.SuffixRow(word.Text, net.Suffixes.Rows), vector);
        Add(net.Shapes, ParserNet.ShapeRow(word.Text, net.Shapes.Rows), vector);
        word.Vector = (net, vector);
        return vector;
    }

    private static void Add(QuantisedRows rows, int row, Span<float> vector)
    {
        var scale = Vector512.Create(rows.Scale[row]);
        ref var bytes = ref MemoryMarshal.GetReference(rows.Row(row));
        ref var sums = ref MemoryMarshal.GetReference(vector);
        for (nuint i = 0; i < (nuint)rows.Columns; i += Lane)
        {
            var (low, high) = Vector128.Widen(Vector128.LoadUnsafe(ref bytes, i));
            var wide = Vector512.Create(Vector256.Create(Vector128.WidenLower(low), Vector128.WidenUpper(low)), Vector256.Create(Vector128.WidenLower(high), Vector128.WidenUpper(high)));
            (Vector512.LoadUnsafe(ref sums, i) + (Vector512.ConvertToSingle(wide) * scale)).StoreUnsafe(ref sums, i);
        }
    }

    // v += max(0, W·[left; self; right] + b); the three lie side by side.
    private void Mix(int layer, int count)
    {
        weights.Layers[layer].Multiply(units, Size, count, outputs, Size);
        ref var scales = ref MemoryMarshal.GetArrayDataReference(weights.LayerScales[layer]);
        ref var biases = ref MemoryMarshal.GetArrayDataReference(weights.Net.LayerBias[layer]);
        ref var sums = ref MemoryMarshal.GetArrayDataReference(values);
        ref var products = ref MemoryMarshal.GetArrayDataReference(outputs);
        for (nuint i = 0; i < (nuint)(count * Size); i += Size)
        {
            for (nuint j = 0; j < Size; j += Lane)
            {
                var more = (Vector512.ConvertToSingle(Vector512.LoadUnsafe(ref products, i + j)) * Vector512.LoadUnsafe(ref scales, j)) + Vector512.LoadUnsafe(ref biases, j);
                (Vector512.LoadUnsafe(ref sums, i + j) + Vector512.Max(Vector512<float>.Zero, more)).StoreUnsafe(ref sums, i + j);
            }
        }
    }

    private void Round(int count)
    {
        ref var from = ref MemoryMarshal.GetArrayDataReference(values);
        ref var to = ref MemoryMarshal.GetArrayDataReference(units);
        for (nuint i = 0; i < (nuint)(count * Size); i += 2 * Lane)
        {
            Vector512.Narrow(Rounded(ref from, i), Rounded(ref from, i + Lane)).StoreUnsafe(ref to, Size + i);
        }
    }

    private static Vector512<int> Rounded(ref float from, nuint at)
    {
        var value = Vector512.LoadUnsafe(ref from, at) * (1 / ParserNet.VectorUnit);
        var cut = Vector512.Min(Vector512.Max(value, Vector512.Create(-ParserNet.VectorMost)), Vector512.Create(ParserNet.VectorMost));
        return Vector512.ConvertToInt32(Vector512.Round(cut));
    }
}
