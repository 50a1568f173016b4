using NegotiationMonitor.Articles;
using NegotiationMonitor.Positions;

namespace NegotiationMonitor.Audit;

/// <summary>An event with the hash it was stored with.</summary>
/// <param name="Hash">See <see cref="EventHash.OfEvent"/>; lower-case hex, empty where it was stored without.</param>
public sealed record AuditEvent(RecordedEvent Recorded, string Hash);

/// <summary>An entry with the act it comes from and the words that show it.</summary>
/// <param name="Weighed">What it does to the position and why; null where a correction has ended it.</param>
/// <param name="Passages">Its quotes with their surroundings, in the text as it stood then.</param>
public sealed record AuditedEntry(Entry Entry, Weighed? Weighed, Act Act, IReadOnlyList<Passage> Passages, string Hash);

/// <summary>An article that the position rests on or rested on.</summary>
/// <param name="ContentHash">Lower-case hex SHA-256 of the text.</param>
/// <param name="CopyOf">The article whose story it tells again; null where it is its own.</param>
/// <param name="Story">Stream of the story's first article: articles that share it are one story.</param>
/// <param name="Revisions">Content hashes of later texts, in order.</param>
/// <param name="Version">The stream's last version looked at.</param>
/// <param name="Hash">Hash of that event, which covers all events of the stream up to it.</param>
public sealed record AuditedArticle(
    string Stream, string? Outlet, string? Title, string? Url, string? File, DateOnly? PublishedOn, DateTimeOffset RecordedAt, string ContentHash,
    CopyRecognised? CopyOf, string Story, IReadOnlyList<string> Revisions, long Version, string Hash);

/// <summary>An independent origin and the articles that carry it.</summary>
/// <param name="Statements">How many counting entries go back to it.</param>
public sealed record AuditedOrigin(string Name, IReadOnlyList<string> Streams, int Statements);

/// <summary>A correction that began or ended entries of the position.</summary>
/// <param name="Kind">Stored name of the event.</param>
/// <param name="By">Who; null for an outlet or a reader.</param>
/// <param name="Why">Why; null where nobody said.</param>
/// <param name="Ended">Sequences of the entries it ended.</param>
/// <param name="Begun">Sequences of the entries it began.</param>
public sealed record AuditedCorrection(
    long Sequence, DateTimeOffset RecordedAt, string Stream, string Kind, string? By, string? Why, IReadOnlyList<long> Ended, IReadOnlyList<long> Begun, string Hash);

/// <summary>
/// Why a position is what it is: the position, its entries with verdicts, each with act, rule and sentence, the articles with their origins
/// and copies, the corrections with who and why, and the hashes under which all of it is in the log.
/// </summary>
/// <param name="Asked">The clocks as asked.</param>
/// <param name="Sequence">The point of the second clock it is of.</param>
/// <param name="Entries">Entries that are alive, in the order of the fold.</param>
/// <param name="Ended">Entries that corrections have ended, in the order of their end.</param>
public sealed record AuditTrail(
    Clocks Asked, long Sequence, Position Position, IReadOnlyList<AuditedEntry> Entries, IReadOnlyList<AuditedEntry> Ended,
    IReadOnlyList<AuditedOrigin> Origins, IReadOnlyList<AuditedArticle> Articles, IReadOnlyList<AuditedCorrection> Corrections);
