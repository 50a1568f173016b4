namespace NegotiationMonitor.Watching;

/// <summary>Decides when something may be sent: quiet hours and the cap an hour. Pure: the time is an argument.</summary>
public static class Pacer
{
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    /// <summary>Until when a change must be held back; null where it may go now. What was held back goes out as one summary.</summary>
    public static DateTimeOffset? HoldUntil(Pacing pacing, Progress progress, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(pacing);
        ArgumentNullException.ThrowIfNull(progress);
        if (EndOfQuiet(pacing, now) is { } end)
        {
            return end;
        }

        return pacing.MostAnHour is { } most && progress.HourFrom is { } from && now < from + Hour && progress.InHour >= most ? from + Hour : null;
    }

    /// <summary>Counts a delivery.</summary>
    public static Progress Count(Progress progress, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(progress);
        return progress.HourFrom is { } from && now < from + Hour ? progress with { InHour = progress.InHour + 1 } : progress with { HourFrom = now, InHour = 1 };
    }

    /// <summary>The end of the last whole period of a digest.</summary>
    public static DateTimeOffset LastPeriod(DigestEvery every, string? zone, DateTimeOffset now)
    {
        var local = TimeZoneInfo.ConvertTime(now, Zone(zone)).DateTime;
        var start = every switch
        {
            DigestEvery.Hour => local.Date.AddHours(local.Hour),
            DigestEvery.Day => local.Date,
            _ => local.Date.AddDays(-(((int)local.DayOfWeek + 6) % 7)),
        };
        var end = ToUtc(start, Zone(zone));

        // Where clocks are set back an hour comes twice.
        return end <= now ? end : now - TimeSpan.FromTicks(now.Ticks % Hour.Ticks);
    }

    /// <summary>The end of the period that is under way.</summary>
    public static DateTimeOffset NextPeriod(DigestEvery every, string? zone, DateTimeOffset now)
    {
        var start = TimeZoneInfo.ConvertTime(LastPeriod(every, zone, now), Zone(zone)).DateTime;
        var end = ToUtc(every switch { DigestEvery.Hour => start.AddHours(1), DigestEvery.Day => start.AddDays(1), _ => start.AddDays(7) }, Zone(zone));
        return end > now ? end : now + Hour;
    }

    /// <summary>The time zone of a name; UTC for none.</summary>
    public static TimeZoneInfo Zone(string? zone) => zone is null ? TimeZoneInfo.Utc : TimeZoneInfo.FindSystemTimeZoneById(zone);

    private static DateTimeOffset? EndOfQuiet(Pacing pacing, DateTimeOffset now)
    {
        if (pacing is not { QuietFrom: { } from, QuietTo: { } to })
        {
            return null;
        }

        var zone = Zone(pacing.Zone);
        var local = TimeZoneInfo.ConvertTime(now, zone).DateTime;
        if (!TimeOnly.FromDateTime(local).IsBetween(from, to))
        {
            return null;
        }

        var end = local.Date + to.ToTimeSpan();
        return ToUtc(end > local ? end : end.AddDays(1), zone);
    }

    private static DateTimeOffset ToUtc(DateTime local, TimeZoneInfo zone)
    {
        // A time that a zone leaves out when clocks are set forward is taken an hour later.
        var there = zone.IsInvalidTime(local) ? local.AddHours(1) : local;
        return new DateTimeOffset(TimeZoneInfo.ConvertTimeToUtc(DateTime.SpecifyKind(there, DateTimeKind.Unspecified), zone), TimeSpan.Zero);
    }
}
