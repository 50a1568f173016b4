using System.Globalization;
using NegotiationMonitor.Postgres.Embedded;
using Npgsql;

namespace NegotiationMonitor.TestSupport;

/// <summary>
/// One real PostgreSQL for all tests of an assembly, in a temporary folder, not waiting for the disk.
/// Register it once with <c>[assembly: AssemblyFixture(typeof(PostgresServer))]</c> and take it as a constructor parameter.
/// </summary>
public class PostgresServer : IAsyncLifetime
{
    private readonly string folder = Path.Combine(Path.GetTempPath(), "negmon-test-" + Guid.NewGuid().ToString("N")[..12]);
    private EmbeddedServer? server;
    private string connectionString = "";
    private int databases;

    /// <summary>Process id of the server.</summary>
    public int ProcessId => server?.ProcessId ?? throw new InvalidOperationException("The server does not run.");

    public async ValueTask InitializeAsync() => connectionString = await StartAsync();

    /// <summary>
    /// A new empty database, dropped when disposed. A database and not a schema for each class: advisory locks and notifications reach
    /// across schemas, and classes run side by side.
    /// </summary>
    public async Task<TestDatabase> NewDatabaseAsync()
    {
        var name = "test_" + Interlocked.Increment(ref databases).ToString(CultureInfo.InvariantCulture);
        await ExecuteAsync($"create database {name}");
        var connection = new NpgsqlConnectionStringBuilder(connectionString) { Database = name };
        return new(this, name, connection.ConnectionString);
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        GC.SuppressFinalize(this);
    }

    /// <summary>Starts the server and tells how to reach it.</summary>
    protected virtual async Task<string> StartAsync()
    {
        server = await EmbeddedServer.StartAsync(new() { DataDirectory = folder, Durable = false });
        return server.ConnectionString;
    }

    /// <summary>Stops it and leaves nothing behind.</summary>
    protected virtual async Task StopAsync()
    {
        if (server is not null)
        {
            await server.DisposeAsync();
        }

        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    internal async Task ExecuteAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false }.ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}

/// <summary>A database of a test's own.</summary>
public sealed class TestDatabase(PostgresServer server, string name, string connectionString) : IAsyncDisposable
{
    /// <summary>For Npgsql.</summary>
    public string ConnectionString => connectionString;

    /// <summary>Connections to it.</summary>
    public NpgsqlDataSource DataSource { get; } = NpgsqlDataSource.Create(connectionString);

    public async ValueTask DisposeAsync()
    {
        await DataSource.DisposeAsync();
        await server.ExecuteAsync($"drop database {name} with (force)");
    }
}
