using NegotiationMonitor.Reading.Acts.Judging;

namespace NegotiationMonitor.Training.Acts;

/// <summary>
/// Fits three conditional logits over the same features: the kind of an act, its side, and whether party and issue are right. Where the annotation
/// accepts several answers their chances count together. AdaGrad steps (Duchi et al. 2011) with a square penalty, examples in an order that is the same in every run.
/// </summary>
internal sealed class JudgeFit
{
    private const int Passes = 25;
    private const double Rate = 0.15;

    // A feature seen less often than this fits accidents.
    private const int Seldom = 4;

    private readonly IReadOnlyList<ActExample> _examples;
    private readonly Dictionary<ulong, int> _ids = [];
    private readonly int[][] _rows;
    private readonly double[] _often;

    public JudgeFit(IReadOnlyList<ActExample> examples)
    {
        _examples = examples;
        var counts = new Dictionary<ulong, int>();
        foreach (var key in examples.SelectMany(e => e.Keys))
            counts[key] = counts.GetValueOrDefault(key) + 1;
        foreach (var (key, count) in counts.OrderBy(c => c.Key))
        {
            if (count >= Seldom)
                _ids.Add(key, _ids.Count);
        }

        _often = [.. _ids.Select(i => (double)counts[i.Key])];
        _rows = [.. examples.Select(e => e.Keys.Where(_ids.ContainsKey).Select(k => _ids[k]).ToArray())];
    }

    /// <param name="penalty">Of kinds and sides.</param>
    /// <param name="whoPenalty">Of party and issue.</param>
    public JudgeWeights Run(double penalty, double whoPenalty)
    {
        var types = Fit([.. _examples.Select(e => e.Types)], JudgeWeights.Types.Length, penalty);
        var signs = Fit([.. _examples.Select(e => e.Types is null ? null : e.Signs)], JudgeWeights.Signs.Length, penalty);
        var who = Fit([.. _examples.Select(e => new[] { e.IsWho, !e.IsWho })], 2, whoPenalty);
        var rows = _ids.Select(i => KeyValuePair.Create<ulong, double[]>(i.Key, [.. Row(types, i.Value, JudgeWeights.Types.Length), .. Row(signs, i.Value, JudgeWeights.Signs.Length), who[i.Value * 2] - who[(i.Value * 2) + 1]]));
        return new JudgeWeights([.. rows.Where(r => r.Value.Any(w => Math.Abs(w) >= 0.05))]);
    }

    private static ArraySegment<double> Row(double[] all, int id, int outputs) => new(all, id * outputs, outputs);

    private double[] Fit(IReadOnlyList<bool[]?> right, int outputs, double penalty)
    {
        var (weights, squares) = (new double[_ids.Count * outputs], new double[_ids.Count * outputs]);
        Array.Fill(squares, 1e-2);
        var order = Enumerable.Range(0, _rows.Length).Where(i => right[i] is { } r && Array.Exists(r, x => x) && !Array.TrueForAll(r, x => x)).ToArray();
        var random = new Random(7);
        for (var pass = 0; pass < Passes; pass++)
        {
            random.Shuffle(order);
            foreach (var e in order)
            {
                var slopes = Slopes(weights, _rows[e], right[e]!);
                foreach (var f in _rows[e])
                {
                    for (var o = 0; o < outputs; o++)
                    {
                        var at = (f * outputs) + o;
                        var slope = slopes[o] + (penalty / _often[f] * weights[at]);
                        squares[at] += slope * slope;
                        weights[at] -= Rate * slope / Math.Sqrt(squares[at]);
                    }
                }
            }
        }

        return weights;
    }

    // How much each output's chance is above its share of the right ones'.
    private static double[] Slopes(double[] weights, int[] row, bool[] right)
    {
        var sums = new double[right.Length];
        foreach (var f in row)
        {
            for (var o = 0; o < sums.Length; o++)
                sums[o] += weights[(f * sums.Length) + o];
        }

        var top = sums.Max();
        var (all, good) = (0.0, 0.0);
        for (var o = 0; o < sums.Length; o++)
        {
            sums[o] = Math.Exp(sums[o] - top);
            all += sums[o];
            good += right[o] ? sums[o] : 0;
        }

        for (var o = 0; o < sums.Length; o++)
            sums[o] = (sums[o] / all) - (right[o] ? sums[o] / good : 0);
        return sums;
    }
}
