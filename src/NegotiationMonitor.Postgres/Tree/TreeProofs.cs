using System.Globalization;
using System.Text;
using NegotiationMonitor.Articles;
using NegotiationMonitor.Audit;
using NegotiationMonitor.Audit.Merkle;
using NegotiationMonitor.Postgres.Positions;
using Npgsql;

namespace NegotiationMonitor.Postgres.Tree;

/// <summary>Writes proofs out of the stored tree. Reads only; what is not signed yet (<see cref="Sealer"/>) cannot be proven.</summary>
public sealed class TreeProofs(Database database, KeyFolder keys)
{
    /// <summary>The last signed head; null where nothing is signed.</summary>
    public async Task<SignedHead?> HeadAsync(CancellationToken cancellation = default)
    {
        await using var connection = await database.Source.OpenConnectionAsync(cancellation);
        var state = await TreeRows.StateAsync(connection, cancellation);
        return await TreeRows.LastHeadAsync(connection, state.Log, cancellation);
    }

    /// <summary>Proves that an event is in the log of the last head, with the text it was read from.</summary>
    /// <param name="name">Its sequence number or id.</param>
    /// <param name="withText">Whether the article's text goes in; its hash does in any case.</param>
    /// <exception cref="RefusedException">There is no such event, it is not signed yet, or it is not what was signed.</exception>
    public async Task<EventProof> ProveAsync(string name, bool withText, CancellationToken cancellation = default)
    {
        await using var connection = await database.Source.OpenConnectionAsync(cancellation);
        await using var snapshot = await connection.BeginTransactionAsync(System.Data.IsolationLevel.RepeatableRead, cancellation);
        var state = await TreeRows.StateAsync(connection, cancellation);
        var head = await TreeRows.LastHeadAsync(connection, state.Log, cancellation);
        var @event = await FindAsync(connection, name, state.LogEnd, cancellation);
        if (head is null || head.Head.Sequence < @event.Sequence)
        {
            throw new RefusedException(string.Create(CultureInfo.InvariantCulture, $"Event {@event.Sequence} is recorded, but no signed head covers it yet (the last one: {head?.Head.Sequence ?? 0}); ask again in a moment"));
        }

        var bringsText = @event.Event is ArticleReceived or ArticleRevised;
        if (bringsText && !withText)
        {
            throw new RefusedException($"Event {name} brings an article's text and says nothing else: without the text there is nothing to prove");
        }

        var article = bringsText ? null : await FirstAsync(connection.Tree("article_of").With(@event.Stream).With(@event.Version), cancellation);
        var reader = new TileReader(connection);
        var own = await ProvenAsync(connection, reader, @event, head.Head, withData: true, cancellation);
        var text = article is null ? null : await ProvenAsync(connection, reader, article, head.Head, withText, cancellation);
        return new EventProof(ProofCheck.ShowsOf(@event.Event, withText ? article?.Event : null), own, text, head, KeysFor(head.Key));
    }

    /// <summary>Proves that the log of a later head begins with the log of an earlier one.</summary>
    /// <param name="from">A head kept from before.</param>
    /// <param name="to">A later one; null for the last.</param>
    /// <exception cref="RefusedException">A head is of another log, or larger than what is signed; or the log no longer begins with what was signed.</exception>
    public async Task<ConsistencyProof> ProveAsync(SignedHead from, SignedHead? to, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(from);
        await using var connection = await database.Source.OpenConnectionAsync(cancellation);
        var state = await TreeRows.StateAsync(connection, cancellation);
        to ??= await TreeRows.LastHeadAsync(connection, state.Log, cancellation) ?? throw new RefusedException("The log has no signed head yet");
        foreach (var head in new[] { from.Head, to.Head })
        {
            if (head.Log != state.Log || head.Size < 1 || head.Size > state.Size)
            {
                throw new RefusedException(string.Create(
                    CultureInfo.InvariantCulture, $"A head of {head.Size} events of log {head.Log} cannot be proven here: this is log {state.Log}, signed up to {state.Size} events"));
            }
        }

        if (from.Head.Size > to.Head.Size)
        {
            throw new RefusedException(string.Create(CultureInfo.InvariantCulture, $"The head to prove from has {from.Head.Size} events, more than the {to.Head.Size} of the other; swap them"));
        }

        var reader = new TileReader(connection);
        var path = await reader.RootsAsync(MerklePath.Consistency(from.Head.Size, to.Head.Size), cancellation);
        var proof = new ConsistencyProof(from, to, [.. path.Select(Convert.ToHexStringLower)], KeysFor(from.Key, to.Key));
        return ProofCheck.Check(proof, null) is { Holds: false } verdict ? throw new RefusedException("This cannot be proven: " + string.Join("; ", verdict.Faults)) : proof;
    }

