namespace NegotiationMonitor.Reading.Dates;

/// <summary>Weekdays, and times told from today or from the day last mentioned.</summary>
internal sealed class RelativeGrammar(DateTokens tokens, CalendarGrammar calendar)
{
    /// <summary>An expression that begins at a token, or null.</summary>
    public DateMatch? Read(int i)
    {
        var token = tokens[i];
        if (!token.IsWord)
        {
            return token.Type == TokenType.Number ? Counted(i) : null;
        }

        return token.Lower switch
        {
            "today" or "yesterday" or "tomorrow" or "tonight" or "overnight" => Named(i),
            "last" => Shifted(i, -1, Pick.Last),
            "next" => tokens[i + 1].Is("day") || DateWords.IsDayPart(tokens[i + 1]) ? Told(i, +1) : Shifted(i, +1, Pick.Next),
            "this" => This(i),
            "past" or "recent" or "coming" => Around(i),
            "following" => Told(i, +1),
            "previous" or "preceding" => Told(i, -1),
            "same" or "that" => Same(i),
            "day" or "evening" or "night" or "morning" or "week" or "month" or "year" => Bare(i),
            "weekend" => tokens[i - 1].Is("the") ? Match(i, i + 1, new Weekend(0)) : null,
            "earlier" or "later" or "early" or "late" or "mid" => Parted(i),
            "end" or "beginning" or "start" or "middle" or "close" => Ends(i),
            "in" or "within" => Ahead(i),
            "spring" or "summer" or "autumn" or "fall" or "winter" => SeasonOf(i),
            "days" or "weeks" => Vague(i, i),
            "few" or "several" => tokens[i + 1].Lower is "days" or "weeks" ? Vague(i, i + 1) : null,
            _ => Weekday(i) ?? Counted(i),
        };
    }

    /// <summary>A weekday by itself, its part of the day included.</summary>
    public DateMatch? Weekday(int i) => Weekday(i, i, Pick.Plain);

    private DateMatch? Weekday(int first, int i, Pick pick)
    {
        if (DateWords.Weekday(tokens[i]) is not { } day || !WeekdayNames.IsDay(tokens, i))
        {
            return null;
        }

        // "On the Friday one of them left" goes on from the day told before; "the Friday deadline" does not.
        pick = pick == Pick.Plain && tokens[i - 1].Is("the") && tokens[i - 2].Is("on") && DateWords.MayFollow(tokens[i + 1]) ? Pick.Told : pick;
        return Match(first, AfterDayPart(i + 1), new WeekdayOf(day, pick));
    }

    private DateMatch? Named(int i)
    {
        var token = tokens[i];

        // "USA Today", "the Today programme".
        if (token.Capital && (tokens[i - 1].Capital || tokens[i + 1].Lower is "show" or "programme" or "program"))
        {
            return null;
        }

        return token.Lower switch
        {
            "yesterday" => Match(i, AfterDayPart(i + 1), new Window(-1, -1)),
            "tomorrow" => Match(i, AfterDayPart(i + 1), new Window(1, 1)),
            "overnight" => tokens[i - 1].Lower is "the" or "a" or "an" ? null : Match(i, i + 1, new Window(-1, 0)),
            _ => Match(i, i + 1, new Window(0, 0)),
        };
    }

    // "last week", "next month", "last Friday", "last two weeks", "next spring".
    private DateMatch? Shifted(int i, int shift, Pick pick)
    {
        var word = tokens[i + 1];
        if (Weekday(i, i + 1, pick) is { } weekday)
        {
            return weekday;
        }

        if (word.Is("night") && shift < 0)
        {
            return Match(i, i + 2, new Window(-1, -1));
        }

        if (word.Is("weekend"))
        {
            return Match(i, i + 2, new Weekend(shift));
        }

        // "the last week of August", "the last day" count inside something else.
        if (DateWords.Unit(word) is { } unit && word.Lower is "week" or "month" or "year")
        {
            return tokens[i + 2].Is("of") ? null : Match(i, i + 2, new Period(unit, shift));
        }

        if (calendar.AnyMonth(i + 1) is { Expression: CalendarDate { Year: null, Day: null } month } match)
        {
            return match with { First = i, Expression = new PartOf(month, shift < 0 ? Part.Before : Part.After) };
        }

        if (DateWords.Season(word) is > 0 and var season)
        {
            return Match(i, i + 2, new Season(season, null, shift));
        }

        return Spell(i, shift);
    }

