namespace NegotiationMonitor.Postgres.Embedded;

/// <summary>Where the program keeps its data when it is not told.</summary>
public static class DataDirectory
{
    /// <summary>
    /// <c>NEGMON_DATA</c>, else by the platform's convention: <c>%LOCALAPPDATA%\negmon</c>, <c>~/Library/Application Support/negmon</c>,
    /// <c>$XDG_DATA_HOME/negmon</c> or <c>~/.local/share/negmon</c>. Root uses <c>/var/lib/negmon</c>, since the unprivileged user
    /// that its server runs as cannot enter <c>/root</c>.
    /// </summary>
    public static string Default()
    {
        if (Environment.GetEnvironmentVariable("NEGMON_DATA") is { Length: > 0 } chosen)
        {
            return Path.GetFullPath(chosen);
        }

        if (Environment.GetEnvironmentVariable("XDG_DATA_HOME") is { Length: > 0 } xdg && Path.IsPathRooted(xdg) && !OperatingSystem.IsWindows())
        {
            return Path.Combine(xdg, "negmon");
        }

        if (!OperatingSystem.IsWindows() && Environment.IsPrivilegedProcess)
        {
            return "/var/lib/negmon";
        }

        // LOCALAPPDATA, ~/Library/Application Support or ~/.local/share; empty where there is no home folder.
        var folder = Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify);
        return Path.Combine(folder.Length > 0 ? folder : Path.GetTempPath(), "negmon");
    }

    /// <summary>Where a private copy of PostgreSQL's programs is kept; it can be deleted at any time while no server runs.</summary>
    public static string Cache()
    {
        if (Environment.GetEnvironmentVariable("XDG_CACHE_HOME") is { Length: > 0 } xdg && Path.IsPathRooted(xdg) && !OperatingSystem.IsWindows())
        {
            return Path.Combine(xdg, "negmon");
        }

        if (!OperatingSystem.IsWindows() && Environment.IsPrivilegedProcess)
        {
            return "/var/cache/negmon";
        }

        var home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile, Environment.SpecialFolderOption.DoNotVerify);
        return home.Length == 0 ? Path.Combine(Path.GetTempPath(), "negmon-cache")
            : OperatingSystem.IsWindows() ? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData), "negmon", "cache")
            : OperatingSystem.IsMacOS() ? Path.Combine(home, "Library", "Caches", "negmon")
            : Path.Combine(home, ".cache", "negmon");
    }
}
