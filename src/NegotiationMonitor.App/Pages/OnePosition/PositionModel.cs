using NegotiationMonitor.App.Pages.Frame;
using NegotiationMonitor.Audit;
using NegotiationMonitor.Positions;
using NegotiationMonitor.Postgres.Positions;

namespace NegotiationMonitor.App.Pages.OnePosition;

/// <summary>One position with all it rests on; <paramref name="Trail"/> is null where nothing had been said by then.</summary>
public sealed record PositionModel(PageFrame Frame, PositionKey Key, AuditTrail? Trail, IReadOnlyDictionary<string, ArticleView> Articles) : IFramed
{
    /// <summary>For each day the entry that decides it.</summary>
    public IReadOnlyList<PathPoint> Path { get; } = Trail is null ? [] : Paths.Of(Trail.Entries.Select(e => e.Entry));

    /// <summary>Entries that set a stance and decide no day.</summary>
    public IEnumerable<Entry> Others => Trail is null ? [] : Trail.Entries.Select(e => e.Entry).Where(e => e.SetsStance && !Path.Any(p => p.Entry.Sequence == e.Sequence));

    /// <summary>The act that decides.</summary>
    public EntryLine? Decided => Trail?.Entries.FirstOrDefault(e => e.Weighed?.Weight == Weight.Decides) is { } entry ? Line(entry.Entry) : null;

    /// <summary>First day of the unbroken run on its present side of the issue; null without a side.</summary>
    public DateOnly? SideSince
    {
        get
        {
            if (Trail?.Position.Stance.Sign() is not (1 or -1) || Path.Count == 0)
            {
                return null;
            }

            var run = Path.Reverse().TakeWhile(p => p.Entry.Stance.Sign() == Trail.Position.Stance.Sign()).ToList();
            return run.Count > 0 ? run[^1].Entry.SaidOn.To : null;
        }
    }

    /// <summary>An entry with its article.</summary>
    public EntryLine Line(Entry entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        return new EntryLine(entry, Articles[entry.Stream]);
    }

    internal static async Task<PositionModel> LoadAsync(Desk desk, HttpRequest request, string actor, string issue)
    {
        var (frame, cancellation) = (await desk.FrameAsync(request), request.HttpContext.RequestAborted);
        var key = new PositionKey(frame.View.Dossier, actor, issue);
        var trail = await new AuditQueries(desk.Store.Database).AuditAsync(key, frame.View.Clocks, cancellation);
        var streams = trail?.Articles.Select(a => a.Stream).ToList() ?? [];
        var articles = trail is null
            ? []
            : (await new ActQueries(desk.Store.Database).ArticlesAsync(null, streams, null, new Clocks(null, trail.Sequence), 0, int.MaxValue, cancellation)).Rows;
        return new PositionModel(frame, key, trail, articles.ToDictionary(a => a.Stream, StringComparer.Ordinal));
    }
}
