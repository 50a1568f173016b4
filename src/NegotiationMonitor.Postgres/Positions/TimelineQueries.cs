using NegotiationMonitor.Positions;

namespace NegotiationMonitor.Postgres.Positions;

/// <summary>A day of a dossier.</summary>
/// <param name="Acts">How many acts that count were said on it.</param>
public sealed record DayCount(DateOnly Day, int Acts);

/// <summary>All that a view of positions depends on besides the question.</summary>
/// <param name="Followed">How far the positions follow the log.</param>
/// <param name="End">The log's last sequence.</param>
/// <param name="Books">Hashes of the codebooks in use.</param>
public sealed record PagePoint(long Followed, long End, string Books);

/// <summary>The time a dossier spans.</summary>
public sealed class TimelineQueries(Database database)
{
    /// <summary>The days on which anything was said on an issue of the dossier, ascending, as known now.</summary>
    public async Task<IReadOnlyList<DayCount>> DaysAsync(string dossier, CancellationToken cancellation = default)
    {
        await using var connection = await database.Source.OpenConnectionAsync(cancellation);
        return await connection.Command("days").With(dossier).ListAsync(row => new DayCount(row.GetFieldValue<DateOnly>(0), (int)row.GetInt64(1)), cancellation);
    }

    /// <summary>Every actor and issue that an act of the dossier was ever about; acts on no issue are among them.</summary>
    public async Task<IReadOnlyList<PositionKey>> KeysAsync(string dossier, CancellationToken cancellation = default)
    {
        await using var connection = await database.Source.OpenConnectionAsync(cancellation);
        return await connection.Command("keys").With(dossier).ListAsync(row => new PositionKey(row.GetString(0), row.GetString(1), row.GetString(2)), cancellation);
    }

    /// <summary>Where the log and what is derived from it stand.</summary>
    public async Task<PagePoint> PointAsync(CancellationToken cancellation = default)
    {
        await using var connection = await database.Source.OpenConnectionAsync(cancellation);
        return (await connection.Command("page_point").ListAsync(row => new PagePoint(row.GetInt64(0), row.GetInt64(1), row.GetString(2)), cancellation))[0];
    }
}
