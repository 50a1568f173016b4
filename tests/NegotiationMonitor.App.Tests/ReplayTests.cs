using System.Globalization;
using System.Net;
using System.Text.Json;
using NegotiationMonitor.TestSupport;

namespace NegotiationMonitor.App.Tests;

/// <summary>A service with a small history of our own, only asked.</summary>
public sealed class ServiceWithHistory(PostgresServer server) : IAsyncLifetime
{
    private TestDatabase _database = null!;

    public RunningService Service { get; private set; } = null!;

    /// <summary>The log's end after the first article.</summary>
    public long First { get; private set; }

    public async ValueTask InitializeAsync()
    {
        _database = await server.NewDatabaseAsync();
        Service = await RunningService.StartAsync(_database.ConnectionString);
        First = await ReceiveAsync("Russia ruled out European troops in Ukraine, the Kremlin said on Tuesday.", "2025-08-20", "Example");
        await ReceiveAsync("Russia is open to European troops in Ukraine if Ukraine stays neutral, the Kremlin said on Thursday.", "2025-08-29", "Paper");
        await ReceiveAsync("Italy rejected European troops in Ukraine, the government in Rome said.", "2025-08-22", "Paper");
    }

    public async ValueTask DisposeAsync()
    {
        Service.Dispose();
        await _database.DisposeAsync();
    }

    private async Task<long> ReceiveAsync(string text, string publishedOn, string outlet)
    {
        var (_, received) = await Service.SendAsync(HttpMethod.Post, "/api/articles?dossier=ukraine-security-guarantees", new { text, outlet, publishedOn });
        var sequence = received.GetProperty("sequence").GetInt64();
        await Service.FollowedAsync(sequence);
        return sequence;
    }
}

/// <summary>The questions about the past, over HTTP.</summary>
public sealed class ReplayTests(ServiceWithHistory history) : IClassFixture<ServiceWithHistory>
{
    private readonly RunningService _service = history.Service;
    private readonly long _first = history.First;

    [Fact]
    public async Task A_diff_tells_the_move_with_its_quote_and_both_sets_of_clocks()
    {
        var diff = await _service.GetAsync("/api/diff?from=2025-08-21&to=2025-08-30&actor=russia&issue=reassurance-force");

        var moved = Assert.Single(Items(diff));
        Assert.Equal("rules-out", moved.GetProperty("from").GetString());
        Assert.Contains("open to European troops", moved.GetProperty("after").GetProperty("quote").GetString(), StringComparison.Ordinal);
        Assert.Contains("neutral", moved.GetProperty("gained")[0].GetProperty("text").GetString(), StringComparison.Ordinal);
        Assert.Equal(("2025-08-21", "2025-08-30"), (diff.GetProperty("from").GetProperty("saidBy").GetString(), diff.GetProperty("to").GetProperty("saidBy").GetString()));
        Assert.Equal(diff.GetProperty("from").GetProperty("recordedBy").GetInt64(), diff.GetProperty("to").GetProperty("recordedBy").GetInt64());
    }

    [Fact]
    public async Task A_diff_of_two_states_of_knowledge_tells_what_was_learnt()
    {
        var learnt = Items(await _service.GetAsync($"/api/diff?recordedFrom={_first}&saidBy=2025-08-23"));
        Assert.Equal("italy", Assert.Single(learnt).GetProperty("actor").GetString());

        var press = Items(await _service.GetAsync("/api/diff?publishedFrom=2025-08-21&publishedTo=2025-08-25"));
        Assert.Equal("italy", Assert.Single(press).GetProperty("actor").GetString());
    }

    [Fact]
    public async Task The_second_clock_takes_a_sequence_a_day_or_a_time()
    {
        var times = Items(await _service.GetAsync("/api/articles")).ConvertAll(a => a.GetProperty("recordedAt").GetDateTimeOffset().ToUniversalTime());
        var first = times[0].ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture);
        var today = times[^1].ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        var yesterday = times[0].AddDays(-1).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

