namespace NegotiationMonitor.Reading.Syntax;

/// <summary>Known words by hash: hash of the lower-case word → number. No strings are kept.</summary>
internal sealed class Lexicon
{
    private readonly Dictionary<uint, ushort> entries;

    public Lexicon(uint[] keys, ushort[] values)
    {
        entries = new Dictionary<uint, ushort>(keys.Length);
        for (var i = 0; i < keys.Length; i++) entries[keys[i]] = values[i];
    }

    /// <summary>The word's number, or 0 where it is not known.</summary>
    public int this[uint word] => entries.GetValueOrDefault(word);
}
