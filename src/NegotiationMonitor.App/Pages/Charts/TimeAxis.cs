using System.Globalization;

namespace NegotiationMonitor.App.Pages.Charts;

/// <summary>Days along a line.</summary>
/// <param name="First">Day at the left end.</param>
/// <param name="Last">Day at the right end; later than the first.</param>
/// <param name="Left">Where the line begins, in the drawing's units.</param>
/// <param name="Right">Where it ends.</param>
public sealed record TimeAxis(DateOnly First, DateOnly Last, double Left, double Right)
{
    /// <summary>Where a day is.</summary>
    public double X(DateOnly day) => Left + ((day.DayNumber - First.DayNumber) * (Right - Left) / Math.Max(1, Last.DayNumber - First.DayNumber));

    /// <summary>Days worth a mark: the first of months, of quarters or of years, or single days, at most about <paramref name="most"/>.</summary>
    public IReadOnlyList<(DateOnly Day, string Text)> Ticks(int most)
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
