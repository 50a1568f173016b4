using NegotiationMonitor.Reading;
using NegotiationMonitor.Reading.Acts;
using NegotiationMonitor.Reading.Issues;
using NegotiationMonitor.Scoring;

namespace NegotiationMonitor.Training.Issues;

/// <summary>
/// The acts of an article as annotated, whether the rules find them or not: each is asked for its issue where its first anchor stands. Tells how well
/// issues are chosen without waiting for the rules, on half as many examples again.
/// </summary>
internal static class AnnotatedActs
{
    // What an act is about is rarely longer behind its trigger.
    private const int Longest = 12;

    /// <summary>The examples of an article as some weights read it, in the order of the text.</summary>
    public static IEnumerable<IssueExample> Of(AnnotatedArticle article, IssueWeights weights)
    {
        var index = IssueIndex.Of(article.Book);
        var chooser = new IssueChooser(index, weights, [.. article.Found.Select(f => f.Sentence)]);
        var text = new AnchorText(article.Article.Text);
        var acts = article.Gold.Events.Where(e => e.Required).Select(e => (Event: e, Places: text.Places(e.Anchors.Take(1)).ToList())).Where(a => a.Places.Count > 0).ToList();
        foreach (var (sentence, _, _, _) in article.Found)
        {
            chooser.Story.Enter(sentence);
            var noted = new List<int>();
            foreach (var (told, places) in acts)
            {
                if (Question(sentence, told, places[0]) is not { } question)
                    continue;
                var choice = chooser.Weigh(question);
                var right = article.Book.Issues.Select(i => told.Issue.Contains(i.Id)).Append(told.Issue.Contains("none")).ToArray();
                if (choice.Best != choice.None)
                    noted.Add(choice.Best);
                if (!told.Issue.Contains("*") && right.Contains(true))
                    yield return new IssueExample(article, choice, right);
            }

            foreach (var issue in noted)
                chooser.Note(article.Book.Issues[issue].Id);
            chooser.Story.Leave();
        }
    }

    private static IssueQuestion? Question(Reading.Text.ArticleSentence s, GoldEvent told, (int Start, int End) place)
    {
        var first = Array.FindIndex(s.Tokens, t => t.End > place.Start);
        if (first < 0 || s.Tokens[first].Start >= place.End)
            return null;
        var last = Array.FindLastIndex(s.Tokens, t => t.Start < place.End);
        var head = Enumerable.Range(first, last - first + 1).First(i => s.Tokens[i].Head < first || s.Tokens[i].Head > last);
        var span = s.Span(head);
        var conditions = Conditionals.Find(s).Where(c => c.First > head || c.Last < head).ToList();
        var end = Math.Max(last, Math.Min(span.Last, head + Longest));
        foreach (var condition in conditions.Where(c => c.First > last))
            end = Math.Min(end, condition.First - 1);
        return new IssueQuestion(s, head, head, (first, end), span, conditions) { Doers = told.Actor, Type = told.Type[0] };
    }
}
