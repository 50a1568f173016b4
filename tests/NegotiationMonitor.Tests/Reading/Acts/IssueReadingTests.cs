using NegotiationMonitor.Articles;
using NegotiationMonitor.Codebooks;
using NegotiationMonitor.Reading;

namespace NegotiationMonitor.Tests.Reading.Acts;

/// <summary>Short texts read with a dossier: who does what, on which issue, on which side of it as titled.</summary>
public sealed class IssueReadingTests
{
    private static readonly Codebook Book = CodebookLoader.Parse(
        """
        dossier: harbour
        title: Harbour and trade talks of Atland
        language: en
        extends: [world]
        actors:
          - {id: port-company, name: Port Company, kind: company, people: [{name: Maud Ekdahl, role: chief executive}]}
          - {id: dockers, name: Dockers' Union, kind: union, aliases: [the dockers], people: [{name: Per Lund, role: chairman}]}
          - {id: brazil}
          - {id: canada}
          - {id: developing-countries, name: Developing countries, kind: bloc}
        issues:
          - {id: walkout, title: The strike in the harbour, terms: [strike, walkout]}
          - {id: pay, title: Higher pay for dockers, terms: [pay, wages, pay rise]}
          - {id: tariffs, title: Tariffs on timber, terms: [timber tariffs, tariffs on timber]}
          - {id: tariff-removal, title: Removal of the steel tariffs, terms: [remove steel tariffs, lift steel tariffs]}
          - {id: night-shift, title: Night shifts, terms: [night shifts]}
          - {id: contract, title: A new contract, terms: [contract, deal, agreement], general: true}
        """,
        "harbour.yaml");

