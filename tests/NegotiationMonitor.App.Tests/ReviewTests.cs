using System.Net;
using System.Text.Json;
using NegotiationMonitor.TestSupport;

namespace NegotiationMonitor.App.Tests;

/// <summary>Reviewers at work over HTTP and on the command line.</summary>
public sealed class ReviewTests(PostgresServer server) : IAsyncLifetime
{
    private const string Text = "Russia ruled out European troops in Ukraine, the Kremlin said on Tuesday. Italy is ready to take part in the monitoring of the cessation.";
    private TestDatabase _database = null!;
    private RunningService _service = null!;

    public async ValueTask InitializeAsync()
    {
        _database = await server.NewDatabaseAsync();
        _service = await RunningService.StartAsync(_database.ConnectionString);
        var (status, received) = await _service.SendAsync(
            HttpMethod.Post, "/api/articles?dossier=ukraine-security-guarantees", new { text = Text, outlet = "Example", title = "Example story", publishedOn = "2025-08-20" });
        Assert.Equal(HttpStatusCode.Created, status);
        await _service.FollowedAsync(received.GetProperty("sequence").GetInt64());
    }

    public async ValueTask DisposeAsync()
    {
        _service.Dispose();
        await _database.DisposeAsync();
    }

    [Fact]
    public async Task A_retraction_changes_the_position_and_leaves_the_earlier_view_answerable()
    {
        var act = await ActAsync();
        var (status, done) = await ReviewAsync($"/api/events/{act}/retract", new { by = "Ann", why = "about NATO only" });

        Assert.Equal(HttpStatusCode.Created, status);
        Assert.Equal("retracted", done.GetProperty("changes")[0].GetProperty("kind").GetString());
        Assert.Empty(Items(await _service.GetAsync("/api/positions?actor=russia&issue=reassurance-force")));
        var before = Items(await _service.GetAsync($"/api/positions?actor=russia&issue=reassurance-force&recordedBy={done.GetProperty("sequence").GetInt64() - 1}"));
        Assert.Equal("rules-out", Assert.Single(before).GetProperty("stance").GetString());
    }

    [Fact]
    public async Task Of_two_reviewers_at_once_the_later_gets_a_conflict_and_nothing_is_lost()
    {
        var act = await ActAsync();
        var both = await Task.WhenAll(Enumerable.Range(0, 8).Select(i =>
            ReviewAsync($"/api/events/{act}/amend", new { by = "reviewer " + i, why = "reason " + i, act = new { stance = i % 2 == 0 ? "opposes" : "wary" } })));

        var winner = Assert.Single(both, b => b.Status == HttpStatusCode.Created).Answer;
        Assert.All(both.Where(b => b.Status != HttpStatusCode.Created), b =>
        {
            Assert.Equal(HttpStatusCode.Conflict, b.Status);
            Assert.Contains("amended by reviewer", b.Answer.GetProperty("detail").GetString(), StringComparison.Ordinal);
            Assert.Contains(winner.GetProperty("id").GetString()!, b.Answer.GetProperty("detail").GetString(), StringComparison.Ordinal);
        });

        // The later goes on from what stands now.
        var (status, next) = await ReviewAsync($"/api/events/{winner.GetProperty("id").GetString()}/amend", new { by = "Bob", why = "seen", act = new { stance = "undecided" } });
        Assert.Equal(HttpStatusCode.Created, status);
        Assert.Equal("undecided", next.GetProperty("changes")[0].GetProperty("to").GetString());
    }

    [Fact]
    public async Task The_same_review_again_records_nothing()
    {
        var act = await ActAsync();
        var review = new { by = "Ann", why = "weaker", act = new { stance = "opposes" } };
        Assert.Equal(HttpStatusCode.Created, (await ReviewAsync($"/api/events/{act}/amend", review)).Status);
        var (status, again) = await ReviewAsync($"/api/events/{act}/amend", review);

        Assert.Equal((HttpStatusCode.OK, "unchanged"), (status, again.GetProperty("outcome").GetString()));
    }

