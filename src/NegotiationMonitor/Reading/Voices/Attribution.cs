using NegotiationMonitor.Reading.Acts;
using NegotiationMonitor.Reading.Names;
using NegotiationMonitor.Reading.Text;

namespace NegotiationMonitor.Reading.Voices;

/// <summary>
/// Where a verb of saying stands to what is said and to who says it: before it ("X said that …"), behind it ("…, said X"; "…, X said"), in the
/// middle. Read off commas, quotation marks and word order first, off the parse second: long quotations are parsed badly.
/// </summary>
/// <param name="Subject">Token of who says it.</param>
/// <param name="Before">What is said in front of the verb, or null.</param>
/// <param name="After">What is said behind it, or null.</param>
/// <param name="Inverted">Whether the speaker stands behind the verb.</param>
internal sealed record Attribution(int Subject, (int First, int Last)? Before, (int First, int Last)? After, bool Inverted)
{
    private const int TailReach = 16;

    /// <summary>The attribution that a verb makes, or null where it tells nobody's words.</summary>
    /// <param name="verb">The verb.</param>
    /// <param name="last">Last token of the verb or of the phrase it opens.</param>
    public static Attribution? Of(ArticleSentence s, int verb, int last)
    {
        var lemma = s.Tokens[verb].Lemma;
        var (subject, inverted) = SubjectOf(s, verb, lemma);
        if (subject < 0)
            return null;
        var from = inverted ? s.MentionAt(subject)?.Last ?? NounPhraseEnd(s, subject) : last;
        if (from < last)
            from = last;
        var start = PhraseStart(s, inverted ? verb : Math.Min(subject, verb), verb);
        // "“…,” he said after the talks had ended": the clause behind only says when
        var timed = start > 2 && (IsBreak(s, start - 1) || IsMark(s, start - 1)) && BeforeVerb(s, start) is not null ? TimeClause(s, from + 1) : -1;
        var closed = timed >= 0;
        var after = closed ? null : AfterVerb(s, verb, from, out closed);
        var before = inverted || closed || (start > 1 && IsMark(s, start - 1) && HasQuotation(s, 0, start - 1)) || after is { } a && HasQuotation(s, a.First, Math.Min(a.First + 1, a.Last)) ? BeforeVerb(s, start) : null;
        if (before is null && after is null)
            return null;
        // A statement in front and nothing but an adverbial behind: "…, he said on Monday".
        if (before is not null && closed)
            after = Rest(s, timed >= 0 ? timed : from);
        return new Attribution(subject, before, after, inverted);
    }

    // Last token before the next comma of a clause that says when or why, right behind the verb or a day; -1 where there is none.
    private static int TimeClause(ArticleSentence s, int from)
    {
        for (var i = from; i < s.Tokens.Length && i < from + 5; i++)
        {
            if (s.Tokens[i].Form is "," or ":" || s.Quotation[i] > 0 || s.Lower(i) is "that" || IsFinite(s, i))
                return -1;
            if (s.Lower(i) is not ("after" or "before" or "when" or "while" or "as" or "since" or "because" or "hours" or "days" or "minutes"))
                continue;
            var end = i;
            while (end + 1 < s.Tokens.Length && s.Tokens[end + 1].Form is not ("," or ";" or ".") && s.Quotation[end + 1] == 0)
                end++;
            return end;
        }

        return -1;
    }

    private static (int Subject, bool Inverted) SubjectOf(ArticleSentence s, int verb, string lemma)
    {
        // "the money pledged by the US" tells of the money; "…, announced the Swiss minister" is no passive, whatever the parser hung on it
        if (Clauses.IsPassive(s, verb) && !(BehindBreak(s, verb) && !SayingWords.HasAddressee(lemma) && Follows(s, verb) is >= 0 and var teller && s.MentionAt(teller) is not null))
            return (s.Tokens[verb].Relation != "acl" ? Clauses.ByAgent(s, verb) : Closes(s, verb) ? verb - 1 : -1, false);
        var edge = verb > 0 && s.Tokens[verb - 1].Upos == "AUX" ? verb - 1 : verb;
        if (s.Tokens[verb].Xpos is not ("VBG" or "VB") && !SayingWords.HasAddressee(lemma) && BehindBreak(s, edge) && Follows(s, verb) is var behind && behind >= 0)
            return (behind, true);
        var subject = Clauses.Subject(s, verb, 0);
        if (subject >= 0 && (subject < verb || s.Tokens[verb].Xpos is not "VBG"))
            return (subject, subject > verb);
        return (Clauses.LeftSubject(s, verb), false);
    }

