namespace NegotiationMonitor.Training;

/// <summary>An averaged perceptron over hashed features; only classes that were ever updated take room.</summary>
internal sealed class AveragedPerceptron
{
    private Row[] rows = new Row[1 << 20];
    private Weight[] weights = new Weight[1 << 20];
    private History[] histories = new History[1 << 20];
    private int rowCount;
    private int end = 1;
    private int clock = 1;

    public void Score(ReadOnlySpan<uint> features, Span<float> scores)
    {
        scores.Clear();
        foreach (var feature in features)
        {
            ref readonly var row = ref rows[Find(rows, feature)];
            foreach (ref readonly var w in weights.AsSpan(row.Start, row.Count)) scores[w.Class] += w.Value;
        }
    }

    /// <summary>One example passed; call once for each, before updates.</summary>
    public void Tick() => clock++;

    public void Update(ReadOnlySpan<uint> features, int good, int bad)
    {
        foreach (var feature in features)
        {
            var at = Find(rows, feature);
            if (rows[at].Start == 0)
            {
                if (++rowCount * 2 > rows.Length)
                {
                    Grow();
                    at = Find(rows, feature);
                }

                rows[at] = new Row { Key = feature, Start = Reserve(2), Capacity = 2 };
            }

            Change(ref rows[at], good, 1);
            Change(ref rows[at], bad, -1);
        }
    }

    /// <summary>Averaged weights by ascending feature; those below <paramref name="least"/> are left out.</summary>
    public SortedDictionary<uint, List<(int Class, float Value)>> Average(float least)
    {
        var result = new SortedDictionary<uint, List<(int, float)>>();
        foreach (ref readonly var row in rows.AsSpan())
        {
            var kept = new List<(int, float)>();
            for (var i = row.Start; i < row.Start + row.Count; i++)
            {
                var average = (histories[i].Total + ((double)weights[i].Value * (clock - histories[i].Stamp))) / clock;
                if (Math.Abs(average) >= least) kept.Add((weights[i].Class, (float)average));
            }

            if (kept.Count > 0) result.Add(row.Key, kept);
        }

        return result;
    }

    private static int Find(Row[] rows, uint feature)
    {
        var at = (int)((feature * 0x9E3779B1u) >> 7) & (rows.Length - 1);
        while (rows[at].Start != 0 && rows[at].Key != feature) at = (at + 1) & (rows.Length - 1);
        return at;
    }

    private void Grow()
    {
        var old = rows;
        rows = new Row[old.Length * 2];
        foreach (ref readonly var row in old.AsSpan())
        {
            if (row.Start != 0) rows[Find(rows, row.Key)] = row;
        }
    }

    private int Reserve(int count)
    {
        if (end + count > weights.Length)
        {
            Array.Resize(ref weights, weights.Length * 2);
            Array.Resize(ref histories, histories.Length * 2);
        }

        end += count;
        return end - count;
    }

    private void Change(ref Row row, int @class, float by)
    {
        for (var i = row.Start; i < row.Start + row.Count; i++)
        {
            if (weights[i].Class != @class) continue;
            histories[i].Total += (double)weights[i].Value * (clock - histories[i].Stamp);
            histories[i].Stamp = clock;
            weights[i].Value += by;
            return;
        }

        if (row.Count == row.Capacity)
        {
            var start = Reserve(row.Capacity * 2);
            Array.Copy(weights, row.Start, weights, start, row.Count);
            Array.Copy(histories, row.Start, histories, start, row.Count);
            row.Start = start;
            row.Capacity *= 2;
        }

        weights[row.Start + row.Count] = new Weight { Class = @class, Value = by };
        histories[row.Start + row.Count] = new History { Stamp = clock };
        row.Count++;
    }

    private struct Row
    {
        public uint Key;
        public int Start;
        public ushort Count;
        public ushort Capacity;
    }

    private struct Weight
    {
        public int Class;
        public float Value;
    }

    private struct History
    {
        public double Total;
        public int Stamp;
    }
}
