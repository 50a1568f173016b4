using System.Collections.Concurrent;
using System.Diagnostics;
using NegotiationMonitor.Articles;
using NegotiationMonitor.Postgres.Log;
using NegotiationMonitor.TestSupport;
using Npgsql;

namespace NegotiationMonitor.Postgres.Tests.Log;

public sealed class FollowerTests(PostgresServer server) : LogTest(server)
{
    private static readonly FollowerOptions Quick = new() { BatchSize = 7, Poll = TimeSpan.FromMilliseconds(50), FirstPause = TimeSpan.FromMilliseconds(1), LongestPause = TimeSpan.FromMilliseconds(5) };

    private readonly ConcurrentQueue<long> seen = [];

    private static async Task UntilAsync(Func<bool> condition)
    {
        var clock = Stopwatch.StartNew();
        while (!condition())
        {
            Assert.True(clock.Elapsed < TimeSpan.FromMinutes(5), "it did not happen within five minutes");
            await Task.Delay(5);
        }
    }

    private Task SeeAsync(IReadOnlyList<RecordedEvent> events, NpgsqlConnection connection, CancellationToken cancellation)
    {
        foreach (var e in events)
        {
            seen.Enqueue(e.Sequence);
        }

        return Task.CompletedTask;
    }

    private async Task<long[]> AllAsync() => (await ScalarAsync<long[]>("select coalesce(array_agg(seq_id order by seq_id), '{}') from mt_events"))!;

    /// <summary>Writes what it has seen to a table, in the transaction of its checkpoint.</summary>
    private static async Task StoreAsync(IReadOnlyList<RecordedEvent> events, NpgsqlConnection connection, CancellationToken cancellation)
    {
        await using var insert = new NpgsqlCommand("insert into seen select * from unnest($1)", connection);
        insert.Parameters.Add(new NpgsqlParameter<long[]> { TypedValue = [.. events.Select(e => e.Sequence)] });
        await insert.ExecuteNonQueryAsync(cancellation);
    }

    [Fact]
    public async Task Eight_writers_with_slow_and_failing_transactions_skip_nothing_and_repeat_nothing()
    {
        await ExecuteAsync("create table seen (seq_id bigint primary key)");
        // Every so often a transaction is slow after it has drawn its numbers, or fails with its numbers drawn.
        await ExecuteAsync(
            """
            create function disturb() returns trigger language plpgsql as $$
            begin
                if random() < 0.05 then perform pg_sleep(0.02); end if;
                if random() < 0.10 then raise exception 'disturbed' using errcode = 'XX001'; end if;
                return new;
            end $$;
            create trigger disturb after insert on mt_events for each row when (new.version = 2) execute function disturb();
            """);
        using var stop = new CancellationTokenSource();
        var random = new Random(1);
        var follower = new Follower(Database, "seen", async (events, connection, cancellation) =>
        {
            await StoreAsync(events, connection, cancellation);
            if (random.Next(10) == 0)
            {
                throw new InvalidOperationException("the handler fails after its writes");
            }
        }, Quick);
        var following = follower.RunAsync(stop.Token);

        var acknowledged = new ConcurrentBag<Guid>();
        var logs = Enumerable.Range(0, 4).Select(_ => new EventLog(Database)).ToList();
        await Task.WhenAll(Enumerable.Range(0, 8).Select(writer => Task.Run(async () =>
        {
            for (var i = 0; i < 40; i++)
            {
                var events = Copies(3);
                while (true)
                {
                    try
                    {
                        await logs[writer % logs.Count].AppendAsync($"article-{writer}-{i}", 0, events);
                        break;
                    }
                    catch (PostgresException e) when (e.SqlState == "XX001")
                    {
                        // Again, with the same ids.
                    }
                }

                foreach (var e in events)
                {
                    acknowledged.Add(e.Id);
                }
            }
        })));
        var head = await Events.HeadAsync();
        await UntilAsync(() => follower.Status.Checkpoint >= head);
        await stop.CancelAsync();
        await following;
        foreach (var log in logs)
        {
            await log.DisposeAsync();
        }

        Assert.Equal(8 * 40 * 3, acknowledged.Count);
        Assert.Equal(960L, await ScalarAsync<long>("select count(*) from mt_events"));
        Assert.Equal(960L, await ScalarAsync<long>("select count(*) from seen join mt_events using (seq_id)"));
        Assert.True((await LogVerifier.VerifyAsync(Database)).IsSound);
    }

    [Fact]
    public async Task Follower_does_not_skip_an_event_committed_late()
    {
        await using var slow = await Database.OpenDedicatedAsync();
        await using var transaction = await slow.BeginTransactionAsync();
        await using (var hold = new NpgsqlCommand($"select pg_advisory_xact_lock({Database.LockKey("append")})", slow))
        {
            await hold.ExecuteNonQueryAsync();
        }

        // An appender that holds the lock and is slow: nobody behind it can commit a higher number before it ends.
        var behind = Events.AppendAsync("article-b", 0, Copies(1));
        await Task.Delay(100);
        Assert.False(behind.IsCompleted);
        Assert.Equal(0, await Events.HeadAsync());
        await transaction.RollbackAsync();
        await behind;
        await new Follower(Database, "test", SeeAsync).CatchUpAsync();
        Assert.Equal(await AllAsync(), seen);
    }

