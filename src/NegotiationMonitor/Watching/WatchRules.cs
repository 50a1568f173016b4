namespace NegotiationMonitor.Watching;

/// <summary>What a watch may be called and where it may deliver to, as far as that shows without asking the network.</summary>
public static class WatchRules
{
    /// <summary>Longest name.</summary>
    public const int LongestName = 60;

    private const int LongestUrl = 2000;

    /// <summary>Checks all that somebody gave for a watch.</summary>
    /// <exception cref="RefusedException">Something is impossible; the message says what.</exception>
    public static void Check(string name, WatchFilter filter, Delivery delivery, Pacing pacing)
    {
        ArgumentNullException.ThrowIfNull(filter);
        ArgumentNullException.ThrowIfNull(delivery);
        ArgumentNullException.ThrowIfNull(pacing);
        if (name is null || name.Length > LongestName || !IsName(name))
        {
            throw new RefusedException($"'{name}' is no name for a watch; use lower-case letters, digits and hyphens, at most {LongestName}");
        }

        filter.Check();
        Check(delivery);
        Check(pacing);
    }

    private static void Check(Delivery delivery)
    {
        if (delivery.Kind == DeliveryKind.Webhook && delivery.Url is null)
        {
            throw new RefusedException("a webhook needs an address: https://…");
        }

        if (delivery.Kind == DeliveryKind.None && delivery.Url is not null)
        {
            throw new RefusedException("an address was given for a watch that sends nothing; make it a webhook or a digest");
        }

        if (delivery.Url is { } url && (url.Length > LongestUrl || !Uri.TryCreate(url, UriKind.Absolute, out var uri) || uri.Scheme is not ("https" or "http") || uri.UserInfo.Length > 0 || uri.Fragment.Length > 0))
        {
            throw new RefusedException($"'{(url.Length > 100 ? url[..100] + "…" : url)}' is no address for a webhook; write it as https://host/path, without user, password and #");
        }
    }

    private static void Check(Pacing pacing)
    {
        if (pacing.QuietFrom is null != pacing.QuietTo is null || (pacing.QuietFrom is { } from && from == pacing.QuietTo))
        {
            throw new RefusedException("quiet hours need a beginning and another end, for example 22:00-07:00");
        }

        if (pacing.MostAnHour is < 1 or > 10_000)
        {
            throw new RefusedException("the most an hour must be between 1 and 10000");
        }

        if (pacing.Zone is { } zone && !TimeZoneInfo.TryFindSystemTimeZoneById(zone, out _))
        {
            throw new RefusedException($"'{zone}' is no known time zone; write it as Europe/Berlin or UTC");
        }
    }

    /// <summary>Lower-case words, joined by single hyphens.</summary>
    private static bool IsName(string name) =>
        name.Split('-').All(word => word.Length > 0 && word.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c)));
}
