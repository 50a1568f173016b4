using System.CommandLine;
using System.Globalization;
using NegotiationMonitor.App.Cli.Output;
using NegotiationMonitor.App.Shapes;
using NegotiationMonitor.Articles;
using NegotiationMonitor.Postgres.Watching;
using NegotiationMonitor.Watching;
using Spectre.Console;

namespace NegotiationMonitor.App.Cli;

/// <summary><c>watch add</c>, <c>list</c>, <c>test</c>, <c>pause</c>, <c>resume</c>, <c>rotate</c>, <c>remove</c>: subscriptions that the service delivers.</summary>
internal static class WatchVerbs
{
    private static readonly Listing<ShownWatch> Listing = new(
        ("name", w => w.Name), ("state", w => w.State.Word()), ("delivery", w => w.Delivery.Kind.Word()), ("url", w => w.Delivery.Url), ("cursor", w => w.Cursor),
        ("lastDelivered", w => w.LastDelivered?.ToString("O", CultureInfo.InvariantCulture)), ("deadLetters", w => w.DeadLetters.ToString(CultureInfo.InvariantCulture)), ("why", w => w.Why ?? w.LastError));

    private static readonly Argument<string> Name = new("NAME") { Description = "Name of the watch" };
    private static readonly Option<string?> Webhook = new("--webhook") { Description = "Send each change to this address (Standard Webhooks)", HelpName = "URL" };
    private static readonly Option<bool> FeedOnly = new("--feed-only") { Description = "Send nothing any more; its feed and stream stay" };
    private static readonly Option<string?> After = new("--after") { Description = "Begin behind this sequence number or change; now if not given", HelpName = "SEQ" };
    private static readonly Option<int?> Limit = new("--limit") { Description = "At most so many changes (default: 20)", HelpName = "N" };

    public static void AddTo(Command watch)
    {
        var add = Sub(watch, "add", "Subscribes; a running service delivers", AddAsync, Name, Webhook, After);
        WatchOptions.AddFilterTo(add);
        WatchDelivery.AddTo(add);
        var edit = Sub(watch, "edit", "Changes a subscription: what is not given stays; `all` opens a list again, --quiet off and --most-an-hour 0 take them back", EditAsync, Name, Webhook, FeedOnly);
        WatchOptions.AddFilterTo(edit);
        WatchDelivery.AddTo(edit);
        Sub(watch, "list", "Lists subscriptions and how they fare", ListAsync, Common.Format);
        var test = Sub(watch, "test", "Shows what a filter, or a watch's filter, would have sent", TestAsync, new Option<string?>("--name") { Description = "Take the filter of this watch", HelpName = "NAME" }, Limit, Common.Format);
        WatchOptions.AddFilterTo(test);
        Sub(watch, "pause", "Stops deliveries; nothing is lost", (p, s, c) => SetAsync(p, s, WatchState.Paused, "paused by hand", c), Name);
        Sub(watch, "resume", "Goes on where it stopped", (p, s, c) => SetAsync(p, s, WatchState.Active, null, c), Name);
        Sub(watch, "rotate", "A new secret; the old one is valid for a day more", RotateAsync, Name);
        WatchDeliveries.AddTo(watch, Name);
        Sub(watch, "remove", "Ends a subscription", RemoveAsync, Name);
    }

    internal static Command Sub(Command parent, string name, string description, Func<ParseResult, Store, CancellationToken, Task> action, params Symbol[] symbols)
    {
        var command = new Command(name, description);
        foreach (var symbol in symbols)
        {
            if (symbol is Argument argument)
            {
                command.Add(argument);
            }
            else
            {
                command.Add((Option)symbol);
            }
        }

        command.SetAction(async (parsed, cancellation) =>
        {
            await using var store = await Store.AskAsync(parsed, cancellation);
            await action(parsed, store, cancellation);
            return CommandLine.Done;
        });
        parent.Add(command);
        return command;
    }

    private static async Task AddAsync(ParseResult parsed, Store store, CancellationToken cancellation)
    {
        var added = await new WatchStore(store.Database).AddAsync(
            parsed.GetValue(Name)!, WatchOptions.Filter(parsed), WatchDelivery.Of(parsed, parsed.GetValue(Webhook)), WatchDelivery.Pacing(parsed),
            parsed.GetValue(After) is { } after ? ChangeCursor.Parse(after) : null, cancellation);
        Console.WriteLine($"watch {added.View.Watch.Name} added; it begins behind {added.View.Watch.Cursor}");
        Console.WriteLine($"feed: /feeds/{added.View.FeedToken}.atom (whoever knows this address may read it)");
        PrintSecret(added);
    }

