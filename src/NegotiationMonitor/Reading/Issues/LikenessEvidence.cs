namespace NegotiationMonitor.Reading.Issues;

/// <summary>What words that need not stand in the codebook say for its issues: the features that come from <see cref="IssueLikeness"/>.</summary>
internal sealed class LikenessEvidence(IssueIndex index, IssueStory story)
{
    /// <summary>Adds them to the features of every issue.</summary>
    /// <param name="bare">Whether the sentence names no issue.</param>
    public void Add(IssueQuestion q, bool bare, double[][] rows)
    {
        var words = story.Like(0).Where(w => w.Token != q.Head).ToLookup(w => q.InObject(w.Token, w.Token));
        List<LikeWord> inObject = [.. words[true]], outside = [.. words[false]];
        var (mean, before, next) = (index.Likeness.Mean(inObject), story.MeanLike(-1), story.MeanLike(1));
        for (var i = 0; i < index.Issues.Count; i++)
        {
            var row = rows[i];
            row[(int)IssueFeature.ObjectLike] = mean[i];
            row[(int)IssueFeature.ObjectLikeMost] = Most(inObject, i);
            row[(int)IssueFeature.OutsideLikeMost] = Most(outside, i);
            row[(int)IssueFeature.BeforeLike] = before[i];
            row[(int)IssueFeature.NextLike] = next[i];
            row[(int)IssueFeature.BareLike] = bare ? before[i] + next[i] : 0;
        }
    }

    private static double Most(List<LikeWord> words, int issue)
    {
        var most = 0.0;
        foreach (var word in words)
            most = Math.Max(most, word.Rarity * word.ByIssue[issue]);
        return most;
    }
}
