namespace NegotiationMonitor.Watching;

/// <summary>
/// Spares an endpoint that keeps failing: after some failures in a row nobody calls it for a while, then one try decides. The while doubles with each
/// failed try. All watches of a node that deliver to one endpoint share its breaker. Safe for concurrent use.
/// </summary>
/// <param name="failures">Failures in a row that open it.</param>
/// <param name="pause">First while.</param>
public sealed class CircuitBreaker(int failures, TimeSpan pause)
{
    private const int MostDoublings = 6;
    private readonly Lock _gate = new();
    private int _inRow;
    private DateTimeOffset _openUntil;
    private bool _trying;

    /// <summary>Asks to call the endpoint.</summary>
    /// <returns>Null where it may be called now (then tell the outcome); else when to ask again.</returns>
    public DateTimeOffset? Ask(DateTimeOffset now)
    {
        lock (_gate)
        {
            if (_inRow < failures)
            {
                return null;
            }

            if (now < _openUntil || _trying)
            {
                return now < _openUntil ? _openUntil : now + TimeSpan.FromSeconds(1);
            }

            _trying = true;
            return null;
        }
    }

    /// <summary>Tells how a call went.</summary>
    public void Tell(bool took, DateTimeOffset now)
    {
        lock (_gate)
        {
            _trying = false;
            _inRow = took ? 0 : _inRow + 1;
            if (_inRow >= failures)
            {
                _openUntil = now + (pause * (1 << Math.Min(_inRow - failures, MostDoublings)));
            }
        }
    }

    /// <summary>Tells that the call did not take place.</summary>
    public void Forget()
    {
        lock (_gate)
        {
            _trying = false;
        }
    }
}
