using NegotiationMonitor.Articles;
using NegotiationMonitor.Positions;

namespace NegotiationMonitor.Watching;

/// <summary>Several changes put together, in order; only the first ones are kept, all are counted.</summary>
/// <param name="most">Most that are kept.</param>
public sealed class Gathered(int most)
{
    private readonly List<ChangeNotice> _notices = [];
    private readonly SortedDictionary<ChangeKind, int> _kinds = [];

    /// <summary>Beginning of the period; null where there is none.</summary>
    public DateTimeOffset? From { get; init; }

    /// <summary>End of the period; null where there is none.</summary>
    public DateTimeOffset? Until { get; init; }

    /// <summary>All that were added.</summary>
    public int Count { get; private set; }

    /// <summary>How many of each kind.</summary>
    public IReadOnlyDictionary<ChangeKind, int> Kinds => _kinds;

    /// <summary>The first ones.</summary>
    public IReadOnlyList<ChangeNotice> Notices => _notices;

    /// <summary>The first change; null before any.</summary>
    public Change? First => _notices.Count > 0 ? _notices[0].Change : null;

    /// <summary>The last change that was added; null before any.</summary>
    public Change? Last { get; private set; }

    /// <summary>Adds the next.</summary>
    public void Add(ChangeNotice notice)
    {
        ArgumentNullException.ThrowIfNull(notice);
        Count++;
        _kinds[notice.Change.What.Kind] = _kinds.GetValueOrDefault(notice.Change.What.Kind) + 1;
        Last = notice.Change;
        if (_notices.Count < most)
        {
            _notices.Add(notice);
        }
    }

    /// <summary>The counts in words: <c>2 reversed, 1 toward</c>.</summary>
    public string InWords() => string.Join(", ", _kinds.Select(k => $"{k.Value} {k.Key.Word()}"));
}
