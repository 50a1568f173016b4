using System.Text.Json;
using NegotiationMonitor.Codebooks;
using Npgsql;
using NpgsqlTypes;

namespace NegotiationMonitor.Postgres.Codebooks;

/// <summary>The codebooks that articles in the database were read with (<c>nm_codebooks</c>). Not derived from the log, which knows only their hashes.</summary>
public sealed class CodebookShelf(Database database)
{
    /// <summary>Keeps a book; the same book again is only marked as used last. A book without a dossier is not kept.</summary>
    public async Task PutAsync(Codebook book, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(book);
        if (book.Dossier is null)
        {
            return;
        }

        await using var command = database.Source.CreateCommand(SqlFile.Text("Codebooks/Sql/put_codebook"));
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = book.Hash });
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = book.Dossier });
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = book.Title });
        command.Parameters.Add(new NpgsqlParameter { Value = JsonSerializer.Serialize(Stored.Of(book)), NpgsqlDbType = NpgsqlDbType.Jsonb });
        await command.ExecuteNonQueryAsync(cancellation);
    }

    /// <summary>The book that a dossier was last read with; null where it never was.</summary>
    public async Task<Codebook?> FindAsync(string dossier, CancellationToken cancellation = default)
    {
        await using var command = database.Source.CreateCommand(SqlFile.Text("Codebooks/Sql/find_codebook"));
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = dossier });
        return await command.ExecuteScalarAsync(cancellation) is string json ? Book(json) : null;
    }

    /// <summary>The last book of every dossier, by dossier.</summary>
    public async Task<IReadOnlyList<Codebook>> ListAsync(CancellationToken cancellation = default)
    {
        await using var command = database.Source.CreateCommand(SqlFile.Text("Codebooks/Sql/list_codebooks"));
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var books = new List<Codebook>();
        while (await reader.ReadAsync(cancellation))
        {
            books.Add(Book(reader.GetString(0)));
        }

        return books;
    }

    private static Codebook Book(string json) => JsonSerializer.Deserialize<Stored>(json)!.Book();

    /// <summary>A book as it is kept: the shape of the table, which outlives changes of <see cref="Codebook"/>.</summary>
    private sealed record Stored(string Dossier, string Title, string Language, IReadOnlyList<Actor> Actors, IReadOnlyList<string> OwnActors, IReadOnlyList<Issue> Issues, string Hash)
    {
        public static Stored Of(Codebook book) =>
            new(book.Dossier!, book.Title, book.Language, book.Actors, [.. book.OwnActors.Order(StringComparer.Ordinal)], book.Issues, book.Hash);

        public Codebook Book() => new(Dossier, Title, Language, Actors, OwnActors.ToHashSet(StringComparer.Ordinal), Issues, Hash);
    }
}
