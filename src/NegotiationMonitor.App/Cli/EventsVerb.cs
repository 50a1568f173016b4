using System.CommandLine;
using NegotiationMonitor.App.Cli.Output;
using NegotiationMonitor.Positions;
using NegotiationMonitor.Postgres.Positions;

namespace NegotiationMonitor.App.Cli;

/// <summary><c>events</c>: the acts that count, in the order they were recorded.</summary>
internal static class EventsVerb
{
    private const int Batch = 1000;

    private static readonly Option<long> After = new("--after") { Description = "Only events after this sequence number", HelpName = "SEQ" };

    private static readonly Option<int?> Limit = new("--limit") { Description = "At most so many", HelpName = "N" };

    public static Command Create()
    {
        var command = new Command("events", "Lists the acts on record, each with its quote") { After, Limit, Common.Format }.With();
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellation)
    {
        var filter = new ActFilter(Question.Filter(parsed), After: parsed.GetValue(After));
        await using var store = await Store.AskAsync(parsed, cancellation);
        var clocks = await ClockRows.PinAsync(store.Database, await Question.ClocksAsync(parsed, store, cancellation), cancellation);
        var acts = AllAsync(new ActQueries(store.Database), filter, clocks, parsed.GetValue(Limit) ?? int.MaxValue);
        if (parsed.GetValue(Common.Format) is not Format.Table and var format)
        {
            await ActList.Listing.WriteAsync(format, acts, cancellation);
            await Question.TellAsync(store, clocks, clocks.RecordedBy!.Value, cancellation);
            return CommandLine.Done;
        }

        var (table, count) = (ActList.Table(), 0);
        await foreach (var act in acts.WithCancellation(cancellation))
        {
            ActList.AddTo(table, act.Act);
            count++;
        }

        Screen.Print(table);
        Console.WriteLine($"{count} acts, {await Question.InWordsAsync(store, clocks, clocks.RecordedBy!.Value, cancellation)}");
        return CommandLine.Done;
    }

    /// <summary>Acts under the clocks, page by page.</summary>
    public static async IAsyncEnumerable<ListedAct> AllAsync(ActQueries queries, ActFilter filter, Clocks clocks, int limit)
    {
        for (var left = limit; left > 0;)
        {
            var asked = Math.Min(left, Batch);
            var answer = await queries.ActsAsync(filter with { Limit = asked }, clocks);
            foreach (var act in answer.Rows)
            {
                yield return new(act.Recorded.Id, act.Act, act.Line.Article.Name, act.Recorded);
            }

            if (answer.Rows.Count < asked)
            {
                yield break;
            }

            // Later pages are of the same point of the log as the first.
            (left, clocks) = (left - answer.Rows.Count, clocks with { RecordedBy = answer.Sequence });
            filter = filter with { After = answer.Rows[^1].Recorded.Sequence };
        }
    }
}
