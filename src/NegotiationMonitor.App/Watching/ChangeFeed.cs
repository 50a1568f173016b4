using NegotiationMonitor.App.Cli;
using NegotiationMonitor.App.Shapes;
using NegotiationMonitor.Positions;
using NegotiationMonitor.Postgres;
using NegotiationMonitor.Postgres.Positions;
using NegotiationMonitor.Postgres.Watching;
using NegotiationMonitor.Watching;
using Npgsql;

namespace NegotiationMonitor.App.Watching;

/// <summary>A change ready to be sent.</summary>
/// <param name="Body">Its envelope, UTF-8, one line.</param>
internal sealed record FeedItem(ChangeNotice Notice, byte[] Body)
{
    public Change Change => Notice.Change;

    public bool Matches(WatchFilter filter) => filter.Wants(Change, Notice.Act?.Directness);
}

/// <summary>Some changes in order.</summary>
/// <param name="Reached">Where to go on.</param>
/// <param name="More">Whether there are more by now.</param>
internal sealed record FeedPage(IReadOnlyList<FeedItem> Items, ChangeCursor Reached, bool More);

/// <summary>
/// The changes of this database, read once for all who follow them on this node. The latest are kept in memory; whoever is further behind
/// reads the table page by page at its own pace, so a slow reader costs no memory. A notification only wakes; the table is looked at in any case
/// every second.
/// </summary>
internal sealed class ChangeFeed(Store store, Envelope envelope) : IDisposable
{
    private const int Kept = 2000;
    private const int PageSize = 500;
    private static readonly TimeSpan Poll = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan TitlesLast = TimeSpan.FromMinutes(1);

    private readonly Lock _gate = new();
    private readonly SemaphoreSlim _tableReaders = new(4);
    private readonly NoticeQueries _notices = new(store.Database);
    private readonly List<FeedItem> _latest = [];
    private ChangeCursor _floor;
    private ChangeCursor _head;
    private TaskCompletionSource _grown = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private TaskCompletionSource _watchesChanged = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Titles _titles = new([]);
    private DateTime _titlesOld;

    /// <summary>Called for each failure to read; the feed goes on.</summary>
    public Action<Exception>? OnFailure { get; init; }

    /// <summary>How far the changes have been read.</summary>
    public ChangeCursor Head
    {
        get
        {
            lock (_gate)
            {
                return _head;
            }
        }
    }

    /// <summary>Follows until cancelled, over lost connections.</summary>
    public async Task RunAsync(CancellationToken cancellation)
    {
        while (!cancellation.IsCancellationRequested)
        {
            try
            {
                await FollowAsync(cancellation);
            }
            catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
            {
                return;
            }
            catch (Exception e) when (e is NpgsqlException or RefusedException or IOException or TimeoutException)
            {
                OnFailure?.Invoke(e);
                await Task.Delay(Poll, cancellation).ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
            }
        }
    }

    /// <summary>The changes behind a cursor, at most about so many.</summary>
    public async Task<FeedPage> ReadAsync(ChangeCursor cursor, int most, CancellationToken cancellation)
    {
        lock (_gate)
        {
            if (cursor.Covers(_floor))
            {
                var from = FirstBehind(cursor);
                var items = _latest.GetRange(from, Math.Min(most, _latest.Count - from));
                var more = from + items.Count < _latest.Count;
                return new(items, more ? items[^1].Notice.Cursor : _head.Covers(cursor) ? _head : cursor, more);
            }
        }

        await _tableReaders.WaitAsync(cancellation);
        try
        {
            var page = await _notices.AfterAsync(cursor, Math.Min(most, PageSize), cancellation);
            return new(await ItemsAsync(page.Changes, cancellation), page.Reached, page.More);
        }
        finally
        {
            _tableReaders.Release();
        }
    }

    /// <summary>Returns when there is something behind a cursor that <see cref="ReadAsync"/> had reached.</summary>
    public async Task GrownAsync(ChangeCursor than, CancellationToken cancellation)
    {
        while (true)
        {
            Task grown;
            lock (_gate)
            {
                if (_latest.Count > 0 && than.IsBefore(_latest[^1].Change))
                {
                    return;
                }

                grown = _grown.Task;
            }

            await grown.WaitAsync(cancellation);
        }
    }

