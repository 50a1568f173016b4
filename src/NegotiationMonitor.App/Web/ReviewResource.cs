using NegotiationMonitor.App.Cli;
using NegotiationMonitor.App.Review;
using NegotiationMonitor.Articles;

namespace NegotiationMonitor.App.Web;

/// <summary>Reviewers' corrections: <c>POST /api/events/{event}/retract</c>, <c>…/amend</c> and <c>POST /api/articles/{article}/acts</c>.</summary>
internal static class ReviewResource
{
    /// <summary>Maps the resource.</summary>
    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapPost("/api/events/{event}/retract", (string @event, Verdict verdict, Store store, CancellationToken cancellation) =>
            DoneAsync(new Reviewing(store).RetractAsync(@event, verdict.By, verdict.Why, cancellation)))
            .WithName("retract").WithSummary("Takes an act back: {by, why}; 409 where another reviewer was there before").Needs(Role.Review);
        app.MapPost("/api/events/{event}/amend", (string @event, Verdict verdict, Store store, CancellationToken cancellation) =>
            DoneAsync(new Reviewing(store).AmendAsync(@event, verdict.Act ?? new(), verdict.By, verdict.Why, cancellation)))
            .WithName("amend").WithSummary("Corrects an act: {by, why, act: {stance, issue, …}}; what is not given stays; 409 where another reviewer was there before").Needs(Role.Review);
        app.MapPost("/api/articles/{article}/acts", (string article, string? dossier, Verdict verdict, Store store, CancellationToken cancellation) =>
            DoneAsync(new Reviewing(store).AddAsync(article, dossier, verdict.Act ?? new(), verdict.By, verdict.Why, cancellation)))
            .WithName("add").WithSummary("Adds an act that the reader missed: {by, why, act: {type, actor, issue, stance, quotes, …}}").Needs(Role.Review);
    }

    /// <summary>Who says what of an act, and why.</summary>
    /// <param name="Act">What it becomes, or is.</param>
    internal sealed record Verdict(string By, string Why, ActDraft? Act);

    private static async Task<IResult> DoneAsync(Task<Reviewed> review)
    {
        var done = await review;
        return done.Sequence is null ? Results.Ok(done) : Results.Json(done, statusCode: StatusCodes.Status201Created);
    }
}
