using System.Diagnostics;
using System.Globalization;
using NegotiationMonitor.Articles;
using NegotiationMonitor.Postgres;
using NegotiationMonitor.Postgres.Embedded;
using NegotiationMonitor.Postgres.Log;
using NegotiationMonitor.Postgres.Tree;
using EventLog = NegotiationMonitor.Postgres.Log.EventLog;

namespace NegotiationMonitor.Benchmarks;

/// <summary>Signing, verifying, proving and making the tree anew, over a log of short events appended in streams of a hundred.</summary>
internal static class VerifyBenchmark
{
    private const int Stream = 100;

    public static async Task RunAsync(int events, TextWriter output)
    {
        var folder = Path.Combine(Path.GetTempPath(), "negmon-bench-" + Guid.NewGuid().ToString("N")[..8]);
        try
        {
            await using var server = await EmbeddedServer.StartAsync(new() { DataDirectory = folder, Durable = true });
            await using var database = await Database.OpenAsync(server.ConnectionString);
            await using (var log = new EventLog(database))
            {
                await Parallel.ForAsync(0, events / Stream, new ParallelOptions { MaxDegreeOfParallelism = 200 }, async (i, cancellation) =>
                    await log.AppendAsync("article-" + i.ToString(CultureInfo.InvariantCulture), 0, [.. Enumerable.Range(0, Stream).Select(n => new NewEvent(Guid.NewGuid(), new CopyRecognised("article-" + n.ToString(CultureInfo.InvariantCulture), 0.5)))], cancellation));
            }

            var keys = new KeyFolder(Path.Combine(folder, "keys"), oneLog: true);
            var (sealer, proofs) = (new Sealer(database, keys), new TreeProofs(database, keys));
            await TimeAsync("sign", events, output, () => sealer.SealAsync());
            await TimeAsync("verify", events, output, async () => Require((await LogVerifier.VerifyAsync(database, keys.Trust())).IsSound));
            await TimeAsync("rebuild of the tree", events, output, () => sealer.RebuildAsync());
            var head = (await proofs.HeadAsync())!;
            await TimeAsync("proof of an event, each", 200, output, async () =>
            {
                for (var i = 1; i <= 200; i++)
                {
                    await proofs.ProveAsync((events / 200 * i).ToString(CultureInfo.InvariantCulture), withText: true);
                }
            });
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"head of {head.Head.Size} events; at most {Process.GetCurrentProcess().PeakWorkingSet64 >> 20} MB"));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task TimeAsync(string what, int count, TextWriter output, Func<Task> work)
    {
        var clock = Stopwatch.StartNew();
        await work();
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{what}: {clock.Elapsed.TotalSeconds:F1} s, {count / clock.Elapsed.TotalSeconds:F0}/s, {clock.Elapsed.TotalMicroseconds / count:F0} µs each"));
    }

    private static void Require(bool holds)
    {
        if (!holds)
        {
            throw new InvalidOperationException("the log is not sound");
        }
    }
}
