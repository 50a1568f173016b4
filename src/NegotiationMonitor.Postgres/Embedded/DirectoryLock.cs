using System.Diagnostics;
using System.Globalization;

namespace NegotiationMonitor.Postgres.Embedded;

/// <summary>
/// One program at a time on one data directory. The lock is the operating system's (it goes with the process, also after kill -9);
/// a second file tells others whose it is.
/// </summary>
internal sealed class DirectoryLock : IDisposable
{
    private readonly FileStream held;
    private readonly string pidFile;

    private DirectoryLock(FileStream held, string pidFile)
    {
        this.held = held;
        this.pidFile = pidFile;
    }

    /// <exception cref="RefusedException">Another program has it; the message names its process.</exception>
    public static async Task<DirectoryLock> TakeAsync(string directory, CancellationToken cancellation)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return Take(directory);
            }
            catch (RefusedException) when (attempt < 50 && HolderIsGone(directory))
            {
                // Killed just now: its lock goes a moment after it, when a child that it was starting has begun.
                await Task.Delay(TimeSpan.FromMilliseconds(100), cancellation);
            }
        }
    }

    private static DirectoryLock Take(string directory)
    {
        var pidFile = Path.Combine(directory, "negmon.pid");
        try
        {
            var held = new FileStream(Path.Combine(directory, "negmon.lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            OwnFiles.Write(pidFile, Environment.ProcessId.ToString(CultureInfo.InvariantCulture) + "\n", secret: false);
            return new(held, pidFile);
        }
        catch (IOException error) when (error is not (DirectoryNotFoundException or PathTooLongException))
        {
            throw new RefusedException($"The data directory {directory} is in use by {Holder(pidFile)}: stop it first, or give this one a directory of its own with --data.", error);
        }
        catch (UnauthorizedAccessException error)
        {
            throw new RefusedException($"The data directory {directory} cannot be written to: run as its owner, or choose another with --data.", error);
        }
    }

    public void Dispose()
    {
        File.Delete(pidFile);
        held.Dispose();
    }

    private static bool HolderIsGone(string directory)
    {
        try
        {
            using var process = Process.GetProcessById(int.Parse(File.ReadAllText(Path.Combine(directory, "negmon.pid")), CultureInfo.InvariantCulture));
            return process.HasExited;
        }
        catch (Exception unknown) when (unknown is IOException or UnauthorizedAccessException or FormatException)
        {
            return false;
        }
        catch (ArgumentException)
        {
            return true;
        }
    }

    private static string Holder(string pidFile)
    {
        try
        {
            return "process " + File.ReadAllText(pidFile).Trim();
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return "another process";
        }
    }
}

/// <summary>Small files of the program's own in the data directory.</summary>
internal static class OwnFiles
{
    /// <summary>Writes a file whole or not at all. Never through a link that somebody laid at its place.</summary>
    public static void Write(string path, string content, bool secret)
    {
        var draft = path + "." + Guid.NewGuid().ToString("N");
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite
                | (secret ? UnixFileMode.None : UnixFileMode.GroupRead | UnixFileMode.OtherRead);
        }

        using (var writer = new StreamWriter(path: draft, encoding: new System.Text.UTF8Encoding(encoderShouldEmitUTF8Identifier: false), options: options))
        {
            writer.Write(content);
        }

        File.Move(draft, path, overwrite: true);
    }
}
