using System.Collections.Frozen;
using System.Security.Cryptography;

namespace NegotiationMonitor.App.Pages;

/// <summary>The style sheet, scripts and pictures: embedded in the program, addressed by content, so that a browser may keep them for good.</summary>
internal static class SiteFiles
{
    private const string Prefix = "NegotiationMonitor.App.Pages.Assets.";

    private static readonly FrozenDictionary<string, (byte[] Content, string Hash)> Files = typeof(SiteFiles).Assembly.GetManifestResourceNames()
        .Where(n => n.StartsWith(Prefix, StringComparison.Ordinal)).ToFrozenDictionary(n => n[Prefix.Length..], Read, StringComparer.Ordinal);

    /// <summary>Address of a file.</summary>
    public static string Url(string name) => $"/assets/{name}?v={Files[name].Hash}";

    public static void Map(IEndpointRouteBuilder app) => app.MapGet("/assets/{name}", Serve).ExcludeFromDescription();

    private static IResult Serve(string name, string? v, HttpContext context)
    {
        if (!Files.TryGetValue(name, out var file))
        {
            return Results.NotFound();
        }

        Html.Guard(context.Response.Headers);
        context.Response.Headers.CacheControl = v == file.Hash ? "public, max-age=31536000, immutable" : "no-cache";
        var type = Path.GetExtension(name) switch { ".css" => "text/css", ".js" => "text/javascript", ".svg" => "image/svg+xml", _ => "application/octet-stream" };
        return Results.Bytes(file.Content, type + "; charset=utf-8");
    }

    private static (byte[] Content, string Hash) Read(string resource)
    {
        using var stream = typeof(SiteFiles).Assembly.GetManifestResourceStream(resource)!;
        using var copy = new MemoryStream();
        stream.CopyTo(copy);
        var content = copy.ToArray();
        return (content, Convert.ToHexStringLower(SHA256.HashData(content))[..12]);
    }
}
