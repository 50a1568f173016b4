using System.Runtime.InteropServices;
using System.Text;

namespace NegotiationMonitor.Reading.Syntax;

/// <summary>A universal part of speech with a Penn tag.</summary>
internal readonly record struct WordTag(string Upos, string Xpos);

/// <summary>Everything that was learnt, as the trainer wrote it. Little-endian; counts and gaps as 7-bit integers.</summary>
internal sealed class ModelData
{
    private const int Version = 2;

    public required WordTag[] Tags { get; init; }

    public required string[] Relations { get; init; }

    public required Lemmatizer Lemmatizer { get; init; }

    public required Func<Tagger> NewTagger { get; init; }

    public required ParserWeights Parser { get; init; }

    public Parser NewParser() => new(Parser);

    /// <summary>
    /// Settles by the tree, which sees further than the tagger, what it could not: a verb in -ed with a subject and no auxiliary is in the past
    /// tense, one with "have" or "be" is a participle; a "noun" in -ing that heads a clause ("…, warning that …") is a participle.
    /// </summary>
    public void Reconcile(Sentence sentence)
    {
        Span<Dependents> has = stackalloc Dependents[sentence.Count];
        has.Clear();
        for (var i = 0; i < sentence.Count; i++)
        {
            if (sentence.Head[i] < sentence.Count) has[sentence.Head[i]] |= KindOf(Relations[sentence.Relation[i]]);
        }

        for (var i = 0; i < sentence.Count; i++)
        {
            var tag = Tags[sentence.Tag[i]];
            var better = tag.Xpos switch
            {
                "VBD" when has[i].HasFlag(Dependents.Auxiliary) => tag with { Xpos = "VBN" },
                "VBN" when has[i].HasFlag(Dependents.Subject) && !has[i].HasFlag(Dependents.Auxiliary) => tag with { Xpos = "VBD" },
                "NN" when Relations[sentence.Relation[i]] == "advcl" && has[i].HasFlag(Dependents.Clause) && sentence.Form[i].EndsWith("ing", StringComparison.Ordinal) => new WordTag("VERB", "VBG"),
                _ => tag,
            };
            if (better != tag && Array.IndexOf(Tags, better) is var found and >= 0) sentence.Tag[i] = found;
        }
    }

    private static Dependents KindOf(string relation) => relation switch
    {
        "nsubj" => Dependents.Subject,
        "aux" or "aux:pass" or "cop" => Dependents.Auxiliary,
        "ccomp" => Dependents.Clause,
        _ => Dependents.None,
    };

    /// <summary>Reads a model.</summary>
    /// <exception cref="InvalidDataException">Not a model, or one of another version.</exception>
    public static ModelData Read(Stream stream)
    {
        using var reader = new BinaryReader(stream, Encoding.UTF8);
        if (reader.ReadInt32() != Version) throw new InvalidDataException("The syntax model has another version than the program; train it again.");
        var tags = Many(reader, r => new WordTag(string.Intern(r.ReadString()), string.Intern(r.ReadString())));
        var relations = Many(reader, r => string.Intern(r.ReadString()));
        return new ModelData
        {
            Tags = tags,
            Relations = relations,
            Lemmatizer = ReadLemmatizer(reader),
            NewTagger = ReadTagger(reader, tags.Length),
            Parser = new ParserWeights(Many(reader, r => new Move(r.ReadByte(), r.ReadByte())), relations, ReadNet(reader)),
        };
    }

    /// <summary>Reads the tagger's part; each call of what it returns gives a tagger with buffers of its own.</summary>
    public static Func<Tagger> ReadTagger(BinaryReader reader, int tags)
    {
        var classes = ReadLexicon(reader);
        var certain = ReadLexicon(reader);
        var weights = ReadWeights(reader, tags);
        return () => new Tagger(weights, classes, certain, tags);
    }

    private static Lemmatizer ReadLemmatizer(BinaryReader reader)
    {
        var edits = Many(reader, r => r.ReadString());
        return new Lemmatizer(ReadLexicon(reader), edits);
    }

    private static T[] Many<T>(BinaryReader reader, Func<BinaryReader, T> read)
    {
        var all = new T[reader.Read7BitEncodedInt()];
        for (var i = 0; i < all.Length; i++) all[i] = read(reader);
        return all;
    }

    private static uint[] Keys(BinaryReader reader)
    {
        var keys = new uint[reader.Read7BitEncodedInt()];
        var key = 0u;
        for (var i = 0; i < keys.Length; i++) keys[i] = key += (uint)reader.Read7BitEncodedInt();
        return keys;
    }

    private static Lexicon ReadLexicon(BinaryReader reader)
    {
        var keys = Keys(reader);
        var values = new ushort[keys.Length];
        for (var i = 0; i < values.Length; i++) values[i] = (ushort)reader.Read7BitEncodedInt();
        return new Lexicon(keys, values);
    }

    private static SparseWeights ReadWeights(BinaryReader reader, int tags)
    {
        var keys = Keys(reader);
        var counts = reader.ReadBytes(keys.Length);
        var total = 0;
        foreach (var count in counts) total += count;
        var classes = reader.ReadBytes(total);
        var values = reader.ReadBytes(total);
        var pairs = new ushort[total];
        for (var i = 0; i < total; i++) pairs[i] = (ushort)((classes[i] << 8) | values[i]);
        return new SparseWeights(keys, counts, pairs, tags);
    }

    private static ParserNet ReadNet(BinaryReader reader) => new(
        ReadLexicon(reader), ReadRows(reader), ReadRows(reader), ReadRows(reader), ReadRows(reader), ReadRows(reader), Many(reader, ReadRows), Many(reader, ReadFloats),
        ReadRows(reader), ReadRows(reader), ReadRows(reader), ReadFloats(reader));

    private static float[] ReadFloats(BinaryReader reader) => Many(reader, r => r.ReadSingle());

    private static QuantisedRows ReadRows(BinaryReader reader)
    {
        var columns = reader.Read7BitEncodedInt();
        var scale = Many(reader, r => (float)r.ReadHalf());
        return new QuantisedRows(columns, scale, MemoryMarshal.Cast<byte, sbyte>(reader.ReadBytes(columns * scale.Length)).ToArray());
    }

    [Flags]
    private enum Dependents : byte
    {
        None = 0,
        Subject = 1,
        Auxiliary = 2,
        Clause = 4,
    }
}
