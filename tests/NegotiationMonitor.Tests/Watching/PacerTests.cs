using System.Globalization;
using NegotiationMonitor.Watching;

namespace NegotiationMonitor.Tests.Watching;

/// <summary>Quiet hours, the cap an hour, and periods of digests, with the time given.</summary>
public sealed class PacerTests
{
    private static DateTimeOffset Utc(string time) => DateTimeOffset.Parse(time, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);

    [Theory]
    [InlineData("2026-01-10T21:59", null)]
    [InlineData("2026-01-10T22:00", "2026-01-11T07:00")]
    [InlineData("2026-01-11T00:30", "2026-01-11T07:00")]
    [InlineData("2026-01-11T06:59", "2026-01-11T07:00")]
    [InlineData("2026-01-11T07:00", null)]
    public void Nothing_goes_out_in_quiet_hours_over_midnight(string now, string? until) =>
        Assert.Equal(until is null ? null : Utc(until), Pacer.HoldUntil(new Pacing(new TimeOnly(22, 0), new TimeOnly(7, 0)), Progress.None, Utc(now)));

    [Theory]
    [InlineData("2026-01-10T21:30", "2026-01-11T06:00")]
    [InlineData("2026-07-10T20:30", "2026-07-11T05:00")]
    [InlineData("2026-03-29T00:30", "2026-03-29T05:00")]
    [InlineData("2026-10-25T00:30", "2026-10-25T06:00")]
    public void Quiet_hours_are_those_of_the_time_zone_also_when_clocks_change(string now, string until) =>
        Assert.Equal(Utc(until), Pacer.HoldUntil(new Pacing(new TimeOnly(22, 0), new TimeOnly(7, 0), "Europe/Berlin"), Progress.None, Utc(now)));

    [Fact]
    public void After_the_most_an_hour_the_rest_of_the_hour_is_held_back()
    {
        var (pacing, progress, start) = (new Pacing(MostAnHour: 3), Progress.None, Utc("2026-01-10T12:10"));
        for (var i = 0; i < 3; i++)
        {
            Assert.Null(Pacer.HoldUntil(pacing, progress, start.AddMinutes(i)));
            progress = Pacer.Count(progress, start.AddMinutes(i));
        }

        Assert.Equal(start.AddHours(1), Pacer.HoldUntil(pacing, progress, start.AddMinutes(4)));
        Assert.Null(Pacer.HoldUntil(pacing, progress, start.AddHours(1)));
        Assert.Equal(1, Pacer.Count(progress, start.AddHours(1)).InHour);
    }

    [Theory]
    [InlineData(DigestEvery.Hour, "2026-01-14T12:34", "2026-01-14T12:00", "2026-01-14T13:00")]
    [InlineData(DigestEvery.Day, "2026-01-14T12:34", "2026-01-13T23:00", "2026-01-14T23:00")]
    [InlineData(DigestEvery.Week, "2026-01-14T12:34", "2026-01-11T23:00", "2026-01-18T23:00")]
    [InlineData(DigestEvery.Day, "2026-03-29T12:00", "2026-03-28T23:00", "2026-03-29T22:00")]
    [InlineData(DigestEvery.Week, "2026-03-23T00:00", "2026-03-22T23:00", "2026-03-29T22:00")]
    public void Digests_end_on_the_hour_at_midnight_or_on_Monday_of_their_time_zone(DigestEvery every, string now, string last, string next) =>
        Assert.Equal((Utc(last), Utc(next)), (Pacer.LastPeriod(every, "Europe/Berlin", Utc(now)), Pacer.NextPeriod(every, "Europe/Berlin", Utc(now))));

    [Fact]
    public void Periods_follow_each_other_without_gap_or_overlap_through_a_whole_year()
    {
        foreach (var every in Enum.GetValues<DigestEvery>())
        {
            var end = Utc("2026-01-01T00:00");
            for (var now = end; now < Utc("2027-01-01T00:00"); now = Pacer.NextPeriod(every, "America/New_York", now))
            {
                var last = Pacer.LastPeriod(every, "America/New_York", now);
                Assert.True(last <= now && Pacer.NextPeriod(every, "America/New_York", now) > now, $"{every} {now}");
                Assert.True(last >= end || now == end, $"{every}: {last} before {end}");
                end = last;
            }
        }
    }
}
