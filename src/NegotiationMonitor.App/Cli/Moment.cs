using System.Globalization;
using NegotiationMonitor.App.Input;
using NegotiationMonitor.Postgres;
using NegotiationMonitor.Postgres.Positions;

namespace NegotiationMonitor.App.Cli;

/// <summary>A point of the second clock as people write it: a sequence number, a day (to its end, UTC) or a time (UTC where it names no other).</summary>
internal static class Moment
{
    private const string Time = "yyyy-MM-dd HH:mm:ss'Z'";

    /// <summary>The last sequence that was recorded by then; null where nothing is asked.</summary>
    /// <param name="where">Option or parameter, named in the refusal.</param>
    /// <exception cref="RefusedException">It is no such point, or has not come yet; the message says where the log ends.</exception>
    public static async Task<long?> SequenceAsync(string? value, string where, Database database, CancellationToken cancellation)
    {
        if (string.IsNullOrWhiteSpace(value))
        {
            return null;
        }

        if (long.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var sequence))
        {
            return sequence;
        }

        var until = Until(value.Trim());
        if (until is { } time && (time <= DateTimeOffset.UtcNow.AddMinutes(1) || IsToday(time)))
        {
            return await ClockRows.SequenceAtAsync(database, time, cancellation);
        }

        var end = await EndAsync(database, cancellation);
        throw new RefusedException(until is null
            ? $"{where}: '{value}' is no sequence number, day or time; write it as 57, 2025-08-20 or 2025-08-20T14:00Z; the log ends at {end}"
            : $"{where}: {value} has not come yet; the log ends at {end}");
    }

    /// <summary>When an event was recorded, for people: <c>event 101 (2025-08-20 14:00:00Z)</c>.</summary>
    public static async Task<string> WordsAsync(Database database, long sequence, CancellationToken cancellation) =>
        await ClockRows.TimeAsync(database, sequence, cancellation) is { } time
            ? string.Create(CultureInfo.InvariantCulture, $"event {sequence} ({time.UtcDateTime.ToString(Time, CultureInfo.InvariantCulture)})")
            : string.Create(CultureInfo.InvariantCulture, $"event {sequence}");

    private static async Task<string> EndAsync(Database database, CancellationToken cancellation) =>
        await ClockRows.EndAsync(database, cancellation) is var end and > 0 ? await WordsAsync(database, end, cancellation) : "its beginning: nothing is recorded";

    private static bool IsToday(DateTimeOffset time) => time.UtcDateTime.Date == DateTime.UtcNow.Date;

    private static DateTimeOffset? Until(string value)
    {
        if (!PublishedDay.LooksIso(value))
        {
            return null;
        }

        if (value.Length == 10)
        {
            return PublishedDay.TryParse(value, out var day) ? new DateTimeOffset(day.AddDays(1), TimeOnly.MinValue, TimeSpan.Zero).AddMicroseconds(-1) : null;
        }

        // Within a query string a plus sign may have become a blank.
        var written = value.Length > 6 && value[^6] == ' ' ? value[..^6] + "+" + value[^5..] : value;
        return DateTimeOffset.TryParse(written, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var time) ? time : null;
    }
}
