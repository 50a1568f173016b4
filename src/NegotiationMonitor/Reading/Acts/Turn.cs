using NegotiationMonitor.Articles;
using NegotiationMonitor.Codebooks;
using NegotiationMonitor.Reading.Names;

namespace NegotiationMonitor.Reading.Acts;

/// <summary>What a turn is asked about: the candidate, its party, its issue, and what it is so far.</summary>
/// <param name="FollowsOffer">Whether the party's offer was told right before.</param>
internal sealed record Kind(Candidate C, Party Actor, Issue? Issue, bool FollowsOffer, string Type, Stance Stance);

/// <summary>One way in which what else the clause says makes another act of what the rule's words tell.</summary>
/// <param name="Name">Readable and stable; shown by <c>negmon explain</c>.</param>
/// <param name="Example">A sentence that it turns, its act behind <c>=></c>.</param>
internal sealed record Turn(string Name, string Example, Func<Kind, bool> When, Func<Kind, Kind> Becomes);
