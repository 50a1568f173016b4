using NegotiationMonitor.Reading.Syntax;

namespace NegotiationMonitor.Training;

/// <summary>One decision of the net in training, forth and back; contributions of words at places are shared within a sentence.</summary>
internal sealed class NetStep(FloatNet net, Move[] moves, int relations, int root)
{
    private readonly int hidden = net.HiddenUnits;
    private readonly float[] units = new float[net.HiddenUnits];
    private readonly float[] unitGradient = new float[net.HiddenUnits];
    private readonly float[] probability = new float[moves.Length];
    private readonly List<(int Word, int Place)> used = [];
    private readonly List<int> cells = [];
    private float[] inputs = [];
    private float[] given = [];
    private float[] turned = [];
    private int room;
    private float kept = 1;
    private int[] cellOf = [];
    private float[] contributions = [];
    private float[] gradients = [];

    /// <summary>The score of each move, -∞ where it may not be made.</summary>
    public float[] Scores { get; } = new float[moves.Length];

    /// <summary>The moves that lose nothing; set by the caller between forth and back.</summary>
    public bool[] Good { get; } = new bool[moves.Length];

    public void Begin(int count)
    {
        var cells = (count + 1) * ParserInputs.Places;
        if (cellOf.Length < cells) cellOf = new int[cells * 2];
        cellOf.AsSpan(0, cells).Fill(-1);
        used.Clear();
        Contribute(count + 1);
    }

    // What every word would add to the hidden units at every place.
    private void Contribute(int words)
    {
        room = (words + 3) / 4 * 4;
        if (contributions.Length < room * ParserInputs.Places * hidden)
        {
            contributions = new float[room * 2 * ParserInputs.Places * hidden];
            turned = new float[room * 2 * FloatNet.Size];
        }

        for (var i = 0; i < FloatNet.Size; i++)
        {
            for (var word = 0; word < room; word++) turned[(i * room) + word] = word < words ? net.Vector(word)[i] : 0;
        }

        for (var place = 0; place < ParserInputs.Places; place++)
        {
            var result = contributions.AsSpan(place * room * hidden, room * hidden);
            result.Clear();
            Kernels.AddProducts(result, turned, net.Hidden.Value.AsSpan(place * FloatNet.Size * hidden, FloatNet.Size * hidden), FloatNet.Size, room, hidden);
        }
    }

    public void Forward(Transitions state, ParserInputs seen, float dropout, ref ulong noise)
    {
        net.Constants.Row(ParserNet.BiasRow(relations)).CopyTo(units);
        for (var place = 0; place < ParserInputs.Places; place++)
        {
            var word = seen.Word[place];
            Kernels.Add(units, 1, word < 0 ? net.Constants.Row(ParserNet.EmptyRow(place)) : contributions.AsSpan(((place * room) + word) * hidden, hidden));
        }

        for (var slot = 0; slot < ParserInputs.Labels; slot++) Kernels.Add(units, 1, net.Constants.Row(ParserNet.LabelRow(slot, seen.Label[slot], relations)));
        for (var slot = 0; slot < ParserInputs.Facts; slot++) Kernels.Add(units, 1, net.Constants.Row(ParserNet.FactRow(slot, seen.Fact[slot], relations)));
        Drop(dropout, ref noise);
        for (var i = 0; i < moves.Length; i++)
        {
            Scores[i] = state.Allows(moves[i], root) ? Kernels.Dot(net.Output.Row(i), units) + net.OutputBias.Value[i] : float.NegativeInfinity;
        }
    }

    /// <summary>Adds the decision's gradients; returns its loss, −log of the probability of all good moves.</summary>
    public double Backward(ParserInputs seen)
    {
        if (!Array.Exists(Good, g => g)) return 0;
        var most = Scores.Max();
        float total = 0, right = 0;
        for (var i = 0; i < moves.Length; i++)
        {
            probability[i] = MathF.Exp(Scores[i] - most);
            total += probability[i];
            if (Good[i]) right += probability[i];
        }

        right = MathF.Max(right, 1e-20f);
        Array.Clear(unitGradient);
        for (var i = 0; i < moves.Length; i++)
        {
            var g = (probability[i] / total) - (Good[i] ? probability[i] / right : 0);
            if (MathF.Abs(g) < 1e-4f) continue;
            Kernels.Add(unitGradient, g, net.Output.Row(i));
            Kernels.Add(net.Output.Touch(i), g, units);
            net.OutputBias.Touch(0)[i] += g;
        }

        for (var i = 0; i < hidden; i++) unitGradient[i] = units[i] > 0 ? unitGradient[i] * kept : 0;
        Spread(seen);
        return -Math.Log(right / total);
    }

