using System.Collections.Frozen;
using NegotiationMonitor.Articles;
using NegotiationMonitor.Codebooks;
using NegotiationMonitor.Reading.Text;

namespace NegotiationMonitor.Reading.Acts;

/// <summary>The sign of a stance towards the issue as titled, not towards the verb (READING: "Sign").</summary>
internal static class Polarity
{
    // Words that take away what they govern: "an end to sanctions", "scrap the backstop".
    private static readonly FrozenSet<string> Reducing = ("end stop lift scrap ban block suspend halt remove removal drop abandon cancel delay postpone postponement reject rejection limit curb reduce reduction "
        + "freeze withdraw withdrawal pullout lifting suspension abolition abolish repeal dismantle dismantlement terminate termination cessation ease easing oppose opposition prevent avoid exclude exclusion "
        + "refuse refusal veto quit rollback revoke reverse undo rescind weaken waive exempt exemption eliminate elimination kill shelve bin ditch axe binned axed scrapped delay resistance objection pause avert forgo forego renounce refrain desist abstain cease bar breach cut "
        + "outlaw forbid prohibit nix overturn annul nullify invalidate strip deprive deny withhold oust expel evict disband dissolve demolish shut forfeit void defer forestall thwart obstruct hinder impede hamper undermine "
        + "jeopardise jeopardize sabotage derail torpedo wreck gut erode dilute moratorium reversal repeal rescission revocation cancellation postponement deferral discontinuation enjoin minimise minimize downsize slash relinquish disown stall scupper discard dump desert disavow "
        + "jettison junk lapse halve reconsider rethink loss demise against without").Split(' ').ToFrozenSet(StringComparer.Ordinal);

    // … as verbs only: "lower tariffs" names the thing.
    private static readonly FrozenSet<string> ReducingVerbs = ["lower", "trim", "shrink", "decrease", "lessen", "diminish", "discard", "bury", "spike", "quash", "shed", "crush", "quell", "smash", "suppress", "squash", "snuff", "foil", "disarm", "lose", "miss", "squander", "waste"];

    // What leaves something takes it away where leaving it is the issue.
    private static readonly FrozenSet<string> LeavingVerbs = ["leave", "exit", "quit", "abandon", "withdraw", "depart", "pull", "walk", "break", "out"];

    // What keeps a thing there goes against its removal.
    private static readonly FrozenSet<string> Keeping = ["keep", "maintain", "retain", "extend", "prolong", "renew", "impose", "introduce", "uphold", "continue", "defend", "support", "back"];

    // To change a thing is neither for nor against it, but not to is for it.
    private static readonly FrozenSet<string> Altering = ["change", "alter", "amend", "touch", "tamper", "meddle", "renegotiate", "reopen", "revisit", "rewrite", "modify", "adjust", "unpick", "alteration", "amendment", "modification", "renegotiation", "tinker"];

    private static readonly FrozenSet<string> Wishing = ["want", "demand", "ask", "urge", "like", "expect", "press", "insist", "call", "appeal", "push", "lobby", "petition", "request", "seek"];

    // … and verbs that do so with a particle: "call off", "pull the police back", "do away with".
    private static readonly FrozenSet<string> ReducingWithParticle = ("call-off pull-back pull-out phase-out roll-back scale-back scale-down wind-down tear-up rip-up do-away step-back put-off hold-off hold-back shut-down close-down keep-out lock-out strike-down "
        + "take-off throw-out back-out opt-out walk-away back-away water-down cut-off cut-back pare-back dial-back claw-back strip-away sweep-away drive-out push-out force-out crack-down clamp-down rein-in bring-down phase-down wind-up break-up take-down tear-down vote-down do-without dispense-with give-up sign-away write-off wipe-out get-rid call-halt cut-down step-down draw-down run-down close-off bargain-away stamp-out keep-from bar-from stop-from rule-out think-again think-twice stand-way get-way see-off fight-off head-off stave-off ward-off fend-off beat-back").Split(' ').ToFrozenSet(StringComparer.Ordinal);

