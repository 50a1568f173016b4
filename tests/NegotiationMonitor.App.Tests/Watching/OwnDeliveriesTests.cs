using NegotiationMonitor.Contracts;
using NegotiationMonitor.Postgres.Watching;
using NegotiationMonitor.TestSupport;

namespace NegotiationMonitor.App.Tests.Watching;

public sealed class OwnDeliveriesTests(PostgresServer server) : DeliveriesContract(server)
{
    protected override Task<IDeliveringNode> StartAsync() =>
        ServiceNode.StartAsync(ConnectionString, "postgres", async (database, watch) => (await new DeadLetters(database).ListAsync(watch, 0, 100)).Count);
}
