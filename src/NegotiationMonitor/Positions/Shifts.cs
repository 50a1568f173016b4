using NegotiationMonitor.Articles;

namespace NegotiationMonitor.Positions;

/// <summary>A day on which an actor moved.</summary>
/// <param name="Point">The entry that shows it, and from where.</param>
public sealed record Shift(PositionKey Key, PathPoint Point)
{
    /// <summary>The day.</summary>
    public DateOnly On => Point.Entry.SaidOn.To;
}

/// <summary>Who moved first on an issue: one shift, or several of the same day.</summary>
public sealed record FirstMove(string Dossier, string Issue, DateOnly On, IReadOnlyList<Shift> Shifts);

/// <summary>How far two parties were apart from a day on.</summary>
/// <param name="Distance">Mean over the issues on which both have a stance of the steps between them on the seven-step scale, 0 (the same) to 1 (rules out and committed).</param>
/// <param name="Issues">How many issues that are.</param>
/// <param name="Opposed">On how many of them they are on opposite sides.</param>
public sealed record DistancePoint(DateOnly On, double Distance, int Issues, int Opposed);

/// <summary>Reads movements out of paths.</summary>
public static class Shifts
{
    private const double Widest = 6;

    /// <summary>Every move, by day and key. First stances and confirmations are no moves.</summary>
    public static IReadOnlyList<Shift> Of(IEnumerable<PathPoint> paths)
    {
        ArgumentNullException.ThrowIfNull(paths);
        return
        [
            .. paths.Where(p => p.Move is Move.Toward or Move.Away or Move.Reversed).Select(p => new Shift(p.Entry.Key, p))
                .OrderBy(s => s.On).ThenBy(s => s.Key, PositionKey.Order),
        ];
    }

    /// <summary>Of each issue on which anybody moved, who moved first; by dossier and issue.</summary>
    public static IReadOnlyList<FirstMove> First(IEnumerable<Shift> shifts)
    {
        ArgumentNullException.ThrowIfNull(shifts);
        return
        [
            .. shifts.GroupBy(s => (s.Key.Dossier, s.Key.Issue)).Select(g =>
            {
                var on = g.Min(s => s.On);
                return new FirstMove(g.Key.Dossier, g.Key.Issue, on, [.. g.Where(s => s.On == on).OrderBy(s => s.Key, PositionKey.Order)]);
            })
            .OrderBy(f => f.Dossier, StringComparer.Ordinal).ThenBy(f => f.Issue, StringComparer.Ordinal),
        ];
    }

    /// <summary>The distance of two parties of a dossier over time: a point for every day on which it altered. Empty while they share no issue.</summary>
    /// <param name="paths">Paths of at least the two parties, in the order of days within each path.</param>
    public static IReadOnlyList<DistancePoint> Distance(IEnumerable<PathPoint> paths, string dossier, string one, string other)
    {
        ArgumentNullException.ThrowIfNull(paths);
        var (ones, others) = (new Dictionary<string, Stance>(StringComparer.Ordinal), new Dictionary<string, Stance>(StringComparer.Ordinal));
        var series = new List<DistancePoint>();
        var days = paths.Where(p => p.Entry.Key.Dossier == dossier && (p.Entry.Key.Actor == one || p.Entry.Key.Actor == other))
            .GroupBy(p => p.Entry.SaidOn.To).OrderBy(g => g.Key);
        foreach (var day in days)
        {
            foreach (var point in day)
            {
                (point.Entry.Key.Actor == one ? ones : others)[point.Entry.Key.Issue] = point.Entry.Stance;
            }

            var shared = ones.Keys.Where(others.ContainsKey).Select(issue => (One: ones[issue], Other: others[issue])).ToList();
            if (shared.Count > 0)
            {
                var point = new DistancePoint(
                    day.Key, shared.Average(s => Math.Abs(s.One.Rank() - s.Other.Rank()) / Widest), shared.Count,
                    shared.Count(s => s.One.Sign() * s.Other.Sign() < 0));
                if (series.Count == 0 || point with { On = series[^1].On } != series[^1])
                {
                    series.Add(point);
                }
            }
        }

        return series;
    }
}
