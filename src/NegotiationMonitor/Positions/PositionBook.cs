using NegotiationMonitor.Articles;

namespace NegotiationMonitor.Positions;

/// <summary>
/// Follows the log, event by event in sequence order, and works out entries, positions and changes. It holds no more than it was given and
/// what the events brought: whoever projects batches restores the articles and positions a batch will touch, applies the batch and writes
/// down what came of it; whoever replays from the start restores nothing.
/// </summary>
/// <remarks>
/// A reading takes effect on changes as a whole, at its <c>article_read</c>: an article that says a thing twice, or that is read again
/// with the same result, makes no noise. A reviewer's correction takes effect at once.
/// </remarks>
public sealed class PositionBook
{
    private readonly Dictionary<string, ArticleLine> _articles = new(StringComparer.Ordinal);
    private readonly Dictionary<PositionKey, PositionAccount> _accounts = [];
    private readonly Dictionary<(long Sequence, long From), Entry> _begun = [];
    private readonly List<Entry> _ended = [];
    private readonly List<Change> _changes = [];

    /// <summary>Articles given or met, by stream.</summary>
    public IReadOnlyDictionary<string, ArticleLine> Articles => _articles;

    /// <summary>Positions given or met, by key.</summary>
    public IReadOnlyDictionary<PositionKey, PositionAccount> Accounts => _accounts;

    /// <summary>Versions of entries that the events began; those that they ended too have their end.</summary>
    public IReadOnlyCollection<Entry> Begun => _begun.Values;

    /// <summary>Versions given at the start that the events ended, with their end.</summary>
    public IReadOnlyList<Entry> Ended => _ended;

    /// <summary>What changed, in the order of identity.</summary>
    public IReadOnlyList<Change> Changes => _changes;

    /// <summary>Every position that is settled and says something.</summary>
    public IEnumerable<Position> Positions =>
        _accounts.Values.Select(a => a.Current).Where(p => !p.IsBlank()).OrderBy(p => p.Key, PositionKey.Order);

    /// <summary>Gives it an article as it was kept.</summary>
    public void Restore(ArticleLine article)
    {
        ArgumentNullException.ThrowIfNull(article);
        _articles.Add(article.Stream, article);
    }

    /// <summary>Gives it a position as it was kept.</summary>
    public void Restore(PositionAccount account)
    {
        ArgumentNullException.ThrowIfNull(account);
        _accounts.Add(account.Current.Key, account);
    }

    /// <summary>Sequence of the last event applied.</summary>
    public long Applied { get; private set; }

    /// <summary>Applies the next event; one that was applied already does nothing.</summary>
    public void Apply(RecordedEvent recorded)
    {
        ArgumentNullException.ThrowIfNull(recorded);
        if (recorded.Sequence <= Applied)
        {
            return;
        }

        Applied = recorded.Sequence;
        var article = Article(recorded.Stream);
        switch (recorded.Event)
        {
            case ArticleReceived received:
                article.Receive(received, recorded);
                break;
            case ArticleRevised revised:
                article.Revise(revised);
                EndAll(article, recorded.Sequence, _ => true);
                break;
            case ReadingSuperseded superseded:
                EndAll(article, recorded.Sequence, e => !e.Reviewed && e.Key.Dossier == (superseded.Dossier ?? ""));
                break;
            case CopyRecognised copy:
                SettleUnlessReading(article, recorded, () => Join(article, copy.Of, recorded.Sequence));
                break;
            case Act act:
                Begin(article, Entry.Of(recorded, act, article.Facts));
                break;
            case ActAdded added:
                SettleUnlessReading(article, recorded, () => Begin(article, Entry.Of(recorded, added.Act, article.Facts)));
                break;
            case ActAmended amended:
                EndAll(article, recorded.Sequence, e => e.Id == amended.Act);
                Begin(article, Entry.Of(recorded, amended.Becomes, article.Facts));
                Settle(article, recorded);
                break;
            case ActRetracted retracted:
                EndAll(article, recorded.Sequence, e => e.Id == retracted.Act);
                Settle(article, recorded);
                break;
            case ArticleRead:
                Settle(article, recorded);
                break;
        }
    }

