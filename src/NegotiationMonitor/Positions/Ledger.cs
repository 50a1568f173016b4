namespace NegotiationMonitor.Positions;

/// <summary>
/// The entries of one position by day, each day with the position after it, so that an act of today costs one step and a late
/// arrival only the days it alters. May start from the position after an earlier day (<see cref="Snapshot"/>) and then holds later days only.
/// </summary>
public sealed class Ledger
{
    private readonly List<Day> _days = [];
    private readonly Position _base;
    private readonly DateOnly? _baseDay;
    private readonly DateOnly _basePublished = DateOnly.MinValue;
    private long _path;

    // The first and the last day whose entries have altered since the last evaluation; none while first > last.
    private int _first = int.MaxValue;
    private int _last = -1;

    /// <summary>A ledger without entries.</summary>
    public Ledger(PositionKey key) => _base = Position.Empty(key);

    /// <summary>A ledger that continues from a snapshot and takes only entries of later days.</summary>
    public Ledger(Snapshot snapshot)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        (_base, _baseDay, _basePublished, _path) = (snapshot.State, snapshot.Day, snapshot.Published, snapshot.State.Path);
    }

    /// <summary>Adds an entry; one with the same sequence is replaced.</summary>
    /// <exception cref="ArgumentException">The entry's day is not after the snapshot's.</exception>
    public void Add(Entry entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        if (entry.SaidOn.To <= _baseDay)
        {
            throw new ArgumentException("The entry is of a day that the ledger's snapshot has folded already.", nameof(entry));
        }

        var at = IndexOf(entry.SaidOn.To);
        if (at < 0)
        {
            at = ~at;
            _days.Insert(at, new Day(entry.SaidOn.To));
            _last = at <= _last ? _last + 1 : _last;
            _first = at < _first && _first != int.MaxValue ? _first + 1 : _first;
        }

        _days[at].Put(entry);
        Altered(at);
    }

    /// <summary>Takes an entry out; false if it is not there.</summary>
    public bool Remove(Entry entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        var at = IndexOf(entry.SaidOn.To);
        if (at < 0 || !_days[at].Take(entry.Sequence))
        {
            return false;
        }

        Altered(at);
        return true;
    }

    /// <summary>The position after the last day. Folds again from the first day that has altered to the last, and on as long as outcomes differ.</summary>
    public Position Evaluate()
    {
        var (altered, empty) = (false, false);
        for (var i = _first; i < _days.Count && (altered || i <= _last); i++)
        {
            var (day, run) = (_days[i], _days[i].Run);
            altered = day.Refold(i == 0 ? _base : _days[i - 1].After, altered);
            _path += day.Run - run;
            empty |= day.Entries.Count == 0;
        }

        if (empty)
        {
            _days.RemoveAll(day => day.Entries.Count == 0);
        }

        (_first, _last) = (int.MaxValue, -1);
        var after = _days.Count == 0 ? _base : _days[^1].After;
        return after.Path == _path ? after : after with { Path = _path };
    }

    /// <summary>
    /// States worth keeping: after days at which at least <paramref name="spacing"/> entries have come together since the last kept one, the
    /// newest <paramref name="behind"/> entries left out since late arrivals fall among them. Call after <see cref="Evaluate"/>.
    /// </summary>
    /// <param name="kept">Days whose states are kept already, ascending; none before the ledger's own start.</param>
    public IEnumerable<Snapshot> Cuts(IReadOnlyList<DateOnly> kept, int spacing, int behind)
    {
        ArgumentNullException.ThrowIfNull(kept);
        var left = _days.Sum(day => day.Entries.Count);
        var published = _basePublished;
        var (since, path, next) = (0, _base.Path, 0);
        foreach (var day in _days)
        {
            path += day.Run;
            since += day.Entries.Count;
            left -= day.Entries.Count;
            published = day.Entries.Aggregate(published, (latest, e) => e.PublishedOn > latest ? e.PublishedOn : latest);
            while (next < kept.Count && kept[next] <= day.On)
            {
                since = kept[next++] == day.On ? 0 : day.Entries.Count;
            }

            if (since >= spacing && left >= behind)
            {
                since = 0;
                yield return new Snapshot(day.On, day.After with { Path = path }, published);
            }
        }
    }

    /// <summary>Every entry it holds, in order.</summary>
    public IEnumerable<Entry> Entries => _days.SelectMany(day => day.Entries);

    private void Altered(int at) => (_first, _last) = (Math.Min(_first, at), Math.Max(_last, at));

    private int IndexOf(DateOnly on)
    {
        var (low, high) = (0, _days.Count - 1);
        if (high >= 0 && _days[high].On < on)
        {
            return ~_days.Count;
        }

        while (low <= high)
        {
            var middle = (low + high) >>> 1;
            var order = _days[middle].On.CompareTo(on);
            if (order == 0)
            {
                return middle;
            }

            (low, high) = order < 0 ? (middle + 1, high) : (low, middle - 1);
        }

        return ~low;
    }

    private sealed class Day(DateOnly on)
    {
        private bool _stale = true;

        public DateOnly On => on;

        public List<Entry> Entries { get; } = [];

        /// <summary>The position after the day; its path fingerprint is that of the base.</summary>
        public Position After { get; private set; } = null!;

        /// <summary>The day's part in the path's fingerprint: not 0 where a new stance begins.</summary>
        public long Run { get; private set; }

        public void Put(Entry entry)
        {
            Take(entry.Sequence);
            var at = Entries.Count;
            while (at > 0 && Entry.InOrder(Entries[at - 1], entry) > 0)
            {
                at--;
            }

            Entries.Insert(at, entry);
            _stale = true;
        }

        public bool Take(long sequence)
        {
            var taken = Entries.RemoveAll(e => e.Sequence == sequence) > 0;
            _stale |= taken;
            return taken;
        }

        /// <summary>Folds the day again where it or what went before has altered; says whether its outcome altered.</summary>
        public bool Refold(Position before, bool altered)
        {
            if (!_stale && !altered)
            {
                return false;
            }

            var (old, run) = (After, Run);
            After = Entries.Count == 0 ? before : DayFold.Step(before, Entries);
            Run = After.HasStance && (!before.HasStance || before.Stance != After.Stance) ? PathHash.Of(After.Stance, on) : 0;
            _stale = false;
            return old is null || run != Run || !old.SameButForPath(After);
        }
    }
}

/// <summary>A kept state of a position's fold, so that later questions need not begin at the first day.</summary>
/// <param name="Day">The last day folded into it.</param>
/// <param name="State">The position after that day, as known from the point of the second clock at which it was taken.</param>
/// <param name="Published">The latest day of publication among the entries folded into it.</param>
public sealed record Snapshot(DateOnly Day, Position State, DateOnly Published);
