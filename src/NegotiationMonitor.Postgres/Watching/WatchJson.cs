using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using NegotiationMonitor.Watching;
using Npgsql;

namespace NegotiationMonitor.Postgres.Watching;

/// <summary>A watch with what became of it.</summary>
/// <param name="FeedToken">Whoever knows it may read the feed.</param>
/// <param name="DeadLetters">How many could not be delivered and wait for a replay.</param>
public sealed record WatchView(Watch Watch, Progress Progress, string FeedToken, long DeadLetters);

/// <summary>Watches as rows.</summary>
internal static class WatchJson
{
    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static string Write<T>(T value) => JsonSerializer.Serialize(value, Options);

    public static Progress Progress(string json) => JsonSerializer.Deserialize<Progress>(json, Options)!;

    /// <summary>The columns of <c>list_watches</c> and <c>insert_watch</c>.</summary>
    public static WatchView Read(NpgsqlDataReader row)
    {
        var watch = new Watch(
            row.GetString(0),
            JsonSerializer.Deserialize<WatchFilter>(row.GetString(1), Options)!,
            JsonSerializer.Deserialize<Delivery>(row.GetString(2), Options)!,
            JsonSerializer.Deserialize<Pacing>(row.GetString(3), Options)!,
            Enum.Parse<WatchState>(row.GetString(4), ignoreCase: true),
            row.IsDBNull(5) ? null : row.GetString(5),
            ChangeCursor.Parse(row.GetString(6)),
            row.GetFieldValue<DateTimeOffset>(7),
            row.GetInt32(8));
        return new WatchView(watch, Progress(row.GetString(9)), row.GetString(10), row.FieldCount > 11 ? row.GetInt64(11) : 0);
    }
}
