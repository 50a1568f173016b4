using System.Collections.Frozen;
using NegotiationMonitor.Codebooks;
using NegotiationMonitor.Reading.Text;

namespace NegotiationMonitor.Reading.Names;

// People of no title whom a clause or a possessive ties to a party: "Ivo Lang, who speaks for Vienna", "Fiji's Sivan Michael", "From the Swiss side, Livia Leu".
internal sealed partial class PeopleFinder
{
    private static readonly FrozenSet<string> Leading = ["lead", "head", "run", "chair", "represent", "speak", "negotiate", "front", "direct", "command"];

    private IEnumerable<Mention> Introduced(ArticleSentence s, List<Mention> found, Mention?[] taken, PeopleSeen people)
    {
        foreach (var mention in found)
        {
            if (mention.Kind is MentionKind.Person || (mention.Kind == MentionKind.Name && mention.Person is not null))
                continue;
            var (first, last) = BeforeWho(s, mention, taken);
            if (first < 0)
                (first, last) = mention.Kind == MentionKind.Name ? Possessed(s, mention, taken) : (-1, -1);
            if (first < 0)
                (first, last) = OnBehalf(s, mention, taken);
            if (first < 0)
                (first, last) = Belonging(s, mention, taken);
            if (first < 0)
                continue;
            var name = BodyFinder.Name(s, first, last);
            people.Add(new PersonSeen(name, mention.Actor, null));
            yield return new Mention(first, last, mention.Actor, MentionKind.Person, name);
        }
    }

    // "NAME, who leads the talks for X": nothing but the verb and what it leads between.
    private static (int First, int Last) BeforeWho(ArticleSentence s, Mention mention, Mention?[] taken)
    {
        var leads = false;
        for (var i = mention.First - 1; i > 2 && i > mention.First - 9 && s.Tokens[i].Form is not ("," or ";") && taken[i] is null; i--)
        {
            leads |= s.Tokens[i].Upos == "VERB" && Leading.Contains(s.Tokens[i].Lemma);
            if (s.Lower(i) is "former" or "formerly" or "once" or "not" or "against" or "to" or "with")
                break;
            if (s.Lower(i) == "who" && s.Tokens[i - 1].Form == ",")
                return leads ? FullName(s, i - 2, taken) : (-1, -1);
        }

        return (-1, -1);
    }

    // "Norway's Espen Dahl": a given name right behind.
    private static (int First, int Last) Possessed(ArticleSentence s, Mention mention, Mention?[] taken)
    {
        var first = mention.Last + 2;
        if (first + 1 >= s.Tokens.Length || s.Tokens[first - 1].Xpos != "POS" || !GivenNames.Knows(s.Tokens[first].Form))
            return (-1, -1);
        var last = ProperNames(s, first, taken);
        return last > first && taken[first] is null && taken[last] is null ? (first, last) : (-1, -1);
    }

    // "From the Swiss side, Livia Leu hinted", "Speaking for Oslo, Espen Dahl said"
    private static (int First, int Last) OnBehalf(ArticleSentence s, Mention mention, Mention?[] taken)
    {
        var before = mention.First - 1;
        if (before > 0 && s.Lower(before) is "the" or "its")
            before--;
        var opens = before switch
        {
            0 => s.Lower(0) is "for" || (s.Lower(0) == "from" && mention.Kind == MentionKind.Body),
            1 => s.Lower(0) is "speaking" or "negotiating" && s.Lower(1) is "for",
            2 => s.Lower(0) is "on" && s.Lower(1) is "behalf",
            _ => false,
        };
        if (!opens || mention.Last + 3 >= s.Tokens.Length || s.Tokens[mention.Last + 1].Form != ",")
            return (-1, -1);
        var first = mention.Last + 2;
        var last = ProperNames(s, first, taken);
        return last > first && taken[first] is null && taken[last] is null && last + 1 < s.Tokens.Length && s.Tokens[last + 1].Upos is "VERB" or "AUX" or "ADV" ? (first, last) : (-1, -1);
    }

    // "said Omar Haddad of the Tunis-based rights group Al-Adl": nothing but what describes the body between.
    private (int First, int Last) Belonging(ArticleSentence s, Mention mention, Mention?[] taken)
    {
        if (mention.Kind != MentionKind.Name || index.Actor(mention.Actor)?.Kind is not (ActorKind.Organisation or ActorKind.Union or ActorKind.Company or ActorKind.Party))
            return (-1, -1);
        var at = mention.First - 1;
        while (at > 1 && mention.First - at < 10 && taken[at] is null && (s.Tokens[at].Upos is "ADJ" or "NOUN" or "PROPN" or "DET" || s.Tokens[at].Form == "-" || s.Tokens[at].Xpos is "VBN" or "NN") && s.Lower(at) is not ("of" or "from" or "for"))
            at--;
        return at > 1 && s.Lower(at) is "of" or "from" && s.Tokens[at - 1].Upos == "PROPN" ? FullName(s, at - 1, taken) : (-1, -1);
    }

    // Two capitalised words or more that end at a token, being no party.
    private static (int First, int Last) FullName(ArticleSentence s, int last, Mention?[] taken)
    {
        var first = last;
        while (first >= 0 && last - first < 5 && taken[first] is null && (char.IsUpper(s.Tokens[first].Form[0]) || IsParticle(s.Tokens[first].Form)) && s.Tokens[first].Upos is "PROPN" or "NOUN" or "X" or "ADJ" or "PUNCT" or "DET" && !NameTraps.IsCourtesy(s.Tokens[first].Form))
            first--;
        first++;
        return first < last && char.IsUpper(s.Tokens[first].Form[0]) && !Nouns.IsSomebody(BodyFinder.Key(s.Tokens[last])) ? (first, last) : (-1, -1);
    }
}
