namespace NegotiationMonitor.Reading.Syntax;

/// <summary>Rows of signed bytes with a scale each.</summary>
internal sealed record QuantisedRows(int Columns, float[] Scale, sbyte[] Values)
{
    /// <summary>Number of rows.</summary>
    public int Rows => Scale.Length;

    /// <summary>A row's bytes.</summary>
    public ReadOnlySpan<sbyte> Row(int row) => Values.AsSpan(row * Columns, Columns);
}

/// <summary>The parser's net as stored.</summary>
/// <param name="WordIds">Lower-case word → row of <paramref name="Words"/>; row 0 is the unknown word.</param>
/// <param name="Words">Vectors of known words.</param>
/// <param name="Suffixes">Vectors of word endings, by hash.</param>
/// <param name="Shapes">Vectors of word shapes, by hash; the last row is the root.</param>
/// <param name="TagRows">Vectors of tags; the last row is the root.</param>
/// <param name="Doubts">Vectors of the tags that words may have instead, added where the tagger is in doubt.</param>
/// <param name="Layers">Residual layers, row = output, columns = left, self and right.</param>
/// <param name="LayerBias">Their biases.</param>
/// <param name="Hidden">Row = hidden unit, columns = vectors at the places.</param>
/// <param name="Constants">Rows added to the hidden units: empty places, labels, facts, bias.</param>
/// <param name="Output">Row = move.</param>
/// <param name="OutputBias">One for each move.</param>
internal sealed record ParserNet(
    Lexicon WordIds, QuantisedRows Words, QuantisedRows Suffixes, QuantisedRows Shapes, QuantisedRows TagRows, QuantisedRows Doubts, QuantisedRows[] Layers, float[][] LayerBias,
    QuantisedRows Hidden, QuantisedRows Constants, QuantisedRows Output, float[] OutputBias)
{
    /// <summary>Length of a word's vector, of its part for the word, of its part for the tag.</summary>
    public const int Vector = 64, WordPart = 48, TagPart = 16;

    /// <summary>The value of one unit of a 16-bit word vector, its largest, and of one unit of a 16-bit hidden activation.</summary>
    public const float VectorUnit = 1f / 1024, VectorMost = 8191, HiddenUnit = 1f / 512, HiddenMost = 32767;

    /// <summary>Row of <see cref="Constants"/> for an empty place.</summary>
    public static int EmptyRow(int place) => place;

    /// <summary>Row of <see cref="Constants"/> for a label.</summary>
    public static int LabelRow(int slot, int label, int relations) => ParserInputs.Places + (slot * (relations + 1)) + label;

    /// <summary>Row of <see cref="Constants"/> for a fact.</summary>
    public static int FactRow(int slot, int value, int relations) => ParserInputs.Places + (ParserInputs.Labels * (relations + 1)) + (slot * ParserInputs.Bins) + value;

    /// <summary>Row of <see cref="Constants"/> for the bias.</summary>
    public static int BiasRow(int relations) => FactRow(ParserInputs.Facts, 0, relations);

    /// <summary>Row of a word ending.</summary>
    public static int SuffixRow(string norm, int rows) => (int)(Hash.OfLower(norm.AsSpan(Math.Max(0, norm.Length - 3))) % (uint)rows);

    /// <summary>Row of a word shape.</summary>
    public static int ShapeRow(string norm, int rows) => (int)(Hash.OfShape(norm) % (uint)(rows - 1));
}
