namespace NegotiationMonitor.Audit;

/// <summary>A quote where it stands.</summary>
/// <param name="Start">First UTF-16 unit of the quote in the article's text.</param>
/// <param name="End">One past its last.</param>
/// <param name="Sentence">The sentence or sentences it stands in, verbatim.</param>
/// <param name="Before">The sentence before, in the same paragraph; empty where there is none.</param>
/// <param name="After">The sentence after, in the same paragraph; empty where there is none.</param>
public sealed record Passage(int Start, int End, string Quote, string Sentence, string Before, string After);

/// <summary>Shows quotes with what stands around them.</summary>
public static class Surroundings
{
    private const int Longest = 600;

    /// <summary>The passage of a span of a text; null where the span is not within the text.</summary>
    public static Passage? Of(string text, int start, int end)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (start < 0 || end > text.Length || start >= end)
        {
            return null;
        }

        var (from, to) = (Back(text, start), On(text, end - 1));
        var before = from > 0 && text[from - 1] != '\n' ? Back(text, Blank(text, from) - 1) : from;
        var after = to < text.Length && text[to] != '\n' ? On(text, Math.Min(Skip(text, to), text.Length - 1)) : to;
        return new Passage(start, end, text[start..end], text[from..to].Trim(), text[Math.Min(before, from)..from].Trim(), text[to..Math.Max(after, to)].Trim());
    }

    /// <summary>Where the sentence of a unit begins.</summary>
    private static int Back(string text, int at)
    {
        var least = Math.Max(0, at - Longest);
        for (var i = at; i > least; i--)
        {
            if (text[i - 1] == '\n' || (i <= at && EndsBefore(text, i)))
            {
                return i;
            }
        }

        return least;
    }

    /// <summary>One past the end of the sentence of a unit.</summary>
    private static int On(string text, int at)
    {
        var most = Math.Min(text.Length, at + 1 + Longest);
        for (var i = at + 1; i < most; i++)
        {
            if (text[i] == '\n' || EndsBefore(text, i))
            {
                return i;
            }
        }

        return most;
    }

    /// <summary>Whether a sentence ends right before a blank at this place: a stop, closing marks allowed, then a capital or an opening mark; no initial or abbreviation.</summary>
    private static bool EndsBefore(string text, int blank)
    {
        if (!char.IsWhiteSpace(text[blank]))
        {
            return false;
        }

        var stop = blank - 1;
        while (stop > 0 && text[stop] is '"' or '”' or '’' or '\'' or ')' or '»')
        {
            stop--;
        }

        if (stop < 1 || text[stop] is not ('.' or '!' or '?' or '…'))
        {
            return false;
        }

        var next = Skip(text, blank);
        var opens = next < text.Length && (char.IsUpper(text[next]) || char.IsDigit(text[next]) || text[next] is '"' or '“' or '‘' or '«' or '(');
        return opens && !(text[stop] == '.' && stop == blank - 1 && Abbreviates(text, stop));
    }

    /// <summary>Whether the stop belongs to an initial or a short abbreviation ("U.S.", "Mr.", "Aug.").</summary>
    private static bool Abbreviates(string text, int stop)
    {
        var from = stop;
        while (from > 0 && (char.IsLetter(text[from - 1]) || text[from - 1] == '.'))
        {
            from--;
        }

        var word = text[from..stop];
        return word.Length == 1 || word.Contains('.', StringComparison.Ordinal)
            || word is "Mr" or "Mrs" or "Ms" or "Dr" or "Gen" or "Sen" or "Rep" or "Gov" or "St" or "Lt" or "Col" or "Prof" or "vs"
                or "Jan" or "Feb" or "Mar" or "Apr" or "Jun" or "Jul" or "Aug" or "Sep" or "Sept" or "Oct" or "Nov" or "Dec";
    }

    private static int Skip(string text, int at)
    {
        while (at < text.Length && char.IsWhiteSpace(text[at]))
        {
            at++;
        }

        return at;
    }

    private static int Blank(string text, int at)
    {
        while (at > 1 && char.IsWhiteSpace(text[at - 1]))
        {
            at--;
        }

        return at;
    }
}
