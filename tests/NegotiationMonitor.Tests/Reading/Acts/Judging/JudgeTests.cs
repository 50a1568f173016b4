using NegotiationMonitor.Articles;
using NegotiationMonitor.Codebooks;
using NegotiationMonitor.Reading;
using NegotiationMonitor.Reading.Acts;
using NegotiationMonitor.Reading.Acts.Judging;

namespace NegotiationMonitor.Tests.Reading.Acts.Judging;

/// <summary>The second look at what the rules found.</summary>
public sealed class JudgeTests
{
    private static readonly Codebook Book = CodebookLoader.Parse(
        """
        dossier: ferry
        title: Ferries between Egypt and Sudan
        language: en
        extends: [world]
        actors:
          - {id: egypt}
          - {id: sudan}
        issues:
          - {id: fares, title: Lower fares, terms: [fares, ticket prices]}
          - {id: night-boats, title: Night boats, terms: [night boats, night service]}
        """,
        "ferry.yaml");

    [Fact]
    public void What_nothing_speaks_against_stays_as_the_rules_have_it() =>
        Assert.Equal(Read("Egypt rejected the night boats. Sudan demanded lower fares.", null), Read("Egypt rejected the night boats. Sudan demanded lower fares.", Trusting()));

    [Fact]
    public void What_is_hardly_ever_right_is_left_out()
    {
        var weights = Weights(("rule=demand", JudgeWeights.Outputs - 1, -3.5), ("bias", JudgeWeights.Outputs - 1, 3.5), ("bias", JudgeWeights.TypeOf("stance_stated"), 3), ("bias", JudgeWeights.TypeOf("demand_made"), 3), ("bias", Sign("-"), 2), ("bias", Sign("+"), 2));
        Assert.Equal(["stance_stated egypt night-boats -"], Read("Egypt opposes the night boats.", weights));
        Assert.Empty(Read("The Sudanese demand for lower fares stands.", Weights(("rule=demand", JudgeWeights.Outputs - 1, -3.5))));
    }

    [Fact]
    public void Another_kind_replaces_the_rules_where_it_is_much_likelier()
    {
        Assert.Equal(["threat_made sudan fares +"], Read("Sudan demanded lower fares.", Weights(("bias", JudgeWeights.Outputs - 1, 3.5), ("lemma=demand", JudgeWeights.TypeOf("threat_made"), 3.9), ("bias", Sign("+"), 2))));
        Assert.Equal(["demand_made sudan fares +"], Read("Sudan demanded lower fares.", Weights(("bias", JudgeWeights.Outputs - 1, 3.5), ("lemma=reject", JudgeWeights.TypeOf("threat_made"), 3.9), ("bias", JudgeWeights.TypeOf("demand_made"), 2), ("bias", Sign("+"), 2))));
    }

    [Fact]
    public void A_side_is_never_turned()
    {
        // Fairly sure of the other side, which alone would not have it left out.
        Assert.Equal(["demand_made sudan fares +"], Read("Sudan demanded lower fares.", Weights(("bias", JudgeWeights.Outputs - 1, 3.5), ("bias", JudgeWeights.TypeOf("demand_made"), 3.9), ("bias", Sign("+"), 2), ("obj=fare", Sign("-"), 3))));
        Assert.DoesNotContain(Read("Sudan demanded lower fares.", Weights(("bias", JudgeWeights.Outputs - 1, 3.5), ("bias", JudgeWeights.TypeOf("demand_made"), 3.9), ("obj=fare", Sign("-"), 3.9))), a => a.EndsWith('-'));
    }

    [Fact]
    public void Talks_take_no_side() =>
        Assert.Equal(["talks_held sudan fares n"], Read("Sudan demanded lower fares.", Weights(("bias", JudgeWeights.Outputs - 1, 3.9), ("lemma=demand", JudgeWeights.TypeOf("talks_held"), 3.9), ("bias", Sign("+"), 3))));

    [Fact]
    public void Nothing_is_conditioned_without_a_condition()
    {
        var weights = Weights(("bias", JudgeWeights.Outputs - 1, 3.9), ("bias", JudgeWeights.TypeOf("offer_conditioned"), 3.9), ("bias", JudgeWeights.TypeOf("demand_made"), 3.9), ("bias", Sign("+"), 3));
        Assert.Equal(["demand_made sudan fares +"], Read("Sudan demanded lower fares.", weights));
    }

    [Fact]
    public void The_same_words_tell_one_kind_whoever_acts()
    {
        // Only what is seen of Egypt speaks for another kind.
        var weights = Weights(("bias", JudgeWeights.Outputs - 1, 3.9), ("actor-named=yes", JudgeWeights.TypeOf("threat_made"), 3.5), ("bias", Sign("+"), 3));
        Assert.Single(Read("Egypt and Sudan demanded lower fares.", weights).Select(a => a.Split(' ')[0]).Distinct());
    }

    [Fact]
    public void Without_issues_nothing_is_judged()
    {
        var article = Article("Egypt rejected the proposal on Monday.");
        var reader = new RuleReader(RuleBook.Default, judge: Weights(("bias", JudgeWeights.Outputs - 1, -3.9)));
        Assert.Equal(RuleReader.Unjudged.Read(article, Codebook.World).Acts.Count, reader.Read(article, Codebook.World).Acts.Count);
        Assert.NotEmpty(reader.Read(article, Codebook.World).Acts);
    }

    [Fact]
    public void What_is_on_no_issue_is_kept_for_whoever_extends_the_codebook() =>
        Assert.Contains(Read("Egypt rejected a proposal by Sudan.", Weights(("bias", JudgeWeights.Outputs - 1, -3.9))), a => a.Contains(" egypt ", StringComparison.Ordinal));

