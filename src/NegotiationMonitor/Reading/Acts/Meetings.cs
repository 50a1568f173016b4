using NegotiationMonitor.Reading.Names;
using NegotiationMonitor.Reading.Text;

namespace NegotiationMonitor.Reading.Acts;

/// <summary>Who takes part where an act has several parties by its nature: talks, agreements.</summary>
internal sealed class Meetings(Clauses clauses)
{
    /// <summary>
    /// The parties of a verb of meeting or settling: subject, object and "with whom" ("X met Y", "X struck a deal with Y", "talks between X and Y
    /// were called off by X").
    /// </summary>
    public IReadOnlyList<Party> Of(ArticleSentence s, int verb, Party? voice)
    {
        var parties = new List<Party>();
        var subject = Clauses.Subject(s, verb, 0);
        if (subject >= 0 && s.Lower(subject) is "we" or "i" && voice is not null)
            parties.Add(voice);
        else if (subject >= 0)
            Add(parties, s, subject);
        // "officials from both sides would meet"
        if (parties.Count == 0 && subject >= 0 && Nouns.IsSomebody(s.Tokens[subject].Lemma))
            parties.AddRange(clauses.Owner(s, subject));
        if (Predicates.Patient(s, verb) is var patient && patient >= 0 && patient != subject)
            Add(parties, s, patient);
        foreach (var child in s.Children[verb])
        {
            var with = s.Child(child, "case") is var c && c >= 0 ? s.Lower(c) : "";
            if (s.Tokens[child].Relation is "obj" or "iobj" || (ArticleSentence.Is(s.Tokens[child].Relation, "obl", "nmod") && with is "with" or "between" or "by"))
                Add(parties, s, child);
        }

        return parties;
    }

    /// <summary>The parties named in a noun's own words: "talks between X and Y", "the Trump-Putin meeting", "X's meeting with Y".</summary>
    public static IReadOnlyList<Party> In(ArticleSentence s, int noun)
    {
        var parties = new List<Party>();
        Named(parties, s, noun);
        return parties;
    }

    private void Add(List<Party> parties, ArticleSentence s, int noun)
    {
        foreach (var party in clauses.Parties(s, noun))
            Join(parties, party);
        Named(parties, s, noun);
    }

    private static void Named(List<Party> parties, ArticleSentence s, int noun)
    {
        var (first, last) = s.Span(noun);
        foreach (var mention in s.Mentions.Concat(s.Modifiers).Where(m => m.First >= first && m.Last <= last).OrderBy(m => m.First))
        {
            // "a group of EU regulators": the regulators, where they are a party themselves
            if (mention.Kind == MentionKind.Adjective && s.MentionAt(mention.Last + 1) is { } described && described.Actor != mention.Actor)
                continue;
            if (!IsPlace(s, mention) && !InClause(s, noun, mention.Last))
                Join(parties, new Party(mention.Actor, mention.Person));
        }
    }

    // "in Paris", "on Israel", "for Ukraine" take no part; a name joined to one that does takes part as well.
    private static bool IsPlace(ArticleSentence s, Mention mention)
    {
        var at = mention.First - 1;
        while (at > 0 && s.Tokens[at].Upos is "DET" or "ADJ" or "NUM")
            at--;
        return at >= 0 && s.Lower(at) is "in" or "at" or "on" or "for" or "over" or "about" or "to" or "into" or "against" or "outside" or "near" or "off" or "across";
    }

    private static bool InClause(ArticleSentence s, int noun, int token)
    {
        for (var at = token; at >= 0 && at != noun; at = s.Tokens[at].Head)
        {
            if (ArticleSentence.Is(s.Tokens[at].Relation, "acl", "advcl", "parataxis") && !Gathers(s, noun, at))
                return true;
        }

        return false;
    }

    // "talks involving Oman and Iran", "a meeting attended by both"
    private static bool Gathers(ArticleSentence s, int noun, int participle) =>
        s.Tokens[participle].Relation == "acl" && s.Tokens[participle].Head == noun && s.Tokens[participle] is { Lemma: "involve" or "include", Xpos: "VBG" } or { Lemma: "attend", Xpos: "VBN" };

    private static void Join(List<Party> parties, Party party)
    {
        if (!parties.Exists(p => p.Actor == party.Actor))
            parties.Add(party);
    }
}
