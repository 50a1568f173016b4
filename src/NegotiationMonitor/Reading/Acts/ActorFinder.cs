using System.Collections.Frozen;
using NegotiationMonitor.Reading.Names;
using NegotiationMonitor.Reading.Text;
using NegotiationMonitor.Reading.Voices;

namespace NegotiationMonitor.Reading.Acts;

/// <summary>Whose act a candidate is.</summary>
internal sealed partial class ActorFinder(Clauses clauses)
{
    // Sentences, or words, within which one remembers.
    private const int Memory = 40;

    private readonly Meetings _meetings = new(clauses);

    // Whose acts the article told last: "the plan envisages …" goes on with theirs.
    private IReadOnlyList<Party> _lastActors = [];

    private IReadOnlyList<Party> _lastTalkers = [];

    // Who put something forward last: "the bill would ban …" goes on with it.
    private IReadOnlyList<Party> _lastAuthors = [];

    /// <summary>Remembers whose plan, offer or demand was told last.</summary>
    public void Remember(Candidate told)
    {
        if (told.Rule.Type is "proposal_floated" or "offer_made" or "talks_held" or "demand_made")
            _lastActors = told.Actors;
        if (told.Rule.Type is "proposal_floated" or "offer_made" or "offer_conditioned" && told.Rule.Id is not ("own-will" or "own-could" or "weigh"))
            _lastAuthors = told.Actors;
        if (told.Rule.Type is "talks_held" or "talks_scheduled" or "talks_suspended" && told.Actors.Count > 1)
            _lastTalkers = told.Actors;
    }

    /// <summary>Fills in the actors, by the rule's role first, then by what else the sentence tells; none where nobody acts.</summary>
    public void Find(Candidate c, IReadOnlyList<Voice> voices)
    {
        var s = c.Sentence;
        ByRole(c);
        // "The levy came under fire from Vilnius": whoever fires
        if (c.Rule.Id == "under-fire")
            c.Actors = Critic(s, c.Head);
        // "The deal commits Washington to …": whom it binds
        if (c.Rule.Id == "committed" && c.Kind == 'V' && s.Child(c.Head, "obj") is var bound && bound >= 0 && clauses.Parties(s, bound) is { Count: > 0 } obliged && s.Tokens[bound].Upos != "PRON")
            c.Actors = obliged;
        // "…, warned the spokesman": whoever the voice is says it
        if (c.Actors.Count == 0 && voices.FirstOrDefault(v => v.Verb == c.Head)?.Speaker is { } speaker)
            c.Actors = [speaker];
        if (c.Actors.Count == 0 && c.Rule.Type is "agreement_reached" or "talks_suspended" && Clauses.Agent(s, c.Head) < 0)
            c.Actors = Meetings.In(s, c.Head);
        if (c.Actors.Count == 0)
            c.Actors = OfThing(s, c);
        if (c.Actors.Count == 0)
            c.Actors = OfPassive(s, c);
        if (c.Actors.Count == 0 && c.Rule.Id == "talks-are-off" && c.Voice?.Speaker is { } caller)
            c.Actors = [caller];
        if (c.Actors.Count == 0 && c.Rule.Type is "talks_held" or "talks_scheduled" or "talks_suspended")
            c.Actors = OfTalks(s, c);
        // "A deal was reached on Friday", "the compromise, reached on Friday, …": those who talked
        if (c.Actors.Count == 0 && c.Rule.Id == "deadline" && c.Kind == 'V' && c.Modal is null && Clauses.IsPassive(s, c.Head) && Clauses.ByAgent(s, c.Head) < 0 && s.Child(c.Head, "nsubj:pass") >= 0)
            c.Actors = _lastTalkers.Count > 0 ? _lastTalkers : clauses.Discourse.Foremost();
        if (c.Actors.Count == 0 && c.Rule.Id is "agree" or "sign" && c.Kind == 'V' && c.Modal is null && Clauses.IsPassive(s, c.Head) && Clauses.ByAgent(s, c.Head) < 0 && Predicates.Patient(s, c.Head) is >= 0 and var struck && WordClasses.Of("deal").Contains(s.Tokens[struck].Lemma)
            && (s.Child(c.Head, "nsubj") >= 0 || Clauses.IsSetApart(s, c.Head)))
            c.Actors = _lastTalkers.Count > 0 ? _lastTalkers : clauses.Discourse.Foremost();
        // "a deal could be clinched within days": whoever talks
        if (c.Actors.Count == 0 && c.Rule.Id == "window")
            c.Actors = _lastTalkers.Count > 0 ? _lastTalkers : clauses.Discourse.Foremost();
        if (c.Rule.Id == "plan-would" && c.Kind == 'V' && s.Tokens[c.Head].Lemma == "see")
            c.Actors = _lastAuthors;
        if (c.Actors.Count == 0 && c.Rule.Id == "plan-would" && (c.Kind == 'N' ? c.Head : c.ActorToken) is > 0 and var plan && IsKnown(s, plan))
            c.Actors = _lastAuthors;
        // "they wanted the sanctions lifted", says one side: the other
        if (c.Actors.Count == 0 && c.Voice?.Speaker is { } side && c.ActorToken >= 0 && s.Lower(c.ActorToken) is "they" && clauses.Discourse.Facing(s, c.ActorToken, side.Actor) is { } facing)
            c.Actors = [facing];
        // "Egypt's demand was dropped", "Sofia's position softened": whose it is
        if (c.Actors.Count == 0 && c.Kind == 'V' && c.Rule.Type is "shift_reported" or "concession_made" or "offer_withdrawn" && Predicates.Patient(s, c.Head) is var patient && patient >= 0)
            c.Actors = clauses.Owner(s, patient);
        // "issued a statement demanding …": whoever issued it
        if (c.Actors.Count == 0 && c.Kind == 'V' && ArticleSentence.Is(s.Tokens[c.Head].Relation, "acl") && s.Tokens[c.Head].Head is var thing && s.Tokens[thing].Relation == "obj")
            c.Actors = clauses.Parties(s, Clauses.Subject(s, s.Tokens[thing].Head, 0));
    }

