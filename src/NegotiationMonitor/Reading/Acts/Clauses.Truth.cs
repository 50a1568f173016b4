using System.Collections.Frozen;
using NegotiationMonitor.Reading.Text;

namespace NegotiationMonitor.Reading.Acts;

// Negation, modality, and whether a clause is told as fact.
internal sealed partial class Clauses
{
    private static readonly FrozenSet<string> Negators = ["not", "n't", "never", "no", "neither", "nor", "hardly", "nobody", "none", "nothing", "without", "cannot", "nowhere"];

    /// <summary>Whether a word is negated, on itself, on the verbs that govern it without a subject of their own, or by its subject.</summary>
    public static bool IsNegated(ArticleSentence s, int head)
    {
        var negations = 0;
        var at = head;
        for (var depth = 0; depth < 5; depth++)
        {
            negations += OwnNegation(s, at);
            var token = s.Tokens[at];
            // "will not sell or lease it": neither
            if (negations == 0 && token is { Relation: "conj", Upos: "VERB", Xpos: "VB", Head: >= 0 and var first } && s.Child(at, "cc") is >= 0 and var or && s.Lower(or) == "or" && s.Child(at, "nsubj", "aux") < 0)
                negations += OwnNegation(s, first);
            if (token.Relation is not "xcomp" || token.Head < 0 || s.Tokens[token.Head].Upos is not ("VERB" or "AUX" or "ADJ"))
                break;
            at = token.Head;
            if (s.Tokens[at].Lemma is "refuse" or "decline" or "fail")
                negations++;
        }

        if (IsForgone(s, head))
            negations++;

        return (negations + Above(s, at) + Fronted(s, at)) % 2 == 1;
    }

    /// <summary>Whether somebody keeps from doing what a verb tells: "refrained from imposing duties".</summary>
    public static bool IsForgone(ArticleSentence s, int verb) =>
        s.Tokens[verb] is { Xpos: "VBG", Head: >= 0 and var up } && up < verb && (IsDecidedAgainst(s, verb, up) || s.Tokens[up].Lemma is "refrain" or "abstain" or "desist" or "forbear" or "shy" && s.Tokens[up].Upos == "VERB");

    // "decided against seeking a partner", "is uneasy about backing the bill"
    private static bool IsDecidedAgainst(ArticleSentence s, int verb, int up) => s.Child(verb, "mark", "case") is >= 0 and var mark && s.Lower(mark) switch
    {
        "against" => s.Tokens[up].Lemma is "decide" or "vote" or "choose" or "opt" or "argue" or "advise" or "recommend" or "rule",
        "about" or "of" => s.Tokens[up].Lemma is "uneasy" or "unhappy" or "nervous" or "uncomfortable" or "leery" or "wary" or "sceptical" or "skeptical" or "hesitant" or "reluctant",
        _ => false,
    };

    // "did not mean that she would leave", "does not believe it will": the negation above is meant below.
    private static int Above(ArticleSentence s, int verb)
    {
        var up = s.Tokens[verb].Head;
        return s.Tokens[verb].Relation == "ccomp" && up >= 0 && s.Tokens[up].Lemma is "mean" or "imply" or "believe" or "think" or "expect" or "suppose" or "intend" && OwnNegation(s, up) > 0 ? 1 : 0;
    }

