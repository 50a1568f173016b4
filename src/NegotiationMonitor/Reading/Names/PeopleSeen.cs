using NegotiationMonitor.Codebooks;

namespace NegotiationMonitor.Reading.Names;

/// <summary>Somebody who speaks for a party, as an article introduced them.</summary>
internal sealed record PersonSeen(string Name, string Actor, string? Role);

/// <summary>The people an article has introduced so far, by folded surname: later mentions are by surname alone.</summary>
internal sealed class PeopleSeen
{
    // No article introduces more; keeps hostile text linear.
    private const int MostPeople = 200;

    private readonly Dictionary<string, PersonSeen> _bySurname = new(StringComparer.Ordinal);

    public void Add(PersonSeen person)
    {
        var surname = NameFold.Fold(person.Name.Split(' ')[^1]);
        if (person.Role is not null || !_bySurname.ContainsKey(surname))
            _bySurname[surname] = person;
    }

    /// <summary>The person already introduced whose surname is spelt nearly so ("Mr. Sharky" behind "Jesse Sharkey"), or null.</summary>
    public PersonSeen? FindNear(string surname)
    {
        var folded = NameFold.Fold(surname);
        foreach (var (known, person) in _bySurname.Take(MostPeople))
        {
            if (folded.Length > 4 && NameFold.Distance(known, folded) == 1)
                return person;
        }

        return null;
    }

    public PersonSeen? Find(string surname) => _bySurname.GetValueOrDefault(NameFold.Fold(surname));

    /// <summary>
    /// The person of the party whose office is <paramref name="role"/> and whose name is a near spelling of <paramref name="name"/>.
    /// Both together, never the spelling alone ("Defense Minister Pitt Hegshez" is Pete Hegseth).
    /// </summary>
    public static Person? ByOfficeAndSpelling(Actor actor, string name, string role)
    {
        var surname = name.Split(' ')[^1];
        foreach (var person in actor.People)
        {
            var known = person.Name.Split(' ')[^1];
            if (NameFold.Fold(person.Name) == NameFold.Fold(name) || NameFold.Fold(known) == NameFold.Fold(surname) || (SharesOffice(person.Role, role) && NameFold.Near(known, surname)))
                return person;
        }

        return null;
    }

    private static bool SharesOffice(string? known, string role)
    {
        if (known is null)
            return false;
        var words = Office(known);
        return Office(role).Any(words.Contains);
    }

    private static HashSet<string> Office(string role) =>
        [.. role.ToLowerInvariant().Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Select(w => w switch { "defence" => "defense", "spokesman" or "spokeswoman" or "spokesperson" => "spokesperson", "chairwoman" => "chairman", _ => w })
            .Where(w => w is not ("of" or "the" or "for" or "minister" or "secretary" or "special" or "deputy" or "general" or "former"))];
}
