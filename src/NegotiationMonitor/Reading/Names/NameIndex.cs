using System.Runtime.CompilerServices;
using NegotiationMonitor.Codebooks;
using NegotiationMonitor.Reading.Syntax;
using NegotiationMonitor.Reading.Text;

namespace NegotiationMonitor.Reading.Names;

/// <summary>Every name of a codebook's parties by its first word, for one walk over a sentence.</summary>
internal sealed class NameIndex
{
    private const string Union = "european-union";

    private static readonly ConditionalWeakTable<Codebook, NameIndex> Cache = [];
    private readonly Dictionary<string, List<Name>> _byFirst = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Actor> _actors = new(StringComparer.Ordinal);

    private readonly IReadOnlySet<string> _own;

    private NameIndex(Codebook book)
    {
        _own = book.OwnActors;
        foreach (var actor in book.Actors)
        {
            _actors[actor.Id] = actor;
            Add(actor.Name, actor.Id, MentionKind.Name, null);
            foreach (var alias in actor.Aliases)
                Add(alias, actor.Id, MentionKind.Name, null);
            foreach (var demonym in actor.Demonyms)
                Add(demonym, actor.Id, MentionKind.Name, null, demonym.StartsWith("the ", StringComparison.Ordinal));
            foreach (var adjective in actor.Adjectives)
                Add(adjective, actor.Id, MentionKind.Adjective, null);
            if (actor.Kind == ActorKind.Person)
                AddPerson(new Person(actor.Name, null, actor.Aliases), actor.Id);
            foreach (var person in actor.People)
                AddPerson(person, actor.Id);
        }

        foreach (var actor in book.Actors.Where(a => book.OwnActors.Contains(a.Id) && a.Kind == ActorKind.Bloc))
        {
            // "European leaders", "European officials", "European capitals": the adjective itself is the bloc's.
            foreach (var adjective in actor.Aliases.Select(a => a.Split(' ')).Where(w => w.Length > 1 && char.IsUpper(w[0][0]) && !char.IsUpper(w[1][0]))
                .GroupBy(w => w[0], StringComparer.Ordinal).Where(g => g.Count() > 1))
            {
                Add(adjective.Key, actor.Id, MentionKind.Adjective, null);
            }
        }

        foreach (var actor in book.Actors.Where(a => book.OwnActors.Contains(a.Id) && a.Kind is not (ActorKind.State or ActorKind.Person)))
            AddAdjectival(book, actor);
        foreach (var actor in book.Actors.Where(a => book.OwnActors.Contains(a.Id) && a.Kind is not (ActorKind.State or ActorKind.Person or ActorKind.Company)))
            AddPartisan(book, actor);
        // "European officials" where the dossier follows the Union and no other Europeans
        if (book.OwnActors.Contains(Union) && !_byFirst.GetValueOrDefault("european", []).Exists(n => n.Kind == MentionKind.Adjective))
        {
            Add("European", Union, MentionKind.Adjective, null);
            Add("Europeans", Union, MentionKind.Name, null, needsArticle: true);
        }

        Own = [.. book.Actors.Where(a => book.OwnActors.Contains(a.Id))];
        Bloc = book.Actors.Where(a => a.Kind == ActorKind.Bloc && book.OwnActors.Contains(a.Id)).Select(a => a.Id).ToList() is [var only] ? only : null;
        foreach (var names in _byFirst.Values)
            names.Sort((a, b) => b.Tokens.Length != a.Tokens.Length ? b.Tokens.Length - a.Tokens.Length : Rank(book, b) - Rank(book, a));
    }

    /// <summary>The index of a codebook, built once.</summary>
    public static NameIndex Of(Codebook book) => Cache.GetValue(book, b => new NameIndex(b));

    /// <summary>The dossier's only bloc, or null.</summary>
    public string? Bloc { get; }

    /// <summary>The parties that the dossier itself lists.</summary>
    public IReadOnlyList<Actor> Own { get; }

    /// <summary>Whether the dossier itself lists a party.</summary>
    public bool IsOwn(string id) => _own.Contains(id);

    /// <summary>The dossier's only party of one of the kinds, or null.</summary>
    public string? OnlyOwn(ActorKind[] kinds) => Own.Where(a => kinds.Contains(a.Kind)).Take(2).ToList() is [var only] ? only.Id : null;

    /// <summary>Whether a word is also an adjective of the party ("US").</summary>
    public bool IsAdjective(string actor, string form) => Actor(actor)?.Adjectives.Contains(form) == true;

    public Actor? Actor(string id) => _actors.GetValueOrDefault(id);

    /// <summary>The dossier's person whose surname is spelt nearly so, for a word behind "Mr" or "Ms"; null where none or several are.</summary>
    public PersonSeen? PersonNear(string surname)
    {
        var folded = NameFold.Fold(surname);
        var near = Own.SelectMany(a => a.People.Select(p => new PersonSeen(p.Name, a.Id, p.Role)))
            .Where(p => folded.Length > 4 && NameFold.Distance(NameFold.Fold(p.Name.Split(' ')[^1]), folded) == 1).Take(2).ToList();
        return near is [var only] ? only : null;
    }

    /// <summary>The longest name that starts at a token; where one name has several owners, the dossier's own.</summary>
    public Name? At(SyntaxToken[] tokens, int at)
    {
        if (!_byFirst.TryGetValue(Key(tokens[at].Form), out var names))
            return null;
        foreach (var name in names)
        {
            if (name.Matches(tokens, at) && (!name.NeedsArticle || (at > 0 && tokens[at - 1].Form is "the" or "The" or "both")))
                return name;
        }

        return null;
    }

