using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text.Json;
using NegotiationMonitor.TestSupport;

namespace NegotiationMonitor.App.Tests;

/// <summary>The service as a process, asked over loopback.</summary>
public sealed class ServiceTests(PostgresServer server) : IAsyncLifetime
{
    private TestDatabase _database = null!;
    private Negmon _service = null!;
    private HttpClient _http = null!;

    public async ValueTask InitializeAsync()
    {
        _database = await server.NewDatabaseAsync();
        (_service, _http) = await StartAsync();
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        _service.Dispose();
        await _database.DisposeAsync();
    }

    private async Task<(Negmon, HttpClient)> StartAsync(string? key = null)
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        var url = $"http://127.0.0.1:{((IPEndPoint)probe.LocalEndpoint).Port}";
        probe.Stop();
        var service = Negmon.Start(
            ["serve", "--listen", url, "--connection", _database.ConnectionString], new Dictionary<string, string?>(StringComparer.Ordinal) { ["NEGMON_KEY"] = key });
        await service.UntilAsync("Listening on");
        return (service, new HttpClient { BaseAddress = new Uri(url) });
    }

    private async Task<JsonElement> GetAsync(string path) => await _http.GetFromJsonAsync<JsonElement>(path);

    private async Task<JsonElement> ReceiveAsync(string text, HttpStatusCode expected = HttpStatusCode.Created, string address = "a")
    {
        using var answer = await _http.PostAsJsonAsync(
            "/api/articles?dossier=ukraine-security-guarantees", new { text, outlet = "Example", publishedOn = "2025-08-20", url = "https://example.org/" + address });
        Assert.Equal(expected, answer.StatusCode);
        return await answer.Content.ReadFromJsonAsync<JsonElement>();
    }

    private async Task<JsonElement> ProblemAsync(HttpRequestMessage request, HttpStatusCode expected)
    {
        using var answer = await _http.SendAsync(request);
        Assert.Equal(expected, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        return await answer.Content.ReadFromJsonAsync<JsonElement>();
    }

    [Fact]
    public async Task An_article_that_is_sent_shows_in_events_positions_history_changes_and_articles()
    {
        const string text = "Russia ruled out European troops in Ukraine, the Kremlin said on Tuesday.";
        var received = await ReceiveAsync(text);
        Assert.Equal("new", received.GetProperty("outcome").GetString());
        Assert.Equal("known", (await ReceiveAsync(text, HttpStatusCode.OK)).GetProperty("outcome").GetString());
        await FollowedAsync(received.GetProperty("sequence").GetInt64());

        var act = (await GetAsync("/api/events?actor=russia")).GetProperty("items")[0];
        var evidence = act.GetProperty("evidence")[0];
        Assert.Equal(evidence.GetProperty("quote").GetString(), text[evidence.GetProperty("start").GetInt32()..evidence.GetProperty("end").GetInt32()]);
        Assert.Single((await GetAsync("/api/articles")).GetProperty("items").EnumerateArray());

        Assert.NotEqual(0, (await GetAsync("/api/changes?after=0")).GetProperty("items").GetArrayLength());
        var position = (await GetAsync("/api/positions?actor=russia&issue=reassurance-force")).GetProperty("items")[0];
        Assert.Equal(("rules-out", -1), (position.GetProperty("stance").GetString(), position.GetProperty("sign").GetInt32()));
        Assert.Contains(position.GetProperty("decided").GetProperty("quote").GetString()!, text, StringComparison.Ordinal);
        Assert.Single((await GetAsync("/api/positions/russia/reassurance-force/history")).GetProperty("items").EnumerateArray());
        Assert.Equal(0, (await GetAsync("/api/positions?saidBy=2025-08-01")).GetProperty("items").GetArrayLength());
        Assert.Equal("ukraine-security-guarantees", (await GetAsync("/api/dossiers"))[0].GetProperty("dossier").GetString());
        Assert.Equal(JsonValueKind.Object, (await GetAsync("/openapi/v1.json")).GetProperty("paths").ValueKind);
        Assert.True((await GetAsync("/readyz")).GetProperty("ready").GetBoolean());
    }

    [Fact]
    public async Task Lists_are_paged_without_gaps()
    {
        foreach (var party in new[] { "Russia", "Italy", "Poland" })
        {
            var received = await ReceiveAsync($"{party} ruled out European troops in Ukraine, the government said on Tuesday.", address: party);
            await FollowedAsync(received.GetProperty("sequence").GetInt64());
        }

        var all = (await GetAsync("/api/events")).GetProperty("items").EnumerateArray().Select(e => e.GetProperty("sequence").GetInt64()).ToList();
        Assert.True(all.Count > 1);
        var paged = new List<long>();
        for (long? after = 0; after is not null;)
        {
            var page = await GetAsync($"/api/events?limit=1&after={after}");
            paged.AddRange(page.GetProperty("items").EnumerateArray().Select(e => e.GetProperty("sequence").GetInt64()));
            after = page.GetProperty("next").ValueKind == JsonValueKind.Null ? null : page.GetProperty("next").GetInt64();
        }

        Assert.Equal(all, paged);
    }

    [Theory]
    [InlineData("/api/positions?saidBy=2025-02-30", HttpStatusCode.BadRequest, "2025-02-30")]
    [InlineData("/api/positions?recordedBy=soon", HttpStatusCode.BadRequest, "recordedBy")]
    [InlineData("/api/positions?recordedBy=99999", HttpStatusCode.BadRequest, "99999")]
    [InlineData("/api/positions?actor=atlantis", HttpStatusCode.BadRequest, "atlantis")]
    [InlineData("/api/events?limit=0", HttpStatusCode.BadRequest, "limit")]
    [InlineData("/api/events?limit=1001", HttpStatusCode.BadRequest, "limit")]
    [InlineData("/api/events?limit=many", HttpStatusCode.BadRequest, "limit")]
    [InlineData("/api/changes?after=-1", HttpStatusCode.BadRequest, "after")]
    [InlineData("/api/nothing", HttpStatusCode.NotFound, null)]
    public async Task Errors_are_problem_details_that_say_what_is_wrong(string path, HttpStatusCode status, string? word)
    {
        var problem = await ProblemAsync(new(HttpMethod.Get, path), status);
        Assert.Equal((int)status, problem.GetProperty("status").GetInt32());
        if (word is not null)
        {
            Assert.Contains(word, problem.GetProperty("detail").GetString(), StringComparison.OrdinalIgnoreCase);
        }
    }

    [Fact]
    public async Task A_bad_article_is_refused_and_records_nothing()
    {
        foreach (var body in new[] { "{\"text\":\"\"}", "{\"title\":\"x\"}", "[1]", "{\"text\":\"x\",\"publishedOn\":\"2025-02-30\"}", "{" })
        {
            var request = new HttpRequestMessage(HttpMethod.Post, "/api/articles?dossier=ukraine-security-guarantees") { Content = new StringContent(body, new MediaTypeHeaderValue("application/json")) };
            await ProblemAsync(request, HttpStatusCode.BadRequest);
        }

        Assert.Equal(0, (await GetAsync("/api/articles")).GetProperty("items").GetArrayLength());
    }

    [Fact]
    public async Task Pages_of_other_sites_reach_nothing()
    {
        var rebound = new HttpRequestMessage(HttpMethod.Get, "/api/positions") { Headers = { Host = "evil.example" } };
        await ProblemAsync(rebound, HttpStatusCode.MisdirectedRequest);
        var form = new HttpRequestMessage(HttpMethod.Post, "/api/articles") { Content = new StringContent("{\"text\":\"x\"}", new MediaTypeHeaderValue("text/plain")) };
        await ProblemAsync(form, HttpStatusCode.UnsupportedMediaType);
        var foreign = new HttpRequestMessage(HttpMethod.Post, "/api/articles") { Content = JsonContent.Create(new { text = "x" }), Headers = { { "Origin", "https://evil.example" } } };
        await ProblemAsync(foreign, HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task With_a_key_nothing_but_health_answers_without_it()
    {
        var (service, http) = await StartAsync("a long secret");
        using (service)
        using (http)
        {
            Assert.Equal(HttpStatusCode.OK, (await http.GetAsync("/healthz")).StatusCode);
            foreach (var path in new[] { "/api/positions", "/api/events", "/openapi/v1.json", "/nothing" })
            {
                Assert.Equal(HttpStatusCode.Unauthorized, (await http.GetAsync(path)).StatusCode);
            }

            http.DefaultRequestHeaders.Authorization = new("Bearer", "a long secreT");
            Assert.Equal(HttpStatusCode.Unauthorized, (await http.GetAsync("/api/positions")).StatusCode);
            http.DefaultRequestHeaders.Authorization = new("Bearer", "a long secret");
            Assert.Equal(HttpStatusCode.OK, (await http.GetAsync("/api/positions")).StatusCode);
            http.DefaultRequestHeaders.Authorization = new("Basic", Convert.ToBase64String("me:a long secreT"u8));
            Assert.Equal(HttpStatusCode.Unauthorized, (await http.GetAsync("/")).StatusCode);
            http.DefaultRequestHeaders.Authorization = new("Basic", Convert.ToBase64String("me:a long secret"u8));
            Assert.Equal(HttpStatusCode.OK, (await http.GetAsync("/")).StatusCode);
        }
    }

    /// <summary>Waits until the positions have followed the log to a sequence number.</summary>
    private async Task FollowedAsync(long sequence)
    {
        for (var i = 0; i < 6000 && (await GetAsync("/readyz")).GetProperty("positions").GetInt64() < sequence; i++)
        {
            await Task.Delay(50);
        }
    }
}
