using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace NegotiationMonitor.Reading.Syntax;

/// <summary>
/// A matrix of 8-bit weights that multiplies 16-bit vectors into 32-bit sums. Integers only, so the width of the machine's vector unit
/// cannot change a result.
/// </summary>
internal sealed class IntegerMatrix
{
    // Outputs that are summed side by side: two vectors of sixteen. With two inputs each, their weights fill a line of the cache.
    private const int Lane = 16, Block = 2 * Lane, Line = 2 * Block;
    private readonly sbyte[] weights;
    private readonly int first;

    /// <param name="rows">One per output.</param>
    /// <param name="columns">One per input.</param>
    /// <param name="values">Row after row.</param>
    public IntegerMatrix(int rows, int columns, ReadOnlySpan<sbyte> values)
    {
        Rows = (rows + Block - 1) / Block * Block;
        Columns = (columns + 1) / 2 * 2;
        (weights, first) = AlignedArray.Of<sbyte>(Rows * Columns);
        // Block after block of outputs; in it pair after pair of inputs: [inputs 0 and 1 of output 0] [… of output 1] …
        for (var row = 0; row < rows; row++)
        {
            for (var column = 0; column < columns; column++)
            {
                weights[first + (row / Block * Block * Columns) + (column / 2 * Line) + (row % Block * 2) + (column % 2)] = values[(row * columns) + column];
            }
        }
    }

    /// <summary>Number of outputs, rounded up; those too many are 0.</summary>
    public int Rows { get; }

    /// <summary>Number of inputs, rounded up to an even number.</summary>
    public int Columns { get; }

    /// <summary><paramref name="output"/> = matrix × <paramref name="input"/>.</summary>
    /// <param name="input">Exactly <see cref="Columns"/> long.</param>
    /// <param name="output">At least <see cref="Rows"/> long.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public void Multiply(ReadOnlySpan<short> input, Span<int> output)
    {
        var pairs = MemoryMarshal.Cast<short, int>(input[..Columns]);
        output = output[..Rows];
        ref var w = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(weights), first);
        ref var y = ref MemoryMarshal.GetReference(output);
        for (var row = 0; row < Rows; row += Block)
        {
            Vector512<int> a = default, b = default;
            foreach (var pair in pairs)
            {
                var x = Vector512.Create(pair).AsInt16();
                a += Products(Load(ref w), x);
                b += Products(Load(ref Unsafe.Add(ref w, Block)), x);
                w = ref Unsafe.Add(ref w, Line);
            }

            a.StoreUnsafe(ref y, (nuint)row);
            b.StoreUnsafe(ref y, (nuint)(row + Lane));
        }
    }

    /// <summary>The same where most inputs are zero: only pairs of inputs that are not both zero are multiplied.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public void MultiplySparse(ReadOnlySpan<short> input, Span<int> output)
    {
        var pairs = MemoryMarshal.Cast<short, int>(input[..Columns]);
        output = output[..Rows];
        Span<(int Pair, int At)> some = stackalloc (int, int)[pairs.Length];
        ref var next = ref MemoryMarshal.GetReference(some);
        var count = 0;
        for (var i = 0; i < pairs.Length; i++)
        {
            Unsafe.Add(ref next, count) = (pairs[i], i * Line);
            count += pairs[i] == 0 ? 0 : 1;
        }

        some = some[..count];
        ref var w = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(weights), first);
        ref var y = ref MemoryMarshal.GetReference(output);
        for (var row = 0; row < Rows; row += Block)
        {
            Vector512<int> a = default, b = default;
            foreach (var (pair, at) in some)
            {
                var x = Vector512.Create(pair).AsInt16();
                a += Products(Load(ref Unsafe.Add(ref w, at)), x);
                b += Products(Load(ref Unsafe.Add(ref w, at + Block)), x);
            }

            a.StoreUnsafe(ref y, (nuint)row);
            b.StoreUnsafe(ref y, (nuint)(row + Lane));
            w = ref Unsafe.Add(ref w, Block * Columns);
        }
    }

    /// <summary>The same of many inputs at once: input i starts at i × <paramref name="inputStep"/>, its output at i × <paramref name="outputStep"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public void Multiply(ReadOnlySpan<short> inputs, int inputStep, int count, Span<int> outputs, int outputStep)
    {
        var i = 0;
        for (; i + 4 <= count; i += 4)
        {
            var p = Pairs(inputs, i * inputStep);
            var q = Pairs(inputs, (i + 1) * inputStep)[..p.Length];
            var r = Pairs(inputs, (i + 2) * inputStep)[..p.Length];
            var s = Pairs(inputs, (i + 3) * inputStep)[..p.Length];
            var to = outputs.Slice(i * outputStep, (3 * outputStep) + Rows);
            ref var w = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(weights), first);
            for (var row = 0; row < Rows; row += Block)
            {
                Vector512<int> a = default, b = default, c = default, d = default, e = default, f = default, g = default, h = default;
                for (var pair = 0; pair < p.Length; pair++)
                {
                    var (u, v) = (Load(ref w), Load(ref Unsafe.Add(ref w, Block)));
                    w = ref Unsafe.Add(ref w, Line);
                    var x = Vector512.Create(p[pair]).AsInt16();
                    a += Products(u, x);
                    b += Products(v, x);
                    x = Vector512.Create(q[pair]).AsInt16();
                    c += Products(u, x);
                    d += Products(v, x);
                    x = Vector512.Create(r[pair]).AsInt16();
                    e += Products(u, x);
                    f += Products(v, x);
                    x = Vector512.Create(s[pair]).AsInt16();
                    g += Products(u, x);
                    h += Products(v, x);
                }

                Store(a, b, to[row..]);
                Store(c, d, to[(outputStep + row)..]);
                Store(e, f, to[((2 * outputStep) + row)..]);
                Store(g, h, to[((3 * outputStep) + row)..]);
            }
        }

        for (; i < count; i++) Multiply(inputs.Slice(i * inputStep, Columns), outputs.Slice(i * outputStep, Rows));
    }

    private static void Store(Vector512<int> a, Vector512<int> b, Span<int> to)
    {
        a.CopyTo(to);
        b.CopyTo(to[Lane..]);
    }

    private ReadOnlySpan<int> Pairs(ReadOnlySpan<short> inputs, int start) => MemoryMarshal.Cast<short, int>(inputs.Slice(start, Columns));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<short> Load(ref sbyte from)
    {
        var bytes = Vector256.LoadUnsafe(ref from);
        if (Avx512BW.IsSupported) return Avx512BW.ConvertToVector512Int16(bytes);
        var (low, high) = Vector256.Widen(bytes);
        return Vector512.Create(low, high);
    }

    // Sixteen sums of two products each.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<int> Products(Vector512<short> w, Vector512<short> x)
    {
        if (Avx512BW.IsSupported) return Avx512BW.MultiplyAddAdjacent(w, x);
        if (Avx2.IsSupported) return Vector512.Create(Avx2.MultiplyAddAdjacent(w.GetLower(), x.GetLower()), Avx2.MultiplyAddAdjacent(w.GetUpper(), x.GetUpper()));
        // Even and odd halves of each pair, sign-extended.
        var (wi, xi) = (w.AsInt32(), x.AsInt32());
        return (((wi << 16) >> 16) * ((xi << 16) >> 16)) + ((wi >> 16) * (xi >> 16));
    }
}
