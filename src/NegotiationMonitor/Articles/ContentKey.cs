using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace NegotiationMonitor.Articles;

/// <summary>The identity of a text: the same words from the same outlet are the same article, however white space and line ends fall.</summary>
public static class ContentKey
{
    /// <summary>20 hex digits of SHA-256 over the folded text and the outlet's name in lower case.</summary>
    public static string Of(string text, string? outlet)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes(Fold(text)));
        hash.AppendData([0]);
        hash.AppendData(Encoding.UTF8.GetBytes(Fold(outlet ?? "").ToLowerInvariant()));
        return Convert.ToHexStringLower(hash.GetHashAndReset().AsSpan(0, 10));
    }

    /// <summary>The stream key of a content key.</summary>
    public static string Stream(string key) => "article-" + key;

    /// <summary>The stream of an article that comes in for the first time.</summary>
    public static string StreamOf(ArticleText article)
    {
        ArgumentNullException.ThrowIfNull(article);
        return Stream(Of(article.Text, article.Outlet));
    }

    /// <summary>Lower-case hex SHA-256 of the UTF-8 text.</summary>
    public static string HashOf(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    /// <summary>An event id that the same decision always yields: a UUID of version 8 from SHA-256 over the parts.</summary>
    public static Guid EventId(params ReadOnlySpan<string> parts)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Span<byte> length = stackalloc byte[4];
        foreach (var part in parts)
        {
            // Lengths keep ("ab","c") and ("a","bc") apart.
            var bytes = Encoding.UTF8.GetBytes(part);
            BinaryPrimitives.WriteInt32BigEndian(length, bytes.Length);
            hash.AppendData(length);
            hash.AppendData(bytes);
        }

        var id = hash.GetHashAndReset().AsSpan(0, 16);
        id[6] = (byte)((id[6] & 0x0F) | 0x80);
        id[8] = (byte)((id[8] & 0x3F) | 0x80);
        return new Guid(id, bigEndian: true);
    }

    /// <summary>NFC, every run of white space one blank, none at the ends.</summary>
    internal static string Fold(string text)
    {
        var folded = new StringBuilder(text.Length);
        foreach (var c in text.Normalize(NormalizationForm.FormC))
        {
            if (!char.IsWhiteSpace(c))
            {
                folded.Append(c);
            }
            else if (folded.Length > 0 && folded[^1] != ' ')
            {
                folded.Append(' ');
            }
        }

        return folded.ToString().TrimEnd(' ');
    }
}
