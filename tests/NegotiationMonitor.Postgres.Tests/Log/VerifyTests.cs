using NegotiationMonitor.Postgres.Log;
using NegotiationMonitor.TestSupport;

namespace NegotiationMonitor.Postgres.Tests.Log;

/// <summary>Each tampering is done with the triggers disabled, as somebody with the database's password might.</summary>
public sealed class VerifyTests(PostgresServer server) : LogTest(server)
{
    private async Task<LogVerification> AfterAsync(string tampering)
    {
        await Events.AppendAsync("article-a", 0, Copies(3));
        await Events.AppendAsync("article-b", 0, Copies(2));
        await Events.AppendAsync("article-a", 3, Copies(2));
        Assert.True((await LogVerifier.VerifyAsync(Database)).IsSound);
        await TamperAsync(tampering);
        return await LogVerifier.VerifyAsync(Database);
    }

    private async Task NamedAsync(string tampering, LogFaultKind kind, string? stream, long? version)
    {
        var found = await AfterAsync(tampering);
        Assert.True(found.Faults.Any(f => f.Kind == kind && f.Stream == stream && f.Version == version), string.Join('\n', found.Faults));
        Assert.All(found.Faults, f => Assert.DoesNotContain('\n', f.Message));
    }

    [Fact]
    public async Task A_sound_log_is_sound()
    {
        var found = await AfterAsync("select 1");
        Assert.Equal((7L, 2L, 7L), (found.Events, found.Streams, found.LastSequence));
        Assert.Empty(found.Faults);
        Assert.Equal(await ScalarAsync<string>("select hash from nm_log"), found.Hash);
    }

    [Fact]
    public async Task An_empty_log_is_sound() => Assert.True((await LogVerifier.VerifyAsync(Database)).IsSound);

    [Fact]
    public Task An_altered_event_is_named() =>
        NamedAsync("update mt_events set data = jsonb_set(data, '{of}', '\"article-z\"') where seq_id = 2", LogFaultKind.Altered, "article-a", 2);

    [Fact]
    public Task An_event_altered_with_its_hash_is_named() =>
        NamedAsync("update mt_events set headers = jsonb_set(headers, '{hash}', '\"00\"') where seq_id = 2", LogFaultKind.Altered, "article-a", 3);

    [Fact]
    public Task A_renamed_event_is_named() => NamedAsync("update mt_events set type = 'act_added' where seq_id = 2", LogFaultKind.Altered, "article-a", 2);

    [Fact]
    public Task A_removed_event_is_named() => NamedAsync("delete from mt_events where seq_id = 2", LogFaultKind.Removed, "article-a", 2);

    [Fact]
    public Task A_removed_first_event_is_named() => NamedAsync("delete from mt_events where seq_id = 4", LogFaultKind.Removed, "article-b", 1);

    [Fact]
    public Task A_removed_last_event_of_a_stream_is_named() => NamedAsync("delete from mt_events where seq_id = 5", LogFaultKind.Removed, "article-b", 2);

    [Fact]
    public Task A_removed_last_event_of_the_log_is_seen_even_if_its_stream_is_shortened() =>
        NamedAsync("delete from mt_events where seq_id = 7; update mt_streams set version = 4 where id = 'article-a'", LogFaultKind.Removed, null, null);

    [Fact]
    public Task A_stream_removed_whole_is_seen() =>
        NamedAsync("delete from mt_events where stream_id = 'article-b'; delete from mt_streams where id = 'article-b'", LogFaultKind.Reordered, "article-a", 4);

    [Fact]
    public Task Events_removed_from_a_stream_that_stands_are_named() => NamedAsync("delete from mt_events where stream_id = 'article-b'", LogFaultKind.Removed, "article-b", 1);

    [Fact]
    public Task Events_reordered_in_the_log_are_named() =>
        NamedAsync("update mt_events set seq_id = -1 where seq_id = 3; update mt_events set seq_id = 3 where seq_id = 4; update mt_events set seq_id = 4 where seq_id = -1", LogFaultKind.Reordered, "article-b", 1);

    [Fact]
    public Task Events_reordered_in_a_stream_are_named() =>
        NamedAsync("update mt_events set version = -1 where seq_id = 1; update mt_events set version = 1 where seq_id = 2; update mt_events set version = 2 where seq_id = 1", LogFaultKind.Altered, "article-a", 1);

    [Fact]
    public Task A_back_dated_event_is_named() => NamedAsync("update mt_events set timestamp = timestamp - interval '1 day' where seq_id = 5", LogFaultKind.BackDated, "article-b", 2);

    [Fact]
    public Task A_back_dated_first_event_is_named() => NamedAsync("update mt_events set timestamp = timestamp - interval '1 day' where seq_id = 1", LogFaultKind.Altered, "article-a", 1);

    [Fact]
    public Task A_hidden_event_is_named() => NamedAsync("update mt_events set is_archived = true where seq_id = 2", LogFaultKind.Altered, "article-a", 2);

    [Fact]
    public Task An_event_put_in_behind_the_logs_back_is_named() =>
        NamedAsync(
            "insert into mt_events (seq_id, id, stream_id, version, data, type, timestamp) values (99, gen_random_uuid(), 'article-b', 3, '{\"of\":\"x\",\"similarity\":1}', 'copy_recognised', now())",
            LogFaultKind.Inserted, "article-b", 3);

    [Fact]
    public Task A_lost_stream_row_is_named() => NamedAsync("delete from mt_streams where id = 'article-b'", LogFaultKind.Removed, "article-b", null);

    [Fact]
    public async Task A_lost_running_record_is_seen() => Assert.Contains((await AfterAsync("delete from nm_log")).Faults, f => f.Message.Contains("nm_log", StringComparison.Ordinal));

    [Theory]
    [InlineData("update mt_events set type = 'x' where seq_id = 1")]
    [InlineData("update mt_events set is_archived = true")]
    [InlineData("delete from mt_events where seq_id = 1")]
    [InlineData("delete from mt_events where false")]
    [InlineData("truncate mt_events")]
    [InlineData("truncate mt_streams cascade")]
    [InlineData("delete from mt_streams")]
    [InlineData("update mt_streams set is_archived = true")]
    [InlineData("update mt_streams set version = 0")]
    [InlineData("update mt_streams set id = 'x'")]
    public async Task The_log_refuses_to_be_changed(string sql)
    {
        await Events.AppendAsync("article-a", 0, Copies(2));
        var refused = await Assert.ThrowsAsync<Npgsql.PostgresException>(() => ExecuteAsync(sql));
        Assert.Equal(PostgresErrors.LogIsImmutable, refused.SqlState);
        Assert.IsType<RefusedException>(PostgresErrors.Explain(refused, ConnectionString));
        Assert.Equal(2, (await Events.ReadAsync(0, 10)).Count);
    }
}
