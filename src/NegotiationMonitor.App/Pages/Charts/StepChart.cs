using NegotiationMonitor.App.Pages.Parts;
using NegotiationMonitor.Articles;
using NegotiationMonitor.Positions;

namespace NegotiationMonitor.App.Pages.Charts;

/// <summary>A point of a step chart.</summary>
/// <param name="Number">Number under which its quotation is listed; null for a confirmation.</param>
/// <param name="Label">The quotation, where there is room for it on the chart.</param>
public sealed record StepPoint(double X, double Y, PathPoint Of, int? Number, ChartLabel? Label);

/// <summary>A line of text on a chart.</summary>
/// <param name="X">Where it begins, or ends where <paramref name="Ends"/>.</param>
/// <param name="Y">Its foot.</param>
/// <param name="Length">How long it is, about.</param>
public sealed record ChartLabel(string Text, double X, double Y, bool Ends, double Length)
{
    private const double Rise = 11;
    private const double Fall = 4;

    public double X0 => Ends ? X - Length : X;

    public double X1 => X0 + Length;

    /// <summary>Whether another one lies on it, or nearly.</summary>
    public bool Meets(ChartLabel other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return X0 < other.X1 + 8 && other.X0 < X1 + 8 && Math.Abs(Y - other.Y) < Rise + Fall;
    }

    /// <summary>Whether an upright line goes through it, or nearly.</summary>
    public bool Crosses(double x, double y0, double y1) => x > X0 - 4 && x < X1 + 4 && y0 < Y + Fall && y1 > Y - Rise;
}

/// <summary>A stance over time as steps, in the units of an SVG drawing.</summary>
public sealed class StepChart
{
    private const double RowHeight = 31;
    private const double Top = 20;
    private const double LetterWidth = 6.8;

    /// <summary>Room to the right of the days, for the quotation of the last stance where it finds none elsewhere: it is the one that people look for.</summary>
    private const double LastRoom = 205;

    /// <summary>Letters of a quotation: as many as there is room for.</summary>
    private static readonly int[] Lengths = [46, 27];

    /// <summary>The chart of a path.</summary>
    /// <param name="others">Entries that decide no day.</param>
    /// <param name="until">Day up to which the last stance is drawn.</param>
    /// <param name="width">Of the drawing; narrow ones carry no quotations.</param>
    public StepChart(IReadOnlyList<PathPoint> path, IEnumerable<Entry> others, DateOnly until, double width)
    {
        ArgumentNullException.ThrowIfNull(path);
        ArgumentNullException.ThrowIfNull(others);
        Width = width;
        Left = width < 600 ? 84 : 88;
        var last = path.Count > 0 && path[^1].Entry.SaidOn.To > until ? path[^1].Entry.SaidOn.To : until;
        var first = path.Count > 0 ? path[0].Entry.SaidOn.To : until;
        var pad = Math.Max(2, (last.DayNumber - first.DayNumber) / 25);
        Axis = new TimeAxis(first.AddDays(-pad), last.AddDays(pad), Left, width - 8);
        Points = Place(path, width >= 600);
        if (width >= 600 && Points.LastOrDefault(p => p.Number is not null) is { Label: null })
        {
            Axis = Axis with { Right = width - LastRoom };
            Points = Place(path, labelled: true);
        }

        Others = [.. others.Where(e => e.SetsStance && e.SaidOn.To >= Axis.First && e.SaidOn.To <= Axis.Last).Select(e => (Axis.X(e.SaidOn.To), Y(e.Stance), e))];
        Line = path.Count == 0 ? "" : Draw(path, until);
    }

    public double Width { get; }

    public double Height => Top + (7 * RowHeight) + 26;

    /// <summary>Where the plot begins.</summary>
    public double Left { get; }

    public TimeAxis Axis { get; }

    public IReadOnlyList<StepPoint> Points { get; }

    public IReadOnlyList<(double X, double Y, Entry Entry)> Others { get; }

    /// <summary>The steps as an SVG path.</summary>
    public string Line { get; }

    /// <summary>Height of a stance: committed on top.</summary>
    public static double Y(Stance stance) => Top + ((3 - stance.Rank() + 0.5) * RowHeight);

    private string Draw(IReadOnlyList<PathPoint> path, DateOnly until)
    {
        var line = new System.Text.StringBuilder();
        foreach (var point in path)
        {
            var (x, y) = (Words.Number(Axis.X(point.Entry.SaidOn.To)), Words.Number(Y(point.Entry.Stance)));
            line.Append(line.Length == 0 ? $"M{x} {y}" : $"H{x}V{y}");
        }

        return line.Append('H').Append(Words.Number(Axis.X(until < path[^1].Entry.SaidOn.To ? path[^1].Entry.SaidOn.To : until))).ToString();
    }

    private List<StepPoint> Place(IReadOnlyList<PathPoint> path, bool labelled)
    {
        var steps = path.Zip(path.Skip(1), (before, after) => (X: Axis.X(after.Entry.SaidOn.To), Y0: Math.Min(Y(before.Entry.Stance), Y(after.Entry.Stance)), Y1: Math.Max(Y(before.Entry.Stance), Y(after.Entry.Stance))))
            .Where(s => s.Y0 < s.Y1).ToList();
        var (labels, taken) = (new Dictionary<PathPoint, ChartLabel>(), new List<ChartLabel>());
        foreach (var point in labelled ? path.Where(p => p.Move != Move.Confirmed).Reverse() : [])
        {
            // The latest quotations come first: where room is short, the older ones are left out.
            if (Label(point, l => !taken.Exists(l.Meets) && !steps.Exists(s => l.Crosses(s.X, s.Y0, s.Y1))) is { } label)
            {
                taken.Add(label);
                labels[point] = label;
            }
        }

        var number = 0;
        return [.. path.Select(p => new StepPoint(Axis.X(p.Entry.SaidOn.To), Y(p.Entry.Stance), p, p.Move == Move.Confirmed ? null : ++number, labels.GetValueOrDefault(p)))];
    }

    /// <summary>Room for the quotation above or under the point, to its right or left, whole or shortened; null where there is none.</summary>
    private ChartLabel? Label(PathPoint point, Predicate<ChartLabel> isFree)
    {
        var (x, y) = (Axis.X(point.Entry.SaidOn.To), Y(point.Entry.Stance));
        var rooms =
            from length in Lengths
            let text = "“" + Words.Quote(point.Entry.Quote, length) + "”"
            from up in (double[])[-9, 17]
            from aside in (double[])[0, 9]
            from ends in (bool[])[false, true]
            select new ChartLabel(text, ends ? x - aside : x + aside, y + up, ends, text.Length * LetterWidth);
        return rooms.FirstOrDefault(l => l.X0 >= Left && l.X1 <= Width - 4 && isFree(l));
    }
}
