namespace NegotiationMonitor.Tests.Reading.Names;

public sealed class DiscourseTests
{
    [Theory]
    [InlineData("Oskar Brandt met reporters on Monday. | He refused the offer.", "He", "drivers-union")]
    [InlineData("Petra Lindqvist told Oskar Brandt that she was tired.", "she", "northern-rail")]
    [InlineData("Northern Rail made an offer. | It raised the sum on Friday.", "It", "northern-rail")]
    [InlineData("The rebels left the talks. | They demanded an apology.", "They", "hill-front")]
    [InlineData("When he left the room, Oskar Brandt looked tired.", "he", "drivers-union")]
    [InlineData("A meeting with Tomas Arek has not been ruled out by Oskar Brandt, but he sees little point in it.", "he", "drivers-union")]
    [InlineData("The offer was rejected by Oskar Brandt. | He wanted more.", "He", "drivers-union")]
    [InlineData("Oskar Brandt made an offer. | After a call with Tomas Arek, he raised it.", "he", "drivers-union")]
    [InlineData("Oskar Brandt made an offer. | After Tomas Arek had read it, he refused.", "he", "hill-front")]
    [InlineData("A meeting with Tomas Arek has been called off, but he did not complain.", "he", "hill-front")]
    public void Pronoun_points_to_the_nearest_that_agrees(string text, string word, string party) =>
        Assert.Equal(party, Analysed.Dossier(text).Who(word));

    [Fact]
    public void Woman_is_not_called_he() =>
        Assert.Equal("drivers-union", Analysed.Dossier("Oskar Brandt spoke first. | Ingrid Solheim listened. | He refused the offer.").Who("He"));

    [Fact]
    public void Object_is_not_its_own_subject() =>
        Assert.Equal("drivers-union", Analysed.Dossier("Oskar Brandt had a plan. | Tomas Arek blamed him for the delay.").Who("him"));

    [Fact]
    public void Speaker_comes_before_others_of_the_sentence() =>
        Assert.Equal("drivers-union", Analysed.Dossier("The offer of Tomas Arek was poor, said Oskar Brandt. | But he did not rule out a return.").Who("he"));

    [Theory]
    [InlineData("It was in May that the rebels left.", "It")]
    [InlineData("Northern Rail waited. | It is unlikely that the strike ends.", "It")]
    [InlineData("He refused the offer.", "He")]
    public void Pronoun_without_referent_stays_empty(string text, string word) =>
        Assert.Equal("", Analysed.Dossier(text).Who(word));

    [Theory]
    [InlineData("Northern Rail made an offer. | The company raised the sum on Friday.", "company", "northern-rail")]
    [InlineData("Tomas Arek came to the talks. | The leader refused the offer.", "leader", "hill-front")]
    [InlineData("Ingrid Solheim heard both. | The judge refused the motion.", "judge", "labour-court")]
    [InlineData("The TDU met. | The union refused the offer.", "union", "drivers-union")]
    public void Description_points_to_its_kind(string text, string word, string party) =>
        Assert.Equal(party, Analysed.Dossier(text).Who(word));

