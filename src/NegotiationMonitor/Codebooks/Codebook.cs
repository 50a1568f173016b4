namespace NegotiationMonitor.Codebooks;

/// <summary>One negotiation that is followed: its parties and issues and the words that name them.</summary>
/// <param name="Dossier">Its id, kebab-case; <c>world</c> for the built-in book; null when reading without a dossier.</param>
/// <param name="Actors">Parties, those of extended books merged in by id.</param>
/// <param name="OwnActors">Ids of the parties that the dossier itself lists: the likelier reading where a name is ambiguous.</param>
/// <param name="Hash">Lower-case hex SHA-256 over the canonical content, first 16 digits.</param>
public sealed record Codebook(
    string? Dossier, string Title, string Language, IReadOnlyList<Actor> Actors, IReadOnlySet<string> OwnActors,
    IReadOnlyList<Issue> Issues, string Hash)
{
    /// <summary>The built-in book: states and large organisations of the world, without issues.</summary>
    public static Codebook World => WorldBook.Value.Value;

    /// <summary>For reading without a dossier: the parties of <see cref="World"/>, no issues, <see cref="Dossier"/> null.</summary>
    public static Codebook WithoutDossier => WorldBook.WithoutDossier.Value;
}

/// <summary>What sort of party an actor is.</summary>
public enum ActorKind
{
    /// <summary>A state or a territory that acts as one.</summary>
    State,

    /// <summary>A loose group of states.</summary>
    Bloc,

    /// <summary>An international or other organisation.</summary>
    Organisation,

    /// <summary>A company.</summary>
    Company,

    /// <summary>A trade union.</summary>
    Union,

    /// <summary>An armed group.</summary>
    ArmedGroup,

    /// <summary>A political party or faction.</summary>
    Party,

    /// <summary>A court.</summary>
    Court,

    /// <summary>A person who acts for nobody else.</summary>
    Person,
}

/// <summary>A party.</summary>
/// <param name="Id">Kebab-case common English short name.</param>
/// <param name="Aliases">Further names: capitals, seats of government, bodies.</param>
/// <param name="Adjectives">Adjectives ("American", "US"), which make "American officials" its people and "American troops" its things.</param>
/// <param name="Demonyms">Names of its people ("Americans"); one with an article ("the French") names them only with it.</param>
public sealed record Actor(
    string Id, string Name, ActorKind Kind, IReadOnlyList<string> Aliases, IReadOnlyList<string> Adjectives,
    IReadOnlyList<string> Demonyms, IReadOnlyList<Person> People);

/// <summary>Somebody who speaks for a party.</summary>
public sealed record Person(string Name, string? Role, IReadOnlyList<string> Aliases);

/// <summary>Something negotiated, titled so that one can be for or against it.</summary>
/// <param name="Terms">Words that name it; inflection, order and short gaps are tolerated by the reader.</param>
/// <param name="DeedOf">Ids of the parties whose deed it is: told of them, the deed is this issue.</param>
/// <param name="General">The general issue of the dossier: used where the text is no more specific.</param>
public sealed record Issue(string Id, string Title, IReadOnlyList<string> Terms, IReadOnlyList<string> DeedOf, bool General);
