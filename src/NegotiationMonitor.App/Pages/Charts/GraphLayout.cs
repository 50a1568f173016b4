using NegotiationMonitor.App.Pages.Parts;

namespace NegotiationMonitor.App.Pages.Charts;

/// <summary>A box of the graph.</summary>
public sealed record GraphNode(string Id, string Text, double X, double Y, double Width, double Height);

/// <summary>An arrow of the graph: a curve that bends to its right, so that the two directions of a pair lie apart.</summary>
/// <param name="MiddleX">Where its number stands.</param>
public sealed record GraphEdge(int Number, string Path, double MiddleX, double MiddleY);

/// <summary>Parties on an ellipse, arrows between them.</summary>
public sealed class GraphLayout
{
    private readonly Dictionary<string, GraphNode> _nodes;

    /// <summary>Lays out a graph.</summary>
    /// <param name="parties">Ids and names, in order around the ellipse.</param>
    /// <param name="width">Of the drawing.</param>
    public GraphLayout(IReadOnlyList<(string Id, string Name)> parties, double width, double height)
    {
        ArgumentNullException.ThrowIfNull(parties);
        (Width, Height) = (width, height);
        var letter = width < 600 ? 6.2 : 7.4;
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

    /// <summary>The arrow from one party to another.</summary>
    public GraphEdge Edge(int number, string from, string to)
    {
        var (a, b) = (_nodes[from], _nodes[to]);
        var (dx, dy) = (b.X - a.X, b.Y - a.Y);
        var length = Math.Max(1, Math.Sqrt((dx * dx) + (dy * dy)));
        var bend = Math.Min(46, length * 0.16);
        var (cx, cy) = (((a.X + b.X) / 2) - (dy / length * bend), ((a.Y + b.Y) / 2) + (dx / length * bend));
        var (x0, y0) = Border(a, cx, cy, 2);
        var (x1, y1) = Border(b, cx, cy, 5);
        return new GraphEdge(
            number, $"M{Words.Number(x0)} {Words.Number(y0)}Q{Words.Number(cx)} {Words.Number(cy)} {Words.Number(x1)} {Words.Number(y1)}",
            (x0 + (2 * cx) + x1) / 4, (y0 + (2 * cy) + y1) / 4);
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
}
