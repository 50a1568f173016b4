using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using NegotiationMonitor.Articles;

namespace NegotiationMonitor.Positions;

/// <summary>Conditions and open readings as they are kept: camelCase, nulls and empty values left out.</summary>
public static class PositionJson
{
    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault,
        IgnoreReadOnlyProperties = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { LeaveOut } },
    };

    /// <summary>Conditions, or null where there are none.</summary>
    public static string? Write(IReadOnlyList<Condition> conditions)
    {
        ArgumentNullException.ThrowIfNull(conditions);
        return conditions.Count == 0 ? null : JsonSerializer.Serialize(conditions, Options);
    }

    /// <summary>Conditions as they were kept.</summary>
    public static IReadOnlyList<Condition> ReadConditions(string? json) => json is null ? [] : JsonSerializer.Deserialize<List<Condition>>(json, Options)!;

    /// <summary>Names, or null where there are none.</summary>
    public static string? Write(IReadOnlyList<string> names)
    {
        ArgumentNullException.ThrowIfNull(names);
        return names.Count == 0 ? null : JsonSerializer.Serialize(names, Options);
    }

    /// <summary>Names as they were kept.</summary>
    public static IReadOnlyList<string> ReadNames(string? json) => json is null ? [] : JsonSerializer.Deserialize<List<string>>(json, Options)!;

    /// <summary>The positions an open reading has touched, with the entries it ended; null where none is open.</summary>
    public static string? Write(IReadOnlyDictionary<PositionKey, List<Entry>> open)
    {
        ArgumentNullException.ThrowIfNull(open);
        return open.Count == 0 ? null : JsonSerializer.Serialize(open.Select(o => new Touched(o.Key, o.Value)), Options);
    }

    /// <summary>An open reading as it was kept.</summary>
    public static IEnumerable<(PositionKey Key, List<Entry> Ended)> ReadOpen(string? json) =>
        json is null ? [] : JsonSerializer.Deserialize<List<Touched>>(json, Options)!.Select(t => (t.Key, t.Ended ?? []));

    private static void LeaveOut(JsonTypeInfo type)
    {
        foreach (var property in type.Properties)
        {
            property.IsRequired = false;
            if (typeof(System.Collections.IEnumerable).IsAssignableFrom(property.PropertyType) && property.PropertyType != typeof(string))
            {
                property.ShouldSerialize = (_, value) => value is System.Collections.ICollection { Count: > 0 };
            }
        }
    }

    private sealed record Touched(PositionKey Key, List<Entry>? Ended);
}
