using NegotiationMonitor.Articles;
using NegotiationMonitor.Codebooks;
using NegotiationMonitor.Reading;

namespace NegotiationMonitor.Tests.Reading.Acts;

/// <summary>Acts that stand beside others, in asides, in purposes or without a doer of their own: found all the same, and only where the text tells them.</summary>
public sealed class FurtherActsTests
{
    private static readonly Codebook Book = CodebookLoader.Parse(
        """
        dossier: quay
        title: Quay and fish talks of Atland
        language: en
        extends: [world]
        actors:
          - {id: quay-line, name: Quay Line, kind: company, people: [{name: Maud Ekdahl, role: chief executive}]}
          - {id: porters, name: Porters' Union, kind: union, aliases: [the porters], people: [{name: Per Lund, role: chairman}]}
          - {id: monarchists, name: Monarchists, kind: party}
          - {id: fiji}
          - {id: samoa}
        issues:
          - {id: walkout, title: The strike on the quay, terms: [strike, walkout]}
          - {id: pay, title: Higher pay for porters, terms: [pay, wages, pay rise]}
          - {id: fish-quota, title: Fish quotas, terms: [fish quota, fish quotas]}
          - {id: patrols, title: Joint patrols, terms: [joint patrols, patrols]}
          - {id: night-work, title: Night work, terms: [night work]}
          - {id: contract, title: A new contract, terms: [contract, deal, agreement], general: true}
        """,
        "quay.yaml");

