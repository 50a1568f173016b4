using NegotiationMonitor.App.Pages.Frame;
using NegotiationMonitor.App.Pages.OneIssue;
using NegotiationMonitor.Positions;
using NegotiationMonitor.Postgres.Positions;

namespace NegotiationMonitor.App.Pages.OneActor;

/// <summary>One party: what it holds, offers and demands, where it moved, how far it is from another.</summary>
/// <param name="Moves">The latest, with their words.</param>
/// <param name="AllMoves">How many there are in all.</param>
/// <param name="Firsts">Of each issue where it stood when first heard.</param>
/// <param name="Others">The other parties, for the choice of the distance.</param>
public sealed record ActorModel(
    PageFrame Frame, string Actor, IReadOnlyList<PositionView> Positions, IReadOnlyDictionary<string, PathPoint> Firsts, IReadOnlyList<HistoryPoint> Moves, int AllMoves,
    IReadOnlyList<string> Others, string? Other, IReadOnlyList<DistancePoint> Distance) : IFramed
{
    /// <summary>Moves that are shown at once.</summary>
    public const int Most = 8;

    /// <summary>Moves that are folded away, at most.</summary>
    public const int MostEarlier = 60;

    internal static async Task<ActorModel> LoadAsync(Desk desk, HttpRequest request, string actor)
    {
        var (frame, cancellation) = (await desk.FrameAsync(request), request.HttpContext.RequestAborted);
        var queries = new PositionQueries(desk.Store.Database);
        var positions = (await queries.PositionsAsync(new([frame.View.Dossier], [actor]), frame.View.Clocks, cancellation)).Rows;
        var others = (await new TimelineQueries(desk.Store.Database).KeysAsync(frame.View.Dossier, cancellation))
            .Where(k => k.IsPosition && k.Actor != actor && positions.Any(p => p.Position.Key.Issue == k.Issue))
            .GroupBy(k => k.Actor, StringComparer.Ordinal).OrderByDescending(g => g.Count()).Select(g => g.Key).ToList();
        var (_, other) = IssueModel.Pair(frame.View, [actor, .. Enumerable.Reverse(others)]);
        other = frame.View.Value("other") is { } asked && others.Contains(asked, StringComparer.Ordinal) ? asked : other;
        var paths = await queries.CoursesAsync(new([frame.View.Dossier], other is null ? [actor] : [actor, other]), frame.View.Clocks, cancellation);
        var own = paths.Where(p => p.Entry.Key.Actor == actor).ToList();
        var moves = own.Where(p => p.Move is Move.Toward or Move.Away or Move.Reversed).OrderByDescending(p => p.Entry.SaidOn.To).ToList();
        var latest = moves.Take(Most + MostEarlier).ToList();
        var lines = await queries.WordsAsync(latest.Select(m => m.Entry.Sequence), frame.View.Clocks, cancellation);
        return new ActorModel(
            frame, actor, [.. positions.OrderByDescending(p => p.Position.LastConfirmed).ThenBy(p => p.Position.Key.Issue, StringComparer.Ordinal)],
            own.Where(p => p.Move == Move.Emerged).ToDictionary(p => p.Entry.Key.Issue, StringComparer.Ordinal),
            [.. latest.Select(m => new HistoryPoint(m with { Entry = lines[m.Entry.Sequence].Entry }, lines[m.Entry.Sequence].Article))], moves.Count,
            others, other, other is null ? [] : Shifts.Distance(paths, frame.View.Dossier, actor, other));
    }
}
