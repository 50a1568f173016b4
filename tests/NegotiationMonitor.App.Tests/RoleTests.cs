using System.Net;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using NegotiationMonitor.TestSupport;

namespace NegotiationMonitor.App.Tests;

/// <summary>Keys with roles: each opens what it is for and nothing else.</summary>
public sealed class RoleTests(PostgresServer server) : IAsyncLifetime
{
    private TestDatabase _database = null!;
    private Negmon _service = null!;
    private Uri _url = null!;

    public async ValueTask InitializeAsync()
    {
        _database = await server.NewDatabaseAsync();
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        _url = new Uri($"http://127.0.0.1:{((IPEndPoint)probe.LocalEndpoint).Port}");
        probe.Stop();
        _service = Negmon.Start(["serve", "--listen", _url.ToString(), "--connection", _database.ConnectionString], Keys("reader", "feeder", "checker", "master"));
        await _service.UntilAsync("Listening on");
    }

    public async ValueTask DisposeAsync()
    {
        _service.Dispose();
        await _database.DisposeAsync();
    }

    [Fact]
    public async Task Each_key_opens_what_its_role_is_for_and_nothing_else()
    {
        using var feeder = Http("feeder");
        var text = "Russia ruled out European troops in Ukraine, the Kremlin said on Saturday.";
        using var received = await feeder.PostAsJsonAsync("/api/articles?dossier=ukraine-security-guarantees", new { text, publishedOn = "2025-08-23" });
        Assert.Equal(HttpStatusCode.Created, received.StatusCode);
        var stream = (await received.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("stream").GetString()!;

        var act = await ActAsync(stream);
        var verdict = new { by = "Ada", why = "a test" };
        var watch = new { name = "a-watch" };
        (string Path, object Body, string[] Opens)[] doors =
        [
            ("/api/articles?dossier=ukraine-security-guarantees", new { text = text + " Moscow said so twice.", publishedOn = "2025-08-23" }, ["feeder", "master"]),
            ($"/api/events/{act}/retract", verdict, ["checker", "master"]),
            ($"/api/events/{act}/amend", new { by = "Ada", why = "a test", act = new { stance = "wary" } }, ["checker", "master"]),
            ($"/api/articles/{stream}/acts", verdict, ["checker", "master"]),
            ($"/articles/{stream}/review", verdict, ["checker", "master"]),
            ("/api/watches/test", new { }, ["reader", "feeder", "checker", "master"]),
            ("/api/watches", watch, ["master"]),
            ("/watches", watch, ["master"]),
        ];
        foreach (var (path, body, opens) in doors)
        {
            foreach (var key in new[] { "reader", "feeder", "checker", "master" })
            {
                using var http = Http(key);
                using var answer = await http.PostAsJsonAsync(path, body);
                var told = $"{key} at {path}: {answer.StatusCode} {await answer.Content.ReadAsStringAsync()}";
                Assert.True(opens.Contains(key) == (answer.StatusCode != HttpStatusCode.Forbidden), told);
                Assert.True(answer.StatusCode != HttpStatusCode.Unauthorized, told);
            }
        }

        using var reader = Http("reader");
        using var refused = await reader.PostAsJsonAsync($"/api/events/{act}/retract", verdict);
        Assert.Contains("role review (NEGMON_REVIEW_KEY)", await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await reader.GetAsync("/api/positions")).StatusCode);
        using var stranger = Http("stranger");
        Assert.Equal(HttpStatusCode.Unauthorized, (await stranger.GetAsync("/api/positions")).StatusCode);
    }

    [Fact]
    public async Task A_reader_sees_no_review_forms_and_a_reviewer_reviews_on_the_page()
    {
        using var master = Http("master");
        using var received = await master.PostAsJsonAsync(
            "/api/articles?dossier=ukraine-security-guarantees", new { text = "Poland ruled out Polish soldiers in Ukraine, Donald Tusk said on Sunday.", publishedOn = "2025-08-24" });
        var stream = (await received.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("stream").GetString()!;
        var act = await ActAsync(stream);
        var path = "/articles/" + stream;

        // The key as a browser brings it: the same address, another role, another page.
        using var reader = Http("reader", browser: true);
        var read = await reader.GetStringAsync(path);
        Assert.DoesNotContain("Take back", read, StringComparison.Ordinal);
        Assert.Contains("/sign-in?back=", read, StringComparison.Ordinal);
        using var checker = Http("checker", browser: true);
        Assert.Contains("Take back", await checker.GetStringAsync(path), StringComparison.Ordinal);
        Assert.DoesNotContain("Take back", await reader.GetStringAsync(path), StringComparison.Ordinal);

        using var asked = await reader.GetAsync("/sign-in?back=/about");
        Assert.Equal(HttpStatusCode.Unauthorized, asked.StatusCode);
        Assert.Contains(asked.Headers.WwwAuthenticate, w => w.Scheme == "Basic");
        using var signed = await checker.GetAsync("/sign-in?back=/about");
        Assert.Equal("/about", signed.Headers.Location?.OriginalString);
        using var away = await checker.GetAsync("/sign-in?back=//evil.example/");
        Assert.Equal("/", away.Headers.Location?.OriginalString);

        using var form = new FormUrlEncodedContent([KeyValuePair.Create("do", "retract"), KeyValuePair.Create("act", act), KeyValuePair.Create("by", "Ada"), KeyValuePair.Create("why", "a test")]);
        using var done = await checker.PostAsync(path + "/review", form);
        Assert.Equal(HttpStatusCode.SeeOther, done.StatusCode);
        Assert.Contains("Taken back", await reader.GetStringAsync(path), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Keys_that_cannot_be_told_apart_or_are_too_short_are_refused()
    {
        foreach (var (keys, word) in new[] { (Keys("same-key", null, "same-key", null), "read and review"), (Keys(null, null, "abc", null), "NEGMON_REVIEW_KEY") })
        {
            var run = await Negmon.RunAsync(["serve", "--listen", "http://127.0.0.1:1", "--connection", _database.ConnectionString], keys);
            Assert.Equal(1, run.Exit);
            Assert.Contains(word, run.Error, StringComparison.Ordinal);
        }
    }

    private static Dictionary<string, string?> Keys(string? read, string? ingest, string? review, string? admin) => new(StringComparer.Ordinal)
    {
        ["NEGMON_READ_KEY"] = read, ["NEGMON_INGEST_KEY"] = ingest, ["NEGMON_REVIEW_KEY"] = review, ["NEGMON_KEY"] = admin,
    };

    private HttpClient Http(string key, bool browser = false)
    {
        var http = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = _url };
        http.DefaultRequestHeaders.Authorization = browser ? new("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes("me:" + key))) : new("Bearer", key);
        return http;
    }

    private async Task<string> ActAsync(string stream)
    {
        using var http = Http("reader");
        for (var i = 0; i < 6000; i++)
        {
            var events = await http.GetFromJsonAsync<JsonElement>("/api/events?limit=1000");
            if (events.GetProperty("items").EnumerateArray().FirstOrDefault(e => e.GetProperty("stream").GetString() == stream) is { ValueKind: JsonValueKind.Object } found)
            {
                return found.GetProperty("id").GetString()!;
            }

            await Task.Delay(50);
        }

        throw new InvalidOperationException("the act was never followed");
    }
}
