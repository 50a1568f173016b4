namespace NegotiationMonitor.App.Pages.Overview;

/// <summary>How well the rule reader finds acts, measured against texts that people annotated.</summary>
/// <param name="Texts">Which texts.</param>
/// <param name="Depth">What had to be right.</param>
internal sealed record ReaderScores(string Texts, string Depth, double Precision, double Recall, double F1)
{
    /// <summary>What was measured, and when.</summary>
    public const string How =
        "Measured in November 2026 against what people had written down by a common guide: five news articles of August 2025 on security guarantees for Ukraine, which its authors knew, and twelve on other negotiations that they had never opened.";

    /// <summary>The figures, from the shallowest depth to the deepest.</summary>
    public static IReadOnlyList<ReaderScores> All { get; } =
    [
        new("known articles", "at the right sentence", 0.967, 0.857, 0.909),
        new("known articles", "right party and issue", 0.913, 0.857, 0.884),
        new("known articles", "and right act and side", 0.743, 0.821, 0.780),
        new("articles never seen", "at the right sentence", 0.974, 0.717, 0.826),
        new("articles never seen", "right party and issue", 0.767, 0.614, 0.682),
        new("articles never seen", "and right act and side", 0.547, 0.506, 0.526),
    ];
}
