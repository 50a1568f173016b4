using System.Globalization;
using System.Text;

namespace NegotiationMonitor.Audit.Merkle;

/// <summary>What a log was at a time: so many events, with this root.</summary>
/// <param name="Log">Which log.</param>
/// <param name="Size">Events in it, the leaves of its tree.</param>
/// <param name="Sequence">Sequence number of the last of them; numbers may have gaps.</param>
/// <param name="Root">Root of the tree, lower-case hex.</param>
/// <param name="SignedAt">By the signer's clock, to the microsecond.</param>
public sealed record TreeHead(Guid Log, long Size, long Sequence, string Root, DateTimeOffset SignedAt)
{
    /// <summary>What is signed: five lines of text, each ended by a line feed, after a first that says what it is.</summary>
    public byte[] ToBytes() => Encoding.UTF8.GetBytes(string.Create(
        CultureInfo.InvariantCulture,
        $"negmon tree head 1\nlog {Log:D}\nsize {Size}\nsequence {Sequence}\nroot {Root}\nsigned {EventLeaf.Time(SignedAt)}\n"));
}

/// <summary>A tree head with its signature.</summary>
/// <param name="Key">Id of the key (<see cref="TreeKey.Id"/>).</param>
/// <param name="Signature">ECDSA P-256 with SHA-256 over <see cref="TreeHead.ToBytes"/>, DER in Base64.</param>
public sealed record SignedHead(TreeHead Head, string Key, string Signature);
