using System.Globalization;
using System.Text.Json;
using NegotiationMonitor.Postgres.Watching;
using NegotiationMonitor.TestSupport;
using NegotiationMonitor.Tests.Watching;
using NegotiationMonitor.Watching;

namespace NegotiationMonitor.App.Tests.Watching;

/// <summary>Webhooks to real sockets.</summary>
public sealed class WebhookTests(PostgresServer server) : DeliveryTest(server)
{
    private bool Verifies(string secret, Received r) => SpecVerifier.Accepts(
        secret, r.Headers["webhook-id"], r.Headers["webhook-timestamp"], r.Headers["webhook-signature"], r.Body, Time.GetUtcNow());

    [Fact]
    public async Task Changes_come_in_order_once_signed_and_as_the_stream_tells_them()
    {
        await using var endpoint = new Endpoint();
        var ids = await ChangesAsync(5);
        var secret = await WebhookAsync("all", endpoint.Url);
        await StartAsync();
        ids.AddRange(await ChangesAsync(5));

        var received = await endpoint.UntilAsync(10);
        Assert.Equal(ids, received.Select(SequenceOf));
        Assert.All(received, r => Assert.True(Verifies(secret, r)));
        Assert.All(received, r => Assert.False(SpecVerifier.Accepts(secret, r.Id, r.Headers["webhook-timestamp"], r.Headers["webhook-signature"], r.Body.Replace("us", "uk", StringComparison.Ordinal), Time.GetUtcNow())));
        Assert.All(received, r => Assert.Equal(r.Id, JsonElement.Parse(r.Body).GetProperty("id").GetString()));
        Assert.All(received, r => Assert.Equal("application/cloudevents+json; charset=utf-8", r.Headers["content-type"]));
        var view = await UntilAsync("all", v => v.Watch.Cursor.ToString().StartsWith(ids[^1], StringComparison.Ordinal));
        Assert.Equal(0, view.DeadLetters);
    }

    [Fact]
    public async Task An_edited_watch_goes_on_at_its_new_address_with_a_new_secret_and_one_that_sent_nothing_begins_now()
    {
        await using var endpoint = new Endpoint();
        await using var other = new Endpoint();
        await WebhookAsync("moves", endpoint.Url);
        await Watches.AddAsync("feed", WatchFilter.All, new Delivery(DeliveryKind.None), Pacing.None, ChangeCursor.Start, Cancellation);
        await StartAsync();
        var before = await ChangesAsync(3);
        await endpoint.UntilAsync(3);
        await UntilAsync("moves", v => v.Watch.Cursor.ToString().StartsWith(before[^1], StringComparison.Ordinal));

        var secret = StandardWebhook.Show((await Watches.EditAsync("moves", w => (w.Filter, w.Delivery with { Url = other.Url + "/b" }, w.Pacing), Cancellation)).Secret!);
        await Watches.EditAsync("feed", w => (w.Filter, new Delivery(DeliveryKind.Webhook, other.Url + "/feed"), w.Pacing), Cancellation);
        var after = await ChangesAsync(3);
        var received = await other.UntilAsync(6);
        var moved = received.Where(r => Verifies(secret, r)).ToList();
        Assert.Equal(after, moved.Select(SequenceOf));
        Assert.Equal(after, received.Except(moved).Select(SequenceOf));
        Assert.Equal(3, (await endpoint.UntilAsync(3)).Count);
    }

    [Fact]
    public async Task A_failing_delivery_holds_up_what_follows_is_tried_with_the_same_id_and_a_fresh_timestamp_and_dies_after_three_days()
    {
        var ids = await ChangesAsync(3);
        await using var endpoint = new Endpoint(r => SequenceOf(r) == ids[1] ? new Reply(500) : Reply.Ok);
        var secret = await WebhookAsync("w", endpoint.Url);
        var begun = Time.GetUtcNow();
        await StartAsync();
        for (var failed = 1; failed < 10; failed++)
        {
            await NextTryAsync("w", failed);
        }

        await UntilAsync("w", v => v.DeadLetters == 1 && v.Progress.Tries == 0);
        PassBreaker();
        var received = await endpoint.UntilAsync(12);
        Assert.Equal([ids[0], .. Enumerable.Repeat(ids[1], 10), ids[2]], received.Select(SequenceOf));
        Assert.InRange(Time.GetUtcNow() - begun, TimeSpan.FromDays(2.8), TimeSpan.FromDays(3.6));
        var tries = received[1..11];
        Assert.Single(tries.Select(t => t.Body).Distinct(StringComparer.Ordinal));
        Assert.Equal(10, tries.Select(t => t.Headers["webhook-timestamp"]).Distinct(StringComparer.Ordinal).Count());
        Assert.Equal(10, tries.Select(t => t.Headers["webhook-signature"]).Distinct(StringComparer.Ordinal).Count());
        Assert.True(Verifies(secret, received[^1]));
        Assert.False(Verifies(secret, tries[0]), "an old timestamp must not verify");

        var letter = Assert.Single(await new DeadLetters(Database).ListAsync("w", 0, 10, Cancellation));
        Assert.Equal((tries[0].Id, 10, "answered 500"), (letter.Id, letter.Tries, letter.Error));
    }

