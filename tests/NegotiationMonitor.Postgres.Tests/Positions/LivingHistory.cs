using System.Globalization;
using NegotiationMonitor.Articles;
using NegotiationMonitor.Positions;
using NegotiationMonitor.Postgres.Log;
using NegotiationMonitor.Postgres.Positions;
using NegotiationMonitor.Tests.Positions;

namespace NegotiationMonitor.Postgres.Tests.Positions;

/// <summary>
/// A random history lived through the front door, out of random bytes so that FsCheck can shrink it: articles that come late, twice, as
/// copies or with a changed text; reviewers who retract, amend and add, also what is no longer there; readings by newer readers.
/// </summary>
/// <param name="project">Brings the positions up to the log's end, about so many events at a time; null for the default back end's follower.</param>
internal sealed class LivingHistory(Database database, EventLog log, Func<int, Task>? project = null)
{
    /// <summary>Bytes a step.</summary>
    public const int Step = 14;

    private static readonly string?[] Outlets = ["Reuters", "Bloomberg", "The Guardian", null];
    private readonly List<string> _streams = [];
    private readonly List<(ArticleText Article, ArticleReading Reading)> _sent = [];

    /// <summary>What rereadings were foretold to make of the positions now, by the sequence they begin after, with what they made of them.</summary>
    public List<(Preview Foretold, IReadOnlyList<Position> Came)> Rereadings { get; } = [];

    /// <summary>What has happened besides events: conflicts, duplicates.</summary>
    public HashSet<string> Met { get; } = new(StringComparer.Ordinal);

    /// <summary>Answers given on the way, with the clocks they were of.</summary>
    public List<(Clocks Clocks, List<Position> Answer)> Answers { get; } = [];

    /// <summary>Lives through the bytes and projects what came of them, in batches of a random size.</summary>
    public async Task LiveAsync(byte[] bytes)
    {
        for (var i = 0; i + Step <= bytes.Length; i += Step)
        {
            await StepAsync(bytes[i..(i + Step)]);
            if (bytes[i + 12] % 4 == 0)
            {
                await ProjectAsync(1 + (bytes[i + 13] % 40));
                var head = await log.HeadAsync();
                var clocks = new Clocks(
                    bytes[i + 11] % 4 == 0 ? null : Story.Aug(1 + (bytes[i + 11] % 28)), bytes[i + 10] % 3 == 0 ? head : bytes[i + 10] % (head + 1),
                    bytes[i + 9] % 2 == 0 ? null : Story.Aug(1 + (bytes[i + 9] % 28)));
                Answers.Add((clocks, await AsOfAsync(clocks)));
            }
        }

        await ProjectAsync(1 + (bytes.Length % 50));
    }

    public Task ProjectAsync(int batch = 1000) => project?.Invoke(batch) ?? PositionProjection.Follow(database, new FollowerOptions { BatchSize = batch }).CatchUpAsync();

    public async Task<List<Position>> AsOfAsync(Clocks clocks) =>
        [.. (await new PositionQueries(database).PositionsAsync(PositionFilter.All, clocks)).Rows.Select(r => r.Position)];

    private async Task StepAsync(byte[] b)
    {
        if (_streams.Count == 0 || b[0] % 16 < 6)
        {
            await SendAsync(NewArticle(b, _sent.Count, b[1] % 6));
            return;
        }

        var stream = _streams[b[1] % _streams.Count];
        var record = await log.LoadAsync(stream);
        var act = record.Acts.Count == 0 ? Guid.NewGuid() : record.Acts[b[2] % record.Acts.Count].Id;
        switch (b[0] % 16)
        {
            case 6:
                await SendAsync(_sent[b[1] % _sent.Count]);
                break;
            case 7:
                await ReviseAsync(b);
                break;
            case 8 or 9:
                await ReviewAsync(stream, r => ReviewDecisions.Decide(r, new Retract(b[2] % 5 == 0 ? Judged(r, act) : act, Reviewer(b), "wrong")));
                break;
            case 10 or 11:
                await ReviewAsync(stream, r => ReviewDecisions.Decide(r, new Amend(act, In(ActOf(b), r.Article!.Text), Reviewer(b), "other")));
                break;
            case 12:
                await ReviewAsync(stream, r => ReviewDecisions.Decide(r, new Add(In(ActOf(b), r.Article!.Text), Reviewer(b), "missed")));
                break;
            default:
                await RereadAsync(stream, b);
                break;
        }
    }

