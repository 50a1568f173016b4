using System.Collections.Frozen;
using System.Runtime.CompilerServices;
using NegotiationMonitor.Codebooks;
using NegotiationMonitor.Reading.Text;

namespace NegotiationMonitor.Reading.Issues;

/// <summary>A place in a sentence that names an issue.</summary>
/// <param name="Issue">Index of the issue in the codebook.</param>
/// <param name="First">First token.</param>
/// <param name="Last">Last token.</param>
/// <param name="Weight">1 for a whole term of the codebook; less for a part of one or for words of the title.</param>
/// <param name="Whole">Whether a whole term or title of the codebook stands there, not a part of one.</param>
internal sealed record IssueHit(int Issue, int First, int Last, double Weight, bool Whole);

/// <summary>A word of a sentence that stands among an issue's terms or in its title.</summary>
/// <param name="Rarity">1 where it is a word of that issue alone, less where others share it or it only means the same.</param>
internal readonly record struct IssueWord(int Issue, int Token, double Rarity);

/// <summary>What a sentence names.</summary>
internal sealed record NamedIssues(List<IssueHit> Hits, List<IssueWord> Words);

/// <summary>The words that name a codebook's issues, as stems with their rarity.</summary>
internal sealed class IssueIndex
{
    /// <summary>At least this much of a term's weight must be there for a part of it to count.</summary>
    private const double Part = 0.34;

    private static readonly ConditionalWeakTable<Codebook, IssueIndex> Cache = [];

    // "no deal", "without a licence"
    private static readonly FrozenSet<string> Deniers = new[] { "no", "not", "non", "without", "never", "zero", "nobody", "n't" }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    // How far before a word what denies it may stand.
    private const int Denying = 3;

    // What is left of a term whose "no" is missing.
    private const double Undenied = 0.4;

    /// <summary>What a word that only means the same as the codebook's counts.</summary>
    private const double Alike = 0.7;

    private readonly Dictionary<string, List<(int Term, int Word, double Strength)>> _byStem = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<(int Issue, double Rarity)>> _words = new(StringComparer.Ordinal);

    // Stems that begin a phrase.
    private readonly HashSet<string> _openers = new(StringComparer.Ordinal);
    private readonly List<Term> _terms = [];
    private readonly Dictionary<string, double> _rarity = new(StringComparer.Ordinal);

    private IssueIndex(Codebook book)
    {
        Issues = book.Issues;
        for (var i = 0; i < book.Issues.Count; i++)
        {
            foreach (var term in book.Issues[i].Terms)
                Add(i, term, isTitle: false);
            Add(i, book.Issues[i].Title, isTitle: true);
            // Its id is a short title, but one word of it alone ("tariffs") takes too much.
            if (!book.Issues[i].General && book.Issues[i].Id.Contains('-', StringComparison.Ordinal))
                Add(i, book.Issues[i].Id.Replace('-', ' '), isTitle: true, mayDeny: true);
        }

        foreach (var group in _terms.SelectMany(t => t.Stems.Select(s => (s, t.Issue))).Distinct().GroupBy(p => p.s, StringComparer.Ordinal))
            _rarity[group.Key] = 1.0 / group.Count();
        foreach (var term in _terms)
            term.Weigh(_rarity);
        for (var t = 0; t < _terms.Count; t++)
        {
            foreach (var (first, length, key) in Thesaurus.Runs(_terms[t].Stems))
            {
                if (length == 1)
                    Use(key, t, first, 1);
                foreach (var alike in Thesaurus.Default.Of(key))
                {
                    for (var w = first; w < first + length; w++)
                        Use(alike, t, w, Alike);
                }
            }
        }

        foreach (var (stem, uses) in _byStem)
            _words[stem] = [.. uses.GroupBy(u => _terms[u.Term].Issue).Select(g => (g.Key, g.Max(u => u.Strength * _terms[u.Term].Weights[u.Word] * (_terms[u.Term].Denied ? Undenied : 1))))];
        Likeness = new IssueLikeness(Enumerable.Range(0, Issues.Count).Select(i => _terms.Where(t => t.Issue == i).SelectMany(t => t.Stems).Distinct(StringComparer.Ordinal).Select(s => (s, _rarity[s]))));
        General = book.Issues.Select((issue, i) => (issue, i)).Where(p => p.issue.General).Select(p => p.i).DefaultIfEmpty(-1).First();
    }

