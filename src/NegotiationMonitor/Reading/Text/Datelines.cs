using System.Buffers;

namespace NegotiationMonitor.Reading.Text;

/// <summary>What stands before the first words of a sentence and is none of it: "KABUL/WASHINGTON, Sept 9 (Reuters) -", "15.40", "•".</summary>
internal static class Datelines
{
    private const int Longest = 70;

    private static readonly SearchValues<char> Stops = SearchValues.Create(".;:!?\"");

    /// <summary>Where the sentence itself begins.</summary>
    public static int Skip(string text, int start, int end)
    {
        var at = Clock(text, Bullet(text, start, end), end);
        return Place(text, at, end);
    }

    private static int Bullet(string text, int start, int end)
    {
        var at = start;
        while (at < end && text[at] is '•' or '*' or '▪' or '■' or '◦' || (at + 1 < end && text[at] is '-' or '–' or '—' && text[at + 1] == ' '))
            at++;
        return at == start ? start : Blank(text, at, end);
    }

    // "11.10 The summit …", "09:15 –"
    private static int Clock(string text, int start, int end)
    {
        var at = start;
        while (at < end && char.IsAsciiDigit(text[at]))
            at++;
        if (at - start is not (1 or 2) || at + 3 >= end || text[at] is not ('.' or ':') || !char.IsAsciiDigit(text[at + 1]) || !char.IsAsciiDigit(text[at + 2]) || text[at + 3] != ' ')
            return start;
        return Bullet(text, Blank(text, at + 3, end), end);
    }

    // A place in capitals, and a dash before the first sentence.
    private static int Place(string text, int start, int end)
    {
        var word = start;
        while (word < end && (char.IsUpper(text[word]) || text[word] is '/' or '.'))
            word++;
        if (word - start < 3)
            return Agency(text, start, end);
        for (var i = word; i + 2 < end && i < start + Longest; i++)
        {
            if (text[i] is not ('-' or '–' or '—') || text[i + 1] != ' ' && text[i + 1] != '-' || text[i - 1] is not (' ' or ')' or '-'))
                continue;
            var at = i + 1;
            while (at < end && text[at] is '-' or ' ')
                at++;
            return at < end ? at : start;
        }

        return start;
    }

    // "Addis Ababa (AFP) - ": a few words, an agency in brackets, a dash.
    private static int Agency(string text, int start, int end)
    {
        var open = text.IndexOf('(', start, Math.Min(end - start, 40));
        if (open < 3 + start || !char.IsUpper(text[start]) || text.AsSpan(start, open - start).ContainsAny(Stops))
            return start;
        var close = text.IndexOf(')', open, Math.Min(end - open, 20));
        if (close < 0)
            return start;
        var at = Blank(text, close + 1, end);
        return at + 1 < end && text[at] is '-' or '–' or '—' ? Blank(text, at + 1, end) : start;
    }

    private static int Blank(string text, int at, int end)
    {
        while (at < end && char.IsWhiteSpace(text[at]))
            at++;
        return at;
    }
}
