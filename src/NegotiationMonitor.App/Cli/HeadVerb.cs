using System.CommandLine;
using NegotiationMonitor.Audit.Merkle;

namespace NegotiationMonitor.App.Cli;

/// <summary><c>head</c>: the log's signed head, to be kept where nobody can change it.</summary>
internal static class HeadVerb
{
    private static readonly Option<string?> Out = new("--out") { Description = "File to write it to (default: standard output)", HelpName = "FILE" };

    public static Command Create()
    {
        var command = new Command("head", "Signs what the log holds and shows the signed head: kept elsewhere, it shows later whether the log still begins with it") { Out };
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellation)
    {
        await using var store = await Store.OpenAsync(parsed, cancellation);
        var head = await store.Sealer.SealAsync(cancellation: cancellation) ?? throw new RefusedException("The log is empty: there is nothing to sign yet");
        await Files.WriteAsync(parsed.GetValue(Out), Proof.ToJson(head), cancellation);
        return CommandLine.Done;
    }
}
