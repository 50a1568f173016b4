using NegotiationMonitor.Reading.Names;
using NegotiationMonitor.Reading.Text;

namespace NegotiationMonitor.Reading.Issues;

/// <summary>What speaks for each issue as the one an act is on: the values of <see cref="IssueFeature"/>.</summary>
internal sealed class IssueEvidence(IssueIndex index, IssueStory story)
{
    /// <summary>From here on words name an issue by themselves.</summary>
    public const double Enough = 0.45;

    // Tokens from which on words count as far away.
    private const double Reach = 15;

    // Steps up the tree that are worth following.
    private const int Deep = 12;

    private readonly LikenessEvidence _likeness = new(index, story);

    /// <summary>The features of every issue; the row behind the last is "no issue".</summary>
    public double[][] Of(IssueQuestion q)
    {
        var rows = new double[index.Issues.Count + 1][];
        for (var i = 0; i < rows.Length; i++)
            rows[i] = new double[IssueFeatures.Count];
        Words(q, rows);
        Strongest(q, rows);
        Surroundings(q, rows);
        rows[^1][(int)IssueFeature.None] = 1;
        return rows;
    }

    /// <summary>Whether the sentence names any issue outside its conditions.</summary>
    public bool NamesAny(IssueQuestion q) => story.Hits.Exists(h => h.Weight >= Enough && !q.InCondition(h) && !IsTelling(q, h));

    /// <summary>Whether what the act is about names any issue.</summary>
    public bool ObjectNamesAny(IssueQuestion q) => story.Hits.Exists(h => h.Weight >= Enough && q.InObject(h) && !IsTelling(q, h));

    /// <summary>Whether what the act is said of besides its object names any issue.</summary>
    public bool ThemeNamesAny(IssueQuestion q) => story.Hits.Exists(h => h.Weight >= Enough && q.InTheme(h.First, h.Last) && !IsTelling(q, h));

    /// <summary>Whether the words speak of the negotiation as a whole ("a deal", "the talks") and there is a general issue for it.</summary>
    public bool DealNamed(ArticleSentence s, int first, int last)
    {
        if (index.General < 0)
            return false;
        for (var i = first; i <= last && i < s.Tokens.Length; i++)
        {
            if (s.Tokens[i].Lemma is "deal" or "agreement" or "talk" or "talks" or "negotiation" or "accord" or "treaty" or "draft" or "text" or "pact" or "table" or "settlement" or "dialogue" or "solution")
                return true;
        }

        return false;
    }

    /// <summary>How near to the trigger a hit stands: 1 beside it, 0 from 15 tokens on.</summary>
    public static double Near(IssueQuestion q, IssueHit hit) =>
        1 - (Math.Min(Reach, hit.Last < q.Head ? q.Head - hit.Last : Math.Max(0, hit.First - q.Last)) / Reach);

    /// <summary>Whether two hits share words.</summary>
    public static bool Overlap(IssueHit a, IssueHit b) => a.First <= b.Last && b.First <= a.Last;

    /// <summary>1 where the issue's deed is that of one of some parties, -1 where it is that of others, 0 where nothing tells.</summary>
    public int Fits(int issue, IReadOnlyCollection<string> doers)
    {
        var deed = index.Issues[issue].DeedOf;
        if (deed.Count == 0 || doers.Count == 0)
            return 0;
        foreach (var party in deed)
        {
            if (doers.Contains(party))
                return 1;
        }

        return -1;
    }

    // The general issue is what promises and meetings are about.
    private bool IsTelling(IssueQuestion q, IssueHit hit) => hit.Issue != index.General && q.IsTelling(hit);

