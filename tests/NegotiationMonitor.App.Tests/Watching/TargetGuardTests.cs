using System.Net;
using System.Text;
using NegotiationMonitor.App.Watching;
using NegotiationMonitor.Watching;

namespace NegotiationMonitor.App.Tests.Watching;

/// <summary>Where webhooks may not go, with a listener that would hear them.</summary>
public sealed class TargetGuardTests
{
    private static async Task<Answered> SendAsync(TargetGuard guard, string url)
    {
        using var sender = new WebhookSender(guard, TimeProvider.System);
        return await sender.SendAsync(url, "id", Encoding.UTF8.GetBytes("{}"), [StandardWebhook.NewSecret()], TestContext.Current.CancellationToken);
    }

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("2130706433")]
    [InlineData("0x7f000001")]
    [InlineData("0177.0.0.1")]
    [InlineData("0x7f.1")]
    [InlineData("127.1")]
    [InlineData("127.255.255.254")]
    [InlineData("0.0.0.0")]
    [InlineData("[::1]")]
    [InlineData("[::]")]
    [InlineData("[::ffff:127.0.0.1]")]
    [InlineData("[::ffff:7f00:1]")]
    [InlineData("[::127.0.0.1]")]
    [InlineData("[64:ff9b::7f00:1]")]
    [InlineData("[2002:7f00:1::]")]
    [InlineData("localhost")]
    [InlineData("localhost.")]
    [InlineData("LOCALHOST")]
    public async Task Loopback_is_refused_in_every_disguise(string host)
    {
        await using var endpoint = new Endpoint();
        foreach (var scheme in new[] { "http", "https" })
        {
            Assert.False((await SendAsync(new TargetGuard([]), $"{scheme}://{host}:{endpoint.Port}/")).Took);
        }

        Assert.Equal(0, endpoint.Connections);
    }

    [Theory]
    [InlineData("10.0.0.1")]
    [InlineData("172.16.0.1")]
    [InlineData("172.31.255.255")]
    [InlineData("192.168.1.1")]
    [InlineData("169.254.169.254")]
    [InlineData("100.64.0.1")]
    [InlineData("192.0.0.192")]
    [InlineData("198.18.0.1")]
    [InlineData("224.0.0.1")]
    [InlineData("255.255.255.255")]
    [InlineData("fe80::1")]
    [InlineData("fc00::1")]
    [InlineData("fd00:ec2::254")]
    [InlineData("ff02::1")]
    [InlineData("2001:db8::1")]
    [InlineData("2001::1")]
    [InlineData("::ffff:10.0.0.1")]
    [InlineData("64:ff9b::a00:1")]
    [InlineData("64:ff9b:1::1")]
    public void Private_link_local_metadata_and_reserved_addresses_are_refused(string address) =>
        Assert.False(new TargetGuard([]).MayConnect("some.example", IPAddress.Parse(address)));

    [Theory]
    [InlineData("93.184.216.34")]
    [InlineData("172.32.0.1")]
    [InlineData("2606:4700::1111")]
    [InlineData("::ffff:93.184.216.34")]
    public void Public_addresses_are_not(string address) => Assert.True(new TargetGuard([]).MayConnect("some.example", IPAddress.Parse(address)));

    [Fact]
    public async Task A_name_that_leads_to_a_private_address_is_refused_even_if_it_leads_to_a_public_one_too()
    {
        await using var endpoint = new Endpoint();
        foreach (var addresses in new[] { new[] { "127.0.0.1" }, ["93.184.216.34", "127.0.0.1"], ["::1"], [] })
        {
            var guard = new TargetGuard([], (_, _) => Task.FromResult(Array.ConvertAll(addresses, IPAddress.Parse)));
            var answer = await SendAsync(guard, $"https://inner.example:{endpoint.Port}/");
            Assert.Contains("inner.example", answer.Error, StringComparison.Ordinal);
        }

        Assert.Equal(0, endpoint.Connections);
    }

    [Fact]
    public async Task A_name_that_changes_between_check_and_connect_gains_nothing()
    {
        await using var endpoint = new Endpoint();
        var (asked, answers) = (0, new[] { "192.0.2.1", "127.0.0.1" });
        var guard = new TargetGuard(["192.0.2.1"], (_, _) => Task.FromResult(new[] { IPAddress.Parse(answers[Math.Min(asked++, 1)]) }));
        using var sender = new WebhookSender(guard, TimeProvider.System);
        using var soon = new CancellationTokenSource(TimeSpan.FromSeconds(2));

        // The first answer is allowed and leads nowhere; it is the one that is connected to, and the name is asked once.
        await Record.ExceptionAsync(() => sender.SendAsync($"http://rebinding.example:{endpoint.Port}/", "id", "{}"u8.ToArray(), [], soon.Token));
        Assert.Equal(1, asked);
        Assert.Contains("no public address", (await SendAsync(guard, $"http://rebinding.example:{endpoint.Port}/")).Error, StringComparison.Ordinal);
        Assert.Equal(0, endpoint.Connections);
    }

    [Fact]
    public async Task A_redirect_to_a_private_address_is_not_followed()
    {
        await using var inner = new Endpoint();
        await using var outer = new Endpoint(_ => new Reply(302, $"Location: http://127.0.0.1:{inner.Port}/\r\n"));
        var guard = new TargetGuard(["outer.example"], (_, _) => Task.FromResult(new[] { IPAddress.Loopback }));
        Assert.Equal(302, (await SendAsync(guard, $"http://outer.example:{outer.Port}/")).Status);
        Assert.Equal((1, 0), (outer.Connections, inner.Connections));
    }

    [Fact]
    public async Task What_the_operator_allows_is_reached_and_nothing_beside_it()
    {
        await using var endpoint = new Endpoint();
        Assert.True((await SendAsync(new TargetGuard(["127.0.0.1"]), endpoint.Url)).Took);
        Assert.True((await SendAsync(new TargetGuard(["127.0.0.0/8"]), endpoint.Url)).Took);
        Assert.True((await SendAsync(new TargetGuard(["localhost"]), $"http://localhost:{endpoint.Port}/")).Took);
        Assert.False((await SendAsync(new TargetGuard(["localhost"]), endpoint.Url)).Took);
        Assert.False((await SendAsync(new TargetGuard(["10.0.0.0/8"]), endpoint.Url)).Took);
        var open = new TargetGuard([], (_, _) => Task.FromResult(new[] { IPAddress.Parse("192.88.98.1") }));
        Assert.Contains("https", (await SendAsync(open, "http://public.example/")).Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("http://hooks.example.org/")]
    [InlineData("https://10.1.2.3/")]
    [InlineData("https://[::1]/")]
    [InlineData("https://2130706433/")]
    public void What_could_never_be_reached_is_refused_when_the_watch_is_added(string url)
    {
        Assert.Throws<RefusedException>(() => new TargetGuard([]).CheckAddress(url));
        new TargetGuard(["hooks.example.org", "10.0.0.0/8", "::1", "127.0.0.1"]).CheckAddress(url);
        new TargetGuard([]).CheckAddress("https://hooks.example.org/");
    }
}
