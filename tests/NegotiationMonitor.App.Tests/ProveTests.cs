using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using NegotiationMonitor.TestSupport;

namespace NegotiationMonitor.App.Tests;

/// <summary>Proofs as people make, hand on and check them.</summary>
public sealed class ProveTests(PostgresServer server) : IAsyncLifetime
{
    private const string Article = "date: 2025-08-20\noutlet: Example\n\nRussia ruled out European troops in Ukraine on Tuesday.";
    private readonly ScratchFolder _folder = new();
    private TestDatabase _database = null!;

    public async ValueTask InitializeAsync()
    {
        _database = await server.NewDatabaseAsync();
        var ingested = await RunAsync("ingest", _folder.File("a.txt", Article), "--codebook", "ukraine-security-guarantees");
        Assert.True(ingested.Exit == 0, ingested.Error);
        Assert.Empty(ingested.Error);
    }

    public async ValueTask DisposeAsync()
    {
        _folder.Dispose();
        await _database.DisposeAsync();
    }

    private Dictionary<string, string?> Keys(string name = "keys") => new(StringComparer.Ordinal) { ["NEGMON_KEYS"] = Path.Combine(_folder.Path, name) };

    private Task<Negmon.Result> RunAsync(params string[] arguments) => Negmon.RunAsync([.. arguments, "--connection", _database.ConnectionString], Keys());

    private string Path_(string name) => Path.Combine(_folder.Path, name);

    [Fact]
    public async Task What_was_ingested_is_signed_proven_and_checked_without_the_database()
    {
        var verified = await RunAsync("verify");
        Assert.True(verified.Exit == 0, verified.Error);
        Assert.Contains("signed up to event ", verified.Output, StringComparison.Ordinal);

        var act = (await RunAsync("events", "--format", "jsonl")).Lines.Select(l => JsonElement.Parse(l)).First();
        var proof = Path_("proof.json");
        var proven = await RunAsync("prove", act.GetProperty("id").GetString()!, "--out", proof);
        Assert.True(proven.Exit == 0, proven.Error);

        // No --connection, no --data: nothing but the file.
        var check = await Negmon.RunAsync("verify-proof", proof);
        Assert.True(check.Exit == 0, check.Error);
        Assert.Contains(act.GetProperty("evidence")[0].GetProperty("quote").GetString()!, check.Output, StringComparison.Ordinal);
        Assert.Contains("compare it with one you got", check.Output, StringComparison.Ordinal);
        var key = Directory.GetFiles(Path_("keys"), "*.pub.pem").Single();
        var trusted = await Negmon.RunAsync("verify-proof", proof, "--key", key);
        Assert.Contains("of the key you trust", trusted.Output, StringComparison.Ordinal);

        var forged = _folder.File("forged.json", Regex.Replace(await File.ReadAllTextAsync(proof, TestContext.Current.CancellationToken), "\"stance\": \"[a-z-]+\"", "\"stance\": \"supports\""));
        var refuted = await Negmon.RunAsync("verify-proof", forged);
        Assert.Equal(1, refuted.Exit);
        Assert.Contains("what the file shows is not what the event says", refuted.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_head_kept_elsewhere_shows_that_the_log_still_begins_with_it_and_after_a_rotation_too()
    {
        var head = Path_("head.json");
        Assert.Equal(0, (await RunAsync("head", "--out", head)).Exit);
        Assert.Equal(0, (await RunAsync("ingest", _folder.File("b.txt", Article.Replace("Russia", "Italy", StringComparison.Ordinal)), "--codebook", "ukraine-security-guarantees")).Exit);
        var rotated = await RunAsync("keys", "--rotate");
        Assert.True(rotated.Exit == 0, rotated.Error);
        Assert.Contains("vouched for by", rotated.Output, StringComparison.Ordinal);

        var proof = Path_("consistency.json");
        var proven = await RunAsync("prove", "--from-head", head, "--out", proof);
        Assert.True(proven.Exit == 0, proven.Error);
        var check = await Negmon.RunAsync("verify-proof", proof);
        Assert.Contains("begins with the very", check.Output, StringComparison.Ordinal);
        var verified = await RunAsync("verify", "--head", head);
        Assert.True(verified.Exit == 0, verified.Error);

        var foreign = _folder.File("foreign.json", Regex.Replace(await File.ReadAllTextAsync(head, TestContext.Current.CancellationToken), "\"log\": \"[0-9a-f-]+\"", $"\"log\": \"{Guid.NewGuid()}\""));
        Assert.Equal(1, (await RunAsync("verify", "--head", foreign)).Exit);
        Assert.Contains("cannot be proven here", (await RunAsync("prove", "--from-head", foreign)).Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task With_other_keys_the_log_is_not_taken_for_signed()
    {
        var verified = await Negmon.RunAsync(["verify", "--connection", _database.ConnectionString], Keys("others"));
        Assert.Equal(1, verified.Exit);
        Assert.Contains("unsigned: ", verified.Error, StringComparison.Ordinal);
        Assert.Contains("none of this log's keys", verified.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("prove 999999", "There is no event 999999; the log goes up to")]
    [InlineData("prove one", "'one' is no event")]
    [InlineData("verify-proof missing.json", "missing.json: cannot be read")]
    [InlineData("verify --head missing.json", "missing.json: cannot be read")]
    public async Task What_cannot_be_proven_is_refused_in_one_line(string arguments, string words)
    {
        var words2 = arguments.Split(' ');
        var refused = words2[0] == "verify-proof" ? await Negmon.RunAsync(words2) : await RunAsync(words2);
        Assert.Equal(1, refused.Exit);
        Assert.Contains(words, Assert.Single(refused.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_service_gives_the_head_proofs_and_keys()
    {
        using var probe = new System.Net.Sockets.TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        var url = $"http://127.0.0.1:{((IPEndPoint)probe.LocalEndpoint).Port}";
        probe.Stop();
        using var service = Negmon.Start(["serve", "--listen", url, "--connection", _database.ConnectionString], Keys());
        await service.UntilAsync("Listening on");
        using var http = new HttpClient { BaseAddress = new Uri(url) };

        var head = JsonElement.Parse(await http.GetStringAsync("/api/log/head")).GetProperty("head");
        var proof = await http.GetStringAsync("/api/log/proof/" + head.GetProperty("sequence").GetInt64());
        Assert.Equal(0, (await Negmon.RunAsync("verify-proof", _folder.File("p.json", proof))).Exit);
        var size = head.GetProperty("size").GetInt64();
        Assert.Equal(0, (await Negmon.RunAsync("verify-proof", _folder.File("c.json", await http.GetStringAsync($"/api/log/consistency?from={size}")))).Exit);
        Assert.Contains("BEGIN PUBLIC KEY", await http.GetStringAsync("/api/log/keys"), StringComparison.Ordinal);
        using var unknown = await http.GetAsync("/api/log/proof/999999");
        Assert.Equal(HttpStatusCode.BadRequest, unknown.StatusCode);
        using var unsigned = await http.GetAsync("/api/log/head?size=999");
        Assert.Equal(HttpStatusCode.BadRequest, unsigned.StatusCode);
    }
}
