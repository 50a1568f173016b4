using NegotiationMonitor.Articles;

namespace NegotiationMonitor.Reading.Dates;

/// <summary>Turns expressions into days.</summary>
/// <param name="passage">The last full date of the same passage, if it has one.</param>
internal sealed class DateResolver(DateContext context, DateOnly? passage = null)
{
    /// <summary>The days an expression names; null where the context does not tell.</summary>
    public DateRange? Resolve(DateExpression expression, DateTense tense, DateRole role)
    {
        // A bound that the words do not place in the past lies ahead ("by Friday").
        var ahead = tense == DateTense.Unknown && role is DateRole.By or DateRole.Until or DateRole.Before or DateRole.From ? DateTense.Future : tense;
        return expression switch
        {
            CalendarDate { Day: not null } date => Day(date, tense) is { } day ? DateRange.Day(day) : null,
            CalendarDate { Month: not null } date => Month(date, tense) is { } month ? Clip(month, date.Year is null ? ahead : DateTense.Unknown, role) : null,
            CalendarDate { Year: { } year } => Clip(new DateRange(new DateOnly(year, 1, 1), new DateOnly(year, 12, 31)), ahead, role),
            WeekdayOf weekday => Weekday(weekday, ahead) is { } day ? DateRange.Day(day) : null,
            FromTold told when context.LastMentioned is { } last => Calendar.Around(Calendar.Shift(last, told.Count, told.Unit), told.Unit),
            NearTold near when context.LastMentioned is { } last => new DateRange(Calendar.Shift(last, near.From), Calendar.Shift(last, near.To)),
            Season season => SeasonDays(season, role),
            Between between => Span(between, tense, role),
            PartOf part => PartDays(part, ahead, role),
            _ => context.Published is { } today ? FromToday(expression, today, ahead, role) : null,
        };
    }

    private static DateRange? FromToday(DateExpression expression, DateOnly today, DateTense tense, DateRole role) => expression switch
    {
        Window window => new DateRange(Calendar.Shift(today, window.From), Calendar.Shift(today, window.To)),
        Ago ago => Calendar.Around(Calendar.Shift(today, -ago.Count, ago.Unit), ago.Unit),
        Period period => Clip(Calendar.Around(Calendar.Shift(today, period.Shift, period.Unit), period.Unit), tense, role, today),
        Weekend weekend => WeekendDays(today, weekend.Shift, tense),
        _ => null,
    };

    private DateOnly? Day(CalendarDate date, DateTense tense)
    {
        if (date.Year is { } year)
        {
            return Calendar.TryDay(year, date.Month!.Value, date.Day!.Value, out var full) ? full : null;
        }

        if (Anchor(date) is not { } anchor)
        {
            return null;
        }

        tense = anchor == context.Published ? tense : DateTense.Future;
        var candidates = date.Month is { } month
            ? Enumerable.Range(anchor.Year - 4, 9).Where(y => Calendar.TryDay(y, month, date.Day!.Value, out _)).Select(y => new DateOnly(y, month, date.Day!.Value))
            : Enumerable.Range(-2, 4).Select(n => Calendar.Shift(new DateOnly(anchor.Year, anchor.Month, 1), n, DateUnit.Month))
                .Where(first => Calendar.TryDay(first.Year, first.Month, date.Day!.Value, out _)).Select(first => new DateOnly(first.Year, first.Month, date.Day!.Value));
        var days = candidates.ToList();
        var fitting = days.Where(d => date.Weekday is null || d.DayOfWeek == date.Weekday).ToList();
        return Nearest(fitting.Count > 0 ? fitting : days, anchor, tense);
    }

    // Without a year a day belongs near publication; in a passage on years long gone it belongs to that passage.
    private DateOnly? Anchor(CalendarDate date) => context.Published is not { } published
        ? context.LastMentioned
        : passage is { } last && date.Month is not null && published.DayNumber - last.DayNumber > 330 ? last : published;

