namespace NegotiationMonitor.Articles;

/// <summary>An article as it comes in, before it is read or recorded.</summary>
/// <param name="Text">The text as received.</param>
/// <param name="PublishedOn">Day of publication; null where unknown (the reader then estimates and flags it).</param>
/// <param name="Language">BCP 47 tag.</param>
/// <param name="ReceivedOn">Day it came in: publication cannot lie after it, and it stands where the text tells no day at all.</param>
public sealed record ArticleText(
    string Text, string? Outlet = null, string? Url = null, string? Title = null, DateOnly? PublishedOn = null,
    string? File = null, string Language = "en", DateOnly? ReceivedOn = null);
