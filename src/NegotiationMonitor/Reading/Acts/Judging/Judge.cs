using NegotiationMonitor.Articles;
using NegotiationMonitor.Codebooks;
using NegotiationMonitor.Reading.Issues;
using NegotiationMonitor.Reading.Names;
using NegotiationMonitor.Reading.Text;

namespace NegotiationMonitor.Reading.Acts.Judging;

/// <summary>What is made of an act.</summary>
/// <param name="Type">Stored name of its kind: the rules' own unless another is much likelier.</param>
/// <param name="Right">Chance, 0 to 1, that party, issue, kind and side are all right.</param>
internal sealed record Judgement(string Type, double Right);

/// <summary>
/// The second look at what the rules found: annotated articles tell what such words in such places were told for. Turns the kind where another is
/// much likelier, and leaves out what is hardly ever right; finds nothing by itself and never turns a side.
/// </summary>
internal sealed class Judge(JudgeWeights weights, RuleBook rules)
{
    /// <summary>How much likelier another kind must be to replace the rules', as a difference of chances.</summary>
    public const double Turning = 0.3;

    /// <summary>What is less likely right than this chance is left out. Half of the F1 that is reached would be best for F1 (Lipton et al. 2014, "Optimal thresholding of classifiers to maximize F1 measure"); what is lost weighs more here.</summary>
    public const double Leaving = 0.125;

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
                if (judgement.Right >= Leaving || IsPlain(draft))
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
            var (draft, score) = p;
            var type = types[draft.Candidate];
            var (given, best) = (JudgeWeights.TypeOf(draft.Type), Best(type, draft));
            var kind = type[best] - type[given] > Turning ? best : given;
            return new Judgement(JudgeWeights.Types[kind], score.Who * type[kind] * signs[(draft.Candidate.Head, draft.Issue)][JudgeWeights.SignOf(SignOf(draft.Stance))]);
        })];
    }

    // What is on no issue of the codebook is kept for whoever extends it; and so is a party, named, that by a verb does what the rule says to what names the issue:
    // few such acts were annotated of parties that no dossier lists, and yet they are told.
    private static bool IsPlain(Draft draft)
    {
        if (draft.Issue is null)
            return true;
        var c = draft.Candidate;
        return c is { Kind: 'V', Weak: false, Loose: false, Orphan: false, Echo: null, ActorToken: >= 0 } && c.ActorToken < c.Head && c.Sentence.MentionAt(c.ActorToken) is { Kind: not MentionKind.Reference }
            && ArticleSentence.Is(c.Sentence.Tokens[c.ActorToken].Relation, "nsubj") && c.Sentence.Tokens[c.ActorToken].Head == c.Head && draft.Choice.Features[draft.Row][(int)IssueFeature.ObjectBest] > 0;
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

    private static Draft Turned(Draft draft, Judgement judgement) => judgement.Type == draft.Type ? draft : draft with
    {
        Type = judgement.Type,
        Stance = IsSideless(judgement.Type) ? Stance.None : draft.Stance,
        Turned = [.. draft.Turned, "judged"],
    };

    // Talks and days take no side.
    private static bool IsSideless(string type) => type is "talks_held" or "talks_scheduled" or "talks_suspended" or "deadline_set";
}
