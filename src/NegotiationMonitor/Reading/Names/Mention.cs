namespace NegotiationMonitor.Reading.Names;

/// <summary>How a piece of text names a party.</summary>
internal enum MentionKind
{
    /// <summary>The party itself: "Russia", "the Kremlin", "NATO".</summary>
    Name,

    /// <summary>An adjective: "Russian", "US" before a noun. Makes the noun phrase its own ("Russian officials", "US troops").</summary>
    Adjective,

    /// <summary>A person who speaks for it.</summary>
    Person,

    /// <summary>A body or group of it, found by grammar: "the Foreign Ministry in Kyiv", "British officials".</summary>
    Body,

    /// <summary>A pronoun or description that points back: "he", "the president", "the bloc".</summary>
    Reference,
}

/// <summary>A name of a party in a sentence.</summary>
/// <param name="First">Index of its first token.</param>
/// <param name="Last">Index of its last token.</param>
/// <param name="Actor">Id of the party.</param>
/// <param name="Person">Full name of the person, or of the speaking body ("Russian Foreign Ministry"); null for the party itself.</param>
/// <param name="Plural">Whether it stands for several people or states ("European leaders").</param>
internal sealed record Mention(int First, int Last, string Actor, MentionKind Kind, string? Person = null, bool Plural = false)
{
    /// <summary>Further parties that the same words stand for ("both sides").</summary>
    public IReadOnlyList<string> Also { get; init; } = [];
}
