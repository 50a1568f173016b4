using NegotiationMonitor.App.Cli;
using NegotiationMonitor.App.Shapes;
using NegotiationMonitor.Postgres.Positions;

namespace NegotiationMonitor.App.Web;

/// <summary><c>/api/shifts</c> and <c>/api/distance</c>: who moved, and how far two parties were apart.</summary>
internal static class ShiftsResource
{
    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/api/shifts", ListAsync).WithName("shifts").WithSummary("Who moved, when and which way, and who moved first on each issue");
        app.MapGet("/api/distance/{one}/{other}", DistanceAsync).WithName("distance").WithSummary("How far two parties were apart over time, dossier by dossier");
    }

    private static async Task<Listed<ShownShift>> ListAsync([AsParameters] Asked asked, Store store, CancellationToken cancellation)
    {
        var answer = await new PositionQueries(store.Database).ShiftsAsync(asked.Filter(), await asked.ClocksAsync(store, cancellation), cancellation);
        var titles = await store.TitlesAsync(cancellation);
        return new(AnsweredUnder.Of(answer), [.. answer.Rows.Select(s => ShownShift.Of(s, titles))]);
    }

    private static async Task<Listed<ShownDistance>> DistanceAsync(
        string one, string other, string? saidBy, string? recordedBy, string? publishedBy, string[]? issue, string[]? dossier, Store store, CancellationToken cancellation)
    {
        var asked = new Asked(saidBy, recordedBy, publishedBy, null, issue, dossier);
        var answer = await new PositionQueries(store.Database).DistanceAsync(one, other, asked.Filter(), await asked.ClocksAsync(store, cancellation), cancellation);
        return new(AnsweredUnder.Of(answer), [.. answer.Rows.Select(ShownDistance.Of)]);
    }
}
