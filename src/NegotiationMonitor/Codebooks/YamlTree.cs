using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace NegotiationMonitor.Codebooks;

/// <summary>A piece of a YAML file and the line it begins on, counted from 1.</summary>
internal abstract record YamlPiece(int Line);

/// <summary>A single value.</summary>
internal sealed record YamlText(int Line, string Value) : YamlPiece(Line);

/// <summary>A list.</summary>
internal sealed record YamlList(int Line, IReadOnlyList<YamlPiece> Items) : YamlPiece(Line);

/// <summary>Keys and values, in the order of the file, no key twice.</summary>
internal sealed record YamlMap(int Line, IReadOnlyList<(YamlText Key, YamlPiece Value)> Entries) : YamlPiece(Line);

/// <summary>
/// Reads the plain part of YAML a codebook needs: texts, lists and maps. Anchors and aliases are refused rather than
/// expanded, so no small file can grow large, and nesting is bounded, so none can exhaust the stack.
/// </summary>
internal static class YamlTree
{
    private const int MaxDepth = 8;

    /// <summary>The root map of a file.</summary>
    /// <exception cref="RefusedException">Not YAML, or not of this plain part, with file and line.</exception>
    public static YamlMap Read(string text, string file)
    {
        var parser = new Parser(new Scanner(new StringReader(text), skipComments: true));
        try
        {
            parser.Consume<StreamStart>();
            if (!parser.TryConsume<DocumentStart>(out _))
            {
                throw Refusal.At(file, 1, "the file is empty", "begin with `dossier:`, `title:` and `issues:`");
            }

            var root = Piece(parser, file, 1);
            parser.Consume<DocumentEnd>();
            if (!parser.TryConsume<StreamEnd>(out _))
            {
                throw Refusal.At(file, LineOf(parser.Current!), "a second document begins here", "keep one codebook a file and remove the `---`");
            }

            return root switch
            {
                YamlMap map => map,
                YamlText { Value.Length: 0 } => throw Refusal.At(file, root.Line, "the file is empty", "begin with `dossier:`, `title:` and `issues:`"),
                _ => throw Refusal.At(file, root.Line, "this is not a codebook", "begin with `dossier:`, `title:` and `issues:`, each on its own line"),
            };
        }
        catch (Exception e) when (e is not RefusedException)
        {
            // The parser answers some broken files with other exceptions than its own.
            var line = e is YamlException yaml ? yaml.Start.Line : parser.Current?.End.Line ?? 1;
            throw new RefusedException(
                Refusal.At(file, (int)Math.Max(1, line), $"not valid YAML ({OneLine(e.Message)})", "check indentation, brackets and quotes on this line and the one before").Message, e);
        }
    }

    private static YamlPiece Piece(Parser parser, string file, int depth)
    {
        var line = LineOf(parser.Current!);
        if (depth > MaxDepth)
        {
            throw Refusal.At(file, line, "lists or maps are nested too deeply", "a codebook needs no more than an actor's people and their aliases");
        }

        if (parser.Current is NodeEvent { Anchor.IsEmpty: false } or AnchorAlias)
        {
            throw Refusal.At(file, line, "anchors (&) and references (*) are not read", "write the text out, or put it in quotes if it begins with & or *");
        }

        if (parser.TryConsume<Scalar>(out var scalar))
        {
            return new YamlText(line, scalar.Value.Trim());
        }

        if (parser.TryConsume<SequenceStart>(out _))
        {
            var items = new List<YamlPiece>();
            while (!parser.TryConsume<SequenceEnd>(out _))
            {
                items.Add(Piece(parser, file, depth + 1));
            }

            return new YamlList(line, items);
        }

        parser.Consume<MappingStart>();
        return new YamlMap(line, Entries(parser, file, depth));
    }

    private static List<(YamlText Key, YamlPiece Value)> Entries(Parser parser, string file, int depth)
    {
        var entries = new List<(YamlText, YamlPiece)>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        while (!parser.TryConsume<MappingEnd>(out _))
        {
            var piece = Piece(parser, file, depth + 1);
            if (piece is not YamlText key)
            {
                throw Refusal.At(file, piece.Line, "a key is a list or a map", "write `key: value`");
            }

            if (!seen.Add(key.Value))
            {
                throw Refusal.At(file, key.Line, $"`{Refusal.Short(key.Value)}` is given twice", "keep one of the two");
            }

            entries.Add((key, Piece(parser, file, depth + 1)));
        }

        return entries;
    }

    private static int LineOf(ParsingEvent at) => (int)Math.Max(1, at.Start.Line);

    private static string OneLine(string message) => Refusal.Short(message.ReplaceLineEndings(" ").TrimEnd('.'), 120);
}
