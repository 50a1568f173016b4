using NegotiationMonitor.Articles;
using NegotiationMonitor.Positions;
using Npgsql;
using NpgsqlTypes;

namespace NegotiationMonitor.Postgres.Positions;

/// <summary>Positions under the three clocks (DESIGN 3). Answers are of the log as far as the projection follows it, and say how far that is.</summary>
public sealed class PositionQueries(Database database)
{
    /// <summary>Positions as of the clocks, by key, each with the entry that decides it.</summary>
    /// <exception cref="RefusedException">A name of the filter or a clock is beyond what is recorded; the message says what is known.</exception>
    public async Task<Answer<PositionView>> PositionsAsync(PositionFilter filter, Clocks clocks, CancellationToken cancellation = default)
    {
        await using var connection = await database.Source.OpenConnectionAsync(cancellation);
        var (sequence, positions) = await AsOfAsync(connection, filter, clocks, cancellation);
        var lines = await LinesAsync(connection, positions, sequence, cancellation);
        await Known.RequireAsync(connection, filter, positions.Count, cancellation);
        return new Answer<PositionView>(clocks, sequence, [.. positions.Select(p => new PositionView(p, Decided(p, lines)))]);
    }

    /// <summary>One position with all its entries, weighed; null where there is nothing to say under the clocks.</summary>
    /// <exception cref="RefusedException">Actor, issue or a clock is beyond what is recorded; the message says what is known.</exception>
    public async Task<PositionDetail?> PositionAsync(PositionKey key, Clocks clocks, CancellationToken cancellation = default)
    {
        await using var connection = await database.Source.OpenConnectionAsync(cancellation);
        var at = await ClockRows.PointAsync(connection, clocks, cancellation);
        var lines = await At(connection.Command("position_lines").With(key.Dossier).With(key.Actor).With(key.Issue), clocks, at).ListAsync(EntryLine.Read, cancellation);
        if (lines.Count == 0)
        {
            await Known.RequireAsync(connection, new PositionFilter([key.Dossier], [key.Actor], [key.Issue]), 0, cancellation);
            return null;
        }

        var articles = lines.Select(l => l.Article).DistinctBy(a => a.Stream).ToDictionary(a => a.Stream, StringComparer.Ordinal);
        return new PositionDetail(PositionFold.Of(key, lines.Select(l => l.Entry)), Weighing.Of(key, lines.Select(l => l.Entry)), articles);
    }

    /// <summary>Versions of a position's entries that corrections had ended by then, in the order of their end.</summary>
    public async Task<IReadOnlyList<EntryLine>> EndedAsync(PositionKey key, Clocks clocks, CancellationToken cancellation = default)
    {
        await using var connection = await database.Source.OpenConnectionAsync(cancellation);
        var at = await ClockRows.PointAsync(connection, clocks, cancellation);
        return await At(connection.Command("ended_lines").With(key.Dossier).With(key.Actor).With(key.Issue), clocks, at).ListAsync(EntryLine.Read, cancellation);
    }

    /// <summary>The paths of positions: for each position and day the entry that decides it, by key and day.</summary>
    /// <exception cref="RefusedException">A name of the filter or a clock is beyond what is recorded; the message says what is known.</exception>
    public async Task<Answer<HistoryPoint>> HistoryAsync(PositionFilter filter, Clocks clocks, CancellationToken cancellation = default)
    {
        await using var connection = await database.Source.OpenConnectionAsync(cancellation);
        var at = await ClockRows.PointAsync(connection, clocks, cancellation);
        var points = await PathsAsync(connection, filter, clocks, at, cancellation);
        await Known.RequireAsync(connection, filter, points.Count, cancellation);
        return new Answer<HistoryPoint>(clocks, at, points);
    }

    /// <summary>The paths of positions as <see cref="HistoryAsync"/> tells them, without words and articles: for what is drawn or counted over many positions.</summary>
    public async Task<IReadOnlyList<PathPoint>> CoursesAsync(PositionFilter filter, Clocks clocks, CancellationToken cancellation = default)
    {
        await using var connection = await database.Source.OpenConnectionAsync(cancellation);
        var at = await ClockRows.PointAsync(connection, clocks, cancellation);
        var keys = new Dictionary<PositionKey, PositionKey>();
        var entries = await At(Filtered(connection.Command("courses"), filter), clocks, at).ListAsync(row => EntryRows.ReadCourse(row, keys), cancellation);
        return [.. entries.GroupBy(e => e.Key).OrderBy(g => g.Key, PositionKey.Order).SelectMany(Paths.Through)];
    }

    /// <summary>Entries with their articles, by sequence.</summary>
    public async Task<IReadOnlyDictionary<long, EntryLine>> WordsAsync(IEnumerable<long> sequences, Clocks clocks, CancellationToken cancellation = default)
    {
        await using var connection = await database.Source.OpenConnectionAsync(cancellation);
        var at = await ClockRows.PointAsync(connection, clocks, cancellation);
        return (await EntryLinesAsync(connection, [.. sequences], at, cancellation)).ToDictionary(l => l.Entry.Sequence);
    }

