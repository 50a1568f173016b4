using NegotiationMonitor.App.Pages.Frame;
using NegotiationMonitor.App.Watching;
using NegotiationMonitor.Postgres.Watching;
using NegotiationMonitor.Watching;

namespace NegotiationMonitor.App.Pages.Watches;

/// <summary>Takes the forms that add, change and end watches. Only whoever may do everything gets here.</summary>
internal sealed class WatchPosts(TargetGuard guard, WebhookSender sender, Envelope envelope)
{
    public void Map(IEndpointRouteBuilder app)
    {
        app.MapPost("/watches", (HttpRequest request, Desk desk) => TakeAsync(request, form => AddAsync(form, request, desk))).ExcludeFromDescription();
        app.MapPost("/watches/{name}", (string name, HttpRequest request, Desk desk, TimeProvider time) => TakeAsync(request, form => DoAsync(name, form, request, desk, time)))
            .ExcludeFromDescription();
    }

    private static async Task<IResult> TakeAsync(HttpRequest request, Func<IFormCollection, Task<IResult>> take)
    {
        if (!request.HasFormContentType)
        {
            return Results.StatusCode(StatusCodes.Status415UnsupportedMediaType);
        }

        try
        {
            return await take(await request.ReadFormAsync(request.HttpContext.RequestAborted));
        }
        catch (RefusedException e) when (e.InnerException is null)
        {
            return await Html.PageAsync<RefusedPage>(new Refusal("This was not done", e.Message), e.IsConflict ? StatusCodes.Status409Conflict : StatusCodes.Status400BadRequest);
        }
    }

    private async Task<IResult> AddAsync(IFormCollection form, HttpRequest request, Desk desk)
    {
        var (name, filter, delivery, pacing) = (WatchForm.Text(form, "name") ?? "", WatchForm.Filter(form), WatchForm.Delivery(form), WatchForm.Pacing(form));
        Check(name, filter, delivery, pacing);
        var added = await new WatchStore(desk.Store.Database).AddAsync(name, filter, delivery, pacing, null, request.HttpContext.RequestAborted);
        return added.Secret is null ? To(request, View.Into("/watches", form["dossier"].ToString())) : await ShowAsync(added, "It is added.", request, desk);
    }

    private async Task<IResult> DoAsync(string name, IFormCollection form, HttpRequest request, Desk desk, TimeProvider time)
    {
        var (watches, cancellation) = (new WatchStore(desk.Store.Database), request.HttpContext.RequestAborted);
        switch (WatchForm.Text(form, "do"))
        {
            case "save":
                var edited = await watches.EditAsync(name, _ => Edited(name, form), cancellation);
                return await ShowAsync(edited, "It is changed.", request, desk);
            case "pause":
                await watches.SetStateAsync(name, WatchState.Paused, "paused by hand", cancellation);
                break;
            case "resume":
                await watches.SetStateAsync(name, WatchState.Active, null, cancellation);
                break;
            case "rotate":
                var secret = await watches.RotateAsync(name, time.GetUtcNow(), cancellation);
                return await ShowAsync(new AddedWatch(await watches.GetAsync(name, cancellation), secret), "It has a new secret; for a day the old one signs too.", request, desk);
            case "try":
                var tested = await TestDelivery.SendAsync(desk.Store, name, sender, envelope, time, cancellation);
                return await ShowAsync(
                    new AddedWatch(await watches.GetAsync(name, cancellation), null), tested.Took ? $"The endpoint took the test: it answered {tested.Status}." : $"The test failed: {tested.Error}", request, desk);
            case "remove":
                await watches.RemoveAsync(name, cancellation);
                return To(request, View.Into("/watches", form["dossier"].ToString()));
            default:
                throw new RefusedException("The form does not say what to do: save, pause, resume, rotate, try or remove");
        }

        return To(request, View.Into(View.Segments("watches", name), form["dossier"].ToString()));
    }

    private (WatchFilter, Delivery, Pacing) Edited(string name, IFormCollection form)
    {
        // On the page of a watch no dossier ticked means all of them; the hidden field only tells which page it came from.
        var (filter, delivery, pacing) = (WatchForm.Filter(form) with { Dossiers = WatchForm.Texts(form, "of") }, WatchForm.Delivery(form), WatchForm.Pacing(form));
        Check(name, filter, delivery, pacing);
        return (filter, delivery, pacing);
    }

    private void Check(string name, WatchFilter filter, Delivery delivery, Pacing pacing)
    {
        WatchRules.Check(name, filter, delivery, pacing);
        if (delivery.Url is { } url)
        {
            guard.CheckAddress(url);
        }
    }

    /// <summary>The watch's page with what came of it; a secret is shown here and nowhere else.</summary>
    private static async Task<IResult> ShowAsync(AddedWatch watch, string said, HttpRequest request, Desk desk)
    {
        var model = await WatchModel.LoadAsync(desk, request, watch.View.Watch.Name);
        request.HttpContext.Response.Headers.CacheControl = "no-store";
        return await Html.PageAsync<WatchPage>(model with { Secret = watch.Secret is null ? null : StandardWebhook.Show(watch.Secret), Said = said });
    }

    private static IResult To(HttpRequest request, string address)
    {
        request.HttpContext.Response.Headers.Location = address;
        return Results.StatusCode(StatusCodes.Status303SeeOther);
    }
}