    private IReadOnlyList<Party> Critic(ArticleSentence s, int verb) =>
        s.Children[verb].Concat(s.Children[verb].SelectMany(k => s.Children[k])).Where(k => k > verb && s.Child(k, "case") is >= 0 and var from && s.Lower(from) is "from" or "by").Select(k => clauses.Parties(s, k)).FirstOrDefault(p => p.Count > 0) ?? [];

    // "the bill", "this offer", "that plan": named before.
    private static bool IsKnown(ArticleSentence s, int noun) =>
        s.Child(noun, "det") is var det && det >= 0 && s.Lower(det) is "the" or "this" or "that" or "these" && !s.Children[noun].Exists(k => ArticleSentence.Is(s.Tokens[k].Relation, "nmod", "compound"));

    // What an adjective or a verb is said of.
    private static int Subject(ArticleSentence s, Candidate c) =>
        c.Kind == 'A' && Gatherings.SaidOf(s, c.Head) is >= 0 and var talks ? talks : Clauses.Subject(s, c.Predicate, 0);

    // "Talks are to begin on Monday": whoever the article last told of as talking, else the two it is about.
    private IReadOnlyList<Party> OfTalks(ArticleSentence s, Candidate c)
    {
        if (c.Kind == 'N' && !ArticleSentence.Is(s.Tokens[c.Head].Relation, "nsubj") && !Gatherings.Exist(s, c.Head))
            return [];
        var noun = c.Kind == 'N' ? c.Head : Subject(s, c) is var subject && subject >= 0 ? subject : Predicates.Patient(s, c.Head);
        // "Talks aimed at averting strikes have ended without agreement", where the parser lost the subject
        if (noun < 0 && c.Kind == 'V' && c.Rule.Type is "talks_suspended" or "talks_scheduled")
            noun = 0;
        var exists = noun >= 0 && Gatherings.Exist(s, noun);
        if (!Gatherings.Is(s, noun) || !(noun == 0 || exists || IsKnownTalk(s, noun) || (c.Rule.Type == "talks_suspended" && IsBare(s, noun)) || (c.Rule.Type == "talks_scheduled" && (s.Lower(noun - 1) is "a" or "another" || s.Child(noun, "det") is >= 0 and var one && s.Lower(one) is "a" or "another"))))
            return [];
        // "The talks were cordial": told before, unless a day tells them apart
        if (c.Rule.Id == "talks" && _lastTalkers.Count > 0 && !Told.IsAhead(c) && !s.Tokens[s.Span(noun).First..(s.Span(noun).Last + 1)].Any(t => t.Upos == "NUM"))
            return [];
        return _lastTalkers.Count > 0 ? _lastTalkers : clauses.Discourse.Foremost();
    }

