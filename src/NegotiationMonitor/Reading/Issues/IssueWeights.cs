using System.Globalization;
using System.Reflection;
using System.Text;
using YamlDotNet.Serialization;

namespace NegotiationMonitor.Reading.Issues;

/// <summary>How much each feature counts when the issue of an act is chosen; fitted by the trainer on annotated articles.</summary>
internal sealed class IssueWeights
{
    private static readonly Lazy<IssueWeights> Embedded = new(LoadEmbedded);
    private const string ForGeneral = ", general ";

    private readonly double[] _weights, _general;

    /// <param name="weights">By feature.</param>
    /// <param name="general">What counts for the general issue instead: its words ("deal", "talks") stand everywhere and tell less.</param>
    public IssueWeights(double[] weights, double[]? general = null) => (_weights, _general) = (weights, general ?? weights);

    /// <summary>The built-in weights.</summary>
    public static IssueWeights Default => Embedded.Value;

    public double this[IssueFeature feature] => _weights[(int)feature];

    /// <summary>What a feature counts for the general issue.</summary>
    public double General(IssueFeature feature) => _general[(int)feature];

    /// <summary>What the features count for an issue: the general one, as its features say, or another.</summary>
    public IReadOnlyList<double> For(ReadOnlySpan<double> features) => IsGeneral(features) ? _general : _weights;

    /// <summary>The weighted sum of an issue's features.</summary>
    public double Score(ReadOnlySpan<double> features)
    {
        var weights = IsGeneral(features) ? _general : _weights;
        var sum = 0.0;
        for (var f = 0; f < features.Length; f++)
            sum += weights[f] * features[f];
        return sum;
    }

    /// <summary>Reads <c>feature: weight</c> lines, or <c>feature: weight, general weight</c> where the general issue has another.</summary>
    /// <exception cref="RefusedException">A feature is not known.</exception>
    public static IssueWeights Parse(string yaml, string name)
    {
        var (weights, general) = (new double[IssueFeatures.Count], new double[IssueFeatures.Count]);
        foreach (var (feature, weight) in new DeserializerBuilder().Build().Deserialize<Dictionary<string, string>>(yaml) ?? [])
        {
            var known = IssueFeatures.Find(feature) ?? throw new RefusedException($"{name}: `{feature}` is no feature of an issue");
            var parts = weight.Split(ForGeneral);
            weights[(int)known] = double.Parse(parts[0], NumberStyles.Float, CultureInfo.InvariantCulture);
            general[(int)known] = double.Parse(parts[^1], NumberStyles.Float, CultureInfo.InvariantCulture);
        }

        return new IssueWeights(weights, general);
    }

    /// <summary>The lines of a file of weights, what does not count left out.</summary>
    public string Write()
    {
        var text = new StringBuilder("# How much each feature speaks for an issue (IssueFeature.cs says what they are). Written by `issues` of NegotiationMonitor.Training.\n");
        for (var f = 0; f < _weights.Length; f++)
        {
            if (_weights[f] != 0 || _general[f] != 0)
                text.Append(CultureInfo.InvariantCulture, $"{IssueFeatures.NameOf((IssueFeature)f)}: {_weights[f]:0.00}").Append(CultureInfo.InvariantCulture, $"{(_general[f] == _weights[f] ? "" : ForGeneral + _general[f].ToString("0.00", CultureInfo.InvariantCulture))}\n");
        }

        return text.ToString();
    }

    private static bool IsGeneral(ReadOnlySpan<double> features) => features[(int)IssueFeature.General] > 0;

    private static IssueWeights LoadEmbedded()
    {
        var assembly = Assembly.GetExecutingAssembly();
        var name = assembly.GetManifestResourceNames().Single(n => n.EndsWith(".issue-weights.yaml", StringComparison.Ordinal));
        using var stream = new StreamReader(assembly.GetManifestResourceStream(name)!);
        return Parse(stream.ReadToEnd(), "issue-weights.yaml");
    }
}
