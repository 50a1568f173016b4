using NegotiationMonitor.Reading.Text;

namespace NegotiationMonitor.Reading.Acts;

/// <summary>Finds the words of the rules in a sentence, whoever acts.</summary>
internal sealed class TriggerFinder(RuleBook rules)
{
    /// <summary>The candidate that a word and those behind it open, or null; one whose object fits its rule before one that only names the verb.</summary>
    public Candidate? At(ArticleSentence s, int head)
    {
        var token = s.Tokens[head];
        if (token.Upos == "PUNCT")
            return null;
        Candidate? loose = null;
        Candidate? sure = null;
        var triggers = rules.Of(s.Lower(head));
        if (triggers.Count == 0)
            return null;
        // The same for all triggers of a kind: a word may open some dozens.
        var (isVerb, isNoun, isAdjective) = (Kind(s, head, 'V'), Kind(s, head, 'N'), Kind(s, head, 'A'));
        var (isVerbAsNoun, isLoose) = (IsVerbAsNoun(s, head), token.Upos is "ADJ" or "NOUN" && Loose(s, head));
        foreach (var trigger in triggers)
        {
            var asTagged = trigger.Before.Length > 0 ? Parts(s, head, trigger.Before) : trigger.Kind switch { 'V' => isVerb, 'N' => isNoun, _ => isAdjective };
            if (!asTagged && !(trigger is { Kind: 'V', Before.Length: 0 } && isVerbAsNoun) && !(trigger.Sure && trigger.Before.Length == 0 && isLoose))
                continue;
            // "will not put his name to it" tells something else than "put their names to it"
            if (trigger.Kind == 'V' && trigger.Rule.Negated == Negation.Needed && !Clauses.IsNegated(s, head))
                continue;
            var last = Behind(s, head, trigger.Behind, trigger.Rule.Close);
            if (last < 0 && trigger.Kind == 'V' && trigger.Behind.Count > 0 && Predicates.Patient(s, head) is var patient && patient >= 0 && Predicates.IsOne(s, patient, trigger.Behind[^1]))
                last = Behind(s, head, [.. trigger.Behind.SkipLast(1)], trigger.Rule.Close);
            // "the deal he struck with Bern", "the demand that it dropped"
            if (last < 0 && trigger.Kind == 'V' && trigger.Behind.Count > 0 && Predicates.Antecedent(s, head) is >= 0 and var given && Predicates.IsOne(s, given, trigger.Behind[^1]))
                last = Behind(s, head, [.. trigger.Behind.SkipLast(1)], trigger.Rule.Close);
            if (last < 0 && trigger.Kind == 'V' && trigger.Behind.Count == 1 && !trigger.Rule.Close)
                last = Governed(s, head, trigger.Behind[0]);
            // "India's objection came moments later", "over the objections of the company": whose it is tells enough.
            if (last < 0 && trigger.Kind == 'N' && trigger.Behind.Count == 1 && trigger.Rule.Type != "proposal_floated" && Array.Exists(trigger.Behind[0], w => w is "to" or "for" or "of" or "on" or "that" or "from") && IsOwned(s, head))
                last = head;
            if (last < 0 || Bars(s, trigger.Rule, head, last))
                continue;
            // "a cautious driver" tells nothing of anybody's position
            if (trigger.Kind == 'A' && trigger.Behind.Count == 0 && token.Relation == "amod")
                continue;
            var candidate = Open(s, trigger, head, last);
            // The word as tagged goes before its form alone: "is committed to" is no passive.
            // "talks stall" are told by the rule that asks for talks, before the one for whoever stalls
            if (!candidate.Loose && asTagged && (trigger.Rule.Objects.Count > 0 || trigger.Kind != 'V' || !IsIntransitive(s, head)))
                return candidate;
            if (candidate.Loose)
                loose ??= candidate;
            else
                sure ??= candidate;
        }

        return sure ?? loose;
    }

