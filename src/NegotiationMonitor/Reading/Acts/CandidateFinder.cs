using System.Collections.Frozen;
using NegotiationMonitor.Articles;
using NegotiationMonitor.Reading.Names;
using NegotiationMonitor.Reading.Text;
using NegotiationMonitor.Reading.Voices;

namespace NegotiationMonitor.Reading.Acts;

/// <summary>Finds the rules' words in a sentence, and who acts on what in each.</summary>
internal sealed class CandidateFinder(RuleBook rules, Clauses clauses)
{
    private static readonly FrozenSet<string> Reactions = ("afford reject refuse accept endorse consider call deem find regard dismiss welcome discuss study review examine assess criticise criticize condemn describe succeed fail trump beat top match oppose support back "
        + "receive await analyse analyze reconsider trust see like dislike resent ridicule attack interfere regret understand read block veto defeat approve ratify").Split(' ').ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string> Aspects = ("term purpose nature detail value merit rejection acceptance criticism version circumstance timing fate future success failure response reaction opposition support announcement aim point side heart core basis author aspect wording text cost")
        .Split(' ').ToFrozenSet(StringComparer.Ordinal);

    private const string Negated = "negated";

    private readonly ModalFinder _modals = new(rules, clauses);
    private readonly StatementFinder _statements = new(rules);
    private readonly RequirementFinder _requirements = new(rules);
    private readonly TriggerFinder _triggers = new(rules);
    private readonly ActorFinder _actors = new(clauses);
    private readonly EchoFinder _echoes = new(clauses);
    private readonly TermFinder _terms = new(rules, clauses);

    /// <summary>When set, collects what was found but is no act, and why.</summary>
    public List<string>? Dropped { get; set; }

    /// <summary>The candidates of a sentence, outer before inner, without those that only say what another one is about.</summary>
    public List<Candidate> Find(ArticleSentence s, IReadOnlyList<Voice> voices)
    {
        var found = new List<Candidate>();
        var conditions = Conditionals.Find(s);
        foreach (var head in OuterFirst(s))
        {
            var candidate = _triggers.At(s, head);
            if (candidate is null || candidate.Loose || ModalFinder.IsWindow(s, head) || ((candidate.Rule.Type is "offer_made" or "concession_made" or "proposal_accepted" or "agreement_reached" or "action_taken" || candidate.Rule is { Actor: ActorRole.Voice, AboutSubject: true }) && ModalFinder.IsDuty(s, head)) || (candidate is { Kind: 'V', Rule.Id: "stand-by" or "support" or "defend" } && ModalFinder.IsOwed(s, head)))
                candidate = _modals.At(s, head, voices) ?? candidate;
            if (candidate is null)
                continue;
            // What is only a condition is no act, and no other word of an act.
            if (Conditionals.Covers(conditions, head))
            {
                Dropped?.Add($"{candidate.Rule.Id} at {s.Tokens[head].Form}: a condition");
                continue;
            }

            var reason = Complete(candidate, found, voices);
            // "will not lift the ban": no deed, but what it will not do
            if (reason is not null && (candidate.Rule.Several || candidate.Rule.Id == "keep" || reason == Negated) && _modals.At(s, head, voices) is { } modal)
                (candidate, reason) = (modal, Complete(modal, found, voices));
            if (reason is null)
            {
                found.Add(candidate);
                _actors.Remember(candidate);
            }
            else
                Dropped?.Add($"{candidate.Rule.Id} at {s.Tokens[head].Form}: {reason}");
        }

        foreach (var voice in voices)
        {
            // "…," Lund said: his words stand within the sentence that tells them
            var outer = voices.Any(v => v.Speaker == voice.Speaker && v.First >= voice.First && v.Last <= voice.Last && v.Length < voice.Length);
            var (required, statement) = (_requirements.In(s, voice, found, conditions), outer ? null : _statements.In(s, voice, voices, found));
            if (required is not null)
            {
                // "Pull back," said to others, is not yet done
                found.RemoveAll(c => c.Head == required.Head);
                found.Add(required);
            }

            if (statement is not null && !(required is not null && statement.Weak))
                found.Add(statement);
            else if (required is null)
                found.AddRange(_statements.Beside(s, voice, voices, found).ToList());
        }

        // "Oslo warned that Riga would pay": Oslo's threat, not what Riga undertakes
        found.RemoveAll(c => c.Rule.Id == "own-will" && voices.Any(v => c.Head >= v.First && c.Head <= v.Last && v.Speaker is { } warner && c.Actors.All(a => a.Actor != warner.Actor) && found.Exists(o => o.Head == v.Verb && o.Rule.Id == "warn")));
        // "It could be recalled, they warn": what is warned of is the act
        found.RemoveAll(c => c is { Kind: 'V', Rule.Id: "warn" } && voices.Any(v => v.Verb == c.Head && found.Exists(o => o != c && o.Head >= v.First && o.Head <= v.Last && o.Rule.Id != "statement")));
        found.AddRange(_echoes.In(s, found));
        found.AddRange(_terms.In(s, found, voices));
        found.Sort((a, b) => a.Head - b.Head);
        return found;
    }

