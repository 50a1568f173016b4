using NegotiationMonitor.Articles;
using NegotiationMonitor.Postgres.Log;
using NegotiationMonitor.Postgres.Tests.Positions;
using NegotiationMonitor.TestSupport;
using NegotiationMonitor.Tests.Positions;

namespace NegotiationMonitor.Contracts;

/// <summary>What a log of events must keep, whoever stores it.</summary>
public abstract class EventLogContract(PostgresServer server) : ContractTest(server)
{
    private EventLog Events => Back.Log;

    [Fact]
    public async Task What_is_appended_is_read_back_in_order()
    {
        var events = Copies(3);
        var appended = await Events.AppendAsync("article-a", 0, events, Cancellation);
        Assert.Equal(3, appended.Version);
        var read = await Events.ReadAsync(0, 10, Cancellation);
        Assert.Equal(events.Select(e => e.Id), read.Select(e => e.Id));
        Assert.Equal(events.Select(e => e.Event), read.Select(e => e.Event));
        Assert.Equal([1L, 2, 3], read.Select(e => e.Version));
        Assert.Equal(read[^1].Sequence, appended.Sequence);
        Assert.Equal(appended.Sequence, await Events.HeadAsync(Cancellation));
    }

    [Fact]
    public async Task The_same_append_again_records_nothing()
    {
        var events = Copies(2);
        await Events.AppendAsync("article-a", 0, events, Cancellation);
        var again = await Events.AppendAsync("article-a", 0, events, Cancellation);
        var withFreshVersion = await Events.AppendAsync("article-a", 2, events, Cancellation);
        Assert.Equal((0, 2L), (again.Events, again.Version));
        Assert.Equal((0, 2L), (withFreshVersion.Events, withFreshVersion.Version));
        Assert.Equal(2, (await Events.ReadAsync(0, 10, Cancellation)).Count);
    }

    [Fact]
    public async Task A_wrong_version_is_a_conflict_and_records_nothing()
    {
        await Events.AppendAsync("article-a", 0, Copies(2), Cancellation);
        var conflict = await Assert.ThrowsAsync<VersionConflictException>(() => Events.AppendAsync("article-a", 1, Copies(1), Cancellation));
        Assert.Equal(("article-a", 1L, 2L), (conflict.Stream, conflict.Expected, conflict.Actual));
        await Assert.ThrowsAsync<VersionConflictException>(() => Events.AppendAsync("article-b", 1, Copies(1), Cancellation));
        Assert.Equal(2, (await Events.ReadAsync(0, 10, Cancellation)).Count);
    }

    [Fact]
    public async Task One_failing_append_harms_none_of_those_it_shares_a_transaction_with()
    {
        var bad = new NewEvent(Guid.NewGuid(), new ReadingSuperseded(null, "r", "w"));
        await ExecuteAsync("alter table mt_events add constraint never check (type <> 'reading_superseded')");
        var all = Enumerable.Range(0, 60).Select(i => Events.AppendAsync($"article-{i}", 0, i % 10 == 3 ? [.. Copies(1), bad] : Copies(2), Cancellation)).ToList();
        await Task.WhenAll(all).ContinueWith(_ => { }, TaskScheduler.Default);
        Assert.Equal(6, all.Count(t => t.IsFaulted));
        Assert.Equal(54 * 2, (await AllAsync(Events)).Count);
        Assert.True((await LogVerifier.VerifyAsync(Back.Database)).IsSound);
    }

    [Fact]
    public async Task Conflicts_within_one_transaction_are_found()
    {
        var all = Enumerable.Range(0, 30).Select(_ => Events.AppendAsync("article-a", 0, Copies(1), Cancellation)).ToList();
        await Task.WhenAll(all).ContinueWith(_ => { }, TaskScheduler.Default);
        Assert.Equal(1, all.Count(t => t.IsCompletedSuccessfully));
        Assert.All(all.Where(t => t.IsFaulted), t => Assert.IsType<VersionConflictException>(t.Exception!.InnerException));
        Assert.Single(await AllAsync(Events));
    }

    [Fact]
    public async Task Retries_from_several_programs_at_once_record_once()
    {
        await using var elsewhere = await OpenAsync(ConnectionString);
        var events = Copies(4);
        var all = await Task.WhenAll(Enumerable.Range(0, 40).Select(i => Task.Run(() => (i % 2 == 0 ? Events : elsewhere.Log).AppendAsync("article-a", 0, events, Cancellation))));
        Assert.Equal(4, all.Sum(a => a.Events));
        Assert.Equal(4, (await AllAsync(Events)).Count);
    }

    [Fact]
    public async Task Streams_that_take_turns_keep_the_order_of_their_appends()
    {
        await Task.WhenAll(Enumerable.Range(0, 90).Select(i => Events.DecideAsync($"article-{i % 3}", _ => Copies(1 + (i % 2)), Cancellation)));
        var read = await AllAsync(Events);
        Assert.Equal(135, read.Count);
        foreach (var stream in read.GroupBy(e => e.Stream))
        {
            Assert.Equal(Enumerable.Range(1, 45), stream.Select(e => (int)e.Version));
        }

        Assert.True((await LogVerifier.VerifyAsync(Back.Database)).IsSound);
    }

    [Theory]
    [InlineData(71)]
    [InlineData(72)]
    public async Task Articles_recorded_reviewed_revised_and_reread_are_aggregated_as_the_domain_folds_them(int seed)
    {
        var bytes = new byte[60 * LivingHistory.Step];
        new Random(seed).NextBytes(bytes);
        await new LivingHistory(Back.Database, Events).LiveAsync(bytes);
        var log = await AllAsync(Events);
        Assert.True(log.Count > 60);
        foreach (var stream in log.GroupBy(e => e.Stream))
        {
            var folded = ArticleRecord.Fold(stream.Key, stream.Select(e => new NewEvent(e.Id, e.Event)));
            Assert.Equal(Words(folded), Words(await Back.AggregateAsync(stream.Key)));
            Assert.Equal(Words(folded), Words(await Events.LoadAsync(stream.Key, Cancellation)));
        }

        var verified = await LogVerifier.VerifyAsync(Back.Database);
        Assert.True(verified.IsSound, string.Join("\n", verified.Faults.Take(3)));
    }

    [Fact]
    public async Task Rows_hold_our_names_and_the_hashes_and_no_names_of_classes()
    {
        await Events.AppendAsync("article-a", 0, Copies(2), Cancellation);
        Assert.Equal(
            ["article-a 1 copy_recognised hash,log,prev *DEFAULT*", "article-a 2 copy_recognised hash,log,prev *DEFAULT*"],
            await TextsAsync(
                """
                select concat_ws(' ', stream_id, e.version, e.type, (select string_agg(k, ',' order by k) from jsonb_object_keys(headers) k), mt_dotnet_type, e.tenant_id)
                from mt_events e order by seq_id
                """));
    }

    [Fact]
    public async Task What_was_recorded_cannot_be_changed_or_removed()
    {
        await Events.AppendAsync("article-a", 0, Copies(2), Cancellation);
        foreach (var sql in (string[])["update mt_events set data = '{}'", "delete from mt_events", "truncate mt_events", "delete from mt_streams"])
        {
            Assert.Contains("the log is immutable", (await Assert.ThrowsAsync<Npgsql.PostgresException>(() => ExecuteAsync(sql))).Message, StringComparison.Ordinal);
        }

        Assert.Equal(2, (await AllAsync(Events)).Count);
    }
}