    /// <summary>The last head of so many events.</summary>
    /// <exception cref="RefusedException">None of that size was signed.</exception>
    public async Task<SignedHead> HeadOfSizeAsync(long size, CancellationToken cancellation = default)
    {
        await using var connection = await database.Source.OpenConnectionAsync(cancellation);
        var state = await TreeRows.StateAsync(connection, cancellation);
        return (await connection.Tree("head_of_size").With(size).ListAsync(r => TreeRows.Head(r, state.Log), cancellation)).FirstOrDefault()
            ?? throw new RefusedException(string.Create(CultureInfo.InvariantCulture, $"No head of {size} events was signed; the log is signed up to {state.Size}"));
    }

    private static async Task<ProvenEvent> ProvenAsync(NpgsqlConnection connection, TileReader reader, Found found, TreeHead head, bool withData, CancellationToken cancellation)
    {
        var leaf = EventLeaf.HashOf(found.Sequence, found.Id, found.Stream, found.Version, found.Type, found.RecordedAt, found.DataHash);
        var index = (await connection.Tree("index_of").With(found.Sequence).ListAsync(r => r.GetInt64(0), cancellation))[0];
        var path = index < 0 || index >= head.Size ? [] : await reader.RootsAsync(MerklePath.Inclusion(index, head.Size), cancellation);
        return MerklePath.Includes(leaf, index, head.Size, path, Convert.FromHexString(head.Root))
            ? new ProvenEvent(
                found.Sequence, found.Id, found.Stream, found.Version, found.Type, found.RecordedAt, withData ? Encoding.UTF8.GetString(found.Canonical) : null,
                Convert.ToHexStringLower(found.DataHash), index, [.. path.Select(Convert.ToHexStringLower)])
            : throw new RefusedException(string.Create(CultureInfo.InvariantCulture, $"Event {found.Sequence} does not stand in the log as it was signed; `negmon verify` shows what happened"));
    }

    private static async Task<Found> FindAsync(NpgsqlConnection connection, string name, long end, CancellationToken cancellation)
    {
        var isNumber = long.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out var sequence);
        var id = Guid.Empty;
        if (!isNumber && !Guid.TryParse(name, CultureInfo.InvariantCulture, out id))
        {
            throw new RefusedException(string.Create(CultureInfo.InvariantCulture, $"'{name}' is no event: give its sequence number (1 to {end}) or its id, as `negmon events --format jsonl` shows them"));
        }

        return await FirstAsync(connection.Tree("find_event").With(isNumber ? sequence : null, NpgsqlTypes.NpgsqlDbType.Bigint).With(id), cancellation)
            ?? throw new RefusedException(string.Create(CultureInfo.InvariantCulture, $"There is no event {name}; the log goes up to sequence {end}"));
    }

    private static async Task<Found?> FirstAsync(NpgsqlCommand command, CancellationToken cancellation) => (await command.ListAsync(Found.Read, cancellation)).FirstOrDefault();

    /// <summary>The keys that signed, and those that lead to them.</summary>
    private IReadOnlyList<ProofKey> KeysFor(params string[] signers)
    {
        var ring = keys.Ring();
        foreach (var signer in signers)
        {
            _ = ring.Find(signer) ?? throw new RefusedException($"The public key {signer[..Math.Min(16, signer.Length)]} that signed the head is not in {keys.Directory}; put its .pub.pem there");
        }

        return
        [
            .. ring.Keys.Where(k => signers.Any(s => ring.Descends(s, k.Id)))
                .Select(k => new ProofKey(k.Id, k.Pem, [.. ring.Endorsements.Where(e => string.Equals(e.Key, k.Id, StringComparison.Ordinal))])),
        ];
    }

    private sealed record Found(long Sequence, Guid Id, string Stream, long Version, string Type, DateTimeOffset RecordedAt, byte[] Canonical, byte[] DataHash, ArticleEvent Event)
    {
        public static Found Read(NpgsqlDataReader row)
        {
            var data = row.GetFieldValue<byte[]>(6);
            var canonical = EventHash.Canonical(data);
            return new Found(
                row.GetInt64(0), row.GetGuid(1), row.GetString(2), row.GetInt64(3), row.GetString(4), row.GetFieldValue<DateTimeOffset>(5), canonical, EventHash.OfCanonicalData(canonical),
                EventJson.Read(row.GetString(4), data));
        }
    }
}
