using NegotiationMonitor.App.Cli;
using NegotiationMonitor.App.Pages.Watches;
using NegotiationMonitor.App.Web;
using NegotiationMonitor.Watching;

namespace NegotiationMonitor.App.Watching;

/// <summary>All of the service that tells others of changes.</summary>
internal sealed class Subscriptions : IAsyncDisposable
{
    private readonly WatchSettings _settings;
    private readonly Envelope _envelope;
    private readonly ChangeFeed _feed;
    private readonly TargetGuard _guard;
    private readonly WebhookSender _sender;
    private readonly WatchKeeper _keeper;
    private readonly BrokerPublisher? _publisher;
    private readonly BrokerBridge? _bridge;

    public Subscriptions(Store store, WatchSettings settings, TimeProvider time, ILogger logger)
    {
        _settings = settings;
        _envelope = new Envelope(settings.PublicUrl);
        _feed = new(store, _envelope) { OnFailure = e => logger.LogWarning(e, "the changes cannot be read; trying again") };
        _guard = new TargetGuard(settings.AllowedTargets);
        _sender = new WebhookSender(_guard, time);
        var digests = settings.DigestFolder is { } folder ? new DigestFolder(folder, _envelope) : null;
        Delivering = new(_feed, _sender, new Breakers(settings.Break), new Compositions(_feed, _envelope), digests, settings, time, logger) { Elsewhere = watch => store.Other?.Delivers(watch) == true };
        _keeper = new WatchKeeper(store.Database, Delivering);
        if (settings.Broker is { } broker)
        {
            _publisher = new BrokerPublisher(broker);
            _bridge = new BrokerBridge(store.Database, _feed, _publisher, logger);
        }
    }

    /// <summary>What deliveries are made with.</summary>
    public Delivering Delivering { get; }

    /// <summary>Adds its resources.</summary>
    public void Map(IEndpointRouteBuilder app)
    {
        WatchesResource.Map(app, _guard);
        new WatchPosts(_guard, _sender, _envelope).Map(app);
        DeliveriesResource.Map(app, _sender, _envelope);
        StreamResource.Map(app, _feed);
        FeedResource.Map(app, _feed, _envelope, _settings.PublicUrl);
    }

    /// <summary>Works until cancelled.</summary>
    public Task RunAsync(CancellationToken cancellation) => Task.WhenAll(_feed.RunAsync(cancellation), _keeper.RunAsync(cancellation), _bridge?.RunAsync(cancellation) ?? Task.CompletedTask);

    public async ValueTask DisposeAsync()
    {
        _sender.Dispose();
        _feed.Dispose();
        if (_publisher is not null)
        {
            await _publisher.DisposeAsync();
        }
    }
}