    [Theory]
    // The deed is the issue itself.
    [InlineData("The Dockers' Union walked out on Monday.", "action_taken dockers walkout +")]
    // What takes the issue away turns the sign, in front of it and behind it; what stands in the other half of a list does not.
    [InlineData("Brazil demands an end to the timber tariffs.", "demand_made brazil tariffs -")]
    [InlineData("Brazil wants the timber tariffs scrapped.", "demand_made brazil tariffs -")]
    [InlineData("Brazil insists on the lifting of the ban on soya and on the removal of the steel tariffs.", "demand_made brazil tariff-removal +")]
    // A word that means the same as the codebook's.
    [InlineData("Canada agreed to scrap the duties on steel.", "agreement_reached canada tariff-removal +")]
    [InlineData("Brazil called for the timber tariffs to be lifted.", "demand_made brazil tariffs -")]
    // Rejecting a sum says nothing against the thing.
    [InlineData("The Dockers' Union rejected a pay offer of 3 percent.", "proposal_rejected dockers pay 0")]
    [InlineData("The Dockers' Union rejected the pay offer as too low.", "proposal_rejected dockers pay 0")]
    // Negation above, in front, and one that is none.
    [InlineData("Nor has Canada accepted the night shifts.", "stance_stated canada night-shift -")]
    [InlineData("Nothing short of a pay rise would be acceptable, Per Lund said.", "stance_stated dockers pay +")]
    // What is refused is a stance, not a deed that is missing.
    [InlineData("\"We will not give up the night shifts,\" said Maud Ekdahl.", "stance_stated port-company night-shift +")]
    // A deed announced that harms the other side is a threat.
    [InlineData("The Dockers' Union will extend the strike next week.", "threat_made dockers walkout +")]
    // Somebody else is to do it.
    [InlineData("The Dockers' Union wants the Port Company to drop the night shifts.", "demand_made dockers night-shift -")]
    // Open ends.
    [InlineData("Per Lund said the union had not even discussed night shifts.", "stance_stated dockers night-shift ?")]
    // A description that starts with a capital in the codebook only.
    [InlineData("On Sunday, developing countries demanded that the timber tariffs be dropped.", "demand_made developing-countries tariffs -")]
    // What is spared is offered; what strikes is threatened.
    [InlineData("Canada will not block the removal of the steel tariffs.", "offer_made canada tariff-removal +")]
    // What somebody chose to do is done; an objection that is somebody's needs no "to".
    [InlineData("The dockers voted to accept the pay rise.", "proposal_accepted dockers pay +")]
    [InlineData("The Port Company introduced night shifts over the objections of the Dockers' Union.", "stance_stated dockers night-shift -")]
    [InlineData("Brazil voted for the timber tariffs amid fierce resistance from Canada.", "stance_stated canada tariffs -")]
    [InlineData("The Port Company offered higher pay. It requires a commitment of the dockers.", "offer_conditioned port-company pay +")]
    [InlineData("Brazil and Canada talked about the night shifts. They signed a protocol on the production of drones.", "agreement_reached brazil  +")]
    [InlineData("Brazil called on Canada to refrain from timber tariffs.", "demand_made brazil tariffs -")]
    // Insisting on how things are is no demand.
    [InlineData("Per Lund insisted that the pay rise would be necessary.", "stance_stated dockers pay +")]
    // Examples name who a group is; who is left out of it is not.
    [InlineData("Critics including Brazil and Canada oppose the timber tariffs.", "stance_stated canada tariffs -")]
    [InlineData("Brazil has yet to decide on the timber tariffs.", "stance_stated brazil tariffs ?")]
    [InlineData("The dockers distanced themselves from the night shifts.", "stance_stated dockers night-shift -")]
    // The parts of a plan are its author's; a plan goes on behind a list of those who agreed to it.
    [InlineData("Canada put forward a plan. The first stage of the plan should be to lift steel tariffs.", "proposal_floated canada tariff-removal +")]
    [InlineData("Canada drew up a plan for a port authority, agreed by Brazil and Peru. Night shifts will be kept on all piers.", "proposal_floated canada night-shift +")]
    // Who takes part stands behind "involving"; what talks turned on is what was proposed.
    [InlineData("At the talks in Lima involving Canada and Brazil on Monday, the timber tariffs were the topic.", "talks_held canada contract 0")]
    [InlineData("Talks among Canadian officials the following day focused on proposals to lift steel tariffs.", "proposal_floated canada tariff-removal +")]
    // What is considered is the plan of whoever would do it.
    [InlineData("Canada imposed timber tariffs in May. Higher timber tariffs are being considered.", "proposal_floated canada tariffs +")]
    [InlineData("It is a shift to the stance of the Canadian government on night shifts.", "shift_reported canada night-shift +")]
    // What others are to do may take it away, wherever it stands; a purpose behind does not.
    [InlineData("The Dockers' Union called on Canada to block the timber tariffs.", "demand_made dockers tariffs -")]
    [InlineData("Brazil demanded a halt to the timber tariffs with Canada to end the row.", "demand_made brazil tariffs -")]
    [InlineData("Brazil demanded that the night shifts be rolled back.", "demand_made brazil night-shift -")]
    // Two words of one judgement judge once; what is averted is no blame; "no choice but" is no negation.
    [InlineData("Maud Ekdahl said the timber tariffs were unfair and harmful.", "stance_stated port-company tariffs -")]
    [InlineData("Per Lund said the night shifts would avert a disaster.", "stance_stated dockers night-shift +")]
    [InlineData("\"We really have no choice but the night shifts,\" said Maud Ekdahl.", "stance_stated port-company night-shift +")]
    [InlineData("Per Lund said the night shifts would damage the trade, while Maud Ekdahl said they were a danger to nobody.", "stance_stated dockers night-shift -")]
    // What is decided against or doubted is a stance against it; a thing that can no longer be justified is no concession.
    [InlineData("Maud Ekdahl has decided against seeking night shifts.", "stance_stated port-company night-shift -")]
    [InlineData("\"I would be uneasy about supporting night shifts,\" said Per Lund.", "stance_stated dockers night-shift -")]
    [InlineData("Night shifts can no longer be justified, Per Lund said.", "stance_stated dockers night-shift -")]
    // Whoever explains harm does none yet.
    [InlineData("Canada will explain the timber tariffs next week.", "stance_stated canada tariffs +")]
    // Who carries out a term.
    [InlineData("Brazil signed a contract with Canada. Under the contract, boats rest at night, a sum is set aside by Canada for night shifts.", "agreement_reached canada night-shift +")]
    // What another party is blamed for.
    [InlineData("Per Lund said that Canada had not done enough about the night shifts.", "accusation_made dockers night-shift 0")]
    [InlineData("\"Brazil has broken its promise on night shifts,\" said Maud Ekdahl.", "accusation_made port-company night-shift 0")]
    // Terms of a deal, and what is only forecast.
    [InlineData("Under the deal, Canada would open its ports for night shifts.", "agreement_reached canada night-shift +")]
    [InlineData("Canada is expected to approve the night shifts.", "stance_stated canada night-shift +")]
    [InlineData("The dockers refused to budge on the night shifts.", "stance_stated dockers night-shift +")]
    // Its own duty is no demand on others, nor is a wish for a deal; talking is no offer.
    [InlineData("\"We have to keep the night shifts,\" said Maud Ekdahl.", "stance_stated port-company night-shift +")]
    [InlineData("Brazil wants an agreement.", "stance_stated brazil contract +")]
    [InlineData("Brazil will take part in the talks on the timber tariffs.", "talks_scheduled brazil tariffs 0")]
    [InlineData("Maud Ekdahl presented a plan for night shifts in May, which Canada rejected.", "proposal_rejected canada night-shift -")]
    [InlineData("Brazil has gone back on the night shifts, Maud Ekdahl said.", "accusation_made port-company night-shift 0")]
    [InlineData("Maud Ekdahl said that Canada was reckless about the night shifts.", "accusation_made port-company night-shift 0")]
    [InlineData("The timber tariffs are back. Brazil urged the Port Company to reject them.", "demand_made brazil tariffs -")]
    // What is not wanted now; what was not demanded once tells nothing (below).
    [InlineData("Canada doesn't want the timber tariffs.", "stance_stated canada tariffs -")]
    [InlineData("Brazil will not insist on the night shifts.", "concession_made brazil night-shift -")]
    // A bid, an order, a promise to end it; what is done to it by the verb of the clause itself.
    [InlineData("Brazil rejected a bid to scrap the timber tariffs.", "proposal_rejected brazil tariffs +")]
    [InlineData("The dockers are committed to ending the strike.", "stance_stated dockers walkout -")]
    [InlineData("Brazil is against postponing night shifts.", "stance_stated brazil night-shift +")]
    [InlineData("The Port Company promised not to introduce night shifts.", "stance_stated port-company night-shift -")]
    [InlineData("Brazil asked for the timber tariffs to go.", "demand_made brazil tariffs -")]
    [InlineData("Canada would delay the night shifts.", "stance_stated canada night-shift -")]
    // Where its removal is the issue, the thing itself counts against it.
    [InlineData("Canada defended the steel tariffs.", "stance_stated canada tariff-removal -")]
    [InlineData("Brazil opposes the steel tariffs.", "stance_stated brazil tariff-removal +")]
    [InlineData("Canada will keep the steel tariffs.", "stance_stated canada tariff-removal -")]
    // Called too little, in whatever words.
    [InlineData("The pay offer falls short, Per Lund said.", "proposal_rejected dockers pay 0")]
    [InlineData("The pay rise is nowhere near enough, Per Lund said.", "stance_stated dockers pay 0")]
    [InlineData("The pay offer does nothing to help us, Per Lund said.", "proposal_rejected dockers pay 0")]
    // Who does not move stays where the article had him.
    [InlineData("Canada opposes the timber tariffs. Canada has not budged on the timber tariffs.", "stance_stated canada tariffs -")]
    [InlineData("Per Lund said the night shifts would not go unanswered.", "threat_made dockers night-shift +")]
    [InlineData("Maud Ekdahl flew to Oslo to meet Per Lund.", "talks_held port-company contract 0")]
    [InlineData("Norway left the decision on night shifts to the courts.", "stance_stated norway night-shift ?")]
    // What somebody keeps from doing is a stance; what somebody is warned off, a demand; a promise with "unless", a threat.
    [InlineData("Canada has refrained from imposing timber tariffs.", "stance_stated canada tariffs -")]
    [InlineData("Canada warned Brazil not to introduce night shifts.", "demand_made canada night-shift -")]
    [InlineData("Canada promises timber tariffs unless Brazil gives way.", "threat_made canada tariffs +")]
    [InlineData("Brazil called for the timber tariffs to be blocked.", "demand_made brazil tariffs -")]
    [InlineData("The dockers are not ruling out stoppages in May.", "stance_stated dockers walkout +")]
    // What a statement hangs on judges nothing.
    [InlineData("The timber tariffs will take force on Monday should no deal be found, Canada's premier said.", "threat_made canada tariffs +")]
    // Measures are no agents.
    [InlineData("The timber tariffs were rejected by Canada by 317 votes.", "stance_stated canada tariffs -")]
    public void An_act_is_read_with_its_issue_and_its_side(string text, string expected) => Assert.Contains(expected, Read(text));

