using NegotiationMonitor.Articles;
using NegotiationMonitor.Positions;
using Npgsql;
using NpgsqlTypes;

namespace NegotiationMonitor.Postgres.Positions;

/// <summary>Which acts are asked for; null is all.</summary>
/// <param name="Types">Stored names of acts.</param>
/// <param name="After">Acts of later events only; 0 from the start.</param>
public sealed record ActFilter(
    PositionFilter Positions, IReadOnlyList<string>? Types = null, IReadOnlyList<string>? Streams = null, DateOnly? SaidFrom = null,
    long After = 0, int Limit = 1000);

/// <summary>Acts, articles and dossiers as lists show them.</summary>
public sealed class ActQueries(Database database)
{
    /// <summary>The acts that count under the clocks, by sequence; acts on no issue are among them.</summary>
    /// <exception cref="RefusedException">A name of the filter or a clock is beyond what is recorded; the message says what is known.</exception>
    public async Task<Answer<ActView>> ActsAsync(ActFilter filter, Clocks clocks, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(filter);
        await using var connection = await database.Source.OpenConnectionAsync(cancellation);
        var at = await ClockRows.PointAsync(connection, clocks, cancellation);
        var acts = await PositionQueries.Filtered(connection.Command("acts").With(filter.After).With((long)filter.Limit), filter.Positions)
            .With(filter.Types?.ToArray(), NpgsqlDbType.Array | NpgsqlDbType.Text)
            .With(filter.Streams?.ToArray(), NpgsqlDbType.Array | NpgsqlDbType.Text)
            .With(filter.SaidFrom ?? DateOnly.MinValue).With(clocks.SaidBy ?? DateOnly.MaxValue)
            .With(at).With(clocks.PublishedBy ?? DateOnly.MaxValue)
            .ListAsync(ReadAct, cancellation);
        await Known.RequireAsync(connection, filter.Positions, acts.Count, cancellation);
        return new Answer<ActView>(clocks, at, acts);
    }

    /// <summary>Articles in the order they were received.</summary>
    /// <param name="roots">Streams of first articles, whose copies are wanted; null for all.</param>
    public async Task<Answer<ArticleView>> ArticlesAsync(
        IReadOnlyList<string>? dossiers, IReadOnlyList<string>? streams, IReadOnlyList<string>? roots, Clocks clocks, long after = 0, int limit = 1000,
        CancellationToken cancellation = default)
    {
        await using var connection = await database.Source.OpenConnectionAsync(cancellation);
        var at = await ClockRows.PointAsync(connection, clocks, cancellation);
        var articles = await PositionQueries.Filtered(connection.Command("sources"), new PositionFilter(dossiers, streams, roots))
            .With(at).With(clocks.PublishedBy ?? DateOnly.MaxValue).With(after).With((long)limit)
            .ListAsync(row => View(SourceRows.Read(row)), cancellation);
        return new Answer<ArticleView>(clocks, at, articles);
    }

    /// <summary>The dossiers that acts were read for.</summary>
    public async Task<IReadOnlyList<DossierView>> DossiersAsync(CancellationToken cancellation = default)
    {
        await using var connection = await database.Source.OpenConnectionAsync(cancellation);
        return await connection.Command("dossiers").ListAsync(
            row => new DossierView(
                row.GetString(0), (int)row.GetInt64(1), (int)row.GetInt64(2), (int)row.GetInt64(3),
                row.Day(4) is { } day && day > DateOnly.MinValue ? day : null),
            cancellation);
    }

    /// <summary>The dossiers that acts were read for, as of the clocks: counts of what is known under them.</summary>
    /// <exception cref="RefusedException">A clock is beyond what is recorded.</exception>
    public async Task<Answer<DossierView>> DossiersAsync(Clocks clocks, CancellationToken cancellation = default)
    {
        await using var connection = await database.Source.OpenConnectionAsync(cancellation);
        var at = await ClockRows.PointAsync(connection, clocks, cancellation);
        var (_, positions) = await PositionQueries.AsOfAsync(connection, PositionFilter.All, clocks with { RecordedBy = at }, cancellation);
        var dossiers = await connection.Command("dossiers_as_of").With(clocks.SaidBy ?? DateOnly.MaxValue).With(at).With(clocks.PublishedBy ?? DateOnly.MaxValue)
            .ListAsync(
                row => new DossierView(
                    row.GetString(0), (int)row.GetInt64(1), (int)row.GetInt64(2), positions.Count(p => p.Key.Dossier == row.GetString(0)), row.Day(3)),
                cancellation);
        return new Answer<DossierView>(clocks, at, dossiers);
    }

    internal static ArticleView View(ArticleLine line) => new(
        line.Stream, line.Dossier, line.Outlet, line.Title, line.Url, line.File, line.PublishedOn, line.ContentHash, line.Received, line.RecordedAt,
        line.Revisions, line.Root, line.Story);

    private static ActView ReadAct(NpgsqlDataReader row)
    {
        const int at = EntryRows.Width + 12;
        var line = EntryLine.Read(row);
        var name = row.GetString(at + 2);
        var act = EventJson.Read(name, row.GetFieldValue<byte[]>(at + 3)) switch
        {
            ActAdded added => added.Act,
            ActAmended amended => amended.Becomes,
            var said => (Act)said,
        };
        return new ActView(new RecordedEvent(line.Entry.Sequence, line.Entry.Id, line.Entry.Stream, row.GetInt64(at), row.GetFieldValue<DateTimeOffset>(at + 1), act), name, line);
    }
}
