using NegotiationMonitor.App.Pages.Parts;

namespace NegotiationMonitor.App.Pages.Charts;

/// <summary>A box of the graph.</summary>
public sealed record GraphNode(string Id, string Text, double X, double Y, double Width, double Height);

/// <summary>An arrow of the graph: a curve that bends to its right, so that the two directions of a pair lie apart.</summary>
/// <param name="BadgeX">Where its number stands.</param>
public sealed record GraphEdge(string Path, double BadgeX, double BadgeY);

/// <summary>Parties on an ellipse, arrows between them.</summary>
public sealed class GraphLayout
{
    /// <summary>Places along an arrow where its number can stand, the best first.</summary>
    private static readonly double[] Places = [0.5, 0.42, 0.58, 0.34, 0.66, 0.27, 0.73, 0.2, 0.8];

    private readonly Dictionary<string, GraphNode> _nodes;

    /// <summary>Lays out a graph.</summary>
    /// <param name="parties">Ids and names, in order around the ellipse.</param>
    /// <param name="width">Of the drawing.</param>
    public GraphLayout(IReadOnlyList<(string Id, string Name)> parties, double width, double height)
    {
        ArgumentNullException.ThrowIfNull(parties);
        (Width, Height) = (width, height);
        var letter = width < 600 ? 6.7 : 8;
        var widest = parties.Count == 0 ? 0 : parties.Max(p => p.Name.Length) * letter;
        var (rx, ry) = ((width / 2) - (widest / 2) - 22, (height / 2) - 34);
        _nodes = parties.Select((p, i) =>
        {
            var angle = (2 * Math.PI * i / parties.Count) - (Math.PI / 2);
            return new GraphNode(p.Id, p.Name, (width / 2) + (rx * Math.Cos(angle)), (height / 2) + (ry * Math.Sin(angle)), (p.Name.Length * letter) + 24, 34);
        }).ToDictionary(n => n.Id, StringComparer.Ordinal);
    }

    public double Width { get; }

    public double Height { get; }

    public IEnumerable<GraphNode> Nodes => _nodes.Values;

    /// <summary>Radius of the disc that holds an arrow's number.</summary>
    public double Badge => Width < 600 ? 8 : 9.5;

    /// <summary>The arrows from one party to another, in their order. Their numbers keep clear of each other, of the boxes and of the arrows' tips as far as there is room.</summary>
    public IReadOnlyList<GraphEdge> Edges(IEnumerable<(string From, string To)> arrows)
    {
        var curves = arrows.Select(a => CurveOf(_nodes[a.From], _nodes[a.To])).ToList();
        var badges = new List<(double X, double Y)>();
        foreach (var curve in curves)
        {
            var tips = curves.Where(c => c != curve).Select(c => c.At(1)).ToList();
            badges.Add(Places.Select(curve.At).MaxBy(p => Math.Min(0, Clearance(p, badges, tips))));
        }

        return [.. curves.Zip(badges, (c, b) => new GraphEdge(c.Path, b.X, b.Y))];
    }

    /// <summary>How much room is left around a number; below 0 where it touches something.</summary>
    private double Clearance((double X, double Y) at, List<(double X, double Y)> badges, List<(double X, double Y)> tips) =>
        badges.Select(b => Distance(at, b) - (2 * Badge) - 3).Concat(tips.Select(t => Distance(at, t) - Badge - 6))
            .Concat(Nodes.Select(n => Distance(at, (Math.Clamp(at.X, n.X - (n.Width / 2), n.X + (n.Width / 2)), Math.Clamp(at.Y, n.Y - (n.Height / 2), n.Y + (n.Height / 2)))) - Badge - 2)).Min();

    private static double Distance((double X, double Y) a, (double X, double Y) b) => Math.Sqrt(((a.X - b.X) * (a.X - b.X)) + ((a.Y - b.Y) * (a.Y - b.Y)));

    private static Curve CurveOf(GraphNode a, GraphNode b)
    {
        var (dx, dy) = (b.X - a.X, b.Y - a.Y);
        var length = Math.Max(1, Math.Sqrt((dx * dx) + (dy * dy)));
        var bend = Math.Min(46, length * 0.16);
        var (cx, cy) = (((a.X + b.X) / 2) - (dy / length * bend), ((a.Y + b.Y) / 2) + (dx / length * bend));
        var (x0, y0) = Border(a, cx, cy, 2);
        var (x1, y1) = Border(b, cx, cy, 5);
        return new Curve(x0, y0, cx, cy, x1, y1);
    }

    /// <summary>Where the line from a box's middle to a point leaves the box, a little outside.</summary>
    private static (double X, double Y) Border(GraphNode node, double x, double y, double gap)
    {
        var (dx, dy) = (x - node.X, y - node.Y);
        var scale = Math.Min(
            Math.Abs(dx) < 0.01 ? double.MaxValue : ((node.Width / 2) + gap) / Math.Abs(dx),
            Math.Abs(dy) < 0.01 ? double.MaxValue : ((node.Height / 2) + gap) / Math.Abs(dy));
        return scale >= double.MaxValue ? (node.X, node.Y) : (node.X + (dx * Math.Min(1, scale)), node.Y + (dy * Math.Min(1, scale)));
    }

    /// <summary>A quadratic curve.</summary>
    private sealed record Curve(double X0, double Y0, double Cx, double Cy, double X1, double Y1)
    {
        public string Path => $"M{Words.Number(X0)} {Words.Number(Y0)}Q{Words.Number(Cx)} {Words.Number(Cy)} {Words.Number(X1)} {Words.Number(Y1)}";

        /// <summary>Where it is after a part of its way.</summary>
        public (double X, double Y) At(double t) => (Between(X0, Cx, X1, t), Between(Y0, Cy, Y1, t));

        private static double Between(double from, double by, double to, double t) => ((1 - t) * (1 - t) * from) + (2 * t * (1 - t) * by) + (t * t * to);
    }
}