    // "…, the party announced at lunchtime": the words that close a statement, though a parser hangs the verb on its subject.
    private static bool Closes(ArticleSentence s, int verb)
    {
        if (s.Tokens[verb].Head != verb - 1 || verb < 3 || Clauses.ByAgent(s, verb) >= 0 || !(s.MentionAt(verb - 1) is not null || Nouns.IsSomebody(s.Tokens[verb - 1].Lemma)) || BeforeVerb(s, PhraseStart(s, verb - 1, verb)) is null)
            return false;
        for (var i = verb + 1; i < s.Tokens.Length && s.Tokens[i].Form is not ("," or ";" or "."); i++)
        {
            if (IsFinite(s, i))
                return false;
        }

        return true;
    }

    // Right behind a comma, a closing mark or a dash.
    private static bool BehindBreak(ArticleSentence s, int at) => at > 1 && (IsBreak(s, at - 1) || IsMark(s, at - 1));

    private static bool IsMark(ArticleSentence s, int i) => s.Tokens[i].Form is "\"" or "”" or "''" or "’" or "'" or "»" or "“";

    private static bool IsBreak(ArticleSentence s, int i) => !IsHyphen(s, i) && s.Tokens[i].Form is "," or "." or "!" or "?" or "-" or "–" or "—" or "--" or ";" or ":";

    // "the Oslo-Riga deal": within a word
    private static bool IsHyphen(ArticleSentence s, int i) =>
        s.Tokens[i].Form == "-" && i > 0 && i + 1 < s.Tokens.Length && s.Tokens[i].Start == s.Tokens[i - 1].End && s.Tokens[i].End == s.Tokens[i + 1].Start && s.Tokens[i - 1].Upos != "PUNCT";

    // "…, said the minister": somebody right behind the verb, and a whole statement in front of it.
    private static int Follows(ArticleSentence s, int verb)
    {
        var at = verb + 1;
        // "has declared here the Secretary"
        while (at < s.Tokens.Length && at < verb + 3 && s.Tokens[at].Upos == "ADV")
            at++;
        if (at >= s.Tokens.Length || !HasFiniteVerb(s, 0, verb - 1) && !HasQuotation(s, 0, verb - 1) && !(s.Lower(0) is "no" or "not" && s.Tokens[verb - 1].Form == "," && Fragment(s, verb - 1)))
            return -1;
        // "Trump, who met Putin, warned Russia": the subject stands in front after all.
        if (Clauses.LeftSubject(s, verb) is var left && left >= 0 && !IsMark(s, verb - 1) && !HasFiniteVerb(s, 0, left))
            return -1;
        for (var i = at; i < s.Tokens.Length && i < at + 9; i++)
        {
            if (s.MentionAt(i) is { } mention)
                return Object(s, mention.Last + 1) ? -1 : mention.Last;
            if (s.Tokens[i].Upos is "PRON" && s.Lower(i) is "he" or "she" or "they" or "it" or "we" or "i")
                return i == at ? i : -1;
            if (s.Tokens[i].Upos is "NOUN" or "PROPN" && (i + 1 == s.Tokens.Length || s.Tokens[i + 1].Upos is not ("NOUN" or "PROPN") && s.MentionAt(i + 1) is null))
                return Object(s, i + 1) ? -1 : i;
            if (s.Tokens[i].Upos is not ("DET" or "ADJ" or "NOUN" or "PROPN" or "NUM") && s.Tokens[i].Xpos != "POS" && s.Lower(i) != "of" && s.Tokens[i].Xpos != "PRP$")
                return -1;
        }

        return -1;
    }

    private static bool Object(ArticleSentence s, int behind) =>
        behind < s.Tokens.Length && s.Lower(behind) is "that" or "to" or "against" or "not" or "is" or "was" or "were" or "are" or "will" or "would" or "had" or "has" or "have";