    // Issues of going are turned by staying.
    private static readonly FrozenSet<string> Leaving = ["move", "leav", "exit", "withdraw", "withdraw", "reloc", "departur", "pullout", "brexit", "grexit"];

    // Peace is the end of these.
    private static readonly FrozenSet<string> Peace = ["ceasefir", "cease-fir", "truce", "peac", "armistic"];

    private static readonly FrozenSet<string> War = ["hostility", "fighting", "war", "warfare", "violence", "bloodshed", "shelling", "bombing", "bombardment", "conflict", "offensive", "killing", "fire", "attack", "strike"];

    private static readonly FrozenSet<string> Negators = ["not", "n't", "no", "never", "neither", "nor", "without"];

    /// <summary>Whether a word takes away what it governs.</summary>
    public static bool Reduces(ArticleSentence s, int word) => (s.Tokens[word] is { Upos: "NOUN", Lemma: var noun } && noun.EndsWith("ing", StringComparison.Ordinal) && IsReducingGerund(noun[..^3])) || Reducing.Contains(s.Tokens[word].Lemma) || (s.Tokens[word].Upos == "VERB" && Reducing.Contains(s.Lower(word))) || (s.Tokens[word].Xpos == "VBG" && Reducing.Contains(s.Tokens[word].Lemma + "e")) || (s.Tokens[word].Upos == "VERB" && ReducingVerbs.Contains(s.Tokens[word].Lemma)) || TakesAwayWithParticle(s, word);

