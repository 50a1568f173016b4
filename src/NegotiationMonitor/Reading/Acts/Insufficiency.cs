using System.Collections.Frozen;
using NegotiationMonitor.Reading.Text;

namespace NegotiationMonitor.Reading.Acts;

/// <summary>
/// What is called too little: "not good enough", "falls short", "does nothing for them". It turns down what was put forward and says nothing
/// against its issue (READING: "Sign").
/// </summary>
internal static class Insufficiency
{
    private static readonly FrozenSet<string> Poor = ["undervalue", "insufficient", "inadequate", "paltry", "derisory", "meagre", "meager", "measly", "miserly", "stingy", "pittance", "peanut", "crumb", "lowball"];

    private static readonly FrozenSet<string> Small = ["low", "little", "small", "late", "modest", "weak", "vague", "narrow", "limited", "thin", "timid", "few", "slow"];

    private static readonly FrozenSet<string> Ample = ["enough", "sufficient", "sufficiently", "adequate", "adequately"];

    private static readonly FrozenSet<string> Meeting = ["satisfy", "meet", "suffice", "convince", "address", "reassure", "reflect", "match", "answer"];

    /// <summary>Whether a stretch of words calls something too little.</summary>
    public static bool Is(ArticleSentence s, int first, int last)
    {
        for (var i = first; i <= last && i < s.Tokens.Length; i++)
        {
            if (Poor.Contains(s.Tokens[i].Lemma) || IsTooLittle(s, i, last) || IsShort(s, i, last) || (Ample.Contains(s.Lower(i)) && IsDenied(s, i, first)))
                return true;
            // "does not satisfy us", "did nothing to restore pay"
            if (s.Tokens[i].Upos == "VERB" && Clauses.IsNegated(s, i) && Meeting.Contains(s.Tokens[i].Lemma) && s.Child(i, "nsubj") is >= 0 and var offer && Names.Nouns.Proposals.Contains(s.Tokens[offer].Lemma))
                return true;
            if (s.Tokens[i].Lemma == "do" && i + 2 <= last && s.Lower(i + 1) is "nothing" or "little" && s.Lower(i + 2) is "to" or "for" && i > first && s.MentionAt(i - 1) is null && s.Tokens[i - 1].Upos != "PRON")
                return true;
        }

        return false;
    }

    private static bool IsTooLittle(ArticleSentence s, int i, int last) =>
        s.Lower(i) == "too" && i + 1 <= last && Small.Contains(s.Lower(i + 1)) && !(s.Lower(i + 1) is "late" or "little" && i + 2 <= last && s.Lower(i + 2) == "to") && !(i > 0 && s.Lower(i - 1) is "not" or "none" or "never");

    // "falls short", "goes nowhere near", "leaves much to be desired", "below inflation"
    private static bool IsShort(ArticleSentence s, int i, int last)
    {
        if (s.Tokens[i].Lemma is "fall" or "come" or "stop" && Enumerable.Range(i + 1, Math.Max(0, Math.Min(3, last - i))).Any(k => s.Lower(k) == "short"))
            return !Clauses.IsNegated(s, i) && s.Tokens[i].Lemma != "stop";
        if (s.Tokens[i].Lemma == "leave" && i + 4 <= last && s.Lower(i + 1) is "much" or "a" && Enumerable.Range(i + 2, Math.Min(5, last - i - 1)).Any(k => s.Lower(k) == "desired"))
            return true;
        return s.Lower(i) == "below" && i + 1 <= last && s.Lower(i + 1) is "inflation" or "expectations" or "par" or "cost" or "what";
    }

    // "not good enough", "nowhere near enough", "far from sufficient", "nor nearly enough"
    private static bool IsDenied(ArticleSentence s, int ample, int first)
    {
        for (var i = ample - 1; i >= first && i >= ample - 6 && s.Tokens[i].Form is not (";" or ":" or "."); i--)
        {
            if (s.Lower(i) is "not" or "n't" or "nor" or "never" or "nowhere" or "hardly" or "neither" or "barely" || (s.Lower(i) == "from" && i > 0 && s.Lower(i - 1) == "far"))
                return true;
        }

        return false;
    }
}
