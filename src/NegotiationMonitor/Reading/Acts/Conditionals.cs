using System.Collections.Frozen;
using NegotiationMonitor.Reading.Text;

namespace NegotiationMonitor.Reading.Acts;

/// <summary>Finds explicit conditions by their marker and span; the parser is asked only where a clause ends.</summary>
internal static class Conditionals
{
    // Word sequences that open a condition, by their first word.
    private static readonly FrozenDictionary<string, string[][]> Markers =
        ("if|unless|provided that|provided|providing|as long as|so long as|on condition that|on the condition that|only with|only if|only when|only after|only once|only for|in the event of|in the event that|"
            + "in exchange for|in return for|contingent on|contingent upon|conditional on|conditional upon|subject to|dependent on|depending on|even if|not until|until|once|assuming|in case of|in case|on the basis that|"
            + "as soon as|the moment|on the proviso that|with the proviso that|in the case that|with the caveat that|on the stipulation that|on the premise that|only in return for|only in exchange for|on the understanding that|absent|when|without").Split('|').Select(m => m.Split(' '))
            .GroupBy(m => m[0], StringComparer.Ordinal).ToFrozenDictionary(g => g.Key, g => g.ToArray(), StringComparer.Ordinal);

    /// <summary>Conditions of a sentence as token spans, in order, none overlapping.</summary>
    public static List<(int First, int Last)> Find(ArticleSentence s)
    {
        var found = new List<(int First, int Last)>();
        for (var i = 0; i < s.Tokens.Length; i++)
        {
            var length = Marker(s, i);
            if (length == 0 && IsOnlyWith(s, i))
                length = 1;
            if (length == 0)
                length = FutureDeal(s, i);
            // "Should no agreement be found, …"
            if (length == 0 && i < 2 && s.Lower(i) is "should" or "were" && (i == 0 || s.Tokens[0].Upos is "PUNCT" or "CCONJ") && s.Tokens[^1].Form != "?" && s.Tokens.Any(t => t.Form == ",") && i + 1 < s.Tokens.Length && s.Tokens[i + 1].Upos is not "VERB")
                length = 1;
            if (length == 0 && IsInverted(s, i))
                length = 1;
            if (length == 0)
                continue;
            var last = End(s, i, length);
            if (last - i < (s.Lower(i) == "without" ? 1 : 2))
                continue;
            found.Add((i, last));
            i = last;
        }

        return found;
    }

    // "will take force should no deal be found", "would sign were the tariff to go": behind a clause of its own modal, the auxiliary stands
    // before its subject.
    private static bool IsInverted(ArticleSentence s, int i)
    {
        if (s.Lower(i) is not ("should" or "were") || s.Tokens[^1].Form == "?" || i + 2 >= s.Tokens.Length || s.Tokens[i + 1].Upos is not ("DET" or "NOUN" or "PROPN" or "PRON" or "ADJ" or "NUM"))
            return false;
        if (!Enumerable.Range(0, i).Any(k => s.Lower(k) is "will" or "would" or "could" or "may" or "might" or "wo" or "'ll"))
            return false;
        return Enumerable.Range(i + 2, Math.Min(8, s.Tokens.Length - i - 2)).Any(k => s.Lower(i) == "should" ? s.Tokens[k].Xpos is "VB" or "VBP" : s.Lower(k) == "to");
    }

    /// <summary>Whether a token stands in one of the spans.</summary>
    public static bool Covers(List<(int First, int Last)> spans, int token) => spans.Exists(c => c.First <= token && token <= c.Last);

    /// <summary>Whether a condition is that something does not come about ("unless", "if no deal is reached"): what follows is a threat.</summary>
    public static bool IsAdverse(ArticleSentence s, (int First, int Last) span)
    {
        if (s.Lower(span.First) is "unless")
            return true;
        for (var i = span.First; i <= span.Last; i++)
        {
            if (s.Lower(i) is "not" or "n't" or "no" or "without" || StatementFinder.IsBad(s, i, span.First) || s.Tokens[i].Lemma is "fail" or "refuse" or "collapse"
                || (s.Tokens[i].Upos == "VERB" && s.Tokens[i].Lemma is "exit" or "quit" or "leave" or "attack" or "invade" or "strike" or "impose" or "breach" or "violate" or "scrap" or "veto" or "interfere"))
                return s.Lower(span.First) is "if" or "should";
        }

        return false;
    }

