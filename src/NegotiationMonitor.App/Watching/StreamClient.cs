using System.Net.Http.Headers;
using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using NegotiationMonitor.Articles;
using NegotiationMonitor.Watching;

namespace NegotiationMonitor.App.Watching;

/// <summary>Follows a running service's stream over lost connections, each time behind the last id it saw.</summary>
internal sealed class StreamClient(string service, string? key, WatchFilter filter)
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    /// <summary>A service sends a heartbeat at least this often; who sends none is gone.</summary>
    private static readonly TimeSpan Silence = 3 * ChangeStream.Heartbeat;

    /// <summary>Changes with their ids.</summary>
    /// <exception cref="RefusedException">The service refuses, or it cannot be reached at all.</exception>
    public async IAsyncEnumerable<(string Id, byte[] Envelope)> FollowAsync(ChangeCursor? after, [EnumeratorCancellation] CancellationToken cancellation)
    {
        using var http = new HttpClient { BaseAddress = Address(), Timeout = Timeout.InfiniteTimeSpan };
        http.DefaultRequestHeaders.Authorization = key is null ? null : new AuthenticationHeaderValue("Bearer", key);
        var (last, reached) = (after?.ToString(), false);
        while (true)
        {
            HttpResponseMessage? answer = null;
            try
            {
                answer = await OpenAsync(http, last, cancellation);
            }
            catch (HttpRequestException e) when (!reached)
            {
                throw new RefusedException($"nobody answers at {service}: {e.Message}", e);
            }
            catch (HttpRequestException)
            {
                await Task.Delay(Pause, cancellation);
                continue;
            }

            using (answer)
            {
                reached = true;
                var events = Events(await answer.Content.ReadAsStreamAsync(cancellation), cancellation);
                await foreach (var (id, envelope) in events)
                {
                    last = id ?? last;
                    if (envelope is not null)
                    {
                        yield return (last ?? string.Empty, envelope);
                    }
                }
            }

            await Task.Delay(Pause, cancellation);
        }
    }

    private async Task<HttpResponseMessage> OpenAsync(HttpClient http, string? last, CancellationToken cancellation)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "api/changes/stream" + Query());
        request.Headers.Accept.ParseAdd("text/event-stream");
        if (last is not null)
        {
            request.Headers.Add("Last-Event-ID", last);
        }

        var answer = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellation);
        if (answer.IsSuccessStatusCode)
        {
            return answer;
        }

        using (answer)
        {
            var why = await answer.Content.ReadAsStringAsync(cancellation);
            throw (int)answer.StatusCode >= 500
                ? new HttpRequestException($"{(int)answer.StatusCode}: {why}")
                : new RefusedException($"{service} answers {(int)answer.StatusCode}: {why}");
        }
    }

    /// <summary>The events of one connection, until it is lost or silent.</summary>
    private static async IAsyncEnumerable<(string? Id, byte[]? Envelope)> Events(Stream stream, [EnumeratorCancellation] CancellationToken cancellation)
    {
        using var silence = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var parser = SseParser.Create(stream, (_, data) => data.ToArray());
        await using var events = parser.EnumerateAsync(silence.Token).GetAsyncEnumerator(silence.Token);
        while (true)
        {
            silence.CancelAfter(Silence);
            try
            {
                if (!await events.MoveNextAsync())
                {
                    yield break;
                }
            }
            catch (Exception e) when (e is IOException or HttpRequestException || (e is OperationCanceledException && !cancellation.IsCancellationRequested))
            {
                yield break;
            }

            yield return (events.Current.EventId, events.Current.EventType == "change" ? events.Current.Data : null);
        }
    }

    private string Query()
    {
        var parts = new List<string>();
        void Add(string name, IEnumerable<string>? values) => parts.AddRange((values ?? []).Select(v => $"{name}={Uri.EscapeDataString(v)}"));
        Add("dossier", filter.Dossiers);
        Add("actor", filter.Actors);
        Add("issue", filter.Issues);
        Add("kind", filter.Kinds?.Select(k => k.Word()));
        Add("minOrigins", filter.MinOrigins > 1 ? [filter.MinOrigins.ToString(System.Globalization.CultureInfo.InvariantCulture)] : null);
        Add("ownStatements", filter.OwnStatements ? ["true"] : null);
        return parts.Count == 0 ? string.Empty : "?" + string.Join('&', parts);
    }

    private Uri Address() => Uri.TryCreate(service.TrimEnd('/') + "/", UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https"
        ? uri
        : throw new RefusedException($"'{service}' is no address of a service; write it as http://127.0.0.1:5080");
}
