using System.CommandLine;
using NegotiationMonitor.App.Cli.Output;
using NegotiationMonitor.App.Shapes;
using NegotiationMonitor.Articles;
using NegotiationMonitor.Positions;
using NegotiationMonitor.Postgres.Positions;
using Spectre.Console;

namespace NegotiationMonitor.App.Cli;

/// <summary><c>history ACTOR ISSUE</c>: the path of a position with its dated quotes.</summary>
internal static class HistoryVerb
{
    public static readonly Argument<string> Actor = new("ACTOR") { Description = "Id of the actor, for example united-states" };

    public static readonly Argument<string> Issue = new("ISSUE") { Description = "Id of the issue, for example us-troops" };

    private static readonly Listing<ShownPoint> Listing = new(
        ("said", p => Screen.Day(p.Said)), ("dossier", p => p.Dossier), ("actor", p => p.Actor), ("issue", p => p.Issue), ("move", p => p.Move.Word()),
        ("from", p => p.From.Word()), ("stance", p => p.Stance.Word()), ("conditions", p => string.Join("; ", p.Conditions.Select(c => c.Text))),
        ("speaker", p => p.Words.Speaker), ("quote", p => p.Words.Quote), ("article", p => p.Words.Article), ("origin", p => p.Words.Origin));

    public static Command Create()
    {
        var command = new Command("history", "Shows how a position came about, day by day, with quotes") { Actor, Issue, Common.Format }.With(filters: false);
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellation)
    {
        var filter = new PositionFilter(Question.Dossiers(parsed), [parsed.GetRequiredValue(Actor)], [parsed.GetRequiredValue(Issue)]);
        await using var store = await Store.AskAsync(parsed, cancellation);
        var clocks = await Question.ClocksAsync(parsed, store, cancellation);
        var titles = await store.TitlesAsync(cancellation);
        var answer = await new PositionQueries(store.Database).HistoryAsync(filter, clocks, cancellation);
        var points = answer.Rows.Select(p => ShownPoint.Of(p, titles)).ToList();
        if (parsed.GetValue(Common.Format) is not Format.Table and var format)
        {
            await Listing.WriteAsync(format, points, cancellation);
            await Question.TellAsync(store, answer.Asked, answer.Sequence, cancellation);
            return CommandLine.Done;
        }

        foreach (var path in points.GroupBy(p => p.Dossier))
        {
            Screen.Heading($"{path.First().Actor} on “{path.First().IssueTitle ?? path.First().Issue}”");
            var table = Screen.Table(true, ("said", 10), ("move", 10), ("stance", 12), ("words and conditions", 0));
            foreach (var point in path)
            {
                var conditions = point.Conditions.Select(c => $"\n⤷ {Screen.Short(c.Text, 100)}");
                table.AddRow([
                    Screen.Cell(Screen.Day(point.Said)), Screen.Cell(point.Move.Word()), Screen.Cell(point.Stance),
                    Screen.Cell($"{Screen.Said(point.Words)} — {point.Words.Outlet ?? point.Words.Article}{string.Concat(conditions)}")]);
            }

            Screen.Print(table);
        }

        var words = await Question.InWordsAsync(store, answer.Asked, answer.Sequence, cancellation);
        Console.WriteLine(points.Count == 0 ? $"nothing {words}" : $"\n{points.Count} days, {words}");
        return CommandLine.Done;
    }
}
