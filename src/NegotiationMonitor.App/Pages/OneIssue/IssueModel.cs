using NegotiationMonitor.App.Pages.Frame;
using NegotiationMonitor.Positions;
using NegotiationMonitor.Postgres.Positions;

namespace NegotiationMonitor.App.Pages.OneIssue;

/// <summary>A party on the issue's axis.</summary>
/// <param name="First">Where it stood when it was first heard.</param>
public sealed record PartyOnAxis(PositionView View, PathPoint? First);

/// <summary>One issue: the parties on one axis, how far two of them are apart, what is on the table.</summary>
/// <param name="One">First of the two whose distance is drawn; null where fewer than two have a stance.</param>
public sealed record IssueModel(
    PageFrame Frame, string Issue, IReadOnlyList<PartyOnAxis> Parties, IReadOnlyList<EntryLine> Proposals, string? One, string? Other, IReadOnlyList<DistancePoint> Distance,
    IReadOnlyList<Shift> Shifts) : IFramed
{
    private const int MostProposals = 12;

    internal static async Task<IssueModel> LoadAsync(Desk desk, HttpRequest request, string issue)
    {
        var (frame, cancellation) = (await desk.FrameAsync(request), request.HttpContext.RequestAborted);
        var (queries, filter) = (new PositionQueries(desk.Store.Database), new PositionFilter([frame.View.Dossier], null, [issue]));
        var positions = (await queries.PositionsAsync(filter, frame.View.Clocks, cancellation)).Rows;
        var paths = await queries.CoursesAsync(filter, frame.View.Clocks, cancellation);
        var firsts = paths.Where(p => p.Move == Move.Emerged).ToDictionary(p => p.Entry.Key.Actor, StringComparer.Ordinal);
        var parties = positions.Where(p => p.Position.HasStance)
            .OrderByDescending(p => p.Position.Stance.Rank()).ThenBy(p => frame.Names.Actor(p.Position.Key), StringComparer.OrdinalIgnoreCase)
            .Select(p => new PartyOnAxis(p, firsts.GetValueOrDefault(p.Position.Key.Actor))).ToList();
        var (one, other) = Pair(frame.View, [.. parties.Select(p => p.View.Position.Key.Actor)]);
        var proposals = await new SearchQueries(desk.Store.Database).LatestActsAsync(
            frame.View.Dossier, issue, ["proposal_floated", "offer_made", "offer_conditioned", "demand_made"], frame.View.Clocks, MostProposals, cancellation);
        return new IssueModel(
            frame, issue, parties, proposals, one, other,
            one is null || other is null ? [] : NegotiationMonitor.Positions.Shifts.Distance(paths, frame.View.Dossier, one, other), NegotiationMonitor.Positions.Shifts.Of(paths));
    }

    /// <summary>The two parties asked for, else the ones farthest apart.</summary>
    internal static (string? One, string? Other) Pair(View view, IReadOnlyList<string> inOrder)
    {
        var one = view.Value("one") is { } asked && inOrder.Contains(asked, StringComparer.Ordinal) ? asked : inOrder.Count > 0 ? inOrder[0] : null;
        var other = view.Value("other") is { } second && inOrder.Contains(second, StringComparer.Ordinal) && second != one ? second : inOrder.LastOrDefault(p => p != one);
        return (one, other);
    }
}
