using NegotiationMonitor.Articles;
using NegotiationMonitor.Codebooks;
using NegotiationMonitor.Reading;
using NegotiationMonitor.Reading.Acts;

namespace NegotiationMonitor.Tests.Reading.Acts;

/// <summary>An example of a rule: the sentence, the marked words and the party, as written in the rules' files ("Cairo *demanded* a delay. => egypt").</summary>
internal sealed record RuleSentence(string Text, int First, int Last, string Party)
{
    private static readonly Codebook Book = Corpora.Parties();
    private static readonly RuleReader Reader = RuleReader.Unjudged;

    /// <summary>Words that a rule found: where the first begins and the last ends, and who acts.</summary>
    public sealed record Found(string Rule, int First, int Last, IReadOnlyList<string> Actors, IReadOnlyList<string> Acts);

    public static RuleSentence Parse(string example)
    {
        var parts = example.Split(" => ");
        var marks = parts[0].Split('*');
        Assert.True(parts.Length == 2 && marks.Length >= 3 && marks.Length % 2 == 1, $"no marked words or no party: {example}");
        return new(string.Concat(marks), marks[0].Length, marks[..^1].Sum(m => m.Length), parts[1]);
    }

    /// <summary>What the rules find in a sentence on its own.</summary>
    public static List<Found> Read(string sentence)
    {
        var article = new ArticleText(sentence, "example", null, null, new DateOnly(2000, 1, 15));
        var steps = Reader.Steps(article, Book, RuleReader.Parse(sentence));
        return [.. steps.SelectMany(step => step.Drafts.GroupBy(d => d.Candidate).Select(drafts => new Found(
            drafts.Key.Rule.Id, step.Sentence.Tokens[drafts.Key.Head].Start, step.Sentence.Tokens[drafts.Key.Last].End,
            [.. drafts.Select(d => d.Actor.Actor)], [.. drafts.Select(d => d.Type)])))];
    }
}
