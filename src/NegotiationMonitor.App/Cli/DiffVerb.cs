using System.CommandLine;
using NegotiationMonitor.App.Cli.Output;
using NegotiationMonitor.App.Shapes;
using NegotiationMonitor.Postgres.Positions;

namespace NegotiationMonitor.App.Cli;

/// <summary><c>diff --from D --to D</c>: what differs between two days, or between two states of knowledge.</summary>
internal static class DiffVerb
{
    private static readonly Option<string?> From = Common.Day("--from", "The earlier day: what was said up to it");

    private static readonly Option<string?> To = Common.Day("--to", "The later day");

    private static readonly Option<string?> RecordedFrom = Point("--recorded-from", "The earlier state of knowledge: what was recorded up to then (sequence number, day or time)");

    private static readonly Option<string?> RecordedTo = Point("--recorded-to", "The later state of knowledge (default: all that is recorded)");

    private static readonly Option<string?> PublishedFrom = Common.Day("--published-from", "What a reader of the press could know on this day …");

    private static readonly Option<string?> PublishedTo = Common.Day("--published-to", "… and on this later one");

    public static Command Create()
    {
        var command = new Command("diff", "Shows which positions differ between two days or two states of knowledge, with the quotes that moved them")
        {
            From, To, RecordedFrom, RecordedTo, PublishedFrom, PublishedTo, Common.Format,
        }.With();
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellation)
    {
        var filter = Question.Filter(parsed);
        var asked = new TwoClocks(
            parsed.GetValue(From), parsed.GetValue(To), parsed.GetValue(RecordedFrom), parsed.GetValue(RecordedTo), parsed.GetValue(PublishedFrom), parsed.GetValue(PublishedTo));
        _ = (Common.DayOf(parsed, From), Common.DayOf(parsed, To));
        await using var store = await Store.AskAsync(parsed, cancellation);
        var (from, to) = await asked.AskAsync(await Question.ClocksAsync(parsed, store, cancellation), OptionOf, store, cancellation);
        var titles = await store.TitlesAsync(cancellation);
        var answer = await new PositionQueries(store.Database).DiffAsync(filter, from, to, cancellation: cancellation);
        var differences = answer.Rows.Select(d => ShownDifference.Of(d, titles)).ToList();
        var words = $"between [{await Question.InWordsAsync(store, from, from.RecordedBy ?? answer.Sequence, cancellation)}] and [{await Question.InWordsAsync(store, to, answer.Sequence, cancellation)}]";
        if (parsed.GetValue(Common.Format) is not Format.Table and var format)
        {
            await ChangeList.Differences.WriteAsync(format, differences, cancellation);
            await Console.Error.WriteLineAsync(words);
            return CommandLine.Done;
        }

        differences.ForEach(ChangeList.Print);
        Console.WriteLine($"{differences.Count} positions differ {words}");
        return CommandLine.Done;
    }

    private static string OptionOf(string field) => field switch
    {
        nameof(TwoClocks.From) => From.Name,
        nameof(TwoClocks.To) => To.Name,
        nameof(TwoClocks.RecordedFrom) => RecordedFrom.Name,
        nameof(TwoClocks.RecordedTo) => RecordedTo.Name,
        nameof(TwoClocks.PublishedFrom) => PublishedFrom.Name,
        _ => PublishedTo.Name,
    };

    private static Option<string?> Point(string name, string description) => new(name) { Description = description, HelpName = "SEQ|DAY|TIME" };
}
