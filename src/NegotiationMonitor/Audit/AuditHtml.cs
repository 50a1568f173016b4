using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using NegotiationMonitor.Articles;

namespace NegotiationMonitor.Audit;

/// <summary>Audit trails as one HTML page that needs nothing else: no script, no other file. To be handed to somebody, read offline and printed.</summary>
public static class AuditHtml
{
    private const string Style = """
        :root{color-scheme:light dark;--line:#8884;--soft:#8881;--mark:#ffe58a}
        @media(prefers-color-scheme:dark){:root{--mark:#6b5900}}
        body{font:16px/1.5 system-ui,sans-serif;max-width:50rem;margin:2rem auto;padding:0 1rem}
        h1{font-size:1.5rem;line-height:1.25;margin:0 0 .25rem}h2{font-size:1.15rem;margin:2rem 0 .5rem}h3{font-size:1rem;margin:0}
        p{margin:.4rem 0}.soft{opacity:.75}ul{padding-left:1.2rem}small,.fact{font-size:.85rem}
        .stance{font-weight:700;font-size:1.15rem}.entry{border:1px solid var(--line);border-left-width:5px;border-radius:4px;padding:.6rem .9rem;margin:.8rem 0;break-inside:avoid}
        .entry.counts{border-left-color:#2a7d4f}.entry.not{border-left-color:#999}.entry.ended{border-left-color:#b4552d}
        blockquote{margin:.6rem 0;padding:.1rem 0 .1rem .9rem;border-left:2px solid var(--line)}mark{background:var(--mark);color:inherit}
        code{font-size:.8rem;overflow-wrap:anywhere}.verdict{text-transform:uppercase;letter-spacing:.04em;font-size:.8rem;font-weight:700}
        dl{display:grid;grid-template-columns:max-content 1fr;gap:.1rem .8rem;margin:.5rem 0;font-size:.85rem}dt{opacity:.75}dd{margin:0;overflow-wrap:anywhere}
        """;

    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    /// <summary>The page.</summary>
    /// <param name="titles">Titles of issues; null, or a null title, shows their ids.</param>
    public static string Page(IReadOnlyList<AuditTrail> trails, Func<Positions.PositionKey, string?>? titles = null)
    {
        ArgumentNullException.ThrowIfNull(trails);
        var page = new StringBuilder();
        var heading = trails.Count == 0 ? "No position" : $"{trails[0].Position.Key.Actor} on {Title(trails[0], titles)}";
        page.Append("<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width\">\n<meta name=\"referrer\" content=\"no-referrer\">\n<title>Audit: ")
            .Append(Text(heading)).Append("</title>\n<style>").Append(Style).Append("</style>\n</head>\n<body>\n");
        foreach (var trail in trails)
        {
            Trail(page, trail, Title(trail, titles));
        }

        return page.Append("</body>\n</html>\n").ToString();
    }

    private static string Title(AuditTrail trail, Func<Positions.PositionKey, string?>? titles) =>
        titles?.Invoke(trail.Position.Key) is { } title ? $"“{title}”" : trail.Position.Key.Issue;

    private static void Trail(StringBuilder page, AuditTrail trail, string title)
    {
        var (position, key) = (trail.Position, trail.Position.Key);
        page.Append(CultureInfo.InvariantCulture, $"<article>\n<h1>{Text(key.Actor)} on {Text(title)}</h1>\n<p class=\"soft\">{Text(key.Issue)}{(key.Dossier.Length == 0 ? "" : ", dossier " + Text(key.Dossier))}. {Text(AuditWords.Clocks(trail))}</p>\n");
        page.Append(CultureInfo.InvariantCulture, $"<p><span class=\"stance\">{Text(position.Stance.Word())}</span> — {Text(AuditWords.Position(position))}</p>\n<ul>\n");
        foreach (var condition in position.Conditions)
        {
            Item(page, $"Condition: {condition.Text}{(condition.On is null ? "" : $" (on {condition.On})")}, said {AuditWords.Day(condition.Said)}");
        }

        foreach (var item in position.Offers.Concat(position.Demands))
        {
            Item(page, $"Open {item.Type.Replace('_', ' ')}: {item.Text}, said {AuditWords.Day(item.Said)}");
        }

        foreach (var origin in trail.Origins)
        {
            Item(page, string.Create(CultureInfo.InvariantCulture, $"Origin {AuditWords.OriginName(trail, origin.Name)}: {origin.Statements} of the statements, in {string.Join("; ", origin.Streams.Select(s => AuditWords.Name(trail, s)))}"));
        }

        page.Append("</ul>\n");
        Entries(page, "What it rests on, and what was outweighed", trail.Entries, trail);
        Entries(page, "No longer counted", trail.Ended, trail);
        Articles(page, trail);
        Corrections(page, trail);
        page.Append("</article>\n");
    }

