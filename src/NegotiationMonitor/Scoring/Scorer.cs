using NegotiationMonitor.Articles;

namespace NegotiationMonitor.Scoring;

/// <summary>
/// Compares the acts read from an article with those annotated. Each annotated act takes at most one act that touches a sentence of its
/// anchors, the best first; what says again what is matched already counts neither way.
/// </summary>
public static class Scorer
{
    /// <summary>Scores one article.</summary>
    /// <param name="text">The text that the acts' spans count in.</param>
    /// <param name="acts">The acts read from it.</param>
    public static ArticleScore Score(GoldArticle gold, string text, IReadOnlyList<ReadAct> acts)
    {
        ArgumentNullException.ThrowIfNull(gold);
        ArgumentNullException.ThrowIfNull(acts);
        var anchored = new AnchorText(text);
        var regions = gold.Events.Select(e => anchored.Regions(e.Anchors)).ToList();
        var mates = Match(gold, regions, acts);
        var used = mates.Values.ToHashSet();
        Tally At(Depth depth) => TallyOf(gold, regions, mates, acts, depth);
        var scores = new Scores(At(Depth.Located), At(Depth.WhoWhat), At(Depth.Full), default, default, default, default, Furniture(gold, anchored, regions, acts), anchored.Sentences);
        foreach (var (g, p) in mates.OrderBy(m => m.Key).Select(m => (gold.Events[m.Key], acts[m.Value])).Where(m => IsRight(m.Item1, m.Item2, Depth.WhoWhat)))
        {
            scores = scores with
            {
                Dates = IsDated(g, p) is { } dated ? scores.Dates.With(dated) : scores.Dates,
                Conditions = g.Condition is { Count: > 0 } && g.Required ? scores.Conditions.With(p.Conditions.Count > 0) : scores.Conditions,
                Speakers = g.Speaker is { Length: > 0 } speaker
                    ? scores.Speakers.With((p.Speaker ?? string.Empty).Contains(speaker.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)[^1], StringComparison.OrdinalIgnoreCase)) : scores.Speakers,
            };
        }

