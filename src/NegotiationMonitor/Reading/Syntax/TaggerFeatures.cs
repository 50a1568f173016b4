namespace NegotiationMonitor.Reading.Syntax;

/// <summary>A word's hashes (in lower case, of its shape, of its last letters) and its ambiguity class, 0 where unknown.</summary>
internal readonly record struct WordMarks(uint Lower, uint Shape, uint Suffix, uint Ambiguity)
{
    /// <summary>What stands in front of the first word.</summary>
    public static readonly WordMarks Start = new(1, 1, 1, 60001);

    /// <summary>What stands behind the last word.</summary>
    public static readonly WordMarks End = new(2, 2, 2, 60002);

    /// <summary>The marks of a word.</summary>
    public static WordMarks Of(KnownWord word, Lexicon classes) =>
        new(word.Lower, Hash.OfShape(word.Text), Hash.OfLower(word.Text.AsSpan(Math.Max(0, word.Text.Length - 3))), (uint)classes[word.Lower]);
}

/// <summary>
/// What the tagger sees of a word; the same code serves training and use. The features of a single word stand by themselves, so that their
/// weights need be summed but once.
/// </summary>
internal static class TaggerFeatures
{
    /// <summary>How many features a word has: of its own, of the word before, behind and next but one behind, and of several together.</summary>
    public const int Count = OwnCount + BeforeCount + BehindCount + BeyondCount + TogetherCount, OwnCount = 15, BeforeCount = 2, BehindCount = 4, BeyondCount = 2, TogetherCount = 21;

    /// <summary>Positions that the word's own features tell apart: first, behind an opening sign, elsewhere.</summary>
    public const int Positions = 3;

    /// <summary>The position of a word.</summary>
    public static int Position(string[] words, int index) => index == 0 ? 0 : words[index - 1] is "``" or "`" or "(" or "[" or ":" or "''" ? 1 : 2;

    /// <summary>All features of a word between its neighbours, given the tags of the two words before it (-1 for none).</summary>
    /// <param name="marks">Of the two words before it, itself and the two words behind.</param>
    public static void All(string word, ReadOnlySpan<WordMarks> marks, int position, int tag1, int tag2, Span<uint> features)
    {
        Own(word, marks[2], position, features);
        features = features[OwnCount..];
        Before(marks[1], features);
        features = features[BeforeCount..];
        Behind(marks[3], features);
        features = features[BehindCount..];
        Beyond(marks[4], features);
        Together(marks, tag1, tag2, features[BeyondCount..]);
    }

    /// <summary>The features of the word alone.</summary>
    public static void Own(ReadOnlySpan<char> word, WordMarks marks, int position, Span<uint> features)
    {
        var n = word.Length;
        var f = 0;
        features[f++] = Hash.Feature(0, 1);
        features[f++] = Hash.Feature(1, marks.Lower);
        features[f++] = Hash.Feature(2, Hash.Of(word));
        for (var length = 1; length <= 5; length++) features[f++] = Hash.Feature((uint)length + 2, n >= length ? Hash.OfLower(word[(n - length)..]) : 0);
        for (var length = 1; length <= 3; length++) features[f++] = Hash.Feature((uint)length + 7, n >= length ? Hash.OfLower(word[..length]) : 0);
        features[f++] = Hash.Feature(11, marks.Shape);
        features[f++] = Hash.Feature(12, marks.Shape, (uint)position + 1);
        features[f++] = Hash.Feature(13, Flags(word, position == 0));
        features[f] = Hash.Feature(14, marks.Ambiguity);
    }

    /// <summary>The features of the word before.</summary>
    public static void Before(WordMarks marks, Span<uint> features)
    {
        features[0] = Hash.Feature(28, marks.Lower);
        features[1] = Hash.Feature(36, marks.Suffix);
    }

    /// <summary>The features of the word behind.</summary>
    public static void Behind(WordMarks marks, Span<uint> features)
    {
        features[0] = Hash.Feature(15, marks.Ambiguity);
        features[1] = Hash.Feature(30, marks.Lower);
        features[2] = Hash.Feature(37, marks.Suffix);
        features[3] = Hash.Feature(39, marks.Shape);
    }

    /// <summary>The features of the next word but one.</summary>
    public static void Beyond(WordMarks marks, Span<uint> features)
    {
        features[0] = Hash.Feature(16, marks.Ambiguity);
        features[1] = Hash.Feature(31, marks.Lower);
    }

    /// <summary>The features of several words and tags together; also of the last word but one, which has a single one.</summary>
    public static void Together(ReadOnlySpan<WordMarks> marks, int tag1, int tag2, Span<uint> features)
    {
        var (earlier, before, word, behind, beyond) = (marks[0], marks[1], marks[2], marks[3], marks[4]);
        var t1 = (uint)(tag1 + 2);
        var t2 = (uint)(tag2 + 2);
        var f = 0;
        features[f++] = Hash.Feature(17, word.Ambiguity, behind.Ambiguity);
        features[f++] = Hash.Feature(18, behind.Ambiguity, beyond.Ambiguity);
        features[f++] = Hash.Feature(19, t1);
        features[f++] = Hash.Feature(20, t1, t2);
        features[f++] = Hash.Feature(21, t1, word.Lower);
        features[f++] = Hash.Feature(22, t1, word.Ambiguity);
        features[f++] = Hash.Feature(23, t1, behind.Ambiguity);
        features[f++] = Hash.Feature(24, t1, word.Ambiguity, behind.Ambiguity);
        features[f++] = Hash.Feature(25, t1, word.Suffix);
        features[f++] = Hash.Feature(26, t2, word.Ambiguity);
        features[f++] = Hash.Feature(27, t1, t2, word.Ambiguity);
        features[f++] = Hash.Feature(29, earlier.Lower);
        features[f++] = Hash.Feature(32, before.Lower, word.Lower);
        features[f++] = Hash.Feature(33, word.Lower, behind.Lower);
        features[f++] = Hash.Feature(34, before.Lower, behind.Lower);
        features[f++] = Hash.Feature(35, earlier.Lower, before.Lower);
        features[f++] = Hash.Feature(38, before.Shape, word.Shape);
        features[f++] = Hash.Feature(40, word.Shape, behind.Shape);
        features[f++] = Hash.Feature(41, word.Suffix, behind.Suffix);
        features[f++] = Hash.Feature(42, before.Lower, word.Ambiguity, behind.Ambiguity);
        features[f] = Hash.Feature(43, before.Lower, word.Ambiguity);
    }

    private static uint Flags(ReadOnlySpan<char> word, bool isFirst)
    {
        var flags = 1u;
        if (char.IsUpper(word[0])) flags |= 2;
        if (word.ContainsAnyInRange('0', '9')) flags |= 4;
        if (word.Contains('-')) flags |= 8;
        if (word.Contains('.')) flags |= 16;
        if (isFirst) flags |= 32;
        if (word.Length > 1 && char.IsUpper(word[1])) flags |= 64;
        return flags;
    }
}
