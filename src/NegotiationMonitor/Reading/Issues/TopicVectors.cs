using System.Collections.Frozen;
using System.IO.Compression;
using System.Numerics;
using System.Reflection;
using System.Text;

namespace NegotiationMonitor.Reading.Issues;

/// <summary>
/// Vectors of the commonest stems of news, near one another where words stand in the same passages: "layoffs" near "workforce", "uranium" near
/// "enrichment". Trained on news by <c>vectors</c> of NegotiationMonitor.Training; <c>NOTICE.md</c> beside this file says on which.
/// </summary>
internal sealed class TopicVectors
{
    // A stem that makes up this share of all words tells half as much as one that is hardly ever there.
    private const double Common = 3e-4;

    private static readonly Lazy<TopicVectors> Embedded = new(LoadEmbedded);
    private readonly FrozenDictionary<string, int> _rows;
    private readonly string[] _stems;
    private readonly int _width;

    // Whole numbers: their products and sums stay below 2^24 and are exact in whatever order a machine takes them.
    private readonly float[] _values;
    private readonly double[] _length;
    private readonly double[] _rarity;

    private TopicVectors(BinaryReader reader)
    {
        var count = reader.Read7BitEncodedInt();
        _width = reader.Read7BitEncodedInt();
        var all = (double)reader.Read7BitEncodedInt64();
        (_stems, _rarity, _length, _values) = (new string[count], new double[count], new double[count], new float[count * _width]);
        for (var i = 0; i < count; i++)
        {
            _stems[i] = reader.ReadString();
            _rarity[i] = Common / (Common + (reader.Read7BitEncodedInt() / all));
        }

        for (var i = 0; i < _values.Length; i++)
            _values[i] = reader.ReadSByte();
        for (var i = 0; i < count; i++)
            _length[i] = Math.Max(1, Math.Sqrt(Product(i, i)));
        _rows = Enumerable.Range(0, count).ToFrozenDictionary(i => _stems[i], StringComparer.Ordinal);
    }

    /// <summary>The built-in vectors.</summary>
    public static TopicVectors Default => Embedded.Value;

    /// <summary>The stems by row, the commonest first.</summary>
    public IReadOnlyList<string> Stems => _stems;

    /// <summary>Row of a stem, -1 where it has no vector.</summary>
    public int Row(string stem) => _rows.GetValueOrDefault(stem, -1);

    /// <summary>How much a stem tells, from 1 for the rarest down to 0 for what stands everywhere.</summary>
    public double Rarity(int row) => _rarity[row];

    /// <summary>Cosine of the angle between two rows: 1 for the same, about 0.7 for the same topic, about 0.1 for any two.</summary>
    public double Likeness(int one, int other) => Product(one, other) / (_length[one] * _length[other]);

    /// <summary>Reads what the trainer wrote.</summary>
    public static TopicVectors Read(Stream stream)
    {
        using var reader = new BinaryReader(new BrotliStream(stream, CompressionMode.Decompress), Encoding.UTF8);
        return new TopicVectors(reader);
    }

    /// <summary>Writes vectors for <see cref="Read"/>.</summary>
    /// <param name="stems">Each stem with how often it stands in the text.</param>
    /// <param name="values">The vectors, row by row.</param>
    public static void Write(Stream stream, IReadOnlyList<(string Stem, int Count)> stems, ReadOnlySpan<sbyte> values)
    {
        using var writer = new BinaryWriter(new BrotliStream(stream, CompressionLevel.Optimal, leaveOpen: true), Encoding.UTF8);
        writer.Write7BitEncodedInt(stems.Count);
        writer.Write7BitEncodedInt(values.Length / stems.Count);
        writer.Write7BitEncodedInt64(stems.Sum(s => (long)s.Count));
        foreach (var (stem, count) in stems)
        {
            writer.Write(stem);
            writer.Write7BitEncodedInt(count);
        }

        foreach (var value in values)
            writer.Write(value);
    }

    private float Product(int one, int other)
    {
        ReadOnlySpan<float> a = _values.AsSpan(one * _width, _width), b = _values.AsSpan(other * _width, _width);
        var sum = Vector<float>.Zero;
        var i = 0;
        for (; i + Vector<float>.Count <= a.Length; i += Vector<float>.Count)
            sum += new Vector<float>(a[i..]) * new Vector<float>(b[i..]);
        var total = Vector.Sum(sum);
        for (; i < a.Length; i++)
            total += a[i] * b[i];
        return total;
    }

    private static TopicVectors LoadEmbedded()
    {
        var assembly = Assembly.GetExecutingAssembly();
        var name = assembly.GetManifestResourceNames().Single(n => n.EndsWith(".topic-vectors.bin", StringComparison.Ordinal));
        return Read(assembly.GetManifestResourceStream(name)!);
    }
}