    /// <summary>What differs between two sets of clocks, by key, with the entries that decide before and after.</summary>
    /// <param name="steps">Whether the moves between the two days are wanted too: they take reading the whole history.</param>
    /// <exception cref="RefusedException">A name of the filter or a clock is beyond what is recorded; the message says what is known.</exception>
    public async Task<Answer<DiffView>> DiffAsync(PositionFilter filter, Clocks from, Clocks to, bool steps = true, CancellationToken cancellation = default)
    {
        await using var connection = await database.Source.OpenConnectionAsync(cancellation);
        var (first, before) = await AsOfAsync(connection, filter, from, cancellation);
        var (second, after) = await AsOfAsync(connection, filter, to, cancellation);
        var sequence = Math.Max(first, second);
        await Known.RequireAsync(connection, filter, before.Count + after.Count, cancellation);
        var diffs = PositionDiffs.Between(before, from, after, to);
        var old = await LinesAsync(connection, diffs.Select(d => d.Before), first, cancellation);
        var now = await LinesAsync(connection, diffs.Select(d => d.After), second, cancellation);
        var conditions = (await EntryLinesAsync(connection, [.. diffs.SelectMany(Conditions).Distinct()], second, cancellation)).ToDictionary(l => l.Entry.Sequence);
        var moves = steps ? (await StepsAsync(connection, filter, from, to, second, cancellation)).ToLookup(s => s.Point.Entry.Key) : null;
        return new Answer<DiffView>(
            to,
            sequence,
            [
                .. diffs.Select(d => new DiffView(
                    d, Decided(d.Before, old), Decided(d.After, now), [.. Conditions(d).Select(c => conditions[c])], moves is null ? [] : [.. moves[d.After.Key]])),
            ]);
    }

    /// <summary>Every move under the clocks, by day: first stances and confirmations are none.</summary>
    /// <exception cref="RefusedException">A name of the filter or a clock is beyond what is recorded; the message says what is known.</exception>
    public async Task<Answer<ShiftView>> ShiftsAsync(PositionFilter filter, Clocks clocks, CancellationToken cancellation = default)
    {
        var history = await HistoryAsync(filter, clocks, cancellation);
        var articles = history.Rows.ToDictionary(h => h.Point, h => h.Article);
        var shifts = Shifts.Of(history.Rows.Select(h => h.Point));
        var first = Shifts.First(shifts).SelectMany(f => f.Shifts).ToHashSet();
        return new Answer<ShiftView>(clocks, history.Sequence, [.. shifts.Select(s => new ShiftView(s, articles[s.Point], first.Contains(s)))]);
    }

