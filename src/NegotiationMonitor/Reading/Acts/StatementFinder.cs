using System.Collections.Frozen;
using NegotiationMonitor.Reading.Issues;
using NegotiationMonitor.Reading.Text;
using NegotiationMonitor.Reading.Voices;

namespace NegotiationMonitor.Reading.Acts;

/// <summary>
/// What a party says of an issue without any word of acting: "GM argues that the contract is no longer valid". It is a stance, and its
/// sign is that of the words used.
/// </summary>
internal sealed class StatementFinder(RuleBook rules)
{
    private static readonly FrozenSet<string> Bad = [.. WordClasses.Of("statement-bad"), .. WordClasses.Of("bad"), .. WordClasses.Of("worry")];

    private static readonly FrozenSet<string> Good = [.. WordClasses.Of("statement-good"), .. WordClasses.Of("good")];

    // What a party blamed has not done.
    private static readonly FrozenSet<string> Conduct = "do talk keep honour honor comply negotiate move deliver meet show live engage want listen take make respond respect budge give cooperate co-operate act fulfil fulfill implement".Split(' ').ToFrozenSet(StringComparer.Ordinal);

    // What a party is blamed for having done.
    private static readonly FrozenSet<string> Hostile = "attack bomb shell invade assault raid provoke lie cheat steal rob kidnap murder massacre blackmail bully threaten break violate breach betray renege backtrack stall escalate collude conspire discriminate meddle".Split(' ').ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string> Deeds = "behaviour behavior conduct action act deed decision violation breach meddling noncompliance move tactic policy aggression attack refusal failure provocation brinkmanship interference intransigence".Split(' ').ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string> Sincere = ["serious", "sincere", "honest", "credible", "reliable", "constructive", "interested", "cooperative", "co-operative", "transparent", "straight", "forthcoming", "helpful", "flexible"];

    private static readonly FrozenSet<string> Averting = "avert avoid prevent forestall stop end overcome resolve solve address reduce eliminate remove limit ease mitigate rule".Split(' ').ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string> Negators = ["not", "n't", "no", "never", "neither", "nor", "nobody", "nothing", "none", "without", "hardly", "zero"];

    /// <summary>The statements of those clauses of a voice in which no rule found an act, where it found one in another: "said that talks had begun, but that a ban would be wrong".</summary>
    public IEnumerable<Candidate> Beside(ArticleSentence s, Voice voice, IReadOnlyList<Voice> voices, List<Candidate> found)
    {
        if (!found.Exists(c => !c.Loose && c.Head >= voice.First && c.Head <= voice.Last))
            yield break;
        var starts = Enumerable.Range(voice.First + 3, Math.Max(0, voice.Last - voice.First - 5)).Where(k => IsClause(s, k, voice)).Select(k => s.Span(k).First).Where(f => f > voice.First + 2).Distinct().Order().ToList();
        for (var k = 0; k <= starts.Count && starts.Count > 0; k++)
        {
            var (first, last) = (k == 0 ? voice.First : starts[k - 1], k == starts.Count ? voice.Last : starts[k] - 1);
            if (VoiceFinder.At(voices, first)?.Speaker == voice.Speaker && In(s, voice with { First = first, Last = last }, voices, found) is { } statement)
                yield return statement;
        }
    }

    // A clause with a subject of its own, joined to another.
    private static bool IsClause(ArticleSentence s, int head, Voice voice) =>
        ArticleSentence.Is(s.Tokens[head].Relation, "conj") && s.Tokens[head].Head >= voice.First && (s.Tokens[head].Upos is "VERB" or "AUX" || s.Child(head, "cop") >= 0) && s.Child(head, "nsubj", "expl") is >= 0 and var subject && subject < head;

