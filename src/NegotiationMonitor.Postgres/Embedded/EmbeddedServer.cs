using System.Globalization;
using System.Runtime.InteropServices;
using Npgsql;

namespace NegotiationMonitor.Postgres.Embedded;

/// <summary>
/// The program's own private PostgreSQL. It listens on a Unix socket in a folder closed to others (Windows: on loopback), with a random
/// password. Whatever was killed before, the program or PostgreSQL, the next start puts in order; a server that dies under a running
/// program is started again at the same address.
/// </summary>
public sealed class EmbeddedServer : IAsyncDisposable
{
    /// <summary>Name of the database's superuser, which the program uses.</summary>
    public const string UserName = "negmon";

    /// <summary>Name of the database.</summary>
    public const string DatabaseName = "negmon";

    private readonly DirectoryLock held;
    private readonly Cluster cluster;
    private readonly Action<string> progress;
    private readonly SemaphoreSlim gate = new(1, 1);
    private readonly CancellationTokenSource ending = new();
    private readonly List<PosixSignalRegistration> signals = [];
    private Task watch = Task.CompletedTask;
    private bool stopped;

    private EmbeddedServer(string directory, DirectoryLock held, Cluster cluster, PostgresBinaries binaries, string connectionString, Action<string> progress)
    {
        DataDirectory = directory;
        this.held = held;
        this.cluster = cluster;
        Binaries = binaries;
        ConnectionString = connectionString;
        this.progress = progress;
    }

    /// <summary>For Npgsql; stays valid when the server is started again.</summary>
    public string ConnectionString { get; }

    /// <summary>Folder of the database.</summary>
    public string DataDirectory { get; }

    /// <summary>The programs that run it.</summary>
    public PostgresBinaries Binaries { get; }

    /// <summary>Process id of the running server; null while it is down.</summary>
    public int? ProcessId => cluster.Pid;

    /// <summary>Starts the server, creating its database at the first start (some seconds; told to <see cref="EmbeddedServerOptions.Progress"/>).</summary>
    /// <exception cref="RefusedException">
    /// No PostgreSQL to be found or fetched; another program uses the folder; the folder cannot be used; or the database was made by
    /// a version that is not there. The message says what to do.
    /// </exception>
    public static async Task<EmbeddedServer> StartAsync(EmbeddedServerOptions options, CancellationToken cancellation = default)
    {
        var home = Path.GetFullPath(options.DataDirectory ?? Embedded.DataDirectory.Default());
        var progress = options.Progress ?? (_ => { });
        ServerHome.Create(home);
        var held = await DirectoryLock.TakeAsync(home, cancellation);
        Cluster? cluster = null;
        try
        {
            var runAs = await RunAs.ChooseAsync(Cluster.FolderOf(home), cancellation);
            await ServerHome.OpenToAsync(runAs, home, cancellation);
            var binaries = await BinariesAsync(options, runAs, Cluster.MajorOf(home), progress, cancellation);
            var password = ServerHome.Password(home);
            var port = Cluster.ChoosePort();
            cluster = new(home, runAs, binaries, options.Durable, port, Cluster.ChooseSocketDirectory(home));
            if (Cluster.MajorOf(home) is null)
            {
                progress($"Creating a private PostgreSQL {binaries.Major} database in {home}");
                await cluster.InitialiseAsync(password, cancellation);
            }

            await cluster.EndOrphanAsync(cancellation);
            await cluster.StartAsync(cancellation);
            var connection = new NpgsqlConnectionStringBuilder
            {
                Host = OperatingSystem.IsWindows() ? "127.0.0.1" : cluster.SocketDirectory,
                Port = port,
                Username = UserName,
                Password = password,
                Database = DatabaseName,
            };
            await EnsureDatabaseAsync(connection, cancellation);
            var server = new EmbeddedServer(home, held, cluster, binaries, connection.ConnectionString, progress);
            server.Guard(options.StopOnSignals);
            return server;
        }
        catch
        {
            cluster?.Stop();
            held.Dispose();
            throw;
        }
    }

