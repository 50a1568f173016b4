using System.Text.Json.Serialization;
using NegotiationMonitor.Articles;

namespace NegotiationMonitor.Watching;

/// <summary>What becomes of a watch's changes.</summary>
[JsonConverter(typeof(KebabCaseEnumConverter<WatchState>))]
public enum WatchState
{
    /// <summary>They are delivered.</summary>
    Active,

    /// <summary>Somebody paused it; it goes on where it stopped.</summary>
    Paused,

    /// <summary>The endpoint failed for five days; it goes on where it stopped once it is resumed.</summary>
    Disabled,

    /// <summary>The endpoint answered 410: it wants no more.</summary>
    Gone,
}

/// <summary>How a watch tells of changes.</summary>
[JsonConverter(typeof(KebabCaseEnumConverter<DeliveryKind>))]
public enum DeliveryKind
{
    /// <summary>Not by itself: its stream and feed are asked for.</summary>
    None,

    /// <summary>Each change is sent to an address.</summary>
    Webhook,

    /// <summary>Changes are gathered into a page now and then.</summary>
    Digest,
}

/// <summary>How often a digest comes.</summary>
[JsonConverter(typeof(KebabCaseEnumConverter<DigestEvery>))]
public enum DigestEvery
{
    /// <summary>On the hour.</summary>
    Hour,

    /// <summary>At midnight.</summary>
    Day,

    /// <summary>On Monday at midnight.</summary>
    Week,
}

/// <summary>How a digest is written.</summary>
[JsonConverter(typeof(KebabCaseEnumConverter<DigestFormat>))]
public enum DigestFormat
{
    /// <summary>Markdown.</summary>
    Markdown,

    /// <summary>A page.</summary>
    Html,
}

/// <summary>How a watch's changes get to the subscriber.</summary>
/// <param name="Url">Where a webhook, or a digest by webhook, goes; null for a digest into the service's folder.</param>
/// <param name="Every">How often a digest comes.</param>
public sealed record Delivery(DeliveryKind Kind, string? Url = null, DigestEvery Every = DigestEvery.Day, DigestFormat Format = DigestFormat.Markdown);

/// <summary>When nothing is sent, and how much.</summary>
/// <param name="QuietFrom">Nothing is sent from this time of day, null for no quiet hours; what came meanwhile goes out in one summary.</param>
/// <param name="QuietTo">Until this time, the next day where it is before <paramref name="QuietFrom"/>.</param>
/// <param name="Zone">Time zone of both and of a digest's days (IANA name); UTC if null.</param>
/// <param name="MostAnHour">After so many within an hour the rest of it comes as one summary; null for no cap.</param>
public sealed record Pacing(TimeOnly? QuietFrom = null, TimeOnly? QuietTo = null, string? Zone = null, int? MostAnHour = null)
{
    /// <summary>Everything at once.</summary>
    public static Pacing None { get; } = new();
}

/// <summary>Somebody's subscription to changes.</summary>
/// <param name="Name">Kebab-case, at most <see cref="WatchRules.LongestName"/> characters.</param>
/// <param name="Why">Why it is not active; null while it is.</param>
/// <param name="Cursor">What was delivered, or did not match, lies at or before it.</param>
/// <param name="Version">Grows with every change that people make to it.</param>
public sealed record Watch(
    string Name, WatchFilter Filter, Delivery Delivery, Pacing Pacing, WatchState State, string? Why, ChangeCursor Cursor, DateTimeOffset CreatedAt, int Version);
