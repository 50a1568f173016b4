using Npgsql;

namespace NegotiationMonitor.Postgres.Schema;

/// <summary>
/// Creates and migrates the tables: the scripts in <c>Schema/Scripts</c>, in the order of their names, each once, all in one transaction. An
/// advisory lock makes a second program that starts at the same time wait and then find all done. A released script is never
/// edited; a change is a new script.
/// </summary>
internal static class Migration
{
    public static async Task RunAsync(Database database, CancellationToken cancellation)
    {
        await using var connection = await database.Source.OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        await ExecuteAsync(connection, SqlFile.Text("Schema/Sql/lock"), cancellation, database.LockKey("schema"));
        if (await ScalarAsync(connection, SqlFile.Text("Schema/Sql/schema_exists"), cancellation, database.Schema) is not true)
        {
            await ExecuteAsync(connection, SqlFile.Text("Schema/Sql/create_schema").Replace("$schema", database.Schema, StringComparison.Ordinal), cancellation);
        }

        if (await ScalarAsync(connection, SqlFile.Text("Schema/Sql/applied_exists"), cancellation, database.Schema) is not true)
        {
            await ExecuteAsync(connection, SqlFile.Text("Schema/Sql/create_applied"), cancellation);
        }

        await ApplyAsync(connection, database.Schema, cancellation);
        await transaction.CommitAsync(cancellation);
    }

    private static async Task ApplyAsync(NpgsqlConnection connection, string schema, CancellationToken cancellation)
    {
        var scripts = SqlFile.Folder("Schema/Scripts");
        var applied = await AppliedAsync(connection, cancellation);
        var unknown = applied.Except(scripts.Select(s => s.Name), StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        if (unknown.Count > 0)
        {
            throw new RefusedException($"A newer version has migrated schema {schema} ({string.Join(", ", unknown)}); use that version");
        }

        foreach (var (name, text) in scripts.Where(s => !applied.Contains(s.Name)))
        {
            await ExecuteAsync(connection, text, cancellation);
            await ExecuteAsync(connection, SqlFile.Text("Schema/Sql/insert_applied"), cancellation, name);
        }
    }

    private static async Task<HashSet<string>> AppliedAsync(NpgsqlConnection connection, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(SqlFile.Text("Schema/Sql/applied"), connection);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var names = new HashSet<string>(StringComparer.Ordinal);
        while (await reader.ReadAsync(cancellation))
        {
            names.Add(reader.GetString(0));
        }

        return names;
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql, CancellationToken cancellation, params object[] parameters)
    {
        await using var command = Command(connection, sql, parameters);
        await command.ExecuteNonQueryAsync(cancellation);
    }

    private static async Task<object?> ScalarAsync(NpgsqlConnection connection, string sql, CancellationToken cancellation, params object[] parameters)
    {
        await using var command = Command(connection, sql, parameters);
        return await command.ExecuteScalarAsync(cancellation);
    }

    private static NpgsqlCommand Command(NpgsqlConnection connection, string sql, object[] parameters)
    {
        var command = new NpgsqlCommand(sql, connection);
        foreach (var parameter in parameters)
        {
            command.Parameters.Add(new NpgsqlParameter { Value = parameter });
        }

        return command;
    }
}
