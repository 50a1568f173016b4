using NegotiationMonitor.App.Input;
using NegotiationMonitor.App.Pages.Frame;
using NegotiationMonitor.Positions;
using NegotiationMonitor.Postgres.Positions;

namespace NegotiationMonitor.App.Pages.Comparing;

/// <summary>Two answers side by side: two days in the world, or two states of knowledge.</summary>
/// <param name="From">The day on the left.</param>
/// <param name="To">The day on the right.</param>
/// <param name="Known">Whether the days are days of publication, so that knowledge is compared.</param>
public sealed record CompareModel(PageFrame Frame, DateOnly? From, DateOnly? To, bool Known, IReadOnlyList<DiffView> Rows) : IFramed
{
    /// <summary>What the clocks at the top start from: they move the later day.</summary>
    public PageFrame Bar => Known || Frame.View.Value("to") is null
        ? Frame
        : Frame with { View = Frame.View with { Clocks = Frame.View.Clocks with { SaidBy = To }, Rest = [.. Frame.View.Rest.Where(r => r.Key != "to")] } };

    /// <summary>Clocks of the left side.</summary>
    public Clocks Left => Side(Frame.View.Clocks, From, Known);

    /// <summary>Clocks of the right side.</summary>
    public Clocks Right => Side(Frame.View.Clocks, To, Known);

    internal static async Task<CompareModel> LoadAsync(Desk desk, HttpRequest request)
    {
        var frame = await desk.FrameAsync(request);
        var (known, to) = (frame.View.Value("by") == "known", Day(frame.View, "to") ?? frame.Until);
        var from = Day(frame.View, "from") ?? to?.AddDays(-14);
        if (from > to)
        {
            (from, to) = (to, from);
        }

        var model = new CompareModel(frame, from, to, known, []);
        if (frame.Dossiers.Count == 0)
        {
            return model;
        }

        var filter = new PositionFilter([frame.View.Dossier], frame.View.Value("party") is { } actor ? [actor] : null, frame.View.Value("issue") is { } issue ? [issue] : null);
        var rows = (await new PositionQueries(desk.Store.Database).DiffAsync(filter, model.Left, model.Right, steps: false, cancellation: request.HttpContext.RequestAborted)).Rows;
        return model with { Rows = [.. rows.OrderBy(r => Weight(r.Diff.What.Kind)).ThenByDescending(r => r.After?.Entry.SaidOn.To)] };
    }

    private static Clocks Side(Clocks clocks, DateOnly? day, bool known) => known ? clocks with { PublishedBy = day } : clocks with { SaidBy = day };

    private static DateOnly? Day(View view, string name) => view.Value(name) is { } value ? PublishedDay.Parse(value, name) : null;

    /// <summary>What moved comes before what is new, and that before what only reads differently.</summary>
    private static int Weight(ChangeKind kind) => kind switch
    {
        ChangeKind.Emerged => 2,
        ChangeKind.ConditionsChanged => 1,
        ChangeKind.HistoryRevised => 3,
        _ => 0,
    };
}
