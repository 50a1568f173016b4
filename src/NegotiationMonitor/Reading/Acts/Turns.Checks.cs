using System.Collections.Frozen;
using NegotiationMonitor.Reading.Names;
using NegotiationMonitor.Reading.Text;

namespace NegotiationMonitor.Reading.Acts;

// What the turns ask of a clause.
internal static partial class Turns
{
    // What is done in bad faith.
    private static readonly FrozenSet<string> BadFaith = ("pretext ploy excuse smokescreen stunt lie provocation blackmail extortion theft robbery betrayal sham farce charade gimmick trick deception deceit propaganda hypocrisy aggression terrorism warfare "
        + "intimidation coercion sabotage piracy interference meddling violation breach crime").Split(' ').ToFrozenSet(StringComparer.Ordinal);

    // What one warns of without meaning to bring it about.
    private static readonly FrozenSet<string> Risks = "risk danger implication repercussion effect impact fallout pitfall side-effect intention ambition threat harm damage hazard cost".Split(' ').ToFrozenSet(StringComparer.Ordinal);

    private static bool IsSparing(Candidate c) => c.Sentence.Tokens[c.Head].Lemma is "attack" or "strike" or "invade" or "sue" or "block" or "veto" or "retaliate" or "boycott" or "obstruct" or "object" or "oppose" or "interfere";

    // "will retaliate", "would suspend its own compliance", "…, he warned"
    private static bool IsThreat(Candidate c)
    {
        var s = c.Sentence;
        if (c.Voice is { Verb: >= 0 and var verb } && s.Tokens[verb].Lemma is "warn" or "threaten" && c.Voice.Speaker is { } speaker && c.Actors.Any(a => a.Actor == speaker.Actor))
            return true;
        return s.Tokens[c.Head].Lemma is "suspend" or "retaliate" or "strike" or "attack" or "quit" or "veto" or "sue" or "boycott" or "expel" or "fight" or "hit" or "punish" or "destroy" or "walk" or "sanction" or "respond" or "target" or "arrest" or "seize" or "bomb" or "shell" or "deport" or "topple" or "deny" or "ground"
            || (s.Tokens[c.Head].Lemma is "impose" or "block" or "halt" or "freeze" or "withdraw" or "leave" or "cut" or "close" or "withhold" && !c.Negated && c.Conditions.Exists(k => Conditionals.IsAdverse(s, k)));
    }

    /// <summary>Whether a negated demand tells what its party does not want, now or from now on: "doesn't want a delay", "would not insist on it". What it did not demand once tells nothing.</summary>
    public static bool IsUnwanted(Candidate c) =>
        c.Kind == 'V' && c.Rule.Id is "want-others" or "demand" && (c.Modal is "will" or "would" || (c.Modal is null && !c.Sentence.Children[c.Predicate].Exists(k => c.Sentence.Lower(k) is "did" or "had" or "has" or "have")));

    private static bool IsGivingUp(Candidate c) => c.Modal is "will" or "would" && c.Sentence.Tokens[c.Head].Lemma is "insist" or "press" or "push" or "hold" or "demand";

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
    // … unless rebels say what their state must do.
    private static bool IsOwnDuty(Candidate c) =>
        Clauses.Subject(c.Sentence, c.Head, 0) is >= 0 and var subject && (c.Sentence.Lower(subject) is "we" or "i" || (c.Sentence.MentionAt(subject) is { } self && c.Actors.Any(a => a.Actor == self.Actor) && !(c.Voice is { Subject: >= 0 } told && Folk.IsRebel(c.Sentence.Tokens[told.Subject].Lemma))));

    // "It can no longer be justified": a thing is not, whoever says so gives nothing up.
    private static bool IsOfPatient(Candidate c) =>
        c.Kind == 'V' && Clauses.IsPassive(c.Sentence, c.Head) && Clauses.ByAgent(c.Sentence, c.Head) < 0 && !(c.Sentence.Child(c.Head, "nsubj:pass", "nsubj") is >= 0 and var subject && c.Sentence.MentionAt(subject) is not null);

    /// <summary>Whether it is negated as "no longer".</summary>
    public static bool NoLonger(Candidate c)
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

