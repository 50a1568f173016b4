using System.Text.Json;
using NegotiationMonitor.TestSupport;
using NegotiationMonitor.Tests;

namespace NegotiationMonitor.App.Tests;

/// <summary>The documents that the product was asked for, from file to position.</summary>
public sealed class SeedDocumentTests(PostgresServer server) : IAsyncLifetime
{
    private TestDatabase _database = null!;

    public async ValueTask InitializeAsync() => _database = await server.NewDatabaseAsync();

    public ValueTask DisposeAsync() => _database.DisposeAsync();

    [Fact]
    public async Task The_seed_documents_show_the_positions_that_the_analysts_named()
    {
        var seeds = SharedFolder.Path("seeds");
        string Seed(string start) => Assert.Single(Directory.GetFiles(seeds, start + "*.txt"));
        await IngestAsync(Seed("000"), Seed("001"));
        await IngestAsync(Seed("002"), Seed("004"), "--published", "2025-08-20");
        await IngestAsync(Seed("003"), "--published", "2025-08-27");
        var texts = Directory.GetFiles(seeds, "*.txt").ToDictionary(f => Path.GetFileName(f), f => File.ReadAllText(f), StringComparer.Ordinal);

        var then = await PositionsAsync("2025-08-20");
        Assert.All(then.Values.Where(p => p.GetProperty("decided").ValueKind != JsonValueKind.Null), p => AssertQuoted(p, texts));
        Assert.Multiple(
            () => AssertStance(then, "russia", "reassurance-force", "rules-out"),
            () => AssertStance(then, "united-states", "us-troops", "rules-out"),
            () => AssertSign(then, "united-states", "us-air-support", 1),
            () => AssertCondition(then, "united-states", "us-air-support", "peace"),
            () => AssertSign(then, "united-kingdom", "reassurance-force", 1),
            () => AssertSign(then, "france", "reassurance-force", 1));

        var later = await PositionsAsync("2025-08-27");
        Assert.All(later.Values.Where(p => p.GetProperty("decided").ValueKind != JsonValueKind.Null), p => AssertQuoted(p, texts));
        Assert.Multiple(
            () => AssertSign(later, "united-states", "us-enablers", 1),
            () => AssertCondition(later, "united-states", "us-enablers", "tens of thousands of soldiers"),
            () => AssertStance(later, "ukraine", "russian-role-in-guarantees", "rules-out"),
            () => AssertSign(later, "russia", "leaders-meeting", -1));
    }

    private async Task IngestAsync(params string[] arguments)
    {
        var result = await Negmon.RunAsync(["ingest", .. arguments, "--codebook", SharedFolder.Path("codebooks", "ukraine-security-guarantees.yaml"), "--connection", _database.ConnectionString]);
        Assert.True(result.Exit == 0, result.Error);
    }

    private async Task<Dictionary<(string, string), JsonElement>> PositionsAsync(string day)
    {
        var result = await Negmon.RunAsync("positions", "--said-by", day, "--format", "jsonl", "--connection", _database.ConnectionString);
        Assert.True(result.Exit == 0, result.Error);
        return result.Lines.Select(l => JsonElement.Parse(l)).ToDictionary(p => (p.GetProperty("actor").GetString()!, p.GetProperty("issue").GetString()!));
    }

    private static JsonElement Of(Dictionary<(string, string), JsonElement> positions, string actor, string issue) =>
        positions.TryGetValue((actor, issue), out var position) ? position : throw new Xunit.Sdk.XunitException($"{actor} has no position on {issue}");

    private static void AssertStance(Dictionary<(string, string), JsonElement> positions, string actor, string issue, string stance)
    {
        var position = Of(positions, actor, issue);
        Assert.True(position.GetProperty("stance").GetString() == stance, $"{actor} on {issue} is {position.GetProperty("stance")}: {position.GetProperty("decided")}");
    }

    private static void AssertSign(Dictionary<(string, string), JsonElement> positions, string actor, string issue, int sign)
    {
        var position = Of(positions, actor, issue);
        Assert.True(position.GetProperty("sign").GetInt32() == sign, $"{actor} on {issue} is {position.GetProperty("stance")}: {position.GetProperty("decided")}");
    }

    private static void AssertCondition(Dictionary<(string, string), JsonElement> positions, string actor, string issue, string words)
    {
        var conditions = Of(positions, actor, issue).GetProperty("conditions").EnumerateArray().Select(c => c.GetProperty("text").GetString()!).ToList();
        Assert.True(conditions.Exists(c => c.Contains(words, StringComparison.OrdinalIgnoreCase)), $"{actor} on {issue}: no condition with \"{words}\" among: {string.Join(" | ", conditions)}");
    }

    private static void AssertQuoted(JsonElement position, Dictionary<string, string> texts)
    {
        var decided = position.GetProperty("decided");
        Assert.Contains(decided.GetProperty("quote").GetString()!, texts[decided.GetProperty("article").GetString()!], StringComparison.Ordinal);
    }
}
