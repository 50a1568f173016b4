using NegotiationMonitor.App.Pages.Parts;
using NegotiationMonitor.Articles;
using NegotiationMonitor.Positions;

namespace NegotiationMonitor.App.Pages.Charts;

/// <summary>A point of a step chart.</summary>
/// <param name="Number">Number under which its quotation is listed; null for a confirmation.</param>
/// <param name="Label">The quotation, where there is room for it on the chart.</param>
/// <param name="LabelX">Where the label begins, or ends where <paramref name="LabelEnds"/>.</param>
public sealed record StepPoint(double X, double Y, PathPoint Of, int? Number, string? Label, double LabelX, double LabelY, bool LabelEnds);

/// <summary>A stance over time as steps, in the units of an SVG drawing.</summary>
public sealed class StepChart
{
    private const double RowHeight = 31;
    private const double Top = 20;
    private const double LetterWidth = 5.9;

    /// <summary>The chart of a path.</summary>
    /// <param name="others">Entries that decide no day.</param>
    /// <param name="until">Day up to which the last stance is drawn.</param>
    /// <param name="width">Of the drawing; narrow ones carry no quotations.</param>
    public StepChart(IReadOnlyList<PathPoint> path, IEnumerable<Entry> others, DateOnly until, double width)
    {
        ArgumentNullException.ThrowIfNull(path);
        ArgumentNullException.ThrowIfNull(others);
        Width = width;
        Left = width < 600 ? 74 : 88;
        var last = path.Count > 0 && path[^1].Entry.SaidOn.To > until ? path[^1].Entry.SaidOn.To : until;
        var first = path.Count > 0 ? path[0].Entry.SaidOn.To : until;
        var pad = Math.Max(2, (last.DayNumber - first.DayNumber) / 25);
        Axis = new TimeAxis(first.AddDays(-pad), last.AddDays(pad), Left, width - 8);
        Others = [.. others.Where(e => e.SetsStance && e.SaidOn.To >= Axis.First && e.SaidOn.To <= Axis.Last).Select(e => (Axis.X(e.SaidOn.To), Y(e.Stance), e))];
        Points = Place(path, width >= 600);
        Line = path.Count == 0 ? "" : Draw(path, until);
    }

    public double Width { get; }

    public double Height => Top + (7 * RowHeight) + 22;

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
        var points = new List<StepPoint>();
        var taken = new List<(double X0, double X1, double Y)>();
        var number = 0;
        foreach (var point in path)
        {
            var (x, y) = (Axis.X(point.Entry.SaidOn.To), Y(point.Entry.Stance));
            if (point.Move == Move.Confirmed)
            {
                points.Add(new StepPoint(x, y, point, null, null, 0, 0, false));
                continue;
            }

            number++;
            var (label, labelX, labelY, ends) = labelled ? Label(point, x, y, taken) : default;
            points.Add(new StepPoint(x, y, point, number, label, labelX, labelY, ends));
        }

        return points;
    }

    /// <summary>Room for the quotation above or under the point, to its right or left; none where it would lie on another.</summary>
    private (string? Label, double X, double Y, bool Ends) Label(PathPoint point, double x, double y, List<(double X0, double X1, double Y)> taken)
    {
        var text = "“" + Words.Short(point.Entry.Quote, 46).Trim('"', '“', '”') + "”";
        var width = text.Length * LetterWidth;
        foreach (var up in (double[])[-9, 17])
        {
            foreach (var ends in (bool[])[false, true])
            {
                var (x0, x1) = ends ? (x - width, x) : (x, x + width);
                if (x0 >= Left && x1 <= Width - 4 && !taken.Exists(t => t.X0 < x1 + 8 && x0 < t.X1 + 8 && Math.Abs(t.Y - (y + up)) < 14))
                {
                    taken.Add((x0, x1, y + up));
                    return (text, x, y + up, ends);
                }
            }
        }

        return default;
    }
}
