using NegotiationMonitor.Reading.Text;

namespace NegotiationMonitor.Reading.Issues;

/// <summary>
/// Words that mean the same deed or thing in negotiations of any kind: a codebook says "remove tariffs", the article "the duties must be
/// scrapped". Groups of words, found by stem; a word may stand in several.
/// </summary>
internal static class Synonyms
{
    private static readonly string[] Groups =
    [
        "remove lift cancel scrap abolish eliminate rollback repeal waive axe bin undo revoke rescind",
        "withdraw withdrawal pullout leave exit quit depart departure secession",
        "reduce cut lower slash trim decrease curb",
        "raise increase hike rise boost",
        "relief haircut writedown writeoff forgiveness restructure restructuring",
        "release free liberate",
        "prisoner detainee captive inmate",
        "hostage captive abductee",
        "prison jail sentence imprisonment behind-bars",
        "troop soldier force military boots army contingent servicemen",
        "strike walkout stoppage",
        "salary wage pay",
        "talks negotiation dialogue discussion",
        "deal agreement accord pact treaty",
        "truce ceasefire armistice",
        "referendum plebiscite",
        "election poll ballot",
        "frontier border",
        "tariff duty levy",
        "sanction embargo",
        "nuclear atomic",
        "weapon arms munition armament",
        "farm agriculture agricultural farmer",
        "dairy milk",
        "car auto automobile vehicle automotive",
        "pension retirement",
        "buy purchase acquire acquisition takeover buyout merger",
        "trial lawsuit litigation sue",
        "arbitration arbiter arbitrator mediator mediation",
        "inspection inspector verify verification monitoring observer",
        "recognise recognition recognize",
        "delay extension postpone postponement prolong extend adjournment",
        "refugee displaced",
        "oil petroleum crude",
        "territory land soil",
        "climate-finance finance funding fund money",
        "migrant immigrant asylum",
        "wall barrier fence",
        "guarantee assurance",
        "summit meeting meet",
        "exercise drill manoeuvre maneuver",
        "dismantle destroy demolish shutdown closure",
        "fill filling impound",
        "attack violence fighting hostilities",
        "disarm disarmament demobilise demobilisation",
        "fish fishing fishery",
        "subsidy aid",
        "layoff redundancy dismissal",
        "headquarters headquarter relocation relocate move",
        "licence license permit",
        "ban prohibition outlaw",
        "data information",
        "parliament legislature assembly",
        "enlargement accession membership join",
        "observers peacekeepers peacekeeping mission",
        "ship vessel shipping navigation",
        "reparation compensation damages indemnity",
        "autonomy self-rule self-government",
        "coal fossil",
        "emission carbon",
        "vaccine jab",
        "patent intellectual",
        "teacher school classroom",
        "staff personnel staffing",
    ];

    private static readonly Dictionary<string, string[]> ByStem = Build();

    /// <summary>Stems of the words that mean the same as a stem, itself not among them.</summary>
    public static IReadOnlyList<string> Of(string stem) => ByStem.GetValueOrDefault(stem) ?? [];

    private static Dictionary<string, string[]> Build()
    {
        var groups = Groups.Select(g => g.Split(' ').Select(Stemmer.Stem).Distinct(StringComparer.Ordinal).ToArray()).ToList();
        return groups.SelectMany(g => g.Select(w => (Word: w, Group: g))).GroupBy(p => p.Word, StringComparer.Ordinal)
            .ToDictionary(p => p.Key, p => p.SelectMany(x => x.Group).Where(w => w != p.Key).Distinct(StringComparer.Ordinal).ToArray(), StringComparer.Ordinal);
    }
}
