using System.Collections.Frozen;
using NegotiationMonitor.Codebooks;
using NegotiationMonitor.Reading.Text;
using NegotiationMonitor.Reading.Voices;

namespace NegotiationMonitor.Reading.Acts;

/// <summary>
/// Acts told by the form of a clause alone: "guarantees must include …", "we will help them", "there will be no talks",
/// "the duties would not be lifted".
/// </summary>
internal sealed class ModalFinder(RuleBook rules, Clauses clauses)
{
    // What happens to a party, what it is or says is no offer of its own.
    private static readonly FrozenSet<string> Idle = ("assess wait watch monitor evaluate be have become remain see face lose suffer win thrive know feel think say tell comment specify confirm disclose elaborate speculate mean seem appear "
        + "get obtain receive gain enjoy account emulate imagine prefer earn grow try seem happen cost prove need like respond answer reply name fail struggle muster afford know learn find wake sleep die survive benefit hear look wonder believe expect hope doubt fear know understand remember like love draw")
        .Split(' ').ToFrozenSet(StringComparer.Ordinal);

    // What "it" does when it is a plan, a deal or a state of things.
    private static readonly FrozenSet<string> OfThings = "comprise consist number total contain entail become remain cause tip help serve depend vary amount enable mean allow lead result happen cover create expire require set show work include affect"
        .Split(' ').ToFrozenSet(StringComparer.Ordinal);

    // What somebody puts forward, which then tells its terms: "the bill would ban …".
    private static readonly FrozenSet<string> Drafts = "plan proposal draft bill offer bid text scheme initiative blueprint package legislation amendment resolution formula framework roadmap motion".Split(' ').ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string> Accords = ["deal", "agreement", "accord", "pact", "treaty", "settlement", "truce", "ceasefire", "compromise", "contract"];

    // Words above a verb that announce it: "is due to leave", "is expected to pay", "are poised to ban", "plans to raise".
    private static readonly FrozenSet<string> Announcing = ["due", "expect", "poise", "poised", "set", "slate", "about", "gear", "plan", "prepare"];

    // … and what a party does as well: their object tells.
    private static readonly FrozenSet<string> Light = "make take apply bring send begin start end put come go stay continue replace change".Split(' ').ToFrozenSet(StringComparer.Ordinal);

    /// <summary>The candidate that a clause headed by a token makes, or null.</summary>
    public Candidate? At(ArticleSentence s, int head, IReadOnlyList<Voice> voices)
    {
        var token = s.Tokens[head];
        if (token.Upos is not ("VERB" or "ADJ" or "NOUN" or "AUX") || ArticleSentence.Is(token.Relation, "aux", "cop"))
            return null;
        var modal = OwnModal(s, head);
        if (modal is null)
            return null;
        var subject = s.Child(head, "nsubj", "expl");
        if (subject >= 0 && Clauses.IsOfGerund(s, subject, head))
            return null;
        // "is going to buy", "are due to leave": the subject stands on the word above
        if (subject < 0 && (token.Relation == "xcomp" || token.Xpos == "VBG") && modal is "going" or "plan")
            subject = Clauses.Subject(s, token.Head, 0);
        if (Idle.Contains(token.Lemma) && !IsPlanned(s, head, subject) && !(token.Lemma == "be" && s.Child(head, "expl") >= 0) && !(token.Lemma == "afford" && Clauses.IsNegated(s, head)))
            return null;
        if (IsNoDeed(s, head))
            return null;
        var voice = VoiceFinder.At(voices, head);
        var negated = Clauses.IsNegated(s, head);
        var id = Rule(s, head, modal, voice, negated, subject);
        if (id is null || rules.Find(id) is not { } rule || (rule.NotObjects.Count > 0 && Predicates.Near(s, head, head).Any(i => Predicates.IsOne(s, i, rule.NotObjects))))
            return null;
        if (Told.IsNoDuty(s, head))
            return null;
        var candidate = new Candidate(s, rule, head, head) { Voice = voice, Modal = modal, ActorToken = -1, Negated = negated && id is "must" or "passive-will" or "plan-would" or "would-include" };
        if (rule.Actor == ActorRole.Voice)
        {
            candidate.Actors = voice?.Speaker is { } speaker ? [speaker] : id == "window" && !(subject >= 0 && Accords.Contains(s.Tokens[subject].Lemma) && clauses.Owner(s, subject).Count == 0) ? Anybody(s) : [];
        }
        else if (id == "plan-would")
        {
            candidate.ActorToken = IsPlanned(s, head, subject) ? -1 : subject;
            candidate.Actors = IsPlanned(s, head, subject) ? [] : clauses.Owner(s, subject);
            return candidate;
        }
        else if (id == "would-include")
        {
            candidate.ActorToken = subject;
            candidate.Actors = subject >= 0 && clauses.Parties(s, subject) is { Count: > 0 } parties ? parties : subject >= 0 ? clauses.Owner(s, subject) : [];
        }
        else
        {
            candidate.ActorToken = subject;
            candidate.Actors = subject >= 0 && (s.Lower(subject) is "we" or "i" || IsOurs(s, subject)) ? (voice?.Speaker is { } own ? [own] : []) : Doers(s, subject);
        }

        // "Greece cannot carry its debts, the fund said": another's view of it; but a state may speak for a bloc
        if (id is "own-cannot" or "own-could" && voice?.Speaker is { } teller && candidate.Actors.All(a => a.Actor != teller.Actor) && !SpeaksFor(s, teller, candidate))
            return null;
        // "the toll has to go": what has to is told in front
        var all = modal is "have" or "need" && s.Tokens[head] is { Relation: "xcomp", Head: >= 0 and var owing } && s.Child(owing, "nsubj") is >= 0 and var ower && s.Tokens[ower].Upos != "PRON" ? owing : head;
        candidate.About = (s.Span(all).First, BeforeNext(s, all, s.Span(all).Last));
        // "a deal could be clinched in coming days": those who talk
        return candidate.Actors.Count > 0 || (id == "window" && subject >= 0 && Accords.Contains(s.Tokens[subject].Lemma)) ? candidate : null;
    }

