using NegotiationMonitor.Articles;
using NegotiationMonitor.Positions;
using NegotiationMonitor.Postgres.Positions;
using NegotiationMonitor.TestSupport;
using NegotiationMonitor.Tests.Positions;

namespace NegotiationMonitor.Postgres.Tests.Positions;

public sealed class QueryTests(PostgresServer server) : PositionsTest(server)
{
    private static readonly PositionKey Key = new(Story.Dossier, "us", "force");

    private static readonly Story Told = new Story()
        .Article("Reuters", 18, "article-a").Says("us", "force", Stance.RulesOut, 18, "Trump").Does<TalksHeld>("us", "", 18).Read()
        .Article("Axios", 19, "article-b").Append(new CopyRecognised("article-a", 0.9)).Says("us", "force", Stance.RulesOut, 18, "Trump").Read()
        .Article("Bloomberg", 26, "article-c").Says("us", "force", Stance.Open, 25, conditions: [new("only with European troops", "europeans")]).Read()
        .In("article-c").Append(new ActAmended(Story.IdOf(10), Story.Make<OfferConditioned>("us", "force", 25) with { Stance = Stance.Supports }, "Ann", "an offer"));

    [Fact]
    public async Task A_position_comes_with_the_words_that_decide_it()
    {
        await GivenAsync();
        var answer = await Positions.PositionsAsync(PositionFilter.All, new Clocks(Story.Aug(20)));

        var row = Assert.Single(answer.Rows);
        Assert.Equal((Stance.RulesOut, "article-b", "Axios", "…", Told.Head), (row.Position.Stance, row.Decided!.Article.Stream, row.Decided.Article.Outlet, row.Decided.Entry.Quote, answer.Sequence));
        Assert.Equal(["Reuters"], row.Position.Origins);
    }

    [Fact]
    public async Task A_position_in_full_weighs_its_entries()
    {
        await GivenAsync();
        var detail = (await Positions.PositionAsync(Key, Clocks.Now))!;

        Assert.Equal([Weight.Superseded, Weight.Superseded, Weight.Decides], detail.Weighed.Select(w => w.Weight));
        Assert.Equal(["article-a", "article-b", "article-c"], detail.Articles.Keys.Order(StringComparer.Ordinal));
        Assert.Null(await Positions.PositionAsync(Key, new Clocks(Story.Aug(1))));
    }

    [Fact]
    public async Task A_diff_tells_the_move_with_the_words_on_both_sides()
    {
        await GivenAsync();
        var diff = Assert.Single((await Positions.DiffAsync(PositionFilter.All, new Clocks(Story.Aug(19)), new Clocks(Story.Aug(27)))).Rows);

        Assert.Equal((ChangeKind.Reversed, "article-b", "article-c"), (diff.Diff.What.Kind, diff.Before!.Article.Stream, diff.After!.Article.Stream));
    }

    [Fact]
    public async Task A_history_is_a_point_a_day()
    {
        await GivenAsync();
        var now = await Positions.HistoryAsync(new PositionFilter(Actors: ["us"]), Clocks.Now);
        var before = await Positions.HistoryAsync(PositionFilter.All, new Clocks(null, 11));

        Assert.Equal([(Story.Aug(18), Move.Emerged), (Story.Aug(25), Move.Reversed)], now.Rows.Select(r => (r.Point.Entry.SaidOn.To, r.Point.Move)));
        Assert.Equal([Stance.RulesOut, Stance.Open], before.Rows.Select(r => r.Point.Entry.Stance));
    }

