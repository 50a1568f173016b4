using System.Diagnostics;
using System.Text;
using NegotiationMonitor.App.Input;
using NegotiationMonitor.Articles;

namespace NegotiationMonitor.App.Tests.Input;

public sealed class ArticleSourcesTests : IDisposable
{
    private const string Text = "Russia rejected the plan on Tuesday.";
    private readonly ScratchFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    private static ArticleText One(string path) => Assert.Single(ArticleSources.Find([path], Stream.Null)).Load();

    private static string Refusal(string path)
    {
        var refused = Assert.Throws<RefusedException>(() => ArticleSources.Find([path], Stream.Null).Select(s => s.Load()).ToList());
        Assert.DoesNotContain('\n', refused.Message);
        return refused.Message;
    }

    [Fact]
    public void Front_matter_tells_about_the_article_and_stays_part_of_the_text()
    {
        var content = "date: 2025-08-20\noutlet: The Example\nurl: https://example.org/a\ntitle: \"A plan\"\n\nLede: " + Text;
        var article = One(_folder.File("a.txt", content));
        Assert.Equal(new ArticleText(content, "The Example", "https://example.org/a", "A plan", new DateOnly(2025, 8, 20), "a.txt"), article);
    }

    [Theory]
    [InlineData("---\ndate: 2025-08-20\n---\nText: x")]
    [InlineData("Date: 20 August 2025\r\nOutlet: X\r\n---\r\nText")]
    [InlineData("outlet: X\ndate: 2025-08-20T23:30:00-04:00\n\nText")]
    [InlineData(" date 2025-08-20 Text of the plain form")]
    [InlineData("date 2025-08-20\nText")]
    [InlineData("date: Aug. 20, 2025\nauthor: Someone\n\nText")]
    public void The_day_is_read_from_every_form_of_front_matter(string content) =>
        Assert.Equal(new DateOnly(2025, 8, 20), One(_folder.File("a.txt", content)).PublishedOn);

    [Theory]
    [InlineData("News Feed\n\ndate: 2025-08-20\n\nText")]
    [InlineData("Moscow: the plan is dead\noutlet: X")]
    [InlineData("The update 2025-08-20 was late")]
    public void A_text_without_front_matter_has_no_day(string content)
    {
        var article = One(_folder.File("a.txt", content));
        Assert.Null(article.PublishedOn);
        Assert.Null(article.Outlet);
        Assert.Equal(content, article.Text);
    }

    [Theory]
    [InlineData("date: 2025-02-30\n\nText", "2025-02-30")]
    [InlineData(" date 2025-13-01 Text", "2025-13-01")]
    [InlineData("date: yesterday\n\nText", "yesterday")]
    [InlineData("date: 0001-01-01\n\nText", "0001-01-01")]
    [InlineData("date: 08/09/2025\n\nText", "08/09/2025")]
    public void An_impossible_date_is_refused_by_file_and_value(string content, string value)
    {
        var message = Refusal(_folder.File("bad.txt", content));
        Assert.Contains("bad.txt", message, StringComparison.Ordinal);
        Assert.Contains(value, message, StringComparison.Ordinal);
    }

    [Fact]
    public void Utf8_with_and_without_mark_and_utf16_with_mark_are_the_same_text()
    {
        Encoding[] encodings = [new UTF8Encoding(false), new UTF8Encoding(true), new UnicodeEncoding(false, true), new UnicodeEncoding(true, true)];
        Assert.All(encodings, e => Assert.Equal("“Київ” said", One(_folder.File("a.txt", "“Київ” said", e)).Text));
    }

    [Fact]
    public void Other_encodings_are_refused_as_not_utf8() =>
        Assert.Contains("is not UTF-8 text", Refusal(_folder.File("latin.txt", "Café Zürich".Select(c => (byte)c).ToArray())), StringComparison.Ordinal);

    [Theory]
    [InlineData(new byte[] { 1, 0, 2, 0, 65, 66 })]
    [InlineData(new byte[] { 0xFF, 0, 0xFE, 0, 65, 66 })]
    [InlineData(new byte[] { 1, 2, 3, 4, 5, 6, 7, 8, 14, 15, 16, 17 })]
    public void Binary_files_are_refused(byte[] content) =>
        Assert.Contains("is binary, not text", Refusal(_folder.File("b.txt", content)), StringComparison.Ordinal);

    [Fact]
    public void A_pdf_is_refused_by_its_kind() =>
        Assert.Contains("is a PDF, not text", Refusal(_folder.File("b.txt", "%PDF-1.7 …")), StringComparison.Ordinal);

    [Theory]
    [InlineData("")]
    [InlineData(" \n\t ")]
    public void Empty_files_are_refused(string content) => Assert.Equal("e.txt: is empty", Refusal(_folder.File("e.txt", content)));

    [Theory]
    [InlineData("big.txt", 50)]
    [InlineData("big.html", 1000)]
    [InlineData("big.json", 1000)]
    [InlineData("big.jsonl", 1000)]
    public void A_huge_file_is_refused_fast_and_without_holding_it(string name, int megabytes)
    {
        var path = _folder.SparseFile(name, megabytes * 1048576L);
        var clock = Stopwatch.StartNew();
        // All that this thread ever asked for, held or not: what other tests hold meanwhile is not in it.
        var before = GC.GetAllocatedBytesForCurrentThread();
        Assert.Contains("too large", Refusal(path), StringComparison.Ordinal);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 100_000_000);
        Assert.InRange(clock.Elapsed.TotalSeconds, 0, 20);
    }

    [Fact]
    public void A_folder_is_read_in_ordinal_order_and_other_files_in_it_are_left_alone()
    {
        foreach (var name in new[] { "b.txt", "B.txt", "a/z.html", "a/A.json", "c.jsonl", "book.yaml", "README.md", ".hidden.txt" })
        {
            _folder.File(name, name.EndsWith("json", StringComparison.Ordinal) || name.EndsWith("jsonl", StringComparison.Ordinal)
                ? "{\"text\":\"x\"}" : name.EndsWith("html", StringComparison.Ordinal) ? "<p>x</p>" : "x");
        }

        var names = ArticleSources.Find([_folder.Path], Stream.Null).Select(s => s.Load().File);
        Assert.Equal(["B.txt", "a/A.json", "a/z.html", "b.txt", "c.jsonl:1"], names);
    }

    [Fact]
    public void A_folder_that_links_to_itself_is_read_once()
    {
        _folder.File("a.txt", "x");
        Directory.CreateSymbolicLink(Path.Combine(_folder.Path, "loop"), _folder.Path);
        Assert.Single(ArticleSources.Find([_folder.Path], Stream.Null));
    }

    [Fact]
    public void A_folder_without_articles_is_refused()
    {
        _folder.File("book.yaml", "x");
        Assert.Contains("holds no articles", Refusal(_folder.Path), StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_file_and_a_strange_ending_are_refused()
    {
        Assert.Equal("no.txt: no such file", Refusal(Path.Combine(_folder.Path, "no.txt")));
        Assert.Contains(".docx is no kind of article file", Refusal(_folder.File("a.docx", "x")), StringComparison.Ordinal);
    }

    [Fact]
    public void One_bad_file_does_not_hide_the_good_ones()
    {
        var sources = ArticleSources.Find([_folder.File("a.txt", "x"), Path.Combine(_folder.Path, "none"), _folder.File("b.txt", "y")], Stream.Null).ToList();
        Assert.Equal(3, sources.Count);
        Assert.Equal("x", sources[0].Load().Text);
        Assert.Throws<RefusedException>(() => sources[1].Load());
        Assert.Equal("y", sources[2].Load().Text);
    }
}
