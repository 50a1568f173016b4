namespace NegotiationMonitor.Reading.Dates;

/// <summary>The full date that a paragraph told last: days without a year that follow it there lie near it.</summary>
internal sealed class Passage
{
    private DateTokens? _tokens;
    private DateOnly _day;
    private int _at;

    /// <summary>That date, as long as the paragraph goes on.</summary>
    public DateOnly? Day(DateTokens tokens, DateMatch match)
    {
        if (!ReferenceEquals(_tokens, tokens))
        {
            return null;
        }

        for (; _at < match.First; _at++)
        {
            if (tokens[_at].Type == TokenType.Break)
            {
                _tokens = null;
                return null;
            }
        }

        return _day;
    }

    /// <summary>Takes note of a resolved expression.</summary>
    public void Note(DateTokens tokens, DateMatch match, DateOnly day)
    {
        if (match.Expression is CalendarDate { IsFullDay: true })
        {
            (_tokens, _day, _at) = (tokens, day, match.Next);
        }
        else if (ReferenceEquals(_tokens, tokens) && match.Expression is CalendarDate { Day: not null } or FromTold)
        {
            _day = day;
        }
    }
}