    private void Words(IssueQuestion q, double[][] rows)
    {
        var (inObject, outside) = (new IssueHit?[rows.Length], new IssueHit?[rows.Length]);
        foreach (var hit in story.Hits)
        {
            if (IsTelling(q, hit))
                continue;
            if (q.InCondition(hit))
                rows[hit.Issue][(int)IssueFeature.Condition] = Math.Max(rows[hit.Issue][(int)IssueFeature.Condition], Weight(hit, q.Doers));
            else if (q.InObject(hit))
                inObject[hit.Issue] = Better(q, inObject[hit.Issue], hit);
            else
                outside[hit.Issue] = Better(q, outside[hit.Issue], hit);
        }

        for (var issue = 0; issue < index.Issues.Count; issue++)
        {
            // Said once more outside its object is not said twice as much.
            if (inObject[issue] is { } hit)
                InObject(q, hit, rows[issue]);
            else if (outside[issue] is { } other)
                Outside(q, other, rows[issue]);
        }

        foreach (var hit in story.Hits.Where(h => h.Whole && q.InTheme(h.First, h.Last) && !q.InCondition(h)))
            rows[hit.Issue][(int)IssueFeature.ThemeWhole] = Math.Max(rows[hit.Issue][(int)IssueFeature.ThemeWhole], Weight(hit, q.Doers));

        foreach (var word in story.Words)
        {
            if (word.Token == q.Head && word.Issue != index.General && q.IsTelling(new IssueHit(word.Issue, word.Token, word.Token, word.Rarity, false)))
                continue;
            var within = InObject(q, word);
            if (q.InTheme(word.Token, word.Token))
                Add(rows[word.Issue], IssueFeature.ThemeWords, word);
            var sum = Add(rows[word.Issue], within ? IssueFeature.ObjectWords : IssueFeature.SentenceWords, word);
            if (within && sum > 1)
                rows[word.Issue][(int)IssueFeature.ObjectMore] = Math.Min(1, rows[word.Issue][(int)IssueFeature.ObjectMore] + sum - 1);
        }
    }

    private static bool InObject(IssueQuestion q, IssueWord word) => q.InObject(word.Token, word.Token);

    // Up to 1; the sum before it was cut off.
    private static double Add(double[] row, IssueFeature feature, IssueWord word)
    {
        var sum = row[(int)feature] + (word.Rarity / 2);
        row[(int)feature] = Math.Min(1, sum);
        return sum;
    }

    private void InObject(IssueQuestion q, IssueHit hit, double[] row)
    {
        var weight = Weight(hit, q.Doers);
        row[(int)IssueFeature.ObjectWhole] = hit.Whole ? weight : 0;
        row[(int)IssueFeature.ObjectNear] = Near(q, hit) * Math.Min(1, weight);
        row[(int)IssueFeature.ObjectRelative] = InRelative(q, hit) ? 1 : 0;
        row[(int)IssueFeature.ObjectShadowed] = story.Hits.Exists(h => h.Issue != hit.Issue && Overlap(h, hit) && Weight(h, q.Doers) > weight) ? 1 : 0;
        row[(int)IssueFeature.ObjectSeldom] = 1 - story.Often(hit.Issue);
        row[(int)IssueFeature.ObjectDeed] = Fits(hit.Issue, q.Doers) > 0 ? 1 : 0;
    }

    private void Outside(IssueQuestion q, IssueHit hit, double[] row)
    {
        var weight = Weight(hit, q.Doers);
        if (hit.Whole)
            row[(int)(q.InClause(hit) ? IssueFeature.ClauseWhole : IssueFeature.SentenceWhole)] = weight;
        row[(int)IssueFeature.OutsideNear] = Near(q, hit) * Math.Min(1, weight);
    }

    // The strongest of the object, else of the clause, else of the sentence, else of the story.
    private void Strongest(IssueQuestion q, double[][] rows)
    {
        if (Strongest(q, q.InObject) is >= 0 and var inObject)
            rows[inObject][(int)IssueFeature.ObjectBest] = 1;
        else if (q.Theme.Count > 0 && Strongest(q, h => q.InTheme(h.First, h.Last)) is >= 0 and var inTheme)
            rows[inTheme][(int)IssueFeature.ThemeBest] = 1;
        else if (Strongest(q, q.InClause) is >= 0 and var inClause)
            rows[inClause][(int)IssueFeature.ClauseBest] = 1;
        else if (Strongest(q, _ => true) is >= 0 and var inSentence)
            rows[inSentence][(int)IssueFeature.SentenceBest] = 1;
        else if (Present(q.Doers) is >= 0 and var present)
            rows[present][(int)IssueFeature.StoryBest] = 1;
    }

