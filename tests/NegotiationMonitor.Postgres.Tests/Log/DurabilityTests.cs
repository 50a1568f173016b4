using System.Collections.Concurrent;
using System.Diagnostics;
using NegotiationMonitor.Articles;
using NegotiationMonitor.Postgres.Embedded;
using NegotiationMonitor.Postgres.Log;

namespace NegotiationMonitor.Postgres.Tests.Log;

public sealed class DurabilityTests
{
    [Fact]
    public async Task What_was_acknowledged_survives_kill_9_of_PostgreSQL_and_retries_repeat_nothing()
    {
        var folder = Path.Combine(Path.GetTempPath(), "negmon-kill-" + Guid.NewGuid().ToString("N")[..8]);
        try
        {
            await using var server = await EmbeddedServer.StartAsync(new() { DataDirectory = folder, Durable = true });
            await using var database = await Database.OpenAsync(server.ConnectionString);
            await using var log = new EventLog(database);
            var acknowledged = new ConcurrentDictionary<string, Guid[]>(StringComparer.Ordinal);
            using var stop = new CancellationTokenSource();
            var writers = Enumerable.Range(0, 8).Select(w => Task.Run(() => WriteAsync(log, w, acknowledged, stop.Token))).ToList();
            for (var kill = 0; kill < 2; kill++)
            {
                await UntilAsync(count => acknowledged.Count > count, acknowledged.Count + 100);
                using var postmaster = Process.GetProcessById(server.ProcessId!.Value);
                postmaster.Kill();
            }

            await UntilAsync(count => acknowledged.Count > count, acknowledged.Count + 100);
            await stop.CancelAsync();
            await Task.WhenAll(writers);
            await AssertAllThereAsync(log, acknowledged);
            Assert.True((await LogVerifier.VerifyAsync(database)).IsSound);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task WriteAsync(EventLog log, int writer, ConcurrentDictionary<string, Guid[]> acknowledged, CancellationToken stop)
    {
        for (var i = 0; !stop.IsCancellationRequested; i++)
        {
            var stream = $"article-{writer}-{i}";
            NewEvent[] events = [.. Enumerable.Range(0, 3).Select(n => new NewEvent(Guid.NewGuid(), new CopyRecognised("article-" + n, 1)))];
            while (true)
            {
                try
                {
                    await log.AppendAsync(stream, 0, events, CancellationToken.None);
                    acknowledged[stream] = [.. events.Select(e => e.Id)];
                    break;
                }
                catch (RefusedException)
                {
                    // PostgreSQL is away: whether it was recorded is unknown, so again.
                    await Task.Delay(20, CancellationToken.None);
                }
            }
        }
    }

    private static async Task AssertAllThereAsync(EventLog log, ConcurrentDictionary<string, Guid[]> acknowledged)
    {
        var there = new Dictionary<string, List<Guid>>(StringComparer.Ordinal);
        await foreach (var e in log.ReadAllAsync())
        {
            (there.TryGetValue(e.Stream, out var ids) ? ids : there[e.Stream] = []).Add(e.Id);
        }

        Assert.True(acknowledged.Count > 300);
        Assert.All(acknowledged, a => Assert.Equal(a.Value, there[a.Key]));
        Assert.Equal(acknowledged.Count, there.Count);
    }

    private static async Task UntilAsync(Func<int, bool> reached, int count)
    {
        var clock = Stopwatch.StartNew();
        while (!reached(count))
        {
            Assert.True(clock.Elapsed < TimeSpan.FromMinutes(5), "the writers did not get on within five minutes");
            await Task.Delay(10);
        }
    }
}
