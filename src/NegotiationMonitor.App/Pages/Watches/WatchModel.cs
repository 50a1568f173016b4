using NegotiationMonitor.App.Pages.Frame;
using NegotiationMonitor.Positions;
using NegotiationMonitor.Postgres.Positions;
using NegotiationMonitor.Postgres.Watching;

namespace NegotiationMonitor.App.Pages.Watches;

/// <summary>One watch: what it is of, how it fares, what it would have sent.</summary>
/// <param name="Latest">The latest changes that its filter lets through.</param>
/// <param name="Secret">Of its webhooks, where it is new; else null.</param>
/// <param name="Said">What came of what was just done; null where nothing was.</param>
public sealed record WatchModel(
    PageFrame Frame, WatchView View, IReadOnlyList<PositionKey> Keys, IReadOnlyList<ChangeView> Latest, string? Secret = null, string? Said = null) : IFramed
{
    private const int Most = 8;

    /// <summary>Parties it can be of: of the dossiers it is of, and those it is of already.</summary>
    public IReadOnlyList<(string Id, string Name)> Parties => WatchesModel.Choices(Keys.Select(k => k.Actor).Concat(View.Watch.Filter.Actors ?? []), Frame.Actor);

    /// <summary>Issues it can be of.</summary>
    public IReadOnlyList<(string Id, string Name)> Issues => WatchesModel.Choices(Keys.Select(k => k.Issue).Concat(View.Watch.Filter.Issues ?? []), Frame.Issue);

    /// <summary>Dossiers it can be of.</summary>
    public IReadOnlyList<(string Id, string Name)> Dossiers => WatchesModel.Choices(Frame.Dossiers.Select(d => d.Dossier).Concat(View.Watch.Filter.Dossiers ?? []).Where(d => d.Length > 0), Frame.Names.Dossier);

    /// <summary>Whether the reader may change it.</summary>
    public bool MayChange => Frame.Role == Web.Role.Admin;

    internal static async Task<WatchModel> LoadAsync(Desk desk, HttpRequest request, string name)
    {
        var cancellation = request.HttpContext.RequestAborted;
        var view = await new WatchStore(desk.Store.Database).GetAsync(name, cancellation);
        var frame = await desk.FrameAsync(request);
        if (view.Watch.Filter.Dossiers is [var own, ..])
        {
            frame = frame with { View = frame.View with { Dossier = own } };
        }

        var keys = await new TimelineQueries(desk.Store.Database).KeysAsync(frame.View.Dossier, cancellation);
        var latest = await new NoticeQueries(desk.Store.Database).LatestAsync(view.Watch.Filter, Most, cancellation);
        return new WatchModel(frame, view, [.. keys.Where(k => k.IsPosition)], [.. latest.Select(l => l.View)]);
    }
}
