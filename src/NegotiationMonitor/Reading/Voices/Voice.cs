using NegotiationMonitor.Reading.Names;

namespace NegotiationMonitor.Reading.Voices;

/// <summary>Somebody's statement inside a sentence: who says it and which tokens are what they say.</summary>
/// <param name="First">First token of what is said.</param>
/// <param name="Last">Last token of what is said.</param>
/// <param name="Speaker">The party that says it; null for outlets and sources of no party.</param>
/// <param name="Source">An unnamed source as written ("two sources familiar with the situation", "US officials"), or a cited outlet; null for a named speaker.</param>
/// <param name="Outlet">Whether <paramref name="Source"/> is an outlet.</param>
/// <param name="Verb">Token of the verb of saying, or -1.</param>
internal sealed record Voice(int First, int Last, Party? Speaker, string? Source, bool Outlet, int Verb)
{
    /// <summary>Outlets that were told ("told Fox News"), and sources cited ("citing two officials"), as written.</summary>
    public IReadOnlyList<string> Cited { get; init; } = [];

    /// <summary>Token of who says it, or -1.</summary>
    public int Subject { get; init; } = -1;

    /// <summary>All parties that say it together, where they are several ("Egypt and Sudan said").</summary>
    public IReadOnlyList<Party> Together { get; init; } = [];

    /// <summary>Whoever says it; empty where no party does.</summary>
    public IReadOnlyList<Party> Speakers => Together.Count > 1 ? Together : Speaker is null ? [] : [Speaker];

    public int Length => Last - First;
}
