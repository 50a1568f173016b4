using System.Globalization;
using NegotiationMonitor.App.Pages.Frame;
using NegotiationMonitor.Postgres.Positions;

namespace NegotiationMonitor.App.Pages.ArticleList;

/// <summary>The articles of the dossier, the latest received first.</summary>
/// <param name="Number">Page number from 1.</param>
public sealed record ArticlesModel(PageFrame Frame, IReadOnlyList<ArticleRow> Articles, int Number, bool More) : IFramed
{
    private const int Length = 50;

    internal static async Task<ArticlesModel> LoadAsync(Desk desk, HttpRequest request)
    {
        var frame = await desk.FrameAsync(request);
        var number = int.TryParse(frame.View.Value("page"), NumberStyles.None, CultureInfo.InvariantCulture, out var n) && n is > 0 and < 100_000 ? n : 1;
        var rows = await new SearchQueries(desk.Store.Database).LatestArticlesAsync(
            frame.View.Dossier, frame.View.Clocks, frame.View.Value("outlet"), (number - 1) * Length, Length + 1, request.HttpContext.RequestAborted);
        return new ArticlesModel(frame, [.. rows.Take(Length)], number, rows.Count > Length);
    }
}
