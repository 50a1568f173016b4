using NegotiationMonitor.Articles;
using NegotiationMonitor.Positions;
using Npgsql;
using NpgsqlTypes;

namespace NegotiationMonitor.Postgres.Positions;

/// <summary>Rows of <c>nm_entries</c>, of <c>nm_entry_lines</c>, and the slim rows that a fold needs.</summary>
internal static class EntryRows
{
    /// <summary>Columns of <c>nm_entry_lines</c> that make an entry; those of its article follow.</summary>
    public const int Width = 28;

    private static readonly Dictionary<string, string> Types = EventNames.ActNames.ToDictionary(n => n, n => n, StringComparer.Ordinal);

    /// <summary>An entry out of the columns of <c>nm_entry_lines</c>.</summary>
    public static Entry Read(NpgsqlDataReader row) => new()
    {
        Key = new PositionKey(row.GetString(1), row.GetString(2), row.GetString(3)),
        Stream = row.GetString(4),
        Sequence = row.GetInt64(5),
        Id = row.GetGuid(6),
        From = row.GetInt64(7),
        Until = row.GetInt64(8),
        SaidOn = new SaidOn(row.GetFieldValue<DateOnly>(9), row.GetFieldValue<DateOnly>(10), (DateBasis)row.GetInt16(11)),
        PublishedOn = row.GetFieldValue<DateOnly>(12),
        Type = row.GetString(13),
        Stance = (Stance)row.GetInt16(14),
        Certainty = (Certainty)row.GetInt16(15),
        Directness = (Directness)row.GetInt16(16),
        Outlet = row.Text(17),
        Cited = row.Text(18),
        Origin = row.GetString(19),
        Speaker = row.Text(20),
        ClaimedBy = row.Text(21),
        ScheduledFor = row.IsDBNull(22) ? null : new DateRange(row.GetFieldValue<DateOnly>(22), row.GetFieldValue<DateOnly>(23)),
        Conditions = PositionJson.ReadConditions(row.Text(24)),
        Proposition = row.Text(25),
        Quote = row.GetString(26),
        Reviewed = row.GetBoolean(27),
    };

    /// <summary>What a fold needs of an entry: position, sequence, said_to, type, stance, certainty, directness, origin, speaker, claimed_by,
    /// scheduled_from, scheduled_to, conditions, proposition, its stand-in, published.</summary>
    public static Entry ReadSlim(NpgsqlDataReader row, PositionKey key)
    {
        var said = row.GetFieldValue<DateOnly>(2);
        var type = row.GetString(3);
        return new Entry
        {
            Key = key,
            Stream = "",
            Sequence = row.GetInt64(1),
            Id = Guid.Empty,
            From = 0,
            SaidOn = new SaidOn(said, said, DateBasis.Stated),
            PublishedOn = row.GetFieldValue<DateOnly>(15),
            Type = Types.GetValueOrDefault(type, type),
            Stance = (Stance)row.GetInt16(4),
            Certainty = (Certainty)row.GetInt16(5),
            Directness = (Directness)row.GetInt16(6),
            Origin = row.GetString(7),
            Speaker = row.Text(8),
            ClaimedBy = row.Text(9),
            ScheduledFor = row.IsDBNull(10) ? null : new DateRange(row.GetFieldValue<DateOnly>(10), row.GetFieldValue<DateOnly>(11)),
            Conditions = PositionJson.ReadConditions(row.Text(12)),
            Proposition = row.Text(13),
            Quote = row.Text(14) ?? "",
        };
    }

    /// <summary>What a path needs of an entry: dossier, actor, issue, sequence, said_to, stance, certainty, directness.</summary>
    /// <param name="keys">Those read before, so that each is held once.</param>
    public static Entry ReadCourse(NpgsqlDataReader row, Dictionary<PositionKey, PositionKey> keys)
    {
        var key = new PositionKey(row.GetString(0), row.GetString(1), row.GetString(2));
        key = keys.TryGetValue(key, out var known) ? known : keys[key] = key;
        var said = row.GetFieldValue<DateOnly>(4);
        return new Entry
        {
            Key = key,
            Stream = "",
            Sequence = row.GetInt64(3),
            Id = Guid.Empty,
            From = 0,
            SaidOn = new SaidOn(said, said, DateBasis.Stated),
            PublishedOn = said,
            Type = "",
            Stance = (Stance)row.GetInt16(5),
            Certainty = (Certainty)row.GetInt16(6),
            Directness = (Directness)row.GetInt16(7),
            Origin = "",
            Quote = "",
        };
    }

    /// <summary>Writes a row of <c>nm_entries</c>, in the order of <c>copy_entries</c>.</summary>
    public static async Task WriteAsync(NpgsqlBinaryImporter rows, Entry entry, int position, int source, CancellationToken cancellation)
    {
        await rows.StartRowAsync(cancellation);
        await rows.WriteAsync(position, NpgsqlDbType.Integer, cancellation);
        await rows.WriteAsync(source, NpgsqlDbType.Integer, cancellation);
        await rows.WriteAsync(entry.Sequence, NpgsqlDbType.Bigint, cancellation);
        await rows.WriteAsync(entry.From, NpgsqlDbType.Bigint, cancellation);
        await rows.WriteAsync(entry.Until, NpgsqlDbType.Bigint, cancellation);
        await rows.WriteAsync(entry.SaidOn.From, NpgsqlDbType.Date, cancellation);
        await rows.WriteAsync(entry.SaidOn.To, NpgsqlDbType.Date, cancellation);
        await rows.WriteAsync((short)entry.SaidOn.Basis, NpgsqlDbType.Smallint, cancellation);
        await rows.WriteAsync(entry.PublishedOn, NpgsqlDbType.Date, cancellation);
        await rows.WriteAsync(entry.Type, NpgsqlDbType.Text, cancellation);
        await rows.WriteAsync((short)entry.Stance, NpgsqlDbType.Smallint, cancellation);
        await rows.WriteAsync((short)entry.Certainty, NpgsqlDbType.Smallint, cancellation);
        await rows.WriteAsync((short)entry.Directness, NpgsqlDbType.Smallint, cancellation);
        await rows.WriteAsync(entry.Id, NpgsqlDbType.Uuid, cancellation);
        await rows.TextAsync(entry.Cited, cancellation);
        await rows.TextAsync(entry.Origin, cancellation);
        await rows.TextAsync(entry.Speaker, cancellation);
        await rows.TextAsync(entry.ClaimedBy, cancellation);
        await rows.DayAsync(entry.ScheduledFor?.From, cancellation);
        await rows.DayAsync(entry.ScheduledFor?.To, cancellation);
        await rows.TextAsync(PositionJson.Write(entry.Conditions), cancellation, NpgsqlDbType.Jsonb);
        await rows.TextAsync(entry.Proposition, cancellation);
        await rows.TextAsync(entry.Quote, cancellation);
        await rows.WriteAsync(entry.Reviewed, NpgsqlDbType.Boolean, cancellation);
    }
}
