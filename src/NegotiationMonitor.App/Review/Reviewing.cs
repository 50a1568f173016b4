using NegotiationMonitor.App.Cli;
using NegotiationMonitor.App.Shapes;
using NegotiationMonitor.Articles;
using NegotiationMonitor.Positions;
using NegotiationMonitor.Postgres.Log;
using NegotiationMonitor.Postgres.Positions;

namespace NegotiationMonitor.App.Review;

/// <summary>What a review came to.</summary>
/// <param name="Outcome">recorded, or unchanged where it changes nothing or was recorded before.</param>
/// <param name="Sequence">Of the review's event; null where nothing was recorded. The view before it is that of <c>recordedBy</c> one less.</param>
/// <param name="Id">Of that event: of what was amended or added, the act's id since.</param>
/// <param name="Changes">How positions changed by it.</param>
public sealed record Reviewed(string Outcome, long? Sequence, Guid? Id, string Stream, IReadOnlyList<ShownChange> Changes);

/// <summary>A reviewer's work, from the command line or over HTTP: decided in the log on the article as it stands, so the later of two is told of the earlier.</summary>
internal sealed class Reviewing(Store store)
{
    /// <summary>Takes an act back.</summary>
    /// <exception cref="RefusedException">It is unknown, or another reviewer was there before (a conflict).</exception>
    public async Task<Reviewed> RetractAsync(string act, string by, string why, CancellationToken cancellation)
    {
        await store.CatchUpAsync(cancellation);
        var place = await new ReviewQueries(store.Database).ActAsync(act, cancellation);
        return await RecordAsync(place.Stream, record => ReviewDecisions.Decide(record, new Retract(place.Id, by, why)), cancellation);
    }

    /// <summary>Corrects an act.</summary>
    /// <exception cref="RefusedException">It is unknown, another reviewer was there before (a conflict), or what it becomes cannot be recorded.</exception>
    public async Task<Reviewed> AmendAsync(string act, ActDraft draft, string by, string why, CancellationToken cancellation)
    {
        if (draft.IsEmpty)
        {
            throw new RefusedException("Nothing is amended; say what the act becomes, for example its stance");
        }

        await store.CatchUpAsync(cancellation);
        var place = await new ReviewQueries(store.Database).ActAsync(act, cancellation);
        var before = ActOf(await store.Log.LoadAsync(place.Stream, cancellation), place.Id);
        await RequireKnownAsync(before?.Dossier, draft, before?.Conditions, cancellation);

        // Where the act stands no more, the decision tells what became of it.
        return await RecordAsync(
            place.Stream,
            record => ReviewDecisions.Decide(record, new Amend(place.Id, ActOf(record, place.Id) is { } act ? draft.Amend(act, record.Article!.Text) : Nobody, by, why)),
            cancellation);
    }

    /// <summary>Adds an act that the reader missed.</summary>
    /// <param name="article">Stream, file name, address or title.</param>
    /// <param name="dossier">Null where the article was read for one dossier only.</param>
    /// <exception cref="RefusedException">The article is unknown, or the act cannot be recorded or stands already (a conflict).</exception>
    public async Task<Reviewed> AddAsync(string article, string? dossier, ActDraft draft, string by, string why, CancellationToken cancellation)
    {
        await store.CatchUpAsync(cancellation);
        var stream = await new ReviewQueries(store.Database).ArticleAsync(article, cancellation);
        var read = (await store.Log.LoadAsync(stream, cancellation)).Readings.Select(r => r.Dossier).ToList();
        if (dossier is not null && !read.Contains(dossier))
        {
            throw new RefusedException($"{article} was not read for dossier '{dossier}'; it was for: {string.Join(", ", read.Select(d => d ?? "none"))}");
        }

        var own = dossier ?? (read.Count == 1 ? read[0] : throw new RefusedException($"{article} was read for {string.Join(", ", read.Select(d => d ?? "none"))}; say for which with --dossier"));
        await RequireKnownAsync(own, draft, null, cancellation);
        return await RecordAsync(stream, record => ReviewDecisions.Decide(record, new Add(draft.Create(own, record.Article!), by, why)), cancellation);
    }

    private static Act Nobody { get; } = new StanceStated { Actor = "", SaidOn = default, Evidence = [], Rule = "", Reader = "" };

    /// <summary>The act as it stands, or stood before a reviewer's verdict.</summary>
    private static Act? ActOf(ArticleRecord record, Guid id) => record.Acts.FirstOrDefault(a => a.Id == id)?.Act ?? record.Verdicts.GetValueOrDefault(id)?.Act;

    /// <param name="before">Conditions that stand: the parties they name may stay, even where the codebook knows them no more.</param>
    private async Task RequireKnownAsync(string? dossier, ActDraft draft, IReadOnlyList<Condition>? before, CancellationToken cancellation)
    {
        if (dossier is null || await store.Books.FindAsync(dossier, cancellation) is not { } book)
        {
            return;
        }

        Require("actor", draft.Actor, book.Actors.Select(a => a.Id));
        Require("claimed-by actor", draft.ClaimedBy, book.Actors.Select(a => a.Id));
        Require("issue", draft.Issue, book.Issues.Select(i => i.Id));
        foreach (var on in (draft.Conditions ?? []).Select(c => c.On).Except((before ?? []).Select(c => c.On)))
        {
            Require("party to fulfil a condition called", on, book.Actors.Select(a => a.Id));
        }

        void Require(string what, string? named, IEnumerable<string> known)
        {
            var ids = known.ToList();
            if (!string.IsNullOrEmpty(named) && !ids.Contains(named, StringComparer.Ordinal))
            {
                throw new RefusedException($"The codebook of {dossier} has no {what} '{named}'; known: {NearNames.Of(named, ids)}");
            }
        }
    }

    private async Task<Reviewed> RecordAsync(string stream, Func<ArticleRecord, IReadOnlyList<NewEvent>> decide, CancellationToken cancellation)
    {
        var appended = await store.Log.DecideAsync(stream, decide, cancellation);
        if (appended.Events == 0)
        {
            return new("unchanged", null, null, stream, []);
        }

        RecordedEvent? review = null;
        await foreach (var e in store.Log.ReadStreamAsync(stream, cancellation))
        {
            review = e.Version == appended.Version ? e : review;
        }

        await store.CatchUpAsync(cancellation);
        var changes = await new ChangeQueries(store.Database).ChangesAsync(new(PositionFilter.All, review!.Sequence - 1, Limit: 1), new Clocks(RecordedBy: review.Sequence), cancellation);
        var titles = await store.TitlesAsync(cancellation);
        return new("recorded", review.Sequence, review.Id, stream, [.. changes.Rows.Select(c => ShownChange.Of(c, titles))]);
    }
}
