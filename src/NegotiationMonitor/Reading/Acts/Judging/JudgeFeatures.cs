using NegotiationMonitor.Articles;
using NegotiationMonitor.Reading.Issues;
using NegotiationMonitor.Reading.Names;
using NegotiationMonitor.Reading.Text;

namespace NegotiationMonitor.Reading.Acts.Judging;

/// <summary>What is seen of an act in the making when its kind and sign are judged: each feature a name with up to two words, kept by its hash.</summary>
internal sealed class JudgeFeatures(RuleBook rules, bool named = false)
{
    private const ulong Basis = 14695981039346656037;
    private const ulong Prime = 1099511628211;

    // Tokens of an object that are looked at.
    private const int Longest = 30;

    /// <summary>Hashes of the features.</summary>
    public List<ulong> Keys { get; } = [];

    /// <summary>Their names, where they were asked for.</summary>
    public List<string>? Names { get; } = named ? [] : null;

    /// <summary>Hash of a feature as written: <c>lemma=reject</c>, <c>rule+object=accept|offer</c>.</summary>
    public static ulong KeyOf(ReadOnlySpan<char> name) => Hash(Basis, name);

    /// <summary>Fills in the features of an act.</summary>
    /// <param name="s">What the sentence and the article tell besides.</param>
    public void Fill(Draft d, Surroundings s)
    {
        Keys.Clear();
        Names?.Clear();
        Add("bias");
        Given(d);
        Words(d.Candidate);
        Who(d);
        Where(d, s);
        Topic(d);
        Region(d.Candidate);
        Actor(d, s);
    }

    private void Given(Draft d)
    {
        var c = d.Candidate;
        var sign = Judge.SignOf(d.Stance);
        Add("rule", c.Rule.Id);
        Add("type", d.Type);
        Add("sign", sign);
        Add("type+sign", d.Type, sign);
        Add("rule+sign", c.Rule.Id, sign);
        Add("rule+type", c.Rule.Id, d.Type);
        foreach (var turn in d.Turned)
            Add("turn", turn);
        Add("stance", c.Rule.Stance.Word());
        if (c.Weak)
            Add("weak", c.Rule.Id);
        if (c.Loose)
            Add("loose");
        if (c.Orphan)
            Add("orphan");
        if (c.Echo is not null)
            Add("echo");
        if (d.Conditions.Count > 0)
            Add("conditioned", d.Type);
    }

    private void Words(Candidate c)
    {
        var (s, h) = (c.Sentence, c.Head);
        var t = s.Tokens[h];
        var lemma = t.Lemma;
        Add("lemma", lemma);
        Add("lemma+upos", lemma, t.Upos);
        Add("rule+lemma", c.Rule.Id, lemma);
        Add("xpos", t.Xpos);
        Add("relation", t.Relation);
        Add("rule+relation", c.Rule.Id, t.Relation);
        Add("modal", c.Modal ?? "no");
        Add("lemma+modal", lemma, c.Modal ?? "no");
        Add("rule+modal", c.Rule.Id, c.Modal ?? "no");
        if (c.Negated)
        {
            Add("negated", c.Rule.Id);
            Add("negated+lemma", lemma);
        }

        if (t.Upos == "VERB" && Clauses.IsPassive(s, h))
            Add("passive", lemma);
        if (t.Head >= 0)
        {
            Add("above", s.Tokens[t.Head].Lemma);
            Add("above+relation", s.Tokens[t.Head].Lemma, t.Relation);
            Add("lemma+above", lemma, s.Tokens[t.Head].Lemma);
        }

        Likely("could", s, h);
        foreach (var child in s.Children[h])
            Below(c, child);
    }

    private void Below(Candidate c, int child)
    {
        var (s, lemma) = (c.Sentence, c.Sentence.Tokens[c.Head].Lemma);
        var k = s.Tokens[child];
        if (k.Upos == "PUNCT")
            return;
        var word = s.MentionAt(child) is not null ? "PARTY" : k.Lemma;
        switch (k.Relation)
        {
            case "obj" or "xcomp" or "ccomp" or "nsubj:pass":
                Add(k.Relation, word);
                Add("lemma+object", lemma, word);
                Add("rule+object", c.Rule.Id, word);
                Likely("object-could", s, child);
                break;
            case "nsubj" or "csubj":
                Add("subject", word);
                break;
            case "aux" or "cop" or "aux:pass":
                Add("aux", s.Lower(child));
                break;
            case "advmod" or "mark" or "compound:prt" or "amod" or "det":
                Add(k.Relation, word);
                Add("lemma+mod", lemma, word);
                break;
            case "advcl" or "conj" or "parataxis" or "acl" or "acl:relcl":
                Add(k.Relation, k.Xpos);
                break;
            default:
                if (ArticleSentence.Is(k.Relation, "obl", "nmod") && s.Child(child, "case") is >= 0 and var at)
                {
                    Add("prep", lemma, s.Lower(at));
                    Add("prep+word", s.Lower(at), word);
                    Add("lemma+object", lemma, word);
                }

                break;
        }
    }

    // Which rules know the word, whether or not they found an act in it.
    private void Likely(string name, ArticleSentence s, int token)
    {
        foreach (var trigger in rules.Of(s.Lower(token)))
        {
            if (trigger.Behind.Count == 0)
                Add(name, trigger.Rule.Id);
        }
    }

