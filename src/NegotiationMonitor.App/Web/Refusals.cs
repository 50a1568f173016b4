using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.WebUtilities;
using NegotiationMonitor.App.Pages;
using NegotiationMonitor.App.Pages.Frame;

namespace NegotiationMonitor.App.Web;

/// <summary>Why somebody is not answered: to people on a page, to programs as problem details (RFC 9457).</summary>
internal static class Refusals
{
    /// <summary>Tells it.</summary>
    /// <param name="title">Heading of the page.</param>
    public static async Task TellAsync(HttpContext context, string title, string why, int status)
    {
        var person = context.Request.Headers.Accept.ToString().Contains("text/html", StringComparison.OrdinalIgnoreCase);
        await (person ? await Html.PageAsync<RefusedPage>(new Refusal(title, why), status) : Results.Problem(why, statusCode: status)).ExecuteAsync(context);
    }

    /// <summary>Tells of an answer that has a status and nothing else.</summary>
    public static Task TellAsync(StatusCodeContext bare)
    {
        var context = bare.HttpContext;
        var status = context.Response.StatusCode;
        var why = status == StatusCodes.Status404NotFound ? $"There is nothing at {context.Request.Path.Value}." : $"{context.Request.Method} {context.Request.Path.Value} was not answered.";
        return TellAsync(context, ReasonPhrases.GetReasonPhrase(status), why, status);
    }
}
