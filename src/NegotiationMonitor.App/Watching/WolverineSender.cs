#if WITH_MARTEN
using NegotiationMonitor.Marten;
using NegotiationMonitor.Postgres;
using NegotiationMonitor.Postgres.Watching;
using NegotiationMonitor.Watching;

namespace NegotiationMonitor.App.Watching;

/// <summary>Sends what Wolverine hands on, with the bodies, secrets and guards of every other webhook.</summary>
internal sealed class WolverineSender(Database database, Delivering with) : IChangeSender, IAsyncDisposable
{
    private const int Page = 200;
    private readonly SemaphoreSlim _one = new(1);
    private WatchLeases? _watches;

    public async Task<string?> SendAsync(DeliverChange change, CancellationToken cancellation)
    {
        var watches = await OpenAsync(cancellation);
        if (await watches.LoadAsync(change.Watch, with.Time.GetUtcNow(), cancellation) is not { } owned || !ChangeSubscription.IsSent(owned.Watch))
        {
            return null;
        }

        if (owned.Watch.State != WatchState.Active)
        {
            return $"the watch is {owned.Watch.State}";
        }

        if (await FindAsync(change, cancellation) is not { } item)
        {
            return null;
        }

        var answer = await with.Sender.SendAsync(owned.Watch.Delivery.Url!, change.Id, item.Body, owned.Secrets, cancellation);
        if (answer.IsGone)
        {
            await watches.EndAsync(owned.Watch, WatchState.Gone, answer.Error!, owned.Progress, cancellation);
            return null;
        }

        // Where it is, for people, and for the program's own deliveries should they take over.
        var cursor = answer.Took && owned.Watch.Cursor.IsBefore(item.Change) ? item.Notice.Cursor : owned.Watch.Cursor;
        await watches.SaveAsync(change.Watch, cursor, owned.Progress with { LastError = answer.Error, LastDelivered = answer.Took ? with.Time.GetUtcNow() : owned.Progress.LastDelivered }, cancellation);
        return answer.Error;
    }

    public async ValueTask DisposeAsync()
    {
        if (_watches is not null)
        {
            await _watches.DisposeAsync();
        }

        _one.Dispose();
    }

    /// <summary>The change as the feed tells it; null where there is none of that id any more.</summary>
    private async Task<FeedItem?> FindAsync(DeliverChange change, CancellationToken cancellation)
    {
        for (var cursor = new ChangeCursor(change.Sequence - 1); cursor.Sequence <= change.Sequence;)
        {
            var page = await with.Feed.ReadAsync(cursor, Page, cancellation);
            if (page.Items.FirstOrDefault(i => i.Change.Id == change.Id) is { } found)
            {
                return found;
            }

            if (!page.More)
            {
                if (page.Reached.Sequence >= change.Sequence)
                {
                    return null;
                }

                await with.Feed.GrownAsync(page.Reached, cancellation);
            }

            cursor = page.Reached;
        }

        return null;
    }

    private async Task<WatchLeases> OpenAsync(CancellationToken cancellation)
    {
        await _one.WaitAsync(cancellation);
        try
        {
            if (_watches is { IsLost: true } lost)
            {
                await lost.DisposeAsync();
                _watches = null;
            }

            return _watches ??= await WatchLeases.OpenAsync(database, cancellation);
        }
        finally
        {
            _one.Release();
        }
    }
}
#endif
