namespace NegotiationMonitor.Postgres.Log;

/// <summary>A stream is at another version than the append expected: somebody else wrote to it meanwhile. Load it again and decide again.</summary>
public sealed class VersionConflictException : Exception
{
    /// <summary>A conflict on a stream.</summary>
    public VersionConflictException(string stream, long expected, long actual)
        : base($"{stream} is at version {actual}, not at {expected}: somebody else wrote to it meanwhile")
    {
        Stream = stream;
        Expected = expected;
        Actual = actual;
    }

    /// <summary>A conflict with its reason.</summary>
    public VersionConflictException(string message, Exception? inner = null)
        : base(message, inner)
    {
    }

    /// <summary>A conflict without a reason; prefer the others.</summary>
    public VersionConflictException()
    {
    }

    /// <summary>Stream key, where known.</summary>
    public string? Stream { get; }

    /// <summary>Version the append expected.</summary>
    public long Expected { get; }

    /// <summary>Version the stream has.</summary>
    public long Actual { get; }
}
