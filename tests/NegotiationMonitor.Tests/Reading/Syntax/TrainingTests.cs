using NegotiationMonitor.Reading.Syntax;
using NegotiationMonitor.Training;

namespace NegotiationMonitor.Tests.Reading.Syntax;

/// <summary>The whole trainer on a handful of our own sentences.</summary>
public sealed class TrainingTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("training").FullName;

    [Fact]
    public void The_same_seed_gives_the_same_bytes_and_another_seed_others()
    {
        var first = Train("1");
        Assert.Equal(first, Train("1"));
        Assert.NotEqual(first, Train("2"));
    }

    [Fact]
    public void A_model_that_was_written_can_be_read_and_parses()
    {
        Train("1");
        const string text = "The ministry said that it would reject the plan.";
        var tokens = Trainer.Load(Path.Combine(folder, "model.bin")).Parse(text, 0, text.Length);
        Assert.Equal(10, tokens.Length);
        Assert.Single(tokens, t => t.Head < 0);
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private byte[] Train(string seed)
    {
        var trees = File.ReadAllText(Path.Combine(Path.GetDirectoryName(typeof(Treebank).Assembly.Location)!, "Annotated", "news.conllu")).Split("\n\n").Take(40);
        foreach (var name in (ReadOnlySpan<string>)["ewt-train", "ewt-dev", "ewt-test", "gum-free-train", "gum-free-test"])
        {
            File.WriteAllText(Path.Combine(folder, name + ".conllu"), name == "ewt-train" ? string.Join("\n\n", trees) + "\n\n" : "");
        }

        var output = Path.Combine(folder, "model.bin");
        new Trainer(folder, output, ["--hidden", "64", "--layers", "1", "--epochs", "2", "--frames", "1", "--seed", seed]).Run();
        return File.ReadAllBytes(output);
    }
}
