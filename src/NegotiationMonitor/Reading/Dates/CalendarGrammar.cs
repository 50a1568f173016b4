namespace NegotiationMonitor.Reading.Dates;

/// <summary>Dates of the calendar: days, months and years, with their ranges and their weekdays.</summary>
internal sealed class CalendarGrammar(DateTokens tokens)
{
    /// <summary>A day with month ("Monday, Aug. 19, 2025", "18-20 August"), a month with year, or null.</summary>
    public DateMatch? Day(int i)
    {
        var token = tokens[i];
        if (token.Type == TokenType.FullDate)
        {
            return new DateMatch(i, i + 1, new CalendarDate(token.Date.Year, token.Date.Month, token.Date.Day));
        }

        if ((DateWords.Weekday(token) ?? DateWords.ShortWeekday(token)) is { } weekday)
        {
            var next = SkipMark(SkipMark(i + 1, "."), ",", "(");
            next = tokens[next].Is("the") ? next + 1 : next;
            return DateWords.Weekday(tokens[next]) is null && DateWords.ShortWeekday(tokens[next]) is null && Day(next) is { Expression: CalendarDate { Day: not null, Weekday: null } date } match
                ? match with { First = i, Expression = date with { Weekday = weekday } }
                : null;
        }

        return token.Type is TokenType.Number or TokenType.Ordinal ? DayMonth(i) : MonthDay(i);
    }

    /// <summary>A month by itself where the words before and behind show that it is one.</summary>
    public DateMatch? Month(int i)
    {
        var month = DateWords.Month(tokens[i]);
        return month > 0 && IsMonthAlone(i, month) ? new DateMatch(i, AfterMonth(i), new CalendarDate(null, month, null)) : null;
    }

    /// <summary>Any month, with its year where that follows: for places where nothing else can stand.</summary>
    public DateMatch? AnyMonth(int i)
    {
        var month = DateWords.Month(tokens[i]);
        return month == 0 ? null : MonthDay(i) ?? new DateMatch(i, AfterMonth(i), new CalendarDate(null, month, null));
    }

    /// <summary>A year by itself behind "in", "since" and their like, or a range of years.</summary>
    public DateMatch? Year(int i)
    {
        if (!IsYear(tokens[i]) || !tokens[i - 1].IsWord)
        {
            return null;
        }

        var word = tokens[i - 1].Lower;
        if (tokens[i + 1].IsDash && word is "in" or "during" or "from" or "between" or "the" or "of" && YearRange(i) is { } range)
        {
            return range;
        }

        var dates = word is "in" or "since" or "until" or "till" or "by" or "before" or "after" or "from" or "of" or "during" or "through" or "throughout" or "early" or "late" or "mid" or "between";
        // "in 2000 villages" counts; "in 2015 talks failed" dates.
        var counts = tokens[i].Value % 100 == 0 && !DateWords.MayFollow(tokens[i + 1]);
        return dates && !counts && !tokens[i + 1].Is("%") ? new DateMatch(i, i + 1, new CalendarDate(tokens[i].Value, null, null)) : null;
    }

    /// <summary>Joins a match with a second one of its kind: "Aug. 30-Sept. 2", "from May to July", "between Monday and Wednesday".</summary>
    public DateMatch Joined(DateMatch first, Func<int, DateMatch?> read)
    {
        var link = tokens[first.Next];
        var dash = link.IsDash;
        var between = link.Is("and") && tokens[first.First - 1].Is("between");
        if (!dash && !between && !link.Is("to") && !link.Is("through") && !(link.Is("until") && tokens[first.First - 1].Is("from")))
        {
            return first;
        }

        return read(first.Next + 1) is { } last && SameKind(first.Expression, last.Expression)
            ? new DateMatch(first.First, last.Next, new Between(first.Expression, last.Expression))
            : first;
    }

    private static bool SameKind(DateExpression first, DateExpression last) => (first, last) switch
    {
        (WeekdayOf, WeekdayOf) => true,
        (CalendarDate a, CalendarDate b) => (a.Day is null) == (b.Day is null) && (a.Month is null) == (b.Month is null),
        _ => false,
    };

    // "19 August 2025", "19th of August", "18-20 August", "12 and 15 May" behind "between".
    private DateMatch? DayMonth(int i)
    {
        if (!IsDay(tokens[i]))
        {
            // "31-32 May" and the like are no dates.
            return null;
        }

        var (last, at) = LastDay(i, month: false);
        at += tokens[at].Is("of") && tokens[at - 1].Type == TokenType.Ordinal ? 1 : 0;
        var month = DateWords.Month(tokens[at]);
        if (month == 0)
        {
            return BareOrdinal(i);
        }

        var (year, next) = YearAfter(AfterMonth(at));
        return Build(i, next, year, month, tokens[i].Value, last);
    }

    // "Aug. 19, 2025", "March 2-6", "June 2018".
    private DateMatch? MonthDay(int i)
    {
        var month = DateWords.Month(tokens[i]);
        if (month == 0)
        {
            return null;
        }

        var at = AfterMonth(i);
        var number = tokens[at].Is(",") && IsYear(tokens[at + 1]) ? tokens[at + 1] : tokens[at];
        if (IsYear(number) && number.Type == TokenType.Number)
        {
            return new DateMatch(i, tokens[at].Is(",") ? at + 2 : at + 1, new CalendarDate(number.Value, month, null));
        }

        if (!IsDay(number) || IsCount(i, at))
        {
            return null;
        }

        var (last, end) = LastDay(at, month: true);
        var (year, next) = YearAfter(end);
        return Build(i, next, year, month, number.Value, last);
    }

