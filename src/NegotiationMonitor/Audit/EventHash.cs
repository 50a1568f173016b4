using System.Buffers;
using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using NegotiationMonitor.Articles;

namespace NegotiationMonitor.Audit;

/// <summary>
/// The log's hash chains. Every event's hash covers the one before it in its stream and everything that it says; the log's running hash
/// covers every event's place in the whole log. So a changed, missing, moved or back-dated event breaks a chain at its place.
/// </summary>
public static class EventHash
{
    private static readonly JsonWriterOptions Form = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    /// <summary>What the first event of a stream, and the first of the log, has before it.</summary>
    public const string Start = "";

    /// <summary>SHA-256 of JSON that is in the canonical form already, as <c>EventJson</c> writes it.</summary>
    public static byte[] OfCanonicalData(ReadOnlySpan<byte> json) => SHA256.HashData(json);

    /// <summary>SHA-256 of JSON in one canonical form (names in ordinal order, no blanks, numbers without exponent or idle zeros), so that it survives storage as jsonb.</summary>
    public static byte[] OfData(ReadOnlyMemory<byte> json) => SHA256.HashData(Write(json).WrittenSpan);

    /// <summary>The canonical form itself.</summary>
    public static byte[] Canonical(ReadOnlyMemory<byte> json) => Write(json).WrittenSpan.ToArray();

    private static ArrayBufferWriter<byte> Write(ReadOnlyMemory<byte> json)
    {
        using var document = JsonDocument.Parse(json);
        var buffer = new ArrayBufferWriter<byte>(json.Length + 16);
        using (var writer = new Utf8JsonWriter(buffer, Form))
        {
            WriteCanonical(writer, document.RootElement);
        }

        return buffer;
    }

    /// <summary>An event's hash, lower-case hex.</summary>
    /// <param name="previous">Hash of the event before it in its stream; <see cref="Start"/> for the first.</param>
    /// <param name="data">See <see cref="OfData"/>.</param>
    /// <param name="recordedAt">To the microsecond.</param>
    public static string OfEvent(string previous, string stream, long version, Guid id, string type, ReadOnlySpan<byte> data, DateTimeOffset recordedAt)
    {
        Span<byte> numbers = stackalloc byte[32];
        BinaryPrimitives.WriteInt64BigEndian(numbers, version);
        id.TryWriteBytes(numbers[8..], bigEndian: true, out _);
        BinaryPrimitives.WriteInt64BigEndian(numbers[24..], recordedAt.UtcTicks / TimeSpan.TicksPerMicrosecond);
        return Hash(previous, stream, type, numbers, data);
    }

    /// <summary>The log's running hash after an event, lower-case hex.</summary>
    /// <param name="previous">The running hash before it; <see cref="Start"/> for the first event.</param>
    /// <param name="hash">The event's own hash.</param>
    public static string OfLog(string previous, long sequence, string hash)
    {
        Span<byte> number = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(number, sequence);
        return Hash(previous, hash, "", number, []);
    }

    private static string Hash(string one, string two, string three, ReadOnlySpan<byte> numbers, ReadOnlySpan<byte> data)
    {
        var length = Encoding.UTF8.GetMaxByteCount(one.Length + two.Length + three.Length + 3) + numbers.Length + data.Length;
        var rented = ArrayPool<byte>.Shared.Rent(length);
        var at = 0;
        foreach (var text in (ReadOnlySpan<string>)[one, two, three])
        {
            at += Encoding.UTF8.GetBytes(text, rented.AsSpan(at));
            rented[at++] = 0;
        }

        numbers.CopyTo(rented.AsSpan(at));
        data.CopyTo(rented.AsSpan(at + numbers.Length));
        Span<byte> hash = stackalloc byte[32];
        SHA256.HashData(rented.AsSpan(0, at + numbers.Length + data.Length), hash);
        ArrayPool<byte>.Shared.Return(rented);
        return Convert.ToHexStringLower(hash);
    }

    private static void WriteCanonical(Utf8JsonWriter writer, JsonElement element)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                writer.WriteStartObject();
                foreach (var property in element.EnumerateObject().OrderBy(p => p.Name, StringComparer.Ordinal))
                {
                    writer.WritePropertyName(property.Name);
                    WriteCanonical(writer, property.Value);
                }

                writer.WriteEndObject();
                break;
            case JsonValueKind.Array:
                writer.WriteStartArray();
                foreach (var item in element.EnumerateArray())
                {
                    WriteCanonical(writer, item);
                }

                writer.WriteEndArray();
                break;
            case JsonValueKind.Number:
                writer.WriteRawValue(EventJson.Number(element.GetRawText()), skipInputValidation: true);
                break;
            default:
                element.WriteTo(writer);
                break;
        }
    }
}
