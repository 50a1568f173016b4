using NegotiationMonitor.Codebooks;

namespace NegotiationMonitor.Tests.Codebooks;

public class WorldBookTests
{
    // The members of the United Nations, by their English short names.
    private const string Members = """
        afghanistan albania algeria andorra angola antigua-and-barbuda argentina armenia australia austria azerbaijan
        bahamas bahrain bangladesh barbados belarus belgium belize benin bhutan bolivia bosnia-and-herzegovina botswana brazil brunei bulgaria burkina-faso burundi
        cambodia cameroon canada cape-verde central-african-republic chad chile china colombia comoros costa-rica croatia cuba cyprus czechia
        denmark djibouti dominica dominican-republic dr-congo east-timor ecuador egypt el-salvador equatorial-guinea eritrea estonia eswatini ethiopia
        fiji finland france gabon gambia georgia germany ghana greece grenada guatemala guinea guinea-bissau guyana haiti honduras hungary
        iceland india indonesia iran iraq ireland israel italy ivory-coast jamaica japan jordan kazakhstan kenya kiribati kuwait kyrgyzstan
        laos latvia lebanon lesotho liberia libya liechtenstein lithuania luxembourg madagascar malawi malaysia maldives mali malta marshall-islands mauritania mauritius
        mexico micronesia moldova monaco mongolia montenegro morocco mozambique myanmar namibia nauru nepal netherlands new-zealand nicaragua niger nigeria north-korea north-macedonia norway
        oman pakistan palau panama papua-new-guinea paraguay peru philippines poland portugal qatar republic-of-the-congo romania russia rwanda
        saint-kitts-and-nevis saint-lucia saint-vincent-and-the-grenadines samoa san-marino sao-tome-and-principe saudi-arabia senegal serbia seychelles sierra-leone singapore
        slovakia slovenia solomon-islands somalia south-africa south-korea south-sudan spain sri-lanka sudan suriname sweden switzerland syria
        tajikistan tanzania thailand togo tonga trinidad-and-tobago tunisia turkey turkmenistan tuvalu uganda ukraine united-arab-emirates united-kingdom united-states uruguay uzbekistan
        vanuatu venezuela vietnam yemen zambia zimbabwe
        """;

    private static readonly Codebook World = Codebook.World;

    [Fact]
    public void Every_member_of_the_United_Nations_is_there()
    {
        var members = Words(Members);
        Assert.Equal(193, members.Distinct().Count());
        var states = World.Actors.Where(a => a.Kind == ActorKind.State).Select(a => a.Id).ToHashSet();
        Assert.Equal([], members.Except(states));
    }

    [Fact]
    public void Observers_and_disputed_states_are_there()
    {
        var ids = World.Actors.Select(a => a.Id).ToHashSet();
        Assert.Equal([], Words("vatican palestine kosovo taiwan western-sahara northern-cyprus abkhazia south-ossetia transnistria somaliland").Except(ids));
    }

    [Fact]
    public void Every_other_state_entry_is_one_we_meant()
    {
        var meant = Words(Members).Concat(Words(
            "vatican palestine kosovo taiwan western-sahara northern-cyprus abkhazia south-ossetia transnistria somaliland nagorno-karabakh hong-kong greenland iraqi-kurdistan"));
        Assert.Empty(World.Actors.Where(a => a.Kind == ActorKind.State).Select(a => a.Id).Except(meant));
    }

    [Fact]
    public void The_large_organisations_and_movements_are_there()
    {
        var ids = World.Actors.Select(a => a.Id).ToHashSet();
        Assert.Equal([], Words("""
            united-nations un-security-council iaea who wto imf world-bank nato european-union ecb osce council-of-europe african-union ecowas asean arab-league gcc opec opec-plus g7 g20
            brics mercosur oas sco csto eurasian-economic-union icc icj red-cross unhcr unrwa wfp unicef hamas hezbollah taliban houthis farc pkk palestinian-authority plo
            """).Except(ids));
    }

