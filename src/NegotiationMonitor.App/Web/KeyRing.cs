using System.Security.Cryptography;
using System.Text;

namespace NegotiationMonitor.App.Web;

/// <summary>The keys that open the service, each with the role it gives. Of the keys themselves only hashes are kept.</summary>
internal sealed class KeyRing
{
    private const int ShortestKey = 4;

    private readonly List<(byte[] Hash, Role Role)> _keys = [];

    /// <summary>Whether there is no key, so that only this machine may ask.</summary>
    public bool IsEmpty => _keys.Count == 0;

    /// <summary>The variable that holds the key of a role: <c>NEGMON_KEY</c> opens everything.</summary>
    public static string Variable(Role role) => role == Role.Admin ? "NEGMON_KEY" : $"NEGMON_{role.ToString().ToUpperInvariant()}_KEY";

    /// <summary>Gathers keys.</summary>
    /// <param name="key">Of a role; null where it has none.</param>
    /// <exception cref="RefusedException">A key is too short, or two roles have the same.</exception>
    public static KeyRing Of(Func<Role, string?> key)
    {
        var ring = new KeyRing();
        foreach (var role in Enum.GetValues<Role>())
        {
            if (key(role) is not { } given)
            {
                continue;
            }

            if (given.Length < ShortestKey)
            {
                throw new RefusedException($"the key of role {role.Word()} ({Variable(role)}) is shorter than {ShortestKey} characters; choose a long one, for example with: openssl rand -hex 24");
            }

            var hash = Hash(given);
            if (ring._keys.Find(k => k.Hash.AsSpan().SequenceEqual(hash)) is { Hash: not null } same)
            {
                throw new RefusedException($"roles {same.Role.Word()} and {role.Word()} have the same key ({Variable(same.Role)}, {Variable(role)}); give each its own");
            }

            ring._keys.Add((hash, role));
        }

        return ring;
    }

    /// <summary>The role that a key gives; null where it opens nothing. Takes as long for any key.</summary>
    public Role? Opens(string key)
    {
        var (hash, found) = (Hash(key), (Role?)null);
        foreach (var (known, role) in _keys)
        {
            found = CryptographicOperations.FixedTimeEquals(known, hash) ? role : found;
        }

        return found;
    }

    private static byte[] Hash(string key) => SHA256.HashData(Encoding.UTF8.GetBytes(key));
}
