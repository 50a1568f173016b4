using System.Text.Json.Serialization;
using NegotiationMonitor.Articles;

namespace NegotiationMonitor.Positions;

/// <summary>How a position ended, if it did.</summary>
[JsonConverter(typeof(KebabCaseEnumConverter<Outcome>))]
public enum Outcome
{
    /// <summary>It is open.</summary>
    None,

    /// <summary>An agreement was reached and nothing has turned since.</summary>
    Settled,

    /// <summary>The offer was taken back and not renewed.</summary>
    Withdrawn,
}

/// <summary>The entry that decides a stance.</summary>
/// <param name="Sequence">Sequence of the event that holds the act.</param>
/// <param name="Type">Stored name of the act.</param>
/// <param name="On">Last day of the act.</param>
public sealed record Deciding(long Sequence, string Type, DateOnly On, Directness Directness, string? Speaker, string? ClaimedBy);

/// <summary>A condition that stands.</summary>
/// <param name="On">Party that would have to fulfil it; null where nobody is named.</param>
/// <param name="Sequence">Where it was last stated.</param>
/// <param name="Said">Day it was last stated.</param>
public sealed record StandingCondition(string Text, string? On, long Sequence, DateOnly Said);

/// <summary>An offer or demand that is still open.</summary>
/// <param name="Type">Stored name of the act.</param>
/// <param name="Text">What is offered or demanded: its proposition, else the quote.</param>
public sealed record OpenItem(string Type, string Text, long Sequence, DateOnly Said);

/// <summary>The last meeting, appointment, suspension or deadline of the position; one of each.</summary>
public sealed record TalksRecord(string Type, long Sequence, DateOnly Said, DateRange? ScheduledFor);

/// <summary>What a named speaker of the actor last said.</summary>
public sealed record Voice(string Speaker, Stance Stance, long Sequence, DateOnly Said);

/// <summary>Where an actor stands on an issue: the fold of a set of entries. Bounded in size however long the history is.</summary>
public sealed record Position
{
    /// <summary>Whose position on what.</summary>
    public required PositionKey Key { get; init; }

    /// <summary>The current stance; <see cref="Stance.None"/> where no entry sets one.</summary>
    public Stance Stance { get; init; }

    /// <summary>Asserted if any entry of the deciding day that states the stance asserts it.</summary>
    public Certainty Certainty { get; init; }

    /// <summary>First day of the unbroken run of days that show this stance.</summary>
    public DateOnly? Since { get; init; }

    /// <summary>The last such day.</summary>
    public DateOnly? LastConfirmed { get; init; }

    /// <summary>The entry that decides; null without a stance.</summary>
    public Deciding? Deciding { get; init; }

    /// <summary>How many entries state this stance since <see cref="Since"/>, the deciding one included.</summary>
    public int Statements { get; init; }

    /// <summary>The independent origins of those entries, at most <see cref="DayFold.MaxOrigins"/>.</summary>
    public IReadOnlyList<string> Origins { get; init; } = [];

    /// <summary>Conditions stated since the position took its present side, the latest <see cref="DayFold.MaxItems"/>.</summary>
    public IReadOnlyList<StandingCondition> Conditions { get; init; } = [];

    /// <summary>Open offers, the latest <see cref="DayFold.MaxItems"/>.</summary>
    public IReadOnlyList<OpenItem> Offers { get; init; } = [];

    /// <summary>Open demands, the latest <see cref="DayFold.MaxItems"/>.</summary>
    public IReadOnlyList<OpenItem> Demands { get; init; } = [];

    /// <summary>The last record of each kind of talks and deadlines.</summary>
    public IReadOnlyList<TalksRecord> Talks { get; init; } = [];

    /// <summary>Each named speaker's last stance, the latest <see cref="DayFold.MaxVoices"/>.</summary>
    public IReadOnlyList<Voice> Voices { get; init; } = [];

    /// <summary>Whether it is settled or withdrawn.</summary>
    public Outcome Outcome { get; init; }

    /// <summary>Fingerprint of the whole path of stances (which stance since which day): differs when the past was altered.</summary>
    public long Path { get; init; }

    /// <summary>Whether it has a stance.</summary>
    public bool HasStance => Deciding is not null;

    /// <summary>Whether two voices of the actor, heard within seven days up to the last stance, are on opposite sides.</summary>
    public bool Contested
    {
        get
        {
            if (LastConfirmed is not { } last)
            {
                return false;
            }

            var signs = 0;
            for (var i = 0; i < Voices.Count; i++)
            {
                var voice = Voices[i];
                if (voice.Said.DayNumber >= last.DayNumber - 7)
                {
                    signs |= voice.Stance.Sign() switch { > 0 => 1, < 0 => 2, _ => 0 };
                }
            }

            return signs == 3;
        }
    }

    /// <summary>Structural equality, lists included.</summary>
    public bool Equals(Position? other) => other is not null && Path == other.Path && SameButForPath(other);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Key, Stance, Since, Deciding, Path);

    /// <summary>A position without entries.</summary>
    public static Position Empty(PositionKey key) => new() { Key = key };

    internal bool SameButForPath(Position other) =>
        ReferenceEquals(this, other)
        || (Key == other.Key && Stance == other.Stance && Certainty == other.Certainty && Since == other.Since
            && LastConfirmed == other.LastConfirmed && Deciding == other.Deciding && Statements == other.Statements && Outcome == other.Outcome
            && Same(Origins, other.Origins) && Same(Conditions, other.Conditions) && Same(Offers, other.Offers)
            && Same(Demands, other.Demands) && Same(Talks, other.Talks) && Same(Voices, other.Voices));

    private static bool Same<T>(IReadOnlyList<T> a, IReadOnlyList<T> b) => ReferenceEquals(a, b) || a.SequenceEqual(b);
}
