namespace NegotiationMonitor.Reading.Syntax;

/// <summary>
/// A word as one tagger sees it: its place in the tagger's lexicons, and the sums of those weights that depend on nothing else, for the
/// word itself and for its neighbours. Computed when first asked for.
/// </summary>
internal sealed class WordScores(Tagger of, WordMarks marks, int certain)
{
    private readonly short[]?[] own = new short[TaggerFeatures.Positions][];
    private short[]? before, behind, beyond;

    /// <summary>The tagger whose weights these are.</summary>
    public Tagger Of => of;

    /// <summary>The hashes that features are made of.</summary>
    public WordMarks Marks => marks;

    /// <summary>The tag that the word always has plus one, else 0.</summary>
    public int Certain => certain;

    /// <summary>For the word itself at a kind of position.</summary>
    public short[] Own(string word, int position)
    {
        if (own[position] is { } known) return known;
        Span<uint> features = stackalloc uint[TaggerFeatures.OwnCount];
        TaggerFeatures.Own(word, marks, position, features);
        return own[position] = of.Sum(features);
    }

    /// <summary>For the word that follows it.</summary>
    public short[] Before()
    {
        if (before is { } known) return known;
        Span<uint> features = stackalloc uint[TaggerFeatures.BeforeCount];
        TaggerFeatures.Before(marks, features);
        return before = of.Sum(features);
    }

    /// <summary>For the word in front of it.</summary>
    public short[] Behind()
    {
        if (behind is { } known) return known;
        Span<uint> features = stackalloc uint[TaggerFeatures.BehindCount];
        TaggerFeatures.Behind(marks, features);
        return behind = of.Sum(features);
    }

    /// <summary>For the last word but one in front of it.</summary>
    public short[] Beyond()
    {
        if (beyond is { } known) return known;
        Span<uint> features = stackalloc uint[TaggerFeatures.BeyondCount];
        TaggerFeatures.Beyond(marks, features);
        return beyond = of.Sum(features);
    }
}
