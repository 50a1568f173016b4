using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace NegotiationMonitor.Audit.Merkle;

/// <summary>An event as it was recorded, and the hashes that lead from it to a tree's root.</summary>
/// <param name="Data">Its data, the very text that was hashed (canonical JSON); null where it is withheld.</param>
/// <param name="DataHash">Lower-case hex SHA-256 of the data.</param>
/// <param name="Index">Its place in the tree, from 0.</param>
/// <param name="Path">Inclusion proof as in RFC 6962, lower-case hex, from the leaf up.</param>
public sealed record ProvenEvent(
    long Sequence, Guid Id, string Stream, long Version, string Type, DateTimeOffset RecordedAt, string? Data, string DataHash, long Index, IReadOnlyList<string> Path);

/// <summary>What an event says, for people. A check compares it with the event's own data.</summary>
/// <param name="Quotes">The words that show it, verbatim.</param>
/// <param name="ArticleHash">Lower-case hex SHA-256 of the article's text; null where the article is withheld.</param>
public sealed record ProofShows(
    string? Actor, string? Issue, string? Stance, string? Speaker, IReadOnlyList<string> Quotes, string? ArticleHash, string? Outlet, string? Title, string? Url, DateOnly? PublishedOn);

/// <summary>A public key in a proof.</summary>
/// <param name="Key">Its id.</param>
/// <param name="Pem">The key.</param>
/// <param name="EndorsedBy">The keys that named it as their successor.</param>
public sealed record ProofKey(string Key, string Pem, IReadOnlyList<KeyEndorsement> EndorsedBy);

/// <summary>A file that somebody can check without the database.</summary>
/// <param name="Keys">The key that signed, and those before it.</param>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(EventProof), "negmon-event-proof-1")]
[JsonDerivedType(typeof(ConsistencyProof), "negmon-consistency-proof-1")]
public abstract record Proof(IReadOnlyList<ProofKey> Keys)
{
    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        AllowOutOfOrderMetadataProperties = true,
        WriteIndented = true,
    };

    /// <summary>The file's text.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, Options);

    /// <summary>A proof out of a file.</summary>
    /// <param name="name">The file, for the refusal.</param>
    /// <exception cref="RefusedException">It is no proof.</exception>
    public static Proof FromJson(string json, string name) => Read<Proof>(json, name, "no proof as `negmon prove` writes it");

    /// <summary>A tree head as a file.</summary>
    public static string ToJson(SignedHead head) => JsonSerializer.Serialize(head, Options);

    /// <summary>A tree head out of a file: of its own, or the (later) one of a proof.</summary>
    /// <exception cref="RefusedException">It is none.</exception>
    public static SignedHead HeadFromJson(string json, string name)
    {
        const string what = "no tree head as `negmon head` writes it, nor a proof";
        var isProof = Read<JsonElement>(json, name, what) is { ValueKind: JsonValueKind.Object } any && any.TryGetProperty("kind", out _);
        return !isProof ? Read<SignedHead>(json, name, what)
            : FromJson(json, name) switch { EventProof e => e.Head, ConsistencyProof c => c.To, _ => throw new RefusedException($"{name}: is {what}") };
    }

    private static T Read<T>(string json, string name, string what)
    {
        try
        {
            return JsonSerializer.Deserialize<T>(json, Options) ?? throw new RefusedException($"{name}: is {what}");
        }
        catch (Exception e) when (e is JsonException or NotSupportedException)
        {
            throw new RefusedException($"{name}: is {what}", e);
        }
    }
}

/// <summary>That an event is in the log, with the text it was read from.</summary>
/// <param name="Shows">What it says, for people.</param>
/// <param name="Article">The event that brought the article's text; null where the event is that one itself.</param>
public sealed record EventProof(ProofShows Shows, ProvenEvent Event, ProvenEvent? Article, SignedHead Head, IReadOnlyList<ProofKey> Keys) : Proof(Keys);

/// <summary>That the log of a later head begins with the log of an earlier one, unchanged.</summary>
/// <param name="Path">Consistency proof as in RFC 6962, lower-case hex.</param>
public sealed record ConsistencyProof(SignedHead From, SignedHead To, IReadOnlyList<string> Path, IReadOnlyList<ProofKey> Keys) : Proof(Keys);
