using System.Text.RegularExpressions;
using NegotiationMonitor.Codebooks;
using NegotiationMonitor.Positions;

namespace NegotiationMonitor.App.Pages.Frame;

/// <summary>Names of parties, issues and dossiers, out of the books that articles were read with. What no book knows is named by its id.</summary>
public sealed partial class Names(IReadOnlyList<Codebook> books)
{
    private readonly Dictionary<(string, string), Actor> _actors = books.SelectMany(b => b.Actors.Select(a => (Key: (b.Dossier!, a.Id), a))).ToDictionary(a => a.Key, a => a.a);
    private readonly Dictionary<(string, string), string> _titles = books.SelectMany(b => b.Issues.Select(i => (Key: (b.Dossier!, i.Id), i.Title))).ToDictionary(i => i.Key, i => Numbers().Replace(i.Title, "\u00A0"));
    private readonly Dictionary<string, Codebook> _books = books.ToDictionary(b => b.Dossier!, StringComparer.Ordinal);

    /// <summary>The book of a dossier; null where it is unknown.</summary>
    public Codebook? Book(string dossier) => _books.GetValueOrDefault(dossier);

    /// <summary>What the book tells of a party; null where it tells nothing.</summary>
    public Actor? Find(string dossier, string actor) => _actors.GetValueOrDefault((dossier, actor));

    /// <summary>The party's name.</summary>
    public string Actor(string dossier, string actor) => _actors.GetValueOrDefault((dossier, actor))?.Name ?? Spelled(actor);

    /// <summary>The issue's title; a number in it stays with the word before.</summary>
    public string Issue(string dossier, string issue) => _titles.GetValueOrDefault((dossier, issue)) ?? Spelled(issue);

    /// <summary>The party's name.</summary>
    public string Actor(PositionKey key) => Actor(key.Dossier, key.Actor);

    /// <summary>The issue's title.</summary>
    public string Issue(PositionKey key) => Issue(key.Dossier, key.Issue);

    /// <summary>The dossier's title.</summary>
    public string Dossier(string dossier) => dossier.Length == 0 ? (_books.Count == 0 ? "No dossier yet" : "Without a dossier") : _books.GetValueOrDefault(dossier)?.Title ?? Spelled(dossier);

    [GeneratedRegex(@" (?=\d)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Numbers();

    private static string Spelled(string id) => id.Length == 0 ? "no issue" : char.ToUpperInvariant(id[0]) + id[1..].Replace('-', ' ');
}
