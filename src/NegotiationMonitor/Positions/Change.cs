using System.Text.Json.Serialization;
using NegotiationMonitor.Articles;

namespace NegotiationMonitor.Positions;

/// <summary>What a change is (DESIGN 4). Where several fit, the first of this order is named.</summary>
[JsonConverter(typeof(KebabCaseEnumConverter<ChangeKind>))]
public enum ChangeKind
{
    /// <summary>What had decided the position no longer counts (a correction, not a move of the party).</summary>
    Retracted,

    /// <summary>An agreement was reached.</summary>
    Settled,

    /// <summary>An offer was taken back.</summary>
    Withdrawn,

    /// <summary>The first stance.</summary>
    Emerged,

    /// <summary>From one side to the other.</summary>
    Reversed,

    /// <summary>Up the scale.</summary>
    Toward,

    /// <summary>Down the scale.</summary>
    Away,

    /// <summary>Two voices of the actor have come to be on opposite sides.</summary>
    Contested,

    /// <summary>Conditions were gained or lost.</summary>
    ConditionsChanged,

    /// <summary>A late arrival or a correction altered the past and left the present as it was.</summary>
    HistoryRevised,
}

/// <summary>The difference between two positions of one key.</summary>
/// <param name="From">Stance before; none where there was none.</param>
/// <param name="To">Stance after; none where nothing is left.</param>
/// <param name="Gained">Conditions that stand now and did not.</param>
/// <param name="Lost">Conditions that stood and do not.</param>
/// <param name="Contested">Whether it is contested now.</param>
public sealed record Difference(
    ChangeKind Kind, Stance From, Stance To, IReadOnlyList<Condition> Gained, IReadOnlyList<Condition> Lost, bool Contested)
{
    /// <summary>All conditions that stand now, the gained ones among them.</summary>
    public IReadOnlyList<Condition> Standing { get; init; } = [];

    /// <summary>The independent origins that the stance rests on now.</summary>
    public IReadOnlyList<string> Origins { get; init; } = [];

    /// <summary>The conditions that stood before, in the words of now where they are nearly the same.</summary>
    public IEnumerable<Condition> Stood() => Standing.Except(Gained).Concat(Lost);
}

/// <summary>
/// A position changed. Its identity is (<paramref name="Sequence"/>, dossier, actor, issue): the same log yields the same changes with the
/// same identities, however often they are worked out.
/// </summary>
/// <param name="Sequence">Sequence of the cause: the <c>article_read</c> that completed a reading, or the correction.</param>
/// <param name="RecordedAt">When the cause was recorded, UTC.</param>
/// <param name="Cause">Stored name of the cause.</param>
/// <param name="Stream">Stream of the article it came with.</param>
/// <param name="Act">Sequence of the event whose act decides the position now; null where nothing is left.</param>
/// <param name="SaidOn">Day of that act.</param>
public sealed record Change(
    long Sequence, PositionKey Key, DateTimeOffset RecordedAt, string Cause, string Stream, long? Act, DateOnly? SaidOn, Difference What)
{
    /// <summary>The identity as one word, <c>sequence:dossier:actor:issue</c>.</summary>
    public string Id => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Sequence}:{Key.Dossier}:{Key.Actor}:{Key.Issue}");
}

/// <summary>Tells what differs between two positions.</summary>
public static class Differences
{
    /// <summary>The difference, or null where there is none worth telling (a confirmation, another origin, a new voice on the same side).</summary>
    /// <param name="overruled">Whether a correction ended what had decided <paramref name="before"/> and nothing repeats it.</param>
    public static Difference? Between(Position before, Position after, bool overruled = false)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        var gained = Missing(after.Conditions, before.Conditions);
        var lost = Missing(before.Conditions, after.Conditions);
        return KindOf(before, after, gained.Count + lost.Count > 0, overruled) is { } kind
            ? new Difference(kind, before.Stance, after.Stance, gained, lost, after.Contested)
            {
                Standing = [.. after.Conditions.Select(c => new Condition(c.Text, c.On))],
                Origins = after.Origins,
            }
            : null;
    }

    private static ChangeKind? KindOf(Position before, Position after, bool conditions, bool overruled)
    {
        var moved = before.Stance != after.Stance;
        return after switch
        {
            _ when overruled && moved && !(after.Deciding?.On > before.Deciding?.On) => ChangeKind.Retracted,
            { Outcome: Outcome.Settled } when before.Outcome != Outcome.Settled => ChangeKind.Settled,
            { Outcome: Outcome.Withdrawn } when before.Outcome != Outcome.Withdrawn => ChangeKind.Withdrawn,
            { HasStance: false } when before.HasStance => ChangeKind.Retracted,
            _ when moved && !before.HasStance => ChangeKind.Emerged,
            _ when before.Stance.Sign() * after.Stance.Sign() < 0 => ChangeKind.Reversed,
            _ when moved => after.Stance.Rank() > before.Stance.Rank() ? ChangeKind.Toward : ChangeKind.Away,
            { Contested: true } when !before.Contested => ChangeKind.Contested,
            _ when conditions => ChangeKind.ConditionsChanged,
            _ when before.Path != after.Path => ChangeKind.HistoryRevised,
            _ => null,
        };
    }

    private static List<Condition> Missing(IReadOnlyList<StandingCondition> here, IReadOnlyList<StandingCondition> there)
    {
        var missing = new List<Condition>();
        foreach (var condition in here)
        {
            if (!there.Any(t => (t.On is null || condition.On is null || t.On == condition.On) && SameWords.Match(t.Text, condition.Text)))
            {
                missing.Add(new Condition(condition.Text, condition.On));
            }
        }

        return missing;
    }
}
