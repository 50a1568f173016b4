using System.Globalization;
using NegotiationMonitor.App.Pages.Frame;
using NegotiationMonitor.Articles;
using NegotiationMonitor.Positions;
using NegotiationMonitor.Postgres.Positions;

namespace NegotiationMonitor.App.Pages.Feed;

/// <summary>A page of what changed, the latest first.</summary>
/// <param name="Number">Page number from 1.</param>
/// <param name="More">Whether older changes follow.</param>
/// <param name="Parties">Parties of the dossier, for the filter.</param>
/// <param name="Issues">Issues of the dossier, for the filter.</param>
public sealed record FeedModel(
    PageFrame Frame, IReadOnlyList<ChangeView> Changes, int Number, bool More, IReadOnlyList<(string Id, string Name)> Parties, IReadOnlyList<(string Id, string Name)> Issues) : IFramed
{
    private const int Length = 40;

    /// <summary>Kinds that are a party's move; the rest are the log's own corrections.</summary>
    public static IReadOnlyList<ChangeKind> Moves { get; } =
    [
        ChangeKind.Emerged, ChangeKind.Toward, ChangeKind.Away, ChangeKind.Reversed, ChangeKind.ConditionsChanged, ChangeKind.Contested, ChangeKind.Settled,
        ChangeKind.Withdrawn,
    ];

    /// <summary>Whether they are in the order in which they became known.</summary>
    public bool ByKnown => Frame.View.Value("order") == "known";

    internal static async Task<FeedModel> LoadAsync(Desk desk, HttpRequest request)
    {
        var (frame, cancellation) = (await desk.FrameAsync(request), request.HttpContext.RequestAborted);
        var number = int.TryParse(frame.View.Value("page"), NumberStyles.None, CultureInfo.InvariantCulture, out var n) && n is > 0 and < 100_000 ? n : 1;
        var known = (await new TimelineQueries(desk.Store.Database).KeysAsync(frame.View.Dossier, cancellation)).Where(k => k.IsPosition).ToList();
        var rows = (await new ChangeQueries(desk.Store.Database).LatestAsync(
            Filter(frame.View) with { Limit = Length + 1 }, frame.View.Clocks, frame.View.Value("order") != "known", (number - 1) * Length, cancellation)).Rows;
        return new FeedModel(
            frame, [.. rows.Take(Length)], number, rows.Count > Length,
            [.. known.Select(k => k.Actor).Distinct(StringComparer.Ordinal).Select(a => (a, frame.Actor(a))).OrderBy(a => a.Item2, StringComparer.OrdinalIgnoreCase)],
            [.. known.Select(k => k.Issue).Distinct(StringComparer.Ordinal).Select(i => (i, frame.Issue(i))).OrderBy(i => i.Item2, StringComparer.OrdinalIgnoreCase)]);
    }

    /// <summary>Which changes a view asks for.</summary>
    internal static ChangeFilter Filter(View view)
    {
        IReadOnlyList<ChangeKind>? kinds = view.Value("kind") switch
        {
            null => Moves,
            "all" => null,
            "new" => [ChangeKind.Emerged],
            "moved" => [ChangeKind.Toward, ChangeKind.Away, ChangeKind.Reversed, ChangeKind.Settled, ChangeKind.Withdrawn],
            "conditions" => [ChangeKind.ConditionsChanged],
            "contested" => [ChangeKind.Contested],
            "corrections" => [ChangeKind.Retracted, ChangeKind.HistoryRevised],
            var word => [.. Enum.GetValues<ChangeKind>().Where(k => k.Word() == word)],
        };
        var from = view.Value("from") is { } day ? Input.PublishedDay.Parse(day, "from") : (DateOnly?)null;
        return new ChangeFilter(
            new([view.Dossier], view.Value("party") is { } actor ? [actor] : null, view.Value("issue") is { } issue ? [issue] : null), Kinds: kinds, SaidFrom: from);
    }
}
