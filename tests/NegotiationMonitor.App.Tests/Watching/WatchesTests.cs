using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using NegotiationMonitor.TestSupport;

namespace NegotiationMonitor.App.Tests.Watching;

/// <summary>Subscriptions as people keep them.</summary>
public sealed class WatchesTests(PostgresServer server) : WatchTest(server)
{
    [Fact]
    public async Task Watches_are_added_listed_paused_resumed_rotated_and_removed_over_HTTP_and_the_secret_is_shown_once()
    {
        var (_, http) = await ServeAsync();
        var ask = new { name = "russia-moves", filter = new { actors = new[] { "russia" }, kinds = new[] { "reversed", "toward" }, minOrigins = 2 }, delivery = new { kind = "webhook", url = "https://hooks.example.org/a" } };
        using var added = await http.PostAsJsonAsync("/api/watches", ask, Cancellation);
        Assert.Equal(HttpStatusCode.Created, added.StatusCode);
        var watch = await added.Content.ReadFromJsonAsync<JsonElement>(Cancellation);
        Assert.StartsWith("whsec_", watch.GetProperty("secret").GetString(), StringComparison.Ordinal);
        Assert.Equal("reversed", watch.GetProperty("filter").GetProperty("kinds")[0].GetString());
        using var twice = await http.PostAsJsonAsync("/api/watches", ask, Cancellation);
        Assert.Equal(HttpStatusCode.BadRequest, twice.StatusCode);

        var listed = await http.GetStringAsync("/api/watches", Cancellation);
        Assert.DoesNotContain("whsec_", listed, StringComparison.Ordinal);
        Assert.Equal("paused", await PostAsync("/api/watches/russia-moves/pause", "state"));
        Assert.Equal("active", await PostAsync("/api/watches/russia-moves/resume", "state"));
        Assert.NotEqual(watch.GetProperty("secret").GetString(), await PostAsync("/api/watches/russia-moves/rotate", "secret"));
        Assert.Equal(HttpStatusCode.NoContent, (await http.DeleteAsync("/api/watches/russia-moves", Cancellation)).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await http.GetAsync("/api/watches/russia-moves", Cancellation)).StatusCode);

