using NegotiationMonitor.Codebooks;
using NegotiationMonitor.Reading.Text;
using NegotiationMonitor.Reading.Voices;

namespace NegotiationMonitor.Reading.Names;

/// <summary>
/// What pronouns and descriptions point back to ("he", "the president", "the company", "both sides"). Sentences are read in order, each
/// word once; what was resolved counts as named for the next. Speakers come before subjects, subjects before others, the dossier's own
/// parties before the world's; where nothing agrees nothing is given.
/// </summary>
internal sealed partial class Discourse(NameIndex index, IReadOnlyList<ArticleSentence> sentences)
{
    private const int Reach = 4;
    private const int Widest = 48;

    private readonly List<Referent>[] _referents = [.. sentences.Select(_ => new List<Referent>())];
    private readonly Dictionary<(int Sentence, int Token), IReadOnlyList<Party>> _resolved = [];
    private readonly Dictionary<string, int> _timesNamed = new(StringComparer.Ordinal);
    private readonly Descriptions _descriptions = new(index);
    private readonly Folk _folk = new(index);
    private readonly Dictionary<string, (Party Party, string Role)> _roles = new(StringComparer.OrdinalIgnoreCase);

    // The sentence in which somebody of no party spoke last, and some body of none.
    private int _stranger = -100;
    private int _strangeBody = -100;

    public NameIndex Index => index;

    /// <summary>Parties that a token stands for when it is no name itself; empty where nothing agrees.</summary>
    public IReadOnlyList<Party> Resolve(ArticleSentence sentence, int token) => _resolved.GetValueOrDefault((sentence.Index, token)) ?? [];

    /// <summary>Resolves the pronouns and descriptions of a sentence; the sentences before it must have been read.</summary>
    public void Read(ArticleSentence s)
    {
        var said = _referents[s.Index];
        var main = Array.FindIndex(s.Tokens, t => t.Head < 0);
        var at = 0;
        for (var i = 0; i < s.Tokens.Length; i++)
        {
            if (at < s.Mentions.Count && s.Mentions[at].First <= i)
            {
                var mention = s.Mentions[at++];
                said.Add(Named(s, mention, main));
                Join(s, said);
                i = Math.Max(i, mention.Last);
                continue;
            }

            // "his adviser Larry Kudlow": the name itself stands behind.
            if (s.Tokens[i].Upos == "NOUN" && s.MentionAt(i + 1) is { Kind: MentionKind.Person })
                continue;
            if (Point(s, i) is not { Count: > 0 } parties)
                continue;
            _resolved[(s.Index, i)] = parties;
            var word = s.Lower(i);
            var person = word is "he" or "she" or "him" or "his" or "her" || (s.Tokens[i].Upos is "NOUN" or "PROPN" && Roles.IsPersonal(s.Tokens[i].Lemma));
            said.Add(new Referent(i, parties, person, parties.Count > 1 || word is "they" or "them" or "their", s.Quotation[i])
            {
                Salience = SubjectRank(s, i, i, main), Gender = word is "she" or "her" ? 'f' : word is "he" or "him" or "his" ? 'm' : GivenNames.GenderOf(parties[0].Person),
            });
        }
    }

    /// <summary>Notes who speaks in a sentence: the likeliest "he", "she" or "it" of the next.</summary>
    public void Spoke(ArticleSentence s, Party speaker, int token, bool person = false)
    {
        var referent = _referents[s.Index].Find(r => r.Token == token) ?? _referents[s.Index].Find(r => r.Parties.Count == 1 && r.Parties[0] == speaker);
        if (referent is null)
        {
            var body = speaker.Person is null || (index.Actor(speaker.Actor) is { Kind: not ActorKind.Person } && !IsPersonName(speaker));
            _referents[s.Index].Add(referent = new Referent(int.MaxValue, [speaker], person || !body || speaker.Person is not null, false, 0) { Gender = GivenNames.GenderOf(speaker.Person) });
        }

        referent.Salience = Salience.Speaker;
    }

    /// <summary>Notes that somebody of no party spoke: whoever is "he", "she" or "it" next is nobody named before.</summary>
    public void StrangerSpoke(ArticleSentence s, int teller)
    {
        _stranger = s.Index;
        if (teller >= 0 && IsStranger(s, teller, body: true))
            _strangeBody = s.Index;
    }

    /// <summary>The sentences before one, the last first.</summary>
    public IEnumerable<ArticleSentence> Before(ArticleSentence s)
    {
        for (var i = s.Index - 1; i >= 0; i--)
            yield return sentences[i];
    }

