using System.Text;
using NegotiationMonitor.Postgres.Watching;
using NegotiationMonitor.Watching;

namespace NegotiationMonitor.App.Watching;

/// <summary>What a node needs to deliver watches.</summary>
internal sealed record Delivering(
    ChangeFeed Feed, WebhookSender Sender, Breakers Breakers, Compositions Compositions, DigestFolder? Digests, WatchSettings Settings, TimeProvider Time, ILogger Logger)
{
    /// <summary>Watches that another part of the program delivers.</summary>
    public Func<Watch, bool> Elsewhere { get; init; } = _ => false;
}

/// <summary>
/// Delivers one watch, in order, each change until it is taken or dead. The cursor moves when the endpoint has taken a delivery, so after a crash the
/// last one may come again, with the same id. Ends when people change the watch or the endpoint gives it up.
/// </summary>
internal sealed class WatchRunner(string name, WatchLeases leases, Delivering with)
{
    private const int Page = 200;
    private const int LazySave = 500;
    private static readonly TimeSpan FolderPause = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan LongestSleep = TimeSpan.FromHours(1);

    private OwnedWatch _owned = null!;
    private Progress _progress = Progress.None;
    private ChangeCursor _cursor;
    private ChangeCursor _saved;

    private Watch Watch => _owned.Watch;

    private DateTimeOffset Now => with.Time.GetUtcNow();

    /// <summary>Delivers until cancelled or there is nothing more to deliver.</summary>
    public async Task RunAsync(CancellationToken cancellation)
    {
        if (await leases.LoadAsync(name, Now, cancellation) is not { Watch.State: WatchState.Active } owned)
        {
            return;
        }

        if (with.Elsewhere(owned.Watch))
        {
            // Held until people change it, so that no other node takes it for its own.
            await Task.Delay(Timeout.Infinite, cancellation);
        }

        // What was put together for an address that the watch has no more comes again with what follows: the cursor has not moved.
        var progress = owned.Watch.Delivery.Url is null ? owned.Progress with { Pending = null } : owned.Progress;
        (_owned, _progress, _cursor, _saved) = (owned, progress, owned.Watch.Cursor, owned.Watch.Cursor);
        await ReplayAsync(cancellation);
        while (await StepAsync(cancellation))
        {
        }
    }

    /// <summary>False when it has ended.</summary>
    private async Task<bool> StepAsync(CancellationToken cancellation)
    {
        if (_progress.Pending is { } pending)
        {
            return await DeliverAsync(pending.Id, Encoding.UTF8.GetBytes(pending.Body), ChangeCursor.Parse(pending.Upto), cancellation);
        }

        if (Watch.Delivery.Kind == DeliveryKind.Digest)
        {
            return await DigestAsync(cancellation);
        }

        if (_progress.HeldUntil is { } held)
        {
            return await SummariseAsync(held, cancellation);
        }

        var page = await with.Feed.ReadAsync(_cursor, Page, cancellation);
        foreach (var item in page.Items.Where(i => i.Matches(Watch.Filter)))
        {
            if (Pacer.HoldUntil(Watch.Pacing, _progress, Now) is { } until && _progress.Tries == 0)
            {
                return await SaveAsync(_cursor, _progress with { HeldUntil = until }, cancellation);
            }

            if (!await DeliverAsync(item.Change.Id, item.Body, item.Notice.Cursor, cancellation))
            {
                return false;
            }
        }

        _cursor = page.Reached;
        if (!page.More)
        {
            // What did not match need not be looked at again after a restart.
            if (_cursor.Sequence - _saved.Sequence > LazySave && !await SaveAsync(_cursor, _progress, cancellation))
            {
                return false;
            }

            await with.Feed.GrownAsync(_cursor, cancellation);
        }

        return true;
    }

    /// <summary>When the time of holding back is over: nothing, the one change, or a summary.</summary>
    private async Task<bool> SummariseAsync(DateTimeOffset held, CancellationToken cancellation)
    {
        await SleepUntilAsync(held, cancellation);
        var summary = await with.Compositions.SummaryAsync(Watch, _cursor, cancellation);
        return await SaveAsync(_cursor, _progress with { HeldUntil = null, Pending = summary }, cancellation);
    }

    private async Task<bool> DigestAsync(CancellationToken cancellation)
    {
        var due = Pacer.LastPeriod(Watch.Delivery.Every, Watch.Pacing.Zone, Now);
        if (due <= (_progress.DigestedUntil ?? Watch.CreatedAt))
        {
            await SleepUntilAsync(Pacer.NextPeriod(Watch.Delivery.Every, Watch.Pacing.Zone, Now), cancellation);
            return true;
        }

        var (digest, upto) = await with.Compositions.DigestAsync(Watch, _cursor, _progress.DigestedUntil ?? Watch.CreatedAt, due, cancellation);
        if (digest is not null && Watch.Delivery.Url is null && await WriteAsync(digest, due, cancellation) is { } error)
        {
            var kept = await SaveAsync(_cursor, _progress with { LastError = error }, cancellation);
            await Task.Delay(FolderPause, with.Time, cancellation);
            return kept;
        }

        var next = _progress with { DigestedUntil = due };
        return digest is null || Watch.Delivery.Url is null
            ? await SaveAsync(upto, next with { LastDelivered = digest is null ? next.LastDelivered : Now, LastError = null }, cancellation)
            : await SaveAsync(_cursor, next with { Pending = with.Compositions.Pending(Watch, digest, due, upto) }, cancellation);
    }

