using NegotiationMonitor.Articles;
using NegotiationMonitor.Codebooks;
using NegotiationMonitor.Reading.Issues;
using NegotiationMonitor.Reading.Names;
using NegotiationMonitor.Reading.Text;

namespace NegotiationMonitor.Reading.Acts;

/// <summary>An act in the making, with the sentence it stands in: what the assembler dates and merges.</summary>
internal sealed record Draft(Candidate Candidate, string Type, Party Actor, string? Issue, Stance Stance)
{
    /// <summary>Conditions as token spans.</summary>
    public IReadOnlyList<(int First, int Last)> Conditions { get; init; } = [];

    /// <summary>First and last token of the evidence.</summary>
    public (int First, int Last) Evidence { get; init; }

    /// <summary>How its issue was chosen.</summary>
    public required IssueChoice Choice { get; init; }

    /// <summary>Row of the choice that was taken: the last is "no issue".</summary>
    public required int Row { get; init; }

    /// <summary>Names of the turns that made this act of what the rule's words tell.</summary>
    public IReadOnlyList<string> Turned { get; init; } = [];
}

/// <summary>Makes acts of candidates: type, issue, stance and conditions.</summary>
internal sealed class ActMaker(IssueIndex issues, RuleBook rules, IssueChooser chooser)
{
    // What the article has told of a party's position so far: words that do not judge go on with it.
    private readonly Dictionary<(string Actor, string Issue), Stance> _signs = [];

    // The acts of this sentence and the one before.
    private readonly List<Draft> _told = [];

    // Whose deed an issue was last told to be.
    private readonly Dictionary<string, string> _doers = new(StringComparer.Ordinal);

    // Who asked for what.
    private readonly HashSet<(string Actor, string Issue)> _demands = [];

    // The offer told last, on each of its issues, for "it requires …".
    private IReadOnlyList<Draft> _lastOffer = [];

    // What each party offered or proposed last: "the offer requires …", "could recall the offer" go on with it.
    private readonly Dictionary<string, IReadOnlyList<Draft>> _offers = new(StringComparer.Ordinal);

    private readonly RequirementFinder _required = new(rules);

    private readonly Exchange _exchange = new(rules);

    private ActRule? Demand => rules.Find("must");

    /// <summary>The acts of one sentence, in the order of the text.</summary>
    public List<Draft> Make(ArticleSentence s, List<Candidate> candidates)
    {
        chooser.Story.Enter(s);
        _told.RemoveAll(d => d.Candidate.Sentence.Index < s.Index - 1);
        var conditions = Conditionals.Find(s);
        candidates.ForEach(c => c.Conditions.Clear());
        Assign(conditions, candidates);
        var drafts = new List<Draft>();
        foreach (var candidate in candidates.OrderBy(c => c.Echo is not null))
        {
            if (candidate.Rule.Id != RequirementFinder.Rule && Conditionals.Covers(conditions, candidate.Head))
                continue;
            // A voice's words are a statement only where no rule's word in them tells an act.
            if (candidate.Rule.Id is "statement" or "charge" && candidates.Exists(o => o.Loose && !Conditionals.Covers(conditions, o.Head) && o.Head >= candidate.About.First && o.Head <= candidate.About.Last && chooser.ObjectNamesAny(Question(o, conditions))))
                continue;
            var acts = Acts(candidate, conditions).ToList();
            drafts.AddRange(acts);
            drafts.AddRange(Returned(candidate, acts));
            _told.AddRange(acts);
            // The story goes on with the first of a list.
            foreach (var act in acts.DistinctBy(a => a.Issue).Reverse())
                chooser.Note(Runs(act));
        }

        foreach (var draft in drafts)
        {
            if (draft.Type is "offer_made" or "offer_conditioned")
                _lastOffer = [.. drafts.Where(d => d.Candidate == draft.Candidate && d.Actor == draft.Actor)];
            if (draft.Type is "offer_made" or "offer_conditioned" or "proposal_floated" && draft.Issue is not null)
                _offers[draft.Actor.Actor] = [.. drafts.Where(d => d.Candidate == draft.Candidate && d.Actor == draft.Actor)];
            if (draft.Type is "action_taken" or "threat_made" && draft.Issue is not null)
                _doers[draft.Issue] = draft.Actor.Actor;
            if (draft.Type == "demand_made" && draft.Issue is not null)
                _demands.Add((draft.Actor.Actor, draft.Issue));
            if (!draft.Candidate.Weak && draft.Issue is not null && draft.Stance is not (Stance.None or Stance.Undecided))
                _signs[(draft.Actor.Actor, draft.Issue)] = draft.Stance > Stance.Undecided ? Stance.Supports : Stance.Opposes;
        }

        chooser.Story.Leave();
        return drafts;
    }