    [Fact]
    public async Task A_notification_wakes_a_follower_long_before_it_polls()
    {
        using var stop = new CancellationTokenSource();
        var follower = new Follower(Database, "test", SeeAsync, new FollowerOptions { Poll = TimeSpan.FromMinutes(5) });
        var following = follower.RunAsync(stop.Token);
        await UntilAsync(() => follower.Status.Owned);
        await Events.AppendAsync("article-a", 0, Copies(2));
        await UntilAsync(() => seen.Count == 2);
        await Events.AppendAsync("article-a", 2, Copies(2));
        await UntilAsync(() => seen.Count == 4);
        await stop.CancelAsync();
        await following;
        Assert.Equal(await AllAsync(), seen);
    }

    [Fact]
    public async Task Without_notifications_a_follower_polls()
    {
        using var stop = new CancellationTokenSource();
        var follower = new Follower(Database, "test", SeeAsync, Quick);
        var following = follower.RunAsync(stop.Token);
        await UntilAsync(() => follower.Status.Owned);
        await using (var deaf = await Database.OpenDedicatedAsync())
        {
            await using var copy = new NpgsqlCommand(
                "insert into mt_streams (id, version) values ('article-x', 1); insert into mt_events (seq_id, id, stream_id, version, data, type) values (1, gen_random_uuid(), 'article-x', 1, '{\"of\":\"y\",\"similarity\":1}', 'copy_recognised'); update nm_log set last_seq_id = 1", deaf);
            await copy.ExecuteNonQueryAsync();
        }

        await UntilAsync(() => seen.Count == 1);
        await stop.CancelAsync();
        await following;
    }

    [Fact]
    public async Task What_a_failing_handler_wrote_is_undone_with_its_checkpoint()
    {
        await ExecuteAsync("create table seen (seq_id bigint)");
        await Events.AppendAsync("article-a", 0, Copies(3));
        var follower = new Follower(Database, "test", async (events, connection, cancellation) =>
        {
            await StoreAsync(events, connection, cancellation);
            throw new RefusedException("no");
        });
        await Assert.ThrowsAsync<RefusedException>(() => follower.CatchUpAsync());
        Assert.Equal(0L, await ScalarAsync<long>("select count(*) from seen"));
        await new Follower(Database, "test", StoreAsync).CatchUpAsync();
        Assert.Equal(3L, await ScalarAsync<long>("select count(*) from seen"));
    }

    [Fact]
    public async Task An_event_that_cannot_be_handled_stops_the_follower_there_with_its_reason()
    {
        await Events.AppendAsync("article-a", 0, Copies(10));
        using var stop = new CancellationTokenSource();
        var follower = new Follower(Database, "test", (events, _, _) => events.Any(e => e.Version == 9) ? throw new RefusedException("event 9 is beyond me") : Task.CompletedTask, Quick);
        var following = follower.RunAsync(stop.Token);
        await UntilAsync(() => follower.Status is { Checkpoint: 7, Failure: RefusedException });
        await stop.CancelAsync();
        await following;
        Assert.Equal(7L, await ScalarAsync<long>("select last_seq_id from mt_event_progression where name = 'test'"));
    }

    [Fact]
    public async Task Of_two_nodes_one_runs_a_follower_and_the_other_takes_over_when_it_dies()
    {
        await ExecuteAsync("create table seen (seq_id bigint primary key)");
        using var stop = new CancellationTokenSource();
        var nodes = Enumerable.Range(0, 2).Select(_ => new Follower(Database, "shared", StoreAsync, Quick)).ToList();
        var following = nodes.Select(n => n.RunAsync(stop.Token)).ToList();
        await Events.AppendAsync("article-a", 0, Copies(20));
        await UntilAsync(() => nodes.Any(n => n.Status.Checkpoint == 20));
        Assert.Single(nodes, n => n.Status.Owned);
        // The owner's connection dies, and its lock with it; those of other tests' databases on this server do not.
        await ExecuteAsync(
            """
            select pg_terminate_backend(pid) from pg_locks
            where locktype = 'advisory' and granted and pid <> pg_backend_pid()
                and database = (select oid from pg_database where datname = current_database())
            """);
        await Events.AppendAsync("article-a", 20, Copies(20));
        await UntilAsync(() => nodes.Any(n => n.Status.Checkpoint == 40));
        await stop.CancelAsync();
        await Task.WhenAll(following);
        Assert.Equal(40L, await ScalarAsync<long>("select count(*) from seen"));
    }

    [Fact]
    public async Task Catching_up_waits_for_the_node_that_runs_the_follower()
    {
        using var stop = new CancellationTokenSource();
        var owner = new Follower(Database, "shared", SeeAsync, Quick);
        var following = owner.RunAsync(stop.Token);
        await UntilAsync(() => owner.Status.Owned);
        await Events.AppendAsync("article-a", 0, Copies(30));
        Assert.Equal(30, await new Follower(Database, "shared", (_, _, _) => throw new InvalidOperationException("not mine")).CatchUpAsync());
        await stop.CancelAsync();
        await following;
        Assert.Equal(await AllAsync(), seen);
    }
}
