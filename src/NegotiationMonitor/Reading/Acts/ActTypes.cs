using NegotiationMonitor.Articles;

namespace NegotiationMonitor.Reading.Acts;

/// <summary>Makes an act of the type that a stored name stands for.</summary>
internal static class ActTypes
{
    public static Act New(string type, string actor, SaidOn on, IReadOnlyList<Evidence> evidence, string rule, string reader) => type switch
    {
        "stance_stated" => new StanceStated { Actor = actor, SaidOn = on, Evidence = evidence, Rule = rule, Reader = reader },
        "proposal_floated" => new ProposalFloated { Actor = actor, SaidOn = on, Evidence = evidence, Rule = rule, Reader = reader },
        "offer_made" => new OfferMade { Actor = actor, SaidOn = on, Evidence = evidence, Rule = rule, Reader = reader },
        "offer_conditioned" => new OfferConditioned { Actor = actor, SaidOn = on, Evidence = evidence, Rule = rule, Reader = reader },
        "offer_withdrawn" => new OfferWithdrawn { Actor = actor, SaidOn = on, Evidence = evidence, Rule = rule, Reader = reader },
        "concession_made" => new ConcessionMade { Actor = actor, SaidOn = on, Evidence = evidence, Rule = rule, Reader = reader },
        "demand_made" => new DemandMade { Actor = actor, SaidOn = on, Evidence = evidence, Rule = rule, Reader = reader },
        "threat_made" => new ThreatMade { Actor = actor, SaidOn = on, Evidence = evidence, Rule = rule, Reader = reader },
        "proposal_accepted" => new ProposalAccepted { Actor = actor, SaidOn = on, Evidence = evidence, Rule = rule, Reader = reader },
        "proposal_rejected" => new ProposalRejected { Actor = actor, SaidOn = on, Evidence = evidence, Rule = rule, Reader = reader },
        "agreement_reached" => new AgreementReached { Actor = actor, SaidOn = on, Evidence = evidence, Rule = rule, Reader = reader },
        "action_taken" => new ActionTaken { Actor = actor, SaidOn = on, Evidence = evidence, Rule = rule, Reader = reader },
        "talks_held" => new TalksHeld { Actor = actor, SaidOn = on, Evidence = evidence, Rule = rule, Reader = reader },
        "talks_scheduled" => new TalksScheduled { Actor = actor, SaidOn = on, Evidence = evidence, Rule = rule, Reader = reader },
        "talks_suspended" => new TalksSuspended { Actor = actor, SaidOn = on, Evidence = evidence, Rule = rule, Reader = reader },
        "deadline_set" => new DeadlineSet { Actor = actor, SaidOn = on, Evidence = evidence, Rule = rule, Reader = reader },
        "doubt_raised" => new DoubtRaised { Actor = actor, SaidOn = on, Evidence = evidence, Rule = rule, Reader = reader },
        "accusation_made" => new AccusationMade { Actor = actor, SaidOn = on, Evidence = evidence, Rule = rule, Reader = reader },
        "shift_reported" => new ShiftReported { Actor = actor, SaidOn = on, Evidence = evidence, Rule = rule, Reader = reader },
        _ => throw new ArgumentOutOfRangeException(nameof(type), type, "no act has this stored name"),
    };
}