    // Talks on the whole do not end what the story was about.
    private string? Runs(Draft act) => act.Type is "talks_held" or "talks_scheduled" or "talks_suspended" or "deadline_set" && act.Choice.Best != act.Choice.None ? issues.Issues[act.Choice.Best].Id : act.Issue;

    // "asks for more pay in return for longer hours": the hours are the other half of the bargain, where an issue is named and another one.
    private IEnumerable<Draft> Returned(Candidate c, List<Draft> told)
    {
        if (told.Count == 0 || _exchange.Of(c) is not { } half)
            yield break;
        var question = Question(half, []);
        if (!chooser.ObjectNamesAny(question))
            yield break;
        var choice = chooser.Weigh(question);
        foreach (var actor in told.Select(d => d.Actor).Distinct())
        {
            // "in exchange for prisoners held by Israel": nobody wants his own
            if (half.Rule.Type == "demand_made" && c.Sentence.Mentions.Exists(m => m.Actor == actor.Actor && m.First >= half.About.First && m.Last <= half.About.Last))
                continue;
            foreach (var chosen in chooser.Choose(choice).Where(i => i >= 0 && !told.Exists(d => d.Issue == issues.Issues[i].Id)))
                yield return Draft(half, actor, choice, chosen);
        }
    }

    // A condition belongs to the candidate that governs it, else to the nearest.
    private static void Assign(List<(int First, int Last)> conditions, List<Candidate> candidates)
    {
        foreach (var condition in conditions)
        {
            var free = candidates.Where(c => c.Head < condition.First || c.Head > condition.Last).ToList();
            var owner = free.Where(c => c.Sentence.Span(c.Head) is var span && span.First <= condition.First && condition.Last <= span.Last)
                .MinBy(c => c.Sentence.Span(c.Head) is var span ? span.Last - span.First : 0)
                ?? free.MinBy(c => c.Head < condition.First ? condition.First - c.Head : (c.Head - condition.Last) + 2);
            // "will coordinate guarantees and prepare a force if X": the last of those joined
            if (Joined(condition, free) is { } joined)
                owner = joined;
            // "peace is possible only if X": what is demanded is the condition
            if (candidates.Find(c => c.Rule.Id == RequirementFinder.Rule && c.Head >= condition.First && c.Head <= condition.Last) is { } required)
                owner = required;
            owner?.Conditions.Add(condition);
        }
    }

    private static Candidate? Joined((int First, int Last) condition, List<Candidate> free) => free.Find(c =>
        c.Kind == 'V' && c.Head < condition.First && c.Sentence.Tokens[c.Head] is { Relation: "conj", Head: >= 0 and var first }
        && c.Sentence.Tokens[condition.First..(condition.Last + 1)].Any(t => t.Head == first && t.Relation == "advcl"));

