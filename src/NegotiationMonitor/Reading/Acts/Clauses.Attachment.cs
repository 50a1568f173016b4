using System.Collections.Frozen;
using NegotiationMonitor.Reading.Names;
using NegotiationMonitor.Reading.Text;
using NegotiationMonitor.Reading.Voices;

namespace NegotiationMonitor.Reading.Acts;

// Verbs that parsers hang on a neighbour of the word they belong to.
internal sealed partial class Clauses
{
    private static readonly FrozenSet<string> Asking = ["seek", "ask", "demand", "request", "urge", "call", "contest", "challenge", "allege", "accuse", "protest", "complain", "propose", "offer", "invite", "warn", "threaten", "beg", "plead"];

    private static readonly FrozenSet<string> Intransitive = ["press", "push", "agree", "insist", "vote", "refuse", "decline", "argue", "respond", "reply", "react", "complain", "protest", "walk", "storm", "balk", "apply", "appeal", "plead", "hope", "wait", "return", "arrive", "strike", "object", "retaliate"];

    // "a group of producers pressed for more": right behind a party, a verb that has no passive of that kind.
    private static bool IsPlainPast(ArticleSentence s, int verb) =>
        Intransitive.Contains(s.Tokens[verb].Lemma) && verb > 0 && s.MentionAt(verb - 1) is not null && ByAgent(s, verb) < 0 && verb + 1 < s.Tokens.Length && s.Lower(verb + 1) is "for" or "to" or "that" or "on" or "over" or "with" or "out" or "against" or "at";

    // "told the court that the proposal was an invitation and urged it to …": two deeds of the teller, the second hung inside what is told.
    private static int Outer(ArticleSentence s, int verb, int told)
    {
        var tense = s.Tokens[verb].Xpos;
        if (tense is not ("VBD" or "VBZ" or "VBP") || s.Tokens[told].Xpos == tense || !ArticleSentence.Is(s.Tokens[told].Relation, "ccomp", "acl") || s.Child(told, "nsubj", "nsubj:pass", "expl") is not (>= 0 and var inner))
            return -1;
        var over = s.Tokens[told].Head;
        if (over >= 0 && s.Tokens[over].Upos is "NOUN" or "PROPN" && s.Child(told, "mark") >= 0)
            over = s.Tokens[over].Head;
        if (over < 0 || over > told || s.Tokens[over].Xpos != tense || OwnSubject(s, over) is not (>= 0 and var outer) || outer == inner)
            return -1;
        // Only words of telling go past a party: "said the banks were stalling and warned that …"
        var somebody = s.MentionAt(inner) is not null || s.Tokens[inner].Upos is "PRON" or "PROPN" || Nouns.IsSomebody(s.Tokens[inner].Lemma);
        return !somebody || SayingWords.IsVerb(s, verb) && !SayingWords.NeedsClause(s.Tokens[verb].Lemma) ? over : -1;
    }

    // The noun before "which met" when those words stand right before a token; -1 where they do not.
    private static int BehindRelative(ArticleSentence s, int first)
    {
        var verb = first - 1;
        while (verb > 1 && (NameTraps.IsCourtesy(s.Tokens[verb].Form) || s.Tokens[verb].Upos is "DET" or "ADP"))
            verb--;
        return verb > 1 && s.Tokens[verb].Upos == "VERB" && s.Tokens[verb].Xpos is "VBD" or "VBZ" or "VBP" && s.Lower(verb - 1) is "which" or "who" or "that" && s.Tokens[verb - 2].Upos is "NOUN" or "PROPN" ? verb - 2 : -1;
    }

    // "filed an application with the department seeking approval", "wrote to the court asking …": the one who applies, not the one applied to; its token or -1.
    private static int Applicant(ArticleSentence s, int verb, int depth)
    {
        if (s.Tokens[verb] is not { Xpos: "VBG", Relation: "acl", Head: >= 0 and var noun } || !Asking.Contains(s.Tokens[verb].Lemma) || s.Child(noun, "case") is not (>= 0 and var with))
            return -1;
        if (!ArticleSentence.Is(s.Tokens[noun].Relation, "obl", "nmod") || s.Lower(with) is not ("with" or "to" or "at" or "before" or "in"))
            return -1;
        var up = s.Tokens[noun].Head;
        if (up >= 0 && s.Tokens[up].Upos == "NOUN" && ArticleSentence.Is(s.Tokens[up].Relation, "obj"))
            up = s.Tokens[up].Head;
        return up >= 0 && s.Tokens[up].Upos == "VERB" && !IsPassive(s, up) ? Subject(s, up, depth + 1) : -1;
    }

    // "urged voters to say no, insisted that it would go ahead and denied …": a verb in the past joined to an infinitive goes on with the past above it; -1 elsewhere.
    private static int Higher(ArticleSentence s, int verb)
    {
        var tense = s.Tokens[verb].Xpos;
        if (verb < 2 || tense is not ("VBD" or "VBZ") || s.Tokens[verb].Head is not (>= 0 and var up) || up > verb || s.Tokens[up].Xpos != "VB" || s.Child(verb, "mark") >= 0 || s.Quotation[verb] != s.Quotation[up] || !(s.Tokens[verb - 1].Form == "," || s.Tokens[verb - 1].Upos == "CCONJ"))
            return -1;
        for (var (at, depth) = (s.Tokens[up].Head, 0); at >= 0 && depth < 8; at = s.Tokens[at].Head, depth++)
        {
            if (at < verb && s.Tokens[at].Xpos == tense && s.Tokens[at].Upos == "VERB")
                return at;
        }

        return -1;
    }

    /// <summary>The token that a verb's subject would end at: before auxiliaries, adverbs and days ("Oslo last week also urged").</summary>
    public static int BehindTime(ArticleSentence s, int verb)
    {
        var i = Math.Max(0, verb - 1);
        while (i > 0 && i > verb - 7 && s.MentionAt(i) is null && (s.Tokens[i].Upos is "AUX" or "ADV" or "PART" || IsTime(s, i) || (s.Lower(i) == "on" && i + 1 < verb)))
            i--;
        return i;
    }

    /// <summary>Where what a verb governs ends: before a verb that goes on with it or with one above ("urged voters to say no, | insisted that …"), else at a given token.</summary>
    public static int Until(ArticleSentence s, int verb, int last)
    {
        for (var i = verb + 2; i <= last; i++)
        {
            if (Higher(s, i) is >= 0 and var higher && higher <= verb)
                return i - 2;
        }

        return last;
    }

    private static bool IsTime(ArticleSentence s, int i) => s.Lower(i) switch
    {
        "has" or "have" or "had" or "also" or "then" or "yesterday" or "today" => true,
        "monday" or "tuesday" or "wednesday" or "thursday" or "friday" or "saturday" or "sunday" => s.Tokens[i].Xpos == "NNP",
        "week" or "month" or "year" or "night" or "morning" or "weekend" => i > 1 && s.Lower(i - 1) is "last" or "this",
        "last" or "this" => i + 1 < s.Tokens.Length && s.Lower(i + 1) is "week" or "month" or "year" or "night" or "morning" or "weekend",
        "late" or "early" => true,
        _ => false,
    };
}
