using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using NegotiationMonitor.Articles;

namespace NegotiationMonitor.Audit.Merkle;

/// <summary>What the check of a proof came to.</summary>
/// <param name="Faults">What does not hold, a line each; empty for a proof that holds.</param>
/// <param name="Trusted">Whether the signature leads back to the key that was given; null where none was.</param>
public sealed record ProofVerdict(IReadOnlyList<string> Faults, bool? Trusted)
{
    /// <summary>Whether everything holds.</summary>
    public bool Holds => Faults.Count == 0 && Trusted != false;
}

/// <summary>Checks proofs with nothing but the file, and the signer's public key where the caller has it.</summary>
public static class ProofCheck
{
    /// <summary>Checks a proof.</summary>
    /// <param name="trusted">The key that the caller knows to be the log's; null to take the word of the file.</param>
    public static ProofVerdict Check(Proof proof, TreeKey? trusted)
    {
        ArgumentNullException.ThrowIfNull(proof);
        var faults = new List<string>();
        var ring = Ring(proof.Keys, trusted, faults);
        switch (proof)
        {
            case EventProof e:
                Signed(e.Head, ring, faults);
                Included(e.Event, e.Head.Head, faults);
                if (e.Article is { } article)
                {
                    Included(article, e.Head.Head, faults);
                    Belongs(article, e.Event, faults);
                }

                Says(e, faults);
                return new ProofVerdict(faults, trusted is null ? null : ring.Descends(e.Head.Key, trusted.Id));
            case ConsistencyProof c:
                Signed(c.From, ring, faults);
                Signed(c.To, ring, faults);
                Continues(c, faults);
                return new ProofVerdict(faults, trusted is null ? null : ring.Descends(c.From.Key, trusted.Id) && ring.Descends(c.To.Key, trusted.Id));
            default:
                throw new ArgumentException("no such proof", nameof(proof));
        }
    }

    /// <summary>What an event says, for people.</summary>
    /// <param name="brought">Its article's text as it was brought; null where that is withheld or there is none.</param>
    public static ProofShows ShowsOf(ArticleEvent @event, ArticleEvent? brought)
    {
        var act = ActOf(@event);
        var quotes = act?.Evidence.Select(e => e.Quote).ToList() ?? [];
        return (@event is ArticleReceived or ArticleRevised ? @event : brought) switch
        {
            ArticleReceived r => Shows(act, quotes, r.ContentHash, r.Outlet, r.Title, r.Url, r.PublishedOn),
            ArticleRevised r => Shows(act, quotes, r.ContentHash, null, r.Title, null, r.PublishedOn),
            _ => Shows(act, quotes, null, null, null, null, null),
        };
    }

    private static ProofShows Shows(Act? act, List<string> quotes, string? hash, string? outlet, string? title, string? url, DateOnly? published) =>
        new(act?.Actor, act?.Issue, act?.Stance.Word(), act?.Speaker, quotes, hash, outlet, title, url, published);

    private static Act? ActOf(ArticleEvent @event) => @event switch { Act a => a, ActAmended a => a.Becomes, ActAdded a => a.Act, _ => null };

    private static KeyRing Ring(IReadOnlyList<ProofKey> given, TreeKey? trusted, List<string> faults)
    {
        var keys = new List<TreeKey>();
        foreach (var key in given)
        {
            var read = TreeKey.FromPem(key.Pem, "the key " + key.Key);
            keys.Add(read);
            if (!string.Equals(read.Id, key.Key, StringComparison.Ordinal))
            {
                faults.Add($"the key named {Short(key.Key)} is in truth {Short(read.Id)}");
            }
        }

        return new KeyRing(trusted is null ? keys : [.. keys, trusted], given.SelectMany(k => k.EndorsedBy));
    }

    private static void Signed(SignedHead head, KeyRing ring, List<string> faults)
    {
        if (ring.Find(head.Key) is not { } key)
        {
            faults.Add($"the key {Short(head.Key)} that signed the tree head is not in the file");
        }
        else if (!key.HasSigned(head))
        {
            faults.Add($"the signature of the tree head of {Count(head.Head.Size)} events is not by key {Short(head.Key)}, or the head was altered");
        }
    }

