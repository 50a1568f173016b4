using System.Globalization;
using NegotiationMonitor.Reading.Issues;

namespace NegotiationMonitor.Training.Vectors;

/// <summary>Trains word vectors on a folder of news and writes them for <see cref="TopicVectors"/>.</summary>
internal static class VectorTrainer
{
    /// <summary>Stems, numbers of a vector and passes of the vectors that ship.</summary>
    private const int Stems = 20000, Width = 64, Passes = 5;

    /// <summary>Trains on all <c>*.txt</c> of a folder, one article a line.</summary>
    public static void Run(string folder, string output, string[] options)
    {
        var text = NewsText.Read(folder, Number(options, "--stems", Stems));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{text.Articles.Count} articles, {text.Articles.Sum(a => (long)a.Length)} words, the rarest stem {text.Stems[^1]} {text.Counts[^1]} times"));
        var width = Number(options, "--width", Width);
        var model = new SkipGram(text, width, (ulong)Number(options, "--seed", 1));
        model.Run(Number(options, "--passes", Passes), pass => Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{DateTime.Now:T} pass {pass + 1}")));
        using var file = File.Create(output);
        Write(file, text, model.Vectors, width);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{DateTime.Now:T} {file.Length} bytes"));
    }

    /// <summary>Prints the stems nearest to some words.</summary>
    /// <param name="path">A file of vectors, or <c>-</c> for the embedded ones.</param>
    public static void Near(string path, string[] words)
    {
        var vectors = path == "-" ? TopicVectors.Default : TopicVectors.Read(File.OpenRead(path));
        foreach (var word in words.Where(w => vectors.Row(Thesaurus.StemOf(w)) >= 0))
        {
            var row = vectors.Row(Thesaurus.StemOf(word));
            var near = Enumerable.Range(0, vectors.Stems.Count).Where(r => r != row).OrderByDescending(r => vectors.Likeness(row, r)).Take(15);
            Console.WriteLine($"{word}: {string.Join(", ", near.Select(r => string.Create(CultureInfo.InvariantCulture, $"{vectors.Stems[r]} {vectors.Likeness(row, r):0.00}")))}");
        }
    }

    /// <summary>Writes vectors less their mean, which tells none from another, each scaled to signed bytes.</summary>
    public static void Write(Stream stream, NewsText text, float[] vectors, int width)
    {
        Centre(vectors, width);
        var values = new sbyte[vectors.Length];
        for (var r = 0; r < text.Stems.Length; r++)
        {
            var row = vectors.AsSpan(r * width, width);
            var most = 1e-9f;
            foreach (var value in row)
                most = Math.Max(most, Math.Abs(value));
            for (var d = 0; d < width; d++)
                values[(r * width) + d] = (sbyte)MathF.Round(row[d] / most * 127);
        }

        TopicVectors.Write(stream, [.. text.Stems.Zip(text.Counts).Select(p => (p.First, (int)p.Second))], values);
    }

    private static void Centre(float[] vectors, int width)
    {
        var rows = vectors.Length / width;
        for (var d = 0; d < width; d++)
        {
            var sum = 0.0;
            for (var r = 0; r < rows; r++)
                sum += vectors[(r * width) + d];
            var mean = (float)(sum / rows);
            for (var r = 0; r < rows; r++)
                vectors[(r * width) + d] -= mean;
        }
    }

    private static int Number(string[] options, string name, int otherwise) =>
        Array.IndexOf(options, name) is >= 0 and var at && at + 1 < options.Length ? int.Parse(options[at + 1], CultureInfo.InvariantCulture) : otherwise;
}
