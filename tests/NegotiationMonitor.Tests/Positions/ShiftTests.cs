using NegotiationMonitor.Articles;
using NegotiationMonitor.Positions;
using static NegotiationMonitor.Tests.Positions.Story;

namespace NegotiationMonitor.Tests.Positions;

public sealed class ShiftTests
{
    private static readonly Story Told = new Story()
        .Article().Says("us", "troops", Stance.RulesOut, 10).Says("uk", "troops", Stance.Committed, 10).Says("us", "aid", Stance.Supports, 11).Read()
        .Article().Says("us", "troops", Stance.RulesOut, 12).Says("uk", "troops", Stance.Supports, 13).Read()
        .Article().Says("us", "troops", Stance.Open, 15).Says("uk", "aid", Stance.Opposes, 15).Says("uk", "troops", Stance.Committed, 15).Read();

    [Fact]
    public void Shifts_tell_who_moved_when_and_which_way()
    {
        Assert.Equal(
            ["uk troops 13 Away", "uk troops 15 Toward", "us troops 15 Reversed"],
            Shifts.Of(PathsOf(Told)).Select(s => $"{s.Key.Actor} {s.Key.Issue} {s.On.Day} {s.Point.Move}"));
    }

    [Fact]
    public void The_first_mover_of_an_issue_is_named()
    {
        var first = Assert.Single(Shifts.First(Shifts.Of(PathsOf(Told))));

        Assert.Equal(("troops", Aug(13), "uk"), (first.Issue, first.On, Assert.Single(first.Shifts).Key.Actor));
    }

    [Fact]
    public void The_distance_of_two_parties_is_a_series_over_the_issues_they_share()
    {
        var series = Shifts.Distance(PathsOf(Told), Dossier, "us", "uk");

        // 10th: rules-out and committed on troops; 13th: one step nearer; 15th: two issues, open and committed (2 of 6), supports and opposes (4 of 6).
        Assert.Equal(
            [new DistancePoint(Aug(10), 1, 1, 1), new DistancePoint(Aug(13), 5 / 6d, 1, 1), new DistancePoint(Aug(15), (2 / 6d + 4 / 6d) / 2, 2, 1)],
            series);
        Assert.Empty(Shifts.Distance(PathsOf(Told), Dossier, "us", "nobody"));
    }

    [Fact]
    public void A_diff_of_two_days_tells_what_appeared_and_what_moved_but_not_what_came_back()
    {
        var versions = Told.Book().Begun;
        var (first, second) = (new Clocks(Aug(12)), new Clocks(Aug(20)));

        var diffs = PositionDiffs.Between(PositionFold.AsOf(versions, first), first, PositionFold.AsOf(versions, second), second);

        Assert.Equal(
            ["uk aid Emerged None Opposes", "us troops Reversed RulesOut Open"],
            diffs.Select(d => $"{d.After.Key.Actor} {d.After.Key.Issue} {d.What.Kind} {d.What.From} {d.What.To}"));
    }

    [Fact]
    public void A_diff_of_two_states_of_knowledge_tells_what_was_learnt_about_the_past()
    {
        var story = new Story().Article().Says("us", "troops", Stance.Open, 15).Read();
        var known = story.Head;
        story.Article().Says("us", "troops", Stance.Opposes, 5).Read();
        var versions = story.Book().Begun;
        var (first, second) = (new Clocks(Aug(20), known), new Clocks(Aug(20), story.Head));

        var diff = Assert.Single(PositionDiffs.Between(PositionFold.AsOf(versions, first), first, PositionFold.AsOf(versions, second), second));

        Assert.Equal(ChangeKind.HistoryRevised, diff.What.Kind);
    }

    [Fact]
    public void Every_entry_is_weighed_with_its_reason()
    {
        var story = new Story()
            .Article().Says("us", "troops", Stance.RulesOut, 10, "Trump").Says("us", "troops", Stance.Wary, 12, "Trump", conditions: [new("if Europe leads", null)])
            .Says("us", "troops", Stance.Open, 15, "Trump", Mode.DirectQuote).Says("us", "troops", Stance.Opposes, 15, claimedBy: "russia")
            .Says("us", "troops", Stance.Open, 15, certainty: Certainty.Denied).Says("us", "troops", Stance.Open, 16)
            .Does<TalksHeld>("us", "troops", 14).Does<TalksHeld>("us", "troops", 15).Read();
        var entries = story.Book().Begun.ToList();

        var weighed = Weighing.Of(entries[0].Key, entries).Select(w => $"{w.Entry.SaidOn.To.Day} {w.Entry.Stance} {w.Weight} {w.By}".TrimEnd()).ToList();

        Assert.Equal(
            ["10 RulesOut Superseded 3", "12 Wary Superseded 4", "14 None Spent", "15 None Carries", "15 Opposes Outweighed 4", "15 Open Denied", "15 Open Confirms", "16 Open Decides"],
            weighed);
    }

    internal static List<PathPoint> PathsOf(Story story) => [.. story.Book().Begun.GroupBy(e => e.Key).SelectMany(Paths.Of)];
}