    /// <summary>
    /// How often the words between a trigger and the issue's words turn the sign. Words that belong to the issue itself
    /// ("lifting of sanctions") do not.
    /// </summary>
    /// <param name="against">Whether the trigger itself stands against what it governs: "ruled out any change to it".</param>
    /// <param name="ownDeed">Whether the trigger is itself what is done, not a word of a rule: "would delay it".</param>
    public static int Turns(ArticleSentence s, int trigger, int regionFirst, int regionLast, int hitFirst, int hitLast, string issueTitle, bool ownDeed = false, bool against = false)
    {
        var titled = Words.Of(issueTitle).Select(w => Stemmer.Stem(w)).ToHashSet(StringComparer.Ordinal);
        var leaving = titled.Overlaps(Leaving);
        var hit = Enumerable.Range(hitFirst, hitLast - hitFirst + 1);
        // "scrap the pact", "end the war": leaving the pact and peace take away too
        // … and where the words named only the end: "a negotiated end to the war"
        var warring = titled.Overlaps(Peace) && (hit.Any(i => War.Contains(s.Tokens[i].Lemma) && !IsHyphened(s, i)) || (Reducing.Contains(s.Tokens[hitLast].Lemma) && Enumerable.Range(hitLast + 1, Math.Min(4, s.Tokens.Length - hitLast - 1)).Any(i => War.Contains(s.Tokens[i].Lemma))));
        var reducingTitle = IsReducing(issueTitle) || leaving || warring;
        var turns = 0;
        // "an end to the cuts": the issue's own words take away already
        var reduced = hit.Any(i => (Reducing.Contains(s.Tokens[i].Lemma) && titled.Contains(Stemmer.Stem(s.Tokens[i].Form))) || (leaving && Leaving.Contains(Stemmer.Stem(s.Tokens[i].Form))));
        // "substantially less debt", "a lower toll"; where the issue itself is "Lower tolls" it says the same
        if (hitFirst > trigger && s.Children[hitLast].Concat(s.Children[hitFirst]).FirstOrDefault(k => s.Lower(k) is "less" or "fewer" or "lower" or "smaller" or "shorter", -1) is >= 0 and var smaller)
        {
            reduced |= reducingTitle;
            turns += reducingTitle || titled.Contains(Stemmer.Stem(s.Tokens[smaller].Form)) ? 0 : 1;
        }

        // "The headquarters must stay": the trigger itself is the staying.
        if (s.Tokens[trigger].Lemma is "stay" or "remain" && (leaving || IsToBeGone(s, trigger)))
            turns++;
        if (titled.Contains("strike") && Enumerable.Range(regionFirst, Math.Max(0, Math.Min(regionLast, s.Tokens.Length - 1) - regionFirst + 1)).Any(i => s.Tokens[i].Lemma == "return" || (s.Lower(i) == "back" && i > 0 && s.Tokens[i - 1].Lemma is "go" or "get" or "come")))
            turns++;
        var altered = hit.Any(i => titled.Contains(Stemmer.Stem(s.Tokens[i].Form))) && !titled.Overlaps(Altering.Select(Stemmer.Stem));
        if (ownDeed && (TakesAway(s, trigger) || (altered && against && Altering.Contains(s.Tokens[trigger].Lemma)) || (leaving && LeavingVerbs.Contains(s.Tokens[trigger].Lemma)) || IsToGo(s, trigger)))
        {
            if (titled.Contains(Stemmer.Stem(s.Tokens[trigger].Form)) || reducingTitle)
                reduced = true;
            else
                turns++;
        }

        for (var i = regionFirst; i <= regionLast && i < s.Tokens.Length; i++)
        {
            if (IsBeside(s, i, hitLast))
                continue;
            if (i == trigger || (i >= hitFirst && i <= hitLast && !Reducing.Contains(s.Tokens[i].Lemma) && !IsRelief(s, i)))
                continue;
            if (i > hitLast)
                break;
            // "monitoring of the cessation": what the issue's own words watch over or prepare
            if (i >= hitFirst && !reducingTitle && s.Tokens[i] is { Upos: "NOUN", Head: var over } && over >= hitFirst && over < i)
                continue;
            if (s.Tokens[i].Lemma == "limit" && s.Tokens[i].Xpos == "VBN" && s.Tokens[i].Relation == "acl")
                continue;
            if ((IsHyphened(s, i) && !IsOptOut(s, i)) || IsAtRest(s, i))
                continue;
            if (Negators.Contains(s.Lower(i)) || IsLittle(s, i))
            {
                // "leaving without a deal": the issue's own word
                if (IsCounted(s, trigger, i) || titled.Contains(s.Lower(i)))
                    continue;
                if (reducingTitle && !reduced)
                    reduced = true;
                else
                    turns++;
            }
            else if (s.Tokens[i].Lemma is "stay" or "remain" && leaving)
            {
                turns++;
            }
            else if (TakesAway(s, i) || IsReplaced(s, i, hitLast) || (altered && against != (turns % 2 == 1) && Altering.Contains(s.Tokens[i].Lemma)) || (leaving && reducingTitle && LeavingVerbs.Contains(s.Tokens[i].Lemma)))
            {
                if (titled.Contains(Stemmer.Stem(s.Tokens[i].Form)) || (reducingTitle && !reduced))
                    reduced = true;
                else
                    turns++;
            }
        }

        if (Behind(s, trigger, hitFirst, hitLast, titled))
        {
            if (reducingTitle)
                reduced = true;
            else
                turns++;
        }

        return reducingTitle && !reduced && (!ownDeed || Keeping.Contains(s.Tokens[trigger].Lemma)) && IsBareObject(s, trigger, hitFirst, hitLast, warring ? null : titled) ? turns + 1 : turns;
    }

    // "the scrapping of", "a halving of"
    private static bool IsReducingGerund(string stem) =>
        stem.Length > 2 && (Reducing.Contains(stem) || Reducing.Contains(stem + "e") || (stem[^1] == stem[^2] && Reducing.Contains(stem[..^1])));

    // "cease-fire", "no-fly zone": a part of one word
    private static bool IsHyphened(ArticleSentence s, int i) => i + 1 < s.Tokens.Length && s.Tokens[i + 1].Form == "-";

    /// <summary>Whether something is to stay away: "should stay dead", "must remain shut".</summary>
    public static bool IsToBeGone(ArticleSentence s, int staying) =>
        s.Child(staying, "xcomp", "obj", "advmod") is >= 0 and var state && (s.Lower(state) is "dead" or "closed" or "shut" or "off" or "out" or "outlawed" or "forbidden" or "prohibited" || (s.Tokens[state].Xpos is "VBN" or "VBD" or "JJ" && Reduces(s, state)));

