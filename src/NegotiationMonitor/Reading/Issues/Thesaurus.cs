using System.Collections.Frozen;
using System.Reflection;
using NegotiationMonitor.Reading.Text;
using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace NegotiationMonitor.Reading.Issues;

/// <summary>
/// Words that mean the same deed or thing in negotiations of any kind (a codebook says "remove tariffs", the article "the duties must be
/// scrapped"). Compared by stem; phrases are stems with a space between. A word may stand in several groups.
/// </summary>
internal sealed class Thesaurus
{
    /// <summary>Most words of a phrase.</summary>
    public const int Longest = 3;

    /// <summary>Words that name nothing: neither terms nor phrases count them.</summary>
    public static readonly FrozenSet<string> Empty =
        "the a an of to in on for and or by with from at as its their his her be is are other between after before into under than that this not no".Split(' ').ToFrozenSet(StringComparer.Ordinal);

    private static readonly Lazy<Thesaurus> Embedded = new(Load);
    private readonly FrozenDictionary<string, string[]> _same;
    private readonly FrozenSet<string> _hollow;

    private Thesaurus(Data data)
    {
        _hollow = data.Hollow.Split(' ').Select(StemOf).ToFrozenSet(StringComparer.Ordinal);
        Phrases = [.. data.Same.SelectMany(g => g.Split(", "))];
        _same = data.Same.Select(Keys).SelectMany(group => group.Select(word => (word, group))).GroupBy(p => p.word, StringComparer.Ordinal)
            .ToFrozenDictionary(p => p.Key, p => p.SelectMany(x => x.group).Where(w => w != p.Key).Distinct(StringComparer.Ordinal).ToArray(), StringComparer.Ordinal);
    }

    /// <summary>The built-in thesaurus.</summary>
    public static Thesaurus Default => Embedded.Value;

    /// <summary>Stems and phrases that mean the same as a stem or phrase, itself not among them.</summary>
    public IReadOnlyList<string> Of(string key) => _same.GetValueOrDefault(key) ?? [];

    /// <summary>Everything that stands in the groups, as written.</summary>
    public IReadOnlyList<string> Phrases { get; }

    /// <summary>How much a stem says about a topic.</summary>
    public double Content(string stem) => _hollow.Contains(stem) ? 0.6 : 1;

    /// <summary>The stems of a text that name something, in their order.</summary>
    public static IEnumerable<string> Stems(string text) =>
        Words.Of(text).Where(w => w.Any(char.IsLetterOrDigit) && !Empty.Contains(w.ToLowerInvariant())).Select(StemOf);

    /// <summary>The stem of a word; names of the United States and Britain are one word each.</summary>
    public static string StemOf(string form) => form switch
    {
        "U.S." or "US" or "U.S" or "America" or "Americans" => "american",
        "U.K." or "UK" => "british",
        // "400,000 barrels" is what a codebook writes 400000
        _ when char.IsAsciiDigit(form[0]) => form.Replace(",", "", StringComparison.Ordinal).ToLowerInvariant(),
        _ => WordForms.StemOf(form),
    };

    /// <summary>All runs of one to three stems: first, length, key.</summary>
    public static IEnumerable<(int First, int Length, string Key)> Runs(IReadOnlyList<string> stems)
    {
        for (var first = 0; first < stems.Count; first++)
        {
            for (var length = 1; length <= Longest && first + length <= stems.Count; length++)
                yield return (first, length, string.Join(' ', stems.Skip(first).Take(length)));
        }
    }

    private static string[] Keys(string group) =>
        [.. group.Split(", ").Select(entry => string.Join(' ', Stems(entry))).Where(key => key.Length > 0).Distinct(StringComparer.Ordinal)];

    private static Thesaurus Load()
    {
        var assembly = Assembly.GetExecutingAssembly();
        var name = assembly.GetManifestResourceNames().Single(n => n.EndsWith(".thesaurus.yaml", StringComparison.Ordinal));
        using var stream = new StreamReader(assembly.GetManifestResourceStream(name)!);
        return new Thesaurus(new DeserializerBuilder().WithNamingConvention(CamelCaseNamingConvention.Instance).Build().Deserialize<Data>(stream.ReadToEnd()));
    }

    private sealed class Data
    {
        public string Hollow { get; init; } = "";

        public List<string> Same { get; init; } = [];
    }
}
