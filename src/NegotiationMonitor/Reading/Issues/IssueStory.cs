using NegotiationMonitor.Reading.Text;

namespace NegotiationMonitor.Reading.Issues;

/// <summary>Where an article stands in its telling: which issues its words named and its acts were on, sentence by sentence.</summary>
internal sealed class IssueStory
{
    // What is left one sentence later of what fades fast, of presence, and of what fades slowly.
    private const double Fast = 0.5;
    private const double Middle = 0.7;
    private const double Slow = 0.85;

    // What the next sentence counts, the one after, and so on.
    private static readonly double[] ByDistance = [1, 0.6, 0.35, 0.15, 0.15];

    // What is taken to be named besides, so that one weak word is no full share.
    private const double Unnamed = 0.5;

    private readonly IssueIndex _index;
    private readonly IReadOnlyList<ArticleSentence> _sentences;
    private readonly List<LikeWord>?[] _likes;
    private readonly double[]?[] _means;
    private readonly NamedIssues[] _named;
    private readonly (int Issue, double Weight)[][] _sums;
    private readonly int _general;
    private readonly double[] _heading;
    private readonly double[] _often;
    private readonly double[] _freshActs;
    private int _at;

    public IssueStory(IssueIndex index, IReadOnlyList<ArticleSentence> sentences)
    {
        (_index, _sentences, _likes, _means) = (index, sentences, new List<LikeWord>?[sentences.Count], new double[]?[sentences.Count]);
        (Count, _general) = (index.Issues.Count, index.General);
        _named = [.. sentences.Select(index.Find)];
        _sums = [.. _named.Select(n => n.Hits.GroupBy(h => h.Issue).Select(g => (g.Key, Math.Min(1, g.Max(h => h.Weight)))).ToArray())];
        (_heading, _often, _freshActs) = (new double[Count], new double[Count], new double[Count]);
        (Presence, WordsFast, WordsSlow, Acts) = (new double[Count], new double[Count], new double[Count], new double[Count]);
        var all = 0.0;
        for (var s = 0; s < _named.Length; s++)
        {
            foreach (var (issue, weight) in _sums[s])
            {
                if (sentences[s].Heading || s == 0)
                    _heading[issue] = Math.Max(_heading[issue], weight);
                _often[issue] += weight;
                all += weight;
            }
        }

        for (var i = 0; i < Count && all > 0; i++)
            _often[i] /= all;
    }

    /// <summary>How many issues there are.</summary>
    public int Count { get; }

    /// <summary>What the present sentence names.</summary>
    public List<IssueHit> Hits => _named[_at].Hits;

    /// <summary>Words of the present sentence that stand among the issues' terms.</summary>
    public List<IssueWord> Words => _named[_at].Words;

    /// <summary>By issue: how lately it was named or an act was told on it, words counting less than acts.</summary>
    public double[] Presence { get; }

    /// <summary>By issue: how lately it was named, from 1 down, fading fast.</summary>
    public double[] WordsFast { get; }

    /// <summary>By issue: how lately it was named, from 1 down, fading slowly.</summary>
    public double[] WordsSlow { get; }

    /// <summary>By issue: how lately an act was told on it, from 1 down, fading slowly.</summary>
    public double[] Acts { get; }

    /// <summary>How strongly an issue is named in a headline or the first sentence.</summary>
    public double Heading(int issue) => _heading[issue];

    /// <summary>An issue's share of all that the article names.</summary>
    public double Often(int issue) => _often[issue];

    /// <summary>Whether the sentence before named the issue or told an act on it.</summary>
    public bool IsFresh(int issue) => _freshActs[issue] >= Fast || WordsFast[issue] >= Fast;

    /// <summary>The issues that the sentence <paramref name="step"/> sentences further on names, each with its weight, 1 at most.</summary>
    public IReadOnlyList<(int Issue, double Weight)> Beside(int step) => _at + step >= 0 && _at + step < _sums.Length ? _sums[_at + step] : [];

    /// <summary>By issue its share of what the following sentences name, the nearer counting more.</summary>
    public double[] Ahead()
    {
        var shares = new double[Count];
        var all = Unnamed;
        for (var step = 1; step <= ByDistance.Length; step++)
        {
            foreach (var (issue, weight) in Beside(step))
            {
                shares[issue] += weight * ByDistance[step - 1];
                all += weight * ByDistance[step - 1];
            }
        }

        return Array.ConvertAll(shares, share => share / all);
    }

    /// <summary>Words like those of some issue in the sentence <paramref name="step"/> sentences further on.</summary>
    public List<LikeWord> Like(int step) => _at + step >= 0 && _at + step < _likes.Length ? _likes[_at + step] ??= _index.Likeness.Of(_sentences[_at + step]) : [];

    /// <summary>By issue what the words of that sentence say for it together.</summary>
    public double[] MeanLike(int step) => _at + step >= 0 && _at + step < _means.Length ? _means[_at + step] ??= _index.Likeness.Mean(Like(step)) : new double[Count];

    /// <summary>Moves on to a sentence.</summary>
    public void Enter(ArticleSentence sentence)
    {
        _at = sentence.Index;
        for (var i = 0; i < Count; i++)
        {
            Presence[i] *= Middle;
            WordsFast[i] *= Fast;
            WordsSlow[i] *= Slow;
            Acts[i] *= Slow;
            _freshActs[i] *= Fast;
        }
    }

    /// <summary>Leaves a sentence: what it named is now being talked of.</summary>
    public void Leave()
    {
        foreach (var (issue, weight) in _sums[_at])
        {
            Presence[issue] = Math.Max(Presence[issue], weight * (issue == _general ? 0.5 : 0.8));
            WordsFast[issue] = Math.Max(WordsFast[issue], weight);
            WordsSlow[issue] = Math.Max(WordsSlow[issue], weight);
        }
    }

    /// <summary>Notes an act that was told on an issue.</summary>
    public void Note(int issue)
    {
        Presence[issue] = Math.Max(Presence[issue], issue == _general ? 0.6 : 1);
        Acts[issue] = _freshActs[issue] = 1;
    }
}
