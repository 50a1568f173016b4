using System.CommandLine;
using System.Globalization;
using NegotiationMonitor.Watching;

namespace NegotiationMonitor.App.Cli;

/// <summary>Options of <c>watch add</c> on how and when it delivers.</summary>
internal static class WatchDelivery
{
    private static readonly Option<string?> Digest = new("--digest") { Description = "Gather changes into a page every hour, day or week, into the service's folder or to --webhook", HelpName = "EVERY" };
    private static readonly Option<bool> Html = new("--html") { Description = "Write the digest as HTML instead of Markdown" };
    private static readonly Option<string?> Quiet = new("--quiet") { Description = "Send nothing between these times of day, then one summary (for example 22:00-07:00)", HelpName = "FROM-TO" };
    private static readonly Option<string?> Zone = new("--zone") { Description = "Time zone of --quiet and --digest (default: UTC)", HelpName = "IANA" };
    private static readonly Option<int?> MostAnHour = new("--most-an-hour") { Description = "After so many in an hour send the rest of it as one summary", HelpName = "N" };

    public static void AddTo(Command command)
    {
        foreach (var option in (Option[])[Digest, Html, Quiet, Zone, MostAnHour])
        {
            command.Add(option);
        }
    }

    /// <summary>A delivery with what is asked for changed in it.</summary>
    /// <param name="feedOnly">Whether it shall send nothing by itself any more.</param>
    /// <exception cref="RefusedException">No such period.</exception>
    public static Delivery Edit(ParseResult parsed, Delivery before, string? webhook, bool feedOnly)
    {
        ArgumentNullException.ThrowIfNull(before);
        return feedOnly ? new(DeliveryKind.None)
            : parsed.GetValue(Digest) is not null ? Of(parsed, webhook ?? before.Url)
            : webhook is null ? before
            : before.Kind == DeliveryKind.Digest ? before with { Url = webhook } : new(DeliveryKind.Webhook, webhook);
    }

    /// <summary>A pacing with what is asked for changed in it: <c>off</c> ends quiet hours, 0 the cap.</summary>
    /// <exception cref="RefusedException">No such times.</exception>
    public static Pacing Edit(ParseResult parsed, Pacing before)
    {
        ArgumentNullException.ThrowIfNull(before);
        var (from, to) = parsed.GetValue(Quiet) switch { null => (before.QuietFrom, before.QuietTo), "off" => (null, null), var quiet => Times(quiet) };
        return new(from, to, parsed.GetValue(Zone) ?? before.Zone, parsed.GetValue(MostAnHour) switch { null => before.MostAnHour, 0 => null, var most => most });
    }

    /// <summary>How it delivers.</summary>
    /// <exception cref="RefusedException">No such period.</exception>
    public static Delivery Of(ParseResult parsed, string? webhook)
    {
        if (parsed.GetValue(Digest) is not { } every)
        {
            return webhook is null ? new(DeliveryKind.None) : new(DeliveryKind.Webhook, webhook);
        }

        return Enum.TryParse<DigestEvery>(every, ignoreCase: true, out var period) && char.IsAsciiLetter(every[0])
            ? new(DeliveryKind.Digest, webhook, period, parsed.GetValue(Html) ? DigestFormat.Html : DigestFormat.Markdown)
            : throw new RefusedException($"--digest: '{every}' is none of hour, day, week");
    }

    /// <summary>When it delivers.</summary>
    /// <exception cref="RefusedException">No such times.</exception>
    public static Pacing Pacing(ParseResult parsed)
    {
        var (from, to) = parsed.GetValue(Quiet) is { } quiet ? Times(quiet) : default;
        return new(from, to, parsed.GetValue(Zone), parsed.GetValue(MostAnHour));
    }

    private static (TimeOnly? From, TimeOnly? To) Times(string quiet)
    {
        var parts = quiet.Split('-');
        return parts.Length == 2 && Time(parts[0]) is { } from && Time(parts[1]) is { } to
            ? (from, to)
            : throw new RefusedException($"--quiet: '{quiet}' is no span of the day; write it as 22:00-07:00");
    }

    private static TimeOnly? Time(string text) => TimeOnly.TryParseExact(text.Trim(), ["H:mm", "HH:mm"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) ? time : null;
}
