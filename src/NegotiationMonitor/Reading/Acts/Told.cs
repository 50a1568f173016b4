using System.Collections.Frozen;
using NegotiationMonitor.Reading.Text;

namespace NegotiationMonitor.Reading.Acts;

/// <summary>Whether what a candidate tells was done, is to be done, or is only planned, aimed at or possible.</summary>
internal static class Told
{
    private static readonly FrozenSet<string> Reasons = "incentive reason pressure chance opportunity temptation time deadline need cause motive right power option call demand request plea proposal bid effort attempt way ability order plan offer move push drive campaign motion suggestion appeal obligation promise pledge decision advice agreement invitation initiative ultimatum".Split(' ').ToFrozenSet(StringComparer.Ordinal);

    // What is forecast of somebody: "is expected to approve", "is likely to reject".
    private static readonly FrozenSet<string> Forecasts = "expect likely set due poised bind certain sure predict anticipate tip unlikely".Split(' ').ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Whether a noun names what somebody is yet to do: "a bid to", "the order to", "pressure to".</summary>
    public static bool Asks(string noun) => Reasons.Contains(noun);

    /// <summary>Whether somebody is only expected to do it.</summary>
    public static bool IsForecast(Candidate c) =>
        c.Kind == 'V' && c.Sentence.Tokens[c.Head] is { Relation: "xcomp", Head: >= 0 and var up } && Forecasts.Contains(c.Sentence.Tokens[up].Lemma);

    /// <summary>"It did not have to be passed": neither for nor against.</summary>
    public static bool IsNoDuty(ArticleSentence s, int verb)
    {
        var have = s.Tokens[verb] is { Relation: "xcomp", Head: >= 0 and var up } ? up : verb;
        var done = have == verb ? s.Child(verb, "xcomp") : verb;
        return s.Tokens[have].Lemma == "have" && done > have && s.Child(done, "mark") is >= 0 and var to && s.Lower(to) == "to" && Clauses.IsNegated(s, have);
    }

    // Terms of a plan are not settled because they are told in the past participle.
    private static bool InPlan(Candidate c)
    {
        var s = c.Sentence;
        if (!(ArticleSentence.Is(s.Tokens[c.Head].Relation, "acl") || (s.Tokens[c.Head].Relation is "advcl" or "conj" && s.Child(c.Head, "nsubj", "nsubj:pass", "aux", "aux:pass") < 0)) || s.Tokens[c.Head].Xpos != "VBN")
            return false;
        for (var (at, depth) = (s.Tokens[c.Head].Head, 0); at >= 0 && depth < 6; at = s.Tokens[at].Head, depth++)
        {
            if (s.Children[at].Exists(k => s.Tokens[k].Xpos == "MD"))
                return true;
        }

        return false;
    }

    // Deeds and settlements that are only possible, intended or planned did not happen.
    public static bool IsUntold(Candidate c)
    {
        // "less incentive to agree to the offer"
        if (c.Rule.Type is "proposal_accepted" or "proposal_rejected" && c.Kind == 'V' && IsInfinitive(c) && c.Sentence.Tokens[c.Head] is { Relation: "acl", Head: >= 0 and var noun } && Reasons.Contains(c.Sentence.Tokens[noun].Lemma))
            return true;
        // "terms that can be accepted by Congress", "regulators need to give their approval"
        if (c.Rule.Type == "proposal_accepted" && c.Kind == 'V' && ((c.Modal is "can" or "could" && Clauses.IsPassive(c.Sentence, c.Head))
            || (c.Sentence.Tokens[c.Head] is { Relation: "xcomp", Head: >= 0 and var need } && c.Sentence.Tokens[need].Lemma is "need" && Clauses.Subject(c.Sentence, need, 0) is var needy && !(needy >= 0 && c.Sentence.Lower(needy) is "we" or "i"))))
            return true;
        // "authority to negotiate", "an agreement negotiated by the Commission"
        if (c.Rule.Id == "met" && c.Kind == 'V' && ((IsInfinitive(c) && !IsAhead(c) && !IsTrip(c)) || c.Sentence.Tokens[c.Head] is { Lemma: "negotiate", Relation: "acl" or "amod" }))
            return true;
        if (c.Rule.Type is not ("action_taken" or "agreement_reached" or "talks_suspended" or "concession_made"))
            return false;
        if (c.Rule.Type == "agreement_reached" && c.Modal is "will" or "would" && (c.Negated || c.Conditions.Count > 0))
            return false;
        // "would never give it up", "insisted it would not bow to demands"
        if (c.Rule.Type == "concession_made" && c.Negated && (c.Modal is "would" || (c.Rule.Id == "concede-demand" && c.Voice is not null && c.Modal is "will")))
            return false;
        if (InPlan(c) || IsAim(c))
            return true;
        return c.Rule.Ahead is null ? c.Modal is not (null or "will") || IsInfinitive(c) : IsInfinitive(c) && !IsAhead(c);
    }

