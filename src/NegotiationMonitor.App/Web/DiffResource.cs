using NegotiationMonitor.App.Cli;
using NegotiationMonitor.App.Shapes;
using NegotiationMonitor.Positions;
using NegotiationMonitor.Postgres.Positions;

namespace NegotiationMonitor.App.Web;

/// <summary><c>/api/diff</c>: what differs between two days or two states of knowledge.</summary>
internal static class DiffResource
{
    public static void Map(IEndpointRouteBuilder app) =>
        app.MapGet("/api/diff", ListAsync).WithName("diff").WithSummary("Which positions differ between two days (from, to) or two states of knowledge (recordedFrom, publishedFrom …), with the quotes that moved them");

    /// <summary>What is compared; what is not given is the same for both.</summary>
    /// <param name="From">The earlier day of the first clock.</param>
    /// <param name="RecordedFrom">The earlier state of knowledge: sequence number, day or time.</param>
    /// <param name="PublishedFrom">The earlier day of the press.</param>
    internal sealed record Compared(string? From, string? To, string? RecordedFrom, string? RecordedTo, string? PublishedFrom, string? PublishedTo);

    /// <summary>Differences with both sets of clocks.</summary>
    internal sealed record Differing(AnsweredUnder From, AnsweredUnder To, IReadOnlyList<ShownDifference> Items);

    private static async Task<Differing> ListAsync([AsParameters] Compared compared, [AsParameters] Asked asked, Store store, CancellationToken cancellation)
    {
        var two = new TwoClocks(compared.From, compared.To, compared.RecordedFrom, compared.RecordedTo, compared.PublishedFrom, compared.PublishedTo);
        var (from, to) = await two.AskAsync(await asked.ClocksAsync(store, cancellation), field => char.ToLowerInvariant(field[0]) + field[1..], store, cancellation);
        var answer = await new PositionQueries(store.Database).DiffAsync(asked.Filter(), from, to, cancellation: cancellation);
        var titles = await store.TitlesAsync(cancellation);
        return new(Under(from, answer.Sequence), Under(to, answer.Sequence), [.. answer.Rows.Select(d => ShownDifference.Of(d, titles))]);
    }

    private static AnsweredUnder Under(Clocks clocks, long sequence) => new(clocks.SaidBy, clocks.RecordedBy ?? sequence, clocks.PublishedBy);
}
