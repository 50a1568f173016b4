using NegotiationMonitor.Deals;
using NegotiationMonitor.Positions;
using NegotiationMonitor.Postgres.Codebooks;

namespace NegotiationMonitor.Postgres.Positions;

/// <summary>Deal maps: who offers, demands and waits for what.</summary>
public sealed class DealQueries(Database database)
{
    /// <summary>The map of each dossier asked for, by dossier; the filter's actors and issues bound whose offers and conditions are looked at.</summary>
    /// <exception cref="RefusedException">A name of the filter or a clock is beyond what is recorded; the message says what is known.</exception>
    public async Task<Answer<DealView>> MapsAsync(PositionFilter filter, Clocks clocks, CancellationToken cancellation = default)
    {
        var answer = await new PositionQueries(database).PositionsAsync(filter, clocks, cancellation);
        var shelf = new CodebookShelf(database);
        var maps = new List<(string Dossier, DealMap Map)>();
        foreach (var dossier in answer.Rows.Select(r => r.Position).GroupBy(p => p.Key.Dossier).OrderBy(g => g.Key, StringComparer.Ordinal))
        {
            var book = dossier.Key.Length == 0 ? null : await shelf.FindAsync(dossier.Key, cancellation);
            maps.Add((dossier.Key, DealMaps.Of([.. dossier], book?.Issues ?? [])));
        }

        await using var connection = await database.Source.OpenConnectionAsync(cancellation);
        var said = maps.SelectMany(m => m.Map.Links).Select(l => l.Condition.Sequence).Distinct().ToArray();
        var words = (await PositionQueries.EntryLinesAsync(connection, said, answer.Sequence, cancellation)).ToDictionary(l => l.Entry.Sequence);
        return new Answer<DealView>(
            clocks,
            answer.Sequence,
            [.. maps.Select(m => new DealView(m.Dossier, m.Map, m.Map.Links.Select(l => l.Condition.Sequence).Distinct().ToDictionary(s => s, s => words[s])))]);
    }
}
