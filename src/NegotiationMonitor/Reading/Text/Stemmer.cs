namespace NegotiationMonitor.Reading.Text;

/// <summary>
/// English stems after M. F. Porter, "An algorithm for suffix stripping" (Program 14(3), 1980): makes "deploying", "deployed" and
/// "deployment" one word, so that a codebook's terms match whatever their inflection.
/// </summary>
public static class Stemmer
{
    private static readonly (string From, string To)[] Step2 =
    [
        ("ational", "ate"), ("ization", "ize"), ("isation", "ize"), ("iveness", "ive"), ("fulness", "ful"), ("ousness", "ous"),
        ("tional", "tion"), ("biliti", "ble"), ("entli", "ent"), ("ousli", "ous"), ("ation", "ate"), ("alism", "al"), ("aliti", "al"),
        ("iviti", "ive"), ("enci", "ence"), ("anci", "ance"), ("izer", "ize"), ("abli", "able"), ("alli", "al"), ("ator", "ate"), ("eli", "e"),
    ];

    private static readonly (string From, string To)[] Step3 =
    [
        ("icate", "ic"), ("ative", ""), ("alize", "al"), ("iciti", "ic"), ("ical", "ic"), ("ness", ""), ("ful", ""),
    ];

    private static readonly string[] Step4 =
    [
        "ement", "ance", "ence", "able", "ible", "ment", "sion", "tion", "ant", "ent", "ism", "ate", "iti", "ous", "ive", "ize", "ise",
        "al", "er", "ic", "ou",
    ];

    /// <summary>The stem of a word, lower case. Words of up to three letters, and words with anything but letters a–z, stay as they are.</summary>
    public static string Stem(string word)
    {
        ArgumentNullException.ThrowIfNull(word);
        var w = word.ToLowerInvariant();
        if (w.Length <= 3 || w.Length > 60 || !w.All(char.IsAsciiLetter))
            return w;
        if (Ends(w, "defence") || Ends(w, "licence") || Ends(w, "offence"))
            w = w[..^2] + "se";
        w = PastAndGerund(Plural(w));
        if (w.Length > 2 && w[^1] == 'y' && HasVowel(w, w.Length - 1))
            w = w[..^1] + "i";
        w = Strip(Replace(Replace(w, Step2), Step3));
        if (w.Length > 3 && w[^1] == 'e' && (Measure(w, w.Length - 1) > 1 || (Measure(w, w.Length - 1) == 1 && !EndsCvc(w[..^1]))))
            w = w[..^1];
        return w.Length > 3 && Ends(w, "ll") && Measure(w, w.Length) > 1 ? w[..^1] : w;
    }

    private static bool Ends(string w, string suffix) => w.EndsWith(suffix, StringComparison.Ordinal);

    private static string Plural(string w) =>
        Ends(w, "sses") || Ends(w, "ies") ? w[..^2]
        : Ends(w, "ss") || Ends(w, "us") ? w
        : w[^1] == 's' ? w[..^1] : w;

    private static string PastAndGerund(string w)
    {
        if (Ends(w, "eed"))
            return Measure(w, w.Length - 3) > 0 ? w[..^1] : w;
        var cut = Ends(w, "ed") && HasVowel(w, w.Length - 2) ? w[..^2]
            : Ends(w, "ing") && HasVowel(w, w.Length - 3) ? w[..^3] : null;
        if (cut is null)
            return w;
        if (Ends(cut, "at") || Ends(cut, "bl") || Ends(cut, "iz"))
            return cut + "e";
        if (cut.Length > 1 && cut[^1] == cut[^2] && !Vowel(cut, cut.Length - 1) && cut[^1] is not ('l' or 's' or 'z'))
            return cut[..^1];
        return Measure(cut, cut.Length) == 1 && EndsCvc(cut) ? cut + "e" : cut;
    }

    private static string Replace(string w, (string From, string To)[] table)
    {
        foreach (var (from, to) in table)
        {
            if (Ends(w, from))
                return Measure(w, w.Length - from.Length) > 0 ? w[..^from.Length] + to : w;
        }

        return w;
    }

    private static string Strip(string w)
    {
        foreach (var suffix in Step4)
        {
            if (!Ends(w, suffix))
                continue;
            var keep = suffix is "sion" or "tion" ? w.Length - 3 : w.Length - suffix.Length;
            return Measure(w, keep) > 1 ? w[..keep] : w;
        }

        return w;
    }

    private static bool Vowel(string w, int i) => w[i] is 'a' or 'e' or 'i' or 'o' or 'u' || (w[i] == 'y' && i > 0 && !Vowel(w, i - 1));

    private static bool HasVowel(string w, int length)
    {
        for (var i = 0; i < length; i++)
        {
            if (Vowel(w, i))
                return true;
        }

        return false;
    }

    // The number of vowel-consonant sequences in the first `length` letters.
    private static int Measure(string w, int length)
    {
        var count = 0;
        var wasVowel = false;
        for (var i = 0; i < length; i++)
        {
            var vowel = Vowel(w, i);
            if (wasVowel && !vowel)
                count++;
            wasVowel = vowel;
        }

        return count;
    }

    private static bool EndsCvc(string w) =>
        w.Length > 2 && !Vowel(w, w.Length - 1) && Vowel(w, w.Length - 2) && !Vowel(w, w.Length - 3) && w[^1] is not ('w' or 'x' or 'y');
}
