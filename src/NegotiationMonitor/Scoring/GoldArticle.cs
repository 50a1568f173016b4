using System.Text.Json;

namespace NegotiationMonitor.Scoring;

/// <summary>What a careful reader found in an article, as <c>*.gold.json</c> holds it. Where a field lists several values, each is a right answer.</summary>
/// <param name="Article">File name of the text.</param>
/// <param name="Codebook">Path or name of the codebook it was read with.</param>
/// <param name="Published">Day of publication, where it is known.</param>
/// <param name="Events">The acts.</param>
/// <param name="Nothing">Words of sentences that hold no act: page furniture, background.</param>
public sealed record GoldArticle(
    string Article, string? Codebook, string? Outlet, DateOnly? Published, IReadOnlyList<GoldEvent> Events, IReadOnlyList<string> Nothing)
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web) { AllowTrailingCommas = true, ReadCommentHandling = JsonCommentHandling.Skip };

    /// <summary>Reads one.</summary>
    /// <param name="name">File name, for refusals.</param>
    /// <exception cref="RefusedException">It is no annotated article.</exception>
    public static GoldArticle Parse(string json, string name)
    {
        try
        {
            var gold = JsonSerializer.Deserialize<GoldArticle>(json, Options);
            if (gold is null || string.IsNullOrEmpty(gold.Article) || gold.Events is null)
                throw new RefusedException($"{name}: is no annotated article — it needs `article` (a file name) and `events`");
            if (gold.Events.FirstOrDefault(e => e.Anchors is not { Count: > 0 } || e.Type is not { Count: > 0 } || e.Actor is not { Count: > 0 }) is { } poor)
                throw new RefusedException($"{name}: event `{poor.Id}` needs `type`, `actor` and `anchors`, each a list");
            return gold with { Events = [.. gold.Events.Select((e, i) => e.Id is null ? e with { Id = $"{i + 1}" } : e)], Nothing = gold.Nothing ?? [] };
        }
        catch (JsonException e)
        {
            throw new RefusedException($"{name}:{e.LineNumber + 1}: is no annotated article: {e.Message.Split(" Path:")[0]}", e);
        }
    }
}

/// <summary>An act that a reader should find.</summary>
/// <param name="Anchors">Words, as written, of the sentences in which it stands.</param>
/// <param name="SaidOn">Days it may be dated by; <c>*</c> for any, empty where the date is not judged.</param>
/// <param name="Condition">Its conditions, where it has some.</param>
/// <param name="Speaker">Who says it, where a person or body is named.</param>
/// <param name="Required">Whether missing it costs; an act that is not required costs nothing either way.</param>
public sealed record GoldEvent(
    string Id, IReadOnlyList<string> Type, IReadOnlyList<string> Actor, IReadOnlyList<string> Issue, IReadOnlyList<string> Stance,
    IReadOnlyList<string> Anchors, IReadOnlyList<string>? SaidOn = null, IReadOnlyList<string>? Condition = null, string? Speaker = null, bool Required = true);
