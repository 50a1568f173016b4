namespace NegotiationMonitor.App.Pages.Overview;

/// <summary>How well the rule reader finds acts, measured against texts that people annotated.</summary>
/// <param name="Texts">Which texts.</param>
/// <param name="Depth">What had to be right.</param>
internal sealed record ReaderScores(string Texts, string Depth, double Precision, double Recall, double F1)
{
    /// <summary>What was measured, and when.</summary>
    public const string How =
        "Measured in December 2026 against what people had written down by a common guide: five news articles of August 2025 on security guarantees for Ukraine, which its authors knew; and twenty-one news articles on twenty other negotiations from 2004 to 2025, whose texts nobody who worked on the reader had opened (only their totals were seen meanwhile).";

    /// <summary>The figures, from the shallowest depth to the deepest.</summary>
    public static IReadOnlyList<ReaderScores> All { get; } =
    [
        new("known articles", "at the right sentence", 0.968, 0.929, 0.948),
        new("known articles", "right party and issue", 0.936, 0.917, 0.926),
        new("known articles", "and right act and side", 0.860, 0.917, 0.887),
        new("articles never seen", "at the right sentence", 0.946, 0.772, 0.850),
        new("articles never seen", "right party and issue", 0.749, 0.664, 0.704),
        new("articles never seen", "and right act and side", 0.564, 0.540, 0.552),
    ];
}