    private async Task SendAsync((ArticleText Article, ArticleReading Reading) sent)
    {
        _sent.Add(sent);
        var recorded = await log.RecordAsync(sent.Article, sent.Reading);
        var stream = recorded.Appended.Stream;
        _ = recorded.Outcome == RecordOutcome.Known && Met.Add("duplicate");
        if (!_streams.Contains(stream))
        {
            _streams.Add(stream);
        }
    }

    private Task ReviseAsync(byte[] b)
    {
        var (article, _) = _sent[b[1] % _sent.Count];
        var (text, reading) = NewArticle(b, _sent.Count, b[1] % 6);
        return SendAsync((text with { Url = article.Url, Outlet = article.Outlet }, reading));
    }

    private async Task ReviewAsync(string stream, Func<ArticleRecord, IReadOnlyList<NewEvent>> decide)
    {
        try
        {
            await log.DecideAsync(stream, decide);
        }
        catch (RefusedException e) when (e.IsConflict)
        {
            // The later of two reviewers; nothing was recorded.
            Met.Add("conflict");
        }
    }

    private async Task RereadAsync(string stream, byte[] b)
    {
        var record = await log.LoadAsync(stream);
        var reading = Reading(record.Article!.Text, [In(ActOf(b), record.Article.Text), .. record.Acts.Where(a => !a.Reviewed).Skip(b[3] % 2).Select(a => a.Act)], "test/" + (b[4] % 5));
        var events = ArticleDecisions.Decide(record, new Reread(reading, "newer"));
        await ProjectAsync();
        var foretold = await new PreviewQueries(database).PreviewAsync([.. events.Select(e => (stream, e))]);
        await log.DecideAsync(stream, r => ArticleDecisions.Decide(r, new Reread(reading, "newer")));
        await ProjectAsync();
        Rereadings.Add((foretold, await AsOfAsync(Clocks.Now)));
    }

    /// <summary>An article that tells one of a few stories, so that some tell the same; its acts are on days before and after others'.</summary>
    private static (ArticleText Article, ArticleReading Reading) NewArticle(byte[] b, int number, int story)
    {
        var words = string.Join(' ', Enumerable.Range(0, 45).Select(w => string.Create(CultureInfo.InvariantCulture, $"story{story}word{w}")));
        var text = string.Create(CultureInfo.InvariantCulture, $"It was said. {words}. Number {(b[2] % 3 == 0 ? 0 : number)}.");
        var acts = new List<Act> { In(ActOf(b), text) };
        if (b[11] % 2 == 0)
        {
            acts.Add(In(ActOf([.. b.Select(x => (byte)((x * 7) + 3))]), text));
        }

        var article = new ArticleText(
            text, Outlets[b[2] % 4], b[3] % 4 == 0 ? null : string.Create(CultureInfo.InvariantCulture, $"https://example.org/{number}"), null, b[3] % 3 == 0 ? null : Story.Aug(1 + (b[3] % 28)));
        return (article, Reading(text, acts, "test/1"));
    }

    private static ArticleReading Reading(string text, IReadOnlyList<Act> acts, string reader) => new(reader, Story.Dossier, "book", acts, text.Length);

    private static Act ActOf(byte[] b) => RandomHistory.ActOf(b);

    private static Act In(Act act, string text) => act with { Evidence = [new Evidence(0, 12, text[..12])] };

    private static Guid Judged(ArticleRecord record, Guid otherwise) => record.Verdicts.Count == 0 ? otherwise : record.Verdicts.Keys.First();

    private static string Reviewer(byte[] b) => b[5] % 2 == 0 ? "Ann" : "Bob";
}
