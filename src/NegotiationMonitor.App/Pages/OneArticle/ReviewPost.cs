using NegotiationMonitor.App.Input;
using NegotiationMonitor.App.Pages.Frame;
using NegotiationMonitor.App.Review;
using NegotiationMonitor.Articles;

namespace NegotiationMonitor.App.Pages.OneArticle;

/// <summary>Takes the review forms of an article's page. That the form is one of ours the gate has checked by the request's origin.</summary>
internal static class ReviewPost
{
    public static async Task<IResult> TakeAsync(string stream, HttpRequest request, Desk desk)
    {
        if (!request.HasFormContentType)
        {
            return Results.StatusCode(StatusCodes.Status415UnsupportedMediaType);
        }

        var cancellation = request.HttpContext.RequestAborted;
        var form = await request.ReadFormAsync(cancellation);
        var (reviewing, by, why, act) = (new Reviewing(desk.Store), Text(form, "by") ?? "", Text(form, "why") ?? "", Text(form, "act") ?? "");
        try
        {
            var done = Text(form, "do") switch
            {
                "retract" => await reviewing.RetractAsync(act, by, why, cancellation),
                "amend" => await reviewing.AmendAsync(act, new ActDraft(Issue: form["issue"], Stance: StanceOf(form)), by, why, cancellation),
                "add" => await reviewing.AddAsync(stream, Text(form, "dossier"), Draft(form), by, why, cancellation),
                _ => throw new RefusedException("The form does not say what to do: retract, amend or add"),
            };
            var place = done.Sequence is { } sequence && Text(form, "do") != "retract" ? $"#note-{sequence}" : "";
            var dossier = Text(form, "dossier") is { } named ? "?dossier=" + Uri.EscapeDataString(named) : "";
            request.HttpContext.Response.Headers.Location = View.Segments("articles", stream) + dossier + place;
            return Results.StatusCode(StatusCodes.Status303SeeOther);
        }
        catch (RefusedException e) when (e.InnerException is null)
        {
            return await Html.PageAsync<RefusedPage>(new Refusal("This review was not recorded", e.Message), StatusCodes.Status400BadRequest);
        }
    }

    private static ActDraft Draft(IFormCollection form) => new(
        Type: Text(form, "type"), Actor: Text(form, "actor"), Issue: Text(form, "issue"), Stance: StanceOf(form), Speaker: Text(form, "speaker"),
        SaidOn: Text(form, "saidOn") is { } day ? PublishedDay.Parse(day, "the day") : null, Quotes: Text(form, "quote") is { } quote ? [quote.ReplaceLineEndings("\n")] : null);

    private static Stance StanceOf(IFormCollection form)
    {
        var word = Text(form, "stance");
        return Enum.GetValues<Stance>().Where(s => s.Word() == word).Select(s => (Stance?)s).FirstOrDefault() ?? throw new RefusedException($"'{word}' is no stance");
    }

    private static string? Text(IFormCollection form, string name) => form[name].ToString().Trim() is { Length: > 0 } text ? text : null;
}
