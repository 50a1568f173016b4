using System.Net;
using System.Text;

namespace NegotiationMonitor.App.Web;

/// <summary>
/// Who may ask, and for what. With keys: whoever brings one, as far as its role goes. Without: this machine, under this machine's names only, since a
/// page of a foreign site could otherwise reach the service through a name that it points here (DNS rebinding) or by sending a form.
/// </summary>
internal sealed class Gate(ServiceAddress address)
{
    private static readonly string[] OwnNames = ["localhost", "127.0.0.1", "[::1]"];

    public async Task InvokeAsync(HttpContext context, RequestDelegate next)
    {
        var (status, why) = Judge(context);
        if (status == StatusCodes.Status200OK)
        {
            await next(context);
            return;
        }

        if (status == StatusCodes.Status401Unauthorized)
        {
            // Browsers ask for a name and the key as password; the name does not matter.
            context.Response.Headers.WWWAuthenticate = new(["Bearer", "Basic realm=\"NegotiationMonitor\", charset=\"UTF-8\""]);
        }

        await Refusals.TellAsync(context, "Not with this key", why, status);
    }

    private (int Status, string Why) Judge(HttpContext context)
    {
        var request = context.Request;
        if (address.OnlyLoopback && !OwnNames.Contains(request.Host.Host, StringComparer.OrdinalIgnoreCase))
        {
            return (StatusCodes.Status421MisdirectedRequest, $"the service answers as {string.Join(", ", OwnNames)} only");
        }

        if (request.Headers.Origin is [{ } origin] && !HttpMethods.IsGet(request.Method) && !HttpMethods.IsHead(request.Method)
            && !string.Equals(origin, $"{request.Scheme}://{request.Host}", StringComparison.OrdinalIgnoreCase))
        {
            return (StatusCodes.Status403Forbidden, "pages of other sites may not write");
        }

        if (address.Keys.IsEmpty)
        {
            Roles.Set(context, Role.Admin);
            return (StatusCodes.Status200OK, string.Empty);
        }

        // Health is asked from within the machine or container, by who knows no key.
        var near = context.Connection.RemoteIpAddress is not { } from || IPAddress.IsLoopback(from);
        return (near && request.Path.Value is "/healthz" or "/readyz") || request.Path.StartsWithSegments("/feeds", StringComparison.Ordinal)
            ? (StatusCodes.Status200OK, string.Empty)
            : JudgeKey(context);
    }

    private (int Status, string Why) JudgeKey(HttpContext context)
    {
        if (context.Request.Headers.Authorization is not [{ } given] || KeyIn(given) is not { } key || address.Keys.Opens(key) is not { } role)
        {
            return (StatusCodes.Status401Unauthorized, "send the service's key as \"Authorization: Bearer KEY\"");
        }

        Roles.Set(context, role);
        var asked = Roles.Asked(context);
        if (role.Covers(asked))
        {
            return (StatusCodes.Status200OK, string.Empty);
        }

        // Who opens a page that asks for more is asked for a better key: so a browser can change keys.
        return (HttpMethods.IsGet(context.Request.Method) ? StatusCodes.Status401Unauthorized : StatusCodes.Status403Forbidden,
            $"this key's role is {role.Word()}; this asks for the key of role {asked.Word()} ({KeyRing.Variable(asked)})");
    }

    /// <summary>The key that a header brings: by programs as a bearer's token, by browsers as the password.</summary>
    private static string? KeyIn(string header)
    {
        const string bearer = "Bearer ";
        const string basic = "Basic ";
        if (header.StartsWith(bearer, StringComparison.OrdinalIgnoreCase))
        {
            return header[bearer.Length..].Trim();
        }

        if (!header.StartsWith(basic, StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        var bytes = new byte[header.Length];
        if (!Convert.TryFromBase64String(header[basic.Length..].Trim(), bytes, out var length))
        {
            return null;
        }

        var pair = Encoding.UTF8.GetString(bytes, 0, length);
        return pair.IndexOf(':', StringComparison.Ordinal) is >= 0 and var colon ? pair[(colon + 1)..] : null;
    }
}
