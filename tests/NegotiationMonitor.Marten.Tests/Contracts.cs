using NegotiationMonitor.Contracts;

namespace NegotiationMonitor.Marten.Tests;

public sealed class MartenEventLogTests(AnyServer server) : EventLogContract(server)
{
    protected override Task<BackEnd> OpenAsync(string connectionString) => MartenBackEnd.OpenAsync(connectionString);
}

public sealed class MartenPositionsTests(AnyServer server) : PositionsContract(server)
{
    protected override Task<BackEnd> OpenAsync(string connectionString) => MartenBackEnd.OpenAsync(connectionString);
}
