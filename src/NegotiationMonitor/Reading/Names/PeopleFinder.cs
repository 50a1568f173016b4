using NegotiationMonitor.Codebooks;
using NegotiationMonitor.Reading.Syntax;
using NegotiationMonitor.Reading.Text;

namespace NegotiationMonitor.Reading.Names;

/// <summary>
/// Finds people by their title: "Finnish President Alexander Stubb", "Itsunori Onodera, the head of the Japanese defence department",
/// "Wang Xiaolong of the Chinese foreign ministry", "Irrigation Minister Yasser Abbas". Afterwards they are known by surname.
/// </summary>
internal sealed partial class PeopleFinder(NameIndex index)
{
    /// <summary>The party named last, for a minister without a state.</summary>
    public string? LastParty { get; set; }

    /// <summary>The mentions with the people that titles introduce, in the order of the text, none overlapping.</summary>
    public List<Mention> Find(ArticleSentence sentence, List<Mention> found, PeopleSeen people)
    {
        var tokens = sentence.Tokens;
        var taken = new Mention?[tokens.Length];
        foreach (var mention in found)
            Array.Fill(taken, mention, mention.First, mention.Last - mention.First + 1);
        var result = new List<Mention>();
        foreach (var mention in found)
        {
            if (mention.Kind == MentionKind.Person)
            {
                if (mention.Person is { } known)
                    people.Add(new PersonSeen(known, mention.Actor, null));
                result.Add(mention);
                continue;
            }

            if (mention.Kind != MentionKind.Body || mention.Plural)
            {
                result.Add(mention);
                continue;
            }

            var office = IsOffice(tokens, mention);
            var last = office ? OfficeEnd(sentence, mention.Last, taken) : mention.Last;
            var (nameFirst, nameLast) = office ? NameBehind(sentence, last, taken) : (-1, -1);
            if (nameFirst < 0)
                (nameFirst, nameLast) = NameBefore(sentence, mention, taken, office);
            if (nameFirst < 0)
            {
                result.Add(Held(mention, office ? last : mention.Last, sentence));
                continue;
            }

            var role = BodyFinder.Name(sentence, mention.First, last);
            var name = BodyFinder.Name(sentence, nameFirst, nameLast);
            if (index.Actor(mention.Actor) is { } actor && PeopleSeen.ByOfficeAndSpelling(actor, name, role) is { } person)
                name = person.Name;
            people.Add(new PersonSeen(name, mention.Actor, role));
            result.Add(new Mention(Math.Min(mention.First, nameFirst), Math.Max(last, nameLast), mention.Actor, MentionKind.Person, name));
        }

        result.AddRange(Titled(sentence, taken, people));
        result.AddRange(Introduced(sentence, found, taken, people));
        result.Sort((a, b) => a.First - b.First);
        return Distinct(result);
    }

    // "The Serbian president": the one who holds that office, where the codebook knows only one.
    private Mention Held(Mention mention, int last, ArticleSentence sentence)
    {
        var tokens = sentence.Tokens;
        for (var i = mention.First; i <= mention.Last; i++)
        {
            if (tokens[i].Upos is not ("NOUN" or "PROPN") || !Roles.IsPersonal(BodyFinder.Key(tokens[i])))
                continue;
            var first = i;
            while (first > mention.First && tokens[first - 1].Upos is "NOUN" or "ADJ" && !(first - 1 == mention.First && tokens[first - 1].Upos == "ADJ"))
                first--;
            var role = BodyFinder.Name(sentence, first, i);
            if (Roles.PersonOf(index.Actor(mention.Actor), role) is { } name)
                return mention with { Person = name, Last = last };
        }

        return mention with { Last = last };
    }

    private static List<Mention> Distinct(List<Mention> sorted)
    {
        var kept = new List<Mention>();
        foreach (var mention in sorted)
        {
            if (kept.Count > 0 && kept[^1].Last >= mention.First)
            {
                if (kept[^1].Last - kept[^1].First < mention.Last - mention.First)
                    kept[^1] = mention;
                continue;
            }

            kept.Add(mention);
        }

        return kept;
    }

