using System.Text.Json.Serialization;
using NegotiationMonitor.Articles;

namespace NegotiationMonitor.Positions;

/// <summary>How a point of a path stands to the one before.</summary>
[JsonConverter(typeof(KebabCaseEnumConverter<Move>))]
public enum Move
{
    /// <summary>The first.</summary>
    Emerged,

    /// <summary>The same stance again.</summary>
    Confirmed,

    /// <summary>Up the scale.</summary>
    Toward,

    /// <summary>Down the scale.</summary>
    Away,

    /// <summary>To the other side.</summary>
    Reversed,
}

/// <summary>A day of a position's path.</summary>
/// <param name="Entry">The entry that decides the day.</param>
/// <param name="From">Stance before; none at the first.</param>
public sealed record PathPoint(Entry Entry, Move Move, Stance From);

/// <summary>The path of a position: for each day the entry that decides it.</summary>
public static class Paths
{
    /// <summary>The path of one position's entries, whatever their order.</summary>
    public static IReadOnlyList<PathPoint> Of(IEnumerable<Entry> entries)
    {
        ArgumentNullException.ThrowIfNull(entries);
        return Through(entries.Where(e => e.SetsStance).Order(Comparer<Entry>.Create(Entry.InOrder)).GroupBy(e => e.SaidOn.To).Select(day => day.Last()));
    }

    /// <summary>The path through entries of which each decides its day, in order.</summary>
    public static IReadOnlyList<PathPoint> Through(IEnumerable<Entry> winners)
    {
        ArgumentNullException.ThrowIfNull(winners);
        var path = new List<PathPoint>();
        foreach (var entry in winners)
        {
            var from = path.Count == 0 ? Stance.None : path[^1].Entry.Stance;
            path.Add(new PathPoint(entry, MoveOf(from, entry.Stance), from));
        }

        return path;
    }

    private static Move MoveOf(Stance from, Stance to) => (from, to) switch
    {
        (Stance.None, _) => Move.Emerged,
        _ when from == to => Move.Confirmed,
        _ when from.Sign() * to.Sign() < 0 => Move.Reversed,
        _ => to.Rank() > from.Rank() ? Move.Toward : Move.Away,
    };
}
