using System.Diagnostics;
using System.Text.Json;
using NegotiationMonitor.Tests;

namespace NegotiationMonitor.App.Tests;

/// <summary>The verbs for whoever writes codebooks, rules or annotations: none of them needs a database.</summary>
public sealed class ReaderVerbTests : IDisposable
{
    private const string Article = "date: 2025-08-20\n\nRussia ruled out European troops in Ukraine on Tuesday. Hungary accused Poland of stalling.";
    private readonly ScratchFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Rules_lists_each_rule_with_its_examples()
    {
        var all = await Negmon.RunAsync("rules");
        Assert.True(all.Exit == 0, all.Error);
        Assert.Contains("rule-out: stance_stated, − rules-out", all.Output, StringComparison.Ordinal);
        var one = await Negmon.RunAsync("rules", "--rule", "offer-lapsed", "--format", "jsonl");
        var rule = JsonElement.Parse(Assert.Single(one.Lines));
        Assert.True(rule.GetProperty("fires").GetArrayLength() >= 2 && rule.GetProperty("misses").GetArrayLength() >= 2);
    }

    [Fact]
    public async Task Rules_tells_what_each_rule_does_in_articles()
    {
        var result = await Negmon.RunAsync("rules", _folder.File("a.txt", Article), "--codebook", "ukraine-security-guarantees", "--format", "jsonl");
        Assert.True(result.Exit == 0, result.Error);
        var uses = result.Lines.Select(l => JsonElement.Parse(l)).ToDictionary(u => u.GetProperty("rule").GetString()!);
        Assert.Equal((1, 1), (uses["rule-out"].GetProperty("acts").GetInt32(), uses["rule-out"].GetProperty("changed").GetInt32()));
        Assert.Equal((0, 0), (uses["offer-lapsed"].GetProperty("acts").GetInt32(), uses["offer-lapsed"].GetProperty("changed").GetInt32()));
        Assert.Contains("rules found nothing here", (await Negmon.RunAsync("rules", _folder.File("b.txt", Article))).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Rules_refuses_a_rule_that_is_none()
    {
        var result = await Negmon.RunAsync("rules", "--rule", "atlantis");
        Assert.Equal(1, result.Exit);
        Assert.Equal("negmon: no rule 'atlantis'; `negmon rules` lists them\n", result.Error);
    }

    [Fact]
    public async Task Read_unfiled_shows_only_acts_on_no_issue_or_the_general_one()
    {
        var book = _folder.File("book.yaml", "dossier: dam\ntitle: A dam\nextends: [world]\nactors: []\nissues:\n  - {id: filling, title: Filling of the reservoir, terms: [reservoir]}\n");
        // What an article names nowhere is on no issue; what it names later may be meant before.
        _folder.File("articles/a.txt", "date: 2025-08-20\n\nKenya rejected a proposal by Uganda on Tuesday.");
        _folder.File("articles/b.txt", "date: 2025-08-20\n\nRussia opposes the filling of the reservoir.");
        var articles = Path.Combine(_folder.Path, "articles");
        var all = await Negmon.RunAsync("read", articles, "--codebook", book, "--format", "jsonl");
        var unfiled = await Negmon.RunAsync("read", articles, "--codebook", book, "--unfiled", "--format", "jsonl");
        Assert.Contains(all.Lines, l => l.Contains("\"filling\"", StringComparison.Ordinal));
        Assert.Contains(unfiled.Lines, l => l.Contains("\"kenya\"", StringComparison.Ordinal));
        Assert.DoesNotContain(unfiled.Lines, l => l.Contains("\"filling\"", StringComparison.Ordinal));
        Assert.All(unfiled.Lines, l => Assert.Contains(l, all.Lines));
        Assert.Contains("b.txt: 0 of 1 acts", (await Negmon.RunAsync("read", articles, "--codebook", book, "--unfiled")).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Lint_names_clashes_and_terms_that_never_fire()
    {
        var book = _folder.File("book.yaml", "dossier: dam\ntitle: A dam\nactors:\n  - {id: a, name: River Board, aliases: [the board]}\n  - {id: b, name: Bank, aliases: [the board]}\nissues:\n  - {id: filling, title: Filling of the dam, terms: [reservoir, turbines]}\n");
        var bare = await Negmon.RunAsync("lint", book, "--format", "csv");
        Assert.Equal(1, bare.Exit);
        Assert.Contains("name-clash,", bare.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("term-never-fires", bare.Output, StringComparison.Ordinal);
        var fed = await Negmon.RunAsync("lint", book, _folder.File("a.txt", "The board fills the reservoir."));
        Assert.Contains("term-never-fires: term `turbines` of `filling`", fed.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("`reservoir`", fed.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Evaluate_scores_lists_and_compares_runs()
    {
        _folder.File("a.txt", "Russia ruled out European troops in Ukraine on Tuesday.\n\nHungary opposes security guarantees for Ukraine.\n");
        var gold = _folder.File("a.gold.json", """
            {"article": "a.txt", "codebook": "ukraine-security-guarantees", "published": "2025-08-20", "events": [
              {"type": ["stance_stated"], "actor": ["russia"], "issue": ["reassurance-force"], "stance": ["rules-out"], "anchors": ["ruled out"], "saidOn": ["2025-08-19"]},
              {"type": ["talks_held"], "actor": ["hungary"], "issue": ["*"], "stance": ["none"], "anchors": ["Hungary opposes"]}]}
            """);
        var folder = Path.GetDirectoryName(gold)!;
        var saved = Path.Combine(folder, "run.jsonl");
        var result = await Negmon.RunAsync("evaluate", folder, "--save", saved);
        Assert.True(result.Exit == 0, result.Error);
        Assert.Contains("full         precision 0.500  recall 0.500  F1 0.500   1 of 2 required", result.Output, StringComparison.Ordinal);
        Assert.Contains("type    talks_held · hungary · * · none", result.Output, StringComparison.Ordinal);
        Assert.Contains("dates 1/1 = 1.00", result.Output, StringComparison.Ordinal);
        Assert.Contains("(was 0.500)", (await Negmon.RunAsync("evaluate", folder, "--diff", saved)).Output, StringComparison.Ordinal);

        // An act less, as if the reader had not found it then.
        await File.WriteAllLinesAsync(saved, (await File.ReadAllLinesAsync(saved, TestContext.Current.CancellationToken)).Where(l => !l.Contains("\"russia\"", StringComparison.Ordinal)), TestContext.Current.CancellationToken);
        var gained = await Negmon.RunAsync("evaluate", folder, "--diff", saved, "--format", "csv");
        Assert.Contains("a.txt,gained,stance_stated · russia · reassurance-force · rules-out", gained.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Evaluate_says_what_is_missing()
    {
        var empty = await Negmon.RunAsync("evaluate", _folder.Path);
        Assert.Equal(1, empty.Exit);
        Assert.Contains("holds no *.gold.json", empty.Error, StringComparison.Ordinal);
        _folder.File("a.gold.json", """{"article": "a.txt", "events": []}""");
        Assert.Contains("its text a.txt is in none of", (await Negmon.RunAsync("evaluate", _folder.Path)).Error, StringComparison.Ordinal);
        _folder.File("a.txt", "Text.");
        Assert.Contains("names no codebook", (await Negmon.RunAsync("evaluate", _folder.Path)).Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Evaluate_gives_the_numbers_of_the_scoring_tool()
    {
        var (tool, dev) = (SharedFolder.Path("tools", "score.py"), SharedFolder.Path("dev"));
        Assert.SkipUnless(HasPython(), "python3 is not here");
        var saved = Path.Combine(_folder.Path, "run.jsonl");
        var result = await Negmon.RunAsync("evaluate", Path.Combine(dev, "gold"), "--save", saved, "--format", "json");
        Assert.True(result.Exit == 0, result.Error);
        var ours = JsonElement.Parse(result.Output).GetProperty("scores");
        var theirs = JsonElement.Parse((await PythonAsync(tool, Path.Combine(dev, "gold"), saved, "--articles", Path.Combine(dev, "articles"), "--json")).Split('\n', StringSplitOptions.RemoveEmptyEntries)[^1]);
        foreach (var (name, same) in new[] { ("located", "located"), ("whoWhat", "who-what"), ("full", "full") })
        {
            foreach (var number in new[] { "precision", "recall", "f1" })
            {
                Assert.Equal(theirs.GetProperty("levels").GetProperty(same).GetProperty(number).GetDouble(), ours.GetProperty(name).GetProperty(number).GetDouble(), 0.0011);
            }
        }

        foreach (var (name, same) in new[] { ("dates", "dates"), ("conditions", "conditions"), ("speakers", "speakers"), ("exactQuotes", "exact") })
        {
            var pair = theirs.GetProperty(same);
            Assert.Equal((pair[0].GetInt32(), pair[1].GetInt32()), (ours.GetProperty(name).GetProperty("right").GetInt32(), ours.GetProperty(name).GetProperty("of").GetInt32()));
        }

        Assert.Equal(theirs.GetProperty("furniture").GetInt32(), ours.GetProperty("furniture").GetInt32());
        Assert.Equal(theirs.GetProperty("extra_per_100").GetDouble(), ours.GetProperty("extraPer100Sentences").GetDouble(), 0.11);
    }

    private static bool HasPython() => (Environment.GetEnvironmentVariable("PATH") ?? string.Empty).Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, "python3")));

    private static async Task<string> PythonAsync(params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo("python3", arguments) { RedirectStandardOutput = true, UseShellExecute = false })!;
        var output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return output;
    }
}
