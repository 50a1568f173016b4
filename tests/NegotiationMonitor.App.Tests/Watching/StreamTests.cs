using System.Net;
using System.Text.Json;
using NegotiationMonitor.Articles;
using NegotiationMonitor.TestSupport;

namespace NegotiationMonitor.App.Tests.Watching;

/// <summary>Streams of changes over real sockets.</summary>
public sealed class StreamTests(PostgresServer server) : WatchTest(server)
{
    [Fact]
    public async Task Whoever_comes_again_with_the_last_id_at_any_point_of_a_history_gets_exactly_the_rest()
    {
        var (_, http) = await ServeAsync();
        var ids = await HistoryAsync(http);
        Assert.True(ids.Count > 12, $"{ids.Count} changes");
        Assert.Equal(ids, (await StreamAsync(http, "?after=0", ids.Count)).Select(i => i.EventId));
        for (var seen = 0; seen < ids.Count - 1; seen++)
        {
            Assert.Equal(ids.Skip(seen + 1), (await StreamAsync(http, "?after=0", ids.Count - seen - 1, ids[seen])).Select(i => i.EventId));
        }

        // Another node, which has nothing of it in memory, tells the same.
        var (_, other) = await ServeAsync();
        Assert.Equal(ids.Skip(3), (await StreamAsync(other, "", ids.Count - 3, ids[2])).Select(i => i.EventId));
    }

    [Fact]
    public async Task A_stream_tells_of_changes_as_they_happen_and_only_of_those_asked_for()
    {
        var (_, http) = await ServeAsync();
        await HistoryAsync(http);
        var opened = new TaskCompletionSource();
        var stream = StreamAsync(http, "?actor=poland&kind=emerged&kind=reversed", 2, opened: opened.SetResult);
        await opened.Task;
        await SayAsync(("poland", "force", Stance.Supports), ("italy", "force", Stance.Supports));
        await SayAsync(("poland", "force", Stance.Committed));
        await SayAsync(("poland", "force", Stance.RulesOut));
        var items = (await stream).Select(i => JsonElement.Parse(i.Data)).ToList();

        Assert.Equal(["emerged", "reversed"], items.Select(i => i.GetProperty("data").GetProperty("kind").GetString()));
        Assert.All(items, i => Assert.Equal("poland", i.GetProperty("data").GetProperty("actor").GetString()));
        var last = items[1].GetProperty("data");
        Assert.Equal(("committed", "rules-out"), (last.GetProperty("from").GetString(), last.GetProperty("to").GetString()));
        Assert.Equal("test", last.GetProperty("act").GetProperty("rule").GetString());
        Assert.Equal("Reuters", last.GetProperty("origins")[0].GetString());
        Assert.NotEqual(0, last.GetProperty("act").GetProperty("quotes").GetArrayLength());
        Assert.Equal("1.0", items[1].GetProperty("specversion").GetString());
    }

    [Theory]
    [InlineData("?after=soon")]
    [InlineData("?after=99999")]
    [InlineData("?kind=sideways")]
    [InlineData("?watch=nobody")]
    [InlineData("?minOrigins=0")]
    public async Task What_cannot_be_followed_is_refused(string query)
    {
        var (_, http) = await ServeAsync();
        using var answer = await http.GetAsync("/api/changes/stream" + query, Cancellation);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Fact]
    public async Task The_service_ends_at_once_though_streams_are_open()
    {
        var (service, http) = await ServeAsync();
        var opened = new TaskCompletionSource();
        var stream = StreamAsync(http, "", 1, opened: opened.SetResult);
        await opened.Task;
        using var kill = System.Diagnostics.Process.Start("kill", ["-TERM", service.Process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]);
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(25));
        await service.Process.WaitForExitAsync(limit.Token);
        Assert.Equal(0, service.Process.ExitCode);
        await stream;
    }

    [Fact]
    public async Task Watch_prints_changes_of_a_database_and_of_a_running_service()
    {
        var (_, http) = await ServeAsync();
        var ids = await HistoryAsync(http);
        var fromDatabase = await Negmon.RunAsync("watch", "--after", "0", "--limit", $"{ids.Count}", "--format", "jsonl", "--connection", ConnectionString);
        Assert.True(fromDatabase.Exit == 0, fromDatabase.Error);
        Assert.Equal(ids, fromDatabase.Lines.Select(l => JsonElement.Parse(l).GetProperty("id").GetString()));
        var fromService = await Negmon.RunAsync("watch", "--after", ids[0], "--limit", $"{ids.Count - 1}", "--format", "jsonl", "--service", http.BaseAddress!.ToString());
        Assert.Equal(fromDatabase.Lines.Skip(1), fromService.Lines);
        var forPeople = await Negmon.RunAsync("watch", "--after", "0", "--limit", "1", "--service", http.BaseAddress.ToString());
        Assert.Contains("emerged as", forPeople.Output, StringComparison.Ordinal);
    }
}