    private static int[] OuterFirst(ArticleSentence s)
    {
        var (order, depths) = (new int[s.Tokens.Length], new int[s.Tokens.Length]);
        for (var i = 0; i < order.Length; i++)
            (order[i], depths[i]) = (i, (Depth(s, i) * order.Length) + i);
        Array.Sort(depths, order);
        return order;
    }

    private static int Depth(ArticleSentence s, int token)
    {
        var depth = 0;
        for (var at = s.Tokens[token].Head; at >= 0 && depth < 60; at = s.Tokens[at].Head)
            depth++;
        return depth;
    }

    // A word that only completes another candidate ("refused to accept") is no act of its own; an owned noun ("Trump's proposal") or a
    // clause with a subject of its own is.
    private bool Inside(List<Candidate> found, Candidate c)
    {
        var (s, head) = (c.Sentence, c.Head);
        foreach (var outer in found)
        {
            // "the bill would ban": the noun and its verb tell one act
            if ((head >= outer.Head && head <= outer.Last) || (outer.Rule == c.Rule && outer.ActorToken == head))
                return true;
            if (outer.Loose)
                continue;
            // "the offer, which was put forward in May": one act
            if (s.Tokens[head] is { Relation: "acl:relcl" } relative && relative.Head == outer.Head && outer.Kind == 'N' && PutsForward(outer.Rule) && PutsForward(c.Rule) && Clauses.IsPassive(s, head))
                return true;
            // "requires the neighbours' commitment": what is not there yet
            if (outer.Rule.Id == "requires" && c.Kind == 'N' && s.Tokens[head].Head == outer.Head && s.Tokens[head].Relation == "obj")
                return true;
            if (outer.Rule.Type == "accusation_made" && IsCharge(s, outer.Head, head))
                return true;
            // "threatened to hit back by closing the strait": how
            if (outer.Rule.Type is "threat_made" && c.Kind == 'V' && s.Tokens[head].Xpos == "VBG" && s.Child(head, "mark", "case") is >= 0 and var by && s.Lower(by) == "by" && s.Child(head, "nsubj") < 0 && IsBelow(s, outer.Head, head))
                return true;
            // "the demand that Japan lift its quotas", "asks it to open the door by lifting the ban": still to be done
            if (outer.Rule.Type == "demand_made" && c.Rule.Type == "action_taken" && c.Kind == 'V' && (s.Tokens[head].Xpos is "VB" or "VBP" or "VBG" or "VBZ" && s.Child(head, "aux") < 0 || IsToBe(s, head)) && IsBelow(s, outer.Head, head))
                return true;
            var governed = Governs(s, outer.Head, head) || (outer is { Kind: 'V', Rule.Type: "demand_made" } && IsAsked(s, outer.Head, head)) || (Answers(outer.Rule) && s.Child(outer.Head, "nsubj:pass") == head);
            if (!governed)
                continue;
            if (s.Tokens[head].Upos is "NOUN" or "PROPN" or "ADJ")
            {
                var owner = clauses.Owner(s, head);
                if (owner.Count > 0 && Answers(outer.Rule))
                    c.Loose = true;
                if (owner.Count == 0 || outer.Actors.Any(a => a.Actor == owner[0].Actor) || s.Tokens[head].Relation is "compound")
                    return true;
                continue;
            }

            // "went on strike, demanding higher pay"
            if (outer.Rule.Id == "strike" && c.Rule.Type == "demand_made" && s.Tokens[head].Xpos == "VBG")
                continue;
            // "warned that it would leave": the threat itself
            if (outer.Rule.Claims || (outer.Rule.Type == "threat_made" && c.Rule.Id is "own-will" or "own-could" or "own-will-not") || s.Child(head, "nsubj") is var subject && (subject < 0 || s.Tokens[subject].Relation == "nsubj:pass"))
                return true;
        }

        return false;
    }

