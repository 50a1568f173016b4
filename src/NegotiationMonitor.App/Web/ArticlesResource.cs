using System.Text.Json;
using NegotiationMonitor.App.Cli;
using NegotiationMonitor.App.Ingest;
using NegotiationMonitor.App.Input;
using NegotiationMonitor.Articles;
using NegotiationMonitor.Postgres.Positions;

namespace NegotiationMonitor.App.Web;

/// <summary><c>/api/articles</c>: what was received, and the way in.</summary>
internal static class ArticlesResource
{
    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/api/articles", ListAsync).WithName("articles").WithSummary("Articles in the order they were received");
        app.MapPost("/api/articles", ReceiveAsync).WithName("receive").WithSummary("Records an article: {text|html, title, outlet, url, publishedOn}").Needs(Role.Ingest);
    }

    /// <summary>What became of an article.</summary>
    /// <param name="Outcome">new, known, read-for-dossier or revised.</param>
    /// <param name="CopyOf">Stream of the article whose story it tells again.</param>
    /// <param name="Sequence">A reader of changes that has got there has seen its effect.</param>
    internal sealed record Received(string Stream, string? Dossier, string Outcome, int Acts, string? CopyOf, long Sequence);

    private static async Task<Listed<ArticleView>> ListAsync(
        string? recordedBy, string? publishedBy, string[]? dossier, [AsParameters] Paged page, Store store, CancellationToken cancellation)
    {
        var (asked, limit) = (new Asked(null, recordedBy, publishedBy, null, null, dossier), page.Length());
        var answer = await new ActQueries(store.Database).ArticlesAsync(asked.Filter().Dossiers, null, null, await asked.ClocksAsync(store, cancellation), page.Start(), limit, cancellation);
        return new(AnsweredUnder.Of(answer), answer.Rows, answer.Rows.Count == limit ? answer.Rows[^1].Received : null);
    }

    private static async Task<IResult> ReceiveAsync(JsonElement body, string? dossier, Store store, CancellationToken cancellation)
    {
        const string name = "article";
        var choice = await IngestVerb.ChoiceAsync(store, dossier, cancellation);
        Ingested? outcome = null;
        await new Ingestion(store.Log, store.Books).RunAsync(
            [new ArticleSource(name, () => JsonArticles.Parse(body, name) with { File = null })], article => article, choice.For, done => outcome = done, cancellation);
        var recorded = outcome!.Recorded ?? throw outcome.Refusal!;
        var received = new Received(
            recorded.Appended.Stream, outcome.Dossier, recorded.Outcome.Word(), recorded.Acts, recorded.Copy?.Of, recorded.Appended.Sequence);
        return recorded.Appended.Events > 0 ? Results.Json(received, statusCode: StatusCodes.Status201Created) : Results.Ok(received);
    }
}
