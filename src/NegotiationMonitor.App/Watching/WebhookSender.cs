using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using NegotiationMonitor.Watching;

namespace NegotiationMonitor.App.Watching;

/// <summary>Sends one delivery once, signed, and tells what came of it. Redirects are not followed, proxies not used, answers not read.</summary>
internal sealed class WebhookSender : IDisposable
{
    /// <summary>An endpoint that has not answered by then has failed.</summary>
    public static readonly TimeSpan TimeOut = TimeSpan.FromSeconds(15);

    private readonly HttpClient _http;
    private readonly TimeProvider _time;

    public WebhookSender(TargetGuard guard, TimeProvider time)
    {
        _time = time;
        var handler = new SocketsHttpHandler
        {
            AllowAutoRedirect = false, UseProxy = false, UseCookies = false, ConnectCallback = guard.ConnectAsync, ActivityHeadersPropagator = null,
            PooledConnectionLifetime = TimeSpan.FromMinutes(2), MaxResponseHeadersLength = 32, MaxResponseDrainSize = 64 * 1024, ResponseDrainTimeout = TimeSpan.FromSeconds(1),
        };
        _http = new HttpClient(handler) { Timeout = Timeout.InfiniteTimeSpan };
    }

    /// <summary>Sends a body.</summary>
    /// <param name="id">Stable id; made safe for the header.</param>
    /// <param name="secrets">Each signs.</param>
    public async Task<Answered> SendAsync(string url, string id, ReadOnlyMemory<byte> body, IReadOnlyList<byte[]> secrets, CancellationToken cancellation)
    {
        using var request = Request(url, StandardWebhook.SafeId(id), body, secrets);
        using var limit = new CancellationTokenSource(TimeOut, _time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellation, limit.Token);
        try
        {
            using var answer = await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, either.Token);
            return Read(answer);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return new Answered(null, $"no answer within {TimeOut.TotalSeconds:F0} s");
        }
        catch (HttpRequestException e)
        {
            return new Answered(null, Why(e));
        }
        catch (Exception e) when (e is IOException or SocketException or UriFormatException)
        {
            return new Answered(null, e.Message.ReplaceLineEndings(" "));
        }
    }

    public void Dispose() => _http.Dispose();

    private HttpRequestMessage Request(string url, string id, ReadOnlyMemory<byte> body, IReadOnlyList<byte[]> secrets)
    {
        var now = _time.GetUtcNow();
        var request = new HttpRequestMessage(HttpMethod.Post, url) { Content = new ReadOnlyMemoryContent(body), Version = HttpVersion.Version11 };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/cloudevents+json", "utf-8");
        request.Headers.UserAgent.ParseAdd("NegotiationMonitor");
        request.Headers.Add(StandardWebhook.IdHeader, id);
        request.Headers.Add(StandardWebhook.TimestampHeader, now.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture));
        request.Headers.Add(StandardWebhook.SignatureHeader, string.Join(' ', secrets.Select(s => StandardWebhook.Sign(s, id, now, body.Span))));
        return request;
    }

    private Answered Read(HttpResponseMessage answer)
    {
        var status = (int)answer.StatusCode;
        TimeSpan? wait = answer.Headers.RetryAfter switch
        {
            { Delta: { } delta } => delta,
            { Date: { } date } => date - _time.GetUtcNow(),
            _ => null,
        };
        return new Answered(status, status switch
        {
            >= 200 and < 300 => null,
            >= 300 and < 400 => $"answered {status}: redirects are not followed; change the address",
            410 => "answered 410: the endpoint wants no more",
            _ => $"answered {status}",
        }, wait > TimeSpan.Zero ? wait : null);
    }

    private static string Why(HttpRequestException e)
    {
        for (Exception? inner = e; inner is not null; inner = inner.InnerException)
        {
            if (inner is TargetRefusedException)
            {
                return inner.Message;
            }
        }

        return (e.InnerException ?? e).Message.ReplaceLineEndings(" ");
    }
}