    // "the two-day talks", "fresh talks", "However, talks will begin"
    private static bool IsKnownTalk(ArticleSentence s, int noun)
    {
        var at = noun - 1;
        while (at > 0 && (s.Tokens[at].Form == "-" || s.Tokens[at].Upos is "NUM" || s.Lower(at) is "day" or "week" or "hour" or "month"))
            at--;
        return s.Lower(at) is "the" or "these" or "those" or "." or "further" or "fresh" or "new" or "formal" || (s.Tokens[at].Form == "," && at == 1);
    }

    // "talks are stalled", "that negotiations broke down"
    private static bool IsBare(ArticleSentence s, int noun) =>
        s.Tokens[noun].Xpos == "NNS" && ArticleSentence.Is(s.Tokens[noun].Relation, "nsubj") && !s.Children[noun].Exists(k => ArticleSentence.Is(s.Tokens[k].Relation, "det", "nmod", "compound", "nummod") || (s.Tokens[k].Relation == "amod" && !IsWeighty(s, k)));

    // "major talks": those the article is about; "other talks", "earlier talks" may be any.
    private static bool IsWeighty(ArticleSentence s, int adjective) =>
        s.Tokens[adjective].Lemma is "major" or "key" or "crucial" or "critical" or "vital" or "tense" or "intensive" or "intense" or "marathon" or "fraught" or "long" or "lengthy" or "hectic" or "fresh" or "new" or "final" or "emergency" or "difficult";

    // Nobody is named who does it: "The union's insistence was dropped", "the request was rebuffed", "the lunch has been cancelled, the palace confirms".
    private IReadOnlyList<Party> OfPassive(ArticleSentence s, Candidate c)
    {
        if (c.Kind == 'N')
            return s.Tokens[c.Head] is { Relation: "nsubj:pass", Head: >= 0 and var verb } && (IsGiving(s, verb) || c.Rule.Type is not ("proposal_floated" or "offer_made")) ? clauses.Parties(s, Clauses.ByAgent(s, verb)) : [];
        // "Both confirmed that terms had been agreed": those who say so
        if (c.Rule.Type == "agreement_reached" && c.Kind == 'V' && s.Tokens[c.Head].Relation == "ccomp" && Clauses.IsPassive(s, c.Head) && Clauses.Modal(s, c.Head) is null)
            return c.Voice?.Speakers ?? [];
        if (c.Rule.Actor != ActorRole.Subject && c.Rule.Type != "talks_suspended")
            return [];
        var passive = Clauses.IsPassive(s, c.Head) || (s.Child(c.Head, "cop") >= 0 && s.Lower(c.Head).EndsWith("ed", StringComparison.Ordinal));
        if (c.Kind == 'N' || !passive || Clauses.ByAgent(s, c.Head) >= 0 || ArticleSentence.Is(s.Tokens[c.Head].Relation, "acl", "amod"))
            return [];
        var patient = s.Child(c.Head, "nsubj:pass", "nsubj");

        var owner = patient >= 0 ? clauses.Owner(s, patient) : [];
        if (c.Rule.Type is "concession_made" or "offer_withdrawn" && owner.Count > 0)
            return owner;
        if (c.Rule.Type is "proposal_rejected" or "proposal_accepted" && patient >= 0 && Nouns.Proposals.Contains(s.Tokens[patient].Lemma))
        {
            var author = owner.Count > 0 ? owner[0] : _lastActors.Count == 1 ? _lastActors[0] : null;
            return author is not null && clauses.Discourse.Facing(s, c.Head, author.Actor) is { } other ? [other] : [];
        }

        // "which for Ukraine is considered unacceptable"
        if (ToWhom(s, c.Head) is var whom && whom >= 0 && clauses.Parties(s, whom) is { Count: > 0 } holders)
            return holders;
        // "has been committed to", "is opposed to": a state of mind, not a deed done to anybody
        if (Clauses.IsStateOfMind(s, c.Head) && patient >= 0)
            return clauses.Parties(s, patient);
        return c.Voice?.Speaker is { } speaker ? [speaker] : [];
    }