    // "renew the stalled talks": how they were
    private static bool IsAtRest(ArticleSentence s, int i) =>
        s.Tokens[i] is { Relation: "amod", Xpos: "VBN" or "JJ" or "VBD" or "VBG" } && i < s.Tokens[i].Head && s.Tokens[i].Lemma is "stall" or "stalled" or "suspend" or "suspended" or "freeze" or "frozen" or "halt" or "halted" or "postpone" or "postponed" or "delay" or "delayed" or "block" or "blocked" or "cancel" or "cancelled" or "withhold" or "withheld" or "abandon" or "abandoned" or "oppose" or "opposing";

    // "The tariffs must go"
    private static bool IsToGo(ArticleSentence s, int verb) => s.Tokens[verb].Lemma is "go" or "disappear" or "vanish" or "expire" or "end" or "stop" or "cease" && s.Children[verb].TrueForAll(k => s.Lower(k) is "away" or "soon" or "now" or "also" or "not" or "n't" || !ArticleSentence.Is(s.Tokens[k].Relation, "obj", "obl", "xcomp", "advmod") && s.Tokens[k].Relation != "compound:prt");

    // "supports the sanctions" where their removal is the issue: the thing itself, under the trigger or under a verb that keeps it.
    private static bool IsBareObject(ArticleSentence s, int trigger, int hitFirst, int hitLast, HashSet<string>? titled)
    {
        if (titled is not null && (titled.Contains("against") || !Enumerable.Range(hitFirst, hitLast - hitFirst + 1).Any(i => titled.Contains(Stemmer.Stem(s.Tokens[i].Form)))))
            return false;
        var thing = Enumerable.Range(hitFirst, hitLast - hitFirst + 1).FirstOrDefault(i => s.Tokens[i].Head < hitFirst || s.Tokens[i].Head > hitLast, -1);
        if (thing < 0 || s.Tokens[thing].Upos is not ("NOUN" or "PROPN"))
            return false;
        var relation = s.Tokens[thing].Relation;
        if (relation is "obl" or "nmod" && !(s.Child(thing, "case") is >= 0 and var preposition && s.Lower(preposition) is "to" or "for" or "against" or "by" or "with"))
            return false;
        if (!ArticleSentence.Is(relation, "obj", "obl", "nmod") && relation is not "nsubj:pass")
            return false;
        for (var (at, depth) = (s.Tokens[thing].Head, 0); at >= 0 && depth < 4; at = s.Tokens[at].Head, depth++)
        {
            if (at == trigger)
                return true;
            if (!(s.Tokens[at].Relation is "xcomp" or "ccomp" or "advcl" && Keeping.Contains(s.Tokens[at].Lemma)))
                return false;
        }

        return false;
    }

    /// <summary>"little point in a meeting", "few prospects of one": all but none.</summary>
    public static bool IsLittle(ArticleSentence s, int i) =>
        s.Lower(i) is "little" or "few" && i + 1 < s.Tokens.Length && s.Tokens[i + 1].Lemma is "point" or "sense" or "reason" or "need" or "use" or "value" or "merit" or "chance" or "hope" or "prospect" or "room" or "scope" or "interest" or "appetite";

    private static bool TakesAway(ArticleSentence s, int i) => IsRelief(s, i) || IsOptOut(s, i) ||
        (Reducing.Contains(s.Tokens[i].Lemma) && s.Tokens[i].Upos is "VERB" or "NOUN" or "ADP" or "ADJ" or "AUX") || (s.Tokens[i].Upos is "VERB" or "NOUN" && Reduces(s, i)) || TakesAwayWithParticle(s, i);

    // "its opt-out from the accord"
    private static bool IsOptOut(ArticleSentence s, int i) => s.Lower(i) == "opt" && i + 2 < s.Tokens.Length && s.Tokens[i + 1].Form == "-" && s.Lower(i + 2) == "out";

