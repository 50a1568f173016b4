using NegotiationMonitor.Reading.Syntax;

namespace NegotiationMonitor.Training;

/// <summary>
/// The dynamic oracle of the arc-hybrid system (Goldberg and Nivre 2013): how many arcs of the gold tree that can still be made
/// a move would put out of reach.
/// </summary>
internal static class Oracle
{
    public static int Cost(Transitions state, int kind, int[] head)
    {
        var b = state.Next;
        var s = state.Stack(0);
        var cost = 0;
        switch (kind)
        {
            case Transitions.Shift:
                for (var i = 1; i < state.Depth; i++)
                {
                    if (head[b] == state.Stack(i)) cost++;
                }

                for (var i = 0; i < state.Depth; i++)
                {
                    if (head[state.Stack(i)] == b) cost++;
                }

                return cost;
            case Transitions.Left:
                if (state.Depth > 1 && head[s] == state.Stack(1)) cost++;
                if (head[s] > b) cost++;
                return cost + Dependents(state, s, head);
            default:
                if (head[s] >= b) cost++;
                return cost + Dependents(state, s, head);
        }
    }

    private static int Dependents(Transitions state, int of, int[] head)
    {
        var lost = 0;
        for (var i = state.Next; i < state.Count; i++)
        {
            if (head[i] == of) lost++;
        }

        return lost;
    }
}
