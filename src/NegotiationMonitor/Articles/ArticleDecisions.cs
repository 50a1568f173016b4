using System.Globalization;
using System.Text;

namespace NegotiationMonitor.Articles;

/// <summary>
/// Commands in, events out. Pure: what is decided follows from the record and the command alone, ids included, so a command given
/// again decides nothing, and a retry of an append is recognised by its ids.
/// </summary>
public static class ArticleDecisions
{
    /// <summary>
    /// A new article: received, its copy mark, its acts, read. A known one: nothing, but where it has not been read for the dossier, the acts and read.
    /// Another reader or codebook alone does not read it again: that is <see cref="Reread"/>.
    /// </summary>
    /// <exception cref="RefusedException">The text is no text, or an act cannot be recorded.</exception>
    public static IReadOnlyList<NewEvent> Decide(ArticleRecord record, RecordArticle command)
    {
        ArgumentNullException.ThrowIfNull(record);
        ArgumentNullException.ThrowIfNull(command);
        ActCheck.Require(command.Article);
        if (record.Article is { } known)
        {
            return record.Reads(command.Article.Text) && record.ReadingFor(command.Reading.Dossier) is not { Stands: true }
                ? Reading(record, known.Text, record.ContentHash, command.Reading with { Acts = Relocate(command.Reading.Acts, command.Article.Text, known.Text) })
                : [];
        }

        var (article, hash) = (command.Article, ContentKey.HashOf(command.Article.Text));
        var received = new ArticleReceived(
            article.Text, hash, article.Language, article.Outlet, article.Url, article.Title, article.PublishedOn, article.File, command.Reading.Dossier,
            article.PublishedOn is null ? article.ReceivedOn : null);
        List<NewEvent> events = [new(Id(record, "article_received", hash), received)];
        if (command.Copy is { } copy)
        {
            events.Add(new(Id(record, "copy_recognised", copy.Of), copy));
        }

        events.AddRange(Reading(record, article.Text, hash, command.Reading));
        return events;
    }

    /// <summary>
    /// Another text under the same address: revised, every standing reading superseded, those acts of reviewers whose quotes still stand, moved to their
    /// new places, the new acts, read. A text that it has or once had: nothing.
    /// </summary>
    /// <exception cref="RefusedException">The article is unknown, the text is no text, or an act cannot be recorded.</exception>
    public static IReadOnlyList<NewEvent> Decide(ArticleRecord record, ReviseArticle command)
    {
        ArgumentNullException.ThrowIfNull(command);
        Known(record);
        ActCheck.Require(command.Article);
        if (record.HasHad(command.Article.Text))
        {
            return Decide(record, new RecordArticle(command.Article, command.Reading));
        }

        var (article, hash) = (command.Article, ContentKey.HashOf(command.Article.Text));
        List<NewEvent> events = [new(Id(record, "article_revised", hash), new ArticleRevised(article.Text, hash, article.Title, article.PublishedOn, article.File))];
        foreach (var (dossier, reading) in record.Readings.Where(r => r.Reading.Stands).OrderBy(r => r.Dossier, StringComparer.Ordinal))
        {
            events.Add(new(Id(record, "reading_superseded", dossier, Word(reading.Number)), new ReadingSuperseded(dossier, reading.Reader, "the outlet changed its text")));
        }

        // Before the reading's end: so that they never stop counting between.
        foreach (var old in record.Acts.Where(a => a.Reviewed))
        {
            if (Evidences.Relocate(old.Act, article.Text) is { } moved)
            {
                events.Add(new(Id(record, "act_added", hash, old.Id.ToString("N")), new ActAdded(moved, "negmon", $"stands in the revised text as well (was {old.Id})")));
            }
        }

        events.AddRange(Reading(record, article.Text, hash, command.Reading));
        return events;
    }

    /// <summary>A copy is marked once; an article is no copy of itself.</summary>
    /// <exception cref="RefusedException">The article is unknown or would be its own copy.</exception>
    public static IReadOnlyList<NewEvent> Decide(ArticleRecord record, RecogniseCopy command)
    {
        ArgumentNullException.ThrowIfNull(command);
        Known(record);
        if (string.Equals(command.Of, record.Stream, StringComparison.Ordinal))
        {
            throw new RefusedException($"{record.Stream} cannot be a copy of itself");
        }

        return record.CopyOf is null ? [new(Id(record, "copy_recognised", command.Of), new CopyRecognised(command.Of, command.Similarity))] : [];
    }

