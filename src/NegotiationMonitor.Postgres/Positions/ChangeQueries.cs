using NegotiationMonitor.Articles;
using NegotiationMonitor.Positions;
using Npgsql;
using NpgsqlTypes;

namespace NegotiationMonitor.Postgres.Positions;

/// <summary>Which changes are asked for; null is all.</summary>
/// <param name="After">Changes of later causes only; 0 from the start.</param>
/// <param name="SaidFrom">First day of the act that decides since.</param>
public sealed record ChangeFilter(
    PositionFilter Positions, long After = 0, IReadOnlyList<ChangeKind>? Kinds = null, DateOnly? SaidFrom = null, int Limit = 1000);

/// <summary>Changes in the order of their identity. Whoever goes on after the last sequence of an answer misses none: a cause's changes come together.</summary>
public sealed class ChangeQueries(Database database)
{
    /// <summary>Changes under the clocks (of the first clock, the day of the act that decides since).</summary>
    /// <exception cref="RefusedException">A name of the filter or a clock is beyond what is recorded; the message says what is known.</exception>
    public async Task<Answer<ChangeView>> ChangesAsync(ChangeFilter filter, Clocks clocks, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(filter);
        await using var connection = await database.Source.OpenConnectionAsync(cancellation);
        var at = await ClockRows.PointAsync(connection, clocks, cancellation);
        var changes = await PositionQueries.Filtered(connection.Command("changes").With(filter.After).With(at).With((long)filter.Limit), filter.Positions)
            .With(filter.Kinds?.Select(k => k.Word()).ToArray(), NpgsqlDbType.Array | NpgsqlDbType.Text)
            .With(filter.SaidFrom ?? DateOnly.MinValue)
            .With(clocks.SaidBy ?? DateOnly.MaxValue)
            .With(clocks.PublishedBy ?? DateOnly.MaxValue)
            .ListAsync(Read, cancellation);
        await Known.RequireAsync(connection, filter.Positions, changes.Count, cancellation);
        return new Answer<ChangeView>(
            clocks,
            at,
            [.. (await ViewsAsync(connection, changes, at, cancellation)).OrderBy(v => v.Change.Sequence).ThenBy(v => v.Change.Key, PositionKey.Order)]);
    }

    /// <summary>Changes under the clocks, the latest first: a page of a feed for people. <see cref="ChangeFilter.After"/> is not looked at.</summary>
    /// <param name="bySaid">By the day of the act that decides since; otherwise by when they became known.</param>
    /// <param name="skip">How many later ones to leave out.</param>
    /// <exception cref="RefusedException">A clock is beyond what is recorded.</exception>
    public async Task<Answer<ChangeView>> LatestAsync(ChangeFilter filter, Clocks clocks, bool bySaid, int skip = 0, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(filter);
        await using var connection = await database.Source.OpenConnectionAsync(cancellation);
        var at = await ClockRows.PointAsync(connection, clocks, cancellation);
        var changes = await PositionQueries.Filtered(connection.Command("latest_changes").With(at).With((long)skip).With((long)filter.Limit), filter.Positions)
            .With(filter.Kinds?.Select(k => k.Word()).ToArray(), NpgsqlDbType.Array | NpgsqlDbType.Text)
            .With(filter.SaidFrom ?? DateOnly.MinValue)
            .With(clocks.SaidBy ?? DateOnly.MaxValue)
            .With(bySaid)
            .With(clocks.PublishedBy ?? DateOnly.MaxValue)
            .ListAsync(Read, cancellation);
        return new Answer<ChangeView>(clocks, at, [.. await ViewsAsync(connection, changes, at, cancellation)]);
    }

    /// <summary>The changes before a sequence, the newest first; about so many, as a cause's changes are not parted.</summary>
    public async Task<IReadOnlyList<ChangeView>> BeforeAsync(long before, int limit, CancellationToken cancellation = default)
    {
        await using var connection = await database.Source.OpenConnectionAsync(cancellation);
        var at = await ClockRows.PointAsync(connection, Clocks.Now, cancellation);
        var changes = await connection.Command("changes_before").With(Math.Min(before, at + 1)).With((long)limit).ListAsync(Read, cancellation);
        return [.. (await ViewsAsync(connection, changes, at, cancellation)).OrderByDescending(v => v.Change.Sequence).ThenBy(v => v.Change.Key, PositionKey.Order)];
    }

    private static async Task<IEnumerable<ChangeView>> ViewsAsync(NpgsqlConnection connection, List<Change> changes, long at, CancellationToken cancellation)
    {
        var lines = (await PositionQueries.EntryLinesAsync(connection, [.. changes.Select(c => c.Act).OfType<long>().Distinct()], at, cancellation))
            .ToDictionary(l => l.Entry.Sequence);
        return changes.Select(c => new ChangeView(c, c.Act is { } act ? lines[act] : null));
    }

    private static Change Read(NpgsqlDataReader row)
    {
        var what = new Difference(
            Enum.GetValues<ChangeKind>().First(k => k.Word() == row.GetString(3)), (Stance)row.GetInt16(4), (Stance)row.GetInt16(5),
            PositionJson.ReadConditions(row.Text(6)), PositionJson.ReadConditions(row.Text(7)), row.GetBoolean(8))
        {
            Standing = PositionJson.ReadConditions(row.Text(15)),
            Origins = PositionJson.ReadNames(row.Text(16)),
        };
        return new Change(
            row.GetInt64(0), new PositionKey(row.GetString(11), row.GetString(12), row.GetString(13)), row.GetFieldValue<DateTimeOffset>(1),
            row.GetString(2), row.GetString(14), row.IsDBNull(9) ? null : row.GetInt64(9), row.Day(10), what);
    }
}