    private static bool PutsForward(ActRule rule) => rule.Type is "proposal_floated" or "offer_made" or "demand_made";

    // "accused Oslo of blocking the deal and closing the strait": what somebody is charged with
    private static bool IsCharge(ArticleSentence s, int outer, int head)
    {
        for (var (at, depth) = (head, 0); at >= 0 && depth < 3 && s.Tokens[at].Xpos == "VBG" && s.Child(at, "nsubj") < 0; at = s.Tokens[at].Head, depth++)
        {
            if (s.Tokens[at].Head == outer && at > outer && s.Child(at, "mark", "case") is >= 0 and var of && s.Lower(of) is "of" or "for")
                return true;
            if (s.Tokens[at].Relation != "conj")
                return false;
        }

        return false;
    }

    // "that the ships be inspected"
    private static bool IsToBe(ArticleSentence s, int verb) => s.Child(verb, "aux:pass") is >= 0 and var be && s.Lower(be) == "be" && !s.Children[verb].Exists(k => s.Tokens[k].Relation == "aux");

    private static bool IsBelow(ArticleSentence s, int outer, int inner)
    {
        for (var (at, depth) = (inner, 0); at >= 0 && depth < 8 && !(ArticleSentence.Is(s.Tokens[at].Relation, "parataxis", "conj") && !IsToBe(s, at)) && s.Tokens[at].Relation != "acl:relcl"; at = s.Tokens[at].Head, depth++)
        {
            if (s.Tokens[at].Head == outer)
                return inner > outer;
        }

        return false;
    }

    // What is accepted or rejected was put forward before: told again only where it names an issue.
    private static bool Answers(ActRule rule) => rule.ProposalType is not null || rule.Type is "proposal_accepted" or "proposal_rejected" or "offer_withdrawn";

    private static bool Governs(ArticleSentence s, int outer, int inner)
    {
        for (var (at, depth) = (inner, 0); at >= 0 && depth < 30; at = s.Tokens[at].Head, depth++)
        {
            if (at == outer)
                return true;
            var relation = s.Tokens[at].Relation;
            if (ArticleSentence.Is(relation, "conj", "parataxis", "advcl", "nsubj") || relation == "acl:relcl")
                return false;
        }

        return false;
    }

    // "little support", "scant enthusiasm"
    private static bool IsScant(Candidate c) =>
        c.Rule is { Type: "stance_stated", Stance: Stance.Supports } && c.Sentence.Children[c.Head].Exists(k => k < c.Head && c.Sentence.Lower(k) is "little" or "scant" or "limited" or "minimal");

    // "has no problem with it", "has no objection to the text"
    private static bool HasNone(Candidate c) =>
        c.Kind == 'V' && c.Sentence.Tokens[c.Head].Lemma is "have" or "see" or "take" && c.Sentence.Child(c.Head, "obj") is >= 0 and var noun
        && c.Sentence.Tokens[noun].Lemma is "problem" or "objection" or "issue" or "quarrel" or "difficulty" or "qualm" or "reservation" or "misgiving"
        && c.Sentence.Child(noun, "det") is >= 0 and var no && c.Sentence.Lower(no) == "no";

