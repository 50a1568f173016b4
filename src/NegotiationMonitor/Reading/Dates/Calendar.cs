using NegotiationMonitor.Articles;

namespace NegotiationMonitor.Reading.Dates;

/// <summary>A stretch of the calendar.</summary>
internal enum DateUnit
{
    Day,
    Week,
    Month,
    Year,
}

/// <summary>Arithmetic on days that stays inside the calendar. Weeks run from Monday to Sunday.</summary>
internal static class Calendar
{
    /// <summary>A day that exists.</summary>
    public static bool TryDay(int year, int month, int day, out DateOnly date)
    {
        var real = year is >= 1 and <= 9999 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month);
        date = real ? new DateOnly(year, month, day) : default;
        return real;
    }

    /// <summary>So many days on, held at the ends of the calendar.</summary>
    public static DateOnly Shift(DateOnly day, int days) =>
        DateOnly.FromDayNumber(Math.Clamp(day.DayNumber + days, DateOnly.MinValue.DayNumber, DateOnly.MaxValue.DayNumber));

    /// <summary>So many units on.</summary>
    public static DateOnly Shift(DateOnly day, int count, DateUnit unit)
    {
        if (unit is DateUnit.Day or DateUnit.Week)
        {
            return Shift(day, count * (unit == DateUnit.Week ? 7 : 1));
        }

        var months = (day.Year * 12) + day.Month - 1 + (count * (unit == DateUnit.Year ? 12 : 1));
        months = Math.Clamp(months, 12, (9999 * 12) + 11);
        var (year, month) = (months / 12, (months % 12) + 1);
        return new DateOnly(year, month, Math.Min(day.Day, DateTime.DaysInMonth(year, month)));
    }

    /// <summary>The whole day, week, month or year around a day.</summary>
    public static DateRange Around(DateOnly day, DateUnit unit) => unit switch
    {
        DateUnit.Week => new DateRange(Monday(day), Shift(Monday(day), 6)),
        DateUnit.Month => Month(day.Year, day.Month),
        DateUnit.Year => new DateRange(new DateOnly(day.Year, 1, 1), new DateOnly(day.Year, 12, 31)),
        _ => DateRange.Day(day),
    };

    /// <summary>A whole month.</summary>
    public static DateRange Month(int year, int month) =>
        new(new DateOnly(year, month, 1), new DateOnly(year, month, DateTime.DaysInMonth(year, month)));

    /// <summary>The last such weekday up to and including a day.</summary>
    public static DateOnly OnOrBefore(DateOnly day, DayOfWeek weekday) => Shift(day, -((day.DayOfWeek - weekday + 7) % 7));

    /// <summary>The first such weekday from a day on, that day included.</summary>
    public static DateOnly OnOrAfter(DateOnly day, DayOfWeek weekday) => Shift(day, (weekday - day.DayOfWeek + 7) % 7);

    private static DateOnly Monday(DateOnly day) => OnOrBefore(day, DayOfWeek.Monday);
}
