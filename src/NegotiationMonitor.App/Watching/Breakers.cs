using System.Collections.Concurrent;
using NegotiationMonitor.Watching;

namespace NegotiationMonitor.App.Watching;

/// <summary>The circuit breakers of this node, one for each endpoint (scheme, host and port).</summary>
internal sealed class Breakers(TimeSpan pause)
{
    private readonly ConcurrentDictionary<string, CircuitBreaker> _breakers = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The breaker of an address.</summary>
    public CircuitBreaker Of(string url) =>
        _breakers.GetOrAdd(new Uri(url).GetLeftPart(UriPartial.Authority), _ => new CircuitBreaker(WatchSettings.BreakerFailures, pause));
}