    private void ByRole(Candidate c)
    {
        var s = c.Sentence;
        var token = s.Tokens[c.Head];
        var voice = c.Voice?.Speaker;
        switch (c.Rule.Actor)
        {
            case ActorRole.Voice:
                c.Actors = c.Voice?.Speakers ?? [];
                return;
            case ActorRole.ToWhom:
                c.ActorToken = ToWhom(s, c.Head);
                if (c.ActorToken < 0 && c.Predicate != c.Head)
                    c.ActorToken = ToWhom(s, c.Predicate);
                c.Actors = clauses.Parties(s, c.ActorToken);
                if (c.Actors.Count == 0 && voice is not null)
                    c.Actors = [voice];
                return;
            case ActorRole.Parties when c.Rule.Type == "talks_suspended" && c.Kind == 'V' && !Clauses.IsPassive(s, c.Head) && clauses.Parties(s, Clauses.Subject(s, c.Head, 0)) is { Count: > 0 } leaving:
                // "broke off talks with the rebels": the one who leaves
                c.Actors = leaving;
                return;
            case ActorRole.Parties:
                // "Talks between X and Y are under way": whoever the subject names
                c.Actors = c.Kind == 'V' ? _meetings.Of(s, c.Head, voice) : Meetings.In(s, c.Kind == 'A' && Subject(s, c) is >= 0 and var told ? told : c.Head);
                // "was set to host Cuban and Haitian envoys", "has been in talks with Oslo": those behind it as well
                if (c.Kind == 'A' && c.Rule.Type is "talks_held" or "talks_scheduled" && !c.Rule.AboutSubject)
                    c.Actors = [.. (s.Child(c.Predicate, "xcomp", "advcl") is >= 0 and var due ? _meetings.Of(s, due, voice) : Meetings.In(s, c.Predicate)).Concat(c.Actors).DistinctBy(p => p.Actor)];
                // "The talks with Cyprus are off, the Israeli government said"
                if (c.Kind == 'A' && voice is not null && c.Actors.Count == 1 && c.Actors[0].Actor != voice.Actor)
                    c.Actors = [voice, .. c.Actors];
                if (c.Actors.Count == 0 && c.Kind == 'V')
                    c.Actors = Meetings.In(s, c.Head);
                // "the talks between Oman and Iran are on hold"
                if (c.Actors.Count == 0 && c.Kind == 'A' && Clauses.Subject(s, c.Predicate, 0) is >= 0 and var stalled)
                    c.Actors = Meetings.In(s, stalled);
                if (c.Actors.Count > 0 && (c.Actors.Count == 1 || c.Rule.Type == "agreement_reached") && c.Kind == 'N' && s.Tokens[c.Head].Head is var governor && governor >= 0 && ArticleSentence.Is(s.Tokens[c.Head].Relation, "obl", "obj"))
                    c.Actors = [.. clauses.Parties(s, Clauses.Subject(s, governor, 0)).Where(p => c.Actors.All(a => a.Actor != p.Actor)), .. c.Actors];
                if (c.Actors.Count == 0 && c.Kind == 'N' && s.Tokens[Gatherings.Counted(s, c.Head)] is { Relation: "obj", Head: >= 0 and var holding })
                    c.Actors = clauses.Parties(s, Clauses.Subject(s, holding, 0));
                // "After a meeting in Doha, Riyadh and Moscow agreed": two who act together met
                if (c.Actors.Count == 0 && c.Kind == 'N' && s.Tokens[c.Head].Head is >= 0 and var deed && ArticleSentence.Is(s.Tokens[c.Head].Relation, "obl") && clauses.Parties(s, Clauses.Subject(s, deed, 0)) is { Count: 2 } both)
                    c.Actors = both;
                return;
            case ActorRole.Place:
                c.ActorToken = Place(s, c.Head);
                c.Actors = clauses.Parties(s, c.ActorToken);
                return;
            case ActorRole.SubjectOwner:
                c.ActorToken = Clauses.Subject(s, c.Predicate, 0);
                c.Actors = OfSubject(s, c.ActorToken, voice);
                if (c.Actors.Count == 0 && c.ActorToken > -1 && Nouns.Proposals.Contains(s.Tokens[c.ActorToken].Lemma))
                    c.Actors = _lastActors.Count > 0 ? _lastActors : Named(s, s.Span(c.Head));
                if (c.Actors.Count == 0 && c.Rule.Type == "doubt_raised")
                    c.Actors = Named(s, (0, s.Tokens.Length - 1));
                return;
        }

        if (c.Kind == 'N')
        {
            c.Actors = clauses.Owner(s, c.Head);
            // "a shift in the position of Oslo"
            if (c.Actors.Count == 0 && c.Rule.Type == "shift_reported" && s.Child(c.Head, "nmod") is >= 0 and var moved)
                c.Actors = clauses.Owner(s, moved);
            if (c.Actors.Count == 0 && c.Rule.Type == "stance_stated")
                c.Actors = Holder(s, c);
            if (c.Actors.Count == 0 && c.Rule.Type == "shift_reported")
                c.Actors = Where(s, c.Head);
            if (c.Actors.Count == 0)
                c.Actors = Giver(s, c.Head, voice);
            return;
        }

        c.ActorToken = c.Kind == 'A' ? Clauses.Subject(s, c.Predicate, 0) : Clauses.IsPassive(s, c.Head) && !Clauses.IsStateOfMind(s, c.Head) ? Clauses.ByAgent(s, c.Head) : Clauses.Subject(s, c.Head, 0);
        if (c.Kind == 'A' && c.ActorToken < 0)
            c.ActorToken = s.Child(c.Predicate, "nsubj:pass", "expl");
        if (c.ActorToken >= 0 && s.Tokens[c.ActorToken].Upos == "PRON" && s.Lower(c.ActorToken) is "we" or "i" or "us")
        {
            c.Actors = c.Voice?.Speakers ?? [];
            return;
        }

        // "With Merkel insisting that …"
        if (c.Kind == 'V' && c.Head > 1 && s.Lower(c.Head).EndsWith("ing", StringComparison.Ordinal) && (s.MentionAt(Clauses.BehindTime(s, c.Head)) ?? s.Modifiers.Find(m => m.Last == c.Head - 1)) is { First: > 0 } absolute
            && (s.Lower(absolute.First - 1) == "with" || (absolute.First > 1 && s.Lower(absolute.First - 1) == "the" && s.Lower(absolute.First - 2) == "with")))
        {
            c.ActorToken = absolute.Last;
            c.Actors = [new Party(absolute.Actor, absolute.Person)];
            return;
        }

        c.Actors = clauses.Parties(s, c.ActorToken);
        // "Our members are clear, they want …": one's own
        if (c.ActorToken >= 0 && s.Quotation[c.ActorToken] > 0 && s.Lower(c.ActorToken) == "they" && voice is not null && Enumerable.Range(Math.Max(0, c.ActorToken - Memory), Math.Min(Memory, c.ActorToken)).Any(i => s.Lower(i) is "our" or "my" && s.Quotation[i] == s.Quotation[c.ActorToken] && s.Tokens[i].Head is > 0 and var ours && s.Tokens[ours] is { Xpos: "NNS", Relation: "nsubj" or "nsubj:pass" }))
        {
            c.Actors = [voice];
            return;
        }

        // "They want it all", says one side of the other; nobody calls himself "it" or "they"
        var within = c.Voice is { Verb: >= 0 and var saying } && s.Quotation[saying] > 0;
        if (c.ActorToken >= 0 && s.Quotation[c.ActorToken] > 0 && !within && s.Lower(c.ActorToken) is "it" or "they" && voice is not null && c.Actors is [var own] && (own.Actor == voice.Actor || !clauses.Discourse.Index.IsOwn(own.Actor)))
        {
            c.Actors = s.Lower(c.ActorToken) is "they" && clauses.Discourse.Facing(s, c.ActorToken, voice.Actor) is { } facing ? [facing] : [];
            return;
        }

        if (c.Actors.Count > 1 && c.ActorToken >= 0 && s.Quotation[c.ActorToken] > 0 && !within && s.Lower(c.ActorToken) is "they" && voice is not null)
            c.Actors = [.. c.Actors.Where(a => a.Actor != voice.Actor)];
        // "a meeting between Putin and Zelensky, who called for more speed": the one named last
        if (c.Actors.Count > 1 && c.ActorToken >= 0 && s.MentionAt(c.ActorToken) is { Kind: MentionKind.Person } nearest && nearest.Last + 2 < s.Tokens.Length && s.Lower(nearest.Last + 2) == "who"
            && Enumerable.Range(Math.Max(0, nearest.First - 8), Math.Min(8, nearest.First)).Any(i => s.Lower(i) == "between"))
            c.Actors = [new Party(nearest.Actor, nearest.Person)];
        // "Seoul said it was willing", which the parser takes for "it was unclear whether"
        if (c.Actors.Count == 0 && c.ActorToken >= 0 && s.Tokens[c.ActorToken].Relation == "expl" && s.Lower(c.ActorToken) == "it" && voice is not null)
            c.Actors = [voice];
        if (c.Actors.Count == 0 && !Clauses.IsPassive(s, c.Head) && !(c.ActorToken >= 0 && ArticleSentence.Is(token.Relation, "acl") && token.Head != c.ActorToken) && Nearest(s, c.Head) is { } near)
        {
            c.ActorToken = near.Last;
            c.Actors = clauses.Parties(s, near.Last);
        }

        // "would meet to develop assurances and prepare to deploy": a verb joined to the noun before it goes on with that noun's verb
        if (c.Actors.Count == 0 && c.Kind == 'V' && token is { Relation: "conj", Xpos: "VB" or "VBP", Head: >= 0 and var joined } && s.Tokens[joined].Upos is "NOUN" or "PROPN" && s.Tokens[joined].Head is >= 0 and var over)
            c.Actors = clauses.Parties(s, Clauses.Subject(s, over, 0));
        // "Fehr, director of the association, raised hopes after tabling …": the name that the sentence opens with, where the parser made it the root
        if (c.Actors.Count == 0 && c.Kind == 'V' && !Clauses.IsPassive(s, c.Head) && s.MentionAt(0) is { } opening && s.Tokens[opening.First..(opening.Last + 1)].Any(t => t.Head < 0) && c.Head > opening.Last)
            c.Actors = clauses.Parties(s, opening.Last);
        // "Having turned down the loan, Chad left": whoever stands behind the comma, where the parser made the participle the root
        if (c.Actors.Count == 0 && c.Kind == 'V' && c.ActorToken < 0 && OfOpening(s, c.Head) is { } behind)
            c.Actors = clauses.Parties(s, behind.Last);
        if (c.Actors.Count == 0 && c.Kind == 'A' && c.ActorToken >= 0)
            c.Actors = OfSubject(s, c.ActorToken, null);
        // "his safety would be guaranteed" is done by somebody else
        if (c.Kind == 'V' && c.ActorToken >= 0 && s.Child(c.Head, "cop", "aux:pass") >= 0 && s.Lower(c.Head).EndsWith("ed", StringComparison.Ordinal))
            return;
        if (c.Actors.Count == 0 && c.ActorToken >= 0 && Nouns.Unnamed.Contains(s.Tokens[c.ActorToken].Lemma) is false && !Folk.Is(s.Tokens[c.ActorToken].Lemma))
            c.Actors = clauses.Owner(s, c.ActorToken);
    }