    // "agreed with Libya to build it"
    private static bool IsWithParty(Candidate c)
    {
        for (var i = c.Head + 1; i + 1 < c.Sentence.Tokens.Length && i < c.Head + 4 && c.Sentence.Tokens[i].Upos != "PUNCT"; i++)
        {
            if (c.Sentence.Lower(i) == "with")
                return c.Sentence.Mentions.Exists(m => m.First > i && m.First <= i + 2 && !c.Actors.Any(a => a.Actor == m.Actor));
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

    // "warned London not to trust him": what somebody else is to leave alone
    private static bool WarnsOff(Candidate c)
    {
        var s = c.Sentence;
        for (var i = c.Head + 2; i + 1 < s.Tokens.Length && i < c.Head + 9 && s.Tokens[i].Form is not ("," or "." or ";") && s.Tokens[i].Upos is not ("SCONJ" or "VERB"); i++)
        {
            if (s.Lower(i) == "not" && s.Lower(i + 1) == "to")
                return true;
        }

        return false;
    }

    // "the pact would undermine the economy": what a thing does is no conduct
    private static bool IsOfThing(Candidate c)
    {
        var s = c.Sentence;
        return Subject(c) is >= 0 and var thing && s.Tokens[thing] is { Upos: "NOUN", Lemma: var noun } && s.MentionAt(thing) is null && !Nouns.IsSomebody(noun) && !StatementFinder.IsConduct(s, thing)
            && (Clauses.Modal(s, c.Head) is not null || s.Child(thing, "nmod:poss") < 0);
    }

    // "will explain the sanctions to the press": words are no deeds
    private static bool IsWords(Candidate c) => Talking.Contains(c.Sentence.Tokens[c.Head].Lemma);

    // "without it we would pay more": that speaks for it
    private static bool IsLossWithout(Candidate c) =>
        c.Sentence.Tokens[c.Head].Lemma is "pay" or "lose" or "suffer" or "face" or "forfeit" or "struggle"
        && c.Sentence.Children[c.Head].Exists(k => ArticleSentence.Is(c.Sentence.Tokens[k].Relation, "obl") && c.Sentence.Child(k, "case") is >= 0 and var without && c.Sentence.Lower(without) == "without");

    // "the talks would be over": what is said of talks and deals to come
    private static bool IsEnd(Candidate c)
    {
        var s = c.Sentence;
        if (Clauses.Modal(s, c.Head) is not ("will" or "would") || Clauses.IsNegated(s, c.Head) || Subject(c) is not (>= 0 and var ended))
            return false;
        return (Gatherings.Is(s, ended) || WordClasses.Of("deal").Contains(s.Tokens[ended].Lemma))
            && (s.Tokens[c.Head].Lemma is "end" or "stop" or "cease" or "collapse" or "fail" || s.Lower(c.Head) is "over" or "off" or "dead" or "finished");
    }

    // "they should not be doing that", said of others: they are doing it
    private static bool IsReproach(Candidate c)
    {
        var s = c.Sentence;
        return c.Negated && c.Modal is "should" or "ought" && s.Tokens[c.Head].Xpos == "VBG" && s.Children[c.Head].Exists(k => s.Lower(k) == "be" && s.Tokens[k].Relation == "aux") && !IsOwnDuty(c);
    }

    // "our response will be harsher", "violence will be met with violence"
    private static bool IsRetaliation(Candidate c)
    {
        var s = c.Sentence;
        return Clauses.Modal(s, c.Head) is "will" or "would" && !Clauses.IsNegated(s, c.Head)
            && ((Subject(c) is >= 0 and var answer && s.Tokens[answer].Lemma is "response" or "retaliation" or "reprisal" or "revenge" or "reaction" && s.Child(answer, "nmod:poss") is >= 0 and var whose && s.Lower(whose) is "our" or "my")
                || (s.Tokens[c.Head].Lemma == "meet" && Clauses.IsPassive(s, c.Head) && s.Child(c.Head, "obl") is >= 0 and var means && s.Tokens[means].Lemma is "violence" or "force" or "fire" or "retaliation" or "response" or "reprisal" or "resistance" or "reaction"));
    }

    // "up to Oman to lift the ban": not whether to, nor what to decide
    private static bool IsUpToDo(Candidate c)
    {
        var s = c.Sentence;
        for (var i = c.Last + 2; i + 1 < s.Tokens.Length && i < c.Last + 7; i++)
        {
            if (s.Lower(i) == "to" && s.Tokens[i + 1].Xpos == "VB")
                return s.MentionAt(i - 1) is not null && s.Tokens[i + 1].Lemma is not ("decide" or "judge" or "choose" or "determine" or "say" or "answer" or "explain" or "settle" or "set" or "define" or "vote" or "assess" or "comment");
        }

        return false;
    }

    private static bool HasAdverse(Candidate c) => c.Conditions.Exists(k => Conditionals.IsAdverse(c.Sentence, k));

    // "the union would react with strikes"
    private static bool IsOwnHarm(Kind k)
    {
        var s = k.C.Sentence;
        return Clauses.Modal(s, k.C.Head) is "will" or "would" && k.Issue is { } hurt && Signs.IsHarm(hurt) && Subject(k.C) is >= 0 and var doer && s.Tokens[k.C.Head].Upos == "VERB" && !Clauses.IsNegated(s, k.C.Head)
            && (s.Lower(doer) == "we" || (s.MentionAt(doer) is { } same && same.Actor == k.Actor.Actor));
    }

    // "agreed to build it", "agreed last year to build it"
    private static bool IsToDo(Candidate c) =>
        c.Sentence.Children[c.Head].Exists(k => k > c.Head && c.Sentence.Tokens[k] is { Relation: "xcomp" or "advcl", Xpos: "VB" });

    // "claims that Libya is draining it": what another does, not what it would do or has not done
    private static bool IsOfOthersDeed(Kind k)
    {
        var s = k.C.Sentence;
        return s.Child(k.C.Head, "ccomp") is >= 0 and var deed && s.Tokens[deed].Upos == "VERB" && Clauses.Modal(s, deed) is null && !Clauses.IsPassive(s, deed)
            && s.Child(deed, "nsubj") is >= 0 and var doer && s.MentionAt(doer) is { } other && other.Actor != k.Actor.Actor;
    }

    // "is a pretext", "called it blackmail", "would be in violation of the treaty": whoever does so is blamed
    private static bool IsBadFaith(Candidate c) =>
        !Clauses.IsNegated(c.Sentence, c.Predicate) && Clauses.Modal(c.Sentence, c.Predicate) is null && new[] { c.Head, c.Last }.Any(i => c.Sentence.Tokens[i] is { Upos: "NOUN", Lemma: var noun } && BadFaith.Contains(noun));

    // "warned of the risks", "warned about its intentions": no harm that it would do itself
    private static bool IsOfRisk(Candidate c)
    {
        var s = c.Sentence;
        return c.Kind == 'V' && s.Child(c.Head, "ccomp", "xcomp") < 0 && s.Children[c.Head].Exists(k => k > c.Head && s.Tokens[k] is { Upos: "NOUN", Relation: "obl", Lemma: var risk } && s.Child(k, "case") is >= 0 and var of && s.Lower(of) is "of" or "about"
            && (Risks.Contains(risk) || s.Lower(of) == "about"));
    }

    // "pulled out of the accord": that was no offer
    private static bool IsLeavingDeal(Candidate c)
    {
        var s = c.Sentence;
        return c.Kind == 'V' && s.Tokens[c.Head].Lemma is "pull" or "back" or "withdraw" && s.Children[c.Head].Exists(k => k > c.Head && ArticleSentence.Is(s.Tokens[k].Relation, "obl") && WordClasses.Of("deal").Contains(s.Tokens[k].Lemma));
    }

    // "there was no progress", "made no headway"
    private static bool IsStandstill(Candidate c)
    {
        var s = c.Sentence;
        return Enumerable.Range(c.About.First, c.About.Last - c.About.First + 1).Any(i => s.Tokens[i].Lemma is "progress" or "headway" or "movement" or "breakthrough" && s.Child(i, "det") is >= 0 and var no && s.Lower(no) == "no"
            && (i == c.Head || s.Tokens[i].Head == c.Head));
    }

    // "the answer must be to help", "the focus should be on the talks", "people who should not go free": nobody is told to do anything
    private static bool IsHowThingsShouldBe(Candidate c)
    {
        var s = c.Sentence;
        if (s.Child(c.Head, "nsubj", "nsubj:pass") is not (>= 0 and var subject) || s.MentionAt(subject) is not null)
            return false;
        return (s.Tokens[c.Head].Relation == "acl:relcl" && s.Lower(subject) is "who" or "that" or "which") || (s.Tokens[subject].Upos == "NOUN" && !Nouns.IsSomebody(s.Tokens[subject].Lemma) && s.Child(c.Head, "cop") >= 0 && s.Tokens[c.Head].Upos != "VERB");
    }
}
