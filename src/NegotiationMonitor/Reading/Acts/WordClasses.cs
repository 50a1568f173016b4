using System.Collections.Frozen;
using System.Reflection;
using YamlDotNet.Serialization;

namespace NegotiationMonitor.Reading.Acts;

/// <summary>The classes of words in <c>words.yaml</c>: named by rules as <c>@class</c>, asked for by code.</summary>
internal static class WordClasses
{
    private static readonly Lazy<Dictionary<string, string[]>> Loaded = new(Load);

    /// <summary>The words of a class.</summary>
    public static FrozenSet<string> Of(string name) => Words(name).ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Patterns with each <c>@class</c> written out: "break off @talk" is "break off talk/negotiation/…"; alone it is every word of the class.</summary>
    public static List<string> Expand(IEnumerable<string> patterns) =>
        [.. patterns.SelectMany(p => p.StartsWith('@') ? Words(p[1..]) : [p.Contains('@', StringComparison.Ordinal) ? string.Join(' ', p.Split(' ').Select(Alternatives)) : p])];

    private static string Alternatives(string words) =>
        string.Join('/', words.Split('/').SelectMany(w => w.StartsWith('@') ? Words(w[1..]) : [w]));

    private static string[] Words(string name) =>
        Loaded.Value.TryGetValue(name, out var words) ? words : throw new InvalidOperationException($"no class of words is called {name}");

    private static Dictionary<string, string[]> Load()
    {
        using var stream = new StreamReader(Assembly.GetExecutingAssembly().GetManifestResourceStream("NegotiationMonitor.Reading.Acts.words.yaml")!);
        return new DeserializerBuilder().Build().Deserialize<Dictionary<string, List<string>>>(stream)
            .ToDictionary(c => c.Key, c => c.Value.SelectMany(line => line.Split(' ')).Distinct(StringComparer.Ordinal).ToArray(), StringComparer.Ordinal);
    }
}
