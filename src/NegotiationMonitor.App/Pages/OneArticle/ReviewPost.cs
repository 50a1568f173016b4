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
                "amend" => await reviewing.AmendAsync(act, await CorrectionAsync(stream, act, form, desk, cancellation), by, why, cancellation),
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
            return await Html.PageAsync<RefusedPage>(new Refusal("This review was not recorded", e.Message), e.IsConflict ? StatusCodes.Status409Conflict : StatusCodes.Status400BadRequest);
        }
    }

    /// <summary>What an act becomes. What nobody touched stays as it is recorded, even where the form shows it otherwise (on one line, hidden characters by number).</summary>
    private static async Task<ActDraft> CorrectionAsync(string stream, string act, IFormCollection form, Desk desk, CancellationToken cancellation)
    {
        var standing = Guid.TryParse(act, out var id) ? (await desk.Store.Log.LoadAsync(stream, cancellation)).Acts.FirstOrDefault(a => a.Id == id)?.Act : null;
        return new(
            Actor: Text(form, "actor"), Issue: form["issue"], Stance: StanceOf(form),
            Speaker: form["speaker"] == form["speakerWas"] ? null : form["speaker"].ToString().Trim(), Conditions: Conditions(form, standing?.Conditions ?? []));
    }

    private static ActDraft Draft(IFormCollection form) => new(
        Type: Text(form, "type"), Actor: Text(form, "actor"), Issue: Text(form, "issue"), Stance: StanceOf(form), Speaker: Text(form, "speaker"),
        SaidOn: Text(form, "saidOn") is { } day ? PublishedDay.Parse(day, "the day") : null, Conditions: Conditions(form, []),
        Quotes: Text(form, "quote") is { } quote ? [quote.ReplaceLineEndings("\n")] : null);

    /// <summary>The conditions, each with the party of the same line; a line without words is none. Null where the form does not ask for them.</summary>
    private static List<Condition>? Conditions(IFormCollection form, IReadOnlyList<Condition> standing)
    {
        var (words, before, parties) = (form["condition"], form["conditionWas"], form["on"]);
        return words.Count == 0 ? null
            : words.Count != parties.Count || words.Count != before.Count ? throw new RefusedException("The form does not tell for each condition who would have to fulfil it")
            : [.. words.Select((text, i) => new Condition(i < standing.Count && text == before[i] ? standing[i].Text : (text ?? "").Trim(), string.IsNullOrEmpty(parties[i]) ? null : parties[i])).Where(c => c.Text.Length > 0)];
    }

    private static Stance StanceOf(IFormCollection form)
    {
        var word = Text(form, "stance");
        return Enum.GetValues<Stance>().Where(s => s.Word() == word).Select(s => (Stance?)s).FirstOrDefault() ?? throw new RefusedException($"'{word}' is no stance");
    }

    private static string? Text(IFormCollection form, string name) => form[name].ToString().Trim() is { Length: > 0 } text ? text : null;
}
