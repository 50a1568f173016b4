using System.CommandLine;
using NegotiationMonitor.App.Cli.Output;
using NegotiationMonitor.App.Shapes;
using NegotiationMonitor.Postgres.Positions;

namespace NegotiationMonitor.App.Cli;

/// <summary><c>positions</c>: where every actor stands.</summary>
internal static class PositionsVerb
{
    public static Command Create()
    {
        var command = new Command("positions", "Lists where every actor stands on every issue") { Common.Format }.With();
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellation)
    {
        var filter = Question.Filter(parsed);
        await using var store = await Store.AskAsync(parsed, cancellation);
        var clocks = await Question.ClocksAsync(parsed, store, cancellation);
        var titles = await store.TitlesAsync(cancellation);
        var answer = await new PositionQueries(store.Database).PositionsAsync(filter, clocks, cancellation);
        var positions = answer.Rows.Select(p => ShownPosition.Of(p, titles)).ToList();
        if (parsed.GetValue(Common.Format) is not Format.Table and var format)
        {
            await PositionList.Listing.WriteAsync(format, positions, cancellation);
            await Question.TellAsync(store, answer.Asked, answer.Sequence, cancellation);
            return CommandLine.Done;
        }

        PositionList.Print(positions, titles);
        Console.WriteLine($"\n{positions.Count} positions, {await Question.InWordsAsync(store, answer.Asked, answer.Sequence, cancellation)}");
        return CommandLine.Done;
    }
}