    private static Candidate Open(ArticleSentence s, Trigger trigger, int head, int last) => new(s, trigger.Rule, head, last)
    {
        Kind = trigger.Kind,
        Predicate = trigger.Kind == 'A' ? Predicates.Of(s, head, last) : trigger.Kind == 'V' && s.Tokens[head] is { Relation: "aux", Head: >= 0 and var main } ? main : head,
        Loose = trigger.Rule.Objects.Count > 0 && !Predicates.Objects(s, trigger.Kind == 'A' ? Predicates.Of(s, head, last) : head, last).Any(i => Predicates.IsOne(s, i, trigger.Rule.Objects))
            && !(trigger.Kind == 'A' && Gatherings.SaidOf(s, head) is >= 0 and var said && Predicates.IsOne(s, said, trigger.Rule.Objects)),
    };

    // "talks stall", not "they stall talks"
    private static bool IsIntransitive(ArticleSentence s, int verb) =>
        s.Child(verb, "obj", "xcomp", "ccomp") < 0 && verb > 0 && (Gatherings.Is(s, verb - 1) || Gatherings.Is(s, s.Child(verb, "nsubj")));

    // Words with which the rule's words mean something else, behind the trigger or as what a passive is done to.
    private static bool Bars(ArticleSentence s, ActRule rule, int head, int last) =>
        rule.NotObjects.Count > 0 && StandsNear(s, rule, head, last);

    private static bool StandsNear(ArticleSentence s, ActRule rule, int head, int last) =>
        Predicates.Near(s, head, last).Any(i => Predicates.IsOne(s, i, rule.NotObjects) && !(s.Lower(i) == "about" && i + 1 < s.Tokens.Length && s.Tokens[i + 1].Upos is "NUM" or "SYM"))
        || (s.Tokens[head].Upos == "VERB" && Predicates.Patient(s, head) is var patient && patient >= 0 && Predicates.IsOne(s, patient, rule.NotObjects));

    // The parts of a hyphenated word before its head: "U", "-".
    private static bool Parts(ArticleSentence s, int head, string[] before)
    {
        for (var (i, part) = (head - 1, before.Length - 1); part >= 0; i -= 2, part--)
        {
            if (i < 1 || s.Tokens[i].Form is not ("-" or "‐" or "‑") || s.Lower(i - 1) != before[part])
                return false;
        }

        return true;
    }

    private static bool IsOwned(ArticleSentence s, int noun) =>
        s.Children[noun].Exists(k => s.MentionAt(k) is not null && s.Tokens[k].Relation == "nmod:poss" && s.Tokens[noun].Lemma is not ("call" or "threat" or "bid" or "plan") && !(s.Tokens[noun] is { Lemma: "opposition", Relation: "nsubj" }))
        // "despite Peruvian objections"
        || (s.Tokens[noun].Lemma is "objection" or "resistance" or "opposition" or "insistence" or "reluctance" && s.Child(noun, "case") >= 0 && s.Modifiers.Exists(m => s.Tokens[m.Last].Head == noun && m.Last < noun))
        || (s.Tokens[noun].Lemma is "objection" or "resistance" or "opposition" or "insistence" or "reluctance" && s.Children[noun].Exists(k => s.MentionAt(k) is not null && s.Child(k, "case") is var of && of >= 0 && s.Lower(of) == "of"));

    // A verb form tagged as adjective or noun still is a verb when it has a subject or an auxiliary or follows its party.
    // "was more relaxed than he" describes.
    private static bool Loose(ArticleSentence s, int head) =>
        !s.Children[head].Exists(k => s.Tokens[k].Relation == "advmod" && s.Lower(k) is "more" or "less" or "very" or "rather" or "too" or "so" or "quite" or "most" or "fairly")
        && LooksDone(s, head);

