using NegotiationMonitor.Postgres.Log;
using NegotiationMonitor.TestSupport;
using Npgsql;

namespace NegotiationMonitor.Postgres.Tests.Log;

public sealed class MigrationTests(PostgresServer server)
{
    [Fact]
    public async Task Many_programs_that_start_at_once_find_all_tables()
    {
        await using var own = await server.NewDatabaseAsync();
        var databases = await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => Task.Run(() => Database.OpenAsync(own.ConnectionString))));
        foreach (var database in databases)
        {
            await using var log = new EventLog(database);
            Assert.Equal(0, await log.HeadAsync());
            await database.DisposeAsync();
        }
    }

    [Fact]
    public async Task Two_schemas_of_one_database_know_nothing_of_each_other()
    {
        await using var own = await server.NewDatabaseAsync();
        await using var one = await Database.OpenAsync(own.ConnectionString, "one");
        await using var two = await Database.OpenAsync(own.ConnectionString, "two");
        await using var log = new EventLog(one);
        await using var other = new EventLog(two);
        await log.AppendAsync("article-a", 0, [new(Guid.NewGuid(), new NegotiationMonitor.Articles.CopyRecognised("article-b", 1))]);
        Assert.Equal((1, 0), (await log.HeadAsync(), await other.HeadAsync()));
        Assert.NotEqual(one.LockKey("append"), two.LockKey("append"));
        Assert.NotEqual(one.EventsChannel, two.EventsChannel);
    }

    [Fact]
    public async Task The_tables_have_Martens_layout()
    {
        await using var own = await server.NewDatabaseAsync();
        await using var database = await Database.OpenAsync(own.ConnectionString);
        await using var command = database.Source.CreateCommand(
            "select string_agg(column_name || ' ' || udt_name || case is_nullable when 'NO' then '!' else '' end, ',' order by ordinal_position) from information_schema.columns where table_name = 'mt_events'");
        Assert.Equal(
            "seq_id int8!,id uuid!,stream_id varchar,version int8!,data jsonb!,bdata bytea,type varchar!,timestamp timestamptz!,tenant_id varchar,mt_dotnet_type varchar,is_archived bool,"
            + "correlation_id varchar,causation_id varchar,headers jsonb,user_name varchar",
            await command.ExecuteScalarAsync());
        await using var indexes = database.Source.CreateCommand("select string_agg(indexname, ',' order by indexname) from pg_indexes where tablename in ('mt_events', 'mt_streams', 'mt_event_progression')");
        Assert.Equal("pk_mt_event_progression,pk_mt_events_stream_and_version,pkey_mt_events_seq_id,pkey_mt_streams_id", await indexes.ExecuteScalarAsync());
    }

    [Fact]
    public async Task A_schema_that_a_newer_version_migrated_is_refused_by_name()
    {
        await using var own = await server.NewDatabaseAsync();
        await using (var database = await Database.OpenAsync(own.ConnectionString))
        {
            await using var command = database.Source.CreateCommand("insert into nm_schema (script) values ('9999_from_the_future')");
            await command.ExecuteNonQueryAsync();
        }

        var refused = await Assert.ThrowsAsync<RefusedException>(() => Database.OpenAsync(own.ConnectionString));
        Assert.Contains("9999_from_the_future", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_cannot_be_connected_to_is_refused_in_one_line()
    {
        await using var own = await server.NewDatabaseAsync();
        foreach (var (wrong, word) in new[]
        {
            ("Host=127.0.0.1;Port=1;Username=x;Timeout=2", "does not answer"),
            ("Host=/nowhere/at/all;Username=x;Timeout=2", "does not answer"),
            ("this is none", "Host="),
            (new NpgsqlConnectionStringBuilder(own.ConnectionString) { Password = "wrong" }.ConnectionString, "does not let us in"),
            (new NpgsqlConnectionStringBuilder(own.ConnectionString) { Database = "missing" }.ConnectionString, "missing"),
        })
        {
            var refused = await Assert.ThrowsAsync<RefusedException>(() => Database.OpenAsync(wrong));
            Assert.Contains(word, refused.Message, StringComparison.Ordinal);
            Assert.DoesNotContain('\n', refused.Message);
        }

        await Assert.ThrowsAsync<RefusedException>(() => Database.OpenAsync(own.ConnectionString, "Robert'); drop"));
    }
}
