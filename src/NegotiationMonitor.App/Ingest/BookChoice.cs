using NegotiationMonitor.Articles;
using NegotiationMonitor.Codebooks;

namespace NegotiationMonitor.App.Ingest;

/// <summary>Which of several dossiers an article is about, where nobody said: the one whose terms and people it names most.</summary>
internal sealed class BookChoice(IReadOnlyList<Codebook> books)
{
    private const int Fewest = 2;

    private readonly List<(Codebook Book, string[] Words)> _words =
        [.. books.Select(b => (b, b.Issues.SelectMany(i => i.Terms).Concat(Own(b)).Distinct(StringComparer.OrdinalIgnoreCase).ToArray()))];

    /// <summary>The book for an article; with one book always that.</summary>
    /// <exception cref="RefusedException">None fits, or two fit alike.</exception>
    public Codebook For(ArticleText article)
    {
        if (books.Count == 1)
        {
            return books[0];
        }

        var scores = _words.Select(w => (w.Book, Score: w.Words.Count(word => article.Text.Contains(word, StringComparison.OrdinalIgnoreCase))))
            .OrderByDescending(s => s.Score).ToList();
        return scores.Count > 0 && scores[0].Score >= Fewest && scores[0].Score > scores[1].Score
            ? scores[0].Book
            : throw new RefusedException($"fits none of the dossiers {string.Join(", ", books.Select(b => b.Dossier))} plainly; say which with --dossier or --codebook");
    }

    private static IEnumerable<string> Own(Codebook book) => book.Actors.Where(a => book.OwnActors.Contains(a.Id)).SelectMany(a => a.People).Select(p => p.Name);
}
