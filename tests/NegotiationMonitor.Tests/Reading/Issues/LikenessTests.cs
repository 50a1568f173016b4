using NegotiationMonitor.Articles;
using NegotiationMonitor.Codebooks;
using NegotiationMonitor.Reading;
using NegotiationMonitor.Reading.Issues;
using NegotiationMonitor.Training.Vectors;

namespace NegotiationMonitor.Tests.Reading.Issues;

/// <summary>Words that stand neither in the codebook nor in the thesaurus, and what they are like.</summary>
public sealed class LikenessTests : IDisposable
{
    private static readonly Codebook Book = CodebookLoader.Parse(
        """
        dossier: accord
        title: An accord of Egypt and Sudan
        language: en
        extends: [world]
        actors: [{id: egypt}, {id: sudan}]
        issues:
          - {id: enrichment, title: Enrichment, terms: [enrichment]}
          - {id: migrants, title: Taking back migrants, terms: [migrants]}
          - {id: job-cuts, title: Job cuts, terms: [job cuts]}
          - {id: accord, title: An accord, terms: [accord, talks], general: true}
        """,
        "accord.yaml");

    private readonly string _folder = Directory.CreateTempSubdirectory("negmon-vectors-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    // All three are named before, so that the sentence itself has to tell.
    private const string Before = "Enrichment, migrants and job cuts were on the table on Monday. ";

    [Theory]
    [InlineData("Egypt opposes any stockpiling for a bomb.", "egypt enrichment")]
    [InlineData("Egypt rejected the atomic stockpile.", "egypt enrichment")]
    [InlineData("Sudan demanded an end to deportations and persecution.", "sudan migrants")]
    [InlineData("Egypt opposes the furlough of its workforce.", "egypt job-cuts")]
    // The codebook's own words go before any that are only like others.
    [InlineData("Sudan demanded job cuts at the atomic site.", "sudan job-cuts")]
    public void An_act_is_on_the_issue_whose_words_its_own_are_like(string text, string expected) =>
        Assert.EndsWith(expected, Read(Before + text)[^1], StringComparison.Ordinal);

    [Fact]
    public void A_word_says_most_for_the_issue_whose_words_it_is_like_and_nothing_where_it_is_like_none()
    {
        var index = IssueIndex.Of(Book);
        double[] Of(string word)
        {
            var sentence = RuleReader.Parse($"Egypt opposes the {word} here.")[0];
            return index.Likeness.Of(sentence).Single(w => sentence.Tokens[w.Token].Form == word).ByIssue;
        }

        foreach (var (word, issue) in new[] { ("plutonium", 0), ("humanitarian", 1), ("furlough", 2) })
        {
            var like = Of(word);
            Assert.Equal(issue, Array.IndexOf(like, like.Max()));
            Assert.True(like[issue] > 0.2, word);
        }

        // Near misses: neither music nor cooking is like any of them.
        Assert.All(Of("orchestra").Concat(Of("recipe")), one => Assert.InRange(one, -0.15, 0.15));
    }

    [Fact]
    public void Words_of_one_topic_are_nearer_than_any_two()
    {
        var vectors = TopicVectors.Default;
        double Likeness(string one, string other) => vectors.Likeness(vectors.Row(Thesaurus.StemOf(one)), vectors.Row(Thesaurus.StemOf(other)));
        Assert.Equal(1, Likeness("uranium", "uranium"), 9);
        Assert.True(Likeness("uranium", "enrichment") > 0.6);
        Assert.True(Likeness("uranium", "refugees") < 0.4);
        Assert.True(Likeness("tariffs", "imports") > 0.6);
        Assert.Equal(-1, vectors.Row("no such stem"));
        Assert.True(vectors.Rarity(vectors.Row("uranium")) > vectors.Rarity(vectors.Row("said")));
    }

    [Fact]
    public void Likeness_is_the_same_whatever_vector_unit_a_machine_has()
    {
        // All of it is whole numbers below 2^24 and square roots, which every machine rounds alike.
        var vectors = TopicVectors.Default;
        Assert.Equal(20000, vectors.Stems.Count);
        Assert.Equal("0.863 0.783", FormattableString.Invariant($"{vectors.Likeness(vectors.Row("uranium"), vectors.Row("enrich")):0.000} {vectors.Likeness(vectors.Row("refuge"), vectors.Row("unhcr")):0.000}"));
    }

    [Fact]
    public void The_same_text_and_seed_give_the_same_bytes_and_another_seed_others()
    {
        File.WriteAllLines(Path.Combine(_folder, "news.txt"), Enumerable.Range(0, 60).Select(i => i % 2 == 0
            ? "The union rejected layoffs at the plant, and workers voted to strike over wages and jobs at the factory."
            : "Inspectors found uranium and centrifuges at the reactor, and enrichment of uranium went on at the nuclear site."));
        var first = Train("1");
        Assert.Equal(first, Train("1"));
        Assert.NotEqual(first, Train("2"));
        var vectors = TopicVectors.Read(new MemoryStream(first));
        Assert.True(vectors.Row("uranium") >= 0);
        Assert.Equal(-1, vectors.Row("the"));
    }

    private byte[] Train(string seed)
    {
        var output = Path.Combine(_folder, "vectors.bin");
        VectorTrainer.Run(_folder, output, ["--stems", "40", "--width", "16", "--passes", "2", "--seed", seed]);
        return File.ReadAllBytes(output);
    }

    private static List<string> Read(string text) =>
        [.. RuleReader.Unjudged.Read(new ArticleText(text, "The Example", null, null, new DateOnly(2025, 9, 3), "text"), Book).Acts.Select(a => $"{a.Actor} {a.Issue}")];
}
