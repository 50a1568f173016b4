using System.CommandLine;
using NegotiationMonitor.App.Cli.Output;
using NegotiationMonitor.App.Shapes;
using NegotiationMonitor.Positions;
using NegotiationMonitor.Postgres.Positions;

namespace NegotiationMonitor.App.Cli;

/// <summary><c>changes</c>: what changed, in the order it became known.</summary>
internal static class ChangesVerb
{
    private const int Batch = 1000;

    private static readonly Option<long> After = new("--after") { Description = "Only changes whose cause comes after this sequence number", HelpName = "SEQ" };

    public static Command Create()
    {
        var command = new Command("changes", "Lists how positions changed, in words and with quotes") { After, Common.Format }.With();
        command.SetAction(RunAsync);
        return command;
    }

    /// <summary>Changes under the clocks, page by page.</summary>
    public static async IAsyncEnumerable<ShownChange> AllAsync(Store store, Titles titles, ChangeFilter filter, Clocks clocks)
    {
        var queries = new ChangeQueries(store.Database);
        while (true)
        {
            var answer = await queries.ChangesAsync(filter with { Limit = Batch }, clocks);
            foreach (var change in answer.Rows)
            {
                yield return ShownChange.Of(change, titles);
            }

            if (answer.Rows.Count < Batch)
            {
                yield break;
            }

            (filter, clocks) = (filter with { After = answer.Rows[^1].Change.Sequence }, clocks with { RecordedBy = answer.Sequence });
        }
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellation)
    {
        var filter = new ChangeFilter(Question.Filter(parsed), parsed.GetValue(After));
        await using var store = await Store.AskAsync(parsed, cancellation);
        var clocks = await ClockRows.PinAsync(store.Database, await Question.ClocksAsync(parsed, store, cancellation), cancellation);
        var changes = AllAsync(store, await store.TitlesAsync(cancellation), filter, clocks);
        if (parsed.GetValue(Common.Format) is not Format.Table and var format)
        {
            await ChangeList.Listing.WriteAsync(format, changes, cancellation);
            await Question.TellAsync(store, clocks, clocks.RecordedBy!.Value, cancellation);
            return CommandLine.Done;
        }

        var count = 0;
        await foreach (var change in changes.WithCancellation(cancellation))
        {
            ChangeList.Print(change);
            count++;
        }

        Console.WriteLine($"{count} changes, {await Question.InWordsAsync(store, clocks, clocks.RecordedBy!.Value, cancellation)}");
        return CommandLine.Done;
    }
}
