using NegotiationMonitor.Reading;
using NegotiationMonitor.Reading.Acts;
using NegotiationMonitor.Reading.Acts.Judging;
using NegotiationMonitor.Scoring;
using NegotiationMonitor.Training.Issues;

namespace NegotiationMonitor.Training.Acts;

/// <summary>An act in the making with what is seen of it and what the annotation makes of it.</summary>
/// <param name="Types">By <see cref="JudgeWeights.Types"/>, which ones are right: the rules' own where the annotation accepts it, else all that it accepts; null where it tells of no such act.</param>
/// <param name="Signs">By <see cref="JudgeWeights.Signs"/>, which ones are right, likewise.</param>
/// <param name="IsWho">Whether the annotation has an act of this party on this issue there.</param>
internal sealed record ActExample(Draft Draft, ulong[] Keys, bool[]? Types, bool[] Signs, bool IsWho)
{
    /// <summary>The acts of an article, in the order of the text.</summary>
    public static List<ActExample> Of(AnnotatedArticle article, List<List<Draft>> drafts)
    {
        List<Draft> flat = [.. drafts.SelectMany(d => d)];
        var text = new AnchorText(article.Article.Text);
        List<Told> gold = [.. article.Gold.Events.Select(e => new Told(e, text.Regions(e.Anchors), [.. JudgeWeights.Types.Select(t => e.Type.Contains(t))], SignsOf(e)))];
        var mates = Match(gold, flat);
        var seen = new JudgeFeatures(RuleBook.Default);
        var examples = new List<ActExample>(flat.Count);
        foreach (var (draft, around) in drafts.Zip(Surroundings.Of(drafts, article.Book, article.Found.Select(f => f.Sentence))).SelectMany(p => p.First.Zip(p.Second)))
        {
            seen.Fill(draft, around);
            // What says again what another act is matched with teaches the same.
            var mate = mates.GetValueOrDefault(examples.Count) ?? gold.Where(t => t.Touches(draft) && t.Actor(draft) && t.Issue(draft)).MaxBy(t => t.Event.Type.Contains(draft.Type));
            var (actor, issue) = (mate?.Actor(draft) ?? false, mate?.Issue(draft) ?? false);
            examples.Add(new ActExample(
                draft, [.. seen.Keys], actor || issue ? Kept(mate!.Types, JudgeWeights.TypeOf(draft.Type)) : null, mate is null ? [] : Kept(mate.Signs, JudgeWeights.SignOf(Judge.SignOf(draft.Stance))), actor && issue));
        }

        return examples;
    }

    // Where the annotation accepts what the rules gave among others, that is to stay: else what is accepted most often would always be safest.
    private static bool[] Kept(bool[] accepted, int given) => accepted[given] ? [.. accepted.Select((_, i) => i == given)] : accepted;

    private static bool[] SignsOf(GoldEvent e) => [.. JudgeWeights.Signs.Select(sign => e.Stance.Contains("*") || e.Stance.Any(s => sign == s switch
    {
        "committed" or "supports" or "open" => "+",
        "undecided" => "0",
        "wary" or "opposes" or "rules-out" => "-",
        _ => "n",
    }))];

    // As the scores do: each annotated act takes the act that fits it best.
    private static Dictionary<int, Told> Match(List<Told> gold, List<Draft> drafts)
    {
        var pairs = gold.Index().SelectMany(g => drafts.Index().Where(d => g.Item.Touches(d.Item)).Select(d => (Weight: g.Item.Weight(d.Item), Gold: g.Index, Draft: d.Index)));
        var (mates, used) = (new Dictionary<int, Told>(), new HashSet<int>());
        foreach (var (_, g, d) in pairs.OrderByDescending(p => p.Weight).ThenBy(p => p.Gold).ThenBy(p => p.Draft))
        {
            if (!mates.ContainsKey(d) && used.Add(g))
                mates.Add(d, gold[g]);
        }

        return mates;
    }

    /// <summary>An annotated act with the sentences it stands in.</summary>
    private sealed record Told(GoldEvent Event, List<(int Start, int End)> Regions, bool[] Types, bool[] Signs)
    {
        public bool Actor(Draft d) => Accepts(Event.Actor, d.Actor.Actor);

        public bool Issue(Draft d) => Accepts(Event.Issue, d.Issue);

        public bool Touches(Draft d)
        {
            var tokens = d.Candidate.Sentence.Tokens;
            var (start, end) = (tokens[d.Evidence.First].Start, tokens[d.Evidence.Last].End);
            return Regions.Exists(r => start < r.End && r.Start < end);
        }

        public int Weight(Draft d)
        {
            var (actor, issue, type, sign) = (Actor(d), Issue(d), Event.Type.Contains(d.Type), Signs[JudgeWeights.SignOf(Judge.SignOf(d.Stance))]);
            return (actor ? 20 : 0) + (issue ? 20 : 0) + (type ? 10 : 0) + (sign ? 10 : 0) + (actor && issue ? 40 : 0) + (actor && issue && type && sign ? 80 : 0) + (Event.Required ? 1 : 0);
        }

        private static bool Accepts(IReadOnlyList<string>? options, string? value) =>
            options is not null && (options.Contains("*") || options.Contains(string.IsNullOrEmpty(value) ? "none" : value));
    }
}
