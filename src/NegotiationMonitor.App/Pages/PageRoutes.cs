using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Components;
using NegotiationMonitor.App.Pages.ArticleList;
using NegotiationMonitor.App.Pages.Comparing;
using NegotiationMonitor.App.Pages.DealView;
using NegotiationMonitor.App.Pages.Feed;
using NegotiationMonitor.App.Pages.Finding;
using NegotiationMonitor.App.Pages.Frame;
using NegotiationMonitor.App.Pages.Matrix;
using NegotiationMonitor.App.Pages.OneActor;
using NegotiationMonitor.App.Pages.OneArticle;
using NegotiationMonitor.App.Pages.OneIssue;
using NegotiationMonitor.App.Pages.OnePosition;
using NegotiationMonitor.App.Pages.Overview;
using NegotiationMonitor.App.Pages.Watches;
using NegotiationMonitor.App.Web;
using NegotiationMonitor.Positions;
using NegotiationMonitor.Postgres.Positions;

namespace NegotiationMonitor.App.Pages;

/// <summary>The pages' addresses.</summary>
internal static class PageRoutes
{
    public static void Map(IEndpointRouteBuilder app)
    {
        SiteFiles.Map(app);
        Page<MatrixPage>(app, "/", async (desk, request) => await MatrixModel.LoadAsync(desk, request));
        Page<FeedPage>(app, "/changes", async (desk, request) => await FeedModel.LoadAsync(desk, request));
        Page<PositionPage>(app, "/positions/{actor}/{issue}", async (desk, request) => await PositionModel.LoadAsync(desk, request, Part(request, "actor"), Part(request, "issue")));
        Page<ComparePage>(app, "/compare", async (desk, request) => await CompareModel.LoadAsync(desk, request));
        Page<IssuePage>(app, "/issues/{issue}", async (desk, request) => await IssueModel.LoadAsync(desk, request, Part(request, "issue")));
        Page<ActorPage>(app, "/actors/{actor}", async (desk, request) => await ActorModel.LoadAsync(desk, request, Part(request, "actor")));
        Page<ArticlesPage>(app, "/articles", async (desk, request) => await ArticlesModel.LoadAsync(desk, request));
        Page<ArticlePage>(app, "/articles/{stream}", async (desk, request) => await ArticleModel.LoadAsync(desk, request, Part(request, "stream")));
        Page<DealPage>(app, "/deal", async (desk, request) => await DealModel.LoadAsync(desk, request));
        Page<SearchPage>(app, "/search", async (desk, request) => await SearchModel.LoadAsync(desk, request));
        Page<SourcesPage>(app, "/sources", async (desk, request) => await SourcesModel.LoadAsync(desk, request));
        Page<DossiersPage>(app, "/dossiers", async (desk, request) => await DossiersAsync(desk, request));
        Page<WatchesPage>(app, "/watches", async (desk, request) => await WatchesModel.LoadAsync(desk, request), kept: false);
        Page<WatchPage>(app, "/watches/{name}", async (desk, request) => await WatchModel.LoadAsync(desk, request, Part(request, "name")), kept: false);
        Page<AboutPage>(app, "/about", async (desk, request) => await desk.FrameAsync(request));
        app.MapPost("/articles/{stream}/review", ReviewPost.TakeAsync).ExcludeFromDescription().Needs(Role.Review);
        app.MapGet("/sign-in", SignIn).ExcludeFromDescription().Needs(Role.Review);
        app.MapGet("/changes/feed", AtomFeed.ServeAsync).ExcludeFromDescription();
    }

    /// <summary>A page at an address; what cannot be found or is refused is told on a page as well.</summary>
    /// <param name="kept">Whether it is a function of its address and of the log alone.</param>
    private static void Page<T>(IEndpointRouteBuilder app, string path, Func<Desk, HttpRequest, Task<IFramed?>> load, bool kept = true)
        where T : IComponent => app.MapGet(path, async (HttpRequest request, Desk desk, PageCache cache) =>
    {
        try
        {
            return await AnswerAsync<T>(request, desk, cache, load, kept);
        }
        catch (RefusedException e) when (e.InnerException is null)
        {
            return await Html.PageAsync<RefusedPage>(new Refusal("This cannot be shown", e.Message), StatusCodes.Status400BadRequest);
        }
    }).ExcludeFromDescription();

    private static async Task<IResult> AnswerAsync<T>(HttpRequest request, Desk desk, PageCache cache, Func<Desk, HttpRequest, Task<IFramed?>> load, bool kept)
        where T : IComponent
    {
        var (packing, role) = (Packings.Of(request), Roles.Of(request.HttpContext));
        var point = (await desk.PointAsync(request.HttpContext.RequestAborted)).ToString();
        var (tag, address) = (TagOf(point, role), $"{packing} {role} {request.Path}{request.QueryString}");
        if (kept && request.Headers.IfNoneMatch.Contains(tag, StringComparer.Ordinal))
        {
            return PageResult.Unchanged(tag);
        }

        if (kept && cache.Find(point, address) is { } known)
        {
            return new PageResult(known, packing, tag);
        }

        if (await load(desk, request) is not { } model)
        {
            return await Html.PageAsync<RefusedPage>(new Refusal("Not found", "Nothing is recorded under this address."), StatusCodes.Status404NotFound);
        }

        var page = await Html.RenderAsync<T>(model, packing);
        if (!kept || !model.Frame.IsCurrent)
        {
            return new PageResult(page, packing, null);
        }

        cache.Keep(point, address, page);
        return new PageResult(page, packing, tag);
    }

    /// <summary>The entity tag of pages at a point of the log, for a role, by this program.</summary>
    private static string TagOf(string point, Role role) =>
        $"W/\"{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{typeof(PageRoutes).Module.ModuleVersionId} {role} {point}")))[..20]}\"";

    /// <summary>The frame whose dossiers are told as of the clocks.</summary>
    private static async Task<PageFrame> DossiersAsync(Desk desk, HttpRequest request)
    {
        var frame = await desk.FrameAsync(request);
        return frame.View.Clocks == Clocks.Now
            ? frame
            : frame with { Dossiers = (await new ActQueries(desk.Store.Database).DossiersAsync(frame.View.Clocks, request.HttpContext.RequestAborted)).Rows };
    }

    /// <summary>Where a browser comes by a key that may review: the gate asks for it on the way here.</summary>
    private static IResult SignIn(string? back) => Results.LocalRedirect(back is ['/', not ('/' or '\\'), ..] ? back : "/");

    private static string Part(HttpRequest request, string name) => (string)request.RouteValues[name]!;
}
