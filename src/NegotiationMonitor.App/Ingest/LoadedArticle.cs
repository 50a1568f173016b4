using NegotiationMonitor.App.Input;
using NegotiationMonitor.Articles;
using NegotiationMonitor.Codebooks;
using NegotiationMonitor.Reading;

namespace NegotiationMonitor.App.Ingest;

/// <summary>An article with the codebook to read it with.</summary>
/// <param name="Name">Its name for people.</param>
internal sealed record LoadedArticle(string Name, ArticleText Article, Codebook Book)
{
    private static readonly RuleReader Reader = new();

    /// <summary>Loads an article.</summary>
    /// <param name="complete">Adds what the command line says of articles that do not say it themselves.</param>
    /// <param name="choose">The codebook to read it with.</param>
    /// <exception cref="RefusedException">It is no article, or no codebook fits.</exception>
    public static LoadedArticle From(ArticleSource source, Func<ArticleText, ArticleText> complete, Func<ArticleText, Codebook> choose)
    {
        // Today bounds the day of publication where nobody tells it.
        var article = complete(source.Load());
        return new(source.Name, article with { ReceivedOn = article.ReceivedOn ?? DateOnly.FromDateTime(DateTime.UtcNow) }, choose(article));
    }

    /// <summary>Reads it.</summary>
    /// <exception cref="RefusedException">The reader cannot read it.</exception>
    public ArticleReading Read()
    {
        var result = Reader.Read(Article, Book);
        return new(Reader.Name, Book.Dossier, Book.Dossier is null ? null : Book.Hash, result.Acts, result.Sentences);
    }

    /// <summary>The events that would be recorded, ids included.</summary>
    /// <exception cref="RefusedException">The reader cannot read it, or an act cannot be recorded.</exception>
    public IReadOnlyList<NewEvent> Decide(ArticleReading reading) =>
        ArticleDecisions.Decide(new ArticleRecord(ContentKey.StreamOf(Article)), new RecordArticle(Article, reading));

    /// <summary>A refusal that names the article.</summary>
    public static RefusedException Named(string name, RefusedException e) =>
        e.Message.StartsWith(name, StringComparison.Ordinal) ? e : new($"{name}: {e.Message}", e);
}
