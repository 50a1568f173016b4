using NegotiationMonitor.Postgres.Log;
using NegotiationMonitor.TestSupport;

namespace NegotiationMonitor.Postgres.Tests.Tree;

/// <summary>
/// Rows changed behind the log's back with its triggers off, by somebody who also makes the hash chains fit, and by somebody who makes the stored tree fit as well.
/// </summary>
public sealed class TamperingTests(PostgresServer server) : TreeTest(server)
{
    private const string Alter = "update mt_events set data = jsonb_set(data, '{of}', '\"article-z\"') where seq_id = ";
    private const string SwapTwo = "update mt_events set seq_id = -1 where seq_id = 3; update mt_events set seq_id = 3 where seq_id = 4; update mt_events set seq_id = 4 where seq_id = -1";
    private const string BackDate = "update mt_events set timestamp = timestamp - interval '1 microsecond' where seq_id = 1";
    private const string Insert =
        "insert into mt_events (seq_id, id, stream_id, version, data, type, timestamp) select 1000, gen_random_uuid(), stream_id, version + 1, data, type, timestamp from mt_events where seq_id = 7";

    private async Task GivenAsync()
    {
        await Events.AppendAsync("article-a", 0, Copies(3));
        await Events.AppendAsync("article-b", 0, Copies(2));
        await Sealer.SealAsync();
        await Events.AppendAsync("article-a", 3, Copies(2));
        await Sealer.SealAsync();
        var found = await VerifyAsync();
        Assert.Empty(found.Faults);
        Assert.Equal(7, found.Signed!.Head.Size);
    }

    [Theory]
    [InlineData(Alter + "2", LogFaultKind.Altered, "article-a", 2L)]
    [InlineData(Alter + "1", LogFaultKind.Altered, "article-a", 1L)]
    [InlineData(Alter + "7", LogFaultKind.Altered, "article-a", 5L)]
    [InlineData("update mt_events set id = gen_random_uuid() where seq_id = 5", LogFaultKind.Altered, "article-b", 2L)]
    [InlineData(BackDate, LogFaultKind.Altered, "article-a", 1L)]
    [InlineData(SwapTwo, LogFaultKind.Altered, "article-b", 1L)]
    [InlineData("delete from mt_events where seq_id = 5", LogFaultKind.Removed, "article-a", 4L)]
    [InlineData("delete from mt_events where seq_id in (4, 5)", LogFaultKind.Removed, "article-a", 4L)]
    [InlineData("delete from mt_events where seq_id = 7", LogFaultKind.Removed, null, null)]
    [InlineData("delete from mt_events where seq_id >= 6", LogFaultKind.Removed, null, null)]
    public async Task A_tampered_event_is_named_though_the_chains_were_made_to_fit(string tampering, LogFaultKind kind, string? stream, long? version)
    {
        await GivenAsync();
        await ForgeAsync(tampering);
        var found = await VerifyAsync();
        Assert.True(found.Faults.Any(f => f.Kind == kind && f.Stream == stream && f.Version == version), string.Join('\n', found.Faults));
        Assert.All(found.Faults, f => Assert.DoesNotContain('\n', f.Message));
        await Assert.ThrowsAsync<RefusedException>(() => Proofs.ProveAsync("2", true).ContinueWith(_ => Sealer.RebuildAsync(), TaskScheduler.Default).Unwrap());
    }

    [Fact]
    public async Task An_event_put_in_among_signed_ones_is_named_though_the_chains_were_made_to_fit()
    {
        await GivenAsync();
        // Room is made between 5 and 7: as if the attacker had an unused number there.
        await Events.AppendAsync("article-c", 0, Copies(1));
        await TamperAsync("update mt_events set seq_id = 9 where seq_id = 8; update nm_log set last_seq_id = 9");
        await ForgeAsync("update mt_events set seq_id = 10 where seq_id = 9");
        await Sealer.SealAsync();
        await ForgeAsync("insert into mt_streams (id, version) values ('article-d', 1); insert into mt_events (seq_id, id, stream_id, version, data, type, timestamp) select 8, gen_random_uuid(), 'article-d', 1, data, type, timestamp from mt_events where seq_id = 7");
        var found = await VerifyAsync();
        Assert.True(found.Faults.Any(f => f is { Kind: LogFaultKind.Inserted, Stream: "article-d", Version: 1 }), string.Join('\n', found.Faults));
    }

