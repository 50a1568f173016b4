using System.Security.Cryptography;
using System.Text.Json.Nodes;
using NegotiationMonitor.Articles;
using NegotiationMonitor.Audit;
using NegotiationMonitor.Audit.Merkle;
using NegotiationMonitor.Postgres.Log;
using NegotiationMonitor.Postgres.Tests.Log;
using NegotiationMonitor.Postgres.Tree;
using NegotiationMonitor.TestSupport;
using Npgsql;

namespace NegotiationMonitor.Postgres.Tests.Tree;

/// <summary>A log with keys in a folder of its own, and an attacker who holds the database but not the keys.</summary>
public abstract class TreeTest(PostgresServer server) : LogTest(server), IDisposable
{
    private readonly string folder = Path.Combine(Path.GetTempPath(), "negmon-keys-" + Guid.NewGuid().ToString("N")[..12]);

    protected KeyFolder Keys => new(folder, oneLog: true);

    protected Sealer Sealer => new(Database, Keys);

    protected TreeProofs Proofs => new(Database, Keys);

    public void Dispose()
    {
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }

        GC.SuppressFinalize(this);
    }

    protected Task<LogVerification> VerifyAsync() => LogVerifier.VerifyAsync(Database, Keys.Trust());

    /// <summary>An article with two statements, the second quoted; four events.</summary>
    protected async Task<Recorded> RecordAsync(string text = "Paris backs the plan. “We will send troops”, the minister said.", string outlet = "Reuters")
    {
        var quote = "We will send troops";
        var at = text.IndexOf(quote, StringComparison.Ordinal);
        Act Says(Evidence evidence) => new StanceStated
        {
            Actor = "france", Issue = "force", Stance = Stance.Supports, SaidOn = new SaidOn(new(2025, 8, 20), new(2025, 8, 20), DateBasis.Stated), Evidence = [evidence], Rule = "t", Reader = "t/1",
        };
        return await Events.RecordAsync(
            new ArticleText(text, outlet, null, "Troops", new DateOnly(2025, 8, 20), "a.txt"),
            new ArticleReading("t/1", "d", null, [Says(new Evidence(0, 5, text[..5])), Says(new Evidence(at, at + quote.Length, quote))], 2));
    }

    /// <summary>As somebody who knows how the chains are made: after the tampering all hashes are made anew, so that the chains hold.</summary>
    protected async Task ForgeAsync(string sql)
    {
        await TamperAsync(sql);
        var (heads, log, last, count, at) = (new Dictionary<string, (long Version, string Hash)>(StringComparer.Ordinal), EventHash.Start, 0L, 0L, DateTimeOffset.MinValue);
        List<(long Sequence, string Headers)> rows = [];
        await using (var read = Database.Source.CreateCommand("select seq_id, id, stream_id, version, type, timestamp, data from mt_events order by seq_id"))
        await using (var row = await read.ExecuteReaderAsync())
        {
            while (await row.ReadAsync())
            {
                var (stream, version) = (row.GetString(2), row.GetInt64(3));
                var previous = heads.TryGetValue(stream, out var before) ? before.Hash : EventHash.Start;
                at = row.GetFieldValue<DateTimeOffset>(5);
                var hash = EventHash.OfEvent(previous, stream, version, row.GetGuid(1), row.GetString(4), EventHash.OfData(row.GetFieldValue<byte[]>(6)), at);
                (last, log, count) = (row.GetInt64(0), EventHash.OfLog(log, row.GetInt64(0), hash), count + 1);
                heads[stream] = (version, hash);
                rows.Add((last, new JsonObject { ["prev"] = previous, ["hash"] = hash, ["log"] = log }.ToJsonString()));
            }
        }

        await using var connection = await Database.OpenDedicatedAsync();
        await using var batch = new NpgsqlBatch(connection);
        batch.BatchCommands.Add(new NpgsqlBatchCommand("set session_replication_role = replica"));
        foreach (var (sequence, headers) in rows)
        {
            batch.BatchCommands.Add(new NpgsqlBatchCommand($"update mt_events set headers = '{headers}' where seq_id = {sequence}"));
        }

        foreach (var (stream, head) in heads)
        {
            batch.BatchCommands.Add(new NpgsqlBatchCommand($"update mt_streams set version = {head.Version} where id = '{stream}'"));
        }

        batch.BatchCommands.Add(new NpgsqlBatchCommand($"delete from mt_streams s where not exists (select from mt_events e where e.stream_id = s.id)"));
        batch.BatchCommands.Add(new NpgsqlBatchCommand($"update nm_log set events = {count}, last_seq_id = {last}, hash = '{log}'"));
        await batch.ExecuteNonQueryAsync();
        Assert.True((await LogVerifier.VerifyAsync(Database)).Faults.All(f => f.Kind != LogFaultKind.Reordered), "the forged chains were to hold");
    }

    /// <summary>And makes the stored tree fit too, with heads signed by a key of his own; without a key the old heads stay.</summary>
    protected async Task ForgeTreeAsync(string sql, bool withHeads)
    {
        await ForgeAsync(sql);
        await TamperAsync((withHeads ? "delete from nm_tree_heads; " : "") + "delete from nm_tree_tiles; update nm_tree set size = 0, last_seq_id = 0, hash = ''");
        if (withHeads)
        {
            var forger = Path.Combine(folder, "forger");
            await new Sealer(Database, new KeyFolder(forger, oneLog: true)).SealAsync();
            if (Directory.Exists(forger))
            {
                Directory.Delete(forger, recursive: true);
            }

            return;
        }

        var (tiles, state) = (new MerkleTiles(), (0L, EventHash.Start));
        await using var connection = await Database.Source.OpenConnectionAsync();
        state = await TreeRows.GrowAsync(connection, tiles, 0, state.Item2, int.MaxValue, default);
        await TreeRows.PutTilesAsync(connection, tiles.TakeChanged(), default);
        await TamperAsync($"update nm_tree set size = {tiles.Size}, last_seq_id = {state.Item1}, hash = '{state.Item2}'");
    }

    protected static ECDsa NewKey() => ECDsa.Create(ECCurve.NamedCurves.nistP256);

    protected static T Clone<T>(T proof)
        where T : Proof => (T)Proof.FromJson(proof.ToJson(), "proof.json");
}
