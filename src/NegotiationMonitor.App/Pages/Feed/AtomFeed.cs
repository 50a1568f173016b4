using System.Globalization;
using System.Text;
using System.Xml;
using NegotiationMonitor.App.Pages.Frame;
using NegotiationMonitor.App.Pages.Parts;
using NegotiationMonitor.Postgres.Positions;

namespace NegotiationMonitor.App.Pages.Feed;

/// <summary>Changes as an Atom feed, the latest known first, for feed readers.</summary>
internal static class AtomFeed
{
    private const int Length = 50;
    private const string Atom = "http://www.w3.org/2005/Atom";

    public static async Task<IResult> ServeAsync(HttpRequest request, Desk desk)
    {
        var frame = await desk.FrameAsync(request);
        var changes = (await new ChangeQueries(desk.Store.Database).LatestAsync(
            FeedModel.Filter(frame.View) with { Limit = Length }, frame.View.Clocks, bySaid: false, cancellation: request.HttpContext.RequestAborted)).Rows;
        return Results.Text(Write(frame, changes, $"{request.Scheme}://{request.Host}"), "application/atom+xml", Encoding.UTF8);
    }

    private static string Write(PageFrame frame, IReadOnlyList<ChangeView> changes, string site)
    {
        var text = new StringBuilder();
        using (var xml = XmlWriter.Create(text, new XmlWriterSettings { Indent = true, CheckCharacters = true, OmitXmlDeclaration = true }))
        {
            xml.WriteStartElement("feed", Atom);
            Element(xml, "id", site + frame.View.At(frame.View.Clocks));
            Element(xml, "title", string.Join(" · ", Of(frame).Prepend("Changes: " + frame.Names.Dossier(frame.View.Dossier))));
            Element(xml, "updated", Time(changes.Count > 0 ? changes[0].Change.RecordedAt : DateTimeOffset.UnixEpoch));
            Link(xml, site + (frame.View with { Path = "/changes" }).At(frame.View.Clocks));
            Link(xml, site + frame.View.At(frame.View.Clocks), "self");
            foreach (var change in changes)
            {
                Entry(xml, frame, change, site);
            }

            xml.WriteEndElement();
        }

        return text.ToString();
    }

    /// <summary>What the feed is narrowed down to.</summary>
    private static IEnumerable<string> Of(PageFrame frame)
    {
        if (frame.View.Value("party") is { } party)
        {
            yield return frame.Actor(party);
        }

        if (frame.View.Value("issue") is { } issue)
        {
            yield return frame.Issue(issue);
        }

        if (frame.View.Value("kind") is { } kind)
        {
            yield return kind;
        }
    }

    private static void Entry(XmlWriter xml, PageFrame frame, ChangeView view, string site)
    {
        var (change, names) = (view.Change, frame.Names);
        xml.WriteStartElement("entry", Atom);
        Element(xml, "id", "urn:negmon:change:" + Uri.EscapeDataString(change.Id));
        Element(xml, "title", $"{names.Actor(change.Key)} on {names.Issue(change.Key)}: {Words.InWords(change.What)}");
        Element(xml, "updated", Time(change.RecordedAt));
        Link(xml, site + frame.PositionUrl(change.Key));
        xml.WriteStartElement("author", Atom);
        Element(xml, "name", view.Decided?.Article.Outlet ?? "NegotiationMonitor");
        xml.WriteEndElement();
        var quote = view.Decided is { } line ? $" “{line.Entry.Quote}” — {(line.Entry.Speaker is { } speaker ? speaker + ", " : "")}{Words.Day(line.Entry.SaidOn.To)}, {Words.Outlet(line.Article.Outlet, line.Article.File)}" : "";
        Element(xml, "summary", $"{names.Actor(change.Key)} {Words.InWords(change.What)}.{quote}");
        xml.WriteEndElement();
    }

    private static void Link(XmlWriter xml, string address, string? rel = null)
    {
        xml.WriteStartElement("link", Atom);
        if (rel is not null)
        {
            xml.WriteAttributeString("rel", rel);
        }

        xml.WriteAttributeString("href", address);
        xml.WriteEndElement();
    }

    private static void Element(XmlWriter xml, string name, string text) => xml.WriteElementString(name, Atom, string.Concat(text.Where(XmlConvert.IsXmlChar)));

    private static string Time(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
