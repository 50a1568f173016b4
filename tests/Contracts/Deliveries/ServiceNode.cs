using Microsoft.Extensions.Logging.Abstractions;
using NegotiationMonitor.App.Cli;
using NegotiationMonitor.App.Watching;
using NegotiationMonitor.Postgres;
using NegotiationMonitor.Postgres.Log;
using NegotiationMonitor.Postgres.Positions;
using NegotiationMonitor.Watching;

namespace NegotiationMonitor.Contracts;

/// <summary>The projecting and delivering part of <c>serve</c>, in this process.</summary>
internal sealed class ServiceNode : IDeliveringNode
{
    private readonly CancellationTokenSource stop = new();
    private readonly Store store;
    private readonly Subscriptions subscriptions;
    private readonly Func<Database, string, Task<int>> dead;
    private readonly Task running;

    private ServiceNode(Store store, Func<Database, string, Task<int>> dead)
    {
        (this.store, this.dead) = (store, dead);
        subscriptions = new Subscriptions(store, new WatchSettings("https://monitor.example", ["127.0.0.0/8"], RetrySchedule.Parse("100ms,200ms"), null), TimeProvider.System, NullLogger.Instance);
        running = Task.WhenAll(
            Task.Run(() => subscriptions.RunAsync(stop.Token)),
            Task.Run(() => store.Other?.RunAsync(subscriptions.Delivering, stop.Token) ?? PositionProjection.Follow(store.Database).RunAsync(stop.Token)));
    }

    public EventLog Log => store.Log;

    /// <param name="back">As in <c>--store</c>.</param>
    /// <param name="dead">Counts a watch's dead letters.</param>
    public static async Task<IDeliveringNode> StartAsync(string connectionString, string back, Func<Database, string, Task<int>> dead) =>
        new ServiceNode(await Store.OpenAsync(CommandLine.Root().Parse(["serve", "--store", back, "--connection", connectionString]), CancellationToken.None), dead);

    public Task RebuildAsync() => new PositionRebuild(store.Database).RunAsync();

    public Task<int> DeadAsync(string watch) => dead(store.Database, watch);

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        await running;
        await subscriptions.DisposeAsync();
        await store.DisposeAsync();
        stop.Dispose();
    }
}
