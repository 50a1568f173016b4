using NegotiationMonitor.Reading.Text;

namespace NegotiationMonitor.Reading.Issues;

/// <summary>
/// Which issue an act is on. Every issue of the codebook, and "none", is weighed by what the act's own words, its sentence and the story so far
/// say for it (<see cref="IssueFeature"/>); the one with the greatest sum is chosen.
/// </summary>
internal sealed class IssueChooser
{
    /// <summary>How far behind the best a further issue of a list may stand.</summary>
    private const double Margin = 5;

    /// <summary>… where the parser too joins it to what is named first: the first of a list stands nearest to its verb, which says nothing against the others.</summary>
    private const double JoinedMargin = 5.5;

    private readonly IssueIndex _index;
    private readonly IssueWeights _weights;
    private readonly IssueEvidence _evidence;

    public IssueChooser(IssueIndex index, IssueWeights weights, IReadOnlyList<ArticleSentence> sentences)
    {
        (_index, _weights, Story) = (index, weights, new IssueStory(index, sentences));
        _evidence = new IssueEvidence(index, Story);
    }

    /// <summary>Where the article stands.</summary>
    public IssueStory Story { get; }

    /// <summary>Weighs the issues for an act.</summary>
    public IssueChoice Weigh(IssueQuestion question)
    {
        var rows = _evidence.Of(question);
        var scores = Array.ConvertAll(rows, row => _weights.Score(row));
        // Whose deed it would be, or that it is the general one, is no word for an issue: what nothing names is not chosen.
        for (var i = 0; i < scores.Length - 1; i++)
        {
            if (i != _index.General && !IsSpokenFor(rows[i]))
                scores[i] = double.NegativeInfinity;
        }

        return new IssueChoice(question, _weights, rows, scores);
    }

    private static bool IsSpokenFor(double[] row)
    {
        for (var f = 0; f < row.Length; f++)
        {
            if (row[f] > 0 && (IssueFeature)f is not (IssueFeature.DeedFits or IssueFeature.DeedMisfits or IssueFeature.General or IssueFeature.GeneralOpen or IssueFeature.GeneralBare or IssueFeature.GeneralTalks or IssueFeature.None))
                return true;
        }

        return false;
    }

    /// <summary>The issues chosen, the best first: several where the object lists several; -1 for none.</summary>
    public List<int> Choose(IssueChoice choice)
    {
        var best = choice.Best;
        if (best == choice.None)
            return [-1];
        var chosen = new List<int> { best };
        var q = choice.Question;
        if (best == _index.General || Words(q, best) is not { } first || !q.InObject(first))
            return chosen;
        for (var i = 0; i < choice.None; i++)
        {
            if (i == best || i == _index.General || choice.Scores[i] < choice.Scores[best] - JoinedMargin || Words(q, i) is not { } hit || !q.InObject(hit) || IssueEvidence.Overlap(first, hit))
                continue;
            if ((choice.Scores[i] >= choice.Scores[best] - Margin && IsListed(q.Sentence, first, hit)) || (IsJoined(q, first, hit) && IsForemost(choice, i, hit)))
                chosen.Add(i);
        }

        return chosen;
    }

    /// <summary>Notes an act that was told, for the story to go on with.</summary>
    public void Note(string? issue)
    {
        for (var i = 0; issue is not null && i < _index.Issues.Count; i++)
        {
            if (_index.Issues[i].Id == issue)
                Story.Note(i);
        }
    }

    /// <summary>The words that name an issue for an act: in its object, else in its clause, else in its sentence; null where only the story tells it.</summary>
    public IssueHit? Words(IssueQuestion q, int issue)
    {
        IssueHit? best = null;
        var rank = 0.0;
        foreach (var hit in Story.Hits)
        {
            if (hit.Issue != issue || hit.Weight < IssueEvidence.Enough || q.InCondition(hit))
                continue;
            var r = (q.InObject(hit) ? 20 : q.InClause(hit) ? 10 : 0) + hit.Weight + IssueEvidence.Near(q, hit);
            if (best is null || r > rank)
                (best, rank) = (hit, r);
        }

        return best;
    }

    /// <summary>Whether the sentence names any issue outside its conditions.</summary>
    public bool NamesAny(IssueQuestion q) => _evidence.NamesAny(q);

    /// <summary>Whether what the act is about names any issue.</summary>
    public bool ObjectNamesAny(IssueQuestion q) => _evidence.ObjectNamesAny(q);

    /// <summary>Whether what the act is said of besides its object names any issue.</summary>
    public bool ThemeNamesAny(IssueQuestion q) => _evidence.ThemeNamesAny(q);

    /// <summary>Whether the words speak of the negotiation as a whole.</summary>
    public bool DealNamed(ArticleSentence s, int first, int last) => _evidence.DealNamed(s, first, last);

    /// <summary>Whether the sentence before told an act on an issue of those who act here, or named it.</summary>
    public bool Runs(IReadOnlyCollection<string> doers)
    {
        for (var i = 0; i < Story.Count; i++)
        {
            if (Story.IsFresh(i) && i != _index.General && _evidence.Fits(i, doers) >= 0)
                return true;
        }

        return false;
    }

    // "a rise in wages and an end of the lockout": a noun or an infinitive joined to the one that names the other issue, both behind their verb or both before it.
    private static bool IsJoined(IssueQuestion q, IssueHit a, IssueHit b)
    {
        var s = q.Sentence;
        var (left, right) = a.First < b.First ? (a, b) : (b, a);
        if (left.First < q.Head != right.First < q.Head)
            return false;
        for (var (at, depth) = (right.Last, 0); at >= 0 && depth < 8; at = s.Tokens[at].Head, depth++)
        {
            if (s.Tokens[at].Upos is "VERB" or "AUX" && s.Tokens[at].Xpos is not ("VB" or "VBN"))
                return false;
            if (s.Tokens[at] is { Relation: "conj", Head: >= 0 and var joined } && s.Span(at).First > left.Last && s.Span(joined).First <= left.Last)
                return s.Tokens[at].Upos == s.Tokens[joined].Upos || s.Tokens[at].Upos is "NOUN" or "PROPN";
        }

        return false;
    }

    // No other issue is named as well by the same words.
    private bool IsForemost(IssueChoice choice, int issue, IssueHit hit) =>
        !Story.Hits.Exists(h => h.Issue != issue && h.Issue != _index.General && IssueEvidence.Overlap(h, hit) && (h.Issue == choice.Best ? h.Weight >= hit.Weight : choice.Scores[h.Issue] > choice.Scores[issue]));

    // Several issues only where the text lists them, not where a further clause names another.
    private static bool IsListed(ArticleSentence s, IssueHit a, IssueHit b)
    {
        // "shifts for the crews and wages": what names the second issue may begin before the word that joins it
        var (from, to) = b.First > a.Last ? (a.Last + 1, b.Last) : (b.Last + 1, a.Last);
        var joined = false;
        for (var i = from; i < to; i++)
        {
            // "demands that the fleet leave and that the port open": the second clause goes on with the first
            if (i > from && s.Lower(i) is "that" or "to" && s.Lower(i - 1) == "and")
                return true;
            if (s.Tokens[i].Upos == "VERB" && s.Tokens[i].Xpos is "VBD" or "VBZ" or "VBP" or "VB")
                return false;
            joined |= s.Lower(i) is "and" or "," or "or" or "plus" || (s.Lower(i + 1), s.Lower(i)) is ("well", "as") or ("with", "along" or "together") or ("addition", "in");
        }

        return joined;
    }
}
