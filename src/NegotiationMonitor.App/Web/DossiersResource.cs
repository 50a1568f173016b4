using NegotiationMonitor.App.Cli;
using NegotiationMonitor.App.Shapes;
using NegotiationMonitor.Positions;
using NegotiationMonitor.Postgres.Positions;

namespace NegotiationMonitor.App.Web;

/// <summary><c>/api/dossiers</c>: what is followed.</summary>
internal static class DossiersResource
{
    public static void Map(IEndpointRouteBuilder app) =>
        app.MapGet("/api/dossiers", ListAsync).WithName("dossiers").WithSummary("The negotiations that are followed");

    private static async Task<IReadOnlyList<ShownDossier>> ListAsync(string? saidBy, string? recordedBy, string? publishedBy, Store store, CancellationToken cancellation)
    {
        var titles = await store.TitlesAsync(cancellation);
        var clocks = await new Asked(saidBy, recordedBy, publishedBy, null, null, null).ClocksAsync(store, cancellation);
        if (clocks != Clocks.Now)
        {
            return [.. (await new ActQueries(store.Database).DossiersAsync(clocks, cancellation)).Rows.Select(d => ShownDossier.Of(d, titles))];
        }

        return [.. (await new ActQueries(store.Database).DossiersAsync(cancellation)).Select(d => ShownDossier.Of(d, titles))];
    }
}
