using NegotiationMonitor.Reading.Voices;

namespace NegotiationMonitor.Tests.Reading.Voices;

public sealed class OriginsTests
{
    [Theory]
    [InlineData("Two people familiar with the matter told Bloomberg that Chile would leave.", "leave", "The Mirror|Bloomberg|Two people familiar with the matter")]
    [InlineData("Chile would leave, Reuters reported, citing two diplomats.", "leave", "The Mirror|Reuters|two diplomats")]
    [InlineData("Chile will leave, its minister told Fox News.", "leave", "The Mirror|Fox News")]
    [InlineData("Chile will leave, Peru said.", "leave", "The Mirror")]
    public void Chain_is_outlet_then_cited_outlet_then_unnamed_sources(string text, string word, string chain)
    {
        var read = Analysed.World(text);
        var token = Array.FindIndex(read.Sentences[0].Tokens, t => t.Form == word);
        Assert.Equal(chain, string.Join('|', new Origins("The Mirror", read.Sentences, read.Voices).Of(read.Sentences[0], token)));
    }

    [Theory]
    [InlineData("Ten countries would send soldiers to Chile.\nBloomberg reports this, citing sources.\nPeru rejected the plan.", "The Mirror|Bloomberg")]
    [InlineData("Planners begin to study guarantees for Chile - Reuters\n\nOne option is to send soldiers.\n\nPeru rejected the plan.", "The Mirror|Reuters")]
    [InlineData("Ten countries would send soldiers to Chile.\nThe minister reads Bloomberg and Reuters every day.\nPeru rejected the plan.", "The Mirror")]
    [InlineData("Chile would leave, Bloomberg reported on Monday.\nPeru rejected the plan, the publication notes.", "The Mirror|Bloomberg|the publication")]
    public void Report_ascribed_as_a_whole_is_that_outlets_throughout(string text, string chain)
    {
        var read = Analysed.World(text);
        Assert.Equal(chain, string.Join('|', new Origins("The Mirror", read.Sentences, read.Voices).Of(read.Sentences[^1], 1)));
    }

    [Fact]
    public void Report_ascribed_at_the_top_is_that_outlets_throughout()
    {
        var read = Analysed.World("Chile would leave, Bloomberg reported on Monday.\nPeru rejected the plan.");
        Assert.Equal(["The Mirror", "Bloomberg"], new Origins("The Mirror", read.Sentences, read.Voices).Of(read.Sentences[1], 1));
    }
}