    // "have been pushing Ottawa for months to offer more": what is asked of it, hung as a purpose.
    private static bool IsAsked(ArticleSentence s, int demand, int verb) =>
        s.Tokens[verb] is { Relation: "advcl", Xpos: "VB" } token && token.Head == demand && s.Child(demand, "obj") is >= 0 and var whom && whom < verb
        && s.MentionAt(whom) is not null && s.Children[verb].Exists(k => s.Lower(k) == "to" && s.Tokens[k].Relation == "mark");

    /// <summary>Fills in who acts on what; a reason why it is no act after all, or null.</summary>
    private string? Complete(Candidate c, List<Candidate> found, IReadOnlyList<Voice> voices)
    {
        var s = c.Sentence;
        if (Inside(found, c))
            return "part of another act";
        if (Background.IsLeftTo(s, c.Head))
            return "left to it";
        if (Clauses.IsHypothetical(s, c.Head) && !IsBehindUs(c) && !Told.IsTrip(c))
            return "hypothetical";
        // "the opposition said"
        if (c.Kind == 'N' && s.MentionAt(c.Head) is not null)
            return "names a party";
        if (c.Actors.Count > 0)
            return null;
        if (Background.Of(c) is { } background)
            return background;
        if (c.Rule.Actor == ActorRole.Parties && c.Kind == 'N' && c.Rule.Type == "talks_held" && !Gatherings.Happens(s, c.Head))
            return "only a topic";
        // "a supporter of the ban spoke" tells nobody's position
        if (c.Rule.Id is "advocate" or "adversary" && s.Child(c.Head, "cop") < 0)
            return "not said of anybody";
        // "keeps the tariffs", not "keeps close ties", "is kept by the guard"
        if (c.Rule.Id == "keep" && (c.Loose || Clauses.IsPassive(s, c.Head)))
            return "keeps something else";
        if (c.Rule.Id == "struck" && !Gatherings.IsStruck(s, c.Head))
            return "only a topic";
        // "talks on the border will resume": told of talks
        if (c.Rule.Id == "deliver" && c.Kind == 'V' && s.Child(c.Head, "obj", "nsubj:pass") < 0 && Gatherings.Is(s, Clauses.Subject(s, c.Head, 0)))
            return "only talks go on";
        // "receive migrants", "host a match": only somebody can be received for talks
        if (c.Rule.Id == "host-talks" && s.Tokens[c.Head].Lemma is "receive" or "phone" or "telephone" && s.Child(c.Head, "obj") is var guest && guest >= 0 && clauses.Parties(s, guest).Count == 0)
            return "no guest";
        // "insisted that nothing had changed" states; "insisted that it must change" demands
        if (c.Rule.Id == "demand" && s.Tokens[c.Head].Lemma == "insist" && Insisted(c) is var said && said >= 0 && IsTold(s, said) && (voices.Any(v => v.Verb == c.Head) || s.Tokens[said].Xpos == "VBD"))
            return "tells how things are";
        // "told Riga that the duty is unfair" states; "told Riga that it must go" demands
        if (c.Rule.Id == "remind" && s.Tokens[c.Head].Lemma == "tell" && s.Child(c.Head, "ccomp") is >= 0 and var news && IsTold(s, news) && Clauses.Modal(s, news) is null)
            return "tells how things are";
        // "suggested that the other side is weak" states; "suggested that it could be weakened" proposes
        if (c.Rule.Id == "propose" && s.Tokens[c.Head].Lemma == "suggest" && s.Child(c.Head, "ccomp") is >= 0 and var thought && IsTold(s, thought) && Clauses.Modal(s, thought) is null)
            return "tells how things are";
        if (c.Kind == 'N' && (c.Rule.Type == "offer_made" || c.Rule.Id == "propose") && c.Last == c.Head && IsMentioned(s, c.Head))
            return "only named";
        // "its work stopped": by itself
        if (c.Rule.Id == "harm" && c.Kind == 'V' && s.Tokens[c.Head].Lemma is "stop" or "halt" or "close" or "shut" or "freeze" or "pause" && !Clauses.IsPassive(s, c.Head) && s.Child(c.Head, "obj", "xcomp", "compound:prt") < 0)
            return "happens by itself";
        // "failed to lift the ban": no talks did
        if (c.Rule.Id == "talks-stalled" && s.Tokens[c.Head].Lemma == "fail" && s.Child(c.Head, "xcomp") >= 0)
            return "not of talks";
        // "called the strike unnecessary"
        if (c.Rule.Id == "strike" && s.Tokens[c.Head].Lemma == "call" && s.Lower(c.Last - 1) is "the" or "this" or "that" or "its" or "their")
            return "only named";
        // "the duties will be met with duties", "the demands were met"
        if (c.Rule.Id == "met" && s.Tokens[c.Head].Lemma == "meet" && Clauses.IsPassive(s, c.Head))
            return "answered, not met";
        // "doctors in Scotland, who negotiate with their own government"
        if (c.Rule.Id == "met" && s.Tokens[c.Head] is { Relation: "acl:relcl", Xpos: "VBP" or "VBZ" } && !Told.IsAhead(c))
            return "tells how things are";
        if (c.Kind == 'N' && c.Rule.Type == "demand_made" && IsOtherCall(s, c.Head))
            return "another sort of call";
        if (c.Kind == 'N' && c.Rule.Id is "propose" or "offer" && IsAnswered(s, c.Head))
            return "only answered";
        if (c.Kind == 'N' && c.Rule.Id is "accept" or "support" && IsSought(s, c.Head))
            return "only sought";
        if (c.Rule.Id == "want-others" && (IsOwnWish(s, c.Head) || (s.Tokens[c.Head].Lemma == "want" && Clauses.IsPassive(s, c.Head))))
            return "its own wish";
        // "paid a heavy price", "had no choice": only what is still to come threatens
        if (c.Rule.Id is "pay-price" && s.Tokens[c.Head].Lemma is "answer" or "meet" or "treat" && !Clauses.IsPassive(s, c.Head))
            return "done by it";
        if (c.Rule.Id is "pay-price" or "no-choice" && Clauses.Modal(s, c.Head) is not ("will" or "would" or "shall" or "may" or "could"))
            return "nothing to come";
        // "Colombia is to blame": it is blamed
        if (c.Rule.Id == "accuse" && s.Tokens[c.Head].Lemma == "blame" && c.Head > 1 && s.Lower(c.Head - 1) == "to" && s.Tokens[c.Head - 2].Lemma == "be")
            return "says who is to blame";
        // "sailors were forced to work": whoever is forced demands nothing
        if (c.Rule.Id == "want-others" && s.Tokens[c.Head].Lemma is "force" or "pressure" or "pressurise" or "pressurize" && Clauses.IsPassive(s, c.Head) && Clauses.ByAgent(s, c.Head) < 0)
            return "done to it";
        // "Egypt was invited to join": others would have it so
        if (c.Kind == 'V' && c.Rule.Type is "offer_made" or "action_taken" && s.Tokens[c.Head] is { Relation: "xcomp", Head: >= 0 and var asked } && s.Tokens[asked].Lemma is "call" or "ask" or "invite" or "urge" or "tell" or "press" or "encourage" or "request" && Clauses.IsPassive(s, asked))
            return "asked of it";
        // "is against scrapping it": not done by that
        if (c.Rule.Type is "action_taken" or "concession_made" && Told.IsAim(c))
            return "only aimed at";
        if (c.Kind == 'V' && IsPassedOver(s, c.Head))
            return "what is not done";
        if (c.Rule.AboutSubject && !(c.Kind == 'N' ? c.Rule.Actor != ActorRole.Voice || Predicates.IsNoun(s, c.Predicate) : Predicates.Is(s, c.Predicate) || (c.Rule.Type is "talks_held" or "talks_suspended" or "talks_scheduled" && Gatherings.SaidOf(s, c.Head) >= 0)))
            return "not said of anything";
        if (WordsAlone.Tell(s, c))
            return "about words, not deeds";
        c.Voice = VoiceFinder.At(voices, c.Head);
        if (c.Rule.Actor is ActorRole.Voice or ActorRole.SubjectOwner && c.Voice is { } unsaid && Clauses.IsUnsaid(s, unsaid.Verb))
            return "not said";
        c.Negated = Clauses.IsNegated(s, c.Predicate) != ((c.Kind == 'N' && (ActorFinder.IsWithheld(s, c.Head) || IsScant(c))) || HasNone(c));
        // "got nowhere": the rule's own words negate nothing
        if (c.Kind == 'V' && Enumerable.Range(c.Head + 1, c.Last - c.Head).Any(i => s.Tokens[i].Head == c.Head && s.Lower(i) == "nowhere"))
            c.Negated = false;
        if (c.Rule.Negated == Negation.Needed && !c.Negated)
            return "not negated";
        if (c.Rule.Negated is Negation.Own or Negation.Needed)
            c.Negated = false;
        c.Modal = Clauses.Modal(s, c.Predicate);
        if (c.Negated && Told.IsNoDuty(s, c.Head))
            return "no duty";
        if (c.Negated && c.Rule.Negated == Negation.Skip && !Refuses(c))
            return Negated;
        _actors.Find(c, voices);
        if (c.Actors.Count == 0 && !(c.Orphan = IsOrphan(c)))
            return "no party";
        if (Background.IsOfThing(c, clauses))
            return "what a thing does";
        if (Background.IsOneSided(c, clauses))
            return "what somebody else wants of it";
        // "Tore Lund, who speaks for Oslo": that is his office
        if (c.Rule.Type == "stance_stated" && s.Tokens[c.Head].Lemma == "speak" && s.Children[c.Head].Exists(k => k > c.Head && clauses.Parties(s, k) is [var own] && own.Actor == c.Actors[0].Actor))
            return "speaks for its own";
        if (c.Rule.Type == "agreement_reached" && c.Kind == 'V' && s.Tokens[c.Head].Relation == "acl" && Clauses.IsPassive(s, c.Head) && Clauses.ByAgent(s, c.Head) < 0 && !Clauses.IsSetApart(s, c.Head))
            return "only describes";
        if (c.Rule.Type == "talks_held" && c.Actors.Count == 1 && (IsOneBody(s, c.Head) || (c.Kind == 'N' && s.Tokens[c.Head] is { Relation: "obj", Head: >= 0 and var held } && IsOneBody(s, held)) || (c.Kind == 'N' && ArticleSentence.Is(s.Tokens[c.Head].Relation, "obl", "nmod") && !s.Children[c.Head].Exists(k => s.Child(k, "case") is var with && with >= 0 && s.Lower(with) is "with" or "between"))))
            return "a meeting inside one party";
        if (c.Rule.Several && c.Actors.Count < 2)
            return "one party alone";
        c.About = Predicates.Region(c);
        if (c is { Kind: 'N', Rule.Type: "talks_held" } && Gatherings.Course(s, c.Head) is >= 0 and var course)
            c.About = (c.About.First, Math.Max(c.About.Last, s.Span(course).Last));
        return null;
    }

