using System.CommandLine;
using System.Globalization;
using NegotiationMonitor.App.Cli.Output;
using NegotiationMonitor.App.Watching;
using NegotiationMonitor.Postgres.Watching;
using NegotiationMonitor.Watching;
using Spectre.Console;

namespace NegotiationMonitor.App.Cli;

/// <summary><c>watch try</c>, <c>dead</c> and <c>replay</c>: what became of deliveries.</summary>
internal static class WatchDeliveries
{
    private const int Page = 1000;

    private static readonly Listing<DeadLetter> Listing = new(
        ("number", d => Number(d.Number)), ("watch", d => d.Watch), ("id", d => d.Id), ("tries", d => Number(d.Tries)), ("firstTry", d => Time(d.FirstTry)), ("diedAt", d => Time(d.DiedAt)),
        ("error", d => d.Error), ("replay", d => d.Replay ? "asked" : null), ("body", d => d.Body));

    private static readonly Option<string?> Watch = new("--watch") { Description = "Only of this watch", HelpName = "NAME" };
    private static readonly Option<long?> One = new("--number") { Description = "Only this dead letter", HelpName = "N" };
    private static readonly Option<long?> From = new("--from") { Description = "Only changes from this sequence", HelpName = "SEQ" };
    private static readonly Option<long?> To = new("--to") { Description = "Only changes up to this sequence", HelpName = "SEQ" };
    private static readonly Option<string?> Since = new("--since") { Description = "Only what died since this time (UTC), for example 2026-01-31T08:00", HelpName = "TIME" };

    public static void AddTo(Command watch, Argument<string> name)
    {
        WatchOptions.AddTargetsTo(WatchVerbs.Sub(watch, "try", "Sends a test delivery now and tells what came of it", (p, s, c) => TryAsync(p, s, p.GetValue(name)!, c), name));
        WatchVerbs.Sub(watch, "dead", "Lists what could not be delivered in all its tries", ListAsync, Watch, Common.Format);
        WatchVerbs.Sub(watch, "replay", "Has a running service send dead letters again", (p, s, c) => ReplayAsync(p, s, p.GetValue(name)!, c), name, One, From, To, Since);
    }

    private static async Task TryAsync(ParseResult parsed, Store store, string name, CancellationToken cancellation)
    {
        var settings = WatchOptions.Settings(parsed);
        using var sender = new WebhookSender(new TargetGuard(settings.AllowedTargets), TimeProvider.System);
        var tested = await TestDelivery.SendAsync(store, name, sender, new Envelope(settings.PublicUrl), TimeProvider.System, cancellation);
        Console.WriteLine(tested.Took ? $"delivered {tested.Id}: the endpoint answered {tested.Status}" : throw new RefusedException($"the test delivery failed: {tested.Error}"));
    }

    private static async Task ListAsync(ParseResult parsed, Store store, CancellationToken cancellation)
    {
        var letters = await new DeadLetters(store.Database).ListAsync(parsed.GetValue(Watch), 0, Page, cancellation);
        if (parsed.GetValue(Common.Format) is not Format.Table and var format)
        {
            await Listing.WriteAsync(format, letters, cancellation);
            return;
        }

        var table = Screen.Table(true, ("no.", 6), ("watch", 20), ("id", 36), ("tries", 5), ("died at", 20), ("why", 0));
        foreach (var d in letters)
        {
            table.AddRow([Screen.Cell(Number(d.Number)), Screen.Cell(d.Watch), Screen.Cell(d.Id), Screen.Cell(Number(d.Tries)), Screen.Cell(Time(d.DiedAt)), Screen.Cell(d.Replay ? "to be sent again" : d.Error)]);
        }

        Screen.Print(table);
    }

    private static async Task ReplayAsync(ParseResult parsed, Store store, string name, CancellationToken cancellation)
    {
        var range = new ReplayRange(parsed.GetValue(One), parsed.GetValue(From), parsed.GetValue(To), parsed.GetValue(Since) is { } since ? TimeOf(since) : null);
        Console.WriteLine($"{await new DeadLetters(store.Database).ReplayAsync(name, range, cancellation)} dead letters will be sent again");
    }

    private static DateTimeOffset TimeOf(string text) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var time)
            ? time
            : throw new RefusedException($"--since: '{text}' is no time; write it as 2026-01-31T08:00");

    private static string Time(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    private static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);
}
