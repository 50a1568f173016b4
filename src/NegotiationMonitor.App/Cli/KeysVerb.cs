using System.CommandLine;

namespace NegotiationMonitor.App.Cli;

/// <summary><c>keys</c>: the keys that the log's heads are signed with.</summary>
internal static class KeysVerb
{
    private static readonly Option<bool> Rotate = new("--rotate") { Description = "Puts a new key in the place of the present one, which vouches for it and is destroyed; old public keys stay" };

    public static Command Create()
    {
        var command = new Command("keys", "Shows the public keys that the log's heads are signed with, and where they are") { Rotate };
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellation)
    {
        await using var store = await Store.OpenAsync(parsed, cancellation);
        if (parsed.GetValue(Rotate))
        {
            // What the old key can still sign is signed by it.
            await store.Sealer.SealAsync(cancellation: cancellation);
            store.Keys.Rotate(DateTimeOffset.UtcNow);
            await store.Sealer.SealAsync(cancellation: cancellation);
        }

        using var signing = store.Keys.Open();
        var current = Audit.Merkle.TreeKey.Of(signing).Id;
        var ring = store.Keys.Ring();
        Console.WriteLine($"keys in {store.Keys.Directory}");
        foreach (var key in ring.Keys.OrderBy(k => string.Equals(k.Id, current, StringComparison.Ordinal)))
        {
            var by = ring.Endorsements.Where(e => string.Equals(e.Key, key.Id, StringComparison.Ordinal)).Select(e => $", vouched for by {e.By[..16]} on {Audit.Merkle.EventLeaf.Time(e.At)}");
            Console.WriteLine($"{key.Id}  {(string.Equals(key.Id, current, StringComparison.Ordinal) ? "signs" : "retired")}{string.Concat(by)}");
        }

        return CommandLine.Done;
    }
}
