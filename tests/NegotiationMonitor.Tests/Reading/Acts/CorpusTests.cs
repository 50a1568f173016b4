using NegotiationMonitor.Articles;
using NegotiationMonitor.Codebooks;
using NegotiationMonitor.Reading;

namespace NegotiationMonitor.Tests.Reading.Acts;

/// <summary>What the rules find in sentences of our own, and what they must not find in ordinary news.</summary>
public sealed class CorpusTests
{
    // Known false alarms: ordinary sentences in which an act is found. The list may only shrink.
    private static readonly string[] KnownFalseAlarms =
    [
        // A court's word on a motion reads like a party's answer to another's proposal.
        "A judge in Madrid accepted the prosecutor's request to hear four more witnesses.",
    ];

    [Fact]
    public void No_act_is_found_in_ordinary_news()
    {
        var book = CodebookLoader.Parse("dossier: none\ntitle: None\nlanguage: en\nextends: [world]\nactors: []\nissues: []\n", "none.yaml");
        var sentences = Corpora.Lines("nothing.txt");
        Assert.True(sentences.Count >= 300, $"only {sentences.Count} sentences");
        var alarms = sentences.Where(s => new RuleReader().Read(new ArticleText(s, "example", PublishedOn: new DateOnly(2000, 1, 15)), book).Acts.Count > 0);
        Assert.Equal(KnownFalseAlarms, alarms);
    }

    /// <param name="fullyRight">Share of the acts known to be reached; raise it with the rules.</param>
    [Theory]
    [InlineData("acts.tsv", 0.77, 36)]
    [InlineData("news.tsv", 0.74, 80)]
    [InlineData("news-later.tsv", 0.72, 26)]
    public void Acts_are_found_in_sentences_that_tell_them(string corpus, double fullyRight, int mostExtras)
    {
        var (all, right, extra) = (0, 0, 0);
        var reader = RuleReader.Unjudged;
        var book = Corpora.Parties();
        foreach (var line in Corpora.Lines(corpus))
        {
            var (item, rest) = line.Split('\t', 2) is [var i, var r] ? (i, r) : throw new InvalidDataException(line);
            var expected = rest.Split(" || ").Select(e => e.Split('\t').Select(f => f.Trim()).ToArray()).ToList();
            var found = reader.Read(new ArticleText(item, "example", PublishedOn: new DateOnly(2000, 1, 15)), book).Acts.ToList();
            var left = found.ToList();
            foreach (var e in expected)
            {
                all++;
                var best = left.Where(a => Options(e[1]).Contains(a.Actor)).MaxBy(a => (Options(e[0]).Contains(EventNames.NameOf(a)) ? 2 : 0) + (IsSign(e[2], a.Stance) ? 1 : 0));
                if (best is null)
                    continue;
                left.Remove(best);
                right += Options(e[0]).Contains(EventNames.NameOf(best)) && IsSign(e[2], best.Stance) ? 1 : 0;
            }

            extra += left.Count(a => !expected.Exists(e => Options(e[1]).Contains(a.Actor) && Options(e[0]).Contains(EventNames.NameOf(a))));
        }

        Assert.True((double)right / all >= fullyRight, $"{right} of {all} acts right");
        Assert.True(extra <= mostExtras, $"{extra} acts more than there are");
    }

    private static string[] Options(string field) => field.Split('|');

    private static bool IsSign(string signs, Stance stance) => signs.Contains('*', StringComparison.Ordinal) || signs.Contains(
        stance switch { Stance.None => 'n', Stance.Undecided => '0', > Stance.Undecided => '+', _ => '-' }, StringComparison.Ordinal);
}
