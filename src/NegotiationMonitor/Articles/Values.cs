using System.Text.Json.Serialization;

namespace NegotiationMonitor.Articles;

/// <summary>Where an act puts its actor on an issue, from bound to it down to excluded; <see cref="None"/> for talks and dates.</summary>
[JsonConverter(typeof(KebabCaseEnumConverter<Stance>))]
public enum Stance
{
    /// <summary>No stance (talks, deadlines).</summary>
    None,

    /// <summary>Excludes it, never, unacceptable.</summary>
    RulesOut,

    /// <summary>Against it.</summary>
    Opposes,

    /// <summary>Reluctant, cautious.</summary>
    Wary,

    /// <summary>Unclear, not discussed.</summary>
    Undecided,

    /// <summary>Could, considers, does not exclude.</summary>
    Open,

    /// <summary>For it, offers or demands it.</summary>
    Supports,

    /// <summary>Has bound itself, has decided, is doing it.</summary>
    Committed,
}

/// <summary>How sure the text is of the act.</summary>
[JsonConverter(typeof(KebabCaseEnumConverter<Certainty>))]
public enum Certainty
{
    /// <summary>Told as fact.</summary>
    Asserted,

    /// <summary>Could, may, reportedly, is expected to.</summary>
    Hedged,

    /// <summary>The actor or another denies it.</summary>
    Denied,
}

/// <summary>In whose words the act is told.</summary>
[JsonConverter(typeof(KebabCaseEnumConverter<Mode>))]
public enum Mode
{
    /// <summary>The outlet's own voice.</summary>
    Narration,

    /// <summary>The speaker's statement in the outlet's words.</summary>
    Paraphrase,

    /// <summary>The speaker's words in quotation marks.</summary>
    DirectQuote,
}

/// <summary>How the day of an act is known.</summary>
[JsonConverter(typeof(KebabCaseEnumConverter<DateBasis>))]
public enum DateBasis
{
    /// <summary>The text gives the act's own day or range.</summary>
    Stated,

    /// <summary>The day it was reported (publication).</summary>
    Reported,

    /// <summary>The narrowest window the text supports.</summary>
    Window,

    /// <summary>The article has no date; worked out from dates in the text.</summary>
    Estimated,
}

/// <summary>A closed range of days in UTC; one day has <c>From == To</c>.</summary>
public readonly record struct DateRange(DateOnly From, DateOnly To)
{
    /// <summary>The one day <paramref name="day"/>.</summary>
    public static DateRange Day(DateOnly day) => new(day, day);
}

/// <summary>The day or range of days of an act and how it is known.</summary>
public readonly record struct SaidOn(DateOnly From, DateOnly To, DateBasis Basis);

/// <summary>An explicit condition as written, and the party that would have to fulfil it where named.</summary>
public sealed record Condition(string Text, string? On);

/// <summary>A verbatim span: <c>text[Start..End] == Quote</c>, UTF-16 units of the text as received.</summary>
public sealed record Evidence(int Start, int End, string Quote);
