using System.Text.Json;
using System.Text.Json.Serialization;
using NegotiationMonitor.App.Cli;
using NegotiationMonitor.Articles;
using NegotiationMonitor.Postgres.Positions;

namespace NegotiationMonitor.App.Web;

/// <summary><c>/api/events</c>: the acts that count, in the order they were recorded.</summary>
internal static class EventsResource
{
    public static void Map(IEndpointRouteBuilder app) =>
        app.MapGet("/api/events", ListAsync).WithName("events").WithSummary("The acts on record, each with its evidence");

    private static async Task<Listed<ShownAct>> ListAsync([AsParameters] Asked asked, [AsParameters] Paged page, Store store, CancellationToken cancellation)
    {
        var limit = page.Length();
        var answer = await new ActQueries(store.Database).ActsAsync(new(asked.Filter(), After: page.Start(), Limit: limit), await asked.ClocksAsync(store, cancellation), cancellation);
        return new(
            AnsweredUnder.Of(answer),
            [.. answer.Rows.Select(a => new ShownAct(a.Recorded, a.Line.Article.Name))],
            answer.Rows.Count == limit ? answer.Rows[^1].Recorded.Sequence : null);
    }
}

/// <summary>An act in the contract's form.</summary>
/// <param name="Article">Name of its article.</param>
[JsonConverter(typeof(ShownActConverter))]
public sealed record ShownAct(RecordedEvent Recorded, string Article);

internal sealed class ShownActConverter : JsonConverter<ShownAct>
{
    public override ShownAct Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => throw new NotSupportedException("acts are only written");

    public override void Write(Utf8JsonWriter writer, ShownAct value, JsonSerializerOptions options) => ActJson.Write(writer, value.Recorded, value.Article);
}
