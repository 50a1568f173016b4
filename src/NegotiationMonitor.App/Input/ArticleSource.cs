using System.IO.Enumeration;
using NegotiationMonitor.Articles;

namespace NegotiationMonitor.App.Input;

/// <summary>One article that is yet to be loaded, so that a folder or a long JSONL file never stands in memory as a whole.</summary>
/// <param name="Name">Its name for people: a file name, with the line or place within where a file holds many.</param>
/// <param name="Load">Loads it; throws <see cref="RefusedException"/> with the name where it cannot be an article. Safe on any thread.</param>
public sealed record ArticleSource(string Name, Func<ArticleText> Load)
{
    /// <summary>A source that refuses.</summary>
    public static ArticleSource Refusing(string name, RefusedException why) => new(name, () => throw why);
}

/// <summary>Finds the articles that paths on the command line mean.</summary>
public static class ArticleSources
{
    private static readonly string[] Endings = [".txt", ".html", ".htm", ".json", ".jsonl"];

    /// <summary>
    /// The articles of files, folders (recursive, in ordinal order) and <c>-</c> (JSONL on <paramref name="stdin"/>), in order. What is
    /// wrong with one path refuses only that one, when its source is loaded.
    /// </summary>
    public static IEnumerable<ArticleSource> Find(IEnumerable<string> paths, Stream stdin)
    {
        ArgumentNullException.ThrowIfNull(paths);
        return paths.SelectMany(path => path == "-" ? JsonArticles.Lines(stdin, "stdin") : OfPath(path));
    }

    /// <summary>How many articles the paths mean; null where that shows only while reading (JSON, standard input).</summary>
    public static int? Count(IReadOnlyList<string> paths)
    {
        ArgumentNullException.ThrowIfNull(paths);
        var files = paths.SelectMany(p => Directory.Exists(p) ? FilesIn(p) : [p]).ToList();
        return files.Exists(f => f == "-" || Path.GetExtension(f).StartsWith(".json", StringComparison.OrdinalIgnoreCase)) ? null : files.Count;
    }

    private static IEnumerable<ArticleSource> OfPath(string path)
    {
        if (!Directory.Exists(path))
        {
            return OfFile(path, Path.GetFileName(path));
        }

        try
        {
            var files = FilesIn(path);
            return files.Count > 0
                ? files.SelectMany(file => OfFile(file, Path.GetRelativePath(path, file).Replace('\\', '/')))
                : [ArticleSource.Refusing(path, new($"{path}: holds no articles ({string.Join(' ', Endings)})"))];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return [ArticleSource.Refusing(path, TextFile.Unreadable(path, e))];
        }
    }

    private static IEnumerable<ArticleSource> OfFile(string path, string name) => Path.GetExtension(path).ToLowerInvariant() switch
    {
        ".html" or ".htm" => [new(name, () => HtmlArticle.Parse(TextFile.Read(path, name), name))],
        ".json" => JsonArticles.OfFile(path, name),
        ".jsonl" => JsonArticles.LinesOfFile(path, name),
        ".txt" or "" => [new(name, () => PlainArticle.Parse(TextFile.Read(path, name), name))],
        var other => [ArticleSource.Refusing(name, new(
            File.Exists(path)
                ? $"{name}: {other} is no kind of article file; known are {string.Join(' ', Endings)}"
                : $"{name}: no such file"))],
    };

    private static List<string> FilesIn(string folder)
    {
        var found = new FileSystemEnumerable<string>(
            folder,
            (ref entry) => entry.ToFullPath(),
            new EnumerationOptions { RecurseSubdirectories = true, IgnoreInaccessible = false })
        {
            ShouldIncludePredicate = (ref entry) =>
                !entry.IsDirectory && entry.FileName is not ['.', ..] && Endings.Contains(Path.GetExtension(entry.FileName.ToString()), StringComparer.OrdinalIgnoreCase),
            // A link to a folder could lead in circles.
            ShouldRecursePredicate = (ref entry) => !entry.Attributes.HasFlag(FileAttributes.ReparsePoint) && entry.FileName is not ['.', ..],
        };
        var files = found.ToList();
        files.Sort(StringComparer.Ordinal);
        return files;
    }
}
