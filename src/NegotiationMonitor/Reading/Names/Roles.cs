using System.Collections.Frozen;
using NegotiationMonitor.Codebooks;
using NegotiationMonitor.Reading.Text;

namespace NegotiationMonitor.Reading.Names;

/// <summary>What descriptions ("the president", "the company") ask of the one they point back to.</summary>
internal static class Roles
{
    private static readonly FrozenSet<string> Personal = Set(
        "president minister chancellor premier secretary spokesman spokeswoman spokesperson envoy negotiator leader chief ambassador diplomat billionaire commissioner chairman chairwoman chair "
        + "mayor judge official politician general boss adviser advisor lawyer representative governor senator mediator director commander founder tycoon entrepreneur executive ceo king "
        + "prince emir deputy head speaker admiral congressman lawmaker man woman republican democrat veteran prosecutor arbiter attorney pm");

    private static readonly FrozenSet<string> Private = Set("billionaire tycoon entrepreneur founder boss executive buyer bidder suitor investor owner man woman ceo businessman mogul");

    private static readonly FrozenSet<string> Offices = Set("ministry palace presidency embassy treasury department kremlin commission agency parliament council court senate house");

    /// <summary>Whether a noun names a person by office.</summary>
    public static bool IsPersonal(string lemma) => Personal.Contains(lemma);

    /// <summary>Whether a noun fits somebody who acts for nobody else.</summary>
    public static bool IsPrivate(string lemma) => Private.Contains(lemma);

    /// <summary>Whether a noun names whoever wants to buy.</summary>
    public static bool IsBidder(string lemma) => lemma is "buyer" or "bidder" or "suitor" or "acquirer" or "purchaser";

    /// <summary>Whether a noun names a body that is found again by that word.</summary>
    public static bool IsOffice(string lemma) => Offices.Contains(lemma);

    /// <summary>Whether the plural of a noun still is one party ("the rebels", "the authorities").</summary>
    public static bool MayBePlural(string lemma) => lemma is "rebel" or "insurgent" or "militant" or "guerrilla" or "authority" or "teacher" or "worker" or "striker" or "fighter";

    /// <summary>Kinds of party that a common noun can describe; empty for others.</summary>
    public static ActorKind[] KindsOf(string lemma) => lemma switch
    {
        "company" or "firm" or "bourse" or "exchange" or "lender" or "insurer" or "brewer" or "broadcaster" or "publisher" or "operator" or "developer" or "drugmaker" or "supermarket" or "carmaker" or "automaker" or "airline" or "manufacturer" or "retailer" or "studio" or "bank" or "giant" or "planemaker" or "maker" or "management" or "employer" or "chain" or "conglomerate" or "network" or "club" or "utility" or "railway" or "railroad" or "steelmaker" or "shipbuilder" or "miner" or "chipmaker" or "startup" =>
            [ActorKind.Company],
        "union" or "teacher" or "worker" or "striker" => [ActorKind.Union],
        "rebel" or "insurgent" or "militant" or "faction" or "guerrilla" or "fighter" or "militia" => [ActorKind.ArmedGroup],
        "group" or "movement" => [ActorKind.ArmedGroup, ActorKind.Organisation, ActorKind.Party, ActorKind.Company, ActorKind.Union, ActorKind.Bloc],
        "bloc" or "alliance" => [ActorKind.Organisation, ActorKind.Bloc],
        "court" or "chancery" or "tribunal" => [ActorKind.Court],
        "party" => [ActorKind.Party],
        "government" or "country" or "state" or "administration" or "ministry" or "nation" or "kingdom" or "republic" or "authority" or "palace" or "presidency" or "embassy" or "treasury" or "cabinet" or "regime" =>
            [ActorKind.State],
        "organisation" or "organization" or "fund" or "commission" => [ActorKind.Organisation],
        "secretariat" => [ActorKind.Organisation, ActorKind.Bloc],
        _ => [],
    };

