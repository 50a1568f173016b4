using System.Numerics;

namespace NegotiationMonitor.Reading.Syntax;

/// <summary>
/// Gives each word its universal and its Penn tag, jointly: a greedy linear model from left to right. Words that the treebanks
/// always tag alike are looked up.
/// </summary>
internal sealed class Tagger
{
    /// <summary>Where the second best tag's score comes this close to the best, the parser is told of both.</summary>
    private const int DoubtBelow = 30;

    // Words before the first and behind the last that features look at.
    private const int Edge = 2;
    private readonly SparseWeights weights;
    private readonly Lexicon classes, certain;
    private readonly int tagCount;
    private readonly uint[] together = new uint[TaggerFeatures.TogetherCount];

    // A sum never leaves 16 bits: there are few features, of eight bits each.
    private readonly short[] scores;
    private readonly WordScores start, end;
    private WordScores[] words = [];
    private WordMarks[] marks = [];

    public Tagger(SparseWeights weights, Lexicon classes, Lexicon certain, int tagCount)
    {
        (this.weights, this.classes, this.certain, this.tagCount) = (weights, classes, certain, tagCount);
        scores = new short[weights.Width];
        (start, end) = (new WordScores(this, WordMarks.Start, 0), new WordScores(this, WordMarks.End, 0));
    }

    /// <summary>Fills <see cref="Sentence.Tag"/>.</summary>
    public void Tag(Sentence sentence)
    {
        Begin(sentence);
        for (var i = 0; i < sentence.Count; i++)
        {
            var known = words[i + Edge].Certain;
            sentence.Tag[i] = known - 1;
            sentence.Doubt[i] = -1;
            if (known == 0) Choose(sentence, i);
        }
    }

    /// <summary>The sum of the weights of some features, a score for each tag.</summary>
    public short[] Sum(ReadOnlySpan<uint> features)
    {
        var sum = new short[weights.Width];
        weights.Add(features, sum);
        return sum;
    }

    private void Begin(Sentence sentence)
    {
        var count = sentence.Count;
        if (words.Length < count + (2 * Edge))
        {
            words = new WordScores[(count + Edge) * 2];
            marks = new WordMarks[words.Length];
        }

        words.AsSpan(0, Edge).Fill(start);
        for (var i = 0; i < count; i++) words[i + Edge] = Scores(sentence.Words[i]);
        words.AsSpan(count + Edge, Edge).Fill(end);
        for (var i = 0; i < count + (2 * Edge); i++) marks[i] = words[i].Marks;
    }

    private WordScores Scores(KnownWord word)
    {
        if (word.Scores is { } known && ReferenceEquals(known.Of, this)) return known;
        return word.Scores = new WordScores(this, WordMarks.Of(word, classes), certain[word.Lower]);
    }

    private void Choose(Sentence sentence, int index)
    {
        var at = index + Edge;
        var own = words[at].Own(sentence.Norm[index], TaggerFeatures.Position(sentence.Norm, index));
        Add(own, words[at - 1].Before(), words[at + 1].Behind(), words[at + 2].Beyond());
        TaggerFeatures.Together(marks.AsSpan(index, (2 * Edge) + 1), index > 0 ? sentence.Tag[index - 1] : -1, index > 1 ? sentence.Tag[index - 2] : -1, together);
        weights.Add(together, scores);
        int best = 0, second = -1;
        for (var i = 1; i < tagCount; i++)
        {
            if (scores[i] > scores[best]) (second, best) = (best, i);
            else if (second < 0 || scores[i] > scores[second]) second = i;
        }

        sentence.Tag[index] = best;
        if (scores[best] - scores[second] < DoubtBelow) sentence.Doubt[index] = second;
    }

    private void Add(short[] a, short[] b, short[] c, short[] d)
    {
        for (var i = 0; i < scores.Length; i += Vector<short>.Count)
        {
            (new Vector<short>(a, i) + new Vector<short>(b, i) + new Vector<short>(c, i) + new Vector<short>(d, i)).CopyTo(scores, i);
        }
    }
}
