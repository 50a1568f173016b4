using NegotiationMonitor.App.Cli;
using NegotiationMonitor.App.Shapes;
using NegotiationMonitor.Postgres.Positions;

namespace NegotiationMonitor.App.Web;

/// <summary><c>/api/positions</c>: where everybody stands, and how a position came about.</summary>
internal static class PositionsResource
{
    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/api/positions", ListAsync).WithName("positions").WithSummary("Where every actor stands on every issue");
        app.MapGet("/api/positions/{actor}/{issue}/history", HistoryAsync).WithName("history").WithSummary("A position day by day, with quotes");
    }

    private static async Task<Listed<ShownPosition>> ListAsync([AsParameters] Asked asked, Store store, CancellationToken cancellation)
    {
        var answer = await new PositionQueries(store.Database).PositionsAsync(asked.Filter(), await asked.ClocksAsync(store, cancellation), cancellation);
        var titles = await store.TitlesAsync(cancellation);
        return new(AnsweredUnder.Of(answer), [.. answer.Rows.Select(p => ShownPosition.Of(p, titles))]);
    }

    private static async Task<Listed<ShownPoint>> HistoryAsync(
        string actor, string issue, string? saidBy, string? recordedBy, string? publishedBy, string[]? dossier, Store store, CancellationToken cancellation)
    {
        var asked = new Asked(saidBy, recordedBy, publishedBy, [actor], [issue], dossier);
        var answer = await new PositionQueries(store.Database).HistoryAsync(asked.Filter(), await asked.ClocksAsync(store, cancellation), cancellation);
        var titles = await store.TitlesAsync(cancellation);
        return new(AnsweredUnder.Of(answer), [.. answer.Rows.Select(p => ShownPoint.Of(p, titles))]);
    }
}
