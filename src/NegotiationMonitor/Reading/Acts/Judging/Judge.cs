using NegotiationMonitor.Articles;
using NegotiationMonitor.Codebooks;
using NegotiationMonitor.Reading.Text;

namespace NegotiationMonitor.Reading.Acts.Judging;

/// <summary>What is made of an act: its kind and side, how much likelier these are than what the rules gave, and how likely all of it is right.</summary>
/// <param name="Type">Stored name of the act.</param>
/// <param name="Sign">As <see cref="Judge.SignOf"/> gives it.</param>
/// <param name="Right">Chance, 0 to 1, that party, issue, kind and side are all right.</param>
internal sealed record Judgement(string Type, string Sign, double TypeGain, double SignGain, double Right);

/// <summary>
/// The second look at what the rules found: annotated articles tell what such words in such places were told for. Turns kind and side where that is
/// much likelier, and leaves out what is hardly ever right; finds nothing by itself.
/// </summary>
internal sealed class Judge(JudgeWeights weights, RuleBook rules, double turning = Judge.Turning, double leaving = Judge.Leaving)
{
    /// <summary>How much likelier another kind or side must be to replace the rules', as a difference of chances.</summary>
    public const double Turning = 0.3;

    /// <summary>What is likelier wrong than this is left out; chance of being right. About half of the F1 that is reached is best (Lipton et al. 2014, "Optimal thresholding of classifiers to maximize F1 measure").</summary>
    public const double Leaving = 0.15;

    /// <summary>Which side a stance is on: <c>+</c>, <c>-</c>, <c>0</c> for undecided, <c>n</c> for none.</summary>
    public static string SignOf(Stance stance) => stance switch { Stance.None => "n", Stance.Undecided => "0", > Stance.Undecided => "+", _ => "-" };

    /// <summary>The acts that stay, sentence by sentence.</summary>
    /// <param name="left">Is told what was left out, and how likely it was right.</param>
    public List<List<Draft>> Keep(List<List<Draft>> drafts, Codebook book, IEnumerable<ArticleSentence> sentences, Action<Draft, Judgement>? left = null)
    {
        var kept = new List<List<Draft>>(drafts.Count);
        foreach (var (sentence, judgements) in drafts.Zip(Judgements(drafts, book, sentences)))
        {
            var stay = new List<Draft>(sentence.Count);
            foreach (var (draft, judgement) in sentence.Zip(judgements))
            {
                // What is on no issue of the codebook is kept for whoever extends it.
                if (judgement.Right >= leaving || draft.Issue is null)
                    stay.Add(Turned(draft, judgement));
                else
                    left?.Invoke(draft, judgement);
            }

            kept.Add(stay);
        }

        return kept;
    }

    /// <summary>The judgement on every act, sentence by sentence.</summary>
    public IEnumerable<List<Judgement>> Judgements(List<List<Draft>> drafts, Codebook book, IEnumerable<ArticleSentence> sentences)
    {
        var seen = new JudgeFeatures(rules);
        foreach (var (sentence, around) in drafts.Zip(Surroundings.Of(drafts, book, sentences)))
        {
            var scores = sentence.Zip(around, (draft, place) =>
            {
                seen.Fill(draft, place);
                return weights.Score(seen.Keys);
            }).ToList();
            yield return Judgements(sentence, scores);
        }
    }

    // The same words tell one kind of act, whoever acts; and one side of an issue.
    private static List<Judgement> Judgements(List<Draft> drafts, List<JudgeScores> scores)
    {
        var told = drafts.Zip(scores).ToList();
        var types = told.GroupBy(p => p.First.Candidate, ReferenceEqualityComparer.Instance).ToDictionary(g => g.Key!, g => JudgeScores.Chances(g.Select(p => p.Second.Types)), ReferenceEqualityComparer.Instance);
        var signs = told.GroupBy(p => (p.First.Candidate.Head, p.First.Issue)).ToDictionary(g => g.Key, g => JudgeScores.Chances(g.Select(p => p.Second.Signs)));
        return [.. told.Select(p =>
        {
            var (type, sign) = (types[p.First.Candidate], signs[(p.First.Candidate.Head, p.First.Issue)]);
            var (t, s) = (Best(type, p.First), Array.IndexOf(sign, sign.Max()));
            return new Judgement(
                JudgeWeights.Types[t], JudgeWeights.Signs[s], type[t] - type[JudgeWeights.TypeOf(p.First.Type)], sign[s] - sign[JudgeWeights.SignOf(SignOf(p.First.Stance))],
                p.Second.Who * type[t] * sign[s]);
        })];
    }

    // Nothing is conditioned without a condition, and what is stays an offer with its price.
    private static int Best(double[] chances, Draft draft)
    {
        if (draft.Type == "offer_conditioned")
            return JudgeWeights.TypeOf(draft.Type);
        var best = -1;
        for (var t = 0; t < chances.Length; t++)
        {
            if ((best < 0 || chances[t] > chances[best]) && JudgeWeights.Types[t] != "offer_conditioned")
                best = t;
        }

        return best;
    }

    private Draft Turned(Draft draft, Judgement judgement)
    {
        var turned = judgement.TypeGain > turning ? draft with { Type = judgement.Type, Turned = [.. draft.Turned, "judged"] } : draft;
        if (IsSideless(turned.Type))
            return turned with { Stance = IsSideless(draft.Type) ? draft.Stance : Stance.None };
        // Where the rules saw no side on purpose ("could recall the offer") there is none.
        var open = IsSideless(draft.Type) || (draft.Stance is not (Stance.None or Stance.Undecided) && judgement.SignGain > turning);
        return open && judgement.Sign is "+" or "-" ? turned with { Stance = judgement.Sign == "+" ? Stance.Supports : Stance.Opposes, Turned = [.. turned.Turned, "side judged"] } : turned;
    }

    // Talks and days take no side.
    private static bool IsSideless(string type) => type is "talks_held" or "talks_scheduled" or "talks_suspended" or "deadline_set";
}