    // "sanctions relief", "relief from the duties"; not "relief supplies"
    private static bool IsRelief(ArticleSentence s, int i) =>
        s.Tokens[i] is { Lemma: "relief", Upos: "NOUN" } && ((i > 0 && s.Tokens[i - 1].Upos == "NOUN" && s.Tokens[i - 1].Head == i) || (i + 1 < s.Tokens.Length && s.Lower(i + 1) == "from"));

    // "replacing the toll with a tax": the toll goes
    private static bool IsReplaced(ArticleSentence s, int verb, int hit) =>
        s.Tokens[verb] is { Lemma: "replace" or "supersede" or "supplant", Upos: "VERB" } && s.Child(verb, "obj") is >= 0 and var gone && s.Span(gone) is var span && hit >= span.First && hit <= span.Last;

    private static bool TakesAwayWithParticle(ArticleSentence s, int verb)
    {
        if (s.Tokens[verb].Upos is not "VERB")
            return false;
        for (var i = verb + 1; i < s.Tokens.Length && i <= verb + 5 && s.Tokens[i].Upos is not ("VERB" or "PUNCT" or "SCONJ"); i++)
        {
            if (ReducingWithParticle.Contains(s.Tokens[verb].Lemma + "-" + s.Lower(i)) && (i == verb + 1 || s.Tokens[i].Head == verb))
                return true;
        }

        return false;
    }

    // "on the lifting of the ban and on the removal of tariffs": what stands in the other half of a list does not govern this one.
    private static bool IsBeside(ArticleSentence s, int word, int hit)
    {
        for (var k = hit - 2; k > word && s.Tokens[hit].Form != ","; k--)
        {
            // the same preposition again: "on … and on …"
            if (s.Lower(k) is "and" or "or" && s.Tokens[k + 1].Upos == "ADP" && Enumerable.Range(Math.Max(0, word - 7), Math.Min(7, word)).Any(i => s.Lower(i) == s.Lower(k + 1)))
                return true;
        }

        for (var (at, depth) = (hit, 0); at >= 0 && depth < 8; at = s.Tokens[at].Head, depth++)
        {
            if (s.Tokens[at].Relation != "conj")
                continue;
            var first = s.Tokens[at].Head;
            var (own, beside) = (s.Span(at), first >= 0 ? s.Span(first) : (0, -1));
            if (word == first || (word >= beside.Item1 && word <= beside.Item2 && (word < own.First || word > own.Last) && Under(s, word, first)))
                return true;
        }

        return false;
    }

    private static bool Under(ArticleSentence s, int word, int top)
    {
        for (var (at, depth) = (word, 0); at >= 0 && depth < 20; at = s.Tokens[at].Head, depth++)
        {
            if (at == top)
                return true;
        }

        return false;
    }

    // "wants the panels binned": what takes it away governs it from behind.
    private static bool Behind(ArticleSentence s, int trigger, int hitFirst, int hitLast, HashSet<string> titled) =>
        IsTakenBehind(s, trigger, hitFirst, hitLast, titled) != IsDeniedBehind(s, trigger, hitFirst, hitLast);

    // "demands", "would like"
    private static bool Wishes(ArticleSentence s, int trigger) =>
        Wishing.Contains(s.Tokens[trigger].Lemma) || (s.Tokens[trigger].Upos == "AUX" && trigger + 1 < s.Tokens.Length && s.Lower(trigger + 1) is "like" or "love" or "prefer");

    // "demanded that the toll not be raised": its verb is negated
    private static bool IsDeniedBehind(ArticleSentence s, int trigger, int hitFirst, int hitLast)
    {
        if (hitFirst <= trigger || !Wishes(s, trigger))
            return false;
        for (var (at, depth) = (s.Tokens[hitLast].Head, 0); at > hitLast && depth < 3; at = s.Tokens[at].Head, depth++)
        {
            if (s.Tokens[at].Upos is "VERB" or "ADJ" && s.Children[at].Exists(k => ArticleSentence.Is(s.Tokens[k].Relation, "nsubj") && s.Span(k) is var span && span.First <= hitLast && hitLast <= span.Last))
                return !Altering.Contains(s.Tokens[at].Lemma) && s.Children[at].Exists(k => k > hitLast && k < at && s.Lower(k) is "not" or "n't" or "never");
        }

        return false;
    }