    /// <summary>"Talks on ending subsidies", "aimed at lifting the siege": what is talked of or aimed at is not done.</summary>
    public static bool IsAim(Candidate c)
    {
        var s = c.Sentence;
        if (c.Kind != 'V' || s.Tokens[c.Head].Xpos != "VBG")
            return false;
        return s.Children[c.Head].Exists(k => k < c.Head && s.Tokens[k].Relation is "mark" or "case" && s.Lower(k) is "on" or "at" or "for" or "about" or "towards" or "toward" or "without" or "before" or "against" or "than" or "instead");
    }

    private static readonly FrozenSet<string> Going = "fly travel go head come arrive return gather convene due set schedule slate expect jet cross rush hurry sit".Split(' ').ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Whether somebody went, or is due, to meet: "flew to Oslo to meet his colleague".</summary>
    public static bool IsTrip(Candidate c) =>
        c.Rule.Id == "met" && c.Kind == 'V' && c.Sentence.Tokens[c.Head] is { Relation: "advcl" or "xcomp", Head: >= 0 and var going } && going < c.Head && Going.Contains(c.Sentence.Tokens[going].Lemma)
        && !Clauses.IsHypothetical(c.Sentence, going) && !Clauses.IsNegated(c.Sentence, going) && IsInfinitive(c.Sentence, c.Head);

    public static bool IsInfinitive(Candidate c) => c.Kind == 'V' && IsInfinitive(c.Sentence, c.Head);

    // "to tighten sanctions and impose a blockade": the second shares the "to" of the first
    public static bool IsInfinitive(ArticleSentence s, int verb) =>
        s.Child(verb, "aux") < 0 && (s.Children[verb].Exists(k => s.Lower(k) == "to" && s.Tokens[k].Relation == "mark")
            || (s.Tokens[verb] is { Relation: "conj", Xpos: "VB", Head: >= 0 and var first } && first < verb && s.Child(verb, "nsubj", "mark") < 0 && s.Tokens[first].Xpos == "VB" && IsInfinitive(s, first)));

    // "will meet", "are expected to meet", "was to meet"
    public static bool IsAhead(Candidate c)
    {
        if (c.Modal is "will" or "would" or "shall" or "could" or "may" or "might")
            return true;
        var s = c.Sentence;
        // "The summit begins on 16 December"
        if (c.Kind == 'N' && s.Tokens[c.Head] is { Relation: "nsubj", Head: >= 0 and var opens } && s.Tokens[opens] is { Xpos: "VBZ" or "VBP", Lemma: "begin" or "start" or "open" or "resume" or "take" or "continue" } && s.Children[opens].Exists(k => s.Tokens[k].Relation is "obl" or "obl:unmarked" or "obl:tmod"))
            return true;
        // "Talks between the two to begin in Oslo": a headline's future
        if (c.Kind == 'V' && s.Heading && IsInfinitive(s, c.Head))
            return true;
        // "is headed to Geneva to meet", "travels to Oslo to meet"
        if (IsTrip(c) && c.Sentence.Tokens[s.Tokens[c.Head].Head] is { Xpos: not "VBD" } going)
            return going.Xpos != "VBN" || s.Children[s.Tokens[c.Head].Head].Exists(k => s.Lower(k) is "is" or "are" or "will" or "be");
        // "On Wednesday, Ebrard meets Pompeo"
        if (c.Kind == 'V' && s.Tokens[c.Head].Xpos is "VBZ" or "VBP" && s.Tokens[c.Head].Lemma is "meet" or "hold" or "begin" or "resume" or "travel" or "visit" && s.Tokens.Any(t => t.Form is "Monday" or "Tuesday" or "Wednesday" or "Thursday" or "Friday" or "Saturday" or "Sunday" or "tomorrow" or "next"))
            return true;
        // "Talks are due to resume": the verb over the noun tells
        var verb = c.Kind == 'N' && s.Tokens[c.Head].Head >= 0 && ArticleSentence.Is(s.Tokens[c.Head].Relation, "nsubj", "obj") ? s.Tokens[c.Head].Head : c.Head;
        if (verb != c.Head && Clauses.Modal(s, verb) is "will" or "would" or "shall" or "could" or "may" or "might")
            return true;
        if (s.Children[verb].Exists(k => s.Tokens[k].Relation == "aux" && s.Tokens[k].Lemma == "have"))
            return false;
        for (var (at, depth) = (verb, 0); at >= 0 && depth < 4; at = s.Tokens[at].Head, depth++)
        {
            if (at > 1 && s.Lower(at - 1) == "to" && s.Tokens[at - 2].Lemma == "be")
                return true;
            if (at != c.Head && s.Tokens[at].Lemma is "expect" or "slate" or "due" or "schedule" or "set" or "plan" or "agree" or "want" or "prepare" or "hope" or "intend" || (at != c.Head && s.Tokens[at].Lemma == "be" && (at != verb || c.Kind == 'V')))
                return true;
            if (s.Child(at, "mark") is var m && m >= 0 && s.Lower(m) == "to" && s.Tokens[at].Relation is "root" or "ccomp" or "xcomp")
                return true;
            if (s.Tokens[at].Relation is not ("xcomp" or "conj"))
                break;
        }

        return false;
    }
}
