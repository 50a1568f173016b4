using System.Collections.Frozen;
using NegotiationMonitor.Reading.Names;
using NegotiationMonitor.Reading.Text;
using NegotiationMonitor.Reading.Voices;

namespace NegotiationMonitor.Reading.Acts;

/// <summary>Grammar over the parse: who does what a word tells, whether it is negated, what stands above it.</summary>
internal sealed partial class Clauses(Discourse discourse)
{
    /// <summary>What pronouns and descriptions of the article point back to.</summary>
    public Discourse Discourse => discourse;

    private static readonly FrozenSet<string> ObjectControl = ("urge ask tell force press push want allow call order invite warn require expect persuade convince help enable permit "
        + "request implore beg instruct advise encourage pressure compel oblige lobby challenge dare prompt lead cause drive spur prod provoke induce move").Split(' ').ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Whether a verb stands in the passive.</summary>
    public static bool IsPassive(ArticleSentence s, int verb) =>
        s.Child(verb, "aux:pass") >= 0 || s.Child(verb, "nsubj:pass") >= 0
        || (s.Tokens[verb].Upos == "ADJ" && s.Lower(verb).EndsWith("ed", StringComparison.Ordinal) && s.Child(verb, "cop") >= 0 && ByAgent(s, verb) >= 0)
        || IsSecondPassive(s, verb)
        || (s.Tokens[verb].Xpos == "VBN" && ArticleSentence.Is(s.Tokens[verb].Relation, "acl") && s.Tokens[verb].Relation != "acl:relcl" && s.Child(verb, "nsubj", "aux") < 0 && !IsMisparsedMain(s, verb) && !SharesSubject(s, verb) && !IsPlainPast(s, verb));

    // "G7 ministers called for flexibility and said …": the first of two verbs, hung on their subject.
    private static bool SharesSubject(ArticleSentence s, int verb)
    {
        var noun = s.Tokens[verb].Head;
        if (noun != verb - 1 || !ArticleSentence.Is(s.Tokens[noun].Relation, "nsubj") || s.MentionAt(noun) is null || ByAgent(s, verb) >= 0)
            return false;
        var next = s.Tokens[noun].Head;
        return next > verb + 1 && s.Tokens[next].Upos == "VERB" && s.Child(next, "cc") is var and && and > verb && and < next && s.Lower(and) is "and" or "but";
    }

    // "Navarro, the president's adviser, denied on television that …": the only verb of a sentence hung on its subject.
    private static bool IsMisparsedMain(ArticleSentence s, int verb)
    {
        var head = s.Tokens[verb].Head;
        // hung on what is set beside the subject
        while (head >= 0 && s.Tokens[head] is { Relation: "appos", Head: >= 0 and var apposed })
            head = apposed;
        // "Later Friday, the government called for …": hung on the day
        if (head >= 0 && s.Tokens[head] is { Relation: "nsubj", Head: >= 0 and var day } && IsTime(s, day))
            head = day;
        if (s.Heading || verb < 2 || head < 0 || s.Tokens[head].Head >= 0 || ByAgent(s, verb) >= 0)
            return false;
        for (var i = 0; i < s.Tokens.Length; i++)
        {
            if (s.Tokens[i].Xpos is "VBD" or "VBZ" or "VBP" or "MD" && (i < verb || s.Tokens[i].Head == head))
                return false;
        }

        return true;
    }

    /// <summary>Token of the one who does what a verb or adjective tells, or -1. For a passive the agent named with "by".</summary>
    public static int Agent(ArticleSentence s, int head)
    {
        if (s.Tokens[head].Upos is "VERB" or "AUX" && IsPassive(s, head))
            return ByAgent(s, head);
        return Subject(s, head, 0);
    }

    // "by 317 votes", "by a narrow margin", "by telephone": how much, or how
    private static bool IsMeasure(ArticleSentence s, int noun) =>
        (s.Tokens[noun].Lemma is "percent" or "percentage" or "cent" or "vote" or "majority" or "margin" or "point" or "telephone" or "phone" or "video" or "letter" or "email" or "week" or "day" or "month" or "year" or "hand" or "half" or "third" || s.Tokens[noun].Form == "%") && !s.Children[noun].Exists(k => k > noun && s.Tokens[k].Upos is "NOUN" or "PROPN" && ArticleSentence.Is(s.Tokens[k].Relation, "nmod"));

