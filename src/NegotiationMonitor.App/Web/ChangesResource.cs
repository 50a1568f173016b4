using NegotiationMonitor.App.Cli;
using NegotiationMonitor.App.Shapes;
using NegotiationMonitor.Postgres.Positions;

namespace NegotiationMonitor.App.Web;

/// <summary><c>/api/changes</c>: what changed, in the order it became known.</summary>
internal static class ChangesResource
{
    public static void Map(IEndpointRouteBuilder app) =>
        app.MapGet("/api/changes", ListAsync).WithName("changes").WithSummary("How positions changed; whoever goes on after the last sequence misses none");

    private static async Task<Listed<ShownChange>> ListAsync([AsParameters] Asked asked, [AsParameters] Paged page, Store store, CancellationToken cancellation)
    {
        var limit = page.Length();
        var answer = await new ChangeQueries(store.Database).ChangesAsync(new(asked.Filter(), page.Start(), Limit: limit), await asked.ClocksAsync(store, cancellation), cancellation);
        var titles = await store.TitlesAsync(cancellation);
        return new(
            AnsweredUnder.Of(answer), [.. answer.Rows.Select(c => ShownChange.Of(c, titles))], answer.Rows.Count >= limit ? answer.Rows[^1].Change.Sequence : null);
    }
}
