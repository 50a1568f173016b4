using System.Collections.Frozen;
using NegotiationMonitor.Articles;
using NegotiationMonitor.Reading.Text;

namespace NegotiationMonitor.Reading.Acts;

/// <summary>
/// Which kind of act it is, after all that its clause says: the rule's own type goes through these turns in their order, each of which sees
/// what those before it made of it.
/// </summary>
internal static partial class Turns
{
    // What one does for others: "will send", "could pay". Whatever else a party will do tells its stance, and offers nobody anything.
    private static readonly FrozenSet<string> Giving = ("allocate allow assist back build buy cede commit contribute cover deliver deploy dispatch donate equip extend finance free fund give grant guarantee hand help host invest join "
        + "lend lift participate pay pledge protect provide purchase raise redeem release repay return sell send share spend supply support train transfer withdraw").Split(' ').ToFrozenSet(StringComparer.Ordinal);

    // What one does about harm without doing it.
    private static readonly FrozenSet<string> Talking = "explain discuss present consider decide study review examine look seek talk meet consult announce vote debate brief describe outline raise appeal monitor assess address mention submit".Split(' ').ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string> Retaliating = ["retaliate", "respond", "strike", "attack", "fight", "hit"];

    private static readonly FrozenSet<string> Attacking = ["attack", "strike", "hit", "target", "bomb", "shell", "destroy", "punish", "expel", "arrest", "shoot", "ground"];