    private static bool IsPersonName(Party party) => party.Person is { } person && char.IsUpper(person[0]) && person.Contains(' ', StringComparison.Ordinal);

    private Referent Named(ArticleSentence s, Mention mention, int main)
    {
        _timesNamed[mention.Actor] = _timesNamed.GetValueOrDefault(mention.Actor) + 1;
        var words = string.Join(' ', Enumerable.Range(mention.First, mention.Last - mention.First + 1).Select(s.Lower));
        var person = mention.Kind == MentionKind.Person || (mention.Kind == MentionKind.Name && mention.Person is not null)
            || (mention is { Kind: MentionKind.Body, Plural: false } && words.Split(' ').Any(Roles.IsPersonal));
        if (mention.Kind == MentionKind.Person && mention.Person is { } name)
        {
            var role = words.Replace(name.ToLowerInvariant(), "", StringComparison.Ordinal).Trim(' ', ',');
            if (role.Length > 0 && role.Split(' ').Any(Nouns.Offices.Contains))
                _roles[name] = (new Party(mention.Actor, name), role);
        }

        _descriptions.Note(s, mention);
        var place = mention.Kind == MentionKind.Name && mention.First > 0 && !mention.Plural && index.Actor(mention.Actor)?.Kind is not (ActorKind.Company or ActorKind.Union or ActorKind.Party)
            && (s.Lower(mention.First - 1) is "in" or "at" or "from" or "near" or "outside" || (s.Lower(mention.First - 1) == "the" && mention.First > 1 && s.Lower(mention.First - 2) is "in" or "at"));
        return new Referent(mention.Last, [new Party(mention.Actor, mention.Person), .. mention.Also.Select(a => new Party(a, null))], person, mention.Plural, s.Quotation[mention.First])
        {
            Salience = place ? Salience.Place : SubjectRank(s, mention.First, mention.Last, main), Gender = GivenNames.GenderOf(mention.Person ?? words), Words = words, IsBody = mention.Kind == MentionKind.Body,
        };
    }

    // "Egypt and Sudan": a group that "they" and "both" can mean.
    private static void Join(ArticleSentence s, List<Referent> said)
    {
        if (said.Count < 2 || s.MentionAt(said[^1].Token) is not { } right || right.First == 0)
            return;
        var left = said[^2];
        if (left.Token >= right.First || right.First - left.Token > 3 || left.Parties.Count > 6 || left.Parties.Any(p => p.Actor == right.Actor))
            return;
        var joined = false;
        for (var i = left.Token + 1; i < right.First; i++)
        {
            joined |= s.Lower(i) is "and" or "&" or ",";
            if (s.Lower(i) is not ("and" or "&" or "," or "the"))
                return;
        }

        if (joined && (s.Lower(right.First - 1) is not "," || left.Plural))
            said.Add(new Referent(right.Last, [.. left.Parties, new Party(right.Actor, right.Person)], false, true, left.Quotation) { Salience = left.Salience });
    }

    private static bool IsBeside(ArticleSentence s, int first) => first > 0 && s.Lower(first - 1) is "with" or "between" or "for";

    private static Salience SubjectRank(ArticleSentence s, int first, int last, int main)
    {
        for (var i = first; i <= last; i++)
        {
            var token = s.Tokens[i];
            // "A visit was not ruled out by X": X acts. "A meeting with Y has been …" is no deed of Y, whatever the parser made of it.
            // "the works, owned by Z, …": only told beside.
            var acts = ArticleSentence.Is(token.Relation, "nsubj") ? !IsBeside(s, first) : token is { Relation: "obl:agent", Head: >= 0 and var done } && !(s.Tokens[done].Relation == "acl" && s.Child(done, "aux:pass", "aux") < 0) && !s.Mentions.Exists(m => m.Last < first && m.Kind == MentionKind.Person && !IsBeside(s, m.First));
            if (!acts || (token.Head >= first && token.Head <= last))
                continue;
            return token.Head == main && token.Relation != "obl:agent" ? Salience.Main : Salience.Subject;
        }

        return Salience.Named;
    }