    [Theory]
    [InlineData("The talks between Brazil and Canada on ending the timber tariffs go on.", "concession_made")]
    [InlineData("It would enable Canada to raise the timber tariffs, Brazil said.", "offer_made")]
    [InlineData("Maud Ekdahl did not say that the night shifts were dangerous.", "stance_stated")]
    [InlineData("Canada received timber for the night shifts.", "talks_held")]
    [InlineData("Brazil could have vetoed the timber tariffs.", "offer_made")]
    [InlineData("The dockers rejected ships whatever flag Canada might fly on the night shifts.", "canada")]
    [InlineData("Night shifts are welcome, Maud Ekdahl said; they did not have to be paid.", "port-company night-shift -")]
    [InlineData("The report left Brazil less incentive to agree to the night shifts.", "proposal_accepted")]
    [InlineData("Canada would sooner close its ports than pay for the night shifts.", "offer_made")]
    [InlineData("Brazil believes that it will win the night shifts.", "offer_made")]
    [InlineData("Brazil needs the support of Canada for the night shifts.", "canada")]
    [InlineData("Canada struck a pose on night shifts rather than offer a pay rise.", "offer_made")]
    [InlineData("The best deal on night shifts Canada could get was poor.", "offer_made")]
    [InlineData("Brazil lacks the authority to negotiate with Canada on the night shifts.", "talks_held")]
    [InlineData("The night shifts are expected to mark a new start, Brazil said.", "demand_made")]
    [InlineData("Whatever his proposal says, Canada's premier opposes the night shifts.", "proposal_floated")]
    [InlineData("Brazil did not demand night shifts.", "night-shift")]
    [InlineData("Canada's premier will speak of the night shifts when he lands.", "offer_conditioned")]
    [InlineData("Canada hit back at Brazil with timber tariffs.", "accusation_made")]
    public void What_nobody_did_or_said_is_not_read(string text, string absent) => Assert.DoesNotContain(Read(text), a => a.Contains(absent, StringComparison.Ordinal));

