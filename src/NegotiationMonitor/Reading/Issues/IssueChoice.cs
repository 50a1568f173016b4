namespace NegotiationMonitor.Reading.Issues;

/// <summary>The issues of a codebook weighed for one act; the row behind the last issue is "no issue".</summary>
/// <param name="Scores">Weighted sum of each row.</param>
internal sealed record IssueChoice(IssueQuestion Question, IssueWeights Weights, double[][] Features, double[] Scores)
{
    /// <summary>The row with the greatest sum; of equals the one listed first.</summary>
    public int Best
    {
        get
        {
            var best = 0;
            for (var i = 1; i < Scores.Length; i++)
            {
                if (Scores[i] > Scores[best])
                    best = i;
            }

            return best;
        }
    }

    /// <summary>Row of "no issue".</summary>
    public int None => Scores.Length - 1;

    /// <summary>What spoke for or against a row, the weightiest first: name and product of weight and value.</summary>
    public IEnumerable<(string Name, double Share)> Why(int row) =>
        Features[row].Select((value, f) => (Feature: (IssueFeature)f, Share: value * Weights.For(Features[row])[f])).Where(p => p.Share != 0)
            .OrderByDescending(p => Math.Abs(p.Share)).Select(p => (IssueFeatures.NameOf(p.Feature), p.Share));
}
