using NegotiationMonitor.Reading.Text;

namespace NegotiationMonitor.Reading.Acts;

/// <summary>What a trigger is said of and said with: its predicate, its patient, its objects.</summary>
internal static class Predicates
{
    /// <summary>
    /// The word that carries subject, copula and negation for an adjective or phrase: "against" leans on its noun ("are against a ban"),
    /// "out of the question" on "question", "a red line" on "remains".
    /// </summary>
    public static int Of(ArticleSentence s, int head, int last)
    {
        var at = head;
        for (var i = head; i <= last; i++)
        {
            var up = s.Tokens[i].Head;
            if (s.Tokens[i].Upos != "PUNCT" && (up < head || up > last))
            {
                at = i;
                break;
            }
        }

        var above = s.Tokens[at].Head;
        if (above < 0)
            return at;
        // "have yet to say"
        if (s.Tokens[at].Relation == "advmod" && (s.Lower(at) == "yet" || (s.Lower(at) is "off" or "over" or "underway" && s.Tokens[above].Lemma == "be")))
            return above;
        if (s.Tokens[at].Relation is "case" or "fixed" or "mark" && (s.Child(above, "cop") >= 0 || (s.Child(above, "nsubj") >= 0 && s.Tokens[above].Upos != "VERB")))
            return above;
        return s.Tokens[at].Relation is "obj" or "obl" or "xcomp" or "nmod" && s.Tokens[above].Lemma is "remain" or "stay" or "be" or "become" or "constitute" or "represent" or "cross" ? above : at;
    }

    /// <summary>"X is unacceptable" says it of X; "an unacceptable delay" does not.</summary>
    public static bool Is(ArticleSentence s, int head) =>
        s.Child(head, "nsubj", "cop", "csubj") >= 0 || s.Tokens[head].Relation is "root" or "xcomp" or "ccomp" or "parataxis"
        || (s.Tokens[head].Relation == "conj" && s.Tokens[head].Head >= 0 && s.Tokens[s.Tokens[head].Head].Upos == s.Tokens[head].Upos);

    /// <summary>"It is a betrayal", "a betrayal, he said"; not "the victims of the betrayal".</summary>
    public static bool IsNoun(ArticleSentence s, int noun) =>
        s.Child(noun, "cop") >= 0 || (s.Tokens[noun].Relation is "root" or "ccomp" or "parataxis" or "conj" or "xcomp" && s.Tokens[noun].Upos != "VERB")
        || (s.Tokens[noun] is { Upos: "VERB" or "AUX" } && Is(s, noun)) || (s.Tokens[noun] is { Relation: "obl" or "obj", Head: >= 0 and var verb } && s.Tokens[verb].Lemma is "amount" or "constitute" or "represent" or "be" or "remain" or "become" or "mark");

    /// <summary>What a passive is done to: its subject, or the noun that it describes ("the offer withdrawn on Monday"); -1 for an active verb.</summary>
    public static int Patient(ArticleSentence s, int verb)
    {
        if (!Clauses.IsPassive(s, verb))
            return -1;
        var subject = s.Child(verb, "nsubj:pass", "nsubj");
        if (subject >= 0)
            return subject;
        return ArticleSentence.Is(s.Tokens[verb].Relation, "acl") ? s.Tokens[verb].Head : s.Tokens[verb].Relation == "conj" ? Patient(s, s.Tokens[verb].Head) : -1;
    }

    /// <summary>What the verb of a relative clause is done to where the clause has no object of its own: "the deal he struck", "the demand that it dropped"; -1 elsewhere.</summary>
    public static int Antecedent(ArticleSentence s, int verb)
    {
        if (s.Tokens[verb] is not { Relation: "acl:relcl", Head: >= 0 and var noun } || noun > verb || s.Child(verb, "cop") >= 0 || Clauses.IsPassive(s, verb) || s.Child(verb, "nsubj") is not (>= 0 and var subject) || s.Lower(subject) is "which" or "that" or "who")
            return -1;
        // "the claim that it agreed" says what is claimed
        if (s.Tokens[noun].Lemma is "claim" or "position" or "view" or "belief" or "statement" or "fear" or "fact" or "hope" or "idea" or "news" or "report")
            return -1;
        return s.Child(verb, "obj") is var own && (own < 0 || (own < verb && s.Lower(own) is "which" or "that")) ? noun : -1;
    }

