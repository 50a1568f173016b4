using NegotiationMonitor.Reading.Issues;

namespace NegotiationMonitor.Training.Issues;

/// <summary>
/// Fits the weights of a conditional logit: the chance of an issue is its share of the exponentials of all weighted sums, and the chance of the
/// issues that are right together is to be great (maximum entropy with a square penalty). Full passes, nothing random.
/// </summary>
internal sealed class IssueFit(IReadOnlyList<IssueExample> examples, double penalty, IReadOnlySet<IssueFeature> without)
{
    private const int Passes = 250;

    /// <summary>The weights, rounded to hundredths.</summary>
    public IssueWeights Run()
    {
        var weights = new double[IssueFeatures.Count];
        var step = new double[weights.Length];
        var before = new double[weights.Length];
        Array.Fill(step, 0.1);
        for (var pass = 0; pass < Passes; pass++)
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
        var current = new IssueWeights(weights);
        var slope = new double[weights.Length];
        foreach (var example in examples)
        {
            var rows = example.Choice.Features;
            var (all, right) = Chances([.. rows.Select(r => current.Score(r))], example.Right);
            for (var i = 0; i < rows.Length; i++)
            {
                var pull = right[i] - all[i];
                for (var f = 0; f < slope.Length; f++)
                    slope[f] += pull * rows[i][f];
            }
        }

        for (var f = 0; f < slope.Length; f++)
            slope[f] -= penalty * weights[f];
        return slope;
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