    private static int NounPhraseEnd(ArticleSentence s, int noun)
    {
        var last = noun;
        while (last + 1 < s.Tokens.Length && s.Tokens[last + 1].Upos is "PROPN" or "NOUN")
            last++;
        return last;
    }

    // Where the words "X said" begin: at the subject's noun phrase.
    private static int PhraseStart(ArticleSentence s, int at, int verb)
    {
        if (at == verb)
            return verb;
        var start = s.MentionAt(at)?.First ?? at;
        while (start > 0 && s.Tokens[start - 1].Upos is "DET" or "ADJ" or "NOUN" or "PROPN" or "NUM" && !IsBreak(s, start - 1))
            start = s.MentionAt(start - 1)?.First ?? start - 1;
        while (start > 0 && (s.Tokens[start - 1].Xpos is "POS" or "PRP$" || (s.Lower(start - 1) == "and" && start > 1 && s.Tokens[start - 2].Upos == "PROPN" && s.Tokens[start].Upos == "PROPN") || (s.Lower(start - 1) is "of" or "for" or "in" or "at" && start > 1 && s.Tokens[start - 2].Upos is "NOUN" or "PROPN" or "NUM" or "PRON" or "DET")))
        {
            start--;
            while (start > 0 && s.Tokens[start - 1].Upos is "DET" or "ADJ" or "NOUN" or "PROPN" or "NUM" && !IsBreak(s, start - 1))
                start = s.MentionAt(start - 1)?.First ?? start - 1;
        }

        return start;
    }

    // What is said in front: up to the comma or closing mark before the words "X said".
    private static (int First, int Last)? BeforeVerb(ArticleSentence s, int start)
    {
        if (start < 2 || !IsBreak(s, start - 1) && !IsMark(s, start - 1))
            return null;
        var last = start - 1;
        if (!HasFiniteVerb(s, 0, last) && !HasQuotation(s, 0, last) && s.Tokens[last].Form != "," && !IsMark(s, last))
            return null;
        return HasFiniteVerb(s, 0, last) || HasQuotation(s, 0, last) || Fragment(s, last) ? (0, last) : null;
    }

    // "No pact without panels, says X"; "On Monday, X said" is none.
    private static bool Fragment(ArticleSentence s, int last) =>
        last > 2 && s.Tokens[0].Upos is not ("ADP" or "ADV" or "SCONJ" or "CCONJ") && s.Lower(0) is not ("last" or "this" or "later" or "earlier" or "early" or "late" or "asked")
        && !(s.MentionAt(0) is { } m && m.Last >= last - 2);

    /// <summary>What is said behind the verb: its clause, the quotation or the "that" clause that follows; <paramref name="closed"/> where nothing does.</summary>
    private static (int First, int Last)? AfterVerb(ArticleSentence s, int verb, int from, out bool closed)
    {
        closed = false;
        var n = s.Tokens.Length;
        var comma = -1;
        for (var i = from + 1; i < n && i < from + TailReach + (comma >= 0 ? 14 : 0); i++)
        {
            var opens = s.Quotation[i] > 0 && s.Quotation[i - 1] != s.Quotation[i];
            if (opens || s.Tokens[i].Form == ":")
                return Said(i, ref closed);
            if (s.Lower(i) == "that" && s.Tokens[i].Upos is "SCONJ" or "PRON" or "DET" && i + 1 < n && (comma < 0 || s.Tokens[i].Upos == "SCONJ"))
            {
                if (i > from + 3 && SayingWords.NeedsClause(s.Tokens[verb].Lemma))
                    return null;
                // "said in a statement that was published" speaks of the statement.
                if (i + 1 < n && s.Tokens[i - 1].Upos == "NOUN" && s.Tokens[i].Upos != "SCONJ" && s.Tokens[i - 1].Lemma is "statement" or "letter" or "interview" or "speech")
                    continue;
                return Said(i, ref closed);
            }

            if (comma < 0 && s.Lower(i) is "whether" or "how" or "why" or "what" && i <= from + 3)
                return Said(i, ref closed);
            if (s.Tokens[i].Form is "." or ";" or "!" or "?" || i == n - 1)
            {
                closed = true;
                return null;
            }

            // "said the rebate, secured in 1984, was justified": an aside behind the subject of what is said
            if (s.Tokens[i].Form == "," && comma < 0 && i > from + 1 && s.Child(verb, "ccomp") is var said && said > i && s.Child(said, "nsubj", "nsubj:pass") is var topic && topic > from && topic < i)
                return Said(Math.Max(from + 1, s.Span(topic).First), ref closed);
            if (s.Tokens[i].Form is "," or "-" or "–" or "—" or "--" && comma < 0 && !IsHyphen(s, i))
            {
                comma = i;
                closed = true;
                continue;
            }

            if (comma < 0 && IsFinite(s, i))
            {
                return Said(ClauseStart(s, from + 1, i), ref closed);
            }

            // Behind the comma of an aside another clause begins: no complement any more.
            if (comma >= 0 && IsFinite(s, i) && i > comma + 1 && s.Tokens[i].Relation is not ("acl:relcl" or "acl"))
                return null;
        }

        closed = true;
        return null;

        (int First, int Last)? Said(int first, ref bool open)
        {
            open = false;
            return first < 0 || first + 1 >= n ? null : (first, End(s, verb, first));
        }
    }