    /// <summary>Tokens that are the object of a trigger or name its kind: the head of the object, what is joined to it, what describes it.</summary>
    public static IEnumerable<int> Objects(ArticleSentence s, int head, int last)
    {
        // "stalled over access", whose "over" parsers take for a particle: no object
        var roots = s.Children[head].Where(c => c > head && ArticleSentence.Is(s.Tokens[c].Relation, "obj", "iobj", "nmod", "obl") && !IsOver(s, head)).ToList();
        if (Patient(s, head) is var patient && patient >= 0)
            roots.Add(patient);
        // An intransitive's subject is what it happens to.
        if (patient < 0 && (!s.Children[head].Exists(k => k > last && s.Tokens[k].Relation is "obj" or "iobj") || IsOver(s, head) || s.Tokens[head].Upos != "VERB") && s.Child(head, "nsubj") is var subject && subject >= 0)
            return roots.Count == 0 || s.Tokens[head].Upos != "VERB" ? Near(s, head, last).Prepend(subject) : Spread(s, [subject, .. roots]);
        return roots.Count == 0 ? Near(s, head, last) : Spread(s, roots);
    }

    private static bool IsOver(ArticleSentence s, int verb) => verb + 1 < s.Tokens.Length && s.Lower(verb + 1) == "over" && s.Tokens[verb].Lemma is "stall" or "collapse" or "founder" or "falter" or "fail" or "freeze";

    private static IEnumerable<int> Spread(ArticleSentence s, List<int> roots) =>
        roots.SelectMany(r => s.Children[r].Where(k => ArticleSentence.Is(s.Tokens[k].Relation, "conj", "compound", "nmod", "appos", "amod", "obj")).Prepend(r));

    /// <summary>Whether a token is one of some words, by lemma or as written, plural or not.</summary>
    public static bool IsOne(ArticleSentence s, int token, IReadOnlyList<string> words)
    {
        var form = s.Lower(token);
        return words.Contains(s.Tokens[token].Lemma) || words.Contains(form) || (form.Length > 3 && form[^1] == 's' && words.Contains(form[..^1]));
    }

    /// <summary>The next words of the clause.</summary>
    public static IEnumerable<int> Near(ArticleSentence s, int head, int last)
    {
        for (var i = head + 1; i < s.Tokens.Length && i <= Math.Max(head, last) + 6; i++)
        {
            if (s.Tokens[i].Form is "," or ";" or ":" or "." && i > last)
                yield break;
            yield return i;
        }
    }

