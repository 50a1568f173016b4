using System.Globalization;

namespace NegotiationMonitor.Watching;

/// <summary>What an endpoint answered.</summary>
/// <param name="Status">HTTP status; null where no answer came.</param>
/// <param name="Error">What went wrong, one line; null for a success.</param>
/// <param name="RetryAfter">How long it asked us to wait.</param>
public sealed record Answered(int? Status, string? Error, TimeSpan? RetryAfter = null)
{
    /// <summary>Whether it took the delivery: any 2xx and nothing else; a redirect is a failure.</summary>
    public bool Took => Status is >= 200 and < 300 && Error is null;

    /// <summary>Whether it wants no more at all.</summary>
    public bool IsGone => Status == 410;
}

/// <summary>What is to be done after a try.</summary>
public enum Verdict
{
    /// <summary>It was taken: go on with the next.</summary>
    Delivered,

    /// <summary>Try the same again later.</summary>
    Retry,

    /// <summary>All tries are used up: keep it as a dead letter, go on with the next.</summary>
    Dead,

    /// <summary>The endpoint has failed for too long: disable the watch and tell people.</summary>
    Disable,

    /// <summary>The endpoint wants no more: the watch ends.</summary>
    Gone,
}

/// <summary>
/// When a delivery is tried again. Pure: time and chance are arguments. The default is the schedule of the Standard Webhooks specification: ten
/// tries over three days, each delay a tenth shorter or longer by chance.
/// </summary>
/// <param name="delays">Pauses before the second, third … try.</param>
public sealed class RetrySchedule(IReadOnlyList<TimeSpan> delays)
{
    /// <summary>An endpoint that has failed for so long is left alone.</summary>
    public static readonly TimeSpan LongestFailure = TimeSpan.FromDays(5);

    private static readonly TimeSpan LongestRetryAfter = TimeSpan.FromHours(24);
    private const double Jitter = 0.1;

    /// <summary>Ten tries: at once, after 5 s, 5 min, 30 min, 2 h, 5 h, 10 h, 14 h, 20 h and 24 h.</summary>
    public static RetrySchedule Standard { get; } = new(
    [
        TimeSpan.FromSeconds(5), TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(30), TimeSpan.FromHours(2), TimeSpan.FromHours(5),
        TimeSpan.FromHours(10), TimeSpan.FromHours(14), TimeSpan.FromHours(20), TimeSpan.FromHours(24),
    ]);

    /// <summary>Pauses before the second, third … try.</summary>
    public IReadOnlyList<TimeSpan> Delays => delays;

    /// <summary>A schedule as an operator writes it: <c>5s,5m,2h,1d</c>.</summary>
    /// <exception cref="RefusedException">It is none.</exception>
    public static RetrySchedule Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return new([.. text.Split(',', StringSplitOptions.TrimEntries).Select(Delay)]);
    }

    /// <summary>What follows from a try: the verdict and the progress to keep.</summary>
    /// <param name="chance">From 0 up to 1.</param>
    public (Verdict Verdict, Progress Progress) After(Progress progress, Answered answer, DateTimeOffset now, double chance)
    {
        ArgumentNullException.ThrowIfNull(progress);
        ArgumentNullException.ThrowIfNull(answer);
        if (answer.Took)
        {
            return (Verdict.Delivered, progress with { Tries = 0, FirstTry = null, Next = null, FailingSince = null, LastError = null, LastDelivered = now });
        }

        var failed = progress with
        {
            Tries = progress.Tries + 1, FirstTry = progress.FirstTry ?? now, FailingSince = progress.FailingSince ?? now, LastError = answer.Error ?? $"answered {answer.Status}",
        };
        if (answer.IsGone)
        {
            return (Verdict.Gone, failed with { Next = null });
        }

        if (now - failed.FailingSince >= LongestFailure)
        {
            return (Verdict.Disable, failed with { Next = null });
        }

        if (failed.Tries > delays.Count)
        {
            // The next one begins its own schedule; the endpoint is failing still.
            return (Verdict.Dead, failed with { Tries = 0, FirstTry = null, Next = null });
        }

        return (Verdict.Retry, failed with { Next = now + Pause(failed.Tries - 1, answer.RetryAfter, chance) });
    }

    private TimeSpan Pause(int index, TimeSpan? retryAfter, double chance)
    {
        var pause = delays[index] * (1 - Jitter + (2 * Jitter * chance));
        var asked = retryAfter is not { } wish ? TimeSpan.Zero : wish < LongestRetryAfter ? wish : LongestRetryAfter;
        return pause > asked ? pause : asked;
    }

    private static TimeSpan Delay(string word)
    {
        var digits = word.TrimEnd('m', 's', 'h', 'd');
        TimeSpan? unit = word[digits.Length..] switch
        {
            "ms" => TimeSpan.FromMilliseconds(1),
            "s" => TimeSpan.FromSeconds(1),
            "m" => TimeSpan.FromMinutes(1),
            "h" => TimeSpan.FromHours(1),
            "d" => TimeSpan.FromDays(1),
            _ => null,
        };
        return unit is { } one && int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0
            ? number * one
            : throw new RefusedException($"'{word}' is no delay; write a schedule as 5s,5m,2h,1d");
    }
}
