using System.Collections.Frozen;

namespace NegotiationMonitor.Positions;

/// <summary>Who first published something. Ten copies of one Reuters report are one origin.</summary>
public static class Origins
{
    private static readonly FrozenSet<string> PeopleWords = FrozenSet.ToFrozenSet(
    [
        "source", "sources", "official", "officials", "people", "person", "diplomat", "diplomats", "aide", "aides", "adviser", "advisers",
        "advisor", "advisors", "insider", "insiders", "officer", "officers", "negotiator", "negotiators", "delegate", "delegates", "lawmaker",
        "lawmakers", "minister", "ministers", "leaders", "envoys", "representatives", "spokesperson", "spokesman", "spokeswoman", "planners",
        "members", "participants", "experts", "analysts", "familiar", "anonymous", "anonymity", "unnamed", "interlocutor", "interlocutors",
    ],
    StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether a link of a chain is somebody unnamed ("two officials", "people familiar with the matter") and not an outlet.</summary>
    public static bool IsUnnamed(string link)
    {
        ArgumentNullException.ThrowIfNull(link);
        return !link.Any(char.IsUpper) || link.Split([' ', ',', '-'], StringSplitOptions.RemoveEmptyEntries).Any(PeopleWords.Contains);
    }

    /// <summary>The outlet an article cites for an act: the last named outlet in the chain behind the outlet itself; null where it cites none.</summary>
    /// <param name="outlet">The article's own outlet; null where unknown.</param>
    public static string? Cited(IReadOnlyList<string> chain, string? outlet)
    {
        ArgumentNullException.ThrowIfNull(chain);
        var own = outlet is null ? null : NameOf(outlet);
        for (var i = chain.Count - 1; i >= 0; i--)
        {
            var name = NameOf(chain[i]);
            if (name.Length > 0 && !IsUnnamed(chain[i]) && !string.Equals(name, own, StringComparison.OrdinalIgnoreCase))
            {
                return name;
            }
        }

        return null;
    }

    /// <summary>An outlet's name without white space around it and without its article ("The Guardian" and "Guardian" are one).</summary>
    public static string NameOf(string outlet)
    {
        ArgumentNullException.ThrowIfNull(outlet);
        var name = outlet.Trim();
        return name.StartsWith("the ", StringComparison.OrdinalIgnoreCase) ? name[4..].TrimStart() : name;
    }
}