    /// <summary>The agent of a passive ("by Egypt and Sudan"), or -1.</summary>
    public static int ByAgent(ArticleSentence s, int head)
    {
        foreach (var child in s.Children[head])
        {
            // "called for by Ireland" has two prepositions
            if (ArticleSentence.Is(s.Tokens[child].Relation, "obl", "nmod") && s.Children[child].Exists(k => s.Lower(k) == "by" && s.Tokens[k].Relation == "case") && !IsMeasure(s, child))
                return child;
        }

        // "was brushed aside by Bern": hung on the particle
        for (var i = head + 1; i < s.Tokens.Length - 1 && i <= head + 3; i++)
        {
            if (s.Lower(i) == "by" && s.Tokens[i].Head is var agent && agent > i && s.Tokens[agent].Head > head && s.Tokens[agent].Head < i)
                return agent;
        }

        // "was accused of wasting funds, much of them lost, by the Haitian government": behind all that is told in between
        if (s.Tokens[head] is { Upos: "VERB", Head: < 0 } && s.Child(head, "aux:pass") >= 0)
        {
            for (var i = s.Tokens.Length - 2; i > head + 2; i--)
            {
                if (s.Tokens[i].Form == "," && s.Lower(i + 1) == "by" && s.Tokens[i + 1].Head is var last && last > i + 1 && s.Tokens[last].Upos is "NOUN" or "PROPN" && s.MentionAt(last) is not null)
                    return last;
            }
        }

        // "was made contingent on reforms by Oslo": hung on a word further down
        if (s.Tokens[head].Upos == "VERB" && s.Child(head, "aux:pass") >= 0)
        {
            for (var i = head + 1; i < s.Tokens.Length - 1 && i <= head + 8 && s.Tokens[i].Upos is not ("VERB" or "AUX" or "PUNCT" or "SCONJ"); i++)
            {
                if (s.Lower(i) == "by" && s.Tokens[i].Head is var agent && agent > i && s.MentionAt(agent) is not null)
                    return agent;
            }
        }

        return -1;
    }

    /// <summary>Token of the grammatical subject, found through control, coordination and relative clauses; -1 where there is none.</summary>
    public static int Subject(ArticleSentence s, int head, int depth)
    {
        if (depth > 8)
            return -1;
        var own = OwnSubject(s, head);
        if (own >= 0)
            return OneOf(s, Relative(s, head, own));
        var token = s.Tokens[head];
        var up = token.Head;
        if (up < 0)
            return LeftSubject(s, head);
        switch (token.Relation.Split(':')[0])
        {
            case "conj" or "advcl" or "ccomp" or "parataxis" when Higher(s, head) is >= 0 and var higher:
                return Subject(s, higher, depth + 1);
            case "advcl" or "acl" when Loosely(s, head) is >= 0 and var main:
                return Subject(s, main, depth + 1);
            case "xcomp":
                var controlled = s.Child(up, "obj", "iobj");
                return controlled >= 0 && (ObjectControl.Contains(s.Tokens[up].Lemma) || IsMadeSo(s, head, up)) ? controlled : Subject(s, up, depth + 1);
            case "advcl" when IsCaused(s, head, up) && s.Child(up, "obj", "iobj") is var caused && caused >= 0:
                return caused;
            // "Oslo plans on sending troops", where the verb is taken for a noun
            case "acl" when s.Tokens[up] is { Upos: "NOUN", Xpos: "NNS", Head: < 0, Lemma: "plan" or "hope" or "aim" or "count" or "insist" } && OwnSubject(s, up) is >= 0 and var planner && planner < up && s.Child(up, "det", "cop") < 0:
                return planner;
            // "signed the accord, saying that …", "struck on May 3, demanding …": behind a comma it goes on with the verb, whatever it was hung on
            case "acl" when token.Xpos == "VBG" && head > 1 && s.Tokens[head - 1].Form is "," or "-" or "--" or "–" or "—" && s.MentionAt(up) is null && !Nouns.IsSomebody(s.Tokens[up].Lemma) && !Nouns.Proposals.Contains(s.Tokens[up].Lemma) && VerbOver(s, up) is >= 0 and var over && SayingWords.IsUtterance(s.Tokens[head].Lemma):
                return Subject(s, over, depth + 1);
            case "acl":
                return Applicant(s, head, depth) is var applicant && applicant >= 0 ? applicant : Writer(s, head, depth) is var writer && writer >= 0 ? writer : OneOf(s, Relative(s, head, up));
            case "conj" when Outer(s, head, up) is var outer && outer >= 0:
                return Subject(s, outer, depth + 1);
            case "conj" when s.Tokens[up].Upos is "NOUN" or "PROPN" or "PRON" && token.Upos is "VERB" && s.Child(up, "cop", "nsubj") < 0:
                return LeftSubject(s, head) is var left && left >= 0 ? left : Subject(s, up, depth + 1);
            case "conj" or "advcl" or "ccomp" or "parataxis" or "aux" or "cop":
                return LeftSubject(s, head) is var near && near >= 0 && token.Xpos is not "VBG" && s.Lower(head - 1) != "to" && s.Child(head, "mark") < 0 ? near : Subject(s, up, depth + 1);
            case "amod":
                return up;
            default:
                return -1;
        }
    }

