using System.Buffers.Binary;
using System.Globalization;
using System.Numerics;
using System.Text;

namespace NegotiationMonitor.Articles;

/// <summary>
/// What makes a story recognisable: the set of its runs of five words (shingles), and a MinHash signature of it (Broder 1997) by which
/// likely copies are found among very many articles without comparing with each. Case, punctuation, accents and kind of quotation marks do not count.
/// </summary>
public sealed class StoryPrint
{
    /// <summary>Values in a signature.</summary>
    public const int Hashes = 64;

    /// <summary>
    /// Values in a band. Two texts that share the part J of their shingles agree in a band with probability J², in one of the 32 with
    /// 1 − (1 − J²)³²: 0.95 at J = 0.3, so a story within three times as much other text is still found.
    /// </summary>
    private const int Rows = 2;
    private const int Words = 5;

    /// <summary>The smaller text must be in the larger with at least this part of its shingles …</summary>
    private const double CopiedShare = 0.5;

    /// <summary>… and these must be so many, or a short note that quotes the same sentence would be a copy.</summary>
    private const int CopiedShingles = 25;

    /// <summary>Nearly equal texts are copies however short they are.</summary>
    private const double EqualShare = 0.8;

    /// <summary>The 64 hash functions: shingle → odd factor · shingle + summand, modulo 2³². Part of what is stored: never to be changed.</summary>
    private static readonly uint[] Factors = [.. Enumerable.Range(0, Hashes).Select(i => (uint)(Mix((ulong)i + 1) >> 32) | 1)];
    private static readonly uint[] Summands = [.. Enumerable.Range(0, Hashes).Select(i => (uint)(Mix((ulong)i + 1001) >> 32))];

    private readonly uint[] signature;

    private StoryPrint(int count, uint[] signature)
    {
        Count = count;
        this.signature = signature;
    }

    /// <summary>Different shingles in the text.</summary>
    public int Count { get; }

    /// <summary>The print of a text.</summary>
    public static StoryPrint Of(string text) => Of(Shingles(text));

    /// <summary>The print of a text's shingles.</summary>
    public static StoryPrint Of(IReadOnlySet<ulong> shingles)
    {
        ArgumentNullException.ThrowIfNull(shingles);
        var signature = new uint[Hashes];
        Array.Fill(signature, uint.MaxValue);
        foreach (var shingle in shingles)
        {
            var x = new Vector<uint>((uint)(shingle >> 32));
            for (var i = 0; i < Hashes; i += Vector<uint>.Count)
            {
                var least = new Vector<uint>(signature, i);
                Vector.Min(least, (x * new Vector<uint>(Factors, i)) + new Vector<uint>(Summands, i)).CopyTo(signature, i);
            }
        }

        return new StoryPrint(shingles.Count, signature);
    }

    /// <summary>A stored print, see <see cref="ToBytes"/>.</summary>
    public static StoryPrint FromBytes(int count, ReadOnlySpan<byte> bytes)
    {
        var signature = new uint[Hashes];
        for (var i = 0; i < Hashes; i++)
        {
            signature[i] = BinaryPrimitives.ReadUInt32BigEndian(bytes[(4 * i)..]);
        }

        return new StoryPrint(count, signature);
    }

    /// <summary>The signature, 256 bytes.</summary>
    public byte[] ToBytes()
    {
        var bytes = new byte[4 * Hashes];
        for (var i = 0; i < Hashes; i++)
        {
            BinaryPrimitives.WriteUInt32BigEndian(bytes.AsSpan(4 * i), signature[i]);
        }

        return bytes;
    }

    /// <summary>Keys of the bands: texts with a key in common may tell the same story. None for a text without words.</summary>
    public long[] Bands()
    {
        var bands = new long[Count == 0 ? 0 : Hashes / Rows];
        for (var i = 0; i < bands.Length; i++)
        {
            bands[i] = (long)Mix(Mix((((ulong)signature[2 * i] << 32) | signature[(2 * i) + 1]) ^ (ulong)i) + (ulong)i);
        }

        return bands;
    }

