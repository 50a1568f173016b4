using System.Reflection;

namespace NegotiationMonitor.Codebooks;

/// <summary>The built-in book: the YAML files of <c>World/</c>, embedded in the program.</summary>
internal static class WorldBook
{
    private const string Folder = "NegotiationMonitor.Codebooks.World.";

    /// <summary>Read once, on first use.</summary>
    public static readonly Lazy<Codebook> Value = new(Load);

    /// <summary>The same parties, for reading without a dossier.</summary>
    public static readonly Lazy<Codebook> WithoutDossier = new(() => CodebookLoader.WithHash(
        Value.Value with { Dossier = null, Title = "No dossier", OwnActors = new HashSet<string>(StringComparer.Ordinal) }));

    private static Codebook Load()
    {
        var assembly = typeof(WorldBook).Assembly;
        var files = assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(Folder, StringComparison.Ordinal)).Order(StringComparer.Ordinal)
            .Select(name => BookParser.Parse(Text(assembly, name), name[Folder.Length..]))
            .ToList();
        return CodebookLoader.Join(files);
    }

    private static string Text(Assembly assembly, string name)
    {
        using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
        return reader.ReadToEnd();
    }
}
