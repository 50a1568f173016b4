using System.Text.Json.Serialization;
using NegotiationMonitor.Articles;

namespace NegotiationMonitor.Positions;

/// <summary>How near an act's words are to the actor's own mouth; on one day the higher outweighs the lower.</summary>
[JsonConverter(typeof(KebabCaseEnumConverter<Directness>))]
public enum Directness
{
    /// <summary>The outlet tells it in its own voice and names nobody.</summary>
    Narration,

    /// <summary>Another party says it of the actor.</summary>
    Claim,

    /// <summary>Unnamed people of the actor say it.</summary>
    UnnamedSource,

    /// <summary>It is told of a named person or body of the actor, who is not said to have said it.</summary>
    NamedOfficial,

    /// <summary>A named person or body of the actor said it, in the outlet's words.</summary>
    OwnStatement,

    /// <summary>A named person or body of the actor said it, in quotation marks.</summary>
    OwnWords,
}

/// <summary>Works out an act's directness from its attribution.</summary>
public static class DirectnessOf
{
    /// <summary>
    /// Somebody else's claim stays a claim however it is quoted. With a speaker the mode decides; without one, a quotation, a paraphrase or
    /// an unnamed source in the chain is an unnamed source.
    /// </summary>
    public static Directness Act(Act act)
    {
        ArgumentNullException.ThrowIfNull(act);
        if (act.ClaimedByOther)
        {
            return Directness.Claim;
        }

        if (!string.IsNullOrWhiteSpace(act.Speaker))
        {
            return act.Mode switch
            {
                Mode.DirectQuote => Directness.OwnWords,
                Mode.Paraphrase => Directness.OwnStatement,
                _ => Directness.NamedOfficial,
            };
        }

        return act.Mode != Mode.Narration || act.Chain.Any(Origins.IsUnnamed) ? Directness.UnnamedSource : Directness.Narration;
    }
}
