using NegotiationMonitor.Articles;
using NegotiationMonitor.Codebooks;
using NegotiationMonitor.Reading;

namespace NegotiationMonitor.Tests.Reading.Acts;

/// <summary>On which side deeds, threats and words of blame stand.</summary>
public sealed class DeedSignTests
{
    private static readonly Codebook Book = CodebookLoader.Parse(
        """
        dossier: river
        title: Talks on the river
        language: en
        extends: [world]
        actors:
          - {id: peru, people: [{name: Rosa Quispe, role: Foreign Minister}]}
          - {id: bolivia, people: [{name: Juan Mamani, role: Foreign Minister}]}
          - {id: miners, name: Miners' Union, kind: union}
        issues:
          - {id: keeping, title: Keeping the river pact, terms: [river pact, leave the pact, pull out of the pact, withdraw from the pact, the pact]}
          - {id: leaving, title: Peru leaving the customs union, terms: [leave the customs union, withdraw from the customs union]}
          - {id: stoppage, title: A work stoppage at the mine, terms: [work stoppage, walk off the job]}
          - {id: garrison, title: Peruvian troops on the river, terms: [troops, withdraw troops, pull out troops]}
          - {id: truce, title: A ceasefire on the river, terms: [ceasefire, truce]}
          - {id: toll, title: A toll for barges, terms: [the toll, toll for barges]}
        """,
        "river.yaml");

    [Theory]
    // Leaving what is to be kept goes against it, though the codebook lists the leaving among its words.
    [InlineData("Peru withdrew from the pact on Friday.", "action_taken peru keeping -")]
    [InlineData("Peru will leave the pact, Rosa Quispe said.", "threat_made peru keeping -")]
    [InlineData("Peru has pulled out troops from the river.", "action_taken peru garrison -")]
    // Where leaving is the issue, or the deed is a harm, it is the issue itself.
    [InlineData("Peru withdrew from the customs union on Friday.", "action_taken peru leaving +")]
    [InlineData("The Miners' Union walked off the job on Friday.", "action_taken miners stoppage +")]
    // The word of a vow is the deed.
    [InlineData("Peru vowed to block the toll.", "threat_made peru toll -")]
    // What halts a war is for peace; who asks for a delay does not want it yet.
    [InlineData("Peru and Bolivia agreed on a ceasefire. Peru has sought to halt the fighting.", "stance_stated peru truce +")]
    [InlineData("When the toll was to be voted on, Bolivia asked for a delay.", "demand_made bolivia toll -")]
    [InlineData("When the toll was to be voted on, Bolivia asked for a delay of the match.", "demand_made bolivia toll +")]
    // Not to miss a chance is to want it.
    [InlineData("Bolivia does not want to miss an opportunity to raise the toll.", "stance_stated bolivia toll +")]
    [InlineData("Bolivia does not want the toll.", "stance_stated bolivia toll -")]
    public void A_deed_takes_the_side_on_which_it_puts_its_doer(string text, string expected) => Assert.Contains(expected, Read(text));

    [Theory]
    [InlineData("\"It is a bad, bad toll,\" Rosa Quispe said.", "stance_stated peru toll -")]
    [InlineData("\"The toll is a barrier to trade,\" Rosa Quispe said.", "stance_stated peru toll -")]
    // What it hangs on judges nothing.
    [InlineData("\"The rule is that, if they fear bankruptcy, the toll helps them,\" Rosa Quispe said.", "stance_stated peru toll +")]
    public void A_statement_is_judged_by_its_own_words(string text, string expected) => Assert.Contains(expected, Read(text));

    [Theory]
    // Who agrees to do something has agreed it with another; who agrees to a plan answers it.
    [InlineData("Bolivia agreed last year to pay the toll.", "agreement_reached bolivia toll +")]
    [InlineData("Bolivia agreed to the proposal of a toll.", "proposal_accepted bolivia toll +")]
    // What one claims that another does is a blame; what one claims of things is a stance.
    [InlineData("Peru claims Bolivia is evading the toll.", "accusation_made peru toll 0")]
    [InlineData("Peru claims that the toll is lawful.", "stance_stated peru toll +")]
    [InlineData("Peru claims that Bolivia would pay the toll.", "stance_stated peru toll +")]
    // Blame of bad faith, of another called bad, of another's decision.
    [InlineData("The toll is a pretext, the Bolivian government said.", "accusation_made bolivia toll -")]
    [InlineData("The toll is not a pretext, the Bolivian government said.", "stance_stated bolivia toll +")]
    [InlineData("Peru called the toll blackmail.", "accusation_made peru toll -")]
    [InlineData("Peru called Bolivia irresponsible over the toll.", "accusation_made peru toll 0")]
    [InlineData("Peru's decision on the toll undermines the trade, the Bolivian government said.", "accusation_made bolivia toll 0")]
    [InlineData("Peru told Bolivia that the toll is unfair.", "stance_stated peru toll -")]
    // Risks are warned of, harm is threatened.
    [InlineData("Bolivia warned of the risks of the toll.", "stance_stated bolivia toll -")]
    [InlineData("Bolivia warned of countermeasures against the toll.", "threat_made bolivia toll -")]
    // Who leaves a treaty takes no offer back.
    [InlineData("Bolivia pulled out of an accord on the toll.", "action_taken bolivia toll -")]
    [InlineData("Bolivia withdrew its offer on the toll.", "offer_withdrawn bolivia toll -")]
    // Nothing moves, says whoever doubts; how things should be asks nobody.
    [InlineData("There has been no headway on the toll, the Bolivian government said.", "doubt_raised bolivia toll -")]
    [InlineData("The focus should be on the toll, the Bolivian government said.", "stance_stated bolivia toll +")]
    [InlineData("Peru should drop the toll, the Bolivian government said.", "demand_made bolivia toll -")]
    [InlineData("Peru made a call for the toll.", "demand_made peru toll +")]
    public void What_is_said_of_others_makes_the_kind_of_act(string text, string expected) => Assert.Contains(expected, Read(text));

    [Theory]
    [InlineData("Peru made a phone call for the toll.", "demand_made")]
    [InlineData("Peru made the right call on the toll.", "demand_made")]
    [InlineData("Any toll will be met with Bolivia's resistance.", "talks_scheduled")]
    [InlineData("Peru pledged to hit the goal of a fair toll.", "threat_made")]
    public void What_is_not_told_is_not_read(string text, string absent) => Assert.DoesNotContain(Read(text), a => a.Contains(absent, StringComparison.Ordinal));

    private static List<string> Read(string text)
    {
        var article = new ArticleText(text, "river", null, null, new DateOnly(2026, 6, 20));
        return [.. RuleReader.Unjudged.Read(article, Book).Acts.Select(a => $"{EventNames.NameOf(a)} {a.Actor} {a.Issue ?? "-"} {Side(a.Stance)}")];
    }

    private static char Side(Stance stance) => stance switch { Stance.None => '0', Stance.Undecided => '?', > Stance.Undecided => '+', _ => '-' };
}
