using NegotiationMonitor.Articles;
using NegotiationMonitor.Postgres.Log;
using NegotiationMonitor.TestSupport;

namespace NegotiationMonitor.Postgres.Tests.Log;

public sealed class RecordingTests(PostgresServer server) : LogTest(server)
{
    private const string Story =
        """
        The coastal republic of Arland said on Tuesday that it was ready to open its deep-water port to Borland's grain ships, provided that the inland
        neighbour lifts the tariffs it imposed on Arland's timber in March. "We are willing to share what the sea has given us, but not for nothing," the
        foreign minister told reporters after a meeting of the cabinet. Borland's trade ministry called the offer "a first step that comes late" and
        said its experts would look at it in the coming days.
        """;

    private static readonly string Edit = "Breaking. " + Story.Replace("in the coming days", "soon", StringComparison.Ordinal) + " Read more. Share this. All rights reserved by the Gazette.";

    private static ArticleReading Reading(string text, string quote, string? dossier = "port")
    {
        var at = text.IndexOf(quote, StringComparison.Ordinal);
        var day = new DateOnly(2025, 5, 6);
        Act act = new OfferConditioned
        {
            Dossier = dossier,
            Actor = "arland",
            Issue = "port-access",
            SaidOn = new SaidOn(day, day, DateBasis.Stated),
            Evidence = [new Evidence(at, at + quote.Length, quote)],
            Rule = "test",
            Reader = "rules/1",
        };
        return new ArticleReading("rules/1", dossier, "c0debook", [act], 4);
    }

    private static ArticleReading Offer(string text, string? dossier = "port") => Reading(text, "ready to open its deep-water port", dossier);

    private static ArticleText Article(string text, string outlet, string? url = null) => new(text, outlet, url);

    [Fact]
    public async Task The_same_article_again_records_nothing()
    {
        var first = await Events.RecordAsync(Article(Story, "Wire"), Offer(Story));
        var again = await Events.RecordAsync(Article(Story, "Wire"), Offer(Story));
        Assert.Equal((RecordOutcome.New, 1, 3), (first.Outcome, first.Acts, first.Appended.Events));
        Assert.Equal((RecordOutcome.Known, 0, 0), (again.Outcome, again.Acts, again.Appended.Events));
        Assert.Equal(first.Appended.Sequence, again.Appended.Sequence);
    }

    [Fact]
    public async Task The_same_article_from_many_at_once_is_recorded_once()
    {
        await using var other = new EventLog(Database);
        var all = await Task.WhenAll(Enumerable.Range(0, 40).Select(i => Task.Run(() => (i % 2 == 0 ? Events : other).RecordAsync(Article(Story, "Wire"), Offer(Story)))));
        Assert.Single(all, r => r.Outcome == RecordOutcome.New);
        Assert.Equal(3L, await ScalarAsync<long>("select count(*) from mt_events"));
    }

    [Fact]
    public async Task Another_text_under_the_same_address_revises_the_article()
    {
        var changed = "Corrected: " + Story;
        var first = await Events.RecordAsync(Article(Story, "Wire", "https://example.org/a?utm_source=x"), Offer(Story));
        var second = await Events.RecordAsync(Article(changed, "Wire", "https://EXAMPLE.org/a/#top"), Offer(changed));
        var again = await Events.RecordAsync(Article(changed, "Wire", "https://example.org/a"), Offer(changed));
        var old = await Events.RecordAsync(Article(Story, "Wire"), Offer(Story));
        Assert.Equal((RecordOutcome.Revised, first.Appended.Stream), (second.Outcome, second.Appended.Stream));
        Assert.Equal((RecordOutcome.Known, RecordOutcome.Known), (again.Outcome, old.Outcome));
        var record = await Events.LoadAsync(first.Appended.Stream);
        Assert.Equal(changed, record.Article!.Text);
        Assert.Single(record.Acts);
    }

    [Fact]
    public async Task Two_edits_of_one_story_are_one_origin_and_a_third_joins_the_first()
    {
        var first = await Events.RecordAsync(Article(Edit, "Gazette"), Offer(Edit));
        var second = await Events.RecordAsync(Article(Story, "Wire"), Offer(Story));
        var third = await Events.RecordAsync(Article(Story + " More to follow.", "Herald"), Offer(Story));
        Assert.Null(first.Copy);
        Assert.Equal(first.Appended.Stream, second.Copy!.Of);
        Assert.Equal(first.Appended.Stream, third.Copy!.Of);
        Assert.InRange(second.Copy.Similarity, 0.8, 1);
    }

