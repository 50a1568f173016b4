using NegotiationMonitor.Articles;
using NegotiationMonitor.Codebooks;
using NegotiationMonitor.Reading;

namespace NegotiationMonitor.Tests.Reading.Acts;

/// <summary>On which side of an issue as titled an act stands, and what kind of act its content makes it.</summary>
public sealed class SignTests
{
    private static readonly Codebook Book = CodebookLoader.Parse(
        """
        dossier: lake
        title: Talks on the lake
        language: en
        extends: [world]
        actors:
          - {id: kenya, people: [{name: Grace Odhiambo, role: Foreign Minister}]}
          - {id: uganda, people: [{name: Moses Okello, role: Foreign Minister}]}
          - {id: fishers, name: Fishers' Union, kind: union}
        issues:
          - {id: truce, title: A ceasefire on the lake, terms: [cease-fire, ceasefire, truce, fighting, hostilities, negotiated end]}
          - {id: exit, title: Kenya leaves the Lake Pact, terms: [withdrawal from the pact, leave the pact, the pact]}
          - {id: blockade, title: Protests against the dam, terms: [protests, protest]}
          - {id: quota, title: A quota for perch, terms: [perch quota, quota for perch, the quota]}
          - {id: extension, title: An extension of the licences, terms: [extension, licences]}
          - {id: watch, title: Watchers on the shore, terms: [monitoring of the cessation, watchers]}
          - {id: dues, title: Lower dues, terms: [dues, fees]}
        """,
        "lake.yaml");