    private static bool IsTakenBehind(ArticleSentence s, int trigger, int hitFirst, int hitLast, HashSet<string> titled)
    {
        // "wants the tariffs lifted"
        if (hitFirst > trigger && (Wishes(s, trigger) || Enumerable.Range(trigger + 1, hitFirst - trigger - 1).Any(i => s.Tokens[i].Upos == "NOUN" && Wishing.Contains(s.Tokens[i].Lemma))))
        {
            for (var i = hitLast + 1; i < s.Tokens.Length && i <= hitLast + 6 && s.Tokens[i].Upos is not ("PUNCT" or "CCONJ" or "SCONJ" or "NOUN"); i++)
            {
                // "a request for an extension was refused": that is told of the request
                if (s.Tokens[i] is { Upos: "AUX", Xpos: not "VB" })
                    break;
                if (s.Tokens[i].Upos == "VERB" && ((s.Tokens[i].Xpos is "VBN" or "VBD" && (TakesAway(s, i) || Reducing.Contains(s.Tokens[i].Form))) || (s.Lower(i - 1) == "to" && IsToGo(s, i)) || (s.Tokens[i].Lemma is "come" or "bring" && s.Tokens.Skip(i + 1).Take(3).Any(t => t.Lemma is "end" or "halt" or "stop"))))
                    return true;
            }
        }

        for (var (at, depth) = (hitLast, 0); at >= 0 && at != trigger && depth < 6; at = s.Tokens[at].Head, depth++)
        {
            // "would raise wages should the lid be lifted": the verb has a subject of its own behind it
            if (at > hitLast && s.Children[at].Exists(k => k > hitLast && k < at && ArticleSentence.Is(s.Tokens[k].Relation, "nsubj")))
                break;
            // "wants the rebate to come to an end"
            if (at > hitLast && at > trigger && s.Tokens[at].Lemma is "come" or "bring" or "put" && s.Children[at].Exists(k => k > at && s.Tokens[k].Lemma is "end" or "halt" or "stop"))
                return true;
            if (at > hitLast && at > trigger && hitFirst > trigger && s.Tokens[at].Upos == "VERB" && (TakesAway(s, at) || (IsToGo(s, at) && s.Child(at, "nsubj") is >= 0 and var going && going >= hitFirst && going <= hitLast) || Reducing.Contains(s.Tokens[at].Form)))
                return !titled.Contains(Stemmer.Stem(s.Tokens[at].Form));
        }

        return s.Children[hitLast].Exists(c => c > hitLast && c > trigger && hitFirst > trigger && s.Tokens[c].Xpos == "VBN" && s.Tokens[c].Relation == "acl" && c == hitLast + 1 && Reducing.Contains(s.Tokens[c].Lemma));
    }

    /// <summary>Whether a word right above an issue's words takes it away: "to end the blockade", "the lifting of the ban".</summary>
    public static bool IsGovernedAway(ArticleSentence s, int hit, HashSet<string> titled, string issueTitle)
    {
        if (IsReducing(issueTitle))
            return false;
        // "scrapping the toll makes no sense", whatever the parser took for the subject
        var left = hit;
        while (left > 0 && s.Tokens[left - 1].Upos is "DET" or "ADJ" or "NUM" or "NOUN" or "PROPN")
            left--;
        if (left > 0 && left <= hit && s.Tokens[left - 1] is { Upos: "VERB", Xpos: "VBG" } && Reduces(s, left - 1) && !titled.Contains(Stemmer.Stem(s.Tokens[left - 1].Form)))
            return !StatementFinder.IsBad(s, left - 1, left - 1);
        // "it is not going away"
        if (s.Tokens[hit].Relation == "nsubj")
            return s.Tokens[hit].Head is >= 0 and var verb && s.Tokens[verb].Lemma is "go" or "disappear" or "vanish" && IsToGo(s, verb);
        for (var (at, depth) = (s.Tokens[hit].Head, 0); at >= 0 && depth < 2; at = s.Tokens[at].Head, depth++)
        {
            if (Reduces(s, at) && !titled.Contains(Stemmer.Stem(s.Tokens[at].Form)))
                return !StatementFinder.IsBad(s, at, at);
            if (s.Tokens[at].Upos is "VERB")
                return false;
        }

        return false;
    }

