using NegotiationMonitor.Articles;
using NegotiationMonitor.Positions;

namespace NegotiationMonitor.Audit;

/// <summary>Puts an audit trail together from the events themselves.</summary>
public static class AuditTrails
{
    /// <summary>The trail of one position.</summary>
    /// <param name="sequence">The point of the second clock the trail is of.</param>
    /// <param name="alive">The position's entries that count under the clocks.</param>
    /// <param name="ended">Versions of its entries that ended by then.</param>
    /// <param name="streams">All events, up to that point, of the streams of these entries; in order within each stream.</param>
    public static AuditTrail Of(
        PositionKey key, Clocks clocks, long sequence, IReadOnlyList<Entry> alive, IReadOnlyList<Entry> ended, IReadOnlyList<AuditEvent> streams)
    {
        ArgumentNullException.ThrowIfNull(alive);
        ArgumentNullException.ThrowIfNull(ended);
        ArgumentNullException.ThrowIfNull(streams);
        var byStream = streams.GroupBy(e => e.Recorded.Stream, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.ToList(), StringComparer.Ordinal);
        var weighed = Weighing.Of(key, alive);
        return new AuditTrail(
            clocks,
            sequence,
            PositionFold.Of(key, alive),
            [.. weighed.Select(w => Entry(w.Entry, w, byStream[w.Entry.Stream]))],
            [.. ended.Where(e => !alive.Any(a => a.Sequence == e.Sequence)).OrderBy(e => e.Until).ThenBy(e => e.Sequence).Select(e => Entry(e, null, byStream[e.Stream]))],
            OriginsOf(weighed),
            [.. byStream.Values.Select(events => Article(events, byStream)).OrderBy(a => a.RecordedAt).ThenBy(a => a.Stream, StringComparer.Ordinal)],
            CorrectionsOf([.. alive, .. ended], streams));
    }

    private static AuditedEntry Entry(Entry entry, Weighed? weighed, List<AuditEvent> events)
    {
        var (act, text, hash) = (default(Act), "", "");
        foreach (var e in events.TakeWhile(e => e.Recorded.Sequence <= entry.Sequence))
        {
            text = TextOf(e.Recorded.Event) ?? text;
            (act, hash) = e.Recorded.Sequence == entry.Sequence ? (ActOf(e.Recorded.Event), e.Hash) : (act, hash);
        }

        return act is null
            ? throw new RefusedException($"Event {entry.Sequence} of {entry.Stream} is not in the log; `negmon verify` tells what is missing")
            : new AuditedEntry(entry, weighed, act, [.. act.Evidence.Select(e => Surroundings.Of(text, e.Start, e.End)).OfType<Passage>()], hash);
    }

    private static AuditedArticle Article(List<AuditEvent> events, Dictionary<string, List<AuditEvent>> all)
    {
        var (first, last) = (events[0].Recorded, events[^1]);
        var received = first.Event as ArticleReceived;
        var revisions = events.Select(e => e.Recorded.Event).OfType<ArticleRevised>().ToList();
        return new AuditedArticle(
            first.Stream, received?.Outlet, revisions.Select(r => r.Title).LastOrDefault(t => t is not null) ?? received?.Title, received?.Url, received?.File,
            revisions.Select(r => r.PublishedOn).LastOrDefault(p => p is not null) ?? received?.PublishedOn, first.RecordedAt, received?.ContentHash ?? "",
            CopyOf(events), StoryOf(first.Stream, all), [.. revisions.Select(r => r.ContentHash)], last.Recorded.Version, last.Hash);
    }

    /// <summary>The first article of a story, as far as its streams are at hand.</summary>
    private static string StoryOf(string stream, Dictionary<string, List<AuditEvent>> all)
    {
        var passed = new HashSet<string>(StringComparer.Ordinal);
        while (passed.Add(stream) && all.TryGetValue(stream, out var events) && CopyOf(events) is { } copy)
        {
            stream = copy.Of;
        }

        return stream;
    }

    private static CopyRecognised? CopyOf(List<AuditEvent> events) => events.Select(e => e.Recorded.Event).OfType<CopyRecognised>().LastOrDefault();

    private static List<AuditedOrigin> OriginsOf(IReadOnlyList<Weighed> weighed) =>
    [
        .. weighed.Where(w => w.Weight is Weight.Decides or Weight.Confirms).GroupBy(w => w.Entry.Origin, StringComparer.OrdinalIgnoreCase)
            .Select(g => new AuditedOrigin(g.First().Entry.Origin, [.. g.Select(w => w.Entry.Stream).Distinct(StringComparer.Ordinal)], g.Count()))
            .OrderByDescending(o => o.Statements).ThenBy(o => o.Name, StringComparer.OrdinalIgnoreCase),
    ];

    private static List<AuditedCorrection> CorrectionsOf(List<Entry> versions, IReadOnlyList<AuditEvent> events)
    {
        var corrections = new List<AuditedCorrection>();
        foreach (var e in events.OrderBy(e => e.Recorded.Sequence))
        {
            if (Signature(e.Recorded.Event) is not { } signature)
            {
                continue;
            }

            var sequence = e.Recorded.Sequence;
            var (ended, begun) = (Sequences(versions.Where(v => v.Until == sequence)), Sequences(versions.Where(v => v.From == sequence)));
            if (ended.Count + begun.Count > 0)
            {
                corrections.Add(new AuditedCorrection(
                    sequence, e.Recorded.RecordedAt, e.Recorded.Stream, EventNames.NameOf(e.Recorded.Event), signature.By, signature.Why, ended, begun, e.Hash));
            }
        }

        return corrections;
    }

    /// <summary>Who and why of a correction; null for what is none.</summary>
    private static (string? By, string? Why)? Signature(ArticleEvent happened) => happened switch
    {
        ActRetracted e => (e.By, e.Why),
        ActAmended e => (e.By, e.Why),
        ActAdded e => (e.By, e.Why),
        ReadingSuperseded e => (null, e.Why),
        ArticleRevised => (null, "the outlet changed its text"),
        CopyRecognised e => (null, $"tells the story of {e.Of}"),
        _ => null,
    };

    private static List<long> Sequences(IEnumerable<Entry> entries) => [.. entries.Select(e => e.Sequence).Distinct().Order()];

    private static string? TextOf(ArticleEvent happened) => happened switch
    {
        ArticleReceived e => e.Text,
        ArticleRevised e => e.Text,
        _ => null,
    };

    private static Act? ActOf(ArticleEvent happened) => happened switch
    {
        Act act => act,
        ActAdded e => e.Act,
        ActAmended e => e.Becomes,
        _ => null,
    };
}
