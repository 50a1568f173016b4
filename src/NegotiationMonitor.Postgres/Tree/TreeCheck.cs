using System.Globalization;
using NegotiationMonitor.Audit.Merkle;
using NegotiationMonitor.Postgres.Log;
using NegotiationMonitor.Postgres.Positions;
using Npgsql;

namespace NegotiationMonitor.Postgres.Tree;

/// <summary>
/// Holds the log's events, as they come by in order, against the tree that was stored and the heads that were signed. An attacker who makes the chains fit
/// does not make the stored leaves fit: then the very event is named. One who rewrites those too cannot sign: then the head is named
/// whose events they were.
/// </summary>
internal sealed class TreeCheck
{
    /// <summary>So far ahead in the tree it looks for an event that does not stand at its place, to tell a removed one from an altered one.</summary>
    private const int Ahead = 1024;

    private readonly NpgsqlConnection side;
    private readonly List<LogFault> faults;
    private readonly HeadQueue heads;
    private readonly long size;
    private readonly MerkleRange range = new();
    private readonly List<(long Tile, byte[] Hashes)> tiles = [];
    private LogRow? pending;
    private string before = "the log's beginning";

    private TreeCheck(NpgsqlConnection side, List<LogFault> faults, HeadQueue heads, long size)
    {
        this.side = side;
        this.faults = faults;
        this.heads = heads;
        this.size = size;
    }

    /// <summary>The largest signed head that is known.</summary>
    public SignedHead? Newest => heads.Newest;

    /// <summary>Begins; to be called before the log's snapshot is taken.</summary>
    /// <exception cref="RefusedException">The tree's running record is gone.</exception>
    public static async Task<TreeCheck> BeginAsync(NpgsqlConnection side, LogTrust? trust, List<LogFault> faults, CancellationToken cancellation)
    {
        var states = await side.Tree("tree_state").ListAsync(r => (Log: r.GetGuid(0), Size: r.GetInt64(1)), cancellation);
        if (states.Count == 0)
        {
            faults.Add(new LogFault(LogFaultKind.Removed, null, null, null, "the hash tree's running record (nm_tree) is gone"));
        }

        var (log, size) = states.FirstOrDefault();
        return new TreeCheck(side, faults, await HeadQueue.BeginAsync(side, log, trust, faults, cancellation), size);
    }

    /// <summary>The next event of the log.</summary>
    public async Task NextAsync(LogRow row, CancellationToken cancellation)
    {
        var leaf = row.Leaf;
        if (pending is { } doubtful)
        {
            pending = null;
            if (Same(await LeafAsync(range.Size, cancellation), leaf))
            {
                Fault(LogFaultKind.Inserted, doubtful, "was put in behind the log's back: it is not in the hash tree, and the chains were made to fit");
            }
            else
            {
                await AlteredAsync(doubtful, cancellation);
            }
        }

        await PlaceAsync(row, leaf, cancellation);
    }

    /// <summary>After the last event.</summary>
    public async Task EndAsync(CancellationToken cancellation)
    {
        if (pending is { } doubtful)
        {
            await AlteredAsync(doubtful, cancellation);
        }

        var left = Math.Max(size, heads.Newest?.Head.Size ?? 0);
        if (range.Size < left)
        {
            var when = heads.Newest is { } newest && newest.Head.Size > range.Size ? " on " + EventLeaf.Time(newest.Head.SignedAt) : "";
            faults.Add(new LogFault(LogFaultKind.Removed, null, null, null, Text($"the log was signed with {left} events{when}, but holds {range.Size} of them: its end, after {before}, was cut off")));
        }
    }

    private async Task PlaceAsync(LogRow row, byte[] leaf, CancellationToken cancellation)
    {
        var stored = await LeafAsync(range.Size, cancellation);
        if (stored is not null && !Same(stored, leaf))
        {
            var found = await FindAheadAsync(leaf, cancellation);
            if (found < 0)
            {
                pending = row;
                return;
            }

            var gone = found - range.Size;
            Fault(LogFaultKind.Removed, row, Text($"follows {before}, but {gone} event{(gone == 1 ? "" : "s")} between the two {(gone == 1 ? "is" : "are")} in the hash tree: removed, and the chains made to fit"));
            while (range.Size < found)
            {
                await AppendAsync((await LeafAsync(range.Size, cancellation))!, row, cancellation);
            }
        }

        await AppendAsync(leaf, row, cancellation);
        before = row.Name;
    }

    private async Task AlteredAsync(LogRow row, CancellationToken cancellation)
    {
        Fault(LogFaultKind.Altered, row, "is not the event that stands in the hash tree at its place: it was altered, and the chains made to fit");
        await AppendAsync((await LeafAsync(range.Size, cancellation))!, row, cancellation);
        before = row.Name;
    }

    private async Task AppendAsync(byte[] leaf, LogRow row, CancellationToken cancellation)
    {
        range.Append(leaf);
        await heads.ReachAsync(range, row, cancellation);
    }

    private void Fault(LogFaultKind kind, LogRow row, string what)
    {
        // What a chain has told already is not told twice.
        if (!faults.Any(f => f.Sequence == row.Sequence))
        {
            faults.Add(new LogFault(kind, row.Stream, row.Version, row.Sequence, $"{row.Name} {what}"));
        }
    }

    private async Task<long> FindAheadAsync(byte[] leaf, CancellationToken cancellation)
    {
        for (var at = range.Size + 1; at < Math.Min(size, range.Size + Ahead); at++)
        {
            if (Same(await LeafAsync(at, cancellation), leaf))
            {
                return at;
            }
        }

        return -1;
    }

