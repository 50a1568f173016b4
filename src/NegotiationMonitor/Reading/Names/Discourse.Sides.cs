using NegotiationMonitor.Codebooks;
using NegotiationMonitor.Reading.Text;

namespace NegotiationMonitor.Reading.Names;

// The sides of a negotiation: both of them, the other one, the former and the latter.
internal sealed partial class Discourse
{
    // "After a call with the envoy, he said": not the envoy, but whoever the sentence before told of; null where all that is not so.
    private Referent? BeforeOthersMet(ArticleSentence s, int pronoun, char gender)
    {
        if (s.Index == 0 || s.Quotation[pronoun] > 0 || s.Lower(0) is not ("after" or "following" or "before" or "during" or "in" or "at" or "on") || !_referents[s.Index].Exists(r => r.IsPerson && r.Token < pronoun))
            return null;
        foreach (var r in _referents[s.Index].Where(r => r.IsPerson && r.Token < pronoun))
        {
            var (at, beside) = (r.Token, false);
            for (; at > 0 && s.Tokens[at].Form != ","; at--)
                beside |= s.Lower(at) is "with" or "to" or "between" or "against";
            if (r.Salience != Salience.Named || !beside)
                return null;
        }

        return Best(_referents[s.Index - 1].Where(r => r.IsPerson && r.Parties.Count == 1 && r.Salience >= Salience.Subject && (r.Gender == '?' || r.Gender == gender)));
    }

    // "the unions", "the airlines": the two or three of that kind that the dossier follows, where the article has named them.
    private IReadOnlyList<Party> All(ArticleSentence s, int i, string lemma)
    {
        var kinds = Roles.KindsOf(lemma);
        if (kinds is not [ActorKind.Union or ActorKind.Company or ActorKind.ArmedGroup] || s.Child(i, "nmod", "nmod:poss", "amod", "compound", "acl") >= 0)
            return [];
        var alike = index.Own.Where(a => IsOf(a, kinds)).ToList();
        return alike.Count is 2 or 3 && alike.TrueForAll(a => _timesNamed.GetValueOrDefault(a.Id) > 0) ? [.. alike.Select(a => new Party(a.Id, null))] : [];
    }

    private IReadOnlyList<Party> FormerLatter(ArticleSentence s, int i)
    {
        var pair = Recent(s, i).Take(2).ToList();
        return pair.Count < 2 ? [] : s.Lower(i) == "latter" ? [pair[0]] : [pair[1]];
    }

