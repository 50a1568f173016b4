using System.Buffers;

namespace NegotiationMonitor.Reading.Text;

/// <summary>Splits a text into its front matter and its paragraphs, offsets kept.</summary>
internal static class Lines
{
    private static readonly SearchValues<char> Breaks = SearchValues.Create("\n\r\u0085\u2028\u2029\f\v");

    private static readonly SearchValues<char> DayUnits = SearchValues.Create("0123456789-");

    /// <summary>Lines that are not blank, blanks around them left out.</summary>
    public static List<(int Start, int End)> Of(string text, int from)
    {
        var lines = new List<(int Start, int End)>();
        for (var start = from; start < text.Length;)
        {
            var length = text.AsSpan(start).IndexOfAny(Breaks);
            var end = length < 0 ? text.Length : start + length;
            if (Trim(text, start, end) is { } line)
            {
                lines.Add(line);
            }

            start = end + 1;
        }

        return lines;
    }

    /// <summary>
    /// Paragraphs: a line each, or, where the text was wrapped at a fixed width, the lines up to a blank one.
    /// </summary>
    public static List<(int Start, int End)> Paragraphs(string text, int from)
    {
        var lines = Of(text, from);
        if (!IsWrapped(text, lines))
        {
            return lines;
        }

        var paragraphs = new List<(int Start, int End)>();
        foreach (var line in lines)
        {
            if (paragraphs.Count > 0 && Continues(text, paragraphs[^1].End, line))
            {
                paragraphs[^1] = (paragraphs[^1].Start, line.End);
            }
            else
            {
                paragraphs.Add(line);
            }
        }

        return paragraphs;
    }

    /// <summary>
    /// Where the story begins: behind the lines <c>key: value</c> that start with one of ours and end with a blank line or <c>---</c>, or behind
    /// the prefix <c> date 2025-08-20 </c> of the first line; 0 without either.
    /// </summary>
    public static int EndOfFrontMatter(string text)
    {
        if (DatePrefix(text) is var prefix and > 0)
        {
            return prefix;
        }

        var at = 0;
        var keys = 0;
        while (at < text.Length)
        {
            var length = text.AsSpan(at).IndexOf('\n');
            var end = length < 0 ? text.Length : at + length;
            var line = text.AsSpan(at, end - at).Trim();
            var next = Math.Min(end + 1, text.Length);
            if (line.SequenceEqual("---") && (keys > 0 || at == 0))
            {
                at = next;
                if (keys > 0)
                {
                    return at;
                }

                continue;
            }

            if (!IsKey(line, first: keys == 0))
            {
                break;
            }

            keys++;
            at = next;
        }

        return keys > 0 ? at : 0;
    }

    private static int DatePrefix(string text)
    {
        var at = Math.Min(8, text.Length - text.AsSpan().TrimStart().Length);
        var rest = text.AsSpan(at);
        if (!rest.StartsWith("date", StringComparison.OrdinalIgnoreCase) || rest.Length < 6 || rest[4] is not (' ' or '\t'))
        {
            return 0;
        }

        var day = rest[4..].TrimStart();
        var length = day.IndexOfAnyExcept(DayUnits);
        length = length < 0 ? day.Length : length;
        return length is >= 8 and <= 10 && day[..length].Count('-') == 2 && (length == day.Length || char.IsWhiteSpace(day[length]))
            ? text.Length - day.Length + length
            : 0;
    }

    private static bool IsKey(ReadOnlySpan<char> line, bool first)
    {
        var colon = line.IndexOf(':');
        if (colon is < 1 or > 20 || (colon + 1 < line.Length && line[colon + 1] is not (' ' or '\t')))
        {
            return false;
        }

        foreach (var letter in line[..colon])
        {
            if (!char.IsAsciiLetter(letter) && letter != '-')
            {
                return false;
            }
        }

        var key = line[..colon];
        return !first || key.Equals("date", StringComparison.OrdinalIgnoreCase) || key.Equals("outlet", StringComparison.OrdinalIgnoreCase)
            || key.Equals("url", StringComparison.OrdinalIgnoreCase) || key.Equals("title", StringComparison.OrdinalIgnoreCase)
            || key.Equals("published", StringComparison.OrdinalIgnoreCase) || key.Equals("publishedon", StringComparison.OrdinalIgnoreCase);
    }

    // A fixed width shows in lines that are all short, often go on in lower case and seldom end with a full stop.
    private static bool IsWrapped(string text, List<(int Start, int End)> lines)
    {
        int followed = 0, unfinished = 0, lower = 0;
        for (var i = 0; i < lines.Count; i++)
        {
            if (lines[i].End - lines[i].Start > 100)
            {
                return false;
            }

            if (i + 1 < lines.Count && IsNext(text, lines[i].End, lines[i + 1].Start) && lines[i].End - lines[i].Start >= 45)
            {
                followed++;
                unfinished += text[lines[i].End - 1] is '.' or '!' or '?' or '"' or '”' ? 0 : 1;
                lower += char.IsLower(text[lines[i + 1].Start]) ? 1 : 0;
            }
        }

        return followed >= 4 && unfinished * 2 >= followed && lower * 3 >= followed;
    }

    private static bool Continues(string text, int end, (int Start, int End) line) =>
        IsNext(text, end, line.Start) && text[line.Start] is not ('•' or '-' or '*' or '–' or '·');

    /// <summary>Whether there is only one line break between two lines, no blank line.</summary>
    private static bool IsNext(string text, int end, int start)
    {
        var breaks = 0;
        for (var i = end; i < start && breaks < 2; i++)
        {
            breaks += text[i] == '\n' || (text[i] == '\r' && text[i + 1] != '\n') || text[i] is '\u2028' or '\u2029' or '\u0085' ? 1 : 0;
        }

        return breaks == 1;
    }

    private static (int Start, int End)? Trim(string text, int start, int end)
    {
        // U+FEFF and the zero-width space are no white space to .NET, and no text to anybody.
        while (start < end && (char.IsWhiteSpace(text[start]) || text[start] is '\uFEFF' or '\u200B'))
        {
            start++;
        }

        while (end > start && (char.IsWhiteSpace(text[end - 1]) || text[end - 1] is '\uFEFF' or '\u200B'))
        {
            end--;
        }

        return start < end ? (start, end) : null;
    }
}
