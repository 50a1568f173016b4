using NegotiationMonitor.App.Pages.Parts;
using NegotiationMonitor.Audit;
using NegotiationMonitor.Postgres.Positions;

namespace NegotiationMonitor.App.Pages.OnePosition;

/// <summary>Who reported what a position rests on, as a part of a sentence.</summary>
internal static class Reporters
{
    /// <summary>More would be a list, not a sentence.</summary>
    private const int Most = 6;

    /// <summary>Who reported it, and whom they have it from where that is somebody else.</summary>
    /// <param name="articles">By their streams.</param>
    public static string Of(AuditTrail trail, IReadOnlyDictionary<string, ArticleView> articles)
    {
        ArgumentNullException.ThrowIfNull(trail);
        ArgumentNullException.ThrowIfNull(articles);
        var reports = trail.Origins.SelectMany(o => o.Streams).Select(Report).ToList();
        var origins = trail.Origins.Select(o => articles.ContainsKey(o.Name) ? Named(Report(o.Name)) : o.Name).ToList();
        var from = origins.ToHashSet(StringComparer.OrdinalIgnoreCase).SetEquals(reports.Select(Named)) ? "" : $" ({Listed(origins)})";
        var outlets = reports.Select(r => r.Outlet).OfType<string>().Distinct(StringComparer.OrdinalIgnoreCase).ToList();
        return $"reported by {Listed(outlets, Unnamed([.. reports.Where(r => r.Outlet is null).Select(r => r.File).Distinct(StringComparer.Ordinal)]))}; {Words.Count(origins.Count, "independent origin")}{from}";

        (string? Outlet, string File) Report(string stream) => articles.TryGetValue(stream, out var article) ? (article.Outlet, article.File ?? stream) : (null, stream);
    }

    private static string Named((string? Outlet, string File) report) => Words.Outlet(report.Outlet, report.File);

    private static string[] Unnamed(IReadOnlyList<string> files) => files.Count switch
    {
        0 => [],
        1 => [$"an article that names no outlet ({files[0]})"],
        _ => [$"{Words.Count(files.Count, "article")} that name no outlet ({Listed(files)})"],
    };

    /// <summary>Names in a sentence; of many the first and how many more.</summary>
    private static string Listed(IReadOnlyList<string> names, params string[] last)
    {
        IReadOnlyList<string> parts = [.. names.Take(Most), .. names.Count > Most ? (string[])[$"{names.Count - Most} more"] : [], .. last];
        return parts.Count < 2 ? string.Concat(parts) : $"{string.Join(", ", parts.SkipLast(1))} and {parts[^1]}";
    }
}
