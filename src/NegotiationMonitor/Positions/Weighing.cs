using System.Globalization;
using System.Text.Json.Serialization;
using NegotiationMonitor.Articles;

namespace NegotiationMonitor.Positions;

/// <summary>What an entry does to the position.</summary>
[JsonConverter(typeof(KebabCaseEnumConverter<Weight>))]
public enum Weight
{
    /// <summary>It decides the stance.</summary>
    Decides,

    /// <summary>It states the same stance within the unbroken run.</summary>
    Confirms,

    /// <summary>It sets no stance that stands, but something of it does: a condition, an offer, a demand, talks, a voice.</summary>
    Carries,

    /// <summary>A later day decides.</summary>
    Superseded,

    /// <summary>A more direct or later word of the same day decides.</summary>
    Outweighed,

    /// <summary>It is a denial and sets nothing.</summary>
    Denied,

    /// <summary>It takes no stance, and nothing of it is open any more.</summary>
    Spent,
}

/// <summary>An entry with what it does to the position and why.</summary>
/// <param name="Why">One sentence for people.</param>
/// <param name="By">Sequence of the entry that outweighs or supersedes it; null where none does.</param>
public sealed record Weighed([property: JsonIgnore] Entry Entry, Weight Weight, string Why, long? By)
{
    /// <summary>Whether the position rests on it.</summary>
    public bool Counts => Weight is Weight.Decides or Weight.Confirms or Weight.Carries;
}

/// <summary>Tells of each entry whether it counts, and of what counts no more, why.</summary>
public static class Weighing
{
    /// <summary>The entries of one position in the order of the fold, weighed.</summary>
    public static IReadOnlyList<Weighed> Of(PositionKey key, IEnumerable<Entry> entries)
    {
        ArgumentNullException.ThrowIfNull(entries);
        var all = entries.Order(Comparer<Entry>.Create(Entry.InOrder)).ToList();
        var position = PositionFold.Of(key, all);
        var open = Open(position);
        var winners = all.GroupBy(e => e.SaidOn.To).Select(day => DayFold.Winner([.. day])).OfType<Entry>().ToList();
        return [.. all.Select(e => Weigh(e, position, winners, open))];
    }

    private static Weighed Weigh(Entry entry, Position position, List<Entry> winners, Dictionary<long, string> open)
    {
        if (entry.Certainty == Certainty.Denied)
        {
            return new Weighed(entry, Weight.Denied, "It is a denial; denials set no stance.", null);
        }

        if (entry.SetsStance && entry.Sequence == position.Deciding?.Sequence)
        {
            return new Weighed(entry, Weight.Decides, $"The most direct word ({Words(entry.Directness)}) of the latest day, {Day(entry)}.", null);
        }

        if (entry.SetsStance && entry.Stance == position.Stance && entry.SaidOn.To >= position.Since && winners.Exists(w => w.SaidOn.To == entry.SaidOn.To && w.Stance == entry.Stance))
        {
            return new Weighed(entry, Weight.Confirms, $"States the same stance since {Day(position.Since!.Value)}.", null);
        }

        var (verdict, why, by) = entry.SetsStance ? Lost(entry, winners) : (Weight.Spent, "It takes no stance, and nothing of it is open.", null);
        return open.TryGetValue(entry.Sequence, out var what)
            ? new Weighed(entry, Weight.Carries, $"{(entry.SetsStance ? why.TrimEnd('.') + ", but it" : "It takes no stance but")} carries {what}.", by)
            : new Weighed(entry, verdict, why, by);
    }

    private static (Weight Weight, string Why, long? By) Lost(Entry entry, List<Entry> winners)
    {
        var day = winners.Find(w => w.SaidOn.To == entry.SaidOn.To)!;
        if (day.Sequence != entry.Sequence && day.Stance != entry.Stance)
        {
            var why = day.Directness > entry.Directness
                ? $"On {Day(entry)} {Words(day.Directness)} outweighs {Words(entry.Directness)}."
                : $"On {Day(entry)} a word as direct was recorded later.";
            return (Weight.Outweighed, why, day.Sequence);
        }

        var later = winners.First(w => w.SaidOn.To > entry.SaidOn.To && w.Stance != entry.Stance);
        return (Weight.Superseded, $"{Day(later)} is a later day and shows {later.Stance.Word()}.", later.Sequence);
    }

    /// <summary>What of the position is open, by the sequence of the entry it came with.</summary>
    private static Dictionary<long, string> Open(Position position)
    {
        var open = new Dictionary<long, string>();
        var items = position.Conditions.Select(c => (c.Sequence, "a standing condition"))
            .Concat(position.Offers.Select(o => (o.Sequence, "an open offer")))
            .Concat(position.Demands.Select(d => (d.Sequence, "an open demand")))
            .Concat(position.Talks.Select(t => (t.Sequence, "the latest record of talks or a deadline")));
        foreach (var (sequence, what) in items)
        {
            open[sequence] = open.TryGetValue(sequence, out var other) ? $"{other} and {what}" : what;
        }

        return open;
    }

    private static string Day(Entry entry) => Day(entry.SaidOn.To);

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Words(Directness directness) => directness switch
    {
        Directness.OwnWords => "its own words in quotation",
        Directness.OwnStatement => "its own statement, paraphrased",
        Directness.NamedOfficial => "what is told of a named official",
        Directness.UnnamedSource => "an unnamed source",
        Directness.Claim => "another party's claim",
        _ => "the outlet's narration",
    };
}
