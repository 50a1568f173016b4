using NegotiationMonitor.App.Cli;
using NegotiationMonitor.Audit.Merkle;
using NegotiationMonitor.Postgres.Tree;

namespace NegotiationMonitor.App.Web;

/// <summary><c>/api/log</c>: the log's signed head, and proofs that <c>negmon verify-proof</c> checks without this service.</summary>
internal static class LogResource
{
    public static void Map(IEndpointRouteBuilder app)
    {
        var log = app.MapGroup("/api/log");
        log.MapGet("/head", HeadAsync).WithName("log-head").WithSummary("The last signed head of the log, or that of a size").Produces<SignedHead>();
        log.MapGet("/proof/{event}", ProveAsync).WithName("log-proof").WithSummary("Proof that an event is in the log, by its sequence number or id; text=false withholds the article's text").Produces<EventProof>();
        log.MapGet("/consistency", ContinueAsync).WithName("log-consistency").WithSummary("Proof that the log of a head begins with the log of an earlier one, by their sizes; to is the last head if not given").Produces<ConsistencyProof>();
        log.MapGet("/keys", (Store store) => store.Keys.Ring().Keys.Select(k => new ShownKey(k.Id, k.Pem))).WithName("log-keys").WithSummary("The public keys that heads are or were signed with");
    }

    private static async Task<IResult> HeadAsync(Store store, long? size, CancellationToken cancellation)
    {
        var head = size is null ? await Proofs(store).HeadAsync(cancellation) : await Proofs(store).HeadOfSizeAsync(size.Value, cancellation);
        return head is null ? Results.Problem("nothing is signed yet", statusCode: StatusCodes.Status404NotFound) : Json(Proof.ToJson(head));
    }

    private static async Task<IResult> ProveAsync(Store store, string @event, bool? text, CancellationToken cancellation) =>
        Json((await Proofs(store).ProveAsync(@event, text ?? true, cancellation)).ToJson());

    private static async Task<IResult> ContinueAsync(Store store, long from, long? to, CancellationToken cancellation)
    {
        var proofs = Proofs(store);
        var later = to is null ? null : await proofs.HeadOfSizeAsync(to.Value, cancellation);
        return Json((await proofs.ProveAsync(await proofs.HeadOfSizeAsync(from, cancellation), later, cancellation)).ToJson());
    }

    private static TreeProofs Proofs(Store store) => new(store.Database, store.Keys);

    private static IResult Json(string json) => Results.Text(json, "application/json");

    internal sealed record ShownKey(string Key, string Pem);
}
