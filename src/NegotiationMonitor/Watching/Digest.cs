using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using NegotiationMonitor.Articles;
using NegotiationMonitor.Positions;

namespace NegotiationMonitor.Watching;

/// <summary>Writes a digest for people: what changed in a period, by issue, each change with its words.</summary>
public static class Digest
{
    /// <summary>Most changes a digest lists; all are counted.</summary>
    public const int MostListed = 300;

    private const int LongestQuote = 400;

    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    /// <summary>The page.</summary>
    public static string Write(Watch watch, Gathered gathered, Envelope envelope)
    {
        ArgumentNullException.ThrowIfNull(watch);
        ArgumentNullException.ThrowIfNull(gathered);
        ArgumentNullException.ThrowIfNull(envelope);
        return watch.Delivery.Format == DigestFormat.Html ? Html(watch, gathered, envelope) : Markdown(watch, gathered, envelope);
    }

    private static string Markdown(Watch watch, Gathered gathered, Envelope envelope)
    {
        var page = new StringBuilder();
        page.Append(CultureInfo.InvariantCulture, $"# {watch.Name}: {gathered.Count} changes\n\n{Period(gathered)}: {gathered.InWords()}\n");
        foreach (var issue in ByIssue(gathered))
        {
            page.Append(CultureInfo.InvariantCulture, $"\n## {Plain(issue.Key)}\n\n");
            foreach (var notice in issue)
            {
                page.Append(CultureInfo.InvariantCulture, $"- {Day(notice)} **{Plain(notice.Change.Key.Actor)}** {InWords(notice.Change.What)} ([audit]({envelope.AuditOf(notice.Change)}))\n");
                foreach (var line in Lines(notice))
                {
                    page.Append(CultureInfo.InvariantCulture, $"  - {Plain(line)}\n");
                }
            }
        }

        return page.Append(Rest(gathered) is { } rest ? $"\n{rest}\n" : "").ToString();
    }

    private static string Html(Watch watch, Gathered gathered, Envelope envelope)
    {
        static string Safe(string text) => Encoder.Encode(text);
        var page = new StringBuilder();
        page.Append(CultureInfo.InvariantCulture, $"<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><title>{Safe(watch.Name)}: {gathered.Count} changes</title></head><body>\n");
        page.Append(CultureInfo.InvariantCulture, $"<h1>{Safe(watch.Name)}: {gathered.Count} changes</h1>\n<p>{Safe(Period(gathered))}: {Safe(gathered.InWords())}</p>\n");
        foreach (var issue in ByIssue(gathered))
        {
            page.Append(CultureInfo.InvariantCulture, $"<h2>{Safe(issue.Key)}</h2>\n<ul>\n");
            foreach (var notice in issue)
            {
                page.Append(CultureInfo.InvariantCulture, $"<li>{Day(notice)} <strong>{Safe(notice.Change.Key.Actor)}</strong> {Safe(InWords(notice.Change.What))} (<a href=\"{Safe(envelope.AuditOf(notice.Change))}\">audit</a>)");
                foreach (var line in Lines(notice))
                {
                    page.Append(CultureInfo.InvariantCulture, $"<br>{Safe(line)}");
                }

                page.Append("</li>\n");
            }

            page.Append("</ul>\n");
        }

        return page.Append(Rest(gathered) is { } rest ? $"<p>{Safe(rest)}</p>\n" : "").Append("</body></html>\n").ToString();
    }

    /// <summary>What changed, in words: <c>moved away from it, supports → wary</c>.</summary>
    public static string InWords(Difference what)
    {
        ArgumentNullException.ThrowIfNull(what);
        var move = $"{what.From.Word()} → {what.To.Word()}";
        return what.Kind switch
        {
            ChangeKind.Emerged => $"emerged as {what.To.Word()}",
            ChangeKind.Toward => $"moved toward it, {move}",
            ChangeKind.Away => $"moved away from it, {move}",
            ChangeKind.Reversed => $"reversed, {move}",
            ChangeKind.Contested => $"is {what.To.Word()}, but its own voices disagree",
            ChangeKind.ConditionsChanged => $"is {what.To.Word()}, its conditions changed",
            ChangeKind.Settled => $"settled, {what.To.Word()}",
            ChangeKind.Withdrawn => $"took its offer back, {move}",
            ChangeKind.Retracted => what.To == Stance.None ? "has no stance left: what it rested on was corrected" : $"was corrected, {move}",
            _ => $"is {what.To.Word()} as before, but its past reads differently",
        };
    }

    private static IEnumerable<IGrouping<string, ChangeNotice>> ByIssue(Gathered gathered) => gathered.Notices
        .GroupBy(n => n.DossierTitle is { } dossier ? $"{dossier}: {n.IssueTitle ?? n.Change.Key.Issue}" : n.IssueTitle ?? n.Change.Key.Issue, StringComparer.Ordinal)
        .OrderBy(g => g.Key, StringComparer.Ordinal);

    /// <summary>What goes with a change: conditions that came and went, and the words it rests on.</summary>
    public static IEnumerable<string> Lines(ChangeNotice notice)
    {
        ArgumentNullException.ThrowIfNull(notice);
        return LinesOf(notice);
    }

    private static IEnumerable<string> LinesOf(ChangeNotice notice)
    {
        foreach (var condition in notice.Change.What.Gained)
        {
            yield return $"now conditional: {Short(condition.Text)}";
        }

        foreach (var condition in notice.Change.What.Lost)
        {
            yield return $"no longer conditional: {Short(condition.Text)}";
        }

        if (notice is { Act: { Quotes: [var quote, ..] } act, Article: { } article })
        {
            yield return $"{(act.ClaimedBy is { } other ? $"{act.Speaker ?? other} (claims): " : act.Speaker is { } speaker ? speaker + ": " : "")}“{Short(quote.Quote)}” — {article.Outlet ?? article.Name}";
        }
    }

    private static string Period(Gathered gathered) => gathered is { From: { } from, Until: { } until }
        ? string.Create(CultureInfo.InvariantCulture, $"{from.UtcDateTime:yyyy-MM-dd HH:mm} to {until.UtcDateTime:yyyy-MM-dd HH:mm} UTC")
        : "Changes";

    private static string? Rest(Gathered gathered) => gathered.Count > gathered.Notices.Count ? $"and {gathered.Count - gathered.Notices.Count} more" : null;

    private static string Day(ChangeNotice notice) => (notice.Change.SaidOn ?? DateOnly.FromDateTime(notice.Change.RecordedAt.UtcDateTime)).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Short(string text)
    {
        var line = string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return line.Length <= LongestQuote ? line : line[..(char.IsHighSurrogate(line[LongestQuote - 1]) ? LongestQuote - 1 : LongestQuote)] + "…";
    }

    /// <summary>Text that Markdown takes for text; articles are strangers' words.</summary>
    private static string Plain(string text)
    {
        var plain = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            _ = c is '\\' or '`' or '*' or '_' or '[' or ']' or '<' or '>' or '#' or '|' or '!' ? plain.Append('\\').Append(c) : plain.Append(c);
        }

        return plain.ToString();
    }
}
