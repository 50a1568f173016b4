using NegotiationMonitor.Articles;
using NegotiationMonitor.Codebooks;
using NegotiationMonitor.Positions;

namespace NegotiationMonitor.Deals;

/// <summary>Draws the deal map of a dossier.</summary>
public static class DealMaps
{
    private const int MostCycles = 50;
    private const int MostFound = 5000;
    private const int LongestCycle = 5;

    /// <summary>The map of one dossier's positions.</summary>
    /// <param name="issues">The codebook's issues; without them only conditions that name their party are linked.</param>
    public static DealMap Of(IReadOnlyCollection<Position> positions, IReadOnlyList<Issue> issues)
    {
        ArgumentNullException.ThrowIfNull(positions);
        ArgumentNullException.ThrowIfNull(issues);
        var links = positions.SelectMany(p => p.Conditions.Select(c => Link(p, c, issues))).ToList();
        var cycles = Cycles(links);
        var waiting = cycles.SelectMany(c => c.Links).SelectMany(l => l).Select(l => l.From).ToHashSet();
        return new DealMap(
            [.. positions.Where(p => p.Offers.Count + p.Demands.Count + p.Conditions.Count > 0).OrderBy(p => p.Key, PositionKey.Order)],
            links,
            cycles,
            Blocked(positions, waiting));
    }

    /// <summary>
    /// Who would have to fulfil a condition: the party it names, and who else carries the same deed; else those whose deed it is about. A
    /// party does not wait for itself.
    /// </summary>
    private static DealLink Link(Position position, StandingCondition condition, IReadOnlyList<Issue> issues)
    {
        var issue = issues.FirstOrDefault(i => !i.General && i.Id != position.Key.Issue && i.Terms.Any(t => Names(condition.Text, t)));
        if (issue is null && condition.On is { } on && issues.Where(i => i.DeedOf.Contains(on, StringComparer.Ordinal)).Take(2).ToList() is [var only])
        {
            issue = only;
        }

        var carriers = issue?.DeedOf ?? [];
        var parties = condition.On is null ? carriers : carriers.Contains(condition.On, StringComparer.Ordinal) ? carriers : [condition.On];
        return new DealLink(position.Key, [.. parties.Where(p => p != position.Key.Actor).Order(StringComparer.Ordinal)], issue?.Id, condition);
    }

    /// <summary>Whether a text has a term's words, whole and in one piece, whatever their case.</summary>
    private static bool Names(string text, string term)
    {
        for (var at = text.IndexOf(term, StringComparison.OrdinalIgnoreCase); at >= 0; at = text.IndexOf(term, at + 1, StringComparison.OrdinalIgnoreCase))
        {
            var end = at + term.Length;
            if ((at == 0 || !char.IsLetterOrDigit(text[at - 1])) && (end == text.Length || !char.IsLetterOrDigit(text[end])))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The circles of parties that wait for each other, each once, the shortest first.</summary>
    private static List<DealCycle> Cycles(List<DealLink> links)
    {
        var waits = links.SelectMany(l => l.Parties.Select(p => (From: l.From.Actor, To: p, Link: l))).ToLookup(w => (w.From, w.To), w => w.Link);
        var next = waits.Select(w => w.Key).ToLookup(w => w.From, w => w.To, StringComparer.Ordinal);
        var found = new List<List<string>>();
        foreach (var start in next.Select(n => n.Key).Order(StringComparer.Ordinal))
        {
            Walk([start], next, found);
        }

        return
        [
            .. found.OrderBy(f => f.Count).Take(MostCycles)
                .Select(f => new DealCycle(f, [.. f.Select((party, i) => waits[(party, f[(i + 1) % f.Count])].ToList())])),
        ];
    }

    /// <summary>Goes on along who waits for whom; every circle is found from its first party by name only.</summary>
    private static void Walk(List<string> way, ILookup<string, string> next, List<List<string>> found)
    {
        foreach (var party in next[way[^1]].Order(StringComparer.Ordinal))
        {
            if (found.Count >= MostFound)
            {
                return;
            }

            if (party == way[0])
            {
                found.Add([.. way]);
            }
            else if (way.Count < LongestCycle && string.CompareOrdinal(party, way[0]) > 0 && !way.Contains(party, StringComparer.Ordinal))
            {
                way.Add(party);
                Walk(way, next, found);
                way.RemoveAt(way.Count - 1);
            }
        }
    }

    private static List<BlockedIssue> Blocked(IReadOnlyCollection<Position> positions, HashSet<PositionKey> waiting)
    {
        var blocked = new List<BlockedIssue>();
        foreach (var issue in positions.GroupBy(p => p.Key.Issue).OrderBy(g => g.Key, StringComparer.Ordinal))
        {
            var plus = issue.Where(p => p.Stance.Sign() > 0).Select(p => p.Key).Order(PositionKey.Order).ToList();
            var minus = issue.Where(p => p.Stance.Sign() < 0 && p.Stance != Stance.Wary).Select(p => p.Key).Order(PositionKey.Order).ToList();
            if (plus.Count > 0 && minus.Count > 0)
            {
                blocked.Add(new BlockedIssue(issue.Key, Blockage.Refused, plus, minus));
            }
            else if (plus.Count > 0 && plus.TrueForAll(waiting.Contains))
            {
                blocked.Add(new BlockedIssue(issue.Key, Blockage.Waiting, plus, minus));
            }
        }

        return blocked;
    }
}
