namespace NegotiationMonitor.Reading.Text;

/// <summary>What a function makes of a word, kept for the words that a thread has met lately: they come back again and again.</summary>
/// <param name="find">The function; the same word must always give the same.</param>
internal sealed class Remembered(Func<string, string> find) : IDisposable
{
    // When a thread has as many, all are forgotten; longer words hardly ever come back.
    private const int Most = 4096, Longest = 32;
    private readonly ThreadLocal<Dictionary<string, string>> words = new(() => new Dictionary<string, string>(StringComparer.Ordinal));

    /// <summary>The function of a word.</summary>
    public string this[string word]
    {
        get
        {
            if (word.Length > Longest)
                return find(word);
            var mine = words.Value!;
            if (mine.TryGetValue(word, out var known))
                return known;
            if (mine.Count >= Most)
                mine.Clear();
            return mine[word] = find(word);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => words.Dispose();
}
