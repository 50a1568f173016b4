using System.Diagnostics;
using System.Globalization;
using System.Text;
using NegotiationMonitor.Articles;
using NegotiationMonitor.Codebooks;
using NegotiationMonitor.Reading;

namespace NegotiationMonitor.Benchmarks;

/// <summary>How fast articles are read on one core, and whether hostile texts of up to ten million characters take time in proportion to their length.</summary>
internal static class ReadingBenchmark
{
    // Words of the article that the figure is for.
    private const int Words = 600;

    private static readonly (string What, string Unit)[] Hostile =
    [
        ("quotes", "“We will” said Chile, \""),
        ("commas", "and, so, "),
        ("names", "Chile, Peru and Bolivia, "),
        ("one word", "a"),
        ("sentences", "Chile rejected the proposal of Peru. "),
    ];

    /// <summary>Reads the briefs under a folder of seeds again and again for some seconds, then hostile texts of 1.25 to 10 million characters.</summary>
    public static void Run(string seeds, TextWriter output)
    {
        var reader = new RuleReader();
        var book = CodebookLoader.Parse(File.ReadAllText(Path.Combine(seeds, "codebooks", "ukraine-security-guarantees.yaml")), "ukraine-security-guarantees.yaml");
        var articles = Directory.GetFiles(Path.Combine(seeds, "ukraine-security-guarantees"), "*.txt").Order(StringComparer.Ordinal).Select(File.ReadAllText).ToList();
        Read(reader, book, articles);
        var (words, clock) = (0L, Stopwatch.StartNew());
        while (clock.Elapsed < TimeSpan.FromSeconds(20))
            words += Read(reader, book, articles);
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{words / clock.Elapsed.TotalSeconds:N0} words a second: {words / clock.Elapsed.TotalSeconds / Words:F0} articles of {Words} words a second and core"));
        foreach (var (what, unit) in Hostile)
        {
            foreach (var length in (int[])[1_250_000, 2_500_000, 5_000_000, 10_000_000])
            {
                var text = new StringBuilder("Chile and Peru met on Monday. ");
                while (text.Length < length)
                    text.Append(unit);
                clock.Restart();
                var said = "";
                try
                {
                    said = reader.Read(Article(text.ToString()), book).Acts.Count + " acts";
                }
                catch (RefusedException e)
                {
                    said = "refused: " + e.Message;
                }

                output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{what}, {length / 1e6:F2} million characters: {clock.Elapsed.TotalSeconds:F1} s, {clock.Elapsed.TotalSeconds / length * 1e6:F2} µs a character ({said})"));
            }
        }
    }

    private static int Read(RuleReader reader, Codebook book, List<string> articles)
    {
        foreach (var text in articles)
            reader.Read(Article(text), book);
        return articles.Sum(a => a.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Length);
    }

    private static ArticleText Article(string text) => new(text, "example", PublishedOn: new DateOnly(2025, 8, 20));
}
