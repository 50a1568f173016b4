using System.Collections.Frozen;
using NegotiationMonitor.Articles;
using NegotiationMonitor.Codebooks;
using NegotiationMonitor.Reading.Issues;
using NegotiationMonitor.Reading.Text;

namespace NegotiationMonitor.Reading.Acts;

/// <summary>Where an act puts its party on the issue as titled (READING: "Sign").</summary>
internal static class Signs
{
    private static readonly FrozenSet<string> Harms = ("strike walkout shutdown tariff duty sanction invasion attack retaliation blockade boycott lawsuit trial embargo lockout escalation no-deal default layoff closure eviction "
        + "penalty countermeasure stoppage").Split(' ').Select(Stemmer.Stem).ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string> Condemning = ["condemn", "denounce", "decry", "deplore", "criticise", "criticize", "slam", "blast", "lambast", "lambaste", "assail", "lament", "fault", "censure", "disparage", "complain", "grumble", "moan", "gripe", "blame", "hit", "lash"];

    // Rules found by the form of the clause: their word is the deed itself, which may take the issue away, like the verb of a term.
    private static readonly FrozenSet<string> ByForm = ["own-will", "own-could", "own-will-not", "own-cannot", "own-plan", "passive-will", "must", "only-with", "window"];

    // Issues of changing what stands.
    private static readonly FrozenSet<string> Reopening = ["reopening", "renegotiation", "renegotiating", "change", "changes", "amendment", "amendments", "revision", "review", "reform"];

    private static bool IsOwnDeed(Candidate c) => ByForm.Contains(c.Rule.Id) || TermFinder.IsTerm(c.Rule);

    /// <summary>Whether an issue is something one side does to another, so that announcing it is a threat, not an offer.</summary>
    public static bool IsHarm(Issue issue) => Words.Of(issue.Title).Any(w => Harms.Contains(Stemmer.Stem(w))) && !Polarity.IsReducing(issue.Title) && !Words.Of(issue.Title).Any(w => w.ToLowerInvariant() is "lower" or "fewer" or "less" or "open");

    /// <summary>Whether its party keeps to its position, whatever that is: "has not budged", "refuses to give way".</summary>
    public static bool StaysPut(Candidate c) =>
        c.Kind == 'V' && ((c.Rule.Id == "concede" && c.Negated && c.Sentence.Lower(c.Last) != "to" && c.Sentence.Tokens[c.Head].Lemma is not ("make" or "offer" or "grant" or "signal" or "show")) || (c.Rule.Id == "stand-by" && c.Sentence.Tokens[c.Head].Lemma is "refuse" or "stand" or "dig"));

    /// <summary>The stance of a candidate on an issue it names with the words of <paramref name="hit"/>; null where only the thread tells the issue.</summary>
    public static Stance Of(Candidate c, IssueHit? hit, Issue? issue)
    {
        var title = issue?.Title;
        // An offer that could be taken back still stands.
        if (c.Rule.Type == "offer_withdrawn" && c.Modal is "could" or "may" or "might")
            return Stance.None;
        var within = hit is not null && hit.First >= c.About.First && hit.Last <= c.About.Last;
        // The deed is the issue itself: "proud to shut down the government", "walked out".
        if (within && hit!.First <= c.Head && c.Head <= hit.Last && c.Rule.Type is "action_taken" or "threat_made" or "talks_suspended")
            return c.Negated != Polarity.IsAwayFrom(c.Sentence, c.Head, issue!) ? Stance.Opposes : Stance.Supports;
        var stance = within && IsCondemned(c, hit!) ? Stance.Opposes : c.Rule.Stance;
        if (stance == Stance.None || IsTooLittle(c))
            return Stance.None;
        // "ending it is not up for debate", "its own zone is non-negotiable": it holds on to it either way, unless its removal is the issue
        if (c.Rule.Id is "not-negotiable" or "non-negotiable" && (title is null || !Polarity.IsReducing(title)))
            return title is not null && Words.Of(title).Any(w => Reopening.Contains(w.ToLowerInvariant())) ? Stance.RulesOut : Stance.Committed;
        // "have not even discussed the details": nothing is decided either way.
        if (c.Rule.Id == "statement" && IsUndecided(c))
            return Stance.Undecided;
        var negated = c.Rule.Id == "statement" && hit is not null ? IsStatedAgainst(c, hit, title!) : c.Negated;
        if (negated && !StaysPut(c))
            stance = c.Rule.Negated == Negation.Open ? Stance.Open : Polarity.Opposite(stance);
        if (within && c.Rule.Id != "statement")
        {
            var from = c.Rule.AboutSubject ? c.About.First : Math.Min(c.About.First, hit!.First);
            if (Polarity.Turns(c.Sentence, c.Head, c.Rule.AboutSubject || hit!.Last < c.Head ? from : Math.Max(Behind(c), c.About.First), c.About.Last, hit!.First, hit.Last, title!, IsOwnDeed(c), stance is Stance.Opposes or Stance.RulesOut) % 2 == 1)
                stance = Polarity.Opposite(stance);
        }
        else if (!within && title is not null && (hit is null ? TakesAway(c) && !Polarity.EndsWar(c.Sentence, c.About, title) : TakesItAway(c) || IsForAnEnd(c)) && !Polarity.IsReducing(title))
        {
            stance = Polarity.Opposite(stance);
        }

        // "called off the strike", for the talks that it was about
        if (c.Rule.Id == "ease" && !within)
            return c.Negated ? Stance.Opposes : Stance.Supports;
        // A deed told without its object is the harm that the story is about.
        if (hit is null && issue is not null && c.Rule.Type is "threat_made" or "action_taken" && IsHarm(issue) && c.Rule.Id is "threat" or "harm" or "punish")
            return c.Negated ? Stance.Opposes : Stance.Supports;
        if (c.Rule.Type == "threat_made" && !within)
            return Stance.None;
        if (c.Rule.Type == "action_taken" && hit is not null && c.Rule.Stance == Stance.Opposes && Polarity.IsReducing(title!))
            stance = Stance.Supports;
        if (c.Modal is "could" or "may" or "might" && stance is Stance.Supports or Stance.Committed)
            stance = Stance.Open;
        return stance;
    }

