using System.Diagnostics;
using System.Text;

namespace NegotiationMonitor.Tests.Reading.Names;

public sealed class HostileNamesTests
{
    [Theory]
    [InlineData("Chile ")]
    [InlineData("Chile, Peru and ")]
    [InlineData("Chilean President Rosa ")]
    [InlineData("he said Chile ")]
    [InlineData("“Chile” said Peru, ")]
    [InlineData("both sides, the president ")]
    public void Names_take_time_in_proportion_to_their_number(string unit)
    {
        Time(unit, 500);
        // Other tests run beside this one: what is linear shows it in one of a few tries.
        Assert.Contains(Enumerable.Range(0, 3), _ => Time(unit, 3_000) * 8 * 3 is var limit && Time(unit, 24_000) is var large && (large < TimeSpan.FromSeconds(2) || large < limit));
    }

    [Fact]
    public void Hundred_thousand_names_are_read() =>
        Assert.True(Time("Chile ", 100_000) < TimeSpan.FromMinutes(2));

    private static TimeSpan Time(string unit, int words)
    {
        var text = new StringBuilder("Chile and Peru met on Monday. ");
        for (var n = 0; n < words; n += unit.Split(' ').Length - 1)
            text.Append(unit);
        text.Append('.');
        var watch = Stopwatch.StartNew();
        Analysed.World(text.ToString());
        return watch.Elapsed;
    }
}
