using JasperFx;
using JasperFx.Events;
using JasperFx.Events.Daemon;
using JasperFx.Events.Projections;
using Marten;
using NegotiationMonitor.Articles;
using NegotiationMonitor.Postgres;
using NegotiationMonitor.Postgres.Log;
using NegotiationMonitor.Postgres.Positions;
using Npgsql;
using Weasel.Core;

namespace NegotiationMonitor.Marten;

/// <summary>Marten over the tables of a <see cref="Database"/>: our stored names and JSON, streams by their keys, the hashes in the headers.</summary>
public static class MartenStore
{
    /// <summary>Events the daemon takes at a time.</summary>
    private const int BatchSize = 5_000;

    private static readonly string[] Derived = ["nm_sources", "nm_positions", "nm_entries", "nm_changes", "nm_snapshots"];

    /// <summary>Opens a document store of its own, for whoever runs no host. It adds its functions and bookkeeping tables.</summary>
    public static async Task<DocumentStore> OpenAsync(Database database)
    {
        ArgumentNullException.ThrowIfNull(database);
        var store = DocumentStore.For(options =>
        {
            Configure(options, database);
            options.Projections.AsyncMode = DaemonMode.ExternallyManaged;
        });
        try
        {
            await store.Storage.ApplyAllConfiguredChangesToDatabaseAsync();
            return store;
        }
        catch
        {
            await store.DisposeAsync();
            throw;
        }
    }

    /// <summary>The log of a database, its events stored and its articles aggregated by Marten.</summary>
    public static EventLog OpenLog(Database database, IDocumentStore store, TimeProvider? clock = null) => new(database, new MartenRows(store), clock);

    /// <summary>The options of a store over a database.</summary>
    public static void Configure(StoreOptions options, Database database)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(database);
        options.Connection(database.OpenSource());
        options.DatabaseSchemaName = database.Schema;
        options.AutoCreateSchemaObjects = AutoCreate.CreateOrUpdate;
        options.DisableNpgsqlLogging = true;
        options.UseSystemTextJsonForSerialization(EventJson.Stored, EnumStorage.AsInteger, Casing.CamelCase);

        var events = options.Events;
        events.StreamIdentity = StreamIdentity.AsString;
        events.AppendMode = EventAppendMode.QuickWithServerTimestamps;
        events.MetadataConfig.EnableAll();
        events.MetadataConfig.UserNameEnabled = true;
        events.UseListenNotifyForEventAppends = true;
        foreach (var name in EventNames.Names)
        {
            events.MapEventType(EventNames.TypeOf(name)!, name);
        }

        options.Schema.For<ArticleRecord>().Identity(record => record.Stream).DocumentAlias("article");
        options.Projections.Add(new ArticleAggregation(), ProjectionLifecycle.Live);
        options.Projections.Add(new PositionsInMarten(database), ProjectionLifecycle.Async, PositionProjection.Name, daemon =>
        {
            daemon.BatchSize = BatchSize;
            daemon.MaximumHopperSize = 2 * BatchSize;
            foreach (var table in Derived)
            {
                daemon.DeleteDataInTableOnTeardown($"{database.Schema}.{table}");
            }

            // Our own checkpoint, which commits with the rows, begins anew with them.
            daemon.DeleteDataInTableOnTeardown($"{database.Schema}.mt_event_progression where name = '{PositionProjection.Name}'");
        });
    }
}
