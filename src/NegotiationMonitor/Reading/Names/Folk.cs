using System.Collections.Frozen;
using NegotiationMonitor.Codebooks;

namespace NegotiationMonitor.Reading.Names;

/// <summary>
/// People and firms that do not act for the state or company they are named after: "German farmers", "Verizon workers", "Colombian rebels",
/// "US allies". They stand for a party of their own kind where the dossier has just one, else for nobody.
/// </summary>
internal sealed class Folk(NameIndex index)
{
    private static readonly FrozenSet<string> Workers = Set(
        "worker employee staff staffer teacher striker driver pilot nurse doctor physician medic miner docker dockworker longshoreman technician engineer crew steelworker autoworker railwayman conductor firefighter machinist "
        + "mechanic cleaner lecturer actor screenwriter workforce picket picketer labourer laborer labor technologist electrician lineman porter steward stevedore trucker postman");

    private static readonly FrozenSet<string> Rebels = Set("rebel insurgent militant guerrilla separatist militia jihadist");

    private static readonly FrozenSet<string> Firms = Set(
        "company firm airline carmaker automaker manufacturer retailer studio broadcaster brewer insurer drugmaker supermarket planemaker chipmaker steelmaker shipbuilder publisher conglomerate giant maker producer exporter importer bidder "
        + "suitor buyer seller investor lender creditor operator developer utility");

    private static readonly FrozenSet<string> Others = Set(
        "ally partner neighbour neighbor rival opponent critic foe enemy adversary donor supporter customer supplier consumer farmer fisherman grower association federation confederation newspaper voter "
        + "protester demonstrator activist campaigner analyst economist expert journalist reporter refugee migrant citizen resident tourist student prisoner detainee hostage victim");

    // They hold or want a share in a firm, or its debts, and have a mind of their own.
    private static readonly FrozenSet<string> Holders = Set("shareholder stockholder bondholder noteholder creditor lender bidder suitor buyer investor competitor");

    private static readonly FrozenSet<string> UnionWords = Set("union unions brotherhood guild teamsters workers strikers employees staff teachers pilots drivers nurses");

    // The dossier's only party of people who work for another, whatever its codebook calls its kind.
    private readonly string? _workers = index.Own.Where(IsUnion).Select(a => a.Id).Take(2).ToList() is [var only] ? only : null;

    // "the bloc's commissioner" is of its commission, where the dossier follows that one by itself.
    private string? Commission(string bloc) =>
        index.Actor(bloc) is { Kind: ActorKind.Bloc or ActorKind.Organisation } union ? index.Own.FirstOrDefault(a => a.Id != bloc && a.Name.EndsWith(" Commission", StringComparison.Ordinal) && a.Name.StartsWith(union.Name.Split(' ')[0], StringComparison.Ordinal))?.Id : null;

    /// <summary>Whether a noun names people or firms who act for themselves.</summary>
    public static bool Is(string lemma) => Workers.Contains(lemma) || Rebels.Contains(lemma) || Firms.Contains(lemma) || Others.Contains(lemma);

    /// <summary>Whether a noun names those who fight their state.</summary>
    public static bool IsRebel(string lemma) => Rebels.Contains(lemma);

    /// <summary>Whether a noun names those who work for somebody else.</summary>
    public static bool IsWorker(string lemma) => Workers.Contains(lemma);

    /// <summary>The dossier's only union that people who work somewhere belong to, or null.</summary>
    public string? Union => _workers;

    /// <summary>
    /// Whom a noun behind or before a party's name stands for: the party itself for its own bodies ("US officials"), a party of its own kind for others, null for
    /// nobody known.
    /// </summary>
    public string? Of(string actor, string lemma, bool plural)
    {
        var kind = index.Actor(actor)?.Kind;
        if (Workers.Contains(lemma) && (plural || kind is not ActorKind.State))
            return IsUnion(index.Actor(actor)) || kind is ActorKind.Bloc ? actor : _workers;
        if (kind is not ActorKind.State)
            return kind is ActorKind.Company && (Others.Contains(lemma) || Holders.Contains(lemma)) ? null : lemma is "commissioner" ? Commission(actor) ?? actor : actor;
        // Where no parties of its own are followed, rebels go under their country.
        if (Rebels.Contains(lemma))
            return index.Own.Count == 0 ? actor : index.OnlyOwn([ActorKind.ArmedGroup]);
        // "the Nigerian union", "the Turkish opposition"
        if (lemma is "union")
            return _workers;
        if (lemma is "party" or "opposition")
            return index.OnlyOwn([ActorKind.Party]);
        if (Firms.Contains(lemma))
            return plural ? (index.IsOwn(actor) ? actor : null) : index.OnlyOwn([ActorKind.Company]);
        return Others.Contains(lemma) ? null : actor;
    }

    /// <summary>Whether a party can be meant by "the company" where its codebook only says that it is some organisation: not one of the world's, and no union.</summary>
    public static bool MayBeCompany(Actor actor) => actor.Kind == ActorKind.Company || (actor.Kind == ActorKind.Organisation && !IsUnion(actor) && !IsPeople(actor) && !Codebook.World.Actors.Any(a => a.Id == actor.Id));

    /// <summary>Whether a party can be meant by "the party" where its codebook only says that it is some organisation of the dossier's own.</summary>
    public static bool MayBeParty(Actor actor) => actor.Kind == ActorKind.Organisation && !IsUnion(actor) && !IsPeople(actor) && !Codebook.World.Actors.Any(a => a.Id == actor.Id);

    // "G4S shareholders", "Private bondholders": many people, no firm.
    private static bool IsPeople(Actor actor) =>
        actor.Name.Split(' ')[^1].ToLowerInvariant() is var last && last.EndsWith('s') && (last.EndsWith("holders", StringComparison.Ordinal) || Nouns.IsSomebody(last[..^1]) || Is(last[..^1])) && !Nouns.Bodies.Contains(last);

    /// <summary>Whether a party is a union, by its kind or its name.</summary>
    public static bool IsUnion(Actor? actor) =>
        actor is not null && (actor.Kind == ActorKind.Union || (actor.Kind is ActorKind.Organisation or ActorKind.Bloc && actor.Aliases.Prepend(actor.Name).Any(n => n.ToLowerInvariant().Split(' ').Any(w => UnionWords.Contains(w.TrimEnd('\'', '’'))))));

    private static FrozenSet<string> Set(string words) => words.Split(' ').ToFrozenSet(StringComparer.Ordinal);
}