    private static bool LooksDone(ArticleSentence s, int head) =>
        s.Child(head, "nsubj", "aux") >= 0 || (head > 0 && (s.MentionAt(head - 1) is not null || (s.Lower(head).EndsWith("ing", StringComparison.Ordinal) && s.Modifiers.Exists(m => m.Last == head - 1)))) || (head > 1 && s.Lower(head - 1) is "have" or "has" or "had" or "also");

    // "Ghana proposes wider port" over an article, where the parser took the verb for what the sentence is about
    private static bool IsHeadline(ArticleSentence s, int head) =>
        s.Heading && s.Tokens[head] is { Upos: "NOUN" or "PROPN", Xpos: "NNS" or "NNPS" or "NNP", Head: < 0 } && s.Lower(head)[^1] == 's' && head + 1 < s.Tokens.Length && s.Tokens[head + 1].Upos is not ("PUNCT" or "ADP" or "CCONJ")
        && s.MentionAt(head - 1) is { First: 0 };

    // "The Palestinians reject the changes", tagged as a noun with a subject and an object
    private static bool IsVerbAsNoun(ArticleSentence s, int head) =>
        IsHeadline(s, head) ||
        s.Tokens[head].Upos == "NOUN" && s.Child(head, "nsubj") is >= 0 and var subject && subject < head && s.MentionAt(subject) is not null && (s.Child(head, "obj") > head || s.Tokens[head] is { Relation: "root" or "ccomp", Xpos: "NNS" }) && s.Child(head, "cop", "det") < 0;

    private static bool Kind(ArticleSentence s, int head, char kind)
    {
        var token = s.Tokens[head];
        return kind switch
        {
            'V' => token.Upos is "VERB" or "AUX" && !(token.Relation is "amod" or "compound") && !(token is { Relation: "aux", Head: >= 0 and var main } && (s.Tokens[main].Xpos == "VBN" || (token.Lemma == "have" && s.Tokens[main].Upos == "VERB"))),
            'N' => token.Upos is "NOUN" or "PROPN",
            _ => token.Upos is "ADJ" or "VERB" or "ADV" or "ADP" or "SCONJ" or "NOUN" && (token.Upos != "VERB" || token.Xpos is "VBN" or "VBD" or "VBG" or "JJ"),
        };
    }

    // What the verb governs however far off: "endorsed Oman's long and costly plan", "gave the rulers of Mali an ultimatum", "encouraged the two camps in Chad to talk".
    private static int Governed(ArticleSentence s, int head, string[] words)
    {
        foreach (var child in s.Children[head].Where(k => k > head))
        {
            if (s.Tokens[child].Relation == "obj" && (IsOne(s, child, words) ? child : s.Children[child].FirstOrDefault(k => k > child && ArticleSentence.Is(s.Tokens[k].Relation, "obj", "appos") && s.Child(k, "case") < 0 && IsOne(s, k, words), -1)) is >= 0 and var thing)
                return thing;
            if (words.Contains("to") && s.Tokens[child].Xpos == "VB" && ArticleSentence.Is(s.Tokens[child].Relation, "xcomp", "ccomp", "advcl") && s.Child(child, "mark") is >= 0 and var mark && s.Lower(mark) == "to" && s.Lower(mark - 1) != "not"
                && s.Child(head, "obj") is >= 0 and var whom && whom < mark && (s.MentionAt(whom) is not null || !ArticleSentence.Is(s.Tokens[child].Relation, "advcl")))
            {
                return mark;
            }
        }

        return -1;
    }

    // The words that must follow, each within four tokens of the one before and not beyond the clause; the last token, or -1.
    private static int Behind(ArticleSentence s, int head, IReadOnlyList<string[]> words, bool close)
    {
        var at = head;
        for (var k = 0; k < words.Count; k++)
        {
            var next = Next(s, at, words[k], at != head ? 4 : words.Count == 1 ? 6 : Array.IndexOf(words[k], "for") >= 0 ? 8 : 4, k == words.Count - 1);
            if (next < 0)
                return -1;
            // A particle belongs to its verb at once or behind a short object.
            if (!Between(s, at, next) && (close || !Belongs(s, head, at, next)))
                return -1;
            at = next;
        }

        return at;
    }

