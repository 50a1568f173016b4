namespace NegotiationMonitor.Reading.Dates;

/// <summary>Dates in digits: 2025-08-19, 2025/08/19, 19.08.25, 19.08.2025, 8/19/2025 where day and month cannot be confused.</summary>
internal static class NumericDate
{
    /// <summary>Reads one at <paramref name="start"/>; false where there is none. An impossible one is read and not valid.</summary>
    public static bool TryRead(string text, int start, int end, out int stop, out DateOnly date, out bool valid)
    {
        date = default;
        valid = false;
        stop = start;
        if (start > 0 && (char.IsAsciiDigit(text[start - 1]) || (start > 1 && text[start - 1] is '.' or '-' or '/' && char.IsAsciiDigit(text[start - 2]))))
        {
            return false;
        }

        var at = start;
        Span<int> parts = stackalloc int[3];
        Span<int> lengths = stackalloc int[3];
        var mark = '\0';
        for (var i = 0; i < 3; i++)
        {
            var digits = at;
            for (; at < end && at - digits < 5 && char.IsAsciiDigit(text[at]); at++)
            {
                parts[i] = (parts[i] * 10) + (text[at] - '0');
            }

            lengths[i] = at - digits;
            if (lengths[i] is 0 or > 4)
            {
                return false;
            }

            if (i < 2)
            {
                if (at >= end || text[at] is not ('-' or '.' or '/') || (i == 1 && text[at] != mark))
                {
                    return false;
                }

                mark = text[at++];
            }
        }

        // "10.10.10.10" is an address, "2025-08-19-3" a number of something.
        if (at + 1 < end && text[at] == mark && char.IsAsciiDigit(text[at + 1]))
        {
            return false;
        }

        var (year, month, day) = Order(parts, lengths, mark);
        if (year == 0)
        {
            return false;
        }

        // The hour of a timestamp belongs to it.
        while (at < end && text[at] == 'T' && at + 1 < end && char.IsAsciiDigit(text[at + 1]))
        {
            at++;
            while (at < end && (char.IsAsciiDigit(text[at]) || text[at] is ':' or '.' or 'Z'))
            {
                at++;
            }
        }

        stop = at;
        valid = Calendar.TryDay(year, month, day, out date);
        return true;
    }

    private static (int Year, int Month, int Day) Order(ReadOnlySpan<int> p, ReadOnlySpan<int> length, char mark)
    {
        if (length[0] == 4 && length[1] <= 2 && length[2] <= 2 && mark != '.')
        {
            return IsYear(p[0]) ? (p[0], p[1], p[2]) : default;
        }

        if (length[0] > 2 || length[1] > 2)
        {
            return default;
        }

        if (mark == '.')
        {
            return length[2] == 4 && IsYear(p[2]) ? (p[2], p[1], p[0])
                : length[0] == 2 && length[1] == 2 && length[2] == 2 && p[0] is >= 1 and <= 31 && p[1] is >= 1 and <= 12 ? (2000 + p[2], p[1], p[0])
                : default;
        }

        // Day and month may be swapped in 8/9/2025: read only what cannot be both.
        return mark != '/' || length[2] != 4 || !IsYear(p[2]) ? default
            : p[0] > 12 ? (p[2], p[1], p[0])
            : p[1] > 12 || p[0] == p[1] ? (p[2], p[0], p[1])
            : default;
    }

    private static bool IsYear(int year) => year is >= 1900 and <= 2100;
}
