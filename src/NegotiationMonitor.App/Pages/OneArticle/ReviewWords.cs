using NegotiationMonitor.App.Pages.Parts;
using NegotiationMonitor.Articles;

namespace NegotiationMonitor.App.Pages.OneArticle;

/// <summary>What reviewers choose from.</summary>
internal static class ReviewWords
{
    /// <summary>Stances by their words, from for to against.</summary>
    public static IReadOnlyList<(string Id, string Name)> Stances { get; } =
        [.. Words.Scale.Reverse().Append(Stance.None).Select(s => (s.Word(), Words.Label(s)))];

    /// <summary>Kinds of acts by their stored names.</summary>
    public static IReadOnlyList<(string Id, string Name)> Types { get; } = [.. EventNames.ActNames.Select(n => (n, Words.ActWord(n))).OrderBy(n => n.Item2, StringComparer.Ordinal)];

    /// <summary>Choices of which one stands already: where it is not among them it comes first, so that a form never alters what nobody touched.</summary>
    public static IReadOnlyList<(string Id, string Name)> With(IReadOnlyList<(string Id, string Name)> choices, string? standing, string? name) =>
        standing is null || choices.Any(c => c.Id == standing) ? choices : [(standing, name ?? standing), .. choices];
}