    /// <summary>Writes a digest into the service's folder; why it cannot, or null.</summary>
    private async Task<string?> WriteAsync(Gathered digest, DateTimeOffset due, CancellationToken cancellation)
    {
        try
        {
            await DigestFolder.WriteAsync(with.Digests, Watch, digest, due, cancellation);
            return null;
        }
        catch (RefusedException e)
        {
            with.Logger.LogWarning("{Why}", e.Message);
            return e.Message;
        }
    }

    /// <summary>Tries until it is taken or dead. False when the watch has ended or people changed it.</summary>
    private async Task<bool> DeliverAsync(string id, byte[] body, ChangeCursor upto, CancellationToken cancellation)
    {
        while (true)
        {
            if (_progress.Next is { } next && next > Now)
            {
                await SleepUntilAsync(next, cancellation);
            }

            if (await TryAsync(id, body, cancellation) is not { } answer)
            {
                return false;
            }

            var (verdict, progress) = with.Settings.Retries.After(_progress, answer, Now, Random.Shared.NextDouble());
            switch (verdict)
            {
                case Verdict.Delivered:
                    return await SaveAsync(upto, Pacer.Count(progress with { Pending = null }, Now), cancellation);
                case Verdict.Retry when await SaveAsync(_cursor, progress, cancellation):
                    continue;
                case Verdict.Dead:
                    return await BuryAsync(id, body, upto, progress, cancellation);
                case Verdict.Disable or Verdict.Gone:
                    await EndAsync(verdict, progress, cancellation);
                    return false;
                default:
                    return false;
            }
        }
    }

    /// <summary>One try, as soon as the endpoint's breaker lets it; null where people have changed the watch by then, so that a pause or a new secret counts at once.</summary>
    private async Task<Answered?> TryAsync(string id, byte[] body, CancellationToken cancellation)
    {
        var breaker = with.Breakers.Of(Watch.Delivery.Url!);
        while (breaker.Ask(Now) is { } later)
        {
            await SleepUntilAsync(later, cancellation);
        }

        try
        {
            if (await leases.LoadAsync(name, Now, cancellation) is not { } current || current.Watch.Version != Watch.Version)
            {
                breaker.Forget();
                return null;
            }

            var answer = await with.Sender.SendAsync(Watch.Delivery.Url!, id, body, current.Secrets, cancellation);
            breaker.Tell(answer.Took, Now);
            return answer;
        }
        catch
        {
            breaker.Forget();
            throw;
        }
    }

    private async Task ReplayAsync(CancellationToken cancellation)
    {
        while (Watch.Delivery.Url is not null && await leases.NextReplayAsync(name, cancellation) is { } letter)
        {
            if (await TryAsync(letter.Id, Encoding.UTF8.GetBytes(letter.Body), cancellation) is not { } answer)
            {
                return;
            }

            await leases.ReplayedAsync(letter.Number, answer.Took ? null : answer.Error, Now, cancellation);
        }
    }

    private async Task<bool> BuryAsync(string id, byte[] body, ChangeCursor upto, Progress progress, CancellationToken cancellation)
    {
        var letter = new DeadLetter(0, name, id, upto.Sequence, Encoding.UTF8.GetString(body), _progress.Tries + 1, _progress.FirstTry ?? Now, Now, progress.LastError!, Replay: false);
        with.Logger.LogWarning("watch {Watch}: {Id} could not be delivered and is a dead letter now: {Error}", name, id, letter.Error);
        return Kept(upto, progress with { Pending = null }, await leases.BuryAsync(name, upto, progress with { Pending = null }, letter, cancellation));
    }

    private Task EndAsync(Verdict verdict, Progress progress, CancellationToken cancellation)
    {
        var (state, why) = verdict == Verdict.Gone
            ? (WatchState.Gone, "the endpoint answered 410: it wants no more")
            : (WatchState.Disabled, $"the endpoint failed for {RetrySchedule.LongestFailure.TotalDays:F0} days, last: {progress.LastError}");
        with.Logger.LogWarning("watch {Watch} ends: {Why}; `negmon watch resume {Name}` goes on where it stopped", name, why, name);
        return leases.EndAsync(Watch, state, why, progress, cancellation);
    }

    private async Task<bool> SaveAsync(ChangeCursor cursor, Progress progress, CancellationToken cancellation) =>
        Kept(cursor, progress, await leases.SaveAsync(name, cursor, progress, cancellation));

    /// <summary>Takes over what was kept; false where people changed or removed the watch meanwhile.</summary>
    private bool Kept(ChangeCursor cursor, Progress progress, int? version)
    {
        (_cursor, _saved, _progress) = (cursor, cursor, progress);
        return version == Watch.Version;
    }

    private async Task SleepUntilAsync(DateTimeOffset time, CancellationToken cancellation)
    {
        for (var left = time - Now; left > TimeSpan.Zero; left = time - Now)
        {
            await Task.Delay(left < LongestSleep ? left : LongestSleep, with.Time, cancellation);
        }
    }
}