    [Theory]
    // A part of a hyphenated word takes nothing away.
    [InlineData("Kenya called on Uganda to observe the cease-fire.", "demand_made kenya truce +")]
    [InlineData("Uganda accepted a new cease-fire offer.", "proposal_accepted uganda truce +")]
    // Peace ends the fighting; leaving a pact scraps it.
    [InlineData("Kenya and Uganda agreed to end hostilities.", "agreement_reached kenya truce +")]
    [InlineData("Kenya called for an end to the fighting.", "demand_made kenya truce +")]
    [InlineData("The truce would bring the war to an end, Grace Odhiambo said.", "stance_stated kenya truce +")]
    [InlineData("Kenya and Uganda agreed to appoint teams that will negotiate an end to the war.", "agreement_reached kenya truce +")]
    [InlineData("Kenya vowed to scrap the pact.", "stance_stated kenya exit +")]
    [InlineData("Kenya is committed to the pact.", "stance_stated kenya exit -")]
    // A title that says "against" takes nothing away.
    [InlineData("Kenya urged the fishers not to protest.", "demand_made kenya blockade -")]
    // What is crushed is not wanted.
    [InlineData("Uganda is determined to crush the protests.", "stance_stated uganda blockade -")]
    [InlineData("Kenya decided against the perch quota.", "stance_stated kenya quota -")]
    // What is told of a request does not turn it.
    [InlineData("A request by Kenya for an extension had been refused.", "demand_made kenya extension +")]
    [InlineData("Fishing will go on, nor would Kenya ever accept the perch quota.", "stance_stated kenya quota -")]
    // A noun made of a verb takes away like the verb; what replaces another takes that away; ruling out is no wish.
    [InlineData("Kenya opposes the scrapping of the quota.", "stance_stated kenya quota +")]
    [InlineData("Kenya is against scrapping the quota.", "stance_stated kenya quota +")]
    [InlineData("Kenya proposed replacing the quota with a tax.", "proposal_floated kenya quota -")]
    [InlineData("Kenya refused to rule out the quota.", "stance_stated kenya quota +")]
    [InlineData("Kenya tried to prevent the quota.", "stance_stated kenya quota -")]
    // Not to change it is to keep it.
    [InlineData("Kenya ruled out any change to the quota.", "stance_stated kenya quota +")]
    [InlineData("Kenya insisted the quota should not be touched.", "demand_made kenya quota +")]
    [InlineData("Kenya warned Uganda not to touch the quota.", "demand_made kenya quota +")]
    // A smaller one is what the issue itself asks for; the thing alone is its contrary.
    [InlineData("Kenya demanded lower dues.", "demand_made kenya dues +")]
    [InlineData("Kenya opposes lower dues.", "stance_stated kenya dues -")]
    [InlineData("Kenya is committed to the dues.", "stance_stated kenya dues -")]
    [InlineData("Kenya demanded a smaller quota.", "demand_made kenya quota -")]
    // What the issue's own words watch over is not taken away.
    [InlineData("Kenya proposed monitoring of the cessation of fire.", "proposal_floated kenya watch +")]
    [InlineData("Kenya rejected monitoring of the cessation of fire.", "stance_stated kenya watch -")]
    // What is told behind it.
    [InlineData("Kenya demanded guarantees that the quota would not return.", "demand_made kenya quota -")]
    [InlineData("Kenya insisted that the quota had to go.", "demand_made kenya quota -")]
    [InlineData("Kenya said that under no circumstances would it give up the quota.", "stance_stated kenya quota +")]
    // An opposition reiterated or lifted.
    [InlineData("Kenya reiterated its opposition to the quota.", "stance_stated kenya quota -")]
    [InlineData("Kenya lifted its veto against the quota.", "concession_made kenya quota +")]
    [InlineData("Kenya asked Uganda to reconsider its rejection of the quota.", "demand_made kenya quota +")]
    [InlineData("Kenya would like the quota to be scrapped.", "demand_made kenya quota -")]
    [InlineData("Kenya would like to see the quota scrapped.", "demand_made kenya quota -")]
    [InlineData("\"We will stand in the way of any quota,\" Grace Odhiambo said.", "stance_stated kenya quota -")]
    [InlineData("\"We cannot afford to lose the quota,\" Grace Odhiambo said.", "stance_stated kenya quota +")]
    [InlineData("Kenya has backed away from the quota.", "concession_made kenya quota -")]
    // What will go is no longer there; a lower one is less of it; what calls ask for is resisted.
    [InlineData("Kenya's government is confident the quota will go.", "stance_stated kenya quota -")]
    [InlineData("Kenya is worried that the quota will disappear.", "stance_stated kenya quota +")]
    [InlineData("The quota is not going away, Grace Odhiambo said.", "stance_stated kenya quota +")]
    [InlineData("Kenya is pushing for a lower quota.", "demand_made kenya quota -")]
    [InlineData("Kenya resisted calls for the quota to be cut.", "stance_stated kenya quota +")]
    // How it was before.
    [InlineData("Kenya wants to revive the stalled extension.", "stance_stated kenya extension +")]
    // What a demand in an object asks for.
    [InlineData("Kenya rejected demands that it halt the protests.", "proposal_rejected kenya blockade +")]
    public void What_takes_away_turns_the_side_and_nothing_else_does(string text, string expected) => Assert.Contains(expected, Read(text));

    [Theory]
    [InlineData("The perch quota would be against the interests of the fishers, the Kenyan government said.", "stance_stated kenya quota -")]
    [InlineData("The perch quota was contrary to the law of the sea, the Kenyan government said.", "stance_stated kenya quota -")]
    [InlineData("Grace Odhiambo said the perch quota would upset the balance of the talks.", "stance_stated kenya quota -")]
    [InlineData("Grace Odhiambo said that the perch quota was dropped because it failed and that it should stay dead.", "demand_made kenya quota -")]
    // The clause behind "but" has the say.
    [InlineData("Grace Odhiambo said the perch quota was no ideal but that it was worth it.", "stance_stated kenya quota +")]
    [InlineData("The perch quota is too high a price, Grace Odhiambo said.", "stance_stated kenya quota -")]
    [InlineData("\"Scrapping the quota makes no sense,\" Grace Odhiambo said.", "stance_stated kenya quota +")]
    [InlineData("\"It is too late to stop the quota,\" Grace Odhiambo said.", "stance_stated kenya quota +")]
    [InlineData("\"We have nothing against a quota,\" Grace Odhiambo said.", "stance_stated kenya quota +")]
    [InlineData("Grace Odhiambo said the days of the perch quota were over.", "stance_stated kenya quota -")]
    [InlineData("Grace Odhiambo said she had no qualms about the perch quota.", "stance_stated kenya quota +")]
    [InlineData("Grace Odhiambo said she was neither for nor against the perch quota.", "stance_stated kenya quota ?")]
    public void A_statement_takes_the_side_that_its_words_take(string text, string expected) => Assert.Contains(expected, Read(text));