    [Theory]
    // What people strike, march or write for is told as surely as that they do.
    [InlineData("The porters launched a walkout in May to press demands for a pay rise.", "demand_made porters pay +")]
    // An objection in a clause that only wonders, or aims at something, was raised.
    [InlineData("Fiji wondered whether it should pay, over the objections of Samoa, for the joint patrols.", "stance_stated samoa patrols -")]
    // "Should" and "were" behind their subject open no condition.
    [InlineData("Joint patrols should not begin without a deal, Fiji said.", "demand_made fiji patrols -")]
    [InlineData("Fiji were also weighing joint patrols, its ministers said.", "proposal_floated fiji patrols +")]
    [InlineData("A draft of Fiji's, providing for joint patrols, was tabled on Monday.", "proposal_floated fiji patrols +")]
    // A day in front of the subject.
    [InlineData("Later Tuesday, the Fijian government called for joint patrols.", "demand_made fiji patrols +")]
    // Who acts: those of a party in a place, some of many, those called by the adjective of their party, the two.
    [InlineData("Hardliners in Samoa demanded joint patrols.", "demand_made samoa patrols +")]
    [InlineData("A number of porters have said that the night work is harmful.", "stance_stated porters night-work -")]
    [InlineData("A Monarchist demand for joint patrols was ignored.", "demand_made monarchists patrols +")]
    [InlineData("The porters are united against night work.", "stance_stated porters night-work -")]
    [InlineData("Samoa met Fiji on Monday. Shares fell while the two held talks about a deal.", "talks_held samoa contract 0")]
    [InlineData("Fiji plans on sending boats for the joint patrols.", "stance_stated fiji patrols +")]
    // Talks had, ended or taken up again; what they came after is not what they were on.
    [InlineData("Fiji and Samoa had an informal meeting on Thursday.", "talks_held samoa contract 0")]
    [InlineData("Fiji and Samoa held three days of talks after Fiji's fish quotas were raised.", "talks_held samoa contract 0")]
    [InlineData("Samoa met Fiji on Friday. The negotiations will reconvene in June.", "talks_scheduled samoa contract 0")]
    // The parser may take the auxiliary behind "nor" for the verb.
    [InlineData("Nor has Fiji accepted that the joint patrols should start in May.", "stance_stated fiji patrols -")]
    [InlineData("The porters voted to continue their strike on Friday.", "action_taken porters walkout +")]
    // Deals without a doer, and those told as what something came of.
    [InlineData("Fiji and Samoa met on Monday. A deal was reached on Friday.", "agreement_reached samoa contract +")]
    [InlineData("Fiji and Samoa met on Monday. The agreement, reached on Friday, is on joint patrols.", "agreement_reached fiji contract +")]
    [InlineData("The strike on the quay was ended by an eleventh-hour deal between the Quay Line and the Porters' Union.", "agreement_reached porters contract +")]
    [InlineData("Despite Samoan objections, Fiji sent boats for the joint patrols.", "stance_stated samoa patrols -")]
    // What a colon lists is what was spoken of.
    [InlineData("Two things were out of the question for Samoa: joint patrols and night work.", "stance_stated samoa night-work -")]
    [InlineData("No deal without joint patrols, says Fiji's premier, and the quota stays.", "demand_made fiji patrols +")]
    // A clause beside the one that tells an act.
    [InlineData("Fiji's premier said he was ready for joint patrols, but that night work would be a mistake.", "stance_stated fiji night-work -")]
    [InlineData("Samoa confirmed its commitment to joint patrols.", "stance_stated samoa patrols +")]
    [InlineData("Samoa announced its intention to start joint patrols.", "stance_stated samoa patrols +")]
    [InlineData("Fiji planned to start joint patrols in May.", "stance_stated fiji patrols +")]
    // What stands goes on standing by whoever brought it about.
    [InlineData("Fiji imposed a ban on night work in May. The night work remains in force.", "stance_stated fiji night-work +")]
    [InlineData("Last week the president of Fiji discussed joint patrols with the president of Samoa.", "talks_held samoa patrols 0")]
    [InlineData("Fiji opposes night work, nor will Samoa accept joint patrols.", "stance_stated samoa patrols -")]
    [InlineData("Fiji insisted it would not bow to demands for joint patrols.", "stance_stated fiji patrols -")]
    [InlineData("Samoa has reduced its demand for joint patrols.", "concession_made samoa patrols -")]
    [InlineData("Fiji does not recognise the joint patrols.", "stance_stated fiji patrols -")]
    [InlineData("Samoa, which had been willing to put its name to the joint patrols, left.", "offer_made samoa patrols +")]
    [InlineData("Fiji has long been an advocate of joint patrols.", "stance_stated fiji patrols +")]
    [InlineData("Critics, including Fiji and Samoa, say that night work is a mistake.", "stance_stated samoa night-work -")]
    [InlineData("Fiji and Samoa met in May. The envoys say that talks have stalled.", "talks_suspended samoa contract 0")]
    [InlineData("Fiji and Samoa met in May. A meeting has been scheduled for Monday.", "talks_scheduled samoa contract 0")]
    [InlineData("Fiji made little progress on joint patrols.", "doubt_raised fiji patrols ?")]
    [InlineData("The porters went on strike on Monday, demanding higher pay.", "demand_made porters pay +")]
    // What is set beside a name is the name's; a participle behind a day goes on with the verb.
    [InlineData("Samoa, a country of fishermen, does not accept the joint patrols.", "stance_stated samoa patrols -")]
    [InlineData("The porters walked off the job on May 3, demanding an end to night work.", "demand_made porters night-work -")]
    [InlineData("The premier of Fiji discussed joint patrols and other matters with the president of Samoa.", "talks_held samoa patrols 0")]
    // Whoever is one of those who act acts, talks counted by their days, what a mood is in.
    [InlineData("Samoa was among those demanding joint patrols.", "demand_made samoa patrols +")]
    [InlineData("Fiji is one of a handful of islands that oppose joint patrols.", "stance_stated fiji patrols -")]
    [InlineData("Envoys of Fiji and Samoa attended two rounds of talks in Tonga.", "talks_held samoa contract 0")]
    [InlineData("There is deep scepticism in Samoa about joint patrols.", "stance_stated samoa patrols -")]
    [InlineData("There is little support across Samoa for joint patrols.", "stance_stated samoa patrols -")]
    // What somebody lists, outlines or launches is his.
    [InlineData("Fiji has a list of demands for joint patrols.", "demand_made fiji patrols +")]
    // What a plan by somebody holds or proposes.
    [InlineData("The draft, put forward by Fiji, is long. The draft proposes joint patrols.", "proposal_floated fiji patrols +")]
    [InlineData("Fiji tabled a plan. The plan is believed to include joint patrols.", "proposal_floated fiji patrols +")]
    // What goes on with the same auxiliary is no purpose, nor is what has a past and a subject of its own.
    [InlineData("Samoa said it will introduce a law to help its fleet and will end night work.", "offer_made samoa night-work -")]
    [InlineData("A drive to get ferries back to sea suffered as Samoa threatened a walkout over night work.", "threat_made samoa")]
    // A verb that the parser takes for the noun of a headline.
    [InlineData("Per Lund demands wider joint patrols\n\nThe islands were calm on Monday.\n\nMinisters went home.", "demand_made porters patrols +")]
    // "Have got to" is "must".
    [InlineData("\"Samoa has got to start joint patrols,\" Fiji's premier said.", "demand_made fiji patrols +")]
    // What a relative clause tells of the word in front of it.
    [InlineData("Fiji is wary of the joint patrols that Samoa had demanded.", "demand_made samoa patrols +")]
    [InlineData("Fiji spoke of the deal it struck with Samoa on Monday.", "agreement_reached samoa contract +")]
    // What would not be done is a refusal, also of talks.
    [InlineData("Fiji said it would not negotiate under fire on joint patrols.", "stance_stated fiji patrols -")]
    [InlineData("In May the Quay Line declared the contract \"temporarily on hold\".", "talks_suspended quay-line contract 0")]
    [InlineData("Fiji and Samoa met in May. A deadline was set for 1 July.", "deadline_set samoa contract 0")]
    [InlineData("The night work came under fire from Samoa.", "accusation_made samoa night-work -")]
    // What somebody holds to be so is said; a quotation in front of "X said" is X's, whatever he goes on to say.
    [InlineData("It fell with Samoa's position that Fiji must pay for joint patrols before the talks go on.", "demand_made samoa patrols +")]
    [InlineData("\"Once the quota is set, joint patrols can start within a week,\" the Fijian premier said, adding that night work was a mistake.", "stance_stated fiji patrols +")]
    [InlineData("Samoa spoke first. Trade minister Sione Tala rejected joint patrols.", "stance_stated samoa patrols -")]
    // A sentence that ends with its quotation is of the one whom the next names.
    [InlineData("Fiji spoke first. \"Joint patrols are a good idea, are they not?\" Samoa's envoy told reporters.", "stance_stated samoa patrols")]
    [InlineData("The Quay Line's board held a meeting with the porters about night work.", "talks_held quay-line night-work 0")]
    [InlineData("The Quay Line declined the pay rise.", "quay-line pay -")]
    public void It_is_found(string text, string expected) => Assert.Contains(Read(text), act => act.Contains(expected, StringComparison.Ordinal));

