using NegotiationMonitor.App.Pages.Frame;
using NegotiationMonitor.Postgres.Positions;

namespace NegotiationMonitor.App.Pages.Overview;

/// <summary>The outlets of the dossier and what came of them.</summary>
public sealed record SourcesModel(PageFrame Frame, IReadOnlyList<OutletRow> Outlets) : IFramed
{
    internal static async Task<SourcesModel> LoadAsync(Desk desk, HttpRequest request)
    {
        var frame = await desk.FrameAsync(request);
        return new SourcesModel(frame, await new SearchQueries(desk.Store.Database).OutletsAsync(frame.View.Dossier, frame.View.Clocks, request.HttpContext.RequestAborted));
    }
}