    // "Senator Ann Poe", "Utah's Governor Ann Poe": nobody tells for which party, least of all the one named last.
    private static bool IsOwnMaster(ArticleSentence s, int office, int first) =>
        BodyFinder.Key(s.Tokens[office]) is "senator" or "congressman" or "congresswoman" or "governor" or "mayor" or "mp" or "mep" or "judge" or "justice" || (first > 1 && s.Tokens[first - 1].Xpos == "POS" && s.Tokens[first - 2].Upos == "PROPN");

    private static bool IsOffice(SyntaxToken[] tokens, Mention mention)
    {
        for (var i = mention.First; i <= mention.Last; i++)
        {
            if (Nouns.Offices.Contains(BodyFinder.Key(tokens[i])))
                return true;
        }

        return false;
    }

    // "Secretary of State", "minister of Foreign Affairs", "commissioner for trade"
    private static int OfficeEnd(ArticleSentence s, int last, Mention?[] taken)
    {
        var tokens = s.Tokens;
        if (last + 2 >= tokens.Length || !Nouns.Offices.Contains(BodyFinder.Key(tokens[last])) || s.Lower(last + 1) is not ("of" or "for"))
            return last;
        var end = last;
        for (var i = last + 2; i < tokens.Length && i < last + 7 && taken[i] is null; i++)
        {
            if (tokens[i].Upos is not ("NOUN" or "PROPN" or "ADJ" or "DET" or "CCONJ") || GivenNames.Knows(tokens[i].Form))
                break;
            if (s.Lower(i) is "state" or "affairs" or "trade" or "defence" or "defense" or "economy" or "finance" or "energy" or "interior" or "commerce" or "staff" or "agriculture" or "war" or "policy" or "justice" or "labour" or "labor" or "environment" or "health")
                end = i;
        }

        return end;
    }

    private static (int First, int Last) NameBehind(ArticleSentence s, int last, Mention?[] taken)
    {
        var behind = ProperNames(s, last + 1, taken);
        if (behind >= 0)
            return (last + 1, behind);
        if (last + 2 < s.Tokens.Length && s.Tokens[last + 1].Form == "," && ProperNames(s, last + 2, taken) is var apposition && apposition > last + 2)
            return (last + 2, apposition);
        return (-1, -1);
    }

    // The last of one to four capitalised words that start at a token, not being a known party; -1 where there are none.
    private static int ProperNames(ArticleSentence sentence, int at, Mention?[] taken)
    {
        var tokens = sentence.Tokens;
        var last = -1;
        for (var i = at; i < tokens.Length && i < at + 5; i++)
        {
            var form = tokens[i].Form;
            var particle = last >= 0 && (IsParticle(form) || form == "in");
            if (particle && form == "in" && sentence.Tokens[i - 1].Form != "-")
                break;
            if (!particle && (!char.IsUpper(form[0]) || form.Length < 2 || (form.All(char.IsUpper) && form.Length < 4) || (taken[i] is { } other && other.Kind != MentionKind.Person) || tokens[i].Upos is "ADP" or "DET" or "PRON" or "AUX"
                || NameTraps.IsCourtesy(form) || form is "Monday" or "Tuesday" or "Wednesday" or "Thursday" or "Friday" or "Saturday" or "Sunday" or "Democratic" or "Republican"))
            {
                break;
            }

            if (!particle || form == "in")
                last = i;
        }

        return last;
    }

    private static bool IsParticle(string form) => form is "al" or "-" or "bin" or "van" or "von" or "de" or "der" or "el" or "la" or "da" or "di" or "ibn" or "ud" or "y";

