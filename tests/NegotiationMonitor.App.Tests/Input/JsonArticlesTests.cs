using System.Text;
using NegotiationMonitor.App.Input;
using NegotiationMonitor.Articles;

namespace NegotiationMonitor.App.Tests.Input;

public sealed class JsonArticlesTests : IDisposable
{
    private const string Whole = """{"text":"Text","title":"T","outlet":"O","url":"https://example.org","publishedOn":"2025-08-20"}""";
    private readonly ScratchFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    private List<ArticleText> Read(string name, string content) =>
        [.. ArticleSources.Find([_folder.File(name, content)], Stream.Null).Select(s => s.Load())];

    private string Refusal(string name, string content) => Assert.Throws<RefusedException>(() => Read(name, content)).Message;

    [Fact]
    public void An_object_is_one_article() =>
        Assert.Equal(new ArticleText("Text", "O", "https://example.org", "T", new DateOnly(2025, 8, 20), "a.json"), Assert.Single(Read("a.json", Whole)));

    [Fact]
    public void An_array_is_many_articles_named_by_place() =>
        Assert.Equal(["a.json:1", "a.json:2"], Read("a.json", $"[{Whole}, {{\"text\":\"x\"}}]").Select(a => a.File));

    [Fact]
    public void Jsonl_is_an_article_a_line_and_blank_lines_are_passed_over() =>
        Assert.Equal(["a.jsonl:1", "a.jsonl:3"], Read("a.jsonl", $"{Whole}\r\n\n{Whole}").Select(a => a.File));

    [Theory]
    [InlineData("\"id\":\"PLOVER-1\",", "PLOVER-1")]
    [InlineData("\"id\":17,", "17")]
    [InlineData("\"id\":\"\",", "a.jsonl:1")]
    [InlineData("\"id\":null,", "a.jsonl:1")]
    [InlineData("\"id\":[1],", "a.jsonl:1")]
    public void An_article_goes_by_its_own_id_where_it_has_one(string id, string expected) =>
        Assert.Equal(expected, Assert.Single(Read("a.jsonl", $"{{{id}\"text\":\"Text\"}}")).File);

    [Fact]
    public void Standard_input_is_jsonl()
    {
        using var stdin = new MemoryStream(Encoding.UTF8.GetBytes(Whole + "\n" + Whole + "\n"));
        Assert.Equal(["stdin:1", "stdin:2"], ArticleSources.Find(["-"], stdin).Select(s => s.Load().File));
    }

    [Fact]
    public void Html_within_json_is_read_and_the_fields_beside_it_win()
    {
        var article = Assert.Single(Read("a.json", """{"html":"<title>Page</title><p>One.</p><p>Two.</p>","title":"Given"}"""));
        Assert.Equal(("One.\n\nTwo.", "Given"), (article.Text, article.Title));
    }

    [Theory]
    [InlineData("a.json", "{\"text\": ", "a.json: is not valid JSON (line 1")]
    [InlineData("a.json", "[]", "a.json: holds no articles")]
    [InlineData("a.json", "[1]", "a.json:1: is no JSON object")]
    [InlineData("a.json", "{\"title\":\"x\"}", "a.json: has neither \"text\" nor \"html\"")]
    [InlineData("a.json", "{\"text\":5}", "a.json: \"text\" is no string")]
    [InlineData("a.json", "{\"text\":\"  \"}", "a.json: is empty")]
    [InlineData("a.json", "{\"text\":\"a\\u0000b\"}", "a.json: \"text\" is binary")]
    [InlineData("a.json", "{\"text\":\"a\",\"title\":\"\\u0000\"}", "a.json: \"title\" is binary")]
    [InlineData("a.json", "{\"text\":\"\\ud800\"}", "a.json: \"text\" holds half a character")]
    [InlineData("a.jsonl", "{\"text\":\"x\"}\n{\"text\":\"x\",\"publishedOn\":\"2025-02-30\"}", "a.jsonl:2: \"2025-02-30\" is no possible date")]
    [InlineData("a.jsonl", "{\"text\":\"x\"}\nno json", "a.jsonl:2: is not valid JSON")]
    [InlineData("a.jsonl", "\n\n", "a.jsonl: is empty")]
    public void What_is_wrong_is_named_with_its_place(string name, string content, string message) =>
        Assert.StartsWith(message, Refusal(name, content), StringComparison.Ordinal);

    [Fact]
    public void Deeply_nested_json_is_refused() =>
        Assert.Contains("is not valid JSON", Refusal("a.json", new string('[', 1_000_000)), StringComparison.Ordinal);

    [Fact]
    public void A_long_jsonl_is_read_line_by_line()
    {
        // Endless: only a reader that takes one line at a time comes back.
        using var endless = new EndlessLines();
        Assert.Equal(1000, ArticleSources.Find(["-"], endless).Take(1000).Select(s => s.Load()).Count(a => a.Text == "Text"));
    }

    private sealed class EndlessLines : MemoryStream
    {
        private static readonly byte[] Line = Encoding.UTF8.GetBytes(Whole + "\n");

        public override int Read(Span<byte> buffer)
        {
            Line.CopyTo(buffer);
            return Line.Length;
        }
    }
}
