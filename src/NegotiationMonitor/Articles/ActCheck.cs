using System.Globalization;

namespace NegotiationMonitor.Articles;

/// <summary>What may be recorded at all: guarantee 1 (evidence is verbatim) and dates that can be.</summary>
public static class ActCheck
{
    /// <summary>Longest text, in UTF-16 units.</summary>
    public const int LongestText = 16 << 20;

    private const int FirstYear = 1900;
    private const int LastYear = 2199;

    /// <summary>Refuses a text that is none, and an impossible day of publication.</summary>
    /// <exception cref="RefusedException">With the reason.</exception>
    public static void Require(ArticleText article)
    {
        ArgumentNullException.ThrowIfNull(article);
        var name = article.File ?? article.Url ?? article.Title ?? "the article";
        if (string.IsNullOrWhiteSpace(article.Text))
        {
            throw new RefusedException($"{name} has no text");
        }

        if (article.Text.Length > LongestText)
        {
            throw new RefusedException($"{name} has {article.Text.Length} characters, more than the {LongestText} of an article; split it");
        }

        if (!IsText(article.Text))
        {
            throw new RefusedException($"{name} is not text (it holds a NUL character or half a character); convert it to UTF-8");
        }

        if (article.PublishedOn is { } day && !IsPossible(day))
        {
            throw new RefusedException($"{name} cannot be published on {Word(day)}; give a day between {FirstYear} and {LastYear}");
        }
    }

    /// <summary>Refuses an act that cannot be shown in <paramref name="text"/>, or that says something impossible.</summary>
    /// <exception cref="RefusedException">With the reason.</exception>
    public static void Require(Act act, string text)
    {
        ArgumentNullException.ThrowIfNull(act);
        ArgumentNullException.ThrowIfNull(text);
        if (Flaw(act, text) is { } flaw)
        {
            throw new RefusedException($"An act ({EventNames.NameOf(act)} of {act.Actor}, rule {act.Rule}) cannot be recorded: {flaw}");
        }
    }

    private static string? Flaw(Act act, string text)
    {
        if (string.IsNullOrWhiteSpace(act.Actor))
        {
            return "it has no actor";
        }

        if (act.Evidence.Count == 0)
        {
            return "it has no evidence";
        }

        if (act.Evidence.FirstOrDefault(e => !IsVerbatim(e, text)) is { } wrong)
        {
            return $"its evidence \"{Shorten(wrong.Quote)}\" does not stand in the text at {wrong.Start}–{wrong.End}";
        }

        if (act.Conditions.Any(c => string.IsNullOrWhiteSpace(c.Text)))
        {
            return "one of its conditions is empty";
        }

        if (!IsPossible(act.SaidOn.From, act.SaidOn.To))
        {
            return $"its date {Word(act.SaidOn.From)} to {Word(act.SaidOn.To)} is impossible";
        }

        if (act.ScheduledFor is { } coming && !IsPossible(coming.From, coming.To))
        {
            return $"its scheduled date {Word(coming.From)} to {Word(coming.To)} is impossible";
        }

        return Words(act).All(IsText) ? null : "one of its words holds a NUL character or half a character";
    }

    private static IEnumerable<string> Words(Act act) =>
        act.Evidence.Select(e => e.Quote)
            .Concat(act.Conditions.SelectMany(c => new[] { c.Text, c.On ?? "" }))
            .Concat(act.Chain)
            .Concat([act.Actor, act.Issue ?? "", act.Speaker ?? "", act.ClaimedBy ?? "", act.Proposition ?? "", act.Rule, act.Reader]);

    private static bool IsVerbatim(Evidence e, string text) =>
        e.Start >= 0 && e.Start < e.End && e.End <= text.Length
        && !string.IsNullOrWhiteSpace(e.Quote)
        && text.AsSpan(e.Start, e.End - e.Start).SequenceEqual(e.Quote);

    /// <summary>Whether JSON and PostgreSQL keep the string as it is: no NUL, no half of a surrogate pair.</summary>
    private static bool IsText(string value)
    {
        for (var i = 0; i < value.Length; i++)
        {
            var c = value[i];
            if (c == '\0' || (char.IsSurrogate(c) && !(i + 1 < value.Length && char.IsSurrogatePair(c, value[i + 1]))))
            {
                return false;
            }

            i += char.IsSurrogate(c) ? 1 : 0;
        }

        return true;
    }

    private static bool IsPossible(DateOnly from, DateOnly to) => from <= to && IsPossible(from) && IsPossible(to);

    private static bool IsPossible(DateOnly day) => day.Year is >= FirstYear and <= LastYear;

    private static string Word(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Shorten(string quote) => quote.Length <= 60 ? quote : string.Concat(quote.AsSpan(0, 57), "…");
}