    [Fact]
    public void What_a_named_party_plainly_does_about_a_named_issue_is_never_left_out() =>
        Assert.Equal(["demand_made sudan fares +"], Read("Sudan demanded lower fares.", Weights(("bias", JudgeWeights.Outputs - 1, -3.9), ("bias", JudgeWeights.TypeOf("demand_made"), 3))));

    [Fact]
    public void Explanation_names_what_was_left_out_and_its_chance()
    {
        var output = new StringWriter();
        new RuleReader(RuleBook.Default, judge: Weights(("bias", JudgeWeights.Outputs - 1, -3.9))).Explain(Article("The Sudanese demand for lower fares stands."), Book, output);
        Assert.Matches(@"dropped demand at demand, demand_made of sudan: right in \d+ ?% of such", output.ToString());
    }

    [Fact]
    public void Judged_acts_are_of_reader_2_and_those_of_the_rules_alone_of_reader_1()
    {
        Assert.Equal("rules/2", new RuleReader().Name);
        Assert.Equal("rules/1", RuleReader.Unjudged.Name);
    }

    [Fact]
    public void Judge_finds_nothing_that_the_rules_did_not()
    {
        var text = string.Join(' ', Corpora.Lines("news.tsv").Take(200).Select(l => l.Split('\t')[0]));
        var (judged, rules) = (new RuleReader().Read(Article(text), Book).Acts, RuleReader.Unjudged.Read(Article(text), Book).Acts);
        Assert.Subset(rules.SelectMany(a => a.Evidence).Select(e => (e.Start, e.End)).ToHashSet(), judged.SelectMany(a => a.Evidence).Select(e => (e.Start, e.End)).ToHashSet());
        Assert.All(judged, a => Assert.Contains(rules, r => r.Actor == a.Actor && r.Issue == a.Issue && r.Rule == a.Rule));
    }

    [Fact]
    public void Weights_are_the_same_after_writing_and_reading()
    {
        var weights = Weights(("lemma=reject", 3, -1.5), ("bias", 5, 0.25), ("rule=demand", JudgeWeights.Outputs - 1, 9));
        using var stream = new MemoryStream();
        weights.Write(stream);
        stream.Position = 0;
        var again = JudgeWeights.Read(stream);
        Assert.Equal(3, again.Count);
        Assert.Equal(-1.5, again.Of(JudgeFeatures.KeyOf("lemma=reject"), 3));
        Assert.Equal(0.25, again.Of(JudgeFeatures.KeyOf("bias"), 5));
        // Cut where a byte ends.
        Assert.Equal(127 / 32.0, again.Of(JudgeFeatures.KeyOf("rule=demand"), JudgeWeights.Outputs - 1));
    }

    [Fact]
    public void Features_are_known_by_their_names()
    {
        Assert.Equal(0xCBF29CE484222325UL, JudgeFeatures.KeyOf(""));
        var article = Article("Sudan demanded lower fares.");
        var found = RuleReader.Unjudged.Find(article, Book, RuleReader.Parse(article.Text));
        var drafts = RuleReader.Unjudged.Make(Book, found);
        var seen = new JudgeFeatures(RuleBook.Default, named: true);
        seen.Fill(drafts[0][0], Surroundings.Of(drafts, Book, found.Select(f => f.Sentence)).First()[0]);
        Assert.Equal(seen.Names!.Select(n => JudgeFeatures.KeyOf(n)), seen.Keys);
        Assert.Superset(new HashSet<string>(["rule=demand", "lemma=demand", "rule+object=demand|fare", "type=demand_made", "issue-in=object", "actor-known=book", "place=0"]), seen.Names!.ToHashSet());
    }

    [Fact]
    public void Built_in_weights_keep_what_is_plainly_said()
    {
        var acts = Read("Egypt rejected the night boats on Monday, while Sudan demanded lower fares. Egypt and Sudan agreed to lower ticket prices on Friday.", JudgeWeights.Default);
        Assert.Contains("demand_made sudan fares +", acts);
        Assert.Contains(acts, a => a.EndsWith("egypt night-boats -", StringComparison.Ordinal));
    }

    // Weights that believe the rules.
    private static JudgeWeights Trusting() => Weights(
    [
        ("bias", JudgeWeights.Outputs - 1, 3.9),
        .. JudgeWeights.Types.Select(t => ($"type={t}", JudgeWeights.TypeOf(t), 3.9)),
        .. JudgeWeights.Signs.Select(s => ($"sign={s}", Sign(s), 3.9)),
    ]);

    private static int Sign(string sign) => JudgeWeights.Types.Length + JudgeWeights.SignOf(sign);

    private static JudgeWeights Weights(params (string Feature, int Output, double Weight)[] weights) => new([.. weights.GroupBy(w => w.Feature).Select(g =>
    {
        var row = new double[JudgeWeights.Outputs];
        foreach (var (_, output, weight) in g)
            row[output] = weight;
        return KeyValuePair.Create(JudgeFeatures.KeyOf(g.Key), row);
    })]);

    private static ArticleText Article(string text) => new(text, "The Example", null, null, new DateOnly(2025, 9, 3), "text");

    private static List<string> Read(string text, JudgeWeights? weights) =>
        [.. new RuleReader(RuleBook.Default, judge: weights).Read(Article(text), Book).Acts.Select(a => $"{EventNames.NameOf(a)} {a.Actor} {a.Issue} {Judge.SignOf(a.Stance)}")];
}
