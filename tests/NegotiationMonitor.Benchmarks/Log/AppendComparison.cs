using System.Diagnostics;
using System.Globalization;
using NegotiationMonitor.Articles;
using NegotiationMonitor.Postgres;
using NegotiationMonitor.Postgres.Embedded;
using NegotiationMonitor.Postgres.Log;
using Npgsql;
using NpgsqlTypes;
using EventLog = NegotiationMonitor.Postgres.Log.EventLog;

namespace NegotiationMonitor.Benchmarks.Log;

/// <summary>
/// Appends side by side with what PostgreSQL does at best, in one run, durable, in the same tables and with the same driver settings: raw binary COPY of the
/// same rows (against many appends that wait together), and raw one-transaction-an-article inserts by eight writers (against eight writers here).
/// </summary>
internal static class AppendComparison
{
    private const int Acts = 10;
    private const int Articles = 2000;
    private const int Writers = 8;

    public static async Task RunAsync(TextWriter output)
    {
        var folder = Path.Combine(Path.GetTempPath(), "negmon-bench-" + Guid.NewGuid().ToString("N")[..8]);
        try
        {
            await using var server = await EmbeddedServer.StartAsync(new() { DataDirectory = folder, Durable = true });
            for (var round = 1; round <= 3; round++)
            {
                var copy = await CopyAsync(server.ConnectionString, $"copy{round}");
                var bulk = await AppendAsync(server.ConnectionString, $"bulk{round}", Articles);
                var raw = await InsertAsync(server.ConnectionString, $"raw{round}");
                var concurrent = await AppendAsync(server.ConnectionString, $"eight{round}", Writers);
                var recorded = await RecordAsync(server.ConnectionString, $"record{round}");
                await output.WriteLineAsync(string.Create(
                    CultureInfo.InvariantCulture,
                    $"round {round}, events/s: COPY {copy:0} | bulk append {bulk:0} ({bulk / copy:0.00}) | raw 8 writers {raw:0} | append 8 writers {concurrent:0} ({concurrent / raw:0.00}) | record articles, 64 at once {recorded:0}"));
            }
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static string Text(int article)
    {
        var state = ((uint)article * 2654435761) | 1;
        var words = Enumerable.Range(0, 500).Select(_ => "w" + ((state = (state * 1664525) + 1013904223) >> 16) % 5000);
        return string.Join(' ', words) + ". Arland is ready to open its port.";
    }

    private static ArticleReading Reading(string text)
    {
        const string quote = "Arland is ready to open its port";
        var (at, day) = (text.IndexOf(quote, StringComparison.Ordinal), new DateOnly(2025, 8, 20));
        var acts = Enumerable.Range(0, Acts).Select(i => (Act)new OfferConditioned
        {
            Dossier = "port",
            Actor = "arland",
            Issue = "port-access-" + i.ToString(CultureInfo.InvariantCulture),
            Stance = Stance.Supports,
            Speaker = "the foreign minister of Arland",
            Mode = Mode.Paraphrase,
            Chain = ["The Harbour Post", "officials familiar with the talks"],
            SaidOn = new SaidOn(day, day, DateBasis.Stated),
            Conditions = [new Condition("provided that Borland lifts its tariffs", "borland")],
            Proposition = "open the deep-water port to grain ships",
            Evidence = [new Evidence(at, at + quote.Length, quote)],
            Rule = "offer/ready-to",
            Reader = "rules/1",
        });
        return new ArticleReading("rules/1", "port", "c0debook", [.. acts], 20);
    }

    private static (string Stream, IReadOnlyList<NewEvent> Events) Article(int number)
    {
        var article = new ArticleText(Text(number), "Post");
        var stream = ContentKey.StreamOf(article);
        return (stream, ArticleDecisions.Decide(new ArticleRecord(stream), new RecordArticle(article, Reading(article.Text))));
    }

    private static async Task<double> AppendAsync(string connection, string schema, int atOnce)
    {
        await using var database = await Database.OpenAsync(connection, schema);
        await using var log = new EventLog(database);
        await log.AppendAsync("article-warm", 0, [new NewEvent(Guid.NewGuid(), new CopyRecognised("x", 1))]);
        var articles = Enumerable.Range(0, Articles).Select(Article).ToList();
        return await RateAsync(() => Parallel.ForEachAsync(articles, new ParallelOptions { MaxDegreeOfParallelism = atOnce }, async (a, cancellation) => await log.AppendAsync(a.Stream, 0, a.Events, cancellation)));
    }

    private static async Task<double> RecordAsync(string connection, string schema)
    {
        await using var database = await Database.OpenAsync(connection, schema);
        await using var log = new EventLog(database);
        var articles = Enumerable.Range(0, Articles).Select(i => new ArticleText(Text(i), "Post")).ToList();
        var readings = articles.Select(a => Reading(a.Text)).ToList();
        return await RateAsync(() => Parallel.ForAsync(0, Articles, new ParallelOptions { MaxDegreeOfParallelism = 64 }, async (i, cancellation) => await log.RecordAsync(articles[i], readings[i], cancellation)));
    }

    private static async Task<double> CopyAsync(string connection, string schema)
    {
        await using var database = await Database.OpenAsync(connection, schema);
        var rows = Rows();
        await using var open = await database.Source.OpenConnectionAsync();
        return await RateAsync(async () =>
        {
            await using var transaction = await open.BeginTransactionAsync();
            await using (var streams = await open.BeginBinaryImportAsync("copy mt_streams (id, type, version) from stdin (format binary)"))
            {
                foreach (var row in rows.Where(r => r.Version == 1))
                {
                    await streams.StartRowAsync();
                    await streams.WriteAsync(row.Stream, NpgsqlDbType.Varchar);
                    await streams.WriteAsync("article", NpgsqlDbType.Varchar);
                    await streams.WriteAsync(Acts + 2L, NpgsqlDbType.Bigint);
                }

                await streams.CompleteAsync();
            }

            await using (var events = await open.BeginBinaryImportAsync("copy mt_events (seq_id, id, stream_id, version, data, type, timestamp, headers) from stdin (format binary)"))
            {
                foreach (var row in rows)
                {
                    await events.StartRowAsync();
                    await events.WriteAsync(row.Sequence, NpgsqlDbType.Bigint);
                    await events.WriteAsync(row.Id, NpgsqlDbType.Uuid);
                    await events.WriteAsync(row.Stream, NpgsqlDbType.Varchar);
                    await events.WriteAsync(row.Version, NpgsqlDbType.Bigint);
                    await events.WriteAsync(row.Data, NpgsqlDbType.Jsonb);
                    await events.WriteAsync(row.Type, NpgsqlDbType.Varchar);
                    await events.WriteAsync(DateTime.UtcNow, NpgsqlDbType.TimestampTz);
                    await events.WriteAsync(row.Headers, NpgsqlDbType.Jsonb);
                }

                await events.CompleteAsync();
            }

            await transaction.CommitAsync();
        });
    }

    private static async Task<double> InsertAsync(string connection, string schema)
    {
        await using var database = await Database.OpenAsync(connection, schema);
        var articles = Rows().GroupBy(r => r.Stream, StringComparer.Ordinal).Select(g => g.ToList()).ToList();
        return await RateAsync(() => Parallel.ForEachAsync(articles, new ParallelOptions { MaxDegreeOfParallelism = Writers }, async (rows, cancellation) =>
        {
            await using var open = await database.Source.OpenConnectionAsync(cancellation);
            await using var transaction = await open.BeginTransactionAsync(cancellation);
            await using var batch = new NpgsqlBatch(open);
            batch.BatchCommands.Add(new NpgsqlBatchCommand("insert into mt_streams (id, type, version) values ($1, 'article', $2)")
            {
                Parameters = { new NpgsqlParameter<string> { TypedValue = rows[0].Stream }, new NpgsqlParameter<long> { TypedValue = rows.Count } },
            });
            foreach (var row in rows)
            {
                batch.BatchCommands.Add(new NpgsqlBatchCommand("insert into mt_events (seq_id, id, stream_id, version, data, type, timestamp, headers) values (nextval('mt_events_sequence'), $1, $2, $3, $4, $5, now(), $6)")
                {
                    Parameters =
                    {
                        new NpgsqlParameter<Guid> { TypedValue = row.Id }, new NpgsqlParameter<string> { TypedValue = row.Stream }, new NpgsqlParameter<long> { TypedValue = row.Version },
                        new NpgsqlParameter { Value = row.Data, NpgsqlDbType = NpgsqlDbType.Jsonb }, new NpgsqlParameter<string> { TypedValue = row.Type },
                        new NpgsqlParameter { Value = row.Headers, NpgsqlDbType = NpgsqlDbType.Jsonb },
                    },
                });
            }

            await batch.ExecuteNonQueryAsync(cancellation);
            await transaction.CommitAsync(cancellation);
        }));
    }

    private static List<(long Sequence, Guid Id, string Stream, long Version, byte[] Data, string Type, string Headers)> Rows()
    {
        var headers = $"{{\"prev\":\"{new string('a', 64)}\",\"hash\":\"{new string('b', 64)}\",\"log\":\"{new string('c', 64)}\"}}";
        List<(long, Guid, string, long, byte[], string, string)> rows = [];
        for (var i = 0; i < Articles; i++)
        {
            var (stream, events) = Article(i);
            rows.AddRange(events.Select((e, n) => (((long)i * (Acts + 2)) + n + 1, e.Id, stream, n + 1L, EventJson.Write(e.Event), EventNames.NameOf(e.Event), headers)));
        }

        return rows;
    }

    private static async Task<double> RateAsync(Func<Task> work)
    {
        var clock = Stopwatch.StartNew();
        await work();
        return Articles * (Acts + 2) / clock.Elapsed.TotalSeconds;
    }
}
