namespace NegotiationMonitor.Tests.Reading.Names;

public sealed class MisleadingNamesTests
{
    // Known to be read wrongly; each line says why it is hard. Nothing else of the corpus may be.
    private static readonly HashSet<string> Exceptions = new(StringComparer.Ordinal)
    {
        // The codebook knows one Tripoli; only the world tells that Lebanon has another.
        "Tripoli is the second largest city of Lebanon.",

        // Acronyms and short names that mean the party elsewhere in the same grammar ("the ETA of the nineties").
        "The ETA of the flight is 14:30.",
        "The Quad of the college is open to visitors.",
    };

    [Fact]
    public void Part_of_another_name_is_no_party()
    {
        var wrong = new List<string>();
        foreach (var line in File.ReadLines(Path.Combine(Corpora(), "mentions.txt")).Where(l => l.Contains('\t', StringComparison.Ordinal)))
        {
            var parts = line.Split('\t');
            if (Analysed.World(parts[0]).Parties().Contains(parts[1]) != Exceptions.Contains(parts[0]))
                wrong.Add(line);
        }

        Assert.True(wrong.Count == 0, $"{wrong.Count}:\n{string.Join('\n', wrong)}");
    }

    private static string Corpora()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "NegotiationMonitor.sln")))
                return Path.Combine(folder.FullName, "tests", "NegotiationMonitor.Tests", "Corpora");
        }

        throw new InvalidOperationException("The tests do not run below the solution.");
    }
}
