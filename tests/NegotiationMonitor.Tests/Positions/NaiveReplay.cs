using NegotiationMonitor.Articles;
using NegotiationMonitor.Positions;

namespace NegotiationMonitor.Tests.Positions;

/// <summary>
/// The three questions answered the slow and simple way, from the raw events alone: who still counts, whose story it is, then the
/// rules of the fold one after the other. Shares with the product only the words (entries' fields, like wordings), none of its machinery.
/// </summary>
public static class NaiveReplay
{
    public static List<Position> AsOf(IEnumerable<RecordedEvent> log, Clocks clocks)
    {
        var known = log.Where(e => e.Sequence <= (clocks.RecordedBy ?? long.MaxValue)).OrderBy(e => e.Sequence).ToList();
        var positions = new List<Position>();
        foreach (var group in Standing(known).GroupBy(e => e.Key))
        {
            var counts = group.Where(e => e.SaidOn.To <= (clocks.SaidBy ?? DateOnly.MaxValue) && e.PublishedOn <= (clocks.PublishedBy ?? DateOnly.MaxValue)).ToList();
            if (group.Key.Issue.Length > 0 && Fold(group.Key, counts) is { } position && !position.IsBlank())
            {
                positions.Add(position);
            }
        }

        return [.. positions.OrderBy(p => p.Key, PositionKey.Order)];
    }

    /// <summary>The entries that stand after the last event.</summary>
    public static List<Entry> Standing(List<RecordedEvent> log)
    {
        var entries = new List<Entry>();
        var outlet = new Dictionary<string, string?>();
        var published = new Dictionary<string, DateOnly?>();
        var root = new Dictionary<string, string>();
        foreach (var e in log)
        {
            var facts = new ArticleFacts(e.Stream, outlet.GetValueOrDefault(e.Stream), published.GetValueOrDefault(e.Stream), "", "");
            switch (e.Event)
            {
                case ArticleReceived a:
                    (outlet[e.Stream], published[e.Stream], root[e.Stream]) = (a.Outlet, a.PublishedOn, e.Stream);
                    break;
                case ArticleRevised a:
                    published[e.Stream] = a.PublishedOn ?? published[e.Stream];
                    entries.RemoveAll(x => x.Stream == e.Stream);
                    break;
                case ReadingSuperseded s:
                    entries.RemoveAll(x => x.Stream == e.Stream && !x.Reviewed && x.Key.Dossier == (s.Dossier ?? ""));
                    break;
                case CopyRecognised c:
                    var to = root[c.Of];
                    if (to != root[e.Stream] && to != e.Stream)
                    {
                        foreach (var member in root.Keys.Where(k => k == e.Stream || (root[e.Stream] == e.Stream && root[k] == e.Stream)).ToList())
                        {
                            root[member] = to;
                        }
                    }

                    break;
                case Act act:
                    entries.Add(Entry.Of(e, act, facts));
                    break;
                case ActAdded a:
                    entries.Add(Entry.Of(e, a.Act, facts));
                    break;
                case ActAmended a:
                    entries.RemoveAll(x => x.Stream == e.Stream && x.Id == a.Act);
                    entries.Add(Entry.Of(e, a.Becomes, facts));
                    break;
                case ActRetracted r:
                    entries.RemoveAll(x => x.Stream == e.Stream && x.Id == r.Act);
                    break;
            }
        }

        return [.. entries.Select(e => e with { Origin = e.Cited ?? (outlet[root[e.Stream]] is { } name ? Origins.NameOf(name) : root[e.Stream]) })];
    }

