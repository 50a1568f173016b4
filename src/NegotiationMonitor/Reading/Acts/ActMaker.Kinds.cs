using System.Collections.Frozen;
using NegotiationMonitor.Articles;
using NegotiationMonitor.Reading.Issues;
using NegotiationMonitor.Reading.Names;
using NegotiationMonitor.Reading.Text;

namespace NegotiationMonitor.Reading.Acts;

/// <summary>Which kind of act it is, after all that its clause says.</summary>
internal sealed partial class ActMaker
{
    // What one does for others: "will send", "could pay". Whatever else a party will do tells its stance, and offers nobody anything.
    private static readonly FrozenSet<string> Giving = ("allocate allow assist back build buy cede commit contribute cover deliver deploy dispatch donate equip extend finance free fund give grant guarantee hand help host invest join "
        + "lend lift participate pay pledge protect provide purchase raise redeem release repay return sell send share spend supply support train transfer withdraw").Split(' ').ToFrozenSet(StringComparer.Ordinal);

    private Draft Draft(Candidate c, Party actor, string? issue, Stance stance, IssueChoice choice)
    {
        var type = c.Rule.Type;
        if (c.Rule.ProposalType is { } proposal && AboutProposal(c))
            type = proposal;
        var stated = type is "stance_stated" or "proposal_rejected" or "demand_made";
        if (c.Negated && stated && NoLonger(c))
            type = "concession_made";
        else if (c.Negated && type == "proposal_accepted")
            type = AboutProposal(c) ? "proposal_rejected" : "stance_stated";
        else if (type is "proposal_accepted" && c.Actors.Count > 1 && c.Sentence.Tokens[c.Head].Lemma == "agree")
            type = "agreement_reached";
        else if (type == "agreement_reached" && c.Actors.Count == 1 && c.Sentence.Tokens[c.Head].Lemma == "agree" && !With(c) && !IsOfAll(c))
            type = "proposal_accepted";
        if (type == "offer_made" && stance is Stance.Opposes or Stance.RulesOut or Stance.Wary)
            type = "stance_stated";
        if (type == "talks_held" && Told.IsAhead(c))
            type = "talks_scheduled";
        if (type == "stance_stated" && c.Actors.Count > 1 && c.Sentence.Tokens[c.Head].Lemma == "decide")
            type = "agreement_reached";
        if (c.Rule.Ahead is { } ahead && Told.IsAhead(c))
            type = ahead;
        if (type is "offer_made" or "offer_conditioned" && c.Negated)
            type = NoLonger(c) ? "offer_withdrawn" : "stance_stated";
        if (c.Conditions.Count > 0 && type is "offer_made" or "proposal_accepted")
            type = c.Modal is "will" or "would" or "shall" or "could" or "may" && c.Conditions.Exists(k => Conditionals.IsAdverse(c.Sentence, k)) ? "threat_made" : "offer_conditioned";
        if (type is "stance_stated" or "proposal_rejected" or "action_taken" && !c.Negated && c.Modal is "will" or "would" && c.Conditions.Exists(k => c.Sentence.Lower(k.First) == "unless"))
            type = "threat_made";
        if (c.Negated && c.Rule.Negated == Negation.Skip)
            (type, stance) = c.Rule.Type == "agreement_reached" ? ("proposal_rejected", Stance.Opposes) : ("stance_stated", c.Rule.Type is "concession_made" or "action_taken" ? stance : Stance.Supports);
        else if (type == "agreement_reached" && c.Modal is not null)
            type = c.Conditions.Count > 0 ? "offer_conditioned" : "stance_stated";
        // "if there is a deal, we will be back at the table"
        if (type == "talks_scheduled" && c.Rule.Id == "back-at-table" && c.Conditions.Count > 0)
            (type, stance) = ("offer_conditioned", Stance.Supports);
        // "we have to go step by step": its own need, no demand on others
        if (c.Rule.Id == "must" && c.Modal is "have" or "need" && Clauses.Subject(c.Sentence, c.Head, 0) is >= 0 and var needy && c.Sentence.Lower(needy) is "we" or "i" or "it")
            type = "stance_stated";
        // "there could be more walkouts unless …"
        if (c.Rule.Id == "statement" && c.Conditions.Exists(k => Conditionals.IsAdverse(c.Sentence, k)) && Clauses.Modal(c.Sentence, c.Head) is "will" or "would" or "could" or "may" or "might")
            type = "threat_made";
        // "The wages would be raised, it said", right after its offer was told
        if (c.Rule.Id == "passive-will" && type == "stance_stated" && stance > Stance.Undecided && _offers.TryGetValue(actor.Actor, out var earlier) && c.Sentence.Index - earlier[0].Candidate.Sentence.Index is 0 or 1 or 2)
            type = "proposal_floated";
        if (c.Rule.Id == "passive-will" && c.Conditions.Count > 0 && stance > Stance.Undecided)
            type = "offer_conditioned";
        if (type == "talks_suspended" && stance != Stance.None)
            type = "action_taken";
        if (type is "offer_made" && c.Rule.Id is "own-will" or "will-do" && IssueOf(issue) is { } harm && Signs.IsHarm(harm))
            type = "threat_made";
        // "will not attack them", "would not block the accession"
        if (c.Rule.Id == "own-will-not" && IsSparing(c) && !(IssueOf(issue) is { } spared && Signs.IsHarm(spared)))
            (type, stance) = (c.Conditions.Count > 0 ? "offer_conditioned" : "offer_made", Polarity.Opposite(stance));
        if (type is "offer_made" or "offer_conditioned" && c.Rule.Id is "own-will" && IsThreat(c))
        {
            type = "threat_made";
            // "will retaliate" tells no side of what it answers
            if (c.Sentence.Child(c.Head, "obj") < 0 && c.Sentence.Tokens[c.Head].Lemma is "retaliate" or "respond" or "strike" or "attack" or "fight" or "hit")
                stance = Stance.None;
        }

        if (c.Rule.Id == "want" && WantsOthers(c))
            type = "demand_made";
        if (type is "proposal_accepted" or "proposal_rejected" && Told.IsForecast(c))
            type = "stance_stated";
        // "believes that it will get the loan"
        if (type == "offer_made" && c.Rule.Id is "own-will" or "own-could" or "will-do" && Terms.IsOpinion(c))
            type = "stance_stated";
        // "Chile had been reckless, the minister said"
        if (c.Rule.Id == "bad-idea" && !c.Negated && Clauses.Subject(c.Sentence, c.Predicate, 0) is >= 0 and var blamed && c.Sentence.MentionAt(blamed) is { } other && other.Actor != actor.Actor)
            (type, stance) = ("accusation_made", Stance.None);
        if (type == "offer_made" && c.Rule.Id is "own-will" or "own-could" && !Giving.Contains(c.Sentence.Tokens[c.Head].Lemma))
            type = "stance_stated";
        if (c.Rule.Id is "own-will" or "will-do" && Terms.IsTalking(c))
            (type, stance) = ("talks_scheduled", Stance.None);
        // "agreed to propose a new formula"
        if (type is "proposal_accepted" or "agreement_reached" && c.Sentence.Tokens[c.Head].Lemma == "agree" && c.Sentence.Child(c.Head, "xcomp") is >= 0 and var put && c.Sentence.Tokens[put].Lemma is "propose" or "recommend" or "suggest" or "submit")
            type = "proposal_floated";
        // "the union would react with strikes"
        if (c.Rule.Id == "statement" && Clauses.Modal(c.Sentence, c.Head) is "will" or "would" && IssueOf(issue) is { } hurt && Signs.IsHarm(hurt) && Clauses.Subject(c.Sentence, c.Head, 0) is >= 0 and var doer && c.Sentence.Tokens[c.Head].Upos == "VERB" && !Clauses.IsNegated(c.Sentence, c.Head)
            && (c.Sentence.Lower(doer) == "we" || (c.Sentence.MentionAt(doer) is { } same && same.Actor == actor.Actor)))
        {
            (type, stance) = ("threat_made", Stance.Supports);
        }

        if (c.Rule.Id == "must" && IsOwnDuty(c))
            type = "stance_stated";
        if (c.Rule.Id == "want-others" && type == "demand_made" && !WantsOthers(c) && Terms.IsDeal(c))
            type = "stance_stated";
        if (type is "offer_made" or "stance_stated" or "threat_made" && (c.Rule.Ahead is not null || c.Rule.Id is "own-will" or "passive-will" or "will-do") && c.Modal is "will" or "would" or "shall" && Terms.Of(c) is { } terms)
            (type, stance) = (terms, stance == Stance.None ? Stance.Supports : stance);
        return new Draft(c, type, actor, issue, stance) { Conditions = [.. c.Conditions], Evidence = Evidence(c), Choice = choice };
    }

