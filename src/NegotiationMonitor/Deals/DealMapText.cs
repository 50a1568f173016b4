using System.Text;

namespace NegotiationMonitor.Deals;

/// <summary>A deal map as a graph for drawing programs: a box a party, an arrow a condition, from who waits to whom it waits for.</summary>
public static class DealMapText
{
    /// <summary>For Graphviz (<c>dot -Tsvg</c>).</summary>
    public static string Dot(DealMap map)
    {
        ArgumentNullException.ThrowIfNull(map);
        var text = new StringBuilder("digraph deal {\n  rankdir=LR;\n  node [shape=box];\n");
        foreach (var (from, to, label, circle) in Arrows(map))
        {
            text.Append(System.Globalization.CultureInfo.InvariantCulture, $"  \"{Quoted(from)}\" -> \"{Quoted(to)}\" [label=\"{Quoted(label)}\"{(circle ? ", color=red" : "")}];\n");
        }

        return text.Append("}\n").ToString();
    }

    /// <summary>For Mermaid.</summary>
    public static string Mermaid(DealMap map)
    {
        ArgumentNullException.ThrowIfNull(map);
        var text = new StringBuilder("graph LR\n");
        var ids = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var (from, to, label, circle) in Arrows(map))
        {
            foreach (var name in (string[])[from, to])
            {
                if (ids.TryAdd(name, ids.Count))
                {
                    text.Append(System.Globalization.CultureInfo.InvariantCulture, $"  n{ids[name]}[\"{Escaped(name)}\"]\n");
                }
            }

            text.Append(System.Globalization.CultureInfo.InvariantCulture, $"  n{ids[from]} {(circle ? "==>" : "-->")}|\"{Escaped(label)}\"| n{ids[to]}\n");
        }

        return text.ToString();
    }

    private static IEnumerable<(string From, string To, string Label, bool Circle)> Arrows(DealMap map)
    {
        var circles = map.Cycles.SelectMany(c => c.Parties.Select((p, i) => (p, c.Parties[(i + 1) % c.Parties.Count]))).ToHashSet();
        foreach (var link in map.Links)
        {
            IEnumerable<string> targets = link.Parties.Count > 0 ? link.Parties : [link.Issue ?? "somebody"];
            foreach (var to in targets)
            {
                yield return (link.From.Actor, to, $"{link.From.Issue}: {link.Condition.Text}", circles.Contains((link.From.Actor, to)));
            }
        }
    }

    private static string Quoted(string text) => text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal).ReplaceLineEndings(" ");

    private static string Escaped(string text) =>
        text.Replace("&", "&amp;", StringComparison.Ordinal).Replace("\"", "&quot;", StringComparison.Ordinal)
            .Replace("<", "&lt;", StringComparison.Ordinal).Replace(">", "&gt;", StringComparison.Ordinal).ReplaceLineEndings(" ");
}
