using NegotiationMonitor.Reading.Text;

namespace NegotiationMonitor.Tests.Reading.Text;

public sealed class DatelinesTests
{
    [Theory]
    [InlineData("BRUSSELS Ambitious Turkish proposals came too late.", "Ambitious")]
    [InlineData("SANTO DOMINGO The two sides met.", "The")]
    [InlineData("MOSCOW, May 3 (Reuters) - Russia refused.", "Russia")]
    public void Sentence_begins_behind_the_place(string text, string first) =>
        Assert.StartsWith(first, text[Datelines.Skip(text, 0, text.Length)..], StringComparison.Ordinal);

    [Theory]
    [InlineData("NATO Secretary General Mark Rutte refused.")]
    [InlineData("UNESCO Ambassador Ruiz refused.")]
    [InlineData("BRUSSELS refuses to move.")]
    [InlineData("LONDON")]
    public void Name_in_capitals_is_no_place(string text) => Assert.Equal(0, Datelines.Skip(text, 0, text.Length));
}
