using System.Collections.Frozen;
using NegotiationMonitor.Reading.Names;
using NegotiationMonitor.Reading.Text;

namespace NegotiationMonitor.Reading.Acts;

// Acts told by nouns: whoever gives, has or holds what they name.
internal sealed partial class ActorFinder
{
    // Verbs that only say that somebody does or has what their object names.
    private static readonly FrozenSet<string> Giving = ("have express voice issue make give repeat reiterate renew set deliver raise put lodge present announce send declare signal show state hold maintain "
        + "bring post come emerge prepare indicate do perform execute convey confirm reaffirm profess communicate underline stress restate reassert affirm outline unveil detail launch mount vow pledge promise table submit file publish lay").Split(' ').ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string> Sets = ["list", "series", "set", "string", "number", "raft", "range", "package", "host", "couple", "catalogue", "catalog", "slew", "flurry", "deal", "lot", "barrage", "handful"];

    /// <summary>Whether a noun is what a verb like "made", "has", "expressed" gives, and that verb is negated: "has not made a concession".</summary>
    public static bool IsWithheld(ArticleSentence s, int noun) =>
        s.Tokens[noun].Head is var up && IsGiving(s, up) && ArticleSentence.Is(s.Tokens[noun].Relation, "obj", "nsubj:pass") && Clauses.IsNegated(s, up);

    private static bool IsGiving(ArticleSentence s, int verb) => verb >= 0 && s.Tokens[verb].Upos is "VERB" or "AUX" && Giving.Contains(s.Tokens[verb].Lemma);

    // "put a list of demands": the demands are what it put.
    private static int Whole(ArticleSentence s, int noun) =>
        s.Tokens[noun] is { Relation: "nmod", Head: >= 0 and var set } && set < noun && Sets.Contains(s.Tokens[set].Lemma) && s.Child(noun, "case") is >= 0 and var of && s.Lower(of) == "of" ? set : noun;

    // Who gives or has what a noun names: "expressed opposition", "has doubts", "the warning came from Riga", "the deadline was set by Athens".
    private IReadOnlyList<Party> Giver(ArticleSentence s, int noun, Party? voice)
    {
        noun = Whole(s, noun);
        var up = s.Tokens[noun].Head;
        foreach (var verb in s.Children[noun].Where(k => ArticleSentence.Is(s.Tokens[k].Relation, "acl")).Append(up))
        {
            if (!IsGiving(s, verb))
                continue;
            if (Clauses.IsPassive(s, verb))
                return clauses.Parties(s, Clauses.ByAgent(s, verb));
            if (verb == up && ArticleSentence.Is(s.Tokens[noun].Relation, "obj"))
                return OfSubject(s, Clauses.Subject(s, verb, 0), voice);
            if (verb == up && s.Tokens[verb].Lemma is "come" or "emerge")
                return clauses.Parties(s, s.Children[verb].FirstOrDefault(k => s.Child(k, "case") is var from && from >= 0 && s.Lower(from) == "from", -1));
        }

        return [];
    }

    // "There has been a change of heart in Ankara": whose capital it is
    private IReadOnlyList<Party> Where(ArticleSentence s, int noun) =>
        s.Children[noun].Concat(Gatherings.Exist(s, noun) && s.Tokens[noun].Head is >= 0 and var be ? s.Children[be] : []).Where(k => k > noun && ArticleSentence.Is(s.Tokens[k].Relation, "nmod", "obl") && s.Child(k, "case") is >= 0 and var at && s.Lower(at) is "in" or "at")
            .Select(k => clauses.Parties(s, k)).FirstOrDefault(p => p.Count > 0) ?? [];

    // "scepticism in Oslo", "support for it among the ministers of Peru": whose mood it is.
    private IReadOnlyList<Party> Holder(ArticleSentence s, Candidate c)
    {
        var who = s.Children[c.Head].Concat(s.Tokens[c.Head] is { Relation: "nsubj", Head: >= 0 and var be } ? s.Children[be] : [])
            .FirstOrDefault(k => k > c.Head && ArticleSentence.Is(s.Tokens[k].Relation, "nmod", "obl") && s.Child(k, "case") is >= 0 and var among && (s.Lower(among) is "among" or "across" or "within" or "inside" || (among == c.Last && s.Lower(among) == "in")), -1);
        return who < 0 ? [] : clauses.Parties(s, who) is { Count: > 0 } holders ? holders : clauses.Owner(s, who);
    }
}