    // The general issue only where nothing else is named, or but a small part of it.
    private int Strongest(IssueQuestion q, Func<IssueHit, bool> within)
    {
        IssueHit? best = null, general = null;
        foreach (var hit in story.Hits)
        {
            if (!within(hit) || IsTelling(q, hit) || q.InCondition(hit) || Weight(hit, q.Doers) < Enough)
                continue;
            if (hit.Issue == index.General)
                general = Better(q, general, hit);
            else
                best = Better(q, best, hit);
        }

        return best is null ? general?.Issue ?? -1 : general is { Whole: true } && !best.Whole && Weight(best, q.Doers) < 0.7 ? general.Issue : best.Issue;
    }

    private int Present(IReadOnlyCollection<string> doers)
    {
        var (at, best) = (-1, 0.25);
        for (var i = 0; i < story.Count; i++)
        {
            var presence = story.Presence[i] * (Fits(i, doers) < 0 ? 0.3 : 1);
            if (presence > best)
                (at, best) = (i, presence);
        }

        return at >= 0 ? at : index.General;
    }

    private void Surroundings(IssueQuestion q, double[][] rows)
    {
        var (open, bare) = (Strongest(q, q.InObject) < 0, Strongest(q, _ => true) < 0);
        _likeness.Add(q, bare, rows);
        var ahead = story.Ahead();
        foreach (var (issue, weight) in story.Beside(-1))
        {
            rows[issue][(int)IssueFeature.OpenBefore] = open ? weight : 0;
            rows[issue][(int)IssueFeature.BareBefore] = bare ? weight : 0;
        }

        foreach (var (issue, weight) in story.Beside(1))
            rows[issue][(int)IssueFeature.BareNext] = bare ? weight : 0;
        for (var i = 0; i < index.Issues.Count; i++)
        {
            var row = rows[i];
            var fits = Fits(i, q.Doers);
            row[(int)IssueFeature.Heading] = story.Heading(i);
            row[(int)IssueFeature.Often] = story.Often(i);
            row[(int)IssueFeature.OpenOften] = open ? story.Often(i) : 0;
            row[(int)IssueFeature.BareOften] = bare ? story.Often(i) : 0;
            row[(int)IssueFeature.Ahead] = ahead[i];
            row[(int)IssueFeature.WordsFast] = story.WordsFast[i];
            row[(int)IssueFeature.WordsSlow] = story.WordsSlow[i];
            row[(int)IssueFeature.OpenActs] = open ? story.Acts[i] : 0;
            row[(int)IssueFeature.DeedFits] = fits > 0 ? 1 : 0;
            row[(int)IssueFeature.DeedMisfits] = fits < 0 ? 1 : 0;
        }

        if (index.General >= 0)
            General(q, rows[index.General], open, bare);
    }

    private static void General(IssueQuestion q, double[] row, bool open, bool bare)
    {
        row[(int)IssueFeature.General] = 1;
        row[(int)IssueFeature.GeneralOpen] = open ? 1 : 0;
        row[(int)IssueFeature.GeneralBare] = bare ? 1 : 0;
        row[(int)IssueFeature.GeneralTalks] = q.Type is "talks_held" or "talks_scheduled" or "talks_suspended" or "agreement_reached" or "deadline_set" ? 1 : 0;
    }

    // What a hit counts for those whose deed it would be.
    private double Weight(IssueHit hit, IReadOnlyCollection<string> doers) =>
        Fits(hit.Issue, doers) switch { > 0 => hit.Weight + 0.25, < 0 => hit.Weight >= 1 ? hit.Weight - 0.05 : hit.Weight * 0.8, _ => hit.Weight };

    private IssueHit Better(IssueQuestion q, IssueHit? one, IssueHit other) => one is null || Strength(q, other) > Strength(q, one) ? other : one;

    private double Strength(IssueQuestion q, IssueHit hit) => Weight(hit, q.Doers) + (0.45 * Near(q, hit)) + (q.InClause(hit) ? 1 : 0);

    // "the truce that had led to talks", not "a plan that would end the talks"
    private static bool InRelative(IssueQuestion q, IssueHit hit)
    {
        var tokens = q.Sentence.Tokens;
        for (var (at, steps) = (hit.First, 0); at >= 0 && at != q.Head && steps < Deep; at = tokens[at].Head, steps++)
        {
            if (tokens[at] is { Relation: "acl:relcl", Head: var noun } && noun >= q.About.First && !Nouns.Proposals.Contains(tokens[noun].Lemma))
                return true;
        }

        return false;
    }
}
