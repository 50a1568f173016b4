using FsCheck;
using FsCheck.Fluent;
using NegotiationMonitor.Articles;
using NegotiationMonitor.Positions;
using NegotiationMonitor.Postgres.Log;
using NegotiationMonitor.Postgres.Positions;
using NegotiationMonitor.TestSupport;
using NegotiationMonitor.Tests.Positions;
using Npgsql;

namespace NegotiationMonitor.Postgres.Tests.Positions;

/// <summary>What must hold for any history whatever, on a real PostgreSQL.</summary>
public sealed class ReplayProperties(PostgresServer server) : IAsyncLifetime
{
    private const int Histories = 20;
    private const int Steps = 24;

    private TestDatabase _database = null!;
    private readonly HashSet<string> _met = new(StringComparer.Ordinal);
    private int _schemas;

    public async ValueTask InitializeAsync() => _database = await server.NewDatabaseAsync();

    public ValueTask DisposeAsync() => _database.DisposeAsync();

    [Fact]
    public void Every_as_of_answer_equals_a_naive_fold_of_the_raw_events()
    {
        // Or the histories would be no test of these; twenty of them may by chance leave one out.
        var needed = new HashSet<string>(["article_revised", "copy_recognised", "act_retracted", "act_amended", "act_added", "reading_superseded", "conflict", "duplicate"], StringComparer.Ordinal);
        for (var round = 0; round == 0 || (round < 6 && !needed.IsSubsetOf(_met)); round++)
        {
            ForAll(AsOfEqualsNaiveFoldAsync);
        }

        Assert.Empty(needed.Except(_met));
    }

    private async Task AsOfEqualsNaiveFoldAsync(LivingHistory history, Database database, EventLog log)
    {
        var events = await EventsAsync(log);
        _met.UnionWith(events.Select(e => EventNames.NameOf(e.Event)).Concat(history.Met));
        var random = new Random(events.Count);
        for (var i = 0; i < 12; i++)
        {
            var clocks = new Clocks(
                random.Next(4) == 0 ? null : Story.Aug(random.Next(1, 30)), random.Next(3) == 0 ? null : random.NextInt64(0, events.Count + 1),
                random.Next(2) == 0 ? null : Story.Aug(random.Next(1, 30)));
            Assert.Equal(NaiveReplay.AsOf(events, clocks), await history.AsOfAsync(clocks));
        }

        Assert.Equal(NaiveReplay.AsOf(events, Clocks.Now), await history.AsOfAsync(Clocks.Now));
    }

    [Fact]
    public void A_rebuild_equals_the_live_tables_row_by_row_with_the_same_identities() => ForAll(async (_, database, _) =>
    {
        var live = await PositionsTest.RowsAsync(database);
        await new PositionRebuild(database).RunAsync();
        Assert.Equal(live, await PositionsTest.RowsAsync(database));
    });

    [Fact]
    public void No_answer_about_the_past_changes_unless_the_second_clock_moves() => ForAll(async (history, _, _) =>
    {
        foreach (var (clocks, answer) in history.Answers)
        {
            Assert.Equal(answer, await history.AsOfAsync(clocks));
        }
    });

    [Fact]
    public void What_a_rereading_is_foretold_to_change_is_what_it_changes()
    {
        ForAll(ForetoldCameAsync);
        Assert.Contains("foretold", _met);
    }

    private Task ForetoldCameAsync(LivingHistory history, Database database, EventLog log)
    {
        foreach (var (foretold, came) in history.Rereadings)
        {
            foreach (var diff in foretold.Now)
            {
                _met.Add("foretold");

                // What is left blank, also by an offer that was taken back with nothing else said, is not among the positions.
                Assert.Equal(diff.Diff.After.IsBlank() ? null : diff.Diff.After, came.SingleOrDefault(p => p.Key == diff.Diff.After.Key));
            }
        }

        return Task.CompletedTask;
    }

    private void ForAll(Func<LivingHistory, Database, EventLog, Task> holds) =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(Histories), Prop.ForAll(RandomHistory.Bytes(Steps, LivingHistory.Step), bytes => HoldsAsync(bytes, holds)));

    private async Task HoldsAsync(byte[] bytes, Func<LivingHistory, Database, EventLog, Task> holds)
    {
        var schema = $"history_{Interlocked.Increment(ref _schemas)}";
        await using var database = await Database.OpenAsync(_database.ConnectionString, schema);
        await using (var log = new EventLog(database))
        {
            var history = new LivingHistory(database, log);
            await history.LiveAsync(bytes);
            await holds(history, database, log);
        }

        await using var drop = new NpgsqlCommand($"drop schema {schema} cascade", await database.OpenDedicatedAsync());
        await drop.ExecuteNonQueryAsync();
        await drop.Connection!.DisposeAsync();
    }

    private static async Task<List<RecordedEvent>> EventsAsync(EventLog log)
    {
        var events = new List<RecordedEvent>();
        await foreach (var e in log.ReadAllAsync())
        {
            events.Add(e);
        }

        return events;
    }
}
