using NegotiationMonitor.Positions;
using NpgsqlTypes;

namespace NegotiationMonitor.Postgres.Positions;

/// <summary>An article and how many acts of it count.</summary>
public sealed record ArticleRow(ArticleView Article, int Acts);

/// <summary>An outlet and what came of it.</summary>
/// <param name="Outlet">Null for articles of which nobody said.</param>
/// <param name="Copies">Articles that tell another's story again.</param>
/// <param name="Acts">Acts that count.</param>
/// <param name="Latest">Latest day of publication.</param>
/// <param name="Received">When the last of them came in, UTC.</param>
public sealed record OutletRow(string? Outlet, int Articles, int Copies, int Revised, int Acts, DateOnly? Latest, DateTimeOffset Received);

/// <summary>What people look for: articles and words.</summary>
public sealed class SearchQueries(Database database)
{
    /// <summary>Articles that came in for a dossier, the latest published first.</summary>
    /// <param name="outlet">Only of this outlet; null for all.</param>
    public async Task<IReadOnlyList<ArticleRow>> LatestArticlesAsync(
        string dossier, Clocks clocks, string? outlet, int skip, int limit, CancellationToken cancellation = default)
    {
        await using var connection = await database.Source.OpenConnectionAsync(cancellation);
        var at = await ClockRows.PointAsync(connection, clocks, cancellation);
        return await connection.Command("latest_articles").With(dossier).With(at).With(clocks.PublishedBy ?? DateOnly.MaxValue).With(outlet, NpgsqlDbType.Text)
            .With((long)skip).With((long)limit)
            .ListAsync(row => new ArticleRow(ActQueries.View(SourceRows.Read(row)), (int)row.GetInt64(16)), cancellation);
    }

    /// <summary>Acts whose quotation, speaker or proposition has words that begin with each of the given, the latest first.</summary>
    public async Task<IReadOnlyList<EntryLine>> QuotesAsync(string dossier, IReadOnlyList<string> words, Clocks clocks, int limit, CancellationToken cancellation = default)
    {
        if (Asked(words) is not { Length: > 0 } asked)
        {
            return [];
        }

        await using var connection = await database.Source.OpenConnectionAsync(cancellation);
        var at = await ClockRows.PointAsync(connection, clocks, cancellation);
        return await connection.Command("search_quotes").With(dossier).With(asked).With(clocks.SaidBy ?? DateOnly.MaxValue).With(at)
            .With(clocks.PublishedBy ?? DateOnly.MaxValue).With((long)limit).ListAsync(EntryLine.Read, cancellation);
    }

    /// <summary>Articles whose title, outlet, address or name has words that begin with each of the given, the latest first. Acts are not counted.</summary>
    public async Task<IReadOnlyList<ArticleRow>> ArticlesAsync(string dossier, IReadOnlyList<string> words, Clocks clocks, int limit, CancellationToken cancellation = default)
    {
        if (Asked(words) is not { Length: > 0 } asked)
        {
            return [];
        }

        await using var connection = await database.Source.OpenConnectionAsync(cancellation);
        var at = await ClockRows.PointAsync(connection, clocks, cancellation);
        return await connection.Command("search_articles").With(dossier).With(asked).With(at).With(clocks.PublishedBy ?? DateOnly.MaxValue).With((long)limit)
            .ListAsync(row => new ArticleRow(ActQueries.View(SourceRows.Read(row)), 0), cancellation);
    }

    /// <summary>Outlets of a dossier's articles as of the clocks, the busiest first, with what came of them.</summary>
    /// <exception cref="RefusedException">A clock is beyond what is recorded.</exception>
    public async Task<IReadOnlyList<OutletRow>> OutletsAsync(string dossier, Clocks clocks, CancellationToken cancellation = default)
    {
        await using var connection = await database.Source.OpenConnectionAsync(cancellation);
        var at = await ClockRows.PointAsync(connection, clocks, cancellation);
        return await connection.Command("outlets").With(dossier).With(clocks.SaidBy ?? DateOnly.MaxValue).With(at).With(clocks.PublishedBy ?? DateOnly.MaxValue).ListAsync(
            row => new OutletRow(row.Text(0), (int)row.GetInt64(1), (int)row.GetInt64(2), (int)row.GetInt64(3), (int)row.GetInt64(4), row.Day(5), row.GetFieldValue<DateTimeOffset>(6)), cancellation);
    }

    /// <summary>The latest acts of some types on an issue, each quotation once, the latest said first.</summary>
    /// <param name="types">Stored names of acts.</param>
    public async Task<IReadOnlyList<EntryLine>> LatestActsAsync(
        string dossier, string issue, IReadOnlyList<string> types, Clocks clocks, int limit, CancellationToken cancellation = default)
    {
        await using var connection = await database.Source.OpenConnectionAsync(cancellation);
        var at = await ClockRows.PointAsync(connection, clocks, cancellation);
        return await connection.Command("latest_acts").With(dossier).With(issue).With(types.ToArray()).With(clocks.SaidBy ?? DateOnly.MaxValue).With(at)
            .With(clocks.PublishedBy ?? DateOnly.MaxValue).With((long)limit).ListAsync(EntryLine.Read, cancellation);
    }

    /// <summary>The words as PostgreSQL asks its text index: each the beginning of a word, all of them there, nothing in them an operator; empty where none has a letter or digit.</summary>
    private static string Asked(IReadOnlyList<string> words) => string.Join(
        " & ", words.Where(w => w.Any(char.IsLetterOrDigit)).Select(w => $"'{string.Concat(w.Where(c => !char.IsControl(c))).Replace("\\", "\\\\", StringComparison.Ordinal).Replace("'", "''", StringComparison.Ordinal)}':*"));
}
