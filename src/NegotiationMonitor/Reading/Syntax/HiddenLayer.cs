using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace NegotiationMonitor.Reading.Syntax;

/// <summary>
/// The hidden layer of the parser's net: a sum of rows of integers, one for each place, label and fact. What a word adds on stack and
/// buffer is computed once a sentence; at the places of dependents, where few words ever stand, only when it is asked for.
/// </summary>
internal sealed class HiddenLayer(ParserWeights weights)
{
    private const int Lane = 16;

    // Rows of a word: one for each place of the stack, one for the buffer that begins with it.
    private const int Spine = ParserInputs.Stack + 1;
    private readonly int width = weights.Hidden;
    private readonly int[] rows = new int[Spine + ParserInputs.Dependents];
    private readonly int[] constants = new int[ParserInputs.Stack + 6];
    private readonly short[] activations = new short[weights.Hidden];

    // The rows of the words on stack and buffer, then those of dependents as they turn up; where these start, 0 for not yet.
    private int[] table = [];
    private int[] dependents = [];
    private int used;
    private WordVectors vectors = new(weights);

    /// <summary>Prepares a sentence of <paramref name="words"/> words, the root among them.</summary>
    public void Begin(WordVectors of, int words)
    {
        vectors = of;
        var cells = words * ParserInputs.Dependents;
        if (dependents.Length < cells)
        {
            dependents = new int[cells];
            table = new int[words * (Spine + ParserInputs.Dependents) * width];
        }

        dependents.AsSpan(0, cells).Clear();
        used = words * Spine * width;
        for (var place = 0; place < ParserInputs.Stack; place++)
        {
            weights.Stack[place].Multiply(of.From(0), ParserNet.Vector, words, table.AsSpan(place * width), Spine * width);
        }

        weights.Buffer.Multiply(of.From(0), ParserNet.Vector, words, table.AsSpan(ParserInputs.Stack * width), Spine * width);
        for (var missing = 1; missing < ParserInputs.Buffer && missing <= words; missing++) Add(weights.Constants.EndOfBuffer(ParserInputs.Buffer - missing), BufferRow(words - missing));
    }

    /// <summary>The activations for a state, as 16-bit numbers.</summary>
    public ReadOnlySpan<short> Compute(ParserInputs inputs)
    {
        var (own, common) = (0, 0);
        for (var place = 0; place < ParserInputs.Stack; place++)
        {
            var word = inputs.Word[place];
            if (word < 0) constants[common++] = weights.Constants.EmptyStack(place);
            else rows[own++] = ((word * Spine) + place) * width;
        }

        rows[own++] = BufferRow(inputs.Word[ParserInputs.Stack]);
        var empty = 0;
        for (var slot = 0; slot < ParserInputs.Dependents; slot++)
        {
            var word = inputs.Word[ParserInputs.Spine + slot];
            if (word < 0) empty |= 1 << slot;
            else rows[own++] = Dependent(word, slot, inputs.Label[slot]);
        }

        common += weights.Constants.Common(inputs.Fact, empty, constants.AsSpan(common));
        for (var column = 0; column < width; column += 4 * Lane) Sum(rows.AsSpan(0, own), constants.AsSpan(0, common), column);
        return activations;
    }

    private int BufferRow(int word) => ((word * Spine) + ParserInputs.Stack) * width;

    // A dependent keeps its label, which is therefore part of its row.
    private int Dependent(int word, int slot, int label)
    {
        ref var start = ref dependents[(word * ParserInputs.Dependents) + slot];
        if (start > 0) return start;
        start = used;
        used += width;
        weights.Dependents[slot].Multiply(vectors[word], table.AsSpan(start, width));
        Add(weights.Constants.Label(slot, label), start);
        return start;
    }

    private void Add(ReadOnlySpan<int> row, int to)
    {
        ref var from = ref MemoryMarshal.GetReference(row);
        ref var sums = ref MemoryMarshal.GetReference(table.AsSpan(to, width));
        for (nuint i = 0; i < (nuint)width; i += Lane) (Vector512.LoadUnsafe(ref from, i) + Vector512.LoadUnsafe(ref sums, i)).StoreUnsafe(ref sums, i);
    }

    // Sixty-four units: the rows' sum, of which what is negative becomes 0 and the rest is scaled, rounded and cut to 16 bits.
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private void Sum(ReadOnlySpan<int> own, ReadOnlySpan<int> common, int column)
    {
        Vector512<int> a = default, b = default, c = default, d = default;
        ref var from = ref MemoryMarshal.GetArrayDataReference(table);
        foreach (var row in own)
        {
            var at = (nuint)(row + column);
            a += Vector512.LoadUnsafe(ref from, at);
            b += Vector512.LoadUnsafe(ref from, at + Lane);
            c += Vector512.LoadUnsafe(ref from, at + (2 * Lane));
            d += Vector512.LoadUnsafe(ref from, at + (3 * Lane));
        }

        ref var constant = ref MemoryMarshal.GetArrayDataReference(weights.Constants.Values);
        foreach (var row in common)
        {
            var at = (nuint)(row + column);
            a += Vector512.LoadUnsafe(ref constant, at);
            b += Vector512.LoadUnsafe(ref constant, at + Lane);
            c += Vector512.LoadUnsafe(ref constant, at + (2 * Lane));
            d += Vector512.LoadUnsafe(ref constant, at + (3 * Lane));
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
