using FsCheck;
using FsCheck.Fluent;
using NegotiationMonitor.Articles;
using NegotiationMonitor.Positions;

namespace NegotiationMonitor.Tests.Positions;

/// <summary>What must hold for any history whatever, in any order of arrival.</summary>
public sealed class HistoryProperties
{
    [Fact]
    public void As_of_answers_equal_a_naive_fold_of_the_raw_events() => ForAll(40, (story, random) =>
    {
        var versions = story.Book().Begun;
        for (var i = 0; i < 8; i++)
        {
            var clocks = new Clocks(
                random.Next(4) == 0 ? null : Story.Aug(random.Next(1, 30)),
                random.Next(3) == 0 ? null : random.NextInt64(0, story.Head + 2),
                random.Next(2) == 0 ? null : Story.Aug(random.Next(1, 30)));
            Assert.Equal(NaiveReplay.AsOf(story.Log, clocks), PositionFold.AsOf(versions, clocks));
        }
    });

    [Fact]
    public void Current_positions_equal_the_fold_of_what_stands() => ForAll(40, (story, _) =>
        Assert.Equal(NaiveReplay.AsOf(story.Log, Clocks.Now), story.Book().Positions));

    [Fact]
    public void The_fold_does_not_depend_on_the_order_of_arrival() => ForAll(40, (story, random) =>
    {
        foreach (var group in NaiveReplay.Standing([.. story.Log]).GroupBy(e => e.Key))
        {
            var entries = group.ToList();
            var shuffled = entries.Concat(entries.Take(2)).OrderBy(_ => random.Next()).ToList();
            Assert.Equal(PositionFold.Of(group.Key, entries), PositionFold.Of(group.Key, shuffled));
        }
    });

    [Fact]
    public void A_ledger_that_is_asked_after_every_step_ends_like_one_asked_once() => ForAll(40, (story, random) =>
    {
        foreach (var group in NaiveReplay.Standing([.. story.Log]).GroupBy(e => e.Key))
        {
            var (ledger, there) = (new Ledger(group.Key), new List<Entry>());
            foreach (var entry in group.OrderBy(_ => random.Next()))
            {
                ledger.Add(entry);
                there.Add(entry);
                if (random.Next(3) == 0)
                {
                    var gone = there[random.Next(there.Count)];
                    Assert.True(ledger.Remove(gone));
                    there.Remove(gone);
                }

                Assert.Equal(PositionFold.Of(group.Key, there), ledger.Evaluate());
            }
        }
    });

    [Fact]
    public void A_ledger_that_continues_from_a_kept_state_ends_like_one_from_the_start() => ForAll(60, (story, _) =>
    {
        foreach (var group in NaiveReplay.Standing([.. story.Log]).GroupBy(e => e.Key))
        {
            var whole = new Ledger(group.Key);
            group.ToList().ForEach(whole.Add);
            var end = whole.Evaluate();
            foreach (var cut in whole.Cuts([], 3, 1))
            {
                var rest = new Ledger(cut);
                group.Where(e => e.SaidOn.To > cut.Day).ToList().ForEach(rest.Add);
                Assert.Equal(end, rest.Evaluate());
                Assert.Equal(group.Where(e => e.SaidOn.To <= cut.Day).Max(e => e.PublishedOn), cut.Published);
            }
        }
    });

    [Fact]
    public void A_position_survives_being_kept() => ForAll(40, (story, _) =>
    {
        foreach (var account in story.Book().Accounts.Values)
        {
            Assert.Equal(account.Current, PositionCodec.Read(account.Current.Key, PositionCodec.Write(account.Current)));
        }
    });

    [Fact]
    public void A_position_kept_by_another_version_asks_for_a_rebuild()
    {
        Assert.Throws<RefusedException>(() => PositionCodec.Read(default, [99, 0, 0]));
        Assert.Throws<RefusedException>(() => PositionCodec.Read(default, []));
    }

    [Fact]
    public void A_rebuild_gives_the_same_changes_with_the_same_identities() => ForAll(40, (story, _) =>
    {
        var (live, again) = (story.Book().Changes, story.Book().Changes);
        Assert.Equal(live.Select(Words), again.Select(Words));
        Assert.Equal(live.Count, live.Select(c => c.Id).Distinct(StringComparer.Ordinal).Count());
    });

    [Fact]
    public void Events_delivered_twice_change_nothing() => ForAll(30, (story, random) =>
    {
        var book = new PositionBook();
        foreach (var e in story.Log)
        {
            book.Apply(e);
            book.Apply(story.Log[random.Next((int)e.Sequence)]);
        }

        Assert.Equal(story.Book().Changes.Select(Words), book.Changes.Select(Words));
        Assert.Equal(story.Book().Positions, book.Positions);
    });

    [Fact]
    public void Changes_add_up_to_the_position() => ForAll(40, (story, _) =>
    {
        var stances = new Dictionary<PositionKey, Stance>();
        foreach (var change in story.Book().Changes)
        {
            Assert.Equal(stances.GetValueOrDefault(change.Key), change.What.From);
            stances[change.Key] = change.What.To;
        }

        foreach (var account in story.Book().Accounts.Values)
        {
            Assert.Equal(account.Current.Stance, stances.GetValueOrDefault(account.Current.Key));
        }
    });

    [Fact]
    public void No_answer_about_the_past_changes_unless_the_second_clock_moves() => ForAll(40, (story, random) =>
    {
        var early = new PositionBook();
        var cut = random.Next(0, story.Log.Count + 1);
        story.Log.Take(cut).ToList().ForEach(early.Apply);
        var late = story.Book();
        for (var k = 0; k <= cut; k += 1 + random.Next(5))
        {
            var clocks = new Clocks(Story.Aug(random.Next(1, 30)), k, random.Next(2) == 0 ? null : Story.Aug(random.Next(1, 30)));
            Assert.Equal(PositionFold.AsOf(early.Begun, clocks), PositionFold.AsOf(late.Begun, clocks));
        }
    });

    private static string Words(Change change) => $"{change with { What = null! }} {change.What with { Gained = [], Lost = [] }} {string.Join('|', change.What.Gained)} {string.Join('|', change.What.Lost)}";

    private static void ForAll(int steps, Action<Story, Random> holds) =>
        Check.One(
            Config.QuickThrowOnFailure.WithMaxTest(150),
            Prop.ForAll(RandomHistory.Bytes(steps), bytes => holds(RandomHistory.Of(bytes), new Random(bytes.Length))));
}
