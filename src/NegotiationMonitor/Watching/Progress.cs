namespace NegotiationMonitor.Watching;

/// <summary>Something made up from several changes and kept until it is delivered, so that every try sends the same.</summary>
/// <param name="Id">Stable id.</param>
/// <param name="Body">What is sent.</param>
/// <param name="Upto">The watch's cursor once it is delivered.</param>
public sealed record Pending(string Id, string Body, string Upto);

/// <summary>Where a watch's deliveries are. Kept beside its cursor, so that another node goes on from here.</summary>
public sealed record Progress
{
    /// <summary>Nothing tried yet.</summary>
    public static Progress None { get; } = new();

    /// <summary>Failed tries of what is delivered next.</summary>
    public int Tries { get; init; }

    /// <summary>When it was first tried; null before.</summary>
    public DateTimeOffset? FirstTry { get; init; }

    /// <summary>Not to be tried again before; null for at once.</summary>
    public DateTimeOffset? Next { get; init; }

    /// <summary>First failure since the last success.</summary>
    public DateTimeOffset? FailingSince { get; init; }

    /// <summary>Last success.</summary>
    public DateTimeOffset? LastDelivered { get; init; }

    /// <summary>What the last failure was; null after a success.</summary>
    public string? LastError { get; init; }

    /// <summary>Beginning of the hour in which deliveries are counted.</summary>
    public DateTimeOffset? HourFrom { get; init; }

    /// <summary>Deliveries since then.</summary>
    public int InHour { get; init; }

    /// <summary>Held back until then; what comes meanwhile goes into one summary.</summary>
    public DateTimeOffset? HeldUntil { get; init; }

    /// <summary>End of the period of the last digest.</summary>
    public DateTimeOffset? DigestedUntil { get; init; }

    /// <summary>A summary or digest under way.</summary>
    public Pending? Pending { get; init; }
}
