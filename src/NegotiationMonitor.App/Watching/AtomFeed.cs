using System.Globalization;
using System.Text;
using System.Xml;
using NegotiationMonitor.Articles;
using NegotiationMonitor.Postgres.Watching;
using NegotiationMonitor.Watching;

namespace NegotiationMonitor.App.Watching;

/// <summary>A watch's latest changes as an Atom feed (RFC 4287). Ids of entries are the changes' own, so a reader shows none twice.</summary>
internal static class AtomFeed
{
    private const string Namespace = "http://www.w3.org/2005/Atom";

    /// <summary>Most entries.</summary>
    public const int Most = 50;

    /// <summary>The feed, UTF-8.</summary>
    /// <param name="items">The newest first.</param>
    /// <param name="self">Address of the feed.</param>
    public static byte[] Write(WatchView view, IReadOnlyList<FeedItem> items, Envelope envelope, string self)
    {
        using var stream = new MemoryStream();
        using (var xml = XmlWriter.Create(stream, new XmlWriterSettings { Encoding = new UTF8Encoding(false), CheckCharacters = false }))
        {
            var watch = view.Watch;
            xml.WriteStartElement("feed", Namespace);
            xml.WriteElementString("id", Namespace, $"urn:negotiationmonitor:watch:{watch.Name}:{watch.CreatedAt.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture)}");
            xml.WriteElementString("title", Namespace, $"Changes of positions: {watch.Name}");
            xml.WriteElementString("updated", Namespace, Time(items.Count > 0 ? items[0].Change.RecordedAt : watch.CreatedAt));
            Link(xml, "self", self);
            xml.WriteStartElement("author", Namespace);
            xml.WriteElementString("name", Namespace, "NegotiationMonitor");
            xml.WriteEndElement();
            Notice(xml, view);
            foreach (var item in items)
            {
                Entry(xml, item.Notice, envelope);
            }

            xml.WriteEndElement();
        }

        return stream.ToArray();
    }

    /// <summary>That nothing is delivered any more is told here too, where somebody may still read it.</summary>
    private static void Notice(XmlWriter xml, WatchView view)
    {
        var watch = view.Watch;
        if (watch.State is not (WatchState.Disabled or WatchState.Gone))
        {
            return;
        }

        xml.WriteStartElement("entry", Namespace);
        xml.WriteElementString("id", Namespace, string.Create(CultureInfo.InvariantCulture, $"urn:negotiationmonitor:watch:{watch.Name}:{watch.State.Word()}:{watch.Version}"));
        xml.WriteElementString("title", Namespace, $"Deliveries of {watch.Name} have ended: {Clean(watch.Why ?? watch.State.Word())}");
        xml.WriteElementString("updated", Namespace, Time(view.Progress.FailingSince ?? watch.CreatedAt));
        xml.WriteElementString("content", Namespace, $"Nothing is lost: `negmon watch resume {watch.Name}` goes on where it stopped.");
        xml.WriteEndElement();
    }

    private static void Entry(XmlWriter xml, ChangeNotice notice, Envelope envelope)
    {
        var (key, what) = (notice.Change.Key, notice.Change.What);
        xml.WriteStartElement("entry", Namespace);
        xml.WriteElementString("id", Namespace, "urn:negotiationmonitor:change:" + notice.Cursor);
        xml.WriteElementString("title", Namespace, Clean($"{key.Actor} on {notice.IssueTitle ?? key.Issue}: {Digest.InWords(what)}"));
        xml.WriteElementString("updated", Namespace, Time(notice.Change.RecordedAt));
        Link(xml, "alternate", envelope.AuditOf(notice.Change));
        xml.WriteStartElement("category", Namespace);
        xml.WriteAttributeString("term", what.Kind.Word());
        xml.WriteEndElement();
        xml.WriteElementString("content", Namespace, Clean(string.Join('\n', Digest.Lines(notice))));
        xml.WriteEndElement();
    }

    private static void Link(XmlWriter xml, string relation, string address)
    {
        xml.WriteStartElement("link", Namespace);
        xml.WriteAttributeString("rel", relation);
        xml.WriteAttributeString("href", address);
        xml.WriteEndElement();
    }

    /// <summary>Characters that XML 1.0 has no place for are left out; articles may hold any.</summary>
    private static string Clean(string text)
    {
        var clean = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (XmlConvert.IsXmlChar(text[i]))
            {
                clean.Append(text[i]);
            }
            else if (i + 1 < text.Length && XmlConvert.IsXmlSurrogatePair(text[i + 1], text[i]))
            {
                clean.Append(text[i]).Append(text[++i]);
            }
        }

        return clean.ToString();
    }

    private static string Time(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
