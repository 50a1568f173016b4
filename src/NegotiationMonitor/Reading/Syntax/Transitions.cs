namespace NegotiationMonitor.Reading.Syntax;

/// <summary>A move of the parser: its kind and, for arcs, the index of the relation.</summary>
internal readonly record struct Move(int Kind, int Relation);

/// <summary>
/// The arc-hybrid transition system (Kuhlmann, Gómez-Rodríguez and Satta 2011) with the root behind the last word and one
/// word under it: shift the next word, or attach the stack's top to the next word (left) or to the word below it (right).
/// </summary>
internal sealed class Transitions
{
    /// <summary>Kinds of move.</summary>
    public const int Shift = 0, Left = 1, Right = 2;

    /// <summary>No word.</summary>
    public const int None = -1;

    private int[] stack = new int[80];
    private int depth;

    /// <summary>Number of words; also the index of the root.</summary>
    public int Count { get; private set; }

    /// <summary>The next word, or <see cref="Count"/> (the root) where all have been shifted.</summary>
    public int Next { get; private set; }

    /// <summary>Words on the stack.</summary>
    public int Depth => depth;

    /// <summary>Head of each word so far, else <see cref="None"/>.</summary>
    public int[] Head = new int[80];

    /// <summary>Relation of each word that has a head.</summary>
    public int[] Relation = new int[80];

    /// <summary>Outermost and second outermost dependents to the left and to the right, and how many there are.</summary>
    public int[] Left1 = new int[80], Left2 = new int[80], Right1 = new int[80], Right2 = new int[80], LeftCount = new int[80], RightCount = new int[80];

    /// <summary>Whether every word has a head.</summary>
    public bool Done => Next == Count && depth == 0;

    /// <summary>Starts on a sentence of <paramref name="count"/> words.</summary>
    public void Begin(int count)
    {
        if (stack.Length <= count)
        {
            var size = Math.Max(count + 1, stack.Length * 2);
            stack = new int[size];
            (Head, Relation) = (new int[size], new int[size]);
            (Left1, Left2, Right1, Right2) = (new int[size], new int[size], new int[size], new int[size]);
            (LeftCount, RightCount) = (new int[size], new int[size]);
        }

        Count = count;
        Next = 0;
        depth = 0;
        foreach (var list in (ReadOnlySpan<int[]>)[Head, Relation, Left1, Left2, Right1, Right2]) list.AsSpan(0, count + 1).Fill(None);
        LeftCount.AsSpan(0, count + 1).Clear();
        RightCount.AsSpan(0, count + 1).Clear();
    }

    /// <summary>The word at a depth of the stack, 0 for its top.</summary>
    public int Stack(int at) => at < depth ? stack[depth - 1 - at] : None;

    /// <summary>The word at a place of the buffer, 0 for the next; the root is its last.</summary>
    public int Buffer(int at) => Next + at <= Count ? Next + at : None;

    /// <summary>Whether a move may be made. Some move always may until <see cref="Done"/>.</summary>
    public bool Allows(int kind) => kind switch
    {
        Shift => Next < Count,
        Left => depth > 0 && (Next < Count || depth == 1),
        _ => depth > 1,
    };

    /// <summary>Whether a move may be made with its relation: <paramref name="root"/> is for the arc from the root, and for no other.</summary>
    public bool Allows(Move move, int root) => Allows(move.Kind) && (move.Kind == Shift || (move.Relation == root) == (move.Kind == Left && Next == Count));

    /// <summary>Makes a move.</summary>
    public void Apply(int kind, int relation)
    {
        if (kind == Shift)
        {
            stack[depth++] = Next++;
            return;
        }

        var dependent = stack[--depth];
        var head = kind == Left ? Next : stack[depth - 1];
        Head[dependent] = head;
        Relation[dependent] = relation;
        if (kind == Left)
        {
            Left2[head] = Left1[head];
            Left1[head] = dependent;
            LeftCount[head]++;
        }
        else
        {
            Right2[head] = Right1[head];
            Right1[head] = dependent;
            RightCount[head]++;
        }
    }
}
