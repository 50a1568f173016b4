using NegotiationMonitor.Watching;

namespace NegotiationMonitor.Tests.Watching;

/// <summary>What follows from a try, with time and chance given.</summary>
public sealed class RetryScheduleTests
{
    private static readonly DateTimeOffset Start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly Answered Failure = new(500, "answered 500");

    private static (List<DateTimeOffset> Tries, Verdict Last, Progress Progress) Fail(double chance, Answered answer, RetrySchedule? schedule = null)
    {
        var (now, progress, tries) = (Start, Progress.None, new List<DateTimeOffset>());
        while (true)
        {
            tries.Add(now);
            (var verdict, progress) = (schedule ?? RetrySchedule.Standard).After(progress, answer, now, chance);
            if (verdict != Verdict.Retry)
            {
                return (tries, verdict, progress);
            }

            now = progress.Next!.Value;
        }
    }

    [Fact]
    public void A_failing_endpoint_is_tried_ten_times_over_three_days_and_then_the_delivery_is_dead()
    {
        var (tries, last, _) = Fail(0.5, Failure);
        Assert.Equal(Verdict.Dead, last);
        Assert.Equal(["00:00:00", "00:00:05", "00:05:05", "00:35:05", "02:35:05", "07:35:05", "17:35:05", "1.07:35:05", "2.03:35:05", "3.03:35:05"], tries.Select(t => (t - Start).ToString()));
    }

    [Theory]
    [InlineData(0.0, 0.9)]
    [InlineData(1.0, 1.1)]
    public void Chance_moves_each_pause_by_a_tenth_at_most(double chance, double factor)
    {
        var tries = Fail(chance, Failure).Tries;
        Assert.Equal(RetrySchedule.Standard.Delays.Select(d => Math.Round((d * factor).TotalSeconds, 3)), tries.Zip(tries.Skip(1), (a, b) => Math.Round((b - a).TotalSeconds, 3)));
    }

    [Fact]
    public void The_endpoints_wish_to_wait_is_honoured_up_to_a_day()
    {
        var wish = RetrySchedule.Standard.After(Progress.None, Failure with { RetryAfter = TimeSpan.FromMinutes(7) }, Start, 0.5).Progress;
        Assert.Equal(Start.AddMinutes(7), wish.Next);
        var shorter = RetrySchedule.Standard.After(wish, Failure with { RetryAfter = TimeSpan.FromSeconds(1) }, Start, 0.5).Progress;
        Assert.Equal(Start.AddMinutes(5), shorter.Next);
        var endless = RetrySchedule.Standard.After(Progress.None, Failure with { RetryAfter = TimeSpan.FromDays(4000) }, Start, 0.5).Progress;
        Assert.Equal(Start.AddDays(1), endless.Next);
    }

    [Theory]
    [InlineData(200, Verdict.Delivered)]
    [InlineData(204, Verdict.Delivered)]
    [InlineData(301, Verdict.Retry)]
    [InlineData(308, Verdict.Retry)]
    [InlineData(400, Verdict.Retry)]
    [InlineData(404, Verdict.Retry)]
    [InlineData(410, Verdict.Gone)]
    [InlineData(429, Verdict.Retry)]
    [InlineData(500, Verdict.Retry)]
    [InlineData(null, Verdict.Retry)]
    public void Only_2xx_is_a_success_and_410_ends_the_watch(int? status, Verdict expected) =>
        Assert.Equal(expected, RetrySchedule.Standard.After(Progress.None, new Answered(status, status is 200 or 204 ? null : "no"), Start, 0.5).Verdict);

    [Fact]
    public void After_five_days_of_failure_the_watch_is_disabled_however_many_deliveries_died_on_the_way()
    {
        var (now, progress, dead) = (Start, Progress.None, 0);
        while (true)
        {
            (var verdict, progress) = RetrySchedule.Standard.After(progress, Failure, now, 0.5);
            if (verdict == Verdict.Disable)
            {
                break;
            }

            dead += verdict == Verdict.Dead ? 1 : 0;
            now = progress.Next ?? now;
        }

        Assert.Equal(1, dead);
        Assert.InRange(now - Start, RetrySchedule.LongestFailure, RetrySchedule.LongestFailure + TimeSpan.FromDays(1));
    }

    [Fact]
    public void A_success_forgets_the_failures()
    {
        var failed = RetrySchedule.Standard.After(Progress.None, Failure, Start, 0.5).Progress;
        var (verdict, progress) = RetrySchedule.Standard.After(failed, new Answered(202, null), Start.AddHours(1), 0.5);
        Assert.Equal((Verdict.Delivered, Progress.None with { LastDelivered = Start.AddHours(1) }), (verdict, progress));
    }

    [Fact]
    public void Schedules_are_read_as_operators_write_them()
    {
        Assert.Equal([TimeSpan.FromMilliseconds(50), TimeSpan.FromSeconds(5), TimeSpan.FromMinutes(3), TimeSpan.FromHours(2), TimeSpan.FromDays(1)], RetrySchedule.Parse("50ms, 5s,3m,2h,1d").Delays);
        foreach (var wrong in new[] { "", "5", "s", "-5s", "5s,", "5w", "0s" })
        {
            Assert.Throws<RefusedException>(() => RetrySchedule.Parse(wrong));
        }
    }

    [Fact]
    public void A_breaker_opens_after_failures_in_a_row_lets_one_try_through_and_closes_on_success()
    {
        var breaker = new CircuitBreaker(3, TimeSpan.FromSeconds(30));
        for (var i = 0; i < 3; i++)
        {
            Assert.Null(breaker.Ask(Start));
            breaker.Tell(took: false, Start);
        }

        Assert.Equal(Start.AddSeconds(30), breaker.Ask(Start.AddSeconds(29)));
        Assert.Null(breaker.Ask(Start.AddSeconds(30)));
        Assert.NotNull(breaker.Ask(Start.AddSeconds(30)));
        breaker.Tell(took: false, Start.AddSeconds(30));
        Assert.Equal(Start.AddSeconds(90), breaker.Ask(Start.AddSeconds(31)));
        Assert.Null(breaker.Ask(Start.AddSeconds(90)));
        breaker.Forget();
        Assert.Null(breaker.Ask(Start.AddSeconds(90)));
        breaker.Tell(took: true, Start.AddSeconds(90));
        Assert.Null(breaker.Ask(Start.AddSeconds(90)));
        Assert.Null(breaker.Ask(Start.AddSeconds(90)));
    }
}
