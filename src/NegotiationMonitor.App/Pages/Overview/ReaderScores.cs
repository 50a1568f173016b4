namespace NegotiationMonitor.App.Pages.Overview;

/// <summary>How well the rule reader finds acts, measured against texts that people annotated.</summary>
/// <param name="Texts">Which texts.</param>
/// <param name="Depth">What had to be right.</param>
internal sealed record ReaderScores(string Texts, string Depth, double Precision, double Recall, double F1)
{
    /// <summary>What was measured, and when.</summary>
    public const string How =
        "Measured in December 2026 against what people had written down by a common guide: five news articles of August 2025 on security guarantees for Ukraine, which its authors knew; twelve news articles on ten other negotiations from 2005 to 2006, whose texts nobody who worked on the reader had opened (only their totals were seen meanwhile); and twelve more that were written to be hard to read.";

    /// <summary>The figures, from the shallowest depth to the deepest.</summary>
    public static IReadOnlyList<ReaderScores> All { get; } =
    [
        new("known articles", "at the right sentence", 0.966, 0.845, 0.901),
        new("known articles", "right party and issue", 0.920, 0.845, 0.881),
        new("known articles", "and right act and side", 0.828, 0.845, 0.837),
        new("articles never seen", "at the right sentence", 0.994, 0.752, 0.856),
        new("articles never seen", "right party and issue", 0.856, 0.641, 0.733),
        new("articles never seen", "and right act and side", 0.631, 0.538, 0.581),
        new("hard articles never seen", "at the right sentence", 0.980, 0.395, 0.563),
        new("hard articles never seen", "right party and issue", 0.633, 0.243, 0.352),
        new("hard articles never seen", "and right act and side", 0.381, 0.164, 0.230),
    ];
}
