using NegotiationMonitor.App.Cli;
using NegotiationMonitor.App.Watching;
using NegotiationMonitor.Postgres.Watching;
using NegotiationMonitor.Watching;

namespace NegotiationMonitor.App.Web;

/// <summary>What became of a watch's deliveries: test deliveries, dead letters and their replay.</summary>
internal static class DeliveriesResource
{
    public static void Map(IEndpointRouteBuilder app, WebhookSender sender, Envelope envelope)
    {
        app.MapPost("/api/watches/{name}/try", (string name, Store store, TimeProvider time, CancellationToken c) => TestDelivery.SendAsync(store, name, sender, envelope, time, c))
            .WithName("tryWatch").WithSummary("Sends a test delivery now and tells what came of it");
        app.MapGet("/api/dead-letters", ListAsync).WithName("deadLetters").WithSummary("What could not be delivered in all its tries");
        app.MapPost("/api/watches/{name}/replay", ReplayAsync).WithName("replay").WithSummary("Sends dead letters again: one, a range of sequences, since a time, or all");
    }

    private static async Task<IReadOnlyList<DeadLetter>> ListAsync(string? watch, [AsParameters] Paged page, Store store, CancellationToken cancellation) =>
        await new DeadLetters(store.Database).ListAsync(watch, page.Start(), page.Length(), cancellation);

    private static async Task<object> ReplayAsync(string name, ReplayRange range, Store store, CancellationToken cancellation) =>
        new { replayed = await new DeadLetters(store.Database).ReplayAsync(name, range, cancellation) };
}

/// <summary><c>/feeds</c>: a watch's latest changes as Atom. Whoever knows the address may read it, since feed readers bring no key.</summary>
internal static class FeedResource
{
    /// <summary>Where feeds are; what is behind it needs no key.</summary>
    public const string Path = "/feeds/";

    public static void Map(IEndpointRouteBuilder app, ChangeFeed feed, Envelope envelope, string publicUrl) =>
        app.MapGet(Path + "{token}.atom", async (string token, HttpRequest request, Store store, CancellationToken cancellation) =>
        {
            if (await new WatchStore(store.Database).OfFeedAsync(token, cancellation) is not { } view)
            {
                return Results.NotFound();
            }

            var latest = await new NoticeQueries(store.Database).LatestAsync(view.Watch.Filter, AtomFeed.Most, cancellation);
            var self = (publicUrl.Length > 0 ? publicUrl : $"{request.Scheme}://{request.Host}") + request.Path;
            return Results.Bytes(AtomFeed.Write(view, await feed.ItemsAsync(latest, cancellation), envelope, self), "application/atom+xml; charset=utf-8");
        }).WithName("feed").WithSummary("A watch's latest changes as an Atom feed");
}
