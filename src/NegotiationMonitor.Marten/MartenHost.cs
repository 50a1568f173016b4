using JasperFx.CodeGeneration;
using Marten;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using NegotiationMonitor.Postgres;
using NegotiationMonitor.Watching;
using Wolverine;
using Wolverine.ErrorHandling;
using Wolverine.Marten;
using Wolverine.Configuration;
using Wolverine.RuntimeCompilation;

namespace NegotiationMonitor.Marten;

/// <summary>A node: Marten's daemon projects the positions, Wolverine shares daemon work among the nodes of a database and delivers changes.</summary>
public static class MartenHost
{
    private const int Queues = 5;

    /// <summary>Builds a node; it works from its start to its stop.</summary>
    /// <param name="retries">Pauses between the tries of a delivery; after the last it is one of Wolverine's dead letters.</param>
    public static IHost Build(Database database, IChangeSender sender, RetrySchedule retries)
    {
        ArgumentNullException.ThrowIfNull(database);
        ArgumentNullException.ThrowIfNull(retries);
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings { ApplicationName = "negmon" });
        builder.Logging.AddFilter(level => level >= LogLevel.Error);
        builder.Services.AddSingleton(sender);
        builder.Services.AddMarten(options => MartenStore.Configure(options, database))
            .ApplyAllDatabaseChangesOnStartup()
            .IntegrateWithWolverine(integration =>
            {
                integration.MessageStorageSchemaName = database.Schema + "_wolverine";
                integration.UseWolverineManagedEventSubscriptionDistribution = true;
            })
            .SubscribeToEvents(new ChangeSubscription(database));
        builder.UseWolverine(options => Configure(options, retries));
        return builder.Build();
    }

    private static void Configure(WolverineOptions options, RetrySchedule retries)
    {
        options.ApplicationAssembly = typeof(MartenHost).Assembly;
        options.UseRuntimeCompilation();
        options.CodeGeneration.TypeLoadMode = TypeLoadMode.Dynamic;
        options.Discovery.DisableConventionalDiscovery().IncludeType(typeof(DeliverChangeHandler));

        // Of one watch one delivery at a time, in order; a slow endpoint holds up its own queue only.
        options.MessagePartitioning.ByMessage<DeliverChange>(change => change.Watch);
        options.MessagePartitioning.PublishToPartitionedLocalMessaging("deliveries", Queues, queues =>
        {
            queues.Message<DeliverChange>();
            queues.MaxDegreeOfParallelism = PartitionSlots.Nine;
            queues.ConfigureQueues(queue => queue.UseDurableInbox());
        });
        options.OnException<DeliveryFailedException>().ScheduleRetry([.. retries.Delays]).Then.MoveToErrorQueue();
    }
}
