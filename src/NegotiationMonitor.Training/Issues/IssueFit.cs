using NegotiationMonitor.Reading.Issues;

namespace NegotiationMonitor.Training.Issues;

/// <summary>
/// Fits the weights of a conditional logit: the chance of an issue is its share of the exponentials of all weighted sums, and the chance of the
/// issues that are right together is to be great (maximum entropy with a square penalty). What a feature counts for the general issue differs from what
/// it counts for others by a number that is fitted and penalised as well. Full passes, nothing random.
/// </summary>
internal sealed class IssueFit(IReadOnlyList<IssueExample> examples, double penalty, IReadOnlySet<IssueFeature> without)
{
    private const int Passes = 250;
    private const double Still = 1e-3;

    // By example and row what is not 0: most features are. For the general issue once more, behind all others.
    private readonly (int Feature, double Value)[][][] _rows = [.. examples.Select(e => e.Choice.Features.Select(Row).ToArray())];

    /// <summary>The weights, rounded to hundredths.</summary>
    public IssueWeights Run()
    {
        var weights = new double[2 * IssueFeatures.Count];
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
                    weights[f] = Allowed(weights, f, weights[f] + (Math.Sign(slope[f]) * step[f]));
            }
        }

        var general = weights.Take(IssueFeatures.Count).Select((w, f) => Allowed((IssueFeature)f, w + weights[f + IssueFeatures.Count]));
        return new IssueWeights([.. weights.Take(IssueFeatures.Count).Select(w => Math.Round(w, 2))], [.. general.Select(w => Math.Round(w, 2))]);
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

    private static (int Feature, double Value)[] Row(double[] features)
    {
        var row = features.Select((value, f) => (f, value)).Where(p => p.value != 0);
        return features[(int)IssueFeature.General] > 0 ? [.. row, .. row.Where(p => !OnlyGeneral((IssueFeature)p.f)).Select(p => (p.f + IssueFeatures.Count, p.value))] : [.. row];
    }

    private static bool OnlyGeneral(IssueFeature feature) => feature is IssueFeature.General or IssueFeature.GeneralOpen or IssueFeature.GeneralBare or IssueFeature.GeneralTalks;

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

    // Behind the weights stand the differences of the general issue: together they must be allowed too.
    private double Allowed(double[] weights, int at, double weight) =>
        at < IssueFeatures.Count ? Allowed((IssueFeature)at, weight) : Allowed((IssueFeature)(at - IssueFeatures.Count), weights[at - IssueFeatures.Count] + weight) - weights[at - IssueFeatures.Count];

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
