using NegotiationMonitor.Positions;
using Npgsql;
using NpgsqlTypes;

namespace NegotiationMonitor.Postgres.Positions;

/// <summary>Rows of <c>nm_sources</c>.</summary>
internal static class SourceRows
{
    /// <summary>Out of the columns of <c>load_sources</c>.</summary>
    public static ArticleLine Read(NpgsqlDataReader row)
    {
        var line = new ArticleLine(row.GetString(0))
        {
            Dossier = row.Text(2),
            Outlet = row.Text(3),
            Title = row.Text(4),
            Url = row.Text(5),
            File = row.Text(6),
            PublishedOn = row.Day(7),
            ContentHash = row.GetString(8),
            Received = row.GetInt64(9),
            RecordedAt = row.GetFieldValue<DateTimeOffset>(10),
            Revisions = row.GetInt32(11),
            Root = row.GetString(12),
            Story = row.GetString(13),
            Settled = row.GetInt64(14),
        };
        foreach (var (key, ended) in PositionJson.ReadOpen(row.Text(15)))
        {
            line.Open.Add(key, ended);
        }

        return line;
    }

    /// <summary>Writes a row in the order of <c>copy_sources</c>.</summary>
    public static async Task WriteAsync(NpgsqlBinaryImporter rows, ArticleLine line, int source, CancellationToken cancellation)
    {
        await rows.StartRowAsync(cancellation);
        await rows.WriteAsync(source, NpgsqlDbType.Integer, cancellation);
        await rows.TextAsync(line.Stream, cancellation);
        await rows.TextAsync(line.Dossier, cancellation);
        await rows.TextAsync(line.Outlet, cancellation);
        await rows.TextAsync(line.Title, cancellation);
        await rows.TextAsync(line.Url, cancellation);
        await rows.TextAsync(line.File, cancellation);
        await rows.DayAsync(line.PublishedOn, cancellation);
        await rows.TextAsync(line.ContentHash, cancellation);
        await rows.WriteAsync(line.Received, NpgsqlDbType.Bigint, cancellation);
        await rows.WriteAsync(line.RecordedAt.ToUniversalTime(), NpgsqlDbType.TimestampTz, cancellation);
        await rows.WriteAsync(line.Revisions, NpgsqlDbType.Integer, cancellation);
        await rows.TextAsync(line.Root, cancellation);
        await rows.TextAsync(line.Story, cancellation);
        await rows.WriteAsync(line.Settled, NpgsqlDbType.Bigint, cancellation);
        await rows.TextAsync(PositionJson.Write(line.Open), cancellation, NpgsqlDbType.Jsonb);
    }

    /// <summary>Updates rows that were there.</summary>
    public static Task UpdateAsync(IReadOnlyList<(int Source, ArticleLine Line)> lines, NpgsqlConnection connection, CancellationToken cancellation) =>
        connection.Command("update_sources")
            .With(lines.Select(l => l.Source).ToArray())
            .With(lines.Select(l => l.Line.Title).ToArray(), NpgsqlDbType.Array | NpgsqlDbType.Text)
            .With(lines.Select(l => l.Line.File).ToArray(), NpgsqlDbType.Array | NpgsqlDbType.Text)
            .With(lines.Select(l => l.Line.PublishedOn).ToArray(), NpgsqlDbType.Array | NpgsqlDbType.Date)
            .With(lines.Select(l => l.Line.ContentHash).ToArray())
            .With(lines.Select(l => l.Line.Revisions).ToArray())
            .With(lines.Select(l => l.Line.Root).ToArray())
            .With(lines.Select(l => l.Line.Story).ToArray())
            .With(lines.Select(l => l.Line.Settled).ToArray())
            .With(lines.Select(l => PositionJson.Write(l.Line.Open)).ToArray(), NpgsqlDbType.Array | NpgsqlDbType.Jsonb)
            .RunAsync(cancellation);
}
