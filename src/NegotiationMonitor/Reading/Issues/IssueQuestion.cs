using System.Collections.Frozen;
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
    private readonly List<(int First, int Last)> _asides = Asides.Of(Sentence, Head, Last);

    // Verbs that tell how something is said or answered, never what it is about.
    private static readonly FrozenSet<string> Telling =
        "promise pledge commit vow undertake assure guarantee offer propose suggest accept agree meet talk negotiate discuss sit demand reject refuse decline oppose back support welcome call urge press insist want seek warn threaten accuse blame hold have make give put set get do".Split(' ').ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Ids of those whose deed it is about; empty where nobody is named.</summary>
    public required IReadOnlyCollection<string> Doers { get; init; }

    /// <summary>What the act is said of besides its object: a subject that is not the actor, the noun that its relative clause describes.</summary>
    public IReadOnlyList<(int First, int Last)> Theme { get; init; } = [];

    /// <summary>Stored name of the act as its rule has it.</summary>
    public required string Type { get; init; }

    /// <summary>Whether a hit is but the act's own verb: "promised" is no guarantee, "met" no summit, "held talks" no holding.</summary>
    public bool IsTelling(IssueHit hit) => !hit.Whole && hit.First == Head && hit.Last == Head && Sentence.Tokens[Head].Upos == "VERB" && Telling.Contains(Sentence.Tokens[Head].Lemma);

    /// <summary>Whether all of a hit stands in a condition.</summary>
    public bool InCondition(IssueHit hit) => Within(Conditions, hit.First, hit.Last);

    /// <summary>Whether all of a hit stands in what the act is about.</summary>
    public bool InObject(IssueHit hit) => InObject(hit.First, hit.Last);

    /// <summary>Whether all of some words stand in what the act is about, and not by the way.</summary>
    public bool InObject(int first, int last) => About.First <= first && last <= About.Last && !Within(_asides, first, last);

    /// <summary>Whether all of some words stand in what the act is said of besides its object.</summary>
    public bool InTheme(int first, int last) => Theme.Count > 0 && Within(Theme, first, last) && !InObject(first, last);

    /// <summary>Whether all of a hit stands in the clause of the trigger.</summary>
    public bool InClause(IssueHit hit) => hit.First >= Clause.First && hit.Last <= Clause.Last;

    private static bool Within(IReadOnlyList<(int First, int Last)> spans, int first, int last)
    {
        foreach (var span in spans)
        {
            if (span.First <= first && last <= span.Last)
                return true;
        }

        return false;
    }
}
