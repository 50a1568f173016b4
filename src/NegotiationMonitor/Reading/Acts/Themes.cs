using NegotiationMonitor.Reading.Text;

namespace NegotiationMonitor.Reading.Acts;

/// <summary>What an act is said of besides its object.</summary>
internal static class Themes
{
    /// <summary>"The talks over the canal have stalled": the subject, where it is not who acts. "The duties with which it had threatened": the noun that a relative clause describes.</summary>
    public static IReadOnlyList<(int First, int Last)> Of(Candidate c)
    {
        var s = c.Sentence;
        var found = new List<(int First, int Last)>();
        if (s.Child(c.Predicate, "nsubj:pass", "nsubj", "csubj") is >= 0 and var subject && subject < c.Head && Is(c, subject))
            found.Add(s.Span(subject));
        for (var (at, steps) = (c.Predicate, 0); at >= 0 && steps < 4; at = s.Tokens[at].Head, steps++)
        {
            var relation = s.Tokens[at].Relation;
            if (relation.StartsWith("acl", StringComparison.Ordinal))
            {
                var noun = s.Tokens[at].Head;
                if (Is(c, noun))
                    found.Add((s.Span(noun).First, Math.Min(s.Span(noun).Last, s.Span(at).First - 1)));
                break;
            }

            if (!ArticleSentence.Is(relation, "xcomp", "ccomp", "conj"))
                break;
        }

        return found;
    }

    private static bool Is(Candidate c, int noun) => noun != c.ActorToken && c.Sentence.MentionAt(noun) is null && c.Sentence.Tokens[noun].Upos is "NOUN" or "VERB" or "PROPN";
}
