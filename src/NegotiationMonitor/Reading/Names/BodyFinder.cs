using NegotiationMonitor.Codebooks;
using NegotiationMonitor.Reading.Syntax;
using NegotiationMonitor.Reading.Text;

namespace NegotiationMonitor.Reading.Names;

/// <summary>Widens names to the bodies and offices they stand in: "British officials", "the Foreign Ministry in Kyiv", "lawyers for Musk".</summary>
internal static class BodyFinder
{
    /// <summary>The mentions with their noun phrases, in the order of the text.</summary>
    public static List<Mention> Find(ArticleSentence sentence, List<Mention> found, NameIndex index, Folk folk)
    {
        var result = new List<Mention>();
        var tokens = sentence.Tokens;
        for (var k = 0; k < found.Count; k++)
        {
            var mention = found[k];
            if (mention.Kind is MentionKind.Person || (mention.Person is not null && mention.Kind == MentionKind.Name))
            {
                var administration = WithAdministration(sentence, mention);
                result.Add(administration == mention ? Before(sentence, mention, result, folk) : administration);
                continue;
            }

            var head = HeadBehind(sentence, mention.Last);
            // "OPEC member Iran", "EU member Cyprus": the member
            if (head > mention.Last && k + 1 < found.Count && found[k + 1].First == head + 1 && found[k + 1].Kind == MentionKind.Name && found[k + 1].Actor != mention.Actor && !IsPlural(tokens[head])
                && Key(tokens[head]) is "member" or "ally" or "partner" or "neighbour" or "neighbor" or "rival" or "candidate" or "state" or "country" or "nation")
            {
                continue;
            }

            // "Peru's UN ambassador", "the Greek IMF envoy": of the state that sends him
            var post = head > mention.Last && IsPost(found, k, head, tokens, index);
            if (post || (head > mention.Last && (k + 1 >= found.Count || found[k + 1].First > head)))
            {
                if (NameTraps.IsCompany(sentence, mention, head))
                    continue;
                // "German farmers", "US allies" are nobody's body
                if (folk.Of(mention.Actor, Key(tokens[head]), IsPlural(tokens[head])) is not { } actor)
                    continue;
                var person = Nouns.IsSomebody(tokens[head].Lemma) ? Name(sentence, mention.First, head) : null;
                // "the head of the Japanese defence department"
                result.Add(Before(sentence, new Mention(mention.First, head, actor, MentionKind.Body, person, IsPlural(tokens[head])), result, folk));
                k += post ? 1 : 0;
                continue;
            }

            result.Add(mention.Kind == MentionKind.Name ? Before(sentence, mention, result, folk) : mention);
        }

        return Coordinated(sentence, result, index);
    }

    private static bool IsPost(List<Mention> found, int k, int head, SyntaxToken[] tokens, NameIndex index) =>
        Key(tokens[head]) is "ambassador" or "envoy" or "representative" or "delegate" or "delegation" or "mission" && k + 1 < found.Count && found[k + 1] is { Kind: MentionKind.Name or MentionKind.Adjective } post && post.Last < head && (k + 2 >= found.Count || found[k + 2].First > head)
        && post.First - found[k].Last <= 2 && index.Actor(found[k].Actor)?.Kind == ActorKind.State && index.Actor(post.Actor)?.Kind is ActorKind.Organisation or ActorKind.Bloc;

    /// <summary>The lemma of a noun, in lower case; taggers miss some plurals.</summary>
    public static string Key(SyntaxToken token)
    {
        var lemma = token.Lemma.ToLowerInvariant();
        return lemma.Length > 3 && lemma[^1] == 's' && (Nouns.IsSomebody(lemma[..^1]) || Folk.Is(lemma[..^1])) ? lemma[..^1] : lemma;
    }

