using System.Diagnostics;
using System.Globalization;

namespace NegotiationMonitor.Postgres.Embedded;

/// <summary>What a cluster's <c>postmaster.pid</c> says, and whether it is still true.</summary>
/// <param name="Pid">Process id.</param>
/// <param name="SocketDirectory">Where its Unix socket is; null for none.</param>
internal sealed record Postmaster(int Pid, string? SocketDirectory)
{
    /// <summary>The file's content, or null where there is none.</summary>
    public static Postmaster? Read(string cluster)
    {
        string[] lines;
        try
        {
            lines = File.ReadAllLines(FileOf(cluster));
        }
        catch (Exception gone) when (gone is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }

        // Lines: pid, data directory, start time, port, socket directory, listen address, shared memory key, state.
        return lines.Length > 0 && int.TryParse(lines[0], NumberStyles.None, CultureInfo.InvariantCulture, out var pid)
            ? new(pid, lines.Length > 4 && lines[4].Length > 0 ? lines[4] : null)
            : new(0, null);
    }

    public static string FileOf(string cluster) => Path.Combine(cluster, "postmaster.pid");

    /// <summary>Whether the process lives and is the PostgreSQL of <paramref name="cluster"/>; after a crash its number may be another's.</summary>
    public bool IsAlive(string cluster)
    {
        if (OperatingSystem.IsLinux())
        {
            return Comm() is "postgres" or "postmaster" && State() is not ('Z' or 'X') && WorksIn(cluster);
        }

        try
        {
            using var process = Process.GetProcessById(Pid);
            return !process.HasExited && process.ProcessName.StartsWith("post", StringComparison.OrdinalIgnoreCase);
        }
        catch (Exception gone) when (gone is ArgumentException or InvalidOperationException)
        {
            return false;
        }
    }

    /// <summary>Waits until the process is gone: pg_ctl returns when the lock file is, which the server removes a moment before it ends.</summary>
    public void AwaitEnd(string cluster, TimeSpan limit)
    {
        if (!IsAlive(cluster))
        {
            return;
        }

        try
        {
            using var process = Process.GetProcessById(Pid);
            process.WaitForExit(limit);
        }
        catch (ArgumentException)
        {
            // Gone meanwhile.
        }
    }

    private string? Comm() => Proc("comm")?.Trim();

    // "123 (postgres) S 1 …"
    private char State() => Proc("stat") is { } stat && stat.LastIndexOf(')') is >= 0 and var end && end + 2 < stat.Length ? stat[end + 2] : 'X';

    // A postmaster's working folder is its data directory. Unreadable counts as ours: rather ask pg_ctl than start a second one.
    private bool WorksIn(string cluster)
    {
        try
        {
            return new FileInfo($"/proc/{Pid}/cwd").LinkTarget is not { } folder || Real(folder) == Real(cluster);
        }
        catch (Exception closed) when (closed is IOException or UnauthorizedAccessException)
        {
            return true;
        }
    }

    private static string Real(string folder)
    {
        var full = Path.GetFullPath(folder);
        for (var part = full; part is { Length: > 1 }; part = Path.GetDirectoryName(part))
        {
            if (new DirectoryInfo(part).ResolveLinkTarget(returnFinalTarget: true) is { } target)
            {
                return Real(target.FullName + full[part.Length..]);
            }
        }

        return full;
    }

    private string? Proc(string file)
    {
        try
        {
            return File.ReadAllText($"/proc/{Pid}/{file}");
        }
        catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