    [Fact]
    public async Task Dead_letters_are_sent_again_one_a_range_or_all_since_a_time_with_their_ids()
    {
        var dead = true;
        await using var endpoint = new Endpoint(_ => dead ? new Reply(503) : Reply.Ok);
        var ids = await ChangesAsync(4);
        await WebhookAsync("w", endpoint.Url);
        await StartAsync(retries: "1s");
        var letters = new DeadLetters(Database);
        for (var died = 1; died <= 4; died++)
        {
            await NextTryAsync("w", 1);
            PassBreaker();
            await UntilAsync("w", v => v.DeadLetters == died);
            PassBreaker();
        }

        dead = false;
        endpoint.Requests.Clear();
        var listed = await letters.ListAsync("w", 0, 10, Cancellation);
        Assert.Equal(ids, listed.Select(l => l.Sequence.ToString(CultureInfo.InvariantCulture)));
        Assert.Equal(1, await letters.ReplayAsync("w", new ReplayRange(Number: listed[2].Number), Cancellation));
        Assert.Equal(listed[2].Id, (await endpoint.UntilAsync(1))[0].Id);
        Assert.Equal(1, await letters.ReplayAsync("w", new ReplayRange(From: listed[0].Sequence, To: listed[0].Sequence), Cancellation));
        // An endpoint has a letter a moment before the database knows that it has.
        await UntilAsync("w", v => v.DeadLetters == 2);
        Assert.Equal(2, await letters.ReplayAsync("w", new ReplayRange(Since: listed[1].DiedAt), Cancellation));
        Assert.Equal([listed[2].Id, listed[0].Id, listed[1].Id, listed[3].Id], (await endpoint.UntilAsync(4)).Select(r => r.Id));
        await UntilAsync("w", v => v.DeadLetters == 0);
    }

    [Fact]
    public async Task What_the_endpoint_asks_for_is_honoured_a_wait_and_an_end()
    {
        await using var endpoint = new Endpoint(r => new Reply(429, "Retry-After: 3600\r\n"));
        var ids = await ChangesAsync(2);
        await WebhookAsync("w", endpoint.Url);
        await StartAsync();
        var view = await UntilAsync("w", v => v.Progress.Next is not null);
        Assert.Equal(TimeSpan.FromHours(1), view.Progress.Next!.Value - Time.GetUtcNow());

        endpoint.Answer = _ => new Reply(410);
        Time.Advance(TimeSpan.FromHours(1));
        view = await UntilAsync("w", v => v.Watch.State == WatchState.Gone);
        Assert.Contains("410", view.Watch.Why, StringComparison.Ordinal);

        // Nothing is lost: once it is resumed it goes on with the same.
        endpoint.Answer = _ => Reply.Ok;
        await Watches.SetStateAsync("w", WatchState.Active, null, Cancellation);
        Assert.Equal([ids[0], ids[0], ids[0], ids[1]], (await endpoint.UntilAsync(4)).Select(SequenceOf));
    }

    [Fact]
    public async Task After_five_days_of_failure_a_watch_is_disabled_says_so_and_goes_on_where_it_stopped_when_resumed()
    {
        await using var endpoint = new Endpoint(_ => new Reply(500));
        var ids = await ChangesAsync(3);
        await WebhookAsync("w", endpoint.Url);
        await StartAsync(retries: "1d,1d,1d,1d,2d,2d,2d,2d");
        for (var failed = 1; failed <= 5; failed++)
        {
            await NextTryAsync("w", failed);
        }

        var view = await UntilAsync("w", v => v.Watch.State == WatchState.Disabled);
        Assert.Contains("5 days", view.Watch.Why, StringComparison.Ordinal);
        endpoint.Answer = _ => Reply.Ok;
        endpoint.Requests.Clear();
        PassBreaker();
        await Watches.SetStateAsync("w", WatchState.Active, null, Cancellation);
        Assert.Equal(ids, (await endpoint.UntilAsync(3)).Select(SequenceOf));
    }

