namespace NegotiationMonitor.Codebooks;

/// <summary>Phrases that hold a party's name and mean something else ("Paris Agreement", "South China Sea"), embedded data.</summary>
public static class NotNames
{
    private static readonly Lazy<IReadOnlyList<string>> All = new(Load);

    /// <summary>The phrases, each as it is written in running text. A book's own names win over them.</summary>
    public static IReadOnlyList<string> Phrases => All.Value;

    private static List<string> Load()
    {
        const string File = "not-names.yaml";
        using var reader = new StreamReader(typeof(NotNames).Assembly.GetManifestResourceStream("NegotiationMonitor.Codebooks." + File)!);
        var fields = new BookFields(YamlTree.Read(reader.ReadToEnd(), File), File, "the list", "places", "treaties", "press", "companies", "people");
        return fields.Texts("places").Concat(fields.Texts("treaties")).Concat(fields.Texts("press")).Concat(fields.Texts("companies")).Concat(fields.Texts("people"))
            .Distinct(StringComparer.Ordinal).ToList();
    }
}
