using JasperFx.Events;
using Marten;
using Marten.Events.Projections;
using NegotiationMonitor.Articles;
using NegotiationMonitor.Postgres;
using NegotiationMonitor.Postgres.Positions;
using Npgsql;

namespace NegotiationMonitor.Marten;

/// <summary>
/// The position projection run by Marten's daemon: the same fold and the same rows, in the transaction in which Marten moves its progress. Our own checkpoint
/// moves there too, so that either back end goes on where the other stopped.
/// </summary>
internal sealed class PositionsInMarten(Database database) : IProjection
{
    public Task ApplyAsync(IDocumentOperations operations, IReadOnlyList<IEvent> events, CancellationToken cancellation)
    {
        var recorded = events.Select(e => new RecordedEvent(e.Sequence, e.Id, e.StreamKey!, e.Version, e.Timestamp, (ArticleEvent)e.Data)).ToList();
        ((ITransactionParticipantRegistrar)operations).AddTransactionParticipant(new Page(database, recorded));
        return Task.CompletedTask;
    }

    /// <summary>What is read and written happens when the page commits, so that a page sees the rows of the one before it.</summary>
    private sealed class Page(Database database, List<RecordedEvent> events) : ITransactionParticipant
    {
        public Task BeforeCommitAsync(NpgsqlConnection connection, NpgsqlTransaction transaction, CancellationToken token) =>
            PositionProjection.AdvanceAsync(events, database, connection, token);
    }
}
