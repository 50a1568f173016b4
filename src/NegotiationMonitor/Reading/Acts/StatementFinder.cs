using System.Collections.Frozen;
using NegotiationMonitor.Reading.Text;
using NegotiationMonitor.Reading.Voices;

namespace NegotiationMonitor.Reading.Acts;

/// <summary>
/// What a party says of an issue without any word of acting: "GM argues that the contract is no longer valid". It is a stance, and its
/// sign is that of the words used.
/// </summary>
internal sealed class StatementFinder(RuleBook rules)
{
    private static readonly FrozenSet<string> Bad = [.. WordClasses.Of("statement-bad"), .. WordClasses.Of("bad")];

    private static readonly FrozenSet<string> Good = [.. WordClasses.Of("statement-good"), .. WordClasses.Of("good")];

    // What a party blamed has not done.
    private static readonly FrozenSet<string> Conduct = "do keep honour honor comply negotiate move deliver meet show live engage want listen take make respond respect budge give cooperate co-operate act fulfil fulfill implement".Split(' ').ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string> Averting = "avert avoid prevent forestall stop end overcome resolve solve address reduce eliminate remove limit ease mitigate rule".Split(' ').ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string> Negators = ["not", "n't", "no", "never", "neither", "nor", "nobody", "nothing", "none", "without", "hardly", "zero"];

    /// <summary>The statement that a voice makes when no rule found an act in it, or null.</summary>
    public Candidate? In(ArticleSentence s, Voice voice, IReadOnlyList<Voice> voices, List<Candidate> found)
    {
        if (voice.Speaker is not { } speaker || voice.Length < 4 || found.Exists(c => (!c.Loose && c.Head >= voice.First && c.Head <= voice.Last) || (c.Head == voice.Verb && c.Rule.Claims)) || rules.Find("statement") is not { } rule)
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
        if (head < 0 || s.Lower(voice.First) == "who" || Clauses.IsHypothetical(s, head) || Clauses.IsUnsaid(s, voice.Verb))
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
        if (s.Child(head, "nsubj", "nsubj:pass") is not (>= 0 and var subject))
            return false;
        // "they" and "you" in a quotation are the other side
        if (s.MentionAt(subject) is { } other ? other.Actor == speaker : s.Quotation[head] == 0 || s.Lower(subject) is not ("they" or "you"))
            return false;
        return Clauses.Modal(s, head) is null && (bad || (Conduct.Contains(s.Tokens[head].Lemma) && Clauses.IsNegated(s, head)));
    }

    // How often its words turn the sign, and whether any word judges at all.
    internal static (int Turns, bool Judged) Turns(ArticleSentence s, int first, int last, HashSet<string> titled)
    {
        var turns = 0;
        var judged = false;
        var told = false;
        for (var i = first; i <= last; i++)
        {
            if ((s.Tokens[i].Upos is "PROPN" or "DET" && s.Lower(i) != "no") || titled.Contains(Stemmer.Stem(s.Tokens[i].Form)))
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
            if ((bad && !IsSaidTwice(s, i, first)) || ((Negators.Contains(s.Lower(i)) || Polarity.IsLittle(s, i)) && !(i < last && s.Tokens[i + 1].Form == "-")))
                turns += told ? 0 : 1;
        }

        return (turns, judged);
    }

    /// <summary>Whether a word judges what it is said of badly.</summary>
    public static bool IsBad(ArticleSentence s, int i, int first) =>
        Bad.Contains(s.Tokens[i].Lemma) || (i > first && ((s.Lower(i) == "off" && s.Tokens[i - 1].Lemma == "be") || (s.Lower(i) is "resort" or "option" && s.Lower(i - 1) == "last")));

    // "an illegal provocation", "unfair and harmful": one judgement in two words. "Would avert a disaster": none at all.
    private static bool IsSaidTwice(ArticleSentence s, int i, int first) =>
        s.Tokens[i].Head is >= 0 and var up && up >= first && ((s.Tokens[i].Relation is "amod" or "conj" or "compound" or "nmod" or "obl" && IsBad(s, up, first)) || (ArticleSentence.Is(s.Tokens[i].Relation, "obj", "obl") && Averting.Contains(s.Tokens[up].Lemma)));
}