    /// <summary>How far two parties were apart, dossier by dossier, a point for every day on which it altered.</summary>
    /// <exception cref="RefusedException">A party, a dossier or a clock is beyond what is recorded; the message says what is known.</exception>
    public async Task<Answer<DistanceView>> DistanceAsync(string one, string other, PositionFilter filter, Clocks clocks, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(filter);
        var history = await HistoryAsync(filter with { Actors = [one, other] }, clocks, cancellation);
        var paths = history.Rows.Select(h => h.Point).ToList();
        var dossiers = paths.Select(p => p.Entry.Key.Dossier).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);
        return new Answer<DistanceView>(clocks, history.Sequence, [.. dossiers.SelectMany(d => Shifts.Distance(paths, d, one, other).Select(p => new DistanceView(d, p)))]);
    }

    /// <summary>Every position as of the clocks, and the point of the second clock the answer is of.</summary>
    internal static async Task<(long Sequence, List<Position> Positions)> AsOfAsync(
        NpgsqlConnection connection, PositionFilter filter, Clocks clocks, CancellationToken cancellation)
    {
        if (clocks == Clocks.Now)
        {
            return await NowAsync(connection, filter, cancellation);
        }

        var at = await ClockRows.PointAsync(connection, clocks, cancellation);
        var ledgers = new Dictionary<int, (PositionKey Key, Ledger Ledger, DateOnly After, DateOnly Last)>();
        await At(Filtered(connection.Command("snapshots_as_of"), filter), clocks, at).EachAsync(
            row =>
            {
                var key = new PositionKey(row.GetString(1), row.GetString(2), row.GetString(3));
                var (after, ledger) = row.IsDBNull(4)
                    ? (DateOnly.MinValue, new Ledger(key))
                    : (row.GetFieldValue<DateOnly>(4), new Ledger(new Snapshot(row.GetFieldValue<DateOnly>(4), PositionCodec.Read(key, row.GetFieldValue<byte[]>(5)), row.GetFieldValue<DateOnly>(6))));
                ledgers.Add(row.GetInt32(0), (key, ledger, after, row.GetFieldValue<DateOnly>(7)));
            },
            cancellation);
        var asked = ledgers.Where(l => l.Value.After < l.Value.Last).ToList();
        await connection.Command("entries_as_of")
            .With(asked.Select(l => l.Key).ToArray()).With(asked.Select(l => l.Value.After).ToArray()).With(asked.Select(l => l.Value.Last).ToArray())
            .With(at).With(clocks.PublishedBy ?? DateOnly.MaxValue)
            .EachAsync(
                row =>
                {
                    var (key, ledger, _, _) = ledgers[row.GetInt32(0)];
                    ledger.Add(EntryRows.ReadSlim(row, key));
                },
                cancellation);
        return (at, [.. ledgers.Values.Select(l => l.Ledger.Evaluate()).Where(p => !p.IsBlank()).OrderBy(p => p.Key, PositionKey.Order)]);
    }

    /// <summary>Adds the filter's three parameters.</summary>
    internal static NpgsqlCommand Filtered(NpgsqlCommand command, PositionFilter filter)
    {
        ArgumentNullException.ThrowIfNull(filter);
        foreach (var names in (IReadOnlyList<string>?[])[filter.Dossiers, filter.Actors, filter.Issues])
        {
            command.With(names?.ToArray(), NpgsqlDbType.Array | NpgsqlDbType.Text);
        }

        return command;
    }

    private static async Task<(long Sequence, List<Position> Positions)> NowAsync(NpgsqlConnection connection, PositionFilter filter, CancellationToken cancellation)
    {
        var (sequence, positions) = (0L, new List<Position>());
        await Filtered(connection.Command("positions_now"), filter).EachAsync(
            row =>
            {
                sequence = row.GetInt64(0);
                if (!row.IsDBNull(1))
                {
                    positions.Add(PositionCodec.Read(new PositionKey(row.GetString(1), row.GetString(2), row.GetString(3)), row.GetFieldValue<byte[]>(4)));
                }
            },
            cancellation);
        return (sequence, [.. positions.OrderBy(p => p.Key, PositionKey.Order)]);
    }

    private static async Task<List<HistoryPoint>> PathsAsync(NpgsqlConnection connection, PositionFilter filter, Clocks clocks, long at, CancellationToken cancellation)
    {
        var lines = await At(Filtered(connection.Command("winners"), filter), clocks, at).ListAsync(EntryLine.Read, cancellation);
        return
        [
            .. lines.GroupBy(l => l.Entry.Key).OrderBy(g => g.Key, PositionKey.Order)
                .SelectMany(g => Paths.Through(g.Select(l => l.Entry)).Zip(g, (point, line) => new HistoryPoint(point, line.Article))),
        ];
    }

    /// <summary>Moves between the days of two sets of clocks; none where both ask about the same day.</summary>
    private static async Task<List<HistoryPoint>> StepsAsync(
        NpgsqlConnection connection, PositionFilter filter, Clocks from, Clocks to, long at, CancellationToken cancellation)
    {
        if (from.SaidBy is not { } day || from.SaidBy == to.SaidBy)
        {
            return [];
        }

        var paths = await PathsAsync(connection, filter, to, at, cancellation);
        return [.. paths.Where(p => p.Point.Entry.SaidOn.To > day && p.Point.Move != Move.Confirmed)];
    }

    /// <summary>Sequences of the entries that state the conditions a position has gained.</summary>
    private static IEnumerable<long> Conditions(PositionDiff diff) =>
        diff.What.Gained.Select(g => diff.After.Conditions.First(c => c.Text == g.Text && c.On == g.On).Sequence).Distinct();

    /// <summary>Adds the clocks' three parameters.</summary>
    private static NpgsqlCommand At(NpgsqlCommand command, Clocks clocks, long at) =>
        command.With(clocks.SaidBy ?? DateOnly.MaxValue).With(at).With(clocks.PublishedBy ?? DateOnly.MaxValue);

    private static EntryLine? Decided(Position position, Dictionary<long, EntryLine> lines) => position.Deciding is { } deciding ? lines[deciding.Sequence] : null;

    private static async Task<Dictionary<long, EntryLine>> LinesAsync(
        NpgsqlConnection connection, IEnumerable<Position> positions, long at, CancellationToken cancellation)
    {
        var sequences = positions.Select(p => p.Deciding?.Sequence).OfType<long>().ToArray();
        return (await EntryLinesAsync(connection, sequences, at, cancellation)).ToDictionary(l => l.Entry.Sequence);
    }

    internal static async Task<List<EntryLine>> EntryLinesAsync(NpgsqlConnection connection, long[] sequences, long at, CancellationToken cancellation) =>
        sequences.Length == 0 ? [] : await connection.Command("entry_lines").With(sequences).With(at).ListAsync(EntryLine.Read, cancellation);
}