    private IReadOnlyList<Party> Point(ArticleSentence s, int i) => s.Lower(i) switch
    {
        "he" or "him" or "himself" => Person(s, i, 'm'),
        "she" or "herself" => Person(s, i, 'f'),
        "his" => Person(s, i, 'm'),
        "her" => Person(s, i, 'f'),
        "it" or "its" or "itself" => Thing(s, i),
        "they" or "them" or "their" or "themselves" => Several(s, i),
        "both" when s.Tokens[i].Upos is "PRON" or "DET" && !Modifies(s, i) => Pair(s, i),
        // "while the two held talks", "the pair agreed"
        "two" or "pair" or "duo" when i > 0 && s.Lower(i - 1) == "the" && !Modifies(s, i) && !(i + 1 < s.Tokens.Length && s.Lower(i + 1) == "of") => Pair(s, i),
        "former" or "latter" when i > 0 && s.Lower(i - 1) == "the" && (!Modifies(s, i) || s.Lower(i + 1).EndsWith("ed", StringComparison.Ordinal)) => FormerLatter(s, i),
        _ => s.Tokens[i].Upos is "NOUN" or "PROPN" ? Description(s, i) : [],
    };

    private static bool Modifies(ArticleSentence s, int i) => i + 1 < s.Tokens.Length && s.Tokens[i + 1].Upos is "NOUN" or "PROPN" or "ADJ" or "NUM";

    private IReadOnlyList<Party> Person(ArticleSentence s, int i, char gender)
    {
        var verb = s.Tokens[i].Relation is "obj" or "iobj" or "obl" ? s.Tokens[i].Head : -1;
        var subject = verb < 0 ? null : _referents[s.Index].Find(r => InSubject(s, r, verb));
        var strange = s.Index - _stranger <= Reach;
        if (Tellers(s, i) is { } tellers)
            return tellers;
        if (ArticleSentence.Is(s.Tokens[i].Relation, "nsubj") && !strange && BeforeOthersMet(s, i, gender) is { } earlier)
            return earlier.Parties;
        return One(Back(s, i, r => r.IsPerson && r.Parties.Count == 1 && (r.Gender == '?' || r.Gender == gender)
            && !ReferenceEquals(r, subject), strange ? s.Index - _stranger - 1 : Reach) ?? (strange ? null : OnlyPerson(s.Index, gender)));
    }

    // Where nobody near agrees: the one person of the dossier that the article has named at all.
    private Referent? OnlyPerson(int before, char gender)
    {
        var known = _referents.Take(before).SelectMany(r => r).Where(r => r.IsPerson && r.Parties.Count == 1 && index.IsOwn(r.Actor) && (r.Gender == '?' || r.Gender == gender))
            .DistinctBy(r => r.Parties[0].Person ?? r.Actor).Take(2).ToList();
        return known is [var only] ? only : null;
    }

    // An object and its verb's subject are two: "Kurti … blamed him".
    private static bool InSubject(ArticleSentence s, Referent r, int verb) =>
        r.Token < s.Tokens.Length && s.Child(verb, "nsubj") is var subject && subject >= 0 && (subject == r.Token || s.MentionAt(subject) is { } m && m.Last == r.Token);

    private bool OneBody(Referent r) => index.Actor(r.Actor)?.Kind is ActorKind.Union or ActorKind.ArmedGroup or ActorKind.Company or ActorKind.Organisation or ActorKind.Party;

    private IReadOnlyList<Party> Several(ArticleSentence s, int i)
    {
        // "The company said they were sorry": its subject's own
        if (s.Tokens[i] is { Relation: "nsubj", Head: >= 0 and var verb } && ArticleSentence.Is(s.Tokens[verb].Relation, "ccomp") && s.Tokens[verb].Head is >= 0 and var over && over < i
            && s.Child(over, "nsubj") is >= 0 and var told && s.Child(told, "conj") < 0 && !s.Mentions.Exists(m => m.First > told && m.Last < over) && _referents[s.Index].Find(r => r.Token < over && r.Parties.Count == 1 && OneBody(r) && InSubject(s, r, over)) is { } teller)
        {
            return teller.Parties;
        }

        var group = Back(s, i, r => r.Plural || r.Parties.Count > 1 || index.Actor(r.Actor)?.Kind is ActorKind.Bloc or ActorKind.Union or ActorKind.ArmedGroup, Reach, stopAtOthers: true);
        return group is null ? [] : group.Parties;
    }