    // The past is the likelier side; a day that lies ten months back while its twin is weeks ahead is the twin.
    private static DateOnly? Nearest(IReadOnlyList<DateOnly> days, DateOnly anchor, DateTense tense)
    {
        var (behind, ahead) = tense switch { DateTense.Past => (1, 4), DateTense.Future => (4, 1), _ => (1, 2) };
        return days.Count == 0
            ? null
            : days.MinBy(d => d <= anchor ? (anchor.DayNumber - d.DayNumber) * behind : (d.DayNumber - anchor.DayNumber) * ahead);
    }

    private DateRange? Month(CalendarDate date, DateTense tense)
    {
        var month = date.Month!.Value;
        if (date.Year is { } year)
        {
            return Calendar.Month(year, month);
        }

        if (Anchor(date) is not { } anchor)
        {
            return null;
        }

        if (anchor != context.Published)
        {
            // A passage on years long gone moves forward, rarely back by more than a season.
            var on = (month - anchor.Month + 12) % 12;
            return Calendar.Around(Calendar.Shift(new DateOnly(anchor.Year, anchor.Month, 1), on > 8 ? on - 12 : on, DateUnit.Month), DateUnit.Month);
        }

        // "In December the parties agreed" may lie eleven months back; only the tense or the distance decides.
        var apart = ((month - anchor.Month + 18) % 12) - 6;
        var shift = apart == 0 ? 0
            : tense == DateTense.Past ? -((anchor.Month - month + 12) % 12)
            : tense == DateTense.Future ? (month - anchor.Month + 12) % 12
            : apart is > 0 and <= 3 ? apart : -((anchor.Month - month + 12) % 12);
        return Calendar.Around(Calendar.Shift(new DateOnly(anchor.Year, anchor.Month, 1), shift, DateUnit.Month), DateUnit.Month);
    }

    private DateOnly? Weekday(WeekdayOf weekday, DateTense tense)
    {
        if (weekday.Pick is Pick.Following or Pick.Previous or Pick.Told && context.LastMentioned is { } last)
        {
            return weekday.Pick switch
            {
                Pick.Following => Calendar.OnOrAfter(Calendar.Shift(last, 1), weekday.Day),
                Pick.Previous => Calendar.OnOrBefore(Calendar.Shift(last, -1), weekday.Day),
                _ => Calendar.OnOrAfter(last, weekday.Day),
            };
        }

        return context.Published is not { } today ? null : weekday.Pick switch
        {
            Pick.Last => Calendar.OnOrBefore(Calendar.Shift(today, -1), weekday.Day),
            Pick.Next => Calendar.OnOrAfter(Calendar.Shift(today, 1), weekday.Day),
            Pick.This => tense == DateTense.Past ? Calendar.OnOrBefore(today, weekday.Day) : Calendar.OnOrAfter(today, weekday.Day),
            Pick.Following or Pick.Previous => null,
            _ => tense == DateTense.Future ? Calendar.OnOrAfter(today, weekday.Day) : Calendar.OnOrBefore(today, weekday.Day),
        };
    }

    private static DateRange WeekendDays(DateOnly today, int shift, DateTense tense)
    {
        var sunday = Calendar.OnOrAfter(today, DayOfWeek.Sunday);
        var inside = today.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday;
        var weeks = shift switch
        {
            < 0 => -1,
            > 0 => inside ? 1 : 0,
            _ => inside || tense == DateTense.Future ? 0 : -1,
        };
        var last = Calendar.Shift(sunday, 7 * weeks);
        return new DateRange(Calendar.Shift(last, -1), last);
    }

    private DateRange? SeasonDays(Season season, DateRole role)
    {
        if (season.Year is { } given)
        {
            return Clip(SeasonFrom(given, season.FirstMonth), DateTense.Unknown, role);
        }

        if (context.Published is not { } today)
        {
            return null;
        }

        var all = Enumerable.Range(today.Year - 2, 4).Where(y => y is > 1 and < 9998).Select(y => SeasonFrom(y, season.FirstMonth)).ToList();
        var now = all.Where(s => s.From <= today && s.To >= today).Cast<DateRange?>().FirstOrDefault();
        return season.Shift switch
        {
            < 0 => all.Where(s => s.To < today).Cast<DateRange?>().LastOrDefault(),
            > 0 => all.Where(s => s.From > today).Cast<DateRange?>().FirstOrDefault(),
            _ => now ?? all.Where(s => s.From > today).Cast<DateRange?>().FirstOrDefault(),
        };
    }

