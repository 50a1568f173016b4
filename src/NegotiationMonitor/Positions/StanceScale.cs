using NegotiationMonitor.Articles;

namespace NegotiationMonitor.Positions;

/// <summary>The scale of READING.md in numbers.</summary>
public static class StanceScale
{
    /// <summary>−3 (<c>rules-out</c>) to 3 (<c>committed</c>), 0 for <c>undecided</c>; <c>none</c> has no place and counts as 0.</summary>
    public static int Rank(this Stance stance) => stance == Stance.None ? 0 : (int)stance - (int)Stance.Undecided;

    /// <summary>−1, 0 or 1; 0 for <c>undecided</c> and <c>none</c>.</summary>
    public static int Sign(this Stance stance) => Math.Sign(stance.Rank());
}
