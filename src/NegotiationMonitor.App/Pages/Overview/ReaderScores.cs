namespace NegotiationMonitor.App.Pages.Overview;

/// <summary>How well the rule reader finds acts, measured against texts that people annotated.</summary>
/// <param name="Texts">Which texts.</param>
/// <param name="Depth">What had to be right.</param>
internal sealed record ReaderScores(string Texts, string Depth, double Precision, double Recall, double F1)
{
    /// <summary>What was measured, and when.</summary>
    public const string How =
        "Measured in December 2026 against what people had written down by a common guide: five news articles of August 2025 on security guarantees for Ukraine, which its authors knew, and fifteen on eleven other negotiations from 1987 to 2020, which nobody who worked on the reader had opened.";

    /// <summary>The figures, from the shallowest depth to the deepest.</summary>
    public static IReadOnlyList<ReaderScores> All { get; } =
    [
        new("known articles", "at the right sentence", 0.966, 0.845, 0.902),
        new("known articles", "right party and issue", 0.932, 0.845, 0.886),
        new("known articles", "and right act and side", 0.789, 0.821, 0.805),
        new("articles never seen", "at the right sentence", 0.982, 0.677, 0.801),
        new("articles never seen", "right party and issue", 0.693, 0.510, 0.588),
        new("articles never seen", "and right act and side", 0.455, 0.375, 0.411),
    ];
}
