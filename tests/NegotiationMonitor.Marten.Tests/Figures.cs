using System.Diagnostics;
using System.Globalization;
using NegotiationMonitor.Articles;
using NegotiationMonitor.Contracts;
using NegotiationMonitor.Postgres.Embedded;
using NegotiationMonitor.Tests.Positions;

namespace NegotiationMonitor.Marten.Tests;

/// <summary>Both back ends on the same rows in one run, durable. Run by name: the test program with <c>-explicit only -showliveoutput</c>.</summary>
public sealed class Figures(ITestOutputHelper output)
{
    private const int Articles = 1000;
    private const int Acts = 10;

    [Fact(Explicit = true)]
    public async Task Events_a_second_appended_and_rebuilt()
    {
        var folder = Path.Combine(Path.GetTempPath(), "negmon-bench-" + Guid.NewGuid().ToString("N")[..8]);
        try
        {
            await using var server = await EmbeddedServer.StartAsync(new() { DataDirectory = folder, Durable = true });
            for (var round = 0; round < 3; round++)
            {
                await MeasureAsync("own   ", OwnBackEnd.OpenAsync, await NewDatabaseAsync(server, $"own{round}"));
                await MeasureAsync("marten", MartenBackEnd.OpenAsync, await NewDatabaseAsync(server, $"marten{round}"));
            }
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private async Task MeasureAsync(string name, Func<string, Task<BackEnd>> openAsync, string connectionString)
    {
        await using var back = await openAsync(connectionString);
        await back.Log.AppendAsync("article-warm", 0, [new NewEvent(Guid.NewGuid(), new CopyRecognised("x", 1))]);
        var one = await RateAsync(() => AppendAsync(back, "one", 1));
        var eight = await RateAsync(() => AppendAsync(back, "eight", 8));
        var many = await RateAsync(() => AppendAsync(back, "many", 256));
        await back.ProjectAsync();
        var rebuilt = 3 * await RateAsync(back.RebuildAsync);
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name} events/s: append 1 writer {one:0} | 8 writers {eight:0} | 256 at once {many:0} | rebuild {rebuilt:0}"));
    }

    private static Task AppendAsync(BackEnd back, string prefix, int atOnce) => Parallel.ForAsync(0, Articles, new ParallelOptions { MaxDegreeOfParallelism = atOnce }, async (i, cancellation) =>
    {
        var story = new Story().Article("Reuters", 1 + (i % 28), $"article-{prefix}-{i}");
        for (var act = 0; act < Acts; act++)
        {
            story.Says($"actor-{act}", $"issue-{i % 20}", (Stance)(1 + ((i + act) % 7)), 1 + (i % 28), "Speaker");
        }

        await back.Log.AppendAsync(story.Read().Log[0].Stream, 0, [.. story.Log.Select(e => new NewEvent(Guid.NewGuid(), e.Event))], cancellation);
    });

    private static async Task<double> RateAsync(Func<Task> work)
    {
        var clock = Stopwatch.StartNew();
        await work();
        return Articles * (Acts + 2) / clock.Elapsed.TotalSeconds;
    }

    private static async Task<string> NewDatabaseAsync(EmbeddedServer server, string name)
    {
        await using var connection = new Npgsql.NpgsqlConnection(server.ConnectionString);
        await connection.OpenAsync();
        await using var command = new Npgsql.NpgsqlCommand("create database " + name, connection);
        await command.ExecuteNonQueryAsync();
        return new Npgsql.NpgsqlConnectionStringBuilder(server.ConnectionString) { Database = name }.ConnectionString;
    }
}