    private DateMatch? This(int i)
    {
        var word = tokens[i + 1];
        if (word.Lower is "past" or "last" or "coming" or "next" && Read(i + 1) is { } inner)
        {
            return inner with { First = i };
        }

        if (DateWords.IsDayPart(word))
        {
            return Match(i, i + 2, new Window(0, 0));
        }

        return word.Lower switch
        {
            "week" or "month" or "year" => Match(i, i + 2, new Period(DateWords.Unit(word)!.Value, 0)),
            "weekend" => Match(i, i + 2, new Weekend(0)),
            _ when DateWords.Season(word) is > 0 and var season && !word.Is("fall") => Match(i, i + 2, new Season(season, null, 0)),
            _ => Weekday(i, i + 1, Pick.This)
                ?? (calendar.AnyMonth(i + 1) is { Expression: CalendarDate { Year: null, Day: null } } month ? month with { First = i } : null),
        };
    }

    // "the past two weeks", "recent days", "the coming months", "past Friday".
    private DateMatch? Around(int i)
    {
        var word = tokens[i].Lower;
        if (word is not "recent" && Weekday(i, i + 1, word == "past" ? Pick.Last : Pick.Next) is { } weekday)
        {
            return weekday;
        }

        if (word == "recent")
        {
            return tokens[i + 1].Lower switch
            {
                "days" => Match(i, i + 2, new Window(-7, 0)),
                "weeks" => Match(i, i + 2, new Window(-28, 0)),
                "months" => Match(i, i + 2, new Window(-92, 0)),
                _ => null,
            };
        }

        return tokens[i + 1].Is("weekend") ? Match(i, i + 2, new Weekend(word == "past" ? -1 : 1)) : Spell(i, word == "past" ? -1 : 1);
    }

    // "(the) past two weeks", "(the) next few days", "(the) last 24 hours".
    private DateMatch? Spell(int i, int sign)
    {
        var few = tokens[i + 1].Lower is "few" or "several" or "couple";
        var count = few ? 0 : DateWords.Count(tokens[i + 1]);
        var at = count > 0 || few ? i + 2 : i + 1;
        at += tokens[i + 1].Is("couple") && tokens[at].Is("of") ? 1 : 0;
        var days = tokens[at].Lower switch
        {
            "hours" => count is > 0 and <= 240 ? Math.Max(1, count / 24) : 0,
            "day" or "days" => count > 0 ? count : 7,
            "week" or "weeks" => 7 * (count > 0 ? count : few || tokens[at].Is("weeks") ? 4 : 1),
            "month" or "months" => 31 * (count > 0 ? count : few || tokens[at].Is("months") ? 3 : 1),
            "year" => 365,
            _ => 0,
        };
        var single = tokens[at].Lower is "day" or "week" or "month" or "year" && count == 0 && !few;
        return days is 0 or > 3700 || (single && tokens[at].Is("day")) || tokens[at + 1].Is("of")
            ? null
            : Match(i, at + 1, sign < 0 ? new Window(-days, 0) : new Window(0, days));
    }

    // "the following day", "the next morning", "the previous week", "the following Monday".
    private DateMatch? Told(int i, int sign)
    {
        var word = tokens[i + 1];
        var the = tokens[i - 1].Is("the");
        if (the && Weekday(i, i + 1, sign > 0 ? Pick.Following : Pick.Previous) is { } weekday)
        {
            return weekday;
        }

        if (DateWords.IsDayPart(word) && the)
        {
            return Match(i, i + 2, new FromTold(sign, DateUnit.Day));
        }

        return DateWords.Unit(word) is { } unit && word.Lower is "day" or "week" or "month" or "year" && (the || tokens[i].Is("next")) && !tokens[i + 2].Is("of")
            ? Match(i, i + 2, new FromTold(sign, unit))
            : null;
    }

