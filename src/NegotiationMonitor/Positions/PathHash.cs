using NegotiationMonitor.Articles;

namespace NegotiationMonitor.Positions;

/// <summary>Fingerprints of paths: the sum over the beginnings of runs, so that inserting one costs nothing elsewhere.</summary>
internal static class PathHash
{
    /// <summary>The share of a stance that begins on a day; spread over 64 bits (SplitMix64), never 0.</summary>
    public static long Of(Stance stance, DateOnly on)
    {
        unchecked
        {
            var z = ((ulong)on.DayNumber << 3 | (uint)stance) + 0x9E3779B97F4A7C15UL;
            z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9UL;
            z = (z ^ (z >> 27)) * 0x94D049BB133111EBUL;
            return (long)((z ^ (z >> 31)) | 1);
        }
    }
}
