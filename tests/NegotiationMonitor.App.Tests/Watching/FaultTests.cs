using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net.ServerSentEvents;
using System.Text.Json;
using NegotiationMonitor.Articles;
using NegotiationMonitor.Positions;
using NegotiationMonitor.Postgres.Positions;
using NegotiationMonitor.Postgres.Watching;
using NegotiationMonitor.TestSupport;
using NegotiationMonitor.Watching;

namespace NegotiationMonitor.App.Tests.Watching;

/// <summary>
/// Writers, nodes, streams and misbehaving webhooks, while nodes are killed and connections cut. Small by default; <c>NEGMON_FAULTS=full</c> runs
/// the size the project promises (8 writers, 3 nodes, 1,000 streams, 50 webhooks).
/// </summary>
public sealed class FaultTests(PostgresServer server, ITestOutputHelper output) : WatchTest(server)
{
    private static readonly bool Full = Environment.GetEnvironmentVariable("NEGMON_FAULTS") == "full";
    private static readonly (int Writers, int Articles, int Streams, int Webhooks, int Kills) Size = Full ? (8, 50, 1000, 50, 9) : (8, 10, 40, 8, 3);
    private static readonly string[] Actors = ["us", "russia", "france", "poland", "italy", "turkey"];
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(Full ? 20 : 5);

    private readonly ConcurrentDictionary<int, Node> _nodes = new();
    private readonly ConcurrentBag<HttpClient> _clients = [];
    private int _cuts;

    private sealed record Node(Negmon Process, HttpClient Http);

    [Fact]
    public async Task Every_watcher_gets_every_change_in_order_though_nodes_are_killed_and_endpoints_misbehave()
    {
        var clock = Stopwatch.StartNew();
        await Task.WhenAll(Enumerable.Range(0, 3).Select(StartNodeAsync));
        using var done = new CancellationTokenSource();
        var endpoints = await EndpointsAsync();
        var streams = Enumerable.Range(0, Size.Streams).Select(i => new Follower(i, i % 2 == 0 ? null : Actors[i % Actors.Length])).ToList();
        var following = streams.Select(s => FollowAsync(s, done.Token)).ToList();
        var killing = KillAsync();
        await Task.WhenAll(Enumerable.Range(0, Size.Writers).Select(WriteAsync));
        var written = clock.Elapsed;
        await killing;

        await PositionProjection.Follow(Database).CatchUpAsync(Cancellation);
        var answer = await new ChangeQueries(Database).ChangesAsync(new ChangeFilter(PositionFilter.All, Limit: 1_000_000), Clocks.Now, Cancellation);
        var expected = answer.Rows.Select(r => r.Change).ToList();
        await UntilAllAsync(streams, endpoints, expected);
        await done.CancelAsync();
        await Task.WhenAll(following);

        foreach (var stream in streams)
        {
            Assert.Equal(expected.Where(c => stream.Actor is null || c.Key.Actor == stream.Actor).Select(c => c.Id), stream.Seen);
        }

        var (tries, repeats) = (0, 0);
        foreach (var (endpoint, actor, accepted) in endpoints)
        {
            var wanted = expected.Where(c => actor is null || c.Key.Actor == actor).Select(c => StandardWebhook.SafeId(c.Id)).ToList();
            var came = endpoint.Requests.Select(r => r.Id).ToList();
            Assert.Equal(wanted, came.Distinct(StringComparer.Ordinal));
            Assert.Equal(wanted.Order(StringComparer.Ordinal), accepted.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));
            Assert.All(endpoint.Requests.GroupBy(r => r.Id), same => Assert.Single(same.Select(r => JsonElement.Parse(r.Body).GetProperty("id").GetString()).Distinct()));
            (tries, repeats) = (tries + came.Count, repeats + accepted.Count - wanted.Count);
            await endpoint.DisposeAsync();
        }

