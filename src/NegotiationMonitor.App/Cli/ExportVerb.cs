using System.CommandLine;
using NegotiationMonitor.Articles;

namespace NegotiationMonitor.App.Cli;

/// <summary><c>export</c>: the whole log, an event a line, articles' texts included.</summary>
internal static class ExportVerb
{
    private static readonly Option<long> After = new("--after") { Description = "Only events after this sequence number", HelpName = "SEQ" };

    public static Command Create()
    {
        var command = new Command("export", "Writes every event of the log as JSONL, in order") { After };
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellation)
    {
        await using var store = await Store.OpenAsync(parsed, cancellation);
        await foreach (var recorded in store.Log.ReadAllAsync(parsed.GetValue(After), cancellation))
        {
            await Console.Out.WriteLineAsync(ActJson.Of(recorded, recorded.Stream));
        }

        return CommandLine.Done;
    }
}
