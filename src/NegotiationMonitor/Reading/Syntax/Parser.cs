using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace NegotiationMonitor.Reading.Syntax;

/// <summary>
/// Finds the dependency tree of a tagged sentence, greedily: a feed-forward net over the state (Chen and Manning 2014) on word vectors that
/// residual layers have shown to their neighbours. All sums are of integers, and real numbers are only ever taken one by one, so every
/// machine finds the same tree.
/// </summary>
internal sealed class Parser(ParserWeights weights)
{
    /// <summary>Scores this far below the best one count for nothing.</summary>
    private const float Negligible = -14;

    private const int Lane = 16;

    private readonly Transitions state = new();
    private readonly ParserInputs inputs = new(weights.Relations);
    private readonly WordVectors vectors = new(weights);
    private readonly HiddenLayer hidden = new(weights);
    private readonly int[] outputs = new int[weights.Output.Rows];
    private readonly float[] scores = new float[weights.Output.Rows];

    /// <summary>Fills <see cref="Sentence.Head"/>, <see cref="Sentence.Relation"/> and <see cref="Sentence.Confidence"/>.</summary>
    public void Parse(Sentence sentence)
    {
        var count = sentence.Count;
        vectors.Compute(sentence);
        inputs.Begin(sentence);
        state.Begin(count);
        hidden.Begin(vectors, count + 1);
        while (!state.Done)
        {
            inputs.Fill(state);
            weights.Output.MultiplySparse(hidden.Compute(inputs), outputs);
            var best = Choose(out var sure);
            var move = weights.Moves[best];
            if (move.Kind == Transitions.Shift) sentence.Confidence[state.Next] = sure;
            else sentence.Confidence[state.Stack(0)] = Math.Min(sure, sentence.Confidence[state.Stack(0)]);
            state.Apply(move.Kind, move.Relation);
        }

        state.Head.AsSpan(0, count).CopyTo(sentence.Head);
        state.Relation.AsSpan(0, count).CopyTo(sentence.Relation);
    }

    // The first of the best moves that may be made, and its share of the probability.
    private int Choose(out float sure)
    {
        ref var bias = ref MemoryMarshal.GetReference(weights.Bias(state));
        ref var scale = ref MemoryMarshal.GetArrayDataReference(weights.OutputScale);
        ref var sum = ref MemoryMarshal.GetArrayDataReference(outputs);
        ref var score = ref MemoryMarshal.GetArrayDataReference(scores);
        var greatest = Vector512.Create(float.NegativeInfinity);
        for (nuint i = 0; i < (nuint)scores.Length; i += Lane)
        {
            var some = (Vector512.ConvertToSingle(Vector512.LoadUnsafe(ref sum, i)) * Vector512.LoadUnsafe(ref scale, i)) + Vector512.LoadUnsafe(ref bias, i);
            some.StoreUnsafe(ref score, i);
            greatest = Vector512.Max(greatest, some);
        }

        var most = greatest[0];
        for (var i = 1; i < Lane; i++) most = Math.Max(most, greatest[i]);
        var total = 0.0;
        for (nuint i = 0; i < (nuint)scores.Length; i += Lane)
        {
            var below = Vector512.LoadUnsafe(ref score, i) - Vector512.Create(most);
            for (var near = Vector512.GreaterThan(below, Vector512.Create(Negligible)).ExtractMostSignificantBits(); near != 0; near &= near - 1) total += Exp(below[BitOperations.TrailingZeroCount(near)]);
        }

        sure = (float)(1 / total);
        return Array.IndexOf(scores, most);
    }

    /// <summary>e to the <paramref name="x"/> for x ≤ 0, to six digits; the platform's own may differ from machine to machine.</summary>
    internal static double Exp(float x)
    {
        var y = x * 1.4426950408889634;
        var whole = (int)Math.Floor(y);
        var z = (y - whole) * 0.6931471805599453;
        var power = 1 + (z * (1 + (z * (0.5 + (z * (0.16666666666666666 + (z * (0.041666666666666664 + (z * (0.008333333333333333 + (z * 0.001388888888888889)))))))))));
        return power * BitConverter.Int64BitsToDouble((long)(1023 + whole) << 52);
    }
}
