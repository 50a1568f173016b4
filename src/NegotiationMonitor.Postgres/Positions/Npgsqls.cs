using Npgsql;
using NpgsqlTypes;

namespace NegotiationMonitor.Postgres.Positions;

/// <summary>Short forms for commands, nullable columns and COPY.</summary>
internal static class Npgsqls
{
    /// <summary>The command of a file in <c>Positions/Sql</c>.</summary>
    public static NpgsqlCommand Command(this NpgsqlConnection connection, string file) => new(SqlFile.Text("Positions/Sql/" + file), connection);

    /// <summary>Adds the next parameter.</summary>
    public static NpgsqlCommand With<T>(this NpgsqlCommand command, T value)
    {
        command.Parameters.Add(new NpgsqlParameter<T> { TypedValue = value });
        return command;
    }

    /// <summary>Adds the next parameter with its type, where it may be null.</summary>
    public static NpgsqlCommand With(this NpgsqlCommand command, object? value, NpgsqlDbType type)
    {
        command.Parameters.Add(new NpgsqlParameter { Value = value ?? DBNull.Value, NpgsqlDbType = type });
        return command;
    }

    /// <summary>Runs it; nothing comes back.</summary>
    public static async Task RunAsync(this NpgsqlCommand command, CancellationToken cancellation)
    {
        await using (command)
        {
            await command.ExecuteNonQueryAsync(cancellation);
        }
    }

    /// <summary>Runs it and hands on each row.</summary>
    public static async Task EachAsync(this NpgsqlCommand command, Action<NpgsqlDataReader> row, CancellationToken cancellation)
    {
        await using (command)
        await using (var reader = await command.ExecuteReaderAsync(cancellation))
        {
            while (await reader.ReadAsync(cancellation))
            {
                row(reader);
            }
        }
    }

    /// <summary>Runs it and makes something of each row.</summary>
    public static async Task<List<T>> ListAsync<T>(this NpgsqlCommand command, Func<NpgsqlDataReader, T> row, CancellationToken cancellation)
    {
        var rows = new List<T>();
        await command.EachAsync(r => rows.Add(row(r)), cancellation);
        return rows;
    }

    /// <summary>A text column that may be null.</summary>
    public static string? Text(this NpgsqlDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);

    /// <summary>A day column that may be null.</summary>
    public static DateOnly? Day(this NpgsqlDataReader row, int column) => row.IsDBNull(column) ? null : row.GetFieldValue<DateOnly>(column);

    /// <summary>Writes a text that may be null.</summary>
    public static Task TextAsync(this NpgsqlBinaryImporter rows, string? text, CancellationToken cancellation, NpgsqlDbType type = NpgsqlDbType.Text) =>
        text is null ? rows.WriteNullAsync(cancellation) : rows.WriteAsync(text, type, cancellation);

    /// <summary>Writes a day that may be null.</summary>
    public static Task DayAsync(this NpgsqlBinaryImporter rows, DateOnly? day, CancellationToken cancellation) =>
        day is { } there ? rows.WriteAsync(there, NpgsqlDbType.Date, cancellation) : rows.WriteNullAsync(cancellation);
}
