using NegotiationMonitor.App.Pages.Frame;
using NegotiationMonitor.Articles;
using NegotiationMonitor.Positions;
using NegotiationMonitor.Postgres.Positions;

namespace NegotiationMonitor.App.Pages.Matrix;

/// <summary>A line or column of the matrix: a party or an issue.</summary>
public sealed record Side(string Id, string Name, string Url, int Positions);

/// <summary>Where everybody stands: issues by parties, filtered and sorted as the URL says.</summary>
public sealed class MatrixModel : IFramed
{
    /// <summary>Days that count as recent.</summary>
    public const int RecentDays = 14;

    private readonly Dictionary<(string Actor, string Issue), PositionView> _cells;

    private MatrixModel(PageFrame frame, IReadOnlyList<PositionView> all)
    {
        Frame = frame;
        All = all;
        var shown = all.Where(Matches).ToList();
        _cells = shown.ToDictionary(p => (p.Position.Key.Actor, p.Position.Key.Issue));
        var actors = Sides(shown, p => p.Position.Key.Actor, frame.Actor, frame.ActorUrl);
        var issues = Sides(shown, p => p.Position.Key.Issue, frame.Issue, frame.IssueUrl);
        (Lines, Columns) = Turned ? (actors, issues) : (issues, actors);
    }

    public PageFrame Frame { get; }

    /// <summary>Every position of the dossier under the clocks.</summary>
    public IReadOnlyList<PositionView> All { get; }

    public IReadOnlyList<Side> Lines { get; }

    public IReadOnlyList<Side> Columns { get; }

    /// <summary>Whether the parties are the lines.</summary>
    public bool Turned => Frame.View.Value("by") == "party";

    /// <summary>How many positions are shown.</summary>
    public int Shown => _cells.Count;

    /// <summary>Whether a filter is set.</summary>
    public bool Filtered => Frame.View.Rest.Any(r => r.Key is "party" or "issue" or "side" or "mark");

    /// <summary>First day that counts as recent.</summary>
    public DateOnly? RecentFrom => Frame.Until?.AddDays(-RecentDays);

    internal static async Task<MatrixModel> LoadAsync(Desk desk, HttpRequest request)
    {
        var frame = await desk.FrameAsync(request);
        var answer = frame.Dossiers.Count == 0
            ? []
            : (await new PositionQueries(desk.Store.Database).PositionsAsync(new([frame.View.Dossier]), frame.View.Clocks, request.HttpContext.RequestAborted)).Rows;
        return new MatrixModel(frame, answer);
    }

    /// <summary>The position at a line and column; null where there is none.</summary>
    public PositionView? At(Side line, Side column) => _cells.GetValueOrDefault(Turned ? (line.Id, column.Id) : (column.Id, line.Id));

    /// <summary>Whether it took its stance in the last days.</summary>
    public bool IsRecent(Position position) => position.HasStance && position.Since > RecentFrom;

    /// <summary>Parties or issues of all positions, for the filter's choices.</summary>
    public IEnumerable<(string Id, string Name)> Choices(bool actors) => All.Select(p => actors ? p.Position.Key.Actor : p.Position.Key.Issue)
        .Distinct(StringComparer.Ordinal).Select(id => (id, actors ? Frame.Actor(id) : Frame.Issue(id))).OrderBy(c => c.Item2, StringComparer.OrdinalIgnoreCase);

    private bool Matches(PositionView view)
    {
        var (position, asked) = (view.Position, Frame.View);
        return (asked.Value("party") is not { } party || party == position.Key.Actor)
            && (asked.Value("issue") is not { } issue || issue == position.Key.Issue)
            && asked.Value("side") switch { "for" => position.Stance.Sign() > 0, "against" => position.Stance.Sign() < 0, "neither" => position.Stance.Sign() == 0, _ => true }
            && asked.Value("mark") switch
            {
                "conditional" => position.Conditions.Count > 0,
                "contested" => position.Contested,
                "recent" => IsRecent(position),
                "hedged" => position.Certainty == Certainty.Hedged,
                _ => true,
            };
    }

    private List<Side> Sides(IEnumerable<PositionView> shown, Func<PositionView, string> id, Func<string, string> name, Func<string, string> url)
    {
        var sides = shown.GroupBy(id, StringComparer.Ordinal).Select(g => (Side: new Side(g.Key, name(g.Key), url(g.Key), g.Count()), Last: g.Max(p => p.Position.LastConfirmed)));
        var sorted = Frame.View.Value("sort") switch
        {
            "name" => sides.OrderBy(s => s.Side.Name, StringComparer.OrdinalIgnoreCase),
            "last" => sides.OrderByDescending(s => s.Last).ThenByDescending(s => s.Side.Positions),
            _ => sides.OrderByDescending(s => s.Side.Positions).ThenBy(s => s.Side.Name, StringComparer.OrdinalIgnoreCase),
        };
        return [.. sorted.Select(s => s.Side)];
    }
}
