using NegotiationMonitor.Postgres;
using NegotiationMonitor.Postgres.Watching;
using Npgsql;

namespace NegotiationMonitor.App.Watching;

/// <summary>
/// Runs the watches this node owns. Each is owned by one node at a time; a node takes a few of those nobody owns at a time, so that nodes that are up share
/// them, and when a node dies the others take its watches within about a second. A notification only wakes; the table is looked at in any case.
/// </summary>
internal sealed class WatchKeeper(Database database, Delivering with)
{
    private const int MostTakenAtOnce = 8;
    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private sealed record Running(int Version, Task Task, CancellationTokenSource Stop);

    private readonly Dictionary<string, Running> _running = new(StringComparer.Ordinal);
    private readonly HashSet<string> _owned = new(StringComparer.Ordinal);

    /// <summary>Works until cancelled, over lost connections.</summary>
    public async Task RunAsync(CancellationToken cancellation)
    {
        while (!cancellation.IsCancellationRequested)
        {
            try
            {
                await using var leases = await WatchLeases.OpenAsync(database, cancellation);
                try
                {
                    await KeepAsync(leases, cancellation);
                }
                finally
                {
                    await StopAllAsync();
                }
            }
            catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
            {
                return;
            }
            catch (Exception e) when (e is NpgsqlException or IOException or TimeoutException or InvalidOperationException or RefusedException)
            {
                with.Logger.LogWarning(e, "the watches are let go; trying again");
                await Task.Delay(Pause, cancellation).ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
            }
        }
    }

    private async Task KeepAsync(WatchLeases leases, CancellationToken cancellation)
    {
        while (true)
        {
            var wanted = (await leases.RunningAsync(cancellation)).ToDictionary(w => w.Name, w => w.Version, StringComparer.Ordinal);
            await LetGoAsync(leases, wanted, cancellation);
            await TakeAsync(leases, wanted, cancellation);
            if (leases.IsLost)
            {
                throw new IOException("the connection that holds the watches is lost");
            }

            await with.Feed.WatchesChangedAsync(Poll, cancellation);
        }
    }

    /// <summary>Stops what has ended, what nobody wants any more and what people changed.</summary>
    private async Task LetGoAsync(WatchLeases leases, Dictionary<string, int> wanted, CancellationToken cancellation)
    {
        foreach (var (name, running) in _running.ToList())
        {
            var current = wanted.TryGetValue(name, out var version) && version == running.Version;
            if (!current || running.Task.IsCompleted)
            {
                await StopAsync(name, running);
            }
        }

        foreach (var name in _owned.Where(n => !wanted.ContainsKey(n)).ToList())
        {
            _owned.Remove(name);
            await leases.ReleaseAsync(name, cancellation);
        }
    }

    private async Task TakeAsync(WatchLeases leases, Dictionary<string, int> wanted, CancellationToken cancellation)
    {
        var free = wanted.Keys.Where(n => !_owned.Contains(n)).ToArray();
        Random.Shared.Shuffle(free);
        var taken = 0;
        foreach (var name in free)
        {
            if (taken < MostTakenAtOnce && await leases.TryOwnAsync(name, cancellation))
            {
                _owned.Add(name);
                taken++;
            }
        }

        foreach (var name in _owned.Where(n => !_running.ContainsKey(n)))
        {
            var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
            _running.Add(name, new Running(wanted[name], Task.Run(() => RunAsync(name, leases, stop.Token), stop.Token), stop));
        }
    }

    private async Task RunAsync(string name, WatchLeases leases, CancellationToken cancellation)
    {
        try
        {
            await new WatchRunner(name, leases, with).RunAsync(cancellation);
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            // Let go; whoever takes it next goes on behind its cursor.
        }
        catch (Exception e)
        {
            // One watch's failure stops no other; it is begun again behind its cursor.
            with.Logger.LogWarning(e, "watch {Watch} failed; trying again", name);
            await Task.Delay(Pause, cancellation).ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
        }
    }

    private async Task StopAllAsync()
    {
        foreach (var running in _running.Values)
        {
            await running.Stop.CancelAsync();
        }

        foreach (var (name, running) in _running.ToList())
        {
            await StopAsync(name, running);
        }

        _owned.Clear();
    }

    private async Task StopAsync(string name, Running running)
    {
        await running.Stop.CancelAsync();
        await running.Task.ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
        running.Stop.Dispose();
        _running.Remove(name);
    }
}