    private static async Task EditAsync(ParseResult parsed, Store store, CancellationToken cancellation)
    {
        var name = parsed.GetValue(Name)!;
        var edited = await new WatchStore(store.Database).EditAsync(
            name,
            before => (
                WatchOptions.Edit(parsed, before.Filter), WatchDelivery.Edit(parsed, before.Delivery, parsed.GetValue(Webhook), parsed.GetValue(FeedOnly)), WatchDelivery.Edit(parsed, before.Pacing)),
            cancellation);
        Console.WriteLine($"watch {name} changed; it goes on behind {edited.View.Watch.Cursor}");
        PrintSecret(edited);
    }

    private static void PrintSecret(AddedWatch watch)
    {
        if (watch.Secret is not null)
        {
            Console.WriteLine($"secret: {StandardWebhook.Show(watch.Secret)}\nKeep it; it is not shown again. Deliveries are signed with it (Standard Webhooks).");
        }
    }

    private static async Task ListAsync(ParseResult parsed, Store store, CancellationToken cancellation)
    {
        var watches = (await new WatchStore(store.Database).ListAsync(cancellation)).Select(ShownWatch.Of).ToList();
        if (parsed.GetValue(Common.Format) is not Format.Table and var format)
        {
            await Listing.WriteAsync(format, watches, cancellation);
            return;
        }

        var table = Screen.Table(true, ("watch", 24), ("state", 9), ("delivery", 30), ("behind", 12), ("dead", 5), ("how it fares", 0));
        foreach (var w in watches)
        {
            table.AddRow([
                Screen.Cell(w.Name), Screen.Cell(w.State.Word()), Screen.Cell(w.Delivery.Url ?? w.Delivery.Kind.Word()), Screen.Cell(Screen.Short(w.Cursor, 40)),
                Screen.Cell(w.DeadLetters.ToString(CultureInfo.InvariantCulture)), Screen.Cell(w.Why ?? w.LastError ?? (w.LastDelivered is { } at ? "delivered " + at.ToString("u", CultureInfo.InvariantCulture) : string.Empty))]);
        }

        Screen.Print(table);
    }

    private static async Task TestAsync(ParseResult parsed, Store store, CancellationToken cancellation)
    {
        var filter = parsed.GetValue<string?>("--name") is { } name ? (await new WatchStore(store.Database).GetAsync(name, cancellation)).Watch.Filter : WatchOptions.Filter(parsed);
        var limit = parsed.GetValue(Limit) ?? 20;
        var titles = await store.TitlesAsync(cancellation);
        var changes = (await new NoticeQueries(store.Database).LatestAsync(filter, limit, cancellation)).Select(c => ShownChange.Of(c.View, titles)).Reverse().ToList();
        if (parsed.GetValue(Common.Format) is not Format.Table and var format)
        {
            await ChangeList.Listing.WriteAsync(format, changes, cancellation);
            return;
        }

        changes.ForEach(ChangeList.Print);
        Console.WriteLine(changes.Count < limit ? $"It would have sent these {changes.Count} changes." : $"It would have sent these {changes.Count} changes last, and perhaps more before; --limit shows them.");
    }

    private static async Task SetAsync(ParseResult parsed, Store store, WatchState state, string? why, CancellationToken cancellation)
    {
        var name = parsed.GetValue(Name)!;
        await new WatchStore(store.Database).SetStateAsync(name, state, why, cancellation);
        Console.WriteLine($"watch {name} is {state.Word()}");
    }

    private static async Task RotateAsync(ParseResult parsed, Store store, CancellationToken cancellation)
    {
        var secret = await new WatchStore(store.Database).RotateAsync(parsed.GetValue(Name)!, TimeProvider.System.GetUtcNow(), cancellation);
        Console.WriteLine($"secret: {StandardWebhook.Show(secret)}\nKeep it; it is not shown again. Until {DateTime.UtcNow + WatchStore.Overlap:u} the old one signs too.");
    }

    private static async Task RemoveAsync(ParseResult parsed, Store store, CancellationToken cancellation)
    {
        var name = parsed.GetValue(Name)!;
        await new WatchStore(store.Database).RemoveAsync(name, cancellation);
        Console.WriteLine($"watch {name} removed");
    }
}
