using NegotiationMonitor.App.Cli;
using NegotiationMonitor.App.Input;
using NegotiationMonitor.Articles;
using NegotiationMonitor.Codebooks;
using NegotiationMonitor.Scoring;
using NegotiationMonitor.Reading;

namespace NegotiationMonitor.App.Evaluate;

/// <summary>An annotated article, its text and the book to read it with.</summary>
internal sealed record GoldText(GoldArticle Gold, string Text, Codebook Book)
{
    private static readonly RuleReader Reader = new();

    /// <summary>The acts that the reader finds in it.</summary>
    /// <exception cref="RefusedException">The text cannot be read.</exception>
    public IReadOnlyList<ReadAct> Read()
    {
        try
        {
            var article = new ArticleText(Text, Gold.Outlet, PublishedOn: Gold.Published, File: Gold.Article);
            return [.. Reader.Read(article, Book).Acts.Select(act => ReadAct.Of(Gold.Article, act))];
        }
        catch (RefusedException e)
        {
            throw new RefusedException($"{Gold.Article}: {e.Message}", e);
        }
    }
}

/// <summary>A folder of <c>*.gold.json</c>: what careful readers found in articles.</summary>
/// <param name="Folder">The folder.</param>
/// <param name="Articles">Where the texts are; null for beside it.</param>
/// <param name="Book">The book for all; null for the one each file names.</param>
internal sealed record GoldFolder(string Folder, string? Articles, Codebook? Book)
{
    private readonly Dictionary<string, Codebook> _books = new(StringComparer.Ordinal);

    /// <summary>The annotated articles, by file name.</summary>
    /// <exception cref="RefusedException">The folder is not there or holds none, or a file, text or book cannot be read.</exception>
    public IReadOnlyList<GoldText> Load()
    {
        if (!Directory.Exists(Folder))
        {
            throw new RefusedException($"{Folder}: no such folder; give the one that holds your *.gold.json");
        }

        var files = Directory.EnumerateFiles(Folder, "*.gold.json").Order(StringComparer.Ordinal).ToList();
        return files.Count > 0 ? [.. files.Select(Load)] : throw new RefusedException($"{Folder}: holds no *.gold.json; `negmon evaluate --help` tells what they are");
    }

    private GoldText Load(string file)
    {
        var name = Path.GetFileName(file);
        var gold = GoldArticle.Parse(TextFile.Read(file, name), name);
        if (Path.GetFileName(gold.Article) != gold.Article)
        {
            throw new RefusedException($"{name}: `article` must be the name of a file, without a folder");
        }

        var path = Places().Select(folder => Path.Combine(folder, gold.Article)).FirstOrDefault(File.Exists)
            ?? throw new RefusedException($"{name}: its text {gold.Article} is in none of {string.Join(", ", Places())}; say where with --articles DIR");
        return new(gold, TextFile.Read(path, gold.Article), BookOf(gold, name));
    }

    private string[] Places()
    {
        var beside = Path.Combine(Folder, "..");
        return Articles is { } given ? [given] : [Folder, Path.Combine(beside, "articles"), Path.Combine(beside, "seeds"), beside];
    }

    // What the file names: a path from its folder or one above, a file in codebooks/ beside it, or a book known by name.
    private Codebook BookOf(GoldArticle gold, string name)
    {
        if (Book is { } book)
        {
            return book;
        }

        if (gold.Codebook is not { Length: > 0 } named)
        {
            throw new RefusedException($"{name}: names no codebook; add `codebook`, or give one for all with --codebook");
        }

        if (!_books.TryGetValue(named, out var known))
        {
            var above = Enumerable.Range(0, 4).Select(n => Path.Combine([Folder, .. Enumerable.Repeat("..", n)])).Select(up => Path.Combine(up, named));
            var path = above.Append(Path.Combine(Folder, "..", "codebooks", Path.ChangeExtension(named, "yaml"))).FirstOrDefault(File.Exists);
            _books.Add(named, known = Books.Find(path ?? named) ?? throw Books.Unknown(named));
        }

        return known;
    }
}
