using System.Collections.Frozen;

namespace NegotiationMonitor.Positions;

/// <summary>Whether two wordings are one thing said twice: "if hostilities cease" and "should the hostilities cease".</summary>
public static class SameWords
{
    private const double Threshold = 0.6;
    private const int MostKnown = 2048;

    [ThreadStatic]
    private static Dictionary<string, HashSet<string>>? words;

    private static readonly FrozenSet<string> Empty = FrozenSet.ToFrozenSet(
    [
        "a", "an", "and", "any", "are", "as", "at", "be", "been", "but", "by", "case", "could", "event", "for", "from", "future", "has", "have", "if",
        "in", "is", "it", "its", "of", "on", "only", "or", "part", "potential", "provided", "requires", "should", "some", "such", "that", "the", "their",
        "them", "there", "they", "this", "to", "under", "unless", "until", "was", "were", "when", "will", "with", "would",
    ],
    StringComparer.Ordinal);

    /// <summary>True where the content words overlap by six tenths or more (Jaccard), or the texts are equal but for case.</summary>
    public static bool Match(string a, string b)
    {
        ArgumentNullException.ThrowIfNull(a);
        ArgumentNullException.ThrowIfNull(b);
        if (string.Equals(a, b, StringComparison.OrdinalIgnoreCase))
        {
            return true;
        }

        var (left, right) = (Words(a), Words(b));
        if (left.Count == 0 || right.Count == 0)
        {
            return false;
        }

        var common = left.Count(right.Contains);
        return common >= Threshold * (left.Count + right.Count - common);
    }

    /// <summary>The same wordings are compared again and again while a position is folded.</summary>
    private static HashSet<string> Words(string text)
    {
        var known = words ??= new Dictionary<string, HashSet<string>>(StringComparer.Ordinal);
        if (!known.TryGetValue(text, out var found))
        {
            if (known.Count >= MostKnown)
            {
                known.Clear();
            }

            known.Add(text, found = Split(text));
        }

        return found;
    }

    private static HashSet<string> Split(string text)
    {
        var words = new HashSet<string>(StringComparer.Ordinal);
        var start = -1;
        for (var i = 0; i <= text.Length; i++)
        {
            if (i < text.Length && char.IsLetterOrDigit(text[i]))
            {
                start = start < 0 ? i : start;
            }
            else if (start >= 0)
            {
                var word = text[start..i].ToLowerInvariant();
                if (!Empty.Contains(word))
                {
                    words.Add(word);
                }

                start = -1;
            }
        }

        return words;
    }
}
