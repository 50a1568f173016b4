using NegotiationMonitor.Articles;
using NegotiationMonitor.Positions;
using NegotiationMonitor.Postgres.Log;
using NegotiationMonitor.Postgres.Positions;
using NegotiationMonitor.TestSupport;
using NegotiationMonitor.Tests.Positions;

namespace NegotiationMonitor.Postgres.Tests.Positions;

public sealed class RebuildTests(PostgresServer server) : PositionsTest(server)
{
    [Theory]
    [InlineData(31, 1)]
    [InlineData(32, 5)]
    [InlineData(33, 1000)]
    public async Task A_rebuild_reproduces_every_row_and_every_identity(int seed, int batch)
    {
        await AppendAsync(ProjectionTests.RandomStory(seed, 200));
        await ProjectAsync(batch);
        var live = await RowsAsync();

        var rebuilt = await new PositionRebuild(Database).RunAsync(cancellation: TestContext.Current.CancellationToken);

        Assert.Equal(live, await RowsAsync());
        Assert.Equal(rebuilt.Events, rebuilt.Sequence);
        Assert.NotEmpty(live);
    }

    [Fact]
    public async Task Words_are_indexed_from_the_start_and_after_a_rebuild()
    {
        await AppendAsync(ProjectionTests.RandomStory(51, 40));
        await ProjectAsync();
        Assert.Equal(["nm_entries_words", "nm_sources_words"], await IndexesAsync());
        await new PositionRebuild(Database).RunAsync(cancellation: TestContext.Current.CancellationToken);
        Assert.Equal(["nm_entries_words", "nm_sources_words"], await IndexesAsync());

        // A statement that is worded otherwise than the index would read all of it.
        await using var connection = await Database.Source.OpenConnectionAsync(TestContext.Current.CancellationToken);
        var words = SqlFile.Text("Positions/Sql/search_quotes").Split('\n').Single(l => l.Contains("to_tsvector", StringComparison.Ordinal)).Trim();
        await using var plan = new Npgsql.NpgsqlCommand($"set enable_seqscan = off; explain select from nm_entries e {words.Replace("$2", "'force'", StringComparison.Ordinal)}", connection);
        await using var lines = await plan.ExecuteReaderAsync(TestContext.Current.CancellationToken);
        var told = new List<string>();
        while (await lines.ReadAsync(TestContext.Current.CancellationToken))
        {
            told.Add(lines.GetString(0));
        }

        Assert.Contains(told, l => l.Contains("nm_entries_words", StringComparison.Ordinal));
    }

    private async Task<List<string>> IndexesAsync()
    {
        await using var command = Database.Source.CreateCommand("select indexname from pg_indexes where schemaname = current_schema() and indexname like '%words' order by indexname");
        await using var rows = await command.ExecuteReaderAsync(TestContext.Current.CancellationToken);
        var names = new List<string>();
        while (await rows.ReadAsync(TestContext.Current.CancellationToken))
        {
            names.Add(rows.GetString(0));
        }

        return names;
    }

    [Fact]
    public async Task The_projection_goes_on_after_a_rebuild()
    {
        var story = ProjectionTests.RandomStory(41, 100);
        await AppendAsync(story);
        await ProjectAsync();
        await new PositionRebuild(Database).RunAsync(cancellation: TestContext.Current.CancellationToken);
        await new PositionRebuild(Database).RunAsync(cancellation: TestContext.Current.CancellationToken);

        var later = new Story().Article("Reuters", 25, "article-later").Says("us", "force", Stance.Committed, 28, "Trump").Read();
        await Events.AppendAsync("article-later", 0, [.. later.Log.Select(e => new NewEvent(Guid.NewGuid(), e.Event))]);
        await ProjectAsync();

        var book = new PositionBook();
        await foreach (var e in Events.ReadAllAsync())
        {
            book.Apply(e);
        }

        Assert.Equal(book.Positions, await AsOfAsync(Clocks.Now));
        Assert.Equal(book.Changes.Select(Words), (await AllChangesAsync()).Select(Words));
    }

    [Fact]
    public async Task A_rebuild_beside_writers_and_a_live_follower_loses_nothing()
    {
        using var stop = new CancellationTokenSource();
        var following = PositionProjection.Follow(Database, new FollowerOptions { Poll = TimeSpan.FromMilliseconds(10) }).RunAsync(stop.Token);
        var writing = Task.Run(async () =>
        {
            for (var i = 0; i < 200; i++)
            {
                var article = new Story().Article("Reuters", null, $"article-{i}").Says("us", "force", (Stance)(1 + (i % 7)), 1 + (i % 27)).Read();
                await Events.AppendAsync($"article-{i}", 0, [.. article.Log.Select(e => new NewEvent(Guid.NewGuid(), e.Event))]);
            }
        });
        while (!writing.IsCompleted)
        {
            await new PositionRebuild(Database).RunAsync(cancellation: TestContext.Current.CancellationToken);
        }

        await writing;
        await ProjectAsync();
        await stop.CancelAsync();
        await following;
        var live = await RowsAsync();
        await new PositionRebuild(Database).RunAsync(cancellation: TestContext.Current.CancellationToken);
        Assert.Equal(live, await RowsAsync());
        Assert.Equal(200, live.Count(row => row.StartsWith("nm_entries", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_rebuild_that_fails_leaves_the_old_tables()
    {
        await AppendAsync(ProjectionTests.RandomStory(51, 50));
        await ProjectAsync();
        var live = await RowsAsync();
        using var cancelled = new CancellationTokenSource();
        var progress = new Cancelling(cancelled);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => new PositionRebuild(Database).RunAsync(progress, cancelled.Token));
        Assert.Equal(live, await RowsAsync());
        await new PositionRebuild(Database).RunAsync(cancellation: TestContext.Current.CancellationToken);
        Assert.Equal(live, await RowsAsync());
    }

    private sealed class Cancelling(CancellationTokenSource source) : IProgress<long>
    {
        public void Report(long value) => source.Cancel();
    }
}