    [Fact]
    public async Task Different_stories_are_no_copies()
    {
        const string other = "Borland will not trade its timber tariffs for a berth in Arland's port, its prime minister told parliament on Wednesday, a day after the neighbour's offer "
            + "to let grain ships in. \"We are willing to talk about the sea, but our sawmills are not for sale,\" she said to applause from the eastern benches of the chamber.";
        await Events.RecordAsync(Article(Story, "Wire"), Offer(Story));
        var second = await Events.RecordAsync(Article(other, "Gazette"), Reading(other, "will not trade"));
        Assert.Null(second.Copy);
    }

    [Fact]
    public async Task Two_ingests_that_race_yield_exactly_one_copy()
    {
        await using var elsewhere = new EventLog(Database);
        for (var i = 0; i < 30; i++)
        {
            // A story of its own for each race.
            var story = string.Join(' ', Story.Split(' ').Select((w, n) => n % 3 == 0 ? w : w + (char)('a' + (i % 26)) + (i / 26)));
            var edit = "Breaking. " + story + " Read more.";
            var quote = story[..40];
            var recorded = await Task.WhenAll(
                Task.Run(() => Events.RecordAsync(Article(story, "Wire"), Reading(story, quote))),
                Task.Run(() => elsewhere.RecordAsync(Article(edit, "Gazette"), Reading(edit, quote))));
            var copy = Assert.Single(recorded, r => r.Copy is not null);
            Assert.Equal(recorded.Single(r => r.Copy is null).Appended.Stream, copy.Copy!.Of);
        }

        Assert.Equal(30L, await ScalarAsync<long>("select count(*) from mt_events where type = 'copy_recognised'"));
    }

    [Fact]
    public async Task Copies_within_one_transaction_are_recognised()
    {
        var many = Enumerable.Range(0, 50).Select(i => Article(Story + $" Edition {i}.", "Outlet " + i)).ToList();
        var all = await Task.WhenAll(many.Select(a => Events.RecordAsync(a, Offer(a.Text))));
        var origin = Assert.Single(all, r => r.Copy is null).Appended.Stream;
        Assert.All(all.Where(r => r.Copy is not null), r => Assert.Equal(origin, r.Copy!.Of));
    }

    [Fact]
    public async Task A_refused_reading_records_nothing_and_harms_nobody_beside_it()
    {
        var wrong = Offer(Story);
        wrong = wrong with { Acts = [wrong.Acts[0] with { Evidence = [new Evidence(0, 5, "xxxxx")] }] };
        var good = Enumerable.Range(0, 20).Select(i => Events.RecordAsync(Article($"Number {i} is quite another text with words {i * 3} of its own.", "Wire"), new ArticleReading("rules/1", "port", null, [], 1))).ToList();
        await Assert.ThrowsAsync<RefusedException>(() => Events.RecordAsync(Article(Story, "Wire"), wrong));
        await Task.WhenAll(good);
        Assert.Equal(20L, await ScalarAsync<long>("select count(*) from mt_streams"));
    }

    [Fact]
    public async Task The_later_of_two_reviewers_at_once_is_refused()
    {
        var stream = (await Events.RecordAsync(Article(Story, "Wire"), Offer(Story))).Appended.Stream;
        var act = (await Events.LoadAsync(stream)).Acts[0].Id;
        await using var elsewhere = new EventLog(Database);
        var reviews = new[] { ("ana", Events), ("ben", elsewhere) }.Select(r => Task.Run(() => r.Item2.DecideAsync(stream, record => ReviewDecisions.Decide(record, new Retract(act, r.Item1, "misread"))))).ToList();
        await Task.WhenAll(reviews).ContinueWith(_ => { }, TaskScheduler.Default);
        var refused = Assert.Single(reviews, r => r.IsFaulted).Exception!.InnerException;
        Assert.Contains("already retracted by", Assert.IsType<RefusedException>(refused).Message, StringComparison.Ordinal);
        Assert.Empty((await Events.LoadAsync(stream)).Acts);
    }

    [Fact]
    public async Task The_index_of_articles_is_rebuilt_from_the_log_as_it_was()
    {
        var changed = "Corrected: " + Story;
        await Events.RecordAsync(Article(Story, "Wire", "https://example.org/a"), Offer(Story));
        await Events.RecordAsync(Article(changed, "Wire", "https://example.org/a"), Offer(changed));
        await Events.RecordAsync(Article(Edit, "Gazette"), Offer(Edit));
        const string all = "select string_agg(a::text, '|' order by content_key) from nm_articles a";
        var before = await ScalarAsync<string>(all);
        Assert.Equal(3, await ArticleIndexRebuild.RunAsync(Database));
        Assert.Equal(before, await ScalarAsync<string>(all));
    }
}