    // "Nor has Addis Ababa accepted", "under no circumstances would it", "at no time did they": inverted behind a negation in front.
    private static int Fronted(ArticleSentence s, int verb)
    {
        // "…, nor would they ever share it", wherever the clause was hung
        if (s.Child(verb, "aux", "cop") is > 0 and var inverted && s.Child(verb, "nsubj", "nsubj:pass") > inverted && s.Lower(inverted - 1) is "nor" or "neither" && !(s.Tokens[inverted - 1].Head == verb && s.Tokens[inverted - 1].Relation is "advmod" or "neg" or "det" or "cc:preconj"))
            return 1;
        // … where the parser took the auxiliary for the verb
        if (s.Tokens[verb] is { Relation: "ccomp" or "xcomp", Head: > 0 and var aux } && aux < verb && s.Lower(aux - 1) is "nor" or "neither" && s.Tokens[aux].Lemma is "have" or "do" or "be" or "can" or "will" or "would" or "could" or "should")
            return 1;
        // "…, nor would the rebels share power": in the middle of a sentence
        if (s.Children[verb].Exists(k => k < verb - 1 && s.Lower(k) is "nor" && s.Tokens[k].Relation == "cc" && s.Tokens[k + 1].Upos == "AUX" && s.Span(verb).First < k))
            return 1;
        var first = s.Span(verb).First;
        while (first < verb && (s.Tokens[first].Upos is "PUNCT" or "CCONJ" || s.Lower(first) == "that") && s.Lower(first) is not ("nor" or "neither"))
            first++;
        if (s.Lower(first) is "nor" or "neither" or "never" or "nowhere" && first + 1 < verb && s.Tokens[first + 1].Upos == "AUX" && !(s.Children[verb].Contains(first) && s.Tokens[first].Relation is "advmod" or "neg" or "det" or "cc:preconj"))
            return 1;
        return first + 3 < verb && s.Lower(first) is "under" or "in" or "at" or "on" && s.Lower(first + 1) == "no" && s.Lower(first + 2) is "circumstances" or "case" or "time" or "way" or "account" or "condition" or "event" && s.Tokens[first + 3].Upos == "AUX" ? 1 : 0;
    }

    /// <summary>Whether a participle tells a state of mind, not a deed done to anybody: "is committed to", "is opposed to".</summary>
    public static bool IsStateOfMind(ArticleSentence s, int participle) =>
        s.Tokens[participle].Lemma is "commit" or "oppose" or "prepare" or "determine" or "resolve" or "dispose" or "incline" or "pledge" or "unite" && ByAgent(s, participle) < 0;

    /// <summary>Whether a verb of saying is negated: "did not say that the talks were in trouble".</summary>
    public static bool IsUnsaid(ArticleSentence s, int verb) =>
        verb >= 0 && s.Children[verb].Exists(k => k < verb && verb - k <= 3 && s.Lower(k) is "not" or "n't" or "never");