    private static int Marker(ArticleSentence s, int at)
    {
        var best = 0;
        foreach (var words in Markers.GetValueOrDefault(s.Lower(at), []))
        {
            if (words.Length <= best || at + words.Length >= s.Tokens.Length)
                continue;
            var k = 1;
            while (k < words.Length && s.Lower(at + k) == words[k])
                k++;
            if (k == words.Length && Conditional(s, at, words))
                best = words.Length;
        }

        return best;
    }

    private static bool Conditional(ArticleSentence s, int at, string[] words)
    {
        var previous = at > 0 ? s.Lower(at - 1) : "";
        switch (words[0])
        {
            case "if" when words.Length == 1:
                // "as if", "ask if", "what if"
                return previous is not ("as" or "ask" or "asked" or "see" or "know" or "wonder" or "unclear" or "whether" or "what" or "say" or "decide");
            case "provided" or "providing" when words.Length == 1:
                // "providing for free passage" tells a term
                return s.Lower(at + 1) != "for" && (previous is "," or "" || (s.Tokens[at].Relation is not ("acl" or "acl:relcl") && s.Child(at, "ccomp", "advcl") > at && s.Child(at, "nsubj", "aux", "aux:pass", "cop") < 0)) && s.Tokens[at].Upos is "VERB" or "SCONJ" && s.Child(at, "obj") < 0;
            case "only" when previous is "not":
                return false;
            case "even":
                return false;
            case "until" or "once" when words.Length == 1:
                return HasPartyVerb(s, at);
            case "as" when words is ["as", "soon", "as"]:
            case "the" when words is ["the", "moment"]:
                return previous is not ("at" or "for" or "of") && HasPartyVerb(s, at + words.Length - 1);
            case "when" when words.Length == 1:
                return IsAwaited(s, at);
            case "absent" when words.Length == 1:
                return previous is "" or "," or ":" or ";" or "that" or "but" or "and" && s.Tokens[at + 1].Upos is "DET" or "ADJ" or "NOUN" or "PROPN";
            case "without" when words.Length == 1:
                return s.MentionAt(Math.Min(at + 1, s.Tokens.Length - 1)) is not null || (at + 2 < s.Tokens.Length && s.MentionAt(at + 2) is not null) || IsIndispensable(s, at);
            case "in" when words is ["in", "case"]:
                return previous is not "the";
            default:
                return true;
        }
    }

    // What nobody waits for: "without delay", "without success".
    private static readonly FrozenSet<string> Manner = ("comment delay doubt exception fail warning notice success result explanation reason precondition preconditions prejudice hesitation incident question mention elaborate say give name provide identify specify "
        + "further interruption interference break discussion debate detail fear charge pay trial ceremony trace help").Split(' ').ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Whether "without" names what something denied hangs on: "will not return without a contract", "no pact without inspections".</summary>
    public static bool IsIndispensable(ArticleSentence s, int without)
    {
        if (s.Lower(without) != "without" || without + 1 >= s.Tokens.Length || s.Tokens[without].Head is not (> 0 and var wanted) || wanted <= without || wanted - without > 9)
            return false;
        if (Manner.Contains(s.Tokens[wanted].Lemma) || Manner.Contains(s.Lower(without + 1)) || s.Tokens[wanted].Upos is not ("NOUN" or "PROPN" or "VERB"))
            return false;
        for (var i = without - 1; i >= 0 && i > without - 14 && s.Tokens[i].Form is not ("," or ";" or ":" or "\"" or "”"); i--)
        {
            if (s.Lower(i) is "not" or "n't" or "no" or "never" or "cannot" or "nothing" or "impossible" or "refuse" or "refused" or "refuses")
                return true;
        }

        return false;
    }

    /// <summary>Whether a word opens a condition that "only" announced before the verb: "could only be done with the support of", "would only work if".</summary>
    public static bool IsOnlyWith(ArticleSentence s, int at)
    {
        if (at < 2 || s.Lower(at) is not ("with" or "if" or "after" or "once"))
            return false;
        for (var i = at - 1; i >= at - 3 && i > 0 && s.Tokens[i].Upos is "VERB" or "AUX" or "ADJ"; i--)
        {
            if (s.Lower(i - 1) == "only")
                return i < 2 || s.Lower(i - 2) != "not";
        }

        return false;
    }