    private IEnumerable<Draft> Acts(Candidate c, List<(int First, int Last)> conditions)
    {
        var s = c.Sentence;
        if (c.Echo is { } echoed)
        {
            foreach (var draft in _told.Where(d => d.Candidate == echoed && d.Actor == d.Candidate.Actors[0]).SelectMany(d => c.Actors.Select(a => Echo(c, d, a))))
                yield return draft;
            yield break;
        }

        if (!TermFinder.IsTerm(c.Rule) && Told.IsUntold(c))
            yield break;
        // "sent troops" is past; an offer says what will be done.
        if (c.Rule.Id == "will-do" && (c.Modal is "must" or "should" || (c.Modal is null && !Told.IsInfinitive(c) && c.Sentence.Tokens[c.Head].Lemma != "prepare")))
            yield break;
        if (c.Modal is "must" or "should" or "ought" && c.Rule.Type is not ("demand_made" or "deadline_set" or "doubt_raised" or "talks_held"))
        {
            // What others must do is a demand of whoever says so.
            if (c.Voice?.Speaker is not { } speaker || speaker.Actor == c.Actors[0].Actor || Demand is not { } demand)
                yield break;
            c = c with { Rule = demand };
            c.Actors = [speaker];
        }

        // "Chad will pay dearly if there is no deal, Libya said": that is a threat of whoever says so
        if (c.Rule.Id == "own-will" && !c.Negated && c.Voice?.Speaker is { } warner && c.Actors[0].Actor != warner.Actor && IsPrice(s, c.Head) && c.Conditions.Exists(k => Conditionals.IsAdverse(s, k)) && rules.Find("warn") is { } threat)
        {
            c = c with { Rule = threat };
            c.Actors = [warner];
        }

        // "Serbia went back on its word, Kosovo said": a blame of whoever says so
        if ((c.Rule.Id == "ignore" || (c.Rule.Id == "withdraw-offer" && s.Tokens[c.Head].Lemma is "renege" or "go" or "break" or "backtrack" or "back")) && c.Voice?.Speaker is { } accuser && c.Actors[0].Actor != accuser.Actor && rules.Find("accuse") is { } blame)
        {
            c = c with { Rule = blame };
            c.Actors = [accuser];
        }

        if (_required.Of(c) is { } needed && chooser.ObjectNamesAny(Question(needed, conditions)))
            c = needed;
        if (Requirement(c, conditions) is { Count: > 0 } requirement)
        {
            foreach (var required in requirement)
                yield return required;
            yield break;
        }

        var question = Question(c, conditions);
        var own = chooser.ObjectNamesAny(question);
        var named = own || chooser.NamesAny(question);
        if (!named && issues.Issues.Count > 0 && c.Kind == 'N' && !IsOfBefore(c) && c.Rule.Type is "demand_made" or "threat_made" or "stance_stated" or "offer_made")
            yield break;
        var judged = c.Rule.Id == "statement" && !c.Weak && IsOfBefore(c);
        var ownWords = judged || (c.Rule.Id == "will-do" || (c.Rule.Id == "own-will" && c.Sentence.Quotation[c.Head] > 0)) && c.ActorToken >= 0 && c.Sentence.Lower(c.ActorToken) is "we" or "i";
        if (!own && issues.Issues.Count > 0 && TermFinder.IsTerm(c.Rule))
            yield break;
        if (!own && (c.Weak || c.Loose || (c.Rule.Id == RequirementFinder.Rule && issues.Issues.Count > 0)))
            yield break;
        // "had never objected to X" is for X only where X is named.
        if (!own && c.Negated && c.Rule is { Negated: Negation.Flip, Stance: Stance.Opposes or Stance.RulesOut or Stance.Wary } && issues.Issues.Count > 0)
            yield break;
        if (c.Negated && c.Rule.Type == "demand_made" && c.Rule.Id != "must" && !Turns.NoLonger(c) && !(own && Turns.IsUnwanted(c)))
            yield break;
        if (!named && c.Rule.NeedsIssue && !ownWords && c.Conditions.Count == 0 && issues.Issues.Count > 0 && !chooser.DealNamed(c.Sentence, c.About.First, c.About.Last) && !chooser.Runs(question.Doers))
            yield break;
        var choice = chooser.Weigh(question);
        if (c is { Loose: true, Rule.Id: "deliver" } && !IsOfIssue(c, choice))
            yield break;
        if (c.Orphan)
        {
            if (!own || Chosen(choice) is not { } issue || Doer(issue) is not { } doer)
                yield break;
            c.Actors = [new Party(doer, null)];
        }

        foreach (var actor in Bound(c, choice))
        {
            foreach (var chosen in !own && IsOnElse(c) ? [-1] : !own && !chooser.ThemeNamesAny(question) && issues.General >= 0 && c.Rule.Type is "talks_held" or "talks_scheduled" or "talks_suspended" or "deadline_set" ? [issues.General] : !own && OwnOffer(c, actor) is { Count: > 0 } offered ? offered : chooser.Choose(choice))
            {
                if (!(c.Weak && IsOfAnother(c, actor) && !(chosen >= 0 && _signs.ContainsKey((actor.Actor, issues.Issues[chosen].Id)))))
                    yield return Draft(c, actor, choice, chosen);
            }
        }
    }

