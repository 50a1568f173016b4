using NegotiationMonitor.App.Pages.Parts;

namespace NegotiationMonitor.App.Pages.Charts;

/// <summary>A box of the graph.</summary>
/// <param name="Text">Its name, as far as there is room.</param>
/// <param name="X">Of its middle.</param>
public sealed record GraphNode(string Id, string Text, double X, double Y, double Width, double Height)
{
    /// <summary>How far a point is from the box; 0 within it.</summary>
    public double Distance((double X, double Y) at)
    {
        var (dx, dy) = (Math.Max(0, Math.Abs(at.X - X) - (Width / 2)), Math.Max(0, Math.Abs(at.Y - Y) - (Height / 2)));
        return Math.Sqrt((dx * dx) + (dy * dy));
    }

    /// <summary>Where the line from the box's middle to a point leaves the box, a little outside.</summary>
    public (double X, double Y) Border(double x, double y, double gap)
    {
        var (dx, dy) = (x - X, y - Y);
        var scale = Math.Min(
            Math.Abs(dx) < 0.01 ? double.MaxValue : ((Width / 2) + gap) / Math.Abs(dx),
            Math.Abs(dy) < 0.01 ? double.MaxValue : ((Height / 2) + gap) / Math.Abs(dy));
        return scale >= double.MaxValue ? (X, Y) : (X + (dx * Math.Min(1, scale)), Y + (dy * Math.Min(1, scale)));
    }
}

/// <summary>An arrow of the graph.</summary>
/// <param name="Path">As SVG.</param>
/// <param name="BadgeX">Where its number stands.</param>
public sealed record GraphEdge(string Path, double BadgeX, double BadgeY);

/// <summary>Parties on an ellipse, one of them in its middle where it is the one looked at, and arrows between them.</summary>
public sealed class GraphLayout
{
    private const double BoxHeight = 34;
    private const double Margin = 14;

    /// <summary>Ways to turn the ellipse.</summary>
    private const int Turns = 24;

    /// <summary>Places along an arrow where its number can stand, the best first.</summary>
    private static readonly double[] Places = [0.5, 0.42, 0.58, 0.34, 0.66, 0.27, 0.73, 0.2, 0.8];

    /// <summary>Lays out a graph.</summary>
    /// <param name="parties">Ids and names, in order around the ellipse.</param>
    /// <param name="arrows">From one party to another.</param>
    /// <param name="middle">Id of the party in the middle; null for none.</param>
    public GraphLayout(IReadOnlyList<(string Id, string Name)> parties, IReadOnlyList<(string From, string To)> arrows, double width, string? middle = null)
    {
        ArgumentNullException.ThrowIfNull(parties);
        ArgumentNullException.ThrowIfNull(arrows);
        Width = width;
        Nodes = Place(parties, width, middle);
        var nodes = Nodes.ToDictionary(n => n.Id, StringComparer.Ordinal);
        var curves = new List<GraphCurve>();
        foreach (var (from, to) in arrows)
        {
            curves.Add(GraphCurve.Around(nodes[from], nodes[to], Nodes, curves, width));
        }

        Edges = [.. curves.Zip(Badges(curves), (c, b) => new GraphEdge(c.Path, b.X, b.Y))];
        var heights = curves.SelectMany(c => c.Way.Select(p => p.Y)).Concat(Nodes.SelectMany(n => (double[])[n.Y - (BoxHeight / 2), n.Y + (BoxHeight / 2)])).DefaultIfEmpty().ToList();
        (Top, Height) = (heights.Min() - Margin, heights.Max() - heights.Min() + (2 * Margin));
    }

    public double Width { get; }

    /// <summary>Where the drawing begins; it is as high as what is drawn.</summary>
    public double Top { get; }

    public double Height { get; }

    public IReadOnlyList<GraphNode> Nodes { get; }

    /// <summary>The arrows, in their order.</summary>
    public IReadOnlyList<GraphEdge> Edges { get; }

    /// <summary>Radius of the disc that holds an arrow's number.</summary>
    public double Badge => IsNarrow(Width) ? 8 : 9.5;

    private static bool IsNarrow(double width) => width < 600;

