using NegotiationMonitor.Contracts;

namespace NegotiationMonitor.Marten.Tests;

public sealed class MartenDeliveriesTests(AnyServer server) : DeliveriesContract(server)
{
    protected override Task<IDeliveringNode> StartAsync() => ServiceNode.StartAsync(ConnectionString, "marten", async (database, watch) =>
    {
        await using var command = database.Source.CreateCommand("select count(*) from negmon_wolverine.wolverine_dead_letters where position($1 in body) > 0");
        command.Parameters.Add(new() { Value = System.Text.Encoding.UTF8.GetBytes($"\"{watch}\"") });
        return (int)(long)(await command.ExecuteScalarAsync())!;
    });
}
