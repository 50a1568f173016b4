using Marten;
using NegotiationMonitor.Articles;
using NegotiationMonitor.Contracts;
using NegotiationMonitor.Postgres;
using NegotiationMonitor.Postgres.Positions;

namespace NegotiationMonitor.Marten.Tests;

/// <summary>Marten over the same tables.</summary>
public sealed class MartenBackEnd(Database database, DocumentStore store) : BackEnd(database, MartenStore.OpenLog(database, store))
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    public DocumentStore Store => store;

    public static async Task<BackEnd> OpenAsync(string connectionString)
    {
        var database = await Database.OpenAsync(connectionString);
        return new MartenBackEnd(database, await MartenStore.OpenAsync(database));
    }

    public override async Task<ArticleRecord> AggregateAsync(string stream)
    {
        await using var session = store.QuerySession();
        return (await session.Events.AggregateStreamAsync<ArticleRecord>(stream))!;
    }

    public override async Task ProjectAsync(int? batch = null)
    {
        using var daemon = await store.BuildProjectionDaemonAsync();
        await daemon.CatchUpAsync(Patience, CancellationToken.None);
    }

    public override async Task RebuildAsync()
    {
        using var daemon = await store.BuildProjectionDaemonAsync();
        await daemon.RebuildProjectionAsync(PositionProjection.Name, Patience, CancellationToken.None);
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        await store.DisposeAsync();
    }
}
