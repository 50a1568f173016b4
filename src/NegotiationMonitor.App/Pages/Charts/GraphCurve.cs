using NegotiationMonitor.App.Pages.Parts;

namespace NegotiationMonitor.App.Pages.Charts;

/// <summary>A quadratic curve from the border of one box to that of another.</summary>
internal sealed record GraphCurve(double X0, double Y0, double Cx, double Cy, double X1, double Y1)
{
    private const int Steps = 40;

    /// <summary>How far the curve may bend, as multiples of the usual: to its right, so that the two directions of a pair lie apart, then farther or to its left, around what is in the way.</summary>
    private static readonly double[] Bends = [1, 1.8, 0.4, 2.7, -0.6, -1.5, 3.6, -2.4, 4.5, -3.4, 5.5, -4.5, 6.5, -5.5, 7.5, -6.5];

    /// <summary>As SVG.</summary>
    public string Path => $"M{Words.Number(X0)} {Words.Number(Y0)}Q{Words.Number(Cx)} {Words.Number(Cy)} {Words.Number(X1)} {Words.Number(Y1)}";

    /// <summary>Points along the way.</summary>
    public IEnumerable<(double X, double Y)> Way => Enumerable.Range(0, Steps + 1).Select(i => At((double)i / Steps));

    /// <summary>Where it is after a part of its way.</summary>
    public (double X, double Y) At(double t) => (Between(X0, Cx, X1, t), Between(Y0, Cy, Y1, t));

    /// <summary>The curve from one box to another that passes behind no third box and keeps clear of the curves before it, as far as there is room.</summary>
    /// <param name="width">Of the drawing.</param>
    public static GraphCurve Around(GraphNode from, GraphNode to, IReadOnlyCollection<GraphNode> boxes, IReadOnlyList<GraphCurve> before, double width)
    {
        var others = boxes.Where(b => b != from && b != to).ToList();
        return Bends.Select((bend, i) => (Curve: Bent(from, to, bend), Taste: i * 0.5)).MinBy(c => c.Taste + c.Curve.Faults(others, before, width)).Curve;
    }

    private static GraphCurve Bent(GraphNode a, GraphNode b, double bend)
    {
        var (dx, dy) = (b.X - a.X, b.Y - a.Y);
        var length = Math.Max(1, Math.Sqrt((dx * dx) + (dy * dy)));
        var aside = bend * Math.Min(46, length * 0.16);
        var (cx, cy) = (((a.X + b.X) / 2) - (dy / length * aside), ((a.Y + b.Y) / 2) + (dx / length * aside));
        var (x0, y0) = a.Border(cx, cy, 2);
        var (x1, y1) = b.Border(cx, cy, 5);
        return new GraphCurve(x0, y0, cx, cy, x1, y1);
    }

    private double Faults(List<GraphNode> others, IReadOnlyList<GraphCurve> before, double width)
    {
        var way = Way.ToList();
        var hidden = way.Count(p => others.Exists(o => o.Distance(p) < 4));
        var outside = way.Count(p => p.X < 6 || p.X > width - 6);
        var close = before.Count(c => way.Zip(c.Way).Count(p => Distance(p.First, p.Second) < 7) > Steps / 5 || way.Zip(c.Way.Reverse()).Count(p => Distance(p.First, p.Second) < 7) > Steps / 5);
        return (hidden > 0 ? 20 + (4 * hidden) : 0) + (4 * outside) + (6 * close);
    }

    private static double Distance((double X, double Y) a, (double X, double Y) b) => Math.Sqrt(((a.X - b.X) * (a.X - b.X)) + ((a.Y - b.Y) * (a.Y - b.Y)));

    private static double Between(double from, double by, double to, double t) => ((1 - t) * (1 - t) * from) + (2 * t * (1 - t) * by) + (t * t * to);
}
