using System.IO.Compression;
using System.Reflection;

namespace NegotiationMonitor.Reading.Syntax;

/// <summary>
/// Words, tags, lemmas and the dependency tree of English sentences, by a model of our own (NOTICE.md names the treebanks it was
/// trained on). The same text gives the same tree on any machine and culture. Safe for use by many threads.
/// </summary>
public sealed class SyntaxModel
{
    /// <summary>Longer sentences are parsed in pieces of at most this many words, so that time stays linear on hostile text.</summary>
    public const int LongestSentence = 200;

    private static readonly Lazy<SyntaxModel> Embedded = new(LoadEmbedded);

    [ThreadStatic]
    private static Workspace? workspace;

    private readonly ModelData data;

    internal SyntaxModel(ModelData data) => this.data = data;

    /// <summary>The model that ships with the program; loaded on first use.</summary>
    public static SyntaxModel Default => Embedded.Value;

    internal ModelData Data => data;

    /// <summary>Reads the sentence between two UTF-16 indices of <paramref name="text"/>.</summary>
    /// <returns>Its words in order, as one tree: exactly one has head -1. Empty where there is only white space.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The range is not inside the text.</exception>
    public SyntaxToken[] Parse(string text, int start, int end) => Parse(text, Tokenizer.Tokenize(text, start, end));

    /// <summary>Reads a sentence whose words are known already.</summary>
    /// <param name="words">In order, without overlap, none empty.</param>
    public SyntaxToken[] Parse(string text, List<TokenSpan> words)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(words);
        var result = new SyntaxToken[words.Count];
        var work = workspace is { } mine && ReferenceEquals(mine.Of, data) ? mine : workspace = new Workspace(data);
        var root = -1;
        for (var first = 0; first < words.Count;)
        {
            var count = PieceLength(text, words, first);
            work.Sentence.Load(text, words, first, count);
            work.Tagger.Tag(work.Sentence);
            work.Parser.Parse(work.Sentence);
            data.Reconcile(work.Sentence);
            root = Emit(work.Sentence, result, first, root);
            first += count;
        }

        return result;
    }

    // A long sentence is cut behind the last comma, semicolon or bracket of a piece, if there is one in its second half.
    private static int PieceLength(string text, List<TokenSpan> words, int first)
    {
        var left = words.Count - first;
        if (left <= LongestSentence) return left;
        for (var i = LongestSentence; i > LongestSentence / 2; i--)
        {
            if (text[words[first + i - 1].Start] is ',' or ';' or ')' or '.' or ':') return i;
        }

        return LongestSentence;
    }

    private int Emit(Sentence sentence, SyntaxToken[] result, int first, int root)
    {
        for (var i = 0; i < sentence.Count; i++)
        {
            var isRoot = sentence.Head[i] == sentence.Count;
            var attached = isRoot && root >= 0;
            var head = isRoot ? root : first + sentence.Head[i];
            var tag = data.Tags[sentence.Tag[i]];
            result[first + i] = new SyntaxToken(
                sentence.Start[i], sentence.End[i], sentence.Form[i], sentence.Written[i].Lemma(data.Lemmatizer, tag.Xpos), tag.Upos, tag.Xpos,
                head, attached ? "parataxis" : data.Relations[sentence.Relation[i]], attached ? 0f : sentence.Confidence[i]);
        }

        if (root >= 0) return root;
        return first + Array.IndexOf(sentence.Head, sentence.Count, 0, sentence.Count);
    }

    private static SyntaxModel LoadEmbedded()
    {
        const string name = "NegotiationMonitor.Reading.Syntax.model.bin";
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"The resource {name} is missing from the program; build it again with src/NegotiationMonitor.Training.");
        using var plain = new BrotliStream(stream, CompressionMode.Decompress);
        return new SyntaxModel(ModelData.Read(plain));
    }

    private sealed class Workspace(ModelData data)
    {
        public ModelData Of => data;

        public Sentence Sentence { get; } = new();

        public Tagger Tagger { get; } = data.NewTagger();

        public Parser Parser { get; } = data.NewParser();
    }
}
