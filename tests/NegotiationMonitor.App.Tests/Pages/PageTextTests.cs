using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace NegotiationMonitor.App.Tests.Pages;

/// <summary>What the pages are as text, without a browser.</summary>
[Collection(PagesCollection.Name)]
public sealed partial class PageTextTests(PagesSite site)
{
    [Fact]
    public async Task Every_page_carries_a_strict_policy_and_nothing_inline()
    {
        foreach (var address in site.Addresses)
        {
            using var answer = await site.Http.GetAsync(address);
            var html = await answer.Content.ReadAsStringAsync();
            Assert.True(answer.StatusCode == HttpStatusCode.OK, $"{address}: {answer.StatusCode} {html}");
            var policy = Assert.Single(answer.Headers.GetValues("Content-Security-Policy"));
            Assert.Contains("default-src 'none'", policy, StringComparison.Ordinal);
            Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
            Assert.Equal("nosniff", Assert.Single(answer.Headers.GetValues("X-Content-Type-Options")));
            Assert.DoesNotMatch(Inline(), html);
        }
    }

    [Fact]
    public async Task The_two_clocks_stand_at_the_top_of_every_page_and_move_what_it_shows()
    {
        foreach (var address in site.Pages)
        {
            Assert.Contains("<section class=\"clocks\"", await site.Http.GetStringAsync(address), StringComparison.Ordinal);
        }

        var early = await site.Http.GetStringAsync(site.Hostile + "?dossier=ukraine-security-guarantees&saidBy=2025-08-01");
        Assert.Contains("later than the time you look at", early, StringComparison.Ordinal);
        Assert.DoesNotContain("<mark", early, StringComparison.Ordinal);
        Assert.Contains("between 5&#xA0;Aug&#xA0;2025 and 20&#xA0;Aug&#xA0;2025", await site.Http.GetStringAsync("/compare?dossier=ukraine-security-guarantees&from=2025-08-05&saidBy=2025-08-20"), StringComparison.Ordinal);
        Assert.DoesNotContain("saidBy=2025-08-27&amp;to", await site.Http.GetStringAsync("/compare?dossier=ukraine-security-guarantees&from=2025-08-05&to=2025-08-27"), StringComparison.Ordinal);
        Assert.Contains("No article had come in by then", await site.Http.GetStringAsync("/sources?dossier=ukraine-security-guarantees&recordedBy=1"), StringComparison.Ordinal);
        Assert.Contains("Nothing had been said by then", await site.Http.GetStringAsync("/dossiers?recordedBy=1"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Files_without_an_outlet_and_unnamed_sources_are_not_told_as_outlets()
    {
        var article = Stream().Match(await site.Http.GetStringAsync("/search?dossier=ukraine-security-guarantees&q=legitimate+targets")).Value;
        Assert.Contains("an outlet not told (2025-09-06-legitimate-targets.txt)", await site.Http.GetStringAsync("/search?dossier=ukraine-security-guarantees&q=legitimate+targets"), StringComparison.Ordinal);
        Assert.Contains("Header of the file", await site.Http.GetStringAsync(article), StringComparison.Ordinal);
        Assert.DoesNotContain("<bdi>European</bdi>", await site.Http.GetStringAsync("/compare?dossier=ukraine-security-guarantees&from=2025-08-19&to=2025-08-27"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Feeds_of_different_filters_can_be_told_apart()
    {
        var all = XDocument.Parse(await site.Http.GetStringAsync("/changes/feed?dossier=ukraine-security-guarantees")).Root!;
        var one = XDocument.Parse(await site.Http.GetStringAsync("/changes/feed?dossier=ukraine-security-guarantees&party=russia")).Root!;
        XNamespace atom = "http://www.w3.org/2005/Atom";
        Assert.NotEqual(all.Element(atom + "id")!.Value, one.Element(atom + "id")!.Value);
        Assert.EndsWith("· Russia", one.Element(atom + "title")!.Value, StringComparison.Ordinal);
        Assert.Single(one.Elements(atom + "link"), l => l.Attribute("rel")?.Value == "self" && l.Attribute("href")!.Value.Contains("/changes/feed", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("/actors/russia", "party=russia", "russia")]
    [InlineData("/issues/us-troops", "issue=us-troops", "us-troops")]
    [InlineData("/positions/united-states/us-troops", "party=united-states&amp;issue=us-troops", "united-states-us-troops")]
    public async Task Parties_issues_and_positions_can_be_followed_from_their_pages(string address, string what, string name)
    {
        // A feed goes on whatever day the page looks at.
        var html = await site.Http.GetStringAsync(address + "?dossier=ukraine-security-guarantees&saidBy=2025-08-25");
        Assert.Contains($"href=\"/changes/feed?dossier=ukraine-security-guarantees&amp;{what}\"", html, StringComparison.Ordinal);
        var watch = $"/watches?dossier=ukraine-security-guarantees&amp;saidBy=2025-08-25&amp;{what}";
        Assert.Contains($"href=\"{watch}\"", html, StringComparison.Ordinal);
        Assert.Matches($"<input name=\"name\"[^>]* value=\"{name}\"", await site.Http.GetStringAsync(WebUtility.HtmlDecode(watch)));
    }

    [Fact]
    public async Task What_a_correction_does_not_touch_stays_as_it_is_recorded()
    {
        var stream = await site.ReceiveAsync("Poland ruled out Polish soldiers in Ukraine, Donald Tusk said on Sunday. The tea was cold.", "Poland untouched");
        var conditions = new[] { new { text = "if \u202Ethe tea\nis warm", on = "russia" }, new { text = "if  there is sugar", on = (string?)null! } };
        using var added = await site.Http.PostAsJsonAsync(
            $"/api/articles/{stream}/acts",
            new { by = "Ada", why = "missed", act = new { actor = "poland", issue = "us-troops", stance = "wary", quotes = new[] { "The tea was cold" }, speaker = "Donald\u200B Tusk", conditions } });
        Assert.Equal(HttpStatusCode.Created, added.StatusCode);
        var html = await site.Http.GetStringAsync("/articles/" + stream);
        var form = ReviewForm().Matches(html).Select(m => m.Value).Single(f => f.Contains("the tea is warm", StringComparison.Ordinal));
        var fields = Field().Matches(form).Select(f => KeyValuePair.Create(f.Groups["name"].Value, WebUtility.HtmlDecode(f.Groups["value"].Value)))
            .Where(f => f.Key is not ("by" or "why")).ToList();
        Assert.Equal(["conditionWas", "condition", "conditionWas", "condition", "conditionWas", "condition"], fields.Select(f => f.Key).Where(k => k.StartsWith("condition", StringComparison.Ordinal)));
        using var posted = await site.Http.PostAsync(
            $"/articles/{stream}/review",
            new FormUrlEncodedContent(
            [
                .. fields, new("actor", "poland"), new("issue", "us-troops"), new("stance", "opposes"), new("on", "russia"), new("on", "germany"), new("on", ""),
                new("do", "amend"), new("by", "Ada"), new("why", "harder"),
            ]));
        Assert.Equal(HttpStatusCode.OK, posted.StatusCode);
        var acts = await site.Http.GetFromJsonAsync<JsonElement>("/api/events?dossier=ukraine-security-guarantees&actor=poland&issue=us-troops&limit=1000");
        var act = acts.GetProperty("items").EnumerateArray().Single(a => a.GetProperty("evidence")[0].GetProperty("quote").GetString() == "The tea was cold");
        Assert.Equal(("opposes", "Donald\u200B Tusk"), (act.GetProperty("stance").GetString(), act.GetProperty("speaker").GetString()));
        Assert.Equal(
            ["if \u202Ethe tea\nis warm|russia", "if  there is sugar|germany"],
            act.GetProperty("conditions").EnumerateArray().Select(c => $"{c.GetProperty("text").GetString()}|{c.GetProperty("on").GetString()}"));
    }

    [Theory]
    [InlineData("Lavr", "Sergei Lavrov")]
    [InlineData("scenario nato", "any scenarios")]
    [InlineData("atlantic", "Articles")]
    public async Task Words_are_found_by_how_they_begin_whatever_their_case(string words, string found)
    {
        Assert.Contains(found, WebUtility.HtmlDecode(await site.Http.GetStringAsync("/search?dossier=ukraine-security-guarantees&q=" + Uri.EscapeDataString(words))), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("'")]
    [InlineData("troops':* | 'x")]
    [InlineData("\\")]
    [InlineData("& | ! ( <-> :*")]
    [InlineData("...")]
    [InlineData("\0")]
    public async Task Words_that_look_like_a_query_are_words(string words)
    {
        using var answer = await site.Http.GetAsync("/search?q=" + Uri.EscapeDataString(words));
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var html = await answer.Content.ReadAsStringAsync();
        Assert.DoesNotContain("<h2>Said</h2>", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<h2>Articles</h2>", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_link_of_every_page_leads_somewhere()
    {
        var (known, waiting) = (new HashSet<string>(StringComparer.Ordinal), new Queue<string>(site.Addresses));
        while (waiting.TryDequeue(out var address))
        {
            // A few of each sort are enough: positions, articles and views under other clocks are many and alike.
            var sort = Sort().Replace(address, "/*");
            if (!known.Add(address) || known.Count(k => Sort().Replace(k, "/*") == sort) > 2)
            {
                continue;
            }

            using var answer = await site.Http.GetAsync(address);
            Assert.True(answer.IsSuccessStatusCode, $"{address}: {answer.StatusCode}");
            if (answer.Content.Headers.ContentType?.MediaType == "text/html")
            {
                foreach (Match link in Href().Matches(await answer.Content.ReadAsStringAsync()))
                {
                    waiting.Enqueue(WebUtility.HtmlDecode(link.Groups["url"].Value));
                }
            }
        }

        Assert.True(known.Count > 40, $"only {known.Count} pages were found");
    }

    [Fact]
    public async Task A_hostile_article_shows_as_text_wherever_it_is_told()
    {
        foreach (var address in new[] { site.Hostile, "/articles", "/changes", "/positions/russia/reassurance-force", "/search?q=Kremlin", "/sources", "/", "/issues/reassurance-force" })
        {
            var html = await site.Http.GetStringAsync(address);
            foreach (var bait in new[] { "<script>d", "<img", "<svg onload", "<b onmouse", "href=\"javascript:", "\u202E", "\u2066", "\u200B", "\u0007", "&#x202E;" })
            {
                Assert.DoesNotContain(bait, html, StringComparison.OrdinalIgnoreCase);
            }
        }

        var article = await site.Http.GetStringAsync(site.Hostile);
        Assert.Contains("&lt;script&gt;document.body.dataset.broken = 1&lt;/script&gt;", article, StringComparison.Ordinal);
        Assert.Contains("[U+202E]snoitcnas[U+202C]", article, StringComparison.Ordinal);
        Assert.Contains("{{7*7}} @(7*7) ${7*7} &amp;lt;i&amp;gt;", article, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/positions/nobody/nothing", HttpStatusCode.BadRequest, "known:")]
    [InlineData("/articles/article-0", HttpStatusCode.NotFound, "Not found")]
    [InlineData("/?saidBy=2025-02-30", HttpStatusCode.BadRequest, "no possible date")]
    [InlineData("/?recordedBy=x", HttpStatusCode.BadRequest, "no sequence number")]
    [InlineData("/actors/%3Cscript%3Ealert(1)%3C%2Fscript%3E", HttpStatusCode.BadRequest, "&lt;script&gt;")]
    [InlineData("/changes?page=99999&kind=nonsense", HttpStatusCode.OK, "Nothing changed")]
    [InlineData("/compare?from=2025-09-01&to=2025-08-01", HttpStatusCode.OK, "between 1&#xA0;Aug&#xA0;2025 and 1&#xA0;Sep&#xA0;2025")]
    public async Task What_cannot_be_shown_is_told_on_a_page(string address, HttpStatusCode status, string words)
    {
        using var answer = await site.Http.GetAsync(address);
        var html = await answer.Content.ReadAsStringAsync();
        Assert.Equal((status, "text/html"), (answer.StatusCode, answer.Content.Headers.ContentType?.MediaType));
        Assert.Contains(words, html, StringComparison.Ordinal);
        Assert.DoesNotContain("<script>", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_address_where_nothing_is_is_told_to_people_on_a_page_and_to_programs_as_a_problem()
    {
        foreach (var (accept, type, words) in new[] { ("text/html,*/*", "text/html", "There is nothing at /nowhere/&lt;b&gt;."), ("*/*", "application/problem+json", "There is nothing at") })
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, "/nowhere/%3Cb%3E") { Headers = { { "Accept", accept } } };
            using var answer = await site.Http.SendAsync(request);
            Assert.Equal((HttpStatusCode.NotFound, type), (answer.StatusCode, answer.Content.Headers.ContentType?.MediaType));
            Assert.Contains(words, await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_number_stays_on_the_line_of_what_it_counts()
    {
        var html = await site.Http.GetStringAsync("/positions/russia/article-5-like-guarantees?dossier=ukraine-security-guarantees");
        Assert.DoesNotMatch(LooseNumber(), html);
        Assert.Contains("Article&#xA0;5", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_day_of_another_year_than_the_one_looked_at_carries_its_year()
    {
        Assert.DoesNotContain("<small>6&#xA0;Sep&#xA0;2025", await site.Http.GetStringAsync("/?dossier=ukraine-security-guarantees&saidBy=2025-12-31"), StringComparison.Ordinal);
        var later = await site.Http.GetStringAsync("/?dossier=ukraine-security-guarantees&saidBy=2026-01-01");
        Assert.Contains("<small>6&#xA0;Sep&#xA0;2025", later, StringComparison.Ordinal);
        Assert.DoesNotContain("<small>6&#xA0;Sep ", later, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_link_to_cite_shows_the_same_after_more_was_recorded()
    {
        const string path = "/positions/canada/reassurance-force?recordedBy=300";
        var before = await site.Http.GetStringAsync(path);
        await site.ReceiveAsync("Canada ruled out Canadian soldiers in Ukraine, Mark Carney said on Sunday.", "Canada turns");
        Assert.Equal(Body().Match(before).Value, Body().Match(await site.Http.GetStringAsync(path)).Value);
        Assert.NotEqual(Body().Match(before).Value, Body().Match(await site.Http.GetStringAsync("/positions/canada/reassurance-force")).Value);
    }

    [Fact]
    public async Task A_form_of_another_site_records_nothing()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, site.Hostile + "/review")
        {
            Content = new FormUrlEncodedContent([KeyValuePair.Create("do", "retract"), KeyValuePair.Create("act", "x"), KeyValuePair.Create("by", "x"), KeyValuePair.Create("why", "x")]),
            Headers = { { "Origin", "null" } },
        };
        using var answer = await site.Http.SendAsync(request);
        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
    }

    [Fact]
    public async Task The_feed_is_well_formed_whatever_articles_hold()
    {
        var feed = System.Xml.Linq.XDocument.Parse(await site.Http.GetStringAsync("/changes/feed?dossier=ukraine-security-guarantees"));
        Assert.NotEmpty(feed.Descendants("{http://www.w3.org/2005/Atom}entry"));
    }

    [GeneratedRegex("<script(?![^>]*\\ssrc=\"/assets/)|<[a-z][^>]*\\s(style|on[a-z]+)=|<style|<iframe|<object|<embed", RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex Inline();

    [GeneratedRegex("/articles/article-[0-9a-f]+", RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex Stream();

    [GeneratedRegex("<a [^>]*href=\"(?<url>/[^\"#]*)", RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex Href();

    [GeneratedRegex("(?<=^/[a-z]+)/[^?]*|(?<=dossier=)[^&]*|(?<==)[^&]*", RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex Sort();

    [GeneratedRegex("<form method=\"post\".*?</form>", RegexOptions.Singleline | RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex ReviewForm();

    [GeneratedRegex("<input [^>]*name=\"(?<name>[^\"]*)\"[^>]*?(value=\"(?<value>[^\"]*)\"[^>]*)?>|<textarea [^>]*name=\"(?<name>[^\"]*)\"[^>]*>(?<value>[^<]*)", RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex Field();

    [GeneratedRegex("\\d (Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) 20|[a-z] \\d+ independent|\\d independent|\\d statement", RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex LooseNumber();

    [GeneratedRegex("<main.*</main>", RegexOptions.Singleline, 10_000)]
    private static partial Regex Body();
}
