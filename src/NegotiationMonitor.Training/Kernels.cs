using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace NegotiationMonitor.Training;

/// <summary>The inner loops of training. Widths are fixed, so that sums are taken in the same order on every machine.</summary>
internal static class Kernels
{
    private const int Lane = 16;

    /// <summary><paramref name="y"/> += <paramref name="a"/> · <paramref name="x"/>.</summary>
    public static void Add(Span<float> y, float a, ReadOnlySpan<float> x)
    {
        ref var to = ref MemoryMarshal.GetReference(y);
        ref var from = ref MemoryMarshal.GetReference(x);
        var factor = Vector512.Create(a);
        var i = 0;
        for (; i + Lane <= y.Length; i += Lane)
        {
            Vector512.FusedMultiplyAdd(factor, Vector512.LoadUnsafe(ref from, (nuint)i), Vector512.LoadUnsafe(ref to, (nuint)i)).StoreUnsafe(ref to, (nuint)i);
        }

        for (; i < y.Length; i++) y[i] += a * x[i];
    }

    /// <summary>Sum of the products.</summary>
    public static float Dot(ReadOnlySpan<float> x, ReadOnlySpan<float> y)
    {
        ref var a = ref MemoryMarshal.GetReference(x);
        ref var b = ref MemoryMarshal.GetReference(y);
        var sum = Vector512<float>.Zero;
        var i = 0;
        for (; i + Lane <= x.Length; i += Lane) sum = Vector512.FusedMultiplyAdd(Vector512.LoadUnsafe(ref a, (nuint)i), Vector512.LoadUnsafe(ref b, (nuint)i), sum);
        var total = Sum(sum);
        for (; i < x.Length; i++) total += x[i] * y[i];
        return total;
    }

    /// <summary><paramref name="y"/> += Σ x[i] · row i of <paramref name="w"/> (row length that of <paramref name="y"/>, a multiple of 64).</summary>
    public static void Multiply(ReadOnlySpan<float> w, ReadOnlySpan<float> x, Span<float> y)
    {
        ref var matrix = ref MemoryMarshal.GetReference(w);
        ref var to = ref MemoryMarshal.GetReference(y);
        for (var column = 0; column < y.Length; column += 4 * Lane)
        {
            var at = (nuint)column;
            var a = Vector512.LoadUnsafe(ref to, at);
            var b = Vector512.LoadUnsafe(ref to, at + Lane);
            var c = Vector512.LoadUnsafe(ref to, at + (2 * Lane));
            var d = Vector512.LoadUnsafe(ref to, at + (3 * Lane));
            var row = at;
            foreach (var value in x)
            {
                var factor = Vector512.Create(value);
                a = Vector512.FusedMultiplyAdd(factor, Vector512.LoadUnsafe(ref matrix, row), a);
                b = Vector512.FusedMultiplyAdd(factor, Vector512.LoadUnsafe(ref matrix, row + Lane), b);
                c = Vector512.FusedMultiplyAdd(factor, Vector512.LoadUnsafe(ref matrix, row + (2 * Lane)), c);
                d = Vector512.FusedMultiplyAdd(factor, Vector512.LoadUnsafe(ref matrix, row + (3 * Lane)), d);
                row += (nuint)y.Length;
            }

            a.StoreUnsafe(ref to, at);
            b.StoreUnsafe(ref to, at + Lane);
            c.StoreUnsafe(ref to, at + (2 * Lane));
            d.StoreUnsafe(ref to, at + (3 * Lane));
        }
    }

    /// <summary>Backwards through <see cref="Multiply"/>: gradients of the matrix and of its input, given that of its output.</summary>
    public static void Back(ReadOnlySpan<float> w, Span<float> dw, ReadOnlySpan<float> x, Span<float> dx, ReadOnlySpan<float> dy)
    {
        ref var matrix = ref MemoryMarshal.GetReference(w);
        ref var change = ref MemoryMarshal.GetReference(dw);
        ref var given = ref MemoryMarshal.GetReference(dy);
        for (var i = 0; i < x.Length; i++)
        {
            var row = (nuint)(i * dy.Length);
            var factor = Vector512.Create(x[i]);
            var sum = Vector512<float>.Zero;
            for (nuint j = 0; j < (nuint)dy.Length; j += Lane)
            {
                var g = Vector512.LoadUnsafe(ref given, j);
                sum = Vector512.FusedMultiplyAdd(Vector512.LoadUnsafe(ref matrix, row + j), g, sum);
                Vector512.FusedMultiplyAdd(factor, g, Vector512.LoadUnsafe(ref change, row + j)).StoreUnsafe(ref change, row + j);
            }

            dx[i] += Sum(sum);
        }
    }