    private static void Included(ProvenEvent e, TreeHead head, List<string> faults)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"event {e.Sequence}");
        if (e.Data is not null && !string.Equals(Hex(SHA256.HashData(Encoding.UTF8.GetBytes(e.Data))), e.DataHash, StringComparison.Ordinal))
        {
            faults.Add($"the data of {name} is not what its hash stands for: it was altered");
        }

        if (Bytes(e.DataHash) is not { } data || Path(e.Path) is not { } path || Bytes(head.Root) is not { } root
            || !MerklePath.Includes(EventLeaf.HashOf(e.Sequence, e.Id, e.Stream, e.Version, e.Type, e.RecordedAt, data), e.Index, head.Size, path, root))
        {
            faults.Add($"{name} is not in the log that the tree head stands for, or not as the file tells it");
        }
    }

    private static void Belongs(ProvenEvent article, ProvenEvent e, List<string> faults)
    {
        if (!string.Equals(article.Stream, e.Stream, StringComparison.Ordinal) || article.Version >= e.Version || article.Type is not ("article_received" or "article_revised"))
        {
            faults.Add("the article in the file is not the one that the event is about");
        }
    }

    /// <summary>That what is shown is what the data say, and that the quotes stand in the text.</summary>
    private static void Says(EventProof proof, List<string> faults)
    {
        if (proof.Event.Data is not { } data)
        {
            faults.Add("the event's data are missing");
            return;
        }

        var @event = EventJson.Read(proof.Event.Type, Encoding.UTF8.GetBytes(data));
        var brought = proof.Article?.Data is { } text ? EventJson.Read(proof.Article.Type, Encoding.UTF8.GetBytes(text)) : null;
        var told = ShowsOf(@event, brought);
        if (told with { Quotes = [] } != proof.Shows with { Quotes = [] } || !told.Quotes.SequenceEqual(proof.Shows.Quotes, StringComparer.Ordinal))
        {
            faults.Add("what the file shows is not what the event says");
        }

        var (words, hash) = (brought ?? @event) switch { ArticleReceived r => (r.Text, r.ContentHash), ArticleRevised r => (r.Text, r.ContentHash), _ => (null, null) };
        if (words is null)
        {
            return;
        }

        if (!string.Equals(Hex(SHA256.HashData(Encoding.UTF8.GetBytes(words))), hash, StringComparison.Ordinal))
        {
            faults.Add("the article's text is not what its hash stands for");
        }

        foreach (var e in ActOf(@event)?.Evidence ?? [])
        {
            if (e.Start < 0 || e.End > words.Length || e.Start > e.End || !words.AsSpan(e.Start, e.End - e.Start).SequenceEqual(e.Quote))
            {
                faults.Add($"the quote does not stand in the article's text: {e.Quote}");
            }
        }
    }

    private static void Continues(ConsistencyProof proof, List<string> faults)
    {
        var (from, to) = (proof.From.Head, proof.To.Head);
        if (from.Log != to.Log)
        {
            faults.Add("the two tree heads are of different logs");
        }

        if (Path(proof.Path) is not { } path || Bytes(from.Root) is not { } first || Bytes(to.Root) is not { } second || !MerklePath.Continues(from.Size, first, to.Size, second, path))
        {
            faults.Add($"the log of {Count(to.Size)} events does not begin with the log of {Count(from.Size)} events that was signed before: something in it was altered, removed or moved");
        }
    }

    private static byte[][]? Path(IReadOnlyList<string> path)
    {
        var hashes = path.Select(Bytes).OfType<byte[]>().ToArray();
        return hashes.Length == path.Count ? hashes : null;
    }

    private static byte[]? Bytes(string hex)
    {
        var bytes = new byte[MerkleHash.Bytes];
        return hex.Length == 2 * MerkleHash.Bytes && Convert.FromHexString(hex, bytes, out _, out var written) == System.Buffers.OperationStatus.Done && written == bytes.Length ? bytes : null;
    }

    private static string Hex(byte[] bytes) => Convert.ToHexStringLower(bytes);

    private static string Short(string key) => key.Length > 16 ? key[..16] : key;

    private static string Count(long count) => count.ToString(CultureInfo.InvariantCulture);
}
