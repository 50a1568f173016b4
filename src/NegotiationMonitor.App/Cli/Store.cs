using System.CommandLine;
using NegotiationMonitor.App.Cli.Output;
using NegotiationMonitor.App.Shapes;
using NegotiationMonitor.Postgres;
using NegotiationMonitor.Postgres.Codebooks;
using NegotiationMonitor.Postgres.Embedded;
using NegotiationMonitor.Postgres.Log;
using NegotiationMonitor.Postgres.Positions;
using NegotiationMonitor.Postgres.Tree;
using Spectre.Console;

namespace NegotiationMonitor.App.Cli;

/// <summary>The database of one run: the caller's own, or the program's private server, which stops with it.</summary>
internal sealed class Store : IAsyncDisposable
{
    private readonly EmbeddedServer? _server;

    private Store(EmbeddedServer? server, Database database, OtherStore? other)
    {
        _server = server;
        Database = database;
        Other = other;
        Log = other?.Log ?? new EventLog(database);
        Books = new CodebookShelf(database);
        Keys = KeysOf(server?.DataDirectory);
    }

    public Database Database { get; }

    /// <summary>Who records, projects and delivers; null for the program itself.</summary>
    public OtherStore? Other { get; }

    public EventLog Log { get; }

    public CodebookShelf Books { get; }

    /// <summary>The keys that the log's heads are signed with: <c>NEGMON_KEYS</c>, else <c>keys</c> in the data folder.</summary>
    public KeyFolder Keys { get; }

    /// <summary>Signs what the log holds.</summary>
    public Sealer Sealer => new(Database, Keys);

    /// <summary>Where the data are, for people.</summary>
    public string Place => _server?.DataDirectory ?? $"schema {Database.Schema} of your PostgreSQL";

    /// <summary>Opens what <c>--connection</c>, <c>NEGMON_CONNECTION</c> or <c>--data</c> name, in this order; without any, the default data folder.</summary>
    public static async Task<Store> OpenAsync(ParseResult parsed, CancellationToken cancellation)
    {
        var data = parsed.GetValue(Common.Data);
        var connection = parsed.GetValue(Common.Connection);
        if (data is not null && connection is not null)
        {
            throw new UsageException("--data and --connection name two databases; give one");
        }

        var back = parsed.GetValue(Common.Back);
        OtherStore.Require(back);
        connection ??= data is null && Environment.GetEnvironmentVariable("NEGMON_CONNECTION") is { Length: > 0 } fromEnvironment ? fromEnvironment : null;
        if (connection is not null)
        {
            return await OpenAsync(null, connection, back, cancellation);
        }

        var server = await EmbeddedServer.StartAsync(
            new() { DataDirectory = data, StopOnSignals = false, Progress = line => Screen.Error.WriteLine(line) }, cancellation);
        try
        {
            return await OpenAsync(server, server.ConnectionString, back, cancellation);
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
    }

    private static async Task<Store> OpenAsync(EmbeddedServer? server, string connection, string? back, CancellationToken cancellation)
    {
        var database = await Database.OpenAsync(connection, cancellation: cancellation);
        try
        {
            return new(server, database, await OtherStore.OpenAsync(back, database));
        }
        catch
        {
            await database.DisposeAsync();
            throw;
        }
    }

    /// <summary>Opens the database and brings its positions up to date, for a question.</summary>
    public static async Task<Store> AskAsync(ParseResult parsed, CancellationToken cancellation)
    {
        Question.RequireDays(parsed);
        var store = await OpenAsync(parsed, cancellation);
        try
        {
            await store.CatchUpAsync(cancellation);
            return store;
        }
        catch
        {
            await store.DisposeAsync();
            throw;
        }
    }

    /// <summary>Brings the positions up to the log's end, so that an answer is of all that is recorded.</summary>
    public Task CatchUpAsync(CancellationToken cancellation) => Other?.CatchUpAsync(cancellation) ?? PositionProjection.Follow(Database).CatchUpAsync(cancellation);

    /// <summary>Titles of what is recorded.</summary>
    public async Task<Titles> TitlesAsync(CancellationToken cancellation) => new(await Books.ListAsync(cancellation));

    public async ValueTask DisposeAsync()
    {
        await Log.DisposeAsync();
        if (Log.HasRecorded)
        {
            await SealAsync();
        }

        if (Other is not null)
        {
            await Other.DisposeAsync();
        }

        await Database.DisposeAsync();
        if (_server is not null)
        {
            await _server.DisposeAsync();
        }
    }

    /// <summary>What was recorded is recorded, signed or not: where it cannot be signed, that is said and the next run tries again.</summary>
    private async Task SealAsync()
    {
        try
        {
            await Sealer.SealAsync();
        }
        catch (RefusedException e)
        {
            CommandLine.Complain("recorded, but not signed: " + e.Message);
        }
    }

    private static KeyFolder KeysOf(string? data) =>
        Environment.GetEnvironmentVariable("NEGMON_KEYS") is { Length: > 0 } chosen ? new(Path.GetFullPath(chosen), oneLog: false)
        : data is not null ? new(Path.Combine(data, "keys"), oneLog: true)
        : new(Path.Combine(DataDirectory.Default(), "keys"), oneLog: false);
}
