namespace NegotiationMonitor.Reading.Syntax;

/// <summary>What can be said of a word wherever it stands; computed once for all the places a thread meets it at.</summary>
internal sealed class KnownWord(string text)
{
    private (string Xpos, string Lemma)[] lemmas = [];

    /// <summary>The word.</summary>
    public string Text { get; } = text;

    /// <summary>Hash of the word in lower case.</summary>
    public uint Lower { get; } = Hash.OfLower(text);

    /// <summary>What a tagger has made of it.</summary>
    public WordScores? Scores { get; set; }

    /// <summary>What a parser's net has made of it: the part of its vector that does not depend on the tag, and whose it is.</summary>
    public (ParserNet? Of, float[] Values) Vector { get; set; } = (null, []);

    /// <summary>Its dictionary form under a tag.</summary>
    public string Lemma(Lemmatizer lemmatizer, string xpos)
    {
        foreach (var (tag, lemma) in lemmas)
        {
            if (ReferenceEquals(tag, xpos)) return lemma;
        }

        var found = lemmatizer.Lemma(Text, xpos);
        lemmas = [.. lemmas, (xpos, found)];
        return found;
    }
}

/// <summary>The words that a thread has met lately.</summary>
internal sealed class KnownWords
{
    // Enough for the words of many articles, and a few megabytes at most; when full, all are forgotten.
    private const int Most = 4096;

    // Longer words hardly ever come back.
    private const int Longest = 32;
    private readonly Dictionary<string, KnownWord> words = new(StringComparer.Ordinal);
    private readonly Dictionary<string, KnownWord>.AlternateLookup<ReadOnlySpan<char>> bySpan;

    public KnownWords() => bySpan = words.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>The word that is written so.</summary>
    public KnownWord this[ReadOnlySpan<char> text]
    {
        get
        {
            if (bySpan.TryGetValue(text, out var known)) return known;
            known = new KnownWord(text.ToString());
            if (text.Length > Longest) return known;
            if (words.Count >= Most) words.Clear();
            return words[known.Text] = known;
        }
    }
}
