using JasperFx.Events.Daemon;
using JasperFx.Events.Projections;
using Marten;
using NegotiationMonitor.Postgres;
using NegotiationMonitor.Postgres.Watching;
using NegotiationMonitor.Watching;
using Wolverine;
using Wolverine.Marten.Subscriptions;

namespace NegotiationMonitor.Marten;

/// <summary>A change that is to be sent to the endpoint of a watch.</summary>
/// <param name="Id">The change's identity, the same whenever it is sent.</param>
/// <param name="Sequence">Of the change's cause.</param>
public sealed record DeliverChange(string Watch, string Id, long Sequence);

/// <summary>Sends changes to endpoints.</summary>
public interface IChangeSender
{
    /// <summary>Sends a change once.</summary>
    /// <returns>What went wrong; null where it was taken, or nobody wants it any more.</returns>
    Task<string?> SendAsync(DeliverChange change, CancellationToken cancellation);
}

/// <summary>An endpoint did not take a change: it is tried again, and is a dead letter in the end.</summary>
public sealed class DeliveryFailedException(string message) : Exception(message);

/// <summary>Wolverine's handler.</summary>
public static class DeliverChangeHandler
{
    /// <summary>Sends, and fails where the endpoint did not take it.</summary>
    public static async Task HandleAsync(DeliverChange change, IChangeSender sender, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(sender);
        if (await sender.SendAsync(change, cancellation) is { } failure)
        {
            throw new DeliveryFailedException(failure);
        }
    }
}

/// <summary>
/// Follows the log behind the positions and puts each change into Wolverine's outbox once for each watch that wants it, in the transaction that moves the
/// subscription: none is forgotten, and a rebuild of the positions sends nothing again.
/// </summary>
internal sealed class ChangeSubscription(Database database) : BatchSubscription("changes")
{
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(20);

    public override async Task ProcessEventsAsync(EventRange page, ISubscriptionController controller, IDocumentOperations operations, IMessageBus bus, CancellationToken cancellationToken)
    {
        var notices = new NoticeQueries(database);
        while (await notices.HeadAsync(cancellationToken) < page.SequenceCeiling)
        {
            await Task.Delay(Look, cancellationToken);
        }

        var watches = (await new WatchStore(database).ListAsync(cancellationToken)).Select(v => v.Watch).Where(IsSent).ToList();
        if (watches.Count == 0)
        {
            return;
        }

        var cursor = new ChangeCursor(page.SequenceFloor);
        for (var more = true; more && cursor.Sequence < page.SequenceCeiling;)
        {
            var changes = await notices.AfterAsync(cursor, page.Size, cancellationToken);
            foreach (var change in changes.Changes.Where(c => c.View.Change.Sequence <= page.SequenceCeiling))
            {
                foreach (var watch in watches.Where(w => w.Cursor.IsBefore(change.View.Change) && w.Filter.Wants(change.View.Change, change.Directness)))
                {
                    await bus.PublishAsync(new DeliverChange(watch.Name, change.View.Change.Id, change.View.Change.Sequence));
                }
            }

            (cursor, more) = (changes.Reached, changes.More);
        }
    }

    /// <summary>Whether Wolverine sends a watch's changes: those that go out one by one as they come. Digests and paced watches keep to their own times.</summary>
    public static bool IsSent(Watch watch) => watch.Delivery.Kind == DeliveryKind.Webhook && watch.Pacing == Pacing.None && watch.State != WatchState.Gone;
}
