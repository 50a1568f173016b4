using System.Globalization;
using System.Text;
using NegotiationMonitor.App.Web;
using NegotiationMonitor.Positions;

namespace NegotiationMonitor.App.Pages.Frame;

/// <summary>What a page is asked, as it stands in its URL: the dossier, the clocks and what else the page takes. Every link is made from it, so no state gets lost.</summary>
/// <param name="Path">Path of the page.</param>
/// <param name="Dossier">Id of the dossier.</param>
/// <param name="Rest">The page's own parameters, in their order.</param>
public sealed record View(string Path, string Dossier, Clocks Clocks, IReadOnlyList<KeyValuePair<string, string>> Rest)
{
    private static readonly string[] Common = ["dossier", "saidBy", "publishedBy", "recordedBy"];

    /// <summary>Reads a request.</summary>
    /// <param name="dossier">Where the request names none.</param>
    /// <param name="clocks">Those that <see cref="ClocksOf"/> names.</param>
    public static View Of(HttpRequest request, string dossier, Clocks clocks)
    {
        ArgumentNullException.ThrowIfNull(request);
        var rest = request.Query.Where(q => !Common.Contains(q.Key, StringComparer.Ordinal))
            .SelectMany(q => q.Value.Where(v => !string.IsNullOrEmpty(v)).Select(v => KeyValuePair.Create(q.Key, v!)));
        return new View(request.Path, request.Query.TryGetValue("dossier", out var named) ? named.ToString() : dossier, clocks, [.. rest]);
    }

    /// <summary>The clocks of a request, as written.</summary>
    public static Asked ClocksOf(HttpRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        return new(request.Query["saidBy"], request.Query["recordedBy"], request.Query["publishedBy"], null, null, null);
    }

    /// <summary>The first value of one of the page's own parameters.</summary>
    public string? Value(string name) => Rest.Where(r => r.Key == name).Select(r => r.Value).FirstOrDefault();

    /// <summary>All values of one of the page's own parameters.</summary>
    public IReadOnlyList<string> Values(string name) => [.. Rest.Where(r => r.Key == name).Select(r => r.Value)];

    /// <summary>Another page of the same dossier under the same clocks.</summary>
    public string To(string path, params (string Name, string? Value)[] own) => Write(path, Dossier, Clocks, own);

    /// <summary>This page under other clocks, all else the same.</summary>
    public string At(Clocks clocks) => Write(Path, Dossier, clocks, [.. Rest.Select(r => (r.Key, (string?)r.Value))]);

    /// <summary>This page with some of its own parameters set otherwise; null leaves one out.</summary>
    public string With(params (string Name, string? Value)[] own) =>
        Write(Path, Dossier, Clocks, [.. Rest.Where(r => !own.Any(o => o.Name == r.Key)).Select(r => (r.Key, (string?)r.Value)), .. own]);

    /// <summary>A page of another dossier, as of now.</summary>
    public static string Into(string path, string dossier) => Write(path, dossier, Clocks.Now, []);

    /// <summary>Path segments, each encoded.</summary>
    public static string Segments(params string[] segments) => "/" + string.Join('/', segments.Select(Uri.EscapeDataString));

    /// <summary>A day as URLs and date fields write it.</summary>
    public static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Write(string path, string dossier, Clocks clocks, IReadOnlyList<(string Name, string? Value)> own)
    {
        var url = new StringBuilder(path);
        var mark = '?';
        Add("dossier", dossier);
        Add("saidBy", clocks.SaidBy is { } said ? Day(said) : null);
        Add("publishedBy", clocks.PublishedBy is { } published ? Day(published) : null);
        Add("recordedBy", clocks.RecordedBy?.ToString(CultureInfo.InvariantCulture));
        foreach (var (name, value) in own)
        {
            Add(name, value);
        }

        return url.ToString();

        void Add(string name, string? value)
        {
            if (value is not null)
            {
                url.Append(mark).Append(name).Append('=').Append(Uri.EscapeDataString(value));
                mark = '&';
            }
        }
    }
}
