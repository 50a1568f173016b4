using System.Text.Json;
using NegotiationMonitor.App.Cli;
using NegotiationMonitor.Articles;
using NegotiationMonitor.Audit;
using NegotiationMonitor.Positions;
using NegotiationMonitor.Postgres.Positions;

namespace NegotiationMonitor.App.Web;

/// <summary><c>/api/audit/{actor}/{issue}</c>: why a position is what it is.</summary>
internal static class AuditResource
{
    public static void Map(IEndpointRouteBuilder app) =>
        app.MapGet("/api/audit/{actor}/{issue}", ShowAsync).WithName("audit")
            .WithSummary("What a position rests on, down to the sentence: entries and why they count, acts, rules, passages, articles, origins, corrections, hashes; format=json, html or md");

    private static async Task<IResult> ShowAsync(
        string actor, string issue, string? saidBy, string? recordedBy, string? publishedBy, string[]? dossier, string? format, Store store, CancellationToken cancellation)
    {
        var asked = new Asked(saidBy, recordedBy, publishedBy, [actor], [issue], dossier);
        var answer = await new AuditQueries(store.Database).TrailsAsync(asked.Filter(), await asked.ClocksAsync(store, cancellation), cancellation);
        var titles = await store.TitlesAsync(cancellation);
        return format switch
        {
            null or "json" => Results.Json(new Listed<JsonElement>(AnsweredUnder.Of(answer), [.. answer.Rows.Select(t => JsonElement.Parse(AuditText.Json(t)))])),
            "html" => Results.Text(AuditHtml.Page(answer.Rows, titles.Issue), "text/html; charset=utf-8"),
            "md" => Results.Text(string.Join('\n', answer.Rows.Select(t => AuditText.Markdown(t, titles.Issue(t.Position.Key)))), "text/markdown; charset=utf-8"),
            _ => throw new RefusedException($"format: '{format}' is none of json, html, md"),
        };
    }
}
