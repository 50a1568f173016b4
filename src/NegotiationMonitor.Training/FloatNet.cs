using NegotiationMonitor.Reading.Syntax;

namespace NegotiationMonitor.Training;

/// <summary>The parser's net in training: its parameters, and the way of a sentence's words through embeddings and residual layers, forth and back.</summary>
internal sealed class FloatNet
{
    public const int Size = ParserNet.Vector, SuffixRows = 3000, ShapeRows = 256;

    private readonly List<float[]> activations = [];
    private readonly List<float[]> gradients = [];
    private readonly float[] mixed = new float[Size];

    public FloatNet(int words, int tags, int relations, int moves, int hidden, int layers, int seed)
    {
        var random = new Random(seed);
        HiddenUnits = hidden;
        Words = new Parameter(words + 1, ParserNet.WordPart, sparse: true, 0.25f, random);
        Suffixes = new Parameter(SuffixRows, ParserNet.WordPart, sparse: true, 0.25f, random);
        Shapes = new Parameter(ShapeRows, ParserNet.WordPart, sparse: true, 0.25f, random);
        Tags = new Parameter(tags + 1, ParserNet.TagPart, sparse: true, 0.5f, random);
        Doubts = new Parameter(tags, ParserNet.TagPart, sparse: true, 0.1f, random);
        Layers = [.. Enumerable.Range(0, layers).Select(_ => new Parameter(3 * Size, Size, sparse: false, MathF.Sqrt(1f / (3 * Size)), random))];
        LayerBias = [.. Enumerable.Range(0, layers).Select(_ => new Parameter(1, Size, sparse: false, 0, random))];
        Hidden = new Parameter(ParserInputs.Places * Size, hidden, sparse: false, MathF.Sqrt(3f / (ParserInputs.Places * Size)), random);
        Constants = new Parameter(ParserNet.BiasRow(relations) + 1, hidden, sparse: true, 0.05f, random);
        Output = new Parameter(moves, hidden, sparse: false, MathF.Sqrt(3f / hidden), random);
        OutputBias = new Parameter(1, moves, sparse: false, 0, random);
        for (var i = 0; i <= layers; i++)
        {
            activations.Add([]);
            gradients.Add([]);
        }
    }

    public int HiddenUnits { get; }

    public Parameter Words { get; }

    public Parameter Suffixes { get; }

    public Parameter Shapes { get; }

    public Parameter Tags { get; }

    public Parameter Doubts { get; }

    public Parameter[] Layers { get; }

    public Parameter[] LayerBias { get; }

    public Parameter Hidden { get; }

    public Parameter Constants { get; }

    public Parameter Output { get; }

    public Parameter OutputBias { get; }

    public IEnumerable<Parameter> All => [Words, Suffixes, Shapes, Tags, Doubts, .. Layers, .. LayerBias, Hidden, Constants, Output, OutputBias];

    /// <summary>The finished vector of a word.</summary>
    public ReadOnlySpan<float> Vector(int word) => activations[^1].AsSpan((word + 1) * Size, Size);

    /// <summary>Where the gradient of a word's vector is gathered.</summary>
    public Span<float> VectorGradient(int word) => gradients[^1].AsSpan((word + 1) * Size, Size);

