namespace NegotiationMonitor.Reading.Syntax;

/// <summary>What the tagger sees of a word; the same code serves training and use.</summary>
internal sealed class TaggerFeatures
{
    /// <summary>How many features a word has.</summary>
    public const int Count = 44;

    private const int Edge = 2;
    private uint[] lower = new uint[68];
    private uint[] shape = new uint[68];
    private uint[] suffix = new uint[68];
    private uint[] ambiguity = new uint[68];
    private Sentence sentence = new();

    /// <summary>Prepares the words of a sentence; <paramref name="classOf"/> gives a lower-case word's ambiguity class, 0 where unknown.</summary>
    public void Begin(Sentence words, Lexicon classOf)
    {
        sentence = words;
        if (lower.Length < words.Count + (2 * Edge))
        {
            var size = Math.Max(words.Count + (2 * Edge), lower.Length * 2);
            lower = new uint[size];
            shape = new uint[size];
            suffix = new uint[size];
            ambiguity = new uint[size];
        }

        for (var i = 0; i < Edge; i++) SetEdge(i, 1);
        for (var i = 0; i < words.Count; i++)
        {
            var word = words.Norm[i].AsSpan();
            lower[i + Edge] = Hash.OfLower(word);
            shape[i + Edge] = Hash.OfShape(word);
            suffix[i + Edge] = Hash.OfLower(word[Math.Max(0, word.Length - 3)..]);
            ambiguity[i + Edge] = (uint)classOf[lower[i + Edge]];
        }

        for (var i = 0; i < Edge; i++) SetEdge(words.Count + Edge + i, 2);
    }

    /// <summary>Hash of the lower-case word.</summary>
    public uint Lower(int index) => lower[index + Edge];

    /// <summary>Fills <paramref name="features"/> for the word at <paramref name="index"/>, given the tags of the two words before it.</summary>
    public void Fill(int index, int tag1, int tag2, Span<uint> features)
    {
        var at = index + Edge;
        var word = sentence.Norm[index].AsSpan();
        var n = word.Length;
        var t1 = (uint)(tag1 + 2);
        var t2 = (uint)(tag2 + 2);
        var f = 0;
        Add(features, ref f, 1);
        Add(features, ref f, lower[at]);
        Add(features, ref f, Hash.Of(word));
        for (var length = 1; length <= 4; length++) Add(features, ref f, n >= length ? Hash.OfLower(word[(n - length)..]) : 0);
        Add(features, ref f, n >= 5 ? Hash.OfLower(word[(n - 5)..]) : 0);
        for (var length = 1; length <= 3; length++) Add(features, ref f, n >= length ? Hash.OfLower(word[..length]) : 0);
        Add(features, ref f, shape[at]);
        Add(features, ref f, shape[at], index == 0 ? 1u : AfterOpening(index) ? 2u : 3u);
        Add(features, ref f, Flags(word, index));
        Add(features, ref f, ambiguity[at]);
        Add(features, ref f, ambiguity[at + 1]);
        Add(features, ref f, ambiguity[at + 2]);
        Add(features, ref f, ambiguity[at], ambiguity[at + 1]);
        Add(features, ref f, ambiguity[at + 1], ambiguity[at + 2]);
        Add(features, ref f, t1);
        Add(features, ref f, t1, t2);
        Add(features, ref f, t1, lower[at]);
        Add(features, ref f, t1, ambiguity[at]);
        Add(features, ref f, t1, ambiguity[at + 1]);
        Add(features, ref f, t1, ambiguity[at], ambiguity[at + 1]);
        Add(features, ref f, t1, suffix[at]);
        Add(features, ref f, t2, ambiguity[at]);
        Add(features, ref f, t1, t2, ambiguity[at]);
        Add(features, ref f, lower[at - 1]);
        Add(features, ref f, lower[at - 2]);
        Add(features, ref f, lower[at + 1]);
        Add(features, ref f, lower[at + 2]);
        Add(features, ref f, lower[at - 1], lower[at]);
        Add(features, ref f, lower[at], lower[at + 1]);
        Add(features, ref f, lower[at - 1], lower[at + 1]);
        Add(features, ref f, lower[at - 2], lower[at - 1]);
        Add(features, ref f, suffix[at - 1]);
        Add(features, ref f, suffix[at + 1]);
        Add(features, ref f, shape[at - 1], shape[at]);
        Add(features, ref f, shape[at + 1]);
        Add(features, ref f, shape[at], shape[at + 1]);
        Add(features, ref f, suffix[at], suffix[at + 1]);
        Add(features, ref f, lower[at - 1], ambiguity[at], ambiguity[at + 1]);
        Add(features, ref f, lower[at - 1], ambiguity[at]);
    }

    private static void Add(Span<uint> features, ref int count, uint a, uint b = 0, uint c = 0)
    {
        features[count] = Hash.Feature((uint)count, a, b, c);
        count++;
    }

    private void SetEdge(int at, uint mark)
    {
        lower[at] = mark;
        shape[at] = mark;
        suffix[at] = mark;
        ambiguity[at] = 60000 + mark;
    }

    private bool AfterOpening(int index) => sentence.Norm[index - 1] is "``" or "`" or "(" or "[" or ":" or "''";

    private static uint Flags(ReadOnlySpan<char> word, int index)
    {
        var flags = 1u;
        if (char.IsUpper(word[0])) flags |= 2;
        if (word.ContainsAnyInRange('0', '9')) flags |= 4;
        if (word.Contains('-')) flags |= 8;
        if (word.Contains('.')) flags |= 16;
        if (index == 0) flags |= 32;
        if (word.Length > 1 && char.IsUpper(word[1])) flags |= 64;
        return flags;
    }
}
