using System.Text.Json;
using NegotiationMonitor.TestSupport;
using NegotiationMonitor.Tests;

namespace NegotiationMonitor.App.Tests;

/// <summary>The documents that the product was asked for, as an analyst asks about them. Skipped where they are not at hand.</summary>
public sealed class SeedHistory(PostgresServer server) : IAsyncLifetime
{
    private TestDatabase _database = null!;
    private bool _ingested;

    public string Connection => _database.ConnectionString;

    public async ValueTask InitializeAsync() => _database = await server.NewDatabaseAsync();

    /// <summary>Ingests the documents for the first test that asks.</summary>
    public async Task IngestAsync()
    {
        var (seeds, book) = (SharedFolder.Path("seeds"), SharedFolder.Path("codebooks", "ukraine-security-guarantees.yaml"));
        if (_ingested)
        {
            return;
        }

        _ingested = true;
        foreach (var (start, published) in new[] { ("000", "2025-08-20"), ("001", "2025-08-20"), ("002", "2025-08-20"), ("004", "2025-08-20"), ("003", "2025-08-27") })
        {
            var result = await Negmon.RunAsync("ingest", Assert.Single(Directory.GetFiles(seeds, start + "*.txt")), "--codebook", book, "--published", published, "--connection", Connection);
            Assert.True(result.Exit == 0, result.Error);
        }
    }

    public ValueTask DisposeAsync() => _database.DisposeAsync();
}

/// <summary>What the analysts wanted to be told.</summary>
public sealed class SeedReplayTests(SeedHistory history) : IClassFixture<SeedHistory>
{
    [Fact]
    public async Task A_diff_tells_of_the_American_move_on_enablers_and_coordination_with_its_quotes()
    {
        await history.IngestAsync();
        var texts = Texts();
        var differences = (await RunAsync("diff", "--from", "2025-08-19", "--to", "2025-08-27", "--actor", "united-states", "--format", "jsonl")).Lines.Select(l => JsonElement.Parse(l)).ToList();

        var enablers = differences.Single(d => d.GetProperty("issue").GetString() == "us-enablers");
        Assert.Equal("supports", enablers.GetProperty("to").GetString());
        Assert.Contains(enablers.GetProperty("gained").EnumerateArray(), c => c.GetProperty("text").GetString()!.Contains("tens of thousands of soldiers", StringComparison.Ordinal));
        var coordination = differences.Single(d => d.GetProperty("issue").GetString() == "us-coordination");
        Assert.Equal("supports", coordination.GetProperty("to").GetString());
        Assert.Contains("coordination", coordination.GetProperty("after").GetProperty("quote").GetString(), StringComparison.Ordinal);
        foreach (var words in differences.Select(d => d.GetProperty("after")).Where(w => w.ValueKind == JsonValueKind.Object))
        {
            Assert.Contains(words.GetProperty("quote").GetString()!, texts[words.GetProperty("article").GetString()!], StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task An_audit_shows_each_article_that_said_so()
    {
        await history.IngestAsync();
        var texts = Texts();
        var trail = JsonElement.Parse((await RunAsync("audit", "united-states", "us-troops", "--format", "json")).Output)[0];

        var files = Files(trail);
        Assert.All(["000", "001", "003"], start => Assert.Contains(files, f => f.StartsWith(start, StringComparison.Ordinal)));
        foreach (var entry in trail.GetProperty("entries").EnumerateArray())
        {
            var passage = entry.GetProperty("passages")[0];
            Assert.Contains(texts.Values, t => t.Contains(passage.GetProperty("sentence").GetString()!, StringComparison.Ordinal));
            Assert.Equal(64, entry.GetProperty("hash").GetString()!.Length);
            Assert.NotEmpty(entry.GetProperty("weighed").GetProperty("why").GetString()!);
        }
    }

    [Fact]
    public async Task An_audit_shows_that_two_articles_are_one_story()
    {
        await history.IngestAsync();
        var trail = JsonElement.Parse((await RunAsync("audit", "european-allies", "reassurance-force", "--format", "json")).Output)[0];

        var told = trail.GetProperty("articles").EnumerateArray().Where(a => a.GetProperty("file").GetString()![..3] is "002" or "004").ToList();
        Assert.Equal(2, told.Count);
        Assert.Single(told.Select(a => a.GetProperty("story").GetString()).Distinct());
        Assert.Single(told, a => a.TryGetProperty("copyOf", out _));
        Assert.Contains("one origin", (await RunAsync("audit", "european-allies", "reassurance-force")).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_deal_map_finds_that_Americans_and_Europeans_wait_for_each_other()
    {
        await history.IngestAsync();
        var deal = JsonElement.Parse((await RunAsync("dealmap", "--format", "json")).Output)[0];

        var cycle = deal.GetProperty("cycles").EnumerateArray().Single(c => c.GetProperty("parties").EnumerateArray().Select(p => p.GetString()).SequenceEqual(["european-allies", "united-states"]));
        Assert.Contains(cycle.GetProperty("links").EnumerateArray(), l => Of(l, "actor") == "united-states" && Of(l, "issue") == "us-enablers" && Of(l, "condition").Contains("tens of thousands of soldiers", StringComparison.Ordinal));
        Assert.Contains(cycle.GetProperty("links").EnumerateArray(), l => Of(l, "actor") == "european-allies" && Of(l, "condition").Contains("support of the US", StringComparison.Ordinal));
        Assert.Contains("==>", (await RunAsync("dealmap", "--format", "mermaid")).Output, StringComparison.Ordinal);
        Assert.Contains("color=red", (await RunAsync("dealmap", "--format", "dot")).Output, StringComparison.Ordinal);
    }

    private static string Of(JsonElement element, string name) => element.GetProperty(name).GetString()!;

    private static List<string> Files(JsonElement trail) => [.. trail.GetProperty("articles").EnumerateArray().Select(a => a.GetProperty("file").GetString()!)];

    private static Dictionary<string, string> Texts() =>
        Directory.GetFiles(SharedFolder.Path("seeds"), "*.txt").ToDictionary(f => Path.GetFileName(f), f => File.ReadAllText(f), StringComparer.Ordinal);

    private async Task<Negmon.Result> RunAsync(params string[] arguments)
    {
        var result = await Negmon.RunAsync([.. arguments, "--connection", history.Connection]);
        Assert.True(result.Exit == 0, result.Error);
        return result;
    }
}