    private static DateRange SeasonFrom(int year, int month)
    {
        var last = Calendar.Shift(new DateOnly(year, month, 1), 2, DateUnit.Month);
        return new DateRange(new DateOnly(year, month, 1), Calendar.Month(last.Year, last.Month).To);
    }

    private DateRange? Span(Between between, DateTense tense, DateRole role)
    {
        if (Resolve(between.Last, tense, DateRole.On) is not { } last)
        {
            return null;
        }

        var first = between.First switch
        {
            WeekdayOf weekday => DateRange.Day(Calendar.OnOrBefore(last.To, weekday.Day)),
            CalendarDate { Year: null, Day: { } day, Month: { } month } =>
                Calendar.TryDay(month > last.To.Month ? last.To.Year - 1 : last.To.Year, month, day, out var start) ? DateRange.Day(start) : null,
            CalendarDate { Year: null, Day: null, Month: { } month } => Calendar.Month(Math.Max(1, month > last.To.Month ? last.To.Year - 1 : last.To.Year), month),
            _ => Resolve(between.First, tense, role),
        };

        // "from August 30, 2024 to January 2": the first one carries the year.
        if (between is { First: CalendarDate { Year: { } year }, Last: CalendarDate { Year: null, Month: { } to, Day: { } on } } && first is { } from)
        {
            last = Calendar.TryDay(to < from.From.Month ? year + 1 : year, to, on, out var end) ? DateRange.Day(end) : last;
        }

        return first is { } begin && begin.From <= last.To ? new DateRange(begin.From, last.To) : null;
    }

    private DateRange? PartDays(PartOf part, DateTense tense, DateRole role)
    {
        var direction = part.Part switch { Part.Before => DateTense.Past, Part.After => DateTense.Future, _ => tense };
        var whole = part.Whole is Period period && context.Published is { } today
            ? Calendar.Around(Calendar.Shift(today, period.Shift, period.Unit), period.Unit)
            : part.Whole is CalendarDate { Day: null } date ? Unclipped(date, direction) : Resolve(part.Whole, direction, role);
        if (whole is not { } all)
        {
            return null;
        }

        return part.Part switch
        {
            Part.Before when context.Published is { } now && all.From <= now && now <= all.To =>
                new DateRange(all.From, Later(all.From, Calendar.Shift(now, -1))),
            Part.After when context.Published is { } now && all.From <= now && now <= all.To => new DateRange(now, all.To),
            Part.Before or Part.After => all,
            _ => Third(all, (int)part.Part),
        };
    }

    private DateRange? Unclipped(CalendarDate date, DateTense tense) => date.Month is not null
        ? Month(date, tense)
        : new DateRange(new DateOnly(date.Year!.Value, 1, 1), new DateOnly(date.Year.Value, 12, 31));

    private static DateRange Third(DateRange all, int third)
    {
        // Months are cut by the day (1-10, 11-20, the rest), years by the month.
        var days = all.To.DayNumber - all.From.DayNumber + 1;
        if (days > 300)
        {
            return new DateRange(Calendar.Shift(all.From, third * 4, DateUnit.Month), Calendar.Shift(Calendar.Shift(all.From, (third + 1) * 4, DateUnit.Month), -1));
        }

        var step = days > 20 ? 10 : days / 3;
        return new DateRange(Calendar.Shift(all.From, third * step), third == 2 ? all.To : Calendar.Shift(all.From, ((third + 1) * step) - 1));
    }

    private DateRange? Clip(DateRange days, DateTense tense, DateRole role) =>
        context.Published is { } today ? Clip(days, tense, role, today) : days;

    // A month or year that is not over yet: what was is before publication, what will be is behind it.
    private static DateRange Clip(DateRange days, DateTense tense, DateRole role, DateOnly today) =>
        role is not DateRole.On || today < days.From || today >= days.To ? days
        : tense == DateTense.Future ? days with { From = today }
        : days with { To = today };

    private static DateOnly Later(DateOnly a, DateOnly b) => a > b ? a : b;
}