    [Fact]
    public async Task A_redirect_is_a_failure_and_is_not_followed()
    {
        await using var elsewhere = new Endpoint();
        await using var endpoint = new Endpoint(_ => new Reply(307, $"Location: {elsewhere.Url}\r\n"));
        await ChangesAsync(1);
        await WebhookAsync("w", endpoint.Url);
        await StartAsync();
        var view = await UntilAsync("w", v => v.Progress.Tries == 1);
        Assert.Contains("redirect", view.Progress.LastError, StringComparison.Ordinal);
        Assert.Equal(0, elsewhere.Connections);
    }

    [Fact]
    public async Task An_endpoint_that_does_not_answer_within_15_seconds_has_failed()
    {
        await using var endpoint = new Endpoint(_ => new Reply(200, Hangs: true));
        await ChangesAsync(1);
        await WebhookAsync("w", endpoint.Url);
        await StartAsync();
        await endpoint.UntilAsync(1);
        Time.Advance(TimeSpan.FromSeconds(14.9));
        await Task.Delay(300, Cancellation);
        Assert.Equal(0, (await Watches.GetAsync("w", Cancellation)).Progress.Tries);
        Time.Advance(TimeSpan.FromSeconds(0.2));
        var view = await UntilAsync("w", v => v.Progress.Tries == 1);
        Assert.Contains("15 s", view.Progress.LastError, StringComparison.Ordinal);
    }

    [Fact]
    public async Task During_a_rotation_both_secrets_verify_and_afterwards_only_the_new_one()
    {
        await using var endpoint = new Endpoint();
        var old = await WebhookAsync("w", endpoint.Url);
        await StartAsync();
        await ChangesAsync(1);
        Assert.True(Verifies(old, (await endpoint.UntilAsync(1))[0]));

        var fresh = StandardWebhook.Show(await Watches.RotateAsync("w", Time.GetUtcNow(), Cancellation));
        var second = long.Parse((await ChangesAsync(1))[0], CultureInfo.InvariantCulture);
        var during = (await endpoint.UntilAsync(2))[1];
        Assert.True(Verifies(old, during) && Verifies(fresh, during));

        await UntilAsync("w", v => v.Watch.Cursor.Sequence == second);
        Time.Advance(WatchStore.Overlap);
        await ChangesAsync(1);
        var after = (await endpoint.UntilAsync(3))[2];
        Assert.True(Verifies(fresh, after));
        Assert.False(Verifies(old, after), "a retired secret must not verify");
    }

    [Fact]
    public async Task A_dead_endpoint_harms_no_other_watch_and_a_paused_watch_loses_nothing()
    {
        await using var dead = new Endpoint(_ => new Reply(200, Hangs: true));
        await using var well = new Endpoint();
        await WebhookAsync("dead", dead.Url);
        await WebhookAsync("well", well.Url);
        await WebhookAsync("paused", well.Url + "/paused");
        await Watches.SetStateAsync("paused", WatchState.Paused, "by hand", Cancellation);
        await StartAsync();
        var ids = await ChangesAsync(20);
        Assert.Equal(ids, (await well.UntilAsync(20)).Select(SequenceOf));
        await Watches.SetStateAsync("paused", WatchState.Active, null, Cancellation);
        Assert.Equal(ids, (await well.UntilAsync(40)).Where(r => r.Path.EndsWith("paused", StringComparison.Ordinal)).Select(SequenceOf));
    }

    [Fact]
    public async Task Bad_endings_of_connections_are_failures_and_lies_about_length_change_nothing()
    {
        await using var endpoint = new Endpoint();
        var replies = new Queue<Reply>([new Reply(200, Resets: true), new Reply(200, ClosesHalfWay: true), new Reply(200, LiesAboutLength: true), Reply.Ok]);
        endpoint.Answer = _ => replies.Dequeue();
        var ids = await ChangesAsync(2);
        await WebhookAsync("w", endpoint.Url);
        await StartAsync();
        await NextTryAsync("w", 1);
        await NextTryAsync("w", 2);
        Assert.Equal([ids[0], ids[0], ids[0], ids[1]], (await endpoint.UntilAsync(4)).Select(SequenceOf));
    }
}
