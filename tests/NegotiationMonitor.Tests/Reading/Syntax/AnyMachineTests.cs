using System.Diagnostics;
using NegotiationMonitor.Reading.Syntax;
using NegotiationMonitor.Training;

namespace NegotiationMonitor.Tests.Reading.Syntax;

/// <summary>The parser computes with whatever vector unit a machine has; what it finds must not depend on it.</summary>
public sealed class AnyMachineTests
{
    [Theory]
    [InlineData("DOTNET_EnableHWIntrinsic")]
    [InlineData("DOTNET_EnableAVX2")]
    [InlineData("DOTNET_EnableAVX512")]
    public async Task The_same_tree_with_and_without_a_vector_unit(string switchedOff)
    {
        var with = await Tree(null);
        Assert.Contains("said", with, StringComparison.Ordinal);
        Assert.Equal(with, await Tree(switchedOff));
    }

    [Fact]
    public void A_matrix_multiplies_as_arithmetic_has_it()
    {
        var random = new Random(7);
        foreach (var (rows, columns) in new[] { (1, 1), (16, 64), (97, 192), (320, 64), (91, 321) })
        {
            var values = new sbyte[rows * columns];
            for (var i = 0; i < values.Length; i++) values[i] = (sbyte)random.Next(-127, 128);
            var matrix = new IntegerMatrix(rows, columns, values);
            var input = new short[matrix.Columns];
            for (var i = 0; i < columns; i++) input[i] = (short)(random.Next(2) * random.Next(-8191, 8192));
            var output = new int[matrix.Rows];
            matrix.Multiply(input, output);
            var sparse = new int[matrix.Rows];
            matrix.MultiplySparse(input, sparse);
            Assert.Equal(output, sparse);
            var several = new int[5 * matrix.Rows];
            matrix.Multiply([.. input, .. input, .. input, .. input, .. input], input.Length, 5, several, matrix.Rows);
            for (var i = 0; i < 5; i++) Assert.Equal(output, several[(i * matrix.Rows)..((i + 1) * matrix.Rows)]);
            for (var row = 0; row < rows; row++)
            {
                var expected = 0;
                for (var column = 0; column < columns; column++) expected += values[(row * columns) + column] * input[column];
                Assert.Equal(expected, output[row]);
            }
        }
    }

    private static async Task<string> Tree(string? switchedOff)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, UseShellExecute = false };
        start.ArgumentList.Add(typeof(Treebank).Assembly.Location);
        start.ArgumentList.Add("parse");
        start.ArgumentList.Add("\"We won't sign,\" said Finnish President Alexander Stubb, who has ruled out sending 1,500 troops unless the U.S. agrees to pay by Aug. 19.");
        if (switchedOff is not null) start.Environment[switchedOff] = "0";
        using var process = Process.Start(start)!;
        var text = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(0, process.ExitCode);
        return text;
    }
}
