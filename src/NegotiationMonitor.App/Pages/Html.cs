using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;

namespace NegotiationMonitor.App.Pages;

/// <summary>Turns a component into a page: rendered on the server, every text encoded, nothing executable but our own files.</summary>
internal static class Html
{
    /// <summary>Nothing but this service's own style sheet, scripts and pictures; no inline style or script at all.</summary>
    public const string Policy =
        "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);
    private static readonly ServiceProvider Services = new ServiceCollection().AddLogging().AddSingleton(Encoder).BuildServiceProvider();

    /// <summary>Answers with a component whose one parameter is <c>Model</c>, packed as the browser takes it.</summary>
    public static async Task<IResult> PageAsync<T>(object model, int status = StatusCodes.Status200OK)
        where T : IComponent => new PageResult(await RenderAsync<T>(model, Packing.None), Packing.None, null, status);

    /// <summary>The component as bytes: UTF-8, then packed.</summary>
    public static async Task<byte[]> RenderAsync<T>(object model, Packing packing)
        where T : IComponent
    {
        using var packed = new MemoryStream();
        await using (var renderer = new HtmlRenderer(Services, Services.GetRequiredService<ILoggerFactory>()))
        await using (var writer = new PageWriter(packing.Wrap(packed)))
        {
            await renderer.Dispatcher.InvokeAsync(async () =>
            {
                var root = await renderer.RenderComponentAsync<T>(ParameterView.FromDictionary(new Dictionary<string, object?>(StringComparer.Ordinal) { ["Model"] = model }));
                root.WriteHtmlTo(writer);
            });
        }

        return packed.ToArray();
    }

    /// <summary>Headers that every page carries.</summary>
    public static void Guard(IHeaderDictionary headers)
    {
        headers.ContentSecurityPolicy = Policy;
        headers.XContentTypeOptions = "nosniff";
        // Not "no-referrer": the browser would then hide where a form comes from, and the gate could not tell our own.
        headers["Referrer-Policy"] = "same-origin";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=()";
    }
}
