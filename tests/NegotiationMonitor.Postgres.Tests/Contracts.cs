using NegotiationMonitor.Contracts;
using NegotiationMonitor.TestSupport;

namespace NegotiationMonitor.Postgres.Tests;

public sealed class OwnEventLogTests(PostgresServer server) : EventLogContract(server)
{
    protected override Task<BackEnd> OpenAsync(string connectionString) => OwnBackEnd.OpenAsync(connectionString);
}

public sealed class OwnPositionsTests(PostgresServer server) : PositionsContract(server)
{
    protected override Task<BackEnd> OpenAsync(string connectionString) => OwnBackEnd.OpenAsync(connectionString);
}
