using System.Net.Sockets;
using NegotiationMonitor.Postgres.Log;
using Npgsql;

namespace NegotiationMonitor.Postgres;

/// <summary>The one place that knows what PostgreSQL's error codes mean to us.</summary>
public static class PostgresErrors
{
    /// <summary>SQLSTATE of our triggers that keep the log immutable.</summary>
    public const string LogIsImmutable = "NM001";

    private const string StreamAndVersion = "pk_mt_events_stream_and_version";

    /// <summary>Whether the same call may succeed later or on another connection: the server is away, starting, stopping, or a deadlock was resolved.</summary>
    public static bool IsTransient(Exception exception) => exception switch
    {
        PostgresException e => e.SqlState is "40001" or "40P01" or "53300" || IsConnection(e.SqlState),
        NpgsqlException e => e.IsTransient || e.InnerException is IOException or SocketException or TimeoutException,
        ObjectDisposedException => false,
        _ => exception is IOException or SocketException or TimeoutException,
    };

    /// <summary>The error as people should hear it; what has no better form is given back as it is.</summary>
    public static Exception Explain(Exception exception, string connectionString) => exception switch
    {
        PostgresException { SqlState: LogIsImmutable } e => new RefusedException(e.MessageText, e),
        PostgresException { SqlState: PostgresErrorCodes.UniqueViolation, ConstraintName: StreamAndVersion } e => new VersionConflictException("a stream of this append was written by another program meanwhile", e),
        PostgresException { SqlState: "28P01" or "28000" } e => new RefusedException($"PostgreSQL at {Where(connectionString)} does not let us in: {e.MessageText}; check user and password", e),
        PostgresException { SqlState: "3D000" } e => new RefusedException($"PostgreSQL at {Where(connectionString)}: {e.MessageText}; create it or name another", e),
        PostgresException { SqlState: "42501" } e => new RefusedException($"PostgreSQL at {Where(connectionString)}: {e.MessageText}; grant the user the right to create its schema and tables", e),
        PostgresException { SqlState: "53100" or "53200" } e => new RefusedException($"PostgreSQL at {Where(connectionString)} is out of space: {e.MessageText}", e),
        PostgresException { SqlState: "25006" } e => new RefusedException($"PostgreSQL at {Where(connectionString)} is read-only (a replica?): {e.MessageText}; write to the primary", e),
        NpgsqlException e when IsTransient(e) => new RefusedException($"PostgreSQL at {Where(connectionString)} does not answer: {Innermost(e).Message}; is it running?", e),
        _ => exception,
    };

    private static bool IsConnection(string state) => state.StartsWith("08", StringComparison.Ordinal) || state is "57P01" or "57P02" or "57P03" or "57P05";

    private static Exception Innermost(Exception e) => e.InnerException is { } inner ? Innermost(inner) : e;

    private static string Where(string connectionString)
    {
        var settings = new NpgsqlConnectionStringBuilder(connectionString);
        return $"{settings.Host}:{settings.Port}/{settings.Database ?? settings.Username}";
    }
}
