namespace NegotiationMonitor.Reading.Dates;

/// <summary>When an article without a date was published, as far as its text tells: not before <paramref name="From"/>.</summary>
/// <param name="From">The latest day the text tells of as past; the day to resolve against.</param>
/// <param name="To">The last day that is likely; no more than a bound.</param>
/// <param name="YearInferred">No full date was found: the year comes from elsewhere in the text, or from the hint.</param>
/// <param name="Basis">The words that the day rests on.</param>
public sealed record PublicationEstimate(DateOnly From, DateOnly To, bool YearInferred, string Basis)
{
    // A text that names days by their weekday alone tells of the week behind it.
    private const int WeekOfNews = 6;
    private const int OpenEnd = 30;

    /// <summary>Estimates publication from texts of one article or dossier.</summary>
    /// <param name="texts">The article's texts: title and body.</param>
    /// <param name="today">A day that publication cannot lie after, if known; lends its year to dates without one.</param>
    /// <returns>Null where the texts name no day whose year is known.</returns>
    public static PublicationEstimate? Make(IEnumerable<string> texts, DateOnly? today = null)
    {
        ArgumentNullException.ThrowIfNull(texts);
        var clues = new Clues();
        foreach (var text in texts)
        {
            foreach (var (tokens, match) in DateFinder.Scan(text, 0, text.Length))
            {
                clues.Add(text, tokens, match);
            }
        }

        var latest = clues.Latest(today);
        if (latest is not { } found)
        {
            return null;
        }

        var to = Calendar.Shift(found.Day, clues.NamesRecentDays ? WeekOfNews : OpenEnd);
        return new PublicationEstimate(found.Day, today < to ? today.Value : to, found.Inferred, found.Words);
    }
}
