namespace NegotiationMonitor.Reading.Text;

/// <summary>
/// Divides blocks into sentences. A stop ends a sentence where blanks and a capital, a digit or an opening mark follow and no abbreviation, initial
/// or enumeration explains it; closing quotation marks behind it belong to it; semicolons and colons divide nothing. Linear in the length.
/// </summary>
public static class SentenceSplitter
{
    /// <summary>Where even a text without stops is divided, in UTF-16 units: no sentence that anybody wrote is as long.</summary>
    public const int Longest = 4000;

    private static readonly string[] SayingVerbs =
        ["said", "says", "asked", "asks", "told", "tells", "replied", "wrote", "writes", "added", "tweeted", "shouted", "joked", "wondered", "warned", "quipped", "declared", "insisted", "demanded", "announced"];

    /// <summary>The sentences of all blocks that are read, with the block each stands in.</summary>
    public static IEnumerable<(TextBlock Block, int Start, int End)> Split(string text, IEnumerable<TextBlock> blocks)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(blocks);
        foreach (var block in blocks)
        {
            if (block.IsRead)
            {
                foreach (var (start, end) in Split(text, block))
                {
                    yield return (block, start, end);
                }
            }
        }
    }

    /// <summary>The sentences of one block, as UTF-16 offsets into <paramref name="text"/>, blanks around them left out. A heading is one sentence unless a stop divides it.</summary>
    public static IReadOnlyList<(int Start, int End)> Split(string text, TextBlock block)
    {
        ArgumentNullException.ThrowIfNull(text);
        var sentences = new List<(int Start, int End)>();
        var span = text.AsSpan(0, block.End);
        var from = block.Start;
        for (var i = block.Start; i < block.End; i++)
        {
            if (i - from >= Longest)
            {
                i = CutLong(span, from);
                Add(sentences, span, from, i);
                from = SkipBlanks(span, i);
                i = from - 1;
            }
            else if (span[i] is '.' or '!' or '?' or '…')
            {
                var end = EndOfStop(span, i);
                if (Ends(span, from, i, end))
                {
                    Add(sentences, span, from, end);
                    from = SkipBlanks(span, end);
                    i = from - 1;
                }
                else
                {
                    i = end - 1;
                }
            }
        }

        Add(sentences, span, from, block.End);
        return sentences;
    }

    /// <summary>Behind the stop at <paramref name="at"/>, its repetitions ("?!", "...") and what closes with it.</summary>
    private static int EndOfStop(ReadOnlySpan<char> text, int at)
    {
        var end = at + 1;
        while (end < text.Length && end - at < 32 && text[end] is '.' or '!' or '?' or '…')
        {
            end++;
        }

        while (end < text.Length && end - at < 32 && text[end] is '"' or '”' or '’' or '\'' or ')' or ']' or '»')
        {
            end++;
        }

        // "in 2014.[3] He", "in 2014. [3] [12] He"
        while (end - at < 32 && Reference(text, end) is var reference and > 0)
        {
            end = reference;
        }

        return end;
    }

    /// <summary>Behind a reference mark such as "[12]", a blank before it included; 0 where none stands there.</summary>
    private static int Reference(ReadOnlySpan<char> text, int at)
    {
        at += at < text.Length && text[at] == ' ' ? 1 : 0;
        var digit = at + 1;
        while (digit < text.Length && digit - at < 4 && char.IsAsciiDigit(text[digit]))
        {
            digit++;
        }

        return digit > at + 1 && text[at] == '[' && digit < text.Length && text[digit] == ']' ? digit + 1 : 0;
    }

    private static bool Ends(ReadOnlySpan<char> text, int from, int stop, int end)
    {
        if (end >= text.Length)
        {
            return true;
        }

        if (!char.IsWhiteSpace(text[end]))
        {
            return end == stop + 1 && text[stop] == '.' && IsGluedEnd(text, from, stop);
        }

        var next = SkipBlanks(text, end);
        if (next >= text.Length)
        {
            return true;
        }

        if (!Begins(text, next))
        {
            return false;
        }

        var single = text[stop] == '.' && (end == stop + 1 || text[stop + 1] is not ('.' or '!' or '?' or '…'));
        if (single && Abbreviations.Continues(text, from, stop, next))
        {
            return false;
        }

        // “Why?” Trump asked.
        return text[stop] is '.' || text[end - 1] is not ('"' or '”' or '’' or '\'') || !IsAttribution(text, next);
    }

    private static bool Begins(ReadOnlySpan<char> text, int at)
    {
        var first = text[at];
        if (char.IsUpper(first) || char.IsDigit(first) || first is '“' or '‘' or '"' or '\'' or '(' or '[' or '«' or '•' or '$' or '€' or '£' || (char.IsLetter(first) && !char.IsLower(first)))
        {
            // (so he said), and “would only join” behind “the U.S.”, go on
            return first is not ('(' or '[' or '“' or '‘' or '"' or '«') || (at + 1 < text.Length && !char.IsLower(text[at + 1]));
        }

        // "al-Qaeda", "el-Sisi" begin a sentence in lower case.
        return at + 3 < text.Length && text[at + 2] == '-' && char.IsUpper(text[at + 3]) && text[at] is 'a' or 'e';
    }

    // "…of Ukraine.The agency": a blank was lost when the text was copied.
    private static bool IsGluedEnd(ReadOnlySpan<char> text, int from, int stop)
    {
        if (stop + 2 >= text.Length || !char.IsUpper(text[stop + 1]) || !char.IsLower(text[stop + 2]) || stop - from < 20)
        {
            return false;
        }

        for (var i = stop - 1; i >= stop - 3; i--)
        {
            if (!char.IsLower(text[i]))
            {
                return false;
            }
        }

        // Names of companies and sites: "Booking.Com" ends in one more stop or a very short part.
        var end = stop + 1;
        while (end < text.Length && end - stop < 12 && char.IsLetter(text[end]))
        {
            end++;
        }

        return end >= text.Length || (text[end] is not ('.' or '@') && end - stop > 2);
    }

    /// <summary>Whether a speaker and a verb of saying follow: "he asked", "Donald Trump said".</summary>
    private static bool IsAttribution(ReadOnlySpan<char> text, int at)
    {
        for (var words = 0; words < 4; words++)
        {
            var end = at;
            while (end < text.Length && end - at < 24 && (char.IsLetter(text[end]) || text[end] is '-' or '’' or '\''))
            {
                end++;
            }

            if (end == at)
            {
                return false;
            }

            foreach (var verb in SayingVerbs)
            {
                if (text[at..end].SequenceEqual(verb))
                {
                    return words > 0;
                }
            }

            if (end >= text.Length || text[end] != ' ' || !char.IsUpper(text[at]))
            {
                return false;
            }

            at = end + 1;
        }

        return false;
    }

    private static int CutLong(ReadOnlySpan<char> text, int from)
    {
        var limit = from + Longest;
        var blank = text[from..limit].LastIndexOfAny(' ', '\n', '\t');
        return blank > Longest / 2 ? from + blank
            : char.IsLowSurrogate(text[limit]) ? limit - 1 : limit;
    }

    private static int SkipBlanks(ReadOnlySpan<char> text, int at)
    {
        while (at < text.Length && char.IsWhiteSpace(text[at]))
        {
            at++;
        }

        return at;
    }

    /// <summary>Adds what stands there; marks without any word go to the sentence before.</summary>
    private static void Add(List<(int Start, int End)> sentences, ReadOnlySpan<char> text, int start, int end)
    {
        while (end > start && char.IsWhiteSpace(text[end - 1]))
        {
            end--;
        }

        if (end <= start)
        {
            return;
        }

        if (sentences.Count > 0 && end - start <= 8 && !HasWord(text[start..end]))
        {
            sentences[^1] = (sentences[^1].Start, end);
        }
        else
        {
            sentences.Add((start, end));
        }
    }

    private static bool HasWord(ReadOnlySpan<char> text)
    {
        foreach (var unit in text)
        {
            if (char.IsLetterOrDigit(unit) || char.IsSurrogate(unit))
            {
                return true;
            }
        }

        return false;
    }
}
