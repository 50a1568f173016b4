namespace NegotiationMonitor;

/// <summary>What to tell somebody who named something that is not there.</summary>
public static class NearNames
{
    private const int Most = 12;

    /// <summary>The known names that hold the unknown one or are held by it; where there are none, all, cut short. One line.</summary>
    public static string Of(string unknown, IEnumerable<string> known)
    {
        ArgumentNullException.ThrowIfNull(unknown);
        ArgumentNullException.ThrowIfNull(known);
        var names = known.Where(n => n.Length > 0).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        var near = unknown.Length == 0 ? [] : names.Where(n => n.Contains(unknown, StringComparison.OrdinalIgnoreCase) || unknown.Contains(n, StringComparison.OrdinalIgnoreCase)).ToList();
        var shown = near.Count > 0 ? near : names;
        return shown.Count == 0 ? "none yet" : string.Join(", ", shown.Take(Most)) + (shown.Count > Most ? $" and {shown.Count - Most} more" : "");
    }
}
