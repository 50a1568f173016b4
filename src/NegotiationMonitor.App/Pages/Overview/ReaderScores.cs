namespace NegotiationMonitor.App.Pages.Overview;

/// <summary>How well the rule reader finds acts, measured against texts that people annotated.</summary>
/// <param name="Texts">Which texts.</param>
/// <param name="Depth">What had to be right.</param>
internal sealed record ReaderScores(string Texts, string Depth, double Precision, double Recall, double F1)
{
    /// <summary>What was measured, and when.</summary>
    public const string How =
        "Measured in December 2026 against what people had written down by a common guide: five news articles of August 2025 on security guarantees for Ukraine, which its authors knew; and 943 news articles on some 550 other negotiations from 1987 to 2026, each judged by weights that were fitted on other negotiations (the rules had been worked on with a quarter of them). Two people who annotate the same articles agree at 0.91.";

    /// <summary>The figures, from the shallowest depth to the deepest.</summary>
    public static IReadOnlyList<ReaderScores> All { get; } =
    [
        new("known articles", "at the right sentence", 1.000, 0.917, 0.957),
        new("known articles", "right party and issue", 0.978, 0.905, 0.940),
        new("known articles", "and right act and side", 0.945, 0.905, 0.924),
        new("other negotiations", "at the right sentence", 0.935, 0.693, 0.796),
        new("other negotiations", "right party and issue", 0.681, 0.561, 0.615),
        new("other negotiations", "and right act and side", 0.467, 0.423, 0.444),
    ];
}