    [Theory]
    [InlineData("Northern Rail and the drivers' union met on Monday. | Both sides agreed to a pause.", "sides")]
    [InlineData("Northern Rail wrote to the TDU. | The two sides agreed to a pause.", "sides")]
    public void Both_sides_are_the_two_named_last(string text, string word)
    {
        var parties = Analysed.Dossier(text).Who(word).Split(' ');
        Assert.Equal(["drivers-union", "northern-rail"], parties.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Whoever_urges_both_sides_is_none_of_them()
    {
        var parties = Analysed.Dossier("Northern Rail wrote to the TDU. | The Labour Court urged both sides to return.").Who("sides").Split(' ');
        Assert.Equal(["drivers-union", "northern-rail"], parties.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Other_side_faces_the_one_that_acted() =>
        Assert.Equal("drivers-union", Analysed.Dossier("The drivers' union asked for more. | Northern Rail refused. | The other side was angry.").Who("side"));

    [Fact]
    public void Latter_is_the_second_named() =>
        Assert.Equal("hill-front", Analysed.Dossier("The drivers' union blamed Tomas Arek, to which the latter replied at once.").Who("latter"));

    [Fact]
    public void They_are_all_who_were_named_together()
    {
        var parties = Analysed.Dossier("Northern Rail and the Labour Court published a plan. | They want a vote.").Who("They").Split(' ');
        Assert.Equal(["labour-court", "northern-rail"], parties.Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("Northern Rail made an offer. | Drivers refused it on Friday.", "Drivers", "drivers-union")]
    [InlineData("Northern Rail closed a depot. | Its drivers refused the offer.", "drivers", "drivers-union")]
    [InlineData("Oskar Brandt wrote to Petra Lindqvist. | His counterpart refused the offer.", "counterpart", "northern-rail")]
    public void People_are_of_their_own_party(string text, string word, string party) =>
        Assert.Equal(party, Analysed.Dossier(text).Who(word));

    [Theory]
    [InlineData("Oskar Brandt spoke. | “We are tired,” said Dana Miranda, whose son drives. | He left.", "He")]
    [InlineData("Northern Rail waited. | The US company said nothing.", "company")]
    public void Somebody_of_no_party_comes_between(string text, string word) =>
        Assert.Equal("", Analysed.Dossier(text).Who(word));

    [Fact]
    public void Spokesman_speaks_for_the_one_just_named() =>
        Assert.Equal("northern-rail", Analysed.Dossier("Northern Rail closed the line. | A spokesman confirmed the plan.").Who("spokesman"));

    [Fact]
    public void Company_says_they() =>
        Assert.Equal("northern-rail", Analysed.Dossier("The drivers left. | Northern Rail said they were sorry.").Who("they"));

    [Fact]
    public void It_is_the_thing_spoken_of() =>
        Assert.Equal("", Analysed.Dossier("Northern Rail waited. | The bill would ban strikes. | It would also cap fares.").Who("It"));

    [Fact]
    public void Subject_is_nobody_named_below_it() =>
        Assert.Equal("drivers-union", Analysed.Dossier("Northern Rail wrote to the drivers' union. | It wants Northern Rail to wait.").Who("It"));

    [Fact]
    public void Negotiators_are_the_two_that_talk()
    {
        var parties = Analysed.Dossier("Northern Rail met the TDU. | The TDU answered Northern Rail. | Negotiators hope to finish by Monday.").Who("Negotiators").Split(' ');
        Assert.Equal(["drivers-union", "northern-rail"], parties.Order(StringComparer.Ordinal));
    }

    private const string Fish = """
        dossier: test-fish
        title: Fish
        extends: [world]
        actors:
          - id: norway
          - id: european-union
          - {id: coast-party, name: Coast Party, kind: organisation, people: [{name: Liv Moe, role: leader}]}
          - {id: net-makers, name: Net makers, kind: organisation}
          - {id: fish-board, name: Norway Fish Board, kind: organisation}
        issues:
          - {id: quota, title: A quota, terms: [quota], general: true}
        """;

    [Theory]
    [InlineData("Norway offered a quota. | MPs threw it out.", "MPs", "norway")]
    [InlineData("Norway offered a quota. | It has not been told that parliament wants more.", "parliament", "norway")]
    [InlineData("Norway offered a quota. | The House rejected it.", "House", "norway")]
    [InlineData("Norway offered a quota. | Lawmakers from Ohio rejected it.", "Lawmakers", "")]
    [InlineData("Norway offered a quota. | The house by the sea was sold.", "house", "")]
    [InlineData("The Coast Party and the net makers objected. | The party wants more.", "party", "coast-party")]
    [InlineData("The Norwegian Fish Board objected.", "Board", "fish-board")]
    [InlineData("European officials left.", "officials", "european-union")]
    [InlineData("The Europeans left.", "Europeans", "european-union")]
    public void Institutions_without_a_country_are_those_of_the_only_one(string text, string word, string party) =>
        Assert.Equal(party, Analysed.Dossier(text, Fish).Who(word));
}