    [Theory]
    [InlineData("The porters hired a hall to press demands for a pay rise.", "demand_made")]
    [InlineData("Should joint patrols begin without a deal, Fiji would leave.", "patrols -")]
    [InlineData("Samoa met Fiji on Monday. Shares fell while two held talks about a deal.", "talks_held fiji fish-quota")]
    [InlineData("Fiji had planned on sending boats for the joint patrols.", "fiji patrols")]
    // What is to be done on demand is not done.
    [InlineData("Fiji demanded that night work be ended and that the patrols be paid for by Samoa.", "action_taken")]
    [InlineData("Fiji and Samoa met on Monday. The agreement, reached in 2009, is on joint patrols.", "agreement_reached")]
    [InlineData("Hopes of a deal between the Quay Line and the Porters' Union faded.", "agreement_reached")]
    [InlineData("A deal between the Quay Line and the Porters' Union would end the strike.", "agreement_reached")]
    [InlineData("The night work remains in force.", "stance_stated")]
    [InlineData("Fiji had planned to start joint patrols in May.", "fiji patrols")]
    [InlineData("Fiji discussed joint patrols with its farmers.", "talks_held")]
    [InlineData("An advocate of joint patrols spoke to the premier of Fiji.", "fiji patrols")]
    [InlineData("Fiji and Samoa met in May. If the report is false, talks would end, the envoys say.", "talks_scheduled")]
    [InlineData("Fiji did not recognise the flag of the joint patrols at night.", "fiji patrols")]
    [InlineData("Fiji and Samoa met in May. A deadline was missed.", "deadline_set")]
    [InlineData("Fiji met a minister, a man of Samoa, and does not accept the joint patrols.", "stance_stated samoa")]
    [InlineData("Fiji and Samoa had no meeting on Thursday.", "talks_held")]
    [InlineData("Fiji is one of the architects of a plan that opposes joint patrols.", "fiji patrols -")]
    [InlineData("There is deep water in Samoa around the joint patrols.", "stance_stated")]
    [InlineData("Fiji and Samoa cancelled two rounds of talks.", "talks_held")]
    [InlineData("Per Lund demands in full\n\nThe joint patrols were calm on Monday.\n\nMinisters went home.", "demand_made")]
    [InlineData("Fiji plans to build a mole to help its fleet, to end night work and to save fuel.", "offer_made fiji night-work")]
    [InlineData("The patrols did not have to be approved, Fiji's government said.", "stance_stated fiji patrols -")]
    // Talks where something was said, a board's own meeting, what is asked or charged, what only seems or shrinks.
    [InlineData("Fiji said at a meeting of the ministers of Samoa that night work was wrong.", "talks_held")]
    [InlineData("The Quay Line's board held a meeting about night work.", "talks_held")]
    [InlineData("Their leader wanted Fiji to commit to joint patrols.", "stance_stated fiji")]
    [InlineData("Their leader accused Fiji of launching joint patrols.", "action_taken")]
    [InlineData("Fiji's offer on joint patrols looks set to fail.", "stance_stated fiji")]
    [InlineData("The Quay Line's revenue has declined since the strike.", "stance_stated")]
    [InlineData("The Quay Line dismissed an auditor during the strike.", "stance_stated")]
    // Those who hold a share or bid are not the firm; neighbours are not the country.
    [InlineData("The Quay Line's shareholders rejected night work.", "quay-line")]
    [InlineData("Fiji and Samoa's neighbours rejected joint patrols.", "samoa")]
    [InlineData("Fiji spoke first. \"Joint patrols are a good idea, are they not?\" Samoa's envoy told reporters.", "fiji patrols")]
    public void What_is_not_told_is_not_found(string text, string absent) => Assert.DoesNotContain(Read(text), act => act.Contains(absent, StringComparison.Ordinal));

    private static List<string> Read(string text) =>
        [.. RuleReader.Unjudged.Read(new ArticleText(text, "The Example", null, null, new DateOnly(2025, 9, 3), "text"), Book).Acts.Select(a => $"{EventNames.NameOf(a)} {a.Actor} {a.Issue} {Sign(a.Stance)}")];

    private static string Sign(Stance stance) => stance == Stance.None ? "0" : stance == Stance.Undecided ? "?" : stance > Stance.Undecided ? "+" : "-";
}
