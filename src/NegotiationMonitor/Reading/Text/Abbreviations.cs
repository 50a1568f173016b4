using System.Collections.Frozen;

namespace NegotiationMonitor.Reading.Text;

/// <summary>Words with a full stop that may stand inside a sentence, and what must follow for the stop to end it.</summary>
internal static class Abbreviations
{
    /// <summary>Before a name: the stop never ends the sentence.</summary>
    private static readonly FrozenSet<string> Titles = Set(
        "mr mrs ms dr prof gen lt col maj capt sgt cpl adm cmdr brig sen rep gov pres rev hon st msgr amb supt insp atty messrs mmes min");

    /// <summary>Written in lower case and never last.</summary>
    private static readonly FrozenSet<string> Lower = Set("vs v cf viz approx ca al eg ie");

    /// <summary>Before a number.</summary>
    private static readonly FrozenSet<string> Numbered = Set("no nos art sec para p pp vol fig ch cl res ver");

    private static readonly FrozenSet<string> Months = Set("jan feb mar apr jun jul aug sept sep oct nov dec mon tue tues wed thu thur thurs fri sat sun");

    /// <summary>In or behind a name: only a word that begins sentences ends it.</summary>
    private static readonly FrozenSet<string> Names = Set(
        "jr sr inc co corp ltd plc llc bros assn dept univ ave blvd rd sq mt ft gmbh ag intl govt natl "
        + "ala ariz ark calif colo conn del fla ga ill ind kan ky la md mass mich minn miss mo mont neb nev okla ore pa tenn tex vt va wash wis wyo ont que alta ph esq ed eds");

    /// <summary>Words that begin a sentence far more often than they follow a name.</summary>
    private static readonly FrozenSet<string> Starters = Set(
        "the he she it they we i you but and or so yet nor in on at by for from with to of as if when while after before since until unless although though because however meanwhile "
        + "still then there here this that these those his her its their our my your a an some many most all both each another other no not what who why how where which "
        + "asked according under over during despite instead also even earlier later last next only once now today yesterday tomorrow such any every few several among between against "
        + "neither either whether would will can could should may might must had has have is are was were did does do let");

    private static readonly FrozenSet<string> Zones = Set("gmt utc est edt et cet cest eest eet msk moscow kyiv eastern pacific central local bst jst monday tuesday wednesday thursday friday saturday sunday");

    /// <summary>Whether the stop at <paramref name="dot"/> belongs to a word inside the sentence that began at <paramref name="from"/>.</summary>
    /// <param name="next">Where the following word begins; it is upper case, a digit or an opening mark.</param>
    public static bool Continues(ReadOnlySpan<char> text, int from, int dot, int next)
    {
        var start = dot;
        while (start > from && dot - start < 24 && (char.IsLetterOrDigit(text[start - 1]) || (text[start - 1] == '.' && start - 1 > from)))
        {
            start--;
        }

        var word = text[start..dot];
        if (word.IsEmpty)
        {
            return false;
        }

        if (char.IsAsciiDigit(word[^1]))
        {
            // "1." at the beginning, or behind a colon, numbers the sentence; elsewhere a number may well end it.
            return start == from || (word.Length <= 2 && text[from..start].TrimEnd().EndsWith(":"));
        }

        var following = WordAt(text, next);
        var digit = next < text.Length && char.IsAsciiDigit(text[next]);
        Span<char> lower = stackalloc char[24];
        lower = lower[..word.ToLowerInvariant(lower)];
        if (word.Contains('.'))
        {
            return lower switch
            {
                "a.m" or "p.m" => digit || Has(Zones, following),
                "e.g" or "i.e" => true,
                _ => word.Length <= 10 && (digit || !Has(Starters, following)),
            };
        }

        // An initial is upper case; "v." and "p." are abbreviations like the longer ones.
        return word.Length == 1 && char.IsUpper(word[0]) ? !Has(Starters, following)
            : Is(Lower, lower) || (Is(Titles, lower) && char.IsUpper(word[0]))
            || (Is(Numbered, lower) && digit)
            || (Is(Months, lower) && char.IsUpper(word[0]) && digit)
            || (Is(Names, lower) && char.IsUpper(word[0]) && !digit && !following.IsEmpty && !Has(Starters, following));
    }

    private static ReadOnlySpan<char> WordAt(ReadOnlySpan<char> text, int at)
    {
        while (at < text.Length && text[at] is '"' or '“' or '‘' or '\'' or '(' or '[')
        {
            at++;
        }

        var end = at;
        while (end < text.Length && end - at < 24 && char.IsLetter(text[end]))
        {
            end++;
        }

        return text[at..end];
    }

    private static bool Has(FrozenSet<string> set, ReadOnlySpan<char> word)
    {
        Span<char> lower = stackalloc char[24];
        return word.Length <= 24 && Is(set, lower[..word.ToLowerInvariant(lower)]);
    }

    private static bool Is(FrozenSet<string> set, ReadOnlySpan<char> lower) => set.GetAlternateLookup<ReadOnlySpan<char>>().Contains(lower);

    private static FrozenSet<string> Set(string words) => words.Split(' ').ToFrozenSet(StringComparer.Ordinal);
}
