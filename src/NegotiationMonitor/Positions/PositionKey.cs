namespace NegotiationMonitor.Positions;

/// <summary>Whose position on what.</summary>
/// <param name="Dossier">Id of the dossier; empty for what was read without one.</param>
/// <param name="Issue">Id of the issue; empty for acts on no issue, which are listed but make no position.</param>
public readonly record struct PositionKey(string Dossier, string Actor, string Issue)
{
    /// <summary>By dossier, actor and issue, ordinally.</summary>
    public static IComparer<PositionKey> Order { get; } = Comparer<PositionKey>.Create(Compare);

    /// <summary>Whether acts under this key make a position.</summary>
    public bool IsPosition => Issue.Length > 0;

    /// <summary><c>dossier/actor/issue</c>.</summary>
    public override string ToString() => $"{Dossier}/{Actor}/{Issue}";

    private static int Compare(PositionKey a, PositionKey b)
    {
        var order = string.CompareOrdinal(a.Dossier, b.Dossier);
        order = order != 0 ? order : string.CompareOrdinal(a.Actor, b.Actor);
        return order != 0 ? order : string.CompareOrdinal(a.Issue, b.Issue);
    }
}
