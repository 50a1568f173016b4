using System.Collections.Frozen;
using NegotiationMonitor.Reading.Names;
using NegotiationMonitor.Reading.Text;
using NegotiationMonitor.Reading.Voices;

namespace NegotiationMonitor.Reading.Acts;

/// <summary>
/// Terms of a plan, an offer or a deal told by themselves once it was introduced: "Peru put forward a draft. Both fleets would leave the bay."
/// They belong to its author (READING: "Terms of a plan").
/// </summary>
internal sealed class TermFinder(RuleBook rules, Clauses clauses)
{
    // Sentences after which nothing is understood to go on with the terms.
    private const int Reach = 1;

    private static readonly FrozenSet<string> Ids = FrozenSet.ToFrozenSet(["plan-term", "offer-term", "deal-term"], StringComparer.Ordinal);

    private static readonly FrozenSet<string> Accords = WordClasses.Of("deal");

    private static readonly FrozenSet<string> Drafts = "plan proposal draft scheme blueprint bill initiative text formula framework roadmap paper document outline package option".Split(' ').ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string> Offers = ["offer", "bid", "counteroffer", "counter-offer"];

    // What is told of the terms, not a term.
    private static readonly FrozenSet<string> Telling = ("say tell mean seem appear remain depend need have know show suggest expect hope think believe come happen help cost matter prove take go vote decide ratify approve reject accept discuss "
        + "meet follow begin start end expire sign publish announce explain fail succeed be become").Split(' ').ToFrozenSet(StringComparer.Ordinal);

    // What a plan does to its contents: "the draft includes …", "the offer is believed to contain …".
    private static readonly FrozenSet<string> Holding = ("include contain involve comprise provide foresee envisage envision stipulate specify say state set call give grant allow let permit require oblige commit bind offer cover raise cut lift end ban bar create "
        + "establish guarantee promise see mean extend reduce introduce keep leave entitle ensure limit cap phase impose scrap abolish halve double triple exempt open close award secure increase lower prohibit restrict reserve spare protect preserve propose suggest recommend").Split(' ').ToFrozenSet(StringComparer.Ordinal);

    // "the first stage of the plan", "the heart of the offer"
    private static readonly FrozenSet<string> Parts = ["stage", "phase", "step", "part", "element", "component", "pillar", "core", "heart", "centrepiece", "centerpiece", "cornerstone"];

    private static readonly FrozenSet<string> Reported = ["believe", "understand", "expect", "say", "report", "think", "know", "rumour", "rumor", "suppose", "design", "aim", "intend", "likely", "seem", "appear"];

    private readonly Dictionary<string, Opened> _last = new(StringComparer.Ordinal);

    private Opened? _open;

    /// <summary>Whether a rule is one of those for terms told by themselves.</summary>
    public static bool IsTerm(ActRule rule) => Ids.Contains(rule.Id);

    /// <summary>The terms that a sentence tells outside the acts found in it.</summary>
    public List<Candidate> In(ArticleSentence s, List<Candidate> found, IReadOnlyList<Voice> voices)
    {
        var terms = new List<Candidate>();
        foreach (var term in Held(s, found, voices))
            terms.Add(term);
        found.RemoveAll(c => terms.Exists(t => t.Rule.Id != "deal-term" && c.Head > t.Head && c.Head <= t.About.Last && c.Kind != 'N'));
        if (s.Tokens[^1].Form != "?")
            terms.AddRange(Under(s) is { } under ? Listed(s, under, found, voices) : Following(s, found, voices).Where(t => !terms.Exists(h => h.Head >= t.About.First && h.Head <= t.About.Last)).ToList());
        found.RemoveAll(c => c.Orphan && terms.Exists(t => c.Head >= t.About.First && c.Head <= t.About.Last));
        Note(s, found, terms);
        return terms;
    }

