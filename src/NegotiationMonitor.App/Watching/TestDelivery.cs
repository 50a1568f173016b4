using NegotiationMonitor.App.Cli;
using NegotiationMonitor.Postgres.Watching;
using NegotiationMonitor.Watching;

namespace NegotiationMonitor.App.Watching;

/// <summary>What came of a test delivery.</summary>
/// <param name="Status">HTTP status; null where no answer came.</param>
internal sealed record Tested(string Id, bool Took, int? Status, string? Error);

/// <summary>Sends a test event to a watch's endpoint, signed like any other.</summary>
internal static class TestDelivery
{
    /// <summary>Sends it once, now.</summary>
    /// <exception cref="RefusedException">No such watch, or it sends nothing.</exception>
    public static async Task<Tested> SendAsync(Store store, string name, WebhookSender sender, Envelope envelope, TimeProvider time, CancellationToken cancellation)
    {
        await new WatchStore(store.Database).GetAsync(name, cancellation);
        await using var leases = await WatchLeases.OpenAsync(store.Database, cancellation);
        if (await leases.LoadAsync(name, time.GetUtcNow(), cancellation) is not { Watch.Delivery.Url: { } url } owned)
        {
            throw new RefusedException($"watch '{name}' sends nothing anywhere");
        }

        var id = "test:" + Guid.NewGuid().ToString("N");
        var answer = await sender.SendAsync(url, id, envelope.Test(id, name, time.GetUtcNow()), owned.Secrets, cancellation);
        return new Tested(id, answer.Took, answer.Status, answer.Error);
    }
}
