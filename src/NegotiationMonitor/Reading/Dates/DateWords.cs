using System.Collections.Frozen;

namespace NegotiationMonitor.Reading.Dates;

/// <summary>The words of the date grammar, in lower case.</summary>
internal static class DateWords
{
    private static readonly FrozenDictionary<string, int> Months = new Dictionary<string, int>
    {
        ["january"] = 1, ["february"] = 2, ["march"] = 3, ["april"] = 4, ["may"] = 5, ["june"] = 6,
        ["july"] = 7, ["august"] = 8, ["september"] = 9, ["october"] = 10, ["november"] = 11, ["december"] = 12,
        ["jan"] = 1, ["feb"] = 2, ["mar"] = 3, ["apr"] = 4, ["jun"] = 6, ["jul"] = 7, ["aug"] = 8,
        ["sep"] = 9, ["sept"] = 9, ["oct"] = 10, ["nov"] = 11, ["dec"] = 12,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, DayOfWeek> Weekdays = new Dictionary<string, DayOfWeek>
    {
        ["monday"] = DayOfWeek.Monday, ["tuesday"] = DayOfWeek.Tuesday, ["wednesday"] = DayOfWeek.Wednesday, ["thursday"] = DayOfWeek.Thursday,
        ["friday"] = DayOfWeek.Friday, ["saturday"] = DayOfWeek.Saturday, ["sunday"] = DayOfWeek.Sunday,
        ["tues"] = DayOfWeek.Tuesday, ["weds"] = DayOfWeek.Wednesday, ["thurs"] = DayOfWeek.Thursday,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    // "Sat" and "Sun" alone are other words: read only beside a date.
    private static readonly FrozenDictionary<string, DayOfWeek> ShortWeekdays = new Dictionary<string, DayOfWeek>
    {
        ["mon"] = DayOfWeek.Monday, ["tue"] = DayOfWeek.Tuesday, ["wed"] = DayOfWeek.Wednesday, ["thu"] = DayOfWeek.Thursday,
        ["fri"] = DayOfWeek.Friday, ["sat"] = DayOfWeek.Saturday, ["sun"] = DayOfWeek.Sunday,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, int> Numbers = new Dictionary<string, int>
    {
        ["a"] = 1, ["an"] = 1, ["one"] = 1, ["two"] = 2, ["three"] = 3, ["four"] = 4, ["five"] = 5, ["six"] = 6, ["seven"] = 7, ["eight"] = 8,
        ["nine"] = 9, ["ten"] = 10, ["eleven"] = 11, ["twelve"] = 12, ["fifteen"] = 15, ["twenty"] = 20, ["thirty"] = 30,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, DateUnit> Units = new Dictionary<string, DateUnit>
    {
        ["day"] = DateUnit.Day, ["days"] = DateUnit.Day, ["week"] = DateUnit.Week, ["weeks"] = DateUnit.Week,
        ["month"] = DateUnit.Month, ["months"] = DateUnit.Month, ["year"] = DateUnit.Year, ["years"] = DateUnit.Year,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly FrozenSet<string> DayParts = new[]
    {
        "morning", "afternoon", "evening", "night", "noon", "midday", "midnight", "lunchtime",
    }.ToFrozenSet(StringComparer.Ordinal);

    // What may follow a bare date without being a thing it counts or describes.
    private static readonly FrozenSet<string> Followers = new[]
    {
        "in", "at", "on", "with", "to", "for", "by", "and", "or", "but", "when", "where", "after", "before", "as", "that", "the", "under", "between", "near", "from", "of", "about",
        "against", "amid", "because", "if", "while", "since", "until", "over", "during", "than", "he", "she", "they", "it", "we", "his", "her", "their", "its", "one", "a", "an",
        "was", "were", "is", "had", "has", "will", "would", "said", "told", "this", "last", "next",
    }.ToFrozenSet(StringComparer.Ordinal);

    public static int Month(DateToken token) =>
        token is { IsWord: true, Capital: true } && Months.TryGetValue(token.Lower, out var month) ? month : 0;

    public static bool IsAbbreviation(DateToken token) => token.Lower.Length <= 4 && token.Lower is not ("may" or "june" or "july");

    public static DayOfWeek? Weekday(DateToken token) =>
        token is { IsWord: true, Capital: true } && Weekdays.TryGetValue(token.Lower, out var day) ? day : null;

    public static DayOfWeek? ShortWeekday(DateToken token) =>
        token is { IsWord: true, Capital: true } && ShortWeekdays.TryGetValue(token.Lower, out var day) ? day : null;

    /// <summary>A small number in words or digits; 0 where there is none.</summary>
    public static int Count(DateToken token) =>
        token.Type == TokenType.Number && token.Value is > 0 and < 1000 ? token.Value
        : token.IsWord && Numbers.TryGetValue(token.Lower, out var number) ? number : 0;

    public static DateUnit? Unit(DateToken token) => token.IsWord && Units.TryGetValue(token.Lower, out var unit) ? unit : null;

    public static bool IsDayPart(DateToken token) => token.IsWord && DayParts.Contains(token.Lower);

    public static bool MayFollow(DateToken token) => token.Type switch
    {
        TokenType.Word => token.Capital || Followers.Contains(token.Lower),
        TokenType.Mark => token.Lower is not ("$" or "-" or "%"),
        TokenType.Break => true,
        _ => false,
    };

    public static int Season(DateToken token) => token.Lower switch
    {
        "spring" => 3,
        "summer" => 6,
        "autumn" or "fall" => 9,
        "winter" => 12,
        _ => 0,
    };
}
