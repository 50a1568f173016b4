using NegotiationMonitor.Articles;
using NegotiationMonitor.Codebooks;
using NegotiationMonitor.Reading;
using NegotiationMonitor.Reading.Acts;

namespace NegotiationMonitor.Tests.Reading.Acts;

/// <summary>Each turn holds its own evidence: a sentence that it turns, and the act that comes of it.</summary>
public sealed class TurnsTests
{
    private static readonly Codebook Book = CodebookLoader.Parse(
        """
        dossier: dam
        title: A dam on the border of Chad
        language: en
        extends: [world]
        actors:
          - {id: chad}
          - {id: libya}
          - {id: union, name: Chadian union, kind: union, aliases: [the Chadian union]}
        issues:
          - {id: dam, title: The dam, terms: [dam, the plan, treaty, the deal]}
          - {id: strike, title: The strike at the dam, terms: [strike, strikes, walkout]}
          - {id: duties, title: Duties on salt, terms: [duties on salt, deliveries of salt]}
        """,
        "dam.yaml");

    public static TheoryData<string> Names => [.. Turns.All.Select(t => t.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_turn_makes_of_its_sentence_the_act_it_names(string name)
    {
        var example = Turns.All.Single(t => t.Name == name).Example.Split(" => ");
        var article = new ArticleText(example[0], "example", null, null, new DateOnly(2000, 1, 15));
        var drafts = RuleReader.Unjudged.Steps(article, Book, RuleReader.Parse(example[0])).SelectMany(s => s.Drafts).ToList();
        Assert.True(drafts.Exists(d => d.Turned.Contains(name) && d.Type == example[1]), $"{example[0]} read as {string.Join("; ", drafts.Select(d => $"{d.Candidate.Rule.Id}: {d.Type} ({string.Join(", ", d.Turned)})"))}");
    }

    [Fact]
    public void Turns_have_names_of_their_own() => Assert.Equal(Turns.All.Count, Turns.All.Select(t => t.Name).Distinct(StringComparer.Ordinal).Count());
}
