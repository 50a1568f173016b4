using System.Security.Cryptography;
using System.Text.Json;
using NegotiationMonitor.Audit.Merkle;
using NegotiationMonitor.Postgres.Embedded;

namespace NegotiationMonitor.Postgres.Tree;

/// <summary>What a log is verified against besides itself: nothing of it is in the database.</summary>
/// <param name="Ring">Public keys that count.</param>
/// <param name="Heads">The last heads signed with this folder's keys.</param>
/// <param name="OneLog">Whether all of them must be of this very log, since the folder serves no other.</param>
public sealed record LogTrust(KeyRing Ring, IReadOnlyList<SignedHead> Heads, bool OneLog)
{
    /// <summary>Heads that somebody kept of this very log.</summary>
    public IReadOnlyList<SignedHead> Kept { get; init; } = [];

    /// <summary>Those that a log must lead to.</summary>
    public IEnumerable<SignedHead> Binding(Guid log) => Kept.Concat(Heads.Where(h => OneLog || h.Head.Log == log));
}

/// <summary>
/// The folder with the keys that heads of the log are signed with: <c>signing-key.pem</c> (the private one, its owner's alone), every public key
/// there ever was (<c>….pub.pem</c>), the word of each for the next (<c>….endorsed.json</c>), and the last head signed of each log
/// (<c>head-….json</c>), so that a log that was shortened together with its heads is still found out.
/// </summary>
/// <param name="directory">Made at the first signature.</param>
/// <param name="oneLog">Whether it serves one log only, as in the program's own data directory.</param>
public sealed class KeyFolder(string directory, bool oneLog)
{
    private const string Signing = "signing-key.pem";
    private const UnixFileMode Private = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
    private const UnixFileMode Others = UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.GroupExecute | UnixFileMode.OtherRead | UnixFileMode.OtherWrite | UnixFileMode.OtherExecute;
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { RespectRequiredConstructorParameters = true, WriteIndented = true };

    /// <summary>Where it is.</summary>
    public string Directory => directory;

    /// <summary>The private key, made where there is none.</summary>
    /// <exception cref="RefusedException">It cannot be read or written, or others may read it.</exception>
    public ECDsa Open() => Do(() =>
    {
        var path = Path.Combine(directory, Signing);
        if (!File.Exists(path))
        {
            Create();
        }

        if (!OperatingSystem.IsWindows() && (File.GetUnixFileMode(path) & Others) != UnixFileMode.None)
        {
            throw new RefusedException($"Others may read {path}, so its signatures prove nothing: chmod 600 it, and `negmon keys --rotate` if somebody may have read it");
        }

        var key = ECDsa.Create();
        try
        {
            key.ImportFromPem(File.ReadAllText(path));
            return key;
        }
        catch (Exception e) when (e is CryptographicException or ArgumentException)
        {
            key.Dispose();
            throw new RefusedException($"{path} holds no private key: put it back from a backup, or move it away to begin with a new one", e);
        }
    });

    /// <summary>The public keys and who named whom.</summary>
    public KeyRing Ring() => Do(() => new KeyRing(
        Files("*.pub.pem").Select(f => TreeKey.FromPem(File.ReadAllText(f), f)),
        Files("*.endorsed.json").Select(Read<KeyEndorsement>)));

    /// <summary>What verification may rely on.</summary>
    public LogTrust Trust() => new(Ring(), Do(() => Files("head-*.json").Select(f => Proof.HeadFromJson(File.ReadAllText(f), f)).ToList()), oneLog);

    /// <summary>Keeps the last head signed of a log.</summary>
    public void Keep(SignedHead head) => Do(() =>
    {
        OwnFiles.Write(Path.Combine(directory, $"head-{head.Head.Log:N}.json"), Proof.ToJson(head) + "\n", secret: false);
        return true;
    });

    /// <summary>Puts a new key in the place of the present one, which names it as its successor before it is destroyed. Public keys stay.</summary>
    /// <returns>The new key.</returns>
    public TreeKey Rotate(DateTimeOffset now) => Do(() =>
    {
        using var old = Open();
        using var next = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var key = TreeKey.Of(next);
        var endorsement = new KeyEndorsement(key.Id, TreeKey.Of(old).Id, Whole(now), "");
        endorsement = endorsement with { Signature = TreeKey.Sign(old, endorsement.ToBytes()) };
        OwnFiles.Write(Path.Combine(directory, key.Id[..16] + ".endorsed.json"), JsonSerializer.Serialize(endorsement, Json) + "\n", secret: false);
        Publish(key);
        OwnFiles.Write(Path.Combine(directory, Signing), next.ExportPkcs8PrivateKeyPem() + "\n", secret: true);
        return key;
    });

    /// <summary>A time to the microsecond, as signatures hold it.</summary>
    internal static DateTimeOffset Whole(DateTimeOffset time) => new(time.UtcTicks - (time.UtcTicks % TimeSpan.TicksPerMicrosecond), TimeSpan.Zero);

    private void Create()
    {
        if (OperatingSystem.IsWindows())
        {
            System.IO.Directory.CreateDirectory(directory);
        }
        else
        {
            System.IO.Directory.CreateDirectory(directory, Private);
        }

        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        Publish(TreeKey.Of(key));
        var draft = Path.Combine(directory, "draft-" + Guid.NewGuid().ToString("N"));
        OwnFiles.Write(draft, key.ExportPkcs8PrivateKeyPem() + "\n", secret: true);
        try
        {
            File.Move(draft, Path.Combine(directory, Signing), overwrite: false);
        }
        catch (IOException) when (File.Exists(Path.Combine(directory, Signing)))
        {
            // Another program was faster: its key counts.
            File.Delete(draft);
        }
    }

    private void Publish(TreeKey key) => OwnFiles.Write(Path.Combine(directory, key.Id[..16] + ".pub.pem"), key.Pem, secret: false);

    private IEnumerable<string> Files(string pattern) =>
        System.IO.Directory.Exists(directory) ? System.IO.Directory.EnumerateFiles(directory, pattern).Order(StringComparer.Ordinal) : [];

    private static T Read<T>(string file)
    {
        try
        {
            return JsonSerializer.Deserialize<T>(File.ReadAllText(file), Json) ?? throw new JsonException();
        }
        catch (JsonException e)
        {
            throw new RefusedException($"{file}: is not what the program wrote there; put it back from a backup", e);
        }
    }

    private T Do<T>(Func<T> work)
    {
        try
        {
            return work();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new RefusedException($"The keys in {directory} cannot be used ({e.Message.TrimEnd('.')}): choose a folder for them with NEGMON_KEYS", e);
        }
    }
}