    // Waiting for a party's deed is a condition, waiting for a date is time (READING: "until").
    private static bool HasPartyVerb(ArticleSentence s, int at)
    {
        var limit = Math.Min(s.Tokens.Length, at + 14);
        var party = false;
        for (var i = at + 1; i < limit; i++)
        {
            if (s.Tokens[i].Form is "," or "." or ";")
                break;
            if (s.MentionAt(i) is not null || s.Tokens[i].Upos is "PRON" || s.Tokens[i].Relation == "nsubj:pass")
                party = true;
            if (party && s.Tokens[i].Upos == "VERB")
                return true;
        }

        return false;
    }

    // "will end when answers are supplied": what is to happen waits for what somebody is to do; "will speak when he lands" only for the hour.
    private static bool IsAwaited(ArticleSentence s, int when)
    {
        if (s.Tokens[when].Head is not (>= 0 and var verb) || verb < when || s.Tokens[verb].Upos != "VERB" || !ArticleSentence.Is(s.Tokens[verb].Relation, "advcl") || s.Tokens[verb].Head is not (>= 0 and var main))
            return false;
        if (Clauses.Modal(s, main) is not ("will" or "would" or "can" or "could") || s.Tokens[verb].Lemma is "meet" or "arrive" or "visit" or "speak" or "gather" or "return" or "begin" or "expire" or "come" or "open" or "land" or "host" or "attend" or "travel")
            return false;
        return s.Child(verb, "nsubj:pass") >= 0 || (s.Child(verb, "nsubj") is >= 0 and var other && s.MentionAt(other) is { } party && !s.Mentions.Exists(m => m != party && m.Actor == party.Actor));
    }

    // "under a future deal", "as part of any settlement"
    private static int FutureDeal(ArticleSentence s, int at)
    {
        var start = s.Lower(at) is "under" or "within" ? at + 1
            : s.Lower(at) is "as" or "in" && at + 2 < s.Tokens.Length && s.Lower(at + 1) is "part" or "context" && s.Lower(at + 2) == "of" ? at + 3
            : s.Lower(at) is "in" && at + 3 < s.Tokens.Length && s.Lower(at + 1) is "the" && s.Lower(at + 2) is "context" && s.Lower(at + 3) == "of" ? at + 4 : -1;
        if (start < 0 || start + 1 >= s.Tokens.Length || s.Lower(start) is not ("a" or "an" or "any" or "some" or "the" or "future" or "possible"))
            return 0;
        var future = s.Lower(start) == "any";
        for (var i = start; i < s.Tokens.Length && i < start + 6; i++)
        {
            future |= s.Lower(i) is "future" or "potential" or "possible" or "eventual" or "final" or "broader" or "wider" or "comprehensive" or "new" or "lasting" or "negotiated";
            if (s.Tokens[i].Lemma is "deal" or "agreement" or "settlement" or "accord" or "treaty" or "package" or "compromise" or "truce" or "ceasefire")
                return future ? i - at + 1 : 0;
        }

        return 0;
    }

    private static int End(ArticleSentence s, int at, int length)
    {
        var head = -1;
        for (var i = at; i < at + length; i++)
        {
            var up = s.Tokens[i].Head;
            if (up >= at + length && (head < 0 || up < head))
                head = up;
        }

        var limit = s.Tokens.Length - 1;
        if (head >= 0)
            limit = Math.Max(s.Span(head).Last, at + length);
        // The verbs of a list belong to it, wherever the parser hung them.
        while (limit + 2 < s.Tokens.Length && s.Tokens[limit + 1].Form == "," && !ClauseEnds(s, limit + 1, HasVerb(s, at + length, limit)))
            limit = s.Span(limit + 2).Last;
        // "If money for the dam is not found, …": a clause goes on to its verb, whatever the parser made of it
        if (s.Lower(at) is "if" or "unless" or "should" && !HasVerb(s, at + length, limit))
            limit = s.Tokens.Length - 1;
        var last = at + length - 1;
        var verbSeen = false;
        for (var i = at + length; i <= limit && i < s.Tokens.Length; i++)
        {
            var form = s.Tokens[i].Form;
            if (verbSeen && (s.Lower(i) == "then" || IsMainClause(s, i)))
                break;
            if (form is ";" or ":" or "." or "!" or "?" || (form is "\"" or "”" && s.Quotation[at] > 0) || (form is "," && ClauseEnds(s, i, verbSeen) && (verbSeen || !IsInserted(s, at, i, limit))))
                break;
            if (verbSeen && s.Lower(i) == "but" && i + 1 < s.Tokens.Length && s.Tokens[i + 1].Xpos is "VBZ" or "VBD" or "VBP" or "MD")
                break;
            verbSeen |= s.Tokens[i].Upos is "VERB" or "AUX" && s.Lower(i) != "including";
            last = i;
        }

        while (last > at && s.Tokens[last].Upos == "PUNCT")
            last--;
        return last;
    }

