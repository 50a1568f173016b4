using System.Text.Json.Serialization;
using NegotiationMonitor.Articles;
using NegotiationMonitor.Positions;

namespace NegotiationMonitor.Deals;

/// <summary>A condition of a position: "X would, if Y does".</summary>
/// <param name="From">The position that hangs on it.</param>
/// <param name="Parties">Who would have to fulfil it; empty where nobody in particular is known.</param>
/// <param name="Issue">What it is about; null where it names no issue of the codebook.</param>
public sealed record DealLink(PositionKey From, IReadOnlyList<string> Parties, string? Issue, StandingCondition Condition);

/// <summary>Parties of which each waits for the next and the last for the first.</summary>
/// <param name="Parties">In the order of waiting; the first by name first.</param>
/// <param name="Links">For each party the conditions by which it waits for the next.</param>
public sealed record DealCycle(IReadOnlyList<string> Parties, IReadOnlyList<IReadOnlyList<DealLink>> Links);

/// <summary>Why an issue does not move.</summary>
[JsonConverter(typeof(KebabCaseEnumConverter<Blockage>))]
public enum Blockage
{
    /// <summary>A party excludes or opposes what another wants.</summary>
    Refused,

    /// <summary>Everybody who is for it waits for somebody who waits in turn.</summary>
    Waiting,
}

/// <summary>An issue that does not move.</summary>
/// <param name="For">Positions on the plus side.</param>
/// <param name="Against">Positions on the minus side.</param>
public sealed record BlockedIssue(string Issue, Blockage Why, IReadOnlyList<PositionKey> For, IReadOnlyList<PositionKey> Against);

/// <summary>How the positions of a dossier hang together: what is offered, what is demanded, and what waits for what.</summary>
/// <param name="Positions">Positions with an open offer, a demand or a condition.</param>
public sealed record DealMap(
    IReadOnlyList<Position> Positions, IReadOnlyList<DealLink> Links, IReadOnlyList<DealCycle> Cycles, IReadOnlyList<BlockedIssue> Blocked);
