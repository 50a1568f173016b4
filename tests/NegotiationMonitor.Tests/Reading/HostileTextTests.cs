using System.Diagnostics;
using System.Text;
using NegotiationMonitor.Articles;
using NegotiationMonitor.Codebooks;
using NegotiationMonitor.Reading;
using NegotiationMonitor.Tests.Reading.Acts;

namespace NegotiationMonitor.Tests.Reading;

public sealed class HostileTextTests
{
    private const string News = "Talks between Chile and Peru were held in Lima on Monday, and both sides said that they would meet again. The Chilean minister rejected the proposal of the government of Peru.\n\n";

    private static readonly Codebook Book = Corpora.Parties();

    // Characters of the smallest text; the others are twice and four times as long.
    private const int Small = 8_000;

    [Theory]
    [InlineData("quotes", "\"we will\" ")]
    [InlineData("open quotes", "“we said ")]
    [InlineData("commas", "and, ")]
    [InlineData("names", "Chile, Peru and Bolivia, ")]
    [InlineData("voices", "said Chile, said Peru, ")]
    [InlineData("one sentence", "the minister of the bank of the port of the town of the island ")]
    [InlineData("conditions", "if Chile agrees unless Peru refuses provided that Bolivia accepts ")]
    [InlineData("acts", "Chile rejected the proposal and Peru demanded an offer to accept a deal to refuse ")]
    [InlineData("relative clauses", "which said that the plan which ")]
    [InlineData("paragraphs", "Chile will not accept the offer.\n\n")]
    [InlineData("pronouns", "he said that they would, and it could, and both sides will, ")]
    [InlineData("days", "on Monday, last week, on 3 May, in April, ")]
    public void Reading_takes_time_in_proportion_to_the_length(string what, string unit)
    {
        Time(unit, Small);

        // Anything quadratic takes four times as long for two, sixteen for four, each time; a busy machine does so once in a while.
        var seen = new List<string>();
        for (var attempt = 0; attempt < 4; attempt++)
        {
            var (one, two, four) = (Time(unit, Small), Time(unit, 2 * Small), Time(unit, 4 * Small));
            if (four.TotalSeconds < Math.Max(one.TotalSeconds, 0.2) * 4 * 2.5 || (four.TotalSeconds < 3 * two.TotalSeconds && two.TotalSeconds < 3 * one.TotalSeconds))
                return;
            seen.Add($"{one} for one part, {two} for two, {four} for four");
        }

        Assert.Fail($"{what}: {string.Join("; ", seen)}");
    }

    private static TimeSpan Time(string unit, int length)
    {
        var text = new StringBuilder(News);
        while (text.Length < length)
            text.Append(unit);
        text.Append(".\n\n").Append(News);
        var watch = Stopwatch.StartNew();
        new RuleReader().Read(new ArticleText(text.ToString(), "example", PublishedOn: new DateOnly(2024, 5, 1)), Book);
        return watch.Elapsed;
    }
}
