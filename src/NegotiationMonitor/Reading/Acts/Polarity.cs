using System.Collections.Frozen;
using NegotiationMonitor.Articles;
using NegotiationMonitor.Reading.Text;

namespace NegotiationMonitor.Reading.Acts;

/// <summary>The sign of a stance towards the issue as titled, not towards the verb (READING: "Sign").</summary>
internal static class Polarity
{
    // Words that take away what they govern: "an end to sanctions", "scrap the backstop".
    private static readonly FrozenSet<string> Reducing = ("end stop lift scrap ban block suspend halt remove removal drop abandon cancel delay postpone postponement reject rejection limit curb reduce reduction "
        + "freeze withdraw withdrawal pullout lifting suspension abolition abolish repeal dismantle dismantlement terminate termination cessation stoppage ease easing oppose opposition prevent avoid exclude exclusion "
        + "refuse refusal veto quit rollback revoke reverse undo rescind weaken waive exempt exemption eliminate elimination kill shelve bin ditch axe binned bin delay resistance objection pause avert forgo renounce refrain desist abstain cease bar breach cut "
        + "against without").Split(' ').ToFrozenSet(StringComparer.Ordinal);

    // Issues of going are turned by staying.
    private static readonly FrozenSet<string> Leaving = ["move", "leav", "exit", "withdraw", "withdraw", "reloc", "departur", "pullout", "brexit", "grexit"];

    private static readonly FrozenSet<string> Negators = ["not", "n't", "no", "never", "neither", "nor", "without"];

    /// <summary>Whether a word takes away what it governs.</summary>
    public static bool Reduces(string lemma) => Reducing.Contains(lemma);

    /// <summary>
    /// How often the words between a trigger and the issue's words turn the sign. Words that belong to the issue itself
    /// ("lifting of sanctions") do not.
    /// </summary>
    public static int Turns(ArticleSentence s, int trigger, int regionFirst, int regionLast, int hitFirst, int hitLast, string issueTitle)
    {
        var titled = Words.Of(issueTitle).Select(w => Stemmer.Stem(w)).ToHashSet(StringComparer.Ordinal);
        var reducingTitle = IsReducing(issueTitle);
        var turns = 0;
        var reduced = false;
        // "substantially less debt"
        if (hitFirst > trigger && s.Children[hitLast].Concat(s.Children[hitFirst]).Any(k => s.Lower(k) is "less" or "fewer") && !reducingTitle)
            turns++;
        // "The headquarters must stay": the trigger itself is the staying.
        if (s.Tokens[trigger].Lemma is "stay" or "remain" && titled.Overlaps(Leaving))
            turns++;
        if (titled.Contains("strike") && Enumerable.Range(regionFirst, Math.Max(0, Math.Min(regionLast, s.Tokens.Length - 1) - regionFirst + 1)).Any(i => s.Tokens[i].Lemma == "return" || (s.Lower(i) == "back" && i > 0 && s.Tokens[i - 1].Lemma is "go" or "get" or "come")))
            turns++;
        for (var i = regionFirst; i <= regionLast && i < s.Tokens.Length; i++)
        {
            if (IsBeside(s, i, hitLast))
                continue;
            if (i == trigger || (i >= hitFirst && i <= hitLast && !Reducing.Contains(s.Tokens[i].Lemma)))
                continue;
            if (i > hitLast)
                break;
            if (s.Tokens[i].Lemma == "limit" && s.Tokens[i].Xpos == "VBN" && s.Tokens[i].Relation == "acl")
                continue;
            if (Negators.Contains(s.Lower(i)) && !(i + 1 < s.Tokens.Length && s.Tokens[i + 1].Form == "-"))
            {
                if (IsCounted(s, trigger, i))
                    continue;
                if (reducingTitle && !reduced)
                    reduced = true;
                else
                    turns++;
            }
            else if (s.Tokens[i].Lemma is "stay" or "remain" && titled.Overlaps(Leaving))
            {
                turns++;
            }
            else if (Reducing.Contains(s.Tokens[i].Lemma) && s.Tokens[i].Upos is "VERB" or "NOUN" or "ADP" or "ADJ" or "AUX")
            {
                if (titled.Contains(Stemmer.Stem(s.Tokens[i].Form)) || (reducingTitle && !reduced))
                    reduced = true;
                else
                    turns++;
            }
        }

        return turns + Behind(s, trigger, hitFirst, hitLast, titled, reducingTitle);
    }

