using System.Text.Encodings.Web;
using System.Text.Json;
using NegotiationMonitor.Articles;
using NegotiationMonitor.Positions;
using NegotiationMonitor.Postgres.Positions;

namespace NegotiationMonitor.App.Shapes;

/// <summary>What the command line and HTTP both answer with, as JSON. Field names and words are a contract: scripts rely on them.</summary>
public static class Shape
{
    /// <summary>camelCase, nulls written, enumerations as kebab-case words.</summary>
    public static JsonSerializerOptions Options { get; } = Create();

    /// <summary>Settings for answers.</summary>
    public static void Apply(JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.PropertyNamingPolicy = JsonNamingPolicy.CamelCase;
        options.Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping;
        options.Converters.Add(new KebabCaseEnumConverter<Outcome>());
        options.Converters.Add(new KebabCaseEnumConverter<Directness>());
    }

    private static JsonSerializerOptions Create()
    {
        var options = new JsonSerializerOptions();
        Apply(options);
        return options;
    }
}

/// <summary>The act behind a position or change, and where it stands.</summary>
/// <param name="Sequence">Of the event that holds it.</param>
/// <param name="Article">Name of the article: file, title or stream.</param>
public sealed record ShownWords(
    long Sequence, string Type, SaidOn SaidOn, Directness Directness, string? Speaker, string? ClaimedBy, string Quote,
    string Article, string Stream, string? Outlet, string? Url, string Origin)
{
    internal static ShownWords? Of(EntryLine? line) => line is null ? null : Of(line.Entry, line.Article);

    internal static ShownWords Of(Entry entry, ArticleView article) => new(
        entry.Sequence, entry.Type, entry.SaidOn, entry.Directness, entry.Speaker, entry.ClaimedBy, entry.Quote,
        article.Name, entry.Stream, article.Outlet, article.Url, entry.Origin);
}

/// <summary>Where an actor stands on an issue.</summary>
/// <param name="Sign">-1, 0 or 1.</param>
/// <param name="Statements">Entries that state the stance since it began.</param>
/// <param name="Origins">Who first published them.</param>
/// <param name="Decided">The act that decides; null without a stance.</param>
public sealed record ShownPosition(
    string? Dossier, string Actor, string Issue, string? IssueTitle, Stance Stance, int Sign, DateOnly? Since, DateOnly? LastConfirmed,
    Certainty Certainty, bool Contested, Outcome Outcome, int Statements, IReadOnlyList<string> Origins,
    IReadOnlyList<StandingCondition> Conditions, IReadOnlyList<OpenItem> Offers, IReadOnlyList<OpenItem> Demands,
    IReadOnlyList<TalksRecord> Talks, IReadOnlyList<Voice> Voices, ShownWords? Decided)
{
    internal static ShownPosition Of(PositionView view, Titles titles)
    {
        var p = view.Position;
        return new(
            Titles.Dossier(p.Key.Dossier), p.Key.Actor, p.Key.Issue, titles.Issue(p.Key), p.Stance, p.Stance.Sign(), p.Since, p.LastConfirmed,
            p.Certainty, p.Contested, p.Outcome, p.Statements, p.Origins, p.Conditions, p.Offers, p.Demands, p.Talks, p.Voices, ShownWords.Of(view.Decided));
    }
}

/// <summary>A day of a position's path.</summary>
public sealed record ShownPoint(string? Dossier, string Actor, string Issue, string? IssueTitle, Move Move, Stance From, Stance Stance, DateOnly Said, IReadOnlyList<Condition> Conditions, ShownWords Words)
{
    internal static ShownPoint Of(HistoryPoint point, Titles titles)
    {
        var entry = point.Point.Entry;
        return new(
            Titles.Dossier(entry.Key.Dossier), entry.Key.Actor, entry.Key.Issue, titles.Issue(entry.Key), point.Point.Move, point.Point.From, entry.Stance,
            entry.SaidOn.To, entry.Conditions, ShownWords.Of(entry, point.Article));
    }
}

/// <summary>A change of a position.</summary>
/// <param name="Id">Identity: <c>sequence:dossier:actor:issue</c>, the same after a rebuild.</param>
/// <param name="Sequence">Of its cause.</param>
public sealed record ShownChange(
    string Id, long Sequence, DateTime RecordedAt, string? Dossier, string Actor, string Issue, string? IssueTitle, ChangeKind Kind, Stance From, Stance To,
    bool Contested, IReadOnlyList<Condition> Gained, IReadOnlyList<Condition> Lost, DateOnly? SaidOn, string Cause, string Stream, ShownWords? Words)
{
    internal static ShownChange Of(ChangeView view, Titles titles)
    {
        var (c, what) = (view.Change, view.Change.What);
        return new(
            c.Id, c.Sequence, c.RecordedAt.UtcDateTime, Titles.Dossier(c.Key.Dossier), c.Key.Actor, c.Key.Issue, titles.Issue(c.Key), what.Kind, what.From, what.To,
            what.Contested, what.Gained, what.Lost, c.SaidOn, c.Cause, c.Stream, ShownWords.Of(view.Decided));
    }
}

/// <summary>What differs in a position between two answers.</summary>
/// <param name="ConditionWords">Acts that state the conditions gained.</param>
/// <param name="Steps">Where it emerged or moved between the two days.</param>
public sealed record ShownDifference(
    string? Dossier, string Actor, string Issue, string? IssueTitle, ChangeKind Kind, Stance From, Stance To, bool Contested,
    IReadOnlyList<Condition> Gained, IReadOnlyList<Condition> Lost, ShownWords? Before, ShownWords? After, IReadOnlyList<ShownWords> ConditionWords,
    IReadOnlyList<ShownPoint> Steps)
{
    internal static ShownDifference Of(DiffView view, Titles titles)
    {
        var (key, what) = (view.Diff.After.Key, view.Diff.What);
        return new(
            Titles.Dossier(key.Dossier), key.Actor, key.Issue, titles.Issue(key), what.Kind, what.From, what.To, what.Contested, what.Gained, what.Lost,
            ShownWords.Of(view.Before), ShownWords.Of(view.After), [.. view.Conditions.Select(c => ShownWords.Of(c)!)], [.. view.Steps.Select(s => ShownPoint.Of(s, titles))]);
    }
}

/// <summary>A dossier that articles were read for.</summary>
/// <param name="Dossier">Its id; empty for reading without one.</param>
/// <param name="Latest">Latest day of any act on an issue.</param>
public sealed record ShownDossier(string Dossier, string? Title, int Actors, int Issues, int Positions, DateOnly? Latest)
{
    internal static ShownDossier Of(DossierView view, Titles titles) => new(view.Dossier, titles.TitleOf(view.Dossier), view.Actors, view.Issues, view.Positions, view.Latest);
}
