using System.Collections.Frozen;

namespace NegotiationMonitor.Reading.Dates;

/// <summary>Whether the words around a date tell of what was or of what is to come: the nearest sign before it, else the nearest behind it.</summary>
internal static class TenseCue
{
    private const int Reach = 14;

    private static readonly FrozenSet<string> Modals = new[] { "would", "could", "might", "may", "must", "should", "can" }.ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string> Coming = new[]
    {
        "will", "shall", "won", "upcoming", "scheduled", "planned", "slated", "expected", "due", "tentatively", "earliest", "soon",
    }.ToFrozenSet(StringComparer.Ordinal);

    // "agreed to meet on Friday" looks ahead; "refused to sign on Friday" does not.
    private static readonly FrozenSet<string> Governors = new[]
    {
        "is", "are", "was", "were", "be", "plans", "plan", "planned", "planning", "agreed", "agree", "agrees", "expected", "expects", "expect", "scheduled", "due", "set", "going", "wants", "want", "wanted",
        "hopes", "hope", "hoped", "intends", "intended", "ready", "prepared", "vowed", "vows", "promised", "promises", "pledged", "invited", "called", "calls", "urged", "urges", "asked", "offered",
    }.ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string> Irregular = new[]
    {
        "said", "told", "met", "held", "spoke", "wrote", "was", "were", "had", "did", "came", "went", "took", "gave", "began", "left", "sent", "made", "saw", "got", "became", "been", "broke", "brought",
        "bought", "chose", "drew", "fell", "felt", "flew", "fought", "found", "grew", "heard", "kept", "knew", "laid", "led", "lost", "meant", "paid", "ran", "rose", "sat", "shook", "showed", "sold",
        "sought", "spent", "stood", "struck", "thought", "threw", "understood", "withdrew", "put", "ago",
    }.ToFrozenSet(StringComparer.Ordinal);

    // Who says it says nothing of a bound: "said it would leave before October".
    private static readonly FrozenSet<string> Reporting = new[]
    {
        "said", "told", "added", "announced", "wrote", "warned", "reported", "argued", "stated", "insisted", "vowed", "noted", "explained", "declared", "feared", "stressed", "tweeted",
    }.ToFrozenSet(StringComparer.Ordinal);

    // "On Monday the matter goes to the Council": the present with a day is the calendar's.
    private static readonly FrozenSet<string> Calendar = new[]
    {
        "goes", "meets", "meet", "begins", "begin", "starts", "opens", "votes", "vote", "decides", "celebrates", "resumes", "resume", "returns", "expires", "convenes", "hosts", "travels", "arrives", "gathers",
    }.ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string> NotVerbs = new[]
    {
        "need", "indeed", "proceed", "succeed", "exceed", "speed", "feed", "hundred", "armed", "unprecedented", "sacred", "wicked", "hatred", "based", "allied", "limited", "detailed",
    }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>The tense at the tokens <c>[first, next)</c>.</summary>
    public static DateTense At(DateTokens tokens, int first, int next, DateRole role = DateRole.On)
    {
        var bound = role is DateRole.By or DateRole.Before or DateRole.Until or DateRole.From;
        for (var i = first - 1; i >= Math.Max(0, first - Reach) && !EndsClause(tokens, i) && !tokens[i + 1].OpensLine; i--)
        {
            if (Sign(tokens, i, bound) is { } sign)
            {
                return sign == DateTense.Past && IsSupposed(tokens, i) ? DateTense.Future : sign;
            }
        }

        for (var i = next; i < Math.Min(tokens.Count, next + Reach) && !EndsClause(tokens, i) && !tokens[i].OpensLine; i++)
        {
            if (Sign(tokens, i, bound) is { } sign)
            {
                return sign;
            }
        }

        return DateTense.Unknown;
    }

    // "If the sale has not closed by Oct. 28".
    private static bool IsSupposed(DateTokens tokens, int i)
    {
        for (var at = i - 1; at >= Math.Max(0, i - 8) && !EndsClause(tokens, at); at--)
        {
            if (tokens[at].Lower is "if" or "unless" or "once")
            {
                return true;
            }
        }

        return false;
    }

