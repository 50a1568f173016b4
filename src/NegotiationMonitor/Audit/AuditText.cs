using System.Globalization;
using System.Text;
using System.Text.Json;
using NegotiationMonitor.Articles;
using NegotiationMonitor.Positions;

namespace NegotiationMonitor.Audit;

/// <summary>An audit trail to hand to somebody: as Markdown for people, as JSON for programs.</summary>
public static class AuditText
{
    /// <summary>The trail as JSON, camelCase.</summary>
    public static string Json(AuditTrail trail) => JsonSerializer.Serialize(trail, EventJson.Options);

    /// <summary>Several trails as a JSON array.</summary>
    public static string Json(IReadOnlyList<AuditTrail> trails) => JsonSerializer.Serialize(trails, EventJson.Options);

    /// <summary>The trail as one Markdown document that needs nothing else; the latest entries first.</summary>
    /// <param name="title">Title of the issue; null where unknown.</param>
    public static string Markdown(AuditTrail trail, string? title = null)
    {
        ArgumentNullException.ThrowIfNull(trail);
        var text = new StringBuilder();
        Head(text, trail, title);
        Section(text, "What it rests on, and what was outweighed", trail.Entries.Reverse(), trail);
        Section(text, "No longer counted", trail.Ended.Reverse(), trail);
        Articles(text, trail);
        Corrections(text, trail);
        return text.ToString();
    }

    private static void Head(StringBuilder text, AuditTrail trail, string? title)
    {
        var (position, key) = (trail.Position, trail.Position.Key);
        Line(text, $"# {key.Actor} on {(title is null ? key.Issue : $"“{Plain(title)}”, {key.Issue}")}{(key.Dossier.Length > 0 ? $" ({key.Dossier})" : "")}");
        Line(text, $"");
        Line(text, $"{AuditWords.Clocks(trail)}");
        Line(text, $"");
        Line(text, $"**{position.Stance.Word()}**. {AuditWords.Position(position)}");
        Line(text, $"");
        foreach (var condition in position.Conditions)
        {
            Line(text, $"- Condition: {Plain(condition.Text)}{(condition.On is null ? "" : $" (on {condition.On})")}, said {AuditWords.Day(condition.Said)}, event {condition.Sequence}");
        }

        foreach (var item in position.Offers.Concat(position.Demands))
        {
            Line(text, $"- Open {item.Type.Replace('_', ' ')}: {Plain(item.Text)}, said {AuditWords.Day(item.Said)}, event {item.Sequence}");
        }

        foreach (var origin in trail.Origins)
        {
            Line(text, $"- Origin {Plain(AuditWords.OriginName(trail, origin.Name))}: {origin.Statements} of the statements, in {Plain(string.Join("; ", origin.Streams.Select(s => AuditWords.Name(trail, s))))}");
        }

        Line(text, $"");
    }

    private static void Section(StringBuilder text, string title, IEnumerable<AuditedEntry> entries, AuditTrail trail)
    {
        var any = false;
        foreach (var entry in entries)
        {
            if (!any)
            {
                Line(text, $"## {title}");
                Line(text, $"");
                any = true;
            }

            Entry(text, entry, trail);
        }
    }

    private static void Entry(StringBuilder text, AuditedEntry audited, AuditTrail trail)
    {
        var (entry, act) = (audited.Entry, audited.Act);
        Line(text, $"### {AuditWords.Day(entry.SaidOn.To)} · {entry.Stance.Word()} · {AuditWords.Verdict(audited)}");
        Line(text, $"");
        Line(text, $"{Plain(AuditWords.Why(audited, trail))}");
        foreach (var passage in audited.Passages)
        {
            Line(text, $"");
            Line(text, $"> {Plain($"{passage.Before} ").TrimStart()}**{Plain(passage.Sentence)}** {Plain(passage.After)}");
            Line(text, $">");
            Line(text, $"> Quote, {passage.Start}–{passage.End}: “{Plain(passage.Quote)}”");
        }

        Line(text, $"");
        Line(text, $"- Act: {Plain(AuditWords.Act(audited))}; rule {act.Rule}, reader {act.Reader}");
        Line(text, $"- Article: {Plain(AuditWords.Name(trail, entry.Stream))} ({entry.Stream}); {Plain(AuditWords.Origin(trail, audited))}");
        Line(text, $"- Event {entry.Sequence}, {entry.Id}, hash {audited.Hash}");
        Line(text, $"");
    }

    private static void Articles(StringBuilder text, AuditTrail trail)
    {
        Line(text, $"## Articles");
        Line(text, $"");
        foreach (var article in trail.Articles)
        {
            Line(text, $"- {Plain(AuditWords.Name(trail, article.Stream))} ({article.Stream}){(article.Url is null ? "" : $", <{article.Url.Replace(">", "%3E", StringComparison.Ordinal)}>")}: {AuditWords.Share(trail, article)}");
            Line(text, $"  - published {AuditWords.Day(article.PublishedOn)}, received {AuditWords.Time(article.RecordedAt)}");
            Line(text, $"  - text SHA-256 {article.ContentHash}{string.Concat(article.Revisions.Select(r => $", revised to {r}"))}; stream hash at version {article.Version}: {article.Hash}");
            if (AuditWords.Story(trail, article) is { } story)
            {
                Line(text, $"  - {Plain(story)}");
            }
        }

        Line(text, $"");
    }

    private static void Corrections(StringBuilder text, AuditTrail trail)
    {
        if (trail.Corrections.Count > 0)
        {
            Line(text, $"## Corrections");
            Line(text, $"");
            foreach (var c in trail.Corrections)
            {
                Line(text, $"- event {c.Sequence}, {AuditWords.Time(c.RecordedAt)}: {Plain(AuditWords.Correction(c))}; ended {List(c.Ended)}, began {List(c.Begun)}; hash {c.Hash}");
            }
        }
    }

    private static string List(IReadOnlyList<long> sequences) => sequences.Count == 0 ? "nothing" : string.Join(", ", sequences);

    /// <summary>Others' words in one line, so that nothing in them is taken for markup.</summary>
    private static string Plain(string text)
    {
        var plain = new StringBuilder(text.Length);
        foreach (var c in text.ReplaceLineEndings(" "))
        {
            _ = c switch
            {
                '<' => plain.Append("&lt;"),
                '&' => plain.Append("&amp;"),
                '*' or '_' or '`' or '[' or ']' or '\\' or '|' or '#' or '~' => plain.Append('\\').Append(c),
                _ => plain.Append(c),
            };
        }

        return plain.ToString();
    }

    private static void Line(StringBuilder text, FormattableString line) => text.Append(line.ToString(CultureInfo.InvariantCulture)).Append('\n');
}
