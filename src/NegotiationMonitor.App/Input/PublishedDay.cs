using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.RegularExpressions;

namespace NegotiationMonitor.App.Input;

/// <summary>Reads a day of publication as people and pages write it. The day stands as written: an outlet's "on Tuesday" counts in its own time zone.</summary>
public static partial class PublishedDay
{
    private static readonly string[] Written =
    [
        "d MMMM yyyy", "d MMM yyyy", "MMMM d, yyyy", "MMM d, yyyy", "MMM. d, yyyy", "MMMM d yyyy", "MMM d yyyy",
        "ddd, d MMM yyyy", "dddd, d MMMM yyyy", "dddd, MMMM d, yyyy",
    ];

    /// <summary>The day that <paramref name="value"/> names: <c>2025-08-20</c>, a timestamp that begins so, or an English date.</summary>
    /// <param name="where">File or option, named in the refusal.</param>
    /// <exception cref="RefusedException">It is no day of the calendar, or not between 1900 and 2100.</exception>
    public static DateOnly Parse(string value, string where)
    {
        if (TryParse(value, out var day))
        {
            return day;
        }

        throw new RefusedException($"{where}: \"{Shown(value)}\" is no possible date; write it as 2025-08-20");
    }

    /// <summary>Like <see cref="Parse"/>, false instead of a refusal.</summary>
    public static bool TryParse([NotNullWhen(true)] string? value, out DateOnly day)
    {
        day = default;
        value = value?.Trim();
        if (string.IsNullOrEmpty(value) || value.Length > 64)
        {
            return false;
        }

        var parsed = LooksIso(value)
            ? DateOnly.TryParseExact(value.AsSpan(0, 10), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out day)
            : DateOnly.TryParseExact(WithoutTime(value), Written, CultureInfo.InvariantCulture, DateTimeStyles.AllowWhiteSpaces, out day);
        return parsed && day.Year is >= 1900 and <= 2100;
    }

    /// <summary>Whether the value is written as a day or timestamp of ISO 8601, possible or not.</summary>
    public static bool LooksIso(string value) => IsoShape().IsMatch(value);

    private static string WithoutTime(string value) => ClockTime().Replace(value, string.Empty);

    private static string Shown(string value) => value.Length <= 40 ? value.ReplaceLineEndings(" ") : value[..40].ReplaceLineEndings(" ") + "…";

    [GeneratedRegex(@"^\d{4}-\d{2}-\d{2}(?:$|[T ])", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex IsoShape();

    [GeneratedRegex(@",?\s+\d{1,2}:\d{2}.*$", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex ClockTime();
}