    // "released the captives", where they are the issue; what else is sent, launched or paid is told for other reasons.
    private bool IsOfIssue(Candidate c, IssueChoice choice) =>
        chooser.Choose(choice)[0] is >= 0 and var issue && issue != issues.General && chooser.Words(choice.Question, issue) is { } hit
        && (Predicates.Patient(c.Sentence, c.Head) is >= 0 and var patient ? patient : c.Sentence.Child(c.Head, "obj")) is >= 0 and var thing && hit.First <= thing && thing <= hit.Last;

    // "The first duties were suspended": by whoever's deed they are, as the codebook or the article so far tells.
    private string? Doer(Issue issue) => issue.DeedOf is [var only] ? only : _doers.GetValueOrDefault(issue.Id);

    // Terms of a deal bind those who did not ask for them, where only some did.
    private IReadOnlyList<Party> Bound(Candidate c, IssueChoice choice)
    {
        if (c.Rule.Id != "deal-term" || c.Actors.Count < 2 || chooser.Choose(choice)[0] is not (>= 0 and var issue))
            return c.Actors;
        List<Party> bound = [.. c.Actors.Where(a => !_demands.Contains((a.Actor, issues.Issues[issue].Id)))];
        return bound.Count > 0 ? bound : c.Actors;
    }

    // The same act of another party, or its contrary: "Peru did not".
    private static Draft Echo(Candidate c, Draft told, Party actor) => told with
    {
        Candidate = c,
        Actor = actor,
        Type = !c.Negated ? told.Type : told.Type switch { "proposal_accepted" => "proposal_rejected", "proposal_rejected" => "proposal_accepted", _ => "stance_stated" },
        Stance = c.Negated ? Polarity.Opposite(told.Stance) : told.Stance,
        Conditions = [],
        Evidence = Evidence(c),
    };

    // "will lose its seat", "will begin paying duties": nobody offers that
    private static bool IsPrice(ArticleSentence s, int verb) =>
        s.Tokens[verb].Lemma is "pay" or "lose" or "face" or "suffer" or "regret" or "forfeit" or "bear" or "feel" || (s.Tokens[verb].Lemma is "begin" or "start" or "have" && s.Child(verb, "xcomp") is >= 0 and var then && IsPrice(s, then));

    // "It was tantamount to submission": a judgement of what was told before.
    private static bool IsOfBefore(Candidate c) =>
        c.Sentence.Child(c.Head, "nsubj", "expl") is var subject && subject >= 0 && c.Sentence.Lower(subject) is "it" or "this" or "that" or "these" or "they" && c.Sentence.MentionAt(subject) is null && c.Sentence.Child(c.Head, "cop") >= 0;

    // "Washington could recall the offer": the one it made before.
    private List<int> OwnOffer(Candidate c, Party actor)
    {
        if (!_offers.TryGetValue(actor.Actor, out var made) || c.Rule.Type is not ("offer_withdrawn" or "offer_made" or "proposal_floated" or "shift_reported")
            || !Enumerable.Range(c.About.First, c.About.Last - c.About.First + 1).Append(c.Head).Any(i => c.Sentence.Tokens[i] is { Upos: "NOUN", Lemma: "offer" or "proposal" or "promise" or "pledge" }))
        {
            return [];
        }

        return [.. made.Select(d => issues.Issues.ToList().FindIndex(i => i.Id == d.Issue)).Where(i => i >= 0).Distinct()];
    }

