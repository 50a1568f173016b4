using NegotiationMonitor.Articles;

namespace NegotiationMonitor.Positions;

/// <summary>
/// An act's effect on one position: a point in its history. It is alive on the second clock from <see cref="From"/> until
/// <see cref="Until"/> (half-open), when a correction ended it. An act that is found to be a copy lives on as a second
/// version with another origin, so the same sequence may have several versions, one after the other.
/// </summary>
public sealed record Entry
{
    /// <summary>An <see cref="Until"/> that has not come.</summary>
    public const long Forever = long.MaxValue;

    /// <summary>Whose position on what.</summary>
    public required PositionKey Key { get; init; }

    /// <summary>Sequence of the event that holds the act (the act itself, <c>act_amended</c> or <c>act_added</c>).</summary>
    public required long Sequence { get; init; }

    /// <summary>Id of that event.</summary>
    public required Guid Id { get; init; }

    /// <summary>Stream of the article.</summary>
    public required string Stream { get; init; }

    /// <summary>Stored name of the act.</summary>
    public required string Type
    {
        get;
        init
        {
            field = value;
            Kinds = ActTypes.KindsOf(value);
        }
    }

    internal ActKinds Kinds { get; private init; }

    /// <summary>Where it puts the actor.</summary>
    public required Stance Stance { get; init; }

    /// <summary>How sure the text is.</summary>
    public required Certainty Certainty { get; init; }

    /// <summary>How near to the actor's own mouth.</summary>
    public required Directness Directness { get; init; }

    /// <summary>Day or days of the act; the last day orders it.</summary>
    public required SaidOn SaidOn { get; init; }

    /// <summary>Day of publication; the act's own last day where nobody gave one.</summary>
    public required DateOnly PublishedOn { get; init; }

    /// <summary>Outlet of the article; null where unknown.</summary>
    public string? Outlet { get; init; }

    /// <summary>Outlet that the article cites for it; null where it cites none.</summary>
    public string? Cited { get; init; }

    /// <summary>Who first published it: the cited outlet, else the story's first outlet, else the story's first stream.</summary>
    public required string Origin { get; init; }

    /// <summary>Who says so; null where nobody is named.</summary>
    public string? Speaker { get; init; }

    /// <summary>The other party that claims it; null for an own statement.</summary>
    public string? ClaimedBy { get; init; }

    /// <summary>Coming day of a meeting or deadline.</summary>
    public DateRange? ScheduledFor { get; init; }

    /// <summary>Explicit conditions, as written.</summary>
    public IReadOnlyList<Condition> Conditions { get; init; } = [];

    /// <summary>What is proposed, offered or demanded, in the article's words.</summary>
    public string? Proposition { get; init; }

    /// <summary>The first evidence span, verbatim.</summary>
    public required string Quote { get; init; }

    /// <summary>Whether a reviewer's word stands behind it (added or amended): a newer reading does not end it.</summary>
    public bool Reviewed { get; init; }

    /// <summary>First sequence at which it counts.</summary>
    public required long From { get; init; }

    /// <summary>First sequence at which it no longer counts; <see cref="Forever"/> while it does.</summary>
    public long Until { get; init; } = Forever;

    /// <summary>Whether it counts at a point of the second clock.</summary>
    public bool AliveAt(long sequence) => From <= sequence && sequence < Until;

    /// <summary>Whether it says where the actor stands: a stance that is not denied.</summary>
    public bool SetsStance => Stance != Stance.None && Certainty != Certainty.Denied;

    /// <summary>Whether it repeats, after another reading of the same article, what <paramref name="other"/> said.</summary>
    public bool Repeats(Entry other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return Stream == other.Stream && Type == other.Type && Stance == other.Stance && SaidOn.To == other.SaidOn.To
            && string.Equals(Speaker, other.Speaker, StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>The order of the fold: last day, directness, sequence. The last stance of this order is the current one.</summary>
    public static int InOrder(Entry a, Entry b)
    {
        ArgumentNullException.ThrowIfNull(a);
        ArgumentNullException.ThrowIfNull(b);
        var order = a.SaidOn.To.CompareTo(b.SaidOn.To);
        order = order != 0 ? order : a.Directness.CompareTo(b.Directness);
        return order != 0 ? order : a.Sequence.CompareTo(b.Sequence);
    }

    /// <summary>The entry of an act.</summary>
    /// <param name="recorded">The event that holds it.</param>
    /// <param name="act">The act, for <c>act_amended</c> and <c>act_added</c> the nested one.</param>
    /// <param name="article">The article it stands in, as known then.</param>
    public static Entry Of(RecordedEvent recorded, Act act, ArticleFacts article)
    {
        ArgumentNullException.ThrowIfNull(recorded);
        ArgumentNullException.ThrowIfNull(act);
        ArgumentNullException.ThrowIfNull(article);
        var cited = Origins.Cited(act.Chain, article.Outlet);
        return new Entry
        {
            Key = new PositionKey(act.Dossier ?? "", act.Actor, act.Issue ?? ""),
            Sequence = recorded.Sequence,
            Id = recorded.Id,
            Stream = recorded.Stream,
            Type = EventNames.NameOf(act),
            Stance = act.Stance,
            Certainty = act.Certainty,
            Directness = DirectnessOf.Act(act),
            SaidOn = act.SaidOn,
            PublishedOn = article.PublishedOn ?? act.SaidOn.To,
            Outlet = article.Outlet,
            Cited = cited,
            Origin = cited ?? article.Story,
            Speaker = act.Speaker,
            ClaimedBy = act.ClaimedBy,
            ScheduledFor = act.ScheduledFor,
            Conditions = act.Conditions,
            Proposition = act.Proposition,
            Quote = act.Evidence.Count > 0 ? act.Evidence[0].Quote : "",
            Reviewed = recorded.Event is not Act,
            From = recorded.Sequence,
        };
    }
}
