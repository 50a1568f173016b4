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

    private static readonly FrozenSet<string> Written = ["letter", "note", "statement", "petition", "memo", "memorandum", "message", "resolution", "motion", "declaration", "communique", "communiqué", "appeal", "telegram", "tweet", "article", "editorial", "email", "leaflet", "ultimatum", "brief"];

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

    private static readonly FrozenSet<string> Groups = ["chorus", "group", "number", "handful", "dozen", "list", "string", "line", "crowd", "band", "minority", "majority", "trio", "pair", "couple", "host"];

    // "Peru was among those urging restraint", "he is one of a dozen ministers who want it": whoever is said to be one of them.
    private static int OneOf(ArticleSentence s, int those)
    {
        if (those < 0 || !(s.Lower(those) == "those" || s.Tokens[those].Xpos is "NNS" or "NNPS" || Groups.Contains(s.Tokens[those].Lemma)))
            return those;
        var at = those;
        for (var depth = 0; depth < 4 && s.Tokens[at] is { Relation: "nmod", Head: >= 0 and var up } && up < at && s.Child(at, "case") is >= 0 and var of && s.Lower(of) == "of"; depth++)
            at = up;
        var among = s.Lower(at) == "one" ? at != those : s.Child(at, "case") is >= 0 and var within && s.Lower(within) == "among";
        return among && s.Child(at, "cop") >= 0 && s.Child(at, "nsubj") is >= 0 and var subject && subject < at ? subject : those;
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

    // "The party that props up the cabinet will not hear of it": the cabinet stands in the clause between, whatever the parser made of it; -1 elsewhere.
    private static int BeyondRelative(ArticleSentence s, int verb)
    {
        if (s.Tokens[verb] is not { Relation: "ccomp", Head: >= 0 and var between } || between > verb || s.Tokens[between] is not { Relation: "acl:relcl", Upos: "VERB", Head: >= 0 and var noun } || s.Child(verb, "mark") >= 0)
            return -1;
        var asserts = SayingWords.IsVerb(s, between) || s.Tokens[between].Lemma is "know" or "mean" or "feel" or "see" or "fear" or "ensure" or "show" or "prove" or "find" or "expect" or "assume" or "suspect" or "doubt" or "wish" or "make" or "let";
        return asserts || s.Child(between, "obj") >= 0 || s.Child(between, "nsubj") is not (>= 0 and var which) || s.Lower(which) is not ("that" or "which" or "who") ? -1 : noun;
    }

    /// <summary>Whether a noun in front of a verb is what a gerund in front of it governs, which is the subject: "buying Acme would cost them".</summary>
    public static bool IsOfGerund(ArticleSentence s, int noun, int verb)
    {
        var at = (s.MentionAt(noun)?.First ?? noun) - 1;
        while (at > 0 && s.Tokens[at].Upos is "DET" or "ADP" or "ADV")
            at--;
        return noun < verb && at >= 0 && s.Tokens[at].Xpos == "VBG" && (at == 0 || s.Tokens[at - 1].Form is "," or "\"" or "“" || (at == 1 && s.Tokens[0].Upos is "CCONJ" or "ADV")) && s.Tokens[at].Head == verb && !Enumerable.Range(at, verb - at).Any(i => s.Tokens[i].Form == ",");
    }

    // "was accepted by Oslo but rejected by Bern": the second of two passives.
    private static bool IsSecondPassive(ArticleSentence s, int verb) =>
        s.Tokens[verb] is { Relation: "conj", Xpos: "VBN" or "VBD", Head: >= 0 and var first } && first < verb && s.Child(verb, "nsubj", "nsubj:pass", "aux", "obj") < 0 && ByAgent(s, verb) >= 0 && s.Tokens[first].Upos == "VERB" && s.Child(first, "aux:pass", "nsubj:pass") >= 0;

    // "makes us more worried", "left Riga dissatisfied": whom it makes so.
    private static bool IsMadeSo(ArticleSentence s, int word, int up) =>
        (s.Tokens[word].Upos == "ADJ" || s.Tokens[word].Xpos == "VBN") && s.Tokens[up].Lemma is "make" or "leave" or "keep" or "get" or "render" or "find" or "consider" or "deem";

    // "sent the king a letter asking for …", "said in a note demanding …": the one who wrote it, where a verb tells who; -1 elsewhere.
    private static int Writer(ArticleSentence s, int verb, int depth)
    {
        if (s.Tokens[verb] is not { Xpos: "VBG", Relation: "acl", Head: >= 0 and var noun })
            return -1;
        // "sent a letter Wednesday calling for …"
        if (s.Tokens[noun] is { Upos: "PROPN", Relation: "appos" or "nmod" or "nmod:unmarked", Head: >= 0 and var dated } && IsTime(s, noun))
            noun = dated;
        if (!Written.Contains(s.Tokens[noun].Lemma) || s.Tokens[noun].Head is not (>= 0 and var up) || up > noun || s.Tokens[up].Upos != "VERB" || IsPassive(s, up))
            return -1;
        var holds = s.Tokens[noun].Relation == "obj" || (ArticleSentence.Is(s.Tokens[noun].Relation, "obl") && s.Child(noun, "case") is >= 0 and var at && s.Lower(at) is "in");
        return holds && s.Tokens[up].Lemma is not ("receive" or "get" or "read" or "see" or "reject" or "welcome" or "answer" or "ignore" or "dismiss") ? Subject(s, up, depth + 1) : -1;
    }

    // "has come under pressure to give in but has refused", "will pass a law to lift it and will pay": an auxiliary goes on with the same one above it; -1 elsewhere.
    private static int HigherAuxiliary(ArticleSentence s, int verb)
    {
        if (Auxiliary(s, verb) is not { } form || s.Tokens[verb] is not { Relation: "conj", Head: >= 0 and var up } || up > verb || Auxiliary(s, up) == form || OwnNoun(s, up) || s.Quotation[verb] != s.Quotation[up])
            return -1;
        for (var (at, depth) = (s.Tokens[up].Head, 0); at >= 0 && depth < 8; at = s.Tokens[at].Head, depth++)
        {
            if (at < verb && Auxiliary(s, at) == form)
                return at;
        }

        return -1;

        static bool OwnNoun(ArticleSentence s, int verb) => s.Child(verb, "nsubj", "nsubj:pass") >= 0;
        static string? Auxiliary(ArticleSentence s, int verb) => s.Children[verb].Find(k => s.Tokens[k] is { Relation: "aux" } aux && (aux.Lemma == "have" || aux.Xpos == "MD")) is > 0 and var form ? s.Lower(form) : null;
    }

    /// <summary>Whether a participle is set beside a known noun, not needed to tell which is meant: "the compromise, reached on Friday".</summary>
    public static bool IsSetApart(ArticleSentence s, int participle) =>
        s.Tokens[participle] is { Xpos: "VBN" or "VBD", Relation: "acl", Head: >= 0 and var noun } && participle == noun + 2 && s.Tokens[noun + 1].Form == "," && s.Child(noun, "det") is >= 0 and var the && s.Lower(the) is "the" or "this"
        // "the contract, signed in 2000" is history
        && !Enumerable.Range(participle, Math.Min(4, s.Tokens.Length - participle)).Any(i => s.Tokens[i].Upos == "NUM" && s.Tokens[i].Form.Length == 4 && s.Lower(i - 1) == "in");

    // "urged voters to say no, insisted that it would go ahead and denied …": a verb in the past joined to an infinitive goes on with the past above it; -1 elsewhere.
    private static int Higher(ArticleSentence s, int verb)
    {
        var tense = s.Tokens[verb].Xpos;
        if (HigherAuxiliary(s, verb) is >= 0 and var same)
            return same;
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

    // The token before a verb, its auxiliaries and adverbs.
    private static int BehindAuxiliaries(ArticleSentence s, int verb)
    {
        var i = Math.Max(0, verb - 1);
        while (i > 0 && s.Tokens[i].Upos is "AUX" or "ADV" or "PART")
            i--;
        return i;
    }

    // The verb that governs a noun from before it, or -1.
    private static int VerbOver(ArticleSentence s, int noun)
    {
        for (var (at, depth) = (s.Tokens[noun].Head, 0); at >= 0 && depth < 6; at = s.Tokens[at].Head, depth++)
        {
            if (s.Tokens[at].Upos == "VERB")
                return at < noun ? at : -1;
        }

        return -1;
    }

    // "prompted the company to call off the sale", which parsers take for a purpose at times
    private static bool IsCaused(ArticleSentence s, int verb, int up) =>
        up < verb && ObjectControl.Contains(s.Tokens[up].Lemma) && s.Tokens[up].Upos == "VERB" && s.Child(verb, "mark") is var to && to > up && s.Lower(to) == "to";
}
