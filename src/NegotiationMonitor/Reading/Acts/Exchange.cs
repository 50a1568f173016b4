using NegotiationMonitor.Reading.Text;

namespace NegotiationMonitor.Reading.Acts;

/// <summary>The other half of a bargain: what is given or asked "in return for" and "in exchange for" what an act tells.</summary>
internal sealed class Exchange(RuleBook rules)
{
    /// <summary>The act on what stands behind "in return for"; null where there is none.</summary>
    public Candidate? Of(Candidate c)
    {
        var s = c.Sentence;
        foreach (var (first, last) in c.Conditions)
        {
            if (s.Lower(first) != "in" || first + 3 > last || s.Lower(first + 1) is not ("return" or "exchange") || s.Lower(first + 2) != "for" || Rule(c.Rule) is not { } rule)
                continue;
            var head = s.Tokens[first + 2].Head > first + 2 && s.Tokens[first + 2].Head <= last ? s.Tokens[first + 2].Head : last;
            return c with { Rule = rule, Head = head, Last = head, Predicate = head, Kind = 'N', About = (first + 3, last), Negated = false, Weak = false, Loose = false };
        }

        return null;
    }

    // Whoever offers wants the other half; whoever wants gives it; a mediator's plan and a deal hold both.
    private ActRule? Rule(ActRule told) => told.Type switch
    {
        "offer_made" or "offer_conditioned" => rules.Find("demand"),
        "demand_made" => rules.Find("offer"),
        "proposal_floated" or "agreement_reached" => told,
        _ => null,
    };
}