    /// <summary>Of <paramref name="count"/> inputs x and gradients g side by side: row i of <paramref name="dw"/> += Σ x[i] · g.</summary>
    public static void AddProducts(Span<float> dw, ReadOnlySpan<float> x, ReadOnlySpan<float> g, int count, int size, int width)
    {
        ref var to = ref MemoryMarshal.GetReference(dw);
        ref var from = ref MemoryMarshal.GetReference(g);
        for (var i = 0; i < size; i += 4)
        {
            for (var column = 0; column < width; column += 2 * Lane)
            {
                var at = (nuint)((i * width) + column);
                var (w, half) = ((nuint)width, (nuint)Lane);
                var (a0, a1) = (Vector512.LoadUnsafe(ref to, at), Vector512.LoadUnsafe(ref to, at + half));
                var (b0, b1) = (Vector512.LoadUnsafe(ref to, at + w), Vector512.LoadUnsafe(ref to, at + w + half));
                var (c0, c1) = (Vector512.LoadUnsafe(ref to, at + (2 * w)), Vector512.LoadUnsafe(ref to, at + (2 * w) + half));
                var (d0, d1) = (Vector512.LoadUnsafe(ref to, at + (3 * w)), Vector512.LoadUnsafe(ref to, at + (3 * w) + half));
                for (var t = 0; t < count; t++)
                {
                    var row = (nuint)((t * width) + column);
                    var (g0, g1) = (Vector512.LoadUnsafe(ref from, row), Vector512.LoadUnsafe(ref from, row + half));
                    var four = x.Slice((t * size) + i, 4);
                    var f = Vector512.Create(four[0]);
                    (a0, a1) = (Vector512.FusedMultiplyAdd(f, g0, a0), Vector512.FusedMultiplyAdd(f, g1, a1));
                    f = Vector512.Create(four[1]);
                    (b0, b1) = (Vector512.FusedMultiplyAdd(f, g0, b0), Vector512.FusedMultiplyAdd(f, g1, b1));
                    f = Vector512.Create(four[2]);
                    (c0, c1) = (Vector512.FusedMultiplyAdd(f, g0, c0), Vector512.FusedMultiplyAdd(f, g1, c1));
                    f = Vector512.Create(four[3]);
                    (d0, d1) = (Vector512.FusedMultiplyAdd(f, g0, d0), Vector512.FusedMultiplyAdd(f, g1, d1));
                }

                a0.StoreUnsafe(ref to, at);
                a1.StoreUnsafe(ref to, at + half);
                b0.StoreUnsafe(ref to, at + w);
                b1.StoreUnsafe(ref to, at + w + half);
                c0.StoreUnsafe(ref to, at + (2 * w));
                c1.StoreUnsafe(ref to, at + (2 * w) + half);
                d0.StoreUnsafe(ref to, at + (3 * w));
                d1.StoreUnsafe(ref to, at + (3 * w) + half);
            }
        }
    }

    /// <summary>
    /// Of <paramref name="count"/> gradients g: the gradients of their inputs, x[i] = row i of <paramref name="w"/> · g, written over
    /// <paramref name="x"/>. There must be room for an even count.
    /// </summary>
    public static void Back(ReadOnlySpan<float> w, Span<float> x, ReadOnlySpan<float> g, int count, int size, int width)
    {
        ref var matrix = ref MemoryMarshal.GetReference(w);
        ref var from = ref MemoryMarshal.GetReference(g);
        var step = (nuint)width;
        for (var i = 0; i < size; i += 4)
        {
            var row = (nuint)(i * width);
            for (var t = 0; t < count; t += 2)
            {
                var given = (nuint)(t * width);
                Vector512<float> a0 = default, a1 = default, b0 = default, b1 = default, c0 = default, c1 = default, d0 = default, d1 = default;
                for (nuint j = 0; j < step; j += Lane)
                {
                    var (g0, g1) = (Vector512.LoadUnsafe(ref from, given + j), Vector512.LoadUnsafe(ref from, given + step + j));
                    var v = Vector512.LoadUnsafe(ref matrix, row + j);
                    (a0, a1) = (Vector512.FusedMultiplyAdd(v, g0, a0), Vector512.FusedMultiplyAdd(v, g1, a1));
                    v = Vector512.LoadUnsafe(ref matrix, row + step + j);
                    (b0, b1) = (Vector512.FusedMultiplyAdd(v, g0, b0), Vector512.FusedMultiplyAdd(v, g1, b1));
                    v = Vector512.LoadUnsafe(ref matrix, row + (2 * step) + j);
                    (c0, c1) = (Vector512.FusedMultiplyAdd(v, g0, c0), Vector512.FusedMultiplyAdd(v, g1, c1));
                    v = Vector512.LoadUnsafe(ref matrix, row + (3 * step) + j);
                    (d0, d1) = (Vector512.FusedMultiplyAdd(v, g0, d0), Vector512.FusedMultiplyAdd(v, g1, d1));
                }

                var first = x.Slice((t * size) + i, 4);
                var second = x.Slice(((t + 1) * size) + i, 4);
                (first[0], first[1], first[2], first[3]) = (Sum(a0), Sum(b0), Sum(c0), Sum(d0));
                (second[0], second[1], second[2], second[3]) = (Sum(a1), Sum(b1), Sum(c1), Sum(d1));
            }
        }
    }

    private static float Sum(Vector512<float> v)
    {
        var a = v.GetLower() + v.GetUpper();
        var b = a.GetLower() + a.GetUpper();
        return (b[0] + b[2]) + (b[1] + b[3]);
    }
}