    /// <summary>Stops the server (fast shutdown: open transactions are rolled back) and frees the data directory.</summary>
    public async ValueTask DisposeAsync()
    {
        await ending.CancelAsync();
        await watch;
        await Task.Run(Stop);
        signals.ForEach(signal => signal.Dispose());
        signals.Clear();
        AppDomain.CurrentDomain.ProcessExit -= OnExit;
    }

    private static async Task<PostgresBinaries> BinariesAsync(
        EmbeddedServerOptions options, RunAs runAs, int? major, Action<string> progress, CancellationToken cancellation) =>
        options.BinDirectory is not { } bin ? await PostgresBinaries.FindAsync(runAs, major, progress, cancellation)
        : await PostgresBinaries.InspectAsync(bin, runAs, cancellation) is { } chosen && (major is null || chosen.Major == major) ? chosen
        : throw new RefusedException($"{bin} holds no PostgreSQL {major?.ToString(CultureInfo.InvariantCulture) ?? $"{PostgresBinaries.OldestMajor} or newer"} that can be run.");

    private static async Task EnsureDatabaseAsync(NpgsqlConnectionStringBuilder connection, CancellationToken cancellation)
    {
        var maintenance = new NpgsqlConnectionStringBuilder(connection.ConnectionString) { Database = "postgres", Pooling = false };
        await using var source = NpgsqlDataSource.Create(maintenance);
        await using var exists = source.CreateCommand(Sql("database_exists"));
        exists.Parameters.Add(new() { Value = DatabaseName });
        if (await exists.ExecuteScalarAsync(cancellation) is not true)
        {
            await using var create = source.CreateCommand(Sql("create_database"));
            await create.ExecuteNonQueryAsync(cancellation);
        }
    }

    private static string Sql(string name)
    {
        using var stream = typeof(EmbeddedServer).Assembly.GetManifestResourceStream($"NegotiationMonitor.Postgres.Embedded.Sql.{name}.sql")
            ?? throw new InvalidOperationException($"{name}.sql is not embedded.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    private void Guard(bool stopOnSignals)
    {
        AppDomain.CurrentDomain.ProcessExit += OnExit;
        if (stopOnSignals)
        {
            // Without a handler the runtime ends the program at these signals and raises no ProcessExit.
            foreach (var signal in new[] { PosixSignal.SIGINT, PosixSignal.SIGTERM, PosixSignal.SIGHUP })
            {
                signals.Add(PosixSignalRegistration.Create(signal, OnSignal));
            }
        }

        watch = WatchAsync();
    }

    private void OnExit(object? sender, EventArgs arguments) => Stop();

    private void OnSignal(PosixSignalContext context)
    {
        if (!context.Cancel)
        {
            Stop();
        }
    }

    // Synchronous, since it also runs in the program's last moments, when nothing may be awaited.
    private void Stop()
    {
        gate.Wait();
        try
        {
            if (!stopped)
            {
                stopped = true;
                cluster.Stop();
                held.Dispose();
            }
        }
        finally
        {
            gate.Release();
        }
    }

    /// <summary>Starts the server again where it died (kill -9, out of memory) while the program runs.</summary>
    private async Task WatchAsync()
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(500));
        var failures = 0;
        try
        {
            while (failures < 10 && await timer.WaitForNextTickAsync(ending.Token))
            {
                failures = cluster.IsAlive || await RestartAsync() ? 0 : failures + 1;
            }
        }
        catch (OperationCanceledException)
        {
            // Disposed.
        }
    }

    private async Task<bool> RestartAsync()
    {
        await gate.WaitAsync(ending.Token);
        try
        {
            if (!stopped)
            {
                progress("PostgreSQL ended unexpectedly: starting it again");
                // Not cut short by the end of the program: that waits here and then stops a server that is whole.
                await cluster.EndOrphanAsync(CancellationToken.None);
                await cluster.StartAsync(CancellationToken.None);
            }

            return true;
        }
        catch (RefusedException failed)
        {
            progress(failed.Message);
            return false;
        }
        finally
        {
            gate.Release();
        }
    }
}