        Report(string.Create(CultureInfo.InvariantCulture, $"{Size.Writers} writers, 3 nodes, {Size.Streams} streams, {Size.Webhooks} webhooks: {expected.Count} changes, {streams.Sum(s => s.Seen.Count)} stream events, {tries} webhook tries, {repeats} repeats of accepted ones, {Size.Kills} kills, {_cuts} connections cut or lost; written in {written.TotalSeconds:F0} s, all delivered after {clock.Elapsed.TotalSeconds:F0} s"));
        foreach (var client in _clients)
        {
            client.Dispose();
        }
    }

    private sealed class Follower(int number, string? actor)
    {
        public string? Actor => actor;

        public Random Random { get; } = new(number);

        public List<string> Seen { get; } = [];

        public string Last { get; set; } = "0";
    }

    private void Report(string line)
    {
        output.WriteLine(line);
        if (Full)
        {
            Console.Error.WriteLine(line);
        }
    }

    private async Task StartNodeAsync(int number)
    {
        var (process, http) = await ServeAsync("--allow-webhooks-to", "127.0.0.1", "--webhook-retries", string.Join(',', Enumerable.Repeat("200ms", 40)));
        _clients.Add(http);
        _nodes[number] = new Node(process, http);
    }

    private async Task KillAsync()
    {
        var random = new Random(1);
        for (var i = 0; i < Size.Kills; i++)
        {
            await Task.Delay(random.Next(500, 2500), Cancellation);
            var victim = random.Next(3);
            _nodes[victim].Process.Process.Kill();
            await StartNodeAsync(victim);
        }
    }

    private async Task WriteAsync(int writer)
    {
        var random = new Random(100 + writer);
        for (var i = 0; i < Size.Articles; i++)
        {
            var acts = Enumerable.Range(0, 1 + random.Next(3)).Select(_ => (Actors[random.Next(Actors.Length)], "issue-" + random.Next(4), (Stance)(1 + random.Next(7)))).ToArray();
            await SayAsync(acts);
            await Task.Delay(random.Next(20, Full ? 400 : 300), Cancellation);
        }
    }

    /// <summary>Follows over whichever node answers, cutting its own connection now and then.</summary>
    private async Task FollowAsync(Follower stream, CancellationToken done)
    {
        while (!done.IsCancellationRequested)
        {
            try
            {
                var node = _nodes[stream.Random.Next(3)];
                using var request = new HttpRequestMessage(HttpMethod.Get, "/api/changes/stream" + (stream.Actor is null ? "" : "?actor=" + stream.Actor));
                request.Headers.Add("Last-Event-ID", stream.Last);
                using var answer = await node.Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, done);
                answer.EnsureSuccessStatusCode();
                var left = stream.Random.Next(1, Full ? 400 : 60);
                await foreach (var item in SseParser.Create(await answer.Content.ReadAsStreamAsync(done)).EnumerateAsync(done))
                {
                    stream.Last = item.EventId ?? stream.Last;
                    if (item.EventType == "change")
                    {
                        stream.Seen.Add(JsonElement.Parse(item.Data).GetProperty("id").GetString()!);
                    }

                    if (--left == 0)
                    {
                        break;
                    }
                }
            }
            catch (Exception e) when (e is HttpRequestException or IOException or OperationCanceledException)
            {
                await Task.Delay(100, CancellationToken.None);
            }

            Interlocked.Increment(ref _cuts);
        }
    }

    private async Task<List<(Endpoint Endpoint, string? Actor, ConcurrentQueue<string> Accepted)>> EndpointsAsync()
    {
        var endpoints = new List<(Endpoint, string?, ConcurrentQueue<string>)>();
        for (var i = 0; i < Size.Webhooks; i++)
        {
            var (random, accepted, actor) = (new Random(i), new ConcurrentQueue<string>(), i % 2 == 0 ? null : Actors[i % Actors.Length]);
            var endpoint = new Endpoint(request => Misbehave(random, request, accepted));
            await new WatchStore(Database).AddAsync(
                $"hook-{i}", new WatchFilter(Actors: actor is null ? null : [actor]), new Delivery(DeliveryKind.Webhook, endpoint.Url), Pacing.None, ChangeCursor.Start, Cancellation);
            endpoints.Add((endpoint, actor, accepted));
        }

        return endpoints;
    }

    private static Reply Misbehave(Random random, Received request, ConcurrentQueue<string> accepted)
    {
        lock (random)
        {
            var reply = random.Next(100) switch
            {
                < 8 => new Reply(500),
                < 11 => new Reply(503, "Retry-After: 1\r\n"),
                < 15 => new Reply(200, Resets: true),
                < 19 => new Reply(200, ClosesHalfWay: true),
                < 21 => new Reply(301, "Location: http://127.0.0.1:1/\r\n"),
                < 26 => new Reply(200, LiesAboutLength: true),
                26 when random.Next(Full ? 20 : 10) == 0 => new Reply(200, Hangs: true),
                _ => Reply.Ok,
            };
            if (reply is { Status: 200, Resets: false, ClosesHalfWay: false, Hangs: false })
            {
                accepted.Enqueue(request.Id);
            }

            return reply;
        }
    }

    private async Task UntilAllAsync(List<Follower> streams, List<(Endpoint Endpoint, string? Actor, ConcurrentQueue<string> Accepted)> endpoints, List<Change> expected)
    {
        var counts = expected.GroupBy(c => c.Key.Actor).ToDictionary(g => g.Key, g => g.Count(), StringComparer.Ordinal);
        int Of(string? actor) => actor is null ? expected.Count : counts.GetValueOrDefault(actor);
        for (var waited = Stopwatch.StartNew(); waited.Elapsed < Patience; await Task.Delay(100, Cancellation))
        {
            if (streams.TrueForAll(s => s.Seen.Count >= Of(s.Actor)) && endpoints.TrueForAll(e => e.Accepted.Distinct(StringComparer.Ordinal).Count() >= Of(e.Actor)))
            {
                return;
            }
        }

        output.WriteLine($"{streams.Count(s => s.Seen.Count < Of(s.Actor))} streams and {endpoints.Count(e => e.Accepted.Distinct(StringComparer.Ordinal).Count() < Of(e.Actor))} webhooks are behind");
        foreach (var view in await new WatchStore(Database).ListAsync(Cancellation))
        {
            output.WriteLine($"{view.Watch.Name} {view.Watch.State} {view.Watch.Cursor} {view.Progress.Tries} {view.Progress.LastError} {view.DeadLetters}");
        }
    }
}
