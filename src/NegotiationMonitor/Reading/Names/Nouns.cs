using System.Collections.Frozen;
using NegotiationMonitor.Reading.Text;

namespace NegotiationMonitor.Reading.Names;

/// <summary>Classes of common nouns that decide whether a noun phrase is somebody who acts.</summary>
internal static class Nouns
{
    /// <summary>Offices: "Finnish President", "the German finance minister".</summary>
    public static readonly FrozenSet<string> Offices = Set(
        "president chancellor premier minister secretary king queen prince emir sultan ambassador envoy negotiator spokesman spokeswoman spokesperson "
        + "chairman chairwoman chair chief head leader commissioner governor senator representative mayor general admiral diplomat delegate mediator adviser "
        + "advisor director deputy undersecretary commander judge justice speaker representative congressman congresswoman lawmaker mep mp whip official "
        + "founder ceo executive boss coordinator lawyer attorney counsel economist aide foreign-minister pm facilitator rapporteur organizer organiser "
        + "regulator banker financier owner monitor vice-president strongman dictator ruler counterpart treasurer czar tsar press-secretary");

    /// <summary>Groups and bodies that act for their party: "Russian officials", "the foreign ministry".</summary>
    public static readonly FrozenSet<string> Bodies = Set(
        "government administration ministry cabinet parliament senate congress lawmakers authority regime leadership delegation team side camp presidency "
        + "embassy mission palace court army military navy office department agency commission council bank treasury party coalition union board management "
        + "company firm group movement negotiator official diplomat planner policymaker minister leader ally partner member country nation state bloc "
        + "power capital people public politician representative envoy chief lawyer attorney adviser aide delegate shareholder worker teacher striker "
        + "insurgent rebel militant fighter guerrilla commander spokesman source creditor lender mediator employer administration executive politburo assembly "
        + "bench chamber central-bank statement communique communiqué readout letter proposal-team airline carmaker automaker manufacturer bidder suitor buyer "
        + "seller investor studio network retailer bank lender operator giant unit federation confederation alliance association league committee secretariat "
        + "staff faction hardliner hard-liner backbencher parliamentarian councillor cleric candidate contender lawmaker legislator bargainer legislature kremlin premier service guard force establishment elite republic kingdom government-in-exile governments europeans");

    /// <summary>Units and sources that speak without a name.</summary>
    public static readonly FrozenSet<string> Unnamed = Set(
        "official source person people diplomat insider aide adviser report media newspaper agency publication outlet expert analyst observer critic");

    /// <summary>Something put forward that can be accepted or rejected.</summary>
    public static readonly FrozenSet<string> Proposals = Set(
        "proposal offer plan demand bid deal term draft request initiative idea suggestion call ultimatum package compromise invitation text condition "
        + "settlement formula roadmap blueprint solution appeal agreement accord amendment measure claim petition extension counteroffer counterproposal "
        + "counter-offer counter-proposal framework motion scheme overture truce ceasefire concession treaty contract bill resolution approach advance pitch takeover");

    /// <summary>How many of somebody: "all of the ministers", "a majority of the members".</summary>
    public static readonly FrozenSet<string> Parts = Set(
        "all most both some many few none each one two three several half third quarter majority minority plurality number group handful dozen score hundred thousand rest part list string chorus coalition bunch array");

    /// <summary>Whether a noun is somebody who acts: an office or a body.</summary>
    public static bool IsSomebody(string lemma) => Offices.Contains(lemma) || Bodies.Contains(lemma);

    /// <summary>Whether what a tagger takes for a noun is the verb of its sentence: "The embassy regrets that …".</summary>
    public static bool IsVerb(ArticleSentence s, int i) =>
        s.Tokens[i] is { Xpos: "NNS", Head: < 0 } && i > 0 && s.Tokens[i - 1].Upos is "NOUN" or "PROPN" && i + 1 < s.Tokens.Length && s.Lower(i + 1) == "that";

    private static FrozenSet<string> Set(string words) =>
        words.Split(' ', StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.Ordinal);
}
