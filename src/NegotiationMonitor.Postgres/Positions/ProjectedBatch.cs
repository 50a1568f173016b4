using NegotiationMonitor.Articles;
using NegotiationMonitor.Positions;
using Npgsql;

namespace NegotiationMonitor.Postgres.Positions;

/// <summary>
/// What is in the tables of the articles and positions that a batch of events touches, loaded into a <see cref="PositionBook"/>. A
/// query a kind of row, not an event.
/// </summary>
internal sealed class ProjectedBatch
{
    private readonly Dictionary<PositionKey, int> _positions = [];
    private readonly Dictionary<string, int> _sources = new(StringComparer.Ordinal);
    private readonly Dictionary<PositionKey, IReadOnlyList<DateOnly>> _kept = [];

    public PositionBook Book { get; } = new();

    /// <summary>Numbers of the positions that are in the tables.</summary>
    public IReadOnlyDictionary<PositionKey, int> Positions => _positions;

    /// <summary>Numbers of the articles that are in the tables.</summary>
    public IReadOnlyDictionary<string, int> Sources => _sources;

    /// <summary>Days of kept states that are not before the first day that is touched.</summary>
    public IReadOnlyDictionary<PositionKey, IReadOnlyList<DateOnly>> Kept => _kept;

    public static async Task<ProjectedBatch> LoadAsync(IReadOnlyList<RecordedEvent> events, NpgsqlConnection connection, CancellationToken cancellation)
    {
        var batch = new ProjectedBatch();
        var corrected = await batch.LoadSourcesAsync(events, connection, cancellation);
        var touched = FirstDays(events);
        await batch.LoadAliveAsync(corrected, touched, connection, cancellation);
        await batch.LoadPositionsAsync(touched, connection, cancellation);
        return batch;
    }

    /// <summary>Loads the batch's articles; gives back the numbers of those whose entries may end, or are part of an open reading.</summary>
    private async Task<List<int>> LoadSourcesAsync(IReadOnlyList<RecordedEvent> events, NpgsqlConnection connection, CancellationToken cancellation)
    {
        var (streams, copies, corrected) = (new HashSet<string>(StringComparer.Ordinal), new HashSet<string>(StringComparer.Ordinal), new HashSet<string>(StringComparer.Ordinal));
        foreach (var e in events)
        {
            streams.Add(e.Stream);
            switch (e.Event)
            {
                case CopyRecognised copy:
                    streams.Add(copy.Of);
                    copies.Add(e.Stream);
                    corrected.Add(e.Stream);
                    break;
                case ArticleRevised or ReadingSuperseded or ActRetracted or ActAmended:
                    corrected.Add(e.Stream);
                    break;
            }
        }

        var needed = new List<int>();
        await connection.Command("load_sources").With(streams.ToArray()).With(copies.ToArray()).EachAsync(
            row =>
            {
                var line = SourceRows.Read(row);
                _sources.Add(line.Stream, row.GetInt32(1));
                Book.Restore(line);
                if (line.Open.Count > 0 || corrected.Contains(line.Stream) || copies.Contains(line.Root))
                {
                    needed.Add(row.GetInt32(1));
                }
            },
            cancellation);
        return needed;
    }

    private async Task LoadAliveAsync(List<int> sources, Dictionary<PositionKey, DateOnly> touched, NpgsqlConnection connection, CancellationToken cancellation)
    {
        if (sources.Count == 0)
        {
            return;
        }

        await connection.Command("load_alive").With(sources.ToArray()).EachAsync(
            row =>
            {
                var entry = EntryRows.Read(row);
                Book.Articles[entry.Stream].Alive.Add(entry);
                Touch(touched, entry);
            },
            cancellation);
        foreach (var (key, ended) in Book.Articles.Values.SelectMany(a => a.Open))
        {
            touched.TryAdd(key, DateOnly.MaxValue);
            ended.ForEach(e => Touch(touched, e));
        }
    }

    private async Task LoadPositionsAsync(Dictionary<PositionKey, DateOnly> touched, NpgsqlConnection connection, CancellationToken cancellation)
    {
        var rows = await connection.Command("load_positions")
            .With(touched.Keys.Select(k => k.Dossier).ToArray()).With(touched.Keys.Select(k => k.Actor).ToArray()).With(touched.Keys.Select(k => k.Issue).ToArray())
            .ListAsync(PositionRow.Read, cancellation);
        rows.ForEach(row => _positions.Add(row.Key, row.Number));
        var known = rows.Where(row => row.Key.IsPosition).ToDictionary(row => row.Number);
        if (known.Count == 0)
        {
            return;
        }

        var ledgers = new Dictionary<int, (Ledger Ledger, DateOnly After)>();
        await connection.Command("load_snapshots").With(known.Keys.ToArray()).With(known.Values.Select(row => touched[row.Key]).ToArray()).EachAsync(
            row =>
            {
                var position = row.GetInt32(0);
                var key = known[position].Key;
                _kept[key] = row.GetFieldValue<DateOnly[]>(4);
                ledgers[position] = row.IsDBNull(1)
                    ? (new Ledger(key), DateOnly.MinValue)
                    : (new Ledger(new Snapshot(row.GetFieldValue<DateOnly>(1), PositionCodec.Read(key, row.GetFieldValue<byte[]>(2)), row.GetFieldValue<DateOnly>(3))), row.GetFieldValue<DateOnly>(1));
            },
            cancellation);
        await connection.Command("load_entries").With(ledgers.Keys.ToArray()).With(ledgers.Values.Select(l => l.After).ToArray()).EachAsync(
            row => ledgers[row.GetInt32(0)].Ledger.Add(EntryRows.ReadSlim(row, known[row.GetInt32(0)].Key)), cancellation);
        foreach (var (position, (ledger, _)) in ledgers)
        {
            Book.Restore(new PositionAccount(known[position].State!, ledger, known[position].Latest));
        }
    }

    private static Dictionary<PositionKey, DateOnly> FirstDays(IReadOnlyList<RecordedEvent> events)
    {
        var days = new Dictionary<PositionKey, DateOnly>();
        foreach (var e in events)
        {
            if (e.Event switch { Act act => act, ActAdded added => added.Act, ActAmended amended => amended.Becomes, _ => null } is { } said)
            {
                Touch(days, new PositionKey(said.Dossier ?? "", said.Actor, said.Issue ?? ""), said.SaidOn.To);
            }
        }

        return days;
    }

    private static void Touch(Dictionary<PositionKey, DateOnly> days, Entry entry) => Touch(days, entry.Key, entry.SaidOn.To);

    private static void Touch(Dictionary<PositionKey, DateOnly> days, PositionKey key, DateOnly day)
    {
        if (!days.TryGetValue(key, out var first) || day < first)
        {
            days[key] = day;
        }
    }

    private sealed record PositionRow(int Number, PositionKey Key, DateOnly Latest, Position? State)
    {
        public static PositionRow Read(NpgsqlDataReader row)
        {
            var key = new PositionKey(row.GetString(1), row.GetString(2), row.GetString(3));
            return new PositionRow(row.GetInt32(0), key, row.GetFieldValue<DateOnly>(4), row.IsDBNull(5) ? null : PositionCodec.Read(key, row.GetFieldValue<byte[]>(5)));
        }
    }
}
