using NegotiationMonitor.App.Cli;
using NegotiationMonitor.Postgres.Log;
using NegotiationMonitor.Postgres.Watching;

namespace NegotiationMonitor.App.Web;

/// <summary><c>/healthz</c>: the process answers. <c>/readyz</c>: so does its database, and the positions follow the log.</summary>
internal static class HealthResource
{
    public static void Map(IEndpointRouteBuilder app, Store store, Follower follower)
    {
        app.MapGet("/healthz", () => Results.Text("ok\n")).WithName("healthz").WithSummary("Whether the process answers");
        app.MapGet("/readyz", context => ReadyAsync(store, follower, context)).WithName("readyz").WithSummary("Whether questions can be answered");
    }

    private static async Task ReadyAsync(Store store, Follower follower, HttpContext context)
    {
        var head = await store.Log.HeadAsync(context.RequestAborted);
        var positions = store.Other is null ? follower.Status.Checkpoint : await new NoticeQueries(store.Database).HeadAsync(context.RequestAborted);
        var result = follower.Status.Failure is null
            ? Results.Json(new { ready = true, log = head, positions })
            : Results.Problem("the positions do not follow the log; the service's log tells more", statusCode: StatusCodes.Status503ServiceUnavailable);
        await result.ExecuteAsync(context);
    }
}