    [Fact]
    public async Task A_course_is_the_history_without_its_words()
    {
        await GivenAsync();
        foreach (var clocks in (Clocks[])[Clocks.Now, new(Story.Aug(20)), new(null, 11), new(null, null, Story.Aug(19))])
        {
            var history = (await Positions.HistoryAsync(PositionFilter.All, clocks)).Rows;
            var course = await Positions.CoursesAsync(PositionFilter.All, clocks);
            Assert.Equal(history.Select(h => Tell(h.Point)), course.Select(Tell));
            var words = await Positions.WordsAsync(course.Select(c => c.Entry.Sequence), clocks);
            Assert.Equal(history.Select(h => (h.Point.Entry.Quote, h.Article)), course.Select(c => (words[c.Entry.Sequence].Entry.Quote, words[c.Entry.Sequence].Article)));
        }

        Assert.Empty(await Positions.CoursesAsync(new PositionFilter(Actors: ["nobody"]), Clocks.Now));

        static (PositionKey, long, DateOnly, Stance, Move, Stance) Tell(PathPoint p) => (p.Entry.Key, p.Entry.Sequence, p.Entry.SaidOn.To, p.Entry.Stance, p.Move, p.From);
    }

    [Fact]
    public async Task The_latest_changes_are_the_same_from_the_end_a_page_at_a_time()
    {
        await GivenAsync();
        var all = (await Changes.ChangesAsync(new ChangeFilter(PositionFilter.All), Clocks.Now)).Rows.Select(c => c.Change.Id).Reverse().ToList();
        var pages = new List<string>();
        for (var skip = 0; skip < all.Count; skip++)
        {
            pages.AddRange((await Changes.LatestAsync(new ChangeFilter(PositionFilter.All, Limit: 1), Clocks.Now, bySaid: false, skip)).Rows.Select(c => c.Change.Id));
        }

        Assert.Equal(all, pages);
        Assert.Equal(all.Order(StringComparer.Ordinal), (await Changes.LatestAsync(new ChangeFilter(PositionFilter.All), Clocks.Now, bySaid: true)).Rows.Select(c => c.Change.Id).Order(StringComparer.Ordinal));
        Assert.Equal([Story.Aug(25), Story.Aug(18)], (await Changes.LatestAsync(new ChangeFilter(PositionFilter.All, Kinds: [ChangeKind.Emerged, ChangeKind.Reversed]), Clocks.Now, bySaid: true)).Rows.Select(c => c.Change.SaidOn!.Value));
        Assert.Empty((await Changes.LatestAsync(new ChangeFilter(new(Actors: ["nobody"])), Clocks.Now, bySaid: true)).Rows);
    }

    [Fact]
    public async Task Changes_are_listed_by_cause_kind_and_clock()
    {
        await GivenAsync();
        var all = (await Changes.ChangesAsync(new ChangeFilter(PositionFilter.All), Clocks.Now)).Rows;
        Assert.Equal([ChangeKind.Emerged, ChangeKind.Reversed, ChangeKind.Retracted], all.Select(c => c.Change.What.Kind));
        Assert.Equal(new Condition("only with European troops", "europeans"), Assert.Single(all[1].Change.What.Gained));
        Assert.Equal(all.Skip(1).Select(c => c.Change.Id), (await Changes.ChangesAsync(new ChangeFilter(PositionFilter.All, After: all[0].Change.Sequence), Clocks.Now)).Rows.Select(c => c.Change.Id));
        Assert.Single((await Changes.ChangesAsync(new ChangeFilter(PositionFilter.All, Kinds: [ChangeKind.Reversed]), Clocks.Now)).Rows);
        Assert.Single((await Changes.ChangesAsync(new ChangeFilter(PositionFilter.All, Limit: 1), Clocks.Now)).Rows);
        Assert.Equal(2, (await Changes.ChangesAsync(new ChangeFilter(PositionFilter.All), new Clocks(null, 11))).Rows.Count);
    }

    [Fact]
    public async Task Acts_are_listed_with_those_on_no_issue_and_as_amended()
    {
        await GivenAsync();
        var acts = (await Acts.ActsAsync(new ActFilter(PositionFilter.All), Clocks.Now)).Rows;

        Assert.Equal(["stance_stated", "talks_held", "stance_stated", "offer_conditioned"], acts.Select(a => a.Line.Entry.Type));
        Assert.Equal(("act_amended", Stance.Supports, "Bloomberg"), (acts[3].Event, acts[3].Act.Stance, acts[3].Line.Article.Outlet));
        Assert.Single((await Acts.ActsAsync(new ActFilter(PositionFilter.All, Types: ["talks_held"]), Clocks.Now)).Rows);
        Assert.Equal("stance_stated", (await Acts.ActsAsync(new ActFilter(PositionFilter.All, After: 9), new Clocks(null, 11))).Rows.Single().Event);
    }

