using NegotiationMonitor.Articles;
using NegotiationMonitor.Postgres.Log;
using NegotiationMonitor.TestSupport;
using Npgsql;

namespace NegotiationMonitor.Postgres.Tests.Log;

/// <summary>A log in a database of the test class's own, and events to put into it.</summary>
public abstract class LogTest(PostgresServer server) : IAsyncLifetime
{
    private TestDatabase own = null!;

    protected Database Database { get; private set; } = null!;

    protected EventLog Events { get; private set; } = null!;

    protected string ConnectionString => own.ConnectionString;

    public async ValueTask InitializeAsync()
    {
        own = await server.NewDatabaseAsync();
        Database = await Database.OpenAsync(own.ConnectionString);
        Events = new EventLog(Database);
    }

    public async ValueTask DisposeAsync()
    {
        await Events.DisposeAsync();
        await Database.DisposeAsync();
        await own.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    protected static NewEvent Copy(string of) => new(Guid.NewGuid(), new CopyRecognised(of, 0.9));

    protected static NewEvent[] Copies(int count) => [.. Enumerable.Range(0, count).Select(i => Copy("article-" + i))];

    protected async Task ExecuteAsync(string sql)
    {
        await using var command = Database.Source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }

    protected async Task<T> ScalarAsync<T>(string sql)
    {
        await using var command = Database.Source.CreateCommand(sql);
        return (T)(await command.ExecuteScalarAsync())!;
    }

    /// <summary>Behind the log's back, as somebody with the database's password might.</summary>
    protected async Task TamperAsync(string sql)
    {
        await using var connection = await Database.OpenDedicatedAsync();
        await using var command = new NpgsqlCommand("set session_replication_role = replica; " + sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}