    [Theory]
    [InlineData(Alter + "2", "event 5")]
    [InlineData(Alter + "7", "event 7")]
    [InlineData(BackDate, "event 5")]
    [InlineData(SwapTwo, "event 5")]
    [InlineData("delete from mt_events where seq_id = 5", "event 6")]
    public async Task A_tampered_log_does_not_fit_its_signed_heads_though_chains_and_tree_were_made_to_fit(string tampering, string upTo)
    {
        await GivenAsync();
        await ForgeTreeAsync(tampering, withHeads: false);
        var found = await VerifyAsync();
        var fault = Assert.Single(found.Faults, f => f.Message.Contains("does not fit the log up to " + upTo, StringComparison.Ordinal));
        Assert.Contains("signed on", fault.Message, StringComparison.Ordinal);
        await Events.AppendAsync("article-e", 0, Copies(1));
        Assert.Contains("nothing more is signed", (await Assert.ThrowsAsync<RefusedException>(() => Sealer.SealAsync())).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Alter + "7")]
    [InlineData("delete from mt_events where seq_id = 7")]
    [InlineData(Insert)]
    [InlineData("delete from mt_events; delete from mt_streams")]
    [InlineData("update nm_tree set log_id = gen_random_uuid()")]
    public async Task Heads_signed_by_another_key_or_taken_away_are_found(string tampering)
    {
        await GivenAsync();
        await ForgeTreeAsync(tampering, withHeads: true);
        var found = await VerifyAsync();
        Assert.NotEmpty(found.Faults);
        Assert.Contains(found.Faults, f => f.Kind is LogFaultKind.Unsigned or LogFaultKind.Removed || f.Message.Contains("identity", StringComparison.Ordinal));
        await Assert.ThrowsAsync<RefusedException>(() => Sealer.SealAsync());
    }

    [Fact]
    public async Task What_is_tampered_with_before_it_is_signed_is_not_signed()
    {
        await GivenAsync();
        await Events.AppendAsync("article-c", 0, Copies(2));
        await TamperAsync(Alter + "8");
        var refused = await Assert.ThrowsAsync<RefusedException>(() => Sealer.SealAsync());
        Assert.Contains("Event 8 is not what was recorded", refused.Message, StringComparison.Ordinal);
        Assert.Equal(7, (await Proofs.HeadAsync())!.Head.Size);
    }

    [Theory]
    [InlineData("delete from nm_tree_heads where size = 5")]
    [InlineData("update nm_tree_heads set root = 'x'")]
    [InlineData("truncate nm_tree_heads")]
    public async Task Signed_heads_refuse_to_be_changed(string sql)
    {
        await GivenAsync();
        Assert.Equal(PostgresErrors.LogIsImmutable, (await Assert.ThrowsAsync<Npgsql.PostgresException>(() => ExecuteAsync(sql))).SqlState);
    }

    [Fact]
    public async Task An_altered_signature_is_named()
    {
        await GivenAsync();
        await TamperAsync("update nm_tree_heads set signed_at = signed_at - interval '1 day' where size = 5");
        var fault = Assert.Single((await VerifyAsync()).Faults);
        Assert.Equal(LogFaultKind.Unsigned, fault.Kind);
        Assert.Contains("head of 5 events", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_lost_tile_is_no_fault_of_the_log_and_a_rebuild_brings_it_back()
    {
        await GivenAsync();
        await TamperAsync("delete from nm_tree_tiles");
        Assert.Empty((await VerifyAsync()).Faults);
        Assert.Contains("rebuild", (await Assert.ThrowsAsync<RefusedException>(() => Proofs.ProveAsync("2", true))).Message, StringComparison.Ordinal);
        Assert.Equal(7, await Sealer.RebuildAsync());
        Assert.Equal(1, (await Proofs.ProveAsync("2", true)).Event.Index);
        Assert.Empty((await VerifyAsync()).Faults);
    }
}
