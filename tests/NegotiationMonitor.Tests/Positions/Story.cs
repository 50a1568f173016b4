using NegotiationMonitor.Articles;
using NegotiationMonitor.Positions;

namespace NegotiationMonitor.Tests.Positions;

/// <summary>Writes a log for a test: articles, what they say, and what reviewers and outlets did to them afterwards.</summary>
public sealed class Story
{
    public const string Dossier = "peace";

    private readonly List<RecordedEvent> _log = [];
    private string _stream = "";

    public IReadOnlyList<RecordedEvent> Log => _log;

    public long Head => _log.Count;

    public static DateOnly Aug(int day) => new(2025, 8, day);

    public Story Article(string? outlet = "Reuters", int? published = null, string? stream = null)
    {
        _stream = stream ?? $"article-{_log.Count + 1:x4}";
        return Append(new ArticleReceived($"… {_log.Count + 1} {stream}", "hash", "en", outlet, null, "Title", published is { } day ? Aug(day) : null, _stream, Dossier));
    }

    public Story Says(
        string actor, string issue, Stance stance, int day, string? speaker = null, Mode mode = Mode.Paraphrase, string? claimedBy = null,
        Certainty certainty = Certainty.Asserted, string[]? chain = null, Condition[]? conditions = null, string? proposition = null) =>
        Act(new StanceStated
        {
            Dossier = Dossier, Actor = actor, Issue = issue, Stance = stance, Speaker = speaker, Mode = mode, ClaimedBy = claimedBy,
            Certainty = certainty, Chain = chain ?? [], Conditions = conditions ?? [], Proposition = proposition,
            SaidOn = new SaidOn(Aug(day), Aug(day), DateBasis.Stated), Evidence = [new Evidence(0, 1, "…")], Rule = "test", Reader = "test/1",
        });

    public Story Does<T>(string actor, string issue, int day, Stance stance = Stance.None, Certainty certainty = Certainty.Asserted, string? proposition = null, Condition[]? conditions = null)
        where T : Act =>
        Act(Make<T>(actor, issue, day) with { Stance = stance, Certainty = certainty, Proposition = proposition, Conditions = conditions ?? [] });

    public Story Act(Act act) => Append(act);

    public Story Read() => Append(new ArticleRead("test/1", Dossier, null, 1, 1));

    /// <summary>Turns to an article of before.</summary>
    public Story In(string stream)
    {
        _stream = stream;
        return this;
    }

    public Story Append(ArticleEvent happened)
    {
        var sequence = _log.Count + 1;
        _log.Add(new RecordedEvent(
            sequence, IdOf(sequence), _stream, _log.Count(e => e.Stream == _stream) + 1, DateTimeOffset.UnixEpoch.AddMinutes(sequence), happened));
        return this;
    }

    public static Guid IdOf(long sequence) => new((int)sequence, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);

    public PositionBook Book()
    {
        var book = new PositionBook();
        _log.ForEach(book.Apply);
        return book;
    }

    /// <summary>The changes that the events after <paramref name="sequence"/> caused.</summary>
    public IReadOnlyList<Change> ChangesAfter(long sequence) => [.. Book().Changes.Where(c => c.Sequence > sequence)];

    public static T Make<T>(string actor, string? issue, int day)
        where T : Act => (T)Make(EventNames.NameOf(typeof(T)), actor, issue is "" ? null : issue, day);

    public static Act Make(string type, string actor, string? issue, int day)
    {
        var bare = """{"actor":"a","saidOn":{"from":"2025-08-01","to":"2025-08-01","basis":"stated"},"evidence":[],"rule":"test","reader":"test/1"}"""u8;
        return (Act)EventJson.Read(type, bare) with
        {
            Dossier = Dossier, Actor = actor, Issue = issue, SaidOn = new SaidOn(Aug(day), Aug(day), DateBasis.Stated),
            Evidence = [new Evidence(0, 1, "…")],
        };
    }
}
