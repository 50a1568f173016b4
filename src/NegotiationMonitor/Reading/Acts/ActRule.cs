using NegotiationMonitor.Articles;

namespace NegotiationMonitor.Reading.Acts;

/// <summary>Whose act a rule's words tell.</summary>
internal enum ActorRole
{
    /// <summary>The subject, or the agent of a passive.</summary>
    Subject,

    /// <summary>Whoever says it; in the outlet's own voice nobody.</summary>
    Voice,

    /// <summary>The party "to" or "for" whom it is so ("unacceptable to Moscow"), else the voice.</summary>
    ToWhom,

    /// <summary>The parties between or among whom it happens (talks, agreements), else the subject.</summary>
    Parties,

    /// <summary>The party that owns the subject ("US support remains unclear"), else the subject, else the voice.</summary>
    SubjectOwner,

    /// <summary>The party in, from or among whom it happens to the subject ("met with scorn in Kyiv").</summary>
    Place,
}

/// <summary>What a negation makes of a rule.</summary>
internal enum Negation
{
    /// <summary>The opposite sign: "does not support" opposes.</summary>
    Flip,

    /// <summary>No act at all: "did not threaten".</summary>
    Skip,

    /// <summary>The rule's words hold the negation themselves ("no longer on the table").</summary>
    Own,

    /// <summary>Leaves it open: "did not rule out".</summary>
    Open,

    /// <summary>Makes it the act: "will not hear of it"; without it the words tell nothing.</summary>
    Needed,
}

/// <summary>One reading rule with the sentences that prove it.</summary>
/// <param name="Id">Readable and stable; recorded with every act it finds.</param>
/// <param name="Type">Stored name of the act.</param>
/// <param name="ProposalType">Stored name where what it is about is somebody's concrete proposal; null for no difference.</param>
/// <param name="Ahead">Stored name where it is told as still to come ("will impose", "plans to lift"); null for no difference.</param>
/// <param name="Stance">Where it puts the actor on what it is about.</param>
/// <param name="Verbs">Verbs by lemma, particles behind ("rule out").</param>
/// <param name="Nouns">Nouns by lemma; the owner acts ("the Kremlin's rejection of").</param>
/// <param name="Adjectives">Adjectives and participles by lemma ("opposed to", "ready to").</param>
/// <param name="Actor">Whose act it is.</param>
/// <param name="Negated">What a negation makes of it.</param>
/// <param name="AboutSubject">Whether the subject, not the object, is what it is about ("X is unacceptable").</param>
/// <param name="Claims">Whether what follows is a statement with polarity of its own ("insists that guarantees must …").</param>
/// <param name="NeedsIssue">Fires only where the words themselves name an issue or a negotiation word.</param>
/// <param name="Objects">Lemmas of which the object (or the subject of a passive) must be one; else an issue must be named. Empty for any.</param>
/// <param name="NotObjects">Lemmas near the trigger with which it means something else ("met the requirements").</param>
/// <param name="Several">Fires only where at least two parties take part ("hosted X", not "hosted a show").</param>
/// <param name="Close">Its words stand side by side: "wants to join", not "wants Ankara to join".</param>
/// <param name="Hedged">Certainty is hedged whatever the modality.</param>
/// <param name="Fires">Sentences that must fire, the trigger between asterisks, the party behind <c>=></c>.</param>
/// <param name="Misses">Near misses in which this rule must not fire.</param>
internal sealed record ActRule(
    string Id, string Type, string? ProposalType, string? Ahead, Stance Stance, IReadOnlyList<string> Verbs, IReadOnlyList<string> Nouns, IReadOnlyList<string> Adjectives,
    ActorRole Actor, Negation Negated, bool AboutSubject, bool Claims, bool NeedsIssue, IReadOnlyList<string> Objects, IReadOnlyList<string> NotObjects, bool Several, bool Close, bool Hedged, IReadOnlyList<string> Fires, IReadOnlyList<string> Misses);
