using NegotiationMonitor.App.Pages.Frame;
using NegotiationMonitor.App.Review;
using NegotiationMonitor.Articles;
using NegotiationMonitor.Codebooks;

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
        var fields = new ReviewFields(form, await desk.Store.Books.FindAsync(form["dossier"].ToString(), cancellation) ?? Codebook.World);
        var (reviewing, by, why, act) = (new Reviewing(desk.Store), fields.Text("by") ?? "", fields.Text("why") ?? "", fields.Text("act") ?? "");
        try
        {
            var done = fields.Text("do") switch
            {
                "retract" => await reviewing.RetractAsync(act, by, why, cancellation),
                "amend" => await reviewing.AmendAsync(act, Correction(fields, await StandingAsync(stream, act, desk, cancellation)), by, why, cancellation),
                "add" => await reviewing.AddAsync(stream, fields.Text("dossier"), Draft(fields), by, why, cancellation),
                _ => throw new RefusedException("The form does not say what to do: retract, amend or add"),
            };
            var place = done.Sequence is { } sequence && fields.Text("do") != "retract" ? $"#note-{sequence}" : "";
            var dossier = fields.Text("dossier") is { } named ? "?dossier=" + Uri.EscapeDataString(named) : "";
            request.HttpContext.Response.Headers.Location = View.Segments("articles", stream) + dossier + place;
            return Results.StatusCode(StatusCodes.Status303SeeOther);
        }
        catch (RefusedException e) when (e.InnerException is null)
        {
            return await Html.PageAsync<RefusedPage>(new Refusal("This review was not recorded", e.Message), e.IsConflict ? StatusCodes.Status409Conflict : StatusCodes.Status400BadRequest);
        }
    }

    /// <summary>What an act becomes. What nobody touched stays as it is recorded, even where the form shows it otherwise (on one line, hidden characters by number).</summary>
    private static ActDraft Correction(ReviewFields fields, Act? standing)
    {
        var (from, to) = fields.Days(standing?.SaidOn);
        return new(
            Type: fields.Text("type"), Actor: fields.Party("actor", "otherActor"), Issue: fields.Raw("issue"), Stance: fields.Stance(),
            Speaker: fields.Raw("speaker") == fields.Raw("speakerWas") ? null : fields.Raw("speaker").Trim(), SaidOn: from, SaidTo: to, Conditions: fields.Conditions(standing?.Conditions ?? []));
    }

    private static ActDraft Draft(ReviewFields fields)
    {
        var (from, to) = fields.Days(null);
        return new(
            Type: fields.Text("type"), Actor: fields.Party("actor", "otherActor"), Issue: fields.Text("issue"), Stance: fields.Stance(), Speaker: fields.Text("speaker"),
            SaidOn: from, SaidTo: to, Conditions: fields.Conditions([]), Quotes: fields.Text("quote") is { } quote ? [quote.ReplaceLineEndings("\n")] : null);
    }

    /// <summary>The act as it stands; null where it stands no more.</summary>
    private static async Task<Act?> StandingAsync(string stream, string act, Desk desk, CancellationToken cancellation) =>
        Guid.TryParse(act, out var id) ? (await desk.Store.Log.LoadAsync(stream, cancellation)).Acts.FirstOrDefault(a => a.Id == id)?.Act : null;
}