    [Fact]
    public void No_name_belongs_to_two_actors()
    {
        var clashes = World.Actors
            .SelectMany(a => a.Aliases.Append(a.Name).Concat(a.Adjectives).Concat(a.Demonyms).Select(Bare).Distinct().Select(name => (name, a.Id)))
            .GroupBy(x => x.name).Where(g => g.Select(x => x.Id).Distinct().Count() > 1)
            .Select(g => $"{g.Key}: {string.Join(", ", g.Select(x => x.Id))}");
        Assert.Empty(clashes);
    }

    [Theory]
    [InlineData("Kremlin", "russia")]
    [InlineData("Moscow", "russia")]
    [InlineData("Downing Street", "united-kingdom")]
    [InlineData("Britain", "united-kingdom")]
    [InlineData("U.K.", "united-kingdom")]
    [InlineData("White House", "united-states")]
    [InlineData("Pentagon", "united-states")]
    [InlineData("State Department", "united-states")]
    [InlineData("Capitol Hill", "united-states")]
    [InlineData("Washington", "united-states")]
    [InlineData("U.S.", "united-states")]
    [InlineData("Élysée", "france")]
    [InlineData("Quai d'Orsay", "france")]
    [InlineData("Zhongnanhai", "china")]
    [InlineData("Beijing", "china")]
    [InlineData("PRC", "china")]
    [InlineData("Blue House", "south-korea")]
    [InlineData("Seoul", "south-korea")]
    [InlineData("DPRK", "north-korea")]
    [InlineData("Bundestag", "germany")]
    [InlineData("Kyiv", "ukraine")]
    [InlineData("Kiev", "ukraine")]
    [InlineData("Brussels", "european-union")]
    [InlineData("European Commission", "european-union")]
    [InlineData("Security Council", "un-security-council")]
    [InlineData("Knesset", "israel")]
    [InlineData("Holy See", "vatican")]
    [InlineData("Türkiye", "turkey")]
    [InlineData("Holland", "netherlands")]
    [InlineData("Burma", "myanmar")]
    [InlineData("Congo", "dr-congo")]
    [InlineData("Malé", "maldives")]
    public void Metonyms_and_other_spellings_name_their_party(string name, string id)
    {
        Assert.Equal(id, Assert.Single(World.Actors, a => a.Name == name || a.Aliases.Contains(name)).Id);
    }

    [Theory]
    [InlineData("Victoria")]
    [InlineData("Georgetown")]
    [InlineData("George Town")]
    [InlineData("San José")]
    [InlineData("Kingston")]
    [InlineData("Male")]
    [InlineData("Santiago")]
    [InlineData("Korea")]
    [InlineData("Congress")]
    [InlineData("Parliament")]
    [InlineData("the bloc")]
    [InlineData("The Hague")]
    [InlineData("Foreign Ministry")]
    [InlineData("European")]
    public void Names_that_mean_something_else_more_often_name_nobody(string name)
    {
        Assert.DoesNotContain(World.Actors, a => a.Name == name || a.Aliases.Contains(name) || a.Adjectives.Contains(name) || a.Demonyms.Contains(name));
    }

    [Fact]
    public void Ids_are_kebab_case_and_names_are_clean()
    {
        Assert.All(World.Actors, a => Assert.Matches("^[a-z0-9]+(-[a-z0-9]+)*$", a.Id));
        var names = World.Actors.SelectMany(a => a.Aliases.Append(a.Name).Concat(a.Adjectives).Concat(a.Demonyms));
        Assert.All(names, name =>
        {
            Assert.Equal(name.Trim(), name);
            Assert.DoesNotContain('’', name);
            Assert.DoesNotContain("  ", name);
        });
    }

    [Fact]
    public void Every_state_but_the_smallest_has_an_adjective()
    {
        Assert.True(World.Actors.Count(a => a.Kind == ActorKind.State && a.Adjectives.Count == 0) <= 4);
    }

    [Fact]
    public void Reading_without_a_dossier_knows_the_world_and_no_issue()
    {
        var book = Codebook.WithoutDossier;
        Assert.Null(book.Dossier);
        Assert.Empty(book.Issues);
        Assert.Empty(book.OwnActors);
        Assert.Equal(World.Actors.Count, book.Actors.Count);
        Assert.NotEqual(World.Hash, book.Hash);
    }

    private static string Bare(string name) =>
        name.StartsWith("the ", StringComparison.OrdinalIgnoreCase) ? name[4..] : name;

    private static string[] Words(string text) => text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
}
