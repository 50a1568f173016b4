using System.Reflection;
using System.Text;

namespace NegotiationMonitor.Reading.Acts.Judging;

/// <summary>Sums of an act's weights.</summary>
/// <param name="Types">By <see cref="JudgeWeights.Types"/>, in natural logarithms of odds.</param>
/// <param name="Signs">By <see cref="JudgeWeights.Signs"/>.</param>
/// <param name="Who">Chance, 0 to 1, that party and issue are right and the act is told at all.</param>
internal readonly record struct JudgeScores(double[] Types, double[] Signs, double Who)
{
    /// <summary>Chances out of the mean of several sums.</summary>
    public static double[] Chances(IEnumerable<double[]> sums)
    {
        var (mean, count) = (default(double[]), 0);
        foreach (var sum in sums)
        {
            mean ??= new double[sum.Length];
            for (var i = 0; i < mean.Length; i++)
                mean[i] += sum[i];
            count++;
        }

        var top = mean!.Max() / count;
        var all = Array.ConvertAll(mean!, s => Math.Exp((s / count) - top));
        var total = all.Sum();
        return Array.ConvertAll(all, a => a / total);
    }
}

/// <summary>How much each feature of an act speaks for each kind and side, and for the act being right; fitted by the trainer on annotated articles.</summary>
internal sealed class JudgeWeights
{
    /// <summary>Stored names of acts, in the order of the weights.</summary>
    public static readonly string[] Types =
    [
        "stance_stated", "proposal_floated", "offer_made", "offer_conditioned", "offer_withdrawn", "concession_made", "demand_made", "threat_made", "proposal_accepted", "proposal_rejected",
        "agreement_reached", "action_taken", "talks_held", "talks_scheduled", "talks_suspended", "deadline_set", "doubt_raised", "accusation_made", "shift_reported",
    ];

    /// <summary>Sides, in the order of the weights.</summary>
    public static readonly string[] Signs = ["+", "-", "0", "n"];

    /// <summary>Weights of a feature: types, signs, then whether the act is right.</summary>
    public static readonly int Outputs = Types.Length + Signs.Length + 1;

    // A weight is kept in so many parts of one.
    private const double Parts = 32;

    private static readonly Lazy<JudgeWeights> Embedded = new(LoadEmbedded);
    private readonly Dictionary<ulong, int> _rows = [];
    private readonly sbyte[] _weights;

    /// <param name="rows">By feature's hash, <see cref="Outputs"/> weights each; kept to a 32nd, those beyond 3.9 cut.</param>
    public JudgeWeights(IReadOnlyCollection<KeyValuePair<ulong, double[]>> rows)
    {
        _weights = new sbyte[rows.Count * Outputs];
        foreach (var (key, row) in rows)
        {
            for (var o = 0; o < Outputs; o++)
                _weights[(_rows.Count * Outputs) + o] = (sbyte)Math.Clamp(Math.Round(row[o] * Parts), -127, 127);
            _rows.Add(key, _rows.Count);
        }
    }

    private JudgeWeights(BinaryReader from)
    {
        var count = from.ReadInt32();
        for (var i = 0; i < count; i++)
            _rows.Add(from.ReadUInt64(), i);
        _weights = (sbyte[])(Array)from.ReadBytes(count * Outputs);
    }

    /// <summary>The built-in weights.</summary>
    public static JudgeWeights Default => Embedded.Value;

    /// <summary>How many features have weights.</summary>
    public int Count => _rows.Count;

    /// <summary>Place of a type among <see cref="Types"/>.</summary>
    public static int TypeOf(string type) => Array.IndexOf(Types, type);

    /// <summary>Place of a side among <see cref="Signs"/>.</summary>
    public static int SignOf(string sign) => Array.IndexOf(Signs, sign);

    /// <summary>The sums over some features. Whole numbers are added, so that they are the same on any machine.</summary>
    public JudgeScores Score(List<ulong> keys)
    {
        Span<int> sums = stackalloc int[Outputs];
        sums.Clear();
        foreach (var key in keys)
        {
            if (!_rows.TryGetValue(key, out var row))
                continue;
            var weights = _weights.AsSpan(row * Outputs, Outputs);
            for (var o = 0; o < sums.Length; o++)
                sums[o] += weights[o];
        }

        var (types, signs) = (new double[Types.Length], new double[Signs.Length]);
        for (var t = 0; t < types.Length; t++)
            types[t] = sums[t] / Parts;
        for (var s = 0; s < signs.Length; s++)
            signs[s] = sums[types.Length + s] / Parts;
        return new(types, signs, 1 / (1 + Math.Exp(-sums[^1] / Parts)));
    }

    /// <summary>Weight of a feature for an output, 0 where it has none.</summary>
    public double Of(ulong key, int output) => _rows.TryGetValue(key, out var row) ? _weights[(row * Outputs) + output] / Parts : 0;

    /// <summary>Writes them as the resource has them, ordered by hash.</summary>
    public void Write(Stream to)
    {
        using var writer = new BinaryWriter(to, Encoding.UTF8, leaveOpen: true);
        writer.Write(_rows.Count);
        var ordered = _rows.OrderBy(r => r.Key).ToList();
        foreach (var (key, _) in ordered)
            writer.Write(key);
        foreach (var (_, row) in ordered)
            writer.Write((byte[])(Array)_weights.AsSpan(row * Outputs, Outputs).ToArray());
    }

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    public static JudgeWeights Read(Stream from)
    {
        using var reader = new BinaryReader(from, Encoding.UTF8, leaveOpen: true);
        return new JudgeWeights(reader);
    }

    private static JudgeWeights LoadEmbedded()
    {
        var assembly = Assembly.GetExecutingAssembly();
        using var stream = assembly.GetManifestResourceStream(assembly.GetManifestResourceNames().Single(n => n.EndsWith(".judge-weights.bin", StringComparison.Ordinal)))!;
        return Read(stream);
    }
}
