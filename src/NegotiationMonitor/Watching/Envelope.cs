using System.Buffers;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using NegotiationMonitor.Articles;
using NegotiationMonitor.Positions;

namespace NegotiationMonitor.Watching;

/// <summary>
/// Changes as CloudEvents 1.0 in structured JSON, as the schema of that type describes them: the one form in which streams, webhooks and brokers get
/// them. At most <see cref="MostBytes"/>; long quotes are cut and say so.
/// </summary>
/// <param name="service">Address under which people reach the service, without a slash at the end; empty where none was given, which makes links relative.</param>
public sealed class Envelope(string service)
{
    /// <summary>Most bytes of one envelope.</summary>
    public const int MostBytes = 20_000;

    /// <summary>CloudEvents type of a change.</summary>
    public const string ChangeType = "negotiationmonitor.position.changed";

    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private static readonly int[] Limits = [1000, 400, 150, 50, 12];

    /// <summary>A change, UTF-8.</summary>
    public byte[] Of(ChangeNotice notice)
    {
        ArgumentNullException.ThrowIfNull(notice);
        return Fit(limit => Write(new Head(notice.Change.Id, ChangeType, $"{notice.Change.Key.Actor}/{notice.Change.Key.Issue}", notice.Change.RecordedAt), json => Data(json, notice, limit)));
    }

    /// <summary>The first of ever shorter forms that fits.</summary>
    internal static byte[] Fit(Func<int, byte[]> form)
    {
        var body = form(Limits[0]);
        for (var i = 1; i < Limits.Length && body.Length > MostBytes; i++)
        {
            body = form(Limits[i]);
        }

        return body;
    }

    /// <summary>Context attributes of a CloudEvent.</summary>
    internal sealed record Head(string Id, string Type, string Subject, DateTimeOffset Time);

    /// <summary>An envelope around data of any type.</summary>
    internal byte[] Write(Head head, Action<Utf8JsonWriter> data)
    {
        var buffer = new ArrayBufferWriter<byte>(2048);
        using (var json = new Utf8JsonWriter(buffer, Options))
        {
            json.WriteStartObject();
            json.WriteString("specversion", "1.0");
            json.WriteString("id", head.Id);
            json.WriteString("source", service + "/api/changes");
            json.WriteString("type", head.Type);
            json.WriteString("subject", head.Subject);
            json.WriteString("time", Time(head.Time));
            json.WriteString("datacontenttype", "application/json");
            json.WriteString("dataschema", $"{service}/schemas/{head.Type}.json");
            json.WriteStartObject("data");
            data(json);
            json.WriteEndObject();
            json.WriteEndObject();
        }

        return buffer.WrittenSpan.ToArray();
    }

    /// <summary>Where the audit of a position as of a change is to be read.</summary>
    public string AuditOf(Change change)
    {
        ArgumentNullException.ThrowIfNull(change);
        var (dossier, actor, issue) = change.Key;
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{service}/positions/{Uri.EscapeDataString(actor)}/{Uri.EscapeDataString(issue)}?dossier={Uri.EscapeDataString(dossier)}&recordedBy={change.Sequence}");
    }

    private void Data(Utf8JsonWriter json, ChangeNotice notice, int limit)
    {
        var (change, what) = (notice.Change, notice.Change.What);
        json.WriteNumber("sequence", change.Sequence);
        Text(json, "dossier", change.Key.Dossier.Length == 0 ? null : change.Key.Dossier, int.MaxValue);
        Text(json, "dossierTitle", notice.DossierTitle, limit);
        json.WriteString("actor", change.Key.Actor);
        json.WriteString("issue", change.Key.Issue);
        Text(json, "issueTitle", notice.IssueTitle, limit);
        json.WriteString("kind", what.Kind.Word());
        json.WriteString("from", what.From.Word());
        json.WriteString("to", what.To.Word());
        json.WriteBoolean("contested", what.Contested);
        Conditions(json, "conditionsBefore", what.Stood(), limit);
        Conditions(json, "conditionsAfter", what.Standing, limit);
        json.WriteStartArray("origins");
        foreach (var origin in what.Origins)
        {
            json.WriteStringValue(Cut(origin, Math.Min(limit, 120)).Text);
        }

        json.WriteEndArray();
        Text(json, "saidOn", change.SaidOn?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), int.MaxValue);
        json.WriteString("recordedAt", Time(change.RecordedAt));
        json.WriteString("cause", change.Cause);
        Act(json, notice.Act, limit);
        Article(json, notice, limit);
        json.WriteStartObject("links");
        json.WriteString("audit", AuditOf(change));
        json.WriteEndObject();
    }

    private static void Act(Utf8JsonWriter json, NoticeAct? act, int limit)
    {
        if (act is null)
        {
            json.WriteNull("act");
            return;
        }

        json.WriteStartObject("act");
        json.WriteNumber("sequence", act.Sequence);
        json.WriteString("type", act.Type);
        json.WriteString("directness", act.Directness.Word());
        Text(json, "speaker", act.Speaker, limit);
        Text(json, "claimedBy", act.ClaimedBy, limit);
        Text(json, "rule", act.Rule, 200);
        Text(json, "reader", act.Reader, 200);
        json.WriteStartArray("quotes");
        foreach (var quote in act.Quotes.Take(4))
        {
            var (text, cut) = Cut(quote.Quote, limit);
            json.WriteStartObject();
            json.WriteString("text", text);
            json.WriteBoolean("cut", cut);
            json.WriteNumber("start", quote.Start);
            json.WriteNumber("end", quote.End);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Article(Utf8JsonWriter json, ChangeNotice notice, int limit)
    {
        if (notice.Article is not { } article)
        {
            json.WriteNull("article");
            return;
        }

        json.WriteStartObject("article");
        json.WriteString("stream", article.Stream);
        Text(json, "name", article.Name, limit);
        Text(json, "title", article.Title, limit);
        Text(json, "outlet", article.Outlet, limit);
        Text(json, "url", article.Url?.Length > 2000 ? null : article.Url, int.MaxValue);
        Text(json, "publishedOn", article.PublishedOn?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), int.MaxValue);
        json.WriteEndObject();
    }

    private static void Conditions(Utf8JsonWriter json, string name, IEnumerable<Condition> conditions, int limit)
    {
        json.WriteStartArray(name);
        foreach (var condition in conditions)
        {
            json.WriteStartObject();
            Text(json, "text", condition.Text, Math.Min(limit, 400));
            Text(json, "on", condition.On, limit);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void Text(Utf8JsonWriter json, string name, string? value, int limit)
    {
        if (value is null)
        {
            json.WriteNull(name);
            return;
        }

        json.WriteString(name, Cut(value, limit).Text);
    }

    /// <summary>At most so many UTF-16 units, no character cut in half.</summary>
    private static (string Text, bool Cut) Cut(string text, int limit)
    {
        if (text.Length <= limit)
        {
            return (text, false);
        }

        return (text[..(char.IsHighSurrogate(text[limit - 1]) ? limit - 1 : limit)], true);
    }

    private static string Time(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFF'Z'", CultureInfo.InvariantCulture);
}
