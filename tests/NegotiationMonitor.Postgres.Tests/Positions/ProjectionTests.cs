using NegotiationMonitor.Articles;
using NegotiationMonitor.Positions;
using NegotiationMonitor.Postgres.Log;
using NegotiationMonitor.Postgres.Positions;
using NegotiationMonitor.TestSupport;
using NegotiationMonitor.Tests.Positions;

namespace NegotiationMonitor.Postgres.Tests.Positions;

public sealed class ProjectionTests(PostgresServer server) : PositionsTest(server)
{
    [Theory]
    [InlineData(1, 1)]
    [InlineData(2, 3)]
    [InlineData(3, 7)]
    [InlineData(4, 50)]
    [InlineData(5, 1000)]
    public async Task Live_projection_equals_the_pure_fold_whatever_the_batches(int seed, int batch)
    {
        var story = RandomStory(seed, 150);
        await AppendAsync(story);
        await ProjectAsync(batch);

        var book = story.Book();
        Assert.Equal(book.Positions, await AsOfAsync(Clocks.Now));
        Assert.Equal(book.Changes.Select(Words), (await AllChangesAsync()).Select(Words));
    }

    [Theory]
    [InlineData(11, 4)]
    [InlineData(12, 1000)]
    public async Task As_of_answers_equal_a_naive_fold_of_the_log(int seed, int batch)
    {
        var story = RandomStory(seed, 250);
        await AppendAsync(story);
        await ProjectAsync(batch);

        var random = new Random(seed);
        for (var i = 0; i < 60; i++)
        {
            var clocks = new Clocks(
                random.Next(4) == 0 ? null : Story.Aug(random.Next(1, 30)),
                random.Next(3) == 0 ? null : random.NextInt64(0, story.Head),
                random.Next(2) == 0 ? null : Story.Aug(random.Next(1, 30)));
            Assert.Equal(NaiveReplay.AsOf(story.Log, clocks), await AsOfAsync(clocks));
        }
    }

    [Fact]
    public async Task Answers_do_not_depend_on_kept_states()
    {
        var story = RandomStory(21, 250);
        await AppendAsync(story);
        await ProjectAsync(20);
        Clocks[] all = [.. Enumerable.Range(1, 20).Select(i => new Clocks(Story.Aug(i + 5), story.Head * i / 20, null))];
        var with = new List<List<Position>>();
        foreach (var clocks in all)
        {
            with.Add(await AsOfAsync(clocks));
        }

        Assert.True(await CountAsync("nm_snapshots") > 20);
        await ExecuteAsync("delete from nm_snapshots");
        for (var i = 0; i < all.Length; i++)
        {
            Assert.Equal(with[i], await AsOfAsync(all[i]));
        }
    }

    [Fact]
    public async Task Eight_writers_and_a_follower_come_to_the_fold_of_the_log()
    {
        using var stop = new CancellationTokenSource();
        var following = PositionProjection.Follow(Database, new FollowerOptions { BatchSize = 17, Poll = TimeSpan.FromMilliseconds(20) }).RunAsync(stop.Token);
        await Task.WhenAll(Enumerable.Range(0, 8).Select(writer => Task.Run(async () =>
        {
            for (var i = 0; i < 25; i++)
            {
                var article = new Story().Article(writer % 2 == 0 ? "Reuters" : "Axios", 1 + (i % 20), $"article-{writer}-{i}")
                    .Says(writer % 3 == 0 ? "us" : "russia", "force", (Stance)(1 + ((writer + i) % 7)), 1 + (i % 20), writer % 4 == 0 ? "Trump" : null)
                    .Read();
                await Events.AppendAsync(article.Log[0].Stream, 0, [.. article.Log.Select(e => new NewEvent(Guid.NewGuid(), e.Event))]);
            }
        })));
        await ProjectAsync();
        await stop.CancelAsync();
        await following;

        var log = new List<RecordedEvent>();
        await foreach (var e in Events.ReadAllAsync())
        {
            log.Add(e);
        }

        var book = new PositionBook();
        log.ForEach(book.Apply);
        Assert.Equal(600, log.Count);
        Assert.Equal(book.Positions, await AsOfAsync(Clocks.Now));
        Assert.Equal(book.Changes.Select(Words), (await AllChangesAsync()).Select(Words));
    }

    [Fact]
    public async Task A_batch_that_fails_leaves_neither_rows_nor_checkpoint()
    {
        var story = new Story().Article().Says("us", "force", Stance.Supports, 18).Read();
        await AppendAsync(story);
        await ExecuteAsync("alter table nm_changes add constraint no check (kind <> 'emerged')");
        await Assert.ThrowsAnyAsync<Exception>(() => ProjectAsync());
        Assert.Empty(await RowsAsync());

        await ExecuteAsync("alter table nm_changes drop constraint no");
        Assert.Equal(story.Head, await ProjectAsync());
        Assert.Single(await AllChangesAsync());
    }

    internal static Story RandomStory(int seed, int steps)
    {
        var bytes = new byte[steps * 12];
        new Random(seed).NextBytes(bytes);
        return RandomHistory.Of(bytes);
    }
}