    /// <summary>Whether a word is told as fact: not inside "if", "whether", a purpose or a question.</summary>
    public static bool IsHypothetical(ArticleSentence s, int head)
    {
        var at = head;
        var own = true;
        for (var depth = 0; depth < 10 && at >= 0; depth++)
        {
            if (IsAside(s, at))
                return false;
            var mark = s.Child(at, "mark");
            var relation = s.Tokens[at].Relation;
            if (mark >= 0 && !IsEarlier(s, mark, at) && (s.Lower(mark) is "if" or "unless" or "whether" or "lest" || (s.Lower(mark) is "until" && ArticleSentence.Is(relation, "advcl"))))
                return true;
            // A purpose is not told as done; but what is said or related inside one is, and so is "the first to criticise it".
            if (own && ArticleSentence.Is(relation, "advcl") && mark >= 0 && s.Lower(mark) == "to" && s.Tokens[head].Lemma != "prepare" && !IsFirst(s, s.Tokens[at].Head) && !IsImplied(s, s.Tokens[at].Head) && !IsUttered(s, at, s.Tokens[at].Head))
                return true;
            // "so parliament could consider it": what for
            if (own && ArticleSentence.Is(relation, "advcl") && mark >= 0 && s.Lower(mark) == "so" && Modal(s, at) is "can" or "could" or "may" or "might")
                return true;
            // "Asked why it would do so, he said …"
            if (at < head && s.Tokens[at] is { Lemma: "ask" or "question" or "quiz", Xpos: "VBN" or "VBD" } && s.Child(at, "nsubj", "nsubj:pass") < 0 && s.Quotation[at] == 0 && !Enumerable.Range(at, head - at).Any(i => s.Tokens[i].Form == ","))
                return true;
            // what is told with a subject and a tense of its own is no purpose, whatever the parser hung it on
            own &= !ArticleSentence.Is(relation, "ccomp", "parataxis", "nsubj") && relation != "acl:relcl" && !(s.Tokens[at].Xpos is "VBD" && s.Child(at, "nsubj") is >= 0 and var teller && teller < at);
            at = Higher(s, at) is >= 0 and var higher ? higher : s.Tokens[at].Head;
        }

        if (IsUnknown(s, head))
            return true;
        // "whatever flag they might fly"
        if (Enumerable.Range(s.Span(head).First, Math.Max(0, head - s.Span(head).First)).Any(i => s.Lower(i) is "whatever" or "whichever" or "whoever" or "wherever" && head - i <= 6))
            return true;
        if (s.Tokens[^1].Form == "?" && s.Quotation[head] == s.Quotation[^1])
            return true;

        // "which troops Washington would contribute", told as what is not known
        if (!ArticleSentence.Is(s.Tokens[head].Relation, "acl"))
        {
            for (var i = s.Span(head).First; i < head; i++)
            {
                if (Enumerable.Range(i, head - i).Any(k => s.Tokens[k].Form == ",") && !(s.Lower(i) == "how" && s.Tokens[i].Head == head))
                    continue;
                if (s.Lower(i) == "which" && i > 0 && (s.Tokens[i - 1].Form == "," || s.Tokens[i - 1].Upos is "NOUN" or "PROPN" or "ADP"))
                    continue;
                if (s.Lower(i) is "which" or "what" or "how" or "whether" && (s.Tokens[i].Head == head || (s.Tokens[i].Head >= 0 && s.Tokens[s.Tokens[i].Head].Head == head)) && !(s.Tokens[i].Relation is "nsubj" && s.Lower(i) == "which"))
                    return true;
            }
        }

        return false;
    }

    // "over the objections of the owner", ", which doubts that": told as fact, whatever the clause around it only wonders or aims at
    private static bool IsAside(ArticleSentence s, int at)
    {
        if (s.Tokens[at].Upos == "NOUN")
            return s.Child(at, "case") is >= 0 and var despite && s.Lower(despite) is "despite" or "amid" or "over" or "notwithstanding" && s.Tokens[at].Lemma is "objection" or "opposition" or "resistance" or "protest" or "criticism" or "warning" or "refusal" or "threat" or "demand" or "appeal" or "pressure" or "reluctance";
        return s.Tokens[at].Relation == "acl:relcl" && s.Child(at, "nsubj") is > 1 and var which && which < at && s.Lower(which) is "which" or "who" && s.Tokens[which - 1].Form == "," && s.Child(at, "mark") < 0;
    }

    // "What the United States will contribute is still not known"
    private static bool IsUnknown(ArticleSentence s, int head)
    {
        if (s.Tokens[head] is not { Relation: "acl:relcl", Head: >= 0 and var what } || s.Lower(what) is not ("what" or "whatever") || s.Tokens[what].Head is not (>= 0 and var over))
            return false;
        return s.Tokens[over].Lemma is "unclear" or "unknown" or "uncertain" or "open" || (s.Tokens[over].Lemma is "know" or "clear" or "say" or "decide" or "see" && s.Children[over].Exists(c => s.Lower(c) is "not" or "n't" or "yet" or "be" or "never"));
    }

    // "voted to accept": what is chosen so is done.
    private static bool IsImplied(ArticleSentence s, int verb) =>
        verb >= 0 && OwnNegation(s, verb) == 0
        && (s.Tokens[verb].Lemma is "vote" or "agree" or "decide" or "choose" or "opt" or "manage" or "proceed" || (Causing.Contains(s.Tokens[verb].Lemma) && s.Child(verb, "obj") >= 0 && Modal(s, verb) is null));

    // Whoever is brought to do something does it: "prompted the company to call off the sale".
    private static readonly FrozenSet<string> Causing = ["prompt", "lead", "cause", "drive", "spur", "prod", "provoke", "induce", "move"];

