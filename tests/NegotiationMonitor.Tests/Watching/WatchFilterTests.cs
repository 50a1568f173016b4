using NegotiationMonitor.Positions;
using NegotiationMonitor.Watching;

namespace NegotiationMonitor.Tests.Watching;

public sealed class WatchFilterTests
{
    private static readonly Change Change = EnvelopeTests.Notice().Change;

    [Fact]
    public void A_filter_wants_what_all_its_parts_want()
    {
        Assert.True(WatchFilter.All.Wants(Change, Directness.Narration));
        Assert.True(new WatchFilter(["peace"], ["us", "russia"], ["force"], [ChangeKind.Reversed], 2, true).Wants(Change, Directness.OwnWords));
        Assert.False(new WatchFilter(Actors: ["russia"]).Wants(Change, Directness.OwnWords));
        Assert.False(new WatchFilter(Dossiers: ["trade"]).Wants(Change, Directness.OwnWords));
        Assert.False(new WatchFilter(Kinds: [ChangeKind.Toward]).Wants(Change, Directness.OwnWords));
        Assert.False(new WatchFilter(MinOrigins: 3).Wants(Change, Directness.OwnWords));
        Assert.False(new WatchFilter(OwnStatements: true).Wants(Change, Directness.Claim));
        Assert.False(new WatchFilter(OwnStatements: true).Wants(Change, Directness.UnnamedSource));
    }

    [Fact]
    public void Whoever_was_told_of_a_statement_hears_that_it_was_retracted()
    {
        var retracted = Change with { What = new Difference(ChangeKind.Retracted, Change.What.To, NegotiationMonitor.Articles.Stance.None, [], [], false) };
        Assert.True(new WatchFilter(Actors: ["us"], MinOrigins: 3, OwnStatements: true).Wants(retracted, null));
    }

    [Fact]
    public void Going_on_behind_a_cursor_skips_nothing_and_repeats_nothing()
    {
        var changes = (from sequence in new long[] { 3, 7, 8 }
                       from actor in new[] { "", "a", "b" }
                       from issue in new[] { "x:y", "ü.", "z" }
                       select Change with { Sequence = sequence, Key = new PositionKey("d", actor, issue) }).OrderBy(c => c.Sequence).ThenBy(c => c.Key, PositionKey.Order).ToList();
        for (var i = 0; i < changes.Count; i++)
        {
            var cursor = ChangeCursor.Parse(ChangeCursor.After(changes[i]).ToString());
            Assert.Equal(changes.Skip(i + 1), changes.Where(cursor.IsBefore));
            Assert.Equal(changes.Take(i + 1), changes.Where(c => cursor.Covers(ChangeCursor.After(c))));
        }

        Assert.Equal(changes.Where(c => c.Sequence > 7), changes.Where(ChangeCursor.Parse("7").IsBefore));
        Assert.Throws<RefusedException>(() => ChangeCursor.Parse("7:a"));
        Assert.Throws<RefusedException>(() => ChangeCursor.Parse("-7"));
    }
}