    private static Mention? OfOpening(ArticleSentence s, int head)
    {
        if (head > 1 || s.Tokens[0].Xpos != "VBG" || s.Quotation[0] > 0)
            return null;
        var comma = Array.FindIndex(s.Tokens, t => t.Form == ",");
        return comma > 1 ? s.Mentions.Find(m => m.First == comma + 1 || (m.First == comma + 2 && s.Tokens[comma + 1].Upos == "DET")) : null;
    }

    // Where the parser lost the subject: the name right before the verb, nothing but modifiers between.
    private static Mention? Nearest(ArticleSentence s, int head)
    {
        for (var i = head - 1; i >= 0 && i > head - 8; i--)
        {
            if (s.MentionAt(i) is { } mention)
                return mention.First == 0 || s.Lower(mention.First - 1) is not ("in" or "of" or "for" or "with" or "to" or "by" or "from" or "on" or "at" or "against" or "about") ? mention : null;
            if (s.Tokens[i].Upos is "VERB" or "SCONJ" or "PRON" || s.Tokens[i].Form is "," or ";" or ":" or "\"" or "-" or "–" or "—")
                return null;
        }

        return null;
    }

    private IReadOnlyList<Party> OfSubject(ArticleSentence s, int subject, Party? voice)
    {
        if (subject >= 0)
        {
            if (s.Lower(subject) is "we" or "i")
                return voice is null ? [] : [voice];
            var parties = clauses.Parties(s, subject);
            if (parties.Count > 0)
                return parties;
            var owner = clauses.Owner(s, subject);
            if (owner.Count > 0)
                return owner;
            var (first, last) = s.Span(subject);
            var inner = s.Mentions.Concat(s.Modifiers).FirstOrDefault(m => m.First >= first && m.Last <= last);
            if (inner is not null)
                return [new Party(inner.Actor, inner.Person)];
        }

        return voice is null ? [] : [voice];
    }

