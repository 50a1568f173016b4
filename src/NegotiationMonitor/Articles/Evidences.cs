namespace NegotiationMonitor.Articles;

/// <summary>Comparing acts by what they show, and finding their quotes again in another text.</summary>
internal static class Evidences
{
    /// <summary>The same act found again: same kind, party and issue, and a quote in common.</summary>
    public static bool IsSameAct(Act one, Act other) =>
        one.GetType() == other.GetType()
        && string.Equals(one.Dossier, other.Dossier, StringComparison.Ordinal)
        && string.Equals(one.Actor, other.Actor, StringComparison.Ordinal)
        && string.Equals(one.Issue, other.Issue, StringComparison.Ordinal)
        && one.Evidence.Any(a => other.Evidence.Any(b => Contains(a.Quote, b.Quote) || Contains(b.Quote, a.Quote)));

    /// <summary>The act with its quotes where they stand in <paramref name="text"/>; null where one does not. Of several places the nearest.</summary>
    public static Act? Relocate(Act act, string text)
    {
        var moved = new List<Evidence>(act.Evidence.Count);
        foreach (var evidence in act.Evidence)
        {
            var before = text.AsSpan(0, Math.Clamp(evidence.End, 0, text.Length)).LastIndexOf(evidence.Quote, StringComparison.Ordinal);
            var after = evidence.Start >= 0 && evidence.Start < text.Length ? text.IndexOf(evidence.Quote, evidence.Start, StringComparison.Ordinal) : -1;
            var at = before < 0 || (after >= 0 && after - evidence.Start < evidence.Start - before) ? after : before;
            if (at < 0)
            {
                return null;
            }

            moved.Add(new Evidence(at, at + evidence.Quote.Length, evidence.Quote));
        }

        return act with { Evidence = moved };
    }

    private static bool Contains(string whole, string part) => whole.Contains(part, StringComparison.Ordinal);
}
