using System.Collections.Concurrent;
using NegotiationMonitor.App.Input;
using NegotiationMonitor.Articles;
using NegotiationMonitor.Codebooks;
using NegotiationMonitor.Postgres.Codebooks;
using NegotiationMonitor.Postgres.Log;
using Npgsql;

namespace NegotiationMonitor.App.Ingest;

/// <summary>What became of one article.</summary>
/// <param name="Dossier">What it was read for.</param>
/// <param name="Recorded">Null where it was refused.</param>
internal sealed record Ingested(string Name, string? Dossier, Recorded? Recorded, RefusedException? Refusal);

/// <summary>
/// The way in: articles are loaded and read side by side, and recorded in their order. What is under way is bounded, however many articles
/// there are; a run that is cut off anywhere is finished by the same run again, since what is known records nothing.
/// </summary>
internal sealed class Ingestion(EventLog log, CodebookShelf shelf)
{
    private const int MostUnderWay = 64;
    private const int MostCharacters = 32 << 20;

    private readonly ConcurrentDictionary<string, Lazy<Task>> _kept = new(StringComparer.Ordinal);

    /// <summary>An article on its way: loaded and read, or known already, or refused.</summary>
    private sealed record Taken(string Name, LoadedArticle? Loaded, ArticleReading? Reading, Recorded? Known, RefusedException? Refusal);

    /// <summary>Ingests articles and tells what became of each, in their order.</summary>
    /// <exception cref="RefusedException">The database does not answer; an article's own refusal is told, not thrown.</exception>
    public async Task RunAsync(
        IEnumerable<ArticleSource> sources, Func<ArticleText, ArticleText> complete, Func<ArticleText, Codebook> choose, Action<Ingested> tell, CancellationToken cancellation)
    {
        // Several appends wait together, so that they share a transaction; the log takes them in the order they came.
        var waiting = new Queue<(Taken Article, Task<Recorded>? Recording)>();
        var characters = 0L;
        await foreach (var taken in OrderedParallel.SelectAsync(sources, source => TakeAsync(source, complete, choose, cancellation), cancellation))
        {
            waiting.Enqueue((taken, taken.Reading is null ? null : log.RecordAsync(taken.Loaded!.Article, taken.Reading, cancellation)));
            characters += Length(taken);
            while (waiting.Count > MostUnderWay || characters > MostCharacters)
            {
                characters -= Length(waiting.Peek().Article);
                tell(await FinishAsync(waiting.Dequeue()));
            }
        }

        while (waiting.TryDequeue(out var last))
        {
            tell(await FinishAsync(last));
        }
    }

    private async Task<Taken> TakeAsync(ArticleSource source, Func<ArticleText, ArticleText> complete, Func<ArticleText, Codebook> choose, CancellationToken cancellation)
    {
        try
        {
            var loaded = LoadedArticle.From(source, complete, choose);
            await _kept.GetOrAdd(loaded.Book.Hash, _ => new(() => shelf.PutAsync(loaded.Book, cancellation))).Value;
            return await KnownAsync(loaded, cancellation) is { } known ? new(source.Name, loaded, null, known, null) : new(source.Name, loaded, loaded.Read(), null, null);
        }
        catch (RefusedException e) when (e.InnerException is not NpgsqlException)
        {
            return new(source.Name, null, null, null, LoadedArticle.Named(source.Name, e));
        }
    }

    /// <summary>Spares the reading of what would record nothing. Only a short cut: the log itself decides what is known.</summary>
    private async Task<Recorded?> KnownAsync(LoadedArticle loaded, CancellationToken cancellation)
    {
        var record = await log.LoadAsync(ContentKey.StreamOf(loaded.Article), cancellation);
        return record.Reads(loaded.Article.Text) && record.ReadingFor(loaded.Book.Dossier) is { Stands: true }
            ? new(RecordOutcome.Known, null, 0, new(record.Stream, record.Version, await log.HeadAsync(cancellation), 0))
            : null;
    }

    private static async Task<Ingested> FinishAsync((Taken Article, Task<Recorded>? Recording) one)
    {
        var (article, recording) = one;
        var dossier = article.Loaded?.Book.Dossier;
        try
        {
            return new(article.Name, dossier, recording is null ? article.Known : await recording, article.Refusal);
        }
        catch (RefusedException e) when (e.InnerException is not NpgsqlException)
        {
            return new(article.Name, dossier, null, LoadedArticle.Named(article.Name, e));
        }
    }

    private static int Length(Taken taken) => taken.Loaded?.Article.Text.Length ?? 0;
}
