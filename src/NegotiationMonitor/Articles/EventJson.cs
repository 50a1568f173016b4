using System.Collections.Frozen;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace NegotiationMonitor.Articles;

/// <summary>Turns the stored data of a name that is no longer written into a name that is.</summary>
/// <param name="Name">The stored name the data has afterwards; may be an old name too, which is then turned again.</param>
/// <param name="Transform">Old data in, new data out.</param>
public sealed record Upcaster(string Name, Func<JsonNode, JsonNode> Transform);

/// <summary>
/// The stored data of events: camelCase, nulls left out, days as <c>yyyy-MM-dd</c>, enum members as kebab-case words. An event's name is
/// stored beside its data; an act nested in another event carries its name in a <c>type</c> field. What is written is the canonical
/// form that the log hashes: names in order, no blanks, plain numbers.
/// </summary>
public static class EventJson
{
    /// <summary>Upcasters by stored name. Empty as long as no event has changed its shape.</summary>
    private static readonly FrozenDictionary<string, Upcaster> Upcasters = FrozenDictionary<string, Upcaster>.Empty;

    /// <summary>How stored data is written and read.</summary>
    internal static readonly JsonSerializerOptions Stored = Make(RequireWhatCannotBeNull, SortByName);

    /// <summary>The same with names in the order of the code, for people to read.</summary>
    internal static readonly JsonSerializerOptions Options = Make(RequireWhatCannotBeNull);

    /// <summary>The data to store for an event, UTF-8.</summary>
    public static byte[] Write(ArticleEvent @event)
    {
        ArgumentNullException.ThrowIfNull(@event);
        return JsonSerializer.SerializeToUtf8Bytes(@event, @event.GetType(), Stored);
    }

    /// <summary>The event of stored data.</summary>
    /// <param name="name">The stored name.</param>
    /// <param name="data">The stored data, UTF-8.</param>
    /// <exception cref="RefusedException">This version does not know the name, or the data has another shape.</exception>
    public static ArticleEvent Read(string name, ReadOnlySpan<byte> data) => Read(name, data, Upcasters);

    internal static ArticleEvent Read(string name, ReadOnlySpan<byte> data, IReadOnlyDictionary<string, Upcaster> upcasters)
    {
        try
        {
            return upcasters.ContainsKey(name)
                ? Upcast(name, JsonNode.Parse(data) ?? throw Shapeless(name, null), upcasters)
                : (ArticleEvent)(JsonSerializer.Deserialize(data, TypeOf(name), Stored) ?? throw Shapeless(name, null));
        }
        catch (JsonException e)
        {
            throw Shapeless(name, e);
        }
    }

    private static JsonSerializerOptions Make(params ReadOnlySpan<Action<JsonTypeInfo>> modifiers)
    {
        var resolver = new DefaultJsonTypeInfoResolver();
        foreach (var modifier in modifiers)
        {
            resolver.Modifiers.Add(modifier);
        }

        return new JsonSerializerOptions
        {
            PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
            DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
            RespectNullableAnnotations = true,
            TypeInfoResolver = resolver,
            Converters = { new NestedActConverter(), new PlainNumberConverter() },
        };
    }

    private static void SortByName(JsonTypeInfo type)
    {
        var sorted = type.Properties.OrderBy(p => p.Name, StringComparer.Ordinal).ToList();
        for (var i = 0; i < sorted.Count; i++)
        {
            sorted[i].Order = i;
        }
    }

    /// <summary>Nulls are left out when written, so only what cannot be null may be asked for when read.</summary>
    private static void RequireWhatCannotBeNull(JsonTypeInfo type)
    {
        foreach (var property in type.Properties)
        {
            // What is left out of JSON cannot be asked for either.
            property.IsRequired |= property.Get is not null && property.AssociatedParameter is { IsNullable: false, HasDefaultValue: false };
        }
    }

    private static ArticleEvent Upcast(string name, JsonNode data, IReadOnlyDictionary<string, Upcaster> upcasters)
    {
        while (upcasters.TryGetValue(name, out var upcaster))
        {
            (name, data) = (upcaster.Name, upcaster.Transform(data));
        }

        return (ArticleEvent)(data.Deserialize(TypeOf(name), Stored) ?? throw Shapeless(name, null));
    }

    private static Type TypeOf(string name) => EventNames.TypeOf(name)
        ?? throw new RefusedException($"The log holds an event named '{name}', which this version does not know; use the version that wrote it, or a newer one.");

    private static RefusedException Shapeless(string name, Exception? inner) =>
        new($"The stored data of an event named '{name}' has a shape this version does not know{(inner is null ? "" : ": " + inner.Message)}", inner!);

    /// <summary>An act inside another event: its stored name in <c>type</c>, then its data.</summary>
    /// <summary>A number in its plain form: jsonb keeps its value, not how it was written.</summary>
    internal static string Number(string raw) =>
        decimal.TryParse(raw, NumberStyles.Float, CultureInfo.InvariantCulture, out var value)
            ? (value / 1.0000000000000000000000000000m).ToString(CultureInfo.InvariantCulture)
            : raw;

    private sealed class NestedActConverter : JsonConverter<Act>
    {
        public override bool CanConvert(Type typeToConvert) => typeToConvert == typeof(Act);

        public override Act Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            var node = JsonNode.Parse(ref reader) as JsonObject ?? throw new JsonException("an act is an object");
            var name = (string?)node["type"] ?? throw new JsonException("an act inside another event has a type");
            node.Remove("type");
            return Upcast(name, node, Upcasters) as Act ?? throw new JsonException($"'{name}' is not an act");
        }

        public override void Write(Utf8JsonWriter writer, Act value, JsonSerializerOptions options)
        {
            var data = JsonSerializer.SerializeToNode(value, value.GetType(), options)!.AsObject();
            var at = data.TakeWhile(p => string.CompareOrdinal(p.Key, "type") < 0).Count();
            data.Insert(at, "type", EventNames.NameOf(value));
            data.WriteTo(writer, options);
        }
    }

    /// <summary>Without exponent or idle zeros.</summary>
    private sealed class PlainNumberConverter : JsonConverter<double>
    {
        public override double Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.GetDouble();

        public override void Write(Utf8JsonWriter writer, double value, JsonSerializerOptions options) =>
            writer.WriteRawValue(Number(value.ToString("R", CultureInfo.InvariantCulture)));
    }
}
