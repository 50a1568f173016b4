using NegotiationMonitor.Articles;
using NegotiationMonitor.Positions;

namespace NegotiationMonitor.Watching;

/// <summary>All that a subscriber is told of a change.</summary>
/// <param name="DossierTitle">Null where its book is unknown.</param>
/// <param name="IssueTitle">Null where its book is unknown.</param>
/// <param name="Act">The act that decides the position since; null where nothing is left.</param>
/// <param name="Article">The article it stands in; null where nothing is left.</param>
public sealed record ChangeNotice(Change Change, string? DossierTitle, string? IssueTitle, NoticeAct? Act, NoticeArticle? Article)
{
    /// <summary>Its place in the order of changes.</summary>
    public ChangeCursor Cursor => ChangeCursor.After(Change);
}

/// <summary>The act behind a change.</summary>
/// <param name="Sequence">Of the event that holds it.</param>
/// <param name="Rule">Rule that found it, or a reviewer's name for it.</param>
/// <param name="Quotes">Its spans in the article's text as received.</param>
public sealed record NoticeAct(
    long Sequence, string Type, Directness Directness, string? Speaker, string? ClaimedBy, SaidOn SaidOn, IReadOnlyList<Evidence> Quotes, string? Rule, string? Reader);

/// <summary>The article of a change.</summary>
/// <param name="Name">File, else title, else stream.</param>
public sealed record NoticeArticle(string Stream, string Name, string? Title, string? Outlet, string? Url, DateOnly? PublishedOn);
