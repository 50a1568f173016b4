using NegotiationMonitor.Codebooks;
using NegotiationMonitor.Reading.Syntax;
using NegotiationMonitor.Reading.Text;

namespace NegotiationMonitor.Reading.Names;

/// <summary>
/// Finds who is named in a sentence: names and adjectives of the codebook, people by title ("Finnish President Alexander Stubb"),
/// and bodies by grammar ("British officials", "the Foreign Ministry in Kyiv", "lawyers for Musk").
/// </summary>
internal sealed class MentionFinder(NameIndex index)
{
    private readonly PeopleSeen _people = new();
    private readonly PeopleFinder _titles = new(index);
    private readonly Folk _folk = new(index);

    /// <summary>Fills <see cref="ArticleSentence.Mentions"/>.</summary>
    public void Find(ArticleSentence sentence)
    {
        var found = Direct(sentence);
        found = BodyFinder.Find(sentence, found, index, _folk);
        found = _titles.Find(sentence, found, _people);
        DropFormer(sentence, found);
        found.AddRange(Collectives(sentence, found));
        found.Sort((a, b) => a.First - b.First);
        sentence.Mentions.AddRange(found.Where(m => m.Kind != MentionKind.Adjective || IsHeadless(sentence, m)));
        sentence.Modifiers.AddRange(found.Where(m => m.Kind == MentionKind.Adjective));
        sentence.IndexMentions();
        if (sentence.Mentions.FindLast(m => index.Actor(m.Actor)?.Kind != ActorKind.Person) is { } last)
            _titles.LastParty = last.Actor;
    }

    private List<Mention> Direct(ArticleSentence sentence)
    {
        var found = new List<Mention>();
        var tokens = sentence.Tokens;
        for (var i = 0; i < tokens.Length; i++)
        {
            var name = index.At(tokens, i);
            if (name is null)
            {
                if (Surname(tokens, i) is { } person)
                    found.Add(new Mention(i, i, person.Actor, MentionKind.Person, person.Name));
                continue;
            }

            var last = i + name.Tokens.Length - 1;
            if (name.Kind == MentionKind.Person && name.Tokens.Length == 1 && (OtherPerson(name, tokens, i) || IsMonth(sentence, i)))
                continue;
            if (name.Kind != MentionKind.Person && NameTraps.Misleads(sentence, name, i, last))
            {
                i = last;
                continue;
            }

            if (IsCompound(sentence, last) || (name.Kind != MentionKind.Person && IsPartOfName(sentence, i, last, name, found.LastOrDefault())))
            {
                i = last;
                continue;
            }

            var own = Oneself(index.Actor(name.Actor), name);
            var kind = name.Kind == MentionKind.Name && own is null && Modifies(sentence, last) ? MentionKind.Adjective : name.Kind;
            found.Add(new Mention(i, last, name.Actor, kind, name.Person?.Name ?? own, Plural: IsPlural(tokens[last])));
            i = last;
        }

        return found;
    }

    // "the Hamas-run ministry", "Saudi-led": what somebody runs or leads is not that party.
    private static bool IsCompound(ArticleSentence s, int last) =>
        last + 2 < s.Tokens.Length && s.Tokens[last + 1].Form is "-" or "‑" && s.Tokens[last + 1].Start == s.Tokens[last].End
            && s.Lower(last + 2) is "run" or "led" or "backed" or "controlled" or "based" or "held" or "occupied" or "supported" or "funded" or "linked" or "aligned" or "installed" or "allied" or "affiliated" or "style" or "born" or "educated"
                or "owned" or "dominated" or "friendly" or "trained" or "made" or "administered" or "sponsored";

    // "the Seafarers Union", "the University of Utah" are not the dossier's "Union" and "University".
    private static bool IsPartOfName(ArticleSentence s, int first, int last, Name name, Mention? before)
    {
        if (first != last || s.Heading || !char.IsUpper(s.Tokens[first].Form[0]) || s.Tokens[first].Upos != "PROPN" || !(Nouns.Bodies.Contains(s.Lower(first)) || s.Lower(first) is "university" or "college" or "fund" or "club" or "airport" or "authority" or "hospital" or "exchange"))
            return false;
        var named = first > 1 && s.Tokens[first - 1] is { Upos: "PROPN", Relation: "compound" or "flat" or "amod" } tight && tight.Head >= first - 1 && char.IsUpper(tight.Form[0]) && before?.Last != first - 1;
        return named || (last + 2 < s.Tokens.Length && s.Lower(last + 1) == "of" && s.Tokens[last + 2].Upos == "PROPN" && char.IsUpper(s.Tokens[last + 2].Form[0]) && s.Tokens[last + 2].Form.Any(char.IsLower));
    }

    // "About 10 countries", "some member states": unspecified groups are the bloc they stand for.
    private IEnumerable<Mention> Collectives(ArticleSentence sentence, List<Mention> found)
    {
        if (index.Bloc is not { } bloc)
            yield break;
        var tokens = sentence.Tokens;
        var next = 0;
        for (var i = 1; i < tokens.Length; i++)
        {
            while (next < found.Count && found[next].Last < i)
                next++;
            if (BodyFinder.Key(tokens[i]) is not ("country" or "nation" or "ally" or "capital" or "state" or "government" or "partner") || !IsPlural(tokens[i]) || (next < found.Count && found[next].First <= i))
                continue;
            var numeral = sentence.Child(i, "nummod", "det", "amod");
            if (numeral >= 0 && (tokens[numeral].Upos == "NUM" || sentence.Lower(numeral) is "some" or "several" or "many" or "most" or "dozen" or "member" or "other"))
                yield return new Mention(i, i, bloc, MentionKind.Body, Plural: true);
        }
    }

