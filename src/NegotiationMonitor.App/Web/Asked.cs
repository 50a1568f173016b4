using NegotiationMonitor.App.Cli;
using NegotiationMonitor.App.Input;
using NegotiationMonitor.Positions;
using NegotiationMonitor.Postgres.Positions;

namespace NegotiationMonitor.App.Web;

/// <summary>Whose positions on what, under which clocks: the query string of every list.</summary>
/// <param name="SaidBy">Only what was said up to this day.</param>
/// <param name="RecordedBy">Only what was recorded up to then: a sequence number, a day (to its end, UTC) or a time.</param>
/// <param name="PublishedBy">Only what a reader of the press could know on this day.</param>
public sealed record Asked(string? SaidBy, string? RecordedBy, string? PublishedBy, string[]? Actor, string[]? Issue, string[]? Dossier)
{
    internal async Task<Clocks> ClocksAsync(Store store, CancellationToken cancellation) => new(
        Day(SaidBy, "saidBy"), await Moment.SequenceAsync(RecordedBy, "recordedBy", store.Database, cancellation), Day(PublishedBy, "publishedBy"));

    internal PositionFilter Filter() => new(Given(Dossier), Given(Actor), Given(Issue));

    internal static DateOnly? Day(string? value, string name) => string.IsNullOrEmpty(value) ? null : PublishedDay.Parse(value, name);

    private static string[]? Given(string[]? names) => names is { Length: > 0 } ? names : null;
}

/// <summary>Where a page of a long list begins and how long it is.</summary>
/// <param name="After">Only what comes after this sequence number.</param>
/// <param name="Limit">1 to 1000, 100 if not given.</param>
public sealed record Paged(long? After, int? Limit)
{
    private const int Most = 1000;

    internal long Start() => After is null or >= 0 ? After ?? 0 : throw new RefusedException("after: must not be negative");

    internal int Length() => Limit is null or (>= 1 and <= Most) ? Limit ?? 100 : throw new RefusedException($"limit: must be between 1 and {Most}");
}

/// <summary>The clocks an answer was given under; asked again with these, it stays the same.</summary>
/// <param name="RecordedBy">The point of the log the answer is of.</param>
public sealed record AnsweredUnder(DateOnly? SaidBy, long RecordedBy, DateOnly? PublishedBy)
{
    internal static AnsweredUnder Of<T>(Answer<T> answer) => new(answer.Asked.SaidBy, answer.Sequence, answer.Asked.PublishedBy);
}

/// <summary>A list with the clocks it was answered under.</summary>
/// <param name="Next">The <c>after</c> of the next page; null on the last.</param>
public sealed record Listed<T>(AnsweredUnder Clocks, IReadOnlyList<T> Items, long? Next = null);
