using NegotiationMonitor.Articles;
using NegotiationMonitor.Positions;
using NegotiationMonitor.Postgres.Log;
using Npgsql;
using NpgsqlTypes;

namespace NegotiationMonitor.Postgres.Positions;

/// <summary>
/// Projects the log into <c>nm_sources</c>, <c>nm_entries</c>, <c>nm_positions</c> and <c>nm_changes</c>. Run by a follower, so its checkpoint commits with the
/// rows. Work is done a batch at a time: what the batch touches is loaded, folded in memory and written back once.
/// </summary>
public static class PositionProjection
{
    /// <summary>Name of its follower and checkpoint.</summary>
    public const string Name = "positions";

    /// <summary>A state is kept for every so many entries of a position, the newest <see cref="Behind"/> left out.</summary>
    internal const int Spacing = 16;

    /// <summary>Entries left out of the newest kept state, since late arrivals fall among them.</summary>
    internal const int Behind = 8;

    /// <summary>A follower that keeps the tables up to date.</summary>
    public static Follower Follow(Database database, FollowerOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(database);
        return new Follower(database, Name, (events, connection, cancellation) => HandleAsync(events, connection, ChangesChannel(database), cancellation), options);
    }

    /// <summary>NOTIFY channel that tells of new changes; its payload is the sequence of the last. It only wakes: the table is the truth.</summary>
    public static string ChangesChannel(Database database)
    {
        ArgumentNullException.ThrowIfNull(database);
        return "negmon_changes_" + database.Schema;
    }

    /// <summary>Projects those events that are behind the checkpoint and moves it, in the transaction that the connection is in: who hands on events twice changes nothing.</summary>
    internal static async Task AdvanceAsync(IReadOnlyList<RecordedEvent> events, Database database, NpgsqlConnection connection, CancellationToken cancellation)
    {
        var checkpoint = (await new NpgsqlCommand(SqlFile.Text("Log/Sql/lock_checkpoint"), connection).With(Name).ListAsync(row => row.GetInt64(0), cancellation))[0];
        List<RecordedEvent> behind = [.. events.Where(e => e.Sequence > checkpoint)];
        if (behind.Count > 0)
        {
            await HandleAsync(behind, connection, ChangesChannel(database), cancellation);
            await new NpgsqlCommand(SqlFile.Text("Log/Sql/move_checkpoint"), connection).With(Name).With(behind[^1].Sequence).RunAsync(cancellation);
        }
    }

    /// <summary>Projects a batch, in the transaction that the connection is in.</summary>
    /// <param name="channel">Where to tell of changes; null to tell nobody.</param>
    internal static async Task HandleAsync(IReadOnlyList<RecordedEvent> events, NpgsqlConnection connection, string? channel, CancellationToken cancellation)
    {
        var batch = await ProjectedBatch.LoadAsync(events, connection, cancellation);
        foreach (var e in events)
        {
            batch.Book.Apply(e);
        }

        var numbers = await NumberAsync(batch, connection, cancellation);
        await WriteSourcesAsync(batch, numbers, connection, cancellation);
        await WritePositionsAsync(batch, numbers, connection, cancellation);
        await WriteEntriesAsync(batch, numbers, connection, cancellation);
        await WriteChangesAsync(batch.Book.Changes, numbers, connection, cancellation);
        await SnapshotWrites.WriteAsync(batch, events[0].Sequence - 1, numbers, connection, cancellation);
        if (channel is not null && batch.Book.Changes.Count > 0)
        {
            await connection.Command("notify").With(channel).With(batch.Book.Changes[^1].Sequence).RunAsync(cancellation);
        }
    }

    /// <summary>Gives new articles and positions the next numbers, in the order of the log.</summary>
    private static async Task<Numbers> NumberAsync(ProjectedBatch batch, NpgsqlConnection connection, CancellationToken cancellation)
    {
        var (source, position) = (await connection.Command("last_numbers").ListAsync(row => (row.GetInt32(0), row.GetInt32(1)), cancellation))[0];
        var numbers = new Numbers(new(batch.Sources, StringComparer.Ordinal), new(batch.Positions));
        foreach (var stream in batch.Book.Articles.Keys)
        {
            _ = numbers.Sources.ContainsKey(stream) || numbers.Sources.TryAdd(stream, ++source);
        }

        foreach (var entry in batch.Book.Begun.OrderBy(e => e.Sequence))
        {
            _ = numbers.Positions.ContainsKey(entry.Key) || numbers.Positions.TryAdd(entry.Key, ++position);
        }

        return numbers;
    }

    private static async Task WriteSourcesAsync(ProjectedBatch batch, Numbers numbers, NpgsqlConnection connection, CancellationToken cancellation)
    {
        var (old, fresh) = Split(batch.Book.Articles, batch.Sources);
        if (old.Count > 0)
        {
            await SourceRows.UpdateAsync([.. old.Select(o => (numbers.Sources[o.Key], o.Value))], connection, cancellation);
        }

        await CopyAsync(connection, "copy_sources", fresh, (rows, f) => SourceRows.WriteAsync(rows, f.Value, numbers.Sources[f.Key], cancellation), cancellation);
    }

