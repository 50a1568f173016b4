using System.Globalization;

namespace NegotiationMonitor.Postgres.Embedded;

/// <summary>
/// The user that PostgreSQL runs as. It refuses to run as root, so root hands it to another user that exists already:
/// the owner of the database where there is one, else <c>postgres</c>, else <c>nobody</c>.
/// </summary>
/// <param name="User">Its name; null for the program's own user.</param>
/// <param name="Owner"><c>uid:gid</c> for chown; null for the program's own user.</param>
/// <param name="Prefix">What stands before a command so that it runs as that user; empty for the program's own user.</param>
internal sealed record RunAs(string? User, string? Owner, IReadOnlyList<string> Prefix)
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    /// <summary>The program's own user.</summary>
    public static RunAs Self { get; } = new(null, null, []);

    /// <summary>A command line that runs <paramref name="command"/> as this user.</summary>
    public IReadOnlyList<string> Command(params IEnumerable<string> command) =>
        Prefix is [.., "-c"] ? [.. Prefix, string.Join(' ', command.Select(Quote))] : [.. Prefix, .. command];

    /// <summary>Chooses the user for a server whose files are in <paramref name="cluster"/> (which need not exist).</summary>
    /// <exception cref="RefusedException">Root, and no way to become another user.</exception>
    public static async Task<RunAs> ChooseAsync(string cluster, CancellationToken cancellation)
    {
        if (OperatingSystem.IsWindows() || !Environment.IsPrivilegedProcess)
        {
            return Self;
        }

        foreach (var (name, uid, gid) in await CandidatesAsync(cluster, cancellation))
        {
            IReadOnlyList<string>[] ways =
            [
                ["setpriv", "--reuid=" + uid, "--regid=" + gid, "--clear-groups", "--"],
                ["runuser", "-u", name, "--"],
                ["su-exec", name],
                ["gosu", name],
                ["su", name, "-s", "/bin/sh", "-c"],
            ];
            foreach (var way in ways)
            {
                var user = new RunAs(name, uid + ":" + gid, way);
                var id = await Embedded.Command.RunAsync(user.Command("id", "-u"), Limit, cancellation);
                if (id.Succeeded && id.Output.EndsWith(uid, StringComparison.Ordinal))
                {
                    return user;
                }
            }
        }

        throw new RefusedException(
            "PostgreSQL does not run as root, and no other user could be taken (tried the users postgres and nobody with setpriv, runuser, su): run negmon as an ordinary user, or give --connection.");
    }

    private static async Task<IReadOnlyList<(string Name, string Uid, string Gid)>> CandidatesAsync(string cluster, CancellationToken cancellation)
    {
        var users = (File.Exists("/etc/passwd") ? await File.ReadAllLinesAsync("/etc/passwd", cancellation) : [])
            .Select(line => line.Split(':'))
            .Where(fields => fields.Length >= 4 && int.TryParse(fields[2], NumberStyles.None, CultureInfo.InvariantCulture, out var uid) && uid != 0)
            .Select(fields => (Name: fields[0], Uid: fields[2], Gid: fields[3]))
            .ToList();
        if (!Directory.Exists(cluster))
        {
            return [.. users.Where(user => user.Name == "postgres"), .. users.Where(user => user.Name == "nobody")];
        }

        var stat = await Embedded.Command.RunAsync(["stat", OperatingSystem.IsMacOS() ? "-f" : "-c", "%u", cluster], Limit, cancellation);
        return users.Where(user => user.Uid == stat.Output).ToList() is { Count: > 0 } owner
            ? owner
            : throw new RefusedException($"The database in {cluster} belongs to user {stat.Output}, which does not exist here: chown it to postgres, or choose another --data.");
    }

    private static string Quote(string word) => "'" + word.Replace("'", "'\\''", StringComparison.Ordinal) + "'";
}