    [Theory]
    // Whoever acts is blamed, and how he acts.
    [InlineData("Uganda had attacked it in the middle of the truce talks, the Kenyan government said.", "accusation_made kenya truce 0")]
    [InlineData("Uganda's reckless conduct has damaged the truce, the Kenyan government said.", "accusation_made kenya truce 0")]
    // What is condemned is on no good side; what somebody is condemned for may be.
    [InlineData("Uganda has never been serious about the truce, the Kenyan government said.", "accusation_made kenya truce 0")]
    [InlineData("Kenya criticised plans to scrap the quota.", "accusation_made kenya quota +")]
    [InlineData("Kenya hit out at the quota.", "accusation_made kenya quota -")]
    [InlineData("Uganda condemned the protests.", "accusation_made uganda blockade -")]
    [InlineData("Uganda condemned Kenya over the protests.", "accusation_made uganda blockade 0")]
    // Expecting a thing asks nobody for it.
    [InlineData("Kenya expects the quota to be lifted soon.", "stance_stated kenya quota -")]
    [InlineData("Kenya expects Uganda to lift the quota.", "demand_made kenya quota -")]
    // Who agrees with another has an agreement.
    [InlineData("Kenya agreed with Uganda to scrap the quota.", "agreement_reached kenya quota -")]
    // Insisting behind the words states them.
    [InlineData("The quota is a fair one, insists Grace Odhiambo.", "stance_stated kenya quota +")]
    // What others will pay unless is a threat of whoever says so.
    [InlineData("Grace Odhiambo said that if there is no accord, Uganda will begin paying the quota.", "threat_made kenya quota +")]
    // What was struck is agreed; what one refuses unless, is threatened.
    [InlineData("The deal, signed by Kenya on Monday, provides for a quota for perch.", "agreement_reached kenya quota +")]
    [InlineData("Kenya will vote against the extension if Uganda does not lift the quota.", "threat_made kenya extension -")]
    // What others ought not to be doing is a reproach.
    [InlineData("\"They should not be extending the licences,\" Grace Odhiambo said.", "accusation_made kenya extension 0")]
    // What follows from something asks nobody for it.
    [InlineData("\"The drought does not mean that the quota must be cut,\" Grace Odhiambo said.", "stance_stated kenya quota +")]
    [InlineData("There are ongoing talks between Kenya and Uganda on the perch quota.", "talks_held kenya quota 0")]
    public void What_is_said_makes_the_kind_of_act(string text, string expected) => Assert.Contains(expected, Read(text));

    [Theory]
    [InlineData("Kenya declined to give further details of the quota.", " kenya ")]
    [InlineData("A quota that can be accepted by Uganda is being drafted.", "proposal_accepted")]
    [InlineData("The list of those who must accept the quota is long, Grace Odhiambo said.", "demand_made")]
    [InlineData("Kenya failed to lift the quota.", "talks_suspended")]
    [InlineData("Kenya suggested that Uganda fears the quota.", "proposal_floated")]
    [InlineData("Kenya's talks on its plan for a quota lasted all night.", "proposal_floated")]
    [InlineData("The quota would mean that they had to pay more, the Kenyan government said.", "demand_made")]
    public void What_is_not_told_is_not_read(string text, string absent) => Assert.DoesNotContain(Read(text), a => a.Contains(absent, StringComparison.Ordinal));

    private static List<string> Read(string text)
    {
        var article = new ArticleText(text, "lake", null, null, new DateOnly(2026, 6, 20));
        return [.. RuleReader.Unjudged.Read(article, Book).Acts.Select(a => $"{EventNames.NameOf(a)} {a.Actor} {a.Issue ?? "-"} {Side(a.Stance)}")];
    }

    private static char Side(Stance stance) => stance switch { Stance.None => '0', Stance.Undecided => '?', > Stance.Undecided => '+', _ => '-' };
}
