namespace NegotiationMonitor.Reading.Syntax;

/// <summary>
/// Dictionary forms by the longest known ending of a word with its Penn tag: a whole word is the longest ending of all, so
/// irregular words and regular endings are one table, learnt from the treebanks.
/// </summary>
internal sealed class Lemmatizer(Lexicon endings, string[] edits)
{
    /// <summary>The longest ending that is looked up, in UTF-16 units.</summary>
    public const int LongestEnding = 8;

    /// <summary>Key of an ending (lower case) under a tag; <paramref name="whole"/> where it is the whole word.</summary>
    public static uint Key(ReadOnlySpan<char> ending, string xpos, bool whole) => Hash.Feature(whole ? 91u : 90u, Hash.OfLower(ending), Hash.Of(xpos));

    /// <summary>The lemma in lower case.</summary>
    public string Lemma(string form, string xpos)
    {
        var lower = IsLower(form) ? form : form.ToLowerInvariant();
        var edit = endings[Key(lower, xpos, whole: true)];
        for (var length = Math.Min(lower.Length, LongestEnding); edit == 0 && length >= 0; length--)
        {
            edit = endings[Key(lower.AsSpan(lower.Length - length), xpos, whole: false)];
        }

        return edit == 0 ? lower : Single(lower, Apply(edits[edit - 1], lower));
    }

    // British English doubles the l of "signalled", "labelling"; "recalled" has its own two.
    private static string Single(string lower, string lemma) =>
        lemma.Length > 5 && (lemma.EndsWith("ell", StringComparison.Ordinal) || lemma.EndsWith("all", StringComparison.Ordinal)) && (lower.EndsWith("lled", StringComparison.Ordinal) || lower.EndsWith("lling", StringComparison.Ordinal))
            && lemma is not ("recall" or "install" or "reinstall" or "befall" or "forestall" or "appall" or "enthrall" or "foretell" or "retell" or "misspell" or "stonewall" or "footfall") ? lemma[..^1] : lemma;

    /// <summary>An edit is a digit (how many units to cut off the end) and what to put there; <c>=</c> and a word replaces the whole.</summary>
    public static string Apply(string edit, string lower)
    {
        if (edit[0] == '=') return edit[1..];
        var cut = edit[0] - '0';
        // A word is never cut off as a whole ("b" taken for a verb).
        if (edit.Length == 1 && (cut == 0 || cut == lower.Length)) return lower;
        return cut > lower.Length ? lower : string.Concat(lower.AsSpan(0, lower.Length - cut), edit.AsSpan(1));
    }

    private static bool IsLower(string form)
    {
        foreach (var c in form)
        {
            if (c is < 'a' or > 'z') return false;
        }

        return true;
    }
}
