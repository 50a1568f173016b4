using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using NegotiationMonitor.Articles;
using NegotiationMonitor.Codebooks;
using NegotiationMonitor.Postgres;
using NegotiationMonitor.Postgres.Codebooks;
using NegotiationMonitor.Postgres.Embedded;
using NegotiationMonitor.Postgres.Positions;
using Npgsql;
using NpgsqlTypes;

namespace NegotiationMonitor.Benchmarks;

/// <summary>The pages over a made-up log: 40 parties by 25 issues, eight acts an article, three years. The service runs as a process of its own and is asked over loopback.</summary>
public static class PagesBenchmark
{
    private const int Parties = 40;
    private const int Issues = 25;
    private const int ActsAnArticle = 8;
    private const int Requests = 60;

    /// <summary>Until the just-in-time compiler has seen enough; a service runs all day.</summary>
    private const int WarmUp = 120;
    private const string Dossier = "a-large-negotiation";

    private static readonly string[] Words =
        "the government would not accept foreign soldiers on its territory before a lasting ceasefire had been signed and monitored by neutral observers whose mandate both sides must agree said ministers after talks in Geneva on Tuesday while allies pressed for guarantees energy supplies prisoners tariffs borders inspections sanctions relief timetable withdrawal verification reconstruction funds customs quotas access fisheries".Split(' ');

    private static readonly string[] Types = ["stance_stated", "stance_stated", "stance_stated", "proposal_floated", "offer_made", "offer_conditioned", "demand_made", "talks_held"];

