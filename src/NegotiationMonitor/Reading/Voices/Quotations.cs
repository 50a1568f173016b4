using NegotiationMonitor.Reading.Text;

namespace NegotiationMonitor.Reading.Voices;

/// <summary>Marks which tokens stand in quotation marks, over sentences and paragraphs.</summary>
internal static class Quotations
{
    /// <summary>Numbers each quotation of the article in <see cref="ArticleSentence.Quotation"/>.</summary>
    public static void Mark(string text, IReadOnlyList<ArticleSentence> sentences)
    {
        var number = 0;
        var open = 0;
        var paragraph = -1;
        foreach (var sentence in sentences)
        {
            // A quotation ends with its paragraph unless the next one opens with a mark again, which then counts anew.
            if (sentence.Paragraph != paragraph)
                open = 0;
            paragraph = sentence.Paragraph;
            for (var i = 0; i < sentence.Tokens.Length; i++)
            {
                switch (MarkAt(text, sentence, i, open > 0))
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
}