    // "The offer includes a rapid expansion of training posts": what a plan, an offer or a deal that was told of holds.
    private IEnumerable<Candidate> Held(ArticleSentence s, List<Candidate> found, IReadOnlyList<Voice> voices)
    {
        for (var noun = 0; noun < s.Tokens.Length; noun++)
        {
            if (s.Tokens[noun].Upos != "NOUN" || RuleOf(s.Tokens[noun].Lemma) is not { } id)
                continue;
            var owner = clauses.Owner(s, noun) is { Count: > 0 } own ? own : Author(s, noun);
            if (owner.Count > 0)
                _last[id] = new Opened(id, owner, s.Index);
            var subject = s.Tokens[noun] is { Relation: "nmod", Head: >= 0 and var whole } && Parts.Contains(s.Tokens[whole].Lemma) ? whole : noun;
            if (Does(s, subject) is not (> 0 and var verb) || !IsKnown(s, noun, owner))
                continue;
            if (Reported.Contains(s.Tokens[verb].Lemma) && s.Child(verb, "xcomp") is > 0 and var inner)
                verb = inner;
            if (verb < noun || !(Holding.Contains(s.Tokens[verb].Lemma) || (subject != noun && IsAim(s, verb))) || s.Tokens[verb].Upos != "VERB" || Clauses.IsPassive(s, verb) || Clauses.IsNegated(s, verb) || Clauses.IsHypothetical(s, verb)
                || found.Exists(c => c.Head == noun || c.Head == verb) || rules.Find(id) is not { } rule)
            {
                continue;
            }

            var authors = owner.Count > 0 ? owner : _last.GetValueOrDefault(id)?.Authors ?? (id == "deal-term" && Clauses.Modal(s, verb) is null ? clauses.Discourse.Foremost() : []);
            if (id == "deal-term")
                authors = Carriers(s, verb, authors);
            if (authors.Count > 0)
                yield return new Candidate(s, rule, verb, verb) { Actors = authors, ActorToken = noun, About = (verb, s.Span(verb).Last), Voice = VoiceFinder.At(voices, verb) };
        }
    }

    // "the plan, put forward by Oslo,"
    private IReadOnlyList<Party> Author(ArticleSentence s, int noun) =>
        s.Children[noun].Where(k => k > noun && ArticleSentence.Is(s.Tokens[k].Relation, "acl") && Clauses.IsPassive(s, k)).Select(k => clauses.Parties(s, Clauses.ByAgent(s, k))).FirstOrDefault(p => p.Count > 0) ?? [];

    // The verb that tells what a plan does: "the plan includes", "a plan that includes"; -1 where there is none.
    private static int Does(ArticleSentence s, int noun)
    {
        if (s.Children[noun].Find(k => k > noun && s.Tokens[k].Relation == "acl:relcl" && Holding.Contains(s.Tokens[k].Lemma) && s.Child(k, "nsubj") is > 0 and var which && s.Lower(which) is "that" or "which") is > 0 and var relative)
            return relative;
        return ArticleSentence.Is(s.Tokens[noun].Relation, "nsubj") ? s.Tokens[noun].Head : -1;
    }

    // "should be to widen the port"
    private static bool IsAim(ArticleSentence s, int verb) => s.Child(verb, "cop") >= 0 && s.Child(verb, "mark") is >= 0 and var to && s.Lower(to) == "to";

    private static string? RuleOf(string noun) => Offers.Contains(noun) ? "offer-term" : Drafts.Contains(noun) ? "plan-term" : Accords.Contains(noun) ? "deal-term" : null;

    // "the plan", "its offer", "the US proposal", "a tentative deal"; a deal as such is none.
    private static bool IsKnown(ArticleSentence s, int noun, IReadOnlyList<Party> owner) =>
        owner.Count > 0 || (s.Child(noun, "det", "nmod:poss") is >= 0 and var det && s.Lower(det) is "the" or "this" or "its" or "their" or "his" or "her")
        || (s.Tokens[noun].Lemma == "option" && s.Children[noun].Exists(k => s.Lower(k) is "other" or "another" or "one" or "first" or "second" or "third"));

