using System.Globalization;
using NegotiationMonitor.Articles;
using NegotiationMonitor.Codebooks;
using NegotiationMonitor.Reading;
using NegotiationMonitor.Reading.Acts;
using NegotiationMonitor.Reading.Issues;

namespace NegotiationMonitor.Tests.Reading.Issues;

/// <summary>Which issue an act is on: its own words, its sentence, and the story where it has no words of its own.</summary>
public sealed class IssueChoiceTests
{
    private static readonly Codebook Book = CodebookLoader.Parse(
        """
        dossier: ferry
        title: Ferries between Atland and its islands
        language: en
        extends: [world]
        actors:
          - {id: ferry-line, name: Ferry Line, kind: company, people: [{name: Maud Ekdahl, role: chief executive}]}
          - {id: sailors, name: Sailors' Union, kind: union, people: [{name: Per Lund, role: chairman}]}
          - {id: egypt}
          - {id: sudan}
          - {id: ethiopia}
        issues:
          - {id: fares, title: Lower fares for islanders, terms: [fares, ticket prices]}
          - {id: night-boats, title: Night boats, terms: [night boats, night service]}
          - {id: crew-size, title: Larger crews, terms: [crew size, larger crews]}
          - {id: harbour-dues, title: Harbour dues, terms: [harbour dues]}
          - {id: inspection, title: Inspection of the hulls, terms: [hull inspections, inspect hulls]}
          - {id: contract, title: A new ferry contract, terms: [contract, deal, agreement], general: true}
        """,
        "ferry.yaml");

    [Theory]
    // Its own words go before whatever was told of late.
    [InlineData("Egypt rejected the night boats. Sudan insisted on hull inspections.", "demand_made sudan inspection")]
    // What was put forward is what is answered.
    [InlineData("Ethiopia proposed larger crews on Monday. The plan was turned down by Egypt.", "proposal_rejected egypt crew-size")]
    [InlineData("Ethiopia proposed hull inspections. Egypt rejected it.", "egypt inspection")]
    // No words at all.
    [InlineData("The Ferry Line wanted the night boats dropped. The Sailors' Union refused.", "sailors night-boats")]
    // What stands in a condition is not what is offered.
    [InlineData("The Ferry Line will lower ticket prices if the harbour dues are dropped.", "ferry-line fares")]
    // Beside the point.
    [InlineData("Egypt demanded lower fares in addition to the night boats.", "demand_made egypt fares")]
    // What is told by the way: an attendant circumstance, a time, a contrast, who says so.
    [InlineData("Egypt rejected the night boats, leaving the harbour dues in doubt.", "egypt night-boats")]
    [InlineData("Sudan demanded larger crews after the strike over ticket prices.", "demand_made sudan crew-size")]
    [InlineData("Ethiopia insisted on hull inspections while the union fought for lower fares.", "demand_made ethiopia inspection")]
    [InlineData("Before any deal on the harbour dues, Egypt demanded hull inspections.", "demand_made egypt inspection")]
    // Only what is told by the way: not what a plain purpose says.
    [InlineData("Egypt promised to act to lower the ticket prices.", "egypt fares")]
    // Talks are on what their own words say, whatever their end leads to.
    [InlineData("Talks between Egypt and Sudan over the harbour dues have stalled, raising the prospect of higher fares.", "talks_suspended egypt harbour-dues")]
    // The nearer of two that are named.
    [InlineData("Sudan rejected larger crews to speed up a deal on the harbour dues.", "sudan crew-size")]
    // The negotiation as a whole.
    [InlineData("Egypt and Sudan signed the agreement on Friday.", "agreement_reached egypt contract")]
    public void An_act_is_on_the_issue_that_the_text_says(string text, string expected) => Assert.Contains(expected, string.Join('\n', Read(text)));

    [Fact]
    public void An_act_without_words_of_its_own_is_on_what_the_sentence_before_was_on() =>
        Assert.Contains("sailors crew-size", string.Join('\n', Read("For weeks the Ferry Line had refused larger crews. Per Lund, chairman of the Sailors' Union, called that unacceptable.")));

    [Fact]
    public void A_list_is_on_each_of_its_issues()
    {
        var acts = Read("Egypt demanded lower fares, night boats and hull inspections.");
        Assert.All(["fares", "night-boats", "inspection"], issue => Assert.Contains($"demand_made egypt {issue}", acts));
    }

    [Theory]
    // Each is named, however much nearer to its verb the first stands.
    [InlineData("They are serious: Egypt is demanding a cut of 12 percent in fares and more than a dozen unannounced hull inspections every year.", "demand_made egypt fares", "demand_made egypt inspection")]
    [InlineData("Egypt demanded that the night boats be kept and that the hull inspections be paid for by the Ferry Line.", "demand_made egypt night-boats", "demand_made egypt inspection")]
    [InlineData("Egypt proposed larger crews, together with lower fares, on Monday.", "proposal_floated egypt crew-size", "proposal_floated egypt fares")]
    public void Those_joined_to_the_first_are_listed_too(string text, string first, string second)
    {
        var acts = Read(text);
        Assert.Contains(first, acts);
        Assert.Contains(second, acts);
    }

