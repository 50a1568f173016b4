using NegotiationMonitor.Reading.Syntax;
using NegotiationMonitor.Training;

namespace NegotiationMonitor.Tests.Reading.Syntax;

/// <summary>Scores of the model that ships on a treebank it was not trained on. The treebank is not part of the project: <c>../shared/treebank</c>.</summary>
public sealed class TreebankScoresTests
{
    [Fact]
    public void Scores_on_PUD_stay_above_their_floors_on_gold_words_and_on_raw_text()
    {
        var sentences = Treebank.Read(Folder(), "pud-test");
        var gold = Evaluation.Score(SyntaxModel.Default, sentences, raw: false);
        var raw = Evaluation.Score(SyntaxModel.Default, sentences, raw: true);
        Assert.True(gold is { Uas: >= 87, Las: >= 83.5, Upos: >= 95, Xpos: >= 95, Lemma: >= 98 }, gold.ToString());
        Assert.True(raw.Words >= 99.5 && raw.Uas >= gold.Uas - 1 && raw.Las >= gold.Las - 1, raw.ToString());
    }

    private static string Folder()
    {
        var at = new DirectoryInfo(AppContext.BaseDirectory);
        while (at is not null && !File.Exists(Path.Combine(at.FullName, "NegotiationMonitor.sln"))) at = at.Parent;
        var folder = at is null ? "" : Path.Combine(at.FullName, "..", "shared", "treebank");
        if (!Directory.Exists(folder))
        {
            // In a worktree the shared folder is one level further up.
            folder = at is null ? "" : Path.Combine(at.FullName, "..", "..", "shared", "treebank");
        }

        if (!Directory.Exists(folder)) Assert.Skip("The treebank folder ../shared/treebank is not here.");
        return folder;
    }
}