    // "condemned the strike", not "condemned Oslo for the strike": what is blamed is the issue itself
    private static bool IsCondemned(Candidate c, IssueHit hit)
    {
        var s = c.Sentence;
        if (c.Rule.Id is not ("accuse" or "hit-back") || c.Kind != 'V' || !Condemning.Contains(s.Tokens[c.Head].Lemma))
            return false;
        return (Predicates.Patient(s, c.Head) is >= 0 and var patient ? patient : c.Last > c.Head ? s.Child(c.Head, "obl") : s.Child(c.Head, "obj", "iobj")) is >= 0 and var blamed && s.MentionAt(blamed) is null
            && new[] { blamed, s.Child(c.Head, "xcomp") }.Any(k => k >= 0 && s.Span(k) is var span && hit.First >= span.First && hit.Last <= span.Last);
    }

    // What a statement says of the issue: words that belong to its title judge nothing, what takes it away turns it.
    private static bool IsStatedAgainst(Candidate c, IssueHit hit, string title)
    {
        var titled = Words.Of(title).Select(w => Stemmer.Stem(w)).ToHashSet(StringComparer.Ordinal);
        // what it hangs on judges nothing
        var (first, last) = c.About;
        foreach (var condition in c.Conditions)
            (first, last) = condition.First <= first + 1 && condition.Last < last ? (condition.Last + 1, last) : condition.Last + 2 >= last && condition.First > first ? (first, condition.First - 1) : (first, last);
        var takenAway = hit.First >= c.About.First && hit.Last <= c.About.Last && Polarity.IsGovernedAway(c.Sentence, hit.Last, titled, title);
        return StatementFinder.Turns(c.Sentence, first, last, titled, hit, takenAway).Turns % 2 == 1;
    }

    // The words behind the rule's own; the "not" of "promised not to" stands among them.
    private static int Behind(Candidate c) =>
        // "reiterated its opposition to it", "lifted its veto against it"
        c.Kind == 'V' && c.Last > c.Head && c.Sentence.Tokens[c.Last].Lemma is "opposition" or "objection" or "veto" or "resistance" or "rejection" or "refusal" ? c.Rule.Id == "stand-by" ? c.Last : c.Last + 2
        // "vowed to veto it": the word behind is the deed
        : c.Rule.Id == "threat" && c.Last > c.Head && c.Sentence.Tokens[c.Last].Upos == "VERB" ? c.Last
        : c.Last - 1 > c.Head && c.Sentence.Lower(c.Last) == "to" && c.Sentence.Lower(c.Last - 1) is "not" or "never" ? c.Last - 1 : c.Last + 1;

    private static bool IsUndecided(Candidate c)
    {
        var s = c.Sentence;
        for (var i = c.About.First; i <= c.About.Last; i++)
        {
            // "is neither for nor against it"
            if (s.Lower(i) == "neither" && i + 3 <= c.About.Last && s.Lower(i + 2) == "nor" && s.Lower(i + 1) is "for" or "pro" or "supports" or "backs" or "endorses" or "accepts" or "approves" or "supported" or "endorsed" && s.Lower(i + 3) is "against" or "anti" or "opposes" or "opposed" or "rejects" or "rejected" or "condemns")
                return true;
            if (s.Tokens[i].Lemma is "discuss" or "decide" or "determine" or "finalise" or "finalize" or "settle" && s.Tokens[i].Upos == "VERB" && Clauses.IsNegated(s, i))
                return true;
        }

        return false;
    }