    private IReadOnlyList<Party> Description(ArticleSentence s, int i)
    {
        var lemma = s.Tokens[i].Lemma;
        var plural = s.Tokens[i].Xpos is "NNS" or "NNPS";
        var (first, determiner) = Roles.Determiner(s, i);
        if (determiner is "both" or "neither" or "either" or "each" or "two" || (determiner is "the" && lemma == "side" && plural && first == i - 1))
            return lemma is "side" or "party" or "delegation" or "leader" or "country" or "nation" or "government" or "company" or "group" or "neighbour" or "neighbor" or "rival" or "ally"
                or "president" or "minister" or "capital" or "firm" or "team" or "negotiator" or "state" or "power" or "man" or "bloc" or "superpower" or "adversary" or "camp" ? Pair(s, i) : [];
        if (determiner is "other" && lemma is "side" or "party" or "camp")
            return Other(s, i);
        if (IsTalkers(s, i, determiner, lemma, plural))
            return Pair(s, i);
        if (Folk.IsWorker(lemma) && (plural || lemma is "staff" or "crew" or "workforce") && determiner is "" or "the" or "its" or "their" or "his" or "her" or "these" && ArticleSentence.Is(s.Tokens[i].Relation, "nsubj") && !IsOfOthers(s, i))
            return _folk.Union is { } union ? [new Party(union, null)] : [];
        if (Roles.IsBidder(lemma) && !plural && determiner is "the" or "its" or "their" or "this" && (index.OnlyOwn([ActorKind.Person]) ?? OnlyBidder()) is { } bidder)
            return [new Party(bidder, Roles.PersonOf(index.Actor(bidder), lemma) ?? index.Actor(bidder)!.Name)];
        if (lemma == "head" && i + 2 < s.Tokens.Length && s.Lower(i + 1) == "of" && s.Lower(i + 2) is "state" or "government")
            lemma = "leader";
        if (Institution(s, i, lemma, plural, determiner) is { Count: > 0 } institution)
            return institution;
        var owner = s.Child(i, "nmod:poss");
        if (owner < 0 && determiner is "his" or "her" or "its" or "their")
            owner = first;
        if (owner >= 0 && (lemma is "counterpart" or "opponent" or "adversary" or "rival" or "interlocutor" or "foe" or "opposite" || (lemma == "number" && s.Lower(i - 1) == "opposite")))
            return !plural && OwnerOf(s, owner) is { } self && Facing(s, i, self) is { } facing ? [facing] : [];
        if (owner >= 0 && Folk.Is(lemma) && !Roles.IsPersonal(lemma))
            return [];
        if (owner >= 0 && _resolved.TryGetValue((s.Index, owner), out var owners) && Nouns.IsSomebody(lemma))
            return owners.Count == 1 && !plural ? [new Party(owners[0].Actor, Roles.PersonOf(index.Actor(owners[0].Actor), lemma))] : owners;
        // "a military spokesman confirmed": of whom the text just spoke
        if (determiner is "a" && lemma is "spokesman" or "spokeswoman" or "spokesperson" && ArticleSentence.Is(s.Tokens[i].Relation, "nsubj") && s.Child(i, "nmod") < 0)
            return Back(s, i, r => r.Parties.Count == 1 && r.Salience > Salience.Place && index.IsOwn(r.Actor), 1) is { } spoken ? [new Party(spoken.Actor, null)] : [];
        if (determiner is not ("the" or "this" or "that"))
            return [];
        if (Roles.IsPersonal(lemma) && !plural)
            return WithRole(s, i, first, lemma);
        if (plural && !Roles.MayBePlural(lemma))
            return All(s, i, lemma);
        return _descriptions.Find(s, first, i) is { } known ? [new Party(known, null)] : OfKind(s, i, lemma);
    }

    // The dossier's only party one of whose people is listed as the buyer.
    private string? OnlyBidder() =>
        index.Own.Where(a => a.People.Any(p => p.Role is { } role && Roles.IsBidder(role.ToLowerInvariant()))).Take(2).ToList() is [var only] ? only.Id : null;

    private string? OwnerOf(ArticleSentence s, int owner) =>
        s.MentionAt(owner)?.Actor ?? (_resolved.TryGetValue((s.Index, owner), out var parties) && parties.Count == 1 ? parties[0].Actor : null);

    private IReadOnlyList<Party> WithRole(ArticleSentence s, int i, int first, string lemma)
    {
        var phrase = string.Join(' ', Enumerable.Range(first + 1, i - first).Select(s.Lower));
        if (phrase.Contains("former", StringComparison.Ordinal) || s.Child(i, "nmod") is var of && of >= 0 && s.MentionAt(of) is not null)
            return [];
        var found = Back(s, i, r => r.IsPerson && r.Parties.Count == 1 && Fits(r, phrase, lemma), 40);
        if (found is not null)
            return One(found);
        return Roles.OnlyOne(index, phrase) is { } known ? [known] : [];
    }

