using System.Reflection;

namespace NegotiationMonitor.Watching;

/// <summary>JSON schemas of what subscribers get, by CloudEvents type.</summary>
public static class Schemas
{
    private static readonly string Prefix = typeof(Schemas).Namespace + ".";
    private const string Suffix = ".schema.json";

    /// <summary>The types that have one.</summary>
    public static IReadOnlyList<string> Types { get; } =
    [
        .. Assembly.GetExecutingAssembly().GetManifestResourceNames()
            .Where(n => n.StartsWith(Prefix, StringComparison.Ordinal) && n.EndsWith(Suffix, StringComparison.Ordinal))
            .Select(n => n[Prefix.Length..^Suffix.Length]).Order(StringComparer.Ordinal),
    ];

    /// <summary>The schema of a type, UTF-8; null where there is none.</summary>
    public static byte[]? Of(string type)
    {
        if (!Types.Contains(type, StringComparer.Ordinal))
        {
            return null;
        }

        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(Prefix + type + Suffix)!;
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }
}
