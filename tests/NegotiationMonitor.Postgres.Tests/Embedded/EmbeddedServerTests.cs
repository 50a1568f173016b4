using System.Globalization;
using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using NegotiationMonitor.Postgres.Embedded;
using Npgsql;

namespace NegotiationMonitor.Postgres.Tests.Embedded;

/// <summary>Real processes, really killed.</summary>
[UnsupportedOSPlatform("windows")]
public sealed class EmbeddedServerTests : IDisposable
{
    // Under the temporary folder itself: as root the server runs as a user who cannot enter folders closed to others.
    private readonly string folder = Path.Combine(Path.GetTempPath(), "negmon-embedded-" + Guid.NewGuid().ToString("N")[..12]);

    private string Data => Path.Combine(folder, "data");

    public EmbeddedServerTests()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Signals and Unix sockets.");
        Directory.CreateDirectory(folder);
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task A_clean_stop_leaves_no_process_and_the_data_is_there_at_the_next_start()
    {
        int postgres;
        await using (var server = await StartAsync())
        {
            await WriteAsync(server.ConnectionString, 1);
            postgres = server.ProcessId!.Value;
        }

        Assert.False(Signals.IsAlive(postgres));
        Assert.False(File.Exists(Path.Combine(Data, "pg", "cluster", "postmaster.pid")));
        await using var again = await StartAsync();
        Assert.Equal(1, await CountAsync(again.ConnectionString));
    }

    [Theory]
    [InlineData(PosixSignal.SIGINT)]
    [InlineData(PosixSignal.SIGTERM)]
    public async Task Interrupt_and_termination_stop_the_server_with_the_program(PosixSignal signal)
    {
        // A shell without job control starts what it puts in the background so, and its children inherit it.
        Assert.SkipWhen(signal == PosixSignal.SIGINT && Signals.IsInterruptIgnored(), "SIGINT is ignored here: started in the background by a shell.");
        await using var host = await HostProcess.StartAsync(Data);
        await WriteAsync(host.ConnectionString, 1);
        await host.SignalAsync(signal);
        Assert.False(Signals.IsAlive(host.Postgres));
        Assert.False(File.Exists(Path.Combine(Data, "pg", "cluster", "postmaster.pid")));
    }

    [Fact]
    public async Task After_kill_9_of_the_program_the_next_start_takes_over_and_nothing_acknowledged_is_lost()
    {
        await using var host = await HostProcess.StartAsync(Data);
        await WriteAsync(host.ConnectionString, 100);
        await host.KillAsync();
        Assert.True(Signals.IsAlive(host.Postgres), "The case under test is a PostgreSQL left behind.");
        await using var next = await StartAsync();
        Assert.Equal(100, await CountAsync(next.ConnectionString));
        Assert.False(Signals.IsAlive(host.Postgres));
    }

    [Fact]
    public async Task After_kill_9_of_both_the_stale_lock_file_is_no_obstacle()
    {
        await using var host = await HostProcess.StartAsync(Data);
        await WriteAsync(host.ConnectionString, 100);
        await host.KillAsync();
        Signals.Send(host.Postgres, 9);
        await using var next = await StartAsync();
        Assert.Equal(100, await CountAsync(next.ConnectionString));
    }

    [Fact]
    public async Task A_lock_file_whose_process_number_is_by_now_another_process_is_no_obstacle()
    {
        await using (await StartAsync())
        {
        }

        // This very process lives, and is no PostgreSQL.
        var lines = $"{Environment.ProcessId}\n{Data}/pg/cluster\n1700000000\n5432\n/tmp\n\n 0 0\nready\n";
        await File.WriteAllTextAsync(Path.Combine(Data, "pg", "cluster", "postmaster.pid"), lines);
        await using var next = await StartAsync();
        Assert.Equal(0, await CountAsync(next.ConnectionString));
    }

    [Fact]
    public async Task A_server_killed_under_a_running_program_comes_back_at_the_same_address()
    {
        await using var server = await StartAsync();
        await WriteAsync(server.ConnectionString, 100);
        var first = server.ProcessId!.Value;
        Signals.Send(first, 9);
        await Signals.UntilDeadAsync(first);
        var deadline = DateTime.UtcNow.AddMinutes(5);
        while (true)
        {
            try
            {
                Assert.Equal(100, await CountAsync(server.ConnectionString));
                break;
            }
            catch (NpgsqlException) when (DateTime.UtcNow < deadline)
            {
                await Task.Delay(200);
            }
        }

        Assert.NotEqual(first, server.ProcessId);
    }

    [Fact]
    public async Task Two_programs_on_one_data_directory_get_one_clear_refusal_that_names_the_first()
    {
        await using var host = await HostProcess.StartAsync(Data);
        var refused = await Assert.ThrowsAsync<RefusedException>(StartAsync);
        Assert.Contains($"in use by process {host.Id}", refused.Message, StringComparison.Ordinal);
        Assert.Contains("--data", refused.Message, StringComparison.Ordinal);
        Assert.True(Signals.IsAlive(host.Postgres));
    }

    [Fact]
    public async Task Two_programs_that_start_at_once_leave_one_running()
    {
        var hosts = await Task.WhenAll(HostProcess.StartAsync(Data), HostProcess.StartAsync(Data));
        Assert.Single(hosts, host => host.Said.StartsWith("ready", StringComparison.Ordinal));
        Assert.Single(hosts, host => host.Said.StartsWith("refused", StringComparison.Ordinal));
        foreach (var host in hosts)
        {
            await host.DisposeAsync();
        }
    }