    [Fact]
    public void What_a_report_tells_without_a_day_lies_between_the_day_of_its_lead_and_publication()
    {
        const string text = "BRASILIA - Brazil rejected the timber tariffs on Monday.\n\nThe Dockers' Union backs the night shifts.";
        var act = RuleReader.Unjudged.Read(new ArticleText(text, "The Example", null, null, new DateOnly(2025, 9, 2), "text"), Book).Acts.Single(a => a.Actor == "dockers");
        Assert.Equal((new DateOnly(2025, 9, 1), new DateOnly(2025, 9, 2), DateBasis.Window), (act.SaidOn.From, act.SaidOn.To, act.SaidOn.Basis));
    }

    [Fact]
    public void An_issue_that_the_article_names_nowhere_is_not_chosen()
    {
        var book = CodebookLoader.Parse("dossier: dam\ntitle: A dam\nextends: [world]\nactors: []\nissues:\n  - {id: filling, title: Filling of the reservoir, terms: [reservoir]}\n", "dam.yaml");
        var article = new ArticleText("Kenya rejected a proposal by Uganda on Tuesday.", "The Example", null, null, new DateOnly(2025, 9, 3), "text");
        Assert.Null(Assert.Single(RuleReader.Unjudged.Read(article, book).Acts).Issue);
    }