    private ArticleLine Article(string stream)
    {
        if (!_articles.TryGetValue(stream, out var article))
        {
            _articles.Add(stream, article = new ArticleLine(stream));
        }

        return article;
    }

    private PositionAccount Account(PositionKey key)
    {
        if (!_accounts.TryGetValue(key, out var account))
        {
            _accounts.Add(key, account = new PositionAccount(key));
        }

        return account;
    }

    private void Begin(ArticleLine article, Entry entry)
    {
        article.Alive.Add(entry);
        _begun.Add((entry.Sequence, entry.From), entry);
        if (entry.Key.IsPosition)
        {
            Account(entry.Key).Begin(entry);
            article.Open.TryAdd(entry.Key, []);
        }
    }

    private void EndAll(ArticleLine article, long sequence, Predicate<Entry> which)
    {
        foreach (var entry in article.Alive.FindAll(which))
        {
            End(article, entry, sequence);
        }
    }

    private void End(ArticleLine article, Entry entry, long sequence)
    {
        article.Alive.RemoveAll(e => ReferenceEquals(e, entry));
        var ended = entry with { Until = sequence };
        if (_begun.ContainsKey((entry.Sequence, entry.From)))
        {
            _begun[(entry.Sequence, entry.From)] = ended;
        }
        else
        {
            _ended.Add(ended);
        }

        if (entry.Key.IsPosition)
        {
            Account(entry.Key).End(entry, sequence);
            article.Open.TryAdd(entry.Key, []);
            article.Open[entry.Key].Add(ended);
        }
    }

    /// <summary>Makes an article and its copies part of another's story; their uncited entries get that story's origin.</summary>
    private void Join(ArticleLine article, string of, long sequence)
    {
        var (root, story) = _articles.TryGetValue(of, out var other) ? (other.Root, other.Story) : (of, of);
        if (root == article.Root || root == article.Stream)
        {
            return;
        }

        var formerly = article.Root == article.Stream ? article.Stream : null;
        foreach (var member in _articles.Values.Where(a => a == article || a.Root == formerly).ToList())
        {
            (member.Root, member.Story) = (root, story);
            foreach (var entry in member.Alive.FindAll(e => e.Cited is null && e.Origin != story))
            {
                End(member, entry, sequence);
                Begin(member, entry with { Origin = story, From = sequence });
            }

            if (member != article)
            {
                // Another article's entries settle with the cause too.
                foreach (var (key, ended) in member.Open)
                {
                    article.Open.TryAdd(key, []);
                    article.Open[key].AddRange(ended);
                }

                member.Open.Clear();
            }
        }
    }

    /// <summary>Within a reading (the text was revised, say, and the reviewers' acts are carried over) the reading's end settles it.</summary>
    private void SettleUnlessReading(ArticleLine article, RecordedEvent cause, Action act)
    {
        var reading = article.Open.Count > 0;
        act();
        if (!reading)
        {
            Settle(article, cause);
        }
    }

    private void Settle(ArticleLine article, RecordedEvent cause)
    {
        var begun = article.Alive.FindAll(e => e.From > article.Settled);
        foreach (var (key, ended) in article.Open.OrderBy(o => o.Key, PositionKey.Order))
        {
            var account = Account(key);
            if (account.Settle(ended, begun) is { } difference)
            {
                var (after, name) = (account.Current, EventNames.NameOf(cause.Event));
                _changes.Add(new Change(
                    cause.Sequence, key, cause.RecordedAt, name, cause.Stream, after.Deciding?.Sequence, after.LastConfirmed, difference));
            }
        }

        article.Open.Clear();
        article.Settled = cause.Sequence;
    }
}