    // "rejected a proposal for signing the accord, urging Delhi to …": a participle behind a comma goes on with the verb of the sentence
    private static int Loosely(ArticleSentence s, int verb)
    {
        var up = s.Tokens[verb].Head;
        if (verb < 2 || s.Tokens[verb].Xpos != "VBG" || s.Tokens[verb - 1].Form != "," || up > verb - 2 || s.Tokens[up].Xpos is not "VBG" || s.Child(up, "aux", "nsubj") >= 0 || s.Quotation[verb] > 0)
            return -1;
        for (var (at, depth) = (s.Tokens[up].Head, 0); at >= 0 && depth < 6; at = s.Tokens[at].Head, depth++)
        {
            if (s.Tokens[at].Upos == "VERB" && (s.Tokens[at].Xpos is "VBD" or "VBZ" or "VBP" || s.Child(at, "aux") >= 0))
                return at;
        }

        return -1;
    }

    // Parsers give a verb two subjects at times ("Late Sunday, Iran's minister told"): the party, nearest to the verb.
    private static int OwnSubject(ArticleSentence s, int head)
    {
        var found = -1;
        foreach (var child in s.Children[head])
        {
            // "the guarantees were important to ensure peace": the purpose is no subject, unless "it" stands for it.
            if (!ArticleSentence.Is(s.Tokens[child].Relation, "nsubj", "csubj") || (child > head && ArticleSentence.Is(s.Tokens[child].Relation, "csubj") && s.Child(head, "expl") < 0))
                continue;
            if (found < 0 || (child < head && s.Lower(child - 1) is not ("not" or "but" or "without") && (s.MentionAt(child) is not null || s.MentionAt(found) is null)))
                found = child;
        }

        // "if he accepted its claim it does not want a deal": the pronoun right in front, whatever else the parser hung on the verb
        if (found >= 0 && LeftSubject(s, head) is >= 0 and var pronoun && pronoun != found && s.Tokens[pronoun] is { Upos: "PRON", Relation: "nsubj" } told && told.Head == head)
            return pronoun;
        // "the unions which met Mr Ruiz want …": his is the clause between
        if (found > 2 && s.MentionAt(found) is { } between && BehindRelative(s, between.First) is var antecedent && antecedent >= 0)
            return antecedent;
        if (found >= 0 && BeyondRelative(s, head) is var beyond && beyond >= 0)
            return beyond;
        // "…, and Mr Lie, the Danish minister, was open to it": the one right in front, where the parser went further back
        if (found >= 0 && found < head && s.MentionAt(found) is null && s.Tokens[found].Upos == "NOUN" && LeftSubject(s, head) is var left && left > found && s.MentionAt(left) is { Kind: MentionKind.Person, First: > 0 } near && s.Lower(near.First - 1) is "and" or "but" or "while")
            return left;
        if (found >= 0 && IsOfGerund(s, found, head))
            return -1;
        // "Turkey, a country that …, does not accept it": what is set beside a name is the name's
        if (found > 1 && s.MentionAt(found) is null && s.Tokens[found].Upos == "NOUN" && s.Span(found).First is > 1 and var aside && s.Tokens[aside - 1].Form == "," && s.Lower(aside) is "a" or "an" or "the" or "one" or "its" && s.MentionAt(aside - 2) is { } apposed
            && (apposed.First == 0 || (IsBare(s, apposed.First) && s.Tokens[apposed.First - 1].Upos is "PUNCT" or "CCONJ" or "SCONJ" or "DET")) && s.Tokens[BehindAuxiliaries(s, head)].Form == ",")
            return apposed.Last;
        // "it was prepared to …": an "it" that means somebody, whatever the parser says
        if (found < 0 && s.Child(head, "expl") is var it && it >= 0 && Discourse.IsDisposed(s, it))
            return it;
        return found;
    }

