using DotNet.Testcontainers.Builders;
using NegotiationMonitor.TestSupport;
using Testcontainers.PostgreSql;

namespace NegotiationMonitor.Marten.Tests;

/// <summary>A PostgreSQL in a container where a container engine answers, else the program's own.</summary>
public sealed class AnyServer : PostgresServer
{
    private PostgreSqlContainer? container;

    protected override async Task<string> StartAsync()
    {
        try
        {
            container = new PostgreSqlBuilder("postgres:17").WithCommand("-c", "fsync=off", "-c", "max_connections=300").Build();
            await container.StartAsync();
            return container.GetConnectionString();
        }
        catch (Exception e) when (e is DockerUnavailableException or ArgumentException)
        {
            container = null;
            return await base.StartAsync();
        }
    }

    protected override async Task StopAsync()
    {
        if (container is not null)
        {
            await container.DisposeAsync();
        }

        await base.StopAsync();
    }
}
