using System.Collections.Frozen;
using NegotiationMonitor.Reading.Text;

namespace NegotiationMonitor.Reading.Acts;

/// <summary>What "will" and "would" tell when nobody undertakes anything: the terms of a deal or a plan, or what somebody believes.</summary>
internal static class Terms
{
    private static readonly FrozenSet<string> Opinions = "believe think expect hope predict forecast reckon suspect feel imagine guess assume confident optimistic hopeful sure certain convinced sceptical skeptical doubt doubtful pessimistic".Split(' ').ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string> DealNouns = WordClasses.Of("deal");

    private static readonly FrozenSet<string> PlanNouns = "plan proposal draft scheme blueprint bill initiative".Split(' ').ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string> Unsettled = "any future possible potential eventual draft proposed final broader wider such".Split(' ').ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string> TalkNouns = WordClasses.Of("talk");

    /// <summary>Whether what somebody will do is to talk: "will consult Washington", "will take part in the talks".</summary>
    public static bool IsTalking(Candidate c)
    {
        var s = c.Sentence;
        if (c.Negated)
            return false;
        if (s.Tokens[c.Head].Lemma is "consult" or "confer" or "meet")
            return true;
        return s.Tokens[c.Head].Lemma is "participate" or "attend" or "join" or "continue" or "resume" or "hold" or "take"
            && s.Children[c.Head].Exists(k => k > c.Head && ArticleSentence.Is(s.Tokens[k].Relation, "obj", "obl") && (TalkNouns.Contains(s.Tokens[k].Lemma) || (s.Tokens[k].Lemma == "part" && s.Children[k].Exists(t => TalkNouns.Contains(s.Tokens[t].Lemma)))));
    }

    /// <summary>Whether what somebody wants is a deal.</summary>
    public static bool IsDeal(Candidate c) => c.Sentence.Child(c.Head, "obj") is >= 0 and var wanted && c.Sentence.Child(wanted, "nmod", "acl") < 0 && (DealNouns.Contains(c.Sentence.Tokens[wanted].Lemma) || c.Sentence.Tokens[wanted].Lemma is "peace" or "solution");

    /// <summary>Whether what holds some terms was struck: "the compromise, reached on Thursday, provides for …".</summary>
    public static bool IsStruck(Candidate c)
    {
        var s = c.Sentence;
        return c.Rule.Id is "plan-includes" or "would-include" or "plan-would" && s.Child(c.Head, "nsubj") is >= 0 and var deal && DealNouns.Contains(s.Tokens[deal].Lemma)
            && s.Children[deal].Exists(k => s.Tokens[k].Xpos == "VBN" && ArticleSentence.Is(s.Tokens[k].Relation, "acl", "amod") && s.Tokens[k].Lemma is "reach" or "strike" or "sign" or "agree" or "seal" or "conclude" or "clinch" or "broker");
    }

    /// <summary>Whether somebody believes, hopes or expects what a candidate tells.</summary>
    public static bool IsOpinion(Candidate c)
    {
        var s = c.Sentence;
        if (s.Tokens[c.Head] is { Relation: "ccomp" or "acl", Head: >= 0 and var up } && Opinions.Contains(s.Tokens[up].Lemma))
            return true;
        return c.Voice is { Verb: >= 0 and var verb } && Opinions.Contains(s.Tokens[verb].Lemma);
    }

    /// <summary>
    /// The act that terms are: "under the deal, Chile would open its ports" an agreement, "under the plan" a proposal; null where the sentence
    /// names neither in front of what it tells.
    /// </summary>
    public static string? Of(Candidate c)
    {
        var s = c.Sentence;
        for (var i = s.Span(c.Head).First; i < c.Head - 1; i++)
        {
            if (s.Lower(i) is not "under" || c.Conditions.Exists(k => k.First <= i && i <= k.Last))
                continue;
            for (var k = i + 1; k < s.Tokens.Length && k <= i + 6 && s.Tokens[k].Upos is not ("PUNCT" or "VERB") && !Unsettled.Contains(s.Lower(k)); k++)
            {
                if (PlanNouns.Contains(s.Tokens[k].Lemma))
                    return "proposal_floated";
                if (DealNouns.Contains(s.Tokens[k].Lemma))
                    return "agreement_reached";
            }
        }

        return null;
    }
}
