namespace NegotiationMonitor.Positions;

/// <summary>What the positions need to know of an article.</summary>
/// <param name="Story">Name of the story's origin: the root article's outlet, or its stream where the outlet is unknown.</param>
/// <param name="Root">Stream of the story's first article; the article's own where it is no copy.</param>
/// <param name="PublishedOn">Day of publication; null where nobody gave one.</param>
public sealed record ArticleFacts(string Stream, string? Outlet, DateOnly? PublishedOn, string Root, string Story);
