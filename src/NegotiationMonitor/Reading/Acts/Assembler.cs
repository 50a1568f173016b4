using NegotiationMonitor.Articles;
using NegotiationMonitor.Codebooks;
using NegotiationMonitor.Reading.Names;
using NegotiationMonitor.Reading.Text;
using NegotiationMonitor.Reading.Voices;

namespace NegotiationMonitor.Reading.Acts;

/// <summary>Makes recorded acts of drafts: attribution, date, verbatim evidence; one act said twice becomes one act with two spans.</summary>
internal sealed class Assembler(ArticleText article, Codebook codebook, string reader, Timing timing, Origins origins)
{
    // Sentences within which a quotation may back a paraphrase.
    private const int Beside = 2;

    /// <summary>The acts in the order of the text.</summary>
    public IReadOnlyList<Act> Assemble(List<Draft> drafts)
    {
        var kept = new List<(Draft Draft, Act Act)>();
        var alike = new Dictionary<(string, string?, Type, int), Alike>();
        foreach (var draft in drafts)
        {
            var act = Make(draft);
            var key = (act.Actor, act.Issue, act.GetType(), Sign(act.Stance));
            if (!alike.TryGetValue(key, out var group))
                alike[key] = group = new Alike([]);
            var at = FirstSame(kept, group, draft, act);
            if (at < 0)
            {
                if (group.Heading < 0 && draft.Candidate.Sentence.Heading)
                    group.Heading = kept.Count;
                group.All.Add(kept.Count);
                kept.Add((draft, act));
            }
            else
                kept[at] = (kept[at].Draft, Merge(kept[at].Act, act));
        }

        return [.. kept.Select(k => k.Act)];
    }

    // Only a headline's act and those of the last sentences can be the same: an article of many acts is not compared as a whole for each.
    private static int FirstSame(List<(Draft Draft, Act Act)> kept, Alike group, Draft draft, Act act)
    {
        int Distance(int index) => draft.Candidate.Sentence.Index - kept[index].Draft.Candidate.Sentence.Index;
        var first = group.Heading >= 0 && Distance(group.Heading) > 0 ? group.Heading : -1;
        for (var i = group.All.Count - 1; i >= 0 && Distance(group.All[i]) is <= Beside and var distance; i--)
        {
            var at = group.All[i];
            if (Same(kept[at].Draft, kept[at].Act, draft, act, distance) && (first < 0 || at < first))
                first = at;
        }

        return first;
    }

    private Act Make(Draft d)
    {
        var c = d.Candidate;
        var voice = c.Voice;
        var claimed = voice?.Speaker is { } speaker && speaker.Actor != d.Actor.Actor ? speaker.Actor : null;
        var direct = c.Sentence.Quotation[c.Head] > 0;
        var act = ActTypes.New(d.Type, d.Actor.Actor, timing.Of(d), [Evidence(c.Sentence, d.Evidence)], c.Rule.Id, reader);
        return act with
        {
            Dossier = codebook.Dossier,
            Issue = d.Issue,
            Stance = d.Stance,
            Speaker = Named(voice?.Speaker?.Person ?? (claimed is null ? d.Actor.Person : null)),
            ClaimedBy = claimed,
            Certainty = c.Rule.Hedged || c.Modal is "could" or "may" or "might" ? Certainty.Hedged : Certainty.Asserted,
            Mode = direct ? Mode.DirectQuote : voice is not null || d.Actor.Person is not null ? Mode.Paraphrase : Mode.Narration,
            Chain = origins.Of(c.Sentence, c.Head),
            ScheduledFor = timing.Ahead(d),
            Conditions = [.. d.Conditions.Select(k => Condition(c.Sentence, k))],
        };
    }

    // "states", "countries", "force" name nobody.
    private static string? Named(string? person) =>
        person is not null && !person.Contains(' ', StringComparison.Ordinal) && char.IsLower(person[0]) && !Nouns.Offices.Contains(person) && !Nouns.Offices.Contains(person.TrimEnd('s')) ? null : person;

    private Condition Condition(ArticleSentence s, (int First, int Last) span)
    {
        var text = article.Text[s.Tokens[span.First].Start..s.Tokens[span.Last].End];
        var on = s.Mentions.Concat(s.Modifiers).Where(m => m.First >= span.First && m.Last <= span.Last).OrderBy(m => m.First).FirstOrDefault();
        return new Condition(text, on?.Actor);
    }

    private Evidence Evidence(ArticleSentence s, (int First, int Last) span)
    {
        var (start, end) = (s.Tokens[span.First].Start, s.Tokens[span.Last].End);
        return new Evidence(start, end, article.Text[start..end]);
    }

    // A headline and the body, or a paraphrase and the quotation that backs it.
    private static bool Same(Draft earlier, Act a, Draft later, Act b, int distance) =>
        distance == 0 ? earlier.Evidence == later.Evidence || (a.Evidence[0].Start <= b.Evidence[0].Start && b.Evidence[0].End <= a.Evidence[^1].End)
            : earlier.Candidate.Sentence.Heading || (distance <= Beside && (a.Mode == Mode.DirectQuote) != (b.Mode == Mode.DirectQuote) && (a.Speaker is null || b.Speaker is null || a.Speaker == b.Speaker));

    private static Act Merge(Act a, Act b) => a with
    {
        Evidence = [.. a.Evidence, .. b.Evidence.Where(e => !a.Evidence.Contains(e))],
        Conditions = a.Conditions.Count > 0 ? a.Conditions : b.Conditions,
        Speaker = a.Speaker ?? b.Speaker,
        ClaimedBy = a.ClaimedBy is not null && b.ClaimedBy is null ? null : a.ClaimedBy,
        SaidOn = a.SaidOn.Basis != DateBasis.Stated && b.SaidOn.Basis == DateBasis.Stated ? b.SaidOn : a.SaidOn,
        Mode = a.Mode > b.Mode ? a.Mode : b.Mode,
    };

    private static int Sign(Stance stance) => stance switch
    {
        Stance.None => 2,
        Stance.Undecided => 0,
        > Stance.Undecided => 1,
        _ => -1,
    };

    /// <summary>Acts of one kind, actor, issue and sign, by their place among those kept; the first of them that a headline tells, or -1.</summary>
    private sealed record Alike(List<int> All)
    {
        public int Heading { get; set; } = -1;
    }
}