    // "unless the groups, the largest among them, disarm": a subject goes on behind what is put in
    private static bool IsInserted(ArticleSentence s, int at, int comma, int limit)
    {
        if (s.Lower(at) is not ("if" or "unless" or "until" or "once"))
            return false;
        if (comma + 1 < s.Tokens.Length && s.Tokens[comma + 1].Upos is "VERB" or "AUX" && s.Tokens[comma + 1].Xpos is not "VBG")
            return true;
        if (s.Tokens[comma - 1].Upos is not ("NOUN" or "PROPN"))
            return false;
        for (var i = comma + 1; i <= limit && i < s.Tokens.Length; i++)
        {
            if (s.Tokens[i].Form == ",")
                return i + 1 < s.Tokens.Length && s.Tokens[i + 1].Upos is "VERB" or "AUX" && s.Tokens[i + 1].Xpos is not "VBG";
            if (s.Tokens[i].Upos is "AUX" || s.Tokens[i].Xpos is "VBD" or "VBZ" or "MD" or "VBP")
                return false;
        }

        return false;
    }

    private static bool HasVerb(ArticleSentence s, int from, int to)
    {
        for (var i = from; i <= to && i < s.Tokens.Length; i++)
        {
            if (s.Tokens[i].Upos is "VERB" or "AUX" && s.Lower(i) != "including")
                return true;
        }

        return false;
    }

    // "If there is an agreement it will be signed in May": without a comma, a pronoun and its modal open the main clause, unless another one
    // stands behind the comma.
    private static bool IsMainClause(ArticleSentence s, int i)
    {
        if (s.Tokens[i].Upos != "PRON" || s.Lower(i) is not ("it" or "he" or "she" or "they" or "we" or "i" or "there") || i + 2 >= s.Tokens.Length || s.Tokens[i + 1].Xpos != "MD"
            || s.Tokens[i - 1].Upos is "VERB" or "AUX" or "SCONJ" or "PRON" or "ADP" or "CCONJ")
        {
            return false;
        }

        var comma = i + 2;
        while (comma < s.Tokens.Length && s.Tokens[comma].Form != ",")
            comma++;
        for (var k = comma + 1; k < s.Tokens.Length; k++)
        {
            if (s.Tokens[k].Xpos == "MD")
                return false;
        }

        return true;
    }

    // "…, accepted a truce and sat down": the last of the list follows an "and" before the next comma
    private static bool IsGoneOn(ArticleSentence s, int from)
    {
        for (var i = from; i + 1 < s.Tokens.Length && s.Tokens[i].Form is not ("," or ";" or "."); i++)
        {
            if (s.Lower(i) == "and" && s.Tokens[i + 1] is { Upos: "VERB", Xpos: "VBD" or "VBZ" or "VBP" })
                return true;
        }

        return false;
    }

    private static bool ClauseEnds(ArticleSentence s, int comma, bool verbSeen)
    {
        if (comma + 1 >= s.Tokens.Length)
            return true;
        var next = s.Tokens[comma + 1];
        // "Taliban stopped killing, accepted a ceasefire and sat down": a list of verbs goes on
        return !(verbSeen && next.Upos == "VERB" && next.Xpos is "VBD" or "VBZ" or "VBP" && (next.Relation == "conj" || (s.Child(comma + 1, "nsubj") < 0 && IsGoneOn(s, comma + 2))));
    }
}