    /// <summary>
    /// Parties that a noun stands for: itself, and those coordinated with it ("the UK and France"); empty where it is no party.
    /// </summary>
    public IReadOnlyList<Party> Parties(ArticleSentence s, int noun)
    {
        if (noun < 0)
            return [];
        var parties = new List<Party>();
        Collect(s, noun, parties);
        foreach (var child in s.Children[noun])
        {
            // "Egypt and Sudan, but not Ethiopia"
            if (s.Tokens[child].Relation == "conj" && !(child > 0 && s.Lower(child - 1) == "not") && s.Tokens[child].Upos is "PROPN" or "NOUN" or "PRON" or "ADJ")
                Collect(s, child, parties);
        }

        return parties;
    }

    /// <summary>The party that owns a thing: "Trump's proposal", "the Russian position", "the rejection of it by Cairo".</summary>
    public IReadOnlyList<Party> Owner(ArticleSentence s, int noun)
    {
        var by = ByAgent(s, noun);
        if (by >= 0 && Parties(s, by) is { Count: > 0 } agents)
            return agents;
        foreach (var child in s.Children[noun])
        {
            if (!ArticleSentence.Is(s.Tokens[child].Relation, "nmod:poss", "compound", "amod", "nmod"))
                continue;
            if (ArticleSentence.Is(s.Tokens[child].Relation, "nmod") && s.Tokens[child].Relation != "nmod:poss"
                && (s.Child(child, "case") is not (>= 0 and var c) || s.Lower(c) is not ("from" or "by" or "of" or "among" or "between")))
            {
                continue;
            }

            if (Parties(s, child) is { Count: > 0 } owners)
                return owners;
            // "whose government": the party before it
            if (s.Lower(child) == "whose" && child > 1 && (s.MentionAt(child - 1) ?? (s.Tokens[child - 1].Form == "," ? s.MentionAt(child - 2) : null)) is { } possessor)
                return [new Party(possessor.Actor, null)];
            // "the Secretariat of Economy of Mexico"
            if (ArticleSentence.Is(s.Tokens[child].Relation, "nmod") && s.MentionAt(child) is null && s.Tokens[child].Upos is "PROPN" or "NOUN" && Nouns.IsSomebody(s.Tokens[noun].Lemma) && s.Child(child, "nmod") is var inner && inner >= 0 && s.MentionAt(inner) is { Kind: MentionKind.Name } state)
                return [new Party(state.Actor, null)];
            if (s.Modifiers.Find(m => m.First <= child && child <= m.Last) is { } modifier)
                return [new Party(modifier.Actor, null)];
        }

        return [];
    }

    // What "who", "which" or "that" stands for: the noun it follows. A party right before the comma goes before what the parser chose,
    // unless that is something put forward ("Egypt's proposals, which would …").
    private static int Relative(ArticleSentence s, int head, int subject)
    {
        if (s.Lower(subject) is not ("who" or "which" or "that") || s.Tokens[subject].Upos is not ("PRON" or "DET" or "SCONJ") || subject == 0)
            return subject;
        var parsed = -1;
        for (var (at, depth) = (head, 0); depth < 6 && at >= 0; at = s.Tokens[at].Head, depth++)
        {
            if (!ArticleSentence.Is(s.Tokens[at].Relation, "acl"))
                continue;
            parsed = s.Tokens[at].Head;
            break;
        }

        var near = subject - 1;
        if (near > 0 && s.Tokens[near].Form == ",")
            near--;
        if (s.MentionAt(near) is { } mention && (parsed < 0 || s.Lower(subject) == "who" || parsed > subject || (s.Tokens[subject - 1].Form == "," && !Nouns.Proposals.Contains(s.Tokens[parsed].Lemma))))
            return mention.Last;
        if (parsed >= 0 && parsed < subject)
            return parsed;
        return s.Tokens[near].Upos is "NOUN" or "PROPN" or "PRON" ? near : subject;
    }