    private static async Task WritePositionsAsync(ProjectedBatch batch, Numbers numbers, NpgsqlConnection connection, CancellationToken cancellation)
    {
        var old = batch.Book.Accounts.Where(a => batch.Positions.ContainsKey(a.Key)).ToList();
        if (old.Count > 0)
        {
            await connection.Command("update_positions")
                .With(old.Select(o => numbers.Positions[o.Key]).ToArray())
                .With(old.Select(o => o.Value.Latest).ToArray())
                .With(old.Select(o => !o.Value.Current.IsBlank()).ToArray())
                .With(old.Select(o => (short)o.Value.Current.Stance).ToArray())
                .With(old.Select(o => PositionCodec.Write(o.Value.Current)).ToArray())
                .RunAsync(cancellation);
        }

        var fresh = numbers.Positions.Where(p => !batch.Positions.ContainsKey(p.Key)).OrderBy(p => p.Value).ToList();
        await CopyAsync(
            connection,
            "copy_positions",
            fresh,
            async (rows, f) =>
            {
                var account = batch.Book.Accounts.GetValueOrDefault(f.Key);
                await rows.StartRowAsync(cancellation);
                await rows.WriteAsync(f.Value, NpgsqlDbType.Integer, cancellation);
                await rows.TextAsync(f.Key.Dossier, cancellation);
                await rows.TextAsync(f.Key.Actor, cancellation);
                await rows.TextAsync(f.Key.Issue, cancellation);
                await rows.WriteAsync(account?.Latest ?? DateOnly.MinValue, NpgsqlDbType.Date, cancellation);
                await rows.WriteAsync(account is not null && !account.Current.IsBlank(), NpgsqlDbType.Boolean, cancellation);
                await rows.WriteAsync((short)(account?.Current.Stance ?? Stance.None), NpgsqlDbType.Smallint, cancellation);
                await (account is null ? rows.WriteNullAsync(cancellation) : rows.WriteAsync(PositionCodec.Write(account.Current), NpgsqlDbType.Bytea, cancellation));
            },
            cancellation);
    }

    private static async Task WriteEntriesAsync(ProjectedBatch batch, Numbers numbers, NpgsqlConnection connection, CancellationToken cancellation)
    {
        var ended = batch.Book.Ended;
        if (ended.Count > 0)
        {
            await connection.Command("end_entries")
                .With(ended.Select(e => e.Sequence).ToArray()).With(ended.Select(e => e.From).ToArray()).With(ended.Select(e => e.Until).ToArray())
                .RunAsync(cancellation);
        }

        await CopyAsync(
            connection, "copy_entries", batch.Book.Begun, (rows, e) => EntryRows.WriteAsync(rows, e, numbers.Positions[e.Key], numbers.Sources[e.Stream], cancellation), cancellation);
    }

    private static Task WriteChangesAsync(IReadOnlyList<Change> changes, Numbers numbers, NpgsqlConnection connection, CancellationToken cancellation) => CopyAsync(
        connection,
        "copy_changes",
        changes,
        async (rows, c) =>
        {
            await rows.StartRowAsync(cancellation);
            await rows.WriteAsync(c.Sequence, NpgsqlDbType.Bigint, cancellation);
            await rows.WriteAsync(numbers.Positions[c.Key], NpgsqlDbType.Integer, cancellation);
            await rows.WriteAsync(c.RecordedAt.ToUniversalTime(), NpgsqlDbType.TimestampTz, cancellation);
            await rows.TextAsync(c.Cause, cancellation);
            await rows.WriteAsync(numbers.Sources[c.Stream], NpgsqlDbType.Integer, cancellation);
            await rows.TextAsync(c.What.Kind.Word(), cancellation);
            await rows.WriteAsync((short)c.What.From, NpgsqlDbType.Smallint, cancellation);
            await rows.WriteAsync((short)c.What.To, NpgsqlDbType.Smallint, cancellation);
            await rows.TextAsync(PositionJson.Write(c.What.Gained), cancellation, NpgsqlDbType.Jsonb);
            await rows.TextAsync(PositionJson.Write(c.What.Lost), cancellation, NpgsqlDbType.Jsonb);
            await rows.WriteAsync(c.What.Contested, NpgsqlDbType.Boolean, cancellation);
            await (c.Act is { } act ? rows.WriteAsync(act, NpgsqlDbType.Bigint, cancellation) : rows.WriteNullAsync(cancellation));
            await rows.DayAsync(c.SaidOn, cancellation);
            await rows.TextAsync(PositionJson.Write(c.What.Standing), cancellation, NpgsqlDbType.Jsonb);
            await rows.TextAsync(PositionJson.Write(c.What.Origins), cancellation, NpgsqlDbType.Jsonb);
        },
        cancellation);

    internal static async Task CopyAsync<T>(
        NpgsqlConnection connection, string file, IReadOnlyCollection<T> items, Func<NpgsqlBinaryImporter, T, Task> write, CancellationToken cancellation)
    {
        if (items.Count == 0)
        {
            return;
        }

        await using var rows = await connection.BeginBinaryImportAsync(SqlFile.Text("Positions/Sql/" + file), cancellation);
        foreach (var item in items)
        {
            await write(rows, item);
        }

        await rows.CompleteAsync(cancellation);
    }

    private static (List<KeyValuePair<string, ArticleLine>> Old, List<KeyValuePair<string, ArticleLine>> Fresh) Split(
        IReadOnlyDictionary<string, ArticleLine> articles, IReadOnlyDictionary<string, int> known)
    {
        var (old, fresh) = (new List<KeyValuePair<string, ArticleLine>>(), new List<KeyValuePair<string, ArticleLine>>());
        foreach (var article in articles)
        {
            (known.ContainsKey(article.Key) ? old : fresh).Add(article);
        }

        return (old, fresh);
    }
}

/// <summary>Numbers of articles and positions.</summary>
internal sealed record Numbers(Dictionary<string, int> Sources, Dictionary<PositionKey, int> Positions);
