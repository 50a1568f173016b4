using System.Text.Json;
using NegotiationMonitor.TestSupport;

namespace NegotiationMonitor.App.Tests;

/// <summary>Reading recorded articles again, with another codebook.</summary>
public sealed class RereadTests(PostgresServer server) : IAsyncLifetime
{
    private const string Text = "Borland ruled out the tunnel on 3 May, its government said. Arland is ready to pay for the bridge.";
    private readonly ScratchFolder _folder = new();
    private TestDatabase _database = null!;

    public async ValueTask InitializeAsync() => _database = await server.NewDatabaseAsync();

    public async ValueTask DisposeAsync()
    {
        await _database.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task A_new_codebook_supersedes_the_reading_keeps_reviewers_work_and_tells_the_difference_first()
    {
        var (narrow, wide) = (Book("narrow", ("tunnel", "tunnel")), Book("wide", ("tunnel", "tunnel"), ("bridge", "bridge")));
        var article = _folder.File("a.txt", "date: 2025-05-05\noutlet: Example\n\n" + Text);
        await RunAsync("ingest", article, "--codebook", narrow);
        var before = await EventsAsync();
        var borland = before.Single(e => Actor(e) == "borland");
        await RunAsync("review", "amend", borland.GetProperty("sequence").ToString(), "--stance", "opposes", "--by", "Ann", "--why", "softer");

        var dry = JsonElement.Parse((await RunAsync("reread", "--codebook", wide, "--dry-run", "--format", "json")).Output)[0];
        Assert.Equal((1, 1, 0), (dry.GetProperty("articles").GetInt32(), dry.GetProperty("changed").GetInt32(), dry.GetProperty("recorded").GetInt32()));
        var emerged = dry.GetProperty("now").EnumerateArray().Single(n => Issue(n) == "bridge");
        Assert.Equal(("arland", "emerged"), (Actor(emerged), emerged.GetProperty("kind").GetString()));
        var day = dry.GetProperty("days").EnumerateArray().Single(d => Issue(d) == "bridge");
        Assert.Contains("the bridge", day.GetProperty("wordsAfter").GetProperty("quote").GetString(), StringComparison.Ordinal);
        Assert.DoesNotContain(await EventsAsync(), e => Issue(e) == "bridge");

        var done = await RunAsync("reread", "--codebook", wide, "--why", "the bridge came up");
        Assert.Contains("1 of 1 articles read differently", done.Output, StringComparison.Ordinal);
        Assert.Contains("1 acts of reviewers stay", done.Output, StringComparison.Ordinal);
        Assert.True(done.Output.IndexOf("bridge", StringComparison.Ordinal) < done.Output.IndexOf("recorded 1 new readings", StringComparison.Ordinal), done.Output);

        var after = await EventsAsync();
        Assert.Equal("opposes", after.Single(e => Actor(e) == "borland").GetProperty("stance").GetString());
        Assert.Contains(after, e => Issue(e) == "bridge");
        Assert.Contains("nothing to record", (await RunAsync("reread", "--codebook", wide)).Output, StringComparison.Ordinal);

        // The view before it stays answerable, and the difference between the two as well.
        var known = done.Output.Split("--recorded-by ")[1].Split(' ')[0];
        Assert.DoesNotContain(await EventsAsync("--recorded-by", known), e => Issue(e) == "bridge");
        var diff = await RunAsync("diff", "--recorded-from", known, "--format", "jsonl");
        Assert.Contains(diff.Lines, l => Issue(JsonElement.Parse(l)) == "bridge");
    }

    [Fact]
    public async Task An_unknown_dossier_or_book_is_refused_with_those_known()
    {
        await RunAsync("ingest", _folder.File("a.txt", "date: 2025-05-05\n\n" + Text), "--codebook", Book("narrow", ("tunnel", "tunnel")));

        var dossier = await Negmon.RunAsync("reread", "--dossier", "ferris", "--connection", _database.ConnectionString);
        Assert.Equal((1, true), (dossier.Exit, dossier.Error.Contains("known: ferry", StringComparison.Ordinal)));
        var book = await Negmon.RunAsync("reread", "--codebook", "nobook", "--connection", _database.ConnectionString);
        Assert.Equal((1, true), (book.Exit, book.Error.Contains("ferry", StringComparison.Ordinal)));
    }

    private string Book(string name, params (string Issue, string Term)[] issues) => _folder.File(
        name + ".yaml",
        "dossier: ferry\ntitle: Ferry\nlanguage: en\nactors:\n  - {id: arland, name: Arland, kind: state}\n  - {id: borland, name: Borland, kind: state}\nissues:\n"
            + string.Concat(issues.Select(i => $"  - {{id: {i.Issue}, title: The {i.Term}, terms: [{i.Term}]}}\n")));

    private async Task<List<JsonElement>> EventsAsync(params string[] arguments) =>
        [.. (await RunAsync(["events", "--format", "jsonl", .. arguments])).Lines.Select(l => JsonElement.Parse(l))];

    private async Task<Negmon.Result> RunAsync(params string[] arguments)
    {
        var result = await Negmon.RunAsync([.. arguments, "--connection", _database.ConnectionString]);
        Assert.True(result.Exit == 0, result.Error);
        return result;
    }

    private static string? Actor(JsonElement item) => item.GetProperty("actor").GetString();

    private static string? Issue(JsonElement item) => item.GetProperty("issue").GetString();
}
