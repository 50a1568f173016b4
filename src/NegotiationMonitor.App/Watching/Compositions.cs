using System.Text;
using NegotiationMonitor.Postgres.Watching;
using NegotiationMonitor.Watching;

namespace NegotiationMonitor.App.Watching;

/// <summary>Makes one thing of several changes: summaries of what was held back, and digests.</summary>
internal sealed class Compositions(ChangeFeed feed, Envelope envelope)
{
    private const int Page = 500;

    /// <summary>
    /// What a watch wants behind a cursor up to now, as one delivery: nothing, the one change, or a summary.
    /// </summary>
    public async Task<Pending?> SummaryAsync(Watch watch, ChangeCursor cursor, CancellationToken cancellation)
    {
        var gathered = new Gathered(Summaries.MostListed);
        var (end, only) = (cursor, (FeedItem?)null);
        await foreach (var (item, reached) in WantedAsync(watch, cursor, DateTimeOffset.MaxValue, cancellation))
        {
            end = reached;
            if (item is not null)
            {
                gathered.Add(item.Notice);
                only = item;
            }
        }

        return gathered.Count switch
        {
            0 => null,
            1 => new Pending(only!.Change.Id, Encoding.UTF8.GetString(only.Body), end.ToString()),
            _ => Pending(envelope.Summary(watch.Name, gathered), end),
        };
    }

    /// <summary>What a watch wants of a period.</summary>
    /// <param name="until">End of the period; what was recorded later is for the next.</param>
    /// <returns>Null where there is nothing; and the cursor behind the period.</returns>
    public async Task<(Gathered? Digest, ChangeCursor Upto)> DigestAsync(Watch watch, ChangeCursor cursor, DateTimeOffset from, DateTimeOffset until, CancellationToken cancellation)
    {
        var gathered = new Gathered(Digest.MostListed) { From = from, Until = until };
        await foreach (var (item, reached) in WantedAsync(watch, cursor, until, cancellation))
        {
            cursor = reached;
            if (item is not null)
            {
                gathered.Add(item.Notice);
            }
        }

        return (gathered.Count == 0 ? null : gathered, cursor);
    }

    /// <summary>A digest as a delivery.</summary>
    public Pending Pending(Watch watch, Gathered digest, DateTimeOffset due, ChangeCursor upto) =>
        Pending(envelope.Digest(watch, digest, Digest.Write(watch, digest, envelope), due), upto);

    private static Pending Pending((string Id, byte[] Body) made, ChangeCursor upto) => new(made.Id, Encoding.UTF8.GetString(made.Body), upto.ToString());

    /// <summary>The changes that a watch wants, each with the cursor behind it, and at the end of each page the cursor behind what it did not want.</summary>
    private async IAsyncEnumerable<(FeedItem? Item, ChangeCursor Reached)> WantedAsync(
        Watch watch, ChangeCursor cursor, DateTimeOffset before, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation)
    {
        for (var more = true; more;)
        {
            var page = await feed.ReadAsync(cursor, Page, cancellation);
            foreach (var item in page.Items)
            {
                if (item.Change.RecordedAt >= before)
                {
                    yield break;
                }

                yield return (item.Matches(watch.Filter) ? item : null, item.Notice.Cursor);
            }

            // The page's own end may lie behind changes to come; only what was seen is certain to be of the period.
            (cursor, more) = (page.Reached, page.More);
        }
    }
}
