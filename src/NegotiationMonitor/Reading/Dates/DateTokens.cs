namespace NegotiationMonitor.Reading.Dates;

/// <summary>Tokens of a stretch of text; outside of it stands a break.</summary>
internal sealed class DateTokens(List<DateToken> tokens)
{
    private static readonly DateToken Outside = new(TokenType.Break, 0, 0, "", -1, false, default);

    public int Count => tokens.Count;

    public DateToken this[int i] => (uint)i < (uint)tokens.Count ? tokens[i] : Outside;
}
