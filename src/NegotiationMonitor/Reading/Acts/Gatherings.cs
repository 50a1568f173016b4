using System.Collections.Frozen;
using NegotiationMonitor.Reading.Names;
using NegotiationMonitor.Reading.Text;

namespace NegotiationMonitor.Reading.Acts;

/// <summary>Whether a word for talks tells that they took place, or only what they are about.</summary>
internal static class Gatherings
{
    private static readonly FrozenSet<string> Words = ["talk", "talks", "negotiation", "discussion", "meeting", "summit", "dialogue", "consultation", "round", "session", "conference", "videoconference", "teleconference", "mediation", "bargaining", "haggling", "wrangling", "encounter", "conversation"];

    // What is told of talks by the verb they are subject or object of.
    private static readonly FrozenSet<string> Courses = ("hold take begin open start resume reconvene reopen restart recommence continue last conclude end focus attend host occur produce fail drag spill stretch proceed wrap finish yield convene enter reach").Split(' ').ToFrozenSet(StringComparer.Ordinal);

    // How talks that took place were: "the talks were constructive".
    private static readonly FrozenSet<string> Ways = "constructive fruitful productive frank inconclusive fruitless intense intensive cordial tense lengthy heated over substantive friendly".Split(' ').ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Whether a token is a word for talks.</summary>
    public static bool Is(ArticleSentence s, int token) => token >= 0 && s.Tokens[token].Upos is "NOUN" or "PROPN" && Words.Contains(s.Tokens[token].Lemma);

    /// <summary>The talks of which "is off", "were over" is said, by the words alone: parsers lose the subject of an adverb; -1 for none.</summary>
    public static int SaidOf(ArticleSentence s, int adverb)
    {
        var be = adverb - 1;
        if (be > 0 && s.Tokens[be].Upos == "ADV")
            be--;
        if (be < 1 || s.Tokens[be].Lemma != "be")
            return -1;
        var found = -1;
        for (var i = be - 1; i >= 0 && s.Tokens[i].Upos is not ("PUNCT" or "SCONJ" or "AUX"); i--)
        {
            if ((Is(s, i) || s.Tokens[i].Lemma == "visit") && !ArticleSentence.Is(s.Tokens[i].Relation, "nmod", "obl", "compound"))
                found = i;
        }

        return found;
    }

    /// <summary>What talks are counted by, where they are: "held three days of talks"; else the talks themselves.</summary>
    public static int Counted(ArticleSentence s, int noun) =>
        s.Tokens[noun] is { Relation: "nmod", Head: >= 0 and var span } && span < noun && s.Tokens[span].Lemma is "round" or "day" or "hour" or "week" or "month" or "night" or "series" or "flurry" or "marathon" && s.Child(noun, "case") is >= 0 and var of && s.Lower(of) == "of" ? span : noun;

    /// <summary>Talks are told as held: "at the talks in …", "the talks began", "there have been talks"; elsewhere the word is only a topic.</summary>
    public static bool Happens(ArticleSentence s, int noun)
    {
        if (Exist(s, noun))
            return true;
        var token = s.Tokens[Counted(s, noun)];
        if (ArticleSentence.Is(token.Relation, "obl", "nmod"))
            return s.Child(noun, "case") is var c && c >= 0 && s.Lower(c) is "at" or "during" or "after" or "following" or "in";
        // "Talks among ministers focused on …", where the parser took the verb for a participle
        if (token.Head < 0 && noun < 2 && s.Child(noun, "cop") < 0)
            return Course(s, noun) is >= 0 and var course && !IsOnProposal(s, course);
        // "the two-day talks which ended on Thursday"
        if (s.Children[noun].Exists(k => s.Tokens[k].Relation == "acl:relcl" && s.Tokens[k].Xpos == "VBD" && Courses.Contains(s.Tokens[k].Lemma)))
            return true;
        if (token.Head < 0 || !ArticleSentence.Is(token.Relation, "nsubj", "obj"))
            return false;
        // "had an informal meeting"
        if (token.Relation == "obj" && s.Lower(token.Head) == "had" && !Clauses.IsNegated(s, token.Head))
            return true;
        var above = s.Tokens[token.Head];
        // "the talks got under way"
        if (Courses.Contains(above.Lemma) || (above.Lemma is "get" or "go" && token.Head + 1 < s.Tokens.Length && s.Lower(token.Head + 1) is "under" or "underway" or "off" or "ahead" or "on"))
            return true;
        return Ways.Contains(above.Lemma) && s.Child(token.Head, "cop") >= 0 && Clauses.Modal(s, token.Head) is null;
    }

    /// <summary>What the talks that open a sentence did where the parser found no verb: "focused on …"; -1 where there is none.</summary>
    public static int Course(ArticleSentence s, int noun)
    {
        for (var i = noun + 1; i < s.Tokens.Length && s.Tokens[i].Upos is not "PUNCT"; i++)
        {
            if (s.Tokens[i] is { Relation: "acl", Xpos: "VBN" or "VBD" } verb && Courses.Contains(verb.Lemma) && s.Child(i, "obl") >= 0)
                return i;
        }

        return -1;
    }

    // "focused on proposals to send a fleet": what was proposed is told, not the talks
    private static bool IsOnProposal(ArticleSentence s, int verb) => s.Child(verb, "obl") is >= 0 and var topic && Nouns.Proposals.Contains(s.Tokens[topic].Lemma);

    /// <summary>A word for a deal tells that it was struck: "made possible by a deal between …", "under an agreement between …".</summary>
    public static bool IsStruck(ArticleSentence s, int noun) =>
        ArticleSentence.Is(s.Tokens[noun].Relation, "obl") && s.Tokens[noun].Head is >= 0 and var done && s.Child(noun, "case") is >= 0 and var by && s.Lower(by) is "by" or "under" or "after" or "following" or "since" or "through"
        && Clauses.Modal(s, done) is null && !Clauses.IsNegated(s, done) && s.Tokens[done].Xpos is "VBD" or "VBN" or "VBZ" or "VBP";

    /// <summary>"There have been constructive but difficult talks", told by the words alone: parsers lose the noun behind its adjectives.</summary>
    public static bool Exist(ArticleSentence s, int noun)
    {
        for (var i = noun - 1; i > 0 && i > noun - 8; i--)
        {
            if (s.Tokens[i].Lemma == "be")
                return s.Lower(i) is "been" ? i > 1 && s.Lower(i - 1) is "have" or "has" or "had" && s.Lower(i - 2) == "there" : s.Lower(i) is "were" or "are" or "was" && s.Lower(i - 1) == "there";
            if (s.Tokens[i].Upos is not ("ADJ" or "ADV" or "CCONJ" or "DET" or "NUM" or "NOUN") || s.Lower(i) == "no")
                return false;
        }

        return false;
    }
}