    /// <summary>Replaces a dossier's reading; acts of reviewers stay, and what they retracted or amended does not come back. Nothing where nothing changes.</summary>
    /// <exception cref="RefusedException">The article is unknown, or an act cannot be recorded.</exception>
    public static IReadOnlyList<NewEvent> Decide(ArticleRecord record, Reread command)
    {
        ArgumentNullException.ThrowIfNull(command);
        var text = Known(record).Text;
        var dossier = command.Reading.Dossier;
        if (record.ReadingFor(dossier) is not { Stands: true } old)
        {
            return Reading(record, text, record.ContentHash, command.Reading);
        }

        var standing = record.Acts.Where(a => !a.Reviewed && string.Equals(a.Act.Dossier, dossier, StringComparison.Ordinal)).Select(a => Form(a.Act with { Reader = "" }));
        var found = Unjudged(record, command.Reading).Select(a => Form(a with { Reader = "" }));
        return standing.SequenceEqual(found, StringComparer.Ordinal)
            ? []
            :
            [
                new(Id(record, "reading_superseded", dossier, Word(old.Number)), new ReadingSuperseded(dossier, old.Reader, command.Why)),
                .. Reading(record, text, record.ContentHash, command.Reading),
            ];
    }

    /// <summary>The acts of a reading, each shown to stand in the text, then read.</summary>
    private static List<NewEvent> Reading(ArticleRecord record, string text, string hash, ArticleReading reading)
    {
        var number = Word((record.ReadingFor(reading.Dossier)?.Number ?? 0) + 1);
        List<NewEvent> events = [];
        foreach (var act in Unjudged(record, reading))
        {
            ActCheck.Require(act, text);
            var name = EventNames.NameOf(act);
            events.Add(new(Id(record, name, hash, reading.Dossier, reading.Reader, reading.Codebook, number, Word(events.Count)), act));
        }

        var read = new ArticleRead(reading.Reader, reading.Dossier, reading.Codebook, events.Count, reading.Sentences);
        events.Add(new(Id(record, "article_read", hash, reading.Dossier, reading.Reader, reading.Codebook, number), read));
        return events;
    }

    /// <summary>The reading's acts but those that a reviewer has judged or put there: retracted stays retracted, amended stays amended.</summary>
    private static IEnumerable<Act> Unjudged(ArticleRecord record, ArticleReading reading) => reading.Acts
        .Select(a => string.Equals(a.Dossier, reading.Dossier, StringComparison.Ordinal) ? a : a with { Dossier = reading.Dossier })
        .Where(a => !record.Verdicts.Values.Any(v => Evidences.IsSameAct(v.Act, a)) && !record.Acts.Any(r => r.Reviewed && Evidences.IsSameAct(r.Act, a)));

    private static List<Act> Relocate(IReadOnlyList<Act> acts, string from, string to) => string.Equals(from, to, StringComparison.Ordinal)
        ? [.. acts]
        : [.. acts.Select(a => Evidences.Relocate(a, to)
            ?? throw new RefusedException("The article is known with other white space, and an act's quote does not stand in it; read the recorded text"))];

    internal static ArticleText Known(ArticleRecord record)
    {
        ArgumentNullException.ThrowIfNull(record);
        return record.Article ?? throw new RefusedException($"No article {record.Stream} is recorded; `negmon events` lists what is");
    }

    internal static Guid Id(ArticleRecord record, string type, params ReadOnlySpan<string?> parts)
    {
        string[] all = [record.Stream, type, .. parts.ToArray().Select(part => part ?? "")];
        return ContentKey.EventId(all);
    }

    internal static string Form(Act act) => EventNames.NameOf(act) + Encoding.UTF8.GetString(EventJson.Write(act));

    private static string Word(int number) => number.ToString(CultureInfo.InvariantCulture);
}