    // The next of some words within reach, in the same clause; -1 for none.
    private static int Next(ArticleSentence s, int at, string[] words, int reach, bool isLast)
    {
        for (var i = at + 1; i < s.Tokens.Length && i <= at + reach; i++)
        {
            // "said no" answers, "said no talks" does not
            if (IsOne(s, i, words) && !(isLast && s.Lower(i) == "no" && s.Tokens[i].Relation == "det"))
                return i;
            if (s.Tokens[i].Form is "," or ";" or ":" or "." || (s.Tokens[i] is { Upos: "VERB" or "SCONJ", Relation: not "amod" } && i > at + 1))
                return -1;
        }

        return -1;
    }

    private static bool IsOne(ArticleSentence s, int token, string[] words)
    {
        var (lower, lemma) = (s.Lower(token), s.Tokens[token].Lemma);
        foreach (var word in words)
        {
            if (word == lower || word == lemma || (word.Contains('-', StringComparison.Ordinal) && IsHyphenated(s, token, word)))
                return true;
        }

        return false;
    }

    private static bool IsHyphenated(ArticleSentence s, int head, string word)
    {
        var parts = word.Split('-');
        return (parts[^1] == s.Lower(head) || parts[^1] == s.Tokens[head].Lemma) && Parts(s, head, parts[..^1]);
    }

    // Whether a word hangs on the trigger, on the word before it, or on the trigger's object ("charged the pastor with espionage").
    private static bool Belongs(ArticleSentence s, int head, int at, int next)
    {
        var up = s.Tokens[next].Head;
        if (up == head || up == at)
            return true;
        // "staged a series of strikes"
        if (up > head && up < next && s.Tokens[up].Head == head && s.Tokens[up].Relation == "obj" && s.Tokens[next].Relation == "nmod" && s.Tokens[up].Lemma is "series" or "string" or "wave" or "spate" or "number" or "raft" or "round" or "couple" or "set" or "host" or "succession" or "day" or "hour" or "week" or "month" or "evening")
            return true;
        // "gave the airline a week"
        if (up > head && up < next && s.Tokens[up].Head == head && s.Tokens[next].Relation is "nmod:unmarked" or "appos" or "obl:unmarked")
            return true;
        // "presented the board with proposals"
        if (up > head && up < next && s.Tokens[up].Head == head && s.Tokens[up].Relation == "obj" && s.Child(next, "case") is var with && with > up && s.Lower(with) == "with")
            return true;
        // "the blame for the delay lies with Hungary", "the ball is in Cairo's court"
        if ((s.Tokens[next].Upos is "VERB" || s.Tokens[at].Relation == "cop") && s.Tokens[head].Head == next && s.Tokens[head].Relation == "nsubj")
            return true;
        if (up <= next)
            return false;
        var above = s.Tokens[up].Head;
        // "discussed the dam and other matters with Oslo"
        while (above > head && s.Tokens[above].Relation == "conj")
            above = s.Tokens[above].Head;
        return above == head || (above > head && above < next && s.Tokens[above].Head == head && s.Tokens[above].Relation is "obj" or "iobj" && (s.Lower(next) is "with" or "to" || s.MentionAt(above) is not null));
    }

    // Only articles, adjectives and the like stand between two words.
    private static bool Between(ArticleSentence s, int at, int next)
    {
        for (var i = at + 1; i < next; i++)
        {
            if (s.Tokens[i].Upos is not ("DET" or "ADJ" or "ADV" or "NUM" or "PART") && s.Tokens[i].Xpos is not ("PRP$" or "POS" or "VBN"))
                return false;
        }

        return true;
    }
}
