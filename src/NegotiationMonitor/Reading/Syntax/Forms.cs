namespace NegotiationMonitor.Reading.Syntax;

/// <summary>Folds the many ways to write quotation marks, apostrophes and dashes, so that the model meets one of each.</summary>
internal static class Forms
{
    /// <summary>The word with typographic quotes and dashes folded; a dash that stands for a pause becomes <c>--</c>, a hyphen <c>-</c>.</summary>
    public static string Fold(string text, TokenSpan span)
    {
        var word = text.AsSpan(span.Start, span.Length);
        if (word.Length == 1) return FoldOne(text, span.Start);
        if (IsPlain(word)) return word.ToString();
        if (word is "\u2019\u2019" or "\u2018\u2018" or "''" or "``") return "\"";
        return string.Create(word.Length, (text, span.Start), static (chars, at) =>
        {
            for (var i = 0; i < chars.Length; i++) chars[i] = FoldChar(at.text[at.Start + i]);
        });
    }

    /// <summary>Whether a word of several signs has none to fold.</summary>
    public static bool IsPlain(ReadOnlySpan<char> word) => word.Length > 1 && !word.ContainsAnyExceptInRange('\u0021', '\u007E') && !word.Contains('`');

    /// <summary>The folded word, quotation marks told apart by the spaces around them.</summary>
    public static string Norm(string text, TokenSpan span, string form)
    {
        if (form is not ("\"" or "'")) return form;
        var opens = Opens(text, span);
        return form == "\"" ? opens ? "``" : "''" : opens ? "`" : "'";
    }

    private static bool Opens(string text, TokenSpan span)
    {
        switch (text[span.Start])
        {
            case '\u201C' or '\u201E' or '\u2018' or '\u00AB' or '\u2039' or '`': return true;
            case '\u201D' or '\u2019' or '\u00BB' or '\u203A' or '\u00B4': return false;
        }

        var before = span.Start == 0 ? ' ' : text[span.Start - 1];
        var after = span.End >= text.Length ? ' ' : text[span.End];
        if (char.IsWhiteSpace(after)) return false;
        return char.IsWhiteSpace(before) || before is '(' or '[' or '\u2014' or '\u2013' or '-' or '"' or '\'' or '\u201C' or '\u2018' or '/';
    }

    private static string FoldOne(string text, int at)
    {
        var c = text[at];
        if (c is '-' or '\u2013' or '\u2012' or '\u2010' or '\u2011' or '\u2212') return c is '-' or '\u2013' && Spaced(text, at) ? "--" : "-";
        if (c is '\u2014' or '\u2015') return "--";
        if (c == '\u2026') return "...";
        return FoldChar(c).ToString();
    }

    private static bool Spaced(string text, int at) =>
        (at == 0 || char.IsWhiteSpace(text[at - 1])) && (at + 1 >= text.Length || char.IsWhiteSpace(text[at + 1]));

    private static char FoldChar(char c) => c switch
    {
        '\u201C' or '\u201D' or '\u201E' or '\u00AB' or '\u00BB' or '\u2033' => '"',
        '\u2018' or '\u2019' or '\u02BC' or '\u2039' or '\u203A' or '\u00B4' or '`' or '\u2032' => '\'',
        '\u2013' or '\u2014' or '\u2010' or '\u2011' or '\u2012' or '\u2212' => '-',
        '\u00A0' => ' ',
        _ => c,
    };
}
