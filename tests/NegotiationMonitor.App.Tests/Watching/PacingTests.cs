using System.Text.Json;
using System.Xml.Linq;
using NegotiationMonitor.Articles;
using NegotiationMonitor.TestSupport;
using NegotiationMonitor.Watching;

namespace NegotiationMonitor.App.Tests.Watching;

/// <summary>What is held back, put together, and read as a feed.</summary>
public sealed class PacingTests(PostgresServer server) : DeliveryTest(server)
{
    private readonly ScratchFolder _folder = new();

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        _folder.Dispose();
        GC.SuppressFinalize(this);
    }

    private static string TypeOf(Received r) => JsonElement.Parse(r.Body).GetProperty("type").GetString()!;

    [Fact]
    public async Task A_burst_beyond_the_cap_comes_as_one_summary_when_the_hour_is_over()
    {
        await using var endpoint = new Endpoint();
        await WebhookAsync("w", endpoint.Url, new Pacing(MostAnHour: 2));
        await StartAsync();
        var ids = await ChangesAsync(10);
        Assert.Equal(ids.Take(2), (await endpoint.UntilAsync(2)).Select(SequenceOf));
        await UntilAsync("w", v => v.Progress.HeldUntil is not null);
        ids.AddRange(await ChangesAsync(5));
        Time.Advance(TimeSpan.FromHours(1));
        var summary = (await endpoint.UntilAsync(3))[2];
        Assert.Equal(Summaries.SummaryType, TypeOf(summary));
        var data = JsonElement.Parse(summary.Body).GetProperty("data");
        Assert.InRange(data.GetProperty("count").GetInt32(), 8, 13);
        Assert.Equal(ids[2], data.GetProperty("from").GetInt64().ToString(System.Globalization.CultureInfo.InvariantCulture));
        Assert.Equal(data.GetProperty("count").GetInt32(), data.GetProperty("changes").GetArrayLength());
        await UntilAsync("w", v => v.Progress.Pending is null && v.Progress.InHour > 0);
    }

    [Fact]
    public async Task Nothing_is_sent_in_quiet_hours_and_a_single_change_of_the_night_comes_as_itself()
    {
        await using var endpoint = new Endpoint();
        var now = TimeOnly.FromDateTime(Time.GetUtcNow().UtcDateTime);
        await WebhookAsync("w", endpoint.Url, new Pacing(now.AddHours(-1), now.AddHours(2)));
        await StartAsync();
        var ids = await ChangesAsync(1);
        await UntilAsync("w", v => v.Progress.HeldUntil is not null);
        Assert.Empty(endpoint.Requests);
        Time.Advance(TimeSpan.FromHours(2));
        var received = Assert.Single(await endpoint.UntilAsync(1));
        Assert.Equal((ids[0], Envelope.ChangeType), (SequenceOf(received), TypeOf(received)));
    }

    [Fact]
    public async Task A_summary_that_fails_is_sent_again_as_it_was()
    {
        await using var endpoint = new Endpoint();
        var now = TimeOnly.FromDateTime(Time.GetUtcNow().UtcDateTime);
        await ChangesAsync(3);
        await WebhookAsync("w", endpoint.Url, new Pacing(now.AddHours(-1), now.AddHours(2)));
        await StartAsync();
        await UntilAsync("w", v => v.Progress.HeldUntil is not null);
        endpoint.Answer = _ => new Reply(500);
        Time.Advance(TimeSpan.FromHours(2));
        await UntilAsync("w", v => v.Progress.Tries == 1);
        await ChangesAsync(1);
        endpoint.Answer = _ => Reply.Ok;
        await NextTryAsync("w", 1);
        var received = await endpoint.UntilAsync(3);
        Assert.Equal((received[0].Id, received[0].Body), (received[1].Id, received[1].Body));
        Assert.Equal(Summaries.SummaryType, TypeOf(received[0]));
    }

    [Theory]
    [InlineData(DigestFormat.Markdown, "md")]
    [InlineData(DigestFormat.Html, "html")]
    public async Task A_digest_is_written_into_the_folder_when_its_period_is_over(DigestFormat format, string extension)
    {
        DigestFolder = _folder.Path;
        await Watches.AddAsync("hourly", new WatchFilter(Actors: ["us"]), new Delivery(DeliveryKind.Digest, null, DigestEvery.Hour, format), Pacing.None, null, Cancellation);
        await StartAsync();
        await SayAsync(("us", "force", Stance.Supports), ("russia", "force", Stance.Opposes));
        await SayAsync(("us", "force", Stance.RulesOut));
        await WitnessAsync(3);
        Time.Advance(TimeSpan.FromHours(2));
        await UntilAsync("hourly", v => v.Progress.LastDelivered is not null);
        var page = await File.ReadAllTextAsync(Assert.Single(Directory.GetFiles(Path.Combine(_folder.Path, "hourly"), "*." + extension)), Cancellation);
        Assert.Contains("2 changes", page, StringComparison.Ordinal);
        Assert.Contains("reversed, supports → rules-out", System.Net.WebUtility.HtmlDecode(page), StringComparison.Ordinal);
        Assert.DoesNotContain("russia", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_digest_goes_out_by_webhook_with_a_stable_id()
    {
        await using var endpoint = new Endpoint(_ => new Reply(500));
        await Watches.AddAsync("daily", WatchFilter.All, new Delivery(DeliveryKind.Digest, endpoint.Url), Pacing.None, null, Cancellation);
        await StartAsync();
        await ChangesAsync(3);
        await WitnessAsync(3);
        Time.Advance(TimeSpan.FromDays(1));
        await UntilAsync("daily", v => v.Progress.Tries == 1);
        endpoint.Answer = _ => Reply.Ok;
        await NextTryAsync("daily", 1);
        var received = await endpoint.UntilAsync(2);
        Assert.Equal((received[0].Id, received[0].Body), (received[1].Id, received[1].Body));
        Assert.Equal(3, JsonElement.Parse(received[1].Body).GetProperty("data").GetProperty("count").GetInt32());
        Assert.Contains("# daily: 3 changes", JsonElement.Parse(received[1].Body).GetProperty("data").GetProperty("text").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_feed_is_valid_has_stable_ids_needs_no_key_and_is_closed_to_whoever_does_not_know_its_address()
    {
        var (_, http) = await ServeAsync("--key", "long-secret");
        await SayAsync(("us", "force", Stance.Supports), ("russia", "force", Stance.Opposes));
        await SayAsync(("us", "force", Stance.RulesOut));
        var added = await Watches.AddAsync("us-only", new WatchFilter(Actors: ["us"]), new Delivery(DeliveryKind.None), Pacing.None, null, Cancellation);
        XNamespace atom = "http://www.w3.org/2005/Atom";
        XElement feed;
        do
        {
            feed = XElement.Parse(await http.GetStringAsync($"/feeds/{added.View.FeedToken}.atom", Cancellation));
        }
        while (feed.Elements(atom + "entry").Count() < 2);

        var again = XElement.Parse(await http.GetStringAsync($"/feeds/{added.View.FeedToken}.atom", Cancellation));
        Assert.Equal(feed.ToString(), again.ToString());
        foreach (var element in feed.Elements(atom + "entry").Append(feed))
        {
            Assert.All(new[] { "id", "title", "updated" }, name => Assert.NotEmpty(element.Element(atom + name)!.Value));
            Assert.True(Uri.TryCreate(element.Element(atom + "id")!.Value, UriKind.Absolute, out _));
            Assert.True(DateTimeOffset.TryParse(element.Element(atom + "updated")!.Value, System.Globalization.CultureInfo.InvariantCulture, out _));
        }

        Assert.NotNull(feed.Element(atom + "author")!.Element(atom + "name"));
        Assert.Equal(2, feed.Elements(atom + "entry").Select(e => e.Element(atom + "id")!.Value).Distinct().Count());
        Assert.Contains("reversed", feed.Elements(atom + "entry").First().Element(atom + "title")!.Value, StringComparison.Ordinal);
        Assert.Equal(System.Net.HttpStatusCode.NotFound, (await http.GetAsync("/feeds/0123.atom", Cancellation)).StatusCode);
        Assert.Equal(System.Net.HttpStatusCode.Unauthorized, (await http.GetAsync("/api/watches", Cancellation)).StatusCode);
    }
}