    // "in August 19 people died": nobody writes "in August 19" for a day. "March 23 Movement" is a name.
    private bool IsCount(int month, int number) =>
        (tokens[month - 1].Is("in") && tokens[number].Type == TokenType.Number && tokens[number + 1].IsLowerWord && !DateWords.MayFollow(tokens[number + 1]))
        || (tokens[number + 1].Capital && tokens[number + 1].Lower is "movement" or "brigade" or "brigades");

    // The last day of "18-20", "18 to 20", "24 and 25"; null where there is one day only.
    private (int? Last, int Next) LastDay(int i, bool month)
    {
        var link = tokens[i + 1];
        var number = tokens[i + 2];
        var follows = IsDay(number) && number.Value > tokens[i].Value
            && (month ? DateWords.MayFollow(tokens[i + 3]) || IsYear(tokens[i + 3]) : DateWords.Month(tokens[i + 3]) > 0);
        var links = link.IsDash || link.Is("to") || link.Is("through")
            || (link.Is("and") && (number.Value == tokens[i].Value + 1 || tokens[month ? BeforeMonth(i) : i - 1].Is("between")));
        return follows && links ? (number.Value, i + 3) : (null, i + 1);
    }

    private static DateMatch Build(int first, int next, int? year, int month, int day, int? last)
    {
        var days = year is { } y ? DateTime.DaysInMonth(y, month) : month == 2 ? 29 : DateTime.DaysInMonth(2024, month);
        DateExpression expression = day > days || last > days
            ? new ImpossibleDate()
            : last is { } end
                ? new Between(new CalendarDate(year, month, day), new CalendarDate(year, month, end))
                : new CalendarDate(year, month, day);
        return new DateMatch(first, next, expression);
    }

    // "on the 19th", with nothing that the ordinal could count.
    private DateMatch? BareOrdinal(int i) =>
        tokens[i].Type == TokenType.Ordinal && tokens[i - 1].Is("the") && tokens[i - 2].Is("on") && DateWords.MayFollow(tokens[i + 1]) && !tokens[i + 1].Capital
            ? new DateMatch(i, i + 1, new CalendarDate(null, null, tokens[i].Value))
            : null;

    private (int? Year, int Next) YearAfter(int i)
    {
        var at = tokens[i].Is(",") ? i + 1 : i;
        return IsYear(tokens[at]) ? (tokens[at].Value, at + 1) : (null, i);
    }

    private DateMatch? YearRange(int i)
    {
        var end = tokens[i + 2];
        var last = IsYear(end) ? end.Value : end is { Type: TokenType.Number, Value: >= 0 and < 100 } && end.End - end.Start == 2 ? (tokens[i].Value / 100 * 100) + end.Value : 0;
        return last > tokens[i].Value
            ? new DateMatch(i, i + 3, new Between(new CalendarDate(tokens[i].Value, null, null), new CalendarDate(last, null, null)))
            : null;
    }

    private bool IsMonthAlone(int i, int month)
    {
        var before = tokens[i - 1];
        var next = tokens[AfterMonth(i)];
        if (next.Type is TokenType.Number or TokenType.Ordinal && !tokens[i - 1].Is("in"))
        {
            return false;
        }

        var word = before.IsWord ? before.Lower : before.IsDash ? tokens[i - 2].Lower : "";
        return month == 5 ? IsMayAlone(i, word, next) : word switch
        {
            "in" or "since" or "until" or "till" or "by" or "before" or "after" or "from" or "through" or "throughout" or "during" or "mid" or "of" or "for" or "between" =>
                month != 3 || !next.Is("on"),
            "the" or "its" or "a" or "an" or "their" or "his" or "her" => next.IsLowerWord && !next.Is("on") && !DateWords.MayFollow(next),
            _ => next.Is("'s") && month != 3,
        };
    }

    // May is also a name and a verb: "in May", not "by May", "trust in May", "since May took office".
    private bool IsMayAlone(int i, string word, DateToken next) => word switch
    {
        "in" => !next.Is("'s") && tokens[i - 2].Lower is not ("confidence" or "trust" or "faith" or "belief" or "believe" or "believes" or "rein"),
        "until" or "till" or "mid" or "during" or "through" or "throughout" => !next.Is("'s"),
        "from" => next.IsDash || next.Is("to"),
        "since" => next.Type is TokenType.Mark or TokenType.Break && !next.Is("'s"),
        "of" => tokens[i - 2].Lower is "end" or "beginning" or "start" or "middle" or "month" or "half" or "days" or "weeks",
        _ => false,
    };

    private int AfterMonth(int i) =>
        tokens[i + 1].Is(".") && DateWords.IsAbbreviation(tokens[i]) && tokens[i + 1].Start == tokens[i].End ? i + 2 : i + 1;

    // The token in front of the month whose day stands at i.
    private int BeforeMonth(int i) => tokens[i - 1].Is(".") ? i - 3 : i - 2;

    private int SkipMark(int i, params ReadOnlySpan<string> marks)
    {
        foreach (var mark in marks)
        {
            if (tokens[i].Is(mark))
            {
                return i + 1;
            }
        }

        return i;
    }

    private static bool IsDay(DateToken token) => token is { Type: TokenType.Number or TokenType.Ordinal, Value: >= 1 and <= 31 };

    private static bool IsYear(DateToken token) => token is { Type: TokenType.Number, Value: >= 1900 and <= 2100 };
}
