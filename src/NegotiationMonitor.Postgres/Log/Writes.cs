using NegotiationMonitor.Articles;

namespace NegotiationMonitor.Postgres.Log;

/// <summary>One append that waits for the writer.</summary>
internal abstract class Write(string? stream, CancellationToken cancellation)
{
    private readonly TaskCompletionSource done = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Stream it is for; null where that is found out in the transaction.</summary>
    public string? Stream => stream;

    /// <summary>Ends when the transaction is committed, or with what went wrong.</summary>
    public Task Done => done.Task;

    /// <summary>Given up by the caller before its turn came.</summary>
    public bool IsCancelled => cancellation.IsCancellationRequested;

    public CancellationToken Cancellation => cancellation;

    /// <summary>Rough size of what it writes, in bytes.</summary>
    public abstract long Size { get; }

    /// <summary>Ids that it would write, known beforehand.</summary>
    public virtual IEnumerable<Guid> Ids => [];

    /// <summary>Whether it decides on the stream's record, which must then be loaded.</summary>
    public virtual bool NeedsRecord => false;

    public Appended Appended { get; protected set; } = null!;

    /// <summary>Adds to the transaction what is to be written; an exception fails this write alone.</summary>
    public abstract void Plan(WriteBatch batch);

    public void Complete(long head)
    {
        Appended = Appended with { Sequence = head };
        done.TrySetResult();
    }

    public void Fail(Exception exception) => done.TrySetException(exception);

    public void Cancel() => done.TrySetCanceled(cancellation);
}

/// <summary>Given events at an expected version.</summary>
internal sealed class AppendWrite : Write
{
    private readonly long expected;
    private readonly PreparedEvent[] events;

    public AppendWrite(string stream, long expected, IReadOnlyList<NewEvent> events, CancellationToken cancellation)
        : base(stream, cancellation)
    {
        this.expected = expected;
        this.events = [.. events.Select(PreparedEvent.WithPrint)];
        Size = this.events.Sum(e => (long)e.Data.Length);
    }

    public override long Size { get; }

    public override IEnumerable<Guid> Ids => events.Select(e => e.Id);

    // The key of a revised text holds the outlet, which only the article's first event names.
    public override bool NeedsRecord => events.Any(e => e.Event is ArticleRevised);

    public override void Plan(WriteBatch batch)
    {
        var head = batch.Head(Stream!);
        var known = events.Count(e => head.Ids.Contains(e.Id));
        if (known == events.Length)
        {
            Appended = new Appended(Stream!, head.Version, 0, 0);
            return;
        }

        if (known > 0 || head.Version != expected)
        {
            throw new VersionConflictException(Stream!, expected, head.Version);
        }

        batch.Add(Stream!, events);
        Appended = new Appended(Stream!, head.Version, 0, events.Length);
    }
}

/// <summary>Events that are decided in the transaction, on the record as it stands there.</summary>
internal sealed class DecideWrite(string stream, Func<ArticleRecord, IReadOnlyList<NewEvent>> decide, CancellationToken cancellation) : Write(stream, cancellation)
{
    public override long Size => 4096;

    public override bool NeedsRecord => true;

    public override void Plan(WriteBatch batch)
    {
        var events = decide(batch.Record(Stream!));
        batch.Add(Stream!, [.. events.Select(PreparedEvent.Of)]);
        Appended = new Appended(Stream!, batch.Head(Stream!).Version, 0, events.Count);
    }
}

/// <summary>An article with its reading: whether it is new, known, revised or a copy is found out in the transaction, so that no two writers can miss each other's.</summary>
internal sealed class RecordWrite : Write
{
    private readonly ArticleReading reading;

    public RecordWrite(ArticleText article, ArticleReading reading, CancellationToken cancellation)
        : base(ContentKey.StreamOf(article), cancellation)
    {
        Article = article;
        this.reading = reading;
        Key = ContentKey.Of(article.Text, article.Outlet);
        Url = Address.Fold(article.Url);
        Shingles = StoryPrint.Shingles(article.Text);
        Print = StoryPrint.Of(Shingles);
    }

    public ArticleText Article { get; }

    public string Key { get; }

    public string? Url { get; }

    public IReadOnlySet<ulong> Shingles { get; }

    public StoryPrint Print { get; }

    public Recorded Recorded { get; private set; } = null!;

    public override long Size => (2L * Article.Text.Length) + (1024L * reading.Acts.Count);

    public override bool NeedsRecord => true;

    public override void Plan(WriteBatch batch)
    {
        var stream = batch.Index.StreamOf(Key) ?? (batch.Head(Stream!).Version > 0 ? Stream! : batch.Index.StreamAt(Url)) ?? Stream!;
        var record = batch.Record(stream);
        var (isNew, isRevision) = (record.Article is null, record.Article is not null && !record.HasHad(Article.Text));
        var copy = isNew ? batch.Index.OriginOf(this) : null;
        var events = isRevision
            ? ArticleDecisions.Decide(record, new ReviseArticle(Article, reading))
            : ArticleDecisions.Decide(record, new RecordArticle(Article, reading, copy));
        batch.Index.Remember(this);
        batch.Add(stream, [.. events.Select(PreparedEvent.Of)]);
        Appended = new Appended(stream, batch.Head(stream).Version, 0, events.Count);
        var outcome = isNew ? RecordOutcome.New : isRevision ? RecordOutcome.Revised : events.Count > 0 ? RecordOutcome.ReadForDossier : RecordOutcome.Known;
        Recorded = new Recorded(outcome, copy, events.Count(e => e.Event is Act), Appended);
    }
}