    // "took steps to move it after the breakdown of the talks": that happened, whatever was meant to follow.
    private static bool IsBehindUs(Candidate c) =>
        c.Kind == 'N' && c.Rule.Type is "talks_suspended" && c.Sentence.Child(c.Head, "case") is var at && at >= 0 && c.Sentence.Lower(at) is "after" or "following" or "since" or "amid" or "despite";

    // "will not sign", "will not give that up", "has not abandoned the process": a stance, not a missing deed.
    private static bool Refuses(Candidate c) =>
        (c.Rule.Type is "action_taken" && c.Sentence.Tokens[c.Head] is { Relation: "xcomp", Head: >= 0 and var up } && c.Sentence.Tokens[up].Lemma is "choose" or "decide" or "opt" or "vote")
        || Signs.StaysPut(c)
        || (c.Kind == 'V' && Clauses.IsForgone(c.Sentence, c.Head))
        // "does not recognise the state"
        || (c.Rule.Id == "deliver" && c.Kind == 'V' && c.Sentence.Children[c.Head].Exists(k => c.Sentence.Tokens[k].Relation == "aux" && c.Sentence.Lower(k) is "does" or "do"))
        // "will not consider a cap"
        || (c.Rule.Id == "weigh" && c.Kind == 'V' && c.Modal is "will" or "would")
        || (c.Rule.Type is "agreement_reached" or "concession_made" && c.Modal is "will" or "would" or "can" or "could" or "shall")
        || (c.Rule.Type is "talks_suspended" && (c.Modal is "will" or "would" || (c.Voice is not null && c.Sentence.Quotation[c.Head] > 0)));

