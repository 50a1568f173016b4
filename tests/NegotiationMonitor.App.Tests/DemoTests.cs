using System.Globalization;

namespace NegotiationMonitor.App.Tests;

public sealed class DemoTests : IDisposable
{
    private readonly ScratchFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task The_demo_shows_positions_and_changes_and_run_again_records_nothing_new()
    {
        var data = Path.Combine(_folder.Path, "data");
        var first = await Negmon.RunAsync("demo", "--no-serve", "--data", data);
        Assert.True(first.Exit == 0, first.Error);
        Assert.Contains("ukraine-security-guarantees: recorded ", first.Output, StringComparison.Ordinal);
        Assert.Contains("refused 0", first.Output, StringComparison.Ordinal);
        Assert.Contains("European and NATO-country troops in Ukraine after the war  (reassurance-force)", first.Output, StringComparison.Ordinal);
        Assert.Contains("− rules-out", first.Output, StringComparison.Ordinal);
        Assert.Contains("What changed", first.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("negmon:", first.Error, StringComparison.Ordinal);

        var second = await Negmon.RunAsync("demo", "--no-serve", "--data", data);
        Assert.Equal(0, second.Exit);
        Assert.Contains("Nothing new: every article was recorded before.", second.Output, StringComparison.Ordinal);
        Assert.Equal(Table(first.Output), Table(second.Output));

        string[] lists = ["positions", "changes", "events"];
        var before = await AllAsync(lists, data);
        Assert.Equal(0, (await Negmon.RunAsync("rebuild", "--data", data)).Exit);
        Assert.Equal(before, await AllAsync(lists, data));

        var audit = await Negmon.RunAsync("audit", "russia", "reassurance-force", "--data", data);
        Assert.True(audit.Exit == 0, audit.Error);
        Assert.Contains("DECIDES: ", audit.Output, StringComparison.Ordinal);

        var verified = await Negmon.RunAsync("verify", "--data", data);
        Assert.True(verified.Exit == 0, verified.Error);
        Assert.StartsWith("sound: ", verified.Output, StringComparison.Ordinal);
        Assert.Equal(
            Count(first.Output),
            (await Negmon.RunAsync("export", "--data", data)).Lines.Count(l => l.Contains("\"type\":\"article_received\"", StringComparison.Ordinal)));
    }

    private static async Task<List<string>> AllAsync(string[] lists, string data)
    {
        var all = new List<string>();
        foreach (var list in lists)
        {
            all.Add((await Negmon.RunAsync(list, "--format", "jsonl", "--data", data)).Output);
        }

        Assert.All(all, Assert.NotEmpty);
        return all;
    }

    private static string Table(string output) => output[output.IndexOf("actor ", StringComparison.Ordinal)..];

    private static int Count(string output) => output.Split('\n').Where(l => l.Contains(": recorded ", StringComparison.Ordinal))
        .Sum(l => int.Parse(l.Split(": recorded ")[1].Split(' ')[0], CultureInfo.InvariantCulture));
}
