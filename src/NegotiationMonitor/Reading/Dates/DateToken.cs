namespace NegotiationMonitor.Reading.Dates;

internal enum TokenType
{
    Word,
    Number,
    Ordinal,
    FullDate,
    Mixed,
    Mark,
    Break,
}

/// <summary>A token of the date scanner. <c>Lower</c> is the word in lower case, or the mark; <c>Value</c> is the number.</summary>
internal readonly record struct DateToken(TokenType Type, int Start, int End, string Lower, int Value, bool Capital, DateOnly Date)
{
    /// <summary>First on its line and with a capital: most likely a sentence or headline of its own.</summary>
    public bool OpensLine { get; init; }

    public bool Is(string word) => Lower == word;

    public bool IsWord => Type == TokenType.Word;

    public bool IsLowerWord => Type == TokenType.Word && !Capital;

    /// <summary>A hyphen or dash inside a range.</summary>
    public bool IsDash => Type == TokenType.Mark && Lower is "-" or "–" or "‑";
}

/// <summary>Cuts a stretch of text into tokens in one pass.</summary>
internal static class DateLexer
{
    public static List<DateToken> Read(string text, int start, int end)
    {
        var tokens = new List<DateToken>(((end - start) / 5) + 4);
        var opens = false;
        for (var at = start; at < end;)
        {
            var c = text[at];
            if (char.IsWhiteSpace(c))
            {
                var blank = at;
                var lines = 0;
                for (; at < end && char.IsWhiteSpace(text[at]); at++)
                {
                    lines += text[at] == '\n' ? 1 : 0;
                }

                opens = lines > 0;
                if (lines > 1)
                {
                    tokens.Add(new DateToken(TokenType.Break, blank, at, "", 0, false, default));
                }
            }
            else if (char.IsLetter(c))
            {
                tokens.Add(Word(text, ref at, end) with { OpensLine = opens && char.IsUpper(c) });
                opens = false;
            }
            else if (char.IsAsciiDigit(c))
            {
                tokens.Add(Number(text, start, ref at, end));
                opens = false;
            }
            else
            {
                tokens.Add(Mark(text, ref at, end));
            }
        }

        return tokens;
    }

    private static DateToken Word(string text, ref int at, int end)
    {
        var start = at;
        while (at < end && (char.IsLetter(text[at]) || char.GetUnicodeCategory(text[at]) == System.Globalization.UnicodeCategory.NonSpacingMark))
        {
            at++;
        }

        // Words longer than any in the grammar stay unread, so that hostile text costs nothing.
        var lower = at - start <= 24 ? text[start..at].ToLowerInvariant() : "";
        return new DateToken(TokenType.Word, start, at, lower, 0, char.IsUpper(text[start]), default);
    }

    // "'s" and its like are one mark, so that "Monday's" is a weekday and a mark.
    private static DateToken Mark(string text, ref int at, int end)
    {
        var start = at++;
        if (text[start] is '\'' or '’' && at < end && char.IsLetter(text[at]) && start > 0 && char.IsLetterOrDigit(text[start - 1]))
        {
            var stop = at;
            while (stop < end && stop - at < 3 && char.IsLetter(text[stop]))
            {
                stop++;
            }

            if (stop - at <= 2)
            {
                at = stop;
                return new DateToken(TokenType.Mark, start, at, "'" + text[(start + 1)..at].ToLowerInvariant(), 0, false, default);
            }
        }

        return new DateToken(TokenType.Mark, start, at, text[start].ToString(), 0, false, default);
    }

    private static DateToken Number(string text, int first, ref int at, int end)
    {
        var start = at;
        var glued = start > first && (char.IsLetter(text[start - 1]) || text[start - 1] is '$' or '€' or '£' or '¥' or '#');
        if (NumericDate.TryRead(text, start, end, out var stop, out var date, out var valid))
        {
            at = stop;
            return new DateToken(valid ? TokenType.FullDate : TokenType.Mixed, start, at, "", 0, false, date);
        }

        while (at < end && char.IsAsciiDigit(text[at]))
        {
            at++;
        }

        var digits = at - start;
        var plain = at;

        // "2,000", "1.5", "16:24", "1990s", "24th" belong together; only plain numbers and ordinals date anything.
        while (at < end && (char.IsLetterOrDigit(text[at]) || (text[at] is ',' or '.' or ':' && at + 1 < end && char.IsAsciiDigit(text[at + 1]))))
        {
            at++;
        }

        var value = digits <= 4 ? int.Parse(text.AsSpan(start, digits), System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture) : -1;
        var tail = text.AsSpan(plain, at - plain);
        var type = glued || value < 0 || (at < end && text[at] == '%') ? TokenType.Mixed
            : tail.IsEmpty ? TokenType.Number
            : tail.Length == 2 && (tail is "st" or "nd" or "rd" or "th") ? TokenType.Ordinal
            : TokenType.Mixed;
        return new DateToken(type, start, at, "", type == TokenType.Number && digits is 1 or 2 or 4 || type == TokenType.Ordinal ? value : -1, false, default);
    }
}
