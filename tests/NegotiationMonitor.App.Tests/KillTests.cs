using System.Globalization;
using System.Text.Json;
using NegotiationMonitor.TestSupport;
using Npgsql;

namespace NegotiationMonitor.App.Tests;

public sealed class KillTests(PostgresServer server) : IDisposable
{
    private const int Articles = 3000;

    private static readonly string[] Parties = ["Russia", "Ukraine", "France", "The United Kingdom", "Germany", "Poland", "Italy", "Turkey"];
    private static readonly string[] Deeds = ["ruled out", "backed", "opposed", "proposed", "is wary of", "agreed to"];
    private static readonly string[] Things = ["European troops in Ukraine", "a ceasefire", "a meeting of Putin and Zelensky", "American air support", "security guarantees"];

    private readonly ScratchFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_large_ingest_that_is_killed_and_begun_again_records_every_article_once()
    {
        await using var database = await server.NewDatabaseAsync();
        string[] to = ["--connection", database.ConnectionString];
        string[] ingest = ["ingest", Synthetic(Articles), "--codebook", "ukraine-security-guarantees", .. to];
        for (var already = 0L; already < Articles / 2;)
        {
            using var first = Negmon.Start(ingest);
            var begun = already;
            while (await CountAsync(database) is var count && count < begun + 500 && !first.Process.HasExited)
            {
                await Task.Delay(20);
            }

            Assert.False(first.Process.HasExited, "it was to be killed midway, but ended: " + first.Output + first.Error);
            first.Process.Kill();
            await first.Process.WaitForExitAsync();
            already = await CountAsync(database);
            Assert.InRange(already, 1, Articles - 1);
        }

        var again = await Negmon.RunAsync(ingest);
        Assert.True(again.Exit == 0, again.Error);
        await AssertOnceAsync(to);
    }

    [Fact]
    public async Task Killed_with_its_own_database_it_goes_on_where_it_stopped()
    {
        string[] to = ["--data", Path.Combine(_folder.Path, "data")];
        Assert.Equal(0, (await Negmon.RunAsync(["verify", .. to])).Exit);
        string[] ingest = ["ingest", Synthetic(Articles), "--codebook", "ukraine-security-guarantees", .. to];
        using (var first = Negmon.Start(ingest))
        {
            while (await CountAsync(to[1]) < 300 && !first.Process.HasExited)
            {
                await Task.Delay(20);
            }

            Assert.False(first.Process.HasExited, first.Output + first.Error);
            first.Process.Kill();
            await first.Process.WaitForExitAsync();
        }

        var again = await Negmon.RunAsync(ingest);
        Assert.True(again.Exit == 0, again.Error);
        await AssertOnceAsync(to);
    }

    private static async Task AssertOnceAsync(string[] to)
    {
        var verified = await Negmon.RunAsync(["verify", .. to]);
        Assert.True(verified.Exit == 0, verified.Error);
        var received = (await Negmon.RunAsync(["export", .. to])).Lines
            .Where(l => l.Contains("\"type\":\"article_received\"", StringComparison.Ordinal))
            .Select(l => JsonElement.Parse(l).GetProperty("data").GetProperty("file").GetString()!).ToList();
        Assert.Equal(Articles, received.Count);
        Assert.Equal(Articles, received.Distinct(StringComparer.Ordinal).Count());

        // In the order of the file, whatever was read side by side and however often it was begun again.
        Assert.Equal(Enumerable.Range(1, Articles), received.Select(f => int.Parse(f.Split(':')[1], CultureInfo.InvariantCulture)));
    }

    private static Task<long> CountAsync(TestDatabase database) => CountAsync(database.DataSource);

    /// <summary>Articles in the database that the program itself runs in a folder; 0 while it is down.</summary>
    private static async Task<long> CountAsync(string data)
    {
        var connection = new NpgsqlConnectionStringBuilder
        {
            Host = Path.Combine(data, "pg"),
            Username = "negmon",
            Password = (await File.ReadAllTextAsync(Path.Combine(data, "password"))).Trim(),
            Database = "negmon",
            Pooling = false,
        };
        try
        {
            await using var source = NpgsqlDataSource.Create(connection);
            return await CountAsync(source);
        }
        catch (NpgsqlException)
        {
            return 0;
        }
    }

    private static async Task<long> CountAsync(NpgsqlDataSource source)
    {
        try
        {
            await using var command = source.CreateCommand("select count(*) from negmon.mt_streams");
            return (long)(await command.ExecuteScalarAsync())!;
        }
        catch (PostgresException e) when (e.SqlState is "42P01" or "3F000")
        {
            // The program has not created its tables yet.
            return 0;
        }
    }

    private string Synthetic(int count)
    {
        var random = new Random(7);
        string Any(string[] words) => words[random.Next(words.Length)];
        var lines = Enumerable.Range(1, count).Select(i => JsonSerializer.Serialize(new
        {
            text = string.Join(' ', Enumerable.Range(0, 6).Select(s => $"{Any(Parties)} {Any(Deeds)} {Any(Things)} at meeting {random.Next(1_000_000)} of round {i}.{s}.")),
            outlet = $"Outlet {i % 40}",
            publishedOn = new DateOnly(2025, 1, 1).AddDays(i % 240).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        }));
        return _folder.File("articles.jsonl", string.Join('\n', lines));
    }
}
