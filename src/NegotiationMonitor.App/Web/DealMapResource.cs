using NegotiationMonitor.App.Cli;
using NegotiationMonitor.App.Shapes;
using NegotiationMonitor.Deals;
using NegotiationMonitor.Postgres.Positions;

namespace NegotiationMonitor.App.Web;

/// <summary><c>/api/dealmap</c>: who offers, demands and waits for what.</summary>
internal static class DealMapResource
{
    public static void Map(IEndpointRouteBuilder app) =>
        app.MapGet("/api/dealmap", ShowAsync).WithName("dealmap").WithSummary("Offers, demands and conditions of each dossier, who waits for each other and what is blocked; format=json, dot or mermaid")
            .Produces<Listed<ShownDeal>>();

    private static async Task<IResult> ShowAsync([AsParameters] Asked asked, string? format, Store store, CancellationToken cancellation)
    {
        var answer = await new DealQueries(store.Database).MapsAsync(asked.Filter(), await asked.ClocksAsync(store, cancellation), cancellation);
        var titles = await store.TitlesAsync(cancellation);
        return format switch
        {
            null or "json" => Results.Json(new Listed<ShownDeal>(AnsweredUnder.Of(answer), [.. answer.Rows.Select(m => ShownDeal.Of(m, titles))])),
            "dot" => Results.Text(string.Concat(answer.Rows.Select(m => DealMapText.Dot(m.Map))), "text/vnd.graphviz"),
            "mermaid" => Results.Text(string.Concat(answer.Rows.Select(m => DealMapText.Mermaid(m.Map))), "text/vnd.mermaid"),
            _ => throw new RefusedException($"format: '{format}' is none of json, dot, mermaid"),
        };
    }
}
