using NegotiationMonitor.App.Pages.Frame;
using NegotiationMonitor.App.Pages.Parts;
using NegotiationMonitor.App.Web;
using NegotiationMonitor.Articles;
using NegotiationMonitor.Codebooks;
using NegotiationMonitor.Positions;
using NegotiationMonitor.Postgres.Positions;

namespace NegotiationMonitor.App.Pages.OneArticle;

/// <summary>An act as the article's page lists it.</summary>
/// <param name="Number">Its number on the page, in the order of the text.</param>
/// <param name="Sequence">Of the event it stands in.</param>
/// <param name="Id">Id of that event.</param>
public sealed record NumberedAct(int Number, long Sequence, Guid Id, Act Act, bool Reviewed);

/// <summary>A piece of a paragraph and the acts that rest on it.</summary>
/// <param name="Begins">Acts of which this is the first piece.</param>
public sealed record Piece(string Text, IReadOnlyList<NumberedAct> Acts, IReadOnlyList<NumberedAct> Begins);

/// <summary>An article with its acts in place, as far as the clocks go.</summary>
/// <param name="Later">How many of its acts were said, or published, after the days the clocks are set to.</param>
/// <param name="Cut">How many characters at the end are not shown.</param>
public sealed record ArticleModel(
    PageFrame Frame, ArticleView Article, ArticleRecord Record, IReadOnlyList<NumberedAct> Acts, int Later, IReadOnlyList<IReadOnlyList<Piece>> Paragraphs, int Cut) : IFramed
{
    private const int Longest = 200_000;
    private static readonly string[] MatterNames = ["date:", "outlet:", "url:", "title:", "---"];

    /// <summary>Whether the reader may correct what was read.</summary>
    public bool MayReview => Frame.Role.Covers(Role.Review);

    /// <summary>Issues that an act of the article can be on.</summary>
    public IReadOnlyList<(string Id, string Name)> Issues { get; } = [.. (Frame.Names.Book(Article.Dossier ?? "")?.Issues ?? []).Select(i => (i.Id, i.Title))];

    /// <summary>Parties whose act it can be: those that the dossier's book lists, and whoever else is in this article.</summary>
    public IReadOnlyList<(string Id, string Name)> Parties { get; } = PartiesOf(Frame.Names.Book(Article.Dossier ?? ""), Acts);

    /// <summary>Names of the other parties that the book knows, which can be typed.</summary>
    public IReadOnlyList<string> Others => [.. (Frame.Names.Book(Article.Dossier ?? "") ?? Codebook.World).Actors.Where(a => !Parties.Any(p => p.Id == a.Id)).Select(a => a.Name).Order(StringComparer.OrdinalIgnoreCase)];

    /// <summary>How many lines at the top tell where the text is from.</summary>
    public int Matter { get; } = Paragraphs.TakeWhile(p => p.Count > 0 && (MatterNames.Any(n => p[0].Text.StartsWith(n, StringComparison.OrdinalIgnoreCase)) || Words.HeaderLength(p[0].Text) == p[0].Text.Length)).Count();

    internal static async Task<ArticleModel?> LoadAsync(Desk desk, HttpRequest request, string stream)
    {
        var (frame, cancellation) = (await desk.FrameAsync(request), request.HttpContext.RequestAborted);
        var article = (await new ActQueries(desk.Store.Database).ArticlesAsync(null, [stream], null, Clocks.Now, 0, 1, cancellation)).Rows;
        if (article.Count == 0)
        {
            return null;
        }

        var (record, sequences) = (new ArticleRecord(stream), new Dictionary<Guid, long>());
        await foreach (var e in desk.Store.Log.ReadStreamAsync(stream, cancellation))
        {
            if (e.Sequence > frame.View.Clocks.RecordedBy)
            {
                break;
            }

            record.Apply(e.Id, e.Event);
            sequences[e.Id] = e.Sequence;
        }

        return record.Article is null ? null : Of(frame, article[0], record, sequences);
    }

    /// <summary>The model of a folded stream.</summary>
    /// <param name="sequences">Sequence numbers by the ids of events.</param>
    internal static ArticleModel Of(PageFrame frame, ArticleView article, ArticleRecord record, IReadOnlyDictionary<Guid, long> sequences)
    {
        var clocks = frame.View.Clocks;
        var known = clocks.PublishedBy is null || article.PublishedOn is null || article.PublishedOn <= clocks.PublishedBy;
        var acts = record.Acts.Where(a => known && (clocks.SaidBy is null || a.Act.SaidOn.To <= clocks.SaidBy)).OrderBy(a => a.Act.Evidence.Min(e => e.Start))
            .Select((a, i) => new NumberedAct(i + 1, sequences[a.Id], a.Id, a.Act, a.Reviewed)).ToList();
        var text = record.Article!.Text;
        var shown = Math.Min(text.Length, Longest);
        return new ArticleModel(frame, article, record, acts, record.Acts.Count - acts.Count, Divide(text, shown, acts), text.Length - shown);
    }

    private static List<(string Id, string Name)> PartiesOf(Codebook? book, IReadOnlyList<NumberedAct> acts)
    {
        var here = acts.SelectMany(a => a.Act.Conditions.Select(c => c.On).Append(a.Act.Actor)).ToHashSet(StringComparer.Ordinal);
        return [.. (book?.Actors ?? []).Where(a => book!.OwnActors.Contains(a.Id) || here.Contains(a.Id)).Select(a => (a.Id, a.Name)).OrderBy(a => a.Name, StringComparer.OrdinalIgnoreCase)];
    }

    /// <summary>The text in paragraphs, each in pieces that are cut wherever an act's words begin or end.</summary>
    private static List<IReadOnlyList<Piece>> Divide(string text, int length, List<NumberedAct> acts)
    {
        var paragraphs = new List<IReadOnlyList<Piece>>();
        var spans = acts.SelectMany(a => a.Act.Evidence.Select(e => (e.Start, e.End, Act: a))).OrderBy(s => s.Start).ToList();
        var begun = new HashSet<int>();
        for (var from = 0; from < length;)
        {
            var end = text.IndexOf('\n', from, length - from);
            end = end < 0 ? length : end;
            if (from == 0 && Words.HeaderLength(text) is > 0 and var header && header < end)
            {
                // The line that a plain file begins with is no part of what was published.
                paragraphs.Add([new Piece(text[..header], [], [])]);
                (from, end) = (header, Math.Max(header, end));
            }

            if (!string.IsNullOrWhiteSpace(text[from..end]))
            {
                var here = spans.Where(s => s.Start < end && s.End > from).ToList();
                var cuts = here.SelectMany(s => (int[])[Math.Max(s.Start, from), Math.Min(s.End, end)]).Append(from).Append(end).Distinct().Order().ToList();
                paragraphs.Add([.. cuts.Zip(cuts.Skip(1), (a, b) => PieceOf(text[a..b], [.. here.Where(s => s.Start < b && s.End > a).Select(s => s.Act).Distinct()], begun))]);
            }

            from = end + 1;
        }

        return paragraphs;
    }

    private static Piece PieceOf(string text, IReadOnlyList<NumberedAct> acts, HashSet<int> begun) => new(text, acts, [.. acts.Where(a => begun.Add(a.Number))]);
}
