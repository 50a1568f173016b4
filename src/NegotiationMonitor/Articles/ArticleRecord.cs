namespace NegotiationMonitor.Articles;

/// <summary>An act that counts.</summary>
/// <param name="Id">Id of the event it stands in: the act's own, or that of the amendment or addition.</param>
/// <param name="Reviewed">Whether a reviewer put it there (amended or added); a new reading leaves it alone.</param>
public sealed record LiveAct(Guid Id, Act Act, bool Reviewed);

/// <summary>A reviewer's verdict on an act that therefore no longer stands as it was.</summary>
/// <param name="Act">The act as it stood.</param>
/// <param name="Becomes">Id of the act in its place; null where it was retracted.</param>
public sealed record Verdict(Act Act, Guid? Becomes, string By, string Why);

/// <summary>What is known of a dossier's reading of an article.</summary>
/// <param name="Codebook">Hash of the codebook it was read with.</param>
/// <param name="Number">How many readings the dossier has had, this one included.</param>
/// <param name="Stands">Whether it counts: not superseded, and of the current text.</param>
public sealed record DossierReading(string Reader, string? Codebook, int Number, bool Stands);

/// <summary>
/// The fold of an article's stream. Its rules: a superseded reading takes along its own acts, never a reviewer's; a revised text
/// takes along every act of the older text; a retracted or amended act stays known by its verdict, so that no later reading brings it back.
/// </summary>
public sealed class ArticleRecord(string stream)
{
    private readonly Dictionary<string, DossierReading> readings = new(StringComparer.Ordinal);
    private readonly List<LiveAct> acts = [];
    private readonly Dictionary<Guid, Verdict> verdicts = [];
    private readonly HashSet<Guid> reviews = [];
    private readonly HashSet<string> texts = new(StringComparer.Ordinal);

    /// <summary>Stream key.</summary>
    public string Stream { get; private set; } = stream;

    /// <summary>Events folded so far: the stream's version.</summary>
    public long Version { get; private set; }

    /// <summary>The article as it stands; null before the first event.</summary>
    public ArticleText? Article { get; private set; }

    /// <summary>SHA-256 of the current text, see <see cref="ArticleReceived.ContentHash"/>; empty before the first event.</summary>
    public string ContentHash { get; private set; } = "";

    /// <summary>How often the outlet changed its text.</summary>
    public int Revision { get; private set; }

    /// <summary>Stream of the article whose story it tells again; null where it is its own origin.</summary>
    public string? CopyOf { get; private set; }

    /// <summary>The acts that count, in the order they were recorded.</summary>
    public IReadOnlyList<LiveAct> Acts => acts;

    /// <summary>Verdicts of reviewers by the id of the act they were about.</summary>
    public IReadOnlyDictionary<Guid, Verdict> Verdicts => verdicts;

    /// <summary>Dossiers it has been read for, with the latest reading; null is reading without a dossier.</summary>
    public IEnumerable<(string? Dossier, DossierReading Reading)> Readings => readings.Select(r => (r.Key.Length == 0 ? null : r.Key, r.Value));

    /// <summary>The latest reading for <paramref name="dossier"/>; null where there was none.</summary>
    public DossierReading? ReadingFor(string? dossier) => readings.GetValueOrDefault(dossier ?? "");

    /// <summary>Whether the article has, or once had, this text (white space aside).</summary>
    public bool HasHad(string text) => texts.Contains(ContentKey.Of(text, null));

    /// <summary>Whether this is the current text (white space aside).</summary>
    public bool Reads(string text) => Article is not null
        && (string.Equals(Article.Text, text, StringComparison.Ordinal) || string.Equals(ContentKey.Fold(Article.Text), ContentKey.Fold(text), StringComparison.Ordinal));

    /// <summary>Whether this very review was recorded before.</summary>
    internal bool HasReview(Guid id) => reviews.Contains(id);

    /// <summary>Folds a stream's events, in order.</summary>
    public static ArticleRecord Fold(string stream, IEnumerable<NewEvent> events)
    {
        ArgumentNullException.ThrowIfNull(events);
        var record = new ArticleRecord(stream);
        foreach (var @event in events)
        {
            record.Apply(@event.Id, @event.Event);
        }

        return record;
    }

    /// <summary>Folds one more event.</summary>
    public void Apply(Guid id, ArticleEvent @event)
    {
        Version++;
        switch (@event)
        {
            case ArticleReceived e:
                Article = new ArticleText(e.Text, e.Outlet, e.Url, e.Title, e.PublishedOn, e.File, e.Language, e.ReceivedOn);
                ContentHash = e.ContentHash;
                texts.Add(ContentKey.Of(e.Text, null));
                break;
            case ArticleRevised e:
                Revise(e);
                break;
            case CopyRecognised e:
                CopyOf = e.Of;
                break;
            case Act e:
                acts.Add(new LiveAct(id, e, Reviewed: false));
                break;
            case ArticleRead e:
                readings[e.Dossier ?? ""] = new DossierReading(e.Reader, e.Codebook, (ReadingFor(e.Dossier)?.Number ?? 0) + 1, Stands: true);
                break;
            case ReadingSuperseded e:
                acts.RemoveAll(a => !a.Reviewed && string.Equals(a.Act.Dossier, e.Dossier, StringComparison.Ordinal));
                Fall(e.Dossier ?? "");
                break;
            case ActRetracted or ActAmended or ActAdded:
                Review(id, @event);
                break;
        }
    }

    private void Revise(ArticleRevised e)
    {
        Article = Article! with { Text = e.Text, Title = e.Title ?? Article.Title, PublishedOn = e.PublishedOn ?? Article.PublishedOn, File = e.File ?? Article.File };
        ContentHash = e.ContentHash;
        Revision++;
        texts.Add(ContentKey.Of(e.Text, null));
        acts.Clear();
        foreach (var dossier in readings.Keys.ToList())
        {
            Fall(dossier);
        }
    }

    private void Review(Guid id, ArticleEvent @event)
    {
        reviews.Add(id);
        switch (@event)
        {
            case ActRetracted e when acts.Find(a => a.Id == e.Act) is { } old:
                acts.Remove(old);
                verdicts[e.Act] = new Verdict(old.Act, null, e.By, e.Why);
                break;
            case ActAmended e when acts.FindIndex(a => a.Id == e.Act) is >= 0 and var at:
                verdicts[e.Act] = new Verdict(acts[at].Act, id, e.By, e.Why);
                acts[at] = new LiveAct(id, e.Becomes, Reviewed: true);
                break;
            case ActAdded e:
                acts.Add(new LiveAct(id, e.Act, Reviewed: true));
                break;
        }
    }

    private void Fall(string dossier)
    {
        if (readings.TryGetValue(dossier, out var reading))
        {
            readings[dossier] = reading with { Stands = false };
        }
    }
}
