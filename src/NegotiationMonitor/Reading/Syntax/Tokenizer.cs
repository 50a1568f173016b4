using System.Collections.Frozen;

namespace NegotiationMonitor.Reading.Syntax;

/// <summary>A stretch of the text that is one syntactic word: UTF-16 index of its first unit and of the one behind its last.</summary>
public readonly record struct TokenSpan(int Start, int End)
{
    /// <summary>UTF-16 units.</summary>
    public int Length => End - Start;
}

/// <summary>
/// Splits text into words as the English treebanks of Universal Dependencies do: <c>do|n't</c>, <c>Kyiv|'s</c>, <c>long|-|term</c> but
/// <c>anti-tank</c>, <c>U.S.</c>, <c>Aug.</c>, <c>$|1.5|bn</c>. One pass; every look ahead or behind is bounded, so time is linear in length.
/// </summary>
public static class Tokenizer
{
    private const int LongestWebAddress = 2000;

    private static readonly FrozenSet<string> JoinedPrefixes = new[]
    {
        "anti", "arch", "bi", "co", "counter", "cross", "cyber", "de", "e", "ex", "extra", "hyper", "infra", "inter", "intra", "macro",
        "mega", "micro", "mid", "mini", "mis", "mono", "multi", "neo", "non", "over", "pan", "para", "poly", "post", "pre", "pro", "proto",
        "pseudo", "psycho", "quasi", "re", "semi", "socio", "sub", "super", "supra", "trans", "tri", "ultra", "un", "uni",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenSet<string> Abbreviations = new[]
    {
        "adm", "amb", "atty", "ave", "blvd", "brig", "bros", "capt", "cmdr", "co", "col", "corp", "cpl", "dept", "det", "dr", "drs", "esq", "etc", "ft",
        "gen", "gens", "gov", "govs", "hon", "inc", "jr", "lt", "ltd", "maj", "messrs", "mlle", "mme", "mr", "mrs", "ms", "mt", "mts", "pfc", "ph", "plc",
        "pres", "prof", "profs", "pvt", "rep", "reps", "rev", "rt", "sen", "sens", "sgt", "sr", "st", "ste", "supt", "univ", "vs", "approx", "cf", "eg", "esp",
        "al", "jan", "feb", "apr", "aug", "sep", "sept", "oct", "nov", "dec", "ala", "ariz", "ark", "calif", "colo", "conn", "del", "fla", "ga", "ky",
        "mich", "minn", "mo", "mont", "neb", "nev", "okla", "ore", "pa", "tenn", "tex", "va", "vt", "wis", "wyo", "eds", "vol", "vols", "pp", "ca",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    // A period after these belongs to them only before a number ("No. 10", "Mar. 3"); else it ends the sentence.
    private static readonly FrozenSet<string> AbbreviationsBeforeNumbers = new[]
    {
        "no", "nos", "mar", "jun", "jul", "sec", "secs", "art", "arts", "para", "fig", "figs", "p", "ch", "op", "sat", "sun", "mon", "tue", "tues", "wed", "thu", "thur", "thurs", "fri",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenSet<string> Units = new[]
    {
        "am", "pm", "bn", "mn", "tn", "m", "b", "k", "km", "kms", "cm", "mm", "kg", "kgs", "g", "mg", "lb", "lbs", "ft", "mph", "kph", "mw", "gw", "kw", "kwh", "mwh",
        "gwh", "hz", "ghz", "mhz", "gb", "mb", "kb", "tb", "hrs", "hr", "min", "mins", "sec", "secs", "bbl", "mmbtu", "a.m.", "p.m.", "a.m", "p.m",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>The words of <paramref name="text"/> between two UTF-16 indices, in order, without overlap; only white space is left out.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The range is not inside the text.</exception>
    public static List<TokenSpan> Tokenize(string text, int start, int end)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentOutOfRangeException.ThrowIfNegative(start);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(end, text.Length);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(start, end);
        var tokens = new List<TokenSpan>(((end - start) / 5) + 4);
        var at = start;
        while (at < end)
        {
            if (IsSpace(text[at])) at++;
            else at = ReadToken(text, start, at, end, tokens);
        }

        return tokens;
    }

    private static bool IsSpace(char c) => char.IsWhiteSpace(c) || c is '\u200B' or '\uFEFF' or '\u00AD' or '\u2060';

    private static bool IsWord(char c) => char.IsLetterOrDigit(c) || c == '_' || char.IsSurrogate(c)
        || char.GetUnicodeCategory(c) is System.Globalization.UnicodeCategory.NonSpacingMark or System.Globalization.UnicodeCategory.SpacingCombiningMark;

    private static bool IsApostrophe(char c) => c is '\'' or '\u2019' or '\u2018' or '\u02BC' or '`' or '\u00B4';

    private static char At(string text, int index, int end) => index < end ? text[index] : '\0';

    private static int ReadToken(string text, int start, int at, int end, List<TokenSpan> tokens)
    {
        var c = text[at];
        if (IsWord(c)) return StartsWebAddress(text, at, end) ? ReadWebAddress(text, at, end, tokens) : ReadWord(text, at, end, tokens);
        if (c == '.' && char.IsAsciiDigit(At(text, at + 1, end)) && (at == start || !IsWord(text[at - 1]))) return ReadWord(text, at, end, tokens);
        if (IsApostrophe(c) && at > start && !IsSpace(text[at - 1]) && Clitic(text, at, end) is var clitic and > 0) return Add(tokens, at, at + clitic);
        if (c is '@' or '#' && IsWord(At(text, at + 1, end)) && !char.IsAsciiDigit(text[at + 1])) return ReadHandle(text, at, end, tokens);
        return Add(tokens, at, PunctuationEnd(text, at, end));
    }

    private static int Add(List<TokenSpan> tokens, int start, int end)
    {
        tokens.Add(new TokenSpan(start, end));
        return end;
    }

    // Runs such as "...", "--", "!!" and "''" are one token.
    private static int PunctuationEnd(string text, int at, int end)
    {
        var c = text[at];
        var next = at + 1;
        if (c is '.' or '-' or '*' or '=' or '_' or '~' or '+' or '$' or '<' or '>')
        {
            while (next < end && text[next] == c) next++;
        }
        else if (c is '!' or '?')
        {
            while (next < end && text[next] is '!' or '?') next++;
        }
        else if (c is '\'' or '`' && At(text, next, end) == c)
        {
            next++;
        }

        return next;
    }

    private static bool StartsWebAddress(string text, int at, int end)
    {
        var rest = text.AsSpan(at, Math.Min(8, end - at));
        return rest.StartsWith("http://", StringComparison.OrdinalIgnoreCase) || rest.StartsWith("https://", StringComparison.OrdinalIgnoreCase)
            || rest.StartsWith("www.", StringComparison.OrdinalIgnoreCase);
    }

    private static int ReadWebAddress(string text, int at, int end, List<TokenSpan> tokens)
    {
        var stop = at;
        var limit = Math.Min(end, at + LongestWebAddress);
        while (stop < limit && !IsSpace(text[stop]) && text[stop] is not ('<' or '>' or '"' or '\u201C' or '\u201D' or '\u2019')) stop++;
        while (stop > at + 1 && text[stop - 1] is '.' or ',' or ';' or ':' or '!' or '?' or ')' or ']' or '\'') stop--;
        return Add(tokens, at, stop);
    }

    private static int ReadHandle(string text, int at, int end, List<TokenSpan> tokens)
    {
        var stop = at + 1;
        while (stop < end && IsWord(text[stop])) stop++;
        return Add(tokens, at, stop);
    }

    private static int ReadWord(string text, int at, int end, List<TokenSpan> tokens)
    {
        var stop = at + 1;
        while (stop < end)
        {
            var c = text[stop];
            if (IsWord(c))
            {
                stop++;
                continue;
            }

            var joined = Joined(text, at, stop, end);
            if (joined == 0) break;
            stop += joined;
        }

        if (IsSplitNumber(text, at, stop, out var digits))
        {
            Add(tokens, at, digits);
            return Add(tokens, digits, stop);
        }

        return SplitContraction(text, at, stop, end, tokens);
    }

    // How many units from `at` (which is no word character) belong to the word that began at `start`; 0 where the word ends.
    private static int Joined(string text, int start, int at, int end)
    {
        var next = At(text, at + 1, end);
        var before = text[at - 1];
        switch (text[at])
        {
            case '.':
                if (IsWord(next)) return InnerPeriod(text, start, at, end) ? 1 : 0;
                return FinalPeriod(text, start, at, end) ? 1 : 0;
            case ',':
                return char.IsAsciiDigit(before) && char.IsAsciiDigit(next) && IsThousands(text, at, end) ? 1 : 0;
            case ':' or '/':
                return char.IsAsciiDigit(before) && char.IsAsciiDigit(next) && IsNumber(text, start, at) ? 1 : 0;
            case '&':
                return char.IsAsciiLetterUpper(before) && char.IsAsciiLetterUpper(next) && at - start <= 3 ? 1 : 0;
            case '@':
                return char.IsLetterOrDigit(next) ? 1 : 0;
            case '$':
                return at - start <= 3 && char.IsAsciiLetterUpper(before) && char.IsAsciiDigit(next) ? 1 : 0;
            case '-' or '\u2010' or '\u2011':
                return IsWord(next) && KeepsHyphen(text, start, at, end) ? 1 : 0;
            default:
                return IsApostrophe(text[at]) && char.IsLetter(next) && char.IsLetter(before) && CliticOrNegation(text, at, end) == 0 ? 1 : 0;
        }
    }

    // "U.S", "a.m", "1.5", "example.org" go on; "ended.The" does not.
    private static bool InnerPeriod(string text, int start, int at, int end)
    {
        var next = text[at + 1];
        if (char.IsAsciiDigit(text[at - 1]) && char.IsAsciiDigit(next)) return true;
        if (at - start == 1 || text[at - 2] == '.') return true;
        if (at - start == 2 && text.AsSpan(start, 2) is "Ph") return true;
        return char.IsLower(next) && !Abbreviations.GetAlternateLookup<ReadOnlySpan<char>>().Contains(text.AsSpan(start, at - start)) && end > at + 2;
    }

    private static bool FinalPeriod(string text, int start, int at, int end)
    {
        var word = text.AsSpan(start, at - start);
        if (At(text, at + 1, end) == '.') return false;
        if (word.Length == 1) return char.IsUpper(word[0]) && word[0] != 'I' && at + 1 < end && FollowedByWord(text, at + 1, end);
        if (word.Length <= 12 && word.Contains('.')) return IsAcronym(word);
        if (word.Length > 8) return false;
        if (Abbreviations.GetAlternateLookup<ReadOnlySpan<char>>().Contains(word)) return !char.IsLower(word[0]) || IsCommonLower(word);
        return AbbreviationsBeforeNumbers.GetAlternateLookup<ReadOnlySpan<char>>().Contains(word) && NextIsDigit(text, at + 1, end);
    }

    // "mo.", "ore.", "pa.", "del." in lower case are plain words at the end of a sentence.
    private static bool IsCommonLower(ReadOnlySpan<char> word) => word is "etc" or "vs" or "al" or "approx" or "cf" or "eg" or "esp" or "dept" or "vol" or "eds" or "pp" or "ca" or "inc" or "ltd";

    private static bool IsAcronym(ReadOnlySpan<char> word)
    {
        var run = 0;
        foreach (var c in word)
        {
            run = c == '.' ? 0 : run + 1;
            if (run > 2 || (c != '.' && !char.IsLetter(c))) return false;
        }

        return true;
    }

    private static bool FollowedByWord(string text, int at, int end)
    {
        var stop = Math.Min(end, at + 3);
        while (at < stop && IsSpace(text[at])) at++;
        return at < stop && (char.IsLetter(text[at]) || text[at] is ',' or '\'' or '\u2019' or '-');
    }

    private static bool NextIsDigit(string text, int at, int end)
    {
        var stop = Math.Min(end, at + 3);
        while (at < stop && IsSpace(text[at])) at++;
        return at < stop && char.IsAsciiDigit(text[at]);
    }

    private static bool IsThousands(string text, int at, int end) =>
        char.IsAsciiDigit(At(text, at + 2, end)) && char.IsAsciiDigit(At(text, at + 3, end)) && !char.IsAsciiDigit(At(text, at + 4, end));

    private static bool IsNumber(string text, int start, int at)
    {
        if (at - start > 10) return false;
        for (var i = start; i < at; i++)
        {
            if (!char.IsAsciiDigit(text[i]) && text[i] is not ('/' or ':' or '.')) return false;
        }

        return true;
    }

    private static bool KeepsHyphen(string text, int start, int at, int end)
    {
        var left = text.AsSpan(start, at - start);
        if (left.Length > 12) return false;
        var next = text[at + 1];
        if (char.IsAsciiDigit(left[^1])) return char.IsAsciiDigit(next) && (left.Contains('-') || DigitsThenHyphen(text, at + 1, end));
        if (left.Length > 1 && IsUpper(left)) return false;
        return JoinedPrefixes.GetAlternateLookup<ReadOnlySpan<char>>().Contains(left);
    }

    private static bool IsUpper(ReadOnlySpan<char> word)
    {
        foreach (var c in word)
        {
            if (!char.IsUpper(c)) return false;
        }

        return true;
    }

    private static bool DigitsThenHyphen(string text, int at, int end)
    {
        var stop = Math.Min(end, at + 5);
        while (at < stop && char.IsAsciiDigit(text[at])) at++;
        return At(text, at, end) == '-';
    }

    // "10am" and "£1.5bn" are number and unit; "21st", "1990s", "4G" are one word.
    private static bool IsSplitNumber(string text, int start, int stop, out int digits)
    {
        digits = start;
        if (!char.IsAsciiDigit(text[start]) && text[start] != '.') return false;
        while (digits < stop && (char.IsAsciiDigit(text[digits]) || text[digits] is '.' or ',' or ':')) digits++;
        return digits < stop && stop - digits <= 5 && Units.GetAlternateLookup<ReadOnlySpan<char>>().Contains(text.AsSpan(digits, stop - digits));
    }

    /// <summary>Length of the clitic ('s, 're, 've, 'll, 'd, 'm) that begins with the apostrophe at <paramref name="at"/>, else 0.</summary>
    private static int Clitic(string text, int at, int end)
    {
        var first = char.ToLowerInvariant(At(text, at + 1, end));
        var second = char.ToLowerInvariant(At(text, at + 2, end));
        var length = first switch
        {
            's' or 'd' or 'm' => 2,
            'r' or 'v' when second == 'e' => 3,
            'l' when second == 'l' => 3,
            _ => 0,
        };
        return length > 0 && !IsWord(At(text, at + length, end)) ? length : 0;
    }

    private static int CliticOrNegation(string text, int at, int end)
    {
        var clitic = Clitic(text, at, end);
        if (clitic > 0) return clitic;
        var negation = char.ToLowerInvariant(At(text, at + 1, end)) == 't' && !IsWord(At(text, at + 2, end)) && text[at - 1] is 'n' or 'N';
        return negation ? 2 : 0;
    }

    private static int SplitContraction(string text, int at, int stop, int end, List<TokenSpan> tokens)
    {
        if (stop < end && stop - at >= 2 && IsApostrophe(text[stop]) && text[stop - 1] is 'n' or 'N'
            && char.ToLowerInvariant(At(text, stop + 1, end)) == 't' && !IsWord(At(text, stop + 2, end)))
        {
            Add(tokens, at, stop - 1);
            return Add(tokens, stop - 1, stop + 2);
        }

        var cut = stop - at is 5 or 6 ? text.AsSpan(at, stop - at) switch
        {
            var w when w.Equals("cannot", StringComparison.OrdinalIgnoreCase) => 3,
            var w when w.Equals("gonna", StringComparison.OrdinalIgnoreCase) || w.Equals("gotta", StringComparison.OrdinalIgnoreCase)
                || w.Equals("wanna", StringComparison.OrdinalIgnoreCase) => 3,
            _ => 0,
        } : 0;
        if (cut > 0) Add(tokens, at, at + cut);
        return Add(tokens, at + cut, stop);
    }
}