    private static List<GraphNode> Place(IReadOnlyList<(string Id, string Name)> parties, double width, string? middle)
    {
        var (letter, most) = IsNarrow(width) ? (6.7, 20) : (8.0, 30);
        parties = [.. parties.Select(p => (p.Id, Words.Short(p.Name, most)))];
        var ring = parties.Where(p => p.Id != middle).ToList();
        var widest = parties.Select(p => p.Name.Length).DefaultIfEmpty().Max() * letter;
        var rx = (width / 2) - (widest / 2) - 22;
        return IsNarrow(width) ? Nodes(Rows(ring.Count, rx, middle is not null)) : Ways(ring.Count, rx).Select(Nodes).MaxBy(Room)!;

        List<GraphNode> Nodes(IEnumerable<(double X, double Y)> places) => [.. parties.Where(p => p.Id == middle).Select(p => Box(p, (0, 0))), .. ring.Zip(places, Box)];

        GraphNode Box((string Id, string Name) party, (double X, double Y) at) => new(party.Id, party.Name, (width / 2) + at.X, at.Y, (party.Name.Length * letter) + 24, BoxHeight);
    }

    /// <summary>Places around an ellipse, turned in each way: the first one on top, or two side by side, unless the boxes then lie on each other.</summary>
    private static IEnumerable<IEnumerable<(double X, double Y)>> Ways(int count, double rx)
    {
        var (ry, first) = ((Math.Clamp(160 + (60 * count), 300, 560) / 2.0) - BoxHeight, count <= 2 ? -Math.PI : -Math.PI / 2);
        return Enumerable.Range(0, Turns).Select(turn => Enumerable.Range(0, count).Select(i => (2 * Math.PI * (i + ((double)turn / Turns)) / count) + first).Select(angle => (rx * Math.Cos(angle), ry * Math.Sin(angle))));
    }

    /// <summary>Places around a narrow shape: each box in a row of its own, down on the right and up on the left; none in the row of the middle.</summary>
    private static IEnumerable<(double X, double Y)> Rows(int count, double rx, bool around)
    {
        var ry = (count - 1) * (count <= 4 ? 55.0 : 44);
        foreach (var i in Enumerable.Range(0, count))
        {
            var (row, side) = i == 0 ? (0, 0) : i <= count / 2 ? ((2 * i) - 1, 1) : (2 * (count - i), -1);
            var y = count == 1 ? -55 : ry * ((2.0 * row / (count - 1)) - 1);
            yield return (side * rx * Math.Sqrt(Math.Max(0, 1 - Math.Pow(0.9 * y / Math.Max(1, ry), 2))), around ? y + (y < 0 ? -2 * BoxHeight : 2 * BoxHeight) : y);
        }
    }

    /// <summary>How far apart the two nearest boxes are, as far as it matters.</summary>
    private static double Room(List<GraphNode> nodes) => nodes.SelectMany((a, i) => nodes.Skip(i + 1)
        .Select(b => Math.Max(Math.Abs(a.X - b.X) - ((a.Width + b.Width) / 2), Math.Abs(a.Y - b.Y) - BoxHeight))).Append(Margin).Min();

    /// <summary>Where the arrows' numbers stand: clear of each other, of the boxes and of the arrows' tips as far as there is room.</summary>
    private List<(double X, double Y)> Badges(List<GraphCurve> curves)
    {
        var badges = new List<(double X, double Y)>();
        foreach (var curve in curves)
        {
            var tips = curves.Where(c => c != curve).Select(c => c.At(1)).ToList();
            badges.Add(Places.Select(curve.At).MaxBy(p => Math.Min(0, Clearance(p, badges, tips))));
        }

        return badges;
    }

    /// <summary>How much room is left around a number; below 0 where it touches something.</summary>
    private double Clearance((double X, double Y) at, List<(double X, double Y)> badges, List<(double X, double Y)> tips) =>
        badges.Select(b => Distance(at, b) - (2 * Badge) - 3).Concat(tips.Select(t => Distance(at, t) - Badge - 6))
            .Concat(Nodes.Select(n => n.Distance(at) - Badge - 2)).Min();

    private static double Distance((double X, double Y) a, (double X, double Y) b) => Math.Sqrt(((a.X - b.X) * (a.X - b.X)) + ((a.Y - b.Y) * (a.Y - b.Y)));
}
