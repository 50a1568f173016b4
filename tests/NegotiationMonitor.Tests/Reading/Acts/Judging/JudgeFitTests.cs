using NegotiationMonitor.Reading.Acts.Judging;
using NegotiationMonitor.Training.Acts;

namespace NegotiationMonitor.Tests.Reading.Acts.Judging;

/// <summary>Weights out of annotated acts.</summary>
public sealed class JudgeFitTests
{
    [Fact]
    public void Features_speak_for_what_they_were_seen_with()
    {
        var weights = new JudgeFit(Examples()).Run(1, 1);
        Assert.True(weights.Of(1, JudgeWeights.TypeOf("demand_made")) > weights.Of(1, JudgeWeights.TypeOf("threat_made")));
        Assert.True(weights.Of(2, JudgeWeights.TypeOf("threat_made")) > weights.Of(2, JudgeWeights.TypeOf("demand_made")));
        Assert.True(weights.Of(1, JudgeWeights.Outputs - 1) > 0);
        Assert.True(weights.Of(2, JudgeWeights.Outputs - 1) < 0);
        // Seen too seldom to tell anything.
        Assert.All(Enumerable.Range(0, JudgeWeights.Outputs), o => Assert.Equal(0, weights.Of(4, o)));
    }

    [Fact]
    public void The_same_examples_give_the_same_weights()
    {
        using var one = new MemoryStream();
        using var other = new MemoryStream();
        new JudgeFit(Examples()).Run(1, 1).Write(one);
        new JudgeFit(Examples()).Run(1, 1).Write(other);
        Assert.Equal(one.ToArray(), other.ToArray());
    }

    private static List<ActExample> Examples() =>
    [
        .. Enumerable.Range(0, 20).Select(i => Example(i == 0 ? [1, 3, 4] : [1, 3], "demand_made", "+", true)),
        .. Enumerable.Range(0, 20).Select(_ => Example([2, 3], "threat_made", "-", false)),
    ];

    private static ActExample Example(ulong[] keys, string type, string sign, bool who) =>
        new(null!, keys, [.. JudgeWeights.Types.Select(t => t == type)], [.. JudgeWeights.Signs.Select(s => s == sign)], who);
}
