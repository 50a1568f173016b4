using NegotiationMonitor.Reading.Names;
using NegotiationMonitor.Reading.Text;

namespace NegotiationMonitor.Reading.Voices;

/// <summary>Where news comes from: cited outlets, unnamed sources, "according to", "in the words of".</summary>
internal static class Sources
{
    /// <summary>The noun of the source that "according to" and its like name when they stand at a token; -1 where they do not.</summary>
    public static int AccordingTo(ArticleSentence s, int i)
    {
        var n = s.Tokens.Length;
        string At(int k) => k < n ? s.Lower(k) : "";
        return At(i) switch
        {
            "according" when At(i + 1) == "to" => Noun(s, i + 2),
            "in" when At(i + 1) == "the" && IsTelling(At(i + 2)) && At(i + 3) == "of" => Noun(s, i + 4),
            "in" when At(i + 1) is "words" && At(i + 2) == "of" => Noun(s, i + 3),
            // "Rates must fall, in his view"
            "in" or "to" when i + 2 < n && s.Tokens[i + 1].Xpos == "PRP$" && IsTelling(At(i + 2)) && (i + 3 == n || s.Tokens[i + 3].Form is "," or ".") => i + 1,
            "in" when Possessed(s, i + 1, "words", "view", "opinion", "telling", "phrase", "slogan", "eyes", "judgment", "judgement", "reading") is var owner => owner,
            "by" when Possessed(s, i + 1, "account", "words", "telling", "reckoning") is var owner => owner,
            "per" when s.MentionAt(i + 1) is { } mention => mention.Last,
            // "had heard from Mr Kovač that …"
            "from" when i > 0 && s.Tokens[i - 1].Lemma is "hear" or "learn" or "gather" or "understand" && Noun(s, i + 1) is > 0 and var told && At(told + 1) == "that" => told,
            // "For the Canadian minister, the tariffs are …", "For Mr Novak, it is …"
            "for" when i == 0 && (s.MentionAt(1) ?? s.MentionAt(2)) is { Kind: MentionKind.Person or MentionKind.Body, Plural: false } someone && someone.Last + 2 < n && (s.Tokens[someone.Last + 1].Form == "," || (someone.Kind == MentionKind.Person && s.Tokens[someone.Last + 1].Upos == "DET")) => someone.Last,
            _ => -1,
        };
    }

    private static bool IsTelling(string word) => word is "words" or "view" or "opinion" or "eyes" or "slogan" or "phrase" or "telling" or "reckoning" or "judgment" or "judgement" or "mind";

    /// <summary>The outlet that a noun phrase names, or null; a person who works for one is somebody else.</summary>
    public static string? Outlet(ArticleSentence s, int noun)
    {
        if (s.MentionAt(noun) is { Kind: MentionKind.Person })
            return null;
        for (var i = Math.Max(0, noun - 4); i <= noun; i++)
        {
            if (Outlets.At(s, i) is { } outlet && outlet.Last >= noun)
                return outlet.Outlet;
        }

        // "a Reuters report", "the Bloomberg news agency"
        for (var i = noun - 1; i >= 0 && i >= noun - 3 && s.Tokens[i].Upos is "PROPN" or "NOUN"; i--)
        {
            if (Outlets.At(s, i) is { } outlet && s.Tokens[noun].Lemma is "report" or "agency" or "newspaper" or "news" or "television" or "magazine" or "correspondent" or "reporter" or "channel" or "broadcaster" or "daily" or "website")
                return outlet.Outlet;
        }

        return null;
    }

    /// <summary>The noun phrase of an unnamed source ("two sources familiar with the situation", "US officials"), or null.</summary>
    public static string? Unnamed(ArticleSentence s, int noun)
    {
        if (s.MentionAt(noun) is { } mention)
        {
            var head = mention.Last;
            if (mention.Kind == MentionKind.Person || (mention.Kind == MentionKind.Name && s.Tokens[head].Upos == "PROPN"))
                return null;
            var lemma = s.Tokens[head].Lemma;
            var first = s.Tokens[mention.First].Lemma;
            if (!IsUnnamed(lemma, s.Tokens[head].Xpos) && !IsUnnamed(first, s.Tokens[mention.First].Xpos))
                return null;
            return Text(s, Start(s, mention.First), mention.Last);
        }

        if (!IsUnnamed(s.Tokens[noun].Lemma, s.Tokens[noun].Xpos) && s.Tokens[noun].Lemma is not ("agency" or "newspaper" or "report" or "media" or "publication" or "outlet" or "broadcaster" or "paper" or "daily"))
            return null;
        var end = noun;
        while (end + 1 < s.Tokens.Length && end < noun + 8 && s.Tokens[end + 1].Form is not ("," or "." or ";" or ":") && s.Tokens[end + 1].Xpos is not ("VBD" or "VBZ" or "VBP" or "MD") && s.Tokens[end + 1].Upos is not "SCONJ"
            && s.Lower(end + 1) is "familiar" or "close" or "with" or "to" or "the" or "of" or "in" or "briefed" or "on" or "from" or "situation" or "matter" or "talks" or "plans" or "discussions" or "negotiations" or "thinking" or "issue" or "process")
        {
            end++;
        }

        return Text(s, Start(s, noun), end);
    }

