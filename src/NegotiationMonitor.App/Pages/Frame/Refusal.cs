namespace NegotiationMonitor.App.Pages.Frame;

/// <summary>Why a page cannot be shown.</summary>
public sealed record Refusal(string Title, string Why);
