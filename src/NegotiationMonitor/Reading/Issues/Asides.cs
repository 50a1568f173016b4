using System.Collections.Frozen;
using NegotiationMonitor.Reading.Text;

namespace NegotiationMonitor.Reading.Issues;

/// <summary>
/// What a sentence tells by the way: "broke off the talks, leaving the pact in doubt", "closed the port after the raids". Words there do
/// not say what its acts are about.
/// </summary>
internal static class Asides
{
    private static readonly FrozenSet<string> Prepositions = "after before since during despite following amid because besides beside instead apart pending according".Split(' ').ToFrozenSet(StringComparer.Ordinal);
    private static readonly FrozenSet<string> Conjunctions = "after before since while whilst although though whereas because when as".Split(' ').ToFrozenSet(StringComparer.Ordinal);

    /// <summary>The stretches of a sentence that are told by the way of a trigger, from its first token to its last.</summary>
    public static List<(int First, int Last)> Of(ArticleSentence s, int head, int last)
    {
        var found = new List<(int First, int Last)>();
        for (var i = 0; i < s.Tokens.Length; i++)
        {
            var span = s.Span(i);
            if (s.Tokens[i].Head >= 0 && (span.First > last || span.Last < head) && Is(s, i, span.First))
                found.Add((span.First, End(s, span)));
        }

        return found;
    }

    // "the sticking points during the talks: wages and hours": what a colon spells out is said of the whole
    private static int End(ArticleSentence s, (int First, int Last) span)
    {
        for (var i = span.First + 1; i <= span.Last; i++)
        {
            if (s.Tokens[i].Form is ":" or ";")
                return i - 1;
        }

        return span.Last;
    }

    private static bool Is(ArticleSentence s, int token, int first)
    {
        var relation = s.Tokens[token].Relation;
        if (ArticleSentence.Is(relation, "obl", "nmod"))
            return s.Child(token, "case") is >= 0 and var word && (Prepositions.Contains(s.Lower(word)) || (s.Lower(word) == "in" && s.Lower(word + 1) == "addition"));
        if (!ArticleSentence.Is(relation, "advcl", "acl"))
            return false;
        if (relation == "advcl" && s.Child(token, "mark", "advmod") is >= 0 and var mark && mark < token && Conjunctions.Contains(s.Lower(mark)))
            return true;
        // ", leaving the pact in doubt"
        return s.Tokens[token].Xpos == "VBG" && token > 0 && s.Tokens[token - 1].Form == "," && first >= token - 1;
    }
}
