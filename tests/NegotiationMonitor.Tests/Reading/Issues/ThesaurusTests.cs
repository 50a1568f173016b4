using System.Globalization;
using NegotiationMonitor.Articles;
using NegotiationMonitor.Codebooks;
using NegotiationMonitor.Reading;
using NegotiationMonitor.Reading.Issues;

namespace NegotiationMonitor.Tests.Reading.Issues;

/// <summary>Words that mean the same as the codebook's, alone and in phrases.</summary>
public sealed class ThesaurusTests
{
    private static readonly Codebook Book = CodebookLoader.Parse(
        """
        dossier: quarry
        title: The quarry of Atland
        language: en
        extends: [world]
        actors:
          - {id: quarry-firm, name: Atland Stone, kind: company, people: [{name: Maud Ekdahl, role: chief executive}]}
          - {id: cutters, name: Cutters' Union, kind: union, people: [{name: Per Lund, role: chairman}]}
          - {id: brazil}
          - {id: canada}
        issues:
          - {id: layoffs, title: Layoffs of stone cutters, terms: [layoffs]}
          - {id: walkout, title: A walkout of the cutters, terms: [walkout]}
          - {id: outside-firms, title: Work for outside firms, terms: [outsourcing]}
          - {id: treaty-exit, title: Brazil leaves the stone treaty, terms: [leave the stone treaty]}
          - {id: captives, title: Release of captured geologists, terms: [detainees, free the geologists]}
          - {id: popular-vote, title: A popular vote on the quarry, terms: [plebiscite]}
          - {id: stone-tax, title: A lower tax on stone, terms: [stone tax]}
          - {id: no-blasting, title: Quiet nights, terms: [no blasting]}
          - {id: barrow-size, title: Bigger loads, terms: [400000 slabs]}
          - {id: opening-hours, title: A longer season, terms: [extension of the season]}
          - {id: safety-pledge, title: A guarantee against rockfall, terms: [guarantee]}
          - {id: imports, title: Imports of marble, terms: [imports]}
          - {id: contract, title: A new contract, terms: [contract, deal], general: true}
        """,
        "quarry.yaml");

    [Theory]
    // One word for another.
    [InlineData("Per Lund rejected the redundancies.", "cutters layoffs")]
    [InlineData("Brazil demanded a referendum.", "demand_made brazil popular-vote")]
    // Phrases of two and three words, for a word of the codebook.
    [InlineData("The Cutters' Union opposes job cuts.", "cutters layoffs")]
    [InlineData("The Cutters' Union opposes the agency workers.", "cutters outside-firms")]
    [InlineData("Per Lund threatened industrial action.", "threat_made cutters walkout")]
    [InlineData("Brazil threatened to tear up the stone treaty.", "threat_made brazil treaty-exit")]
    [InlineData("Canada demanded that the geologists be set free.", "demand_made canada captives")]
    public void A_word_that_means_the_same_names_the_issue(string text, string expected) => Assert.Contains(expected, Read(text));

    [Theory]
    // A hollow word of a title is none of the issue's name.
    [InlineData("Canada demanded work on both sides.", "outside-firms")]
    // One word of a phrase is not the phrase.
    [InlineData("Per Lund rejected the job.", "layoffs")]
    [InlineData("Brazil demanded action.", "walkout")]
    public void A_part_of_a_phrase_does_not_name_it(string text, string absent) => Assert.DoesNotContain(absent, Read(text));

    [Theory]
    // A term that says no: by its no, without, never.
    [InlineData("Per Lund demanded no blasting.", "cutters no-blasting")]
    [InlineData("Canada wants the quarry to work without blasting.", "canada no-blasting")]
    // A number is the same with its comma.
    [InlineData("Brazil demanded 400,000 slabs.", "brazil barrow-size")]
    // An issue is also named by its id.
    [InlineData("Canada demanded another barrow size.", "canada barrow-size")]
    // A verb for a noun that the stemmer takes for another word.
    [InlineData("Canada demanded that the season be extended.", "canada opening-hours")]
    public void A_term_is_met_in_another_shape(string text, string expected) => Assert.Contains(expected, Read(text));

    [Theory]
    // The word alone is not its denial.
    [InlineData("Per Lund rejected the blasting deal.", "no-blasting")]
    // What is promised is no guarantee for having been promised.
    [InlineData("Brazil promised to tear up the stone treaty.", "safety-pledge")]
    // "Important" is no import, though the stemmer says so.
    [InlineData("Brazil demanded an important stone tax.", "imports")]
    public void Words_that_only_look_like_a_term_do_not_name_it(string text, string absent) => Assert.DoesNotContain(absent, Read(text));

    [Theory]
    [InlineData("extend", "extension")]
    [InlineData("recognise", "recognition")]
    [InlineData("reduced", "reductions")]
    [InlineData("froze", "frozen")]
    [InlineData("withdrew", "withdrawal")]
    [InlineData("produce", "production")]
    [InlineData("permitted", "permission")]
    [InlineData("programme", "programs")]
    [InlineData("ratify", "ratification")]
    public void Forms_of_a_word_have_one_stem(string one, string other) => Assert.Equal(Thesaurus.StemOf(one), Thesaurus.StemOf(other));

    [Theory]
    [InlineData("important", "import")]
    [InlineData("products", "production")]
    [InlineData("news", "new")]
    [InlineData("authorities", "authorise")]
    [InlineData("general", "generate")]
    [InlineData("trains", "training")]
    [InlineData("forced", "forces")]
    public void Words_that_the_stemmer_lumps_together_stay_apart(string one, string other) => Assert.NotEqual(Thesaurus.StemOf(one), Thesaurus.StemOf(other));

    [Fact]
    public void No_phrase_shrinks_to_a_single_word() =>
        // "on board" would make a partaker of every board
        Assert.DoesNotContain(Thesaurus.Default.Phrases, p => p.Contains(' ', StringComparison.Ordinal) && !Thesaurus.Stems(p).Skip(1).Any());

    [Fact]
    public void Words_of_a_group_stand_for_one_another_whatever_their_form()
    {
        Assert.Contains(Thesaurus.StemOf("walkouts"), Thesaurus.Default.Of(Thesaurus.StemOf("strike")));
        Assert.Contains("industri action", Thesaurus.Default.Of(Thesaurus.StemOf("strikes")));
        Assert.DoesNotContain(Thesaurus.StemOf("strike"), Thesaurus.Default.Of(Thesaurus.StemOf("strike")));
        Assert.Empty(Thesaurus.Default.Of("colour"));
    }

    [Fact]
    public void Runs_are_all_neighbours_up_to_three() =>
        Assert.Equal(["a", "a b", "a b c", "b", "b c", "b c d", "c", "c d", "d"], Thesaurus.Runs(["a", "b", "c", "d"]).Select(r => r.Key));

    private static string Read(string text) => string.Join('\n', RuleReader.Unjudged.Read(new ArticleText(text, "The Example", null, null, new DateOnly(2025, 9, 3), "text"), Book).Acts
        .Select(a => string.Create(CultureInfo.InvariantCulture, $"{EventNames.NameOf(a)} {a.Actor} {a.Issue}")));
}
