using NegotiationMonitor.Codebooks;

namespace NegotiationMonitor.Tests.Reading.Acts;

/// <summary>The sentences of <c>Corpora/</c>.</summary>
internal static class Corpora
{
    /// <summary>The world and the parties that the sentences name; no issues.</summary>
    public static Codebook Parties() => CodebookLoader.Parse(File.ReadAllText(PathOf("acts.yaml")), "acts.yaml");

    public static IReadOnlyList<string> Lines(string file) => [.. File.ReadLines(PathOf(file)).Where(l => l.Length > 0)];

    public static string PathOf(string file)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "NegotiationMonitor.sln")))
                return Path.Combine(folder.FullName, "tests", "NegotiationMonitor.Tests", "Corpora", file);
        }

        throw new InvalidOperationException("The tests do not run below the solution.");
    }
}
