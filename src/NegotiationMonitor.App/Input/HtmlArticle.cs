using System.Text.Json;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using NegotiationMonitor.Articles;

namespace NegotiationMonitor.App.Input;

/// <summary>
/// A web page as an article: its readable text (which becomes the text as received, in which evidence counts) and what its meta tags
/// and JSON-LD say of title, outlet, address and day of publication.
/// </summary>
public static class HtmlArticle
{
    private static readonly string[] DayNames =
        ["article:published_time", "og:article:published_time", "datepublished", "date", "dc.date", "dc.date.issued", "dcterms.issued", "pubdate", "publishdate", "parsely-pub-date", "sailthru.date"];

    private static readonly string[] ArticleTypes = ["Article", "NewsArticle", "ReportageNewsArticle", "AnalysisNewsArticle", "BlogPosting", "LiveBlogPosting", "OpinionNewsArticle", "WebPage"];

    /// <summary>The article on a page.</summary>
    /// <param name="name">File name, kept with the article and named in refusals.</param>
    /// <exception cref="RefusedException">There is no readable text, the page is made to keep a parser busy, or its date is impossible.</exception>
    public static ArticleText Parse(string html, string name)
    {
        using var page = ParsePage(html, name);
        var linked = LinkedData(page);
        var text = HtmlText.Of(page);
        if (text.Length == 0)
        {
            throw new RefusedException($"{name}: holds no readable text");
        }

        TextFile.RequireText(text, name);
        return new ArticleText(
            text,
            Outlet: Clean(Meta(page, "og:site_name")) ?? Clean(linked?.Outlet),
            Url: Clean(page.QuerySelector("link[rel~=canonical]")?.GetAttribute("href")) ?? Clean(Meta(page, "og:url")) ?? Clean(linked?.Url),
            Title: Clean(Meta(page, "og:title")) ?? Clean(linked?.Title) ?? Clean(page.QuerySelector("h1")?.TextContent) ?? Clean(page.Title),
            PublishedOn: Published(page, linked, name),
            File: name);
    }

    private static IDocument ParsePage(string html, string name)
    {
        try
        {
            return new HtmlParser(new HtmlGuard().Options()).ParseDocument(html);
        }
        catch (HtmlGuard.TooTangledException e)
        {
            throw new RefusedException($"{name}: its tags are nested too deep to be an article; save the page as .txt", e);
        }
    }

    /// <summary>The first possible day among the places where pages tell it. A value that is no date at all says nothing; one that is written as a date but impossible is refused.</summary>
    private static DateOnly? Published(IDocument page, Linked? linked, string name)
    {
        var values = DayNames.Select(n => Meta(page, n))
            .Append(linked?.Published)
            .Append(page.QuerySelector("[itemprop=datePublished]")?.GetAttribute("datetime"))
            .Append(page.QuerySelector("article time[datetime], main time[datetime]")?.GetAttribute("datetime"))
            .Select(Clean).OfType<string>().ToList();
        foreach (var value in values)
        {
            if (PublishedDay.TryParse(value, out var day))
            {
                return day;
            }
        }

        return values.Find(PublishedDay.LooksIso) is { } impossible ? PublishedDay.Parse(impossible, name) : null;
    }

    private static string? Meta(IDocument page, string name) => page.Head?.Children
        .FirstOrDefault(e => e.LocalName == "meta" && string.Equals(e.GetAttribute("property") ?? e.GetAttribute("name") ?? e.GetAttribute("itemprop"), name, StringComparison.OrdinalIgnoreCase))
        ?.GetAttribute("content");

    private static string? Clean(string? value)
    {
        var clean = value is null ? null : string.Join(' ', value.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return string.IsNullOrEmpty(clean) || clean.Contains('\0', StringComparison.Ordinal) ? null : clean;
    }

    private sealed record Linked(string? Title, string? Outlet, string? Url, string? Published);

    private static Linked? LinkedData(IDocument page)
    {
        foreach (var script in page.QuerySelectorAll("script[type='application/ld+json']"))
        {
            try
            {
                if (ArticleIn(JsonElement.Parse(script.TextContent)) is { } article)
                {
                    return new(
                        Text(article, "headline"), article.TryGetProperty("publisher", out var publisher) ? Text(publisher, "name") : null,
                        Text(article, "url") ?? Text(article, "mainEntityOfPage"), Text(article, "datePublished"));
                }
            }
            catch (Exception e) when (e is JsonException or InvalidOperationException)
            {
                // Pages carry broken JSON-LD; it is only ever a second source, so the page is read without it.
                continue;
            }
        }

        return null;
    }

    private static JsonElement? ArticleIn(JsonElement data) => data.ValueKind switch
    {
        JsonValueKind.Array => data.EnumerateArray().Select(ArticleIn).FirstOrDefault(found => found is not null),
        JsonValueKind.Object when data.TryGetProperty("@graph", out var graph) => ArticleIn(graph),
        JsonValueKind.Object when IsArticle(data) => data,
        _ => null,
    };

    private static bool IsArticle(JsonElement data) => data.TryGetProperty("@type", out var type) && (
        type.ValueKind == JsonValueKind.Array
            ? type.EnumerateArray().Any(t => ArticleTypes.Contains(t.ToString(), StringComparer.Ordinal))
            : ArticleTypes.Contains(type.ToString(), StringComparer.Ordinal));

    private static string? Text(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