    /// <summary>Returns when people changed a watch, at the latest after a while.</summary>
    public async Task WatchesChangedAsync(TimeSpan latest, CancellationToken cancellation)
    {
        var changed = Volatile.Read(ref _watchesChanged).Task;
        await Task.WhenAny(changed, Task.Delay(latest, cancellation));
        cancellation.ThrowIfCancellationRequested();
    }

    public void Dispose() => _tableReaders.Dispose();

    /// <summary>Envelopes of changes.</summary>
    public async Task<List<FeedItem>> ItemsAsync(IReadOnlyList<NoticedChange> changes, CancellationToken cancellation)
    {
        var titles = await TitlesAsync(changes, cancellation);
        var items = new List<FeedItem>(changes.Count);
        foreach (var change in changes)
        {
            var key = change.View.Change.Key;
            var notice = change.Notice(titles.TitleOf(key.Dossier), titles.Issue(key));
            items.Add(new(notice, envelope.Of(notice)));
        }

        return items;
    }

    private async Task FollowAsync(CancellationToken cancellation)
    {
        await using var connection = await store.Database.OpenDedicatedAsync(cancellation);
        var woken = false;
        connection.Notification += (_, e) =>
        {
            woken = true;
            if (e.Channel == WatchStore.Channel(store.Database))
            {
                Interlocked.Exchange(ref _watchesChanged, new(TaskCreationOptions.RunContinuationsAsynchronously)).TrySetResult();
            }
        };
        foreach (var channel in (string[])[PositionProjection.ChangesChannel(store.Database), WatchStore.Channel(store.Database)])
        {
            await using var listen = new NpgsqlCommand("listen " + channel, connection);
            await listen.ExecuteNonQueryAsync(cancellation);
        }

        if (Head == default)
        {
            await BeginAsync(cancellation);
        }

        while (true)
        {
            woken = false;
            if (!await StepAsync(cancellation) && !woken)
            {
                await connection.WaitAsync(Poll, cancellation);
            }
        }
    }

    /// <summary>Begins some changes back, so that those who come again after a short while are served from memory.</summary>
    private async Task BeginAsync(CancellationToken cancellation)
    {
        var latest = await _notices.LatestAsync(WatchFilter.All, PageSize, cancellation);
        lock (_gate)
        {
            _floor = _head = latest.Count < PageSize ? ChangeCursor.Start : new(latest[^1].View.Change.Sequence);
        }
    }

    private async Task<bool> StepAsync(CancellationToken cancellation)
    {
        var page = await _notices.AfterAsync(Head, PageSize, cancellation);
        var items = await ItemsAsync(page.Changes, cancellation);
        TaskCompletionSource? grown = null;
        lock (_gate)
        {
            _head = page.Reached;
            _latest.AddRange(items);
            if (_latest.Count > 2 * Kept)
            {
                _floor = _latest[_latest.Count - Kept - 1].Notice.Cursor;
                _latest.RemoveRange(0, _latest.Count - Kept);
            }

            if (items.Count > 0)
            {
                (grown, _grown) = (_grown, new(TaskCreationOptions.RunContinuationsAsynchronously));
            }
        }

        grown?.SetResult();
        return page.More;
    }

    /// <summary>Index of the first kept change behind a cursor.</summary>
    private int FirstBehind(ChangeCursor cursor)
    {
        var (low, high) = (0, _latest.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = cursor.IsBefore(_latest[middle].Change) ? (low, middle) : (middle + 1, high);
        }

        return low;
    }

    /// <summary>Titles, read again when one is missing, but not more often than every few seconds.</summary>
    private async Task<Titles> TitlesAsync(IReadOnlyList<NoticedChange> changes, CancellationToken cancellation)
    {
        var age = DateTime.UtcNow - _titlesOld;
        var missing = changes.Any(c => c.View.Change.Key is { Dossier.Length: > 0 } key && _titles.Issue(key) is null);
        if (age > TitlesLast || (missing && age > Poll))
        {
            _titles = await store.TitlesAsync(cancellation);
            _titlesOld = DateTime.UtcNow;
        }

        return _titles;
    }
}
