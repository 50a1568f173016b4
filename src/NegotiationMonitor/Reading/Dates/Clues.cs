namespace NegotiationMonitor.Reading.Dates;

/// <summary>What a text without a date of its own says about its day.</summary>
internal sealed class Clues
{
    private readonly List<(DateOnly Day, string Words, bool Digits)> _full = [];
    private readonly List<(CalendarDate Date, string Words, DateTense Tense)> _yearless = [];
    private readonly List<(DateOnly First, string Words)> _months = [];
    private int _year;

    /// <summary>Whether the text names days by weekday or as yesterday, as news of the week does.</summary>
    public bool NamesRecentDays { get; private set; }

    /// <summary>Takes an expression in, unless it tells of what is to come.</summary>
    public void Add(string text, DateTokens tokens, DateMatch match)
    {
        var role = Surroundings.Role(tokens, match);
        var digits = tokens[match.First].Type == TokenType.FullDate;
        var tense = TenseCue.At(tokens, match.First, match.Next, role);
        if (!digits && (role is DateRole.By or DateRole.Until or DateRole.Before || tense == DateTense.Future))
        {
            return;
        }

        var words = text[tokens[match.First].Start..tokens[match.Next - 1].End];
        switch (match.Expression is Between between ? between.Last : match.Expression)
        {
            case CalendarDate { IsFullDay: true } date when Calendar.TryDay(date.Year!.Value, date.Month!.Value, date.Day!.Value, out var day):
                _full.Add((day, words, digits));
                _year = Math.Max(_year, day.Year);
                break;
            case CalendarDate { Month: not null, Day: not null } date:
                _yearless.Add((date, words, tense));
                break;
            case CalendarDate { Year: { } year, Month: { } month }:
                _months.Add((new DateOnly(year, month, 1), words));
                _year = Math.Max(_year, year);
                break;
            case CalendarDate { Year: { } year }:
                _year = Math.Max(_year, year);
                break;
            case WeekdayOf or Window { From: >= -1 }:
                NamesRecentDays = true;
                break;
        }
    }

    /// <summary>The latest day told as past, not after <paramref name="today"/>; null where its year is anybody's guess.</summary>
    public (DateOnly Day, string Words, bool Inferred)? Latest(DateOnly? today)
    {
        var limit = today ?? DateOnly.MaxValue;
        var full = _full.Where(f => f.Day <= limit).OrderBy(f => f.Day).Cast<(DateOnly Day, string Words, bool Digits)?>().LastOrDefault();
        if (_yearless.Any(y => !_full.Any(f => IsNear(y.Date, f.Day, f.Digits ? 366 : 92))))
        {
            // Writers leave out the year that is current: a full date elsewhere is then of another year.
            var placed = _yearless.Select(y => (Day: Placed(y.Date, full?.Day, limit, today), y.Words)).Where(y => y.Day is not null).OrderBy(y => y.Day).LastOrDefault();
            return placed.Day is { } day ? (day, placed.Words, true) : null;
        }

        if (full is { } known)
        {
            var later = _yearless.Where(y => y.Tense == DateTense.Past).Select(y => (Day: Following(y.Date, known.Day), y.Words)).Where(y => y.Day > known.Day && y.Day <= limit).OrderBy(y => y.Day).LastOrDefault();
            return later.Day is { } next ? (next, later.Words, true) : (known.Day, known.Words, false);
        }

        var month = _months.Where(m => m.First <= limit).OrderBy(m => m.First).Cast<(DateOnly First, string Words)?>().LastOrDefault();
        return month is { } found ? (found.First, found.Words, false) : null;
    }

    // A date in digits is a dateline, and a dateline covers its year.
    private static bool IsNear(CalendarDate date, DateOnly day, int reach) =>
        new[] { day.Year - 1, day.Year, day.Year + 1 }.Any(y => Fits(date, y, DateOnly.MaxValue, out var d) && d.DayNumber - day.DayNumber <= 92 && day.DayNumber - d.DayNumber <= reach);

    private static DateOnly? Following(CalendarDate date, DateOnly full) =>
        new[] { full.Year, full.Year + 1 }.Select(y => Fits(date, y, DateOnly.MaxValue, out var d) ? d : (DateOnly?)null)
            .FirstOrDefault(d => d >= full && d.Value.DayNumber - full.DayNumber <= 92);

    // A day without a year lies in the latest year of the text where that is later than its full dates, else before the hint.
    private DateOnly? Placed(CalendarDate date, DateOnly? full, DateOnly limit, DateOnly? today)
    {
        if (_year > (full?.Year ?? 0))
        {
            return Fits(date, _year, limit, out var day) || (date.Weekday is not null && Fits(date, _year + 1, limit, out day)) ? day : null;
        }

        for (var year = today?.Year ?? 0; today is not null && year > today.Value.Year - 7; year--)
        {
            if (Fits(date, year, limit, out var day))
            {
                return day;
            }
        }

        return null;
    }

    private static bool Fits(CalendarDate date, int year, DateOnly limit, out DateOnly day) =>
        Calendar.TryDay(year, date.Month ?? 0, date.Day ?? 0, out day) && day <= limit && (date.Weekday is null || day.DayOfWeek == date.Weekday);
}