    // "the same day", "that evening".
    private DateMatch? Same(int i)
    {
        var word = tokens[i + 1];
        var unit = DateWords.IsDayPart(word) ? DateUnit.Day : DateWords.Unit(word) is { } u && word.Lower is "day" or "week" or "month" or "year" ? u : (DateUnit?)null;
        var stands = tokens[i].Is("same") ? !tokens[i + 2].Is("as") : DateWords.MayFollow(tokens[i + 2]) && !tokens[i + 2].Is("of");
        return unit is { } whole && stands ? Match(i, i + 2, new FromTold(0, whole)) : null;
    }

    // "the day before", "the evening before"; "the day before yesterday"; "a week later" begins with its number.
    private DateMatch? Bare(int i)
    {
        if (!tokens[i - 1].Is("the") || tokens[i + 1].Lower is not ("before" or "after"))
        {
            return null;
        }

        var sign = tokens[i + 1].Is("after") ? 1 : -1;
        if (tokens[i].Is("day") && tokens[i + 2].Lower is "yesterday" or "tomorrow")
        {
            return Match(i, i + 3, new Window(2 * sign, 2 * sign));
        }

        var unit = DateWords.Unit(tokens[i]) ?? DateUnit.Day;
        return tokens[i + 2].Type is TokenType.Mark or TokenType.Break ? Match(i, i + 2, new FromTold(sign, unit)) : null;
    }

    // "earlier this week", "late August", "mid-2015", "early in May", "later on Monday", "late last month".
    private DateMatch? Parted(int i)
    {
        var word = tokens[i].Lower;
        var at = tokens[i + 1].IsDash || tokens[i + 1].Lower is "in" or "on" ? i + 2 : i + 1;
        at += tokens[at].Is("the") && tokens[at + 1].Lower is "week" or "month" or "year" or "day" ? 1 : 0;
        if (tokens[at - 1].Is("the"))
        {
            var whole = DateWords.Unit(tokens[at])!.Value;
            return tokens[at + 1].Is("of") || word is "mid" ? null
                : whole == DateUnit.Day ? Match(i, at + 1, new Window(0, 0))
                : Match(i, at + 1, new PartOf(new Period(whole, 0), word is "later" or "late" ? Part.After : Part.Before));
        }

        var part = word switch { "early" => Part.Early, "late" => Part.Late, "mid" => Part.Mid, "earlier" => Part.Before, _ => Part.After };
        if (word is not ("earlier" or "later") && calendar.AnyMonth(at) is { Expression: CalendarDate { Day: null } month } match)
        {
            return match with { First = i, Expression = new PartOf(month, part) };
        }

        if (tokens[at].Type == TokenType.Number && calendar.Year(at) is { } year)
        {
            return year with { First = i, Expression = part is Part.Before or Part.After ? year.Expression : new PartOf(year.Expression, part) };
        }

        return tokens[at].Lower is "this" or "last" or "next" or "today" or "tomorrow" or "yesterday" && Read(at) is { } inner
            ? inner with { First = i, Expression = Narrow(inner.Expression, part) }
            : null;
    }

    private static DateExpression Narrow(DateExpression whole, Part part) => whole switch
    {
        Period { Unit: DateUnit.Week, Shift: not 0 } => whole,
        Period { Shift: 0 } => new PartOf(whole, part is Part.Early ? Part.Before : part is Part.Late ? Part.After : part),
        Period when part is Part.Early or Part.Mid or Part.Late => new PartOf(whole, part),
        _ => whole,
    };

