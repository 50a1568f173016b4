using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace NegotiationMonitor.App.Tests.Watching;

/// <summary>A request that came to an endpoint.</summary>
public sealed record Received(string Path, IReadOnlyDictionary<string, string> Headers, string Body, DateTimeOffset At)
{
    public string Id => Headers["webhook-id"];
}

/// <summary>What an endpoint does with a request.</summary>
public sealed record Reply(int Status, string Headers = "", bool Hangs = false, bool Resets = false, bool ClosesHalfWay = false, bool LiesAboutLength = false)
{
    public static Reply Ok { get; } = new(200);
}

/// <summary>A receiver of webhooks over a plain socket, so that it can misbehave in every way.</summary>
public sealed class Endpoint : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _accepting;
    private readonly SemaphoreSlim _came = new(0);

    public Endpoint(Func<Received, Reply>? reply = null)
    {
        Answer = reply ?? (_ => Reply.Ok);
        _listener.Start();
        _accepting = AcceptAsync();
    }

    public Func<Received, Reply> Answer { get; set; }

    public ConcurrentQueue<Received> Requests { get; } = new();

    public int Connections { get; private set; }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    public string Url => $"http://127.0.0.1:{Port}/hook";

    /// <summary>Waits until so many requests have come, and gives them.</summary>
    public async Task<List<Received>> UntilAsync(int count, TimeSpan? patience = null)
    {
        using var limit = new CancellationTokenSource(patience ?? TimeSpan.FromMinutes(2));
        while (Requests.Count < count)
        {
            await _came.WaitAsync(limit.Token);
        }

        return [.. Requests];
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Stop();
        await _accepting;
        _stop.Dispose();
        _came.Dispose();
    }

    private async Task AcceptAsync()
    {
        while (!_stop.IsCancellationRequested)
        {
            try
            {
                var client = await _listener.AcceptTcpClientAsync(_stop.Token);
                Connections++;
                _ = Task.Run(() => ServeAsync(client));
            }
            catch (Exception e) when (e is OperationCanceledException or SocketException or ObjectDisposedException)
            {
                return;
            }
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        using (client)
        {
            try
            {
                var stream = client.GetStream();
                while (await ReadAsync(stream) is { } request)
                {
                    Requests.Enqueue(request);
                    var reply = Answer(request);
                    _came.Release();
                    if (!await SendAsync(client, stream, reply))
                    {
                        return;
                    }
                }
            }
            catch (Exception e) when (e is IOException or OperationCanceledException or ObjectDisposedException or SocketException)
            {
                // The sender has gone.
            }
        }
    }

    private async Task<bool> SendAsync(TcpClient client, NetworkStream stream, Reply reply)
    {
        if (reply.Hangs)
        {
            await Task.Delay(Timeout.Infinite, _stop.Token);
        }

        if (reply.Resets)
        {
            client.LingerState = new LingerOption(true, 0);
            return false;
        }

        var text = reply.ClosesHalfWay ? "HTTP/1.1 20" : $"HTTP/1.1 {reply.Status} Whatever\r\n{reply.Headers}Content-Length: {(reply.LiesAboutLength ? 999_999 : 2)}\r\n\r\nok";
        await stream.WriteAsync(Encoding.ASCII.GetBytes(text), _stop.Token);
        return !reply.ClosesHalfWay && !reply.LiesAboutLength;
    }

    private async Task<Received?> ReadAsync(NetworkStream stream)
    {
        var (buffer, length) = (new byte[64 * 1024], 0);
        while (true)
        {
            var head = Encoding.Latin1.GetString(buffer, 0, length).IndexOf("\r\n\r\n", StringComparison.Ordinal);
            if (head >= 0)
            {
                var lines = Encoding.Latin1.GetString(buffer, 0, head).Split("\r\n");
                var headers = lines.Skip(1).Select(l => l.Split(": ", 2)).ToDictionary(p => p[0].ToLowerInvariant(), p => p[1], StringComparer.Ordinal);
                var body = int.Parse(headers.GetValueOrDefault("content-length", "0"), CultureInfo.InvariantCulture);
                if (length >= head + 4 + body)
                {
                    return new Received(lines[0].Split(' ')[1], headers, Encoding.UTF8.GetString(buffer, head + 4, body), DateTimeOffset.UtcNow);
                }
            }

            var read = await stream.ReadAsync(buffer.AsMemory(length), _stop.Token);
            if (read == 0)
            {
                return null;
            }

            length += read;
        }
    }
}