    /// <summary>Computes the vectors of a sentence; the last of <paramref name="rows"/> is the root.</summary>
    public void Forward(ReadOnlySpan<WordRows> rows)
    {
        var length = (rows.Length + 2) * Size;
        for (var i = 0; i < activations.Count; i++)
        {
            if (activations[i].Length < length)
            {
                activations[i] = new float[length * 2];
                gradients[i] = new float[length * 2];
            }

            activations[i].AsSpan(0, length).Clear();
            gradients[i].AsSpan(0, length).Clear();
        }

        for (var i = 0; i < rows.Length; i++)
        {
            var vector = activations[0].AsSpan((i + 1) * Size, Size);
            if (rows[i].Word >= 0)
            {
                Kernels.Add(vector[..ParserNet.WordPart], 1, Words.Row(rows[i].Word));
                Kernels.Add(vector[..ParserNet.WordPart], 1, Suffixes.Row(rows[i].Suffix));
            }

            Kernels.Add(vector[..ParserNet.WordPart], 1, Shapes.Row(rows[i].Shape));
            Kernels.Add(vector[ParserNet.WordPart..], 1, Tags.Row(rows[i].Tag));
            if (rows[i].Doubt >= 0) Kernels.Add(vector[ParserNet.WordPart..], 1, Doubts.Row(rows[i].Doubt));
        }

        for (var layer = 0; layer < Layers.Length; layer++)
        {
            for (var i = 0; i < rows.Length; i++)
            {
                LayerBias[layer].Row(0).CopyTo(mixed);
                Kernels.Multiply(Layers[layer].Value, activations[layer].AsSpan(i * Size, 3 * Size), mixed);
                var to = activations[layer + 1].AsSpan((i + 1) * Size, Size);
                activations[layer].AsSpan((i + 1) * Size, Size).CopyTo(to);
                for (var j = 0; j < Size; j++) to[j] += MathF.Max(0, mixed[j]);
            }
        }
    }

    /// <summary>Takes the gathered gradients back to all parameters below the hidden layer.</summary>
    public void Backward(ReadOnlySpan<WordRows> rows)
    {
        Span<float> mask = stackalloc float[Size];
        for (var layer = Layers.Length - 1; layer >= 0; layer--)
        {
            var below = gradients[layer];
            for (var i = 0; i < rows.Length; i++)
            {
                var given = gradients[layer + 1].AsSpan((i + 1) * Size, Size);
                Kernels.Add(below.AsSpan((i + 1) * Size, Size), 1, given);
                var before = activations[layer].AsSpan((i + 1) * Size, Size);
                var after = activations[layer + 1].AsSpan((i + 1) * Size, Size);
                for (var j = 0; j < Size; j++) mask[j] = after[j] > before[j] ? given[j] : 0;
                Kernels.Add(LayerBias[layer].Touch(0), 1, mask);
                Kernels.Back(Layers[layer].Value, Layers[layer].Gradient, activations[layer].AsSpan(i * Size, 3 * Size), below.AsSpan(i * Size, 3 * Size), mask);
            }
        }

        for (var i = 0; i < rows.Length; i++)
        {
            var given = gradients[0].AsSpan((i + 1) * Size, Size);
            if (rows[i].Word >= 0)
            {
                Kernels.Add(Words.Touch(rows[i].Word), 1, given[..ParserNet.WordPart]);
                Kernels.Add(Suffixes.Touch(rows[i].Suffix), 1, given[..ParserNet.WordPart]);
            }

            Kernels.Add(Shapes.Touch(rows[i].Shape), 1, given[..ParserNet.WordPart]);
            Kernels.Add(Tags.Touch(rows[i].Tag), 1, given[ParserNet.WordPart..]);
            if (rows[i].Doubt >= 0) Kernels.Add(Doubts.Touch(rows[i].Doubt), 1, given[ParserNet.WordPart..]);
        }
    }

    /// <summary>The net as it is stored.</summary>
    public ParserNet Quantise(Lexicon wordIds) => new(
        wordIds, Words.Quantise(), Suffixes.Quantise(), Shapes.Quantise(), Tags.Quantise(), Doubts.Quantise(), [.. Layers.Select(l => l.QuantiseTransposed())],
        [.. LayerBias.Select(b => b.Value.ToArray())], Hidden.QuantiseTransposed(), Constants.Quantise(), Output.Quantise(), OutputBias.Value.ToArray());
}

/// <summary>The rows of the embeddings that make up a word; <see cref="Word"/> is -1 for the root, <see cref="Doubt"/> where there is none.</summary>
internal readonly record struct WordRows(int Word, int Suffix, int Shape, int Tag, int Doubt);
