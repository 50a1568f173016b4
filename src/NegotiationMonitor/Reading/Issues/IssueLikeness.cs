using NegotiationMonitor.Reading.Text;

namespace NegotiationMonitor.Reading.Issues;

/// <summary>A word of a sentence that is like the words of some issues, be it in the codebook or not.</summary>
/// <param name="ByIssue">How much more it is like each issue than like the others on the mean, about -0.5 to 0.8.</param>
/// <param name="Rarity">How much it tells, from 0 to 1.</param>
internal readonly record struct LikeWord(int Token, double[] ByIssue, double Rarity);

/// <summary>
/// Which issue of a codebook a word is like by <see cref="TopicVectors"/>. All words of a codebook belong to one topic, so that only the
/// difference to its other issues tells anything.
/// </summary>
internal sealed class IssueLikeness
{
    // Likeness that any two words have.
    private const double Chance = 0.2;

    // Rarity that a sentence without any telling word is taken to have.
    private const double Doubt = 0.5;

    private readonly TopicVectors _vectors = TopicVectors.Default;
    private readonly (int Row, double Weight)[][] _words;

    // By row of the vectors, once asked for. Threads that ask at the same time find the same.
    private readonly double[]?[] _known;

    /// <param name="words">By issue the stems of its terms, each with what it tells this issue from others, up to 1.</param>
    public IssueLikeness(IEnumerable<IEnumerable<(string Stem, double Weight)>> words)
    {
        _words = [.. words.Select(issue => issue.Select(w => (Row: _vectors.Row(w.Stem), w.Weight)).Where(w => w.Row >= 0)
            .Select(w => (w.Row, w.Weight * Math.Sqrt(_vectors.Rarity(w.Row)))).ToArray())];
        _known = new double[]?[_vectors.Stems.Count];
    }

    /// <summary>The words of a sentence that name something and have a vector; names of parties say nothing of an issue.</summary>
    public List<LikeWord> Of(ArticleSentence s)
    {
        var found = new List<LikeWord>();
        for (var i = 0; i < s.Tokens.Length; i++)
        {
            if (s.Tokens[i].Upos is "NOUN" or "VERB" or "ADJ" or "PROPN" && s.MentionAt(i) is null && !Thesaurus.Empty.Contains(s.Lower(i)) && _vectors.Row(Thesaurus.StemOf(s.Tokens[i].Form)) is >= 0 and var row)
                found.Add(new LikeWord(i, Volatile.Read(ref _known[row]) ?? Find(row), _vectors.Rarity(row)));
        }

        return found;
    }

    /// <summary>By issue what some words say for it together, rare ones counting more.</summary>
    public double[] Mean(IReadOnlyList<LikeWord> words)
    {
        var sum = new double[_words.Length];
        var all = Doubt;
        foreach (var word in words)
        {
            all += word.Rarity;
            for (var i = 0; i < sum.Length; i++)
                sum[i] += word.Rarity * word.ByIssue[i];
        }

        for (var i = 0; i < sum.Length; i++)
            sum[i] /= all;
        return sum;
    }

    private double[] Find(int row)
    {
        var like = Array.ConvertAll(_words, words => Most(row, words));
        var all = 0.0;
        foreach (var one in like)
            all += one;
        // one less the mean of the others
        var found = like.Length < 2 ? like : Array.ConvertAll(like, one => ((one * like.Length) - all) / (like.Length - 1));
        Volatile.Write(ref _known[row], found);
        return found;
    }

    private double Most(int row, (int Row, double Weight)[] words)
    {
        var most = 0.0;
        foreach (var (word, weight) in words)
            most = Math.Max(most, weight * (_vectors.Likeness(row, word) - Chance));
        return most;
    }
}
