using NegotiationMonitor.App.Pages.Parts;
using NegotiationMonitor.App.Web;
using NegotiationMonitor.Positions;
using NegotiationMonitor.Postgres.Positions;

namespace NegotiationMonitor.App.Pages.Frame;

/// <summary>What a page shows, within its frame.</summary>
public interface IFramed
{
    /// <summary>The frame.</summary>
    PageFrame Frame { get; }
}

/// <summary>What every page shows around its own matter.</summary>
/// <param name="Dossiers">All dossiers, the liveliest first.</param>
/// <param name="Days">Days of the dossier on which something was said, with the number of acts; ascending.</param>
/// <param name="Head">How far the positions follow the log.</param>
/// <param name="Role">What the reader may do.</param>
public sealed record PageFrame(View View, Names Names, IReadOnlyList<DossierView> Dossiers, IReadOnlyList<DayCount> Days, long Head, Role Role) : IFramed
{
    /// <summary>Whether all of it is of the point of the log that the page is asked at.</summary>
    public bool IsCurrent { get; init; } = true;

    PageFrame IFramed.Frame => this;

    /// <summary>The last day the page looks at: the first clock's, else the latest on which anything was said.</summary>
    public DateOnly? Until => View.Clocks.SaidBy ?? (Days.Count > 0 ? Days[^1].Day : null);

    /// <summary>A day in short; with its year where that is another than the page looks at.</summary>
    public string Near(DateOnly? day) => day?.Year == Until?.Year ? Words.ShortDay(day) : Words.Day(day);

    /// <summary>The party's name, within the dossier.</summary>
    public string Actor(string actor) => Names.Actor(View.Dossier, actor);

    /// <summary>The issue's title, within the dossier.</summary>
    public string Issue(string issue) => Names.Issue(View.Dossier, issue);

    /// <summary>Address of a position.</summary>
    public string PositionUrl(PositionKey key) => View.To(View.Segments("positions", key.Actor, key.Issue));

    /// <summary>Address of a party.</summary>
    public string ActorUrl(string actor) => View.To(View.Segments("actors", actor));

    /// <summary>Address of an issue.</summary>
    public string IssueUrl(string issue) => View.To(View.Segments("issues", issue));

    /// <summary>Address of an article, at an act of it where one is given.</summary>
    public string ArticleUrl(string stream, long? act = null) => View.To(View.Segments("articles", stream)) + (act is null ? "" : $"#act-{act}");
}
