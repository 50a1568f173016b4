using NegotiationMonitor.Articles;
using NegotiationMonitor.Positions;
using NegotiationMonitor.Postgres.Positions;
using NegotiationMonitor.Postgres.Tests.Positions;
using NegotiationMonitor.TestSupport;
using NegotiationMonitor.Tests.Positions;

namespace NegotiationMonitor.Contracts;

/// <summary>What positions and changes must be, whoever projects them.</summary>
public abstract class PositionsContract(PostgresServer server) : ContractTest(server)
{
    [Theory]
    [InlineData(81)]
    [InlineData(82)]
    public async Task Positions_and_changes_of_a_living_history_equal_the_pure_fold_of_its_log(int seed)
    {
        await LiveAsync(seed, 60);
        await EqualTheFoldAsync();
    }

    [Theory]
    [InlineData(83)]
    [InlineData(84)]
    public async Task A_rebuild_reproduces_every_row_and_every_identity(int seed)
    {
        await LiveAsync(seed, 60);
        var live = await RowsAsync();
        await Back.RebuildAsync();
        Assert.Equal(live, await RowsAsync());
        Assert.NotEmpty(live);
    }

    [Fact]
    public async Task The_projection_goes_on_after_a_rebuild()
    {
        await LiveAsync(85, 30);
        await Back.RebuildAsync();
        await Back.RebuildAsync();
        await SayAsync("article-later", Stance.Committed, 28);
        await Back.ProjectAsync();
        await EqualTheFoldAsync();
    }

    [Fact]
    public async Task A_batch_that_fails_leaves_no_rows_and_is_not_skipped()
    {
        await SayAsync("article-a", Stance.Supports, 18);
        await ExecuteAsync("alter table nm_changes add constraint no check (kind <> 'emerged')");
        await Assert.ThrowsAnyAsync<Exception>(() => Back.ProjectAsync());
        Assert.Empty(await RowsAsync());

        await ExecuteAsync("alter table nm_changes drop constraint no");
        await Back.ProjectAsync();
        await EqualTheFoldAsync();
        Assert.Single(await ChangesAsync());
    }

    [Fact]
    public async Task Eight_writers_beside_a_projection_come_to_the_fold_of_the_log()
    {
        var writing = Task.WhenAll(Enumerable.Range(0, 8).Select(writer => Task.Run(async () =>
        {
            for (var i = 0; i < 10; i++)
            {
                await SayAsync($"article-{writer}-{i}", (Stance)(1 + ((writer + i) % 7)), 1 + i);
            }
        })));
        while (!writing.IsCompleted)
        {
            await Back.ProjectAsync();
        }

        await writing;
        await Back.ProjectAsync();
        await EqualTheFoldAsync();
    }

    private async Task LiveAsync(int seed, int steps)
    {
        var bytes = new byte[steps * LivingHistory.Step];
        new Random(seed).NextBytes(bytes);
        await new LivingHistory(Back.Database, Back.Log, batch => Back.ProjectAsync(batch)).LiveAsync(bytes);
    }

    private Task SayAsync(string stream, Stance stance, int day)
    {
        var article = new Story().Article("Reuters", day, stream).Says("us", "force", stance, day).Read();
        return Back.Log.AppendAsync(stream, 0, [.. article.Log.Select(e => new NewEvent(Guid.NewGuid(), e.Event))], Cancellation);
    }

    private async Task EqualTheFoldAsync()
    {
        var book = new PositionBook();
        (await AllAsync(Back.Log)).ForEach(book.Apply);
        Assert.NotEmpty(book.Changes);
        Assert.Equal(book.Positions, await PositionsAsync());
        Assert.Equal(book.Changes.Select(Words), await ChangesAsync());
    }
}
