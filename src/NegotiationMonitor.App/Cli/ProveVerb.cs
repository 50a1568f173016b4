using System.CommandLine;
using NegotiationMonitor.Audit.Merkle;
using NegotiationMonitor.Postgres.Tree;

namespace NegotiationMonitor.App.Cli;

/// <summary><c>prove EVENT</c>: a file that shows to others, without the database, what was recorded and when.</summary>
internal static class ProveVerb
{
    private static readonly Argument<string?> Event = new("EVENT") { Description = "Sequence number or id of an event", Arity = ArgumentArity.ZeroOrOne };
    private static readonly Option<string?> From = new("--from-head") { Description = "Instead of an event: a tree head (or proof) kept from before, to prove that the log still begins with it", HelpName = "FILE" };
    private static readonly Option<string?> To = new("--to-head") { Description = "A later tree head to prove it of (default: that of now)", HelpName = "FILE" };
    private static readonly Option<bool> WithoutText = new("--without-text") { Description = "Leaves the article's text out; its hash is proven all the same" };
    private static readonly Option<string?> Out = new("--out") { Description = "File to write the proof to (default: standard output)", HelpName = "FILE" };

    public static Command Create()
    {
        var command = new Command("prove", "Writes a proof that an event is in the log, or that the log begins with an earlier one") { Event, From, To, WithoutText, Out };
        command.Validators.Add(result =>
        {
            if (result.GetValue(Event) is null == result.GetValue(From) is null)
            {
                result.AddError("prove takes an EVENT or --from-head");
            }
            else if (result.GetValue(From) is null && result.GetValue(To) is not null)
            {
                result.AddError("--to-head goes with --from-head");
            }
        });
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellation)
    {
        var (from, to) = (Head(parsed.GetValue(From)), Head(parsed.GetValue(To)));
        await using var store = await Store.OpenAsync(parsed, cancellation);
        await store.Sealer.SealAsync(cancellation: cancellation);
        var proofs = new TreeProofs(store.Database, store.Keys);
        Proof proof = from is not null
            ? await proofs.ProveAsync(from, to, cancellation)
            : await proofs.ProveAsync(parsed.GetValue(Event)!, !parsed.GetValue(WithoutText), cancellation);
        await Files.WriteAsync(parsed.GetValue(Out), proof.ToJson(), cancellation);
        return CommandLine.Done;
    }

    private static SignedHead? Head(string? file) => file is null ? null : Proof.HeadFromJson(Files.Read(file), file);
}