    // "whatever his offer says", "trump Deutsche Boerse's offer", "needed to improve its offer": it was told before.
    private static bool IsMentioned(ArticleSentence s, int noun)
    {
        // "the offer from Paris" names it, "an offer of talks" makes it
        if (s.Children[noun].Exists(k => k > noun && ArticleSentence.Is(s.Tokens[k].Relation, "acl", "nmod") && !(s.Child(k, "case") is >= 0 and var from && s.Lower(from) is "from" or "by")) || s.Tokens[noun].Head is not (>= 0 and var up))
            return false;
        // "a reply to the Japanese proposal"
        if (ArticleSentence.Is(s.Tokens[noun].Relation, "nmod", "obl") && s.Child(noun, "case") is >= 0 and var at && s.Lower(at) is "to" or "of" or "about" or "on" or "over" or "against" or "for")
            return true;
        return s.Tokens[up].Upos == "VERB" && ArticleSentence.Is(s.Tokens[noun].Relation, "nsubj", "obj", "obl")
            && s.Tokens[up].Lemma is not ("make" or "extend" or "repeat" or "renew" or "table" or "stand" or "remain" or "present" or "have" or "submit" or "announce" or "reiterate" or "include" or "raise");
    }

    // "needs the support of the shareholders", "an attempt to obtain its approval"
    private static bool IsSought(ArticleSentence s, int noun) =>
        s.Tokens[noun].Head is >= 0 and var verb && ArticleSentence.Is(s.Tokens[noun].Relation, "obj", "obl") && (s.Tokens[verb].Lemma is "need" or "seek" or "want" or "require" or "obtain" or "lack" or "await" or "request" or "demand" or "solicit" or "court" or "hope" or "look" || (s.Tokens[verb].Lemma is "get" or "win" or "secure" or "gain" && Clauses.Modal(s, verb) is not null));