    [Fact]
    public void What_is_not_known_is_no_act() => Assert.Empty(Read("What Canada will offer on the timber tariffs is still not known."));

    [Fact]
    public void A_party_is_found_again_by_how_it_was_described() =>
        Assert.Contains("demand_made port-company night-shift +", Read("Family-owned operator Port Company met the Dockers' Union on Monday. The family-owned firm demanded more night shifts."));

    [Fact]
    public void Talks_without_names_are_those_of_the_two_it_is_about() =>
        Assert.Contains("talks_scheduled dockers", string.Join('\n', Read("The Port Company and the Dockers' Union disagree on wages. Talks are to resume on Monday.")));

    [Fact]
    public void They_in_one_sides_words_means_the_other() =>
        Assert.Contains("demand_made dockers night-shift -", Read("The Dockers' Union met the Port Company on Friday. \"They wanted the night shifts scrapped,\" said Maud Ekdahl."));

    [Fact]
    public void Words_that_do_not_judge_go_on_with_the_partys_position() =>
        Assert.Equal(2, Read("Canada opposes the timber tariffs. The timber tariffs have been in force since May, Canada's trade minister said.").Count(a => a == "stance_stated canada tariffs -"));

    [Theory]
    [InlineData("The Port Company will raise pay when the strike is called off.", "when the strike is called off")]
    [InlineData("The Port Company will raise pay provided the dockers end the strike.", "provided the dockers end the strike")]
    [InlineData("The Port Company offered higher pay on the proviso that the strike ends.", "on the proviso that the strike ends")]
    [InlineData("The Port Company would raise pay should the strike be called off.", "should the strike be called off")]
    [InlineData("As soon as the dockers end the strike, the Port Company will raise pay.", "As soon as the dockers end the strike")]
    public void What_an_offer_waits_for_is_its_condition(string text, string condition) =>
        Assert.Equal(condition, Acts(text).Single(a => a is OfferConditioned && a.Issue == "pay").Conditions[0].Text);