    /// <summary>Whether an issue's title speaks of taking something away ("lifting of sanctions").</summary>
    public static bool IsReducing(string title) => Words.Of(title).Any(w => w.ToLowerInvariant() is var word && word != "against" && (word is "no" or "zero" or "shorter" or "lower" or "fewer" or "smaller" or "less" || Reducing.Contains(Base(word)) || (word == "relief" && !title.Contains("umanitarian", StringComparison.Ordinal)) || (word[^1] == 's' && Reducing.Contains(word[..^1]))));

    // The trigger's own negation is counted by whoever asks.
    private static bool IsCounted(ArticleSentence s, int trigger, int negator)
    {
        var up = s.Tokens[negator].Head;
        return up == trigger || negator == trigger - 1 || (up >= 0 && s.Tokens[up].Head == trigger && ArticleSentence.Is(s.Tokens[up].Relation, "nsubj")) || (up >= 0 && s.Tokens[trigger].Head == up && s.Tokens[trigger].Relation is "xcomp");
    }

    /// <summary>Whether a deed leads away from the issue that lists it among its words: "quit the pact", where keeping it is the issue. A deed that harms, or that the title names itself, is the issue.</summary>
    public static bool IsAwayFrom(ArticleSentence s, int deed, Issue issue)
    {
        if (!(Reduces(s, deed) || LeavingVerbs.Contains(s.Tokens[deed].Lemma)) || IsReducing(issue.Title) || Signs.IsHarm(issue))
            return false;
        var words = Words.Of(issue.Title).ToList();
        var titled = words.Select(w => Stemmer.Stem(w)).ToHashSet(StringComparer.Ordinal);
        return !titled.Overlaps(Leaving) && !titled.Contains("out") && !titled.Contains("abroad") && !words.Exists(w => w.StartsWith(s.Tokens[deed].Lemma, StringComparison.OrdinalIgnoreCase)) && !titled.Contains(Stemmer.Stem(s.Tokens[deed].Form));
    }

    /// <summary>Whether a stretch speaks of war where peace is the issue: what halts it is for peace.</summary>
    public static bool EndsWar(ArticleSentence s, (int First, int Last) stretch, string title) =>
        Words.Of(title).Select(w => Stemmer.Stem(w)).Any(Peace.Contains) && Enumerable.Range(stretch.First, stretch.Last - stretch.First + 1).Any(i => War.Contains(s.Tokens[i].Lemma) && !IsHyphened(s, i));

    /// <summary>The same strength on the other side.</summary>
    public static Stance Opposite(Stance stance) => stance switch
    {
        Stance.Committed => Stance.RulesOut,
        Stance.Supports => Stance.Opposes,
        Stance.Open => Stance.Wary,
        Stance.Wary => Stance.Open,
        Stance.Opposes => Stance.Supports,
        Stance.RulesOut => Stance.Supports,
        _ => stance,
    };

    private static string Base(string word) => word switch
    {
        "lifting" or "lifted" => "lift",
        "ending" => "end",
        "withdrawing" => "withdraw",
        "cutting" or "cuts" => "cut",
        "removing" => "remove",
        "stopping" => "stop",
        "reducing" => "reduce",
        "phase-out" or "phasing" => "end",
        "scrapping" => "scrap",
        "freezing" => "freeze",
        "suspending" => "suspend",
        "cedes" or "ceding" or "cede" => "abandon",
        _ => word,
    };
}