    // "a text must be balanced and the tariffs have to go": the next clause has a subject of its own
    private static int BeforeNext(ArticleSentence s, int head, int last)
    {
        var next = s.Children[head].Find(k => k > head && s.Tokens[k].Relation == "conj" && s.Tokens[k].Upos is "VERB" or "AUX" && s.Child(k, "nsubj", "nsubj:pass") is var own && own > head);
        return next > head && s.Child(next, "cc") is var and && and > head ? Math.Min(last, and - 1) : last;
    }

    /// <summary>Whether a clause tells what somebody must or should do.</summary>
    public static bool IsDuty(ArticleSentence s, int head) => OwnModal(s, head) is "must" or "should" or "ought";

    /// <summary>… or needs or has to do, other than "we": "they need to stand by us".</summary>
    public static bool IsOwed(ArticleSentence s, int head) => OwnModal(s, head) is "must" or "should" or "ought" or "need" or "have" && Clauses.Subject(s, head, 0) is >= 0 and var ower && s.Lower(ower) is not ("we" or "i");

    private string? Rule(ArticleSentence s, int head, string modal, Voice? voice, bool negated, int subject)
    {
        if (IsWindow(s, head, modal))
            return "window";
        if (s.Tokens[head].Lemma is "include" or "involve" or "consist" or "combine" or "comprise" && modal is "will" or "would" or "could" or "may" or "should")
            return "would-include";
        // "it would mean they had to pay": what follows from it
        if (modal is "must" or "should" or "ought" or "need" or "have" && ((IsMeant(s, head) && !negated) || IsOfThose(s, head)))
            return null;
        if (modal is "must" or "should" or "ought" or "need" or "have")
            return voice?.Speaker is not null ? "must" : null;
        if (subject < 0)
            return null;
        if (s.Lower(subject) == "there")
            return negated || HasNo(s, head) ? "there-will-be-no" : null;
        // What somebody will be is no deed, but for "will be part of it".
        if (s.Child(head, "cop") >= 0 && s.Tokens[head].Upos != "VERB" && s.Tokens[head].Lemma is not ("part" or "present" or "there" or "able"))
            return null;
        var own = s.Lower(subject) is "we" or "i" || IsOurs(s, subject) ? voice?.Speaker is not null : Doers(s, subject).Count > 0;
        if (IsPlanned(s, head, subject))
            return modal is "would" && !negated ? "plan-would" : null;
        if (!own && !negated && modal is "would" or "will" && Drafts.Contains(s.Tokens[subject].Lemma) && (modal == "will" || IsFar(s, subject, head)) && !Clauses.IsPassive(s, head) && s.Child(head, "obj", "ccomp", "xcomp", "obl") >= 0)
            return "plan-would";
        var passive = Clauses.IsPassive(s, head);
        if ((passive || !own) && voice?.Speaker is not null && OnlyWith(s, head))
            return "only-with";
        if (passive || !own)
            return passive && voice?.Speaker is not null && modal is "will" or "would" or "shall" or "going" ? "passive-will" : null;
        return modal switch
        {
            "plan" => negated ? null : "own-plan",
            "will" or "would" or "shall" or "going" => negated ? "own-will-not" : "own-will",
            "can" or "could" => negated ? "own-cannot" : "own-could",
            "may" or "might" => negated ? null : "own-could",
            _ => null,
        };
    }

