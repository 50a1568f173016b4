using NegotiationMonitor.App.Tests.Watching;
using NegotiationMonitor.Articles;
using NegotiationMonitor.Postgres;
using NegotiationMonitor.Postgres.Log;
using NegotiationMonitor.Postgres.Positions;
using NegotiationMonitor.Postgres.Watching;
using NegotiationMonitor.TestSupport;
using NegotiationMonitor.Tests.Positions;
using NegotiationMonitor.Watching;

namespace NegotiationMonitor.Contracts;

/// <summary>A node that projects and delivers.</summary>
public interface IDeliveringNode : IAsyncDisposable
{
    /// <summary>Records.</summary>
    EventLog Log { get; }

    /// <summary>Makes the positions anew.</summary>
    Task RebuildAsync();

    /// <summary>How many of a watch's deliveries are dead letters.</summary>
    Task<int> DeadAsync(string watch);
}

/// <summary>What subscribers may rely on, whoever delivers. Endpoints are real sockets, the clock is the world's.</summary>
public abstract class DeliveriesContract(PostgresServer server) : IAsyncLifetime
{
    private TestDatabase own = null!;
    private int articles;

    protected static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    protected string ConnectionString => own.ConnectionString;

    protected Database Database { get; private set; } = null!;

    private WatchStore Watches => new(Database);

    /// <summary>Starts a node over the test's database; failed deliveries are tried again after 100 and 200 ms.</summary>
    protected abstract Task<IDeliveringNode> StartAsync();

    public async ValueTask InitializeAsync()
    {
        own = await server.NewDatabaseAsync();
        Database = await Database.OpenAsync(own.ConnectionString);
    }

    public async ValueTask DisposeAsync()
    {
        await Database.DisposeAsync();
        await own.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task Changes_come_in_order_with_the_ids_they_are_known_by_to_those_who_want_them()
    {
        await using var all = new Endpoint();
        await using var some = new Endpoint();
        await AddAsync("all", all);
        await AddAsync("some", some, new WatchFilter(Actors: ["russia"]));
        await using var node = await StartAsync();
        for (var i = 0; i < 6; i++)
        {
            await SayAsync(node, i % 2 == 0 ? "us" : "russia");
        }

        var received = await all.UntilAsync(6);
        Assert.Equal(await IdsAsync(), received.Select(r => r.Id));
        Assert.All(received, r => Assert.Contains($"\"id\":\"{r.Id}\"", r.Body, StringComparison.Ordinal));
        Assert.Equal((await IdsAsync()).Where(id => id.Contains("russia", StringComparison.Ordinal)), (await some.UntilAsync(3)).Select(r => r.Id));
    }

    [Fact]
    public async Task A_failing_delivery_is_tried_again_with_the_same_id_and_harms_no_other_watch()
    {
        var down = true;
        await using var failing = new Endpoint(_ => down ? new Reply(500) : Reply.Ok);
        await using var well = new Endpoint();
        await AddAsync("failing", failing);
        await AddAsync("well", well);
        await using var node = await StartAsync();
        await SayAsync(node, "us");
        await failing.UntilAsync(2);
        down = false;
        var received = await failing.UntilAsync(3);
        Assert.Single(received.Select(r => r.Id).Distinct(StringComparer.Ordinal));
        Assert.Equal(received[0].Id, Assert.Single(await well.UntilAsync(1)).Id);
        Assert.Equal(0, await node.DeadAsync("failing"));
    }

    [Fact]
    public async Task What_fails_in_all_its_tries_is_a_dead_letter()
    {
        await using var endpoint = new Endpoint(_ => new Reply(500));
        await AddAsync("w", endpoint);
        await using var node = await StartAsync();
        await SayAsync(node, "us");
        var received = await endpoint.UntilAsync(3);
        Assert.Single(received.Select(r => r.Id).Distinct(StringComparer.Ordinal));
        for (var left = 1500; await node.DeadAsync("w") == 0; left--)
        {
            Assert.True(left > 0, "no dead letter");
            await Task.Delay(20, Cancellation);
        }

        Assert.Equal(3, endpoint.Requests.Count);
    }

    [Fact]
    public async Task A_rebuild_and_a_restart_send_nothing_again_and_nothing_is_missed()
    {
        await using var endpoint = new Endpoint();
        await AddAsync("w", endpoint);
        await using (var first = await StartAsync())
        {
            await SayAsync(first, "us");
            await SayAsync(first, "russia");
            await endpoint.UntilAsync(2);
            await first.RebuildAsync();
        }

        await using (var log = new EventLog(Database))
        {
            await SayAsync(log, "france");
        }

        await using var second = await StartAsync();
        await SayAsync(second, "italy");
        var received = await endpoint.UntilAsync(4);
        Assert.Equal(await IdsAsync(), received.Select(r => r.Id).Distinct(StringComparer.Ordinal));
        Assert.Equal(4, received.Count);
    }

    private Task AddAsync(string name, Endpoint endpoint, WatchFilter? filter = null) =>
        Watches.AddAsync(name, filter ?? WatchFilter.All, new Delivery(DeliveryKind.Webhook, endpoint.Url), Pacing.None, ChangeCursor.Start, Cancellation);

    private Task SayAsync(IDeliveringNode node, string actor) => SayAsync(node.Log, actor);

    private Task SayAsync(EventLog log, string actor)
    {
        var article = new Story().Article("Reuters", 1 + articles, $"article-{++articles}").Says(actor, "issue-" + articles, Stance.Supports, articles, "Speaker").Read();
        return log.AppendAsync(article.Log[0].Stream, 0, [.. article.Log.Select(e => new NewEvent(Guid.NewGuid(), e.Event))], Cancellation);
    }

    private async Task<List<string>> IdsAsync() =>
        [.. (await new NoticeQueries(Database).AfterAsync(ChangeCursor.Start, 1000, Cancellation)).Changes.Select(c => c.View.Change.Id)];
}
