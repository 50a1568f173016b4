using System.CommandLine;
using System.Globalization;
using NegotiationMonitor.App.Cli.Output;
using NegotiationMonitor.Audit.Merkle;

namespace NegotiationMonitor.App.Cli;

/// <summary><c>verify-proof FILE</c>: checks a proof with nothing but the file.</summary>
internal static class VerifyProofVerb
{
    private static readonly Argument<string> File = new("FILE") { Description = "A proof as `prove` or /api/log/proof gives it" };
    private static readonly Option<string?> Key = new("--key") { Description = "The log's public key (PEM), from whom you trust; without it only what the file itself says of its signer is known", HelpName = "FILE" };

    public static Command Create()
    {
        var command = new Command("verify-proof", "Checks a proof without any database") { File, Key };
        command.SetAction(parsed => Run(parsed));
        return command;
    }

    private static int Run(ParseResult parsed)
    {
        var (file, keyFile) = (parsed.GetRequiredValue(File), parsed.GetValue(Key));
        var proof = Proof.FromJson(Files.Read(file), file);
        var verdict = ProofCheck.Check(proof, keyFile is null ? null : TreeKey.FromPem(Files.Read(keyFile), keyFile));
        foreach (var fault in verdict.Faults)
        {
            CommandLine.Complain($"{file}: {fault}");
        }

        if (verdict.Trusted == false)
        {
            CommandLine.Complain($"{file}: is not signed by {keyFile}, nor by a key that this one named as its successor");
        }

        if (!verdict.Holds)
        {
            return CommandLine.Failed;
        }

        Console.WriteLine(string.Join('\n', proof is EventProof e ? Told(e) : Told((ConsistencyProof)proof)));
        Console.WriteLine(verdict.Trusted is null
            ? "The signature holds. Whose key it is the file cannot prove: compare it with one you got from the log's owner (--key)."
            : "The signature is of the key you trust.");
        return CommandLine.Done;
    }

    private static IEnumerable<string> Told(EventProof proof)
    {
        var (e, shows, head) = (proof.Event, proof.Shows, proof.Head);
        yield return Text($"The proof holds: event {e.Sequence} ({e.Type}) was recorded on {EventLeaf.Time(e.RecordedAt)} as version {e.Version} of {e.Stream}.");
        if (shows.Actor is not null)
        {
            yield return $"  {shows.Actor} on {shows.Issue ?? "no issue"}: {shows.Stance}{(shows.Speaker is null ? "" : $" ({shows.Speaker})")}";
        }

        foreach (var quote in shows.Quotes)
        {
            yield return $"  {Screen.Quote(quote, 1000)}";
        }

        if (shows.ArticleHash is not null)
        {
            yield return $"  in: {string.Join(", ", new[] { shows.Outlet, shows.Title, shows.Url, shows.PublishedOn is null ? null : Screen.Day(shows.PublishedOn) }.OfType<string>())}; text SHA-256 {shows.ArticleHash}";
        }
        else if (proof.Article is not null)
        {
            yield return $"  the article's text is withheld; its data have SHA-256 {proof.Article.DataHash}";
        }

        yield return Text($"It is number {e.Index + 1} of the {head.Head.Size} events of log {head.Head.Log}, signed on {EventLeaf.Time(head.Head.SignedAt)} by key {head.Key}.");
    }

    private static IEnumerable<string> Told(ConsistencyProof proof) =>
    [
        Text($"The proof holds: the log {proof.To.Head.Log} of {proof.To.Head.Size} events, signed on {EventLeaf.Time(proof.To.Head.SignedAt)} by key {proof.To.Key},"),
        Text($"begins with the very {proof.From.Head.Size} events that were signed on {EventLeaf.Time(proof.From.Head.SignedAt)} by key {proof.From.Key}."),
    ];

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
