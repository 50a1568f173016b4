using System.Globalization;
using NegotiationMonitor.Reading.Syntax;

namespace NegotiationMonitor.Training;

/// <summary>An annotated sentence: its raw text, its words as spans of it, and what people wrote about each word.</summary>
internal sealed class GoldSentence
{
    public required string Text { get; init; }

    public required List<TokenSpan> Words { get; init; }

    public required string[] Lemma { get; init; }

    public required WordTag[] Tag { get; init; }

    /// <summary>Index of the head; the number of words for the root.</summary>
    public required int[] Head { get; init; }

    public required string[] Relation { get; init; }

    /// <summary>Index of the treebank's sentence that this one was made from; -1 for a treebank's own.</summary>
    public int Source { get; init; } = -1;

    public int Count => Words.Count;
}

/// <summary>Reads CoNLL-U files whose sentences carry a <c># text</c> line.</summary>
internal static class Treebank
{
    public static List<GoldSentence> Read(string folder, params ReadOnlySpan<string> files)
    {
        var all = new List<GoldSentence>();
        foreach (var file in files) all.AddRange(ReadFile(Path.Combine(folder, file + ".conllu")));
        return all;
    }

    public static IEnumerable<GoldSentence> ReadFile(string path)
    {
        if (!File.Exists(path)) throw new RefusedException($"{path}: no such treebank file; name the folder that holds the .conllu files.");
        var text = "";
        var rows = new List<string[]>();
        var number = 0;
        foreach (var line in File.ReadLines(path).Append(""))
        {
            number++;
            if (line.StartsWith("# text = ", StringComparison.Ordinal)) text = line["# text = ".Length..];
            else if (line.Length > 0 && char.IsAsciiDigit(line[0]) && line.Split('\t') is { Length: 10 } row && !row[0].AsSpan().ContainsAny("-.")) rows.Add(row);
            else if (line.Length == 0 && rows.Count > 0)
            {
                yield return Sentence(text, rows, path, number);
                rows.Clear();
            }
        }
    }

    private static GoldSentence Sentence(string text, List<string[]> rows, string path, int line)
    {
        var words = new List<TokenSpan>(rows.Count);
        var at = 0;
        foreach (var row in rows)
        {
            var start = text.IndexOf(row[1], at, StringComparison.Ordinal);
            if (start < 0 || !text.AsSpan(at, start - at).IsWhiteSpace()) throw new RefusedException($"{path}:{line}: the word \"{row[1]}\" is not where the text has it.");
            words.Add(new TokenSpan(start, at = start + row[1].Length));
        }

        return new GoldSentence
        {
            Text = text,
            Words = words,
            Lemma = [.. rows.Select(r => r[2])],
            Tag = [.. rows.Select(r => new WordTag(r[3], r[4]))],
            Head = [.. rows.Select(r => int.Parse(r[6], CultureInfo.InvariantCulture)).Select(h => h == 0 ? rows.Count : h - 1)],
            Relation = [.. rows.Select(r => r[7])],
        };
    }
}