    // "The initiative envisages …", "talks among officials focused on …": the party of the thing that acts.
    private IReadOnlyList<Party> OfThing(ArticleSentence s, Candidate c)
    {
        if (c.Kind != 'V' || c.Rule.Actor != ActorRole.Subject)
            return [];
        var subject = Gatherings.Is(s, 0) && Gatherings.Course(s, 0) == c.Head ? 0 : Clauses.Subject(s, c.Head, 0);
        if (subject < 0)
            return [];
        var lemma = s.Tokens[subject].Lemma;
        if (lemma is "talk" or "talks" or "meeting" or "negotiation" or "discussion" or "summit")
            return Meetings.In(s, subject) is { Count: > 0 } present ? [present[0]] : [];
        if (c.Rule.Type != "proposal_floated" || !Nouns.Proposals.Contains(lemma))
            return [];
        // "the bill proposes …": whose it was called before
        if (IsKnown(s, subject) && OwnerBefore(s, lemma) is { Count: > 0 } owner)
            return owner;
        return _lastActors.Count > 0 ? _lastActors : Named(s, s.Span(c.Head));
    }

    // The one party that a thing of a name was last said to be of, before this sentence.
    private IReadOnlyList<Party> OwnerBefore(ArticleSentence s, string lemma)
    {
        foreach (var before in clauses.Discourse.Before(s).Take(Memory))
        {
            for (var i = 0; i < before.Tokens.Length; i++)
            {
                if (before.Tokens[i].Upos == "NOUN" && before.Tokens[i].Lemma == lemma && clauses.Owner(before, i) is [var owner] && clauses.Discourse.IsParty(owner.Actor))
                    return [owner];
            }
        }

        return [];
    }