    /// <summary>
    /// Where the parser lost the subject: the party right in front of a verb, over adverbs, auxiliaries and an aside between commas
    /// ("Pakistan, which helped to bring them there, urged"); its token or -1.
    /// </summary>
    public static int LeftSubject(ArticleSentence s, int verb)
    {
        var i = BehindTime(s, verb);
        // "(Europeans) are ready": editors put in brackets whom a quotation means
        if (i > 0 && s.Tokens[i].Form is ")" or "]" && s.MentionAt(i - 1) is { } inserted)
            return inserted.Last;
        if (s.MentionAt(i) is { } mention)
            return IsBare(s, mention.First) ? mention.Last : -1;
        // "Mr Lie, the Danish minister, was open to it": the apposition is part of the name
        if (s.Tokens[i].Form == "," && s.MentionAt(i - 1) is { Kind: MentionKind.Person } apposed && s.Tokens[apposed.First..apposed.Last].Any(t => t.Form == ","))
            return IsBare(s, apposed.First) ? apposed.Last : -1;
        if (s.Tokens[i].Form == "," && Opening(s, i) is var open && open > 0)
            return s.MentionAt(open - 1) is { } before ? (IsBare(s, before.First) ? before.Last : -1) : s.Tokens[open - 1].Upos is "PRON" ? open - 1 : -1;
        return s.Tokens[i].Upos == "PRON" && s.Lower(i) is "he" or "she" or "it" or "they" or "we" or "i" || (s.Lower(i) == "two" && i > 0 && s.Lower(i - 1) == "the") ? i : -1;
    }

    // The comma that opens the aside which a comma closes: a relative clause or apposition before anything looser.
    private static int Opening(ArticleSentence s, int close)
    {
        var loose = -1;
        for (var i = close - 1; i > 0 && i > close - 28; i--)
        {
            if (s.Tokens[i].Form is ";" or ":" or "\"" or "”" or "“")
                break;
            if (s.Tokens[i].Form != "," || i + 1 >= close || (s.MentionAt(i - 1) is null && s.Tokens[i - 1].Upos != "PRON"))
                continue;
            if (s.Lower(i + 1) is "who" or "which" or "whose" or "the" or "a" or "an")
                return i;
            var opens = s.Lower(i + 1) is "its" or "his" or "her" or "their" or "along" or "like" or "unlike" or "but" or "with" or "for" or "to" or "in" or "on" or "at" or "both" or "also" or "one" or "then"
                || s.Tokens[i + 1].Xpos is "VBG" or "VBN" or "JJ" or "RB" || s.MentionAt(i + 1) is not null || s.Tokens[i + 1].Upos is "NOUN" or "PROPN" or "NUM";
            if (opens && loose < 0)
                loose = i;
        }

        return loose;
    }

    // Not the object of a preposition; "a number of investors" are investors.
    private static bool IsBare(ArticleSentence s, int first) =>
        first > 1 && s.Lower(first - 1) == "of" && s.Tokens[first - 2] is { Upos: "NOUN" } part && Nouns.Parts.Contains(part.Lemma) ? IsBare(s, first - 2) :
        first == 0 || s.Lower(first - 1) is not ("in" or "of" or "for" or "with" or "to" or "by" or "from" or "on" or "at" or "against" or "about" or "between" or "over" or "under" or "than" or "like" or "after" or "before" or "into" or "via" or "near")
            && !(s.Lower(first - 1) is "the" or "a" or "an" && first > 1 && !IsBare(s, first - 1));

    private void Collect(ArticleSentence s, int noun, List<Party> parties)
    {
        var mention = s.MentionAt(noun) ?? Apposed(s, noun);
        if (mention is { Plural: true } && Examples(s, noun, parties))
            return;
        if (mention is not null)
        {
            Add(parties, new Party(mention.Actor, mention.Person));
            foreach (var also in mention.Also)
                Add(parties, new Party(also, null));
            foreach (var listed in Listed(s, mention))
                Add(parties, new Party(listed.Actor, listed.Person));
            // "British and French officials": parties share the noun
            foreach (var other in s.Mentions)
            {
                if (other.Kind == MentionKind.Body && other != mention && other.Last < mention.First && mention.First - other.Last <= 2 && other.Last == other.First)
                    Add(parties, new Party(other.Actor, null));
            }

            return;
        }

        foreach (var party in discourse.Resolve(s, noun))
            Add(parties, party);
        if (parties.Count > 0)
            return;
        // "all of the Republicans", "a majority of ministers"
        if (Nouns.Parts.Contains(s.Tokens[noun].Lemma) && s.Children[noun].Find(k => k > noun && ArticleSentence.Is(s.Tokens[k].Relation, "nmod") && s.Child(k, "case") is var of && of >= 0 && s.Lower(of) == "of") is > 0 and var whole)
        {
            Collect(s, whole, parties);
            return;
        }

        Examples(s, noun, parties);
    }

