using System.Globalization;
using NegotiationMonitor.Positions;

namespace NegotiationMonitor.Watching;

/// <summary>
/// A place in the order of changes: behind one change, or behind all changes of a cause. A cause's changes become visible together and causes
/// in ascending order, so whoever goes on from a cursor misses nothing and sees nothing twice.
/// </summary>
/// <param name="Sequence">Sequence of the cause.</param>
/// <param name="Key">The last change of that cause that was seen; null when all were.</param>
public readonly record struct ChangeCursor(long Sequence, PositionKey? Key = null)
{
    /// <summary>Before everything.</summary>
    public static ChangeCursor Start => default;

    /// <summary>Behind a change.</summary>
    public static ChangeCursor After(Change change)
    {
        ArgumentNullException.ThrowIfNull(change);
        return new(change.Sequence, change.Key);
    }

    /// <summary>Whether a change comes behind this place.</summary>
    public bool IsBefore(Change change)
    {
        ArgumentNullException.ThrowIfNull(change);
        return change.Sequence > Sequence || (change.Sequence == Sequence && Key is { } seen && PositionKey.Order.Compare(change.Key, seen) > 0);
    }

    /// <summary>Whether this place is behind or at another.</summary>
    public bool Covers(ChangeCursor other) => (Key, other.Key) switch
    {
        _ when Sequence != other.Sequence => Sequence > other.Sequence,
        (null, _) => true,
        (_, null) => false,
        ({ } mine, { } theirs) => PositionKey.Order.Compare(mine, theirs) >= 0,
    };

    /// <summary>Reads what <see cref="ToString"/> wrote, a change's id, or a bare sequence number.</summary>
    /// <exception cref="RefusedException">It is none of them.</exception>
    public static ChangeCursor Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var parts = text.Split(':', 4);
        return long.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var sequence) && parts.Length is 1 or 4
            ? new(sequence, parts.Length == 1 ? null : new PositionKey(Uri.UnescapeDataString(parts[1]), Uri.UnescapeDataString(parts[2]), Uri.UnescapeDataString(parts[3])))
            : throw new RefusedException($"'{(text.Length > 80 ? text[..80] : text)}' is no place in the changes; give a sequence number or the id of a change");
    }

    /// <summary>The id of the change it is behind, or the sequence number alone; one word that may stand in a header.</summary>
    public override string ToString() => Key is { } key
        ? string.Create(CultureInfo.InvariantCulture, $"{Sequence}:{Uri.EscapeDataString(key.Dossier)}:{Uri.EscapeDataString(key.Actor)}:{Uri.EscapeDataString(key.Issue)}")
        : Sequence.ToString(CultureInfo.InvariantCulture);
}
