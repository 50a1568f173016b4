using NegotiationMonitor.Articles;
using NegotiationMonitor.Scoring;

namespace NegotiationMonitor.Tests.Scoring;

public sealed class ScorerTests
{
    private const string Text = "Chile rejected the offer on Monday. Peru met its guests.\n\nPeru will “not pay”, said the U.S. envoy in Lima. Read more";

    private static readonly GoldArticle Gold = GoldArticle.Parse("""
        {"article": "a.txt", "nothing": ["Read more"], "events": [
          {"id": "1", "type": ["proposal_rejected", "stance_stated"], "actor": ["chile"], "issue": ["loan"], "stance": ["opposes"], "anchors": ["rejected  the offer"], "saidOn": ["2024-05-06"]},
          {"id": "2", "type": ["stance_stated"], "actor": ["peru"], "issue": ["*"], "stance": ["opposes"], "anchors": ["said the U.S. envoy"], "speaker": "Ann Lee", "condition": ["if paid"]},
          {"id": "3", "type": ["talks_held"], "actor": ["peru"], "issue": ["none"], "stance": ["none"], "anchors": ["met its guests"], "required": false}]}
        """, "a.gold.json");

    private static ReadAct Read(string words, string type, string actor, string? issue, string? stance, string day = "2024-05-06") => new(
        "a.txt", type, actor, issue, stance, "Minister Lee", new(day, day), [], [new Evidence(Text.IndexOf(words, StringComparison.Ordinal), Text.IndexOf(words, StringComparison.Ordinal) + words.Length, words)]);

    [Fact]
    public void What_agrees_in_party_issue_type_and_sign_is_fully_right()
    {
        var score = Scorer.Score(Gold, Text, [Read("Chile rejected", "stance_stated", "chile", "loan", "rules-out"), Read("not pay", "stance_stated", "peru", null, "wary")]);
        Assert.Equal(new Tally(2, 0, 0, 2), score.Scores.Full);
        Assert.Equal(1.0, score.Scores.Full.F1, 9);
        Assert.Equal(new Share(1, 1), score.Scores.Dates);
        Assert.Equal(new Share(0, 1), score.Scores.Conditions);
        Assert.Equal(new Share(1, 1), score.Scores.Speakers);
        Assert.Empty(score.Findings);
    }

    [Fact]
    public void What_is_at_the_place_but_differs_counts_only_as_deep_as_it_agrees()
    {
        var score = Scorer.Score(Gold, Text, [Read("Chile rejected", "proposal_accepted", "chile", "loan", "supports", "2024-05-07"), Read("not pay", "stance_stated", "chile", null, "wary")]);
        Assert.Equal(new Tally(2, 0, 0, 2), score.Scores.Located);
        Assert.Equal(new Tally(1, 0, 1, 2), score.Scores.WhoWhat);
        Assert.Equal(new Tally(0, 0, 2, 2), score.Scores.Full);
        Assert.Equal(new Share(0, 1), score.Scores.Dates);
        Assert.Equal([FindingKind.Type, FindingKind.WhoWhat], score.Findings.Select(f => f.Kind));
    }

    [Fact]
    public void What_is_not_required_costs_neither_way_and_what_is_nowhere_costs()
    {
        var score = Scorer.Score(Gold, Text, [Read("met its guests", "talks_held", "peru", null, null), Read("Read more", "demand_made", "peru", "loan", "supports")]);
        Assert.Equal(new Tally(0, 1, 1, 2), score.Scores.Full);
        Assert.Equal(1, score.Scores.Furniture);
        Assert.Equal([FindingKind.Missed, FindingKind.Missed, FindingKind.Extra], score.Findings.Select(f => f.Kind));
    }

    [Fact]
    public void An_act_told_again_is_neutral()
    {
        var act = Read("Chile rejected", "stance_stated", "chile", "loan", "opposes");
        Assert.Equal(new Tally(1, 0, 0, 2), Scorer.Score(Gold, Text, [act, act]).Scores.Full);
    }

    [Fact]
    public void A_quote_that_is_not_in_the_text_is_not_exact() =>
        Assert.Equal(new Share(0, 1), Scorer.Score(Gold, Text, [Read("Chile rejected", "stance_stated", "chile", "loan", "opposes") with { Evidence = [new Evidence(0, 5, "China")] }]).Scores.Quotes);

    [Fact]
    public void Two_runs_differ_by_what_was_gained_and_lost()
    {
        var before = Scorer.Score(Gold, Text, [Read("Chile rejected", "stance_stated", "chile", "loan", "opposes")]);
        var now = Scorer.Score(Gold, Text, [Read("not pay", "stance_stated", "peru", null, "wary")]);
        var differences = Difference.Between([before], [now], new Dictionary<string, GoldArticle>(StringComparer.Ordinal) { ["a.txt"] = Gold }).ToList();
        Assert.Equal([("1", false), ("2", true)], differences.Select(d => (d.Gold.Id, d.Gained)));
        Assert.Equal(FindingKind.Missed, differences[0].Now!.Kind);
    }

    [Fact]
    public void A_saved_run_comes_back_as_it_was()
    {
        var act = Read("not pay", "stance_stated", "peru", null, "wary");
        var back = Assert.Single(ReadAct.Parse(act.Line() + "\n\n", "run.jsonl"));
        Assert.Equal(act.Line(), back.Line());
    }

    [Theory]
    [InlineData("{", ":1: is no annotated article")]
    [InlineData("{\"events\": []}", "needs `article`")]
    [InlineData("{\"article\": \"a\", \"events\": [{\"id\": \"7\", \"type\": [\"x\"]}]}", "event `7` needs")]
    public void What_is_no_annotated_article_is_refused(string json, string why) =>
        Assert.Contains(why, Assert.Throws<RefusedException>(() => GoldArticle.Parse(json, "a.gold.json")).Message, StringComparison.Ordinal);
}
