using NegotiationMonitor.Articles;

namespace NegotiationMonitor.Positions;

/// <summary>
/// One step of the fold: a position before a day and that day's entries make the position after it. Because the step takes the whole day
/// at once and orders it itself, the order in which entries arrived cannot matter. The rules are written down in
/// <c>src/decisions/the-fold.md</c>.
/// </summary>
public static class DayFold
{
    /// <summary>Most conditions, offers or demands a position carries; older ones give way.</summary>
    public const int MaxItems = 8;

    /// <summary>Most voices it carries.</summary>
    public const int MaxVoices = 12;

    /// <summary>Most origins it counts.</summary>
    public const int MaxOrigins = 32;

    /// <summary>The position after a day.</summary>
    /// <param name="before">The position after the last day before; its <see cref="Position.Path"/> is passed through unchanged.</param>
    /// <param name="day">All entries of one day, ordered by <see cref="Entry.InOrder"/>.</param>
    public static Position Step(Position before, IReadOnlyList<Entry> day)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(day);
        var winner = Winner(day);
        var (kinds, named, conditioned) = Survey(day);
        if (winner is null && !conditioned && kinds == ActKinds.None)
        {
            return before;
        }

        var after = winner is null ? before : WithStance(before, winner, day);
        var turned = before.HasStance && after.Stance.Sign() != before.Stance.Sign();
        return after with
        {
            Outcome = OutcomeAfter(turned ? Outcome.None : before.Outcome, kinds, day),
            Conditions = ConditionsAfter(turned ? [] : before.Conditions, kinds, conditioned, winner, day, after),
            Offers = after.Stance.Sign() < 0 ? [] : OffersAfter(before.Offers, kinds, day),
            Demands = DemandsAfter(before.Demands, kinds, day),
            Talks = TalksAfter(before.Talks, kinds, day),
            Voices = named ? VoicesAfter(before.Voices, day) : before.Voices,
        };
    }

    /// <summary>The entry that decides a day: the last in order that sets a stance.</summary>
    public static Entry? Winner(IReadOnlyList<Entry> day)
    {
        ArgumentNullException.ThrowIfNull(day);
        for (var i = day.Count - 1; i >= 0; i--)
        {
            if (day[i].SetsStance)
            {
                return day[i];
            }
        }

        return null;
    }

    /// <summary>What there is in a day, so that most days skip most rules.</summary>
    private static (ActKinds Kinds, bool Named, bool Conditioned) Survey(IReadOnlyList<Entry> day)
    {
        var (kinds, named, conditioned) = (ActKinds.None, false, false);
        for (var i = 0; i < day.Count; i++)
        {
            var entry = day[i];
            if (entry.Certainty != Certainty.Denied)
            {
                kinds |= entry.Kinds;
                named |= entry.Speaker is not null;
                conditioned |= entry.Conditions.Count > 0;
            }
        }

        return (kinds, named, conditioned);
    }

    private static Position WithStance(Position before, Entry winner, IReadOnlyList<Entry> day)
    {
        var runs = before.HasStance && before.Stance == winner.Stance;
        var origins = runs ? before.Origins : [];
        var (statements, asserted) = (runs ? before.Statements : 0, false);
        foreach (var entry in day)
        {
            if (entry.SetsStance && entry.Stance == winner.Stance)
            {
                statements++;
                asserted |= entry.Certainty == Certainty.Asserted;
                origins = WithOrigin(origins, entry.Origin);
            }
        }

        return before with
        {
            Stance = winner.Stance,
            Certainty = asserted ? Certainty.Asserted : Certainty.Hedged,
            Since = runs ? before.Since : winner.SaidOn.To,
            LastConfirmed = winner.SaidOn.To,
            Deciding = new Deciding(winner.Sequence, winner.Type, winner.SaidOn.To, winner.Directness, winner.Speaker, winner.ClaimedBy),
            Statements = statements,
            Origins = origins,
        };
    }

    private static IReadOnlyList<string> WithOrigin(IReadOnlyList<string> origins, string origin) =>
        origins.Count >= MaxOrigins || origins.Contains(origin, StringComparer.OrdinalIgnoreCase) ? origins : [.. origins, origin];

    private static Outcome OutcomeAfter(Outcome outcome, ActKinds kinds, IReadOnlyList<Entry> day)
    {
        if ((kinds & (ActKinds.Agreement | ActKinds.Withdrawal | ActKinds.Offer)) == ActKinds.None)
        {
            return outcome;
        }

        foreach (var entry in day)
        {
            outcome = entry switch
            {
                { Kinds: ActKinds.Agreement } when Binds(entry) => Outcome.Settled,
                { Kinds: ActKinds.Withdrawal } when Binds(entry) => Outcome.Withdrawn,
                { Kinds: ActKinds.Offer } when outcome == Outcome.Withdrawn && entry.Certainty != Certainty.Denied => Outcome.None,
                _ => outcome,
            };
        }

        return outcome;
    }

    /// <summary>Only what is told as fact settles or withdraws: "could take back its offer" does not.</summary>
    private static bool Binds(Entry entry) => entry.Certainty == Certainty.Asserted;

    private static IReadOnlyList<StandingCondition> ConditionsAfter(
        IReadOnlyList<StandingCondition> standing, ActKinds kinds, bool conditioned, Entry? winner, IReadOnlyList<Entry> day, Position after)
    {
        // Bound by its own voice without a word of a condition: the conditions have gone.
        if (winner is { Stance: Stance.Committed, Directness: >= Directness.OwnStatement, Certainty: Certainty.Asserted, Conditions.Count: 0 })
        {
            standing = [];
        }

        if (!conditioned && (kinds & ActKinds.Clears) == ActKinds.None)
        {
            return standing;
        }

        foreach (var entry in day)
        {
            if (entry.Certainty == Certainty.Denied)
            {
                continue;
            }

            if (standing.Count > 0 && (entry.Kinds & ActKinds.Clears) != ActKinds.None && Binds(entry))
            {
                standing = [];
            }

            if (entry.Stance == Stance.None || entry.Stance.Sign() == after.Stance.Sign())
            {
                foreach (var condition in entry.Conditions)
                {
                    var stated = new StandingCondition(condition.Text, condition.On, entry.Sequence, entry.SaidOn.To);
                    standing = Renewed(standing, stated, (a, b) => (a.On is null || b.On is null || a.On == b.On) && SameWords.Match(a.Text, b.Text), MaxItems);
                }
            }
        }

        return standing;
    }

    private static IReadOnlyList<OpenItem> OffersAfter(IReadOnlyList<OpenItem> open, ActKinds kinds, IReadOnlyList<Entry> day)
    {
        if ((kinds & (ActKinds.Offer | ActKinds.Withdrawal | ActKinds.Agreement)) == ActKinds.None)
        {
            return open;
        }

        foreach (var entry in day)
        {
            if (open.Count > 0 && entry.Kinds is ActKinds.Withdrawal or ActKinds.Agreement && Binds(entry))
            {
                open = [];
            }
            else if (entry.Kinds == ActKinds.Offer && entry.Certainty != Certainty.Denied)
            {
                open = Opened(open, entry);
            }
        }

        return open;
    }

    private static IReadOnlyList<OpenItem> DemandsAfter(IReadOnlyList<OpenItem> open, ActKinds kinds, IReadOnlyList<Entry> day)
    {
        if ((kinds & (ActKinds.Demand | ActKinds.Clears)) == ActKinds.None)
        {
            return open;
        }

        foreach (var entry in day)
        {
            if (open.Count > 0 && (entry.Kinds & ActKinds.Clears) != ActKinds.None && Binds(entry))
            {
                open = [];
            }
            else if (entry.Kinds == ActKinds.Demand && entry.Certainty != Certainty.Denied)
            {
                open = Opened(open, entry);
            }
        }

        return open;
    }

    private static IReadOnlyList<OpenItem> Opened(IReadOnlyList<OpenItem> open, Entry entry) =>
        Renewed(open, new OpenItem(entry.Type, entry.Proposition ?? entry.Quote, entry.Sequence, entry.SaidOn.To), (a, b) => SameWords.Match(a.Text, b.Text), MaxItems);

    private static IReadOnlyList<TalksRecord> TalksAfter(IReadOnlyList<TalksRecord> talks, ActKinds kinds, IReadOnlyList<Entry> day)
    {
        if ((kinds & ActKinds.Talks) == ActKinds.None)
        {
            return talks;
        }

        foreach (var entry in day)
        {
            if (entry.Kinds == ActKinds.Talks && entry.Certainty != Certainty.Denied)
            {
                talks = Renewed(talks, new TalksRecord(entry.Type, entry.Sequence, entry.SaidOn.To, entry.ScheduledFor), (a, b) => a.Type == b.Type, MaxItems);
            }
        }

        return talks;
    }

    private static IReadOnlyList<Voice> VoicesAfter(IReadOnlyList<Voice> voices, IReadOnlyList<Entry> day)
    {
        foreach (var entry in day)
        {
            if (entry.SetsStance && entry.ClaimedBy is null && !string.IsNullOrWhiteSpace(entry.Speaker))
            {
                var voice = new Voice(entry.Speaker, entry.Stance, entry.Sequence, entry.SaidOn.To);
                voices = Renewed(voices, voice, (a, b) => string.Equals(a.Speaker, b.Speaker, StringComparison.OrdinalIgnoreCase), MaxVoices);
            }
        }

        return voices;
    }

    /// <summary>The newest last; what it renews goes, and the oldest goes where there are too many.</summary>
    private static T[] Renewed<T>(IReadOnlyList<T> items, T newest, Func<T, T, bool> same, int most)
    {
        // Hot: plain arrays, no enumerators.
        var old = items as T[] ?? [.. items];
        var kept = new T[Math.Min(old.Length, most) + 1];
        var count = kept.Length;
        kept[--count] = newest;
        for (var i = old.Length - 1; i >= 0 && count > 0; i--)
        {
            if (!same(old[i], newest))
            {
                kept[--count] = old[i];
            }
        }

        count = kept.Length - count > most ? kept.Length - most : count;
        return count == 0 ? kept : kept[count..];
    }
}
