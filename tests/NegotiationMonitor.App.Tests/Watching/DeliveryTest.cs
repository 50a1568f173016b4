using System.Text.Json;
using Microsoft.Extensions.Logging.Abstractions;
using NegotiationMonitor.App.Cli;
using NegotiationMonitor.App.Watching;
using NegotiationMonitor.Articles;
using NegotiationMonitor.Postgres.Positions;
using NegotiationMonitor.Postgres.Watching;
using NegotiationMonitor.TestSupport;
using NegotiationMonitor.Watching;

namespace NegotiationMonitor.App.Tests.Watching;

/// <summary>The delivering part of the service in this process, so that a test can hold its clock; endpoints are real sockets.</summary>
public abstract class DeliveryTest(PostgresServer server) : WatchTest(server)
{
    private readonly CancellationTokenSource _stop = new();
    private readonly List<IAsyncDisposable> _parts = [];
    private readonly List<Task> _running = [];

    protected ManualTime Time { get; } = new();

    protected WatchStore Watches => new(Database);

    protected string? DigestFolder { get; set; }

    /// <summary>Starts projecting and delivering.</summary>
    protected async Task StartAsync(string? retries = null, string allowed = "127.0.0.0/8")
    {
        var store = await Store.OpenAsync(CommandLine.Root().Parse(["serve", "--connection", ConnectionString]), Cancellation);
        var settings = new WatchSettings("https://monitor.example", [allowed], retries is null ? RetrySchedule.Standard : RetrySchedule.Parse(retries), DigestFolder);
        var subscriptions = new Subscriptions(store, settings, Time, NullLogger.Instance);
        _parts.Add(subscriptions);
        _running.Add(Task.Run(async () =>
        {
            await Task.WhenAll(subscriptions.RunAsync(_stop.Token), PositionProjection.Follow(Database).RunAsync(_stop.Token));
            await store.DisposeAsync();
        }));
    }

    protected async Task StopAsync()
    {
        await _stop.CancelAsync();
        await Task.WhenAll(_running);
    }

    public override async ValueTask DisposeAsync()
    {
        await StopAsync();
        foreach (var part in _parts)
        {
            await part.DisposeAsync();
        }

        _stop.Dispose();
        await base.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    protected async Task<string> WebhookAsync(string name, string url, Pacing? pacing = null, WatchFilter? filter = null) =>
        StandardWebhook.Show((await Watches.AddAsync(name, filter ?? WatchFilter.All, new Delivery(DeliveryKind.Webhook, url), pacing ?? Pacing.None, ChangeCursor.Start, Cancellation)).Secret!);

    /// <summary>Makes so many changes, one after the other, each with a new sequence, and tells their ids.</summary>
    protected async Task<List<string>> ChangesAsync(int count, string actor = "us")
    {
        var ids = new List<string>();
        for (var i = 0; i < count; i++)
        {
            ids.Add($"{await SayAsync((actor, "issue-" + Guid.NewGuid().ToString("N")[..8], (Stance)(1 + (i % 7))))}");
        }

        return ids;
    }

    /// <summary>Waits until a watch is as expected.</summary>
    protected async Task<WatchView> UntilAsync(string name, Func<WatchView, bool> expected)
    {
        for (var left = 3000; ; left--)
        {
            var view = await Watches.GetAsync(name, Cancellation);
            if (expected(view))
            {
                return view;
            }

            Assert.True(left > 0, "never came to be: " + JsonSerializer.Serialize(view));
            await Task.Delay(20, Cancellation);
        }
    }

    /// <summary>Waits for the failure of a number and moves the clock to the next try.</summary>
    protected async Task<WatchView> NextTryAsync(string name, int failed)
    {
        var view = await UntilAsync(name, v => v.Progress.Tries == failed && v.Progress.Next is not null);
        if (view.Progress.Next!.Value - Time.GetUtcNow() is var left && left > TimeSpan.Zero)
        {
            Time.Advance(left);
        }

        return view;
    }

    /// <summary>Returns when so many changes have come to whoever wants all.</summary>
    protected async Task WitnessAsync(int changes)
    {
        await using var witness = new Endpoint();
        await WebhookAsync("witness", witness.Url);
        await witness.UntilAsync(changes);
        await Watches.RemoveAsync("witness", Cancellation);
    }

    /// <summary>Moves the clock over the time for which a failing endpoint is spared.</summary>
    protected void PassBreaker() => Time.Advance(TimeSpan.FromHours(1));

    protected static string SequenceOf(Received received) => received.Id.Split(':')[0];
}
