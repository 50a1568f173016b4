using NegotiationMonitor.Articles;
using NegotiationMonitor.Codebooks;
using NegotiationMonitor.Reading;
using NegotiationMonitor.Reading.Acts;
using NegotiationMonitor.Scoring;

namespace NegotiationMonitor.Training.Issues;

/// <summary>An annotated article, analysed once: only the choice of issues is made again and again.</summary>
/// <param name="Set">Name of the folder it comes from.</param>
internal sealed record AnnotatedArticle(string Set, GoldArticle Gold, ArticleText Article, Codebook Book, List<FoundSentence> Found)
{
    private static readonly RuleReader Reader = new(RuleBook.Default, IssueTrainer.Start);

    /// <summary>
    /// The articles of a folder: <c>gold/*.gold.json</c>, the texts in <c>articles/</c> or <c>seeds/</c>, the dossiers in <c>codebooks/</c>.
    /// </summary>
    /// <exception cref="RefusedException">Something of that is not there.</exception>
    public static IEnumerable<AnnotatedArticle> Load(string folder)
    {
        var gold = Path.Combine(folder, "gold");
        if (!Directory.Exists(gold))
            throw new RefusedException($"{gold}: no such folder; give one with gold/, articles/ and codebooks/");
        var books = new Dictionary<string, Codebook>(StringComparer.Ordinal);
        foreach (var file in Directory.EnumerateFiles(gold, "*.gold.json").Order(StringComparer.Ordinal))
        {
            var annotated = GoldArticle.Parse(File.ReadAllText(file), Path.GetFileName(file));
            var name = Path.GetFileNameWithoutExtension(annotated.Codebook ?? "ukraine-security-guarantees") + ".yaml";
            if (!books.TryGetValue(name, out var book))
                books[name] = book = CodebookLoader.Parse(Text(folder, "codebooks", name), name);
            var article = new ArticleText(Text(folder, Directory.Exists(Path.Combine(folder, "articles")) ? "articles" : "seeds", annotated.Article), annotated.Outlet, PublishedOn: annotated.Published, File: annotated.Article);
            yield return new AnnotatedArticle(Path.GetFileName(Path.TrimEndingDirectorySeparator(folder)), annotated, article, book, Reader.Find(article, book, RuleReader.Parse(article.Text)));
        }
    }

    private static string Text(string folder, string part, string name)
    {
        var path = Path.Combine(folder, part, name);
        return File.Exists(path) ? File.ReadAllText(path) : throw new RefusedException($"{path}: is not there");
    }
}
