using System.Text.RegularExpressions;
using NegotiationMonitor.Articles;

namespace NegotiationMonitor.App.Input;

/// <summary>
/// A plain text file. Front matter (<c>date: outlet: url: title:</c>, ended by a blank line or <c>---</c>) or the form
/// <c> date 2025-08-20 Text…</c> tell about the article; the text stays as received, front matter and all, because evidence counts in it.
/// </summary>
public static partial class PlainArticle
{
    private const RegexOptions Shape = RegexOptions.CultureInvariant | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture;

    /// <summary>The article in <paramref name="text"/>.</summary>
    /// <param name="name">File name, kept with the article and named in refusals.</param>
    /// <exception cref="RefusedException">Its date is impossible.</exception>
    public static ArticleText Parse(string text, string name)
    {
        var article = new ArticleText(text, File: name);
        if (DateForm().Match(text) is { Success: true } form)
        {
            return article with { PublishedOn = PublishedDay.Parse(form.Groups["day"].Value, name) };
        }

        foreach (var (key, value) in FrontMatter(text))
        {
            article = key switch
            {
                "date" or "published" or "publishedon" => article with { PublishedOn = PublishedDay.Parse(value, name) },
                "outlet" => article with { Outlet = value },
                "url" => article with { Url = value },
                "title" => article with { Title = value },
                _ => article,
            };
        }

        return article;
    }

    /// <summary>The lines <c>key: value</c> that a text begins with; none unless the first of them is one of ours.</summary>
    private static IEnumerable<(string Key, string Value)> FrontMatter(string text)
    {
        var first = true;
        foreach (var range in Lines(text))
        {
            var line = text[range].Trim();
            if (line == "---" && first)
            {
                continue;
            }

            var match = KeyLine().Match(line);
            if (!match.Success || (first && !OurKey().IsMatch(match.Groups["key"].Value)))
            {
                yield break;
            }

            first = false;
            var value = match.Groups["value"].Value.Trim().Trim('"');
            if (value.Length > 0)
            {
                yield return (match.Groups["key"].Value.ToLowerInvariant(), value);
            }
        }
    }

    private static IEnumerable<Range> Lines(string text)
    {
        for (var start = 0; start < text.Length;)
        {
            var end = text.IndexOf('\n', start);
            end = end < 0 ? text.Length : end;
            yield return start..end;
            start = end + 1;
        }
    }

    [GeneratedRegex(@"^\s{0,8}date[ \t]+(?<day>\d{4}-\d{1,2}-\d{1,2})(?:\s|$)", Shape | RegexOptions.IgnoreCase)]
    private static partial Regex DateForm();

    [GeneratedRegex(@"^(?<key>[A-Za-z][A-Za-z-]{0,19}):(?:[ \t]+(?<value>.*))?$", Shape)]
    private static partial Regex KeyLine();

    [GeneratedRegex(@"^(?:date|published|publishedOn|outlet|url|title)$", Shape | RegexOptions.IgnoreCase)]
    private static partial Regex OurKey();
}
