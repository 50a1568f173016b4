#if WITH_MARTEN
using Marten;
using NegotiationMonitor.App.Watching;
using NegotiationMonitor.Marten;
using NegotiationMonitor.Postgres;
using NegotiationMonitor.Postgres.Log;
using NegotiationMonitor.Watching;

namespace NegotiationMonitor.App.Cli;

/// <summary>Marten keeps the events and projects, Wolverine delivers.</summary>
internal sealed class MartenBack(Database database, DocumentStore store) : OtherStore
{
    public override EventLog Log { get; } = MartenStore.OpenLog(database, store);

    public static async Task<OtherStore> OpenAsync(Database database) => new MartenBack(database, await MartenStore.OpenAsync(database));

    public override async Task CatchUpAsync(CancellationToken cancellation)
    {
        using var daemon = await store.BuildProjectionDaemonAsync();
        await daemon.CatchUpAsync(cancellation);
    }

    public override bool Delivers(Watch watch) => ChangeSubscription.IsSent(watch);

    public override async Task RunAsync(Delivering with, CancellationToken cancellation)
    {
        await using var sender = new WolverineSender(database, with);
        using var host = MartenHost.Build(database, sender, with.Settings.Retries);
        await host.StartAsync(cancellation);
        await Task.Delay(Timeout.Infinite, cancellation).ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
        await host.StopAsync(CancellationToken.None);
    }

    public override ValueTask DisposeAsync() => store.DisposeAsync();
}
#endif
