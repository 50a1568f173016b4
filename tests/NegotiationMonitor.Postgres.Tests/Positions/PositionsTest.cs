using NegotiationMonitor.Articles;
using NegotiationMonitor.Positions;
using NegotiationMonitor.Postgres.Log;
using NegotiationMonitor.Postgres.Positions;
using NegotiationMonitor.TestSupport;
using NegotiationMonitor.Tests.Positions;

namespace NegotiationMonitor.Postgres.Tests.Positions;

/// <summary>A log and its positions in a database of the test class's own.</summary>
public abstract class PositionsTest(PostgresServer server) : IAsyncLifetime
{
    private TestDatabase own = null!;

    protected Database Database { get; private set; } = null!;

    protected EventLog Events { get; private set; } = null!;

    protected PositionQueries Positions => new(Database);

    protected ChangeQueries Changes => new(Database);

    protected ActQueries Acts => new(Database);

    public async ValueTask InitializeAsync()
    {
        own = await server.NewDatabaseAsync();
        Database = await Database.OpenAsync(own.ConnectionString);
        Events = new EventLog(Database);
    }

    public async ValueTask DisposeAsync()
    {
        await Events.DisposeAsync();
        await Database.DisposeAsync();
        await own.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    /// <summary>Puts a story's log into the database, each run of one stream as one append; sequences come out the same.</summary>
    protected async Task AppendAsync(Story story)
    {
        var at = 0;
        while (at < story.Log.Count)
        {
            var run = story.Log.Skip(at).TakeWhile(e => e.Stream == story.Log[at].Stream).ToList();
            await Events.DecideAsync(run[0].Stream, _ => [.. run.Select(e => new NewEvent(e.Id, e.Event))]);
            at += run.Count;
        }
    }

    /// <summary>Projects what is in the log, in batches of the given size: any size must come to the same.</summary>
    protected Task<long> ProjectAsync(int batch = 1000) => PositionProjection.Follow(Database, new FollowerOptions { BatchSize = batch }).CatchUpAsync();

    /// <summary>Every row of the tables that are derived from the log, kept states left out (they are a cache).</summary>
    protected Task<List<string>> RowsAsync() => RowsAsync(Database);

    /// <inheritdoc cref="RowsAsync()"/>
    internal static async Task<List<string>> RowsAsync(Database database)
    {
        var rows = new List<string>();
        foreach (var table in (string[])["nm_sources", "nm_positions", "nm_entries", "nm_changes"])
        {
            await using var command = database.Source.CreateCommand($"select t::text from {table} t order by 1");
            await using var reader = await command.ExecuteReaderAsync();
            while (await reader.ReadAsync())
            {
                rows.Add(table + reader.GetString(0));
            }
        }

        return rows;
    }

    protected async Task ExecuteAsync(string sql)
    {
        await using var command = Database.Source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }

    protected async Task<long> CountAsync(string table)
    {
        await using var command = Database.Source.CreateCommand("select count(*) from " + table);
        return (long)(await command.ExecuteScalarAsync())!;
    }

    protected async Task<List<Change>> AllChangesAsync() =>
        [.. (await Changes.ChangesAsync(new ChangeFilter(PositionFilter.All, Limit: 1_000_000), Clocks.Now)).Rows.Select(v => v.Change)];

    protected async Task<List<Position>> AsOfAsync(Clocks clocks) => [.. (await Positions.PositionsAsync(PositionFilter.All, clocks)).Rows.Select(v => v.Position)];

    protected static string Words(Change change) =>
        $"{change.Id} {change.Cause} {change.Stream} {change.Act} {change.SaidOn} {change.What with { Gained = [], Lost = [], Standing = [], Origins = [] }} {string.Join('|', change.What.Origins)} {string.Join('|', change.What.Standing)} {string.Join('|', change.What.Gained)} {string.Join('|', change.What.Lost)}";
}