    /// <summary>The statement that a voice makes when no rule found an act in it, or null.</summary>
    public Candidate? In(ArticleSentence s, Voice voice, IReadOnlyList<Voice> voices, List<Candidate> found)
    {
        if (voice.Speaker is not { } speaker || voice.Length < 4 || found.Exists(c => (!c.Loose && Predicates.Antecedent(s, c.Head) < 0 && c.Head >= voice.First && c.Head <= voice.Last) || (c.Head == voice.Verb && (c.Rule.Claims || c.Rule.Id == "threat"))) || rules.Find("statement") is not { } rule)
            return null;
        var head = -1;
        for (var i = voice.First; i <= voice.Last; i++)
        {
            if (i != voice.Verb && (s.Tokens[i].Upos is "VERB" or "ADJ" or "NOUN" or "AUX" or "PROPN" || s.Child(i, "cop") >= 0) && (s.Tokens[i].Head < voice.First || s.Tokens[i].Head > voice.Last || s.Tokens[i].Head == voice.Verb))
            {
                head = i;
                break;
            }
        }

        // "Asked whether he would sign, he said …", "who spoke on condition of anonymity": how it came to be said
        if (head == voice.First && s.Tokens[head].Xpos is "VBG" or "VBN" && ArticleSentence.Is(s.Tokens[head].Relation, "advcl"))
            return null;
        if (head < 0 || s.Lower(voice.First) == "who" || Clauses.IsHypothetical(s, head) || Told.IsNoDuty(s, head) || Clauses.IsUnsaid(s, voice.Verb))
            return null;
        var last = End(s, voice, voices);
        var (turns, judged) = Turns(s, voice.First, last, []);
        if (IsCharge(s, head, speaker.Actor, turns % 2 == 1 && judged) && rules.Find("charge") is { } charge)
            rule = charge;
        return new Candidate(s, rule, head, head) { Voice = voice, Actors = voice.Speakers, About = (voice.First, last), Negated = turns % 2 == 1 && rule.Id == "statement", Weak = !judged && rule.Id == "statement" };
    }

    // "… would hurt it, while another minister said …": the next one's words are not this one's.
    private static int End(ArticleSentence s, Voice voice, IReadOnlyList<Voice> voices)
    {
        foreach (var other in voices)
        {
            if (other.First <= voice.First + 2 || other.First > voice.Last || other.Speaker is null || other.Speaker == voice.Speaker)
                continue;
            for (var i = other.First - 1; i > voice.First + 2; i--)
            {
                if (s.Tokens[i].Form is "," or ";")
                    return i - 1;
            }
        }

        return voice.Last;
    }

    // "India is in breach", "Oslo has not done enough", said by another party: it is blamed.
    private static bool IsCharge(ArticleSentence s, int head, string speaker, bool bad)
    {
        if (bad && Clauses.Modal(s, head) is null && IsBlamed(s, head, speaker))
            return true;
        if (s.Child(head, "nsubj", "nsubj:pass") is not (>= 0 and var subject))
            return false;
        // "they" and "you" in a quotation are the other side
        if (s.MentionAt(subject) is { } other ? other.Actor == speaker : s.Quotation[head] == 0 || s.Lower(subject) is not ("they" or "you"))
            return false;
        return Clauses.Modal(s, head) is null && (bad || ((Conduct.Contains(s.Tokens[head].Lemma) || (Sincere.Contains(s.Tokens[head].Lemma) && s.Child(head, "cop") >= 0)) && Clauses.IsNegated(s, head)) || (Hostile.Contains(s.Tokens[head].Lemma) && !Clauses.IsNegated(s, head) && !Clauses.IsPassive(s, head)));
    }

    // "Iran's dangerous behaviour undermined the talks": how another acts, as the subject or called bad
    private static bool IsBlamed(ArticleSentence s, int head, string speaker) => Enumerable.Range(0, s.Tokens.Length).Any(i =>
        IsConduct(s, i) && IsOfOther(s, i, speaker)
        && ((s.Tokens[i].Relation == "nsubj" && s.Tokens[i].Head == head) || s.Children[i].Exists(k => s.Tokens[k].Relation == "amod" && Bad.Contains(s.Tokens[k].Lemma))));

    // "Iran's behaviour", "the US decision", "their refusal"
    private static bool IsOfOther(ArticleSentence s, int noun, string speaker) =>
        s.Modifiers.Exists(m => m.Last < noun && s.Tokens[m.Last].Head == noun && m.Actor != speaker)
        || s.Children[noun].Exists(k => s.Tokens[k].Relation is "nmod:poss" or "compound" && (s.MentionAt(k) is { } owner ? owner.Actor != speaker : s.Quotation[noun] > 0 && s.Lower(k) is "their" or "your"));

    /// <summary>Whether a noun names how somebody acts.</summary>
    public static bool IsConduct(ArticleSentence s, int noun) => Deeds.Contains(s.Tokens[noun].Lemma);

