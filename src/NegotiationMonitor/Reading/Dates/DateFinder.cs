namespace NegotiationMonitor.Reading.Dates;

/// <summary>
/// Finds date expressions in English text and resolves them. A scanner written by hand: one pass, no backtracking, the same
/// under every culture. What the text leaves open stays open: a month is a month, and what cannot be resolved is left out.
/// </summary>
public static class DateFinder
{
    private const int Block = 16_384;

    /// <summary>The date expressions of a sentence, in order.</summary>
    /// <param name="text">The text that offsets refer to.</param>
    /// <param name="start">UTF-16 index where the sentence begins.</param>
    /// <param name="end">UTF-16 index behind the sentence.</param>
    /// <param name="context">Publication and the day last mentioned before this sentence; within it the finder keeps count itself.</param>
    public static IReadOnlyList<DateMention> Find(string text, int start, int end, DateContext context)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentOutOfRangeException.ThrowIfNegative(start);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(end, text.Length);
        var mentions = new List<DateMention>();
        var passage = new Passage();
        foreach (var (tokens, match) in Scan(text, start, end))
        {
            var role = Surroundings.Role(tokens, match);
            var attached = Surroundings.IsAttached(tokens, match);
            var tense = attached && Surroundings.IsOutcome(tokens, match) ? DateTense.Past
                : context.Tense != DateTense.Unknown ? context.Tense
                : TenseCue.At(tokens, match.First, match.Next, role);
            if (new DateResolver(context, passage.Day(tokens, match)).Resolve(match.Expression, tense, role) is not { } days)
            {
                continue;
            }

            var (from, to) = (tokens[match.First].Start, tokens[match.Next - 1].End);
            var kind = context.Published is not { } today ? DateKind.Neutral
                : days.From > today || (days.From == today && (days.To > today || (tense == DateTense.Future && match.Expression is not Window))) ? DateKind.Future
                : days.To <= today ? DateKind.Past : DateKind.Neutral;
            mentions.Add(new DateMention(from, to, text[from..to], days.From, days.To, kind, role, attached));
            passage.Note(tokens, match, days.From);
            context = context with { LastMentioned = days.From == days.To ? days.From : context.LastMentioned };
        }

        return mentions;
    }

    /// <summary>The date expressions of a whole text, in order.</summary>
    public static IReadOnlyList<DateMention> Find(string text, DateContext context)
    {
        ArgumentNullException.ThrowIfNull(text);
        return Find(text, 0, text.Length, context);
    }

    /// <summary>The day last mentioned after these mentions, to be handed on to the next sentence.</summary>
    public static DateOnly? LastMentioned(IReadOnlyList<DateMention> mentions, DateOnly? before)
    {
        ArgumentNullException.ThrowIfNull(mentions);
        return mentions.LastOrDefault(m => m.IsDay)?.From ?? before;
    }

    /// <summary>The expressions of a text before they are resolved, with the tokens around them.</summary>
    internal static IEnumerable<(DateTokens Tokens, DateMatch Match)> Scan(string text, int start, int end)
    {
        while (start < end)
        {
            var stop = Math.Min(end, start + Block);
            while (stop < end && stop - start < 2 * Block && !char.IsWhiteSpace(text[stop]))
            {
                stop++;
            }

            var tokens = new DateTokens(DateLexer.Read(text, start, stop));
            foreach (var match in Matches(tokens))
            {
                yield return (tokens, match);
            }

            start = stop;
        }
    }

    private static List<DateMatch> Matches(DateTokens tokens)
    {
        var calendar = new CalendarGrammar(tokens);
        var relative = new RelativeGrammar(tokens, calendar);
        DateMatch? Read(int i) => calendar.Day(i) ?? relative.Read(i) ?? calendar.Month(i) ?? calendar.Year(i);
        DateMatch? Second(int i) => calendar.Day(i) ?? relative.Weekday(i) ?? calendar.AnyMonth(i) ?? calendar.Year(i) ?? YearOnly(tokens, i);
        var found = new List<DateMatch>();
        for (var i = 0; i < tokens.Count;)
        {
            if (Read(i) is not { } match)
            {
                i++;
                continue;
            }

            match = calendar.Joined(match, Second);

            // "The day before, on August 22": the date that follows says which day it was.
            if (found.Count > 0 && match.Expression is CalendarDate { Day: not null } && found[^1].Expression is FromTold or NearTold && IsApposition(tokens, found[^1].Next, match.First))
            {
                match = match with { First = found[^1].First };
                found.RemoveAt(found.Count - 1);
            }

            i = match.Next;
            if (match.Expression is not ImpossibleDate)
            {
                found.Add(match);
            }
        }

        return found;
    }

    private static DateMatch? YearOnly(DateTokens tokens, int i) =>
        tokens[i] is { Type: TokenType.Number, Value: >= 1900 and <= 2100 } year ? new DateMatch(i, i + 1, new CalendarDate(year.Value, null, null)) : null;

    private static bool IsApposition(DateTokens tokens, int from, int to) =>
        to - from <= 3 && Enumerable.Range(from, to - from).All(i => tokens[i].Lower is "," or "on" or "(" or "the" or "–");
}
