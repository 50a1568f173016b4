namespace NegotiationMonitor.Reading.Syntax;

/// <summary>What the parser's net sees of a configuration: words at eighteen places, the relations of twelve dependents, ten binned facts.</summary>
internal sealed class ParserInputs
{
    /// <summary>Number of places, of relations and of facts, and how many values a fact has.</summary>
    public const int Places = 18, Labels = 12, Facts = 10, Bins = 16;

    /// <summary>The first places are on stack and buffer, where nearly every word stands once; the others are dependents, a label each.</summary>
    public const int Spine = 6, Stack = 3, Buffer = 3, Dependents = Places - Spine;

    /// <summary>Word at each place, -1 for none; the root is the number of words.</summary>
    public readonly int[] Word = new int[Places];

    /// <summary>Relation of each dependent plus one, 0 for none.</summary>
    public readonly int[] Label = new int[Labels];

    /// <summary>Value of each fact.</summary>
    public readonly int[] Fact = new int[Facts];

    private int[] commas = new int[80];
    private int[] quotes = new int[80];
    private readonly bool[] isSubject;

    /// <param name="relations">All relations; subjects are told by name.</param>
    public ParserInputs(IReadOnlyList<string> relations) => isSubject = [.. relations.Select(r => r.StartsWith("nsubj", StringComparison.Ordinal) || r.StartsWith("csubj", StringComparison.Ordinal) || r == "expl")];

    /// <summary>Prepares a sentence.</summary>
    public void Begin(Sentence sentence)
    {
        var count = sentence.Count;
        if (commas.Length < count + 2)
        {
            commas = new int[(count + 2) * 2];
            quotes = new int[(count + 2) * 2];
        }

        for (var i = 0; i < count; i++)
        {
            var norm = sentence.Norm[i];
            commas[i + 1] = commas[i] + (norm is "," or ";" or ":" or "--" or "(" or ")" ? 1 : 0);
            quotes[i + 1] = quotes[i] + (norm is "``" or "''" ? 1 : 0);
        }

        commas[count + 1] = commas[count];
        quotes[count + 1] = quotes[count];
    }

    /// <summary>Reads the state into <see cref="Word"/>, <see cref="Label"/> and <see cref="Fact"/>.</summary>
    public void Fill(Transitions state)
    {
        int s0 = state.Stack(0), s1 = state.Stack(1), b0 = state.Buffer(0);
        Word[0] = s0;
        Word[1] = s1;
        Word[2] = state.Stack(2);
        Word[3] = b0;
        Word[4] = state.Buffer(1);
        Word[5] = state.Buffer(2);
        Word[6] = Child(state.Left1, s0);
        Word[7] = Child(state.Left2, s0);
        Word[8] = Child(state.Right1, s0);
        Word[9] = Child(state.Right2, s0);
        Word[10] = Child(state.Left1, s1);
        Word[11] = Child(state.Left2, s1);
        Word[12] = Child(state.Right1, s1);
        Word[13] = Child(state.Right2, s1);
        Word[14] = Child(state.Left1, b0);
        Word[15] = Child(state.Left2, b0);
        Word[16] = Child(state.Right1, Word[8]);
        Word[17] = Child(state.Right1, Word[12]);
        for (var i = 0; i < Labels; i++) Label[i] = Word[6 + i] < 0 ? 0 : state.Relation[Word[6 + i]] + 1;
        Fact[0] = Distance(s0, b0);
        Fact[1] = Distance(s1, s0);
        Fact[2] = Between(commas, s0, b0, 4);
        Fact[3] = Between(commas, s1, s0, 4);
        Fact[4] = Between(quotes, s0, b0, 3);
        Fact[5] = Between(quotes, s1, s0, 3);
        Fact[6] = Valency(state, s0);
        Fact[7] = Valency(state, s1);
        Fact[8] = (b0 < 0 ? 0 : Math.Min(state.LeftCount[b0], 3) * 4) + Math.Min(state.Depth, 3);
        Fact[9] = (Subject(state, s0) ? 1 : 0) + (Subject(state, s1) ? 2 : 0) + (Subject(state, b0) ? 4 : 0) + (Open(b0) ? 8 : 0);
    }

    private static int Child(int[] children, int of) => of < 0 ? Transitions.None : children[of];

    private static int Distance(int from, int to) => from < 0 || to < 0 ? 0 : (to - from) switch
    {
        <= 7 => to - from,
        <= 9 => 8,
        <= 12 => 9,
        <= 16 => 10,
        <= 22 => 11,
        <= 30 => 12,
        _ => 13,
    };

    private static int Between(int[] sums, int from, int to, int most) => from < 0 || to < 0 ? 0 : 1 + Math.Min(most, sums[to] - sums[from + 1]);

    private static int Valency(Transitions state, int of) => of < 0 ? 0 : (Math.Min(state.LeftCount[of], 3) * 4) + Math.Min(state.RightCount[of], 3);

    private bool Open(int word) => word >= 0 && (quotes[word] & 1) == 1;

    private bool Subject(Transitions state, int of) => of >= 0 && (Is(state, state.Left1[of]) || Is(state, state.Left2[of]));

    private bool Is(Transitions state, int child) => child >= 0 && isSubject[state.Relation[child]];
}
