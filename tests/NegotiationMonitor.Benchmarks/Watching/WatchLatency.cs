using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.ServerSentEvents;
using System.Net.Sockets;
using System.Text;
using NegotiationMonitor.Articles;
using NegotiationMonitor.Postgres;
using NegotiationMonitor.Postgres.Embedded;
using NegotiationMonitor.Postgres.Log;
using NegotiationMonitor.Postgres.Watching;
using NegotiationMonitor.Watching;
using EventLog = NegotiationMonitor.Postgres.Log.EventLog;

namespace NegotiationMonitor.Benchmarks.Watching;

/// <summary>
/// From the commit of an article to the arrival of its change: at every one of many open streams and at a webhook. The service is a process of its own; writer and
/// subscribers are in this one, so one clock measures. The database waits for the disk.
/// </summary>
internal static class WatchLatency
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    public static async Task RunAsync(int streams, int changes, TextWriter output)
    {
        var folder = Path.Combine(Path.GetTempPath(), "negmon-bench-" + Guid.NewGuid().ToString("N")[..8]);
        await using var server = await EmbeddedServer.StartAsync(new() { DataDirectory = folder });
        await using var database = await Database.OpenAsync(server.ConnectionString);
        await using var log = new EventLog(database);
        var (committed, opened) = (new ConcurrentDictionary<long, long>(), new SemaphoreSlim(0));
        var (atStreams, atWebhook) = (new ConcurrentBag<double>(), new ConcurrentBag<double>());
        using var hook = new HttpListener();
        var (port, hookPort) = (FreePort(), FreePort());
        hook.Prefixes.Add($"http://127.0.0.1:{hookPort}/");
        hook.Start();
        await new WatchStore(database).AddAsync("bench", WatchFilter.All, new Delivery(DeliveryKind.Webhook, $"http://127.0.0.1:{hookPort}/"), Pacing.None, null);
        using var service = Start(server.ConnectionString, port);
        using var http = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{port}"), Timeout = Timeout.InfiniteTimeSpan };
        await ReadyAsync(http);
        using var stop = new CancellationTokenSource();
        var following = Enumerable.Range(0, streams).Select(_ => FollowAsync(http, committed, atStreams, opened, stop.Token)).Append(ReceiveAsync(hook, committed, atWebhook)).ToList();
        for (var i = 0; i < streams; i++)
        {
            await opened.WaitAsync();
        }

        for (var i = 0; i < changes; i++)
        {
            var appended = await log.AppendAsync($"article-{i}", 0, Article(i));
            committed[appended.Sequence] = Stopwatch.GetTimestamp();
            await Task.Delay(Pause);
        }

        for (var waited = 0; waited < 300 && (atStreams.Count < streams * changes || atWebhook.Count < changes); waited++)
        {
            await Task.Delay(Pause);
        }

        output.WriteLine(Line($"commit to stream, {streams} streams open", atStreams));
        output.WriteLine(Line("commit to webhook", atWebhook));
        await stop.CancelAsync();
        service.Kill();
        hook.Stop();
        await Task.WhenAll(following);
        await service.WaitForExitAsync();
        opened.Dispose();
        await server.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    private static NewEvent[] Article(int number)
    {
        var bare = """{"actor":"a","saidOn":{"from":"2025-08-01","to":"2025-08-01","basis":"stated"},"evidence":[{"start":0,"end":1,"quote":"x"}],"rule":"bench","reader":"bench/1"}"""u8;
        var act = (Act)EventJson.Read("stance_stated", bare) with { Dossier = "bench", Actor = "actor-" + (number % 20), Issue = "issue-" + number, Stance = Stance.Supports, Speaker = "Speaker" };
        ArticleEvent[] events = [new ArticleReceived("x " + number, "hash", "en", "Outlet", null, "Title", new DateOnly(2025, 8, 1), $"{number}.txt", "bench"), act, new ArticleRead("bench/1", "bench", null, 1, 1)];
        return [.. events.Select(e => new NewEvent(Guid.NewGuid(), e))];
    }

    private static async Task FollowAsync(HttpClient http, ConcurrentDictionary<long, long> committed, ConcurrentBag<double> times, SemaphoreSlim opened, CancellationToken stop)
    {
        try
        {
            using var stream = await http.GetStreamAsync("/api/changes/stream", stop);
            opened.Release();
            var parser = SseParser.Create(stream, (_, _) => 0);
            await foreach (var item in parser.EnumerateAsync(stop))
            {
                if (item.EventType == "change")
                {
                    await AddAsync(item.EventId!, committed, times);
                }
            }
        }
        catch (Exception e) when (e is OperationCanceledException or IOException or HttpRequestException)
        {
            // The measurement is over.
        }
    }

    private static async Task ReceiveAsync(HttpListener hook, ConcurrentDictionary<long, long> committed, ConcurrentBag<double> times)
    {
        try
        {
            while (true)
            {
                var context = await hook.GetContextAsync();
                await AddAsync(context.Request.Headers["webhook-id"]!, committed, times);
                context.Response.Close();
            }
        }
        catch (Exception e) when (e is HttpListenerException or ObjectDisposedException)
        {
            // The measurement is over.
        }
    }

    /// <summary>A change may be here before its writer has noted that its commit was acknowledged.</summary>
    private static async Task AddAsync(string id, ConcurrentDictionary<long, long> committed, ConcurrentBag<double> times)
    {
        var (arrived, sequence) = (Stopwatch.GetTimestamp(), long.Parse(id.Split(':')[0], CultureInfo.InvariantCulture));
        long at;
        while (!committed.TryGetValue(sequence, out at))
        {
            await Task.Delay(1);
        }

        times.Add(Math.Max(0, Stopwatch.GetElapsedTime(at, arrived).TotalMilliseconds));
    }

    private static string Line(string what, IEnumerable<double> all)
    {
        var times = all.Order().ToList();
        return times.Count == 0 ? what + ": nothing came" : string.Create(
            CultureInfo.InvariantCulture,
            $"{what}: {times.Count} arrivals, p50 {times[times.Count / 2]:F1} ms, p99 {times[times.Count * 99 / 100]:F1} ms, longest {times[^1]:F1} ms");
    }

    private static Process Start(string connection, int port)
    {
        var start = new ProcessStartInfo("dotnet") { UseShellExecute = false, RedirectStandardOutput = true };
        foreach (var argument in (string[])["exec", Path.Combine(AppContext.BaseDirectory, "negmon.dll"), "serve", "--listen", $"http://127.0.0.1:{port}", "--connection", connection, "--allow-webhooks-to", "127.0.0.1"])
        {
            start.ArgumentList.Add(argument);
        }

        var process = Process.Start(start)!;
        process.OutputDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        return process;
    }

    private static async Task ReadyAsync(HttpClient http)
    {
        for (var left = 600; ; left--)
        {
            try
            {
                using var answer = await http.GetAsync("/readyz");
                if (answer.IsSuccessStatusCode)
                {
                    return;
                }
            }
            catch (HttpRequestException) when (left > 0)
            {
                // Not up yet.
            }

            await Task.Delay(Pause);
        }
    }

    private static int FreePort()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }
}
