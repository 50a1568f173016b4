using System.Collections.Frozen;
using System.Reflection;
using NegotiationMonitor.Reading.Text;
using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace NegotiationMonitor.Reading.Issues;

/// <summary>Stems of the words that name issues: where the stemmer parts the forms of a word or takes two words for one, <c>word-forms.yaml</c> says so.</summary>
internal sealed class WordForms
{
    private static readonly Lazy<WordForms> Embedded = new(Load);
    private static readonly Remembered Stems = new(word => Embedded.Value.Find(word));
    private readonly FrozenDictionary<string, string> _forms;
    private readonly FrozenDictionary<string, string> _apart;

    private WordForms(Data data)
    {
        // A word that stands in two groups belongs to the first.
        _forms = data.Forms.Select(g => g.Split(", ")).SelectMany(g => g.Select(word => (Stem: Stemmer.Stem(word), To: Stemmer.Stem(g[0]))))
            .DistinctBy(p => p.Stem, StringComparer.Ordinal).ToFrozenDictionary(p => p.Stem, p => p.To, StringComparer.Ordinal);
        _apart = data.Apart.Select(g => g.Split(", ")).SelectMany(g => g.Select(word => (word, To: "=" + g[0])))
            .ToFrozenDictionary(p => p.word, p => p.To, StringComparer.Ordinal);
    }

    /// <summary>The stem of a word, the same for all its forms.</summary>
    public static string StemOf(string word) => Stems[word];

    private string Find(string word)
    {
        var lower = word.ToLowerInvariant();
        if (_apart.TryGetValue(lower, out var own))
            return own;
        var stem = Stemmer.Stem(lower);
        return _forms.GetValueOrDefault(stem, stem);
    }

    private static WordForms Load()
    {
        var assembly = Assembly.GetExecutingAssembly();
        var name = assembly.GetManifestResourceNames().Single(n => n.EndsWith(".word-forms.yaml", StringComparison.Ordinal));
        using var stream = new StreamReader(assembly.GetManifestResourceStream(name)!);
        return new WordForms(new DeserializerBuilder().WithNamingConvention(CamelCaseNamingConvention.Instance).Build().Deserialize<Data>(stream.ReadToEnd()));
    }

    private sealed class Data
    {
        public List<string> Forms { get; init; } = [];

        public List<string> Apart { get; init; } = [];
    }
}
