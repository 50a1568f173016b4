using NegotiationMonitor.Articles;
using NegotiationMonitor.Positions;
using NegotiationMonitor.Postgres;
using NegotiationMonitor.Postgres.Log;
using NegotiationMonitor.Postgres.Positions;
using NegotiationMonitor.TestSupport;

namespace NegotiationMonitor.Contracts;

/// <summary>What keeps events and makes positions of them: the default back end, or another over the same tables.</summary>
public abstract class BackEnd(Database database, EventLog log) : IAsyncDisposable
{
    public Database Database => database;

    public EventLog Log => log;

    /// <summary>An article's record as the back end puts it together.</summary>
    public abstract Task<ArticleRecord> AggregateAsync(string stream);

    /// <summary>Projects all that is in the log.</summary>
    /// <param name="batch">Events at a time; null as the back end likes.</param>
    public abstract Task ProjectAsync(int? batch = null);

    /// <summary>Makes the positions anew from the log alone.</summary>
    public abstract Task RebuildAsync();

    public virtual async ValueTask DisposeAsync()
    {
        await log.DisposeAsync();
        await database.DisposeAsync();
        GC.SuppressFinalize(this);
    }
}

/// <summary>The default one.</summary>
public sealed class OwnBackEnd(Database database) : BackEnd(database, new EventLog(database))
{
    public static async Task<BackEnd> OpenAsync(string connectionString) => new OwnBackEnd(await Database.OpenAsync(connectionString));

    public override Task<ArticleRecord> AggregateAsync(string stream) => Log.LoadAsync(stream);

    public override Task ProjectAsync(int? batch = null) => PositionProjection.Follow(Database, new FollowerOptions { BatchSize = batch ?? 1000 }).CatchUpAsync();

    public override Task RebuildAsync() => new PositionRebuild(Database).RunAsync();
}

/// <summary>A database of the test's own and a back end over it.</summary>
public abstract class ContractTest(PostgresServer server) : IAsyncLifetime
{
    private TestDatabase own = null!;

    protected static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    protected BackEnd Back { get; private set; } = null!;

    protected string ConnectionString => own.ConnectionString;

    /// <summary>Opens the back end under test.</summary>
    protected abstract Task<BackEnd> OpenAsync(string connectionString);

    public virtual async ValueTask InitializeAsync()
    {
        own = await server.NewDatabaseAsync();
        Back = await OpenAsync(own.ConnectionString);
    }

    public virtual async ValueTask DisposeAsync()
    {
        await Back.DisposeAsync();
        await own.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    protected static NewEvent[] Copies(int count) => [.. Enumerable.Range(0, count).Select(i => new NewEvent(Guid.NewGuid(), new CopyRecognised("article-" + i, 0.9)))];

    protected async Task ExecuteAsync(string sql)
    {
        await using var command = Back.Database.Source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync(Cancellation);
    }

    protected async Task<List<string>> TextsAsync(string sql)
    {
        await using var command = Back.Database.Source.CreateCommand(sql);
        await using var reader = await command.ExecuteReaderAsync(Cancellation);
        var texts = new List<string>();
        while (await reader.ReadAsync(Cancellation))
        {
            texts.Add(reader.GetString(0));
        }

        return texts;
    }

    protected static async Task<List<RecordedEvent>> AllAsync(EventLog log)
    {
        var events = new List<RecordedEvent>();
        await foreach (var e in log.ReadAllAsync(cancellation: Cancellation))
        {
            events.Add(e);
        }

        return events;
    }

    /// <summary>Every derived row, kept states left out (they are a cache).</summary>
    protected async Task<List<string>> RowsAsync()
    {
        var rows = new List<string>();
        foreach (var table in (string[])["nm_sources", "nm_positions", "nm_entries", "nm_changes"])
        {
            rows.AddRange(await TextsAsync($"select '{table}' || t::text from {table} t order by 1"));
        }

        return rows;
    }

    protected async Task<List<Position>> PositionsAsync() =>
        [.. (await new PositionQueries(Back.Database).PositionsAsync(PositionFilter.All, Clocks.Now)).Rows.Select(v => v.Position)];

    protected async Task<List<string>> ChangesAsync() =>
        [.. (await new ChangeQueries(Back.Database).ChangesAsync(new ChangeFilter(PositionFilter.All, Limit: 1_000_000), Clocks.Now)).Rows.Select(v => Words(v.Change))];

    /// <summary>All there is to say about a change.</summary>
    protected static string Words(Change change) =>
        $"{change.Id} {change.Cause} {change.Stream} {change.Act} {change.SaidOn} {change.What with { Gained = [], Lost = [], Standing = [], Origins = [] }} {string.Join('|', change.What.Origins)} {string.Join('|', change.What.Standing)} {string.Join('|', change.What.Gained)} {string.Join('|', change.What.Lost)}";

    /// <summary>All there is to say about an article's record.</summary>
    protected static string Words(ArticleRecord record) =>
        $"{record.Stream} {record.Version} {record.Article} {record.ContentHash} {record.Revision} {record.CopyOf} {string.Join('|', record.Acts.Select(a => $"{a.Id} {a.Reviewed} {Words(a.Act)}"))} {string.Join('|', record.Verdicts.Select(v => $"{v.Key} {v.Value.Becomes} {v.Value.By} {v.Value.Why} {Words(v.Value.Act)}"))} {string.Join('|', record.Readings)}";

    private static string Words(Act act) => System.Text.Encoding.UTF8.GetString(EventJson.Write(act));
}
