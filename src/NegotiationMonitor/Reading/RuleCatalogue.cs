using NegotiationMonitor.Articles;
using NegotiationMonitor.Codebooks;
using NegotiationMonitor.Reading.Acts;
using NegotiationMonitor.Reading.Acts.Judging;

namespace NegotiationMonitor.Reading;

/// <summary>A reading rule for people.</summary>
/// <param name="Id">As recorded with every act it finds.</param>
/// <param name="Type">The act it finds.</param>
/// <param name="Words">The words that open it, verbs before nouns before adjectives; empty where the form of a clause does.</param>
/// <param name="Fires">Sentences in which it fires, its words between asterisks, the party behind <c>=></c>.</param>
/// <param name="Misses">Near misses in which it does not.</param>
public sealed record RuleEntry(string Id, string Type, Stance Stance, IReadOnlyList<string> Words, IReadOnlyList<string> Fires, IReadOnlyList<string> Misses);

/// <summary>What a rule did in some articles.</summary>
/// <param name="Acts">Acts it found.</param>
/// <param name="Articles">Articles in which it found some.</param>
/// <param name="Changed">Acts that are gone or new when it is removed; 0 for a rule that nothing there depends on.</param>
public sealed record RuleUse(string Rule, int Acts, int Articles, int Changed);

/// <summary>The reader's rules, and what they do.</summary>
public static class RuleCatalogue
{
    /// <summary>All rules, by the file they stand in.</summary>
    public static IReadOnlyList<RuleEntry> Rules { get; } =
        [.. RuleBook.Default.Rules.Select(r => new RuleEntry(r.Id, r.Type, r.Stance, [.. r.Verbs, .. r.Nouns, .. r.Adjectives], r.Fires, r.Misses))];

    /// <summary>
    /// What each rule does in an article, for rules whose words are found there. Each such rule is taken away once and the article read
    /// again: what finds an act in its place makes it change less.
    /// </summary>
    /// <exception cref="RefusedException">The article cannot be read.</exception>
    public static IReadOnlyList<RuleUse> Measure(ArticleText article, Codebook codebook)
    {
        ArgumentNullException.ThrowIfNull(article);
        ArgumentNullException.ThrowIfNull(codebook);
        var acts = new RuleReader().Read(article, codebook).Acts;
        var whole = Bare(acts);
        var steps = new RuleReader().Steps(article, codebook, RuleReader.Parse(article.Text));
        return [.. steps.SelectMany(s => s.Candidates).Select(c => c.Rule.Id).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).Select(rule =>
        {
            var without = Bare(new RuleReader(RuleBook.Default.Without(rule), judge: JudgeWeights.Default).Read(article, codebook).Acts);
            var found = acts.Count(a => a.Rule == rule);
            return new RuleUse(rule, found, found > 0 ? 1 : 0, whole.Except(without).Count() + without.Except(whole).Count());
        })];
    }

    /// <summary>What rules did in several articles, all rules listed, most acts first.</summary>
    public static IReadOnlyList<RuleUse> Sum(IEnumerable<RuleUse> uses)
    {
        var sums = uses.GroupBy(u => u.Rule, StringComparer.Ordinal).ToDictionary(g => g.Key, g => new RuleUse(g.Key, g.Sum(u => u.Acts), g.Sum(u => u.Articles), g.Sum(u => u.Changed)), StringComparer.Ordinal);
        return [.. Rules.Select(r => sums.GetValueOrDefault(r.Id) ?? new RuleUse(r.Id, 0, 0, 0)).OrderByDescending(u => u.Acts)];
    }

    // What an act says, whichever rule found it.
    private static HashSet<(string, string, string?, Stance, int, int)> Bare(IEnumerable<Act> acts) =>
        [.. acts.Select(a => (EventNames.NameOf(a), a.Actor, a.Issue, a.Stance, a.Evidence[0].Start, a.Evidence[^1].End))];
}
