using System.CommandLine;
using System.Globalization;
using NegotiationMonitor.Postgres.Log;
using NegotiationMonitor.Postgres.Positions;

namespace NegotiationMonitor.App.Cli;

/// <summary><c>rebuild</c>: everything derived, anew from the log.</summary>
internal static class RebuildVerb
{
    public static Command Create()
    {
        var command = new Command("rebuild", "Makes positions, changes, the articles' index and the hash tree anew from the log; answers go on meanwhile");
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellation)
    {
        await using var store = await Store.OpenAsync(parsed, cancellation);
        var positions = await new PositionRebuild(store.Database).RunAsync(cancellation: cancellation);
        var articles = await ArticleIndexRebuild.RunAsync(store.Database, cancellation);
        var leaves = await store.Sealer.RebuildAsync(cancellation);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"rebuilt the positions from {positions.Events} events up to sequence {positions.Sequence} in {positions.Took.TotalSeconds:0.0} s, the index of {articles} articles, and the hash tree of {leaves} events"));
        return CommandLine.Done;
    }
}
