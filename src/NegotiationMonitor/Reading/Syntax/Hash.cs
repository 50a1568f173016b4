namespace NegotiationMonitor.Reading.Syntax;

/// <summary>Hashes that are the same on every machine and in every run; the model's tables are keyed by them.</summary>
internal static class Hash
{
    private const uint Basis = 2166136261;
    private const uint Prime = 16777619;

    /// <summary>FNV-1a over UTF-16 units, then mixed.</summary>
    public static uint Of(ReadOnlySpan<char> text)
    {
        var hash = Basis;
        foreach (var c in text) hash = (hash ^ c) * Prime;
        return Mix(hash);
    }

    /// <summary>Of the word in lower case with every digit as 0.</summary>
    public static uint OfLower(ReadOnlySpan<char> text)
    {
        var hash = Basis;
        foreach (var c in text) hash = (hash ^ Lower(c)) * Prime;
        return Mix(hash);
    }

    /// <summary>Of the word's shape: capitals X, small letters x, digits 0, others themselves; runs of more than two are cut.</summary>
    public static uint OfShape(ReadOnlySpan<char> text)
    {
        var hash = Basis;
        var last = '\0';
        var run = 0;
        foreach (var c in text)
        {
            var sign = char.IsUpper(c) ? 'X' : char.IsLetter(c) ? 'x' : char.IsAsciiDigit(c) ? '0' : c;
            run = sign == last ? run + 1 : 0;
            last = sign;
            if (run < 2) hash = (hash ^ sign) * Prime;
        }

        return Mix(hash);
    }

    /// <summary>One feature: its template and up to three values.</summary>
    public static uint Feature(uint template, uint a, uint b = 0, uint c = 0)
    {
        var hash = ((ulong)(template + 1) * 0x9E3779B97F4A7C15UL) ^ a;
        hash = (hash ^ (hash >> 29)) * 0xBF58476D1CE4E5B9UL;
        hash ^= b;
        hash = (hash ^ (hash >> 32)) * 0x94D049BB133111EBUL;
        hash ^= c;
        hash = (hash ^ (hash >> 29)) * 0xD6E8FEB86659FD93UL;
        return (uint)(hash >> 32);
    }

    /// <summary>Lower case with digits as 0; only the base library's invariant table is used.</summary>
    public static char Lower(char c) => c <= '\u007F'
        ? c is >= 'A' and <= 'Z' ? (char)(c | 0x20) : c is >= '1' and <= '9' ? '0' : c
        : char.ToLowerInvariant(c);

    private static uint Mix(uint hash)
    {
        hash ^= hash >> 16;
        hash *= 0x85EBCA6B;
        hash ^= hash >> 13;
        hash *= 0xC2B2AE35;
        return hash ^ (hash >> 16);
    }
}