    /// <summary>Takes the gathered gradients of the contributions back to the hidden layer's weights and the word vectors, place by place.</summary>
    public void Finish()
    {
        for (var place = 0; place < ParserInputs.Places; place++)
        {
            cells.Clear();
            for (var cell = 0; cell < used.Count; cell++)
            {
                if (used[cell].Place == place) cells.Add(cell);
            }

            var (from, length) = (place * FloatNet.Size * hidden, FloatNet.Size * hidden);
            Gather();
            Kernels.AddProducts(net.Hidden.Gradient.AsSpan(from, length), inputs, given, cells.Count, FloatNet.Size, hidden);
            Kernels.Back(net.Hidden.Value.AsSpan(from, length), inputs, given, cells.Count, FloatNet.Size, hidden);
            for (var i = 0; i < cells.Count; i++) Kernels.Add(net.VectorGradient(used[cells[i]].Word), 1, inputs.AsSpan(i * FloatNet.Size, FloatNet.Size));
        }
    }

    // Vectors and gradients of the cells, side by side, rounded up to an even number of cells with an empty one.
    private void Gather()
    {
        var room = (cells.Count + 1) / 2 * 2;
        if (inputs.Length < room * FloatNet.Size)
        {
            inputs = new float[room * 2 * FloatNet.Size];
            given = new float[room * 2 * hidden];
        }

        inputs.AsSpan(cells.Count * FloatNet.Size, (room - cells.Count) * FloatNet.Size).Clear();
        given.AsSpan(cells.Count * hidden, (room - cells.Count) * hidden).Clear();
        for (var i = 0; i < cells.Count; i++)
        {
            net.Vector(used[cells[i]].Word).CopyTo(inputs.AsSpan(i * FloatNet.Size));
            gradients.AsSpan(cells[i] * hidden, hidden).CopyTo(given.AsSpan(i * hidden));
        }
    }

    private void Drop(float dropout, ref ulong noise)
    {
        kept = 1 / (1 - dropout);
        var least = (byte)(dropout * 256);
        for (var i = 0; i < hidden; i += 8)
        {
            noise ^= noise << 13;
            noise ^= noise >> 7;
            noise ^= noise << 17;
            var bits = noise;
            for (var j = i; j < i + 8; j++, bits >>= 8) units[j] = units[j] > 0 && (byte)bits >= least ? units[j] * kept : 0;
        }
    }

    private void Spread(ParserInputs seen)
    {
        Kernels.Add(net.Constants.Touch(ParserNet.BiasRow(relations)), 1, unitGradient);
        for (var place = 0; place < ParserInputs.Places; place++)
        {
            var word = seen.Word[place];
            Kernels.Add(word < 0 ? net.Constants.Touch(ParserNet.EmptyRow(place)) : Gradient(word, place), 1, unitGradient);
        }

        for (var slot = 0; slot < ParserInputs.Labels; slot++) Kernels.Add(net.Constants.Touch(ParserNet.LabelRow(slot, seen.Label[slot], relations)), 1, unitGradient);
        for (var slot = 0; slot < ParserInputs.Facts; slot++) Kernels.Add(net.Constants.Touch(ParserNet.FactRow(slot, seen.Fact[slot], relations)), 1, unitGradient);
    }

    // Where the gradient of a word's contribution at a place is gathered.
    private Span<float> Gradient(int word, int place)
    {
        ref var cell = ref cellOf[(word * ParserInputs.Places) + place];
        if (cell < 0)
        {
            cell = used.Count;
            used.Add((word, place));
            if (gradients.Length < (cell + 1) * hidden) Array.Resize(ref gradients, (cell + 64) * 2 * hidden);
            gradients.AsSpan(cell * hidden, hidden).Clear();
        }

        return gradients.AsSpan(cell * hidden, hidden);
    }
}
