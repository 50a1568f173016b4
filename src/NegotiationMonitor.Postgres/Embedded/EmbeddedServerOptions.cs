namespace NegotiationMonitor.Postgres.Embedded;

/// <summary>How the program's own PostgreSQL is run.</summary>
public sealed record EmbeddedServerOptions
{
    /// <summary>Folder of the database; null for <see cref="DataDirectory.Default"/>.</summary>
    public string? DataDirectory { get; init; }

    /// <summary>Folder with <c>postgres</c>, <c>initdb</c> and <c>pg_ctl</c>; null to look for them (see <see cref="PostgresBinaries"/>).</summary>
    public string? BinDirectory { get; init; }

    /// <summary>Whether a commit waits for the disk. Off only for tests: a crash of the machine, though not of a process, may then lose or break the database.</summary>
    public bool Durable { get; init; } = true;

    /// <summary>
    /// Whether SIGINT, SIGTERM and SIGHUP stop the server before they end the program. A handler registered after the server's start
    /// that cancels the signal goes first and keeps the server running until it is disposed. Off where the host handled signals before.
    /// </summary>
    public bool StopOnSignals { get; init; } = true;

    /// <summary>Told in one line what takes long (first set-up, a download, a restart).</summary>
    public Action<string>? Progress { get; init; }
}