    // The complement without "that" begins with its subject, behind an addressee or a day.
    private static int ClauseStart(ArticleSentence s, int from, int finite)
    {
        var first = from;
        for (var i = from; i < finite; i++)
        {
            if (ArticleSentence.Is(s.Tokens[i].Relation, "nsubj", "expl", "csubj") && s.Tokens[i].Head >= i)
            {
                first = Math.Max(from, s.Span(i).First);
                return first;
            }
        }

        return finite > from ? from : -1;
    }

    // To the end of the sentence, but not into a clause that goes on beside the saying ("…; GM says", "and left").
    private static int End(ArticleSentence s, int verb, int first)
    {
        var n = s.Tokens.Length;
        var quoted = s.Quotation[first] > 0 || (first + 1 < n && s.Quotation[first + 1] > 0);
        for (var i = first + 1; i < n; i++)
        {
            if (s.Tokens[i].Form == ";" && s.Quotation[i] == 0)
                return i;
        }

        foreach (var child in s.Children[verb])
        {
            if (child > first && s.Tokens[child].Relation == "conj" && s.Tokens[child].Upos == "VERB" && s.Quotation[child] == 0 && !quoted && s.Tokens[child].Xpos == s.Tokens[verb].Xpos)
            {
                var cut = child;
                while (cut > first + 1 && s.Lower(cut) is not ("and" or "but" or ","))
                    cut--;
                return cut;
            }
        }

        return quoted ? n - 1 : Clauses.Until(s, verb, n - 1);
    }

    // What goes on behind "…, he said, …": said as well, unless it is the narrator's again.
    private static (int First, int Last)? Rest(ArticleSentence s, int from)
    {
        var n = s.Tokens.Length;
        var at = from + 1;
        while (at < n && (s.Tokens[at].Form is not ("," or ";" or "-" or "–" or "—" or "--" or ":") || s.Tokens[at].Start == s.Tokens[at - 1].End && s.Tokens[at].Form == "-") && s.Quotation[at] == 0)
            at++;
        if (at >= n - 2)
            return null;
        for (var i = at; i < n; i++)
        {
            if (s.Quotation[i] > 0)
                return (i, n - 1);
        }

        return s.Tokens[at + 1].Xpos == "VBG" || s.Lower(at + 1) is "who" or "which" or "whose" or "as" or "after" or "hours" or "days" or "according" ? null : (at, n - 1);
    }

    public static bool IsFinite(ArticleSentence s, int i) =>
        s.Tokens[i].Xpos is "VBD" or "VBZ" or "VBP" or "MD" && s.Tokens[i].Upos is "VERB" or "AUX";

    public static bool HasFiniteVerb(ArticleSentence s, int first, int last)
    {
        for (var i = Math.Max(0, first); i <= last; i++)
        {
            if (IsFinite(s, i))
                return true;
        }

        return false;
    }

    private static bool HasQuotation(ArticleSentence s, int first, int last)
    {
        for (var i = Math.Max(0, first); i <= last; i++)
        {
            if (s.Quotation[i] > 0)
                return true;
        }

        return false;
    }
}
