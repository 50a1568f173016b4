using System.IO.Compression;
using System.Runtime.InteropServices;
using System.Text;
using NegotiationMonitor.Reading.Syntax;

namespace NegotiationMonitor.Training;

/// <summary>Writes the parts of a model as <see cref="ModelData.Read"/> expects them.</summary>
internal sealed class ModelWriter : IDisposable
{
    private readonly MemoryStream plain = new();
    private readonly BinaryWriter writer;

    public ModelWriter()
    {
        writer = new BinaryWriter(plain, Encoding.UTF8);
        writer.Write(2);
    }

    public long Length => plain.Length;

    public ModelData Read()
    {
        writer.Flush();
        plain.Position = 0;
        return ModelData.Read(new MemoryStream(plain.ToArray()));
    }

    public void Save(string path)
    {
        writer.Flush();
        using var file = File.Create(path);
        using var packed = new BrotliStream(file, CompressionLevel.Optimal);
        packed.Write(plain.GetBuffer(), 0, (int)plain.Length);
    }

    public void Tags(IReadOnlyList<WordTag> tags)
    {
        writer.Write7BitEncodedInt(tags.Count);
        foreach (var tag in tags)
        {
            writer.Write(tag.Upos);
            writer.Write(tag.Xpos);
        }
    }

    public void Strings(IReadOnlyList<string> all)
    {
        writer.Write7BitEncodedInt(all.Count);
        foreach (var one in all) writer.Write(one);
    }

    public void Moves(IReadOnlyList<Move> moves)
    {
        writer.Write7BitEncodedInt(moves.Count);
        foreach (var move in moves)
        {
            writer.Write((byte)move.Kind);
            writer.Write((byte)move.Relation);
        }
    }

    public void Lexicon(SortedDictionary<uint, int> entries)
    {
        Keys(entries.Keys);
        foreach (var value in entries.Values) writer.Write7BitEncodedInt(value);
    }

    /// <summary>Quantises to signed bytes: <paramref name="step"/> is the value of one unit.</summary>
    public void Weights(SortedDictionary<uint, List<(int Class, float Value)>> weights, float step)
    {
        var kept = new SortedDictionary<uint, List<(byte Class, sbyte Value)>>();
        foreach (var (key, row) in weights)
        {
            var bytes = row.Select(w => ((byte)w.Class, (sbyte)Math.Clamp(MathF.Round(w.Value / step), -127, 127))).Where(w => w.Item2 != 0).ToList();
            if (bytes.Count > 0) kept.Add(key, bytes);
        }

        Keys(kept.Keys);
        foreach (var row in kept.Values) writer.Write((byte)row.Count);
        foreach (var row in kept.Values) row.ForEach(w => writer.Write(w.Class));
        foreach (var row in kept.Values) row.ForEach(w => writer.Write(w.Value));
    }

    public void Net(ParserNet net, SortedDictionary<uint, int> wordIds)
    {
        Lexicon(wordIds);
        foreach (var rows in (ReadOnlySpan<QuantisedRows>)[net.Words, net.Suffixes, net.Shapes, net.TagRows, net.Doubts]) Rows(rows);
        writer.Write7BitEncodedInt(net.Layers.Length);
        foreach (var layer in net.Layers) Rows(layer);
        writer.Write7BitEncodedInt(net.LayerBias.Length);
        foreach (var bias in net.LayerBias) Floats(bias);
        foreach (var rows in (ReadOnlySpan<QuantisedRows>)[net.Hidden, net.Constants, net.Output]) Rows(rows);
        Floats(net.OutputBias);
    }

    /// <summary>A section written earlier.</summary>
    public void Bytes(byte[] section) => writer.Write(section);

    /// <summary>Everything from a place of the plain stream on.</summary>
    public byte[] From(long start)
    {
        writer.Flush();
        return plain.GetBuffer().AsSpan((int)start, (int)(plain.Length - start)).ToArray();
    }

    public void Dispose()
    {
        writer.Dispose();
        plain.Dispose();
    }

    private void Rows(QuantisedRows rows)
    {
        writer.Write7BitEncodedInt(rows.Columns);
        writer.Write7BitEncodedInt(rows.Rows);
        foreach (var scale in rows.Scale) writer.Write((Half)scale);
        writer.Write(MemoryMarshal.Cast<sbyte, byte>(rows.Values));
    }

    private void Floats(float[] values)
    {
        writer.Write7BitEncodedInt(values.Length);
        foreach (var value in values) writer.Write(value);
    }

    private void Keys(IReadOnlyCollection<uint> keys)
    {
        writer.Write7BitEncodedInt(keys.Count);
        var last = 0u;
        foreach (var key in keys)
        {
            writer.Write7BitEncodedInt((int)(key - last));
            last = key;
        }
    }
}
