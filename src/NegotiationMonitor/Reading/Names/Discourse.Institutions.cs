using System.Collections.Frozen;
using NegotiationMonitor.Codebooks;
using NegotiationMonitor.Reading.Text;

namespace NegotiationMonitor.Reading.Names;

// Institutions told without their country: "MPs", "parliament", "the Senate".
internal sealed partial class Discourse
{
    private static readonly FrozenSet<string> Deputies = ["mp", "lawmaker", "parliamentarian", "legislator", "senator", "congressman", "backbencher", "minister"];

    private static readonly FrozenSet<string> Houses = ["parliament", "congress", "senate", "legislature", "commons", "house", "lawmakers", "mps"];

    private Dictionary<string, int>? _timesInAll;

    private IReadOnlyList<Party> Institution(ArticleSentence s, int i, string lemma, bool plural, string determiner)
    {
        if (!(plural ? Deputies.Contains(lemma) || Houses.Contains(lemma) : IsHouse(s, i, lemma)) || determiner is not ("" or "the" or "that" or "this" or "most" or "some" or "many") || IsNarrowed(s, i))
            return [];
        if (Lead(s, i) is { } place)
            return [new Party(place.Actor, null)];
        if (lemma is "congress" or "congressman" && index.IsOwn("united-states"))
            return [new Party("united-states", null)];
        // ministers of several countries meet
        if (lemma is "minister" && index.Own.Count(a => a.Kind == ActorKind.State) > 1)
            return [];
        var home = Home() ?? Back(s, i, r => r.Parties.Count == 1 && r.Salience > Salience.Place && index.IsOwn(r.Actor) && index.Actor(r.Actor)?.Kind == ActorKind.State, Reach)?.Actor;
        return home is null ? [] : [new Party(home, null)];
    }

    // "the House" is one, "the house" on the hill none.
    private static bool IsHouse(ArticleSentence s, int i, string lemma) =>
        Houses.Contains(lemma) && (lemma is not ("house" or "commons") || (char.IsUpper(s.Tokens[i].Form[0]) && i > 0 && s.Lower(i - 1) == "the") || (i > 0 && s.Lower(i - 1) is "upper" or "lower"));

    // "lawmakers from Ohio", "the party's MPs": others say whose they are.
    private static bool IsNarrowed(ArticleSentence s, int i)
    {
        foreach (var child in s.Children[i])
        {
            if (s.Tokens[child].Relation is "nmod:poss" or "compound" or "flat" || (ArticleSentence.Is(s.Tokens[child].Relation, "nmod") && s.Child(child, "case") is >= 0 and var of && s.Lower(of) is "of" or "from" or "in" or "for")
                || (s.Tokens[child].Relation == "amod" && char.IsUpper(s.Tokens[child].Form[0])))
                return true;
        }

        return false;
    }

    // "Harland Foods workers": of a name that is no party's.
    private static bool IsOfOthers(ArticleSentence s, int i) =>
        s.Children[i].Exists(k => k > 0 && k < i && s.Tokens[k].Upos == "PROPN" && s.Tokens[k].Relation is "compound" or "nmod:poss" or "flat" && char.IsUpper(s.Tokens[k].Form[0]) && s.MentionAt(k) is null && !s.Modifiers.Exists(m => m.First <= k && k <= m.Last));

    // The dossier's state whose affairs the article tells: its only one, or the one named far more often than any other.
    private string? Home()
    {
        if (_timesInAll is null)
        {
            _timesInAll = new Dictionary<string, int>(StringComparer.Ordinal);
            foreach (var actor in sentences.SelectMany(s => s.Mentions.Concat(s.Modifiers)).Select(m => m.Actor))
                _timesInAll[actor] = _timesInAll.GetValueOrDefault(actor) + 1;
        }

        var states = index.Own.Where(a => a.Kind == ActorKind.State).Select(a => (a.Id, Times: _timesInAll.GetValueOrDefault(a.Id))).OrderByDescending(p => p.Times).Take(2).ToList();
        return states is [var first, ..] && first.Times > 0 && (states.Count == 1 || first.Times >= 2 * states[1].Times) ? first.Id : null;
    }
}
