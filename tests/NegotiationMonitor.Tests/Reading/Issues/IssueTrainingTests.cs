using NegotiationMonitor.Training.Issues;

namespace NegotiationMonitor.Tests.Reading.Issues;

/// <summary>The trainer of the weights, on two small articles of our own.</summary>
public sealed class IssueTrainingTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("negmon-issues-").FullName;

    public IssueTrainingTests()
    {
        Write("codebooks", "ferry.yaml", """
            dossier: ferry
            title: Ferries
            language: en
            extends: [world]
            actors: [{id: egypt}, {id: sudan}]
            issues:
              - {id: fares, title: Lower fares, terms: [fares]}
              - {id: dues, title: Harbour dues, terms: [harbour dues]}
              - {id: contract, title: A ferry contract, terms: [contract], general: true}
            """);
        Write("articles", "one.txt", "Egypt demanded lower fares on Monday. Sudan rejected the demand. Sudan supports the harbour dues.");
        Write("gold", "one.gold.json", """
            {"article": "one.txt", "codebook": "ferry.yaml", "published": "2025-09-03", "events": [
              {"type": ["demand_made"], "actor": ["egypt"], "issue": ["fares"], "stance": ["supports"], "anchors": ["Egypt demanded lower fares"]},
              {"type": ["proposal_rejected"], "actor": ["sudan"], "issue": ["fares"], "stance": ["opposes"], "anchors": ["rejected the demand"]},
              {"type": ["stance_stated"], "actor": ["sudan"], "issue": ["dues"], "stance": ["supports"], "anchors": ["supports the harbour dues"]}]}
            """);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void The_same_articles_give_the_same_bytes()
    {
        Assert.Equal(Train("a.yaml"), Train("b.yaml"));
        Assert.Contains("object-near: ", Train("c.yaml"));
    }

    [Fact]
    public void Acts_are_compared_with_the_annotated_acts_of_their_party()
    {
        var article = AnnotatedArticle.Load(_folder).Single();
        var examples = IssueExample.Of(article, IssueTrainer.Start).ToList();
        Assert.Equal(3, examples.Count);
        Assert.All(examples, e => Assert.Equal(1, e.Right.Count(r => r)));
    }

    [Fact]
    public void A_folder_without_annotations_is_refused() =>
        Assert.Contains("no such folder", Assert.Throws<RefusedException>(() => AnnotatedArticle.Load(Path.Combine(_folder, "articles")).ToList()).Message);

    private string Train(string file)
    {
        new IssueTrainer([_folder], []).Train(Path.Combine(_folder, file));
        return File.ReadAllText(Path.Combine(_folder, file));
    }

    private void Write(string part, string name, string text) =>
        File.WriteAllText(Path.Combine(Directory.CreateDirectory(Path.Combine(_folder, part)).FullName, name), text);
}