    /// <summary>Outlets told or quoted and sources cited around a verb of saying: "told Fox News", "citing two officials".</summary>
    public static IReadOnlyList<string> Cited(ArticleSentence s, int verb)
    {
        List<string>? cited = null;
        for (var i = Math.Max(0, verb - 14); i < s.Tokens.Length && i <= verb + 14; i++)
        {
            if (s.Lower(i) is "told" or "tells" or "telling" or "by" or "on" or "with" or "in" or "to" && i + 1 < s.Tokens.Length && i >= verb - 2)
            {
                for (var k = i + 1; k <= i + 2 && k < s.Tokens.Length; k++)
                {
                    if (Outlets.At(s, k) is not { } outlet)
                        continue;
                    (cited ??= []).Add(outlet.Outlet);
                    break;
                }
            }
            else if (s.Lower(i) is "citing" or "quoting" or "cites" or "quotes" or "cited" or "quoted" && Noun(s, i + 1) is var noun && noun > i)
            {
                (cited ??= []).Add(Outlet(s, noun) ?? Unnamed(s, noun) ?? Joined(s, i + 1, noun) ?? Text(s, i + 1, noun));
            }
        }

        return cited is null ? [] : [.. cited.Distinct(StringComparer.Ordinal)];
    }

    /// <summary>Unnamed people of several places ("European and Ukrainian officials"), or null.</summary>
    private static string? Joined(ArticleSentence s, int from, int noun)
    {
        for (var i = noun + 1; i < s.Tokens.Length && i <= noun + 4 && (s.Lower(i) is "and" or "or" or "," || s.Tokens[i].Upos is "ADJ" or "PROPN" or "NOUN"); i++)
        {
            if (IsUnnamed(s.Tokens[i].Lemma, s.Tokens[i].Xpos))
                return Text(s, from, i);
        }

        return null;
    }

    private static bool IsUnnamed(string lemma, string xpos) =>
        lemma is "source" or "people" or "person" or "insider" || (Nouns.Unnamed.Contains(lemma) && xpos is "NNS" or "NN" && lemma is "official" or "diplomat" or "aide" or "adviser" or "analyst" or "observer" or "expert" or "critic" or "planner");

    private static int Possessed(ArticleSentence s, int from, params ReadOnlySpan<string> nouns)
    {
        for (var i = from; i + 2 < s.Tokens.Length && i < from + 5; i++)
        {
            if (s.Tokens[i + 1].Xpos == "POS" && nouns.Contains(s.Lower(i + 2)))
                return i;
        }

        return -1;
    }

    private static int Start(ArticleSentence s, int noun)
    {
        var start = noun;
        while (start > 0 && start > noun - 5 && s.Tokens[start - 1].Upos is "ADJ" or "NUM" or "DET" or "NOUN" or "PROPN")
            start--;
        return start;
    }

    // The noun that a phrase beginning at a token is about: its name, its source, else its first head noun.
    private static int Noun(ArticleSentence s, int from)
    {
        var noun = -1;
        for (var i = from; i < s.Tokens.Length && i < from + 10; i++)
        {
            if (s.MentionAt(i) is { } mention)
                return mention.Last;
            if (Outlets.At(s, i) is { } outlet)
                return outlet.Last;
            if (s.Tokens[i].Form is "," or "." or ";" || (noun >= 0 && s.Tokens[i].Upos is not ("NOUN" or "PROPN")))
                break;
            if (s.Tokens[i].Upos is "NOUN" or "PROPN" or "PRON")
                noun = i;
        }

        return noun;
    }

    private static string Text(ArticleSentence s, int first, int last) =>
        string.Join(' ', Enumerable.Range(first, last - first + 1).Select(i => s.Tokens[i].Form)).Replace(" 's", "'s", StringComparison.Ordinal);
}
