using NegotiationMonitor.Reading.Text;

namespace NegotiationMonitor.Reading.Voices;

/// <summary>Marks which tokens stand in quotation marks, over sentences and paragraphs.</summary>
internal static class Quotations
{
    /// <summary>Numbers each quotation of the article in <see cref="ArticleSentence.Quotation"/>.</summary>
    public static void Mark(string text, IReadOnlyList<ArticleSentence> sentences)
    {
        // Where the article has no double marks, single ones quote.
        var single = text.AsSpan().IndexOfAny("\"“„«") < 0;
        var number = 0;
        var open = 0;
        var paragraph = -1;
        foreach (var sentence in sentences)
        {
            // A quotation ends with its paragraph unless the next one opens with a mark again, which then counts anew.
            if (sentence.Paragraph != paragraph && !(open > 0 && ClosesFirst(text, sentence.Start, single)))
                open = 0;
            paragraph = sentence.Paragraph;
            for (var i = 0; i < sentence.Tokens.Length; i++)
            {
                switch (single ? SingleAt(text, sentence.Tokens[i].Start, open > 0) : MarkAt(text, sentence, i, open > 0))
                {
                    case > 0:
                        open = ++number;
                        sentence.Quotation[i] = open;
                        break;
                    case < 0:
                        sentence.Quotation[i] = open;
                        open = 0;
                        break;
                    default:
                        sentence.Quotation[i] = open;
                        break;
                }
            }
        }
    }

    // 1 opens, -1 closes, 0 is no double quotation mark.
    private static int MarkAt(string text, ArticleSentence sentence, int i, bool inside)
    {
        var token = sentence.Tokens[i];
        if (token.End - token.Start > 2)
            return 0;
        switch (text[token.Start])
        {
            case '“' or '«' or '„':
                // Machine translations close with an opening mark.
                return inside && (i + 1 == sentence.Tokens.Length || (i > 0 && sentence.Tokens[i - 1].Form is "," or "." or "!" or "?" or ";")) ? -1 : 1;
            case '”' or '»':
                return inside ? -1 : 0;
            // Paragraphs run together: another opens where the first was not closed.
            case '"' when inside && token.Start > 0 && text[token.Start - 1] == ' ' && token.End < text.Length && char.IsLetter(text[token.End]):
                return 1;
            // … and one that only closes opens none.
            case '"' when !inside && token.Start > 0 && text[token.Start - 1] is ',' or '.' or '!' or '?' && (token.End == text.Length || char.IsWhiteSpace(text[token.End])):
                return 0;
            case '"':
                return inside ? -1 : 1;
            case '`' when text[token.Start..token.End] == "``":
                return 1;
            case '\'' when text[token.Start..token.End] == "''":
                return inside ? -1 : 0;
            default:
                return 0;
        }
    }

    // 'We will pay,' he said: opens behind a space where the line closes it again; an apostrophe does neither.
    private static int SingleAt(string text, int at, bool inside)
    {
        if (text[at] is not ('\'' or '‘' or '’'))
            return 0;
        if (!inside)
            return Opens(text, at) && (Enumerable.Range(at + 2, Math.Max(0, Line(text, at) - at - 2)).Any(k => Closes(text, k)) || RunsOn(text, at)) ? 1 : 0;
        return Closes(text, at) && !(text[at - 1] == 's' && at + 2 < text.Length && char.IsLower(text[at + 2]) && ClosesLater(text, at)) ? -1 : 0;
    }

    private static bool Opens(string text, int at) =>
        text[at] is '\'' or '‘' && at + 1 < text.Length && char.IsLetterOrDigit(text[at + 1]) && (at == 0 || char.IsWhiteSpace(text[at - 1]) || text[at - 1] is '(' or '–' or '—' or '-');

    private static bool Closes(string text, int at) =>
        text[at] is '\'' or '’' && at > 0 && !char.IsWhiteSpace(text[at - 1]) && (at + 1 == text.Length || !char.IsLetterOrDigit(text[at + 1]));

    // "the workers' pay": the mark that closes comes further down the line, before another opens.
    private static bool ClosesLater(string text, int at)
    {
        for (var k = at + 1; k < Line(text, at) && !Opens(text, k); k++)
        {
            if (Closes(text, k))
                return true;
        }

        return false;
    }

    // A quotation over several paragraphs opens each of them anew and closes only the last.
    private static bool RunsOn(string text, int at)
    {
        var next = Line(text, at);
        while (next < text.Length && char.IsWhiteSpace(text[next]))
            next++;
        return next < text.Length && (Opens(text, next) || ClosesFirst(text, next, single: true));
    }

    // "… for us.\n\nIt must end.”": the mark that ends the paragraph before comes first in the line.
    private static bool ClosesFirst(string text, int start, bool single)
    {
        for (var k = start; k < Line(text, start); k++)
        {
            if (single ? Opens(text, k) : text[k] is '“' or '«' or '„' || (text[k] == '"' && (k == 0 || char.IsWhiteSpace(text[k - 1]) || text[k - 1] == '(')))
                return false;
            if (single ? Closes(text, k) && text[k - 1] is '.' or '!' or '?' or ',' : text[k] is '”' or '»' or '"')
                return true;
        }

        return false;
    }

    private static int Line(string text, int at) => text.IndexOf('\n', at) is >= 0 and var end ? end : text.Length;
}