    private void Actor(Draft d, Surroundings around)
    {
        var c = d.Candidate;
        Add("kind", c.Kind.ToString());
        Add("actor-kind", around.Kind);
        Add("actor-known", around.Own ? "book" : "world");
        Add("actor-share", around.Share switch { 0 => "0", < 0.05 => "5", < 0.15 => "15", < 0.3 => "30", _ => "more" });
        Add("person", d.Actor.Person is null ? "no" : char.IsUpper(d.Actor.Person[0]) ? "named" : "office");
        if (c.ActorToken >= 0 && c.Sentence.MentionAt(c.ActorToken) is { } mention)
            Add("mention", mention.Kind switch { MentionKind.Name => "name", MentionKind.Adjective => "adjective", MentionKind.Person => "person", MentionKind.Body => "body", _ => "reference" });
        Add("last", around.Last?.Type ?? "none");
        Add("last-same", around.Last?.Actor.Actor == d.Actor.Actor ? "yes" : "no");
        Add("issue-last", around.Last is { } last && last.Issue == d.Issue ? "yes" : "no");
    }

    private void Who(Draft d)
    {
        var c = d.Candidate;
        var s = c.Sentence;
        var voice = c.Voice;
        Add("voice", voice is null ? "no" : voice.Verb >= 0 ? s.Tokens[voice.Verb].Lemma : "carried");
        Add("speaks", voice?.Speaker is null ? voice is null ? "no" : "unknown" : voice.Speaker.Actor == d.Actor.Actor ? "self" : "other");
        Add("quoted", s.Quotation[c.Head] > 0 ? "yes" : "no");
        Add("actors", c.Actors.Count > 2 ? "many" : c.Actors.Count == 2 ? "two" : "one");
        if (c.ActorToken >= 0)
        {
            Add("actor-relation", s.Tokens[c.ActorToken].Relation);
            Add("actor-side", c.ActorToken < c.Head ? "before" : "behind");
            Add("actor-named", s.MentionAt(c.ActorToken) is null ? s.Lower(c.ActorToken) : "yes");
        }
        else
            Add("actor-token", "none");
        Add("rule+speaks", c.Rule.Id, voice?.Speaker is null ? "no" : voice.Speaker.Actor == d.Actor.Actor ? "self" : "other");
    }

    private void Where(Draft d, Surroundings s)
    {
        var sentence = d.Candidate.Sentence;
        Add("heading", sentence.Heading ? "yes" : "no");
        Add("place", sentence.Index switch { 0 => "0", 1 => "1", < 4 => "3", < 10 => "9", _ => "late" });
        Add("beside", s.Beside switch { 0 => "0", 1 => "1", 2 => "2", _ => "more" });
        Add("beside-own", s.BesideOwn switch { 0 => "0", 1 => "1", _ => "more" });
        Add("rule+beside", d.Candidate.Rule.Id, s.BesideOwn == 0 ? "alone" : "not");
        Add("same-trigger", s.Shared ? "yes" : "no");
        Add("order", s.Order == 0 ? "first" : "later");
        Add("again", s.Again);
        Add("before", s.Before);
        Add("type+before", d.Type, s.Before);
        Add("length", sentence.Tokens.Length switch { < 10 => "9", < 20 => "19", < 35 => "34", _ => "long" });
        Add("depth", Depth(sentence, d.Candidate.Head));
    }

    private void Topic(Draft d)
    {
        var choice = d.Choice;
        var row = d.Row;
        var f = choice.Features[row];
        var place = row == choice.None ? "null" : f[(int)IssueFeature.ObjectBest] > 0 ? "object" : f[(int)IssueFeature.ThemeBest] > 0 ? "theme" : f[(int)IssueFeature.ClauseBest] > 0 ? "clause"
            : f[(int)IssueFeature.SentenceBest] > 0 ? "sentence" : f[(int)IssueFeature.StoryBest] > 0 ? "story" : "other";
        var general = row != choice.None && f[(int)IssueFeature.General] > 0;
        Add("issue-in", place);
        Add("type+issue-in", d.Type, place);
        Add("rule+issue-in", d.Candidate.Rule.Id, place);
        Add("general", general ? "yes" : "no");
        Add("type+general", d.Type, general ? "yes" : "no");
        var best = double.NegativeInfinity;
        for (var i = 0; i < choice.Scores.Length; i++)
        {
            if (i != row)
                best = Math.Max(best, choice.Scores[i]);
        }

        Add("margin", (choice.Scores[row] - best) switch { < 0 => "under", < 0.5 => "0", < 1 => "0.5", < 2 => "1", < 4 => "2", _ => "4" });
    }

    private void Region(Candidate c)
    {
        var s = c.Sentence;
        Add("about", (c.About.Last - c.About.First) switch { < 3 => "3", < 8 => "8", < 16 => "16", _ => "long" });
        for (var i = Math.Max(0, c.About.First); i <= c.About.Last && i < s.Tokens.Length && i < c.About.First + Longest; i++)
        {
            if (i != c.Head && s.MentionAt(i) is null && s.Tokens[i].Upos is "NOUN" or "VERB" or "ADJ" or "ADV" or "PART")
                Add("word", s.Tokens[i].Lemma);
        }
    }

    private static string Depth(ArticleSentence s, int token)
    {
        var depth = 0;
        for (var at = s.Tokens[token].Head; at >= 0 && depth < 5; at = s.Tokens[at].Head)
            depth++;
        return depth switch { 0 => "0", 1 => "1", 2 => "2", 3 => "3", 4 => "4", _ => "5" };
    }

    private void Add(string name, string? a = null, string? b = null)
    {
        var key = Hash(Basis, name);
        if (a is not null)
            key = Hash(Hash(key, "="), a);
        if (b is not null)
            key = Hash(Hash(key, "|"), b);
        Keys.Add(key);
        Names?.Add(a is null ? name : b is null ? $"{name}={a}" : $"{name}={a}|{b}");
    }

    private static ulong Hash(ulong hash, ReadOnlySpan<char> text)
    {
        foreach (var c in text)
            hash = (hash ^ c) * Prime;
        return hash;
    }
}
