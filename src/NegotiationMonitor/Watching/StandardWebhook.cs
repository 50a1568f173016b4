using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace NegotiationMonitor.Watching;

/// <summary>
/// Signatures of the Standard Webhooks specification 1.0 (symmetric, <c>v1</c>): HMAC-SHA256 over <c>id.timestamp.body</c>. During a rotation a
/// delivery carries a signature for each secret that is valid.
/// </summary>
public static class StandardWebhook
{
    /// <summary>Header with the stable id of what is delivered.</summary>
    public const string IdHeader = "webhook-id";

    /// <summary>Header with the time of the try, in seconds since 1970, UTC.</summary>
    public const string TimestampHeader = "webhook-timestamp";

    /// <summary>Header with the signatures, separated by blanks.</summary>
    public const string SignatureHeader = "webhook-signature";

    private const string Prefix = "whsec_";
    private const int SecretBytes = 32;

    /// <summary>A fresh secret.</summary>
    public static byte[] NewSecret() => RandomNumberGenerator.GetBytes(SecretBytes);

    /// <summary>A secret as people are shown it.</summary>
    public static string Show(byte[] secret) => Prefix + Convert.ToBase64String(secret);

    /// <summary>A secret out of what people were shown; the prefix may be missing.</summary>
    /// <exception cref="RefusedException">It is no secret.</exception>
    public static byte[] Parse(string secret)
    {
        ArgumentNullException.ThrowIfNull(secret);
        var text = secret.StartsWith(Prefix, StringComparison.Ordinal) ? secret[Prefix.Length..] : secret;
        var bytes = new byte[text.Length];
        return text.Length > 0 && Convert.TryFromBase64String(text, bytes, out var length) && length > 0
            ? bytes[..length]
            : throw new RefusedException("a secret is whsec_ and base64");
    }

    /// <summary>An id that may stand in the header: other characters than letters, digits, <c>-</c>, <c>_</c> and <c>:</c> are percent-encoded, dots too, since dots part what is signed.</summary>
    public static string SafeId(string id)
    {
        ArgumentNullException.ThrowIfNull(id);
        var safe = new StringBuilder(id.Length);
        foreach (var b in Encoding.UTF8.GetBytes(id))
        {
            _ = char.IsAsciiLetterOrDigit((char)b) || b is (byte)'-' or (byte)'_' or (byte)':' ? safe.Append((char)b) : safe.Append(CultureInfo.InvariantCulture, $"%{b:X2}");
        }

        return safe.ToString();
    }

    /// <summary>One signature, <c>v1,…</c>.</summary>
    public static string Sign(byte[] secret, string id, DateTimeOffset time, ReadOnlySpan<byte> body)
    {
        ArgumentNullException.ThrowIfNull(secret);
        using var hmac = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, secret);
        hmac.AppendData(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{id}.{time.ToUnixTimeSeconds()}.")));
        hmac.AppendData(body);
        return "v1," + Convert.ToBase64String(hmac.GetHashAndReset());
    }
}