    private static bool IsSparing(Candidate c) => c.Sentence.Tokens[c.Head].Lemma is "attack" or "strike" or "invade" or "sue" or "block" or "veto" or "retaliate" or "boycott" or "obstruct" or "object" or "oppose" or "interfere";

    // "will retaliate", "would suspend its own compliance", "…, he warned"
    private static bool IsThreat(Candidate c)
    {
        var s = c.Sentence;
        if (c.Voice is { Verb: >= 0 and var verb } && s.Tokens[verb].Lemma is "warn" or "threaten" && c.Voice.Speaker is { } speaker && c.Actors.Any(a => a.Actor == speaker.Actor))
            return true;
        return s.Tokens[c.Head].Lemma is "suspend" or "retaliate" or "strike" or "attack" or "quit" or "veto" or "sue" or "boycott" or "expel" or "fight" or "hit" or "punish" or "destroy" or "walk" or "sanction" or "respond"
            || (s.Tokens[c.Head].Lemma is "impose" or "block" or "halt" or "freeze" or "withdraw" or "leave" or "cut" or "close" or "withhold" && !c.Negated && c.Conditions.Exists(k => Conditionals.IsAdverse(s, k)));
    }

    // "want the government to withdraw": somebody else is to do it.
    private static bool WantsOthers(Candidate c)
    {
        var s = c.Sentence;
        for (var i = c.Head + 1; i < s.Tokens.Length && i < c.Head + 7 && s.Tokens[i].Form is not ("," or "." or ";"); i++)
        {
            if (s.Lower(i) == "to")
                return i > c.Head + 1 && s.Mentions.Exists(m => m.First > c.Head && m.Last < i);
        }

        return false;
    }