    [Fact]
    public async Task Articles_and_dossiers_are_listed()
    {
        await GivenAsync();
        var articles = (await Acts.ArticlesAsync(null, null, null, Clocks.Now)).Rows;

        Assert.Equal([("article-a", false), ("article-b", true), ("article-c", false)], articles.Select(a => (a.Stream, a.IsCopy)));
        Assert.Equal(["article-a", "article-b"], (await Acts.ArticlesAsync(null, null, ["article-a"], Clocks.Now)).Rows.Select(a => a.Stream));
        Assert.Equal(new DossierView(Story.Dossier, 1, 1, 1, Story.Aug(25)), Assert.Single(await Acts.DossiersAsync()));
    }

    [Fact]
    public async Task An_audit_leads_to_articles_stories_corrections_and_hashes()
    {
        await GivenAsync();
        var trail = (await new AuditQueries(Database).AuditAsync(Key, Clocks.Now))!;

        Assert.Equal((3, 1, 3), (trail.Entries.Count, trail.Ended.Count, trail.Articles.Count));
        Assert.Equal(2, trail.Articles.Select(a => a.Story).Distinct().Count());
        Assert.Equal("Ann", trail.Corrections.Single(c => c.Kind == "act_amended").By);
        Assert.All(trail.Entries, e => Assert.Equal(64, e.Hash.Length));
        Assert.All(trail.Entries, e => Assert.NotEmpty(e.Passages));
        var earlier = (await new AuditQueries(Database).AuditAsync(Key, new Clocks(null, 11)))!;
        Assert.Equal((0, Stance.Open), (earlier.Ended.Count, earlier.Position.Stance));
    }

    [Theory]
    [InlineData("usa", "force", "No act of any article is about actor 'usa'; known: us")]
    [InlineData("us", "navy", "No act of any article is about issue 'navy'; known: force")]
    public async Task An_unknown_name_is_refused_with_what_is_known(string actor, string issue, string message)
    {
        await GivenAsync();
        var filter = new PositionFilter(Actors: [actor], Issues: [issue]);

        Assert.Equal(message, (await Assert.ThrowsAsync<RefusedException>(() => Positions.PositionsAsync(filter, Clocks.Now))).Message);
        Assert.Equal(message, (await Assert.ThrowsAsync<RefusedException>(() => new AuditQueries(Database).AuditAsync(new(Story.Dossier, actor, issue), Clocks.Now))).Message);
    }

    [Fact]
    public async Task A_sequence_that_is_not_reached_is_refused_with_the_end_of_the_log()
    {
        await GivenAsync();
        var refused = await Assert.ThrowsAsync<RefusedException>(() => Positions.PositionsAsync(PositionFilter.All, new Clocks(null, 999)));

        Assert.Equal($"Nothing is recorded at sequence 999 yet; the log ends at {Told.Head}", refused.Message);
    }

    [Fact]
    public async Task A_time_stands_for_the_last_sequence_recorded_by_then()
    {
        await GivenAsync();
        var times = new List<(long Sequence, DateTimeOffset At)>();
        await foreach (var e in Events.ReadAllAsync())
        {
            times.Add((e.Sequence, e.RecordedAt));
        }

        foreach (var at in times.Select(t => t.At).Distinct())
        {
            Assert.Equal(times.Last(t => t.At <= at).Sequence, await ClockRows.SequenceAtAsync(Database, at));
        }

        Assert.Equal(0, await ClockRows.SequenceAtAsync(Database, times[0].At.AddTicks(-10)));
        Assert.Equal(Told.Head, await ClockRows.SequenceAtAsync(Database, times[^1].At.AddDays(1)));
    }

    private async Task GivenAsync()
    {
        await AppendAsync(Told);
        await ProjectAsync();
    }
}
