using NegotiationMonitor.Articles;
using NegotiationMonitor.Positions;
using NegotiationMonitor.Postgres.Positions;
using NegotiationMonitor.Watching;
using Npgsql;

namespace NegotiationMonitor.Postgres.Watching;

/// <summary>A change with the act that decides since; titles are known elsewhere.</summary>
/// <param name="Act">Null where nothing is left.</param>
public sealed record NoticedChange(ChangeView View, Act? Act)
{
    /// <summary>How direct the voice behind it is; null where nothing is left.</summary>
    public Directness? Directness => View.Decided?.Entry.Directness;

    /// <summary>All that a subscriber is told.</summary>
    public ChangeNotice Notice(string? dossierTitle, string? issueTitle) => new(
        View.Change, dossierTitle, issueTitle,
        View.Decided is { Entry: var e } && Act is not null
            ? new NoticeAct(e.Sequence, e.Type, e.Directness, e.Speaker, e.ClaimedBy, e.SaidOn, Act.Evidence, Act.Rule, Act.Reader)
            : null,
        View.Decided is { Article: var a } ? new NoticeArticle(a.Stream, a.Name, a.Title, a.Outlet, a.Url, a.PublishedOn) : null);
}

/// <summary>Some changes in their order.</summary>
/// <param name="Reached">Whoever goes on from here misses none.</param>
/// <param name="More">Whether there are more by now.</param>
public sealed record NoticePage(IReadOnlyList<NoticedChange> Changes, ChangeCursor Reached, bool More);

/// <summary>Reads changes for subscribers, from any place.</summary>
public sealed class NoticeQueries(Database database)
{
    /// <summary>Sequence up to which all changes are there.</summary>
    public async Task<long> HeadAsync(CancellationToken cancellation = default)
    {
        await using var connection = await database.Source.OpenConnectionAsync(cancellation);
        return await WatchStore.HeadAsync(connection, cancellation);
    }

    /// <summary>The changes behind a cursor, in order; about so many, as a cause's changes are not parted.</summary>
    public async Task<NoticePage> AfterAsync(ChangeCursor cursor, int limit, CancellationToken cancellation = default)
    {
        // Behind one change of a cause the others of that cause come first.
        var after = cursor.Key is null ? cursor.Sequence : cursor.Sequence - 1;
        while (true)
        {
            var answer = await new ChangeQueries(database).ChangesAsync(new ChangeFilter(PositionFilter.All, after, Limit: limit), Clocks.Now, cancellation);
            var more = answer.Rows.Count >= limit;
            var rows = answer.Rows.Where(r => cursor.IsBefore(r.Change)).ToList();
            var reached = more ? answer.Rows[^1].Change.Sequence : Math.Max(answer.Sequence, cursor.Sequence);
            if (rows.Count > 0 || !more)
            {
                return new NoticePage(await WithActsAsync(rows, cancellation), new ChangeCursor(reached), more);
            }

            after = reached;
        }
    }

    /// <summary>The latest changes that a filter wants, the newest first.</summary>
    public async Task<IReadOnlyList<NoticedChange>> LatestAsync(WatchFilter filter, int most, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(filter);
        var found = new List<ChangeView>();
        for (var before = long.MaxValue; found.Count < most;)
        {
            var page = await new ChangeQueries(database).BeforeAsync(before, 4 * most, cancellation);
            if (page.Count == 0)
            {
                break;
            }

            found.AddRange(page.Where(v => filter.Wants(v.Change, v.Decided?.Entry.Directness)));
            before = page[^1].Change.Sequence;
        }

        return await WithActsAsync([.. found.Take(most)], cancellation);
    }

    private async Task<IReadOnlyList<NoticedChange>> WithActsAsync(List<ChangeView> changes, CancellationToken cancellation)
    {
        var sequences = changes.Select(c => c.Decided?.Entry.Sequence).OfType<long>().Distinct().ToArray();
        if (sequences.Length == 0)
        {
            return [.. changes.Select(c => new NoticedChange(c, null))];
        }

        await using var connection = await database.Source.OpenConnectionAsync(cancellation);
        var acts = (await WatchStore.Command(connection, "acts_of_changes").With(sequences).ListAsync(Read, cancellation)).ToDictionary(a => a.Sequence, a => a.Act);
        return [.. changes.Select(c => new NoticedChange(c, c.Decided is { } decided ? acts.GetValueOrDefault(decided.Entry.Sequence) : null))];
    }

    private static (long Sequence, Act Act) Read(NpgsqlDataReader row) => (row.GetInt64(0), EventJson.Read(row.GetString(1), row.GetFieldValue<byte[]>(2)) switch
    {
        ActAdded added => added.Act,
        ActAmended amended => amended.Becomes,
        var said => (Act)said,
    });
}
