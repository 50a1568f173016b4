using NegotiationMonitor.Codebooks;
using NegotiationMonitor.Positions;

namespace NegotiationMonitor.App.Shapes;

/// <summary>Titles of dossiers and issues, from the books that articles were read with.</summary>
internal sealed class Titles(IReadOnlyList<Codebook> books)
{
    private readonly Dictionary<(string, string), string> _issues = books.SelectMany(b => b.Issues.Select(i => (Key: (b.Dossier!, i.Id), i.Title))).ToDictionary(i => i.Key, i => i.Title);
    private readonly Dictionary<string, string> _dossiers = books.ToDictionary(b => b.Dossier!, b => b.Title, StringComparer.Ordinal);

    /// <summary>The issue's title; null where its book is unknown.</summary>
    public string? Issue(PositionKey key) => _issues.GetValueOrDefault((key.Dossier, key.Issue));

    /// <summary>The dossier's title; null where its book is unknown.</summary>
    public string? TitleOf(string dossier) => _dossiers.GetValueOrDefault(dossier);

    /// <summary>The dossier's id as answers tell it: null for reading without one.</summary>
    public static string? Dossier(string dossier) => dossier.Length == 0 ? null : dossier;
}
