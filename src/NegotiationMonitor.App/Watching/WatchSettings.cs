using NegotiationMonitor.Watching;

namespace NegotiationMonitor.App.Watching;

/// <summary>What the operator says about subscriptions.</summary>
/// <param name="PublicUrl">Address under which people reach the service, without a slash at the end; empty makes links relative.</param>
/// <param name="AllowedTargets">Names, addresses and networks that webhooks may go to though they are not public.</param>
/// <param name="Retries">When a failed delivery is tried again.</param>
/// <param name="Broker">A RabbitMQ that gets every change; null for none.</param>
/// <param name="DigestFolder">Where digests are written, in a folder a watch; null where none are.</param>
internal sealed record WatchSettings(string PublicUrl, IReadOnlyList<string> AllowedTargets, RetrySchedule Retries, string? DigestFolder, Uri? Broker = null)
{
    /// <summary>Failures in a row after which an endpoint is spared.</summary>
    public const int BreakerFailures = 5;

    private static readonly TimeSpan LongestFirstBreak = TimeSpan.FromSeconds(30);

    /// <summary>First while that an endpoint is spared; the schedule's second pause where that is shorter.</summary>
    public TimeSpan Break => Retries.Delays.Count > 1 && Retries.Delays[1] < LongestFirstBreak ? Retries.Delays[1] : LongestFirstBreak;
}
