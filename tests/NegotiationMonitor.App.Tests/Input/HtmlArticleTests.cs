using System.Diagnostics;
using NegotiationMonitor.App.Input;

namespace NegotiationMonitor.App.Tests.Input;

public sealed class HtmlArticleTests
{
    private const string Page = """
        <!doctype html><html lang="en"><head>
        <title>Ministers meet | The Example</title>
        <meta property="og:title" content="Ministers meet"><meta property="og:site_name" content="The Example">
        <meta property="article:published_time" content="2025-08-20T23:30:00+02:00">
        <link rel="canonical" href="https://example.org/ministers">
        <script>var p = "<p>not text</p>";</script><style>p { color: red }</style>
        </head><body>
        <header><a href="/">The Example</a></header><nav><ul><li>World</li><li>Sport</li></ul></nav>
        <main><article>
          <h1>Ministers   meet</h1>
          <figure><img src="a.jpg"><figcaption>A photo of ministers</figcaption></figure>
          <p>The ministers of <b>France</b> and the&nbsp;United
             Kingdom &ldquo;agreed&rdquo; on Tuesday.</p><p>Russia rejected the plan,<br>again.</p>
          <aside>Read more: other stories</aside>
          <p>This paragraph is here so that the article is by far the longest text on the page, as it is on the pages of the press,
          where an article has a few hundred words and what stands around it has fewer.</p>
        </article><section><h2>Related</h2><article><p>Something else happened.</p></article></section></main>
        <footer>Copyright</footer><div hidden>Secret</div></body></html>
        """;

    [Fact]
    public void The_text_is_the_article_without_what_stands_around_it()
    {
        var text = HtmlArticle.Parse(Page, "a.html").Text;
        Assert.StartsWith(
            "Ministers meet\n\nThe ministers of France and the United Kingdom “agreed” on Tuesday.\n\nRussia rejected the plan,\n\nagain.\n\nThis paragraph", text, StringComparison.Ordinal);
        Assert.EndsWith("has fewer.", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Meta_tags_tell_title_outlet_address_and_day()
    {
        var article = HtmlArticle.Parse(Page, "a.html");
        Assert.Equal(
            ("Ministers meet", "The Example", "https://example.org/ministers", new DateOnly(2025, 8, 20), "a.html"),
            (article.Title, article.Outlet, article.Url, article.PublishedOn!.Value, article.File));
    }

    [Theory]
    [InlineData("""{"@type":"NewsArticle","headline":"H","datePublished":"2025-08-20","publisher":{"@type":"Organization","name":"P"},"url":"https://example.org/u"}""")]
    [InlineData("""{"@graph":[{"@type":"Organization","name":"x"},{"@type":["NewsArticle"],"headline":"H","datePublished":"2025-08-20T10:00Z","publisher":{"name":"P"},"url":"https://example.org/u"}]}""")]
    public void Json_ld_tells_the_same(string json)
    {
        var article = HtmlArticle.Parse($"<script type=\"application/ld+json\">{json}</script><p>Text.</p>", "a.html");
        Assert.Equal(("H", "P", "https://example.org/u", new DateOnly(2025, 8, 20)), (article.Title, article.Outlet, article.Url, article.PublishedOn!.Value));
    }

    [Fact]
    public void Broken_json_ld_and_a_strange_date_say_nothing()
    {
        var article = HtmlArticle.Parse("<meta name=date content='a while ago'><script type='application/ld+json'>{broken</script><p>Text.</p>", "a.html");
        Assert.Equal(("Text.", null), (article.Text, article.PublishedOn));
    }

    [Fact]
    public void An_impossible_date_is_refused_by_file_and_value()
    {
        var refused = Assert.Throws<RefusedException>(() => HtmlArticle.Parse("<meta name=date content='2025-02-30'><p>Text.</p>", "a.html"));
        Assert.Equal("a.html: \"2025-02-30\" is no possible date; write it as 2025-08-20", refused.Message);
    }

    [Theory]
    [InlineData("<p>One<p>Two<div>Three", "One\n\nTwo\n\nThree")]
    [InlineData("<p>A <b>bold <i>and</b> mixed</i> word</p></div></p>", "A bold and mixed word")]
    [InlineData("just words & an <unknown>element", "just words & an element")]
    [InlineData("<table><tr><td>a<td>b</table>", "a\n\nb")]
    public void Broken_html_is_read_as_browsers_do(string html, string text) => Assert.Equal(text, HtmlArticle.Parse(html, "a.html").Text);

    [Theory]
    [InlineData("")]
    [InlineData("<script>x</script><nav>Menu</nav>")]
    [InlineData("<frameset><frame src=a></frameset>")]
    public void A_page_without_text_is_refused(string html) =>
        Assert.Equal("a.html: holds no readable text", Assert.Throws<RefusedException>(() => HtmlArticle.Parse(html, "a.html")).Message);

    public static TheoryData<string, string, string> Hostile => new()
    {
        { "<div>", "", "x" }, { "<b>", "", "<p>x" }, { "<b><p>", "", "x" }, { "<div></x>", "", "x" }, { "<div/>", "", "x" },
        { "<table>", "", "x" }, { "<a href=1><p>", "", "x" }, { "<svg>", "", "x" }, { "<svg><p><x/>", "", "x" }, { "<svg><style><div>", "", "x" },
        { " a1=", "<p ", ">x" }, { "<font size=1><p>", "", "x" }, { "<select><option>", "", "x" }, { "<template>", "", "x" }, { "<article><p>words", "", "x" },
        { "&amp", "", "x" }, { "<!--", "", "x" }, { "</p>", "", "x" }, { "<p>", "", "x" }, { "<math><mi>", "", "x" }, { "<ruby><rt>", "", "x" }, { "<h1>", "", "x" },
        { "<button><p>", "", "x" }, { "<li>", "<ul>", "x" }, { "<table><tr><td>", "", "x" },
    };

    [Theory]
    [MemberData(nameof(Hostile))]
    public void A_page_made_to_keep_the_parser_busy_is_refused_or_read_in_seconds(string repeated, string before, string after)
    {
        var html = before + string.Concat(Enumerable.Repeat(repeated, 4_000_000 / repeated.Length)) + after;
        var clock = Stopwatch.StartNew();
        try
        {
            Assert.NotEmpty(HtmlArticle.Parse(html, "a.html").Text);
        }
        catch (RefusedException e)
        {
            Assert.StartsWith("a.html: ", e.Message, StringComparison.Ordinal);
        }

        Assert.InRange(clock.Elapsed.TotalSeconds, 0, 60);
    }
}
