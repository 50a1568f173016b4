namespace NegotiationMonitor.Reading.Syntax;

/// <summary>
/// What is added to the hidden units whatever the words are: rows for empty places, labels, facts and the bias. Rows that always come
/// together are summed once and for all; the sums are of integers, hence the same in any order.
/// </summary>
internal sealed class ConstantRows
{
    // Masks of empty dependents are halved, to keep the table small.
    private const int Half = ParserInputs.Dependents / 2, Masks = 1 << Half;

    // Commas between two words, and quotes, take few values.
    private const int CommaBins = 6, QuoteBins = 5, Bins = ParserInputs.Bins;

    private readonly int width;
    private readonly List<int[]> rows = [];
    private readonly int emptyStack, endOfBuffer, emptyDependents, labels, distances, marks, valencies, others;
    private readonly int relations;

    /// <param name="net">The net.</param>
    /// <param name="relations">How many relations there are.</param>
    public ConstantRows(ParserNet net, int relations)
    {
        width = net.Hidden.Rows;
        this.relations = relations;
        int[] Plain(int row) => InUnits(net, row);
        int[] Empty(int place) => Plain(ParserNet.EmptyRow(place));
        int[] Fact(int slot, int value) => Plain(ParserNet.FactRow(slot, value, relations));

        emptyStack = Add(ParserInputs.Stack, Empty);
        endOfBuffer = Add(ParserInputs.Buffer - 1, missing => Sum(Enumerable.Range(0, missing + 1).Select(i => Empty(ParserInputs.Spine - 1 - i))));
        emptyDependents = Add(2 * Masks, at => Sum(
            Enumerable.Range(0, Half).Where(i => (at >> i & 1) == 1).Select(i => i + (at / Masks * Half))
                .SelectMany(slot => new[] { Empty(ParserInputs.Spine + slot), Plain(ParserNet.LabelRow(slot, 0, relations)) })
                .Concat(at < Masks ? [Plain(ParserNet.BiasRow(relations))] : [])));
        labels = Add(ParserInputs.Dependents * (relations + 1), at => Plain(ParserNet.LabelRow(0, at, relations)));
        distances = Add(Bins * Bins, at => Sum([Fact(0, at / Bins), Fact(1, at % Bins)]));
        marks = Add(CommaBins * CommaBins * QuoteBins * QuoteBins, at => Sum(
            [Fact(2, at / QuoteBins / QuoteBins / CommaBins), Fact(3, at / QuoteBins / QuoteBins % CommaBins), Fact(4, at / QuoteBins % QuoteBins), Fact(5, at % QuoteBins)]));
        valencies = Add(Bins * Bins, at => Sum([Fact(6, at / Bins), Fact(7, at % Bins)]));
        others = Add(Bins * Bins, at => Sum([Fact(8, at / Bins), Fact(9, at % Bins)]));
        Values = [.. rows.SelectMany(r => r)];
        rows = [];
    }

    /// <summary>The rows, one after another.</summary>
    public int[] Values { get; }

    /// <summary>Start of the row of an empty place of the stack.</summary>
    public int EmptyStack(int place) => (emptyStack + place) * width;

    /// <summary>The row for the last words, behind which <paramref name="missing"/> places of the buffer are empty.</summary>
    public ReadOnlySpan<int> EndOfBuffer(int missing) => Values.AsSpan((endOfBuffer + missing - 1) * width, width);

    /// <summary>The row of a dependent's label.</summary>
    public ReadOnlySpan<int> Label(int slot, int label) => Values.AsSpan((labels + (slot * (relations + 1)) + label) * width, width);

    /// <summary>Writes where the rows start that stand for all facts, for the empty places of dependents (a bit each) and for the bias.</summary>
    /// <returns>How many.</returns>
    public int Common(ReadOnlySpan<int> facts, int emptyPlaces, Span<int> starts)
    {
        starts[0] = (emptyDependents + (emptyPlaces & (Masks - 1))) * width;
        starts[1] = (emptyDependents + Masks + (emptyPlaces >> Half)) * width;
        starts[2] = (distances + (facts[0] * Bins) + facts[1]) * width;
        starts[3] = (marks + (((((facts[2] * CommaBins) + facts[3]) * QuoteBins) + facts[4]) * QuoteBins) + facts[5]) * width;
        starts[4] = (valencies + (facts[6] * Bins) + facts[7]) * width;
        starts[5] = (others + (facts[8] * Bins) + facts[9]) * width;
        return 6;
    }

    private int Add(int count, Func<int, int[]> row)
    {
        var first = rows.Count;
        for (var i = 0; i < count; i++) rows.Add(row(i));
        return first;
    }

    private int[] Sum(IEnumerable<int[]> parts)
    {
        var sum = new int[width];
        foreach (var part in parts)
        {
            for (var i = 0; i < width; i++) sum[i] += part[i];
        }

        return sum;
    }

    // A stored row in the units of the hidden layer's sums.
    private static int[] InUnits(ParserNet net, int row)
    {
        var result = new int[net.Hidden.Rows];
        var values = net.Constants.Row(row);
        for (var i = 0; i < result.Length; i++) result[i] = (int)MathF.Round(values[i] * net.Constants.Scale[row] / (net.Hidden.Scale[i] * ParserNet.VectorUnit));
        return result;
    }
}
