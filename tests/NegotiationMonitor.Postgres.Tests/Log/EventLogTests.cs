using NegotiationMonitor.Articles;
using NegotiationMonitor.Postgres.Log;
using NegotiationMonitor.TestSupport;

namespace NegotiationMonitor.Postgres.Tests.Log;

public sealed class EventLogTests(PostgresServer server) : LogTest(server)
{
    [Fact]
    public async Task Follower_hears_of_what_was_appended()
    {
        await Events.AppendAsync("article-a", 0, Copies(2));
        List<RecordedEvent> seen = [];
        var follower = new Follower(Database, "test", (events, _, _) =>
        {
            seen.AddRange(events);
            return Task.CompletedTask;
        });
        Assert.Equal(await Events.HeadAsync(), await follower.CatchUpAsync());
        Assert.Equal(2, seen.Count);
    }

    [Fact]
    public async Task Appends_that_wait_share_a_transaction()
    {
        await Task.WhenAll(Enumerable.Range(0, 400).Select(i => Events.AppendAsync($"article-{i}", 0, Copies(2))));
        Assert.InRange(await ScalarAsync<long>("select count(distinct xmin::text) from mt_events"), 1, 100);
        Assert.True((await LogVerifier.VerifyAsync(Database)).IsSound);
    }

    [Fact]
    public async Task A_statement_prepared_on_an_empty_log_does_not_scan_a_full_one()
    {
        await using var connection = await Database.Source.OpenConnectionAsync();
        for (var i = 0; i < 20; i++)
        {
            await EventLog.ReadAsync(connection, 0, 10, CancellationToken.None);
        }

        await Events.AppendAsync("article-a", 0, Copies(5000));
        await EventLog.ReadAsync(connection, 0, 10, CancellationToken.None);
        await using var plans = new Npgsql.NpgsqlCommand("select count(*) filter (where custom_plans > 0) > 0 and sum(generic_plans) = 0 from pg_prepared_statements where statement like '%from mt_events%'", connection);
        Assert.Equal(true, await plans.ExecuteScalarAsync());
    }

    [Fact]
    public async Task Recorded_times_never_go_back()
    {
        await Events.AppendAsync("article-a", 0, Copies(1));
        await using var late = new EventLog(Database, new StoppedClock(new DateTimeOffset(2001, 1, 1, 0, 0, 0, TimeSpan.Zero)));
        await late.AppendAsync("article-b", 0, Copies(1));
        var read = await Events.ReadAsync(0, 10);
        Assert.Equal(read[0].RecordedAt, read[1].RecordedAt);
    }

    [Fact]
    public async Task A_test_may_set_the_second_clock()
    {
        var then = new DateTimeOffset(2025, 8, 20, 12, 0, 0, TimeSpan.Zero);
        await using var log = new EventLog(Database, new StoppedClock(then));
        await log.AppendAsync("article-a", 0, Copies(1));
        Assert.Equal(then, (await Events.ReadAsync(0, 1))[0].RecordedAt);
    }

    [Fact]
    public async Task Nothing_to_append_is_a_success_that_records_nothing() => Assert.Equal(0, (await Events.AppendAsync("article-a", 0, [])).Events);

    [Fact]
    public async Task A_cancelled_append_is_recorded_wholly_or_not_at_all()
    {
        using var stop = new CancellationTokenSource();
        var appends = Enumerable.Range(0, 200).Select(i => Events.AppendAsync($"article-{i}", 0, Copies(3), stop.Token)).ToList();
        await stop.CancelAsync();
        await Task.WhenAll(appends).ContinueWith(_ => { }, TaskScheduler.Default);
        var done = appends.Count(a => a.IsCompletedSuccessfully);
        Assert.Equal(done * 3L, await ScalarAsync<long>("select count(*) from mt_events"));
    }

    [Fact]
    public async Task An_event_this_version_does_not_know_is_named()
    {
        await TamperAsync("insert into mt_streams (id, version) values ('article-x', 1); insert into mt_events (seq_id, id, stream_id, version, data, type) values (1, gen_random_uuid(), 'article-x', 1, '{}', 'position_whispered')");
        Assert.Contains("position_whispered", (await Assert.ThrowsAsync<RefusedException>(() => Events.ReadAsync(0, 10))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Reading_goes_on_over_batches_and_streams()
    {
        await Events.AppendAsync("article-a", 0, Copies(2500));
        await Events.AppendAsync("article-b", 0, Copies(5));
        var count = 0;
        var last = 0L;
        await foreach (var e in Events.ReadAllAsync())
        {
            Assert.True(e.Sequence > last);
            (last, count) = (e.Sequence, count + 1);
        }

        Assert.Equal(2505, count);
        var stream = new List<RecordedEvent>();
        await foreach (var e in Events.ReadStreamAsync("article-b"))
        {
            stream.Add(e);
        }

        Assert.Equal([1L, 2, 3, 4, 5], stream.Select(e => e.Version));
    }

    private sealed class StoppedClock(DateTimeOffset now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now;
    }
}
