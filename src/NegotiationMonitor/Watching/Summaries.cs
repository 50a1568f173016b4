using System.Globalization;
using System.Text.Json;
using NegotiationMonitor.Articles;
using NegotiationMonitor.Positions;

namespace NegotiationMonitor.Watching;

/// <summary>Envelopes that tell of several changes, or of none.</summary>
public static class Summaries
{
    /// <summary>Most changes a summary lists; all are counted.</summary>
    public const int MostListed = 100;

    /// <summary>CloudEvents type of a summary of what was held back.</summary>
    public const string SummaryType = "negotiationmonitor.positions.summarised";

    /// <summary>CloudEvents type of a digest.</summary>
    public const string DigestType = "negotiationmonitor.positions.digested";

    /// <summary>CloudEvents type of a test delivery.</summary>
    public const string TestType = "negotiationmonitor.watch.tested";

    /// <summary>A summary of what was held back, with its id.</summary>
    public static (string Id, byte[] Body) Summary(this Envelope envelope, string watch, Gathered gathered)
    {
        ArgumentNullException.ThrowIfNull(envelope);
        ArgumentNullException.ThrowIfNull(gathered);
        var id = string.Create(CultureInfo.InvariantCulture, $"summary:{watch}:{gathered.First!.Sequence}:{gathered.Last!.Sequence}");
        var head = new Envelope.Head(id, SummaryType, watch, gathered.Last.RecordedAt);
        return (id, Envelope.Fit(limit => envelope.Write(head, json =>
        {
            Counts(json, watch, gathered);
            json.WriteNumber("from", gathered.First.Sequence);
            json.WriteNumber("to", gathered.Last.Sequence);
            json.WriteStartArray("changes");
            foreach (var notice in gathered.Notices.Take(Math.Min(limit, MostListed)))
            {
                Brief(json, notice);
            }

            json.WriteEndArray();
        })));
    }

    /// <summary>A digest to be sent, with its id.</summary>
    /// <param name="text">The page itself; cut where it is too long.</param>
    public static (string Id, byte[] Body) Digest(this Envelope envelope, Watch watch, Gathered gathered, string text, DateTimeOffset due)
    {
        ArgumentNullException.ThrowIfNull(envelope);
        ArgumentNullException.ThrowIfNull(watch);
        ArgumentNullException.ThrowIfNull(gathered);
        ArgumentNullException.ThrowIfNull(text);
        var id = string.Create(CultureInfo.InvariantCulture, $"digest:{watch.Name}:{due.UtcDateTime:yyyyMMdd'T'HHmm}");
        var head = new Envelope.Head(id, DigestType, watch.Name, due);
        return (id, Envelope.Fit(limit => envelope.Write(head, json =>
        {
            Counts(json, watch.Name, gathered);
            json.WriteString("format", watch.Delivery.Format.Word());
            var page = text.Length <= limit * 18 ? text : text[..(limit * 18)];
            json.WriteString("text", page);
            json.WriteBoolean("cut", page.Length < text.Length);
        })));
    }

    /// <summary>A test delivery.</summary>
    public static byte[] Test(this Envelope envelope, string id, string watch, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(envelope);
        return envelope.Write(new Envelope.Head(id, TestType, watch, now), json => json.WriteString("watch", watch));
    }

    private static void Counts(Utf8JsonWriter json, string watch, Gathered gathered)
    {
        json.WriteString("watch", watch);
        json.WriteNumber("count", gathered.Count);
        json.WriteStartObject("kinds");
        foreach (var (kind, count) in gathered.Kinds)
        {
            json.WriteNumber(kind.Word(), count);
        }

        json.WriteEndObject();
    }

    private static void Brief(Utf8JsonWriter json, ChangeNotice notice)
    {
        var what = notice.Change.What;
        json.WriteStartObject();
        json.WriteString("id", notice.Change.Id);
        json.WriteString("actor", notice.Change.Key.Actor);
        json.WriteString("issue", notice.Change.Key.Issue);
        json.WriteString("kind", what.Kind.Word());
        json.WriteString("from", what.From.Word());
        json.WriteString("to", what.To.Word());
        json.WriteEndObject();
    }
}