        scores = scores with { Quotes = acts.SelectMany(a => a.Evidence).Aggregate(default(Share), (s, e) => s.With(anchored.Holds(e.Start, e.End, e.Quote))) };
        var right = mates.Where(m => IsRight(gold.Events[m.Key], acts[m.Value], Depth.Full)).Select(m => gold.Events[m.Key].Id);
        return new(gold.Article, acts.Count, scores, [.. Findings(gold, regions, mates, acts, used)], [.. right]);
    }

    // The annotated acts' mates, by index.
    private static Dictionary<int, int> Match(GoldArticle gold, List<List<(int Start, int End)>> regions, IReadOnlyList<ReadAct> acts)
    {
        var pairs = new List<(int Weight, int Gold, int Act)>();
        for (var g = 0; g < gold.Events.Count; g++)
        {
            for (var a = 0; a < acts.Count; a++)
            {
                if (Touches(regions[g], acts[a]))
                    pairs.Add((Weight(gold.Events[g], acts[a]), g, a));
            }
        }

        var mates = new Dictionary<int, int>();
        var used = new HashSet<int>();
        foreach (var (_, g, a) in pairs.OrderByDescending(p => p.Weight).ThenBy(p => p.Gold).ThenBy(p => p.Act))
        {
            if (!mates.ContainsKey(g) && used.Add(a))
                mates.Add(g, a);
        }

        return mates;
    }

    private static Tally TallyOf(GoldArticle gold, List<List<(int Start, int End)>> regions, Dictionary<int, int> mates, IReadOnlyList<ReadAct> acts, Depth depth)
    {
        var hits = mates.Where(m => IsRight(gold.Events[m.Key], acts[m.Value], depth)).ToDictionary(m => m.Value, m => gold.Events[m.Key]);
        var wrong = Enumerable.Range(0, acts.Count).Count(a => !hits.ContainsKey(a)
            && !Enumerable.Range(0, gold.Events.Count).Any(g => Touches(regions[g], acts[a]) && IsRight(gold.Events[g], acts[a], depth)));
        return new(hits.Values.Count(g => g.Required), hits.Values.Count(g => !g.Required), wrong, gold.Events.Count(g => g.Required));
    }

    private static int Furniture(GoldArticle gold, AnchorText text, List<List<(int Start, int End)>> regions, IReadOnlyList<ReadAct> acts)
    {
        var dull = text.Regions(gold.Nothing);
        return acts.Count(a => Touches(dull, a) && !regions.Exists(r => Touches(r, a)));
    }

    private static IEnumerable<Finding> Findings(GoldArticle gold, List<List<(int Start, int End)>> regions, Dictionary<int, int> mates, IReadOnlyList<ReadAct> acts, HashSet<int> used)
    {
        for (var g = 0; g < gold.Events.Count; g++)
        {
            var e = gold.Events[g];
            if (!mates.TryGetValue(g, out var a))
            {
                if (e.Required)
                    yield return new(gold.Article, FindingKind.Missed, e, null);
            }
            else if (!IsRight(e, acts[a], Depth.Full))
            {
                yield return new(gold.Article, IsRight(e, acts[a], Depth.WhoWhat) ? FindingKind.Type : FindingKind.WhoWhat, e, acts[a]);
            }
        }

        for (var a = 0; a < acts.Count; a++)
        {
            if (!used.Contains(a) && !Enumerable.Range(0, gold.Events.Count).Any(g => Touches(regions[g], acts[a]) && IsRight(gold.Events[g], acts[a], Depth.Full)))
                yield return new(gold.Article, FindingKind.Extra, null, acts[a]);
        }
    }

    private static bool Touches(List<(int Start, int End)> regions, ReadAct act) => act.Evidence.Any(e => regions.Exists(r => e.Start < r.End && r.Start < e.End));

    private static bool IsRight(GoldEvent g, ReadAct p, Depth depth) => depth switch
    {
        Depth.Located => true,
        Depth.WhoWhat => Accepts(g.Actor, p.Actor) && Accepts(g.Issue, p.Issue),
        _ => Accepts(g.Actor, p.Actor) && Accepts(g.Issue, p.Issue) && g.Type.Contains(p.Type) && AcceptsSign(g.Stance, p.Stance),
    };

    // Tenths: a required act goes before one that is not where all else is equal.
    private static int Weight(GoldEvent g, ReadAct p) =>
        10 + (Accepts(g.Actor, p.Actor) ? 20 : 0) + (Accepts(g.Issue, p.Issue) ? 20 : 0) + (g.Type.Contains(p.Type) ? 10 : 0) + (AcceptsSign(g.Stance, p.Stance) ? 10 : 0)
        + (IsRight(g, p, Depth.Full) ? 80 : 0) + (IsRight(g, p, Depth.WhoWhat) ? 40 : 0) + (g.Required ? 1 : 0);

    private static bool Accepts(IReadOnlyList<string>? options, string? value) =>
        options is not null && (options.Contains("*") || options.Contains(string.IsNullOrEmpty(value) ? "none" : value));

    private static bool AcceptsSign(IReadOnlyList<string>? options, string? stance) =>
        options is not null && (options.Contains("*") || options.Any(o => SignOf(o) == SignOf(stance)));

    private static char SignOf(string? stance) => stance switch
    {
        "committed" or "supports" or "open" => '+',
        "undecided" => '0',
        "wary" or "opposes" or "rules-out" => '-',
        "none" or "" or null => 'n',
        _ => '?',
    };

    // Right where a day that is accepted lies in the range and the range does not only begin or end beside it; null where it is not judged.
    private static bool? IsDated(GoldEvent g, ReadAct p)
    {
        if (g.SaidOn is not { Count: > 0 } days || days.Contains("*"))
            return null;
        var (from, to) = (p.SaidOn?.From, p.SaidOn?.To ?? p.SaidOn?.From);
        if (from is null || to is null)
            return false;
        return days.Any(d => string.CompareOrdinal(from, d) <= 0 && string.CompareOrdinal(d, to) <= 0) && (days.Contains(to) || days.Contains(from));
    }
}
