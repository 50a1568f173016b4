using System.CommandLine;
using System.Globalization;
using NegotiationMonitor.App.Cli.Output;
using NegotiationMonitor.Audit.Merkle;
using NegotiationMonitor.Postgres.Log;
using Spectre.Console;

namespace NegotiationMonitor.App.Cli;

/// <summary><c>verify</c>: whether the log is what was recorded and signed.</summary>
internal static class VerifyVerb
{
    private static readonly Option<string[]> Heads = new("--head")
    {
        Description = "A tree head or a proof that you kept: the log must still begin with what was signed there",
        HelpName = "FILE",
    };

    public static Command Create()
    {
        var command = new Command("verify", "Checks the whole log against its hash chains, its hash tree and its signed heads") { Heads };
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellation)
    {
        var kept = (parsed.GetValue(Heads) ?? []).Select(f => Proof.HeadFromJson(Files.Read(f), f)).ToList();
        await using var store = await Store.OpenAsync(parsed, cancellation);
        var trust = store.Keys.Trust();
        var found = await WatchedAsync(progress => LogVerifier.VerifyAsync(store.Database, trust with { Kept = kept }, progress, cancellation));
        foreach (var fault in found.Faults)
        {
            CommandLine.Complain($"{fault.Kind.ToString().ToLowerInvariant()}: {fault.Message}");
        }

        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{(found.IsSound ? "sound" : $"NOT SOUND ({found.Faults.Count} faults)")}: {found.Events} events of {found.Streams} articles up to sequence {found.LastSequence}, hash {found.Hash}; {Signed(found)}"));
        return found.IsSound ? CommandLine.Done : CommandLine.Failed;
    }

    private static string Signed(LogVerification found) => found.Signed is not { } head ? "nothing is signed yet"
        : string.Create(CultureInfo.InvariantCulture, $"signed up to event {head.Head.Sequence} on {EventLeaf.Time(head.Head.SignedAt)} by key {head.Key[..16]}");

    /// <summary>With a progress bar on stderr where that is a terminal.</summary>
    private static async Task<LogVerification> WatchedAsync(Func<IProgress<VerifyProgress>?, Task<LogVerification>> verify)
    {
        if (Console.IsErrorRedirected)
        {
            return await verify(null);
        }

        return await Screen.Error.Progress().AutoClear(true)
            .Columns(new SpinnerColumn(), new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn())
            .StartAsync(async progress =>
            {
                var bar = progress.AddTask("verifying", maxValue: 1);
                return await verify(new Progress<VerifyProgress>(at => bar.Value = (double)at.Done / at.Total));
            });
    }
}
