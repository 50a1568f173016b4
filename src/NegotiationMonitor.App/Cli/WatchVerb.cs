using System.CommandLine;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using NegotiationMonitor.App.Cli.Output;
using NegotiationMonitor.App.Shapes;
using NegotiationMonitor.App.Watching;
using NegotiationMonitor.Postgres.Positions;
using NegotiationMonitor.Postgres.Watching;
using NegotiationMonitor.Watching;

namespace NegotiationMonitor.App.Cli;

/// <summary><c>watch</c>: follows changes live; its subcommands keep the subscriptions of others.</summary>
internal static class WatchVerb
{
    private static readonly Option<string?> After = new("--after") { Description = "Begin behind this sequence number or change; now if not given", HelpName = "SEQ" };
    private static readonly Option<int?> Limit = new("--limit") { Description = "End after so many changes", HelpName = "N" };
    private static readonly Option<string?> At = new("--service") { Description = "Follow a running service instead of a database (for example http://127.0.0.1:5080)", HelpName = "URL" };
    private static readonly Option<string?> Key = new("--key") { Description = "That service's key (default: NEGMON_KEY)", HelpName = "KEY" };

    public static Command Create()
    {
        var command = new Command("watch", "Follows changes live; its subcommands keep subscriptions") { After, Limit, At, Key, Common.Format };
        WatchOptions.AddFilterTo(command);
        command.SetAction(RunAsync);
        WatchVerbs.AddTo(command);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellation)
    {
        var (filter, format) = (WatchOptions.Filter(parsed), parsed.GetValue(Common.Format));
        if (format is Format.Json or Format.Csv)
        {
            throw new UsageException("watch has no end, so its formats are table and jsonl");
        }

        var after = parsed.GetValue(After) is { } given ? ChangeCursor.Parse(given) : (ChangeCursor?)null;
        var changes = parsed.GetValue(At) is { } service
            ? FollowServiceAsync(service, parsed.GetValue(Key), filter, after, cancellation)
            : FollowAsync(parsed, filter, after, cancellation);
        var (left, last) = (parsed.GetValue(Limit) ?? int.MaxValue, after?.ToString());
        try
        {
            await foreach (var (id, envelope) in changes.WithCancellation(cancellation))
            {
                last = id;
                Print(envelope, format);
                if (--left <= 0)
                {
                    return CommandLine.Done;
                }
            }
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            await Console.Error.WriteLineAsync(last is null ? "negmon: ended" : $"negmon: ended; `watch --after {last}` goes on here");
        }

        return CommandLine.Done;
    }

    private static void Print(byte[] envelope, Format format)
    {
        if (format == Format.Jsonl)
        {
            Console.Out.WriteLine(Encoding.UTF8.GetString(envelope));
        }
        else
        {
            using var parsed = JsonDocument.Parse(envelope);
            ChangeList.Print(WatchedChange.Read(parsed.RootElement.GetProperty("data")));
        }

        Console.Out.Flush();
    }

    /// <summary>Changes of the database, which this process also projects as long as nobody else does.</summary>
    private static async IAsyncEnumerable<(string Id, byte[] Envelope)> FollowAsync(
        ParseResult parsed, WatchFilter filter, ChangeCursor? after, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await using var store = after is null ? await Store.AskAsync(parsed, cancellation) : await Store.OpenAsync(parsed, cancellation);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        using var feed = new ChangeFeed(store, new Envelope(WatchOptions.Settings(parsed).PublicUrl));
        var start = after ?? new ChangeCursor(await new NoticeQueries(store.Database).HeadAsync(cancellation));
        var follower = PositionProjection.Follow(store.Database);
        var running = Task.WhenAll(follower.RunAsync(stop.Token), feed.RunAsync(stop.Token));
        try
        {
            for (var cursor = start; ;)
            {
                var page = await feed.ReadAsync(cursor, 200, cancellation);
                foreach (var item in page.Items.Where(i => i.Matches(filter)))
                {
                    yield return (item.Notice.Cursor.ToString(), item.Body);
                }

                cursor = page.Reached;
                if (!page.More)
                {
                    await feed.GrownAsync(cursor, cancellation);
                }
            }
        }
        finally
        {
            await stop.CancelAsync();
            await running;
        }
    }

    private static IAsyncEnumerable<(string Id, byte[] Envelope)> FollowServiceAsync(
        string service, string? key, WatchFilter filter, ChangeCursor? after, CancellationToken cancellation) =>
        new StreamClient(service, key ?? Environment.GetEnvironmentVariable("NEGMON_KEY"), filter).FollowAsync(after, cancellation);
}
