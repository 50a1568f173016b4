using System.Runtime.ExceptionServices;
using JasperFx.Events;
using Marten;
using Marten.Exceptions;
using Marten.Services;
using NegotiationMonitor.Articles;
using NegotiationMonitor.Postgres;
using NegotiationMonitor.Postgres.Log;
using Npgsql;

namespace NegotiationMonitor.Marten;

/// <summary>
/// Events as Marten stores them and articles as it aggregates them, in sessions that take part in the writer's transaction. The writer holds the
/// lock on the log, so the numbers Marten draws are known beforehand and the hashes can cover them.
/// </summary>
internal sealed class MartenRows(IDocumentStore store) : IEventRows
{
    public async Task<IReadOnlyList<ArticleRecord>> RecordsAsync(NpgsqlTransaction transaction, IReadOnlyList<string> streams)
    {
        await using var session = store.QuerySession(SessionOptions.ForTransaction(transaction));
        var records = new List<ArticleRecord>(streams.Count);
        foreach (var stream in streams)
        {
            records.Add(await session.Events.AggregateStreamAsync<ArticleRecord>(stream) ?? new ArticleRecord(stream));
        }

        return records;
    }

    public async Task<long[]> NumberAsync(NpgsqlTransaction transaction, int count)
    {
        await using var command = new NpgsqlCommand(SqlFile.Text("Log/Sql/next_sequence"), transaction.Connection);
        var next = (long)(await command.ExecuteScalarAsync())!;
        return [.. Enumerable.Range(0, count).Select(i => next + i)];
    }

    public async Task StoreAsync(NpgsqlTransaction transaction, NpgsqlBatch batch, IReadOnlyList<ChainedEvent> events)
    {
        await using var session = store.LightweightSession(SessionOptions.ForTransaction(transaction));
        for (var (from, to) = (0, 0); from < events.Count; from = to)
        {
            while (to < events.Count && events[to].Stream == events[from].Stream)
            {
                to++;
            }

            var appended = session.Events.Append(events[from].Stream, events[to - 1].Version, events.Skip(from).Take(to - from).Select(e => (object)Wrapped(session, e)));
            foreach (var e in appended.Events)
            {
                // Stored names only: the log holds no names of classes.
                e.DotNetTypeName = null!;
            }

            // Stream by stream: of several in one go Marten would leave tombstones in the log where a later one fails.
            await SaveAsync(session);
        }
    }

    private static IEvent Wrapped(IDocumentSession session, ChainedEvent chained)
    {
        var wrapped = session.Events.BuildEvent(chained.Event.Event);
        (wrapped.Id, wrapped.Timestamp) = (chained.Event.Id, chained.RecordedAt);
        wrapped.SetHeader("prev", chained.Hashes.Previous);
        wrapped.SetHeader("hash", chained.Hashes.Hash);
        wrapped.SetHeader("log", chained.Hashes.Log);
        return wrapped;
    }

    private static async Task SaveAsync(IDocumentSession session)
    {
        try
        {
            await session.SaveChangesAsync();
        }
        catch (MartenCommandException e) when (e.InnerException is NpgsqlException inner)
        {
            // The writer knows what to do about PostgreSQL's own.
            ExceptionDispatchInfo.Throw(inner);
        }
    }
}
