using System.CommandLine;
using NegotiationMonitor.App.Watching;
using NegotiationMonitor.Watching;

namespace NegotiationMonitor.App.Cli;

/// <summary>Options of subscriptions: which changes, and what the operator of the service allows.</summary>
internal static class WatchOptions
{
    private static readonly Option<string[]> Dossier = Names("--dossier", "Only this dossier (may be repeated)");
    private static readonly Option<string[]> Actor = Names("--actor", "Only this actor (may be repeated)");
    private static readonly Option<string[]> Issue = Names("--issue", "Only this issue (may be repeated)");
    private static readonly Option<string[]> Kind = Names("--kind", "Only this kind of change: emerged, toward, away, reversed, … (may be repeated)");
    private static readonly Option<int> MinOrigins = new("--min-origins") { Description = "Only with so many independent origins behind the stance when it changed", DefaultValueFactory = _ => 1, HelpName = "N" };
    private static readonly Option<bool> Own = new("--own-statements") { Description = "Only what the actor itself was heard to say" };

    private static readonly Option<string?> PublicUrl = new("--public-url")
    {
        Description = "Address under which people reach the service, for links in what it sends (default: NEGMON_PUBLIC_URL)",
        HelpName = "URL",
    };

    private static readonly Option<string?> AllowedTargets = new("--allow-webhooks-to")
    {
        Description = "Names, addresses and networks that webhooks may go to though they are not public or not https, separated by commas (default: NEGMON_ALLOW_WEBHOOKS_TO)",
        HelpName = "LIST",
    };

    private static readonly Option<string?> Retries = new("--webhook-retries")
    {
        Description = "Pauses before a failed delivery is tried again (default: NEGMON_WEBHOOK_RETRIES, else 5s,5m,30m,2h,5h,10h,14h,20h,24h)",
        HelpName = "LIST",
    };

    private static readonly Option<string?> Digests = new("--digests") { Description = "Folder for digests, in a folder a watch (default: NEGMON_DIGESTS)", HelpName = "DIR" };

    private static readonly Option<string?> Publish = new("--publish")
    {
        Description = "Publish every change to this RabbitMQ too (default: NEGMON_PUBLISH)",
        HelpName = "amqp://…",
    };

    /// <summary>Adds what narrows the changes down.</summary>
    public static void AddFilterTo(Command command)
    {
        foreach (var option in (Option[])[Dossier, Actor, Issue, Kind, MinOrigins, Own])
        {
            command.Add(option);
        }
    }

    /// <summary>The changes asked for.</summary>
    /// <exception cref="RefusedException">A kind or number that cannot be.</exception>
    public static WatchFilter Filter(ParseResult parsed)
    {
        var filter = new WatchFilter(Given(parsed, Dossier), Given(parsed, Actor), Given(parsed, Issue), Shapes.WatchWords.Kinds(Given(parsed, Kind)), parsed.GetValue(MinOrigins), parsed.GetValue(Own));
        filter.Check();
        return filter;
    }

    /// <summary>A filter with what is asked for changed in it: what is not given stays, <c>all</c> opens a list again.</summary>
    /// <exception cref="RefusedException">A kind or number that cannot be.</exception>
    public static WatchFilter Edit(ParseResult parsed, WatchFilter before)
    {
        ArgumentNullException.ThrowIfNull(before);
        var filter = before with
        {
            Dossiers = Names(parsed, Dossier, before.Dossiers),
            Actors = Names(parsed, Actor, before.Actors),
            Issues = Names(parsed, Issue, before.Issues),
            Kinds = Given(parsed, Kind) is not { } kinds ? before.Kinds : kinds is ["all"] ? null : Shapes.WatchWords.Kinds(kinds),
            MinOrigins = parsed.GetResult(MinOrigins) is { Implicit: false } ? parsed.GetValue(MinOrigins) : before.MinOrigins,
            OwnStatements = parsed.GetResult(Own) is { Implicit: false } ? parsed.GetValue(Own) : before.OwnStatements,
        };
        filter.Check();
        return filter;
    }

    private static IReadOnlyList<string>? Names(ParseResult parsed, Option<string[]> option, IReadOnlyList<string>? before) =>
        Given(parsed, option) is not { } names ? before : names is ["all"] ? null : names;

    /// <summary>Adds what the operator says.</summary>
    public static void AddTo(Command command)
    {
        foreach (var option in (Option[])[PublicUrl, AllowedTargets, Retries, Digests, Publish])
        {
            command.Add(option);
        }
    }

    /// <summary>Adds where webhooks may go.</summary>
    public static void AddTargetsTo(Command command) => command.Add(AllowedTargets);

    /// <summary>What the operator says.</summary>
    /// <exception cref="RefusedException">A schedule that cannot be.</exception>
    public static WatchSettings Settings(ParseResult parsed) => new(
        (Said(parsed, PublicUrl, "NEGMON_PUBLIC_URL") ?? string.Empty).TrimEnd('/'),
        (Said(parsed, AllowedTargets, "NEGMON_ALLOW_WEBHOOKS_TO") ?? string.Empty).Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries),
        Said(parsed, Retries, "NEGMON_WEBHOOK_RETRIES") is { } delays ? RetrySchedule.Parse(delays) : RetrySchedule.Standard,
        Said(parsed, Digests, "NEGMON_DIGESTS"),
        Said(parsed, Publish, "NEGMON_PUBLISH") is { } broker ? Broker(broker) : null);

    private static Uri Broker(string address) => Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Scheme is "amqp" or "amqps"
        ? uri
        : throw new RefusedException("--publish: that is no address of a broker; write it as amqp://user:password@host:5672/vhost");

    private static string? Said(ParseResult parsed, Option<string?> option, string variable) =>
        parsed.GetValue(option) ?? (Environment.GetEnvironmentVariable(variable) is { Length: > 0 } value ? value : null);

    private static string[]? Given(ParseResult parsed, Option<string[]> option) => parsed.GetValue(option) is { Length: > 0 } names ? names : null;

    private static Option<string[]> Names(string name, string description) => new(name) { Description = description, HelpName = "ID", Arity = ArgumentArity.OneOrMore };
}