    // "the list of those who must pay"
    private static bool IsOfThose(ArticleSentence s, int head) =>
        s.Tokens[head] is { Relation: "acl:relcl", Head: >= 0 and var whom } && s.Lower(whom) is "those" or "anyone" or "anybody" or "everyone" or "everybody" or "all" or "people" or "what";

    /// <summary>Whether a clause tells what something means: "that does not mean they should be barred".</summary>
    public static bool IsMeant(ArticleSentence s, int head)
    {
        var clause = s.Tokens[head] is { Relation: "xcomp", Head: >= 0 and var owing } ? owing : head;
        return s.Tokens[clause] is { Relation: "ccomp", Head: >= 0 and var up } && s.Tokens[up].Lemma is "mean" or "imply" or "entail";
    }

    // "it would enable Russia to …", "the talks will continue", "Russia could have vetoed it": nobody undertakes anything.
    private static bool IsNoDeed(ArticleSentence s, int head)
    {
        if (s.Children[head].Exists(k => s.Tokens[k].Relation == "aux" && s.Lower(k) == "have") && OwnModal(s, head) is "could" or "would" or "might" or "should")
            return true;
        // "would sooner resign", "would rather wait": what it prefers to the matter at hand
        if (s.Children[head].Exists(k => s.Tokens[k].Relation == "advmod" && s.Lower(k) is "sooner" or "rather"))
            return true;
        if (IsAside(s, head))
            return true;
        var (lemma, subject) = (s.Tokens[head].Lemma, s.Child(head, "nsubj"));
        if (subject >= 0 && s.Lower(subject) is "it" or "this" or "that" or "which" && s.MentionAt(subject) is null && !IsPlanned(s, head, subject))
        {
            if (OfThings.Contains(lemma))
                return true;
            // "it would take back the offer" has something of its own to give
            if (Light.Contains(lemma))
                return IsThing(s, head);
        }

        // "Talks with the bank and with its rival will continue", whatever the parser took for the subject
        return lemma is "continue" or "resume" or "begin" or "start" or "end" or "proceed" or "last" && s.Child(head, "obj", "xcomp", "ccomp") < 0 && subject >= 0
            && Enumerable.Range(s.Span(head).First, Math.Max(0, head - s.Span(head).First)).Any(i => s.Tokens[i] is { Upos: "NOUN", Lemma: "talk" or "talks" or "negotiation" or "discussion" or "meeting" or "summit" or "work" or "round" });
    }

    // "the best deal we could get", "so that he could reform it", "that it might leave has unsettled markets", "before it can go into effect"
    private static bool IsAside(ArticleSentence s, int head)
    {
        var relation = s.Tokens[head].Relation;
        if (s.Lower(head) is "go" or "come" or "enter" && s.Children[head].Exists(k => k > head && s.Tokens[k].Lemma is "effect" or "force" or "law"))
            return true;
        if (OwnModal(s, head) is not ("could" or "can" or "may" or "might"))
            return false;
        return ArticleSentence.Is(relation, "csubj") || relation == "acl" || (relation == "acl:relcl" && s.Child(head, "obj", "xcomp", "ccomp") < 0)
            || (ArticleSentence.Is(relation, "advcl") && s.Child(head, "mark") is var mark && mark >= 0 && s.Lower(mark) is "so" or "before" or "that" or "until");
    }

    // Near its verb the noun itself is a rule's word ("draft would").
    private static bool IsFar(ArticleSentence s, int subject, int head)
    {
        for (var i = subject + 1; i < head; i++)
        {
            if (s.Tokens[i].Upos is "VERB" or "PUNCT")
                return true;
        }

        return false;
    }

    // "It would see the hostages freed", "this would see both armies leave": only a plan sees others act.
    private static bool IsPlanned(ArticleSentence s, int head, int subject) =>
        s.Tokens[head].Lemma == "see" && subject >= 0 && s.Lower(subject) is "it" or "this" or "that" or "which" && s.Child(head, "obj", "ccomp") > head;

