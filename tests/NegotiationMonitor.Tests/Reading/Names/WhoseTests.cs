namespace NegotiationMonitor.Tests.Reading.Names;

/// <summary>Acts are given to whoever acts: pronouns of reported speech, members of a bloc, parts of other names, clauses in between.</summary>
public sealed class WhoseTests
{
    private static readonly string Two = Analysed.Strike.Replace("  - id: hill-front", "  - id: railmen\n    name: Railmen's Union\n    kind: union\n  - id: hill-front", StringComparison.Ordinal);

    [Theory]
    [InlineData("Northern Rail made an offer. | The TDU's claim that it never saw an offer is odd.", "it", "drivers-union")]
    [InlineData("Northern Rail made an offer. | Morvane said it would raise wages.", "it", "")]
    [InlineData("Oskar Brandt left. | Senator Emil Rask has said he will wait.", "he", "")]
    [InlineData("Northern Rail made an offer. | The company said it would wait.", "it", "northern-rail")]
    [InlineData("Oskar Brandt left. | His wife said he would wait.", "he", "drivers-union")]
    [InlineData("Northern Rail spoke. | \"The TDU's haste was dangerous,\" it said.", "it", "northern-rail")]
    public void Pronoun_of_what_is_said_is_the_tellers(string text, string word, string party) =>
        Assert.Equal(party, Analysed.Dossier(text).Who(word));

    [Theory]
    [InlineData("The Labour Court wrote to the TDU. | The Labour Court waited. | Northern Rail and Hill Front met, and both sides were committed to a pause.", "sides", "hill-front northern-rail")]
    [InlineData("The Labour Court wrote to the TDU. | The Labour Court and the TDU met in May. | Northern Rail spoke to the rebels. | Both sides agreed to a pause.", "sides", "hill-front northern-rail")]
    public void Both_sides_are_two_named_in_one_sentence(string text, string word, string parties) =>
        Assert.Equal(parties.Split(' '), Analysed.Dossier(text).Who(word).Split(' ').Order(StringComparer.Ordinal));

    [Theory]
    [InlineData("The depot, owned by Northern Rail, is at odds with the Hill Front. | The rebels' camp is near. | The company refused.", "company", "northern-rail")]
    [InlineData("Northern Rail waits. | The administration of the depot will change.", "administration", "")]
    [InlineData("Northern Rail waits. | Kelso Brewery workers are on strike.", "workers", "")]
    [InlineData("Northern Rail waits. | Transit workers are on strike.", "workers", "drivers-union")]
    public void Description_of_something_else_is_no_party(string text, string word, string party) =>
        Assert.Equal(party, Analysed.Dossier(text).Who(word));

    [Theory]
    [InlineData("The TDU and the Railmen's Union met. | The unions refused.", "unions", "drivers-union railmen")]
    [InlineData("The TDU met its rival. | The unions refused.", "unions", "")]
    [InlineData("The TDU and the Railmen's Union met. | The unions of Chile refused.", "unions", "")]
    public void The_unions_are_those_of_the_dossier_where_all_were_named(string text, string word, string parties) =>
        Assert.Equal(parties, string.Join(' ', Analysed.Dossier(text, Two).Who(word).Split(' ').Order(StringComparer.Ordinal)));

    [Theory]
    [InlineData("In the United States, lawmakers threatened sanctions.", "lawmakers", "united-states")]
    [InlineData("In Chile, parliament refused.", "parliament", "chile")]
    public void Institution_is_of_the_place_the_sentence_opens_with(string text, string word, string party) =>
        Assert.Equal(party, Analysed.World(text).Who(word));

    [Theory]
    [InlineData("Peru's UN ambassador, Luis Ferrer, refused.", "peru: Luis Ferrer")]
    [InlineData("Chile's NATO envoy Rosa Quintana refused.", "chile: Rosa Quintana")]
    [InlineData("The UN envoy to Chile refused.", "united-nations: UN envoy; chile")]
    [InlineData("The Danish EU commissioner, Lene Holm, refused.", "european-union: Lene Holm")]
    public void Ambassador_to_a_body_speaks_for_his_state(string text, string named) =>
        Assert.Equal(named, Analysed.World(text).Named());

    [Theory]
    [InlineData("Omar Haddad of the city-based Train Drivers' Union refused.", "drivers-union: Omar Haddad; drivers-union")]
    [InlineData("Omar Haddad, sacked by Northern Rail, refused.", "northern-rail")]
    public void Person_of_a_body_speaks_for_it(string text, string named) =>
        Assert.Equal(named, Analysed.Dossier(text).Named());

    [Theory]
    [InlineData("Chile was angry. | Senator Ann Poe refused.", "chile")]
    [InlineData("Chile was angry. | Utah's Governor Ann Poe refused.", "chile")]
    [InlineData("Chile was angry. | Trade Minister Ana Poe refused.", "chile; chile: Ana Poe")]
    public void Deputies_and_governors_speak_for_nobody_named_before(string text, string named) =>
        Assert.Equal(named, Analysed.World(text).Named());

    [Theory]
    [InlineData("The union spoke. | The Seafarers Union refused.", "drivers-union")]
    [InlineData("The union spoke. | The Union refused.", "drivers-union; drivers-union")]
    public void Part_of_a_longer_name_is_another(string text, string named) =>
        Assert.Equal(named, Analysed.Dossier(text, Analysed.Strike.Replace("TDU,", "TDU, union,", StringComparison.Ordinal)).Named());

    [Theory]
    [InlineData("It was accepted by Chile but rejected by Peru.", "rejected", "peru")]
    [InlineData("It was accepted by Chile, and Peru rejected it.", "rejected", "peru")]
    [InlineData("Chile has come under pressure from all sides to make cuts but has refused to do so.", "refused", "chile")]
    [InlineData("Rosa sent Chile a letter demanding a visit.", "demanding", "")]
    [InlineData("Peru sent Chile a letter demanding a visit.", "demanding", "peru")]
    [InlineData("Peru received from Chile a letter demanding a visit.", "demanding", "")]
    [InlineData("The fleet makes Chile nervous.", "nervous", "chile")]
    [InlineData("The small party that props up Chile will not accept it.", "accept", "")]
    public void Doer_is_found_beyond_what_stands_between(string text, string verb, string party) =>
        Assert.Equal(party, Analysed.World(text).Doer(verb));

    [Theory]
    [InlineData("It is opposed by small EU states like Malta and Cyprus.", "states", "malta cyprus")]
    [InlineData("It is opposed by most EU states.", "states", "european-union")]
    public void Members_named_act_and_not_the_bloc(string text, string word, string parties) =>
        Assert.Equal(parties, Analysed.World(text).Who(word));
}
