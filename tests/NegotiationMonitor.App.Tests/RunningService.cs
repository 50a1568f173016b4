using System.Net;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text.Json;

namespace NegotiationMonitor.App.Tests;

/// <summary>The service as a process of its own on a free port of loopback.</summary>
public sealed class RunningService : IDisposable
{
    private readonly Negmon _process;

    private RunningService(Negmon process, string url)
    {
        _process = process;
        Http = new HttpClient { BaseAddress = new Uri(url) };
    }

    public HttpClient Http { get; }

    public static async Task<RunningService> StartAsync(string connection)
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        var url = $"http://127.0.0.1:{((IPEndPoint)probe.LocalEndpoint).Port}";
        probe.Stop();
        var process = Negmon.Start(["serve", "--listen", url, "--connection", connection]);
        await process.UntilAsync("Listening on");
        return new RunningService(process, url);
    }

    public Task<JsonElement> GetAsync(string path) => Http.GetFromJsonAsync<JsonElement>(path);

    /// <summary>What a request came to: its status, and its answer or problem.</summary>
    public async Task<(HttpStatusCode Status, JsonElement Answer)> SendAsync(HttpMethod method, string path, object? body = null)
    {
        using var request = new HttpRequestMessage(method, path) { Content = body is null ? null : JsonContent.Create(body) };
        using var answer = await Http.SendAsync(request);
        return (answer.StatusCode, await answer.Content.ReadFromJsonAsync<JsonElement>());
    }

    /// <summary>Waits until the positions have followed the log to a sequence number.</summary>
    public async Task FollowedAsync(long sequence)
    {
        for (var i = 0; i < 600 && (await GetAsync("/readyz")).GetProperty("positions").GetInt64() < sequence; i++)
        {
            await Task.Delay(50);
        }
    }

    public void Dispose()
    {
        Http.Dispose();
        _process.Dispose();
    }
}