    // Distinct parties named last, the nearest first: this sentence, then the one before.
    private IEnumerable<Party> Recent(ArticleSentence s, int before)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var k = s.Index; k >= 0 && k >= s.Index - Reach; k--)
        {
            foreach (var r in Enumerable.Reverse(_referents[k]).Take(Widest))
            {
                if (r.Parties.Count == 1 && r.Salience > Salience.Place && (k < s.Index || r.Token < before) && seen.Add(r.Actor))
                    yield return r.Parties[0];
            }
        }
    }

    // "Negotiators hope to finish by Monday": the two that talk.
    private bool IsTalkers(ArticleSentence s, int i, string determiner, string lemma, bool plural) =>
        plural && ArticleSentence.Is(s.Tokens[i].Relation, "nsubj") && s.Child(i, "nmod", "nmod:poss", "amod", "compound", "nummod") < 0
            && (lemma is "negotiator" or "bargainer" && determiner is "" or "the" || lemma is "enemy" or "foe" or "rival" or "adversary" or "belligerent" or "antagonist" or "neighbour" or "neighbor" && determiner is "the") && IsOfTwo();

    // Whether the article is about two parties of the dossier above all others.
    private bool IsOfTwo()
    {
        var times = index.Own.Where(a => a.Kind is not ActorKind.Person).Select(a => _timesNamed.GetValueOrDefault(a.Id)).OrderDescending().Take(3).ToList();
        return times.Count > 1 && times[1] > 1 && (times.Count < 3 || times[1] >= 2 * times[2]);
    }

    // "urged both sides to return", "said it expected both sides to move": whoever wants something of both is neither; "said the two sides had met" tells of himself.
    private static bool IsNeither(ArticleSentence s, int i) =>
        s.Tokens[i] is not { Relation: "nsubj" or "nsubj:pass", Head: >= 0 and var verb } || s.Tokens[verb] is not { Head: >= 0 and var over } || s.Tokens[over].Lemma is "urge" or "call" or "ask" or "want" or "expect" or "demand" or "insist" or "propose" or "suggest" or "appeal" or "help" or "let";

    // The two that talk with each other: named last, without whoever urges them in the same sentence.
    private IReadOnlyList<Party> Pair(ArticleSentence s, int i)
    {
        var before = s.Mentions.Find(m => m.Last < i && SubjectRank(s, m.First, m.Last, -1) == Salience.Subject);
        var subject = before is null || !IsNeither(s, i) ? null : before.Actor;
        var near = Recent(s, i).ToList();
        // Whoever urges both sides is neither, unless only that makes two.
        var recent = near.Where(p => p.Actor != subject).ToList();
        if (recent.Count(p => index.IsOwn(p.Actor)) < 2 && subject is not null && index.IsOwn(subject))
            recent = near;
        var own = recent.Where(p => index.IsOwn(p.Actor)).ToList();
        // "the two countries" are no court
        var kinds = Roles.KindsOf(s.Tokens[i].Lemma);
        if (kinds.Length > 0 && recent.Where(p => IsOf(index.Actor(p.Actor)!, kinds)).ToList() is { Count: >= 2 } alike)
            (recent, own) = (alike, [.. alike.Where(p => index.IsOwn(p.Actor))]);
        var from = Closest(s, i, subject, own) is { Count: 2 } closest ? closest : own.Count >= 2 ? own : recent;
        if (from.Count < 2)
            from = [.. Foremost()];
        if (from.Count > 2)
        {
            var most = from.OrderByDescending(p => _timesNamed.GetValueOrDefault(p.Actor)).Take(2).Select(p => p.Actor).ToHashSet(StringComparer.Ordinal);
            from = [.. from.Where(p => most.Contains(p.Actor))];
        }

        return from.Count == 2 ? [.. from.Select(p => new Party(p.Actor, null))] : [];
    }

    // Those of some parties that are named before a token in as few sentences as it takes to name two.
    private List<Party> Closest(ArticleSentence s, int before, string? except, List<Party> among)
    {
        var named = new List<Party>();
        for (var k = s.Index; k >= 0 && k >= s.Index - Reach && named.Count < 2; k--)
        {
            foreach (var r in _referents[k].Where(r => r.Parties.Count == 1 && r.Salience > Salience.Place && r.Actor != except && among.Exists(p => p.Actor == r.Actor) && (k < s.Index || r.Token < before)).Take(Widest))
            {
                if (!named.Exists(p => p.Actor == r.Actor))
                    named.Add(r.Parties[0]);
            }
        }

        return named;
    }

    /// <summary>The two parties of the dossier that the article has named most; empty before it has named two.</summary>
    public IReadOnlyList<Party> Foremost()
    {
        var named = index.Own.Where(a => a.Kind is not (ActorKind.Person or ActorKind.Court) && _timesNamed.GetValueOrDefault(a.Id) > 0).OrderByDescending(a => _timesNamed[a.Id]).Take(2).Select(a => new Party(a.Id, null)).ToList();
        return named.Count == 2 ? named : [];
    }

    /// <summary>The dossier's party that a given one deals with here: the other one named most near a token, else in the article; null where none is.</summary>
    public Party? Facing(ArticleSentence s, int token, string actor)
    {
        var near = Recent(s, token).Where(p => p.Actor != actor && index.IsOwn(p.Actor)).ToList();
        if (near.Count > 0)
            return new Party(near.MaxBy(p => _timesNamed.GetValueOrDefault(p.Actor))!.Actor, null);
        var ever = index.Own.Where(a => a.Id != actor && _timesNamed.GetValueOrDefault(a.Id) > 1).MaxBy(a => _timesNamed[a.Id]);
        return ever is null ? null : new Party(ever.Id, null);
    }

    /// <summary>The party that faces the one that acted last ("came the reply"), or null.</summary>
    public Party? Opposite(ArticleSentence s, int token) => Other(s, token) is [var party] ? party : null;

    // Whoever faces the one that acted last.
    private IReadOnlyList<Party> Other(ArticleSentence s, int i)
    {
        for (var k = s.Index; k >= 0 && k >= s.Index - Reach; k--)
        {
            var acting = _referents[k].Where(r => k < s.Index || r.Token < i).Take(Widest).Where(r => r.Salience >= Salience.Subject && r.Parties.Count == 1 && index.IsOwn(r.Actor)).MaxBy(r => r.Salience);
            if (acting is null)
                continue;
            var opposite = Recent(s, i).Where(p => p.Actor != acting.Actor && index.IsOwn(p.Actor)).ToList();
            return opposite.Count == 0 ? [] : [new Party(opposite.MaxBy(p => _timesNamed.GetValueOrDefault(p.Actor))!.Actor, null)];
        }

        return [];
    }
}
