using System.Collections.Concurrent;

namespace NegotiationMonitor.Postgres;

/// <summary>The SQL of this assembly: embedded files, one statement each, the parameters ($1 …) named in the comment on top.</summary>
internal static class SqlFile
{
    private static readonly ConcurrentDictionary<string, string> Texts = new(StringComparer.Ordinal);

    /// <summary>The statement of a file, its leading comments left out.</summary>
    /// <param name="name">Folder and file, for example <c>Log/Sql/append</c>.</param>
    public static string Text(string name) => Texts.GetOrAdd(name, static n =>
    {
        var text = Resource("NegotiationMonitor.Postgres." + n.Replace('/', '.') + ".sql");
        while (text.StartsWith("--", StringComparison.Ordinal))
        {
            text = text[(text.IndexOf('\n', StringComparison.Ordinal) + 1)..];
        }

        return text.Trim();
    });

    /// <summary>Names and texts of the files in a folder, ordered by name.</summary>
    public static IReadOnlyList<(string Name, string Text)> Folder(string folder)
    {
        var prefix = "NegotiationMonitor.Postgres." + folder.Replace('/', '.') + ".";
        return
        [
            .. typeof(SqlFile).Assembly.GetManifestResourceNames()
                .Where(n => n.StartsWith(prefix, StringComparison.Ordinal))
                .Order(StringComparer.Ordinal)
                .Select(n => (n[prefix.Length..^".sql".Length], Resource(n))),
        ];
    }

    private static string Resource(string name)
    {
        using var stream = typeof(SqlFile).Assembly.GetManifestResourceStream(name) ?? throw new InvalidOperationException($"{name} is not embedded");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }
}