    // "would give the drivers an hour": those who get something do not carry it out.
    private IReadOnlyList<Party> Carriers(ArticleSentence s, int verb, IReadOnlyList<Party> parties)
    {
        var gets = s.Tokens[verb].Lemma is "give" or "grant" or "offer" or "guarantee" or "award" or "entitle" or "allow" or "let" or "permit" or "exempt" or "spare" or "secure"
            ? s.Children[verb].Where(k => k > verb && ArticleSentence.Is(s.Tokens[k].Relation, "obj", "iobj")).SelectMany(k => clauses.Parties(s, k)).Select(p => p.Actor).ToHashSet(StringComparer.Ordinal) : [];
        var bound = s.Tokens[verb].Lemma is "require" or "oblige" or "commit" or "bind" or "see" ? clauses.Parties(s, s.Child(verb, "obj")) : [];
        return bound.Count > 0 ? bound : [.. parties.Where(p => !gets.Contains(p.Actor))];
    }

    private void Note(ArticleSentence s, List<Candidate> found, List<Candidate> terms)
    {
        if (terms.Count > 0 && _open is not null)
            _open = _open with { Sentence = s.Index };
        foreach (var c in found)
        {
            var rule = c.Rule.Type switch { "proposal_floated" => "plan-term", "offer_made" or "offer_conditioned" when c.Rule.Id is not ("own-will" or "own-could") => "offer-term", "agreement_reached" => "deal-term", _ => null };
            if (rule is null || c.Negated || c.Actors.Count == 0)
                continue;
            _last[rule] = new Opened(rule, c.Actors, s.Index);
            // "drew up a plan for a force, agreed by both": the plan goes on
            if (_open?.Sentence != s.Index || !ArticleSentence.Is(s.Tokens[c.Head].Relation, "acl", "advcl", "amod"))
                _open = _last[rule];
        }
    }

    // "A draft was tabled. Both fleets would leave": what follows what was put forward.
    private IEnumerable<Candidate> Following(ArticleSentence s, List<Candidate> found, IReadOnlyList<Voice> voices)
    {
        if (_open is not { Rule: not "deal-term" } open || s.Index - open.Sentence > Reach || s.Heading || rules.Find(open.Rule) is not { } rule)
            yield break;
        foreach (var head in Heads(s))
        {
            if (IsOpen(s, Region(s, head), found, voices, open) && IsTold(s, head))
                yield return new Candidate(s, rule, head, head) { Actors = open.Authors, About = Region(s, head), Negated = IsNegated(s, head), Voice = VoiceFinder.At(voices, head) };
        }
    }

    // "Under the contract, wages rise by 3 percent, a doctor is to be hired, and …": each of a list, whatever the parser made of it.
    private IEnumerable<Candidate> Listed(ArticleSentence s, Opened open, List<Candidate> found, IReadOnlyList<Voice> voices)
    {
        if (rules.Find(open.Rule) is not { } rule)
            yield break;
        var first = Enumerable.Range(0, s.Tokens.Length).First(i => s.Lower(i) == "under");
        for (var start = first; start < s.Tokens.Length;)
        {
            var end = start;
            while (end < s.Tokens.Length && s.Tokens[end].Form is not ("," or ";"))
                end++;
            var head = Enumerable.Range(start, end - start).FirstOrDefault(i => s.Tokens[i].Upos == "VERB", -1);
            head = head >= 0 ? head : Enumerable.Range(start, end - start).FirstOrDefault(i => s.Tokens[i].Upos == "NOUN", -1);
            if (start > first && head >= 0 && IsOpen(s, (start, end - 1), found, voices, open))
                yield return new Candidate(s, rule, head, head) { Actors = Payers(s, head, open), About = (start, end - 1), Negated = IsNegated(s, head), Voice = VoiceFinder.At(voices, head) };
            start = end + 1;
        }
    }

    // "a sum is set aside by the district": who carries out a term of a deal.
    private IReadOnlyList<Party> Payers(ArticleSentence s, int head, Opened open) =>
        open.Rule == "deal-term" && Clauses.IsPassive(s, head) && clauses.Parties(s, Clauses.ByAgent(s, head)) is { Count: > 0 } payers ? payers : open.Authors;

