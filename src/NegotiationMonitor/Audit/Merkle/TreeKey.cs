using System.Security.Cryptography;
using System.Text;

namespace NegotiationMonitor.Audit.Merkle;

/// <summary>A public key that tree heads are signed with, ECDSA on the curve P-256.</summary>
public sealed class TreeKey
{
    private readonly byte[] spki;

    private TreeKey(byte[] spki)
    {
        this.spki = spki;
        Id = Convert.ToHexStringLower(SHA256.HashData(spki));
    }

    /// <summary>Lower-case hex SHA-256 of the key in DER (SubjectPublicKeyInfo).</summary>
    public string Id { get; }

    /// <summary>The key as PEM, as other programs (openssl) read it.</summary>
    public string Pem => new string(PemEncoding.Write("PUBLIC KEY", spki)) + "\n";

    /// <summary>The public half of a key.</summary>
    public static TreeKey Of(ECDsa key)
    {
        ArgumentNullException.ThrowIfNull(key);
        return new TreeKey(key.ExportSubjectPublicKeyInfo());
    }

    /// <summary>A key out of PEM.</summary>
    /// <param name="name">Where it is from, for the refusal.</param>
    /// <exception cref="RefusedException">It is no public key on P-256.</exception>
    public static TreeKey FromPem(string pem, string name)
    {
        try
        {
            using var key = ECDsa.Create();
            key.ImportFromPem(pem);
            return key.KeySize == 256 ? Of(key) : throw new RefusedException($"{name}: is a key of {key.KeySize} bits, not one on P-256");
        }
        catch (Exception e) when (e is CryptographicException or ArgumentException)
        {
            throw new RefusedException($"{name}: is no public key in PEM", e);
        }
    }

    /// <summary>Whether a tree head bears this key's signature.</summary>
    public bool HasSigned(SignedHead signed)
    {
        ArgumentNullException.ThrowIfNull(signed);
        return string.Equals(signed.Key, Id, StringComparison.Ordinal) && Verify(signed.Head.ToBytes(), signed.Signature);
    }

    /// <summary>Whether this key has named another as its successor.</summary>
    public bool HasEndorsed(KeyEndorsement endorsement)
    {
        ArgumentNullException.ThrowIfNull(endorsement);
        return string.Equals(endorsement.By, Id, StringComparison.Ordinal) && Verify(endorsement.ToBytes(), endorsement.Signature);
    }

    /// <summary>A signature as it is stored: DER in Base64.</summary>
    public static string Sign(ECDsa key, byte[] content)
    {
        ArgumentNullException.ThrowIfNull(key);
        return Convert.ToBase64String(key.SignData(content, HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence));
    }

    private bool Verify(byte[] content, string signature)
    {
        try
        {
            using var key = ECDsa.Create();
            key.ImportSubjectPublicKeyInfo(spki, out _);
            return key.VerifyData(content, Convert.FromBase64String(signature), HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence);
        }
        catch (Exception e) when (e is FormatException or CryptographicException)
        {
            return false;
        }
    }
}

/// <summary>A key's word that another takes its place, so that who trusts the old one can trust the new.</summary>
/// <param name="Key">Id of the new key.</param>
/// <param name="By">Id of the key before it.</param>
/// <param name="Signature">As of a tree head.</param>
public sealed record KeyEndorsement(string Key, string By, DateTimeOffset At, string Signature)
{
    /// <summary>What is signed.</summary>
    public byte[] ToBytes() => Encoding.UTF8.GetBytes($"negmon key 1\nkey {Key}\nby {By}\nat {EventLeaf.Time(At)}\n");
}

/// <summary>Public keys by id, and who named whom.</summary>
public sealed class KeyRing
{
    private readonly Dictionary<string, TreeKey> keys;
    private readonly List<KeyEndorsement> endorsements;

    /// <summary>A ring of these keys. Endorsements whose signatures do not hold are left out.</summary>
    public KeyRing(IEnumerable<TreeKey> keys, IEnumerable<KeyEndorsement> endorsements)
    {
        this.keys = keys.DistinctBy(k => k.Id, StringComparer.Ordinal).ToDictionary(k => k.Id, StringComparer.Ordinal);
        this.endorsements = [.. endorsements.Where(e => this.keys.TryGetValue(e.By, out var by) && by.HasEndorsed(e))];
    }

    /// <summary>All keys.</summary>
    public IReadOnlyCollection<TreeKey> Keys => keys.Values;

    /// <summary>Endorsements that hold.</summary>
    public IReadOnlyList<KeyEndorsement> Endorsements => endorsements;

    /// <summary>A key by its id; null where it is not in the ring.</summary>
    public TreeKey? Find(string id) => keys.GetValueOrDefault(id);

    /// <summary>Whether a key is another, or was named by it, over any number of steps.</summary>
    public bool Descends(string key, string from)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal) { from };
        while (!seen.Contains(key) && endorsements.Where(e => seen.Contains(e.By) && !seen.Contains(e.Key)).Select(e => e.Key).ToList() is { Count: > 0 } next)
        {
            seen.UnionWith(next);
        }

        return seen.Contains(key);
    }
}