    // "made a phone call", "made the right call"
    private static bool IsOtherCall(ArticleSentence s, int noun) =>
        s.Tokens[noun].Lemma == "call" && s.Children[noun].Exists(k => k < noun && ArticleSentence.Is(s.Tokens[k].Relation, "compound", "amod")
            && s.Tokens[k].Lemma is "phone" or "telephone" or "conference" or "video" or "roll" or "right" or "wrong" or "tough" or "hard" or "good" or "bad" or "judgment" or "judgement" or "close" or "difficult");

    // "Putin wants to win", "it is expected to mark": nobody else is to do anything.
    private static bool IsOwnWish(ArticleSentence s, int verb) =>
        (verb + 1 < s.Tokens.Length && s.Lower(verb + 1) == "to" && s.Tokens[verb].Lemma is "want" or "like") || (s.Tokens[verb].Lemma == "expect" && Clauses.IsPassive(s, verb));

    // "rather than make an offer", "instead of withdrawing it"
    private static bool IsPassedOver(ArticleSentence s, int verb)
    {
        for (var i = verb - 1; i > 0 && i >= verb - 3; i--)
        {
            if ((s.Lower(i) == "than" && Enumerable.Range(Math.Max(0, i - 8), Math.Min(8, i)).Any(k => s.Lower(k) is "rather" or "sooner")) || (s.Lower(i) == "of" && s.Lower(i - 1) == "instead"))
                return true;
            if (s.Tokens[i].Upos is not ("ADV" or "PART"))
                return false;
        }

        return false;
    }

