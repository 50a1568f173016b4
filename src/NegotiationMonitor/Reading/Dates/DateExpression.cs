namespace NegotiationMonitor.Reading.Dates;

/// <summary>A date expression as it is written, before it is resolved.</summary>
internal abstract record DateExpression;

/// <summary>"19 August 2025", "Aug. 19", "June 2018", "in July", "in 2015", "on the 19th", each with or without its weekday.</summary>
internal sealed record CalendarDate(int? Year, int? Month, int? Day, DayOfWeek? Weekday = null) : DateExpression
{
    public bool IsFullDay => Year is not null && Month is not null && Day is not null;
}

/// <summary>Looks like a date and is none ("Feb. 30").</summary>
internal sealed record ImpossibleDate : DateExpression;

/// <summary>How a weekday is chosen.</summary>
internal enum Pick
{
    /// <summary>"on Friday".</summary>
    Plain,

    /// <summary>"last Friday": before today.</summary>
    Last,

    /// <summary>"this Friday".</summary>
    This,

    /// <summary>"next Friday", "this coming Friday": after today.</summary>
    Next,

    /// <summary>"the following Friday": after the day last mentioned.</summary>
    Following,

    /// <summary>"the previous Friday": before the day last mentioned.</summary>
    Previous,

    /// <summary>"on the Friday": on or after the day last mentioned.</summary>
    Told,
}

/// <summary>A weekday by itself.</summary>
internal sealed record WeekdayOf(DayOfWeek Day, Pick Pick = Pick.Plain) : DateExpression;

/// <summary>Days counted from publication, both ends: "yesterday", "overnight", "in recent days".</summary>
internal sealed record Window(int From, int To) : DateExpression;

/// <summary>A unit before publication: "three days ago", "a week ago"; as precise as the unit.</summary>
internal sealed record Ago(int Count, DateUnit Unit) : DateExpression;

/// <summary>Counted from the day last mentioned: "the following day", "two weeks earlier".</summary>
internal sealed record FromTold(int Count, DateUnit Unit) : DateExpression;

/// <summary>A few days before or after the day last mentioned: "days later".</summary>
internal sealed record NearTold(int From, int To) : DateExpression;

/// <summary>"this week", "last month", "next year".</summary>
internal sealed record Period(DateUnit Unit, int Shift) : DateExpression;

/// <summary>"over the weekend", "last weekend", "next weekend".</summary>
internal sealed record Weekend(int Shift) : DateExpression;

/// <summary>"the spring of 2023" (year given) or "last spring" (shift from the one at hand); seasons of the north.</summary>
internal sealed record Season(int FirstMonth, int? Year, int Shift) : DateExpression;

/// <summary>A part of a longer time.</summary>
internal enum Part
{
    /// <summary>The first third ("early August").</summary>
    Early,

    /// <summary>The middle third.</summary>
    Mid,

    /// <summary>The last third.</summary>
    Late,

    /// <summary>What lies before today ("earlier this month").</summary>
    Before,

    /// <summary>What lies after today ("later this week").</summary>
    After,
}

/// <summary>A part of a month, a year or another time.</summary>
internal sealed record PartOf(DateExpression Whole, Part Part) : DateExpression;

/// <summary>From one to the other.</summary>
internal sealed record Between(DateExpression First, DateExpression Last) : DateExpression;

/// <summary>An expression and the tokens it covers, <c>[First, Next)</c>.</summary>
internal readonly record struct DateMatch(int First, int Next, DateExpression Expression);
