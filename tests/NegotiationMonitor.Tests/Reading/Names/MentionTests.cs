namespace NegotiationMonitor.Tests.Reading.Names;

public sealed class MentionTests
{
    [Theory]
    [InlineData("Finnish President Aino Virtala refused.", "finland: Aino Virtala")]
    [InlineData("The Croatian trade minister, Ivo Marun, refused.", "croatia: Ivo Marun")]
    [InlineData("Ivo Marun, the Croatian trade minister, refused.", "croatia: Ivo Marun")]
    [InlineData("Teruo Hayami, the head of the Japanese fisheries department, refused.", "japan: Teruo Hayami")]
    [InlineData("Wang Lixin of the Chinese foreign ministry refused.", "china: Wang Lixin")]
    [InlineData("Prime Minister Aino Virtala of Finland refused.", "finland: Aino Virtala")]
    [InlineData("King Idris of Morocco refused.", "morocco: Idris")]
    [InlineData("Hassan al-Tayeb, the president of Sudan, refused.", "sudan: Hassan al-Tayeb")]
    [InlineData("Sophie von der Heyde, the head of the German trade ministry, refused.", "germany: Sophie von der Heyde")]
    public void Title_introduces_a_person_without_codebook(string text, string named) =>
        Assert.Equal(named, Analysed.World(text).Named());

    [Fact]
    public void Minister_without_state_belongs_to_the_party_spoken_of() =>
        Assert.Equal("sudan; sudan: Yasir Abdin", Analysed.World("Sudan was angry. | Irrigation Minister Yasir Abdin refused.").Named());

    [Fact]
    public void Surname_alone_is_known_afterwards() =>
        Assert.Equal("finland: Aino Virtala; finland: Aino Virtala", Analysed.World("Finnish President Aino Virtala refused. | Virtala left.").Named());

    [Theory]
    [InlineData("Union president Oskar Brant refused.", true)]
    [InlineData("A carpenter called Brant refused.", false)]
    public void Near_spelling_counts_only_with_the_office(string text, bool known) =>
        Assert.Equal(known, Analysed.Dossier("The drivers' union met. | " + text).Named().Contains("Oskar Brandt", StringComparison.Ordinal));

    [Theory]
    [InlineData("The foreign ministry in Lima refused.", "peru: foreign ministry")]
    [InlineData("British officials refused.", "united-kingdom: British officials")]
    [InlineData("Lawyers for Northern Rail refused.", "northern-rail: Lawyers")]
    [InlineData("Brandt's lawyers refused.", "drivers-union: Brandt's lawyers")]
    public void Body_acts_for_its_party(string text, string named) =>
        Assert.Equal(named, (text.Contains("Brandt", StringComparison.Ordinal) || text.Contains("Rail", StringComparison.Ordinal) ? Analysed.Dossier(text) : Analysed.World(text)).Named());

    [Theory]
    [InlineData("US troops withdrew from the base.", "united-states")]
    [InlineData("The Russian aggression goes on.", "russia")]
    [InlineData("The Peruvian offer was poor.", "peru")]
    public void Name_that_modifies_a_thing_is_no_actor(string text, string party) =>
        Assert.DoesNotContain(party, Analysed.World(text).Parties());

    [Theory]
    [InlineData("German farmers refused.", "germany")]
    [InlineData("The allies of Chile refused.", "Body")]
    [InlineData("Former Spanish ministers refused.", "spain")]
    [InlineData("The Saudi-led coalition refused.", "saudi-arabia")]
    [InlineData("EU member Cyprus refused.", "european-union")]
    [InlineData("Germany's Federation of Industry refused.", "germany")]
    [InlineData("Former Spanish Prime Minister Luis Ferrer refused.", "spain")]
    [InlineData("They met with former presidents Hugo Marin of Panama and Ana Ruiz of Chile.", "panama")]
    public void Others_than_its_officials_do_not_act_for_a_state(string text, string party) =>
        Assert.DoesNotContain(Analysed.World(text).Sentences[0].Mentions, m => m.Actor == party || m.Kind.ToString() == party);

    [Theory]
    [InlineData("Northern Rail workers refused.", "drivers-union: Northern Rail workers")]
    [InlineData("Drivers at Northern Rail refused.", "drivers-union")]
    [InlineData("Colombian rebels refused.", "hill-front")]
    public void Workers_act_for_their_union(string text, string named) =>
        Assert.StartsWith(named, Analysed.Dossier(text).Named(), StringComparison.Ordinal);

    [Theory]
    [InlineData("British and French officials refused.", "refused", "france united-kingdom")]
    [InlineData("US and German planners refused.", "refused", "germany united-states")]
    [InlineData("Chile and Peru refused.", "refused", "chile peru")]
    [InlineData("The leaders of France, Germany and Italy refused.", "refused", "france germany italy")]
    public void Coordinated_parties_act_together(string text, string verb, string parties) =>
        Assert.Equal(parties, string.Join(' ', Analysed.World(text).Doer(verb).Split(' ').Order(StringComparer.Ordinal)));

    [Theory]
    [InlineData("Chile, which had hosted the talks, refused.", "refused", "chile")]
    [InlineData("The rebels, who walked out in May, refused.", "walked", "hill-front")]
    [InlineData("The plan was refused by Chile.", "refused", "chile")]
    [InlineData("Chile promised to refuse.", "refuse", "chile")]
    [InlineData("Chile urged Peru to leave.", "leave", "peru")]
    [InlineData("Chile left the room, accusing Peru of delay.", "accusing", "chile")]
    [InlineData("Chile told the court that the fence was a breach of the treaty and urged Peru to leave.", "urged", "chile")]
    [InlineData("The plan was refused by a majority of Peruvian lawmakers.", "refused", "peru")]
    public void Doer_is_found_through_the_grammar(string text, string verb, string party) =>
        Assert.Equal(party, (text.Contains("rebels", StringComparison.Ordinal) ? Analysed.Dossier(text) : Analysed.World(text)).Doer(verb));

    [Theory]
    [InlineData("The vote is on May 23.")]
    [InlineData("It ended in May.")]
    public void Month_is_no_person(string text)
    {
        var book = Analysed.Strike.Replace("Petra Lindqvist", "Petra May", StringComparison.Ordinal);
        Assert.Equal("", Analysed.Dossier(text, book).Named());
    }

    [Theory]
    [InlineData("Tore Lund, who leads the talks for Norway, refused.", "norway: Tore Lund; norway")]
    [InlineData("Norway's Ingrid Lund refused.", "norway; norway: Ingrid Lund")]
    [InlineData("From the Norwegian side, Tore Lund refused.", "norway: Norwegian side; norway: Tore Lund")]
    [InlineData("The fisheries minister in Oslo refused.", "norway")]
    [InlineData("The trade minister in Oslo, Tore Lund, refused.", "norway: Tore Lund")]
    [InlineData("Tore Lund, who met Norway in May, refused.", "norway")]
    [InlineData("Tore Lund, who once led the talks for Norway, refused.", "norway")]
    [InlineData("Norway's Royal Navy refused.", "norway: Norway's Royal Navy")]
    public void Clause_or_possessive_ties_a_person_to_a_party(string text, string named) =>
        Assert.Equal(named, Analysed.World(text).Named());

    [Theory]
    [InlineData("Chile talked to Peru, and Ivo Marun, the Croatian trade minister, was ready.", "ready", "croatia")]
    [InlineData("The boats went via Croatia, and Finland would let them pass.", "let", "finland")]
    public void Subject_is_the_one_right_in_front(string text, string verb, string party) =>
        Assert.Equal(party, Analysed.World(text).Doer(verb));
}
