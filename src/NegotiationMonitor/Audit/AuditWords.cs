using System.Globalization;
using NegotiationMonitor.Articles;
using NegotiationMonitor.Positions;

namespace NegotiationMonitor.Audit;

/// <summary>The words that every form of an audit trail uses.</summary>
public static class AuditWords
{
    /// <summary>A day, or the word for a bound that was not asked.</summary>
    public static string Day(DateOnly? day, string otherwise = "unknown") => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? otherwise;

    /// <summary>A day or a range of days.</summary>
    public static string Days(SaidOn said) => said.From == said.To ? Day(said.To) : $"{Day(said.From)} to {Day(said.To)}";

    /// <summary>A time, UTC.</summary>
    public static string Time(DateTimeOffset time) => time.UtcDateTime.ToString("u", CultureInfo.InvariantCulture);

    /// <summary>The clocks as a sentence.</summary>
    public static string Clocks(AuditTrail trail) => string.Create(
        CultureInfo.InvariantCulture,
        $"What was said by {Day(trail.Asked.SaidBy, "now")}{(trail.Asked.PublishedBy is { } by ? $" and published by {Day(by)}" : "")}, as recorded up to event {trail.Sequence} of the log.");

    /// <summary>The position as a sentence.</summary>
    public static string Position(Position position)
    {
        if (!position.HasStance)
        {
            return "No stance: no act that counts sets one.";
        }

        var marks = (position.Contested ? ", contested (its own voices are on opposite sides)" : "") + (position.Outcome == Outcome.None ? "" : ", " + position.Outcome.Word());
        var origins = position.Origins.Count == 1 ? "1 independent origin" : string.Create(CultureInfo.InvariantCulture, $"{position.Origins.Count} independent origins");
        var statements = position.Statements == 1 ? "1 statement" : string.Create(CultureInfo.InvariantCulture, $"{position.Statements} statements");
        return $"Since {Day(position.Since)}, last confirmed {Day(position.LastConfirmed)}, {position.Certainty.Word()}{marks}; {statements} of {origins}.";
    }

    /// <summary>What an entry does, in a word or two.</summary>
    public static string Verdict(AuditedEntry entry) => entry.Weighed is { } weighed ? weighed.Weight.Word() : "no longer counted";

    /// <summary>Why, in a sentence.</summary>
    public static string Why(AuditedEntry entry, AuditTrail trail)
    {
        if (entry.Weighed is { } weighed)
        {
            return weighed.By is { } by ? string.Create(CultureInfo.InvariantCulture, $"{weighed.Why} (event {by})") : weighed.Why;
        }

        var correction = trail.Corrections.FirstOrDefault(c => c.Ended.Contains(entry.Entry.Sequence));
        return correction is null
            ? string.Create(CultureInfo.InvariantCulture, $"Ended by event {entry.Entry.Until}.")
            : string.Create(CultureInfo.InvariantCulture, $"Ended by event {correction.Sequence}: {Correction(correction)}.");
    }

    /// <summary>What a correction was, with who and why.</summary>
    public static string Correction(AuditedCorrection correction) =>
        $"{correction.Kind.Replace('_', ' ')}{(correction.By is null ? "" : " by " + correction.By)}{(correction.Why is null ? "" : $" ({correction.Why})")}";

    /// <summary>Who says it and in what manner.</summary>
    public static string Act(AuditedEntry entry)
    {
        var act = entry.Act;
        var who = act.Speaker is null ? "" : $", {act.Speaker}";
        var claim = act.ClaimedBy is null ? "" : $", claimed by {act.ClaimedBy}";
        return $"{EventNames.NameOf(act).Replace('_', ' ')}, {act.Certainty.Word()}, {act.Mode.Word()}{who}{claim}; said {Days(act.SaidOn)} ({act.SaidOn.Basis.Word()})";
    }

    /// <summary>Through whom it came: the origin, and who told it to whom.</summary>
    public static string Origin(AuditTrail trail, AuditedEntry entry) =>
        $"origin {OriginName(trail, entry.Entry.Origin)}{(entry.Act.Chain.Count == 0 ? "" : $", told by {string.Join(" ← ", entry.Act.Chain)}")}";

    /// <summary>An origin's name: of an article whose outlet nobody told, the article's.</summary>
    public static string OriginName(AuditTrail trail, string origin) => trail.Articles.Any(a => a.Stream == origin) ? Name(trail, origin) : origin;

    /// <summary>An article's name for people.</summary>
    public static string Name(AuditTrail trail, string stream) => trail.Articles.FirstOrDefault(a => a.Stream == stream) is { } article
        ? string.Join(", ", ((string?[])[article.Outlet, article.Title, article.File]).OfType<string>().DefaultIfEmpty(stream))
        : stream;

    /// <summary>How many of the trail's entries stand in an article.</summary>
    public static string Share(AuditTrail trail, AuditedArticle article)
    {
        var (counting, all) = (trail.Entries.Count(e => e.Entry.Stream == article.Stream && e.Weighed!.Counts), trail.Entries.Count(e => e.Entry.Stream == article.Stream));
        return all == 0
            ? trail.Ended.Any(e => e.Entry.Stream == article.Stream) ? "what it said no longer counts" : "tells the story, but nothing of it is about this position"
            : string.Create(CultureInfo.InvariantCulture, $"{(all == 1 ? "1 act" : $"{all} acts")}, of which {counting} count");
    }

    /// <summary>Whose story an article tells; null where it is its own and nobody's else.</summary>
    public static string? Story(AuditTrail trail, AuditedArticle article)
    {
        if (article.CopyOf is { } copy)
        {
            return string.Create(CultureInfo.InvariantCulture, $"tells the same story as {Name(trail, article.Story)} ({copy.Similarity:P0} of the shorter text alike): one origin");
        }

        var copies = trail.Articles.Count(a => a.Story == article.Stream && a.Stream != article.Stream);
        return copies == 0 ? null : copies == 1 ? "its story is told again by 1 article below: one origin" : string.Create(CultureInfo.InvariantCulture, $"its story is told again by {copies} articles below: one origin");
    }
}
