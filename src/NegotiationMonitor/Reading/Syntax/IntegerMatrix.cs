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
    private const int Lane = 16;
    private readonly short[] weights;

    /// <param name="rows">One per output.</param>
    /// <param name="columns">One per input.</param>
    /// <param name="values">Row after row.</param>
    public IntegerMatrix(int rows, int columns, ReadOnlySpan<sbyte> values)
    {
        Rows = (rows + Lane - 1) / Lane * Lane;
        Columns = (columns + 1) / 2 * 2;
        // Two inputs' weights lie side by side for each output: [inputs 0 and 1 of output 0] [… of output 1] … [inputs 2 and 3 of output 0] …
        weights = new short[Rows * Columns];
        for (var row = 0; row < rows; row++)
        {
            for (var column = 0; column < columns; column++)
            {
                weights[(column / 2 * Rows * 2) + (row * 2) + (column % 2)] = values[(row * columns) + column];
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
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Multiply(ReadOnlySpan<short> input, Span<int> output)
    {
        var pairs = MemoryMarshal.Cast<short, int>(input[..Columns]);
        output = output[..Rows];
        ref var w = ref MemoryMarshal.GetArrayDataReference(weights);
        ref var y = ref MemoryMarshal.GetReference(output);
        var row = 0;
        for (; row + (4 * Lane) <= Rows; row += 4 * Lane)
        {
            Vector512<int> a = default, b = default, c = default, d = default;
            var at = row * 2;
            foreach (var pair in pairs)
            {
                var x = Vector512.Create(pair).AsInt16();
                a += Products(ref w, at, x);
                b += Products(ref w, at + (2 * Lane), x);
                c += Products(ref w, at + (4 * Lane), x);
                d += Products(ref w, at + (6 * Lane), x);
                at += Rows * 2;
            }

            a.StoreUnsafe(ref y, (nuint)row);
            b.StoreUnsafe(ref y, (nuint)(row + Lane));
            c.StoreUnsafe(ref y, (nuint)(row + (2 * Lane)));
            d.StoreUnsafe(ref y, (nuint)(row + (3 * Lane)));
        }

        for (; row < Rows; row += Lane)
        {
            Vector512<int> a = default;
            var at = row * 2;
            foreach (var pair in pairs)
            {
                a += Products(ref w, at, Vector512.Create(pair).AsInt16());
                at += Rows * 2;
            }

            a.StoreUnsafe(ref y, (nuint)row);
        }
    }

    /// <summary>The same of many inputs at once: input i starts at i × <paramref name="inputStep"/>, its output at i × <paramref name="outputStep"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Multiply(ReadOnlySpan<short> inputs, int inputStep, int count, Span<int> outputs, int outputStep)
    {
        ref var w = ref MemoryMarshal.GetArrayDataReference(weights);
        var i = 0;
        for (; i + 4 <= count; i += 4)
        {
            var p = Pairs(inputs, i * inputStep);
            var q = Pairs(inputs, (i + 1) * inputStep)[..p.Length];
            var r = Pairs(inputs, (i + 2) * inputStep)[..p.Length];
            var s = Pairs(inputs, (i + 3) * inputStep)[..p.Length];
            var to = outputs.Slice(i * outputStep, (3 * outputStep) + Rows);
            for (var row = 0; row < Rows; row += Lane)
            {
                Vector512<int> a = default, b = default, c = default, d = default;
                var at = row * 2;
                for (var pair = 0; pair < p.Length; pair++)
                {
                    a += Products(ref w, at, Vector512.Create(p[pair]).AsInt16());
                    b += Products(ref w, at, Vector512.Create(q[pair]).AsInt16());
                    c += Products(ref w, at, Vector512.Create(r[pair]).AsInt16());
                    d += Products(ref w, at, Vector512.Create(s[pair]).AsInt16());
                    at += Rows * 2;
                }

                a.CopyTo(to[row..]);
                b.CopyTo(to[(outputStep + row)..]);
                c.CopyTo(to[((2 * outputStep) + row)..]);
                d.CopyTo(to[((3 * outputStep) + row)..]);
            }
        }

        for (; i < count; i++) Multiply(inputs.Slice(i * inputStep, Columns), outputs.Slice(i * outputStep, Rows));
    }

    private ReadOnlySpan<int> Pairs(ReadOnlySpan<short> inputs, int start) => MemoryMarshal.Cast<short, int>(inputs.Slice(start, Columns));

    // Sixteen sums of two products each.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<int> Products(ref short weights, int at, Vector512<short> x)
    {
        var w = Vector512.LoadUnsafe(ref weights, (nuint)at);
        if (Avx512BW.IsSupported) return Avx512BW.MultiplyAddAdjacent(w, x);
        if (Avx2.IsSupported) return Vector512.Create(Avx2.MultiplyAddAdjacent(w.GetLower(), x.GetLower()), Avx2.MultiplyAddAdjacent(w.GetUpper(), x.GetUpper()));
        // Even and odd halves of each pair, sign-extended.
        var (wi, xi) = (w.AsInt32(), x.AsInt32());
        return (((wi << 16) >> 16) * ((xi << 16) >> 16)) + ((wi >> 16) * (xi >> 16));
    }
}
