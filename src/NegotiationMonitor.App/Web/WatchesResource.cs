using NegotiationMonitor.App.Cli;
using NegotiationMonitor.App.Shapes;
using NegotiationMonitor.App.Watching;
using NegotiationMonitor.Positions;
using NegotiationMonitor.Postgres.Watching;
using NegotiationMonitor.Watching;

namespace NegotiationMonitor.App.Web;

/// <summary><c>/api/watches</c>: subscriptions to changes.</summary>
internal static class WatchesResource
{
    private const int MostTested = 1000;

    public static void Map(IEndpointRouteBuilder app, TargetGuard guard)
    {
        app.MapGet("/api/watches", ListAsync).WithName("watches").WithSummary("Subscriptions to changes");
        app.MapPost("/api/watches", (NewWatch asked, Store store, CancellationToken c) => AddAsync(asked, guard, store, c)).WithName("addWatch").WithSummary("Subscribes; the answer shows a webhook's secret this once");
        app.MapPost("/api/watches/test", TestAsync).WithName("testFilter").WithSummary("What a filter would have sent, the newest first").Needs(Role.Read);
        app.MapGet("/api/watches/{name}", GetAsync).WithName("watch").WithSummary("One subscription");
        app.MapPatch("/api/watches/{name}", (string name, EditedWatch asked, Store store, CancellationToken c) => EditAsync(name, asked, guard, store, c))
            .WithName("editWatch").WithSummary("Changes filter, delivery or pacing; what is not given stays; the answer shows the secret of a new address this once");
        app.MapDelete("/api/watches/{name}", RemoveAsync).WithName("removeWatch").WithSummary("Ends a subscription");
        app.MapPost("/api/watches/{name}/pause", (string name, Store store, CancellationToken c) => SetAsync(store, name, WatchState.Paused, "paused by hand", c)).WithName("pauseWatch").WithSummary("Stops deliveries; nothing is lost");
        app.MapPost("/api/watches/{name}/resume", (string name, Store store, CancellationToken c) => SetAsync(store, name, WatchState.Active, null, c)).WithName("resumeWatch").WithSummary("Goes on where it stopped");
        app.MapGet("/schemas/{type}.json", (string type) => Schemas.Of(type) is { } schema ? Results.Bytes(schema, "application/schema+json") : Results.NotFound())
            .WithName("schema").WithSummary("JSON schema of what subscribers get, by its CloudEvents type");
        app.MapPost("/api/watches/{name}/rotate", RotateAsync).WithName("rotateSecret").WithSummary("A new secret; the old one is valid for a day more");
    }

    /// <summary>What somebody subscribes to.</summary>
    /// <param name="After">Begin behind this change or sequence; now if not given.</param>
    internal sealed record NewWatch(string Name, WatchFilter? Filter, Delivery? Delivery, Pacing? Pacing, string? After);

    /// <summary>What becomes of a watch; what is null stays.</summary>
    internal sealed record EditedWatch(WatchFilter? Filter, Delivery? Delivery, Pacing? Pacing);

    private static async Task<IReadOnlyList<ShownWatch>> ListAsync(Store store, CancellationToken cancellation) =>
        [.. (await new WatchStore(store.Database).ListAsync(cancellation)).Select(ShownWatch.Of)];

    private static async Task<ShownWatch> GetAsync(string name, Store store, CancellationToken cancellation) =>
        ShownWatch.Of(await new WatchStore(store.Database).GetAsync(name, cancellation));

    private static async Task<IResult> AddAsync(NewWatch asked, TargetGuard guard, Store store, CancellationToken cancellation)
    {
        WatchRules.Check(asked.Name, asked.Filter ?? WatchFilter.All, asked.Delivery ?? new(DeliveryKind.None), asked.Pacing ?? Pacing.None);
        if (asked.Delivery?.Url is { } url)
        {
            guard.CheckAddress(url);
        }

        var added = await new WatchStore(store.Database).AddAsync(
            asked.Name, asked.Filter ?? WatchFilter.All, asked.Delivery ?? new(DeliveryKind.None), asked.Pacing ?? Pacing.None,
            asked.After is null ? null : ChangeCursor.Parse(asked.After), cancellation);
        return Results.Json(ShownWatch.Of(added), statusCode: StatusCodes.Status201Created);
    }

    private static async Task<ShownWatch> EditAsync(string name, EditedWatch asked, TargetGuard guard, Store store, CancellationToken cancellation) =>
        ShownWatch.Of(await new WatchStore(store.Database).EditAsync(
            name,
            before =>
            {
                var (filter, delivery, pacing) = (asked.Filter ?? before.Filter, asked.Delivery ?? before.Delivery, asked.Pacing ?? before.Pacing);
                WatchRules.Check(name, filter, delivery, pacing);
                if (delivery.Url is { } url)
                {
                    guard.CheckAddress(url);
                }

                return (filter, delivery, pacing);
            },
            cancellation));

