using System.Globalization;
using NegotiationMonitor.Codebooks;
using NegotiationMonitor.Reading.Acts;
using NegotiationMonitor.Reading.Issues;
using NegotiationMonitor.Reading.Text;
using NegotiationMonitor.Reading.Voices;

namespace NegotiationMonitor.Reading;

/// <summary>Shows how a sentence was read, for whoever writes rules or codebooks.</summary>
internal static class Explanation
{
    public static void Write(TextWriter output, string text, ArticleSentence s, List<Voice> voices, List<Candidate> candidates, List<Draft> drafts, IReadOnlyList<Issue> issues)
    {
        output.WriteLine($"\n# {s.Index} {(s.Heading ? "heading " : "")}{text[s.Start..s.End]}");
        for (var i = 0; i < s.Tokens.Length; i++)
        {
            var t = s.Tokens[i];
            output.WriteLine($"  {i,3} {t.Form,-16} {t.Lemma,-14} {t.Upos,-6}{t.Xpos,-5} {t.Head,3} {t.Relation,-12} {t.Confidence:0.00}{(s.Quotation[i] > 0 ? " \"" : "")}");
        }

        foreach (var m in s.Mentions)
            output.WriteLine($"  name {Words(s, m.First, m.Last)} = {m.Actor} {m.Kind} {m.Person}");
        foreach (var m in s.Modifiers)
            output.WriteLine($"  modifier {Words(s, m.First, m.Last)} = {m.Actor}");
        foreach (var v in voices)
            output.WriteLine($"  voice {v.Speaker?.Actor ?? v.Source} {v.Speaker?.Person}: {Words(s, v.First, v.Last)}");
        foreach (var c in candidates)
            output.WriteLine($"  rule {c.Rule.Id} at {s.Tokens[c.Head].Form}: {string.Join(',', c.Actors.Select(a => a.Actor))}{(c.Negated ? " negated" : "")} {c.Modal} about: {Words(s, c.About.First, c.About.Last)}");
        foreach (var d in drafts)
        {
            output.WriteLine($"  => {d.Type} {d.Actor.Actor} {d.Issue} {d.Stance} {string.Join(" | ", d.Conditions.Select(k => Words(s, k.First, k.Last)))}{(d.Turned.Count > 0 ? $" (turned: {string.Join(", ", d.Turned)})" : "")}");
            foreach (var (issue, score, why) in Ranked(d.Choice, issues))
                output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"     {issue} {score:0.0}: {why}"));
        }
    }

    // The three likeliest issues and what spoke for each.
    private static IEnumerable<(string Issue, double Score, string Why)> Ranked(IssueChoice choice, IReadOnlyList<Issue> issues) =>
        choice.Scores.Select((score, row) => (score, row)).OrderByDescending(p => p.score).Take(3).Select(p => (
            p.row == choice.None ? "none" : issues[p.row].Id, p.score,
            string.Join(", ", choice.Why(p.row).Select(w => string.Create(CultureInfo.InvariantCulture, $"{w.Name} {w.Share:+0.0;-0.0}")))));

    private static string Words(ArticleSentence s, int first, int last) =>
        string.Join(' ', Enumerable.Range(first, last - first + 1).Select(i => s.Tokens[i].Form));
}