    /// <summary>How much of the smaller text is in the larger, as far as the prints tell (0 to 1, error about 0.1).</summary>
    public double EstimateShare(StoryPrint other)
    {
        ArgumentNullException.ThrowIfNull(other);
        var same = 0;
        for (var i = 0; i < Hashes; i++)
        {
            same += signature[i] == other.signature[i] ? 1 : 0;
        }

        // |A∩B| = J (|A|+|B|) / (1+J)
        var jaccard = (double)same / Hashes;
        return same == 0 ? 0 : Math.Min(1, jaccard * (Count + other.Count) / (1 + jaccard) / Math.Min(Count, other.Count));
    }

    /// <summary>Whether an estimated share is worth comparing the texts.</summary>
    public static bool IsPromising(double share) => share >= CopiedShare - 0.3;

    /// <summary>Whether two sets of shingles tell one story, and how much of the smaller is in the larger (0 to 1, three decimals); null where they do not.</summary>
    public static double? Similarity(IReadOnlySet<ulong> one, IReadOnlySet<ulong> other)
    {
        ArgumentNullException.ThrowIfNull(one);
        ArgumentNullException.ThrowIfNull(other);
        var (small, large) = one.Count <= other.Count ? (one, other) : (other, one);
        if (small.Count == 0)
        {
            return null;
        }

        var common = small.Count(large.Contains);
        var share = (double)common / small.Count;
        var isCopy = (share >= CopiedShare && common >= CopiedShingles) || (double)common / (small.Count + large.Count - common) >= EqualShare;
        return isCopy ? Math.Round(share, 3) : null;
    }

    /// <summary>Hashes of the text's runs of five words; of a shorter text the one run there is.</summary>
    public static IReadOnlySet<ulong> Shingles(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var shingles = new HashSet<ulong>(text.Length / 6);
        var window = new Window();
        var word = Start;
        foreach (var c in text)
        {
            switch (Fold(c))
            {
                case Blank when word != Start:
                    window.Push(word, shingles);
                    word = Start;
                    break;
                case Blank or Nothing:
                    break;
                case var folded when folded >= 0:
                    word = (word ^ (char)folded) * 0x100000001B3;
                    break;
                default:
                    // An accented letter or a ligature: its base letters.
                    foreach (var part in c.ToString().Normalize(NormalizationForm.FormKD).Where(char.IsLetterOrDigit))
                    {
                        word = (word ^ char.ToLowerInvariant(part)) * 0x100000001B3;
                    }

                    break;
            }
        }

        if (word != Start)
        {
            window.Push(word, shingles);
        }

        window.End(shingles);
        return shingles;
    }

    private const ulong Start = 0xCBF29CE484222325;

    private const int Blank = -1;
    private const int Nothing = -2;
    private const int Compound = -3;

    /// <summary>A letter or digit in lower case; else a blank, nothing (what stands within words: "U.K.", "they’re", accents) or a letter to be taken apart.</summary>
    private static int Fold(char c) => c switch
    {
        >= 'a' and <= 'z' or >= '0' and <= '9' => c,
        >= 'A' and <= 'Z' => c | 0x20,
        '\'' or '’' or '.' => Nothing,
        < '\u0080' => Blank,
        _ when char.IsLetterOrDigit(c) => Compound,
        _ => char.GetUnicodeCategory(c) == UnicodeCategory.NonSpacingMark ? Nothing : Blank,
    };

    /// <summary>The last five words.</summary>
    private struct Window
    {
        private ulong a, b, c, d, e;
        private int words;

        public void Push(ulong word, HashSet<ulong> shingles)
        {
            (a, b, c, d, e) = (b, c, d, e, word);
            if (++words >= Words)
            {
                shingles.Add(Hash());
            }
        }

        /// <summary>A text of fewer words is one shingle.</summary>
        public readonly void End(HashSet<ulong> shingles)
        {
            if (words is > 0 and < Words)
            {
                shingles.Add(Hash());
            }
        }

        private readonly ulong Hash() => Mix(Mix(Mix(Mix(Mix(a) ^ b) ^ c) ^ d) ^ e);
    }

    /// <summary>The finaliser of SplitMix64.</summary>
    private static ulong Mix(ulong x)
    {
        x = (x ^ (x >> 30)) * 0xBF58476D1CE4E5B9;
        x = (x ^ (x >> 27)) * 0x94D049BB133111EB;
        return x ^ (x >> 31);
    }
}