    private bool Fits(Referent r, string phrase, string lemma)
    {
        if (index.Actor(r.Actor) is not { } actor)
            return false;
        if (actor.Kind == ActorKind.Person)
            return Roles.IsPrivate(lemma) || actor.People.Any(p => Roles.Same(p.Role, lemma));
        if (r.Parties[0].Person is not { } name)
            return Roles.Same(r.Words, lemma);
        var role = _roles.TryGetValue(name, out var seen) ? seen.Role : null;
        var known = actor.People.FirstOrDefault(p => p.Name == name)?.Role;
        return Roles.Same(role, lemma) || Roles.Same(known, lemma) || (role is null && known is null && Roles.Same(name, lemma)) || (lemma == "man" && phrase == "man");
    }

    private IReadOnlyList<Party> OfKind(ArticleSentence s, int i, string lemma)
    {
        if (lemma is "statement" or "communique" or "communiqué" or "readout" or "letter")
            return s.Tokens[i].Relation.StartsWith("nsubj", StringComparison.Ordinal) ? One(Back(s, i, r => r.Parties.Count == 1 && r.Salience >= Salience.Main, 2)) : [];
        // "the US company" is described, but as one of another place than any named
        if (Roles.KindsOf(lemma) is not { Length: > 0 } kinds || IsOfThing(s, i, lemma) || (i > 1 && char.IsUpper(s.Tokens[i - 1].Form[0]) && s.Lower(i - 1) is not ("the" or "this" or "that")))
            return [];
        if (kinds.Contains(ActorKind.State) && Lead(s, i) is { } place)
            return [place];
        var named = Roles.IsOffice(lemma) ? Back(s, i, r => r.Parties.Count == 1 && r.Words.Contains(lemma, StringComparison.Ordinal), 12) : null;
        if (lemma == "party")
            named = Back(s, i, r => r.Parties.Count == 1 && index.Actor(r.Actor) is { } actor && actor.Name.Contains("Party", StringComparison.Ordinal), Reach);
        var found = named ?? Back(s, i, r => r.Parties.Count == 1 && r.Salience > Salience.Place && index.Actor(r.Actor) is { } actor && IsOf(actor, kinds), Reach);
        if (found is not null)
            return [new Party(found.Actor, null)];
        return (index.OnlyOwn(kinds) ?? Foremost(kinds)) is { } only ? [new Party(only, null)] : [];
    }

    // "the administration of the port", "the exchange of prisoners": what is done with something, no body.
    private static bool IsOfThing(ArticleSentence s, int i, string lemma) =>
        lemma is "administration" or "management" or "exchange" or "state" && s.Children[i].Exists(k => k > i && s.Tokens[k].Upos is "NOUN" or "PROPN" && s.MentionAt(k) is null && s.Child(k, "case") is >= 0 and var of && s.Lower(of) == "of");

    private static bool IsOf(Actor actor, ActorKind[] kinds) =>
        kinds.Contains(actor.Kind) || (kinds.Contains(ActorKind.Company) && Folk.MayBeCompany(actor)) || (kinds.Contains(ActorKind.Union) && Folk.IsUnion(actor)) || (kinds is [ActorKind.Party] && Folk.MayBeParty(actor));

    // The dossier's party of a kind that the article names far more often than any other of it.
    private string? Foremost(ActorKind[] kinds)
    {
        var named = index.Own.Where(a => IsOf(a, kinds)).Select(a => (a.Id, Times: _timesNamed.GetValueOrDefault(a.Id))).OrderByDescending(p => p.Times).Take(2).ToList();
        return named is [var first, ..] && first.Times > 0 && (named.Count == 1 || first.Times >= 2 * named[1].Times) ? first.Id : null;
    }

    // "In Cairo, the presidency announced"
    private static Party? Lead(ArticleSentence s, int i) =>
        s.Lower(0) is "in" or "from" && s.MentionAt(s.Lower(1) == "the" ? 2 : 1) is { Kind: MentionKind.Name } place && place.Last + 1 < i && s.Tokens[place.Last + 1].Form == "," ? new Party(place.Actor, null) : null;

    /// <summary>Whether an actor is one of the dossier's own, not only of the book of the world.</summary>
    public bool IsParty(string actor) => index.IsOwn(actor);

    private static IReadOnlyList<Party> One(Referent? referent) => referent is null ? [] : referent.Parties;