    /// <summary>A leaf as it was stored; null beyond the stored tree, and where its tile is lost.</summary>
    private async Task<byte[]?> LeafAsync(long index, CancellationToken cancellation)
    {
        if (index >= size)
        {
            return null;
        }

        var tile = index / MerkleTiles.Width;
        var kept = tiles.FindIndex(t => t.Tile == tile);
        if (kept < 0)
        {
            var reader = new TileReader(side);
            await reader.LoadAsync([new TilePlace(0, tile)], cancellation);
            tiles.RemoveAll(t => t.Tile < range.Size / MerkleTiles.Width);
            tiles.Add((tile, reader.Tile(new TilePlace(0, tile)) ?? []));
            kept = tiles.Count - 1;
        }

        return MerkleTiles.RootOf(new MerkleNode(0, index), tiles[kept].Hashes);
    }

    private static bool Same(byte[]? one, byte[] other) => one is not null && one.AsSpan().SequenceEqual(other);

    private static string Text(FormattableString text) => FormattableString.Invariant(text);
}

/// <summary>The signed heads in the order of their sizes: those of the database, and those that were kept elsewhere.</summary>
internal sealed class HeadQueue
{
    private const int HeadsAtOnce = 500;

    private readonly NpgsqlConnection side;
    private readonly Guid log;
    private readonly LogTrust? trust;
    private readonly List<LogFault> faults;
    private readonly Queue<SignedHead> elsewhere;
    private readonly Queue<SignedHead> page = [];
    private readonly long last;
    private long read;
    private bool broken;
    private string since = "its beginning";

    private HeadQueue(NpgsqlConnection side, Guid log, LogTrust? trust, List<LogFault> faults, IEnumerable<SignedHead> elsewhere, SignedHead? newest)
    {
        (this.side, this.log, this.trust, this.faults) = (side, log, trust, faults);
        this.elsewhere = new Queue<SignedHead>(elsewhere);
        last = newest?.Head.Size ?? 0;
        Newest = this.elsewhere.Append(newest).OfType<SignedHead>().MaxBy(h => h.Head.Size);
    }

    /// <summary>The largest.</summary>
    public SignedHead? Newest { get; }

    public static async Task<HeadQueue> BeginAsync(NpgsqlConnection side, Guid log, LogTrust? trust, List<LogFault> faults, CancellationToken cancellation)
    {
        var newest = await TreeRows.LastHeadAsync(side, log, cancellation);
        var kept = (trust?.Binding(log) ?? []).OrderBy(h => h.Head.Size).ToList();
        foreach (var head in kept)
        {
            if (head.Head.Log != log)
            {
                faults.Add(new LogFault(LogFaultKind.Altered, null, null, null, $"this is log {log}, but heads of log {head.Head.Log} were signed here: the log's identity was changed, or another log was put in its place"));
            }
            else if ((await side.Tree("head_of_size").With(head.Head.Size).ListAsync(r => r.GetString(2), cancellation)).Count == 0)
            {
                faults.Add(new LogFault(LogFaultKind.Removed, null, null, null, FormattableString.Invariant($"the head of {head.Head.Size} events, signed on {EventLeaf.Time(head.Head.SignedAt)}, is gone from the database")));
            }
        }

        return new HeadQueue(side, log, trust, faults, kept, newest);
    }

    /// <summary>Checks the heads of just this size.</summary>
    public async Task ReachAsync(MerkleRange range, LogRow row, CancellationToken cancellation)
    {
        while (elsewhere.TryPeek(out var kept) && kept.Head.Size <= range.Size)
        {
            Check(elsewhere.Dequeue(), range, row);
        }

        while (await PeekAsync(range.Size, cancellation) is { } head && head.Head.Size <= range.Size)
        {
            Check(page.Dequeue(), range, row);
        }
    }

    private async Task<SignedHead?> PeekAsync(long reached, CancellationToken cancellation)
    {
        if (page.Count == 0 && read < last && read < reached)
        {
            foreach (var head in await side.Tree("heads").With(read).With(last).With(HeadsAtOnce).ListAsync(r => TreeRows.Head(r, log), cancellation))
            {
                page.Enqueue(head);
                read = head.Head.Size;
            }

            read = page.Count == 0 ? last : read;
        }

        return page.TryPeek(out var next) ? next : null;
    }

    private void Check(SignedHead signed, MerkleRange range, LogRow row)
    {
        var head = signed.Head;
        var name = FormattableString.Invariant($"the head of {head.Size} events, signed on {EventLeaf.Time(head.SignedAt)}");
        if (trust is not null && (trust.Ring.Find(signed.Key) is not { } key || !key.HasSigned(signed)))
        {
            var why = trust.Ring.Find(signed.Key) is null ? $"names key {Short(signed.Key)}, which is none of this log's keys here (if it is one of yours, put its .pub.pem into the folder of keys)" : $"is not signed by its key {Short(signed.Key)}: it was altered";
            faults.Add(new LogFault(LogFaultKind.Unsigned, null, null, head.Sequence, $"{name}, {why}"));
        }

        if (head.Size == range.Size && string.Equals(Convert.ToHexStringLower(range.Root), head.Root, StringComparison.Ordinal))
        {
            since = string.Create(CultureInfo.InvariantCulture, $"event {head.Sequence}");
        }
        else if (!broken)
        {
            // All later heads differ too, for the same reason.
            broken = true;
            faults.Add(new LogFault(
                LogFaultKind.Altered, row.Stream, row.Version, row.Sequence,
                $"{name}, does not fit the log up to {row.Name}: after {since}, something was altered, removed, put in or moved, and chains and hash tree made to fit"));
        }
    }

    private static string Short(string key) => key.Length > 16 ? key[..16] : key;
}
