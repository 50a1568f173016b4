using System.Collections.Frozen;

namespace NegotiationMonitor.Articles;

/// <summary>The stored names of events. They are ours, never CLR names, and never change; a new shape gets a new name and an upcaster.</summary>
public static class EventNames
{
    private static readonly (string Name, Type Type)[] All =
    [
        ("article_received", typeof(ArticleReceived)),
        ("article_revised", typeof(ArticleRevised)),
        ("copy_recognised", typeof(CopyRecognised)),
        ("stance_stated", typeof(StanceStated)),
        ("proposal_floated", typeof(ProposalFloated)),
        ("offer_made", typeof(OfferMade)),
        ("offer_conditioned", typeof(OfferConditioned)),
        ("offer_withdrawn", typeof(OfferWithdrawn)),
        ("concession_made", typeof(ConcessionMade)),
        ("demand_made", typeof(DemandMade)),
        ("threat_made", typeof(ThreatMade)),
        ("proposal_accepted", typeof(ProposalAccepted)),
        ("proposal_rejected", typeof(ProposalRejected)),
        ("agreement_reached", typeof(AgreementReached)),
        ("action_taken", typeof(ActionTaken)),
        ("talks_held", typeof(TalksHeld)),
        ("talks_scheduled", typeof(TalksScheduled)),
        ("talks_suspended", typeof(TalksSuspended)),
        ("deadline_set", typeof(DeadlineSet)),
        ("doubt_raised", typeof(DoubtRaised)),
        ("accusation_made", typeof(AccusationMade)),
        ("shift_reported", typeof(ShiftReported)),
        ("article_read", typeof(ArticleRead)),
        ("reading_superseded", typeof(ReadingSuperseded)),
        ("act_retracted", typeof(ActRetracted)),
        ("act_amended", typeof(ActAmended)),
        ("act_added", typeof(ActAdded)),
    ];

    private static readonly FrozenDictionary<Type, string> NameByType = All.ToFrozenDictionary(e => e.Type, e => e.Name);
    private static readonly FrozenDictionary<string, Type> TypeByName = All.ToFrozenDictionary(e => e.Name, e => e.Type, StringComparer.Ordinal);

    /// <summary>Every stored name, in story order.</summary>
    public static IEnumerable<string> Names => All.Select(e => e.Name);

    /// <summary>The stored names of acts.</summary>
    public static IEnumerable<string> ActNames => All.Where(e => e.Type.IsSubclassOf(typeof(Act))).Select(e => e.Name);

    /// <summary>The stored name of an event.</summary>
    public static string NameOf(ArticleEvent @event)
    {
        ArgumentNullException.ThrowIfNull(@event);
        return NameByType[@event.GetType()];
    }

    /// <summary>The stored name of an event type.</summary>
    public static string NameOf(Type type) => NameByType[type];

    /// <summary>The event type of a stored name, or null for a name this version does not know.</summary>
    public static Type? TypeOf(string name) => TypeByName.GetValueOrDefault(name);
}
