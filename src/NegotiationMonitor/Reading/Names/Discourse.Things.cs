using NegotiationMonitor.Reading.Text;

namespace NegotiationMonitor.Reading.Names;

// What "it" means, and where it means no party at all.
internal sealed partial class Discourse
{
    private IReadOnlyList<Party> Thing(ArticleSentence s, int i)
    {
        // "it is … that", "it was possible", "let it be known", "made it clear" mean nobody.
        if (s.Lower(i) == "it" && ((s.Tokens[i].Relation == "expl" && !IsDisposed(s, i)) || (i > 0 && s.Tokens[i - 1].Lemma is "let" or "make" or "find")))
            return [];
        if (s.Lower(i) == "it" && (IsDummy(s, i) || MeansThing(s, i)))
            return [];
        if (Tellers(s, i) is { } tellers)
            return tellers;
        // "The brokerage Haver Lund said so. It added …"
        if (s.Lower(i) == "it" && s.Index - _strangeBody is 0 or 1 && ArticleSentence.Is(s.Tokens[i].Relation, "nsubj"))
            return [];
        return One(Back(s, i, r => !r.IsPerson && r.Parties.Count == 1 && r.Salience > Salience.Place && (!r.Plural || (OneBody(r) && !r.IsBody)), 2));
    }

    // "The bill would ban it. It would also …": the thing that the sentence before was about.
    private bool MeansThing(ArticleSentence s, int i)
    {
        if (s.Index == 0 || !ArticleSentence.Is(s.Tokens[i].Relation, "nsubj") || s.Tokens[i].Head is not (>= 0 and var verb) || s.Tokens[verb].Head >= 0 || IsDisposed(s, i))
            return false;
        var before = sentences[s.Index - 1];
        var main = Array.FindIndex(before.Tokens, t => t.Head < 0);
        return main >= 0 && before.Child(main, "nsubj", "nsubj:pass") is >= 0 and var subject && before.MentionAt(subject) is null && !_resolved.ContainsKey((before.Index, subject)) && Nouns.Proposals.Contains(before.Tokens[subject].Lemma);
    }

    /// <summary>"It was prepared to put in writing …": somebody is, whatever the parser says.</summary>
    public static bool IsDisposed(ArticleSentence s, int i)
    {
        var at = i + 1;
        while (at < s.Tokens.Length && s.Tokens[at].Upos is "AUX" or "ADV" or "PART")
            at++;
        return at < s.Tokens.Length && s.Lower(at) is "prepared" or "ready" or "willing" or "determined" or "committed" or "opposed" or "able" or "open" or "reluctant" or "wary" or "keen" or "eager" or "unwilling" or "unable" or "confident" or "concerned";
    }

    // "It was in May that", "it is unlikely that", "it was the union that".
    private static bool IsDummy(ArticleSentence s, int i)
    {
        var at = i + 1;
        if (at >= s.Tokens.Length || s.Tokens[i].Head < 0)
            return false;
        // "it would take years for them to …"
        if (s.Tokens[at].Xpos == "MD" && s.Child(s.Tokens[i].Head, "obj", "xcomp") is >= 0 and var span && s.Tokens[s.Tokens[i].Head].Lemma == "take" && s.Tokens[span].Lemma is "year" or "month" or "week" or "day" or "decade" or "hour" or "time" or "while")
            return true;
        if (at >= s.Tokens.Length || s.Tokens[at].Lemma is not ("be" or "seem" or "appear" or "take" or "remain"))
            return false;
        at++;
        while (at < s.Tokens.Length && s.Tokens[at].Upos is "ADV" or "PART" or "AUX")
            at++;
        if (at >= s.Tokens.Length || s.Tokens[at].Upos is "VERB")
            return false;
        for (var k = at; k < s.Tokens.Length && k < at + 10; k++)
        {
            if (s.Lower(k) is "that" or "who" or "whether" or "which" || (s.Lower(k) == "to" && s.Tokens[at].Lemma is "possible" or "impossible" or "important" or "necessary" or "time" or "hard" or "difficult" or "likely" or "unlikely" or "up" or "too" or "easy" or "unclear" or "clear" or "good" or "best" or "better"))
                return true;
        }

        return s.Tokens[at].Lemma is "unclear" or "clear" or "possible" or "likely" or "unlikely" or "true" or "time";
    }
}