    // "Sergei Lavrov, the Russian foreign minister", "Wang Xiaolong of the Chinese foreign ministry"
    private static (int First, int Last) NameBefore(ArticleSentence sentence, Mention mention, Mention?[] taken, bool office)
    {
        var tokens = sentence.Tokens;
        var at = mention.First - 1;
        for (var steps = 0; steps < 2 && at >= 0 && (sentence.Lower(at) is "the" or "a" or "an" or "his" or "her" or "its" || tokens[at].Upos == "ADJ"); steps++)
            at--;
        if (at < 1 || !(office && tokens[at].Form == ",") && sentence.Lower(at) is not ("of" or "from" or "at"))
            return (-1, -1);
        var last = at - 1;
        var first = last + 1;
        var capitals = 0;
        for (var i = last; i >= 0 && last - i < 6; i--)
        {
            var proper = char.IsUpper(tokens[i].Form[0]) && tokens[i].Upos is "PROPN" or "NOUN" or "ADJ" or "X" && taken[i] is null or { Kind: MentionKind.Person } && !NameTraps.IsCourtesy(tokens[i].Form);
            if (!proper && !(i < last && IsParticle(tokens[i].Form)))
                break;
            if (!proper)
                continue;
            first = i;
            capitals++;
        }

        // One capitalised word alone could open the sentence: a full name has two.
        return capitals >= 2 && !Nouns.IsSomebody(BodyFinder.Key(tokens[last])) ? (first, last) : (-1, -1);
    }

    // "Irrigation Minister Yasser Abbas": the state is the one spoken of. "The Trade Representative, Robert Lightheizer" is found by office and spelling.
    private IEnumerable<Mention> Titled(ArticleSentence sentence, Mention?[] taken, PeopleSeen people)
    {
        var tokens = sentence.Tokens;
        string? near = null;
        for (var i = 0; i + 1 < tokens.Length; i++)
        {
            if (taken[i] is { } passed)
            {
                near = passed.Actor;
                continue;
            }

            if (!Nouns.Offices.Contains(BodyFinder.Key(tokens[i])) || tokens[i].Xpos is "NNS" or "NNPS" || (tokens[i].Form.EndsWith('s') && char.IsUpper(tokens[i].Form[0])))
                continue;
            var end = OfficeEnd(sentence, i, taken);
            var apposed = end + 1 < tokens.Length && tokens[end + 1].Form == ",";
            var start = apposed ? end + 2 : end + 1;
            var last = start < tokens.Length ? ProperNames(sentence, start, taken) : -1;
            if (last < 0 || taken[last] is not null || taken[start] is not null || (apposed && last == start))
                continue;
            // "President Emmanuel Macron of France"
            var of = apposed || last + 2 >= tokens.Length || sentence.Lower(last + 1) != "of" ? null : taken[last + 2] ?? (sentence.Lower(last + 2) == "the" && last + 3 < tokens.Length ? taken[last + 3] : null);
            if (of is not { Kind: MentionKind.Name or MentionKind.Adjective, Person: null })
                of = null;
            var first = BodyFinder.NounPhraseStart(sentence, i);
            while (first < i && taken[first] is not null)
                first++;
            var role = BodyFinder.Name(sentence, first, end);
            var name = BodyFinder.Name(sentence, start, last);
            var known = index.Own.Select(a => (Actor: a, Person: PeopleSeen.ByOfficeAndSpelling(a, name, role))).FirstOrDefault(p => p.Person is not null);
            // "Finance minister Ann Poe said": only the first word of a sentence is written large
            if (known.Person is null && of is null && ((!char.IsUpper(tokens[i].Form[0]) && !(first == 0 && i > 0 && char.IsUpper(tokens[0].Form[0]) && tokens[i].Lemma == "minister")) || apposed))
                continue;
            var guess = IsOwnMaster(sentence, i, first) ? null : near ?? LastParty;
            if ((known.Actor?.Id ?? of?.Actor ?? guess) is not { } owner)
                continue;
            name = known.Person?.Name ?? name;
            people.Add(new PersonSeen(name, owner, role));
            yield return new Mention(first, of?.Last ?? last, owner, MentionKind.Person, name);
            i = of?.Last ?? last;
        }
    }
}
