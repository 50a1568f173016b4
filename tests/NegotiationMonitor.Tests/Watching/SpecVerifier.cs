using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace NegotiationMonitor.Tests.Watching;

/// <summary>What a receiver does, written from the specification and knowing nothing of ours.</summary>
public static class SpecVerifier
{
    private const int ToleranceSeconds = 5 * 60;

    public static bool Accepts(string secret, string? id, string? timestamp, string? signatures, string body, DateTimeOffset now)
    {
        if (string.IsNullOrEmpty(id) || signatures is null || !long.TryParse(timestamp, NumberStyles.None, CultureInfo.InvariantCulture, out var sent)
            || Math.Abs(now.ToUnixTimeSeconds() - sent) > ToleranceSeconds)
        {
            return false;
        }

        var key = Convert.FromBase64String(secret.Replace("whsec_", "", StringComparison.Ordinal));
        var expected = HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(id + "." + timestamp + "." + body));
        foreach (var signature in signatures.Split(' '))
        {
            var parts = signature.Split(',', 2);
            if (parts is ["v1", var given] && CryptographicOperations.FixedTimeEquals(Convert.FromBase64String(given), expected))
            {
                return true;
            }
        }

        return false;
    }
}