    /// <summary>The words from one token to another, as a name.</summary>
    public static string Name(ArticleSentence sentence, int first, int last) =>
        string.Join(' ', Enumerable.Range(first, last - first + 1).Select(i => sentence.Tokens[i].Form)).Replace(" 's", "'s", StringComparison.Ordinal).Replace(" - ", "-", StringComparison.Ordinal);

    /// <summary>First token of the noun phrase that ends at a noun, without its determiner.</summary>
    public static int NounPhraseStart(ArticleSentence sentence, int head)
    {
        var first = head;
        while (first > 0 && sentence.Tokens[first - 1].Upos is "NOUN" or "PROPN" or "ADJ" && head - first < 4)
            first--;
        return first;
    }

    private static bool IsPlural(SyntaxToken token) => token.Xpos is "NNS" or "NNPS";

    // "leaders of France", "officials in Brussels": the noun in front takes the name in.
    private static Mention Before(ArticleSentence sentence, Mention mention, List<Mention> result, Folk folk)
    {
        var before = HeadBefore(sentence, mention);
        if (before < 0 || folk.Of(mention.Actor, Key(sentence.Tokens[before]), IsPlural(sentence.Tokens[before])) is not { } actor || (result.Count > 0 && result[^1].Last >= before))
            return mention;
        var first = NounPhraseStart(sentence, before);
        if (result.Count > 0 && result[^1].Last >= first)
            first = before;
        var plural = IsPlural(sentence.Tokens[before]);
        return new Mention(first, mention.Last, actor, MentionKind.Body, Name(sentence, first, before), plural);
    }

    // "the Trump administration", "Ghani's government", "Musk's lawyers"
    private static Mention WithAdministration(ArticleSentence sentence, Mention person)
    {
        var at = person.Last + 1;
        var tokens = sentence.Tokens;
        if (at < tokens.Length && tokens[at].Xpos == "POS")
            at++;
        for (var steps = 0; at < tokens.Length && steps < 3; at++, steps++)
        {
            if (Key(tokens[at]) is "administration" or "government" or "team" or "camp" or "spokesman" or "spokeswoman" or "spokesperson" or "office" or "delegation" or "lawyer" or "attorney" or "aide" or "cabinet" or "envoy" or "negotiator" or "adviser" or "allies" or "ally" or "counsel" or "representative")
                return new Mention(person.First, at, person.Actor, MentionKind.Body, Name(sentence, person.First, at), IsPlural(tokens[at]));
            if (tokens[at].Upos is not ("ADJ" or "NOUN") || at == person.Last + 1)
                break;
        }

        return person;
    }

    // "British and French officials", "US and European planners": the first shares the noun.
    private static List<Mention> Coordinated(ArticleSentence sentence, List<Mention> found, NameIndex index)
    {
        for (var k = found.Count - 2; k >= 0; k--)
        {
            var (left, right) = (found[k], found[k + 1]);
            var adjective = left.Kind == MentionKind.Adjective
                || (left.Kind == MentionKind.Name && left.First == left.Last && index.IsAdjective(left.Actor, sentence.Tokens[left.First].Form));
            if (adjective && right.Kind == MentionKind.Body && right.First - left.Last is 2 or 1 && right.Last > right.First
                && ((right.First - left.Last == 1 && !IsOfUnion(sentence.Tokens[right.Last])) || sentence.Lower(left.Last + 1) is "and" or "," or "or"))
            {
                found[k] = left with { Kind = MentionKind.Body, Person = null, Plural = right.Plural };
            }
        }

        return found;
    }

    // "the Danish EU commissioner" is no Dane in office; "the Danish EU minister" is.
    private static bool IsOfUnion(SyntaxToken office) => Key(office) is "commissioner" or "president" or "chief" or "head" or "official" or "lawmaker" or "parliamentarian" or "mep";

