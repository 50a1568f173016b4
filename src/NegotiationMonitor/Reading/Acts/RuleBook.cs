using System.Reflection;
using NegotiationMonitor.Articles;
using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace NegotiationMonitor.Reading.Acts;

/// <summary>The rules of <c>Rules/*.yaml</c>, indexed by the forms of the word that triggers them.</summary>
internal sealed class RuleBook
{
    private static readonly Lazy<RuleBook> Loaded = new(() => new RuleBook(Embedded()));
    private static readonly List<Trigger> None = [];
    private readonly Dictionary<string, List<Trigger>> _byHead = new(StringComparer.Ordinal);

    public RuleBook(IReadOnlyList<ActRule> rules)
    {
        Rules = rules;
        foreach (var rule in rules)
        {
            Index(rule, rule.Verbs, 'V');
            Index(rule, rule.Nouns, 'N');
            Index(rule, rule.Adjectives, 'A');
        }

        foreach (var form in _byHead.Keys.ToList())
            _byHead[form] = [.. _byHead[form].OrderByDescending(t => t.Before.Length + t.Behind.Count).ThenBy(t => t.Rule.Negated != Negation.Needed).ThenBy(t => t.Rule.Objects.Count == 0)];
    }

    /// <summary>The built-in rules.</summary>
    public static RuleBook Default => Loaded.Value;

    public IReadOnlyList<ActRule> Rules { get; }

    /// <summary>The rule of an id, or null.</summary>
    public ActRule? Find(string id) => Rules.FirstOrDefault(r => r.Id == id);

    /// <summary>The same book without one rule.</summary>
    public RuleBook Without(string id) => new([.. Rules.Where(r => r.Id != id)]);

    /// <summary>Triggers that a word (lower case, as written) may open, those with most words first, those that ask for an object before those that do not.</summary>
    public List<Trigger> Of(string form) => _byHead.TryGetValue(form, out var triggers) ? triggers : None;

    private static List<ActRule> Embedded()
    {
        var assembly = Assembly.GetExecutingAssembly();
        var reader = new DeserializerBuilder().WithNamingConvention(HyphenatedNamingConvention.Instance).Build();
        var rules = new List<ActRule>();
        foreach (var name in assembly.GetManifestResourceNames().Where(n => n.Contains(".Acts.Rules.", StringComparison.Ordinal)).Order(StringComparer.Ordinal))
        {
            using var stream = new StreamReader(assembly.GetManifestResourceStream(name)!);
            rules.AddRange(reader.Deserialize<List<RuleData>>(stream).Select(d => d.ToRule()));
        }

        return rules;
    }

    private void Index(ActRule rule, IReadOnlyList<string> patterns, char kind)
    {
        foreach (var pattern in patterns)
        {
            var words = pattern.Split(' ');
            foreach (var word in words[0].Split('/'))
            {
                // The tokenizer parts "U-turn", whose last part is the head, and keeps "non-starter" whole.
                var parts = word.Split('-');
                Add(rule, kind, parts[^1], parts[..^1], words);
                if (parts.Length > 1)
                    Add(rule, kind, word, [], words);
            }
        }
    }

    private void Add(ActRule rule, char kind, string lemma, string[] before, string[] words)
    {
        foreach (var form in (kind == 'V' ? Inflection.Verb(lemma) : kind == 'N' ? Inflection.Noun(lemma) : [lemma]).Distinct(StringComparer.Ordinal))
        {
            if (!_byHead.TryGetValue(form, out var list))
                _byHead[form] = list = [];
            list.Add(new Trigger(rule, kind, Sure: kind == 'V' && form != lemma && form.Length > 3 && form[^1] != 's', before, [.. words.Skip(1).Select(w => w.Split('/'))]));
        }
    }

    private sealed class RuleData
    {
        public required string Id { get; set; }

        public required string Type { get; set; }

        public string? ProposalType { get; set; }

        public string? Ahead { get; set; }

        public string Stance { get; set; } = "none";

        public List<string> Verbs { get; set; } = [];

        public List<string> Nouns { get; set; } = [];

        public List<string> Adjectives { get; set; } = [];

        public string Actor { get; set; } = "subject";

        public string Negated { get; set; } = "flip";

        public bool AboutSubject { get; set; }

        public bool Claims { get; set; }

        public bool NeedsIssue { get; set; }

        public List<string> Objects { get; set; } = [];

        public List<string> NotObjects { get; set; } = [];

        public bool Several { get; set; }

        public bool Close { get; set; }

        public bool Hedged { get; set; }

        public List<string> Fires { get; set; } = [];

        public List<string> Misses { get; set; } = [];

        public ActRule ToRule() => new(
            Id, Type, ProposalType, Ahead, Word<Stance>(Stance), WordClasses.Expand(Verbs), WordClasses.Expand(Nouns), WordClasses.Expand(Adjectives), Word<ActorRole>(Actor), Word<Negation>(Negated),
            AboutSubject, Claims, NeedsIssue, WordClasses.Expand(Objects), NotObjects, Several, Close, Hedged, Fires, Misses);

        private T Word<T>(string word)
            where T : struct, Enum =>
            Enum.TryParse<T>(word.Replace("-", "", StringComparison.Ordinal), ignoreCase: true, out var value)
                ? value : throw new InvalidOperationException($"rule {Id}: '{word}' is no {typeof(T).Name}");
    }
}

/// <summary>A rule's words: a head (a form of a word of the kind V, N or A) and words that must follow it nearby.</summary>
/// <param name="Sure">Whether the form alone tells the verb ("insisting"), whatever the tagger says.</param>
/// <param name="Before">Parts of a hyphenated head that stand before it ("u" of "u-turn").</param>
internal sealed record Trigger(ActRule Rule, char Kind, bool Sure, string[] Before, IReadOnlyList<string[]> Behind);
