using System.Net;
using System.Net.Http.Json;
using System.Net.ServerSentEvents;
using System.Net.Sockets;
using System.Text.Json;
using NegotiationMonitor.Articles;
using NegotiationMonitor.Postgres;
using NegotiationMonitor.Postgres.Log;
using NegotiationMonitor.TestSupport;
using NegotiationMonitor.Tests.Positions;

namespace NegotiationMonitor.App.Tests.Watching;

/// <summary>A database of the test's own, a log to write into, and services over it as processes.</summary>
public abstract class WatchTest(PostgresServer server) : IAsyncLifetime
{
    private readonly List<Negmon> _services = [];
    private TestDatabase _own = null!;
    private int _articles;

    protected static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    protected Database Database { get; private set; } = null!;

    protected EventLog Log { get; private set; } = null!;

    protected string ConnectionString => _own.ConnectionString;

    public async ValueTask InitializeAsync()
    {
        _own = await server.NewDatabaseAsync();
        Database = await Database.OpenAsync(_own.ConnectionString);
        Log = new EventLog(Database);
    }

    public virtual async ValueTask DisposeAsync()
    {
        _services.ForEach(s => s.Dispose());
        await Log.DisposeAsync();
        await Database.DisposeAsync();
        await _own.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    /// <summary>A service of its own process on a free port.</summary>
    protected async Task<(Negmon Process, HttpClient Http)> ServeAsync(params string[] options)
    {
        var url = $"http://127.0.0.1:{FreePort()}";
        var service = Negmon.Start(["serve", "--listen", url, "--connection", ConnectionString, .. options]);
        _services.Add(service);
        await service.UntilAsync("Listening on");
        return (service, new HttpClient { BaseAddress = new Uri(url), Timeout = TimeSpan.FromMinutes(5) });
    }

    protected static int FreePort()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }

    /// <summary>Records an article in which actors take stances; each is a change where the stance is new.</summary>
    protected async Task<long> SayAsync(params (string Actor, string Issue, Stance Stance)[] acts)
    {
        var number = Interlocked.Increment(ref _articles);
        var story = new Story().Article("Reuters", 1 + (number % 28), $"article-{number}");
        foreach (var (actor, issue, stance) in acts)
        {
            story.Says(actor, issue, stance, 1 + (number % 28), "Speaker", conditions: [new Condition($"if {number} holds", null)]);
        }

        story.Read();
        return (await Log.AppendAsync($"article-{number}", 0, [.. story.Log.Select(e => new NewEvent(Guid.NewGuid(), e.Event))])).Sequence;
    }

    /// <summary>A history of several causes, some with several changes, and the ids of its changes as <c>/api/changes</c> tells them.</summary>
    protected async Task<List<string>> HistoryAsync(HttpClient http)
    {
        var last = 0L;
        for (var i = 0; i < 8; i++)
        {
            last = await SayAsync([("us", "force", (Stance)(1 + (i % 7))), ("russia", "force", (Stance)(1 + ((i + 3) % 7))), ("france", "truce", (Stance)(1 + ((i / 2) % 7)))]);
        }

        await FollowedAsync(http, last);
        return await IdsAsync(http);
    }

    protected static async Task<List<string>> IdsAsync(HttpClient http) =>
        [.. (await http.GetFromJsonAsync<JsonElement>("/api/changes?limit=1000", Cancellation)).GetProperty("items").EnumerateArray().Select(c => c.GetProperty("id").GetString()!)];

    protected static async Task FollowedAsync(HttpClient http, long sequence)
    {
        while ((await http.GetFromJsonAsync<JsonElement>("/readyz", Cancellation)).GetProperty("positions").GetInt64() < sequence)
        {
            await Task.Delay(20, Cancellation);
        }
    }

    /// <summary>The next changes of a stream.</summary>
    protected static async Task<List<SseItem<string>>> StreamAsync(HttpClient http, string query, int count, string? lastId = null, Action? opened = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/changes/stream" + query);
        if (lastId is not null)
        {
            request.Headers.Add("Last-Event-ID", lastId);
        }

        using var answer = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, Cancellation);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("text/event-stream", answer.Content.Headers.ContentType?.MediaType);
        opened?.Invoke();
        var items = new List<SseItem<string>>();
        await foreach (var item in SseParser.Create(await answer.Content.ReadAsStreamAsync(Cancellation)).EnumerateAsync(Cancellation))
        {
            if (item.EventType == "change")
            {
                items.Add(item);
            }

            if (items.Count >= count)
            {
                break;
            }
        }

        return items;
    }
}
