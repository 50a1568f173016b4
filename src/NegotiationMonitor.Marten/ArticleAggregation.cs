using JasperFx.Events;
using Marten.Events.Aggregation;
using NegotiationMonitor.Articles;

namespace NegotiationMonitor.Marten;

/// <summary>An article's record as Marten aggregates it: the domain's own fold.</summary>
public sealed class ArticleAggregation : SingleStreamProjection<ArticleRecord, string>
{
    /// <inheritdoc />
    public override ArticleRecord Evolve(ArticleRecord? snapshot, string id, IEvent e)
    {
        ArgumentNullException.ThrowIfNull(e);
        var record = snapshot ?? new ArticleRecord(id);
        record.Apply(e.Id, (ArticleEvent)e.Data);
        return record;
    }
}
