namespace NegotiationMonitor.Articles;

/// <summary>An event that is about to be appended.</summary>
/// <param name="Id">Its identity, chosen by whoever decides; the same decision yields the same id, so a retry is recognised.</param>
public sealed record NewEvent(Guid Id, ArticleEvent Event);

/// <summary>An event as it stands in the log.</summary>
/// <param name="Sequence">Its place in the whole log, ascending in commit order; the second clock.</param>
/// <param name="Stream">Stream key, <c>article-…</c>.</param>
/// <param name="Version">Its place in its stream, from 1.</param>
/// <param name="RecordedAt">When it was recorded, UTC.</param>
public sealed record RecordedEvent(long Sequence, Guid Id, string Stream, long Version, DateTimeOffset RecordedAt, ArticleEvent Event);