        async Task<string?> PostAsync(string path, string property)
        {
            using var answer = await http.PostAsync(path, null, Cancellation);
            return (await answer.Content.ReadFromJsonAsync<JsonElement>(Cancellation)).GetProperty(property).GetString();
        }
    }

    [Theory]
    [InlineData("""{"name":"No Name"}""", "name")]
    [InlineData("""{"name":"a","delivery":{"kind":"webhook"}}""", "address")]
    [InlineData("""{"name":"a","delivery":{"kind":"webhook","url":"ftp://x.example/"}}""", "address")]
    [InlineData("""{"name":"a","delivery":{"kind":"webhook","url":"https://me:secret@x.example/"}}""", "address")]
    [InlineData("""{"name":"a","filter":{"minOrigins":0}}""", "minOrigins")]
    [InlineData("""{"name":"a","filter":{"kinds":["sideways"]}}""", "kinds")]
    [InlineData("""{"name":"a","pacing":{"zone":"Mars/Olympus"}}""", "zone")]
    [InlineData("""{"name":"a","pacing":{"quietFrom":"22:00:00"}}""", "quiet")]
    [InlineData("""{"name":"a","after":"yesterday"}""", "place")]
    public async Task Impossible_watches_are_refused_and_nothing_is_kept(string body, string word)
    {
        var (_, http) = await ServeAsync();
        using var content = new StringContent(body, System.Net.Http.Headers.MediaTypeHeaderValue.Parse("application/json"));
        using var answer = await http.PostAsync("/api/watches", content, Cancellation);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains(word, await answer.Content.ReadAsStringAsync(Cancellation), StringComparison.OrdinalIgnoreCase);
        Assert.Equal("[]", await http.GetStringAsync("/api/watches", Cancellation));
    }

    [Fact]
    public async Task Watches_are_kept_on_the_command_line()
    {
        string[] to = ["--connection", ConnectionString];
        var added = await Negmon.RunAsync(["watch", "add", "poland", "--actor", "poland", "--webhook", "https://hooks.example.org/p", "--quiet", "22:00-07:00", "--zone", "Europe/Warsaw", .. to]);
        Assert.True(added.Exit == 0, added.Error);
        Assert.Contains("whsec_", added.Output, StringComparison.Ordinal);
        Assert.Equal(0, (await Negmon.RunAsync(["watch", "pause", "poland", .. to])).Exit);
        var listed = await Negmon.RunAsync(["watch", "list", "--format", "jsonl", .. to]);
        var watch = JsonElement.Parse(listed.Lines.Single());
        Assert.Equal("paused", watch.GetProperty("state").GetString());
        Assert.Equal(JsonValueKind.Null, watch.GetProperty("secret").ValueKind);
        Assert.Equal(0, (await Negmon.RunAsync(["watch", "remove", "poland", .. to])).Exit);
        var gone = await Negmon.RunAsync(["watch", "pause", "poland", .. to]);
        Assert.Equal(1, gone.Exit);
        Assert.Contains("poland", gone.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_watch_is_edited_over_HTTP_what_is_not_given_stays_and_a_new_address_has_a_new_secret()
    {
        var (_, http) = await ServeAsync();
        using var added = await http.PostAsJsonAsync("/api/watches", new { name = "w", filter = new { actors = new[] { "us" } }, delivery = new { kind = "webhook", url = "https://hooks.example.org/a" } }, Cancellation);
        var secret = (await added.Content.ReadFromJsonAsync<JsonElement>(Cancellation)).GetProperty("secret").GetString();

        var filtered = await EditAsync(new { filter = new { actors = new[] { "us", "russia" }, ownStatements = true } });
        Assert.Equal(2, filtered.GetProperty("filter").GetProperty("actors").GetArrayLength());
        Assert.Equal("https://hooks.example.org/a", filtered.GetProperty("delivery").GetProperty("url").GetString());
        Assert.Equal(JsonValueKind.Null, filtered.GetProperty("secret").ValueKind);

        var moved = await EditAsync(new { delivery = new { kind = "webhook", url = "https://hooks.example.org/b" }, pacing = new { mostAnHour = 9 } });
        Assert.True(moved.GetProperty("filter").GetProperty("ownStatements").GetBoolean());
        Assert.StartsWith("whsec_", moved.GetProperty("secret").GetString(), StringComparison.Ordinal);
        Assert.NotEqual(secret, moved.GetProperty("secret").GetString());

        using var refused = await http.PatchAsJsonAsync("/api/watches/w", new { delivery = new { kind = "webhook", url = "https://10.0.0.1/" } }, Cancellation);
        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        Assert.Contains("hooks.example.org/b", await http.GetStringAsync("/api/watches/w", Cancellation), StringComparison.Ordinal);

        async Task<JsonElement> EditAsync(object edit)
        {
            using var answer = await http.PatchAsJsonAsync("/api/watches/w", edit, Cancellation);
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            return await answer.Content.ReadFromJsonAsync<JsonElement>(Cancellation);
        }
    }

    [Fact]
    public async Task A_watch_is_edited_on_the_command_line()
    {
        string[] to = ["--connection", ConnectionString];
        Assert.Equal(0, (await Negmon.RunAsync(["watch", "add", "w", "--actor", "poland", "--actor", "russia", "--min-origins", "2", "--quiet", "22:00-07:00", .. to])).Exit);
        var edited = await Negmon.RunAsync(["watch", "edit", "w", "--issue", "us-troops", "--actor", "all", "--digest", "week", "--html", .. to]);
        Assert.True(edited.Exit == 0, edited.Error);
        var watch = JsonElement.Parse((await Negmon.RunAsync(["watch", "list", "--format", "jsonl", .. to])).Lines.Single());
        Assert.Equal("digest", watch.GetProperty("delivery").GetProperty("kind").GetString());
        var stored = (await new Postgres.Watching.WatchStore(Database).GetAsync("w", Cancellation)).Watch;
        Assert.Null(stored.Filter.Actors);
        Assert.Equal(["us-troops"], stored.Filter.Issues);
        Assert.Equal(2, stored.Filter.MinOrigins);
        Assert.Equal(new TimeOnly(22, 0), stored.Pacing.QuietFrom);
        var hooked = await Negmon.RunAsync(["watch", "edit", "w", "--webhook", "https://hooks.example.org/p", "--quiet", "off", .. to]);
        Assert.Contains("whsec_", hooked.Output, StringComparison.Ordinal);
        stored = (await new Postgres.Watching.WatchStore(Database).GetAsync("w", Cancellation)).Watch;
        Assert.Equal(("https://hooks.example.org/p", (TimeOnly?)null), (stored.Delivery.Url, stored.Pacing.QuietFrom));
        Assert.Equal(0, (await Negmon.RunAsync(["watch", "edit", "w", "--feed-only", .. to])).Exit);
        Assert.Null((await new Postgres.Watching.WatchStore(Database).GetAsync("w", Cancellation)).Watch.Delivery.Url);
        Assert.Equal(1, (await Negmon.RunAsync(["watch", "edit", "nobody", .. to])).Exit);
    }

    [Fact]
    public async Task A_filter_is_tried_on_history_before_it_is_saved()
    {
        var (_, http) = await ServeAsync();
        await HistoryAsync(http);
        var all = (await http.GetFromJsonAsync<JsonElement>("/api/changes?limit=1000", Cancellation)).GetProperty("items").EnumerateArray().ToList();
        var expected = all.Where(c => c.GetProperty("actor").GetString() == "us" && c.GetProperty("kind").GetString() == "toward").Select(c => c.GetProperty("id").GetString()).ToList();
        Assert.NotEmpty(expected);

        var tried = await Negmon.RunAsync("watch", "test", "--actor", "us", "--kind", "toward", "--limit", "1000", "--format", "jsonl", "--connection", ConnectionString);
        Assert.Equal(expected, tried.Lines.Select(l => JsonElement.Parse(l).GetProperty("id").GetString()));
        using var answer = await http.PostAsJsonAsync("/api/watches/test?limit=1000", new { actors = new[] { "us" }, kinds = new[] { "toward" } }, Cancellation);
        Assert.Equal(expected.AsEnumerable().Reverse(), (await answer.Content.ReadFromJsonAsync<JsonElement>(Cancellation)).EnumerateArray().Select(c => c.GetProperty("id").GetString()));
    }
}
