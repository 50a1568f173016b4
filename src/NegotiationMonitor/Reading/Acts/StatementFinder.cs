using System.Collections.Frozen;
using NegotiationMonitor.Reading.Text;
using NegotiationMonitor.Reading.Voices;

namespace NegotiationMonitor.Reading.Acts;

/// <summary>
/// What a party says of an issue without any word of acting: "GM argues that the contract is no longer valid". It is a stance, and its
/// sign is that of the words used.
/// </summary>
internal sealed class StatementFinder(RuleBook rules)
{
    private static readonly FrozenSet<string> Bad = ("invalid wrong illegal mistake mistaken harm harmful danger dangerous damage damaging cost costly bad worse worst useless pointless impossible unfair unjust disaster catastrophe "
        + "catastrophic blackmail lie false fail failure threat risk problem ruin betray betrayal burden unnecessary unworkable unrealistic meaningless ridiculous absurd nonsense ironic crazy expensive undermine hurt destroy weaken "
        + "undervalue terminate void dead worthless insufficient inadequate unilateral provocation escalation joke hurdle obstacle regret unfortunate concern worry fear target hostile war aggression backfire "
        + "unjustified unattractive unwelcome unsustainable incomprehensible indefensible intolerable badly premature excessive reckless irresponsible illegitimate outrageous folly hypocritical").Split(' ').ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string> Good = ("valid right good great better best necessary needed need vital important essential key crucial critical benefit beneficial useful helpful positive progress success successful confident optimistic "
        + "fair reasonable acceptable legal legitimate binding welcome historic overdue priority must strengthen protect secure ensure deserve entitled obliged duty obligation proud happy glad pleased breakthrough chance opportunity "
        + "only-way desirable realistic feasible possible commitment committed determined support interest favour favor goal aim policy hope love prefer").Split(' ').ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string> Negators = ["not", "n't", "no", "never", "neither", "nor", "nobody", "nothing", "none", "without", "hardly"];

    /// <summary>The statement that a voice makes when no rule found an act in it, or null.</summary>
    public Candidate? In(ArticleSentence s, Voice voice, List<Candidate> found)
    {
        if (voice.Speaker is not { } speaker || voice.Length < 4 || found.Exists(c => (c.Head >= voice.First && c.Head <= voice.Last) || (c.Head == voice.Verb && c.Rule.Claims)) || rules.Find("statement") is not { } rule)
            return null;
        var head = -1;
        for (var i = voice.First; i <= voice.Last; i++)
        {
            if (i != voice.Verb && s.Tokens[i].Upos is "VERB" or "ADJ" or "NOUN" or "AUX" or "PROPN" && (s.Tokens[i].Head < voice.First || s.Tokens[i].Head > voice.Last || s.Tokens[i].Head == voice.Verb))
            {
                head = i;
                break;
            }
        }

        if (head < 0 || Clauses.IsHypothetical(s, head) || Clauses.IsUnsaid(s, voice.Verb))
            return null;
        var (turns, judged) = Turns(s, voice);
        return new Candidate(s, rule, head, head) { Voice = voice, Actors = [speaker], About = (voice.First, voice.Last), Negated = turns % 2 == 1, Weak = !judged };
    }

    // How often its words turn the sign, and whether any word judges at all.
    private static (int Turns, bool Judged) Turns(ArticleSentence s, Voice voice)
    {
        var turns = 0;
        var judged = false;
        for (var i = voice.First; i <= voice.Last; i++)
        {
            if (s.Tokens[i].Upos is "PROPN" or "DET" && s.Lower(i) != "no")
                continue;
            var bad = Bad.Contains(s.Tokens[i].Lemma) || (s.Lower(i) == "off" && i > voice.First && s.Tokens[i - 1].Lemma == "be");
            judged |= bad || Good.Contains(s.Tokens[i].Lemma);
            // "it did not have to be passed" is not against it
            if (Negators.Contains(s.Lower(i)) && s.Tokens[i].Head is >= 0 and var need && s.Tokens[need].Lemma is "have" or "need" && s.Children[need].Exists(k => s.Tokens[k].Relation == "xcomp"))
                continue;
            if (bad || (Negators.Contains(s.Lower(i)) && !(i < voice.Last && s.Tokens[i + 1].Form == "-")))
                turns++;
        }

        return (turns, judged);
    }
}