    /// <summary>How often a statement's words turn its sign, and whether any word judges at all.</summary>
    /// <param name="hit">The issue's words, where they are known.</param>
    /// <param name="takenAway">Whether the statement takes the issue away to begin with: "the pact was killed", "ending the ban".</param>
    internal static (int Turns, bool Judged) Turns(ArticleSentence s, int first, int last, HashSet<string> titled, IssueHit? hit = null, bool takenAway = false)
    {
        if (Contrast(s, first, last) is >= 0 and var but && Turns(s, but + 1, last, titled, hit) is var behind && (behind.Judged || behind.Turns > 0) && (hit is null || hit.First > but || GoesOn(s, but)))
            return (behind.Turns + (takenAway && hit!.First > but ? 1 : 0), behind.Judged);
        var turns = takenAway ? 1 : 0;
        var judged = false;
        var conditions = Conditionals.Find(s);
        var told = false;
        for (var i = first; i <= last; i++)
        {
            // what it hangs on judges nothing
            if (conditions.Exists(k => k.First > first && k.First <= i && i <= k.Last) || (s.Tokens[i].Upos is "PROPN" or "DET" && s.Lower(i) != "no") || titled.Contains(Stemmer.Stem(s.Tokens[i].Form)))
                continue;
            // why it was taken away, how what is judged is described, what nobody will stand for
            var intolerable = hit is null && IsUnder(s, i, first, IsIntolerable);
            judged |= intolerable;
            if (intolerable || (takenAway && IsUnder(s, i, first, IsReason)) || (s.Lower(i) == "without" && IsUnder(s, i, first, IsSubject)))
                continue;
            // "no move was made and none is likely": what the next clause adds turns nothing back
            told |= turns % 2 == 1 && (s.Tokens[i].Form is ";" or "--" or "–" or "—" || (s.Lower(i) is "and" or "nor" && s.Tokens[i].Head is >= 0 and var joined && (s.Tokens[joined].Upos is "VERB" or "AUX" || s.Child(joined, "cop") >= 0)));
            var bad = IsBad(s, i, first);
            judged |= bad || Good.Contains(s.Tokens[i].Lemma);
            // "it did not have to be passed" is not against it
            if (Negators.Contains(s.Lower(i)) && s.Tokens[i].Head is >= 0 and var need && s.Tokens[need].Lemma is "have" or "need" && s.Children[need].Exists(k => s.Tokens[k].Relation == "xcomp"))
                continue;
            // "no choice but to build it"
            if (s.Lower(i) is "no" && i + 1 < s.Tokens.Length && s.Lower(i + 1) is "choice" or "alternative" or "option" or "doubt" or "question" or "wonder" or "matter" or "secret")
                continue;
            if ((bad && !IsSaidTwice(s, i, first) && !IsSaidInFront(s, i, first)) || ((Negators.Contains(s.Lower(i)) || Polarity.IsLittle(s, i)) && !(i < last && s.Tokens[i + 1].Form == "-")))
                turns += told ? 0 : 1;
        }

        return (turns, judged);
    }

    // "It was hard, but it is worth it": the last clause has the say.
    private static int Contrast(ArticleSentence s, int first, int last)
    {
        for (var i = last - 2; i > first + 1; i--)
        {
            if (s.Lower(i) is "but" or "yet" && s.Tokens[i].Relation == "cc" && s.Tokens[i].Head is var clause && clause > i && clause <= last && s.Tokens[clause].Relation == "conj" && s.Tokens[clause].Head >= first
                && (s.Tokens[clause].Upos is "VERB" or "AUX" || s.Child(clause, "cop") >= 0))
            {
                return i;
            }
        }

        return -1;
    }

    // Whether the clause behind "but" is about the same: it has no subject of its own, or a pronoun.
    private static bool GoesOn(ArticleSentence s, int but) =>
        s.Child(s.Tokens[but].Head, "nsubj", "nsubj:pass", "expl") is var subject && (subject < 0 || s.Tokens[subject].Upos == "PRON");

    private static bool IsUnder(ArticleSentence s, int word, int first, Func<ArticleSentence, int, bool> what)
    {
        for (var (at, depth) = (word, 0); at >= first && depth < 20; at = s.Tokens[at].Head, depth++)
        {
            if (what(s, at))
                return true;
        }

        return false;
    }

