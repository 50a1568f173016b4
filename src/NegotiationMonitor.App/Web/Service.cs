using NegotiationMonitor.App.Cli;
using NegotiationMonitor.App.Pages;
using NegotiationMonitor.App.Pages.Frame;
using NegotiationMonitor.App.Shapes;
using NegotiationMonitor.App.Watching;
using NegotiationMonitor.Postgres.Positions;

namespace NegotiationMonitor.App.Web;

/// <summary>The HTTP service: wires the resources, keeps the positions up to date, ends in order.</summary>
internal static class Service
{
    private const long MostBytes = 25 << 20;

    /// <summary>Serves until cancelled.</summary>
    /// <exception cref="RefusedException">The address is taken or cannot be listened on.</exception>
    public static async Task RunAsync(Store store, ServiceAddress address, WatchSettings watching, CancellationToken cancellation)
    {
        await using var app = Build(store, address);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var follower = PositionProjection.Follow(store.Database);
        await using var subscriptions = new Subscriptions(store, watching, TimeProvider.System, app.Logger);
        Map(app, store, follower);
        subscriptions.Map(app);
        try
        {
            await app.StartAsync(cancellation);
        }
        catch (Exception e) when (e is IOException or InvalidOperationException or System.Net.Sockets.SocketException)
        {
            throw new RefusedException($"cannot listen on {address.Urls}: {e.Message.ReplaceLineEndings(" ")}; choose another with --listen", e);
        }

        var signing = store.Sealer.RunAsync(TimeSpan.FromSeconds(1), Once(app.Logger), stop.Token);
        var projecting = store.Other?.RunAsync(subscriptions.Delivering, stop.Token) ?? follower.RunAsync(stop.Token);
        var following = Task.WhenAll(projecting, subscriptions.RunAsync(stop.Token), signing);
        Console.WriteLine($"\nListening on {string.Join(", ", app.Urls)} — open it in a browser; Ctrl-C ends it");
        await app.WaitForShutdownAsync(cancellation);
        await stop.CancelAsync();
        await following;
    }

    /// <summary>Logs a failure when it is another than the last.</summary>
    private static Action<Exception> Once(ILogger logger)
    {
        var last = "";
        return failure =>
        {
            if (!string.Equals(last, failure.Message, StringComparison.Ordinal))
            {
                last = failure.Message;
                logger.LogError("what is recorded is not signed: {Reason}", last);
            }
        };
    }

    private static WebApplication Build(Store store, ServiceAddress address)
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        builder.Logging.ClearProviders().AddSimpleConsole(o => o.SingleLine = true).SetMinimumLevel(LogLevel.Warning);
        builder.Services.Configure<ConsoleLifetimeOptions>(o => o.SuppressStatusMessages = true);
        builder.Services.Configure<Microsoft.Extensions.Logging.Console.ConsoleLoggerOptions>(o => o.LogToStandardErrorThreshold = LogLevel.Trace);
        builder.WebHost.UseUrls(address.Urls.Split(';')).ConfigureKestrel(k =>
        {
            k.AddServerHeader = false;
            k.Limits.MaxRequestBodySize = MostBytes;
        });
        builder.Services.ConfigureHttpJsonOptions(o => Shape.Apply(o.SerializerOptions));
        builder.Services.AddProblemDetails();
        builder.Services.Configure<RouteHandlerOptions>(o => o.ThrowOnBadRequest = true);
        builder.Services.AddOpenApi(o => o.AddDocumentTransformer((document, _, _) =>
        {
            document.Info.Title = "NegotiationMonitor";
            return Task.CompletedTask;
        }));
        builder.Services.AddSingleton(store).AddSingleton(TimeProvider.System).AddSingleton<Desk>().AddSingleton(new PageCache());
        builder.Services.AddResponseCompression(o => o.EnableForHttps = false);
        var app = builder.Build();
        app.UseResponseCompression();
        app.UseStatusCodePages(Refusals.TellAsync);
        app.Use(Problems.InvokeAsync);
        app.Use(new Gate(address).InvokeAsync);
        return app;
    }

    private static void Map(WebApplication app, Store store, Postgres.Log.Follower follower)
    {
        app.MapOpenApi("/openapi/v1.json");
        HealthResource.Map(app, store, follower);
        PositionsResource.Map(app);
        EventsResource.Map(app);
        ChangesResource.Map(app);
        ArticlesResource.Map(app);
        ReviewResource.Map(app);
        DiffResource.Map(app);
        ShiftsResource.Map(app);
        DealMapResource.Map(app);
        AuditResource.Map(app);
        DossiersResource.Map(app);
        LogResource.Map(app);
        PageRoutes.Map(app);
    }
}
