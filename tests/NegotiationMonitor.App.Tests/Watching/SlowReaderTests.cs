using System.IO.Pipelines;
using System.Net.ServerSentEvents;
using NegotiationMonitor.App.Cli;
using NegotiationMonitor.App.Watching;
using NegotiationMonitor.Articles;
using NegotiationMonitor.Postgres.Positions;
using NegotiationMonitor.TestSupport;
using NegotiationMonitor.Watching;

namespace NegotiationMonitor.App.Tests.Watching;

/// <summary>A reader that does not keep up.</summary>
public sealed class SlowReaderTests(PostgresServer server) : WatchTest(server)
{
    [Fact]
    public async Task A_slow_reader_is_dropped_is_never_buffered_without_bound_and_goes_on_behind_its_last_id()
    {
        for (var i = 0; i < 60; i++)
        {
            await SayAsync(("us", "force", (Stance)(1 + (i % 7))), ("russia", "truce", (Stance)(1 + (i % 5))));
        }

        await PositionProjection.Follow(Database).CatchUpAsync(Cancellation);
        await using var store = await Store.OpenAsync(CommandLine.Root().Parse(["serve", "--connection", ConnectionString]), Cancellation);
        using var feed = new ChangeFeed(store, new Envelope(""));
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        var running = feed.RunAsync(stop.Token);
        var time = new ManualTime();

        // A connection that takes 4 kB and no more.
        var pipe = new Pipe(new PipeOptions(pauseWriterThreshold: 4096, resumeWriterThreshold: 2048));
        var stream = new ChangeStream(feed, WatchFilter.All, pipe.Writer, time).RunAsync(ChangeCursor.Start, Cancellation);
        while (time.Next() is null)
        {
            await Task.Delay(10, Cancellation);
        }

        Assert.False(stream.IsCompleted);
        time.Advance(TimeSpan.FromSeconds(31));
        await Assert.ThrowsAsync<TimeoutException>(() => stream);
        await pipe.Writer.CompleteAsync();

        var taken = new List<string>();
        await foreach (var item in SseParser.Create(pipe.Reader.AsStream()).EnumerateAsync(Cancellation))
        {
            taken.Add(item.EventId!);
        }

        var all = (await feed.ReadAsync(ChangeCursor.Start, 1000, Cancellation)).Items.Select(i => i.Notice.Cursor.ToString()).ToList();
        var rest = (await feed.ReadAsync(ChangeCursor.Parse(taken[^1]), 1000, Cancellation)).Items.Select(i => i.Notice.Cursor.ToString());
        Assert.Equal(all, taken.Concat(rest));
        Assert.True(taken.Count < all.Count, $"{taken.Count} of {all.Count} were written to a reader that took none");
        await stop.CancelAsync();
        await running;
    }
}
