using NegotiationMonitor.TestSupport;

namespace NegotiationMonitor.Postgres.Tests.Embedded;

public sealed class FixtureTests(PostgresServer server)
{
    [Fact]
    public async Task A_test_gets_a_database_of_its_own_on_a_real_server()
    {
        await using var one = await server.NewDatabaseAsync();
        await using var other = await server.NewDatabaseAsync();
        await using (var create = one.DataSource.CreateCommand("create table t (n int)"))
        {
            await create.ExecuteNonQueryAsync();
        }

        await using var look = other.DataSource.CreateCommand("select to_regclass('t') is null and current_setting('server_encoding') = 'UTF8'");
        Assert.Equal(true, await look.ExecuteScalarAsync());
    }
}
