using System.Collections.Frozen;
using NegotiationMonitor.Reading.Text;
using NegotiationMonitor.Reading.Voices;

namespace NegotiationMonitor.Reading.Acts;

/// <summary>
/// A demand told as the only way: "peace can come only when the rebels disarm", "no pact without inspections". What else the words hold
/// is the speaker's to give neither: then the condition is an offer's, and another finder has it.
/// </summary>
internal sealed class RequirementFinder(RuleBook rules)
{
    public const string Rule = "only-way";

    private const string Bidding = "bidding";

    // Bids that ask nothing of the other side.
    private static readonly FrozenSet<string> Idle = "look listen see wait let remember imagine think thank believe forget take make mark trust excuse consider note suppose guess say ask tell try watch get bear keep read hear hope pray do be have go come call".Split(' ').ToFrozenSet(StringComparer.Ordinal);

    /// <summary>The demand that a voice makes where no rule found an act in it, or null.</summary>
    public Candidate? In(ArticleSentence s, Voice voice, List<Candidate> found, List<(int First, int Last)> conditions)
    {
        if (Bid(s, voice, found) is { } bid)
            return bid;
        if (voice.Speaker is not { } speaker || voice.Length < 4 || found.Exists(c => !c.Loose && c.Head >= voice.First && c.Head <= voice.Last) || Clauses.IsUnsaid(s, voice.Verb) || rules.Find(Rule) is not { } rule)
            return null;
        foreach (var (first, last) in conditions)
        {
            if (first < voice.First || last > voice.Last || !(IsOnly(s, first) || Conditionals.IsIndispensable(s, first)))
                continue;
            var head = Head(s, first, last);
            if (s.Lower(first) is not ("without" or "subject" or "contingent" or "conditional" or "dependent") && !IsPossible(s, voice, first, last))
                continue;
            if (head < 0 || s.Tokens[^1].Form == "?")
                continue;
            return new Candidate(s, rule, head, head) { Voice = voice, Actors = [speaker], About = (first, last), Kind = 'V' };
        }

        return null;
    }

    // "“Open the border,” he said", "Oslo to Riga: lift your ban"
    private Candidate? Bid(ArticleSentence s, Voice voice, List<Candidate> found)
    {
        var first = voice.First;
        while (first < voice.Last && (s.Tokens[first].Upos == "PUNCT" || s.Lower(first) is "please" or "now"))
            first++;
        if (voice.Speaker is null || (s.Quotation[first] == 0 && !(first > 1 && s.Tokens[first - 1].Form == ":")) || (first > 0 && s.Tokens[first - 1].Upos != "PUNCT" && s.Lower(first - 1) is not ("please" or "now")))
            return null;
        // “Face the Nation”: a title
        if (first > 0 && first + 2 < s.Tokens.Length && s.Quotation[first] > 0 && (char.IsUpper(s.Tokens[first + 1].Form[0]) || char.IsUpper(s.Tokens[first + 2].Form[0])) && s.MentionAt(first + 1) is null && s.MentionAt(first + 2) is null)
            return null;
        var token = s.Tokens[first];
        var letGo = token.Lemma == "let" && first + 1 < s.Tokens.Length && s.Lower(first + 1) is not ("us" or "me" or "'s" or "s");
        // "threatened to \"drain\" the lake": no bid
        if (s.Child(first, "mark") is >= 0 and var to && s.Lower(to) == "to")
            return null;
        if (token.Upos != "VERB" || token.Xpos is not ("VB" or "VBP") || (Idle.Contains(token.Lemma) && !letGo) || s.Child(first, "nsubj", "nsubj:pass", "aux", "cop") is >= 0 and var bound && bound < first || s.Child(first, "obj", "xcomp", "ccomp", "compound:prt") < first
            || found.Exists(c => !c.Loose && c.Head != first && c.Head >= voice.First && c.Head <= voice.Last) || Clauses.IsUnsaid(s, voice.Verb) || rules.Find(Bidding) is not { } rule)
        {
            return null;
        }

        return new Candidate(s, rule, first, first) { Voice = voice, Actors = voice.Speakers, About = (first, voice.Last), Kind = 'V' };
    }

    // "can come only when", "is possible only if": not "came only when it rained"
    private static bool IsPossible(ArticleSentence s, Voice voice, int first, int last)
    {
        for (var i = voice.First; i <= voice.Last; i++)
        {
            if ((i < first || i > last) && (s.Tokens[i].Xpos == "MD" || s.Tokens[i].Lemma is "possible" or "conceivable" or "acceptable" or "feasible" or "imaginable"))
                return true;
        }

        return false;
    }

    // "only if", "only when", "would be possible only after"
    private static bool IsOnly(ArticleSentence s, int marker)
    {
        if (s.Lower(marker) == "only")
            return s.Lower(Math.Min(marker + 1, s.Tokens.Length - 1)) is "if" or "when" or "once" && !(marker > 0 && s.Lower(marker - 1) == "not");
        // "the merger is subject to a review"
        if (s.Lower(marker) is "subject" or "contingent" or "conditional" or "dependent")
            return s.Child(marker, "cop") >= 0 && s.Child(marker, "nsubj") >= 0;
        return s.Lower(marker) != "after" && Conditionals.IsOnlyWith(s, marker);
    }

    /// <summary>
    /// "Will not sign without money for the wall": the demand in a refusal, or null. It is one where the words behind "without" name an issue,
    /// which the caller knows.
    /// </summary>
    public Candidate? Of(Candidate refusal)
    {
        if (refusal.Rule.Id is not ("own-will-not" or "own-cannot" or "there-will-be-no") || rules.Find(Rule) is not { } rule)
            return null;
        var s = refusal.Sentence;
        foreach (var (first, last) in refusal.Conditions)
        {
            if (s.Lower(first) == "without" && Head(s, first, last) is var head && head >= 0)
                return refusal with { Rule = rule, Head = head, Last = head, About = (first, last), Negated = false };
        }

        return null;
    }

    // The word that the condition hangs on: its verb, or what must not be missing.
    private static int Head(ArticleSentence s, int first, int last)
    {
        for (var i = first; i <= last; i++)
        {
            if (i > first && s.Tokens[i].Upos is "VERB" or "NOUN" or "PROPN" or "ADJ" && (s.Tokens[i].Head == first || s.Tokens[i].Head < first || s.Tokens[i].Head > last))
                return i;
        }

        return -1;
    }
}
