using NegotiationMonitor.App.Pages.Frame;
using NegotiationMonitor.Postgres.Positions;

namespace NegotiationMonitor.App.Pages.Finding;

/// <summary>What was found for some words.</summary>
/// <param name="Words">The words looked for; empty where nothing was asked.</param>
public sealed record SearchModel(
    PageFrame Frame, string Words, IReadOnlyList<(string Name, string Url)> Parties, IReadOnlyList<(string Name, string Url)> Issues, IReadOnlyList<EntryLine> Quotes,
    IReadOnlyList<ArticleRow> Articles) : IFramed
{
    private const int Most = 40;
    private const int LongestWords = 200;

    internal static async Task<SearchModel> LoadAsync(Desk desk, HttpRequest request)
    {
        var (frame, cancellation) = (await desk.FrameAsync(request), request.HttpContext.RequestAborted);
        var asked = (frame.View.Value("q") ?? "").Trim();
        asked = asked.Length > LongestWords ? asked[..LongestWords] : asked;
        if (asked.Length == 0)
        {
            return new SearchModel(frame, "", [], [], [], []);
        }

        var search = new SearchQueries(desk.Store.Database);
        var keys = await new TimelineQueries(desk.Store.Database).KeysAsync(frame.View.Dossier, cancellation);
        var words = asked.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        return new SearchModel(
            frame, asked,
            [.. keys.Select(k => k.Actor).Distinct(StringComparer.Ordinal).Where(a => HasAll(Names(frame, a), words)).Select(a => (frame.Actor(a), frame.ActorUrl(a)))],
            [.. keys.Where(k => k.IsPosition).Select(k => k.Issue).Distinct(StringComparer.Ordinal).Where(i => HasAll(Terms(frame, i), words)).Select(i => (frame.Issue(i), frame.IssueUrl(i)))],
            await search.QuotesAsync(frame.View.Dossier, words, frame.View.Clocks, Most, cancellation),
            await search.ArticlesAsync(frame.View.Dossier, words, frame.View.Clocks, Most, cancellation));
    }

    /// <summary>All that a party is called, its people included: who looks for Lavrov looks for Russia.</summary>
    private static string Names(PageFrame frame, string actor) => frame.Names.Find(frame.View.Dossier, actor) is { } a
        ? string.Join('\n', a.Aliases.Concat(a.Adjectives).Concat(a.Demonyms).Concat(a.People.SelectMany(p => p.Aliases.Append(p.Name))).Append(a.Name))
        : frame.Actor(actor);

    private static string Terms(PageFrame frame, string issue) =>
        string.Join('\n', (frame.Names.Book(frame.View.Dossier)?.Issues.FirstOrDefault(i => i.Id == issue)?.Terms ?? []).Append(frame.Issue(issue)));

    private static bool HasAll(string text, string[] words) => Array.TrueForAll(words, w => text.Contains(w, StringComparison.OrdinalIgnoreCase));
}