    // What is said by coming together or in writing: "gathered to demand", "joined forces to warn", "wrote to protest".
    private static readonly FrozenSet<string> Uttered = "demand warn urge call protest condemn insist reject denounce oppose threaten plead appeal press announce declare ask express voice criticise criticize support back complain".Split(' ').ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string> Appearing = "gather rally march demonstrate assemble unite join gang team write phone take appear intervene issue speak convene converge line queue parade flock meet use summon launch stage go walk strike stop down block occupy picket".Split(' ').ToFrozenSet(StringComparer.Ordinal);

    private static bool IsUttered(ArticleSentence s, int head, int verb) =>
        verb >= 0 && verb < head && Uttered.Contains(s.Tokens[head].Lemma) && Appearing.Contains(s.Tokens[verb].Lemma) && s.Tokens[verb].Xpos is "VBD" or "VBN" or "VBZ" or "VBP" && Modal(s, verb) is null;

    private static bool IsFirst(ArticleSentence s, int noun) =>
        noun >= 0 && s.Children[noun].Exists(c => s.Lower(c) is "first" or "last" or "latest" or "only" or "second");

    // "If they do what they say, we would welcome it": the mark belongs to the clause before.
    private static bool IsEarlier(ArticleSentence s, int mark, int verb)
    {
        var subject = s.Child(verb, "nsubj", "expl");
        var edge = subject > mark ? subject : verb;
        for (var i = mark + 1; i < edge; i++)
        {
            if (s.Tokens[i].Xpos is "VBD" or "VBZ" or "VBP" or "MD" && s.Tokens[i].Upos is "VERB" or "AUX" && s.Tokens[i].Head != verb)
                return true;
        }

        return false;
    }

    /// <summary>The verb that carries a word's tense and modality: its auxiliary, lower case, or null.</summary>
    public static string? Modal(ArticleSentence s, int head)
    {
        var at = head;
        for (var depth = 0; depth < 4; depth++)
        {
            foreach (var child in s.Children[at].AsEnumerable().Reverse())
            {
                if (s.Tokens[child].Relation == "aux" && s.Tokens[child].Xpos == "MD")
                    return s.Lower(child) switch { "'d" => "would", "'ll" => "will", "wo" => "will", "ca" => "can", var m => m };
            }

            if (s.Tokens[at].Relation is not ("xcomp" or "conj") || s.Tokens[at].Head < 0)
                return null;
            at = s.Tokens[at].Head;
        }

        return null;
    }

    private static int OwnNegation(ArticleSentence s, int head)
    {
        var count = 0;
        foreach (var child in s.Children[head])
        {
            var relation = s.Tokens[child].Relation;
            if (relation is "advmod" or "aux" or "neg" or "det" or "cc:preconj" && Negators.Contains(s.Lower(child)) && !(child + 1 < s.Tokens.Length && s.Lower(child + 1) == "longer"))
                count++;
            else if (relation == "advmod" && s.Lower(child) == "longer" && child > 0 && s.Lower(child - 1) == "no")
                count++;
            else if (ArticleSentence.Is(relation, "nsubj") && s.Span(child).First is var opening && s.Lower(opening) == "neither" && opening < child)
                count++;
            else if (ArticleSentence.Is(relation, "nsubj") && child + 1 < s.Tokens.Length && s.Lower(child + 1) is "short" or "but" or "less" or "except")
                continue;
            else if (ArticleSentence.Is(relation, "nsubj") && (Negators.Contains(s.Lower(child)) || (s.Child(child, "det") is var d && d >= 0 && s.Lower(d) == "no")))
                count++;
        }

        // "not" or "n't" right before it, where the parser hung it elsewhere
        if (count == 0 && head > 0 && s.Lower(head - 1) is "not" or "n't" or "never" && s.Tokens[head - 1].Head != head && s.Tokens[head].Upos is "VERB" or "ADJ")
            count++;
        return count;
    }
}
