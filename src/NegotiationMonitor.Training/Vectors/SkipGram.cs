namespace NegotiationMonitor.Training.Vectors;

/// <summary>
/// Word vectors that tell which words stand near one another: skip-gram with negative sampling (Mikolov et al., "Distributed representations of
/// words and phrases and their compositionality", 2013). One thread, fixed seed and fixed widths: the same text gives the same vectors.
/// </summary>
internal sealed class SkipGram
{
    // Words that may stand between a word and its neighbour, neighbours drawn for each word, and words drawn against each neighbour.
    private const int Window = 8, Neighbours = 4, Against = 5;

    // Words commoner than this share of the text are skipped now and then.
    private const double Common = 1e-4;
    private const float Rate = 0.05f, LeastRate = 0.0005f;
    private const int TableSize = 1 << 22;

    private readonly NewsText _text;
    private readonly int _width;
    private readonly float[] _in, _out, _change;
    private readonly int[] _table = new int[TableSize];
    private readonly double[] _keep;
    private ulong _state;

    /// <param name="width">Numbers of a vector, a multiple of 16.</param>
    public SkipGram(NewsText text, int width, ulong seed)
    {
        (_text, _width, _state) = (text, width, seed);
        (_in, _out, _change) = (new float[text.Stems.Length * width], new float[text.Stems.Length * width], new float[width]);
        for (var i = 0; i < _in.Length; i++)
            _in[i] = (float)((Draw() - 0.5) / width);
        var all = (double)text.Counts.Sum();
        _keep = [.. text.Counts.Select(c => Math.Min(1, Math.Sqrt(Common * all / c)))];
        FillTable();
    }

    /// <summary>Row by row the vectors of the stems.</summary>
    public float[] Vectors => _in;

    /// <summary>Goes through the text.</summary>
    public void Run(int passes, Action<int> progress)
    {
        var kept = new List<int>();
        var order = _text.Articles.ToArray();
        long done = 0, all = (long)passes * _text.Articles.Count;
        for (var pass = 0; pass < passes; pass++)
        {
            progress(pass);
            // Another order each time, so that no source has the last word.
            for (var i = order.Length - 1; i > 0; i--)
            {
                var j = Next(i + 1);
                (order[i], order[j]) = (order[j], order[i]);
            }

            foreach (var article in order)
            {
                kept.Clear();
                foreach (var word in article)
                {
                    if (_keep[word] >= 1 || Draw() < _keep[word])
                        kept.Add(word);
                }

                Learn(kept, Math.Max(LeastRate, Rate * (1 - ((float)done / all))));
                done++;
            }
        }
    }

    private void Learn(List<int> words, float rate)
    {
        for (var i = 0; i < words.Count; i++)
        {
            for (var n = 0; n < Neighbours; n++)
            {
                var offset = Next(2 * Window) - Window;
                var at = i + (offset >= 0 ? offset + 1 : offset);
                if (at >= 0 && at < words.Count && words[at] != words[i])
                    Learn(words[i], words[at], rate);
            }
        }
    }

    private void Learn(int word, int near, float rate)
    {
        var vector = _in.AsSpan(word * _width, _width);
        Array.Clear(_change);
        for (var k = 0; k <= Against; k++)
        {
            var other = k == 0 ? near : _table[Next(TableSize)];
            if (k > 0 && other == near)
                continue;
            var row = _out.AsSpan(other * _width, _width);
            var pull = ((k == 0 ? 1 : 0) - Chance(Kernels.Dot(vector, row))) * rate;
            Kernels.Add(_change, pull, row);
            Kernels.Add(row, pull, vector);
        }

        Kernels.Add(vector, 1, _change);
    }

    // 1 / (1 + e^-x), with e^|x| by the first terms of its series: plain arithmetic, so that every machine gets the same.
    private static float Chance(float x)
    {
        var a = Math.Abs(x);
        var e = 1 / (1 + a + (0.5f * a * a) + (0.1666667f * a * a * a) + (0.0416667f * a * a * a * a));
        return x >= 0 ? 1 / (1 + e) : e / (1 + e);
    }

    // Words are drawn by their counts to the power of 3/4.
    private void FillTable()
    {
        var powers = Array.ConvertAll(_text.Counts, c => Math.Sqrt(c) * Math.Sqrt(Math.Sqrt(c)));
        var all = powers.Sum();
        var (at, sum) = (0, 0.0);
        for (var i = 0; i < powers.Length; i++)
        {
            sum += powers[i];
            for (; at < TableSize && at < sum / all * TableSize; at++)
                _table[at] = i;
        }

        for (; at < TableSize; at++)
            _table[at] = powers.Length - 1;
    }

    private double Draw() => (Random() >> 11) * (1.0 / (1UL << 53));

    private int Next(int below) => (int)(((Random() >> 32) * (ulong)below) >> 32);

    // xorshift64*
    private ulong Random()
    {
        _state ^= _state >> 12;
        _state ^= _state << 25;
        _state ^= _state >> 27;
        return _state * 2685821657736338717UL;
    }
}