    public IReadOnlyList<Issue> Issues { get; }

    /// <summary>Index of the general issue, or -1.</summary>
    public int General { get; }

    /// <summary>Which issue words are like that need not be the codebook's own.</summary>
    public IssueLikeness Likeness { get; }

    public static IssueIndex Of(Codebook book) => Cache.GetValue(book, b => new IssueIndex(b));

    /// <summary>Every place in a sentence that names an issue, the best of each issue and place.</summary>
    public NamedIssues Find(ArticleSentence sentence)
    {
        var seen = new Dictionary<int, List<Place>>();
        var words = new List<IssueWord>();
        var keys = new List<string>();
        for (var i = 0; i < sentence.Tokens.Length; i++)
        {
            if (InTitle(sentence, i))
                continue;
            KeysAt(sentence, i, keys);
            foreach (var key in keys)
            {
                if (!Look(key, i, seen) || sentence.MentionAt(i) is not null)
                    continue;
                foreach (var (issue, rarity) in _words[key])
                    words.Add(new IssueWord(issue, i, rarity));
            }
        }

        var hits = new List<IssueHit>();
        foreach (var (term, places) in seen)
            Match(sentence, _terms[term], places, hits);
        return new NamedIssues(hits, Strongest(words));
    }

    // A token speaks once for an issue.
    private static List<IssueWord> Strongest(List<IssueWord> words) =>
        [.. words.GroupBy(w => (w.Issue, w.Token)).Select(g => g.MaxBy(w => w.Rarity))];

    // The word at a token and the phrases that begin there, verbs also in their plain form: "sued" and "sue" have stems of their own.
    private void KeysAt(ArticleSentence s, int at, List<string> keys)
    {
        var first = Thesaurus.StemOf(s.Tokens[at].Form);
        keys.Clear();
        keys.Add(first);
        if (s.Tokens[at].Upos is "VERB" or "AUX" && Thesaurus.StemOf(s.Tokens[at].Lemma) is var plain && plain != first)
            keys.Add(plain);
        var opens = keys.Exists(_openers.Contains);
        string[] starts = opens ? [.. keys] : [];
        // "walked out" is a walkout
        if (at + 1 < s.Tokens.Length && s.Tokens[at].Upos == "VERB" && s.Lower(at + 1) is "out" or "back" or "off" or "down" or "over" or "up")
            keys.Add(Thesaurus.StemOf(s.Tokens[at].Lemma + s.Lower(at + 1)));
        if (!opens || Thesaurus.Empty.Contains(s.Lower(at)))
            return;
        var rest = "";
        for (int i = at + 1, length = 1; i < s.Tokens.Length && i <= at + 5 && length < Thesaurus.Longest; i++)
        {
            if (s.Tokens[i].Form is "-" or "'s" or "’s" || Thesaurus.Empty.Contains(s.Lower(i)))
                continue;
            if (s.Tokens[i].Upos == "PUNCT")
                break;
            rest += " " + Thesaurus.StemOf(s.Tokens[i].Form);
            length++;
            foreach (var start in starts)
                keys.Add(start + rest);
        }
    }

    // Whether any term uses the stem.
    private bool Look(string stem, int token, Dictionary<int, List<Place>> seen)
    {
        if (!_byStem.TryGetValue(stem, out var uses))
            return false;
        foreach (var (term, word, strength) in uses)
        {
            if (!seen.TryGetValue(term, out var places))
                seen[term] = places = [];
            places.Add(new Place(word, token, strength));
        }

        return true;
    }

    private void Use(string stem, int term, int word, double strength)
    {
        if (!_byStem.TryGetValue(stem, out var list))
            _byStem[stem] = list = [];
        if (stem.IndexOf(' ', StringComparison.Ordinal) is > 0 and var space)
            _openers.Add(stem[..space]);
        list.Add((term, word, strength));
    }

    // "Defense Minister X" says nothing of defence.
    private static bool InTitle(ArticleSentence sentence, int token) =>
        sentence.MentionAt(token) is { Kind: Names.MentionKind.Person or Names.MentionKind.Body } mention && mention.Last > mention.First;