    // A party that is a person, or is called by the name of the person who speaks for it ("Musk").
    private static string? Oneself(Actor? actor, Name name)
    {
        if (actor is null || name.Kind != MentionKind.Name)
            return null;
        var person = actor.Kind == ActorKind.Person ? actor.Name : actor.People.FirstOrDefault(p => p.Name == actor.Name)?.Name;
        return person is not null && (actor.Kind == ActorKind.Person || (name.Tokens.Length < 3 && (Roles.IsPrivate(name.Tokens[^1].ToLowerInvariant()) || name.Tokens.All(t => person.Contains(t, StringComparison.Ordinal))))) ? person : null;
    }

    // "Former Spanish Prime Minister Luis Ferrer", "former presidents Hugo Marin of Panama and …": whoever held an office speaks for nobody any more,
    // unless the dossier says so.
    private void DropFormer(ArticleSentence s, List<Mention> found)
    {
        var last = -2;
        foreach (var mention in found.ToList())
        {
            if (mention is { Kind: MentionKind.Person, Person: { } name } && index.Actor(mention.Actor)!.People.Any(p => p.Name == name))
                continue;
            var at = mention.First;
            if (mention.Kind is MentionKind.Name or MentionKind.Adjective)
            {
                if (at < 4 || s.Lower(at - 1) is not ("of" or "from"))
                    continue;
                at -= 2;
                while (at > 0 && s.Tokens[at].Upos == "PROPN")
                    at--;
            }

            if (!IsFormer(s, at) && !(s.Lower(Math.Max(0, at)) is "and" or "," && at - 1 == last))
                continue;
            found.Remove(mention);
            last = mention.Last;
        }
    }

    private static bool IsFormer(ArticleSentence s, int from)
    {
        for (var i = from; i >= 0 && i > from - 3 && s.Tokens[i].Upos is "NOUN" or "PROPN" or "ADJ"; i--)
        {
            if (s.Lower(i) is "former" or "ex" or "onetime" or "one-time" or "retired" || s.Lower(i).StartsWith("ex-", StringComparison.Ordinal))
                return true;
        }

        return false;
    }

    private PersonSeen? Surname(SyntaxToken[] tokens, int i)
    {
        var form = tokens[i].Form;
        if (form.Length < 3 || !char.IsUpper(form[0]) || tokens[i].Upos is not ("PROPN" or "NOUN" or "X"))
            return null;
        return _people.Find(form) ?? (i > 0 && NameTraps.IsCourtesy(tokens[i - 1].Form) ? _people.FindNear(form) ?? index.PersonNear(form) : null);
    }

    // "Ivana Trump" is not Donald; "Donald Trump Jr." neither. A title or the known given name before it is fine.
    private static bool OtherPerson(Name name, SyntaxToken[] tokens, int i)
    {
        if (i + 1 < tokens.Length && tokens[i + 1].Form is "Jr" or "Jr.")
            return true;
        return i > 0 && tokens[i - 1].Upos == "PROPN" && char.IsUpper(tokens[i - 1].Form[0]) && tokens[i - 1].Form.Length > 2
            && GivenName(tokens[i - 1].Form) && name.Person is { } person && !person.Name.Contains(tokens[i - 1].Form, StringComparison.Ordinal)
            && !NameFold.Near(person.Name.Split(' ')[0], tokens[i - 1].Form) && !(i > 1 && Nouns.Offices.Contains(tokens[i - 2].Form.ToLowerInvariant()));
    }

    // "On May 23", "in March": the month.
    private static bool IsMonth(ArticleSentence s, int i) =>
        s.Tokens[i].Form is "May" or "March" or "April" or "August" or "June"
        && ((i + 1 < s.Tokens.Length && s.Tokens[i + 1].Upos == "NUM")
            || (i > 0 && s.Lower(i - 1) is "in" or "on" or "since" or "until" or "by" or "last" or "next" or "early" or "late" or "mid" or "of" or "from" or "this" or "through" || (i > 0 && s.Tokens[i - 1].Upos == "NUM"
                && s.Tokens[i - 1].Form.Length <= 4)));

    private static bool GivenName(string form) =>
        !Nouns.Offices.Contains(form.ToLowerInvariant()) && !NameTraps.IsCourtesy(form) && form.All(char.IsLetter) && form.Skip(1).All(char.IsLower);

    private static bool IsPlural(SyntaxToken token) => token.Xpos is "NNS" or "NNPS";

    // A name before a noun makes the phrase its own: "US troops", "Pentagon officials".
    private static bool Modifies(ArticleSentence sentence, int last)
    {
        var tokens = sentence.Tokens;
        // "Oslo regrets that …": a verb, whatever the tagger says
        if (last + 1 < tokens.Length && Nouns.IsVerb(sentence, last + 1))
            return false;
        if (last + 1 >= tokens.Length || tokens[last + 1].Upos is not ("NOUN" or "PROPN" or "ADJ") || !char.IsUpper(tokens[last].Form[0]))
            return false;
        return tokens[last].Head > last && tokens[last].Relation is "compound" or "amod" or "nmod" or "flat";
    }

    private static bool IsHeadless(ArticleSentence sentence, Mention mention)
    {
        // "the French", "the British", with nothing behind it that it could modify
        var next = mention.Last + 1;
        var tokens = sentence.Tokens;
        return mention.First > 0 && sentence.Lower(mention.First - 1) == "the"
            && (next >= tokens.Length || tokens[next].Upos is "VERB" or "AUX" or "PUNCT" or "ADP" or "CCONJ" or "ADV" or "SCONJ" or "PART");
    }
}