    private static void Entries(StringBuilder page, string title, IReadOnlyList<AuditedEntry> entries, AuditTrail trail)
    {
        if (entries.Count == 0)
        {
            return;
        }

        page.Append(CultureInfo.InvariantCulture, $"<h2>{Text(title)}</h2>\n");
        foreach (var audited in entries.Reverse())
        {
            var (entry, act) = (audited.Entry, audited.Act);
            var kind = audited.Weighed is null ? "ended" : audited.Weighed.Counts ? "counts" : "not";
            page.Append(CultureInfo.InvariantCulture, $"<section class=\"entry {kind}\" id=\"event-{entry.Sequence}\">\n<h3>{AuditWords.Day(entry.SaidOn.To)} · {Text(entry.Stance.Word())}</h3>\n");
            page.Append(CultureInfo.InvariantCulture, $"<p><span class=\"verdict\">{Text(AuditWords.Verdict(audited))}</span> {Text(AuditWords.Why(audited, trail))}</p>\n");
            foreach (var passage in audited.Passages)
            {
                page.Append(CultureInfo.InvariantCulture, $"<blockquote><p><span class=\"soft\">{Text(passage.Before)}</span> {Marked(passage)} <span class=\"soft\">{Text(passage.After)}</span></p></blockquote>\n");
            }

            var spans = string.Join(", ", act.Evidence.Select(e => string.Create(CultureInfo.InvariantCulture, $"{e.Start}–{e.End}")));
            page.Append("<dl>");
            Fact(page, "Act", AuditWords.Act(audited));
            Fact(page, "Found by", $"rule {act.Rule}, reader {act.Reader}, at {spans} of the text");
            Fact(page, "Article", $"{AuditWords.Name(trail, entry.Stream)}; {AuditWords.Origin(trail, audited)}");
            page.Append(CultureInfo.InvariantCulture, $"<dt>Event</dt><dd>{entry.Sequence}, <code>{entry.Id}</code>, hash <code>{Text(audited.Hash)}</code></dd></dl>\n</section>\n");
        }
    }

    private static void Articles(StringBuilder page, AuditTrail trail)
    {
        page.Append("<h2>Articles</h2>\n");
        foreach (var article in trail.Articles)
        {
            page.Append(CultureInfo.InvariantCulture, $"<section class=\"entry\">\n<h3>{Text(AuditWords.Name(trail, article.Stream))}</h3>\n<p>{Text(AuditWords.Share(trail, article))}{(AuditWords.Story(trail, article) is { } story ? "; " + Text(story) : "")}</p>\n<dl>");
            Fact(page, "Published", AuditWords.Day(article.PublishedOn));
            Fact(page, "Received", AuditWords.Time(article.RecordedAt));
            if (article.Url is { } url)
            {
                var shown = IsWeb(url) ? $"<a href=\"{Text(url)}\">{Text(url)}</a>" : Text(url);
                page.Append("<dt>Address</dt><dd>").Append(shown).Append("</dd>");
            }

            Code(page, "Text SHA-256", article.ContentHash);
            foreach (var revision in article.Revisions)
            {
                Code(page, "Revised to", revision);
            }

            Code(page, "Stream", article.Stream);
            Code(page, string.Create(CultureInfo.InvariantCulture, $"Hash at version {article.Version}"), article.Hash);
            page.Append("</dl>\n</section>\n");
        }
    }

    private static void Corrections(StringBuilder page, AuditTrail trail)
    {
        if (trail.Corrections.Count == 0)
        {
            return;
        }

        page.Append("<h2>Corrections</h2>\n<ul>\n");
        foreach (var c in trail.Corrections)
        {
            page.Append(CultureInfo.InvariantCulture, $"<li>Event {c.Sequence}, {AuditWords.Time(c.RecordedAt)}: {Text(AuditWords.Correction(c))}; ended {List(c.Ended)}, began {List(c.Begun)}; hash <code>{Text(c.Hash)}</code></li>\n");
        }

        page.Append("</ul>\n");
    }

    /// <summary>The sentence with the quote in it marked.</summary>
    private static string Marked(Passage passage)
    {
        var at = passage.Sentence.IndexOf(passage.Quote, StringComparison.Ordinal);
        return at < 0
            ? $"<mark>{Text(passage.Sentence)}</mark>"
            : $"{Text(passage.Sentence[..at])}<mark>{Text(passage.Quote)}</mark>{Text(passage.Sentence[(at + passage.Quote.Length)..])}";
    }

    private static bool IsWeb(string url) => Uri.TryCreate(url, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https";

    private static void Item(StringBuilder page, string text) => page.Append("<li>").Append(Text(text)).Append("</li>\n");

    private static void Fact(StringBuilder page, string name, string value) => page.Append(CultureInfo.InvariantCulture, $"<dt>{Text(name)}</dt><dd>{Text(value)}</dd>");

    private static void Code(StringBuilder page, string name, string value) => page.Append(CultureInfo.InvariantCulture, $"<dt>{Text(name)}</dt><dd><code>{Text(value)}</code></dd>");

    private static string List(IReadOnlyList<long> sequences) => sequences.Count == 0 ? "nothing" : string.Join(", ", sequences);

    private static string Text(string text) => Encoder.Encode(text.ReplaceLineEndings(" "));
}
