using System.Collections.Frozen;

namespace NegotiationMonitor.Reading.Dates;

/// <summary>What the words around an expression say about its use.</summary>
internal static class Surroundings
{
    // Things that a date names ahead as well as behind; anything else that has a date is there already ("Monday's deal").
    private static readonly FrozenSet<string> Occasions = new[]
    {
        "vote", "election", "elections", "summit", "meeting", "talks", "deadline", "referendum", "session", "hearing", "visit", "negotiations", "round", "conference", "ballot", "debate", "trial", "expiry", "gathering",
    }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Whether the thing that an attached date belongs to is done, whatever the tense of the sentence.</summary>
    public static bool IsOutcome(DateTokens tokens, DateMatch match)
    {
        var at = tokens[match.Next].IsWord ? match.Next : match.Next + 1;
        return tokens[at].IsLowerWord && !Occasions.Contains(tokens[at].Lower) && !Occasions.Contains(tokens[at + 1].Lower)
            && match.Expression is WeekdayOf { Pick: Pick.Plain } or CalendarDate;
    }

    /// <summary>How the date bounds what is told.</summary>
    public static DateRole Role(DateTokens tokens, DateMatch match)
    {
        var i = match.First - 1;
        while (i > match.First - 4 && tokens[i].Lower is "the" or "late" or "early" or "midnight" or "around" or "about" or "end" or "of" or "at" or "on" or "noon" or "least")
        {
            i--;
        }

        return tokens[i].Lower switch
        {
            "since" => DateRole.Since,
            "until" or "till" => DateRole.Until,
            "by" => DateRole.By,
            "before" => DateRole.Before,
            "after" => DateRole.After,
            "from" => match.Expression is Between ? DateRole.On : DateRole.From,
            _ => DateRole.On,
        };
    }

    /// <summary>Whether the date belongs to the thing named next: "Monday's summit", "the Aug. 18 meeting".</summary>
    public static bool IsAttached(DateTokens tokens, DateMatch match)
    {
        var next = tokens[match.Next];
        return next.Lower is "'s" or "'"
            || (next.IsLowerWord && !DateWords.MayFollow(next) && tokens[match.First - 1].Lower is "the" or "a" or "an" or "its" or "their" or "his" or "her"
                && match.Expression is CalendarDate or WeekdayOf or Weekend);
    }
}