    /// <summary>The fold, told rule by rule over the whole list.</summary>
    public static Position Fold(PositionKey key, List<Entry> all)
    {
        var entries = all.OrderBy(e => e.SaidOn.To).ThenBy(e => e.Directness).ThenBy(e => e.Sequence).ToList();
        var winners = entries.Where(e => e.SetsStance).GroupBy(e => e.SaidOn.To).Select(g => g.Last()).ToList();
        var position = Position.Empty(key) with
        {
            Talks = [.. entries.Where(e => e.Type is "talks_held" or "talks_scheduled" or "talks_suspended" or "deadline_set" && e.Certainty != Certainty.Denied).GroupBy(e => e.Type).Select(g => g.Last())
                .OrderBy(entries.IndexOf).Select(e => new TalksRecord(e.Type, e.Sequence, e.SaidOn.To, e.ScheduledFor))],
            Voices = [.. entries.Where(e => e.SetsStance && e.ClaimedBy is null && e.Speaker is not null).GroupBy(e => e.Speaker!, StringComparer.OrdinalIgnoreCase)
                .Select(g => g.Last()).OrderBy(entries.IndexOf).Select(e => new Voice(e.Speaker!, e.Stance, e.Sequence, e.SaidOn.To)).TakeLast(DayFold.MaxVoices)],
            Path = winners.Where((w, i) => i == 0 || winners[i - 1].Stance != w.Stance).Aggregate(0L, (sum, w) => unchecked(sum + PathHash.Of(w.Stance, w.SaidOn.To))),
        };
        position = WithItems(position, entries, winners);
        if (winners.Count == 0)
        {
            return position;
        }

        var last = winners[^1];
        var since = winners.AsEnumerable().Reverse().TakeWhile(w => w.Stance == last.Stance).Last().SaidOn.To;
        var days = winners.Where(w => w.SaidOn.To >= since).Select(w => w.SaidOn.To).ToHashSet();
        var says = entries.Where(e => days.Contains(e.SaidOn.To) && e.SetsStance && e.Stance == last.Stance).ToList();
        return position with
        {
            Stance = last.Stance,
            Since = since,
            LastConfirmed = last.SaidOn.To,
            Deciding = new Deciding(last.Sequence, last.Type, last.SaidOn.To, last.Directness, last.Speaker, last.ClaimedBy),
            Certainty = says.Any(e => e.SaidOn.To == last.SaidOn.To && e.Certainty == Certainty.Asserted) ? Certainty.Asserted : Certainty.Hedged,
            Statements = says.Count,
            Origins = [.. says.Select(e => e.Origin).Distinct(StringComparer.OrdinalIgnoreCase).Take(DayFold.MaxOrigins)],
        };
    }

    private static Position WithItems(Position position, List<Entry> entries, List<Entry> winners)
    {
        var (conditions, offers, demands, outcome) = (new List<StandingCondition>(), new List<OpenItem>(), new List<OpenItem>(), Outcome.None);
        foreach (var day in entries.Select(e => e.SaidOn.To).Distinct())
        {
            var before = winners.LastOrDefault(w => w.SaidOn.To < day);
            var after = winners.LastOrDefault(w => w.SaidOn.To <= day);
            var winner = winners.FirstOrDefault(w => w.SaidOn.To == day);
            if (before is not null && before.Stance.Sign() != after!.Stance.Sign())
            {
                conditions.Clear();
                outcome = Outcome.None;
            }

            if (winner is { Stance: Stance.Committed, Certainty: Certainty.Asserted, Conditions.Count: 0 } && winner.Directness >= Directness.OwnStatement)
            {
                conditions.Clear();
            }

            foreach (var e in entries.Where(e => e.SaidOn.To == day && e.Certainty != Certainty.Denied))
            {
                var binds = e.Certainty == Certainty.Asserted;
                if (e.Type is "agreement_reached" && binds)
                {
                    outcome = Outcome.Settled;
                    offers.Clear();
                }

                if (e.Type is "agreement_reached" or "concession_made" && binds)
                {
                    conditions.Clear();
                    demands.Clear();
                }

                if (e.Type is "offer_withdrawn" && binds)
                {
                    outcome = Outcome.Withdrawn;
                    offers.Clear();
                }

                if (e.Stance == Stance.None || e.Stance.Sign() == (after?.Stance ?? Stance.None).Sign())
                {
                    foreach (var c in e.Conditions)
                    {
                        conditions.RemoveAll(x => (x.On is null || c.On is null || x.On == c.On) && SameWords.Match(x.Text, c.Text));
                        conditions.Add(new StandingCondition(c.Text, c.On, e.Sequence, day));
                        conditions = [.. conditions.TakeLast(DayFold.MaxItems)];
                    }
                }

                var (item, open) = (new OpenItem(e.Type, e.Proposition ?? e.Quote, e.Sequence, day), e.Type == "demand_made" ? demands : offers);
                if (e.Type is "demand_made" or "offer_made" or "offer_conditioned")
                {
                    outcome = e.Type != "demand_made" && outcome == Outcome.Withdrawn ? Outcome.None : outcome;
                    open.RemoveAll(x => SameWords.Match(x.Text, item.Text));
                    open.Add(item);
                }
            }

            if (after?.Stance.Sign() < 0)
            {
                offers.Clear();
            }
        }

        return position with { Conditions = conditions, Offers = [.. offers.TakeLast(DayFold.MaxItems)], Demands = [.. demands.TakeLast(DayFold.MaxItems)], Outcome = outcome };
    }
}
