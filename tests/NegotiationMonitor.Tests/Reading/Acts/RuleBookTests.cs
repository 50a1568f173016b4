using NegotiationMonitor.Articles;
using NegotiationMonitor.Reading.Acts;

namespace NegotiationMonitor.Tests.Reading.Acts;

/// <summary>Each rule holds its own evidence: sentences in which it fires, at the marked words and for the party named, and near misses.</summary>
public sealed class RuleBookTests
{
    private static readonly IReadOnlyList<ActRule> Rules = RuleBook.Default.Rules;

    [Fact]
    public void Every_rule_has_two_sentences_that_fire_and_two_near_misses()
    {
        var poor = Rules.Where(r => r.Fires.Distinct().Count() < 2 || r.Misses.Distinct().Count() < 2).Select(r => r.Id);
        Assert.Empty(poor);
    }

    [Fact]
    public void Rules_fire_in_their_sentences_at_the_marked_words_and_for_the_party()
    {
        var wrong = new List<string>();
        foreach (var (rule, example) in Rules.SelectMany(r => r.Fires.Select(f => (Rule: r, Example: f))))
        {
            var sentence = RuleSentence.Parse(example);
            var found = RuleSentence.Read(sentence.Text);
            if (!found.Exists(f => f.Rule == rule.Id && f.First >= sentence.First && f.First < sentence.Last && f.Last >= sentence.Last && f.Actors.Contains(sentence.Party)))
                wrong.Add($"{rule.Id}: {example}   but {Told(found, sentence.Text)}");
        }

        Assert.True(wrong.Count == 0, $"{wrong.Count}:\n{string.Join('\n', wrong)}");
    }

    [Fact]
    public void Rules_do_not_fire_in_their_near_misses()
    {
        var wrong = new List<string>();
        foreach (var (rule, sentence) in Rules.SelectMany(r => r.Misses.Select(m => (Rule: r, Sentence: m))))
        {
            var found = RuleSentence.Read(sentence);
            if (found.Exists(f => f.Rule == rule.Id))
                wrong.Add($"{rule.Id}: {sentence}   but {Told(found, sentence)}");
        }

        Assert.True(wrong.Count == 0, $"{wrong.Count}:\n{string.Join('\n', wrong)}");
    }

    [Fact]
    public void No_rule_stands_in_the_shadow_of_another()
    {
        var shadowed = new List<string>();
        foreach (var rule in Rules)
        {
            foreach (var (words, kind) in rule.Verbs.Select(w => (w, 'V')).Concat(rule.Nouns.Select(w => (w, 'N'))).Concat(rule.Adjectives.Select(w => (w, 'A'))))
            {
                var head = words.Split(' ')[0].Split('/')[0].Split('-')[^1];
                var behind = string.Join(' ', words.Split(' ').Skip(1));
                var first = RuleBook.Default.Of(head).First(t => t.Kind == kind && t.Before.Length == words.Split(' ')[0].Split('/')[0].Count(l => l == '-') && string.Join(' ', t.Behind.Select(b => string.Join('/', b))) == behind);
                if (first.Rule != rule && first.Rule.Objects.Count == 0 && first.Rule.NotObjects.Count == 0)
                    shadowed.Add($"{rule.Id}: '{words}' is taken by {first.Rule.Id}");
            }
        }

        Assert.True(shadowed.Count == 0, string.Join('\n', shadowed));
    }

    [Fact]
    public void Rules_have_ids_of_their_own_and_types_that_are_acts()
    {
        Assert.Equal(Rules.Count, Rules.Select(r => r.Id).Distinct(StringComparer.Ordinal).Count());
        Assert.All(Rules, r => Assert.Matches("^[a-z]+(-[a-z]+)*$", r.Id));
        var evidence = new Evidence(0, 1, "x");
        Assert.All(Rules.SelectMany(r => new[] { r.Type, r.ProposalType, r.Ahead }.OfType<string>()), type =>
            Assert.Equal(type, EventNames.NameOf(ActTypes.New(type, "chile", new SaidOn(DateOnly.MinValue, DateOnly.MinValue, DateBasis.Stated), [evidence], "rule", "reader"))));
    }

    private static string Told(List<RuleSentence.Found> found, string text) =>
        found.Count == 0 ? "nothing" : string.Join(", ", found.Select(f => $"{f.Rule} at '{text[f.First..f.Last]}' by {string.Join('+', f.Actors)}"));
}