    // The sentence's own referents first, then those of the sentences before, each by salience.
    private Referent? Back(ArticleSentence s, int token, Func<Referent, bool> agrees, int reach, bool stopAtOthers = false)
    {
        var quotation = s.Quotation[token];
        var below = Below(s, token);
        var person = s.Lower(token) is "he" or "she" || Roles.IsPersonal(s.Tokens[token].Lemma);
        // "“Peru is wrong,” it said": whoever says so is not named in what he says
        var says = quotation == 0 && ArticleSentence.Is(s.Tokens[token].Relation, "nsubj") && s.Tokens[token].Head is >= 0 and var verb && SayingWords.IsVerb(s, verb);
        bool Fits(Referent r) => agrees(r) && !(below.Count > 0 && r.Parties is [var one] && below.Contains(person ? one.Person ?? one.Actor : one.Actor));
        // The sentence's own subject may be named again further down: "Iraq said it would remove any doubts that Iraq …"
        var own = Best(_referents[s.Index].Where(r => r.Token < token && (Fits(r) || (r.Salience >= Salience.Subject && agrees(r))) && !(quotation > 0 && r.Quotation != quotation && r.Salience >= Salience.Subject) && !(says && r.Quotation > 0)));
        own ??= Ahead(s, token, agrees);
        if (own is not null)
            return own;
        for (var k = s.Index - 1; k >= 0 && k >= s.Index - reach; k--)
        {
            if (Best(_referents[k].Where(Fits)) is { } best)
                return best;
            if (stopAtOthers && HasOtherPeople(sentences[k]))
                return null;
        }

        return null;
    }

    // "The isolated state wants a treaty with the United States": who is named in what a subject does is somebody else.
    private static HashSet<string> Below(ArticleSentence s, int subject)
    {
        var named = new HashSet<string>(StringComparer.Ordinal);
        if (!ArticleSentence.Is(s.Tokens[subject].Relation, "nsubj") || s.Tokens[subject].Head is not (>= 0 and var verb))
            return named;
        for (var k = subject + 1; k < s.Tokens.Length && k < subject + Widest; k++)
        {
            if (s.MentionAt(k) is { } mention && mention.First == k && mention.Kind is MentionKind.Name or MentionKind.Person && char.IsUpper(s.Tokens[k].Form[0]) && IsUnder(s, mention.Last, verb))
                named.Add(mention.Person ?? mention.Actor);
        }

        return named;
    }

    private static bool IsUnder(ArticleSentence s, int token, int verb)
    {
        for (var (at, depth) = (token, 0); at >= 0 && depth < 12; at = s.Tokens[at].Head, depth++)
        {
            if (at == verb)
                return true;
        }

        return false;
    }

    private Referent? Best(IEnumerable<Referent> referents)
    {
        Referent? best = null;
        foreach (var r in referents.Take(Widest))
        {
            if (best is null || Rank(r) > Rank(best))
                best = r;
        }

        return best;
    }

    private int Rank(Referent r) => ((int)r.Salience * 2) + (index.IsOwn(r.Actor) ? 1 : 0) + (r.Parties.Count > 1 && r.Salience >= Salience.Subject ? Math.Min(r.Parties.Count - 1, 3) : 0);

    // "When they met in Osaka, Donald Trump and Xi Jinping …": the name comes behind.
    private Referent? Ahead(ArticleSentence s, int token, Func<Referent, bool> agrees)
    {
        if (token > 5 || s.Lower(0) is not ("according" or "for" or "like" or "unlike" or "with" or "by" or "when" or "after" or "before" or "while" or "as" or "since" or "although" or "in" or "despite" or "during"))
            return null;
        for (var i = token + 1; i < s.Tokens.Length && i < token + 16; i++)
        {
            if (s.Tokens[i].Form != "," || i + 1 >= s.Tokens.Length || s.MentionAt(i + 1) is not { } mention || mention.First != i + 1)
                continue;
            var main = Array.FindIndex(s.Tokens, t => t.Head < 0);
            var group = new List<Referent> { Named(s, mention, main) };
            if (s.Mentions.Find(m => m.First > mention.Last) is { } second)
            {
                group.Add(Named(s, second, main));
                Join(s, group);
            }

            return group.FindLast(r => agrees(r));
        }

        return null;
    }

    private static bool HasOtherPeople(ArticleSentence s)
    {
        foreach (var token in s.Tokens)
        {
            if (token.Xpos == "NNS" && ArticleSentence.Is(token.Relation, "nsubj") && (Nouns.Unnamed.Contains(token.Lemma) || Nouns.IsSomebody(token.Lemma)))
                return true;
        }

        return false;
    }
}