    // "the end of August", "the end of the month", "the start of next year".
    private DateMatch? Ends(int i)
    {
        if (!tokens[i + 1].Is("of"))
        {
            return null;
        }

        var part = tokens[i].Lower is "end" or "close" ? Part.Late : tokens[i].Is("middle") ? Part.Mid : Part.Early;
        var at = i + 2;
        if (tokens[at].Is("the") && tokens[at + 1].Lower is "week" or "month" or "year")
        {
            return Match(i, at + 2, new PartOf(new Period(DateWords.Unit(tokens[at + 1])!.Value, 0), part));
        }

        var whole = tokens[at].Lower is "this" or "next" or "last" ? Read(at) : calendar.AnyMonth(at) ?? calendar.Year(at);
        return whole is { Expression: Period or CalendarDate { Day: null } } inner ? inner with { First = i, Expression = new PartOf(inner.Expression, part) } : null;
    }

    // "in two weeks", "within 14 days".
    private DateMatch? Ahead(int i)
    {
        var count = DateWords.Count(tokens[i + 1]);
        var unit = DateWords.Unit(tokens[i + 2]);
        if (count is 0 or > 400 || unit is null || tokens[i + 3].Is("of") || tokens[i + 3].Is("ago") || tokens[i - 1].Lower is "time" or "first" or "second" or "third" or "once" or "twice")
        {
            return null;
        }

        if (Counted(i + 1) is not null)
        {
            return null;
        }

        var days = Calendar.Shift(new DateOnly(2000, 1, 1), Math.Min(count, 100), unit.Value).DayNumber - new DateOnly(2000, 1, 1).DayNumber;
        return Match(i, i + 3, new PartOf(new Window(0, days), Part.After));
    }

    private DateMatch? SeasonOf(int i)
    {
        var at = tokens[i + 1].Is("of") ? i + 2 : i + 1;

        // "the Arab Spring of 2011" is a name.
        return (tokens[i].IsLowerWord || tokens[i - 1].Type is TokenType.Break or TokenType.Mark) && tokens[at] is { Type: TokenType.Number, Value: >= 1900 and <= 2100 } year
            ? Match(i, at + 1, new Season(DateWords.Season(tokens[i]), year.Value, 0))
            : null;
    }

    // "two days later", "a week ago", "three months earlier", "a day after." but not "about a week ago", which is nobody's day.
    private DateMatch? Counted(int i)
    {
        var count = DateWords.Count(tokens[i]);
        var unit = DateWords.Unit(tokens[i + 1]);
        if (count is 0 or > 400 || unit is null || tokens[i - 1].Lower is "than" or "about" or "nearly" or "almost" or "around" or "roughly" or "some" or "over" or "under")
        {
            return null;
        }

        var stops = tokens[i + 3].Type is TokenType.Mark or TokenType.Break;
        return tokens[i + 2].Lower switch
        {
            "ago" => Match(i, i + 3, new Ago(count, unit.Value)),
            "later" or "afterwards" => Match(i, i + 3, new FromTold(count, unit.Value)),
            "earlier" or "previously" or "beforehand" when !tokens[i + 3].Is("than") => Match(i, i + 3, new FromTold(-count, unit.Value)),
            "after" when stops => Match(i, i + 3, new FromTold(count, unit.Value)),
            "before" when stops => Match(i, i + 3, new FromTold(-count, unit.Value)),
            _ => null,
        };
    }

    // "days later", "a few weeks ago".
    private DateMatch? Vague(int first, int i)
    {
        if (DateWords.Count(tokens[i - 1]) > 0 && first == i)
        {
            return null;
        }

        var days = tokens[i].Is("weeks") ? 56 : 7;
        var least = tokens[i].Is("weeks") ? 7 : 1;
        return tokens[i + 1].Lower switch
        {
            "ago" => Match(first, i + 2, new Window(-days, -least)),
            "later" => Match(first, i + 2, new NearTold(least, days)),
            "earlier" => Match(first, i + 2, new NearTold(-days, -least)),
            _ => null,
        };
    }

    private int AfterDayPart(int i) => DateWords.IsDayPart(tokens[i]) ? i + 1 : i;

    private static DateMatch Match(int first, int next, DateExpression expression) => new(first, next, expression);
}