    /// <summary>What a candidate is about: the words under the trigger, without the actor; for "X is unacceptable" the subject.</summary>
    public static (int First, int Last) Region(Candidate c)
    {
        var s = c.Sentence;
        if (c.Rule.AboutSubject)
        {
            var subject = Clauses.Subject(s, c.Predicate, 0);
            // "Two things were out of the question: a cap and a levy"
            if (subject >= 0 && subject < c.Head && s.Tokens[subject].Lemma is "thing" or "point" or "issue" or "condition" or "step" or "matter" && Array.FindIndex(s.Tokens, Math.Max(c.Head, c.Last), t => t.Form == ":") is > 0 and var colon && colon + 1 < s.Tokens.Length)
                return (colon + 1, s.Tokens.Length - 1);
            return subject >= 0 ? s.Span(subject) : (c.Voice is { } v && v.First < c.Head ? v.First : Math.Max(0, c.Head - 12), c.Head);
        }

        // "is committed to ending it" is a state, whatever its form: what is behind it tells
        if (s.Tokens[c.Head].Upos == "VERB" && Clauses.IsPassive(s, c.Head) && !Clauses.IsStateOfMind(s, c.Head))
        {
            var patient = s.Child(c.Head, "nsubj:pass", "nsubj");
            if (patient >= 0)
                return s.Span(patient);
            if (ArticleSentence.Is(s.Tokens[c.Head].Relation, "acl"))
                return (s.Span(s.Tokens[c.Head].Head).First, s.Tokens[c.Head].Head);
        }

        if (c.Kind == 'V' && c.Last == c.Head && Antecedent(s, c.Head) is >= 0 and var given)
            return (s.Span(given).First, given);
        if (c.Predicate != c.Head && s.Tokens[c.Head].Relation is "case" or "mark")
            return (c.Head, Math.Max(c.Predicate, s.Children[c.Predicate].Where(k => k > c.Predicate && ArticleSentence.Is(s.Tokens[k].Relation, "nmod", "acl", "obj", "xcomp", "obl")).Select(k => s.Span(k).Last).DefaultIfEmpty(0).Max()));
        var (first, last) = (c.Head, c.Last);
        foreach (var child in s.Children[c.Head])
        {
            var relation = s.Tokens[child].Relation;
            // "wants the company to drop it": parsers hang what is wanted beside the wanting at times
            var wanted = c.Rule.Claims && ArticleSentence.Is(relation, "advcl") && child > c.Head && s.Child(child, "mark") is var to && to >= 0 && s.Lower(to) == "to";
            if (wanted || IsOwnComplement(c, child) || ArticleSentence.Is(relation, "obj", "iobj", "ccomp", "xcomp", "obl", "nmod", "acl", "compound", "csubj"))
            {
                var span = s.Span(child);
                if (c.ActorToken >= span.First && c.ActorToken <= span.Last)
                    continue;
                first = Math.Min(first, span.First);
                last = Math.Max(last, span.Last);
            }
        }

        // "welcomed it, although its car industry complained": what is conceded is told apart
        for (var i = Math.Max(c.Head, c.Last) + 2; i < last; i++)
        {
            if (s.Lower(i) is "although" or "though" or "whereas" && s.Tokens[i - 1].Form == "," && !(c.Rule.Claims && i - c.Head < 4))
                last = i - 2;
        }

        // A trigger with a preposition of its own may have lost its object to a neighbour; what only says when is none.
        if (last <= c.Last && c.Last + 1 < s.Tokens.Length && !((c.Last > c.Head || (c.Kind == 'N' && s.Tokens[c.Last + 1].Form == ",")) && s.Lower(c.Last + 1) is "," or "after" or "before" or "when" or "while" or "during" or "since" or "until" or "as" or "hours" or "days" or "weeks" or "months"))
            last = Math.Min(s.Tokens.Length - 1, s.Span(c.Last).Last > c.Last ? s.Span(c.Last).Last : c.Last + 8);
        return (first, Math.Max(c.Last, Clauses.Until(s, c.Head, last)));
    }

    // "committed to ending it" and "rejected a bid to end it", whose "to end" parsers take for a purpose: it belongs to the trigger's own "to",
    // or to the noun right before it.
    private static bool IsOwnComplement(Candidate c, int clause)
    {
        var s = c.Sentence;
        if (!ArticleSentence.Is(s.Tokens[clause].Relation, "advcl") || clause < c.Head || s.Child(clause, "mark") is not (>= 0 and var mark) || s.Lower(mark) != "to")
            return false;
        return mark == c.Last || (mark > c.Head + 1 && s.Tokens[mark - 1] is { Upos: "NOUN", Relation: "obj" or "nsubj:pass" or "obl" } && Told.Asks(s.Tokens[mark - 1].Lemma));
    }
}
