using System.Text;

namespace NegotiationMonitor.App.Input;

/// <summary>Turns the bytes of a file into text, or says why they are none. Never holds more than <see cref="MaxBytes"/> of a file.</summary>
public static class TextFile
{
    /// <summary>The largest article, in bytes.</summary>
    public const int MaxBytes = 20 * 1024 * 1024;

    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);
    private static readonly UnicodeEncoding Utf16Little = new(bigEndian: false, byteOrderMark: false, throwOnInvalidBytes: true);
    private static readonly UnicodeEncoding Utf16Big = new(bigEndian: true, byteOrderMark: false, throwOnInvalidBytes: true);

    private static readonly (byte[] Start, string Kind)[] KnownBinaries =
    [
        ("%PDF-"u8.ToArray(), "a PDF"), ("PK\u0003\u0004"u8.ToArray(), "a zip or office file"), ([0xD0, 0xCF, 0x11, 0xE0], "an office file"),
        ("{\\rtf"u8.ToArray(), "an RTF file"), ([0x1F, 0x8B], "a gzip file"), ([0x89, 0x50, 0x4E, 0x47], "a picture"), ([0xFF, 0xD8, 0xFF], "a picture"),
    ];

    /// <summary>The text of a file.</summary>
    /// <param name="name">How the file is named in refusals.</param>
    /// <exception cref="RefusedException">It is missing, unreadable, empty, too large, binary, or neither UTF-8 nor UTF-16.</exception>
    public static string Read(string path, string name) => Decode(ReadBytes(path, name), name);

    /// <summary>Text from bytes: UTF-8, or UTF-16 with a byte order mark.</summary>
    /// <exception cref="RefusedException">As <see cref="Read"/>.</exception>
    public static string Decode(ReadOnlySpan<byte> bytes, string name)
    {
        if (bytes.IsEmpty)
        {
            throw new RefusedException($"{name}: is empty");
        }

        foreach (var (start, kind) in KnownBinaries)
        {
            if (bytes.StartsWith(start))
            {
                throw new RefusedException($"{name}: is {kind}, not text; save the article as .txt or .html");
            }
        }

        try
        {
            var text = bytes switch
            {
                [0xEF, 0xBB, 0xBF, .. var rest] => Utf8.GetString(rest),
                [0xFF, 0xFE, 0, 0, ..] => throw new DecoderFallbackException(),
                [0xFF, 0xFE, .. var rest] => Utf16Little.GetString(rest),
                [0xFE, 0xFF, .. var rest] => Utf16Big.GetString(rest),
                _ => Utf8.GetString(bytes),
            };
            RequireText(text, name);
            return text;
        }
        catch (DecoderFallbackException e)
        {
            throw new RefusedException(
                bytes.Contains((byte)0)
                    ? $"{name}: is binary, not text; save the article as .txt or .html"
                    : $"{name}: is not UTF-8 text; save it as UTF-8", e);
        }
    }

    /// <summary>Refuses a text that is blank or holds characters no article has (and no database stores).</summary>
    /// <exception cref="RefusedException">As said.</exception>
    public static void RequireText(string text, string name)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            throw new RefusedException($"{name}: is empty");
        }

        var controls = text.AsSpan().Count('\u007F');
        foreach (var c in text)
        {
            if (c == '\0')
            {
                throw new RefusedException($"{name}: is binary, not text; save the article as .txt or .html");
            }

            controls += c < ' ' && c is not ('\t' or '\n' or '\r' or '\f') ? 1 : 0;
        }

        // A stray control character happens in copied text; one in a hundred does not.
        if (controls > 8 && controls > text.Length / 100)
        {
            throw new RefusedException($"{name}: is binary, not text; save the article as .txt or .html");
        }
    }

    /// <summary>The refusal of an article beyond <see cref="MaxBytes"/>.</summary>
    public static RefusedException TooLarge(string name, long bytes) => new(
        string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{name}: is too large ({bytes / 1048576} MB; at most 20 MB an article); split it into articles, for example as .jsonl"));

    private static byte[] ReadBytes(string path, string name)
    {
        try
        {
            using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, bufferSize: 1);
            if (file.CanSeek && file.Length > MaxBytes)
            {
                throw TooLarge(name, file.Length);
            }

            // Pipes and devices have no length, and a file may grow meanwhile: count while reading.
            using var bytes = new MemoryStream(file.CanSeek ? (int)file.Length : 0);
            var buffer = new byte[81920];
            int n;
            while ((n = file.Read(buffer)) > 0)
            {
                bytes.Write(buffer, 0, n);
                if (bytes.Length > MaxBytes)
                {
                    throw TooLarge(name, bytes.Length);
                }
            }

            return bytes.ToArray();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            throw Unreadable(name, e);
        }
    }

    /// <summary>The refusal of a file that cannot be opened or read.</summary>
    public static RefusedException Unreadable(string name, Exception e)
    {
        ArgumentNullException.ThrowIfNull(e);
        return e switch
        {
            FileNotFoundException or DirectoryNotFoundException => new($"{name}: no such file", e),
            UnauthorizedAccessException => new($"{name}: may not be read; check its permissions", e),
            _ => new($"{name}: cannot be read: {e.Message.ReplaceLineEndings(" ")}", e),
        };
    }
}