    /// <summary>Fills a database of its own and measures.</summary>
    public static async Task RunAsync(int acts, TextWriter output)
    {
        // Not closed to others: as root the database runs as another user, who must get in.
        var folder = Directory.CreateDirectory(Path.Combine(Path.GetTempPath(), "negmon-pages-" + Guid.NewGuid().ToString("N")[..8]));
        try
        {
            await using var server = await EmbeddedServer.StartAsync(new() { DataDirectory = Path.Combine(folder.FullName, "data"), Durable = false });
            await using (var database = await Database.OpenAsync(server.ConnectionString))
            {
                await new CodebookShelf(database).PutAsync(Book());
                await BenchmarkLog.FillAsync(database, acts / ActsAnArticle, Article);
                await new PositionRebuild(database).RunAsync();
                await using var analyze = database.Source.CreateCommand("vacuum analyze");
                analyze.CommandTimeout = 0;
                await analyze.ExecuteNonQueryAsync();
            }

            await AskAsync(server.ConnectionString, acts, output);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task AskAsync(string connection, int acts, TextWriter output)
    {
        var url = $"http://127.0.0.1:{FreePort()}";
        using var service = Process.Start(new ProcessStartInfo("dotnet", ["exec", Path.Combine(AppContext.BaseDirectory, "negmon.dll"), "serve", "--listen", url, "--connection", connection]))!;
        try
        {
            using var http = new HttpClient { BaseAddress = new Uri(url), Timeout = TimeSpan.FromMinutes(10) };
            http.DefaultRequestHeaders.Add("Accept-Encoding", "gzip, br");
            for (var i = 0; i < 600 && !await AnswersAsync(http); i++)
            {
                await Task.Delay(100);
            }

            var day = Day(900).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
            foreach (var path in new[]
            {
                "/", $"/?saidBy={day}", $"/?saidBy={day}&publishedBy={day}", "/changes", $"/compare?from={day}&to={Day(930):yyyy-MM-dd}", "/positions/party-3/issue-4", "/issues/issue-4", "/actors/party-3",
                "/deal", "/articles", "/search?q=ceasefire+tariffs",
            })
            {
                // Each request another address, so that none was rendered before; then the same again, which is kept rendered until the log moves.
                await MeasureAsync(http, service, i => $"{path}{(path.Contains('?', StringComparison.Ordinal) ? '&' : '?')}number={i}", path + " new", acts, output);
                await MeasureAsync(http, service, _ => path, path + " again", acts, output);
            }
        }
        finally
        {
            service.Kill();
            await service.WaitForExitAsync();
        }
    }

    private static async Task MeasureAsync(HttpClient http, Process service, Func<int, string> path, string name, int acts, TextWriter output)
    {
        var (times, bytes, cpu) = (new List<double>(), 0, TimeSpan.Zero);
        for (var i = 0; i < Requests + WarmUp; i++)
        {
            if (i == WarmUp)
            {
                service.Refresh();
                cpu = service.TotalProcessorTime;
            }

            var started = Stopwatch.GetTimestamp();
            bytes = (await http.GetByteArrayAsync(path(i))).Length;
            if (i >= WarmUp)
            {
                times.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
            }
        }

        service.Refresh();
        var own = (service.TotalProcessorTime - cpu).TotalMilliseconds / Requests;
        times.Sort();
        var plain = (await new HttpClient { BaseAddress = http.BaseAddress }.GetByteArrayAsync(path(0))).Length;
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{acts} acts, {name}: median {times[times.Count / 2]:F1} ms, p95 {times[times.Count * 95 / 100]:F1} ms, {own:F1} ms of the service's own processor time; {bytes / 1024.0:F0} KiB sent, {plain / 1024.0:F0} KiB unpacked"));
    }

    private static async Task<bool> AnswersAsync(HttpClient http)
    {
        try
        {
            return (await http.GetAsync("/readyz")).IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    private static int FreePort()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }

    private static Codebook Book() => new(
        Dossier, "A large negotiation", "en",
        [.. Enumerable.Range(0, Parties).Select(i => new Actor($"party-{i}", $"Party {(char)('A' + (i % 26))}{i}", ActorKind.State, [], [], [], []))],
        new HashSet<string>(Enumerable.Range(0, Parties).Select(i => $"party-{i}"), StringComparer.Ordinal),
        [.. Enumerable.Range(0, Issues).Select(i => new Issue($"issue-{i}", $"The {Words[i * 2]} {Words[(i * 2) + 1]} question number {i}", ["term"], [$"party-{i}"], false))], "bench");

    private static IEnumerable<ArticleEvent> Article(int number, int articles, Random random)
    {
        var published = Day((int)(1095L * number / articles));
        var text = string.Join(' ', Enumerable.Range(0, 400).Select(_ => Words[random.Next(Words.Length)]));
        yield return new ArticleReceived(text, "hash", "en", "Outlet " + random.Next(40), null, "What was said on day " + number, published, $"{number}.txt", Dossier);
        for (var i = 0; i < ActsAnArticle; i++)
        {
            var day = published.AddDays(-(random.Next(20) == 0 ? random.Next(180) : random.Next(3)));
            var bare = """{"actor":"a","saidOn":{"from":"2025-08-01","to":"2025-08-01","basis":"stated"},"evidence":[],"rule":"bench","reader":"bench/1"}"""u8;
            var start = text.IndexOf(' ', random.Next(1500)) + 1;
            var quote = text.Substring(start, Math.Min(60 + random.Next(120), text.Length - start));
            yield return (Act)EventJson.Read(Types[random.Next(Types.Length)], bare) with
            {
                Dossier = Dossier, Actor = "party-" + random.Next(Parties), Issue = "issue-" + random.Next(Issues), SaidOn = new SaidOn(day, day, DateBasis.Stated),
                Stance = (Stance)random.Next(8), Speaker = random.Next(2) == 0 ? "Speaker " + random.Next(60) : null, Mode = (Mode)random.Next(3),
                Chain = random.Next(4) == 0 ? ["Reuters", "Bloomberg"] : [], Conditions = random.Next(10) == 0 ? [new Condition("if the other side does " + random.Next(5), null)] : [],
                Evidence = [new Evidence(start, start + quote.Length, quote)],
            };
        }

        yield return new ArticleRead("bench/1", Dossier, null, ActsAnArticle, 30);
    }

    private static DateOnly Day(int number) => new DateOnly(2023, 1, 1).AddDays(number);
}
