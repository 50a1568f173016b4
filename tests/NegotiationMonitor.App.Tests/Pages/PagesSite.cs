using System.Net;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text.Json;
using Microsoft.Playwright;
using NegotiationMonitor.TestSupport;

namespace NegotiationMonitor.App.Tests.Pages;

/// <summary>One service with the demo's articles and a hostile one, and one browser, for all tests of the pages.</summary>
public sealed class PagesSite(PostgresServer server) : IAsyncLifetime
{
    private TestDatabase _database = null!;
    private Negmon _service = null!;
    private IPlaywright? _playwright;
    private IBrowser? _browser;

    /// <summary>Address of the hostile article's page.</summary>
    public string Hostile { get; private set; } = "";

    /// <summary>The service.</summary>
    public HttpClient Http { get; private set; } = null!;

    /// <summary>Every page, one address each.</summary>
    public IReadOnlyList<string> Pages =>
    [
        "/", "/changes", "/compare?from=2025-08-19&to=2025-08-27", "/positions/russia/reassurance-force", "/issues/reassurance-force", "/actors/united-states", "/deal", "/articles", Hostile,
        "/search?q=Lavrov", "/sources", "/watches", "/watches/russia-moves", "/dossiers", "/about",
    ];

    /// <summary>The pages under other questions too.</summary>
    public IReadOnlyList<string> Addresses =>
    [
        .. Pages, "/?by=party&mark=recent&saidBy=2025-08-25", "/?saidBy=2025-08-20&publishedBy=2025-08-20", "/?dossier=boeing-strike", "/changes?order=known&kind=all", "/search",
        "/compare?by=known&from=2025-08-20&to=2025-08-22", "/positions/united-states/us-air-support?saidBy=2025-08-20", "/issues/us-troops?saidBy=2025-02-13&dossier=ukraine-security-guarantees",
    ];

    public async ValueTask InitializeAsync()
    {
        _database = await server.NewDatabaseAsync();
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        var url = $"http://127.0.0.1:{((IPEndPoint)probe.LocalEndpoint).Port}";
        probe.Stop();
        _service = Negmon.Start(["demo", "--listen", url, "--connection", _database.ConnectionString]);
        await _service.UntilAsync("Listening on");
        Http = new HttpClient { BaseAddress = new Uri(url) };
        using var added = await Http.PostAsJsonAsync("/api/watches", new { name = "russia-moves", filter = new { dossiers = new[] { "ukraine-security-guarantees" }, actors = new[] { "russia" } }, delivery = new { kind = "digest" } });
        Assert.Equal(HttpStatusCode.Created, added.StatusCode);
        Hostile = "/articles/" + await ReceiveAsync(HostileText.Text, HostileText.Title, "javascript:alert(document.domain)");
    }

    /// <summary>Records an article for the Ukraine dossier, waits until the positions follow, and tells its stream.</summary>
    public async Task<string> ReceiveAsync(string text, string title, string? url = null)
    {
        using var answer = await Http.PostAsJsonAsync(
            "/api/articles?dossier=ukraine-security-guarantees", new { text, title, outlet = HostileText.Outlet, publishedOn = "2025-09-07", url });
        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        var received = await answer.Content.ReadFromJsonAsync<JsonElement>();
        for (var i = 0; i < 6000 && (await Http.GetFromJsonAsync<JsonElement>("/readyz")).GetProperty("positions").GetInt64() < received.GetProperty("sequence").GetInt64(); i++)
        {
            await Task.Delay(50);
        }

        return received.GetProperty("stream").GetString()!;
    }

    /// <summary>A page of the browser; skips the test where there is none.</summary>
    public async Task<IPage> OpenAsync(int width = 1440, bool dark = false, bool scripts = true)
    {
        var browser = await BrowserAsync();
        var context = await browser.NewContextAsync(new()
        {
            BaseURL = Http.BaseAddress!.ToString(),
            ViewportSize = new() { Width = width, Height = 900 },
            ColorScheme = dark ? ColorScheme.Dark : ColorScheme.Light,
            JavaScriptEnabled = scripts,
        });
        var page = await context.NewPageAsync();
        page.SetDefaultTimeout(120_000);
        return page;
    }

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null)
        {
            await _browser.DisposeAsync();
        }

        _playwright?.Dispose();
        Http?.Dispose();
        _service?.Dispose();
        await _database.DisposeAsync();
    }

    private async Task<IBrowser> BrowserAsync()
    {
        if (_browser is null)
        {
            var chromium = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
                .SelectMany(folder => new[] { "chromium", "chromium-browser", "google-chrome" }.Select(name => Path.Combine(folder, name))).FirstOrDefault(File.Exists);
            if (chromium is null)
            {
                Assert.Skip("no Chromium here (apt-get install chromium)");
            }

            _playwright = await Playwright.CreateAsync();
            _browser = await _playwright.Chromium.LaunchAsync(new() { ExecutablePath = chromium, Args = ["--no-sandbox"], Timeout = 180_000 });
        }

        return _browser;
    }
}
