namespace NegotiationMonitor;

/// <summary>
/// Input or a request that cannot be honoured. The message is one line for people: what is wrong, where, and what to do.
/// The command line prints it and exits 1; HTTP answers 4xx with it.
/// </summary>
public sealed class RefusedException : Exception
{
    /// <summary>A refusal with its one-line reason.</summary>
    public RefusedException(string message)
        : base(message)
    {
    }

    /// <summary>A refusal with its one-line reason and cause.</summary>
    public RefusedException(string message, Exception inner)
        : base(message, inner)
    {
    }

    /// <summary>A refusal without a reason; prefer the others.</summary>
    public RefusedException()
    {
    }

    /// <summary>Whether somebody's earlier work stands in the way: look at that first. HTTP answers 409.</summary>
    public bool IsConflict { get; init; }
}