    // Null where the word says nothing; Unknown where it says that the words leave it open.
    private static DateTense? Sign(DateTokens tokens, int i, bool bound)
    {
        var token = tokens[i];
        if (token.Is("'ll"))
        {
            return DateTense.Future;
        }

        if (!token.IsLowerWord || (bound && Reporting.Contains(token.Lower)))
        {
            return null;
        }

        var next = tokens[i + 1];
        var word = token.Lower;
        if (Modals.Contains(word))
        {
            return next.Is("have") || tokens[i + 2].Is("have") ? DateTense.Past : DateTense.Future;
        }

        if (Calendar.Contains(word) && !tokens[i - 1].Is("to"))
        {
            return DateTense.Future;
        }

        if (Coming.Contains(word))
        {
            // What "had been due" is over or off.
            if (tokens[i - 1].Is("been") && tokens[i - 2].Is("had"))
            {
                return DateTense.Past;
            }

            // "won the vote" is past, "won't" ahead; "due to bad weather" is a reason.
            return word switch
            {
                "won" => next.Is("'t") ? DateTense.Future : DateTense.Past,
                "due" when next.Is("to") && !IsInfinitive(tokens, i + 1) => null,
                _ => DateTense.Future,
            };
        }

        if (word == "to")
        {
            var governor = IsInfinitive(tokens, i) ? Governor(tokens, i) : "";

            // "was to meet him on Tuesday" was a plan then; whether it is one still, the words do not say.
            return governor is "was" or "were" ? DateTense.Unknown
                : !Governors.Contains(governor) ? null
                : tokens[i - 2].Is("been") && tokens[i - 3].Is("had") ? DateTense.Past
                : DateTense.Future;
        }

        if (word is "is" or "are" or "set" or "was" or "were" && Ahead(tokens, i))
        {
            return word is "was" or "were" ? DateTense.Unknown : DateTense.Future;
        }

        // "could be finalised", "will be formally signed": the participle says nothing of the time.
        if (tokens[i - 1].Is("be") || tokens[i - 2].Is("be"))
        {
            return null;
        }

        return Irregular.Contains(word) || (word.Length > 4 && word.EndsWith("ed", StringComparison.Ordinal) && !NotVerbs.Contains(word))
            ? DateTense.Past
            : null;
    }

    // "are to meet", "were reportedly to focus", "is set to", "is meeting", "set for".
    private static bool Ahead(DateTokens tokens, int i)
    {
        var next = tokens[i + 1];
        var present = tokens[i].Lower is "is" or "are";
        return (next.Is("to") && IsInfinitive(tokens, i + 1))
            || (tokens[i + 2].Is("to") && next.Lower.EndsWith("ly", StringComparison.Ordinal) && IsInfinitive(tokens, i + 2))
            || (tokens[i].Is("set") && next.Is("for"))
            || (present && next.Lower.EndsWith("ing", StringComparison.Ordinal));
    }

    private static string Governor(DateTokens tokens, int to)
    {
        var before = tokens[to - 1];

        // "called on Moscow to withdraw", "urged both sides to meet": the governor stands a few words back.
        return Governors.Contains(before.Lower) || before.Lower.EndsWith("ed", StringComparison.Ordinal) ? before.Lower
            : Governors.Contains(tokens[to - 2].Lower) ? tokens[to - 2].Lower
            : Governors.Contains(tokens[to - 3].Lower) ? tokens[to - 3].Lower
            : before.Lower;
    }

    private static bool IsInfinitive(DateTokens tokens, int to) =>
        tokens[to + 1].IsLowerWord && tokens[to + 1].Lower is not ("the" or "a" or "an" or "his" or "her" or "their" or "its" or "this" or "that" or "which" or "bad");

    private static bool EndsClause(DateTokens tokens, int i) => tokens[i].Type == TokenType.Break
        || tokens[i].Lower is ";" or "?" or "!" or ":"
        || (tokens[i].Is(".") && tokens[i - 1].End - tokens[i - 1].Start > 4);
}