    // "critics, including Germany and France", "nations such as Kenya", "small member states like Malta": those named act, not all.
    private static bool Examples(ArticleSentence s, int noun, List<Party> parties)
    {
        var found = false;
        foreach (var child in s.Children[noun])
        {
            if (child > noun && ArticleSentence.Is(s.Tokens[child].Relation, "nmod", "appos", "obl") && s.Child(child, "case") is var with && with >= 0 && s.Lower(with) is "including" or "such" or "like" && s.MentionAt(child) is { } example)
            {
                found = true;
                Add(parties, new Party(example.Actor, example.Person));
                foreach (var listed in Listed(s, example))
                    Add(parties, new Party(listed.Actor, listed.Person));
            }
        }

        return found;
    }

    // "Egypt and Sudan", "Nigeria, Bolivia and Cuba": names joined by nothing but commas and "and", whatever the parser made of them.
    private static List<Mention> Listed(ArticleSentence s, Mention mention)
    {
        var listed = new List<Mention>();
        foreach (var direction in (ReadOnlySpan<int>)[1, -1])
        {
            var run = new List<Mention>();
            var and = false;
            for (var (k, at) = (s.Mentions.IndexOf(mention), mention); k + direction >= 0 && k + direction < s.Mentions.Count && run.Count < 12; k += direction)
            {
                var other = s.Mentions[k + direction];
                var (from, to) = direction > 0 ? (at.Last + 1, other.First) : (other.Last + 1, at.First);
                // "Peru and Chile's neighbours": Chile is only whose neighbours they are
                if (direction > 0 && other.Last + 1 < s.Tokens.Length && s.Tokens[other.Last + 1].Xpos == "POS")
                    break;
                if (Between(s, from, to) is not { } joint || (joint == "," && Appositive(at, other)) || (direction < 0 && IsApart(s, other, at)))
                    break;
                and |= joint != ",";
                run.Add(other);
                at = other;
            }

            // A comma alone joins nothing.
            if (and)
                listed.AddRange(run);
        }

        return listed;
    }

    // "via Brussels, and Moscow would …": the subject of a clause of its own
    private static bool IsApart(ArticleSentence s, Mention left, Mention right) =>
        left.First > 0 && s.Tokens[right.First - 1].Upos == "CCONJ" && s.Tokens[right.First - 2].Form == "," && s.Tokens[left.First - 1].Upos == "ADP" && s.Tokens[right.First..(right.Last + 1)].Any(t => t.Relation == "nsubj" && t.Head > right.Last);

    private static bool Appositive(Mention a, Mention b) => a.Actor == b.Actor || a.Kind == MentionKind.Person || b.Kind == MentionKind.Person;

    private static string? Between(ArticleSentence s, int from, int to)
    {
        if (from >= to || to - from > 3)
            return null;
        var joint = "";
        for (var i = from; i < to; i++)
        {
            if (s.Lower(i) is "and" or "&" or "plus")
                joint = "and";
            else if (s.Tokens[i].Form == ",")
                joint = joint.Length > 0 ? joint : ",";
            else if (s.Lower(i) is not ("the" or "both" or "then" or "also"))
                return null;
        }

        return joint.Length == 0 ? null : joint;
    }

    // "Five senior officials of the Treasury": the party stands in the noun phrase, not at its head.
    private static Mention? Apposed(ArticleSentence s, int noun)
    {
        foreach (var child in s.Children[noun])
        {
            if (s.Tokens[child].Relation is "appos" or "flat" or "compound" && s.MentionAt(child) is { Kind: MentionKind.Person } person)
                return person;
        }

        return null;
    }

    private static void Add(List<Party> parties, Party party)
    {
        if (!parties.Exists(p => p.Actor == party.Actor))
            parties.Add(party);
    }
}