        Assert.Equal("rules-out", Assert.Single(Items(await _service.GetAsync("/api/positions?issue=reassurance-force&recordedBy=" + first))).GetProperty("stance").GetString());
        Assert.Equal(_first, (await _service.GetAsync("/api/positions?recordedBy=" + first)).GetProperty("clocks").GetProperty("recordedBy").GetInt64());
        Assert.Equal(2, Items(await _service.GetAsync("/api/positions?issue=reassurance-force&recordedBy=" + today)).Count);
        Assert.Empty(Items(await _service.GetAsync("/api/positions?recordedBy=" + yesterday)));
        Assert.Equal(0, (await _service.GetAsync("/api/positions?recordedBy=" + yesterday)).GetProperty("clocks").GetProperty("recordedBy").GetInt64());
    }

    [Fact]
    public async Task Every_list_takes_all_clocks_and_says_which_it_used()
    {
        foreach (var path in new[]
        {
            "/api/positions", "/api/events", "/api/changes", "/api/articles", "/api/shifts", "/api/dealmap", "/api/positions/russia/reassurance-force/history",
            "/api/audit/russia/reassurance-force", "/api/distance/russia/italy",
        })
        {
            var clocks = (await _service.GetAsync($"{path}?saidBy=2025-08-21&recordedBy={_first}&publishedBy=2025-08-25")).GetProperty("clocks");
            Assert.Equal(_first, clocks.GetProperty("recordedBy").GetInt64());
            Assert.Equal("2025-08-25", clocks.GetProperty("publishedBy").GetString());
        }

        Assert.Equal(1, (await _service.GetAsync("/api/dossiers?saidBy=2025-08-21"))[0].GetProperty("positions").GetInt32());
    }

    [Fact]
    public async Task Shifts_name_the_first_mover_and_distance_is_a_series()
    {
        var shift = Assert.Single(Items(await _service.GetAsync("/api/shifts?issue=reassurance-force")));
        Assert.Equal(("russia", true, "2025-08-29"), (shift.GetProperty("actor").GetString(), shift.GetProperty("first").GetBoolean(), shift.GetProperty("said").GetString()));

        var series = Items(await _service.GetAsync("/api/distance/russia/italy?issue=reassurance-force"));
        Assert.Equal([(0.1667, 0), (0.5, 1)], series.Select(p => (p.GetProperty("distance").GetDouble(), p.GetProperty("opposed").GetInt32())));
    }

    [Fact]
    public async Task An_audit_leads_to_the_sentence_and_comes_as_json_html_and_markdown()
    {
        var trail = Assert.Single(Items(await _service.GetAsync("/api/audit/russia/reassurance-force?saidBy=2025-08-21")));
        var entry = trail.GetProperty("entries")[0];
        Assert.Equal("decides", entry.GetProperty("weighed").GetProperty("weight").GetString());
        Assert.Equal("Russia ruled out European troops in Ukraine, the Kremlin said on Tuesday.", entry.GetProperty("passages")[0].GetProperty("sentence").GetString());
        Assert.Equal(64, entry.GetProperty("hash").GetString()!.Length);

        var html = await _service.Http.GetStringAsync("/api/audit/russia/reassurance-force?format=html");
        Assert.StartsWith("<!doctype html>", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", html, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("<mark>", html, StringComparison.Ordinal);
        Assert.Contains("superseded", await _service.Http.GetStringAsync("/api/audit/russia/reassurance-force?format=md"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/api/positions?actor=rusia", "russia")]
    [InlineData("/api/positions?actor=russia&actor=italia", "italia")]
    [InlineData("/api/positions/russia/reassurance/history", "reassurance-force")]
    [InlineData("/api/positions?recordedBy=99999", "the log ends at")]
    [InlineData("/api/positions?recordedBy=2099-01-01", "has not come yet; the log ends at")]
    [InlineData("/api/positions?recordedBy=2025-02-30", "no sequence number, day or time")]
    [InlineData("/api/positions?recordedBy=yesterday", "the log ends at")]
    [InlineData("/api/diff?from=2025-13-01&to=2025-08-27", "2025-13-01")]
    [InlineData("/api/diff?from=2025-08-27&to=2025-08-19", "turn them round")]
    [InlineData("/api/diff", "recordedFrom")]
    [InlineData("/api/audit/rusia/reassurance-force", "italy, russia")]
    [InlineData("/api/audit/russia/reassurance-force?format=pdf", "json, html, md")]
    [InlineData("/api/distance/russia/itly", "italy, russia")]
    [InlineData("/api/dealmap?format=svg", "mermaid")]
    [InlineData("/api/shifts?dossier=ukraine", "ukraine-security-guarantees")]
    public async Task What_cannot_be_answered_is_refused_with_what_is_known(string path, string known)
    {
        var (status, problem) = await _service.SendAsync(HttpMethod.Get, path);

        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Contains(known, problem.GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    private static List<JsonElement> Items(JsonElement list) => [.. list.GetProperty("items").EnumerateArray()];
}
