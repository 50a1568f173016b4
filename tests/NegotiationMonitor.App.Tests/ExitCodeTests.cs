using NegotiationMonitor.TestSupport;

namespace NegotiationMonitor.App.Tests;

/// <summary>0 done, 1 refused or failed with one clear line, 2 usage.</summary>
public sealed class ExitCodeTests(PostgresServer server) : IAsyncLifetime
{
    private const string Article = "date: 2025-08-20\n\nRussia ruled out European troops in Ukraine on Tuesday.";
    private readonly ScratchFolder _folder = new();
    private TestDatabase _database = null!;

    public async ValueTask InitializeAsync() => _database = await server.NewDatabaseAsync();

    public async ValueTask DisposeAsync()
    {
        _folder.Dispose();
        await _database.DisposeAsync();
    }

    private Task<Negmon.Result> RunAsync(params string[] arguments) => Negmon.RunAsync([.. arguments, "--connection", _database.ConnectionString]);

    private static void AssertRefused(Negmon.Result result, params string[] words)
    {
        Assert.Equal(1, result.Exit);
        var line = Assert.Single(result.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        Assert.StartsWith("negmon: ", line, StringComparison.Ordinal);
        Assert.All(words, word => Assert.Contains(word, line, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("")]
    [InlineData("frobnicate")]
    [InlineData("read")]
    [InlineData("ingest")]
    [InlineData("positions --format xml")]
    [InlineData("positions --unknown 1")]
    [InlineData("history russia")]
    [InlineData("diff --from")]
    [InlineData("ingest a.txt --dossier a --codebook b")]
    [InlineData("positions --data x --connection y")]
    [InlineData("prove")]
    [InlineData("prove 1 --from-head x")]
    [InlineData("prove 1 --to-head x")]
    public async Task What_is_not_understood_exits_2_and_names_the_help(string arguments)
    {
        var result = await Negmon.RunAsync(arguments.Split(' ', StringSplitOptions.RemoveEmptyEntries));
        if (arguments.Length == 0)
        {
            Assert.Equal(0, result.Exit);
            Assert.Contains("Usage:", result.Output, StringComparison.Ordinal);
            return;
        }

        Assert.Equal(2, result.Exit);
        Assert.Contains("negmon: ", result.Error, StringComparison.Ordinal);
        Assert.Empty(result.Output);
    }

    [Fact]
    public async Task Every_verb_has_help()
    {
        var help = await Negmon.RunAsync("--help");
        foreach (var verb in new[] { "demo", "read", "ingest", "events", "positions", "history", "changes", "diff", "shifts", "dealmap", "audit", "review", "reread", "watch", "evaluate", "rules", "lint", "dossiers", "verify", "head", "prove", "verify-proof", "keys", "rebuild", "export", "serve" })
        {
            Assert.Contains($"\n  {verb} ", help.Output, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Bad_articles_are_refused_each_with_one_line_and_record_nothing()
    {
        var bad = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            [_folder.File("empty.txt", string.Empty)] = "empty.txt: is empty",
            [_folder.File("binary.txt", [0, 1, 2, 3])] = "binary.txt: is binary",
            [_folder.File("latin.txt", [0x43, 0x61, 0x66, 0xE9])] = "latin.txt: is not UTF-8 text",
            [_folder.SparseFile("large.txt", 50 << 20)] = "large.txt: is too large",
            [_folder.File("date.txt", "date: 2025-02-30\n\nText")] = "\"2025-02-30\" is no possible date",
            [Path.Combine(_folder.Path, "missing.txt")] = "missing.txt: no such file",
        };
        Directory.CreateDirectory(Path.Combine(_folder.Path, "nothing"));
        bad.Add(Path.Combine(_folder.Path, "nothing"), "holds no articles");

        var result = await RunAsync(["ingest", .. bad.Keys, "--codebook", "ukraine-security-guarantees"]);
        Assert.Equal(1, result.Exit);
        var lines = result.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(bad.Count, lines.Length);
        Assert.All(bad.Values, words => Assert.Contains(lines, l => l.StartsWith("negmon: ", StringComparison.Ordinal) && l.Contains(words, StringComparison.Ordinal)));
        Assert.Equal($"recorded 0 (0 acts; 0 copies of a story known before), revised 0, already known 0, refused {bad.Count}\n", result.Output);
        Assert.Empty((await RunAsync("export")).Output);
    }

    [Fact]
    public async Task One_bad_article_among_good_ones_exits_1_and_records_the_good_ones()
    {
        var result = await RunAsync("ingest", _folder.File("a.txt", Article), _folder.File("b.txt", string.Empty), "--codebook", "ukraine-security-guarantees");
        AssertRefused(result, "b.txt: is empty");
        Assert.StartsWith("recorded 1 ", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Standard_input_is_ingested_as_jsonl()
    {
        var result = await Negmon.RunAsync(
            ["ingest", "-", "--codebook", "ukraine-security-guarantees", "--connection", _database.ConnectionString], null,
            """{"text":"Russia ruled out European troops in Ukraine.","publishedOn":"2025-08-20","outlet":"Example"}""" + "\nnot json\n");
        AssertRefused(result, "stdin:2: is not valid JSON");
        Assert.StartsWith("recorded 1 ", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_broken_codebook_is_refused_by_file_and_line() =>
        AssertRefused(await Negmon.RunAsync("read", _folder.File("a.txt", Article), "--codebook", _folder.File("book.yaml", "dossier: x\ntitle: [")), "book.yaml:");

    [Fact]
    public async Task An_unknown_codebook_says_which_are_known() =>
        AssertRefused(await Negmon.RunAsync("read", _folder.File("a.txt", Article), "--codebook", "atlantis"), "no codebook 'atlantis'", "ukraine-security-guarantees");

    [Fact]
    public async Task An_unknown_dossier_says_which_are_known() =>
        AssertRefused(await RunAsync("ingest", _folder.File("a.txt", Article), "--dossier", "atlantis"), "no codebook 'atlantis'", "boeing-strike");

    [Theory]
    [InlineData("--said-by")]
    [InlineData("--published-by")]
    public async Task An_impossible_day_is_refused(string option) =>
        AssertRefused(await RunAsync("positions", option, "2025-02-30"), option, "\"2025-02-30\" is no possible date");

    [Fact]
    public async Task A_sequence_that_is_none_or_has_not_come_is_refused()
    {
        AssertRefused(await RunAsync("positions", "--recorded-by", "yesterday"), "--recorded-by", "'yesterday' is no sequence number");
        AssertRefused(await RunAsync("positions", "--recorded-by", "1000"), "1000", "the log ends at");
    }

    [Fact]
    public async Task An_unknown_actor_or_issue_says_what_is_known()
    {
        await RunAsync("ingest", _folder.File("a.txt", Article), "--codebook", "ukraine-security-guarantees");
        AssertRefused(await RunAsync("positions", "--actor", "atlantis"), "'atlantis'", "russia");
        AssertRefused(await RunAsync("history", "russia", "atlantis"), "'atlantis'", "reassurance-force");
    }

    [Fact]
    public async Task An_unreachable_database_is_told_in_one_line()
    {
        AssertRefused(await Negmon.RunAsync("positions", "--connection", "Host=127.0.0.1;Port=1;Username=x;Password=y;Timeout=3"), "127.0.0.1:1", "does not answer");
        AssertRefused(await Negmon.RunAsync("positions", "--connection", "nonsense"), "connection string");
    }

    [Fact]
    public async Task A_service_that_others_can_reach_is_refused_without_a_key()
    {
        AssertRefused(await RunAsync("serve", "--listen", "http://0.0.0.0:15999"), "NEGMON_KEY");
        AssertRefused(await RunAsync("serve", "--listen", "http://*:15999"), "NEGMON_KEY");
        AssertRefused(await RunAsync("serve", "--listen", "nonsense"), "is no address");
    }

    [Theory]
    [InlineData("serve")]
    [InlineData("ingest a.txt")]
    [InlineData("demo --no-serve")]
    public async Task A_program_built_without_Marten_says_how_to_get_it(string verb) =>
        AssertRefused(await RunAsync([.. verb.Split(' '), "--store", "marten"]), "built without Marten", "-p:WithMarten=true");

    [Fact]
    public async Task Read_gives_the_contracts_json_in_the_order_of_the_files_and_verbatim_quotes()
    {
        var files = Enumerable.Range(0, 20).Select(i => _folder.File($"{i:00}.txt", Article + new string('\n', i))).ToArray();
        var result = await Negmon.RunAsync(["read", .. files, "--codebook", "ukraine-security-guarantees", "--format", "jsonl"]);
        Assert.True(result.Exit == 0, result.Error);
        var acts = result.Lines.Select(l => System.Text.Json.JsonElement.Parse(l)).ToList();
        Assert.Equal(files.Select(f => Path.GetFileName(f)), acts.Select(a => a.GetProperty("article").GetString()).Distinct());
        Assert.All(acts, act =>
        {
            var text = File.ReadAllText(Path.Combine(_folder.Path, act.GetProperty("article").GetString()!));
            Assert.All(act.GetProperty("evidence").EnumerateArray(), e =>
                Assert.Equal(e.GetProperty("quote").GetString(), text[e.GetProperty("start").GetInt32()..e.GetProperty("end").GetInt32()]));
        });
    }
}