    // "asked for a delay", "demands an end to it": the object takes away what the thread is about.
    private static bool TakesAway(Candidate c)
    {
        if (c.Rule.Type is not ("demand_made" or "stance_stated" or "proposal_floated" or "offer_made" or "proposal_accepted"))
            return false;
        // another thing that it scraps is not the issue
        if (TakesItAway(c) || (IsOwnDeed(c) && Polarity.Reduces(c.Sentence, c.Head)))
            return TakesItAway(c);
        foreach (var child in c.Sentence.Children[c.Head])
        {
            // whoever is asked to do it takes nothing away
            if (ArticleSentence.Is(c.Sentence.Tokens[child].Relation, "obj", "obl", "xcomp") && child > c.Head && c.Sentence.MentionAt(child) is null)
                return Polarity.Reduces(c.Sentence, child);
        }

        return c.Rule.Type == "demand_made" && Demanded(c) is var deed && deed >= 0 && Polarity.Reduces(c.Sentence, deed) != IsToBeLeft(c.Sentence, deed);
    }

    // "on the treaty it asked for a delay": nothing else is named that should end
    private static bool IsForAnEnd(Candidate c)
    {
        var s = c.Sentence;
        return c.Rule.Type == "demand_made" && s.Child(c.Head, "obj", "obl") is >= 0 and var end && end > c.Head && s.Tokens[end].Upos == "NOUN" && Polarity.Reduces(s, end)
            && !s.Children[end].Exists(k => k > end && ArticleSentence.Is(s.Tokens[k].Relation, "nmod", "acl"));
    }

    // "would scrap it", "it should stay dead"
    private static bool TakesItAway(Candidate c)
    {
        var s = c.Sentence;
        if (!IsOwnDeed(c))
            return false;
        return Polarity.Reduces(s, c.Head) ? s.Child(c.Head, "obj", "nsubj:pass") is >= 0 and var thing && s.Tokens[thing].Upos == "PRON"
            : s.Tokens[c.Head].Lemma is "stay" or "remain" && Polarity.IsToBeGone(s, c.Head) && s.Child(c.Head, "nsubj") is >= 0 and var gone && s.Tokens[gone].Upos == "PRON";
    }

    // "urged them to take no action", "asked it not to answer"
    private static bool IsToBeLeft(ArticleSentence s, int deed) =>
        (deed > 1 && s.Lower(deed - 2) == "not") || (s.Child(deed, "obj") is >= 0 and var nothing && s.Child(nothing, "det") is >= 0 and var no && s.Lower(no) == "no");

    // "called on the court to reject it": what others are to do, wherever the parser hung it.
    private static int Demanded(Candidate c)
    {
        var s = c.Sentence;
        for (var i = c.Last + 1; i <= c.About.Last && i < s.Tokens.Length; i++)
        {
            if (s.Lower(i) == "to" && i + 1 < s.Tokens.Length && s.Tokens[i + 1].Xpos == "VB")
                return i + 1;
            if (s.Tokens[i].Upos is "VERB" or "PUNCT")
                return -1;
        }

        return -1;
    }

    /// <summary>Whether all it says is that what was put forward is too little.</summary>
    public static bool CallsTooLittle(Candidate c) =>
        c.Rule.Id is "statement" or "bad-idea" or "good-idea" or "essential" && Insufficiency.Is(c.Sentence, c.About.First, Math.Max(c.About.Last, c.Head));

    // Rejecting a sum, or an offer as too little, says nothing against its issue.
    private static bool IsTooLittle(Candidate c)
    {
        if (CallsTooLittle(c))
            return true;
        if (c.Rule.Type is not ("proposal_rejected" or "stance_stated") || c.Rule.Stance is not (Stance.Opposes or Stance.RulesOut) || c.Negated)
            return false;
        var s = c.Sentence;
        var offered = Enumerable.Range(c.About.First, Math.Max(0, Math.Min(c.About.Last, s.Tokens.Length - 1) - c.About.First + 1)).Any(i => Names.Nouns.Proposals.Contains(s.Tokens[i].Lemma) || s.Tokens[i].Lemma is "rise" or "raise" or "increase" or "figure" or "sum");
        for (var i = c.About.First; i <= c.About.Last && i < s.Tokens.Length; i++)
        {
            var word = s.Tokens[i].Form;
            // "the 250 billion", "a 3 percent rise"; but "the £3bn rebate" is the thing itself
            if (!offered && !(s.Tokens[i].Upos == "NUM" && i > 0 && (s.Lower(i - 1) == "the" || s.Tokens[i - 1].Form is "$" or "€" or "£") && !s.Tokens.Skip(i + 1).Take(2).Any(t => t.Upos == "NOUN")))
                continue;
            if (s.Tokens[i].Upos == "NUM" && !offered)
                return true;
            if (word is "$" or "€" or "£" or "%" || s.Lower(i) is "percent" or "billion" or "million" or "pence" || (s.Tokens[i].Upos == "NUM" && s.Lower(Math.Max(0, i - 1)) is "per"))
                return true;
        }

        return Insufficiency.Is(s, 0, s.Tokens.Length - 1);
    }
}