    // "because it failed"
    private static bool IsReason(ArticleSentence s, int clause) =>
        ArticleSentence.Is(s.Tokens[clause].Relation, "advcl") && s.Child(clause, "mark") is >= 0 and var mark && s.Lower(mark) is "because" or "since" or "as";

    private static bool IsSubject(ArticleSentence s, int word) => ArticleSentence.Is(s.Tokens[word].Relation, "nsubj", "csubj");

    // "cannot tolerate that lessons be disrupted": what it bears no longer is bad anyway
    private static bool IsIntolerable(ArticleSentence s, int word) =>
        s.Tokens[word] is { Relation: "ccomp" or "obj" or "xcomp", Head: >= 0 and var verb } && verb < word && s.Tokens[verb].Lemma is "tolerate" or "accept" or "bear" or "condone" or "countenance" or "stomach" or "endure" && Clauses.IsNegated(s, verb);

    /// <summary>Whether a word judges what it is said of badly.</summary>
    public static bool IsBad(ArticleSentence s, int i, int first) =>
        Bad.Contains(s.Tokens[i].Lemma) || s.Tokens[i] is { Lemma: "consequence", Xpos: "NNS" } || IsAgainst(s, i) || IsTooMuch(s, i) || (s.Tokens[i].Lemma is "alter" or "upset" or "tip" or "disturb" or "skew" && s.Child(i, "obj") is >= 0 and var balance && s.Tokens[balance].Lemma is "balance" or "equilibrium") || (i > first && ((s.Lower(i) == "off" && s.Tokens[i - 1].Lemma == "be") || (s.Lower(i) is "resort" or "option" && s.Lower(i - 1) == "last")));

    // "too high a price", "its days are over"
    private static bool IsTooMuch(ArticleSentence s, int i) =>
        (s.Lower(i) == "too" && i + 1 < s.Tokens.Length && s.Tokens[i + 1].Upos is "ADJ" or "ADV" && s.Lower(i + 1) is not ("early" or "soon") && !(i > 0 && s.Lower(i - 1) is "only" or "me"))
        || (s.Lower(i) is "over" or "numbered" or "past" or "gone" && s.Child(i, "nsubj", "nsubj:pass") is >= 0 and var time && s.Tokens[time].Lemma is "day" or "time" or "era" or "age" or "chapter");

    // "would be against their interests", "is contrary to the treaty", "he is out of the pact"
    private static bool IsAgainst(ArticleSentence s, int i) =>
        (s.Lower(i) == "contrary" && i + 1 < s.Tokens.Length && s.Lower(i + 1) == "to")
        || (s.Lower(i) is "against" or "out" && s.Tokens[i] is { Relation: "case", Head: >= 0 and var noun } && s.Child(noun, "cop") >= 0 && !(i > 0 && s.Lower(i - 1) == "nor"))
        || (s.Lower(i) == "against" && i > 0 && s.Lower(i - 1) is "nothing" or "anything");

    // "a bad, bad idea": the word in front says it already
    private static bool IsSaidInFront(ArticleSentence s, int i, int first) =>
        s.Tokens[i] is { Relation: "amod", Head: >= 0 and var noun } && s.Children[noun].Exists(k => k >= first && k < i && s.Tokens[k].Relation == "amod" && IsBad(s, k, first));

    // "an illegal provocation", "unfair and harmful", "the reckless move damaged it": one judgement in two words. "Would avert a disaster": none at all.
    private static bool IsSaidTwice(ArticleSentence s, int i, int first) =>
        s.Tokens[i].Head is >= 0 and var up && up >= first && ((s.Tokens[i].Relation == "amod" && s.Tokens[up] is { Relation: "nsubj", Head: >= 0 and var said } && IsBad(s, said, first)) || (s.Tokens[i].Relation is "amod" or "conj" or "compound" or "nmod" or "obl" && IsBad(s, up, first)) || (ArticleSentence.Is(s.Tokens[i].Relation, "obj", "obl") && (Averting.Contains(s.Tokens[up].Lemma) || IsBroughtToAnEnd(s, i, up))));

    // "bring the war to an end"
    private static bool IsBroughtToAnEnd(ArticleSentence s, int thing, int verb) =>
        s.Tokens[verb].Lemma is "bring" or "put" && s.Children[verb].Exists(k => k > thing && s.Tokens[k].Lemma is "end" or "close" or "halt" or "conclusion");
}
