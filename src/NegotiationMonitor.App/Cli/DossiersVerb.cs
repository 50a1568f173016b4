using System.CommandLine;
using System.Globalization;
using NegotiationMonitor.App.Cli.Output;
using NegotiationMonitor.App.Shapes;
using NegotiationMonitor.Postgres.Positions;
using Spectre.Console;

namespace NegotiationMonitor.App.Cli;

/// <summary><c>dossiers</c>: what is followed.</summary>
internal static class DossiersVerb
{
    private static readonly Listing<ShownDossier> Listing = new(
        ("dossier", d => d.Dossier), ("title", d => d.Title), ("actors", d => Number(d.Actors)), ("issues", d => Number(d.Issues)),
        ("positions", d => Number(d.Positions)), ("latest", d => d.Latest is null ? null : Screen.Day(d.Latest)));

    public static Command Create()
    {
        var command = new Command("dossiers", "Lists the negotiations that are followed") { Common.Format }.WithClocks();
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellation)
    {
        await using var store = await Store.AskAsync(parsed, cancellation);
        var titles = await store.TitlesAsync(cancellation);
        var answer = await new ActQueries(store.Database).DossiersAsync(await Question.ClocksAsync(parsed, store, cancellation), cancellation);
        var dossiers = answer.Rows.Select(d => ShownDossier.Of(d, titles)).ToList();
        if (parsed.GetValue(Common.Format) is not Format.Table and var format)
        {
            await Listing.WriteAsync(format, dossiers, cancellation);
            await Question.TellAsync(store, answer.Asked, answer.Sequence, cancellation);
            return CommandLine.Done;
        }

        var table = Screen.Table(true, ("dossier", 30), ("actors", 6), ("issues", 6), ("positions", 9), ("latest act", 10), ("title", 0));
        foreach (var d in dossiers)
        {
            table.AddRow([Screen.Cell(d.Dossier), Screen.Cell(Number(d.Actors)), Screen.Cell(Number(d.Issues)), Screen.Cell(Number(d.Positions)), Screen.Cell(Screen.Day(d.Latest)), Screen.Cell(d.Title)]);
        }

        Screen.Print(table);
        Console.WriteLine($"{dossiers.Count} dossiers, {await Question.InWordsAsync(store, answer.Asked, answer.Sequence, cancellation)}");
        return CommandLine.Done;
    }

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