    private static async Task<IReadOnlyList<ShownChange>> TestAsync(WatchFilter filter, int? limit, Store store, CancellationToken cancellation)
    {
        filter.Check();
        var changes = await new NoticeQueries(store.Database).LatestAsync(filter, Math.Clamp(limit ?? 100, 1, MostTested), cancellation);
        var titles = await store.TitlesAsync(cancellation);
        return [.. changes.Select(c => ShownChange.Of(c.View, titles))];
    }

    private static async Task<IResult> RemoveAsync(string name, Store store, CancellationToken cancellation)
    {
        await new WatchStore(store.Database).RemoveAsync(name, cancellation);
        return Results.NoContent();
    }

    private static async Task<ShownWatch> SetAsync(Store store, string name, WatchState state, string? why, CancellationToken cancellation)
    {
        var watches = new WatchStore(store.Database);
        await watches.SetStateAsync(name, state, why, cancellation);
        return ShownWatch.Of(await watches.GetAsync(name, cancellation));
    }

    private static async Task<object> RotateAsync(string name, Store store, TimeProvider time, CancellationToken cancellation) =>
        new { secret = StandardWebhook.Show(await new WatchStore(store.Database).RotateAsync(name, time.GetUtcNow(), cancellation)) };
}

/// <summary><c>/api/changes/stream</c>: changes as they happen, as server-sent events.</summary>
internal static class StreamResource
{
    private const int MostStreams = 5000;
    private static int streams;

    public static void Map(IEndpointRouteBuilder app, ChangeFeed feed) =>
        app.MapGet("/api/changes/stream", ([AsParameters] Followed asked, HttpContext context, Store store) => StreamAsync(asked, context, store, feed))
            .WithName("stream").WithSummary("Changes as they happen (server-sent events); Last-Event-ID or after goes on behind a change");

    /// <summary>Which changes are followed.</summary>
    /// <param name="Watch">Name of a watch whose filter is taken; then the others are left out.</param>
    /// <param name="After">Begin behind this change or sequence; now if neither it nor Last-Event-ID is given.</param>
    internal sealed record Followed(string[]? Dossier, string[]? Actor, string[]? Issue, string[]? Kind, int? MinOrigins, bool? OwnStatements, string? Watch, string? After);

    private static async Task StreamAsync(Followed asked, HttpContext context, Store store, ChangeFeed feed)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(
            context.RequestAborted, context.RequestServices.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping);
        var filter = await FilterAsync(asked, store, stop.Token);
        var cursor = await CursorAsync(asked, context.Request, store, feed, stop.Token);
        try
        {
            if (Interlocked.Increment(ref streams) > MostStreams)
            {
                context.Response.Headers.RetryAfter = "5";
                await Results.Problem($"{MostStreams} streams are open on this node; try another or later", statusCode: StatusCodes.Status503ServiceUnavailable).ExecuteAsync(context);
                return;
            }

            context.Response.ContentType = "text/event-stream";
            context.Response.Headers.CacheControl = "no-store";
            context.Response.Headers["X-Accel-Buffering"] = "no";
            await new ChangeStream(feed, filter, context.Response.BodyWriter, TimeProvider.System).RunAsync(cursor, stop.Token);
        }
        catch (OperationCanceledException)
        {
            // The subscriber has gone, or the service ends: whoever comes again goes on behind the last id.
        }
        catch (TimeoutException)
        {
            context.Abort();
        }
        finally
        {
            Interlocked.Decrement(ref streams);
        }
    }

    private static async Task<WatchFilter> FilterAsync(Followed asked, Store store, CancellationToken cancellation)
    {
        if (asked.Watch is { Length: > 0 } name)
        {
            return (await new WatchStore(store.Database).GetAsync(name, cancellation)).Watch.Filter;
        }

        var filter = new WatchFilter(asked.Dossier, asked.Actor, asked.Issue, WatchWords.Kinds(asked.Kind), asked.MinOrigins ?? 1, asked.OwnStatements ?? false);
        filter.Check();
        return filter;
    }

    private static async Task<ChangeCursor> CursorAsync(Followed asked, HttpRequest request, Store store, ChangeFeed feed, CancellationToken cancellation)
    {
        // What the subscriber saw last says more than the address it began with.
        var given = request.Headers["Last-Event-ID"] is [{ Length: > 0 } seen] ? seen : asked.After;
        if (string.IsNullOrEmpty(given))
        {
            return feed.Head;
        }

        var cursor = ChangeCursor.Parse(given);
        return cursor.Sequence <= feed.Head.Sequence || cursor.Sequence <= await store.Log.HeadAsync(cancellation)
            ? cursor
            : throw new RefusedException($"nothing is recorded at sequence {cursor.Sequence} yet; leave `after` out to begin now");
    }
}
