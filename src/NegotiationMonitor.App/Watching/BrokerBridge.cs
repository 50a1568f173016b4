using NegotiationMonitor.Postgres;
using NegotiationMonitor.Postgres.Watching;
using NegotiationMonitor.Watching;
using Npgsql;

namespace NegotiationMonitor.App.Watching;

/// <summary>
/// Publishes every change to a broker, in order, from the first one on. One node at a time does; the checkpoint moves when all changes of a cause are confirmed, so after
/// a fault those of the last cause may come again, with the same ids.
/// </summary>
internal sealed class BrokerBridge(Database database, ChangeFeed feed, BrokerPublisher publisher, ILogger logger)
{
    private const int Page = 200;
    private static readonly TimeSpan Poll = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(30);

    /// <summary>Publishes until cancelled, over lost connections; waits while another node does.</summary>
    public async Task RunAsync(CancellationToken cancellation)
    {
        while (!cancellation.IsCancellationRequested)
        {
            try
            {
                await using var lease = await PublishingLease.TryTakeAsync(database, BrokerPublisher.Exchange, cancellation);
                if (lease is not null)
                {
                    await PublishAsync(lease, cancellation);
                }

                await Task.Delay(Poll, cancellation);
            }
            catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
            {
                return;
            }
            catch (Exception e) when (e is NpgsqlException or IOException or TimeoutException or InvalidOperationException or RefusedException)
            {
                logger.LogWarning(e, "publishing to the broker is let go; trying again");
                await Task.Delay(Poll, cancellation).ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
            }
        }
    }

    private async Task PublishAsync(PublishingLease lease, CancellationToken cancellation)
    {
        for (var cursor = await lease.CursorAsync(cancellation); ;)
        {
            var page = await feed.ReadAsync(cursor, Page, cancellation);
            foreach (var item in page.Items)
            {
                if (item.Change.Sequence > cursor.Sequence && cursor.Key is not null)
                {
                    await lease.MoveAsync(cursor.Sequence, cancellation);
                }

                await ConfirmedAsync(item, cancellation);
                cursor = item.Notice.Cursor;
            }

            // The end of a page from memory may part a cause; then its checkpoint waits for the rest.
            cursor = page.Reached;
            if (cursor.Key is null && page.Items.Count > 0)
            {
                await lease.MoveAsync(cursor.Sequence, cancellation);
            }

            if (!page.More)
            {
                await feed.GrownAsync(cursor, cancellation);
            }
        }
    }

    /// <summary>Publishes one change until the broker has confirmed it.</summary>
    private async Task ConfirmedAsync(FeedItem item, CancellationToken cancellation)
    {
        for (var pause = Poll; ; pause = pause * 2 < LongestPause ? pause * 2 : LongestPause)
        {
            var answer = await publisher.PublishAsync(item, cancellation);
            if (answer.Took)
            {
                return;
            }

            logger.LogWarning("{Id} is not published: {Error}; trying again", item.Change.Id, answer.Error);
            await Task.Delay(pause, cancellation);
        }
    }
}
