using System.Globalization;

namespace NegotiationMonitor.App.Pages.Charts;

/// <summary>A mark on a line of days.</summary>
/// <param name="Text">Its label; null where there is no room for one.</param>
/// <param name="TextX">Where the label begins, or ends where <paramref name="Ends"/>.</param>
public sealed record Tick(double X, string? Text, double TextX, bool Ends);

/// <summary>Days along a line.</summary>
/// <param name="First">Day at the left end.</param>
/// <param name="Last">Day at the right end; later than the first.</param>
/// <param name="Left">Where the line begins, in the drawing's units.</param>
/// <param name="Right">Where it ends.</param>
public sealed record TimeAxis(DateOnly First, DateOnly Last, double Left, double Right)
{
    private const double LetterWidth = 7.8;
    private const double Gap = 3;

    /// <summary>Where a day is.</summary>
    public double X(DateOnly day) => Left + ((day.DayNumber - First.DayNumber) * (Right - Left) / Math.Max(1, Last.DayNumber - First.DayNumber));

    /// <summary>
    /// Days worth a mark: the first of months, of quarters or of years, or single days, at most about <paramref name="most"/>. A label stands to the right of its
    /// mark, or to the left where the drawing ends, or nowhere.
    /// </summary>
    /// <param name="width">Where the drawing ends.</param>
    public IReadOnlyList<Tick> Ticks(int most, double width)
    {
        var (ticks, free) = (new List<Tick>(), double.MinValue);
        foreach (var (day, text) in Days(most))
        {
            var (x, length) = (X(day), text.Length * LetterWidth);
            var ends = x + Gap + length > width;
            var fits = (ends ? x - Gap - length : x) > free;
            ticks.Add(new Tick(x, fits ? text : null, ends ? x - Gap : x + Gap, ends));
            free = fits ? (ends ? x : x + Gap + length) : free;
        }

        return ticks;
    }

    private List<(DateOnly Day, string Text)> Days(int most)
    {
        var span = Last.DayNumber - First.DayNumber;
        if (span <= 45)
        {
            var step = new[] { 1, 2, 5, 7, 14 }.First(s => span / s <= most || s == 14);
            return [.. Enumerable.Range(0, (span / step) + 1).Select(i => First.AddDays(i * step)).Select(d => (d, d.ToString("d MMM", CultureInfo.InvariantCulture)))];
        }

        var months = new[] { 1, 2, 3, 6, 12, 24, 60 }.First(m => span / 30.4 / m <= most || m == 60);
        var ticks = new List<(DateOnly, string)>();
        var start = new DateOnly(First.Year, 1, 1);
        for (var day = start; day <= Last; day = day.AddMonths(months))
        {
            if (day >= First)
            {
                ticks.Add((day, day.ToString(months >= 12 ? "yyyy" : day.Month == 1 || ticks.Count == 0 ? "MMM yyyy" : "MMM", CultureInfo.InvariantCulture)));
            }
        }

        return ticks;
    }
}
