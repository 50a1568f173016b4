using System.CommandLine;
using System.Globalization;
using NegotiationMonitor.App.Cli.Output;
using NegotiationMonitor.App.Shapes;
using NegotiationMonitor.Articles;
using NegotiationMonitor.Postgres.Positions;
using Spectre.Console;

namespace NegotiationMonitor.App.Cli;

/// <summary><c>shifts</c>: who moved, when and which way, who first; with <c>--between A B</c> how far two parties were apart over time.</summary>
internal static class ShiftsVerb
{
    private static readonly Option<string[]> Between = new("--between")
    {
        Description = "Two actors: the distance between them over time instead, a series for plotting",
        HelpName = "ID ID",
        Arity = new ArgumentArity(2, 2),
        AllowMultipleArgumentsPerToken = true,
    };

    private static readonly Listing<ShownShift> Moves = new(
        ("said", s => Screen.Day(s.Said)), ("dossier", s => s.Dossier), ("actor", s => s.Actor), ("issue", s => s.Issue), ("move", s => s.Move.Word()), ("from", s => s.From.Word()),
        ("to", s => s.To.Word()), ("first", s => s.First ? "yes" : "no"), ("speaker", s => s.Words.Speaker), ("quote", s => s.Words.Quote), ("article", s => s.Words.Article));

    private static readonly Listing<ShownDistance> Distances = new(
        ("dossier", d => d.Dossier), ("on", d => Screen.Day(d.On)), ("distance", d => d.Distance.ToString(CultureInfo.InvariantCulture)),
        ("issues", d => d.Issues.ToString(CultureInfo.InvariantCulture)), ("opposed", d => d.Opposed.ToString(CultureInfo.InvariantCulture)));

    public static Command Create()
    {
        var command = new Command("shifts", "Shows who moved, when and which way, and who moved first; or how far two parties were apart over time") { Between, Common.Format }.With();
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellation)
    {
        var filter = Question.Filter(parsed);
        await using var store = await Store.AskAsync(parsed, cancellation);
        var clocks = await Question.ClocksAsync(parsed, store, cancellation);
        var format = parsed.GetValue(Common.Format);
        if (parsed.GetValue(Between) is [var one, var other])
        {
            var series = await new PositionQueries(store.Database).DistanceAsync(one, other, filter, clocks, cancellation);
            await ShowAsync(store, series, Distances, [.. series.Rows.Select(ShownDistance.Of)], format, points => Print(points, one, other), cancellation);
            return CommandLine.Done;
        }

        var answer = await new PositionQueries(store.Database).ShiftsAsync(filter, clocks, cancellation);
        var titles = await store.TitlesAsync(cancellation);
        await ShowAsync(store, answer, Moves, [.. answer.Rows.Select(s => ShownShift.Of(s, titles))], format, Print, cancellation);
        return CommandLine.Done;
    }

    private static async Task ShowAsync<TRow, TShown>(
        Store store, Answer<TRow> answer, Listing<TShown> listing, List<TShown> shown, Format format, Action<List<TShown>> print, CancellationToken cancellation)
    {
        if (format != Format.Table)
        {
            await listing.WriteAsync(format, shown, cancellation);
            await Question.TellAsync(store, answer.Asked, answer.Sequence, cancellation);
            return;
        }

        print(shown);
        Console.WriteLine(await Question.InWordsAsync(store, answer.Asked, answer.Sequence, cancellation));
    }

    private static void Print(List<ShownShift> shifts)
    {
        var table = Screen.Table(true, ("said", 10), ("who", 21), ("move", 36), ("words", 0));
        foreach (var s in shifts)
        {
            table.AddRow([
                Screen.Cell(Screen.Day(s.Said)), Screen.Cell(s.Actor),
                Screen.Cell($"{s.IssueTitle ?? s.Issue}\n{s.Move.Word()}, {Screen.Word(s.From)} → {Screen.Word(s.To)}{(s.First ? "\nmoved first on it" : string.Empty)}"),
                Screen.Cell($"{Screen.Said(s.Words)} — {s.Words.Outlet ?? s.Words.Article}")]);
        }

        Screen.Print(table);
        Console.Write($"{shifts.Count} moves, ");
    }

    private static void Print(List<ShownDistance> points, string one, string other)
    {
        Screen.Heading($"{one} and {other}: mean distance on the issues both have a stance on (0 the same, 1 as far as can be)");
        var table = Screen.Table(true, ("from", 10), ("distance", 8), ("", 22), ("issues", 6), ("opposed", 0));
        foreach (var p in points)
        {
            table.AddRow([
                Screen.Cell(Screen.Day(p.On)), Screen.Cell(p.Distance.ToString("0.00", CultureInfo.InvariantCulture)), Screen.Cell(new string('█', (int)Math.Round(p.Distance * 20))),
                Screen.Cell(p.Issues.ToString(CultureInfo.InvariantCulture)), Screen.Cell(p.Opposed.ToString(CultureInfo.InvariantCulture))]);
        }

        Screen.Print(table);
    }
}
