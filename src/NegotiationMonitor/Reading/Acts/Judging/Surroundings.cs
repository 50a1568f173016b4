using NegotiationMonitor.Codebooks;
using NegotiationMonitor.Reading.Text;

namespace NegotiationMonitor.Reading.Acts.Judging;

/// <summary>What the sentence and the article tell besides an act.</summary>
internal sealed record Surroundings
{
    /// <summary>Triggers of other acts in the sentence.</summary>
    public required int Beside { get; init; }

    /// <summary>Triggers of the same party's other acts in the sentence.</summary>
    public required int BesideOwn { get; init; }

    /// <summary>How many of those stand before it.</summary>
    public required int Order { get; init; }

    /// <summary>Whether the same words tell other acts too: of several parties, on several issues.</summary>
    public required bool Shared { get; init; }

    /// <summary>Whether the article told it before: <c>new</c>, <c>same-near</c>, <c>same-far</c>, <c>sign</c> (another kind of act on the same side) or <c>other</c>.</summary>
    public required string Again { get; init; }

    /// <summary>Sign of the party's last act on the issue, or <c>new</c>.</summary>
    public required string Before { get; init; }

    /// <summary>The act told last in the sentences before; null for none.</summary>
    public required Draft? Last { get; init; }

    /// <summary>What the party is, in lower case; <c>unknown</c> where the codebook does not tell.</summary>
    public required string Kind { get; init; }

    /// <summary>Whether the dossier lists the party.</summary>
    public required bool Own { get; init; }

    /// <summary>The party's part, 0 to 1, of all names in the article.</summary>
    public required double Share { get; init; }

    /// <summary>Of every act, sentence by sentence.</summary>
    public static IEnumerable<List<Surroundings>> Of(IEnumerable<List<Draft>> article, Codebook book, IEnumerable<ArticleSentence> sentences)
    {
        var parties = new Parties(book, sentences);
        var told = new Dictionary<(string Actor, string? Issue), (string Type, string Sign, int At)>();
        Draft? last = null;
        var at = 0;
        foreach (var drafts in article)
        {
            yield return Of(drafts, parties, told, last, at);
            foreach (var draft in drafts)
                told[(draft.Actor.Actor, draft.Issue)] = (draft.Type, Judge.SignOf(draft.Stance), at);
            last = drafts.LastOrDefault() ?? last;
            at++;
        }
    }

    private static List<Surroundings> Of(List<Draft> drafts, Parties parties, Dictionary<(string Actor, string? Issue), (string Type, string Sign, int At)> told, Draft? last, int at)
    {
        var heads = drafts.GroupBy(d => d.Candidate.Head).ToDictionary(g => g.Key, g => g.Count());
        var own = drafts.GroupBy(d => d.Actor.Actor, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.Select(d => d.Candidate.Head).Distinct().Order().ToArray(), StringComparer.Ordinal);
        return [.. drafts.Select(d =>
        {
            var mine = own[d.Actor.Actor];
            var before = told.TryGetValue((d.Actor.Actor, d.Issue), out var t) ? t : (Type: "", Sign: "new", At: -1);
            return new Surroundings
            {
                Beside = heads.Count - 1,
                BesideOwn = mine.Length - 1,
                Order = Array.BinarySearch(mine, d.Candidate.Head),
                Shared = heads[d.Candidate.Head] > 1,
                Again = Repeated(d, before, at),
                Before = before.Sign,
                Last = last,
                Kind = parties.KindOf(d.Actor.Actor),
                Own = parties.IsOwn(d.Actor.Actor),
                Share = parties.ShareOf(d.Actor.Actor),
            };
        })];
    }

    private static string Repeated(Draft d, (string Type, string Sign, int At) before, int at) =>
        before.At < 0 ? "new" : before.Sign != Judge.SignOf(d.Stance) ? "other" : before.Type != d.Type ? "sign" : at - before.At <= 2 ? "same-near" : "same-far";

    /// <summary>The parties of an article, by how often they are named.</summary>
    private sealed class Parties
    {
        private readonly Codebook _book;
        private readonly Dictionary<string, string> _kinds;
        private readonly Dictionary<string, int> _named;
        private readonly double _all;

        public Parties(Codebook book, IEnumerable<ArticleSentence> sentences)
        {
            _book = book;
            _kinds = book.Actors.ToDictionary(a => a.Id, a => a.Kind.ToString().ToLowerInvariant(), StringComparer.Ordinal);
            _named = sentences.SelectMany(s => s.Mentions).GroupBy(m => m.Actor, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.Count(), StringComparer.Ordinal);
            _all = Math.Max(1, _named.Values.Sum());
        }

        public string KindOf(string actor) => _kinds.GetValueOrDefault(actor, "unknown");

        public bool IsOwn(string actor) => _book.OwnActors.Contains(actor);

        public double ShareOf(string actor) => _named.GetValueOrDefault(actor) / _all;
    }
}