    private static int Rank(Codebook book, Name name) =>
        (book.OwnActors.Contains(name.Actor) ? 4 : 0) + (name.Kind == MentionKind.Name ? 2 : name.Kind == MentionKind.Person ? 1 : 0);

    // Plural and singular of a common-noun name ("insurgents") share a key; Matches decides.
    private static string Key(string form)
    {
        var folded = NameFold.Fold(form);
        return folded.Length > 3 && folded[^1] == 's' ? folded[..^1] : folded;
    }

    // "Kenya Tea Board" is called the Kenyan Tea Board too.
    private void AddAdjectival(Codebook book, Actor actor)
    {
        foreach (var words in actor.Aliases.Prepend(actor.Name).Select(n => n.Split(' ')).Where(w => w.Length > 2))
        {
            foreach (var adjective in book.Actors.Where(a => a.Kind == ActorKind.State && a.Name == words[0]).SelectMany(a => a.Adjectives).Where(a => a != words[0]))
                Add($"{adjective} {string.Join(' ', words[1..])}", actor.Id, MentionKind.Name, null);
        }
    }

    // "Democrats" make Democratic demands, "Republicans" a Republican offer, where those are nobody else's.
    private void AddPartisan(Codebook book, Actor actor)
    {
        foreach (var people in actor.Aliases.Prepend(actor.Name).Select(n => n.Split(' ')[^1]).Where(IsPartisan).Distinct(StringComparer.Ordinal))
        {
            if (book.Actors.Any(a => a != actor && book.OwnActors.Contains(a.Id) && a.Aliases.Prepend(a.Name).Any(n => n.Split(' ')[^1] == people)))
                continue;
            Add(people.EndsWith("crats", StringComparison.Ordinal) ? people[..^1] + "ic" : people[..^1], actor.Id, MentionKind.Adjective, null);
        }
    }

    private static bool IsPartisan(string word) =>
        word.Length > 6 && char.IsUpper(word[0]) && (word.EndsWith("crats", StringComparison.Ordinal) || word.EndsWith("ists", StringComparison.Ordinal) || word.EndsWith("icans", StringComparison.Ordinal) || word.EndsWith("atives", StringComparison.Ordinal) || word.EndsWith("erals", StringComparison.Ordinal));

    private void AddPerson(Person person, string actor)
    {
        Add(person.Name, actor, MentionKind.Person, person);
        foreach (var alias in person.Aliases)
            Add(alias, actor, MentionKind.Person, person);
        var parts = person.Name.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (parts.Length > 1)
            Add(parts[^1], actor, MentionKind.Person, person);
        if (person.Name.Contains('-', StringComparison.Ordinal))
            Add(person.Name.Replace('-', ' '), actor, MentionKind.Person, person);
        // "Moon Jae-in" is Mr Moon.
        if (parts.Length is 2 or 3 && actor is "china" or "north-korea" or "south-korea" or "taiwan" or "vietnam" or "hong-kong" && parts[0].Length > 1)
            Add(parts[0], actor, MentionKind.Person, person);
    }

    private void Add(string text, string actor, MentionKind kind, Person? person, bool needsArticle = false)
    {
        // "coalition of the willing" also without the inner article, as translations write it
        if (text.Contains(" the ", StringComparison.Ordinal))
            Add(text.Replace(" the ", " ", StringComparison.Ordinal), actor, kind, person);
        var bare = text.StartsWith("the ", StringComparison.OrdinalIgnoreCase) ? text[4..] : text;
        var tokens = Words.Of(bare).ToArray();
        if (tokens.Length == 0)
            return;
        var name = new Name(tokens, actor, kind, person) { NeedsArticle = needsArticle };
        if (!_byFirst.TryGetValue(Key(tokens[0]), out var names))
            _byFirst[Key(tokens[0])] = names = [];
        if (!names.Exists(n => n.Actor == actor && n.Kind == kind && n.Tokens.SequenceEqual(tokens)))
            names.Add(name);
    }
}

/// <summary>A name of a party as tokens.</summary>
internal sealed record Name(string[] Tokens, string Actor, MentionKind Kind, Person? Person)
{
    /// <summary>Whether it names the party only behind "the" ("the French").</summary>
    public bool NeedsArticle { get; init; }

    // "Developed countries" is a description that starts with a capital, not a proper name.
    private readonly bool[] _capital = [.. Tokens.Select((t, i) => t.Any(char.IsUpper) && !(i == 0 && Tokens.Length > 1 && t.Skip(1).All(char.IsLower) && Tokens.Skip(1).All(r => !r.Any(char.IsUpper)) && Kind != MentionKind.Person))];
    private readonly string[] _folded = [.. Tokens.Select(NameFold.Fold)];

    public bool Matches(SyntaxToken[] tokens, int at)
    {
        if (at + Tokens.Length > tokens.Length)
            return false;
        for (var i = 0; i < Tokens.Length; i++)
        {
            if (!Same(tokens[at + i].Form, i))
                return false;
        }

        return true;
    }

    // A capitalised word must be capitalised in the text ("US" is not "us"); spelling is folded for people only.
    private bool Same(string form, int i)
    {
        if (!_capital[i])
            return form.Equals(Tokens[i], StringComparison.OrdinalIgnoreCase) || form.Equals(Tokens[i] + "s", StringComparison.OrdinalIgnoreCase)
                || (Tokens[i][^1] == 's' && form.Equals(Tokens[i][..^1], StringComparison.OrdinalIgnoreCase));
        if (form.Length == 0 || !char.IsUpper(form[0]))
            return false;
        return form == Tokens[i]
            || (Tokens[i].Length > 3 && form.Equals(Tokens[i], StringComparison.OrdinalIgnoreCase))
            || (Kind == MentionKind.Person && Tokens[i].Length > 3 && NameFold.Fold(form) == _folded[i]);
    }
}
