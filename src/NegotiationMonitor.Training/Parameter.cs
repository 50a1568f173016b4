using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using NegotiationMonitor.Reading.Syntax;

namespace NegotiationMonitor.Training;

/// <summary>A matrix of the net that is learnt with Adam. Where only some rows are touched in a batch, only these move.</summary>
internal sealed class Parameter
{
    private const float Beta1 = 0.9f, Beta2 = 0.99f, Epsilon = 1e-7f;

    private readonly float[] first;
    private readonly float[] second;
    private readonly bool[] touched;
    private readonly List<int> list = [];
    private readonly bool sparse;

    public Parameter(int rows, int columns, bool sparse, float spread, Random random)
    {
        (Rows, Columns, this.sparse) = (rows, columns, sparse);
        Value = new float[rows * columns];
        Gradient = new float[rows * columns];
        first = new float[rows * columns];
        second = new float[rows * columns];
        touched = new bool[rows];
        for (var i = 0; i < Value.Length; i++) Value[i] = spread * ((2 * random.NextSingle()) - 1);
    }

    public int Rows { get; }

    public int Columns { get; }

    public float[] Value { get; }

    public float[] Gradient { get; }

    public ReadOnlySpan<float> Row(int row) => Value.AsSpan(row * Columns, Columns);

    /// <summary>The gradient of a row, which will then move with the next step.</summary>
    public Span<float> Touch(int row)
    {
        if (sparse && !touched[row])
        {
            touched[row] = true;
            list.Add(row);
        }

        return Gradient.AsSpan(row * Columns, Columns);
    }

    /// <summary>One step of Adam; clears the gradient.</summary>
    public void Step(float rate, float scale, int step)
    {
        var corrected = rate * MathF.Sqrt(1 - MathF.Pow(Beta2, step)) / (1 - MathF.Pow(Beta1, step));
        if (!sparse)
        {
            Step(0, Value.Length, corrected, scale);
            return;
        }

        foreach (var row in list)
        {
            touched[row] = false;
            Step(row * Columns, Columns, corrected, scale);
        }

        list.Clear();
    }

    /// <summary>Signed bytes with a scale for each row.</summary>
    public QuantisedRows Quantise() => Quantise(Value, Rows, Columns);

    /// <summary>The same of the matrix turned on its side.</summary>
    public QuantisedRows QuantiseTransposed()
    {
        var turned = new float[Value.Length];
        for (var row = 0; row < Rows; row++)
        {
            for (var column = 0; column < Columns; column++) turned[(column * Rows) + row] = Value[(row * Columns) + column];
        }

        return Quantise(turned, Columns, Rows);
    }

    private static QuantisedRows Quantise(float[] values, int rows, int columns)
    {
        var scale = new float[rows];
        var bytes = new sbyte[values.Length];
        for (var row = 0; row < rows; row++)
        {
            var most = 1e-6f;
            foreach (var value in values.AsSpan(row * columns, columns)) most = MathF.Max(most, MathF.Abs(value));
            scale[row] = (float)(Half)(most / 127);
            for (var i = row * columns; i < (row + 1) * columns; i++) bytes[i] = (sbyte)Math.Clamp(MathF.Round(values[i] / scale[row]), -127, 127);
        }

        return new QuantisedRows(columns, scale, bytes);
    }

    private void Step(int start, int length, float rate, float scale)
    {
        var i = start;
        ref var value = ref MemoryMarshal.GetArrayDataReference(Value);
        ref var gradient = ref MemoryMarshal.GetArrayDataReference(Gradient);
        ref var m = ref MemoryMarshal.GetArrayDataReference(first);
        ref var v = ref MemoryMarshal.GetArrayDataReference(second);
        for (; i + 16 <= start + length; i += 16)
        {
            var at = (nuint)i;
            var g = Vector512.LoadUnsafe(ref gradient, at) * scale;
            var a = (Vector512.LoadUnsafe(ref m, at) * Beta1) + (g * (1 - Beta1));
            var b = (Vector512.LoadUnsafe(ref v, at) * Beta2) + (g * g * (1 - Beta2));
            a.StoreUnsafe(ref m, at);
            b.StoreUnsafe(ref v, at);
            (Vector512.LoadUnsafe(ref value, at) - (a * rate / (Vector512.Sqrt(b) + Vector512.Create(Epsilon)))).StoreUnsafe(ref value, at);
            Vector512<float>.Zero.StoreUnsafe(ref gradient, at);
        }

        for (; i < start + length; i++)
        {
            var g = Gradient[i] * scale;
            first[i] = (first[i] * Beta1) + (g * (1 - Beta1));
            second[i] = (second[i] * Beta2) + (g * g * (1 - Beta2));
            Value[i] -= rate * first[i] / (MathF.Sqrt(second[i]) + Epsilon);
            Gradient[i] = 0;
        }
    }
}