    // "on the lifting of the ban and on the removal of tariffs": what stands in the other half of a list does not govern this one.
    private static bool IsBeside(ArticleSentence s, int word, int hit)
    {
        for (var k = hit - 2; k > word && s.Tokens[hit].Form != ","; k--)
        {
            // the same preposition again: "on … and on …"
            if (s.Lower(k) is "and" or "or" && s.Tokens[k + 1].Upos == "ADP" && Enumerable.Range(Math.Max(0, word - 3), Math.Min(3, word)).Any(i => s.Lower(i) == s.Lower(k + 1)))
                return true;
        }

        for (var (at, depth) = (hit, 0); at >= 0 && depth < 8; at = s.Tokens[at].Head, depth++)
        {
            if (s.Tokens[at].Relation != "conj")
                continue;
            var first = s.Tokens[at].Head;
            var (own, beside) = (s.Span(at), first >= 0 ? s.Span(first) : (0, -1));
            if (word == first || (word >= beside.Item1 && word <= beside.Item2 && (word < own.First || word > own.Last) && Under(s, word, first)))
                return true;
        }

        return false;
    }

    private static bool Under(ArticleSentence s, int word, int top)
    {
        for (var (at, depth) = (word, 0); at >= 0 && depth < 20; at = s.Tokens[at].Head, depth++)
        {
            if (at == top)
                return true;
        }

        return false;
    }

    // "wants the panels binned": what takes it away governs it from behind.
    private static int Behind(ArticleSentence s, int trigger, int hitFirst, int hitLast, HashSet<string> titled, bool reducingTitle)
    {
        // "wants the tariffs lifted"
        if (s.Tokens[trigger].Lemma is "want" or "demand" or "ask" or "urge" or "like" or "expect" or "press" or "insist" && hitFirst > trigger && !reducingTitle)
        {
            for (var i = hitLast + 1; i < s.Tokens.Length && i <= hitLast + 6 && s.Tokens[i].Upos is not ("PUNCT" or "CCONJ" or "SCONJ" or "NOUN"); i++)
            {
                if (s.Tokens[i].Upos == "VERB" && (Reducing.Contains(s.Tokens[i].Lemma) || (s.Tokens[i].Lemma is "come" or "bring" && s.Tokens.Skip(i + 1).Take(3).Any(t => t.Lemma is "end" or "halt" or "stop"))))
                    return 1;
            }
        }

        for (var (at, depth) = (hitLast, 0); at >= 0 && at != trigger && depth < 6; at = s.Tokens[at].Head, depth++)
        {
            // "wants the rebate to come to an end"
            if (at > hitLast && at > trigger && s.Tokens[at].Lemma is "come" or "bring" or "put" && s.Children[at].Exists(k => k > at && s.Tokens[k].Lemma is "end" or "halt" or "stop"))
                return reducingTitle ? 0 : 1;
            if (at > hitLast && at > trigger && hitFirst > trigger && s.Tokens[at].Upos == "VERB" && (Reducing.Contains(s.Tokens[at].Lemma) || Reducing.Contains(s.Tokens[at].Form)))
                return titled.Contains(Stemmer.Stem(s.Tokens[at].Form)) || reducingTitle ? 0 : 1;
        }

        return s.Children[hitLast].Exists(c => c > hitLast && c > trigger && hitFirst > trigger && s.Tokens[c].Xpos == "VBN" && s.Tokens[c].Relation == "acl" && c == hitLast + 1 && Reducing.Contains(s.Tokens[c].Lemma)) && !reducingTitle ? 1 : 0;
    }

    /// <summary>Whether an issue's title speaks of taking something away ("lifting of sanctions").</summary>
    public static bool IsReducing(string title) => Words.Of(title).Any(w => w.ToLowerInvariant() is "no" or "zero" || Reducing.Contains(Base(w.ToLowerInvariant())));

    // The trigger's own negation is counted by whoever asks.
    private static bool IsCounted(ArticleSentence s, int trigger, int negator)
    {
        var up = s.Tokens[negator].Head;
        return up == trigger || negator == trigger - 1 || (up >= 0 && s.Tokens[up].Head == trigger && ArticleSentence.Is(s.Tokens[up].Relation, "nsubj")) || (up >= 0 && s.Tokens[trigger].Head == up && s.Tokens[trigger].Relation is "xcomp");
    }

    /// <summary>The same strength on the other side.</summary>
    public static Stance Opposite(Stance stance) => stance switch
    {
        Stance.Committed => Stance.RulesOut,
        Stance.Supports => Stance.Opposes,
        Stance.Open => Stance.Wary,
        Stance.Wary => Stance.Open,
        Stance.Opposes => Stance.Supports,
        Stance.RulesOut => Stance.Supports,
        _ => stance,
    };

    private static string Base(string word) => word switch
    {
        "lifting" or "lifted" => "lift",
        "ending" => "end",
        "withdrawing" => "withdraw",
        "cutting" or "cuts" => "cut",
        "removing" => "remove",
        "stopping" => "stop",
        "reducing" => "reduce",
        "phase-out" or "phasing" => "end",
        "scrapping" => "scrap",
        "freezing" => "freeze",
        "suspending" => "suspend",
        "cedes" or "ceding" or "cede" => "abandon",
        _ => word,
    };
}
