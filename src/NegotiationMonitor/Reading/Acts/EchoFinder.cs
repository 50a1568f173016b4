using System.Collections.Frozen;
using NegotiationMonitor.Reading.Names;
using NegotiationMonitor.Reading.Text;

namespace NegotiationMonitor.Reading.Acts;

/// <summary>What a party does as another did, told without saying it again: "so did Peru", "Bolivia followed suit", "Chile did not", "…, but not Brazil, want it".</summary>
internal sealed class EchoFinder(Clauses clauses)
{
    private static readonly FrozenSet<string> Repeated = ("stance_stated proposal_accepted proposal_rejected demand_made offer_made offer_conditioned accusation_made action_taken concession_made threat_made doubt_raised proposal_floated")
        .Split(' ').ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string> Echoed = "view call demand position stance line concern warning sentiment criticism appeal objection opinion complaint charge account message point".Split(' ').ToFrozenSet(StringComparer.Ordinal);

    // The act told last.
    private Candidate? _last;

    /// <summary>The echoes in a sentence, each with the act that it repeats.</summary>
    public List<Candidate> In(ArticleSentence s, List<Candidate> found)
    {
        var echoes = new List<Candidate>();
        for (var i = 0; i < s.Tokens.Length; i++)
        {
            if (At(s, i) is not { } echo || found.Exists(c => c.Head == i) || Told(s, found, i) is not { } told)
                continue;
            var actors = clauses.Parties(s, echo.Who).Where(a => told.Actors.All(t => t.Actor != a.Actor)).ToList();
            if (actors.Count > 0)
                echoes.Add(new Candidate(s, told.Rule, i, i) { Echo = told, Actors = actors, ActorToken = echo.Who, About = (Math.Min(i, echo.Who), Math.Max(i, echo.Who)), Negated = echo.Contrary });
        }

        _last = found.LastOrDefault(c => !c.Weak && c.Actors.Count > 0 && Repeated.Contains(c.Rule.Type)) ?? _last;
        return echoes;
    }

    // The act in front of it: in this sentence, else the last of the one before. "Five leaders were guests, as were two envoys" goes on with its own sentence.
    private Candidate? Told(ArticleSentence s, List<Candidate> found, int at) =>
        found.Where(c => !c.Weak && c.Actors.Count > 0 && Repeated.Contains(c.Rule.Type) && (c.Head < at || s.Lower(at) == "not")).MaxBy(c => c.Head < at ? c.Head : -c.Head)
        ?? (_last is { } last && s.Index - last.Sentence.Index == 1 && (at < 2 || s.Lower(at) is not ("as" or "so" or "nor" or "neither")) ? last : null);

    // Token of whoever echoes, and whether it does the contrary.
    private (int Who, bool Contrary)? At(ArticleSentence s, int i) => s.Lower(i) switch
    {
        "so" or "as" or "neither" or "nor" => Inverted(s, i) is >= 0 and var who ? (who, false) : null,
        "not" or "n't" => Refrains(s, i) is >= 0 and var who ? (who, true) : null,
        _ => s.Tokens[i].Upos == "VERB" && Follows(s, i) && s.Child(i, "nsubj") is >= 0 and var who && clauses.Parties(s, who).Count > 0 ? (who, false) : null,
    };

    // "so did Peru", "nor has Chile": nothing else is told of it.
    private static int Inverted(ArticleSentence s, int i)
    {
        if (i + 2 >= s.Tokens.Length || s.Tokens[i + 1].Lemma is not ("do" or "have" or "be" or "will" or "would" or "can" or "could") || (i > 0 && s.Tokens[i - 1].Upos is not ("PUNCT" or "CCONJ")))
            return -1;
        var mention = s.Mentions.Find(m => m.First >= i + 2 && m.First <= i + 5);
        if (mention is null || s.Tokens.Take(mention.First).Skip(i + 2).Any(t => t.Upos is "VERB" or "PUNCT"))
            return -1;
        return mention.Last + 1 >= s.Tokens.Length || s.Tokens[mention.Last + 1].Upos is "PUNCT" or "CCONJ" ? mention.Last : -1;
    }

    // "Chile did not.", "but not Brazil"
    private static int Refrains(ArticleSentence s, int i)
    {
        if (i > 0 && s.Lower(i - 1) == "but" && s.Mentions.Find(m => m.First == i + 1 || (m.First == i + 2 && s.Tokens[i + 1].Upos == "DET")) is { } left
            && left.Last + 1 < s.Tokens.Length && s.Tokens[left.Last + 1].Upos is "PUNCT")
        {
            return left.Last;
        }

        var ends = i + 1 >= s.Tokens.Length || s.Tokens[i + 1].Form is "." or ";" or "," or "!" || s.Tokens[i + 1].Upos == "CCONJ";
        return ends && i > 1 && s.Tokens[i - 1] is { Lemma: "do" or "have" or "will" or "would" or "be" } && s.MentionAt(i - 2) is { } who ? who.Last : -1;
    }

    // "followed suit", "said much the same", "took the same view", "echoed the call"
    private static bool Follows(ArticleSentence s, int verb)
    {
        if (Clauses.IsNegated(s, verb))
            return false;
        var obj = s.Child(verb, "obj");
        return s.Tokens[verb].Lemma switch
        {
            "follow" => obj >= 0 && s.Lower(obj) == "suit",
            "do" or "say" => Enumerable.Range(verb + 1, Math.Min(4, s.Tokens.Length - verb - 1)).Any(i => s.Lower(i) is "same" or "likewise" && (i + 1 >= s.Tokens.Length || s.Tokens[i + 1].Upos is "PUNCT" or "ADP" or "CCONJ")),
            "take" or "share" or "give" or "echo" or "repeat" or "second" => obj >= 0 && Echoed.Contains(s.Tokens[obj].Lemma) && !s.Children[obj].Exists(k => k > obj && ArticleSentence.Is(s.Tokens[k].Relation, "nmod", "acl"))
                && s.Children[obj].Exists(k => k < obj && s.Lower(k) is "same" or "similar" or "this" or "that" or "the" or "these" or "those"),
            _ => false,
        };
    }
}
