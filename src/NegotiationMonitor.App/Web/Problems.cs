using Npgsql;

namespace NegotiationMonitor.App.Web;

/// <summary>Errors as answers: what was refused with its reason, what failed with no more than that it did.</summary>
internal static class Problems
{
    public static async Task InvokeAsync(HttpContext context, RequestDelegate next)
    {
        try
        {
            await next(context);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // Whoever asked has gone; nobody is there to hear of it.
            context.Response.StatusCode = StatusCodes.Status499ClientClosedRequest;
        }
        catch (Exception e) when (!context.Response.HasStarted)
        {
            var (status, detail) = Explain(e);
            if (status >= StatusCodes.Status500InternalServerError)
            {
                Log(context, e);
            }

            await Refusals.TellAsync(context, "This does not work now", detail, status);
        }
    }

    private static (int Status, string Detail) Explain(Exception error) => error switch
    {
        RefusedException { InnerException: NpgsqlException } or NpgsqlException => (StatusCodes.Status503ServiceUnavailable, "the database does not answer"),
        RefusedException { IsConflict: true } refused => (StatusCodes.Status409Conflict, refused.Message),
        RefusedException refused => (StatusCodes.Status400BadRequest, refused.Message),
        BadHttpRequestException { InnerException: System.Text.Json.JsonException { Path: { } path } } bad => (bad.StatusCode, $"the body cannot be read at {path}: it has another shape, or a word that is unknown there"),
        BadHttpRequestException bad => (bad.StatusCode, bad.Message),
        _ => (StatusCodes.Status500InternalServerError, "unexpected failure; the service's log tells more"),
    };

    private static void Log(HttpContext context, Exception e) => context.RequestServices.GetRequiredService<ILoggerFactory>()
        .CreateLogger("negmon").LogError(e, "{Method} {Path} failed", context.Request.Method, context.Request.Path);
}
