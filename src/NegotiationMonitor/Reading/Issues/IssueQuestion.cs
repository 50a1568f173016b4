using System.Collections.Frozen;
using NegotiationMonitor.Reading.Names;
using NegotiationMonitor.Reading.Text;

namespace NegotiationMonitor.Reading.Issues;

/// <summary>An act of which the issue is asked.</summary>
/// <param name="Head">Token of its trigger.</param>
/// <param name="Last">Last token of its trigger.</param>
/// <param name="About">First and last token of what it is about, conditions cut off.</param>
/// <param name="Clause">First and last token of the clause around the trigger.</param>
/// <param name="Conditions">Conditions of the sentence, as token spans.</param>
internal sealed record IssueQuestion(ArticleSentence Sentence, int Head, int Last, (int First, int Last) About, (int First, int Last) Clause, IReadOnlyList<(int First, int Last)> Conditions)
{
    private static readonly FrozenSet<string> Pointing =
        "idea step move change thing matter point question subject issue provision clause wording possibility notion suggestion approach step prospect option".Split(' ').ToFrozenSet(StringComparer.Ordinal);

    // Verbs that tell how something is said or answered, never what it is about.
    private static readonly FrozenSet<string> Telling =
        "promise pledge commit vow undertake assure guarantee offer propose suggest accept agree meet talk negotiate discuss sit demand reject refuse decline oppose back support welcome call urge press insist want seek warn threaten accuse blame hold have make give put set get do".Split(' ').ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Ids of those whose deed it is about; empty where nobody is named.</summary>
    public required IReadOnlyCollection<string> Doers { get; init; }

    /// <summary>Stored name of the act as its rule has it.</summary>
    public required string Type { get; init; }

    /// <summary>Whether a hit is but the act's own verb: "promised" is no guarantee, "met" no summit, "held talks" no holding.</summary>
    public bool IsTelling(IssueHit hit) => !hit.Whole && hit.First == Head && hit.Last == Head && Sentence.Tokens[Head].Upos == "VERB" && Telling.Contains(Sentence.Tokens[Head].Lemma);

    /// <summary>Whether all of a hit stands in a condition.</summary>
    public bool InCondition(IssueHit hit)
    {
        foreach (var (first, last) in Conditions)
        {
            if (first <= hit.First && hit.Last <= last)
                return true;
        }

        return false;
    }

    /// <summary>Whether all of a hit stands in what the act is about.</summary>
    public bool InObject(IssueHit hit) => hit.First >= About.First && hit.Last <= About.Last;

    /// <summary>Whether all of a hit stands in the clause of the trigger.</summary>
    public bool InClause(IssueHit hit) => hit.First >= Clause.First && hit.Last <= Clause.Last;

    /// <summary>Whether the object is a pronoun ("rejected it"), a noun for something put forward ("turned down the plan") or nothing at all ("Egypt refused").</summary>
    public bool PointsBack()
    {
        var s = Sentence;
        var own = false;
        for (var i = About.First; i <= About.Last && i < s.Tokens.Length; i++)
        {
            if (i >= Head && i <= Last)
                continue;
            var token = s.Tokens[i];
            if (token.Upos == "NOUN" && (Nouns.Proposals.Contains(token.Lemma) || Pointing.Contains(token.Lemma)))
                return true;
            own |= token.Upos is "NOUN" or "VERB" or "ADJ" or "PROPN" or "NUM";
        }

        return !own || s.Children[Head].Exists(child => ArticleSentence.Is(s.Tokens[child].Relation, "obj", "nsubj:pass", "obl", "nmod")
            && s.Lower(child) is "it" or "this" or "that" or "them" or "these" or "those" or "which" or "so" or "one");
    }
}