    // "signed an agreement on the joint production of drones": it says itself what it is on, and that is no issue of the dossier.
    private static bool IsOnElse(Candidate c)
    {
        var s = c.Sentence;
        return c.Rule.Type == "agreement_reached" && c.Kind == 'V' && s.Child(c.Head, "obj") is var deal && deal >= 0
            && s.Children[deal].Concat(s.Children[c.Head]).Any(k => k > deal && k <= deal + 4 && s.Tokens[k].Upos == "NOUN" && ArticleSentence.Is(s.Tokens[k].Relation, "nmod", "obl") && s.Child(k, "case") is var on && on >= 0 && s.Lower(on) is "on" or "about" or "over");
    }

    // "London and Paris were preparing for it, she said": words that do not judge what others do tell no side of hers.
    private static bool IsOfAnother(Candidate c, Party actor)
    {
        var subject = c.Sentence.Child(c.Head, "nsubj", "nsubj:pass");
        return subject >= 0 && c.Sentence.MentionAt(subject) is { } other && other.Actor != actor.Actor;
    }

    private Draft Draft(Candidate c, Party actor, IssueChoice choice, int chosen)
    {
        var issue = chosen >= 0 ? issues.Issues[chosen] : null;
        var hit = chosen >= 0 ? chooser.Words(choice.Question, chosen) : null;
        var stance = Signs.Of(c, hit, issue);
        if (((c.Weak && hit is not null && stance != Stance.Undecided) || (issue is not null && Signs.StaysPut(c))) && _signs.TryGetValue((actor.Actor, issue!.Id), out var sign))
            stance = sign;
        var followsOffer = _offers.TryGetValue(actor.Actor, out var earlier) && c.Sentence.Index - earlier[0].Candidate.Sentence.Index is 0 or 1 or 2;
        var (kind, turned) = Turns.Of(new Kind(c, actor, issue, followsOffer, c.Rule.Type, stance));
        return new Draft(c, kind.Type, actor, issue?.Id, kind.Stance) { Conditions = [.. c.Conditions], Evidence = Evidence(c), Choice = choice, Row = chosen >= 0 ? chosen : choice.None, Turned = turned };
    }

    // "The offer requires …", "the deal depends on …": what somebody's offer hangs on.
    private List<Draft> Requirement(Candidate c, List<(int First, int Last)> conditions)
    {
        var s = c.Sentence;
        if (s.Tokens[c.Head].Lemma is not ("require" or "depend" or "hinge") || c.Actors.Count == 0)
            return [];
        var subject = Clauses.Subject(s, c.Head, 0);
        if (subject < 0)
            return [];
        // "would require no cuts" asks for nothing
        if (s.Child(c.Head, "obj") is var price && price >= 0 && s.Child(price, "det") is var no && no >= 0 && s.Lower(no) == "no")
            return [];
        // "The offer has a price. It requires …"
        var again = s.Lower(subject) is "it" or "this" or "that" && _lastOffer.Count > 0 && s.Index - _lastOffer[0].Candidate.Sentence.Index is 1 or 2;
        if (!(again || Nouns.Proposals.Contains(s.Tokens[subject].Lemma) || s.Tokens[subject].Lemma is "support" or "help" or "aid" or "assistance" or "involvement" or "participation"))
            return [];
        var last = c.About.Last;
        for (var i = c.Head + 1; i <= last; i++)
        {
            if (s.Tokens[i].Form is ";" || (s.Tokens[i].Form == "," && i + 1 <= last && s.Lower(i + 1) is "according" or "said" or "which"))
                last = i - 1;
        }

        var evidence = (Math.Min(subject, s.Span(subject).First), last);
        // The offer is the one it made before, whatever is asked for it.
        var before = again ? _lastOffer : _offers.GetValueOrDefault(c.Actors[0].Actor) ?? [];
        if (before.Count > 0)
            return [.. before.Select(o => new Draft(c, "offer_conditioned", o.Actor, o.Issue, Stance.Supports) { Conditions = [(c.Head, last)], Evidence = evidence, Choice = o.Choice, Row = o.Row })];
        var choice = chooser.Weigh(Question(c, conditions) with { About = s.Span(subject) });
        var chosen = chooser.Choose(choice)[0];
        return [new Draft(c, "offer_conditioned", c.Actors[0], chosen >= 0 ? issues.Issues[chosen].Id : null, Stance.Supports) { Conditions = [(c.Head, last)], Evidence = evidence, Choice = choice, Row = chosen >= 0 ? chosen : choice.None }];
    }

