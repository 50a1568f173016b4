namespace NegotiationMonitor.Reading.Syntax;

/// <summary>
/// Gives each word its universal and its Penn tag, jointly: a greedy linear model from left to right. Words that the treebanks
/// always tag alike are looked up.
/// </summary>
internal sealed class Tagger(SparseWeights weights, Lexicon classes, Lexicon certain, int tagCount)
{
    /// <summary>Where the second best tag's score comes this close to the best, the parser is told of both.</summary>
    private const int DoubtBelow = 30;

    private readonly TaggerFeatures features = new();
    private readonly uint[] keys = new uint[TaggerFeatures.Count];
    private readonly int[] scores = new int[tagCount];

    /// <summary>Fills <see cref="Sentence.Tag"/>.</summary>
    public void Tag(Sentence sentence)
    {
        features.Begin(sentence, classes);
        for (var i = 0; i < sentence.Count; i++)
        {
            var known = certain[features.Lower(i)];
            sentence.Tag[i] = known - 1;
            sentence.Doubt[i] = -1;
            if (known == 0) Choose(sentence, i);
        }
    }

    private void Choose(Sentence sentence, int index)
    {
        features.Fill(index, index > 0 ? sentence.Tag[index - 1] : -1, index > 1 ? sentence.Tag[index - 2] : -1, keys);
        Array.Clear(scores);
        weights.Add(keys, scores);
        int best = 0, second = -1;
        for (var i = 1; i < scores.Length; i++)
        {
            if (scores[i] > scores[best]) (second, best) = (best, i);
            else if (second < 0 || scores[i] > scores[second]) second = i;
        }

        sentence.Tag[index] = best;
        if (scores[best] - scores[second] < DoubtBelow) sentence.Doubt[index] = second;
    }
}