    private void Add(int issue, string text, bool isTitle, bool mayDeny = false)
    {
        var stems = Thesaurus.Stems(text).Distinct(StringComparer.Ordinal).ToArray();
        if (stems.Length > 0)
            _terms.Add(new Term(issue, stems, isTitle) { Denied = (!isTitle || mayDeny) && Words.Of(text).Any(Deniers.Contains) });
    }

    // Walks the places in order and takes each window in which the term's words stand near one another.
    private static void Match(ArticleSentence sentence, Term term, List<Place> places, List<IssueHit> hits)
    {
        var words = new List<(int Word, double Strength)>();
        var start = 0;
        while (start < places.Count)
        {
            words.Clear();
            words.Add((places[start].Word, places[start].Strength));
            var end = start;
            for (var k = start + 1; k < places.Count && places[k].Token - places[end].Token <= 4; k++)
            {
                end = k;
                Put(words, places[k]);
            }

            var share = 0.0;
            var hasRarest = false;
            // Where every word is but another for the one of the codebook, less of the term is left.
            var strength = 1.0;
            foreach (var (word, s) in words)
            {
                hasRarest |= term.Weights[word] >= term.Rarest;
                share += term.Weights[word] * s;
                strength *= s;
            }

            share = hasRarest ? share / term.Total : 0;
            var weight = Weight(term, words.Count, share) * (words.Count == term.Stems.Length ? strength : 1);
            // "the deal" says little for "no deal"
            if (term.Denied && !IsDenied(sentence, places[start].Token, places[end].Token))
                (weight, strength) = (weight * Undenied, Undenied);
            // A party's name alone ("the European Union") is no part of a term.
            var named = words.Count < term.Stems.Length && AreNames(sentence, places, start, end);
            if (weight > 0 && !named)
                hits.Add(new IssueHit(term.Issue, places[start].Token, places[end].Token, weight, words.Count == term.Stems.Length && strength >= 1));
            start = end + 1;
        }
    }

    private static bool IsDenied(ArticleSentence s, int first, int last)
    {
        for (var i = Math.Max(0, first - Denying); i <= last; i++)
        {
            if (Deniers.Contains(s.Tokens[i].Form))
                return true;
        }

        return false;
    }

    private static bool AreNames(ArticleSentence s, List<Place> places, int first, int last)
    {
        for (var i = first; i <= last; i++)
        {
            if (s.MentionAt(places[i].Token) is null)
                return false;
        }

        return true;
    }

    // Each word of a term once, as strongly as it stands anywhere.
    private static void Put(List<(int Word, double Strength)> words, Place place)
    {
        for (var i = 0; i < words.Count; i++)
        {
            if (words[i].Word != place.Word)
                continue;
            words[i] = (place.Word, Math.Max(words[i].Strength, place.Strength));
            return;
        }

        words.Add((place.Word, place.Strength));
    }

    private static double Weight(Term term, int found, double share) =>
        found == term.Stems.Length ? (term.IsTitle ? 0.9 : 1.0) + (0.15 * Math.Min(found - 1, 3))
        : term.IsTitle ? (found >= 2 ? 0.7 * share : share >= 0.3 ? 0.4 * share : 0)
        : share >= Part ? 0.8 * share
        : 0;

    private readonly record struct Place(int Word, int Token, double Strength);

    private sealed record Term(int Issue, string[] Stems, bool IsTitle)
    {
        /// <summary>Whether it says that something is not ("no deal").</summary>
        public bool Denied { get; init; }

        /// <summary>How much each word tells this issue from others.</summary>
        public double[] Weights { get; } = new double[Stems.Length];

        public double Total { get; private set; }

        public double Rarest { get; private set; }

        // Hollow words count less beside others; where there is nothing else ("take back") they are what names it.
        public void Weigh(Dictionary<string, double> rarity)
        {
            var most = Stems.Max(Thesaurus.Default.Content);
            for (var w = 0; w < Stems.Length; w++)
                Weights[w] = rarity[Stems[w]] * Thesaurus.Default.Content(Stems[w]) / most;
            (Total, Rarest) = (Weights.Sum(), Weights.Max());
        }
    }
}