    // "the pair agreed a tariff", "both sides agreed": all of them
    private static bool IsOfAll(Candidate c) =>
        c.ActorToken >= 0 && (c.Sentence.Tokens[c.ActorToken].Lemma is "pair" or "side" or "both" or "two" or "delegation" or "leader" or "party" or "negotiator" || c.Sentence.Lower(c.ActorToken) is "they" or "both")
        || (Clauses.Subject(c.Sentence, c.Head, 0) is >= 0 and var subject && c.Sentence.Tokens[subject].Lemma is "pair" or "side" or "both" or "two");

    // "we have to take a step at a time": its own duty is no demand.
    private static bool IsOwnDuty(Candidate c) =>
        Clauses.Subject(c.Sentence, c.Head, 0) is >= 0 and var subject && (c.Sentence.Lower(subject) is "we" or "i" || (c.Sentence.MentionAt(subject) is { } self && c.Actors.Any(a => a.Actor == self.Actor)));

    private static bool NoLonger(Candidate c)
    {
        for (var i = Math.Max(1, c.Predicate - 4); i < Math.Max(c.Head, c.Predicate); i++)
        {
            if (c.Sentence.Lower(i) == "longer" && c.Sentence.Lower(i - 1) == "no")
                return true;
        }

        return false;
    }

    private static bool With(Candidate c)
    {
        for (var i = c.Head + 1; i < c.Sentence.Tokens.Length && i < c.Head + 4; i++)
        {
            if (c.Sentence.Lower(i) == "with")
                return true;
        }

        return false;
    }

    // A bare "Brussels refused" answers what was put forward before.
    private static bool AboutProposal(Candidate c)
    {
        if (c.Kind == 'V' && c.Rule.ProposalType is not null && c.Sentence.Child(c.Head, "obj", "xcomp", "ccomp", "obl", "nsubj:pass", "acl", "advcl") < 0)
            return true;
        // "the plan of March, which Hamas rejected"
        if (c.Kind == 'V' && c.Sentence.Tokens[c.Head] is { Relation: "acl:relcl", Head: >= 0 and var told } && c.Sentence.Child(c.Head, "obj") is >= 0 and var which && c.Sentence.Lower(which) is "which" or "that"
            && (Nouns.Proposals.Contains(c.Sentence.Tokens[told].Lemma) || c.Sentence.Tokens[told].Lemma == "one"))
        {
            return true;
        }

        for (var i = c.About.First; i <= c.About.Last; i++)
        {
            if (Nouns.Proposals.Contains(c.Sentence.Tokens[i].Lemma))
                return true;
        }

        return false;
    }
}
