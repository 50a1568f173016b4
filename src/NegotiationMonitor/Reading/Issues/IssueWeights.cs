using System.Globalization;
using System.Reflection;
using System.Text;
using YamlDotNet.Serialization;

namespace NegotiationMonitor.Reading.Issues;

/// <summary>How much each feature counts when the issue of an act is chosen; fitted by the trainer on annotated articles.</summary>
internal sealed class IssueWeights
{
    private static readonly Lazy<IssueWeights> Embedded = new(LoadEmbedded);
    private readonly double[] _weights;

    /// <param name="weights">By feature.</param>
    public IssueWeights(double[] weights) => _weights = weights;

    /// <summary>The built-in weights.</summary>
    public static IssueWeights Default => Embedded.Value;

    public double this[IssueFeature feature] => _weights[(int)feature];

    /// <summary>The weighted sum of an issue's features.</summary>
    public double Score(ReadOnlySpan<double> features)
    {
        var sum = 0.0;
        for (var f = 0; f < features.Length; f++)
            sum += _weights[f] * features[f];
        return sum;
    }

    /// <summary>Reads <c>feature: weight</c> lines.</summary>
    /// <exception cref="RefusedException">A feature is not known.</exception>
    public static IssueWeights Parse(string yaml, string name)
    {
        var weights = new double[IssueFeatures.Count];
        foreach (var (feature, weight) in new DeserializerBuilder().Build().Deserialize<Dictionary<string, string>>(yaml) ?? [])
        {
            var known = IssueFeatures.Find(feature) ?? throw new RefusedException($"{name}: `{feature}` is no feature of an issue");
            weights[(int)known] = double.Parse(weight, NumberStyles.Float, CultureInfo.InvariantCulture);
        }

        return new IssueWeights(weights);
    }

    /// <summary>The lines of a file of weights, what does not count left out.</summary>
    public string Write()
    {
        var text = new StringBuilder("# How much each feature speaks for an issue (IssueFeature.cs says what they are). Written by `issues` of NegotiationMonitor.Training.\n");
        for (var f = 0; f < _weights.Length; f++)
        {
            if (_weights[f] != 0)
                text.Append(CultureInfo.InvariantCulture, $"{IssueFeatures.NameOf((IssueFeature)f)}: {_weights[f]:0.00}\n");
        }

        return text.ToString();
    }

    private static IssueWeights LoadEmbedded()
    {
        var assembly = Assembly.GetExecutingAssembly();
        var name = assembly.GetManifestResourceNames().Single(n => n.EndsWith(".issue-weights.yaml", StringComparison.Ordinal));
        using var stream = new StreamReader(assembly.GetManifestResourceStream(name)!);
        return Parse(stream.ReadToEnd(), "issue-weights.yaml");
    }
}
