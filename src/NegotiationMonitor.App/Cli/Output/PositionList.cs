using System.Globalization;
using NegotiationMonitor.App.Shapes;
using NegotiationMonitor.Positions;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace NegotiationMonitor.App.Cli.Output;

/// <summary>Positions as people and programs see them.</summary>
internal static class PositionList
{
    private const int MostConditions = 3;

    public static Listing<ShownPosition> Listing { get; } = new(
        ("dossier", p => p.Dossier), ("actor", p => p.Actor), ("issue", p => p.Issue), ("stance", p => p.Stance.ToString() is var s && s == "None" ? "none" : Screen.Word(p.Stance)[2..]),
        ("sign", p => p.Sign.ToString(CultureInfo.InvariantCulture).Replace("-", "−", StringComparison.Ordinal)),
        ("since", p => p.Since is null ? null : Screen.Day(p.Since)), ("lastConfirmed", p => p.LastConfirmed is null ? null : Screen.Day(p.LastConfirmed)),
        ("contested", p => p.Contested ? "yes" : "no"), ("conditions", p => string.Join("; ", p.Conditions.Select(c => c.Text))),
        ("origins", p => string.Join("; ", p.Origins)), ("speaker", p => p.Decided?.Speaker), ("quote", p => p.Decided?.Quote), ("article", p => p.Decided?.Article));

    /// <summary>Prints the positions, issue by issue.</summary>
    public static void Print(IReadOnlyList<ShownPosition> positions, Titles titles)
    {
        var legend = Table();
        legend.AddRow(Row("actor", "stance", "since, last", "or.", "words and conditions (or. = independent origins)"));
        Screen.Print(legend);
        foreach (var dossier in positions.GroupBy(p => p.Dossier))
        {
            Screen.Heading($"{(dossier.Key is null ? "Without a dossier" : titles.TitleOf(dossier.Key) ?? dossier.Key)}{(dossier.Key is null ? string.Empty : $"  ({dossier.Key})")}");
            foreach (var issue in dossier.GroupBy(p => p.Issue))
            {
                Console.WriteLine();
                Screen.Print(new Text($"{issue.First().IssueTitle ?? issue.Key}  ({issue.Key})", new Style(decoration: Decoration.Bold)));
                var table = Table();
                foreach (var position in issue)
                {
                    table.AddRow(Row(position));
                }

                Screen.Print(table);
            }
        }
    }

    private static Table Table() => Screen.Table(false, (string.Empty, 21), (string.Empty, 12), (string.Empty, 11), (string.Empty, 3), (string.Empty, 0));

    private static IRenderable[] Row(params string[] words) => [.. words.Select(w => new Text(w, new Style(decoration: Decoration.Italic)))];

    private static IRenderable[] Row(ShownPosition p) =>
    [
        Screen.Cell(p.Actor),
        new Rows(((IRenderable?[])[Screen.Cell(p.Stance), p.Contested ? Screen.Cell("contested") : null, p.Outcome == Outcome.None ? null : Screen.Cell(p.Outcome.ToString().ToLowerInvariant())]).OfType<IRenderable>()),
        Screen.Cell(p.Since == p.LastConfirmed ? Screen.Day(p.Since) : $"{Screen.Day(p.Since)}\n{Screen.Day(p.LastConfirmed)}"),
        Screen.Cell(p.Origins.Count.ToString(CultureInfo.InvariantCulture)),
        Screen.Cell(Words(p)),
    ];

    private static string Words(ShownPosition p)
    {
        var lines = new List<string>();
        if (p.Decided is { } said)
        {
            lines.Add(Screen.Said(said));
        }

        lines.AddRange(p.Conditions.Take(MostConditions).Select(c => $"⤷ {Screen.Short(c.Text, 90)}{(c.On is null ? string.Empty : $" [{c.On}]")}"));
        if (p.Conditions.Count > MostConditions)
        {
            lines.Add($"⤷ and {p.Conditions.Count - MostConditions} more conditions");
        }

        if (p.Decided is null)
        {
            lines.AddRange(p.Offers.Concat(p.Demands).Take(2).Select(o => $"{o.Type.Replace('_', ' ')}: {Screen.Short(o.Text, 90)}"));
            lines.AddRange(p.Talks.Take(2).Select(t => $"{t.Type.Replace('_', ' ')} ({Screen.Day(t.Said)})"));
        }

        return string.Join('\n', lines);
    }
}