    [Fact]
    public async Task A_setup_that_failed_half_way_leaves_nothing_that_blocks_the_next_try()
    {
        await using (await StartAsync())
        {
        }

        // As after kill -9 during initdb: a part of a cluster under its working name, none at its place.
        var pg = Path.Combine(Data, "pg");
        Directory.Move(Path.Combine(pg, "cluster"), Path.Combine(pg, "new-0123"));
        File.Delete(Path.Combine(pg, "new-0123", "PG_VERSION"));
        await using var next = await StartAsync();
        Assert.Equal(0, await CountAsync(next.ConnectionString));
        Assert.False(Directory.Exists(Path.Combine(pg, "new-0123")));
    }

    [Fact]
    public async Task A_set_up_that_was_killed_before_its_folder_was_handed_over_is_taken_up()
    {
        // As root the folder is made first and then given to the user that PostgreSQL runs as.
        Directory.CreateDirectory(Data, Signals.Passable);
        Directory.CreateDirectory(Path.Combine(Data, "pg"), UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        await using var server = await StartAsync();
        Assert.Equal(0, await CountAsync(server.ConnectionString));
    }

    [Fact]
    public async Task A_start_that_is_killed_during_set_up_does_not_block_the_next()
    {
        // Wherever it was: before the lock, during initdb, during the start of PostgreSQL, just after.
        foreach (var wait in new[] { 300, 700, 1100, 1500, 2200 })
        {
            await using var host = HostProcess.Launch(Data);
            await Task.Delay(wait);
            var said = await host.KillAsync();
            Assert.True(host.ExitCode == 128 + 9, $"After {wait} ms it had ended with exit code {host.ExitCode}: {said}");
        }

        await using var server = await StartAsync();
        Assert.Equal(0, await CountAsync(server.ConnectionString));
    }

    [Fact]
    public async Task A_path_with_odd_characters_and_too_long_for_a_socket_works()
    {
        var odd = Path.Combine(folder, "it's a folder (ä) & more", new string('x', 120));
        await using var server = await EmbeddedServer.StartAsync(new() { DataDirectory = odd, Durable = false });
        await WriteAsync(server.ConnectionString, 1);
        var socket = new NpgsqlConnectionStringBuilder(server.ConnectionString).Host!;
        Assert.True(socket.Length < 90, socket);
        await server.DisposeAsync();
        Assert.False(Directory.Exists(socket));
    }

    [Fact]
    public async Task The_server_is_durable_unless_a_test_says_otherwise_and_answers_only_on_its_socket()
    {
        await using var server = await EmbeddedServer.StartAsync(new() { DataDirectory = Data });
        const string sql = """
            select string_agg(name || '=' || setting, ' ' order by name collate "C") from pg_settings
            where name in ('fsync', 'synchronous_commit', 'full_page_writes', 'listen_addresses', 'unix_socket_permissions', 'TimeZone')
            """;
        Assert.Equal("TimeZone=UTC fsync=on full_page_writes=on listen_addresses= synchronous_commit=on unix_socket_permissions=0700", await ScalarAsync(server.ConnectionString, sql));
        Assert.Equal("UTF8 C", await ScalarAsync(server.ConnectionString, "select pg_encoding_to_char(encoding) || ' ' || datcollate from pg_database where datname = current_database()"));
        var closed = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
        Assert.Equal(closed, File.GetUnixFileMode(Path.Combine(Data, "pg")));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Path.Combine(Data, "password")));
        await Assert.ThrowsAsync<PostgresException>(() => ScalarAsync(server.ConnectionString.Replace("Password=", "Password=x", StringComparison.Ordinal), "select 1"));
    }

    [Fact]
    public async Task A_folder_that_cannot_be_used_is_refused_in_one_line()
    {
        await File.WriteAllTextAsync(Path.Combine(folder, "file"), "");
        var refused = await Assert.ThrowsAsync<RefusedException>(() => EmbeddedServer.StartAsync(new() { DataDirectory = Path.Combine(folder, "file", "data") }));
        Assert.Contains("cannot be created", refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', refused.Message);
    }

    [Theory]
    [InlineData("a\"b")]
    [InlineData("a$HOME")]
    [InlineData("a`b`")]
    public async Task A_path_that_PostgreSQLs_own_tools_cannot_quote_is_refused(string name)
    {
        var refused = await Assert.ThrowsAsync<RefusedException>(() => EmbeddedServer.StartAsync(new() { DataDirectory = Path.Combine(folder, name) }));
        Assert.Contains("--data", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_database_of_another_version_is_refused_with_what_to_install()
    {
        await using (await StartAsync())
        {
        }

        await File.WriteAllTextAsync(Path.Combine(Data, "pg", "cluster", "PG_VERSION"), "14\n");
        var refused = await Assert.ThrowsAsync<RefusedException>(StartAsync);
        Assert.Contains("14", refused.Message, StringComparison.Ordinal);
        Assert.Contains("install PostgreSQL 14", refused.Message, StringComparison.Ordinal);
    }

    private Task<EmbeddedServer> StartAsync() => EmbeddedServer.StartAsync(new() { DataDirectory = Data, Durable = false });

    private static async Task WriteAsync(string connection, int rows)
    {
        await ScalarAsync(connection, "create table if not exists t (n int)");
        for (var row = 0; row < rows; row++)
        {
            await ScalarAsync(connection, $"insert into t values ({row})");
        }
    }

    private static async Task<int> CountAsync(string connection) => Convert.ToInt32(
        await ScalarAsync(connection, "create table if not exists t (n int); select count(*) from t"), CultureInfo.InvariantCulture);

    private static async Task<object?> ScalarAsync(string connection, string sql)
    {
        await using var source = NpgsqlDataSource.Create(connection);
        await using var command = source.CreateCommand(sql);
        return await command.ExecuteScalarAsync();
    }
}