    /// <summary>The determiner before a noun, over its adjectives, and where it stands; "other" for "the other".</summary>
    public static (int At, string Word) Determiner(ArticleSentence s, int noun)
    {
        for (var i = noun - 1; i >= 0 && i >= noun - 5; i--)
        {
            var word = s.Lower(i);
            if (word is "other" && i > 0 && s.Lower(i - 1) is "the")
                return (i - 1, "other");
            if (word is "both" or "neither" or "either" or "each" or "two" or "the" or "this" or "that" or "his" or "her" or "its" or "their" or "a" or "an")
                return (i, word);
            if ((s.Tokens[i].Upos is not ("ADJ" or "NOUN" or "PROPN") && s.Tokens[i].Form != "-" && s.Tokens[i].Xpos != "VBN") || s.MentionAt(i) is not null)
                break;
        }

        return (-1, "");
    }

    /// <summary>Whether an office as written fits a common noun ("Prime Minister" is "the premier" and "the leader").</summary>
    public static bool Same(string? role, string lemma)
    {
        if (role is null)
            return false;
        var words = role.ToLowerInvariant();
        return Has(words, lemma)
            || (lemma is "leader" && (Has(words, "president") || Has(words, "minister") || Has(words, "chancellor") || Has(words, "chief") || Has(words, "head")))
            || (lemma is "premier" or "pm" && words.Contains("prime minister", StringComparison.Ordinal))
            || (lemma is "spokesman" or "spokeswoman" or "spokesperson" && words.Contains("spokes", StringComparison.Ordinal))
            || (lemma is "boss" or "head" && (Has(words, "chief") || Has(words, "head") || Has(words, "director")))
            || (lemma is "chief" or "executive" && (Has(words, "ceo") || Has(words, "executive")))
            || (lemma is "diplomat" && (Has(words, "ambassador") || Has(words, "envoy") || words.Contains("foreign minister", StringComparison.Ordinal)))
            || (lemma is "adviser" or "advisor" && (Has(words, "adviser") || Has(words, "advisor")))
            || (lemma is "negotiator" or "mediator" && (Has(words, "negotiator") || Has(words, "envoy") || Has(words, "mediator")))
            || (lemma is "lawyer" or "attorney" && (Has(words, "lawyer") || Has(words, "attorney") || Has(words, "counsel")))
            || (lemma is "judge" && (Has(words, "chancellor") || Has(words, "justice")));
    }

    /// <summary>The one person of a party whose office fits, by name; null where none or several do.</summary>
    public static string? PersonOf(Actor? actor, string phrase)
    {
        if (actor is null)
            return null;
        var words = phrase.ToLowerInvariant();
        var lemma = words.Split(' ')[^1];
        var fitting = actor.People.Where(p => p.Role is { } role && !role.StartsWith("former", StringComparison.OrdinalIgnoreCase) && Exactly(role, words, lemma)).ToList();
        return fitting is [var only] ? only.Name : null;
    }

    /// <summary>The one person of the dossier's own parties who holds a high office ("the president"), else null.</summary>
    public static Party? OnlyOne(NameIndex index, string phrase)
    {
        if (phrase is not ("president" or "prime minister" or "chancellor" or "head of state" or "premier" or "mayor" or "judge"))
            return null;
        Party? only = null;
        foreach (var actor in index.Own)
        {
            if (PersonOf(actor, phrase) is not { } name)
                continue;
            if (only is not null)
                return null;
            only = new Party(actor.Id, name);
        }

        return only;
    }

    // "president" is the President, not the Vice President; "foreign minister" the Foreign Minister alone.
    private static bool Exactly(string role, string words, string lemma)
    {
        var known = role.ToLowerInvariant();
        return known == words || (words == lemma && (known == lemma || (lemma is not ("president" or "minister" or "secretary") && Same(known, lemma))))
            || (words.Contains(' ', StringComparison.Ordinal) && known.StartsWith(words, StringComparison.Ordinal)) || (words is "premier" or "pm" && known == "prime minister");
    }

    private static bool Has(string words, string word)
    {
        var at = words.IndexOf(word, StringComparison.Ordinal);
        return at >= 0 && (at == 0 || words[at - 1] == ' ' || words[at - 1] == '-') && (at + word.Length == words.Length || words[at + word.Length] is ' ' or '-' or ',' or 's' or '\'');
    }

    private static FrozenSet<string> Set(string words) => words.Split(' ', StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.Ordinal);
}
