using NegotiationMonitor.Audit;
using NegotiationMonitor.Positions;
using NegotiationMonitor.Postgres.Log;
using Npgsql;

namespace NegotiationMonitor.Postgres.Positions;

/// <summary>Audit trails out of the log.</summary>
public sealed class AuditQueries(Database database)
{
    /// <summary>Why a position is what it is under the clocks; null where no act was ever about it by then.</summary>
    /// <exception cref="RefusedException">Actor, issue or a clock is beyond what is recorded; the message says what is known.</exception>
    public async Task<AuditTrail?> AuditAsync(PositionKey key, Clocks clocks, CancellationToken cancellation = default)
    {
        await using var connection = await database.Source.OpenConnectionAsync(cancellation);
        var at = await ClockRows.PointAsync(connection, clocks, cancellation);
        var alive = await EntriesAsync(connection, "position_lines", key, clocks, at, cancellation);
        var ended = await EntriesAsync(connection, "ended_lines", key, clocks, at, cancellation);
        if (alive.Count + ended.Count == 0)
        {
            await Known.RequireAsync(connection, new PositionFilter([key.Dossier], [key.Actor], [key.Issue]), 0, cancellation);
            return null;
        }

        var streams = alive.Concat(ended).Select(e => e.Stream).Distinct(StringComparer.Ordinal).ToArray();
        var stories = await connection.Command("story_streams").With(streams).With(at).ListAsync(row => row.GetString(0), cancellation);
        var events = await connection.Command("audit_events").With(stories.ToArray()).With(at)
            .ListAsync(row => new AuditEvent(EventRow.Read(row), row.GetString(7)), cancellation);
        return AuditTrails.Of(key, clocks, at, alive, ended, events);
    }

    /// <summary>The trails of every position of a filter, by key; of a single actor and issue, one for each dossier that has them.</summary>
    /// <exception cref="RefusedException">A name of the filter or a clock is beyond what is recorded; the message says what is known.</exception>
    public async Task<Answer<AuditTrail>> TrailsAsync(PositionFilter filter, Clocks clocks, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(filter);
        List<PositionKey> keys;
        long at;
        await using (var connection = await database.Source.OpenConnectionAsync(cancellation))
        {
            at = await ClockRows.PointAsync(connection, clocks, cancellation);
            keys = await PositionQueries.Filtered(connection.Command("audit_keys"), filter)
                .ListAsync(row => new PositionKey(row.GetString(0), row.GetString(1), row.GetString(2)), cancellation);
            await Known.RequireAsync(connection, filter, keys.Count, cancellation);
        }

        var trails = new List<AuditTrail>();
        foreach (var key in keys)
        {
            if (await AuditAsync(key, clocks with { RecordedBy = at }, cancellation) is { } trail)
            {
                trails.Add(trail with { Asked = clocks });
            }
        }

        return new Answer<AuditTrail>(clocks, at, trails);
    }

    private static Task<List<Entry>> EntriesAsync(
        NpgsqlConnection connection, string file, PositionKey key, Clocks clocks, long at, CancellationToken cancellation) =>
        connection.Command(file).With(key.Dossier).With(key.Actor).With(key.Issue)
            .With(clocks.SaidBy ?? DateOnly.MaxValue).With(at).With(clocks.PublishedBy ?? DateOnly.MaxValue)
            .ListAsync(EntryRows.Read, cancellation);
}
