namespace NegotiationMonitor.Reading.Names;

/// <summary>A party that acts or speaks, with the person or body named for it.</summary>
internal sealed record Party(string Actor, string? Person);

/// <summary>How likely the next pronoun means a referent.</summary>
internal enum Salience
{
    /// <summary>A place told by the name of its state ("in Brussels").</summary>
    Place,

    /// <summary>Named in some other role.</summary>
    Named,

    /// <summary>Subject of a clause.</summary>
    Subject,

    /// <summary>Subject of the main clause.</summary>
    Main,

    /// <summary>Whoever the sentence says is speaking.</summary>
    Speaker,
}

/// <summary>Somebody spoken of at a place in the text, as a name or as a pronoun that was resolved.</summary>
/// <param name="Token">Its last token.</param>
/// <param name="Parties">One, or several for a group ("Egypt and Sudan").</param>
/// <param name="IsPerson">Whether "he" or "she" can mean it.</param>
/// <param name="Plural">Whether "they" can mean it.</param>
/// <param name="Quotation">Number of the quotation it stands in, 0 outside.</param>
internal sealed record Referent(int Token, IReadOnlyList<Party> Parties, bool IsPerson, bool Plural, int Quotation)
{
    public Salience Salience { get; set; }

    /// <summary>'f', 'm' or '?'.</summary>
    public char Gender { get; init; } = '?';

    /// <summary>Name or body as written; lower case.</summary>
    public string Words { get; init; } = "";

    /// <summary>Whether it is a body or group of the party ("Musk's lawyers"), not the party itself.</summary>
    public bool IsBody { get; init; }

    public string Actor => Parties[0].Actor;
}
