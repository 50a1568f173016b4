using System.Diagnostics;
using System.Globalization;
using NegotiationMonitor.Articles;
using NegotiationMonitor.Positions;
using NegotiationMonitor.Postgres;
using NegotiationMonitor.Postgres.Embedded;
using NegotiationMonitor.Postgres.Positions;
using Npgsql;
using NpgsqlTypes;

namespace NegotiationMonitor.Benchmarks;

/// <summary>
/// Rebuild and as-of matrix over a made-up log: 20 actors by 10 issues, eight acts an article, three years, one act in twenty told
/// up to half a year late.
/// </summary>
public static class PositionsBenchmark
{
    private const int ActsAnArticle = 8;

    public static async Task RunAsync(int acts, TextWriter output)
    {
        var folder = Path.Combine(Path.GetTempPath(), "negmon-bench-" + Guid.NewGuid().ToString("N")[..8]);
        try
        {
            await using var server = await EmbeddedServer.StartAsync(new() { DataDirectory = folder, Durable = true });
            await using var database = await Database.OpenAsync(server.ConnectionString);
            await RunAsync(database, acts, output);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task RunAsync(Database database, int acts, TextWriter output)
    {
        var clock = Stopwatch.StartNew();
        await BenchmarkLog.FillAsync(database, acts / ActsAnArticle, Article);
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"log of {acts} acts written in {clock.Elapsed.TotalSeconds:F1} s"));

        var before = Environment.CpuUsage.TotalTime;
        var rebuilt = await new PositionRebuild(database).RunAsync();
        var cpu = Environment.CpuUsage.TotalTime - before;
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"rebuild: {rebuilt.Events} events, {acts} acts in {rebuilt.Took.TotalSeconds:F1} s = {acts / rebuilt.Took.TotalSeconds:F0} acts/s, {cpu.TotalSeconds:F1} s of own processor time, at most {Process.GetCurrentProcess().PeakWorkingSet64 >> 20} MB"));
        await using (var analyze = database.Source.CreateCommand("vacuum analyze"))
        {
            analyze.CommandTimeout = 0;
            await analyze.ExecuteNonQueryAsync();
        }

        var (queries, random, last) = (new PositionQueries(database), new Random(1), rebuilt.Sequence);
        await MatrixAsync("now", queries, () => Clocks.Now, output);
        await MatrixAsync("said by", queries, () => new Clocks(Day(random.Next(30, 1095))), output);
        await MatrixAsync("said by, recorded by", queries, () => new Clocks(Day(random.Next(30, 1095)), random.NextInt64(last / 30, last)), output);
        await MatrixAsync("recorded by", queries, () => new Clocks(null, random.NextInt64(last / 30, last)), output);
        await MatrixAsync("said by, published by", queries, () => Day(random.Next(30, 1095)) is var day ? new Clocks(day, null, day) : default, output);
        await MatrixAsync("published by", queries, () => new Clocks(null, null, Day(random.Next(30, 1095))), output);
    }

    private static async Task MatrixAsync(string name, PositionQueries queries, Func<Clocks> clocks, TextWriter output)
    {
        var times = new List<double>();
        var rows = 0;
        for (var i = 0; i < 220; i++)
        {
            var started = Stopwatch.GetTimestamp();
            rows = (await queries.PositionsAsync(PositionFilter.All, clocks())).Rows.Count;
            if (i >= 20)
            {
                times.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
            }
        }

        times.Sort();
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"matrix ({name}): {rows} positions, median {times[times.Count / 2]:F1} ms, p99 {times[times.Count * 99 / 100]:F1} ms"));
    }

    private static IEnumerable<ArticleEvent> Article(int number, int articles, Random random)
    {
        var published = Day((int)(1095L * number / articles));
        yield return new ArticleReceived(new string('x', 1500), "hash", "en", Outlets[random.Next(Outlets.Length)], null, "Title", published, $"{number}.txt", "bench");
        for (var i = 0; i < ActsAnArticle; i++)
        {
            var day = published.AddDays(-(random.Next(20) == 0 ? random.Next(180) : random.Next(3)));
            var bare = """{"actor":"a","saidOn":{"from":"2025-08-01","to":"2025-08-01","basis":"stated"},"evidence":[],"rule":"bench","reader":"bench/1"}"""u8;
            yield return (Act)EventJson.Read(Types[random.Next(Types.Length)], bare) with
            {
                Dossier = "bench", Actor = "actor-" + random.Next(20), Issue = "issue-" + random.Next(10), SaidOn = new SaidOn(day, day, DateBasis.Stated),
                Stance = (Stance)random.Next(8), Speaker = random.Next(2) == 0 ? Speakers[random.Next(Speakers.Length)] : null, Mode = (Mode)random.Next(3),
                Chain = random.Next(4) == 0 ? ["Reuters", "Bloomberg"] : [], Conditions = random.Next(10) == 0 ? [new Condition("if the other side does " + random.Next(5), null)] : [],
                Evidence = [new Evidence(0, 120, new string('x', 120))],
            };
        }

        yield return new ArticleRead("bench/1", "bench", null, ActsAnArticle, 30);
    }

    private static readonly string[] Outlets = [.. Enumerable.Range(0, 40).Select(i => "Outlet " + i)];
    private static readonly string[] Speakers = [.. Enumerable.Range(0, 60).Select(i => "Speaker " + i)];
    private static readonly string[] Types = ["stance_stated", "stance_stated", "stance_stated", "proposal_floated", "offer_made", "offer_conditioned", "demand_made", "talks_held"];

    private static DateOnly Day(int number) => new DateOnly(2023, 1, 1).AddDays(number);
}
