using System.Globalization;

namespace NegotiationMonitor.Reading.Text;

/// <summary>Refuses what cannot be read, in one line that says why and what to do.</summary>
public static class ReadableText
{
    /// <summary>Longest text, in UTF-16 units; the longest newspaper articles have some 200,000.</summary>
    public const int Longest = 20 * 1024 * 1024;

    // What UTF-8 looks like where it was read as Windows-1252 or Latin-1: â€™ â€œ Ã© Ð¸ …
    private static readonly string[] Garbled = ["â€", "Ã©", "Ã¤", "Ã¶", "Ã¼", "Ã¨", "Ã³", "Ã¡", "Ã±", "Ð°", "Ð¸", "Ð¾", "Ñ€"];

    /// <summary>Refuses a text that is empty, binary, garbled, too long or not in English; returns its blocks otherwise.</summary>
    /// <exception cref="RefusedException">As said.</exception>
    public static IReadOnlyList<TextBlock> Require(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (string.IsNullOrWhiteSpace(text))
        {
            throw new RefusedException("The article is empty: give the text of an article.");
        }

        if (text.Length > Longest)
        {
            throw new RefusedException(string.Create(
                CultureInfo.InvariantCulture, $"The article is too long ({text.Length / 1_000_000} million characters; at most {Longest / 1_000_000} million): split it into single articles."));
        }

        RequireText(text);
        var blocks = TextBlocks.Of(text);
        if (Languages.Guess(text, blocks) is { } language and not "English")
        {
            throw new RefusedException($"The article is in {language}, and only English is read: give an English version.");
        }

        return blocks;
    }

    private static void RequireText(string text)
    {
        int controls = 0, replaced = 0;
        foreach (var unit in text)
        {
            if (unit == '\0')
            {
                throw new RefusedException("The article is binary, not text (it holds NUL characters): save it as plain text or HTML.");
            }

            controls += char.IsControl(unit) && unit is not ('\t' or '\n' or '\r' or '\f' or '\v' or '\u0085') ? 1 : 0;
            replaced += unit == '\uFFFD' ? 1 : 0;
        }

        // A page may quote a garbled word; one in every 200 units is no quotation.
        var sample = text.AsSpan(0, Math.Min(text.Length, 50_000));
        var garbled = 0;
        foreach (var sign in Garbled)
        {
            garbled += sample.Count(sign);
        }

        if (garbled >= 8 && garbled > sample.Length / 200)
        {
            throw new RefusedException("The article is UTF-8 that was read in another encoding (â€™ for an apostrophe): save it again as UTF-8.");
        }

        if (controls > 8 && controls > text.Length / 100)
        {
            throw new RefusedException("The article is binary, not text (it is full of control characters): save it as plain text or HTML.");
        }

        if (replaced > 8 && replaced > text.Length / 100)
        {
            throw new RefusedException("The article's characters were lost in a wrong encoding (�): save it as UTF-8.");
        }
    }
}
