using NegotiationMonitor.App.Pages.Frame;
using NegotiationMonitor.Deals;
using NegotiationMonitor.Positions;
using NegotiationMonitor.Postgres.Positions;

namespace NegotiationMonitor.App.Pages.DealView;

/// <summary>How the positions hang together, all of them or those of one party.</summary>
/// <param name="Party">The party looked at; null for all.</param>
/// <param name="Choices">Parties that can be looked at.</param>
/// <param name="Map">What concerns the party.</param>
/// <param name="Arrows">As many as can be drawn.</param>
/// <param name="More">How many more there are.</param>
public sealed record DealModel(PageFrame Frame, string? Party, IReadOnlyList<string> Choices, DealMap Map, IReadOnlyList<Arrow> Arrows, int More) : IFramed
{
    private const int MostLoose = 40;

    /// <summary>Parties of the graph with the number of their open offers, the busiest first.</summary>
    public IReadOnlyList<(string Actor, int Offers)> Parties { get; } =
    [
        .. Arrows.SelectMany(a => (string[])[a.From, a.To]).GroupBy(a => a, StringComparer.Ordinal).OrderByDescending(g => g.Count()).ThenBy(g => g.Key, StringComparer.Ordinal)
            .Select(g => (g.Key, Map.Positions.Where(p => p.Key.Actor == g.Key).Sum(p => p.Offers.Count))),
    ];

    /// <summary>Conditions that nobody in particular could fulfil; of very many the latest.</summary>
    public IReadOnlyList<DealLink> Loose { get; } = LooseOf(Map, Party);

    /// <summary>How many more such conditions there are.</summary>
    public int MoreLoose => Map.Links.Count(l => IsLoose(l, Party)) - Loose.Count;

    internal static async Task<DealModel> LoadAsync(Desk desk, HttpRequest request)
    {
        var frame = await desk.FrameAsync(request);
        var positions = frame.Dossiers.Count == 0
            ? []
            : (await new PositionQueries(desk.Store.Database).PositionsAsync(new([frame.View.Dossier]), frame.View.Clocks, request.HttpContext.RequestAborted)).Rows;
        return Of(frame, DealMaps.Of([.. positions.Select(p => p.Position)], frame.Names.Book(frame.View.Dossier)?.Issues ?? []));
    }

    private static DealModel Of(PageFrame frame, DealMap map)
    {
        var arrows = DealArrows.Of(map, frame);
        var choices = arrows.SelectMany(a => (string[])[a.From, a.To]).Concat(map.Links.Select(l => l.From.Actor)).Distinct(StringComparer.Ordinal)
            .OrderBy(frame.Actor, StringComparer.OrdinalIgnoreCase).ToList();
        var party = frame.View.Value("party") is { } asked && choices.Contains(asked, StringComparer.Ordinal) ? asked : null;
        if (party is not null)
        {
            arrows = [.. arrows.Where(a => a.From == party || a.To == party)];
            map = map with
            {
                Cycles = [.. map.Cycles.Where(c => c.Parties.Contains(party, StringComparer.Ordinal))],
                Blocked = [.. map.Blocked.Where(b => b.For.Concat(b.Against).Any(k => k.Actor == party))],
            };
        }

        var drawn = DealArrows.Drawn(arrows, party);
        return new DealModel(frame, party, choices, map, drawn, arrows.Count - drawn.Count);
    }

    private static List<DealLink> LooseOf(DealMap map, string? party)
    {
        var loose = map.Links.Where(l => IsLoose(l, party)).ToList();
        var latest = loose.OrderByDescending(l => l.Condition.Said).Take(MostLoose).ToHashSet();
        return loose.FindAll(latest.Contains);
    }

    private static bool IsLoose(DealLink link, string? party) => link.Parties.Count == 0 && (party is null || link.From.Actor == party);
}