    // "Under the contract, …": what was struck, planned or offered before.
    private Opened? Under(ArticleSentence s)
    {
        for (var i = 0; i + 2 < s.Tokens.Length; i++)
        {
            if (s.Lower(i) != "under" || s.Lower(i + 1) is not ("the" or "its" or "their" or "this" or "that" or "these" or "those"))
                continue;
            for (var k = i + 2; k < s.Tokens.Length && k <= i + 8 && (s.Tokens[k].Form == "-" || s.Tokens[k].Upos is not ("PUNCT" or "VERB")); k++)
            {
                var noun = s.Tokens[k].Lemma;
                var rule = RuleOf(noun) ?? (noun is "term" ? "deal-term" : null);
                if (rule is null)
                    continue;
                var owner = clauses.Owner(s, k);
                return owner.Count > 0 ? new Opened(rule, owner, s.Index) : _last.GetValueOrDefault(rule) ?? (rule == "deal-term" ? new Opened(rule, clauses.Discourse.Foremost(), s.Index) : null);
            }
        }

        return null;
    }

    // The main clause and those joined to it with subjects of their own.
    private static IEnumerable<int> Heads(ArticleSentence s)
    {
        for (var i = 0; i < s.Tokens.Length; i++)
        {
            if (s.Tokens[i].Head < 0 || (s.Tokens[i] is { Relation: "conj" or "parataxis", Head: >= 0 and var up } && s.Tokens[up].Head < 0 && s.Child(i, "nsubj", "nsubj:pass") >= 0))
                yield return i;
        }
    }

    // No act was found in the clause, and nobody else says it.
    private static bool IsOpen(ArticleSentence s, (int First, int Last) clause, List<Candidate> found, IReadOnlyList<Voice> voices, Opened open) =>
        !found.Exists(c => !c.Orphan && c.Head >= clause.First && c.Head <= clause.Last)
        && (VoiceFinder.At(voices, clause.Last)?.Speaker is not { } speaker || s.Quotation[clause.First] == 0 || open.Authors.Any(a => a.Actor == speaker.Actor));

    // The clause without those joined to it.
    private static (int First, int Last) Region(ArticleSentence s, int head)
    {
        var (first, last) = s.Span(head);
        foreach (var child in s.Children[head])
        {
            if (s.Tokens[child].Relation is "conj" or "parataxis" && child > head && s.Child(child, "nsubj", "nsubj:pass") >= 0)
                last = Math.Min(last, s.Span(child).First - 1);
        }

        return (first, Math.Max(head, last));
    }

    // "would be raised", "is set aside", "the ports are to open"; a list of sums has no verb at all.
    private static bool IsTold(ArticleSentence s, int head)
    {
        var token = s.Tokens[head];
        var subject = s.Child(head, "nsubj", "nsubj:pass");
        if (token.Upos is "NOUN" && subject < 0 && s.Child(head, "cop", "aux") < 0)
            return s.Tokens.Any(t => t.Upos == "NUM") && head < 8 && !s.Tokens.Any(t => t.Xpos is "VBD" && t.Head == head);
        if (subject < 0 || s.MentionAt(subject) is not null || s.Lower(subject) is "i" or "we" or "he" or "she" or "who" or "they" or "you" or "that" or "this" or "there" || (Telling.Contains(token.Lemma) && !Clauses.IsPassive(s, head) && token.Upos is "VERB" or "AUX"))
            return false;
        return Clauses.Modal(s, head) is "will" or "would" or "shall" or "may" or "can" or "could" || IsToCome(s, head);
    }

    // "the ports are to open"
    private static bool IsToCome(ArticleSentence s, int head) =>
        s.Children[head].Exists(k => s.Lower(k) == "to" && s.Tokens[k].Relation == "mark") && s.Children[head].Exists(k => s.Lower(k) is "is" or "are");

    private static bool IsNegated(ArticleSentence s, int head) =>
        Clauses.IsNegated(s, head) || (s.Child(head, "nsubj", "nsubj:pass") is >= 0 and var subject && (s.Lower(subject) is "nobody" or "nothing" or "none" || (s.Child(subject, "det") is >= 0 and var no && s.Lower(no) == "no")));

    /// <summary>What was put on the table.</summary>
    /// <param name="Rule">Which terms follow from it.</param>
    /// <param name="Sentence">Where it, or the last term of it, was told.</param>
    private sealed record Opened(string Rule, IReadOnlyList<Party> Authors, int Sentence);
}