    /// <summary>All turns, in their order.</summary>
    public static IReadOnlyList<Turn> All { get; } =
    [
        // What the words answer, and how.
        new("answers a proposal", "Chad rejected the plan. => proposal_rejected", k => k.C.Rule.ProposalType is not null && AboutProposal(k.C), k => k with { Type = k.C.Rule.ProposalType! }),
        new("up to another", "It is up to Libya to open the dam, the Chadian government said. => demand_made", k => k.C.Rule.Id == "others-matter" && IsUpToDo(k.C), To("demand_made", Stance.Supports)),
        new("no longer", "Chad no longer opposes the dam. => concession_made", k => k.C.Negated && k.Type is "stance_stated" or "proposal_rejected" or "demand_made" && NoLonger(k.C) && !IsOfPatient(k.C), To("concession_made")),
        new("does not want", "Chad does not want the dam. => stance_stated", k => k.C.Negated && k.Type == "demand_made" && IsUnwanted(k.C), k => k with { Type = IsGivingUp(k.C) ? "concession_made" : "stance_stated" }),
        new("does not accept", "Chad did not accept the dam. => stance_stated", k => k.C.Negated && k.Type == "proposal_accepted", k => k with { Type = AboutProposal(k.C) ? "proposal_rejected" : "stance_stated" }),
        new("agree together", "Chad and Libya agreed to build the dam. => agreement_reached", k => k.Type == "proposal_accepted" && k.C.Actors.Count > 1 && Lemma(k) == "agree", To("agreement_reached")),
        new("agree with another", "Chad agreed with Libya to build the dam. => agreement_reached", k => k.Type == "proposal_accepted" && Lemma(k) == "agree" && IsWithParty(k.C), To("agreement_reached")),
        new("agrees alone", "Chad agreed on the dam. => proposal_accepted", k => k.Type == "agreement_reached" && k.C.Actors.Count == 1 && Lemma(k) == "agree" && !With(k.C) && !IsOfAll(k.C), To("proposal_accepted")),
        new("not an offer", "The treaty is no longer valid, the Chadian government said. => stance_stated", k => k.C.Rule.Id == "offer-off" && k.C.Loose, To("stance_stated")),
        new("offer denied", "Chad no longer offers the dam. => offer_withdrawn", k => k.Type is "offer_made" or "offer_conditioned" && k.C.Negated, k => k with { Type = NoLonger(k.C) ? "offer_withdrawn" : "stance_stated" }),
        new("what it would be without", "Without the dam, we would pay more, the Chadian government said. => stance_stated", k => k.C.Rule.Id == "own-will" && k.C.Modal == "would" && IsLossWithout(k.C), To("stance_stated", Stance.Supports)),
        new("offers nothing", "Chad is ready to scrap the dam. => stance_stated", k => k.Type == "offer_made" && k.Stance is Stance.Opposes or Stance.RulesOut or Stance.Wary, To("stance_stated")),

        new("might be impossible", "The dam might be impossible, the Chadian government said. => doubt_raised", k => k.C.Rule.Id == "unacceptable" && Lemma(k) == "impossible" && Clauses.Modal(k.C.Sentence, k.C.Predicate) is "might" or "may" or "could", To("doubt_raised", Stance.Undecided)),
        new("not in reach", "The treaty is not within reach, the Chadian government said. => doubt_raised", k => k.C.Rule.Id == "in-reach" && k.C.Negated, To("doubt_raised", Stance.Undecided)),
        new("too little", "The plan falls short, the Chadian government said. => proposal_rejected", k => k.Type == "stance_stated" && Signs.CallsTooLittle(k.C), k => k with { Type = AboutProposal(k.C) ? "proposal_rejected" : "stance_stated", Stance = Stance.None }),

        // What is still to come.
        new("talks to come", "Chad and Libya will meet on Friday. => talks_scheduled", k => k.Type == "talks_held" && Told.IsAhead(k.C), To("talks_scheduled")),
        new("decide together", "Chad and Libya decided to build the dam. => agreement_reached", k => k.Type == "stance_stated" && k.C.Actors.Count > 1 && Lemma(k) == "decide", To("agreement_reached")),
        new("deed to come", "Chad will impose duties on salt. => threat_made", k => k.C.Rule.Ahead is not null && Told.IsAhead(k.C), k => k with { Type = k.C.Rule.Ahead! }),

        // What hangs on a condition.
        new("offer on a condition", "Chad offered to build the dam if Libya pays. => offer_conditioned", k => k.C.Conditions.Count > 0 && k.Type is "offer_made" or "proposal_accepted",
            k => k with { Type = (k.C.Modal is "will" or "would" or "shall" or "could" or "may" || k.C.Rule.Id == "promise") && HasAdverse(k.C) ? "threat_made" : "offer_conditioned" }),
        new("unless", "Chad would reject the dam unless Libya pays. => threat_made", k => k.Type is "stance_stated" or "proposal_rejected" or "action_taken" && !k.C.Negated && k.C.Modal is "will" or "would" && k.C.Conditions.Exists(n => k.C.Sentence.Lower(n.First) == "unless" || (Conditionals.IsAdverse(k.C.Sentence, n) && k.C.Rule.Stance is Stance.Opposes or Stance.RulesOut)), To("threat_made")),
        new("not unless", "Chad would not accept the dam unless Libya pays. => offer_conditioned", k => k.C.Negated && k.C.Rule.Id is "accept" or "approve" or "sign" && k.C.Modal is "will" or "would" && k.C.Conditions.Exists(n => k.C.Sentence.Lower(n.First) == "unless"), To("offer_conditioned", Stance.Open)),
        new("deed denied", "Chad will not sign the treaty. => proposal_rejected", k => k.C.Negated && k.C.Rule.Negated == Negation.Skip,
            k => k.C.Rule.Type == "agreement_reached" ? k with { Type = "proposal_rejected", Stance = Stance.Opposes } : k with { Type = "stance_stated", Stance = k.C.Rule.Type is "concession_made" or "action_taken" or "proposal_floated" ? k.Stance : Stance.Supports }),
        new("agreement to come", "Chad will sign the treaty. => stance_stated", k => k.Type == "agreement_reached" && k.C.Modal is not null, k => k with { Type = k.C.Conditions.Count > 0 ? "offer_conditioned" : "stance_stated" }),
        new("back on a condition", "Chad will be back at the table if Libya pays. => offer_conditioned", k => k.Type == "talks_scheduled" && (k.C.Rule.Id == "back-at-table" || Lemma(k) is "return" or "come" or "go") && k.C.Conditions.Count > 0, To("offer_conditioned", Stance.Supports)),

        // What clauses without words of acting tell.
        new("own need", "\"We have to build the dam,\" the Chadian government said. => stance_stated", k => k.C.Rule.Id == "must" && k.C.Modal is "have" or "need" && Subject(k.C) is >= 0 and var needy && k.C.Sentence.Lower(needy) is "we" or "i" or "it", To("stance_stated")),
        new("statement with unless", "The dam could fail unless Libya pays, the Chadian government said. => threat_made", k => k.C.Rule.Id == "statement" && !Clauses.IsNegated(k.C.Sentence, k.C.Head) && HasAdverse(k.C) && Clauses.Modal(k.C.Sentence, k.C.Head) is "will" or "would" or "could" or "may" or "might", To("threat_made")),
        new("terms of its offer", "Chad offered to widen the dam. The dam would be deepened, the Chadian government said. => proposal_floated", k => k.C.Rule.Id == "passive-will" && k.Type == "stance_stated" && k.Stance > Stance.Undecided && k.FollowsOffer, To("proposal_floated")),
        new("done on a condition", "The dam will be widened if Libya pays, the Chadian government said. => offer_conditioned", k => k.C.Rule.Id == "passive-will" && k.C.Conditions.Count > 0 && k.Stance > Stance.Undecided, To("offer_conditioned")),
        new("walked away", "Chad walked away from the treaty. => action_taken", k => k.C.Rule.Id == "walk-away" && k.C.Modal is null && k.C.Sentence.Tokens[k.C.Head].Xpos is "VBD" or "VBN", To("action_taken", Stance.Opposes)),
        new("deed, not talks", "The Chadian union walked out on Monday. => action_taken", k => k.Type == "talks_suspended" && k.Stance != Stance.None, To("action_taken")),

        new("terms of what was struck", "The compromise, reached by Chad on Monday, provides for the dam. => agreement_reached", k => k.Type == "proposal_floated" && k.C.Kind == 'V' && Terms.IsStruck(k.C), To("agreement_reached")),
        new("end on a condition", "\"If the dam is built the talks would end,\" the Chadian government said. => threat_made", k => k.C.Rule.Id == "statement" && k.C.Conditions.Count > 0 && IsEnd(k.C), To("threat_made")),

        // Whether it is good or harm that somebody will do.
        new("cut that is no relief", "Chad plans to halve duties on the fund. => stance_stated", k => k.C.Rule.Id == "relieve" && k.Type == "offer_made" && k.Stance is Stance.Opposes && k.Issue is { } cut && !Signs.IsHarm(cut), To("stance_stated")),
        new("harm announced", "Chad will broaden the strike. => threat_made", k => k.Type == "offer_made" && k.C.Rule.Id is "own-will" or "will-do" && !IsWords(k.C) && k.Issue is { } harm && Signs.IsHarm(harm), To("threat_made")),
        new("harm forgone", "Chad will not block the dam. => offer_made", k => k.C.Rule.Id == "own-will-not" && IsSparing(k.C) && !(k.Issue is { } spared && Signs.IsHarm(spared)), k => k with { Type = k.C.Conditions.Count > 0 ? "offer_conditioned" : "offer_made", Stance = Polarity.Opposite(k.Stance) }),
        // "will retaliate" tells no side of what it answers
        new("will do harm", "Chad will attack the dam. => threat_made", k => k.Type is "offer_made" or "offer_conditioned" && k.C.Rule.Id == "own-will" && IsThreat(k.C),
            k => k with { Type = "threat_made", Stance = k.C.Sentence.Child(k.C.Head, "obj") < 0 && Retaliating.Contains(Lemma(k)) ? Stance.None : k.Stance }),
        new("harm to be done", "The dam will be attacked, the Chadian government said. => threat_made", k => k.C.Rule.Id == "passive-will" && !k.C.Negated && Attacking.Contains(Lemma(k)), To("threat_made")),

        // Whose doing is wanted, believed, forecast or blamed.
        new("expects it to come", "Chad expects the dam to be finished soon. => stance_stated", k => k.C.Rule.Id == "want-others" && k.Type == "demand_made" && Lemma(k) == "expect" && !WantsOthers(k.C), To("stance_stated")),
        new("wants others to", "Chad hopes for Libya to widen the dam. => demand_made", k => k.C.Rule.Id == "want" && WantsOthers(k.C), To("demand_made")),
        new("warned not to", "Chad warned Libya in a letter of May not to build the dam. => demand_made", k => k.C.Rule.Id == "warn" && WarnsOff(k.C), To("demand_made")),
        new("answer forecast", "Chad is expected to approve the dam. => stance_stated", k => k.Type is "proposal_accepted" or "proposal_rejected" && Told.IsForecast(k.C), To("stance_stated")),
        new("belief", "Chad believes that it will pay for the dam. => stance_stated", k => k.Type == "offer_made" && k.C.Rule.Id is "own-will" or "own-could" or "will-do" && Terms.IsOpinion(k.C), To("stance_stated")),
        new("bad conduct", "Libya has been irresponsible, the Chadian government said. => accusation_made", k => k.C.Rule.Id == "bad-idea" && !k.C.Negated && Clauses.Subject(k.C.Sentence, k.C.Predicate, 0) is >= 0 and var blamed && k.C.Sentence.MentionAt(blamed) is { } other && other.Actor != k.Actor.Actor, To("accusation_made", Stance.None)),
        new("claims of another", "Chad claims that Libya is draining the dam. => accusation_made", k => k.C.Rule.Id == "claim" && IsOfOthersDeed(k), To("accusation_made", Stance.None)),
        new("bad faith", "The dam is a ploy, the Chadian government said. => accusation_made", k => k.Type == "stance_stated" && k.C.Rule.Id is "statement" or "bad-idea" or "call-bad" && IsBadFaith(k.C), To("accusation_made")),
        new("warned of", "Chad warned of the dangers of the dam. => stance_stated", k => k.C.Rule.Id == "warn" && k.Type == "threat_made" && IsOfRisk(k.C), To("stance_stated", Stance.Wary)),
        new("left a treaty", "Libya pulled out of the deal. => action_taken", k => k.C.Rule.Id == "withdraw-offer" && k.Type == "offer_withdrawn" && !Told.IsAhead(k.C) && k.C.Modal is null && IsLeavingDeal(k.C), To("action_taken")),
        new("no progress", "There has been no progress on the dam, the Chadian government said. => doubt_raised", k => k.C.Rule.Id == "statement" && IsStandstill(k.C), To("doubt_raised", Stance.Wary)),
        new("how it should be", "The focus should be on the dam, the Chadian government said. => stance_stated", k => k.C.Rule.Id == "must" && k.Type == "demand_made" && IsHowThingsShouldBe(k.C), To("stance_stated")),
        new("not meant", "The drought does not mean that the dam must be drained, the Chadian government said. => stance_stated", k => k.C.Rule.Id == "must" && ModalFinder.IsMeant(k.C.Sentence, k.C.Head), To("stance_stated")),
        new("bad for something", "The dam would undermine the harvest, the Chadian government said. => stance_stated", k => k.C.Rule.Id == "breach-charge" && k.C.Kind == 'V' && IsOfThing(k.C), To("stance_stated", Stance.Opposes)),
        new("will, but gives nothing", "Chad will widen the dam. => stance_stated", k => k.Type == "offer_made" && k.C.Rule.Id is "own-will" or "own-could" && !Giving.Contains(Lemma(k)), To("stance_stated")),
        new("will talk", "Chad will continue the dialogue on the dam. => talks_scheduled", k => k.C.Rule.Id is "own-will" or "will-do" && Terms.IsTalking(k.C), To("talks_scheduled", Stance.None)),
        // with whoever is to have it
        new("agrees to do", "Chad agreed to build the dam. => agreement_reached", k => k.Type == "proposal_accepted" && k.C.Kind == 'V' && !k.C.Negated && k.C.Modal is null && Lemma(k) == "agree" && IsToDo(k.C) && !AboutProposal(k.C), To("agreement_reached")),
        new("agrees to propose", "Chad agreed to propose a dam. => proposal_floated", k => k.Type is "proposal_accepted" or "agreement_reached" && Lemma(k) == "agree" && k.C.Sentence.Child(k.C.Head, "xcomp") is >= 0 and var put && k.C.Sentence.Tokens[put].Lemma is "propose" or "recommend" or "suggest" or "submit", To("proposal_floated")),
        new("harm stated", "\"We would respond with strikes,\" the Chadian union said. => threat_made", k => k.C.Rule.Id == "statement" && IsOwnHarm(k), To("threat_made", Stance.Supports)),
        new("answer announced", "\"If the dam is touched our response will be hard,\" the Chadian government said. => threat_made", k => k.C.Rule.Id == "statement" && IsRetaliation(k.C), To("threat_made", Stance.None)),
        new("should not be doing it", "\"They shouldn't be building the dam,\" the Chadian government said. => accusation_made", k => k.C.Rule.Id == "must" && k.Type == "demand_made" && IsReproach(k.C), To("accusation_made", Stance.None)),
        new("own duty", "Chad must build the dam, the Chadian government said. => stance_stated", k => k.C.Rule.Id == "must" && IsOwnDuty(k.C), To("stance_stated")),
        new("wants a deal", "Chad wants a deal. => stance_stated", k => k.C.Rule.Id == "want-others" && k.Type == "demand_made" && !WantsOthers(k.C) && Terms.IsDeal(k.C), To("stance_stated")),
        new("terms of a deal or plan", "Under the deal, Chad will widen the dam. => agreement_reached", k => k.Type is "offer_made" or "stance_stated" or "threat_made" && (k.C.Rule.Ahead is not null || k.C.Rule.Id is "own-will" or "passive-will" or "will-do") && k.C.Modal is "will" or "would" or "shall" && Terms.Of(k.C) is not null,
            k => k with { Type = Terms.Of(k.C)!, Stance = k.Stance == Stance.None ? Stance.Supports : k.Stance }),
    ];

    /// <summary>What all turns make of an act, and the names of those that turned it.</summary>
    public static (Kind Kind, List<string> Turned) Of(Kind kind)
    {
        var turned = new List<string>();
        foreach (var turn in All)
        {
            if (!turn.When(kind))
                continue;
            kind = turn.Becomes(kind);
            turned.Add(turn.Name);
        }

        return (kind, turned);
    }

    private static Func<Kind, Kind> To(string type) => k => k with { Type = type };

    private static Func<Kind, Kind> To(string type, Stance stance) => k => k with { Type = type, Stance = stance };

    private static string Lemma(Kind k) => k.C.Sentence.Tokens[k.C.Head].Lemma;

    private static int Subject(Candidate c) => Clauses.Subject(c.Sentence, c.Head, 0);
}