    [Fact]
    public void Terms_of_an_offer_are_its_authors_whoever_the_words_name() =>
        Assert.Equal(
            ["offer_made port-company night-shift +", "offer_made port-company pay +"],
            Read("The Port Company tabled an offer on Monday. The offer is believed to include more night shifts for the dockers and higher wages.").Where(a => a.StartsWith("offer_made", StringComparison.Ordinal) && !a.Contains("contract", StringComparison.Ordinal)).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)); // the offer that is tabled may be on what the next sentence says

    [Fact]
    public void Terms_of_a_plan_go_on_without_naming_it() =>
        Assert.Contains("proposal_floated canada tariffs -", Read("Canada put forward a plan. The timber tariffs would be scrapped within a year."));

    [Fact]
    public void Terms_of_a_deal_bind_whoever_did_not_ask_for_them()
    {
        var acts = Read("The dockers demanded higher wages. The Port Company and the dockers signed a contract. Under the five-year contract, wages rise by 3 percent, and night shifts are to end in May.");
        Assert.Contains("agreement_reached port-company pay +", acts);
        Assert.DoesNotContain("agreement_reached dockers pay +", acts);
    }

    [Fact]
    public void What_a_deal_that_nobody_struck_would_hold_is_no_term() =>
        Assert.DoesNotContain("agreement_reached", string.Join('\n', Read("A deal would include higher wages. Snow fell on the harbour.")));

    [Fact]
    public void What_a_deal_would_hold_between_parties_far_apart_is_no_term() =>
        Assert.DoesNotContain("agreement_reached", string.Join('\n', Read("The Port Company and the dockers are far apart. The deal would include higher wages.")));

    [Fact]
    public void An_offer_that_was_put_forward_is_told_once() =>
        Assert.DoesNotContain(Read("The Canadian offer to lift steel tariffs, which was put forward in May, is on the table."), act => act.StartsWith("proposal_floated", StringComparison.Ordinal));

    [Fact]
    public void What_an_offer_requires_of_others_is_not_theirs_yet() =>
        Assert.DoesNotContain("stance_stated dockers night-shift +", Read("The Port Company offered higher pay. It requires the dockers' commitment to night shifts."));

    [Fact]
    public void What_somebody_warns_of_is_told_once() =>
        Assert.DoesNotContain("threat_made canada tariff-removal +", Read("Canada offered to lift steel tariffs. Canada could even recall the offer, its officials warn."));

    [Fact]
    public void What_somebody_refrains_from_is_not_done() =>
        Assert.DoesNotContain("action_taken canada tariffs +", Read("Canada has refrained from imposing tariffs on timber."));

    [Fact]
    public void Talks_that_name_no_issue_are_on_the_negotiation_as_a_whole() =>
        Assert.Contains("talks_held dockers contract 0", Read("The dockers demanded night shifts on Monday. The Port Company and the dockers met on Tuesday."));

    [Fact]
    public void Talks_in_between_do_not_end_what_the_story_is_about() =>
        Assert.Contains("stance_stated dockers night-shift -", Read("The Port Company wants night shifts. The Port Company and Brazil are to meet on Friday. The dockers will not take part, Per Lund said."));

    [Theory]
    [InlineData("The work of the Port Company stopped after the strike.")]
    [InlineData("Maud Ekdahl said that from the end of this year, the Port Company would decide on night shifts.")]
    [InlineData("Canada sent Brazil a letter about night shifts.")]
    public void What_happens_by_itself_or_beside_the_issue_is_no_deed(string text) =>
        Assert.DoesNotContain(Read(text), a => a.StartsWith("action_taken", StringComparison.Ordinal) || a.StartsWith("deadline_set", StringComparison.Ordinal));

    [Fact]
    public void How_somebody_is_is_no_concession() =>
        Assert.DoesNotContain(Read("About night shifts Maud Ekdahl was more relaxed than Per Lund."), a => a.StartsWith("concession_made", StringComparison.Ordinal));

    [Fact]
    public void A_strike_that_is_called_something_is_not_called() =>
        Assert.DoesNotContain(Read("Maud Ekdahl called the strike unnecessary."), a => a.StartsWith("action_taken", StringComparison.Ordinal));

    [Fact]
    public void An_offer_that_is_only_named_is_not_made() =>
        Assert.DoesNotContain(Read("The dockers studied the pay offer from the Port Company."), a => a.StartsWith("offer_made", StringComparison.Ordinal));

    [Fact]
    public void What_has_not_been_discussed_is_undecided_whatever_was_said_before() =>
        Assert.Contains("stance_stated dockers night-shift ?", Read("The dockers oppose night shifts. Per Lund said on Monday that \"we have not even discussed the details\" of night shifts."));

    [Theory]
    [InlineData("The dockers oppose night shifts. So does Brazil.", "stance_stated brazil night-shift -")]
    [InlineData("Canada opposes night shifts, as does the Port Company.", "stance_stated port-company night-shift -")]
    [InlineData("Canada rejected the pay offer. Brazil followed suit.", "proposal_rejected brazil pay -")]
    [InlineData("Canada supports tariffs on timber. Brazil does not.", "stance_stated brazil tariffs -")]
    [InlineData("Canada and the dockers, but not Brazil, want night shifts.", "stance_stated brazil night-shift -")]
    [InlineData("Canada demanded night shifts. Per Lund said much the same.", "demand_made dockers night-shift +")]
    public void What_another_does_as_well_or_does_not_is_told_of_it_too(string text, string act) => Assert.Contains(act, Read(text));

    [Theory]
    [InlineData("Canada rejected the pay offer. So did the evening end in Brazil.")]
    [InlineData("Canada rejected the pay offer. Brazil did not say why.")]
    [InlineData("Canada rejected the pay offer. Five leaders were among the guests, as were envoys from Brazil.")]
    [InlineData("Canada rejected the pay offer. Brazil followed the talks.")]
    [InlineData("Canada rejected the pay offer as Brazil did its homework.")]
    public void What_only_begins_like_an_echo_is_none(string text) => Assert.DoesNotContain(Read(text), a => a.Contains(" brazil ", StringComparison.Ordinal));

    [Fact]
    public void A_deed_without_a_doer_is_that_of_whoever_did_it_before() =>
        Assert.Equal(2, Read("Canada imposed tariffs on timber in May. The tariffs on timber were suspended in June.").Count(a => a.StartsWith("action_taken canada tariffs", StringComparison.Ordinal)));

    [Fact]
    public void A_condition_may_stand_in_front_and_without_if()
    {
        var act = Acts("Should the strike be called off, the Port Company would pay higher wages, Maud Ekdahl said.").Single(a => a.Issue == "pay");
        Assert.Equal("offer_conditioned", EventNames.NameOf(act));
        Assert.Equal("Should the strike be called off", act.Conditions[0].Text);
    }

    [Theory]
    [InlineData("Canada will not lift steel tariffs unless other exporters, Brazil among them, cut output.", "unless other exporters, Brazil among them, cut output")]
    [InlineData("Canada will not lift steel tariffs unless its neighbours, including Brazil, cut output.", "unless its neighbours, including Brazil, cut output")]
    [InlineData("Canada will lift steel tariffs if Brazil cuts output, Ottawa said.", "if Brazil cuts output")]
    public void A_condition_goes_on_behind_what_is_put_into_it(string text, string condition) =>
        Assert.Equal(condition, Acts(text).Single(a => a.Issue == "tariff-removal" && a.Actor == "canada").Conditions[0].Text);

    [Fact]
    public void A_condition_belongs_to_the_last_of_what_is_joined() =>
        Assert.Equal("if Brazil cuts output", Acts("\"Canada will meet its partners and prepare to lift steel tariffs if Brazil cuts output,\" Ottawa said.").Single(a => a.Issue == "tariff-removal").Conditions[0].Text);

    [Fact]
    public void What_would_follow_something_bad_is_threatened() =>
        Assert.Contains("threat_made dockers walkout +", Read("\"If the provocation is repeated, our strike will be longer,\" Per Lund said."));

    [Fact]
    public void What_is_warned_of_is_the_warners_whoever_is_named_behind() =>
        Assert.Equal(
            ["offer_made canada tariff-removal +", "stance_stated dockers night-shift -"],
            Read("Night shifts would be a \"grave mistake\" for the port, Per Lund warned on Friday, one day after Canada had promised to lift steel tariffs.").Order(StringComparer.Ordinal));

    private static List<string> Read(string text) => [.. Acts(text).Select(a => $"{EventNames.NameOf(a)} {a.Actor} {a.Issue} {Sign(a.Stance)}")];

    private static IReadOnlyList<Act> Acts(string text) =>
        RuleReader.Unjudged.Read(new ArticleText(text, "The Example", null, null, new DateOnly(2025, 9, 3), "text"), Book).Acts;

    private static string Sign(Stance stance) => stance == Stance.None ? "0" : stance == Stance.Undecided ? "?" : stance > Stance.Undecided ? "+" : "-";
}