    [Fact]
    public async Task An_added_act_stands_with_its_quote_where_it_is_in_the_text()
    {
        const string quote = "Italy is ready to take part in the monitoring of the cessation";
        var (status, done) = await ReviewAsync(
            "/api/articles/Example story/acts",
            new { by = "Ann", why = "missed", act = new { type = "offer_made", actor = "italy", issue = "ceasefire-monitoring", stance = "supports", speaker = "Giorgia Meloni", quotes = new[] { quote }, conditions = new[] { new { text = "if asked", on = "ukraine" } } } });

        Assert.True(status == HttpStatusCode.Created, done.ToString());
        var added = Items(await _service.GetAsync("/api/events?actor=italy&issue=ceasefire-monitoring")).Single(a => a.GetProperty("rule").GetString() == "review");
        Assert.Equal(("offer_made", "2025-08-20"), (added.GetProperty("type").GetString(), added.GetProperty("saidOn").GetProperty("to").GetString()));
        Assert.Equal(Text.IndexOf(quote, StringComparison.Ordinal), added.GetProperty("evidence")[0].GetProperty("start").GetInt32());
        Assert.Equal(HttpStatusCode.Conflict, (await ReviewAsync(
            "/api/articles/Example story/acts",
            new { by = "Bob", why = "missed too", act = new { type = "offer_made", actor = "italy", issue = "ceasefire-monitoring", stance = "supports", speaker = "Giorgia Meloni", quotes = new[] { quote }, conditions = new[] { new { text = "if asked", on = "ukraine" } } } })).Status);
    }

    [Fact]
    public async Task A_review_that_cannot_be_is_refused_with_what_is_known_and_records_nothing()
    {
        var act = await ActAsync();
        var head = (await _service.GetAsync("/readyz")).GetProperty("log").GetInt64();
        foreach (var (path, body, words) in new (string, object, string)[]
        {
            ("/api/events/99999/retract", new { by = "Ann", why = "x" }, "the log ends at"),
            ("/api/events/1/retract", new { by = "Ann", why = "x" }, "article_received"),
            ("/api/events/soon/retract", new { by = "Ann", why = "x" }, "sequence number"),
            ($"/api/events/{act}/retract", new { by = " ", why = "x" }, "who and why"),
            ($"/api/events/{act}/amend", new { by = "Ann", why = "x" }, "Nothing is amended"),
            ($"/api/events/{act}/amend", new { by = "Ann", why = "x", act = new { issue = "reassurance" } }, "reassurance-force"),
            ($"/api/events/{act}/amend", new { by = "Ann", why = "x", act = new { actor = "rusia" } }, "known:"),
            ($"/api/events/{act}/amend", new { by = "Ann", why = "x", act = new { quotes = new[] { "Russia never said so" } } }, "does not stand in the article"),
            ($"/api/events/{act}/amend", new { by = "Ann", why = "x", act = new { type = "stance_guessed" } }, "stance_stated"),
            ("/api/articles/nowhere/acts", new { by = "Ann", why = "x", act = new { actor = "italy", quotes = new[] { "Italy" } } }, "nowhere"),
        })
        {
            var (status, problem) = await ReviewAsync(path, body);
            Assert.Equal(HttpStatusCode.BadRequest, status);
            Assert.Contains(words, problem.GetProperty("detail").GetString(), StringComparison.Ordinal);
        }

        Assert.Equal(head, (await _service.GetAsync("/readyz")).GetProperty("log").GetInt64());
    }

    [Fact]
    public async Task On_the_command_line_a_review_tells_what_it_changed()
    {
        var act = await ActAsync();
        var amended = await Negmon.RunAsync(
            "review", "amend", act, "--stance", "wary", "--condition", "without a mandate [un-security-council]", "--by", "Ann", "--why", "softer in the original", "--connection", _database.ConnectionString);
        Assert.True(amended.Exit == 0, amended.Error);
        Assert.Contains("− rules-out → − wary", amended.Output, StringComparison.Ordinal);
        Assert.Contains("now conditional: without a mandate", amended.Output, StringComparison.Ordinal);

        var later = await Negmon.RunAsync("review", "retract", act, "--by", "Bob", "--why", "x", "--connection", _database.ConnectionString);
        Assert.Equal((1, true), (later.Exit, later.Error.Contains("amended by Ann (softer in the original)", StringComparison.Ordinal)));
        Assert.Equal(2, (await Negmon.RunAsync("review", "retract", act, "--by", "Bob")).Exit);
    }

    private Task<(HttpStatusCode Status, JsonElement Answer)> ReviewAsync(string path, object body) => _service.SendAsync(HttpMethod.Post, path, body);

    /// <summary>Sequence of the act of Russia.</summary>
    private async Task<string> ActAsync() =>
        Items(await _service.GetAsync("/api/events?actor=russia&issue=reassurance-force"))[0].GetProperty("sequence").ToString();

    private static List<JsonElement> Items(JsonElement list) => [.. list.GetProperty("items").EnumerateArray()];
}
