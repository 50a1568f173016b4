using System.Globalization;
using NegotiationMonitor.App.Shapes;
using NegotiationMonitor.Articles;
using NegotiationMonitor.Positions;
using Spectre.Console;

namespace NegotiationMonitor.App.Cli.Output;

/// <summary>Changes and differences, in words with quotes for people, as records for programs.</summary>
internal static class ChangeList
{
    public static Listing<ShownChange> Listing { get; } = new(
        ("sequence", c => c.Sequence.ToString(CultureInfo.InvariantCulture)), ("recordedAt", c => c.RecordedAt.ToString("O", CultureInfo.InvariantCulture)),
        ("saidOn", c => c.SaidOn is null ? null : Screen.Day(c.SaidOn)), ("dossier", c => c.Dossier), ("actor", c => c.Actor), ("issue", c => c.Issue),
        ("kind", c => c.Kind.Word()), ("from", c => c.From.Word()), ("to", c => c.To.Word()), ("gained", c => Conditions(c.Gained)), ("lost", c => Conditions(c.Lost)),
        ("speaker", c => c.Words?.Speaker), ("quote", c => c.Words?.Quote), ("article", c => c.Words?.Article));

    public static Listing<ShownDifference> Differences { get; } = new(
        ("dossier", c => c.Dossier), ("actor", c => c.Actor), ("issue", c => c.Issue), ("kind", c => c.Kind.Word()), ("from", c => c.From.Word()), ("to", c => c.To.Word()),
        ("gained", c => Conditions(c.Gained)), ("lost", c => Conditions(c.Lost)), ("saidOn", c => c.After is null ? null : Screen.Day(c.After.SaidOn.To)),
        ("quote", c => c.After?.Quote), ("article", c => c.After?.Article));

    public static void Print(ShownChange c) =>
        Print(Screen.Day(c.SaidOn), c.Actor, c.IssueTitle ?? c.Issue, new(c.Kind, c.From, c.To, c.Gained, c.Lost, c.Contested), c.Words, [], []);

    public static void Print(ShownDifference d) =>
        Print(Screen.Day(d.After?.SaidOn.To), d.Actor, d.IssueTitle ?? d.Issue, new(d.Kind, d.From, d.To, d.Gained, d.Lost, d.Contested), d.After, d.ConditionWords, d.Steps);

    /// <param name="conditions">Acts that state conditions gained.</param>
    /// <param name="steps">The way it went, the last step included.</param>
    private static void Print(
        string day, string actor, string issue, Difference what, ShownWords? words, IReadOnlyList<ShownWords> conditions, IReadOnlyList<ShownPoint> steps)
    {
        var table = Screen.Table(false, (string.Empty, 11), (string.Empty, 0));
        var lines = new List<string> { $"{actor} on “{issue}”: {InWords(what)}" };
        lines.AddRange(what.Gained.Select(c => $"  now conditional: {Screen.Short(c.Text, 120)}"));
        lines.AddRange(what.Lost.Select(c => $"  no longer conditional: {Screen.Short(c.Text, 120)}"));
        if (words is not null)
        {
            lines.Add("  " + Said(words));
        }

        lines.AddRange(conditions.Where(c => c.Sequence != words?.Sequence).Select(c => $"  the condition: {Said(c)} ({Screen.Day(c.SaidOn.To)})"));
        if (steps.Count > 1)
        {
            lines.AddRange(steps.Where(s => s.Words.Sequence != words?.Sequence).Select(s => $"  on the way, {Screen.Day(s.Said)}, {Screen.Word(s.Stance)}: {Said(s.Words)}"));
        }

        table.AddRow(Screen.Cell(day), Screen.Cell(string.Join('\n', lines)));
        Screen.Print(table);
    }

    private static string Said(ShownWords words) => Screen.Said(words) + $" — {words.Outlet ?? words.Article}";

    private static string InWords(Difference what) => what.Kind switch
    {
        ChangeKind.Emerged => $"emerged as {Screen.Word(what.To)}",
        ChangeKind.Toward => $"moved toward it, {Screen.Word(what.From)} → {Screen.Word(what.To)}",
        ChangeKind.Away => $"moved away from it, {Screen.Word(what.From)} → {Screen.Word(what.To)}",
        ChangeKind.Reversed => $"reversed, {Screen.Word(what.From)} → {Screen.Word(what.To)}",
        ChangeKind.ConditionsChanged => $"{Screen.Word(what.To)}, conditions changed",
        ChangeKind.Contested => $"{Screen.Word(what.To)}, but its own voices disagree",
        ChangeKind.Settled => $"settled, {Screen.Word(what.To)}",
        ChangeKind.Withdrawn => $"took its offer back, {Screen.Word(what.From)} → {Screen.Word(what.To)}",
        ChangeKind.Retracted => what.To == Stance.None ? "what it rested on was corrected; no stance is left" : $"what it rested on was corrected, {Screen.Word(what.From)} → {Screen.Word(what.To)}",
        _ => $"{Screen.Word(what.To)}; its past reads differently now",
    };

    private static string Conditions(IEnumerable<Condition> conditions) => string.Join("; ", conditions.Select(c => c.Text));
}
