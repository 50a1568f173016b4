using System.Buffers;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace NegotiationMonitor.Audit.Merkle;

/// <summary>
/// An event as a leaf of the tree: one line of JSON, its names in order and without blanks. The event's data goes in by its SHA-256, so that an event
/// can be shown to be in the log without showing what it says.
/// </summary>
public static class EventLeaf
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The leaf's bytes: <c>{"data":"…","id":"…","recordedAt":"2025-08-20T12:00:00.000000Z","sequence":12,"stream":"article-…","type":"stance_stated","version":3}</c>.</summary>
    /// <param name="data">SHA-256 of the event's data (<see cref="EventHash.OfData"/>).</param>
    /// <param name="recordedAt">To the microsecond.</param>
    public static byte[] BytesOf(long sequence, Guid id, string stream, long version, string type, DateTimeOffset recordedAt, ReadOnlySpan<byte> data)
    {
        var buffer = new ArrayBufferWriter<byte>(320);
        using (var writer = new Utf8JsonWriter(buffer, Options))
        {
            writer.WriteStartObject();
            writer.WriteString("data"u8, Convert.ToHexStringLower(data));
            writer.WriteString("id"u8, id);
            writer.WriteString("recordedAt"u8, Time(recordedAt));
            writer.WriteNumber("sequence"u8, sequence);
            writer.WriteString("stream"u8, stream);
            writer.WriteString("type"u8, type);
            writer.WriteNumber("version"u8, version);
            writer.WriteEndObject();
        }

        return buffer.WrittenSpan.ToArray();
    }

    /// <summary>The leaf's hash in the tree.</summary>
    public static byte[] HashOf(long sequence, Guid id, string stream, long version, string type, DateTimeOffset recordedAt, ReadOnlySpan<byte> data) =>
        MerkleHash.Leaf(BytesOf(sequence, id, stream, version, type, recordedAt, data));

    /// <summary>A time as it stands in leaves and tree heads: UTC, to the microsecond.</summary>
    public static string Time(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture);
}
