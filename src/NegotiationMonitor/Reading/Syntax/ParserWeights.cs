namespace NegotiationMonitor.Reading.Syntax;

/// <summary>The parser's net made ready for use: matrices laid out, constants in the hidden layer's units.</summary>
internal sealed class ParserWeights
{
    private readonly float[][] biases;

    /// <exception cref="InvalidDataException">The hidden layer's width is no multiple of 64.</exception>
    public ParserWeights(Move[] moves, string[] relations, ParserNet net)
    {
        if (net.Hidden.Rows % 64 != 0) throw new InvalidDataException($"A hidden layer of {net.Hidden.Rows} units: the parser needs a multiple of 64.");
        Net = net;
        Moves = moves;
        Relations = relations;
        Hidden = net.Hidden.Rows;
        Layers = [.. net.Layers.Select(l => new IntegerMatrix(l.Rows, l.Columns, l.Values))];
        LayerScales = [.. net.Layers.Select(l => Array.ConvertAll(l.Scale, s => s * ParserNet.VectorUnit))];
        Stack = [.. Enumerable.Range(0, ParserInputs.Stack).Select(place => Matrix(net.Hidden, place, 1))];
        Buffer = Matrix(net.Hidden, ParserInputs.Stack, ParserInputs.Buffer);
        Dependents = [.. Enumerable.Range(ParserInputs.Spine, ParserInputs.Dependents).Select(place => Matrix(net.Hidden, place, 1))];
        Output = new IntegerMatrix(net.Output.Rows, net.Output.Columns, net.Output.Values);
        HiddenScale = [.. net.Hidden.Scale.Select(s => s * ParserNet.VectorUnit / ParserNet.HiddenUnit)];
        OutputScale = new float[Output.Rows];
        for (var i = 0; i < net.Output.Rows; i++) OutputScale[i] = net.Output.Scale[i] * ParserNet.HiddenUnit;
        Constants = new ConstantRows(net, relations.Length);
        biases = Biases(moves, Array.IndexOf(relations, "root"), net.OutputBias, Output.Rows);
    }

    public ParserNet Net { get; }

    public Move[] Moves { get; }

    public string[] Relations { get; }

    /// <summary>Hidden units.</summary>
    public int Hidden { get; }

    public IntegerMatrix[] Layers { get; }

    /// <summary>What one unit of a layer's sums is worth, for each of its outputs.</summary>
    public float[][] LayerScales { get; }

    /// <summary>What a word adds to the hidden units at each place of the stack.</summary>
    public IntegerMatrix[] Stack { get; }

    /// <summary>What the words of the buffer add, one behind the other.</summary>
    public IntegerMatrix Buffer { get; }

    /// <summary>What a word adds at each place of a dependent.</summary>
    public IntegerMatrix[] Dependents { get; }

    public IntegerMatrix Output { get; }

    public float[] HiddenScale { get; }

    public float[] OutputScale { get; }

    /// <summary>Rows that are added to the hidden units as they are.</summary>
    public ConstantRows Constants { get; }

    /// <summary>The output's bias, -∞ for moves that may not be made in a state and for rows that are no moves.</summary>
    public ReadOnlySpan<float> Bias(Transitions state) => biases[Index(state.Next < state.Count, state.Depth)];

    private static int Index(bool words, int depth) => (words ? 3 : 0) + Math.Min(depth, 2);

    // Which moves may be made depends on whether words are left, and on whether the stack holds none, one or more.
    private static float[][] Biases(Move[] moves, int root, float[] bias, int rows)
    {
        var all = new float[6][];
        var state = new Transitions();
        for (var depth = 0; depth <= 2; depth++)
        {
            for (var left = 0; left <= 1; left++)
            {
                state.Begin(depth + left);
                for (var i = 0; i < depth; i++) state.Apply(Transitions.Shift, 0);
                var own = all[Index(left == 1, depth)] = new float[rows];
                for (var i = 0; i < rows; i++) own[i] = i < moves.Length && state.Allows(moves[i], root) ? bias[i] : float.NegativeInfinity;
            }
        }

        return all;
    }

    private static IntegerMatrix Matrix(QuantisedRows hidden, int place, int count)
    {
        var columns = count * ParserNet.Vector;
        var values = new sbyte[hidden.Rows * columns];
        for (var row = 0; row < hidden.Rows; row++) hidden.Row(row).Slice(place * ParserNet.Vector, columns).CopyTo(values.AsSpan(row * columns));
        return new IntegerMatrix(hidden.Rows, columns, values);
    }
}