    // "it will take place", "it would make a state within the state"
    private static bool IsThing(ArticleSentence s, int head) => s.Child(head, "obj") is var obj && obj >= 0 && s.Tokens[obj].Lemma is "place" or "effect" or "sense" or "state" or "difference" or "time" or "end" or "impossible" or "easy" or "hard" or "harder" or "easier";

    // "could only be done with …": it is open, on a condition.
    private static bool OnlyWith(ArticleSentence s, int head) => head + 1 < s.Tokens.Length && Conditionals.IsOnlyWith(s, head + 1);

    // "The Community may halt its efforts, the Danish minister said"
    private bool SpeaksFor(ArticleSentence s, Names.Party teller, Candidate c) =>
        c.ActorToken >= 0 && s.MentionAt(c.ActorToken) is not null && clauses.Discourse.Index.Actor(teller.Actor)?.Kind == ActorKind.State && clauses.Discourse.Index.Actor(c.Actors[0].Actor)?.Kind is ActorKind.Bloc or ActorKind.Organisation;

    // "our soldiers"
    private static bool IsOurs(ArticleSentence s, int noun) => s.Child(noun, "nmod:poss") is var own && own >= 0 && s.Lower(own) is "our" or "my" && (Names.Nouns.IsSomebody(s.Tokens[noun].Lemma) || s.Tokens[noun].Lemma is "troop" or "soldier" or "ship" or "police" or "people" or "farmer" or "citizen" or "pilot" or "partner" or "friend");

    // The parties that act, or those whose people do: "U.S. troops would leave".
    private IReadOnlyList<Names.Party> Doers(ArticleSentence s, int subject)
    {
        if (subject < 0)
            return [];
        var parties = clauses.Parties(s, subject);
        return parties.Count > 0 || s.Tokens[subject].Lemma is not ("troop" or "soldier" or "force" or "army" or "company" or "bank" or "parliament" or "ship" or "firm" or "negotiator" or "member" or "representative") ? parties : clauses.Owner(s, subject);
    }

    // An outcome with a day or a span to come: "could be finalised as soon as this week".
    /// <summary>Whether the clause sets a window for an outcome; that tells more than the verb alone.</summary>
    public static bool IsWindow(ArticleSentence s, int head) => OwnModal(s, head) is { } modal && IsWindow(s, head, modal);

    private static bool IsWindow(ArticleSentence s, int head, string modal)
    {
        if (modal is not ("will" or "would" or "could" or "may" or "must" or "should" or "might" or "can")
            || Lemma(s, head) is not ("agree" or "finalise" or "finalize" or "arrange" or "conclude" or "complete" or "reach" or "sign" or "decide" or "settle" or "ready" or "approve" or "ratify" or "announce" or "define" or "determine" or "close" or "expire" or "end" or "carry" or "achieve" or "implement" or "clinch" or "hammer" or "strike" or "seal" or "thrash" or "iron" or "wrap" or "initial" or "nail"))
        {
            return false;
        }

        var (first, last) = s.Span(head);
        // "said today he would be ready": the day of saying
        first = Math.Max(first, s.Tokens[head].Upos == "VERB" ? 0 : s.Children[head].FindLast(k => k < head && s.Tokens[k].Relation == "nsubj") is > 0 and var subject ? subject : s.Child(head, "nsubj") is 0 ? 0 : head);
        // "clinched in coming days", which parsers hang elsewhere
        for (var i = head + 1; i < s.Tokens.Length && i <= head + 4 && s.Tokens[i].Upos is not ("PUNCT" or "CCONJ"); i++)
            last = Math.Max(last, i);
        for (var i = first; i <= last; i++)
        {
            var word = s.Lower(i);
            // "from the end of the year"
            if (Enumerable.Range(Math.Max(first, i - 6), Math.Min(6, i - first)).Any(k => s.Lower(k) is "from" or "since"))
                continue;
            // "as soon as the risks are shared"
            if (word == "soon" && s.Lower(i - 1) == "as")
                continue;
            // "from the end of this year", "in recent weeks": no end is set
            if (Enumerable.Range(Math.Max(0, i - 5), Math.Min(5, i)).Any(k => s.Lower(k) is "from" or "since" or "last" or "past" or "recent"))
                continue;
            if (word is "week" or "weeks" or "days" or "month" or "months" or "tomorrow" or "today" or "soon" or "weekend" or "hours" or "year" or "deadline" or "midnight"
                || (word is "by" or "before" && i + 1 <= last && char.IsUpper(s.Tokens[i + 1].Form[0]) && s.MentionAt(i + 1) is null))
            {
                return true;
            }
        }

        return false;
    }

