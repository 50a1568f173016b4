using System.Globalization;
using NegotiationMonitor.Articles;
using NegotiationMonitor.Postgres;
using Npgsql;
using NpgsqlTypes;

namespace NegotiationMonitor.Benchmarks;

/// <summary>A log written by COPY, for what is measured on top of it.</summary>
internal static class BenchmarkLog
{
    // Received, eight acts, read.
    private const long EventsAnArticle = 10;

    /// <summary>Fills an empty log with the events of so many articles, in the order of their numbers.</summary>
    /// <param name="article">The events of an article: its number, how many there are, and what chance draws from.</param>
    public static async Task FillAsync(Database database, int articles, Func<int, int, Random, IEnumerable<ArticleEvent>> article)
    {
        await using var connection = await database.OpenDedicatedAsync();
        await using (var streams = await connection.BeginBinaryImportAsync("copy mt_streams (id, type, version) from stdin (format binary)"))
        {
            for (var i = 0; i < articles; i++)
            {
                await streams.StartRowAsync();
                await streams.WriteAsync(Stream(i), NpgsqlDbType.Varchar);
                await streams.WriteAsync("article", NpgsqlDbType.Varchar);
                await streams.WriteAsync(EventsAnArticle, NpgsqlDbType.Bigint);
            }

            await streams.CompleteAsync();
        }

        var (random, sequence) = (new Random(7), 0L);
        await using (var rows = await connection.BeginBinaryImportAsync("copy mt_events (seq_id, id, stream_id, version, data, type) from stdin (format binary)"))
        {
            for (var i = 0; i < articles; i++)
            {
                var version = 0L;
                foreach (var e in article(i, articles, random))
                {
                    await rows.StartRowAsync();
                    await rows.WriteAsync(++sequence, NpgsqlDbType.Bigint);
                    await rows.WriteAsync(Guid.NewGuid(), NpgsqlDbType.Uuid);
                    await rows.WriteAsync(Stream(i), NpgsqlDbType.Varchar);
                    await rows.WriteAsync(++version, NpgsqlDbType.Bigint);
                    await rows.WriteAsync(EventJson.Write(e), NpgsqlDbType.Jsonb);
                    await rows.WriteAsync(EventNames.NameOf(e), NpgsqlDbType.Varchar);
                }
            }

            await rows.CompleteAsync();
        }

        await using var head = new NpgsqlCommand("update nm_log set last_seq_id = $1, events = $1", connection) { Parameters = { new() { Value = sequence } } };
        await head.ExecuteNonQueryAsync();
    }

    private static string Stream(int number) => "article-" + number.ToString("x12", CultureInfo.InvariantCulture);
}
