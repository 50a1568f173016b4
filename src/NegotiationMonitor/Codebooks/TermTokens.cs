namespace NegotiationMonitor.Codebooks;

/// <summary>Finds terms by their words: near each other in any order, plural and verb endings and small words aside. Simple on purpose: for linting, not for reading.</summary>
public static class TermTokens
{
    private const int Gap = 3;
    private static readonly HashSet<string> Small = new(StringComparer.Ordinal) { "the", "a", "an", "of", "to", "in", "on", "for", "by", "and", "with" };

    /// <summary>The terms of a book's issues that a text contains.</summary>
    public static IEnumerable<FiredTerm> Find(Codebook book, string text)
    {
        ArgumentNullException.ThrowIfNull(book);
        ArgumentNullException.ThrowIfNull(text);
        var words = Stems(text);
        var places = new Dictionary<string, List<int>>(StringComparer.Ordinal);
        for (var i = 0; i < words.Count; i++)
        {
            if (!places.TryGetValue(words[i], out var at))
            {
                places.Add(words[i], at = []);
            }

            at.Add(i);
        }

        foreach (var issue in book.Issues)
        {
            foreach (var term in issue.Terms)
            {
                var stems = Stems(term).Except(Small, StringComparer.Ordinal).ToList();
                if (stems.Count > 0 && places.TryGetValue(stems[0], out var starts) && starts.Exists(i => IsAround(words, i, stems)))
                {
                    yield return new FiredTerm(issue.Id, term);
                }
            }
        }
    }

    private static bool IsAround(List<string> words, int at, List<string> stems)
    {
        var reach = stems.Count + Gap - 1;
        var first = Math.Max(0, at - reach);
        return stems.TrueForAll(stem => words.IndexOf(stem, first, Math.Min(words.Count, at + reach + 1) - first) >= 0);
    }

    private static List<string> Stems(string text)
    {
        var stems = new List<string>();
        for (var at = 0; at < text.Length;)
        {
            var start = at;
            while (at < text.Length && (char.IsLetterOrDigit(text[at]) || (at > start && text[at] is '.' or ',' && at + 1 < text.Length && char.IsAsciiDigit(text[at + 1]))))
            {
                at++;
            }

            if (at > start)
            {
                stems.Add(Stem(text[start..at].ToLowerInvariant()));
            }
            else
            {
                at++;
            }
        }

        return stems;
    }

    private static string Stem(string word)
    {
        foreach (var (ending, keep) in new[] { ("ies", 3), ("ing", 4), ("ed", 4), ("es", 4), ("s", 3), ("e", 4), ("y", 3) })
        {
            if (word.Length >= keep + ending.Length && word.EndsWith(ending, StringComparison.Ordinal) && !word.EndsWith("ss", StringComparison.Ordinal))
            {
                return word[..^ending.Length];
            }
        }

        return word;
    }
}