    // Whose deed it is about: the actor's own, or that of whoever the words name ("American troops").
    private static string[] Doers(Candidate c)
    {
        if (c.Rule.Type is "offer_made" or "offer_conditioned" or "offer_withdrawn" or "action_taken" or "threat_made" or "doubt_raised")
            return [.. c.Actors.Select(a => a.Actor)];
        var s = c.Sentence;
        var named = s.Modifiers.Concat(s.Mentions)
            .Where(m => m.First >= c.About.First && m.Last <= c.About.Last && (m.First == 0 || s.Lower(m.First - 1) is not ("to" or "in" or "on" or "for" or "with" or "from" or "at")) && (c.ActorToken < m.First || c.ActorToken > m.Last) && !Conditionals.Covers(c.Conditions, m.First))
            .Select(m => m.Actor).ToArray();
        return named.Length > 0 ? named : c.Rule.Type == "stance_stated" ? [.. c.Actors.Select(a => a.Actor)] : [];
    }

    private static IssueQuestion Question(Candidate c, List<(int First, int Last)> conditions)
    {
        var (first, last) = c.About;
        if (c.Rule.Id == RequirementFinder.Rule)
            conditions = [];
        foreach (var condition in conditions.Where(k => k.Last >= last && k.First > c.Head && k.First <= last))
            last = Math.Min(last, condition.First - 1);
        return new IssueQuestion(c.Sentence, c.Head, c.Last, (first, last), Clause(c), conditions)
        {
            Doers = Doers(c),
            Type = c.Rule.Type,
            Theme = Themes.Of(c),
        };
    }

    // The stretch of the sentence around the trigger up to the voice's edges.
    private static (int First, int Last) Clause(Candidate c)
    {
        var span = c.Sentence.Span(c.Head);
        return c.Voice is { } voice && voice.First <= c.Head && c.Head <= voice.Last
            ? (Math.Max(span.First, voice.First), Math.Min(span.Last, voice.Last)) : span;
    }

    private Issue? Chosen(IssueChoice choice) => chooser.Choose(choice)[0] is >= 0 and var chosen ? issues.Issues[chosen] : null;

    // From the actor or the trigger to the end of what it is about, conditions included; the whole sentence where that is most of it.
    private static (int First, int Last) Evidence(Candidate c)
    {
        var s = c.Sentence;
        var first = Math.Min(c.Head, c.About.First);
        var last = Math.Max(Math.Max(c.Head, c.Last), c.About.Last);
        if (c.ActorToken >= 0)
        {
            var actor = s.MentionAt(c.ActorToken) is { } mention ? (mention.First, mention.Last) : (c.ActorToken, c.ActorToken);
            first = Math.Min(first, actor.Item1);
            last = Math.Max(last, actor.Item2);
        }

        foreach (var condition in c.Conditions)
        {
            first = Math.Min(first, condition.First);
            last = Math.Max(last, condition.Last);
        }

        while (last + 1 < s.Tokens.Length && s.Tokens[last + 1].Upos is "NUM")
            last++;

        // A quote must show the act by itself: a few words alone grow to their clause, then to the sentence.
        if (last - first < 7)
        {
            var clause = Clause(c);
            first = Math.Min(first, clause.First);
            last = Math.Max(last, clause.Last);
        }

        if (last - first < 7 && s.Tokens.Length <= 40)
            (first, last) = (0, s.Tokens.Length - 1);
        while (first < last && s.Tokens[first].Upos is "PUNCT" or "CCONJ" && s.Quotation[first] == 0)
            first++;
        while (last > first && s.Tokens[last].Upos == "PUNCT" && s.Tokens[last].Form is "," or "." or ";" or ":")
            last--;
        return (first, last);
    }
}