    // A participle that the tagger took for an adjective keeps its form: "finalized".
    private static string Lemma(ArticleSentence s, int head) =>
        s.Tokens[head] is { Upos: "ADJ" } token && token.Lemma.EndsWith("ed", StringComparison.Ordinal)
            ? token.Lemma[..^1] is "conclude" or "complete" or "finalise" or "finalize" or "settle" or "approve" or "close" ? token.Lemma[..^1] : token.Lemma[..^2]
            : s.Tokens[head].Lemma;

    private static IReadOnlyList<Names.Party> Anybody(ArticleSentence s)
    {
        var mention = s.Mentions.Find(m => m.First == 0 || s.Lower(m.First - 1) is not ("for" or "in" or "of" or "to" or "on" or "from"));
        return mention is null ? [] : [new Names.Party(mention.Actor, mention.Person)];
    }

    private static bool HasNo(ArticleSentence s, int head)
    {
        foreach (var child in s.Children[head])
        {
            if (s.Lower(child) == "no" || (ArticleSentence.Is(s.Tokens[child].Relation, "nsubj") && s.Child(child, "det") is var det && det >= 0 && s.Lower(det) == "no"))
                return true;
        }

        return s.Child(head, "det") is var own && own >= 0 && s.Lower(own) == "no";
    }

    private static string? OwnModal(ArticleSentence s, int head)
    {
        // The nearest: "Should the strike end, it would raise pay".
        foreach (var child in s.Children[head].AsEnumerable().Reverse())
        {
            if (s.Tokens[child].Relation == "aux" && s.Tokens[child].Xpos == "MD")
                return s.Lower(child) switch { "'d" => "would", "'ll" => "will", "wo" => "will", "ca" => "can", var m => m };
        }

        // "had better leave"
        if (s.Tokens[head].Xpos is "VB" or "VBP" && s.Children[head].Exists(k => s.Lower(k) == "better" && k > 0 && s.Lower(k - 1) is "had" or "'d"))
            return "should";
        // "is to begin", "are to take the lead", "are, it says, to pay"
        if (s.Child(head, "mark") is var to && to > 1 && s.Lower(to) == "to" && s.Child(head, "nsubj", "nsubj:pass") is var subject && subject >= 0 && subject < to
            && (s.Lower(to - 1) is "is" or "are" || s.Children[head].Exists(k => k < to && s.Lower(k) is "is" or "are" && s.Tokens[k].Relation is "cop" or "aux" or "aux:pass")))
            return Clauses.IsPassive(s, head) ? "will" : "plan";
        // "plans on sending troops"
        if (s.Tokens[head].Xpos == "VBG" && s.Tokens[head].Head is >= 0 and var planning && planning < head && s.Tokens[planning].Lemma is "plan" && s.Child(head, "mark") is >= 0 and var on && s.Lower(on) == "on" && (s.Tokens[planning].Upos == "VERB" ? IsAnnounced(s, planning) : s.Child(planning, "nsubj") >= 0))
            return "plan";
        // "has to", "needs to", "is going to" govern the verb
        var up = s.Tokens[head].Head;
        if (s.Tokens[head].Relation == "xcomp" && up >= 0 && s.Child(head, "mark") >= 0)
            return s.Tokens[up].Lemma switch { "have" => "have", "need" => "need", "ought" => "ought", "get" when s.Lower(up) == "got" && s.Children[up].Exists(k => s.Tokens[k].Relation == "aux" && s.Lower(k) is "have" or "has" or "'ve" or "'s") => "have", "go" when s.Lower(up) == "going" => "going", var above when Announcing.Contains(above) && IsAnnounced(s, up) => "plan", _ => null };
        return null;
    }

    // Told as standing now, not as what was meant to happen once: "was due to", "had planned to" may have come to nothing.
    private static bool IsAnnounced(ArticleSentence s, int word)
    {
        if (Clauses.IsNegated(s, word) || s.Children[word].Exists(k => s.Tokens[k].Relation is "aux" or "aux:pass" or "cop" && s.Lower(k) is "was" or "were" or "had"))
            return false;
        return s.Tokens[word].Lemma is "plan" or "prepare" ? s.Tokens[word].Xpos is "VBZ" or "VBP" or "VBG" or "VBD" : s.Children[word].Exists(k => s.Tokens[k].Relation is "aux" or "aux:pass" or "cop" && s.Lower(k) is "is" or "are" or "'s" or "'re" or "am" or "be");
    }
}
