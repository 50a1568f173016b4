using NegotiationMonitor.Reading.Names;
using NegotiationMonitor.Reading.Text;
using NegotiationMonitor.Reading.Voices;

namespace NegotiationMonitor.Reading.Acts;

/// <summary>A rule's words found in a sentence, on the way to an act.</summary>
internal sealed record Candidate(ArticleSentence Sentence, ActRule Rule, int Head, int Last)
{
    /// <summary>First and last token of what it is about.</summary>
    public (int First, int Last) About { get; set; } = (Head, Last);

    /// <summary>V for a verb, N for a noun, A for an adjective.</summary>
    public char Kind { get; init; } = 'V';

    /// <summary>The word that carries subject, copula and negation: the noun that "against" leans on, else the trigger.</summary>
    public int Predicate { get; init; } = Head;

    /// <summary>Whether only an issue in its own words can make it an act: its object is none of those the rule knows, or it is what another act answers.</summary>
    public bool Loose { get; set; }

    /// <summary>Token of the subject or owner, or -1.</summary>
    public int ActorToken { get; set; } = -1;

    public IReadOnlyList<Party> Actors { get; set; } = [];

    public Voice? Voice { get; set; }

    public bool Negated { get; set; }

    public string? Modal { get; set; }

    /// <summary>Whether nothing in the words themselves tells the sign; then the party's position so far does.</summary>
    public bool Weak { get; init; }

    /// <summary>The act of another party that it repeats ("so did Peru"), or whose contrary it is when <see cref="Negated"/>.</summary>
    public Candidate? Echo { get; init; }

    /// <summary>Whether the words do not say who did it ("the duties were lifted"); then the issue's <c>deed-of</c> does.</summary>
    public bool Orphan { get; set; }

    /// <summary>Conditions as token spans.</summary>
    public List<(int First, int Last)> Conditions { get; } = [];
}
