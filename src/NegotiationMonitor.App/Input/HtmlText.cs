using System.Text;
using AngleSharp.Dom;

namespace NegotiationMonitor.App.Input;

/// <summary>The readable text of a page: paragraphs apart by a blank line, without scripts, navigation, footers and forms.</summary>
public static class HtmlText
{
    private static readonly HashSet<string> LeftOut = new(
        ["script", "style", "noscript", "template", "nav", "footer", "aside", "form", "button", "select", "textarea", "input", "label", "iframe", "object",
         "svg", "math", "canvas", "video", "audio", "picture", "figure", "figcaption", "menu", "dialog", "head"], StringComparer.Ordinal);

    private static readonly HashSet<string> LeftOutRoles = new(
        ["navigation", "contentinfo", "complementary", "search", "banner", "menu", "menubar", "dialog", "alert"], StringComparer.OrdinalIgnoreCase);

    private static readonly HashSet<string> Blocks = new(
        ["p", "div", "section", "article", "main", "header", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "dl", "dt", "dd", "blockquote", "pre",
         "table", "tr", "td", "th", "hr", "br", "address", "details", "summary", "body", "center"], StringComparer.Ordinal);

    /// <summary>The text of the page's article, its headline first; empty where there is none.</summary>
    public static string Of(IDocument page)
    {
        ArgumentNullException.ThrowIfNull(page);
        if (page.Body is null)
        {
            return string.Empty;
        }

        var body = Body(page);
        var text = Flow(body);
        var headline = page.QuerySelector("h1");
        var title = headline is null || headline.Ancestors().Contains(body) ? string.Empty : Flow(headline);
        return title.Length == 0 || text.Contains(title, StringComparison.Ordinal) ? text : text.Length == 0 ? title : $"{title}\n\n{text}";
    }

    /// <summary>The element that holds the article: the marked one with most text in paragraphs, else the whole body.</summary>
    private static IElement Body(IDocument page)
    {
        var marked = page.QuerySelectorAll("[itemprop=articleBody], article, main, [role=main]")
            .Take(200)
            .Select(e => (Element: e, Weight: ParagraphText(e)))
            .Where(e => e.Weight >= 200)
            .ToList();
        if (marked.Count == 0)
        {
            return page.Body!;
        }

        // Of nested ones the innermost that holds nearly all of it: <main> often has related stories beside the article.
        var most = marked.Max(e => e.Weight);
        return marked.Where(e => e.Weight >= most * 0.6).OrderBy(e => e.Element.GetAttribute("itemprop") == "articleBody" ? 0 : 1).ThenBy(e => e.Weight).First().Element;
    }

    private static int ParagraphText(IElement element) => element.GetElementsByTagName("p").Take(5000).Sum(p => p.TextContent.Length);

    /// <summary>
    /// Text in document order. The stack is ours, since pages may nest deeper than the program's; children go by index, since looking
    /// for a next sibling searches its parent.
    /// </summary>
    private static string Flow(INode root)
    {
        var text = new StringBuilder();
        var gap = false;
        var path = new Stack<(INode Node, int Next)>([(root, 0)]);
        while (path.TryPop(out var at))
        {
            var done = at.Next >= at.Node.ChildNodes.Length;
            gap |= (done || at.Next == 0) && at.Node is IElement element && Blocks.Contains(element.LocalName);
            if (done)
            {
                continue;
            }

            path.Push((at.Node, at.Next + 1));
            switch (at.Node.ChildNodes[at.Next])
            {
                case IText words:
                    Append(text, words.Data, ref gap);
                    break;
                case IElement child when !IsLeftOut(child):
                    path.Push((child, 0));
                    break;
            }
        }

        return text.ToString().TrimEnd();
    }

    private static bool IsLeftOut(IElement element) =>
        LeftOut.Contains(element.LocalName) || element.HasAttribute("hidden")
        || string.Equals(element.GetAttribute("aria-hidden"), "true", StringComparison.OrdinalIgnoreCase)
        || (element.GetAttribute("role") is { } role && LeftOutRoles.Contains(role));

    private static void Append(StringBuilder text, string words, ref bool gap)
    {
        foreach (var c in words)
        {
            if (char.IsWhiteSpace(c))
            {
                if (text.Length > 0 && !gap && text[^1] != ' ')
                {
                    text.Append(' ');
                }

                continue;
            }

            if (gap && text.Length > 0)
            {
                if (text[^1] == ' ')
                {
                    text.Length--;
                }

                text.Append("\n\n");
            }

            gap = false;
            text.Append(c);
        }
    }
}
