using System.Globalization;
using System.Text.Json;
using NegotiationMonitor.Articles;

namespace NegotiationMonitor.App.Input;

/// <summary>Articles as JSON: <c>{text|html, title, outlet, url, publishedOn, id}</c>, alone, in an array, or one a line (JSONL).</summary>
public static class JsonArticles
{
    // Characters.
    private const int LongestId = 200;

    /// <summary>The one object or the array of a <c>.json</c> file.</summary>
    public static IEnumerable<ArticleSource> OfFile(string path, string name)
    {
        JsonElement root;
        try
        {
            root = Root(TextFile.Read(path, name), name);
        }
        catch (RefusedException e)
        {
            return [ArticleSource.Refusing(name, e)];
        }

        if (root.ValueKind != JsonValueKind.Array)
        {
            return [new(name, () => Parse(root, name))];
        }

        return root.GetArrayLength() > 0
            ? root.EnumerateArray().Select((element, i) => Numbered(name, i + 1, place => Parse(element, place)))
            : [ArticleSource.Refusing(name, new($"{name}: holds no articles (an empty array)"))];
    }

    /// <summary>The lines of a <c>.jsonl</c> file, read as they are asked for.</summary>
    public static IEnumerable<ArticleSource> LinesOfFile(string path, string name)
    {
        FileStream file;
        try
        {
            file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return [ArticleSource.Refusing(name, TextFile.Unreadable(name, e))];
        }

        return Lines(file, name);
    }

    /// <summary>The lines of a stream of JSONL, read as they are asked for; disposes the stream at its end. Blank lines are passed over.</summary>
    public static IEnumerable<ArticleSource> Lines(Stream stream, string name)
    {
        ArgumentNullException.ThrowIfNull(stream);
        using (stream)
        {
            var lines = new LineReader(stream, TextFile.MaxBytes);
            var (number, articles) = (0, 0);
            while (lines.Next() is { } line)
            {
                number++;
                if (line.TooLong)
                {
                    yield return Numbered(name, number, place => throw TextFile.TooLarge(place, line.Length));
                }
                else if (line.Bytes.AsSpan().Trim(" \t\r"u8).Length > 0)
                {
                    yield return Numbered(name, number, place => Parse(Root(TextFile.Decode(line.Bytes, place), place), place));
                }
                else
                {
                    continue;
                }

                articles++;
            }

            if (articles == 0)
            {
                yield return ArticleSource.Refusing(name, new($"{name}: is empty"));
            }
        }
    }

    /// <summary>The article of one JSON object.</summary>
    /// <exception cref="RefusedException">No object, no text, a field that is no string, or an impossible date.</exception>
    public static ArticleText Parse(JsonElement element, string name)
    {
        if (element.ValueKind != JsonValueKind.Object)
        {
            throw new RefusedException($"{name}: is no JSON object; an article is {{\"text\": …, \"title\": …, \"outlet\": …, \"url\": …, \"publishedOn\": …}}");
        }

        var (text, html) = (Field(element, "text", name), Field(element, "html", name));
        var article = (text, html) switch
        {
            ({ } t, _) => new ArticleText(t, File: name),
            (null, { } h) => HtmlArticle.Parse(h, name),
            _ => throw new RefusedException($"{name}: has neither \"text\" nor \"html\""),
        };
        TextFile.RequireText(article.Text, name);
        var day = Field(element, "publishedOn", name) ?? Field(element, "published", name) ?? Field(element, "date", name);
        return article with
        {
            File = Id(element, name) ?? article.File,
            Title = Field(element, "title", name) ?? article.Title,
            Outlet = Field(element, "outlet", name) ?? article.Outlet,
            Url = Field(element, "url", name) ?? article.Url,
            PublishedOn = day is null ? article.PublishedOn : PublishedDay.Parse(day, name),
        };
    }

    // Under its own id an article is found again in what was read; without one its place in the file names it.
    private static string? Id(JsonElement element, string name) =>
        !element.TryGetProperty("id", out var id) ? null
        : id.ValueKind == JsonValueKind.Number ? id.GetRawText()
        : id.ValueKind == JsonValueKind.String && Field(element, "id", name) is { Length: > 0 and <= LongestId } own ? own
        : null;

    private static ArticleSource Numbered(string name, int number, Func<string, ArticleText> load)
    {
        var place = string.Create(CultureInfo.InvariantCulture, $"{name}:{number}");
        return new(place, () => load(place));
    }

    private static JsonElement Root(string json, string name)
    {
        try
        {
            return JsonElement.Parse(json);
        }
        catch (JsonException e)
        {
            var where = string.Create(CultureInfo.InvariantCulture, $"line {(e.LineNumber ?? 0) + 1}, byte {(e.BytePositionInLine ?? 0) + 1}");
            throw new RefusedException($"{name}: is not valid JSON ({where})", e);
        }
    }

    private static string? Field(JsonElement element, string field, string name)
    {
        if (!element.TryGetProperty(field, out var value) || value.ValueKind == JsonValueKind.Null)
        {
            return null;
        }

        if (value.ValueKind != JsonValueKind.String)
        {
            throw new RefusedException($"{name}: \"{field}\" is no string");
        }

        try
        {
            var content = value.GetString()!;
            return content.Contains('\0', StringComparison.Ordinal) ? throw new RefusedException($"{name}: \"{field}\" is binary, not text")
                : field is "text" or "html" || content.Length > 0 ? content : null;
        }
        catch (InvalidOperationException e)
        {
            throw new RefusedException($"{name}: \"{field}\" holds half a character (a lone surrogate)", e);
        }
    }
}
