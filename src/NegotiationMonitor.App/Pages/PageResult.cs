using Microsoft.Net.Http.Headers;

namespace NegotiationMonitor.App.Pages;

/// <summary>A page that is rendered already.</summary>
/// <param name="tag">Entity tag, so that a browser need not fetch again what it has; null where it must not be kept.</param>
internal sealed class PageResult(byte[] body, Packing packing, string? tag, int status = StatusCodes.Status200OK) : IResult
{
    public async Task ExecuteAsync(HttpContext context)
    {
        Head(context, tag);
        context.Response.StatusCode = status;
        context.Response.ContentType = "text/html; charset=utf-8";
        if (packing.Coding() is { } coding)
        {
            context.Response.Headers.ContentEncoding = coding;
        }

        context.Response.ContentLength = body.Length;
        await context.Response.Body.WriteAsync(body, context.RequestAborted);
    }

    /// <summary>What the browser has is still so.</summary>
    public static IResult Unchanged(string tag) => new Same(tag);

    private static void Head(HttpContext context, string? tag)
    {
        Html.Guard(context.Response.Headers);
        if (context.Response.Headers.CacheControl.Count == 0)
        {
            context.Response.Headers.CacheControl = "private, no-cache";
        }

        context.Response.Headers.Vary = HeaderNames.AcceptEncoding;
        if (tag is not null)
        {
            context.Response.Headers.ETag = tag;
        }
    }

    private sealed class Same(string tag) : IResult
    {
        public Task ExecuteAsync(HttpContext context)
        {
            Head(context, tag);
            context.Response.StatusCode = StatusCodes.Status304NotModified;
            return Task.CompletedTask;
        }
    }
}
