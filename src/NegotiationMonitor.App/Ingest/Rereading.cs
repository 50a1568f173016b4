using NegotiationMonitor.App.Cli;
using NegotiationMonitor.Articles;
using NegotiationMonitor.Codebooks;
using NegotiationMonitor.Postgres.Positions;
using NegotiationMonitor.Reading;

namespace NegotiationMonitor.App.Ingest;

/// <summary>An article that reads differently now.</summary>
/// <param name="Reading">The new reading, of the text with that hash.</param>
/// <param name="Events">What is to be recorded, as decided on the article as it stood.</param>
/// <param name="Superseded">Acts of the old reading that no longer count.</param>
internal sealed record PlannedReading(string Stream, string ContentHash, ArticleReading Reading, IReadOnlyList<NewEvent> Events, int Superseded)
{
    /// <summary>Acts of the new reading.</summary>
    public int Acts => Events.Count(e => e.Event is Act);
}

/// <summary>What a rereading comes to before it is recorded.</summary>
/// <param name="Articles">Articles read again.</param>
/// <param name="Reviewed">Acts of reviewers in them, which stay.</param>
/// <param name="Changed">Those that read differently.</param>
internal sealed record RereadingPlan(int Articles, int Reviewed, IReadOnlyList<PlannedReading> Changed);

/// <summary>
/// Reads recorded articles again, with the reader as it is now and a codebook: first what would change, then, if wanted, the recording. Whatever
/// reviewers added, amended or took back stays as it is.
/// </summary>
internal sealed class Rereading(Store store)
{
    private const int Page = 500;
    private const int MostUnderWay = 64;

    private static readonly RuleReader Reader = new();

    /// <summary>Name and version of the reader.</summary>
    public static string ReaderName => Reader.Name;

    /// <summary>Reads every article that has a standing reading for the book's dossier.</summary>
    public async Task<RereadingPlan> PlanAsync(Codebook book, string why, CancellationToken cancellation)
    {
        var (articles, reviewed, changed) = (0, 0, new List<PlannedReading>());
        var queries = new ActQueries(store.Database);
        for (var after = 0L; ;)
        {
            var page = (await queries.ArticlesAsync(null, null, null, default, after, Page, cancellation)).Rows;
            await foreach (var (record, planned) in OrderedParallel.SelectAsync(page, article => ReadAsync(article, book, why, cancellation), cancellation))
            {
                articles += record is null ? 0 : 1;
                reviewed += record?.Acts.Count(a => a.Reviewed && a.Act.Dossier == book.Dossier) ?? 0;
                if (planned is not null)
                {
                    changed.Add(planned);
                }
            }

            if (page.Count < Page)
            {
                return new(articles, reviewed, changed);
            }

            after = page[^1].Received;
        }
    }

    /// <summary>Records the new readings. An article that has changed since the plan is left as it is.</summary>
    /// <returns>How many were recorded.</returns>
    public async Task<int> RecordAsync(RereadingPlan plan, Codebook book, string why, CancellationToken cancellation)
    {
        await store.Books.PutAsync(book, cancellation);
        var recorded = 0;
        foreach (var some in plan.Changed.Chunk(MostUnderWay))
        {
            // Side by side, so that they share a transaction; the log takes them in this order.
            var done = await Task.WhenAll(some.Select(p => store.Log.DecideAsync(
                p.Stream,
                record => record.ContentHash == p.ContentHash && record.ReadingFor(book.Dossier) is { Stands: true } ? ArticleDecisions.Decide(record, new Reread(p.Reading, why)) : [],
                cancellation)));
            recorded += done.Count(d => d.Events > 0);
        }

        return recorded;
    }

    private async Task<(ArticleRecord? Record, PlannedReading? Planned)> ReadAsync(ArticleView article, Codebook book, string why, CancellationToken cancellation)
    {
        var record = await store.Log.LoadAsync(article.Stream, cancellation);
        if (record.Article is not { } text || record.ReadingFor(book.Dossier) is not { Stands: true })
        {
            return (null, null);
        }

        // The day it came in bounds the publication where nobody told it, then as now.
        var result = Reader.Read(text with { ReceivedOn = text.ReceivedOn ?? DateOnly.FromDateTime(article.RecordedAt.UtcDateTime) }, book);
        var reading = new ArticleReading(Reader.Name, book.Dossier, book.Hash, result.Acts, result.Sentences);
        var events = ArticleDecisions.Decide(record, new Reread(reading, why));
        var superseded = record.Acts.Count(a => !a.Reviewed && a.Act.Dossier == book.Dossier);
        return (record, events.Count == 0 ? null : new(article.Stream, record.ContentHash, reading, events, superseded));
    }
}
