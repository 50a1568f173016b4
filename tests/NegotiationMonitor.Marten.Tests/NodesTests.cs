using System.Diagnostics;
using System.Globalization;
using System.Net.Sockets;
using NegotiationMonitor.App.Tests;
using NegotiationMonitor.App.Tests.Watching;
using NegotiationMonitor.Articles;
using NegotiationMonitor.Contracts;
using NegotiationMonitor.Positions;
using NegotiationMonitor.Postgres.Watching;
using NegotiationMonitor.Tests.Positions;
using NegotiationMonitor.Watching;

namespace NegotiationMonitor.Marten.Tests;

/// <summary>Nodes of one database, processes as users run them, among which Wolverine shares the work.</summary>
public sealed class NodesTests(AnyServer server) : ContractTest(server)
{
    /// <summary>Wolverine takes a node for dead when it has not been heard of for a minute, on a busy machine for longer.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    private readonly List<Negmon> nodes = [];
    private int articles;

    protected override Task<BackEnd> OpenAsync(string connectionString) => OwnBackEnd.OpenAsync(connectionString);

    public override async ValueTask DisposeAsync()
    {
        nodes.ForEach(n => n.Dispose());
        await base.DisposeAsync();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task When_a_node_is_stopped_or_killed_the_other_takes_over_what_it_projected_and_delivered_and_nothing_is_lost(bool killed)
    {
        await using var endpoint = new Endpoint();
        await new WatchStore(Back.Database).AddAsync("all", WatchFilter.All, new Delivery(DeliveryKind.Webhook, endpoint.Url), Pacing.None, ChangeCursor.Start, Cancellation);

        // Each of the two rounds ends the node that had worked longest; whatever work the newer one had got, it is left alone with all of it.
        var working = await ServeAsync();
        await ArrivedAsync(endpoint, await SayAsync());
        for (var round = 0; round < 2; round++)
        {
            var newer = await ServeAsync();
            await SharedAsync();
            for (var i = 0; i < 20; i++)
            {
                await SayAsync();
                if (i == 10)
                {
                    await EndAsync(working, killed);
                }
            }

            await ArrivedAsync(endpoint, articles);
            working = newer;
        }

        var book = new PositionBook();
        (await AllAsync(Back.Log)).ForEach(book.Apply);
        Assert.Equal(book.Positions, await PositionsAsync());
        Assert.Equal(book.Changes.Select(Words), await ChangesAsync());
        Assert.Equal(book.Changes.Select(c => c.Id).Order(StringComparer.Ordinal), endpoint.Requests.Select(r => r.Id).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));
    }

    private async Task<Negmon> ServeAsync()
    {
        using var probe = new TcpListener(System.Net.IPAddress.Loopback, 0);
        probe.Start();
        var url = "http://" + probe.LocalEndpoint;
        probe.Stop();
        var node = Negmon.Start(["serve", "--store", "marten", "--listen", url, "--connection", ConnectionString + ";Timeout=300;Command Timeout=300", "--allow-webhooks-to", "127.0.0.0/8"]);
        nodes.Add(node);
        await node.UntilAsync("Listening on");
        return node;
    }

    private static async Task EndAsync(Negmon node, bool killed)
    {
        if (killed)
        {
            node.Process.Kill();
        }
        else
        {
            using var kill = Process.Start("kill", ["-TERM", node.Process.Id.ToString(CultureInfo.InvariantCulture)]);
        }

        var ended = await node.EndAsync();
        Assert.True(killed || ended.Exit == 0, ended.Error);
    }

    /// <summary>Records an article that is one change.</summary>
    /// <returns>Changes so far.</returns>
    private async Task<int> SayAsync()
    {
        var number = ++articles;
        var article = new Story().Article("Reuters", 1 + (number % 28), $"article-{number}").Says("us", $"issue-{number}", Stance.Supports, 1 + (number % 28), "Speaker").Read();
        await Back.Log.AppendAsync(article.Log[0].Stream, 0, [.. article.Log.Select(e => new NewEvent(Guid.NewGuid(), e.Event))], Cancellation);
        return number;
    }

    /// <summary>Waits until the projection is at work on one node and the subscription on another.</summary>
    private Task SharedAsync() => UntilAsync(async () =>
        await TextsAsync("select distinct node_id::text from negmon_wolverine.wolverine_node_assignments where id like 'event-subscriptions:%'") is { Count: 2 });

    /// <summary>Waits until so many changes have come, however often.</summary>
    private Task ArrivedAsync(Endpoint endpoint, int count) =>
        UntilAsync(() => Task.FromResult(endpoint.Requests.Select(r => r.Id).Distinct(StringComparer.Ordinal).Count() >= count));

    private async Task UntilAsync(Func<Task<bool>> expected)
    {
        for (var waited = Stopwatch.StartNew(); !await expected(); await Task.Delay(100, Cancellation))
        {
            if (waited.Elapsed > Patience)
            {
                var work = await TextsAsync("select concat_ws(' on ', id, node_id) from negmon_wolverine.wolverine_node_assignments");
                Assert.Fail($"never came to be: {articles} changes recorded, {(await ChangesAsync()).Count} projected; {string.Join(" | ", work)}");
            }
        }
    }
}
