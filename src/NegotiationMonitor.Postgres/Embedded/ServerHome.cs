using System.Security.Cryptography;

namespace NegotiationMonitor.Postgres.Embedded;

/// <summary>The data directory around the cluster.</summary>
internal static class ServerHome
{
    private const UnixFileMode Private = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    // Root's server runs as another user, who has to pass through.
    private const UnixFileMode Passable = Private | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;

    /// <summary>Creates the folder where it is not there.</summary>
    /// <exception cref="RefusedException">It cannot be created.</exception>
    public static void Create(string home)
    {
        // pg_ctl hands paths to a shell in double quotes as they are.
        if (home.AsSpan().IndexOfAny(OperatingSystem.IsWindows() ? "\"%\n" : "\"$`\\\n") >= 0)
        {
            throw new RefusedException($"The data directory {home} has a character that PostgreSQL's tools cannot take (a double quote, dollar, backtick, backslash or line break): choose another with --data.");
        }

        try
        {
            if (OperatingSystem.IsWindows())
            {
                Directory.CreateDirectory(home);
            }
            else
            {
                var mode = Environment.IsPrivilegedProcess ? Passable : Private;
                var missing = new Stack<string>();
                for (var part = home; part is not null && !Directory.Exists(part); part = Path.GetDirectoryName(part))
                {
                    missing.Push(part);
                }

                // One by one: CreateDirectory gives its mode to the last folder only.
                foreach (var part in missing)
                {
                    Directory.CreateDirectory(part, mode);
                    File.SetUnixFileMode(part, mode);
                }
            }
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new RefusedException($"The data directory {home} cannot be created ({error.Message.TrimEnd('.')}): choose another with --data.", error);
        }
    }

    /// <summary>Creates the part that belongs to the user PostgreSQL runs as, and checks that this user gets there.</summary>
    public static async Task OpenToAsync(RunAs runAs, string home, CancellationToken cancellation)
    {
        var part = Path.Combine(home, "pg");
        if (!Directory.Exists(part))
        {
            if (OperatingSystem.IsWindows())
            {
                Directory.CreateDirectory(part);
            }
            else
            {
                Directory.CreateDirectory(part, Private);
            }

        }

        if (runAs.Owner is not { } owner)
        {
            return;
        }

        // Also where the folder was there: a program that was killed right after making it had not given it away yet.
        if ((await Command.RunAsync(["test", "-O", part], Limit, cancellation)).Succeeded)
        {
            await Command.RunAsync(["chown", "-h", owner, part], Limit, cancellation);
        }

        var enters = await Command.RunAsync(runAs.Command("test", "-w", part), Limit, cancellation);
        if (!enters.Succeeded)
        {
            throw new RefusedException(
                $"PostgreSQL does not run as root, and the user {runAs.User} that it runs as instead cannot get into {part}: choose a folder that others may pass through with --data, such as /var/lib/negmon.");
        }
    }

    /// <summary>The database's password, made at the first start; readable by the program's user only.</summary>
    public static string Password(string home)
    {
        var file = Path.Combine(home, "password");
        try
        {
            if (File.Exists(file))
            {
                return File.ReadAllText(file).Trim();
            }
        }
        catch (UnauthorizedAccessException error)
        {
            throw new RefusedException($"{file} cannot be read: run as the owner of the data directory, or choose another with --data.", error);
        }

        if (Cluster.MajorOf(home) is not null)
        {
            throw new RefusedException($"{file} is missing, so the database beside it cannot be opened: put it back from a backup, or choose another --data.");
        }

        var password = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(24));
        OwnFiles.Write(file, password + "\n", secret: true);
        return password;
    }
}
