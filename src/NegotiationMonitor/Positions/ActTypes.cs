namespace NegotiationMonitor.Positions;

/// <summary>What the fold treats an act as.</summary>
[Flags]
internal enum ActKinds
{
    /// <summary>Nothing but its stance.</summary>
    None = 0,

    /// <summary>Opens an offer.</summary>
    Offer = 1,

    /// <summary>Takes back an offer.</summary>
    Withdrawal = 2,

    /// <summary>Softens something it held to.</summary>
    Concession = 4,

    /// <summary>Settles something between parties.</summary>
    Agreement = 8,

    /// <summary>Wants others to do something.</summary>
    Demand = 16,

    /// <summary>A meeting, an appointment, a suspension or a deadline.</summary>
    Talks = 32,

    /// <summary>Ends the actor's earlier conditions and demands.</summary>
    Clears = Concession | Agreement,
}

/// <summary>The stored names of acts that the fold treats in a way of their own.</summary>
internal static class ActTypes
{
    /// <summary>What an act of a stored name is treated as.</summary>
    public static ActKinds KindsOf(string type) => type switch
    {
        "offer_made" or "offer_conditioned" => ActKinds.Offer,
        "offer_withdrawn" => ActKinds.Withdrawal,
        "concession_made" => ActKinds.Concession,
        "agreement_reached" => ActKinds.Agreement,
        "demand_made" => ActKinds.Demand,
        "talks_held" or "talks_scheduled" or "talks_suspended" or "deadline_set" => ActKinds.Talks,
        _ => ActKinds.None,
    };
}