    [Theory]
    // A clause of its own goes on with something else.
    [InlineData("Egypt demanded lower fares and Sudan spoke of hull inspections.", "egypt inspection")]
    [InlineData("Egypt demanded lower fares to pay for the hull inspections.", "egypt inspection")]
    public void What_is_not_joined_is_not_listed(string text, string unlisted) => Assert.DoesNotContain(Read(text), act => act.EndsWith(unlisted, StringComparison.Ordinal));

    [Fact]
    public void A_dossier_without_issues_leaves_them_open() =>
        Assert.All(RuleReader.Unjudged.Read(Article("Egypt demanded lower fares on Monday."), Codebook.World).Acts, act => Assert.Null(act.Issue));

    [Fact]
    public void Every_weight_speaks_the_way_its_feature_may()
    {
        foreach (var feature in Enum.GetValues<IssueFeature>())
        {
            var direction = IssueFeatures.Direction(feature);
            Assert.True(direction == 0 || direction * IssueWeights.Default[feature] >= 0, IssueFeatures.NameOf(feature));
            Assert.True(direction == 0 || direction * IssueWeights.Default.General(feature) >= 0, IssueFeatures.NameOf(feature));
        }
    }

    [Fact]
    public void Weights_are_read_back_as_they_were_written()
    {
        var written = IssueWeights.Default.Write();
        Assert.Equal(written, IssueWeights.Parse(written, "again").Write());
        Assert.Contains("object-near: ", written);
    }

    [Fact]
    public void The_general_issue_has_weights_of_its_own()
    {
        var weights = IssueWeights.Parse("object-words: 2, general 0.5\nheading: 1\ngeneral: -1", "weights.yaml");
        var features = new double[IssueFeatures.Count];
        (features[(int)IssueFeature.ObjectWords], features[(int)IssueFeature.Heading]) = (1, 1);
        Assert.Equal(3, weights.Score(features));
        features[(int)IssueFeature.General] = 1;
        Assert.Equal(0.5, weights.Score(features));
        Assert.Equal(0.5, weights.General(IssueFeature.ObjectWords));
    }

    [Fact]
    public void A_feature_that_is_not_known_is_refused() =>
        Assert.Contains("`object-colour`", Assert.Throws<RefusedException>(() => IssueWeights.Parse("object-colour: 1", "weights.yaml")).Message);

    [Fact]
    public void The_sums_are_those_of_the_reasons()
    {
        var reader = RuleReader.Unjudged;
        var article = Article("Ethiopia proposed larger crews on Monday. The plan was turned down by Egypt.");
        foreach (var (_, _, _, drafts) in reader.Steps(article, Book, RuleReader.Parse(article.Text)))
        {
            foreach (var choice in drafts.Select(d => d.Choice))
                Assert.All(Enumerable.Range(0, choice.Scores.Length).Where(row => !double.IsNegativeInfinity(choice.Scores[row])), row => Assert.Equal(choice.Scores[row], choice.Why(row).Sum(w => w.Share), 9));
        }
    }

    [Fact]
    public void Whoever_asks_is_told_why_an_issue_was_chosen()
    {
        using var output = new StringWriter(CultureInfo.InvariantCulture);
        RuleReader.Unjudged.Explain(Article("Ethiopia proposed larger crews on Monday."), Book, output);
        Assert.Matches(@"crew-size \d+\.\d: .*object-near \+\d", output.ToString());
    }

    [Fact]
    public void Making_the_acts_again_gives_the_same_acts()
    {
        var reader = new RuleReader(RuleBook.Default);
        var article = Article("The Ferry Line will lower ticket prices if the harbour dues are dropped. The Sailors' Union refused.");
        var found = reader.Find(article, Book, RuleReader.Parse(article.Text));
        string Once() => string.Join('\n', reader.Assemble(article, Book, found, reader.Make(Book, found)).Acts.Select(a => $"{EventNames.NameOf(a)} {a.Actor} {a.Issue} {string.Join('|', a.Conditions.Select(c => c.Text))}"));
        Assert.Equal(Once(), Once());
    }

    private static List<string> Read(string text) => [.. RuleReader.Unjudged.Read(Article(text), Book).Acts.Select(a => $"{EventNames.NameOf(a)} {a.Actor} {a.Issue}")];

    private static ArticleText Article(string text) => new(text, "The Example", null, null, new DateOnly(2025, 9, 3), "text");
}
