using NegotiationMonitor.Reading.Issues;

namespace NegotiationMonitor.Training.Issues;

/// <summary>
/// Fits the weights of a conditional logit: the chance of an issue is its share of the exponentials of all weighted sums, and the chance of the
/// issues that are right together is to be great (maximum entropy with a square penalty). Full passes, nothing random.
/// </summary>
internal sealed class IssueFit(IReadOnlyList<IssueExample> examples, double penalty, IReadOnlySet<IssueFeature> without)
{
    private const int Passes = 250;
    private const double Still = 1e-3;

    // By example and row what is not 0: most features are.
    private readonly (int Feature, double Value)[][][] _rows = [.. examples.Select(e => e.Choice.Features.Select(row => row.Select((v, f) => (f, v)).Where(p => p.v != 0).ToArray()).ToArray())];

    /// <summary>The weights, rounded to hundredths.</summary>
    public IssueWeights Run()
    {
        var weights = new double[IssueFeatures.Count];
        var step = new double[weights.Length];
        var before = new double[weights.Length];
        Array.Fill(step, 0.1);
        for (var pass = 0; pass < Passes && step.Max() > Still; pass++)
        {
            var slope = Slope(weights);
            // Resilient steps: longer while the slope keeps its sign, shorter where it turns.
            for (var f = 0; f < weights.Length; f++)
            {
                var turn = Math.Sign(slope[f]) * Math.Sign(before[f]);
                step[f] = turn > 0 ? Math.Min(0.5, step[f] * 1.2) : turn < 0 ? Math.Max(1e-6, step[f] * 0.5) : step[f];
                before[f] = turn < 0 ? 0 : slope[f];
                if (turn >= 0)
                    weights[f] = Allowed((IssueFeature)f, weights[f] + (Math.Sign(slope[f]) * step[f]));
            }
        }

        return new IssueWeights([.. weights.Select(w => Math.Round(w, 2))]);
    }

    /// <summary>Mean logarithm of the chance of the right issues.</summary>
    public static double Likelihood(IReadOnlyCollection<IssueExample> examples, IssueWeights weights)
    {
        var sum = 0.0;
        foreach (var example in examples)
        {
            var (all, right) = Chances([.. example.Choice.Features.Select(r => weights.Score(r))], example.Right);
            sum += Math.Log(Enumerable.Range(0, all.Length).Where(i => right[i] > 0).Sum(i => all[i]));
        }

        return sum / Math.Max(1, examples.Count);
    }

    private double[] Slope(double[] weights)
    {
        var slope = new double[weights.Length];
        for (var e = 0; e < examples.Count; e++)
        {
            var (all, right) = Chances([.. _rows[e].Select(row => Score(row, weights))], examples[e].Right);
            for (var i = 0; i < all.Length; i++)
            {
                var pull = right[i] - all[i];
                foreach (var (f, value) in _rows[e][i])
                    slope[f] += pull * value;
            }
        }

        for (var f = 0; f < slope.Length; f++)
            slope[f] -= penalty * weights[f];
        return slope;
    }

    private static double Score((int Feature, double Value)[] row, double[] weights)
    {
        var sum = 0.0;
        foreach (var (f, value) in row)
            sum += weights[f] * value;
        return sum;
    }

    private double Allowed(IssueFeature feature, double weight) =>
        without.Contains(feature) ? 0 : IssueFeatures.Direction(feature) switch { 1 => Math.Max(0, weight), -1 => Math.Min(0, weight), _ => weight };

    // The chance of each row, and its share of the chance of the right ones.
    private static (double[] All, double[] Right) Chances(double[] scores, bool[] isRight)
    {
        var top = scores.Max();
        var all = Array.ConvertAll(scores, s => Math.Exp(s - top));
        var sum = all.Sum();
        var good = all.Where((_, i) => isRight[i]).Sum();
        return (Array.ConvertAll(all, e => e / sum), [.. all.Select((e, i) => isRight[i] ? e / good : 0)]);
    }
}
