using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace NegotiationMonitor.Postgres.Embedded;

/// <summary>
/// A PostgreSQL cluster in a data directory: <c>pg/cluster</c> belongs to the user that PostgreSQL runs as; the settings, the access rules and
/// the password beside it belong to the program, which as root never writes where that user could lay a link.
/// </summary>
internal sealed class Cluster(string home, RunAs runAs, PostgresBinaries binaries, bool durable, int port, string socketDirectory)
{
    /// <summary>Longest path of a Unix socket in bytes, its end mark left out; macOS allows 103, the others 107.</summary>
    private static readonly int LongestSocketPath = OperatingSystem.IsMacOS() ? 103 : 107;
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(120);
    private readonly string folder = FolderOf(home);

    public static string FolderOf(string home) => Path.Combine(home, "pg", "cluster");

    /// <summary>Major version of the cluster in <paramref name="home"/>; null where there is none yet.</summary>
    public static int? MajorOf(string home)
    {
        var file = Path.Combine(FolderOf(home), "PG_VERSION");
        return File.Exists(file) && int.TryParse(File.ReadAllText(file).Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var major) ? major : null;
    }

    /// <summary>Where the socket goes: beside the cluster, or in a short folder of its own where that path would be too long.</summary>
    public static string ChooseSocketDirectory(string home)
    {
        var beside = Path.Combine(home, "pg");
        if (OperatingSystem.IsWindows() || Fits(beside))
        {
            return beside;
        }

        var temporary = Directory.CreateTempSubdirectory("negmon-").FullName;
        if (Fits(temporary))
        {
            return temporary;
        }

        Directory.Delete(temporary);
        var shortest = "/tmp/negmon-" + Guid.NewGuid().ToString("N")[..8];
        Directory.CreateDirectory(shortest, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        return shortest;
    }

    /// <summary>A free loopback port, for Windows; elsewhere the usual number, which only names the socket.</summary>
    public static int ChoosePort()
    {
        if (!OperatingSystem.IsWindows())
        {
            return 5432;
        }

        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }

    public string SocketDirectory => socketDirectory;

    public int? Pid => Postmaster.Read(folder)?.Pid;

    public bool IsAlive => Postmaster.Read(folder)?.IsAlive(folder) ?? false;

    /// <summary>Creates the cluster. It appears at its place only when it is complete, so that a failure half-way leaves nothing in the way.</summary>
    public async Task InitialiseAsync(string password, CancellationToken cancellation)
    {
        var parent = Path.GetDirectoryName(folder)!;
        foreach (var leftover in Directory.GetDirectories(parent, "new-*"))
        {
            Remove(leftover);
        }

        var draft = Path.Combine(parent, "new-" + Guid.NewGuid().ToString("N"));
        var passwordFile = Path.Combine(home, "password-" + Guid.NewGuid().ToString("N"));
        OwnFiles.Write(passwordFile, password + "\n", secret: true);
        try
        {
            await GiveAsync(passwordFile, cancellation);
            var initdb = await RunAsync(
                [binaries.Tool("initdb"), "-D", draft, "-U", EmbeddedServer.UserName, "--pwfile=" + passwordFile, "-A", "scram-sha-256", "-E", "UTF8", "--locale=C", "-T", "english", .. durable ? Array.Empty<string>() : ["--no-sync"]],
                cancellation);
            if (!initdb.Succeeded)
            {
                throw new RefusedException($"PostgreSQL could not create a database in {parent}: {LastLine(initdb.Output)}");
            }

            Directory.Move(draft, folder);
        }
        finally
        {
            File.Delete(passwordFile);
        }
    }

    /// <summary>Ends a server that an earlier program left behind, and forgets one that is gone.</summary>
    public async Task EndOrphanAsync(CancellationToken cancellation)
    {
        if (Postmaster.Read(folder) is not { } orphan)
        {
            return;
        }

        if (orphan.IsAlive(folder))
        {
            var stop = await RunAsync([binaries.Tool("pg_ctl"), "stop", "-D", folder, "-m", "fast", "-w", "-t", "90"], cancellation);
            if (!stop.Succeeded && orphan.IsAlive(folder))
            {
                throw new RefusedException($"A PostgreSQL from an earlier run (process {orphan.Pid}) still holds {folder} and does not stop: {LastLine(stop.Output)}");
            }
        }

        // PostgreSQL itself refuses to start where the number in the file is by now some other process of the same user.
        File.Delete(Postmaster.FileOf(folder));
        RemoveTemporary(orphan.SocketDirectory);
    }

    /// <summary>Starts the server and waits until it answers.</summary>
    public async Task StartAsync(CancellationToken cancellation)
    {
        OwnFiles.Write(Path.Combine(home, "access.conf"), OperatingSystem.IsWindows() ? "host all all 127.0.0.1/32 scram-sha-256\n" : "local all all scram-sha-256\n", secret: false);
        OwnFiles.Write(SettingsFile, Settings(), secret: false);
        await GiveAsync(socketDirectory, cancellation);
        var log = Path.Combine(home, "pg", "postgres.log");
        if (new FileInfo(log) is { Exists: true, Length: > 16 << 20 })
        {
            File.Delete(log);
        }

        var option = OperatingSystem.IsWindows() ? $"-c config_file=\"{SettingsFile}\"" : "-c config_file='" + SettingsFile.Replace("'", "'\\''", StringComparison.Ordinal) + "'";
        for (var attempt = 1; ; attempt++)
        {
            // Not redirected: on Windows the server would keep our pipes open.
            IReadOnlyList<string> start = [binaries.Tool("pg_ctl"), "start", "-s", "-D", folder, "-l", log, "-w", "-t", "110", "-o", option];
            var succeeded = OperatingSystem.IsWindows() ? await Task.Run(() => Command.Run(start, Limit), cancellation) : (await RunAsync(start, cancellation)).Succeeded;
            if (succeeded)
            {
                return;
            }

            // After kill -9 of the server its children live a moment longer and hold the shared memory; or a program that was killed while
            // starting it left a pg_ctl that wins the race.
            var reason = Reason(log);
            if (attempt == 10 || !(reason.Contains("shared memory", StringComparison.Ordinal) || reason.Contains("lock file", StringComparison.Ordinal)))
            {
                throw new RefusedException($"PostgreSQL did not start in {folder}: {reason} (log: {log})");
            }

            await Task.Delay(TimeSpan.FromSeconds(1), cancellation);
            await EndOrphanAsync(cancellation);
        }
    }

    /// <summary>Fast shutdown; where that hangs, an immediate one (the next start recovers from the log). Without asynchronous waits.</summary>
    public void Stop()
    {
        var running = Postmaster.Read(folder);
        if (IsAlive && !Command.Run(runAs.Command(binaries.Tool("pg_ctl"), "stop", "-s", "-D", folder, "-m", "fast", "-w", "-t", "60"), TimeSpan.FromSeconds(70)) && IsAlive)
        {
            Command.Run(runAs.Command(binaries.Tool("pg_ctl"), "stop", "-s", "-D", folder, "-m", "immediate", "-w", "-t", "20"), TimeSpan.FromSeconds(30));
        }

        running?.AwaitEnd(folder, TimeSpan.FromSeconds(20));
        RemoveTemporary(socketDirectory);
    }

    private string SettingsFile => Path.Combine(home, "postgres.conf");

    private string Settings()
    {
        var text = new StringBuilder("# Written anew at every start. Settings of your own: pg/cluster/postgresql.conf, which is read first.\n");
        text.Append("include = ").Append(Quote(Path.Combine(folder, "postgresql.conf"))).Append('\n');
        text.Append("hba_file = ").Append(Quote(Path.Combine(home, "access.conf"))).Append('\n');
        text.Append(CultureInfo.InvariantCulture, $"port = {port}\n");
        text.Append("listen_addresses = ").Append(OperatingSystem.IsWindows() ? "'127.0.0.1'" : "''").Append('\n');
        if (!OperatingSystem.IsWindows())
        {
            text.Append("unix_socket_directories = ").Append(Quote(socketDirectory)).Append("\nunix_socket_permissions = 0700\n");
        }

        // synchronous_commit stays on either way: what was acknowledged is then with the operating system and survives kill -9.
        var on = durable ? "on" : "off";
        text.Append(CultureInfo.InvariantCulture, $"fsync = {on}\nfull_page_writes = {on}\nsynchronous_commit = on\n");
        text.Append("max_connections = 200\nlogging_collector = off\nlog_checkpoints = off\ntimezone = 'UTC'\nlog_timezone = 'UTC'\n");
        return text.ToString();
    }

    private Task<CommandResult> RunAsync(IReadOnlyList<string> command, CancellationToken cancellation) =>
        Command.RunAsync(runAs.Command(command), Limit, cancellation);

    private async Task GiveAsync(string path, CancellationToken cancellation)
    {
        if (runAs.Owner is { } owner)
        {
            await Command.RunAsync(["chown", "-h", owner, path], Limit, cancellation);
        }
    }

    private static void Remove(string leftover)
    {
        try
        {
            Directory.Delete(leftover, recursive: true);
        }
        catch (IOException)
        {
            // The initdb of a program that was killed still writes there or clears up itself. It is in nobody's way; the next start tries again.
        }
    }

    private static void RemoveTemporary(string? directory)
    {
        if (directory is not null && Path.GetFileName(directory).StartsWith("negmon-", StringComparison.Ordinal) && Directory.Exists(directory))
        {
            Directory.Delete(directory, recursive: true);
        }
    }

    private static bool Fits(string directory) => Encoding.UTF8.GetByteCount(Path.Combine(directory, ".s.PGSQL.5432")) <= LongestSocketPath;

    private static string Quote(string value) => "'" + value.Replace('\\', '/').Replace("'", "''", StringComparison.Ordinal) + "'";

    private static string LastLine(string output) => output.Split('\n') is [.., var last] ? last : output;

    private static string Reason(string log)
    {
        if (!File.Exists(log))
        {
            return "no log was written";
        }

        var lines = File.ReadLines(log).TakeLast(30).ToList();
        return lines.LastOrDefault(line => line.Contains("FATAL:", StringComparison.Ordinal)) ?? lines.LastOrDefault() ?? "its log is empty";
    }
}