    // The last noun of the phrase that the adjective or possessive opens, when it is an office or a body.
    private static int HeadBehind(ArticleSentence sentence, int last)
    {
        var tokens = sentence.Tokens;
        var at = last + 1;
        if (at < tokens.Length && tokens[at].Xpos == "POS")
            at++;
        var head = -1;
        for (var steps = 0; at < tokens.Length && steps < 6; at++, steps++)
        {
            var token = tokens[at];
            if (Nouns.IsVerb(sentence, at))
                break;
            if (token.Upos is not ("NOUN" or "PROPN" or "ADJ" or "NUM") && token.Form != "-" && !(token.Upos == "VERB" && token.Relation == "amod"))
                break;
            // "the US bidder" is a person of his own, not the state.
            var somebody = token.Upos is "NOUN" or "PROPN" && (Nouns.IsSomebody(Key(token)) || (Folk.Is(Key(token)) && char.IsLower(token.Form[0]))) && !Roles.IsBidder(Key(token)) && Key(token) is not ("billionaire" or "tycoon" or "businessman" or "entrepreneur" or "mogul" or "investor");
            if (somebody)
                head = at;
            else if (token.Upos == "PROPN" && head >= 0)
                break;
            else if (token.Upos == "NOUN" && head >= 0)
                head = -1;
        }

        return head;
    }

    private static int HeadBefore(ArticleSentence sentence, Mention mention)
    {
        var tokens = sentence.Tokens;
        var at = mention.First - 1;
        // "a negotiator from a Pacific island state"
        for (var steps = 0; steps < 3 && at >= 1 && (sentence.Lower(at) is "the" or "a" or "an" || (mention.Kind == MentionKind.Body && tokens[at].Upos is "ADJ" or "PROPN")); steps++)
            at--;
        if (at < 1 || sentence.Lower(at) is not ("of" or "in" or "for" or "from" or "at" or "to"))
            return -1;
        var noun = tokens[at - 1];
        if (noun.Upos is not ("NOUN" or "PROPN") || !(Nouns.IsSomebody(Key(noun)) || Folk.Is(Key(noun))))
            return -1;
        var place = sentence.Lower(at) is "in" or "at";
        // "sides at the WTO talks" are of no such party
        if (place && mention.Last + 1 < tokens.Length && tokens[mention.Last + 1].Lemma is "talk" or "talks" or "meeting" or "summit" or "negotiation" or "conference")
            return -1;
        // A person of its own in a place is nobody of that place: "the minister in Brussels".
        if (place && !HasPortfolio(sentence, at - 1, mention) && (mention.Kind is not MentionKind.Name || Key(noun) is "minister" or "people" or "force" or "team" or "president" or "chancellor" or "premier" or "company" or "group" or "leader" or "state" or "party" or "negotiator" or "bank" or "bloc" or "secretariat" or "agency"))
            return -1;
        // "bidders for the airline", "rivals for the port" do not belong to it
        if (sentence.Lower(at) == "for" && Folk.Is(Key(noun)))
            return -1;
        if (sentence.Lower(at) == "to" && Key(noun) is not ("ambassador" or "envoy" or "adviser" or "aide"))
            return -1;
        // "ambassador to X" speaks for another state, "letter to X" for nobody of X.
        return sentence.Lower(at) == "to" && Key(noun) is "ambassador" or "envoy" ? -1 : at - 1;
    }

    // "the finance minister in Stockholm": one who has his ministry there.
    private static bool HasPortfolio(ArticleSentence sentence, int noun, Mention mention) =>
        mention.Kind == MentionKind.Name && Key(sentence.Tokens[noun]) == "minister" && noun > 0 && sentence.Lower(noun - 1) is "foreign" or "finance" or "defence" or "defense" or "trade" or "interior" or "economy" or "energy" or "prime" or "agriculture" or "justice" or "environment"
            && sentence.Tokens[noun].Xpos is "NN" or "NNP" && sentence.Tokens[mention.Last].Form is not ("Brussels" or "Geneva" or "Vienna" or "York");
}
