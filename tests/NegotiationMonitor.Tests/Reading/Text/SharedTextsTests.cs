using System.Text.Json;
using NegotiationMonitor.Reading.Text;

namespace NegotiationMonitor.Tests.Reading.Text;

/// <summary>Against the annotated articles beside the project, where they are there.</summary>
public sealed class SharedTextsTests
{
    [Theory]
    [InlineData("gold", "seeds")]
    [InlineData("dev/gold", "dev/articles")]
    public void No_annotated_act_stands_in_a_block_that_is_not_read_or_across_two_sentences(string gold, string articles)
    {
        foreach (var (name, text, answers) in Articles(gold, articles))
        {
            var sentences = SentenceSplitter.Split(text, TextBlocks.Of(text)).ToList();
            foreach (var act in answers.GetProperty("events").EnumerateArray().Where(act => act.GetProperty("required").GetBoolean()))
            {
                foreach (var anchor in act.GetProperty("anchors").EnumerateArray().Select(one => one.GetString()!))
                {
                    var at = text.IndexOf(anchor, StringComparison.Ordinal);
                    Assert.True(at >= 0, $"{name}: {anchor}");
                    Assert.True(sentences.Exists(sentence => sentence.Start <= at && at + anchor.Length <= sentence.End), $"{name} does not read, or divides: {anchor}");
                }
            }
        }
    }

    [Fact]
    public void Nothing_on_the_seeds_furniture_is_read()
    {
        foreach (var (name, text, answers) in Articles("gold", "seeds"))
        {
            // What the answers list as no event is furniture, the sentence about a request for comment apart.
            var nothing = answers.GetProperty("nothing").EnumerateArray().Select(one => one.GetString()!).Where(phrase => !phrase.Contains("respond", StringComparison.Ordinal));
            Assert.All(nothing, phrase => Assert.False(IsRead(text, phrase), $"{name} reads: {phrase}"));
        }
    }

    [Fact]
    public void Nothing_on_the_development_articles_furniture_is_read()
    {
        string[] furniture =
        [
            "PICTURED: Pickets brave", "WHAT DO YOU THINK?", "DON'T MISS: Bears", "Teachers picket in the snow", "Parents scramble for child care", "Six things to do with kids",
            "Dana Whitlock covers education", "before she agreed to try journalism", "LISTEN TO THIS STORY", "From the print edition", "Our best offer: 12 weeks", "has been shortened and edited",
            "Cyclist agrees new three-year contract", "The interview was edited", "More from Baku", "LISTEN Our climate podcast", "Continental Observer is funded by its readers", "Support us from 5 euros",
            "Reporting by staff", "READ NEXT", "4 min read", "Subscribe to the Meridian weekly briefing", "6 min read", "Picture: the dam site", "The writer is a former hydrologist", "His book on river treaties",
            "214 people shared this", "1,204 shares", "Correction: an earlier version", "Suez pilots call off strike", "Additional reporting in Paris", "Port workers reject pay offer in Hamburg", "3,411 comments",
            "Ten cheap eats in Athens", "drop the euro anthem", "never miss a deal", "select it and press Ctrl+Enter", "1,204 comments", "We are closing this blog", "Catch up: our guide", "Share this article",
            "Kosovo declared independence in 2008", "AH/mrz/jl", "The reproduction is prohibited without agreement signed", "By BUGLE REPORTER", "Pop diva drops demand", "SPECIAL OFFER", "Have a tip?",
            "Our reporters do not own shares", "By Ledger staff", "Get the Ledger in your inbox", "How a tariff works", "Soybean growers' co-op turns down merger proposal", "With assistance from wire services",
            "Buyers reject asking price", "our crossword is the best",
        ];
        var texts = Articles("dev/gold", "dev/articles").Select(article => article.Text).ToList();
        Assert.All(furniture, phrase => Assert.Contains(texts, text => text.Contains(phrase, StringComparison.Ordinal)));
        Assert.All(furniture, phrase => Assert.DoesNotContain(texts, text => IsRead(text, phrase)));
    }

    [Fact]
    public void All_of_them_are_English()
    {
        foreach (var (_, text, _) in Articles("gold", "seeds").Concat(Articles("dev/gold", "dev/articles")))
        {
            Assert.NotEmpty(ReadableText.Require(text));
        }
    }

    private static bool IsRead(string text, string phrase) => TextBlocks.Of(text).Any(block => block.IsRead && block.In(text).Contains(phrase, StringComparison.Ordinal));

    private static IEnumerable<(string Name, string Text, JsonElement Answers)> Articles(string gold, string articles)
    {
        foreach (var file in Directory.EnumerateFiles(SharedFolder.Path(gold), "*.gold.json"))
        {
            var name = Path.GetFileName(file).Replace(".gold.json", ".txt", StringComparison.Ordinal);
            yield return (name, File.ReadAllText(SharedFolder.Path(articles, name)), JsonDocument.Parse(File.ReadAllText(file)).RootElement);
        }
    }
}
