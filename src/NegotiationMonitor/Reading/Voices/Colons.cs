using System.Collections.Frozen;
using NegotiationMonitor.Reading.Acts;
using NegotiationMonitor.Reading.Names;
using NegotiationMonitor.Reading.Text;

namespace NegotiationMonitor.Reading.Voices;

/// <summary>
/// What somebody is said to hold without a verb of saying: "Oslo's answer is clear: the quota stays", "Mr Lund was blunt: …", "The line of the
/// ministry is that …".
/// </summary>
internal static class Colons
{
    private static readonly FrozenSet<string> Stands = Set(
        "message answer reply response line position stance verdict view marker word warning point argument principle formula condition demand conclusion reasoning logic motto mantra retort refrain contention belief");

    private static readonly FrozenSet<string> Manners = Set(
        "blunt clear plain adamant firm categorical unequivocal unmoved dismissive defiant unimpressed emphatic terse curt frank otherwise differently resolute insistent explicit unapologetic laconic thus so bluntly plainly clearly");

    /// <summary>What is said and the noun whose view it is, for the colon or the "that" at a token; null where nobody's view is told.</summary>
    public static (int First, int Last, int Holder)? At(ArticleSentence s, int i, Clauses clauses)
    {
        if (i < 2 || i + 3 >= s.Tokens.Length || s.Quotation[i] > 0)
            return null;
        // "Oslo to Riga: lift your ban"
        if (s.Tokens[i].Form == ":" && s.MentionAt(i - 1) is { } addressed && addressed.First > 1 && s.Lower(addressed.First - 1) == "to" && s.MentionAt(addressed.First - 2) is { First: 0 } caller)
            return (i + 1, End(s, i + 1), caller.Last);
        if (s.Tokens[i].Form == ":")
            return (Holder(s, Start(s, i), i, clauses) is >= 0 and var holder ? holder : s.Quotation[i + 1] > 0 ? Person(s, Start(s, i), i, clauses) : -1) is >= 0 and var whose ? (i + 1, End(s, i + 1), whose) : null;
        // "The ministry's position is that …"
        if (s.Lower(i) == "that" && s.Tokens[i - 1].Lemma == "be" && i > 2 && Noun(s, i - 2) is >= 0 and var noun && clauses.Owner(s, noun).Count > 0)
            return (i, s.Tokens.Length - 1, noun);
        return null;
    }

    // The subject of the clause in front of a colon, where its words tell that an answer follows.
    private static int Holder(ArticleSentence s, int from, int colon, Clauses clauses)
    {
        for (var k = from; k < colon; k++)
        {
            var stand = s.Tokens[k].Upos is "NOUN" && Stands.Contains(s.Tokens[k].Lemma);
            if (stand && clauses.Owner(s, k).Count > 0)
                return k;
            if (!stand && !(Manners.Contains(s.Lower(k)) && s.Tokens[k].Upos is not ("NOUN" or "PROPN")))
                continue;
            for (var v = from; v < colon; v++)
            {
                if (Attribution.IsFinite(s, v) && (s.Tokens[v].Upos == "VERB" || s.Tokens[v].Head >= 0) && Clauses.Subject(s, s.Tokens[v].Upos == "AUX" ? s.Tokens[v].Head : v, 0) is >= 0 and var subject && subject < v && subject >= from && clauses.Parties(s, subject).Count == 1)
                    return subject;
            }
        }

        return -1;
    }

    // "Before he left, Mr Lund used the phrase: “…”": whoever the last clause in front of the quotation tells of.
    private static int Person(ArticleSentence s, int from, int colon, Clauses clauses)
    {
        for (var v = colon - 1; v > from; v--)
        {
            if (s.Tokens[v].Upos == "VERB" && Attribution.IsFinite(s, v) | s.Child(v, "aux") >= 0)
                return Clauses.Subject(s, v, 0) is >= 0 and var subject && subject < v && subject >= from && (s.MentionAt(subject) is { Kind: MentionKind.Person } || s.Lower(subject) is "he" or "she") && clauses.Parties(s, subject).Count == 1 ? subject : -1;
        }

        return -1;
    }

    private static int Noun(ArticleSentence s, int last)
    {
        for (var k = last; k >= 0 && k > last - 6; k--)
        {
            if (s.Tokens[k].Upos is "NOUN" && Stands.Contains(s.Tokens[k].Lemma))
                return k;
            if (s.Tokens[k].Form is "," or ";" || s.Tokens[k].Upos is "VERB")
                break;
        }

        return -1;
    }

    private static int Start(ArticleSentence s, int colon)
    {
        var from = colon - 1;
        while (from > 0 && s.Tokens[from - 1].Form is not (";" or ":"))
            from--;
        return from;
    }

    private static int End(ArticleSentence s, int first)
    {
        for (var i = first; i < s.Tokens.Length; i++)
        {
            if (s.Tokens[i].Form == ";" && s.Quotation[i] == 0)
                return i;
        }

        return s.Tokens.Length - 1;
    }

    private static FrozenSet<string> Set(string words) => words.Split(' ').ToFrozenSet(StringComparer.Ordinal);
}
