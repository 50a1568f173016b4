using System.Collections.Concurrent;
using NegotiationMonitor.App.Cli;
using NegotiationMonitor.App.Web;
using NegotiationMonitor.Postgres.Positions;

namespace NegotiationMonitor.App.Pages.Frame;

/// <summary>Fetches what every page needs. It is kept as long as the log stands where it stood: names, dossiers and calendars cost most and alter seldom.</summary>
internal sealed class Desk(Store store, TimeProvider clock)
{
    /// <summary>How long a calendar may be older than the log, so that a stream of articles does not have it counted anew for every page.</summary>
    private static readonly TimeSpan Kept = TimeSpan.FromSeconds(5);

    private readonly ConcurrentDictionary<string, (PagePoint Point, long At, IReadOnlyList<DayCount> Days)> _days = new(StringComparer.Ordinal);
    private (PagePoint Point, IReadOnlyList<DossierView> Dossiers)? _dossiers;
    private (string Books, Names Names)? _names;

    /// <summary>The database.</summary>
    public Store Store => store;

    /// <summary>Where the log stands.</summary>
    public Task<PagePoint> PointAsync(CancellationToken cancellation) => new TimelineQueries(store.Database).PointAsync(cancellation);

    /// <summary>The frame of a request's page.</summary>
    /// <exception cref="RefusedException">A clock that cannot be, or a dossier that nobody knows.</exception>
    public async Task<PageFrame> FrameAsync(HttpRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        var cancellation = request.HttpContext.RequestAborted;
        var point = await PointAsync(cancellation);
        var dossiers = await DossiersAsync(point, cancellation);
        var view = View.Of(request, dossiers.Count == 0 ? "" : dossiers[0].Dossier, await View.ClocksOf(request).ClocksAsync(store, cancellation));
        var (days, current) = await DaysAsync(view.Dossier, point, cancellation);
        return new PageFrame(view, await NamesAsync(point, cancellation), dossiers, days, point.Followed, Roles.Of(request.HttpContext)) { IsCurrent = current };
    }

    private async Task<Names> NamesAsync(PagePoint point, CancellationToken cancellation)
    {
        if (_names is { } kept && kept.Books == point.Books)
        {
            return kept.Names;
        }

        var names = new Names(await store.Books.ListAsync(cancellation));
        _names = (point.Books, names);
        return names;
    }

    private async Task<IReadOnlyList<DossierView>> DossiersAsync(PagePoint point, CancellationToken cancellation)
    {
        if (_dossiers is { } kept && kept.Point == point)
        {
            return kept.Dossiers;
        }

        var dossiers = (await new ActQueries(store.Database).DossiersAsync(cancellation)).OrderByDescending(d => d.Latest).ThenBy(d => d.Dossier, StringComparer.Ordinal).ToList();
        _dossiers = (point, dossiers);
        return dossiers;
    }

    /// <summary>The dossier's calendar, and whether it is of this point.</summary>
    private async Task<(IReadOnlyList<DayCount> Days, bool Current)> DaysAsync(string dossier, PagePoint point, CancellationToken cancellation)
    {
        if (_days.TryGetValue(dossier, out var kept) && (kept.Point == point || clock.GetElapsedTime(kept.At) < Kept))
        {
            return (kept.Days, kept.Point == point);
        }

        var days = await new TimelineQueries(store.Database).DaysAsync(dossier, cancellation);
        if (days.Count > 0)
        {
            _days[dossier] = (point, clock.GetTimestamp(), days);
        }

        return (days, true);
    }
}