    // "could not afford the coalition's proposal", "the network's offer was poor", "the terms of its bid": it was put forward before.
    private static bool IsAnswered(ArticleSentence s, int noun)
    {
        if (s.Tokens[noun].Head is not (>= 0 and var up) || s.Child(noun, "nmod:poss") < 0 && !(s.Child(noun, "det") is >= 0 and var det && s.Lower(det) is "the" or "this" or "that" or "these" or "those") && !s.Children[noun].Exists(k => s.Lower(k) == "such"))
            return false;
        if (ArticleSentence.Is(s.Tokens[noun].Relation, "nsubj") && s.Tokens[up].Upos is "ADJ" or "NOUN" or "PRON" && s.Child(up, "cop") >= 0)
            return true;
        if (ArticleSentence.Is(s.Tokens[noun].Relation, "nmod"))
            return (Aspects.Contains(s.Tokens[up].Lemma) || (Gatherings.Is(s, up) && s.Child(noun, "case") is >= 0 and var on && s.Lower(on) is "on" or "about" or "over")) && s.Child(noun, "acl") < 0;
        return ArticleSentence.Is(s.Tokens[noun].Relation, "nsubj", "obj", "obl") && Reactions.Contains(s.Tokens[up].Lemma);
    }

    // "insisted that it is fair", "it is fair, she insists", "…, insisted Mr Lie"
    private static int Insisted(Candidate c) =>
        c.Sentence.Child(c.Head, "ccomp") is >= 0 and var said ? said : c.Last == c.Head && c.Sentence.Tokens[c.Head] is { Relation: "parataxis", Head: var around } && around < c.Head && c.Sentence.Child(c.Head, "obj", "obl") is var on && (on < 0 || c.Sentence.MentionAt(on) is not null) ? around : -1;

    private static bool IsTold(ArticleSentence s, int verb)
    {
        var modal = Clauses.Modal(s, verb);
        return modal is "will" or "would" or "could" or "can" or "may" or "might" || (modal is null && (s.Tokens[verb].Xpos is "VBZ" or "VBD" || s.Children[verb].Exists(k => s.Tokens[k].Relation is "aux" or "cop" or "aux:pass" && s.Tokens[k].Xpos is "VBZ" or "VBD" or "VBP")));
    }

    // "The first duties were suspended in May", "the ban stays in force": told, though not by whom.
    private static bool IsOrphan(Candidate c) =>
        (c.Rule.Id == "stays" && c.Voice is null && Clauses.Subject(c.Sentence, c.Head, 0) >= 0) || c.Kind == 'V' && (c.Rule.Id == "weigh" || (c.Rule.Type is "action_taken" or "concession_made" && c.Voice is null)) && Clauses.IsPassive(c.Sentence, c.Head) && Clauses.ByAgent(c.Sentence, c.Head) < 0
        && !ArticleSentence.Is(c.Sentence.Tokens[c.Head].Relation, "acl", "amod", "xcomp") && Predicates.Patient(c.Sentence, c.Head) >= 0;

    // "The cabinet met": nobody else took part.
    private static bool IsOneBody(ArticleSentence s, int verb) =>
        Clauses.Subject(s, verb, 0) is var subject && subject >= 0 && s.Child(verb, "obj", "obl") is var other && (other < 0 || s.Child(other, "case") is not (>= 0 and var with) || s.Lower(with) is not "with")
        && s.Tokens[subject].Lemma is "cabinet" or "parliament" or "congress" or "senate" or "committee" or "board" or "council" or "court" or "jury" or "commission" or "assembly" or "delegates" or "politburo";
}
