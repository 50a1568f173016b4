using System.Globalization;
using NegotiationMonitor.Positions;
using Npgsql;

namespace NegotiationMonitor.Postgres.Positions;

/// <summary>The second clock: what a question's <see cref="Clocks.RecordedBy"/> comes to, and which sequence a time stands for.</summary>
public static class ClockRows
{
    /// <summary>The last sequence recorded by a time; 0 where nothing was. Recorded times never go back, so halving finds it.</summary>
    public static async Task<long> SequenceAtAsync(Database database, DateTimeOffset time, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(database);
        await using var connection = await database.Source.OpenConnectionAsync(cancellation);
        var (low, high) = (0L, await HeadAsync(connection, cancellation));
        while (low < high)
        {
            var middle = high - ((high - low) / 2);
            var (sequence, recorded) = (await connection.Command("recorded_at").With(middle).ListAsync(row => (row.GetInt64(0), row.GetFieldValue<DateTimeOffset>(1)), cancellation)).FirstOrDefault();
            (low, high) = sequence > low && recorded > time ? (low, sequence - 1) : (middle, high);
        }

        return low;
    }

    /// <summary>When the last event up to a sequence was recorded; null where there is none.</summary>
    public static async Task<DateTimeOffset?> TimeAsync(Database database, long sequence, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(database);
        await using var connection = await database.Source.OpenConnectionAsync(cancellation);
        return (await connection.Command("recorded_at").With(sequence).ListAsync(row => (DateTimeOffset?)row.GetFieldValue<DateTimeOffset>(1), cancellation)).FirstOrDefault();
    }

    /// <summary>The log's last sequence; 0 where nothing is recorded.</summary>
    public static async Task<long> EndAsync(Database database, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(database);
        await using var connection = await database.Source.OpenConnectionAsync(cancellation);
        return await HeadAsync(connection, cancellation);
    }

    /// <summary>The clocks with the point of the log that an answer is of now: asked again with these, it stays the same.</summary>
    /// <exception cref="RefusedException">Asked for a sequence that the log has not reached.</exception>
    public static async Task<Clocks> PinAsync(Database database, Clocks clocks, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(database);
        await using var connection = await database.Source.OpenConnectionAsync(cancellation);
        return clocks with { RecordedBy = await PointAsync(connection, clocks, cancellation) };
    }

    /// <summary>The point of the second clock that an answer can be of: as asked, but not beyond what the projection has followed.</summary>
    /// <exception cref="RefusedException">Asked for a sequence that the log has not reached.</exception>
    internal static async Task<long> PointAsync(NpgsqlConnection connection, Clocks clocks, CancellationToken cancellation)
    {
        var followed = (await connection.Command("checkpoint").ListAsync(row => row.GetInt64(0), cancellation))[0];
        if (clocks.RecordedBy is not { } asked || asked <= followed)
        {
            return clocks.RecordedBy ?? followed;
        }

        var head = await HeadAsync(connection, cancellation);
        return asked <= head
            ? followed
            : throw new RefusedException(string.Create(CultureInfo.InvariantCulture, $"Nothing is recorded at sequence {asked} yet; the log ends at {head}"));
    }

    private static async Task<long> HeadAsync(NpgsqlConnection connection, CancellationToken cancellation) =>
        (await new NpgsqlCommand(SqlFile.Text("Log/Sql/head"), connection).ListAsync(row => row.GetInt64(0), cancellation))[0];
}
