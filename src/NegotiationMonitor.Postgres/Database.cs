using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using NegotiationMonitor.Postgres.Schema;
using Npgsql;

namespace NegotiationMonitor.Postgres;

/// <summary>
/// One schema of one PostgreSQL database, its tables in place. Connections find the tables by search path, so SQL names no schema.
/// Pooled connections are not reset when they are given back: whoever needs LISTEN, SET or a session lock takes a connection of its own.
/// </summary>
public sealed class Database : IAsyncDisposable
{
    /// <summary>Where the tables are, unless told otherwise.</summary>
    public const string DefaultSchema = "negmon";

    private readonly string dedicated;

    private Database(NpgsqlConnectionStringBuilder settings, string schema)
    {
        Schema = schema;
        Source = NpgsqlDataSource.Create(settings);
        dedicated = new NpgsqlConnectionStringBuilder(settings.ConnectionString) { Pooling = false, KeepAlive = 30 }.ConnectionString;
    }

    /// <summary>Pooled connections.</summary>
    public NpgsqlDataSource Source { get; }

    /// <summary>Name of the schema.</summary>
    public string Schema { get; }

    /// <summary>NOTIFY channel that tells of appended events; its payload is the log's last sequence number. It only wakes: the table is the truth.</summary>
    public string EventsChannel => "negmon_events_" + Schema;

    /// <summary>Connects, and creates or migrates the tables.</summary>
    /// <param name="schema">Lower-case letters, digits and underscores.</param>
    /// <exception cref="RefusedException">The database does not answer or does not let us in, or a newer version has been at work in it.</exception>
    public static async Task<Database> OpenAsync(string connectionString, string schema = DefaultSchema, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(schema);
        if (schema.Length is 0 or > 40 || !char.IsAsciiLetterLower(schema[0]) || !schema.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '_'))
        {
            throw new RefusedException($"'{schema}' is no schema name; use up to 40 lower-case letters, digits and underscores, a letter first");
        }

        var database = new Database(Settings(connectionString, schema), schema);
        try
        {
            await Migration.RunAsync(database, cancellation);
            return database;
        }
        catch (Exception e)
        {
            await database.DisposeAsync();
            throw PostgresErrors.Explain(e, database.Source.ConnectionString);
        }
    }

    /// <summary>An open connection outside the pool, for LISTEN and session locks: both end when it is closed or lost.</summary>
    public async Task<NpgsqlConnection> OpenDedicatedAsync(CancellationToken cancellation = default)
    {
        var connection = new NpgsqlConnection(dedicated);
        try
        {
            await connection.OpenAsync(cancellation);
            return connection;
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    /// <summary>A pool of its own, whose connections are reset when they are given back: for libraries that leave locks and settings behind.</summary>
    internal NpgsqlDataSource OpenSource() => NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(dedicated) { Pooling = true, NoResetOnClose = false });

    /// <summary>Key of the advisory lock for a purpose within this schema.</summary>
    public long LockKey(string purpose) =>
        BinaryPrimitives.ReadInt64BigEndian(SHA256.HashData(Encoding.UTF8.GetBytes($"negmon:{Schema}:{purpose}")));

    /// <summary>Closes the pool.</summary>
    public ValueTask DisposeAsync() => Source.DisposeAsync();

    private static NpgsqlConnectionStringBuilder Settings(string connectionString, string schema)
    {
        try
        {
            var given = new NpgsqlConnectionStringBuilder(connectionString);
            return new NpgsqlConnectionStringBuilder(connectionString)
            {
                // A plan made while a table was small must not stay when it is large: before the first analyze nothing else would undo it.
                Options = (given.Options + " -c plan_cache_mode=force_custom_plan").TrimStart(),
                SearchPath = schema,
                ApplicationName = "negmon",
                MaxAutoPrepare = 100,
                AutoPrepareMinUsages = 2,
                NoResetOnClose = true,

                // A matrix is a megabyte; in pieces of 8 kB it costs more waking than reading.
                ReadBufferSize = 65_536,
            };
        }
        catch (Exception e) when (e is ArgumentException or FormatException or KeyNotFoundException)
        {
            throw new RefusedException($"The connection string cannot be read ({e.Message}); its form is Host=…;Username=…;Password=…;Database=…", e);
        }
    }
}
