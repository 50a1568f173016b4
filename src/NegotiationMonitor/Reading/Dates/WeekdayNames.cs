using System.Collections.Frozen;

namespace NegotiationMonitor.Reading.Dates;

/// <summary>Tells a weekday that dates something from one that is part of a name or returns every week.</summary>
internal static class WeekdayNames
{
    private static readonly FrozenSet<string> NamesBefore = new[]
    {
        "good", "bloody", "black", "super", "easter", "palm", "ash", "holy", "maundy", "ruby", "cyber", "shrove", "whit", "casual", "giving", "fat", "freaky", "manic", "blue",
    }.ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string> Returning = new[]
    {
        "every", "each", "any", "our", "per", "most", "some", "one", "another",
    }.ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string> NamesBehind = new[]
    {
        "times", "telegraph", "mirror", "express", "mail", "post", "herald", "star", "review", "agreement", "people", "world", "independent", "live", "prayers", "club",
        "lights", "digest", "magazine", "football", "brunch",
    }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Whether the weekday at <paramref name="i"/> names a day.</summary>
    public static bool IsDay(DateTokens tokens, int i)
    {
        var (before, next) = (tokens[i - 1], tokens[i + 1]);
        if ((before.Capital && NamesBefore.Contains(before.Lower)) || Returning.Contains(before.Lower))
        {
            return false;
        }

        // "Monday.com", "@friday", "Friday_5".
        if (next.Type == TokenType.Mark && next.Start == tokens[i].End && next.Lower is "." or "_" or "@" or "/" && tokens[i + 2].Start == next.End && tokens[i + 2].IsWord && !tokens[i + 2].Capital)
        {
            return false;
        }

        if (before.Type == TokenType.Mark && before.End == tokens[i].Start && before.Lower is "@" or "#" or "_")
        {
            return false;
        }

        // "The Mail on Sunday".
        if (before.Is("on") && tokens[i - 2] is { Capital: true, Lower: "mail" or "scotland" or "wales" or "independent" })
        {
            return false;
        }

        // "Sunday Times", "Friday Night Lights".
        return !(next.Capital && (NamesBehind.Contains(next.Lower) || (DateWords.IsDayPart(next) && tokens[i + 2].Capital)));
    }
}
