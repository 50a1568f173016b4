using NegotiationMonitor.Articles;
using NegotiationMonitor.Deals;
using NegotiationMonitor.Positions;
using Npgsql;

namespace NegotiationMonitor.Postgres.Positions;

/// <summary>Which positions, acts or changes are asked for; null is all.</summary>
public sealed record PositionFilter(IReadOnlyList<string>? Dossiers = null, IReadOnlyList<string>? Actors = null, IReadOnlyList<string>? Issues = null)
{
    /// <summary>Everything.</summary>
    public static PositionFilter All { get; } = new();
}

/// <summary>An answer with the clocks it was given under.</summary>
/// <param name="Asked">The clocks as asked.</param>
/// <param name="Sequence">The point of the second clock that the answer is of: asked again for it, the answer stays the same.</param>
public sealed record Answer<T>(Clocks Asked, long Sequence, IReadOnlyList<T> Rows);

/// <summary>An article as lists show it.</summary>
/// <param name="Received">Sequence of its first event.</param>
/// <param name="RecordedAt">When it was received, UTC.</param>
/// <param name="Root">Stream of the story's first article; its own where it is no copy.</param>
/// <param name="Story">Origin of what it does not cite.</param>
/// <param name="Revisions">How often the outlet changed its text.</param>
public sealed record ArticleView(
    string Stream, string? Dossier, string? Outlet, string? Title, string? Url, string? File, DateOnly? PublishedOn, string ContentHash,
    long Received, DateTimeOffset RecordedAt, int Revisions, string Root, string Story)
{
    /// <summary>The name to show: file, else title, else stream.</summary>
    public string Name => File ?? Title ?? Stream;

    /// <summary>Whether it tells another article's story again.</summary>
    public bool IsCopy => Root != Stream;
}

/// <summary>An entry and the article it stands in.</summary>
public sealed record EntryLine(Entry Entry, ArticleView Article)
{
    /// <summary>Out of the columns of <c>nm_entry_lines</c>.</summary>
    internal static EntryLine Read(NpgsqlDataReader row)
    {
        const int at = EntryRows.Width + 1;
        return new EntryLine(EntryRows.Read(row), new ArticleView(
            row.GetString(4), row.Text(at), row.Text(17), row.Text(at + 1), row.Text(at + 2), row.Text(at + 3), row.Day(at + 4), row.GetString(at + 5),
            row.GetInt64(at + 6), row.GetFieldValue<DateTimeOffset>(at + 7), row.GetInt32(at + 8), row.GetString(at + 9), row.GetString(at + 10)));
    }
}

/// <summary>A position with the entry that decides it; null where it has no stance.</summary>
public sealed record PositionView(Position Position, EntryLine? Decided);

/// <summary>A position with all its entries, weighed.</summary>
/// <param name="Weighed">In the order of the fold.</param>
/// <param name="Articles">Articles of the entries, by stream.</param>
public sealed record PositionDetail(Position Position, IReadOnlyList<Weighed> Weighed, IReadOnlyDictionary<string, ArticleView> Articles);

/// <summary>A day of a position's path with the article it stands in.</summary>
public sealed record HistoryPoint(PathPoint Point, ArticleView Article);

/// <summary>A change with the entry that decides the position since; null where nothing is left.</summary>
public sealed record ChangeView(Change Change, EntryLine? Decided);

/// <summary>A difference with the entries that decide before and after; null where the position had no stance.</summary>
/// <param name="Conditions">Entries that state the conditions gained.</param>
/// <param name="Steps">The way from one to the other: the days between on which it emerged or moved.</param>
public sealed record DiffView(PositionDiff Diff, EntryLine? Before, EntryLine? After, IReadOnlyList<EntryLine> Conditions, IReadOnlyList<HistoryPoint> Steps);

/// <summary>A move with the article that shows it.</summary>
/// <param name="First">Whether nobody moved earlier on the issue.</param>
public sealed record ShiftView(Shift Shift, ArticleView Article, bool First);

/// <summary>How far two parties of a dossier were apart from a day on.</summary>
public sealed record DistanceView(string Dossier, DistancePoint Point);

/// <summary>How the positions of a dossier hang together.</summary>
/// <param name="Words">Entries that state the conditions of its links, by sequence.</param>
public sealed record DealView(string Dossier, DealMap Map, IReadOnlyDictionary<long, EntryLine> Words);

/// <summary>An act that counts.</summary>
/// <param name="Recorded">The act as an event: its id, sequence and stream are those of the event that holds it.</param>
/// <param name="Event">Stored name of that event: the act's own, <c>act_amended</c> or <c>act_added</c>.</param>
public sealed record ActView(RecordedEvent Recorded, string Event, EntryLine Line)
{
    /// <summary>The act.</summary>
    public Act Act => (Act)Recorded.Event;
}

/// <summary>A dossier that acts were read for; the empty id is reading without one.</summary>
/// <param name="Latest">Latest day of any act on an issue; null where there is none.</param>
public sealed record DossierView(string Dossier, int Actors, int Issues, int Positions, DateOnly? Latest);
