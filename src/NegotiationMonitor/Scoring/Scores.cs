namespace NegotiationMonitor.Scoring;

/// <summary>How deep an act must agree to count as found.</summary>
public enum Depth
{
    /// <summary>At the right place.</summary>
    Located,

    /// <summary>Right actor and issue as well.</summary>
    WhoWhat,

    /// <summary>Right type and sign of the stance as well.</summary>
    Full,
}

/// <summary>Hits and misses at one depth.</summary>
/// <param name="Right">Required acts that were found.</param>
/// <param name="Optional">Acts found that were not required.</param>
/// <param name="Wrong">Acts found that match nothing.</param>
/// <param name="Needed">Required acts.</param>
public readonly record struct Tally(int Right, int Optional, int Wrong, int Needed)
{
    /// <summary>Share of the acts found that are right.</summary>
    public double Precision => (double)(Right + Optional) / Math.Max(1, Right + Optional + Wrong);

    /// <summary>Share of the required acts that were found.</summary>
    public double Recall => (double)Right / Math.Max(1, Needed);

    /// <summary>Harmonic mean of the two.</summary>
    public double F1 => 2 * Precision * Recall / Math.Max(1e-9, Precision + Recall);

    /// <summary>Both together.</summary>
    public static Tally operator +(Tally a, Tally b) => new(a.Right + b.Right, a.Optional + b.Optional, a.Wrong + b.Wrong, a.Needed + b.Needed);

    /// <summary>As the operator.</summary>
    public static Tally Add(Tally left, Tally right) => left + right;
}

/// <summary>Right answers of those judged.</summary>
public readonly record struct Share(int Right, int Of)
{
    /// <summary>Both together.</summary>
    public static Share operator +(Share a, Share b) => new(a.Right + b.Right, a.Of + b.Of);

    /// <summary>As the operator.</summary>
    public static Share Add(Share left, Share right) => left + right;

    /// <summary>One more answer.</summary>
    public Share With(bool right) => new(Right + (right ? 1 : 0), Of + 1);
}

/// <summary>How well acts that were read agree with those annotated.</summary>
/// <param name="Located">At the right place.</param>
/// <param name="WhoWhat">With the right actor and issue.</param>
/// <param name="Full">With the right type and sign too.</param>
/// <param name="Dates">Days, of acts with the right actor and issue.</param>
/// <param name="Conditions">Conditional acts for which a condition was found.</param>
/// <param name="Speakers">Speakers named rightly.</param>
/// <param name="Quotes">Evidence that is verbatim.</param>
/// <param name="Furniture">Acts on words that hold none.</param>
/// <param name="Sentences">Sentences of the texts.</param>
public readonly record struct Scores(Tally Located, Tally WhoWhat, Tally Full, Share Dates, Share Conditions, Share Speakers, Share Quotes, int Furniture, int Sentences)
{
    /// <summary>Acts at no annotated place, of a hundred sentences.</summary>
    public double ExtraPer100 => 100.0 * Located.Wrong / Math.Max(1, Sentences);

    /// <summary>Both together.</summary>
    public static Scores operator +(Scores a, Scores b) => new(
        a.Located + b.Located, a.WhoWhat + b.WhoWhat, a.Full + b.Full, a.Dates + b.Dates, a.Conditions + b.Conditions, a.Speakers + b.Speakers,
        a.Quotes + b.Quotes, a.Furniture + b.Furniture, a.Sentences + b.Sentences);

    /// <summary>As the operator.</summary>
    public static Scores Add(Scores left, Scores right) => left + right;

    /// <summary>The tally of a depth.</summary>
    public Tally At(Depth depth) => depth switch { Depth.Located => Located, Depth.WhoWhat => WhoWhat, _ => Full };
}