    // The first party named in a stretch, as somebody or as the owner of something.
    private static IReadOnlyList<Party> Named(ArticleSentence s, (int First, int Last) span)
    {
        var mention = s.Mentions.Concat(s.Modifiers).Where(m => m.First >= span.First && m.Last <= span.Last && (m.First == 0 || s.Lower(m.First - 1) is not ("to" or "for" or "in"))).MinBy(m => m.First);
        return mention is null ? [] : [new Party(mention.Actor, mention.Person)];
    }

    // "fell on deaf ears in Khartoum", "met with a flat no from Hungary": the first party behind the verb that is not only passed by
    private static int Place(ArticleSentence s, int head)
    {
        // "met on Monday with opposition leaders": somebody did, not something
        if (Clauses.Subject(s, head, 0) is not (>= 0 and var thing) || s.MentionAt(thing) is not null || s.Tokens[thing].Upos is not ("NOUN" or "PRON"))
            return -1;
        foreach (var mention in s.Mentions.Where(m => m.First > head + 1))
        {
            var before = s.Tokens[mention.First - 1].Upos == "DET" ? mention.First - 2 : mention.First - 1;
            if (s.Lower(before) is "in" or "from" or "by" or "among" or "with")
                return mention.Last;
        }

        return -1;
    }

    private static int ToWhom(ArticleSentence s, int head)
    {
        foreach (var child in s.Children[head])
        {
            if (ArticleSentence.Is(s.Tokens[child].Relation, "obl", "nmod") && s.Child(child, "case") is var c && c >= 0 && s.Lower(c) is "to" or "for" or "by")
                return child;
        }

        // "which for Ukraine is considered unacceptable"
        for (var i = head - 1; i >= 0 && i > head - 14; i--)
        {
            if (s.Lower(i) == "for" && s.MentionAt(i + 1) is { } mention)
                return mention.Last;
        }

        return -1;
    }
}
