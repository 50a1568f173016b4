using System.Text;
using NegotiationMonitor.Watching;

namespace NegotiationMonitor.Tests.Watching;

public sealed class StandardWebhookTests
{
    private const string Secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

    [Fact]
    public void The_published_vector_comes_out() => Assert.Equal(
        "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=",
        StandardWebhook.Sign(StandardWebhook.Parse(Secret), "msg_p5jXN8AQM9LWM0D4loKWxJek", DateTimeOffset.FromUnixTimeSeconds(1614265330), "{\"test\": 2432232314}"u8));

    [Fact]
    public void Secrets_are_shown_and_read_with_and_without_their_prefix()
    {
        var secret = StandardWebhook.NewSecret();
        Assert.InRange(secret.Length, 24, 64);
        Assert.Equal(secret, StandardWebhook.Parse(StandardWebhook.Show(secret)));
        Assert.Equal(secret, StandardWebhook.Parse(StandardWebhook.Show(secret)["whsec_".Length..]));
        Assert.NotEqual(secret, StandardWebhook.NewSecret());
        foreach (var wrong in new[] { "", "whsec_", "whsec_&" })
        {
            Assert.Throws<RefusedException>(() => StandardWebhook.Parse(wrong));
        }
    }

    [Theory]
    [InlineData("42:peace:us:force", "42:peace:us:force")]
    [InlineData("42:a.b:ü:x\ny", "42:a%2Eb:%C3%BC:x%0Ay")]
    public void Ids_hold_nothing_that_could_be_taken_for_the_end_of_the_id(string id, string safe) => Assert.Equal(safe, StandardWebhook.SafeId(id));

    [Fact]
    public void A_verifier_written_from_the_specification_accepts_ours_and_refuses_what_was_altered()
    {
        var (secret, other, now, body) = (StandardWebhook.NewSecret(), StandardWebhook.NewSecret(), DateTimeOffset.UtcNow, "{\"a\":1}");
        var signature = StandardWebhook.Sign(secret, "id", now, Encoding.UTF8.GetBytes(body));
        Assert.True(SpecVerifier.Accepts(StandardWebhook.Show(secret), "id", Seconds(now), signature, body, now));
        Assert.True(SpecVerifier.Accepts(StandardWebhook.Show(other), "id", Seconds(now), signature + " " + StandardWebhook.Sign(other, "id", now, Encoding.UTF8.GetBytes(body)), body, now));
        Assert.False(SpecVerifier.Accepts(StandardWebhook.Show(secret), "id", Seconds(now), signature, body + " ", now));
        Assert.False(SpecVerifier.Accepts(StandardWebhook.Show(secret), "id2", Seconds(now), signature, body, now));
        Assert.False(SpecVerifier.Accepts(StandardWebhook.Show(secret), "id", Seconds(now), signature, body, now.AddMinutes(6)));
        Assert.False(SpecVerifier.Accepts(StandardWebhook.Show(secret), "id", Seconds(now.AddSeconds(1)), signature, body, now));
        Assert.False(SpecVerifier.Accepts(StandardWebhook.Show(other), "id", Seconds(now), signature, body, now));

        static string Seconds(DateTimeOffset time) => time.ToUnixTimeSeconds().ToString(System.Globalization.CultureInfo.InvariantCulture);
    }
}
