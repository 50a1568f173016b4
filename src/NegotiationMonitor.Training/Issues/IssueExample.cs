using NegotiationMonitor.Reading;
using NegotiationMonitor.Reading.Acts;
using NegotiationMonitor.Reading.Issues;
using NegotiationMonitor.Scoring;

namespace NegotiationMonitor.Training.Issues;

/// <summary>An act that was found, with its issues weighed and which of them the annotation accepts.</summary>
/// <param name="Right">By row of <see cref="IssueChoice.Features"/>.</param>
internal sealed record IssueExample(AnnotatedArticle Article, IssueChoice Choice, bool[] Right)
{
    /// <summary>Whether the chosen row is right.</summary>
    public bool IsRight => Right[Choice.Best];

    /// <summary>Whether the row that other weights would choose is right.</summary>
    public bool IsRightBy(IssueWeights weights) =>
        Right[Enumerable.Range(0, Right.Length).MaxBy(i => double.IsNegativeInfinity(Choice.Scores[i]) ? double.NegativeInfinity : weights.Score(Choice.Features[i]))];

    /// <summary>
    /// The examples of an article as some weights read it. An act is compared with the annotated acts of its party that touch its sentence, those
    /// of its type and those whose anchor holds its trigger first; where they accept any issue, it teaches nothing.
    /// </summary>
    public static IEnumerable<IssueExample> Of(AnnotatedArticle article, IssueWeights weights)
    {
        var text = new AnchorText(article.Article.Text);
        var anchors = article.Gold.Events.Select(e => (Event: e, Places: text.Places(e.Anchors).ToList(), Regions: text.Regions(e.Anchors))).ToList();
        var drafts = new RuleReader(RuleBook.Default, weights).Make(article.Book, article.Found).SelectMany(d => d);
        foreach (var group in drafts.GroupBy(d => d.Choice, ReferenceEqualityComparer.Instance))
        {
            var options = new HashSet<string>(StringComparer.Ordinal);
            foreach (var draft in group)
            {
                var (start, end, trigger) = Span(draft);
                var near = anchors.Where(a => a.Event.Actor.Contains(draft.Actor.Actor) && a.Regions.Exists(r => r.Start < end && start < r.End)).Select(a => (a.Event, Fit:
                    (a.Event.Type.Contains(draft.Type) ? 2 : 0) + (a.Places.Exists(p => p.Start <= trigger && trigger < p.End) ? 2 : 0) + (a.Places.Exists(p => p.Start < end && start < p.End) ? 1 : 0))).ToList();
                if (near.Count > 0)
                    options.UnionWith(near.Where(n => n.Fit == near.Max(m => m.Fit)).SelectMany(n => n.Event.Issue));
            }

            var choice = group.First().Choice;
            var right = article.Book.Issues.Select(i => options.Contains(i.Id)).Append(options.Contains("none")).ToArray();
            if (options.Count > 0 && !options.Contains("*") && right.Contains(true))
                yield return new IssueExample(article, choice, right);
        }
    }

    private static (int Start, int End, int Trigger) Span(Draft draft)
    {
        var tokens = draft.Candidate.Sentence.Tokens;
        return (tokens[draft.Evidence.First].Start, tokens[draft.Evidence.Last].End, tokens[draft.Candidate.Head].Start);
    }
}
